//! Unit prices over the API.

mod input;

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{Sight, Subject};
use muster_domain::id::PricePointId;
use muster_domain::money::Money as DomainMoney;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::price_point::{
    PricePoint as Record, PricePointFilter, PricePointSort, Priced, PricedContract, Unit,
};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Error, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::document::BASE;
use crate::export::cell::{Cell, Column};
use crate::facts::Money;
use crate::filters;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::resource::{NoQuery, Resource};
use crate::respond::{Made, kept};
use crate::vendor::VendorRef;
use crate::words;

use input::{ChangePrice, NewPrice};

/// The tag of everything about prices.
pub(crate) const TAG: &str = "Prices";

/// The contract that a price comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceContract {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    #[schema(example = "Housing management system")]
    pub title: String,
}

/// What an authority pays for one of something.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PricePoint {
    /// Its id.
    pub id: Uuid,
    /// Who pays it.
    pub authority: AuthorityRef,
    /// To whom.
    pub vendor: VendorRef,
    /// For what; null where it is not a product with a name.
    pub product: Option<ProductRef>,
    /// One of what; recurring ones for a year.
    #[schema(schema_with = words::unit_schema)]
    pub unit: &'static str,
    /// As it stands after "per", for people.
    #[schema(example = "user and year")]
    pub unit_words: &'static str,
    /// For one unit, without VAT.
    pub price: Money,
    /// How many units.
    #[schema(example = 420, minimum = 1)]
    pub quantity: u32,
    /// The day from which the price held.
    pub on: NaiveDate,
    /// What is included in it.
    #[schema(example = "Hosting and support in office hours")]
    pub included: String,
    /// The contract that says so; null where none is named or it may not be seen.
    pub contract: Option<PriceContract>,
    /// Whether a non-disclosure agreement covers it.
    pub nda: bool,
    /// Who may see the price itself.
    #[schema(schema_with = words::price_audience_schema)]
    pub audience: &'static str,
    /// Whether it counts in the bands that others see, in which nobody sees the price itself.
    pub compared: bool,
    /// When it was put on record.
    pub recorded_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
    /// Changes with every change of it: the number in the `ETag`.
    pub version: i64,
}

impl From<Record> for PricePoint {
    fn from(point: Record) -> Self {
        let Record { id, authority, vendor, said, contract, recorded_at, updated_at, demonstration, version } =
            point;
        let Priced {
            vendor: _,
            product,
            unit,
            pence,
            quantity,
            on,
            included,
            contract: _,
            nda,
            audience,
            compared,
        } = said;
        Self {
            id: id.0,
            authority: authority.into(),
            vendor: vendor.into(),
            product: product.map(Into::into),
            unit: unit.as_str(),
            unit_words: unit.words(),
            price: DomainMoney::gbp(pence).into(),
            quantity,
            on,
            included,
            contract: contract.map(|PricedContract { id, title }| PriceContract { id: id.0, title }),
            nda,
            audience: audience.as_str(),
            compared,
            recorded_at,
            updated_at,
            demonstration,
            version,
        }
    }
}

/// Unit prices over the API.
#[derive(Debug, Clone, Copy)]
pub struct PricePoints;

impl Resource for PricePoints {
    const KIND: Kind = Kind::Price;
    const NAME: &'static str = "price-points";
    const LIST: &'static str = "PricePointList";
    const LIST_OPERATION: &'static str = "listPricePoints";
    const ABOUT_LIST: &'static str = "Unit prices of one's own authority, and those that others show: raw, as their owners said them. What is typical, without anybody's price, is `listPriceBands`.";
    const GET_OPERATION: &'static str = "getPricePoint";
    const ABOUT_ONE: &'static str = "One unit price; its `ETag` goes with a change.";
    const SORTS: &'static [(&'static str, Self::Key)] = &[
        ("on", PricePointSort::On),
        ("price", PricePointSort::Price),
        ("quantity", PricePointSort::Quantity),
        ("recorded", PricePointSort::Recorded),
    ];
    const ORDER: Sort<Self::Key> = Sort { key: PricePointSort::On, direction: Direction::Descending };
    const EXAMPLE: &'static str = "unit=user&sort=-on";

    type Record = Record;
    type Filter = PricePointFilter;
    type Key = PricePointSort;
    type Item = PricePoint;
    type Detail = PricePoint;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        PricePointFilter {
            authorities: filters::authorities(params),
            vendors: params.ids("vendor", "Paid to one of these vendors: ids, separated by commas."),
            products: params.ids("product", "For one of these products: ids, separated by commas."),
            contracts: params.ids("contract", "From one of these contracts: ids, separated by commas."),
            units: units(params),
        }
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.price_points().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.price_points().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        Ok(database.price_points().get(viewer, id).await?.map(Into::into))
    }

    fn sight(record: &Record) -> Option<Sight> {
        sight(record.said.audience, record.authority.id, record.id)
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("authorityCode", 14),
        Column::text("authority", 34),
        Column::id("vendorId"),
        Column::text("vendor", 40),
        Column::text("product", 30),
        Column::text("unit", 12),
        Column::money("price"),
        Column::text("currency", 10),
        Column::number("quantity"),
        Column::day("on"),
        Column::text("included", 50),
        Column::id("contractId"),
        Column::text("contract", 44),
        Column::flag("nda"),
        Column::text("audience", 12),
        Column::flag("compared"),
        Column::instant("recordedAt"),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            item.authority.code.as_ref().into(),
            (&item.authority.name).into(),
            item.vendor.id.into(),
            (&item.vendor.name).into(),
            item.product.as_ref().map(|product| &product.name).into(),
            item.unit.into(),
            (&item.price).into(),
            (&item.price.currency).into(),
            (item.quantity as usize).into(),
            item.on.into(),
            (&item.included).into(),
            item.contract.as_ref().map(|contract| contract.id).into(),
            item.contract.as_ref().map(|contract| &contract.title).into(),
            item.nda.into(),
            item.audience.into(),
            item.compared.into(),
            item.recorded_at.into(),
            item.demonstration.into(),
        ]
    }
}

/// What its owner's audit hears of where somebody else sees a price that is not for everybody.
fn sight(audience: Audience, owner: muster_domain::id::AuthorityId, id: PricePointId) -> Option<Sight> {
    (audience != Audience::Public).then(|| Sight {
        owner,
        subject: Subject::new("pricePoint", id.0),
        fields: vec!["price".to_owned()],
    })
}

/// Declares and reads units.
pub(crate) fn units(params: &mut Params) -> Vec<Unit> {
    params.words("unit", "For one of these, separated by commas.", &words::units())
}

/// Declares the operations that change prices.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/price-points", "recordPricePoint", TAG)
            .about("Put a unit price of one's own authority on record: for its authority alone, unless an approver shares it.")
            .requires(Action::WritePrices)
            .takes::<NewPrice>()
            .answers::<PricePoint>()
            .status(201),
        record,
    );
    routes.add(
        Operation::patch("/price-points/{id}", "changePricePoint", TAG)
            .about("Correct a unit price of one's own authority, say who sees it and whether it counts in bands. What bands count changes with the next batch only.")
            .requires(Action::WritePrices)
            .takes::<ChangePrice>()
            .answers::<PricePoint>(),
        change,
    );
    routes.add(
        Operation::delete("/price-points/{id}", "withdrawPricePoint", TAG)
            .about("Take a unit price of one's own authority back: nobody sees it any more, and no band counts it from now on.")
            .requires(Action::WritePrices)
            .conditional()
            .status(204),
        withdraw,
    );
}

fn id_of(path: &str) -> Result<PricePointId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

/// One, with the version that a change of it names.
pub(crate) async fn one(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id = id_of(&id)?;
    kept(&request, &api, viewer(&request, Kind::Price), async |viewer: &Viewer| {
        let found = api.database.price_points().get(viewer, id).await?.ok_or(Failure::NotFound)?;
        let (version, sights) = (Some(found.version), PricePoints::sight(&found).into_iter().collect());
        Ok(Made { version, sights, ..Made::json(&PricePoint::from(found))? })
    })
    .await
}

async fn found(api: &Api, actor: &Actor, id: PricePointId) -> Result<PricePoint, Failure> {
    let viewer = actor.viewer(Kind::Price);
    Ok(api.database.price_points().get(&viewer, id).await?.ok_or(Failure::NotFound)?.into())
}

async fn record(request: HttpRequest, api: Data<Api>, Body(new): Body<NewPrice>) -> Answered {
    let actor = permitted(&request, Action::WritePrices)?;
    let id = api.database.price_points().record(&actor, new.read()?, &*api.clock).await?;
    let point = found(&api, &actor, id).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/price-points/{id}")));
    versioned(response, point.version, &point)
}

async fn change(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<ChangePrice>,
) -> Answered {
    let actor = permitted(&request, Action::WritePrices)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let change = change.read()?;
    let changed = api
        .database
        .price_points()
        .change(&actor, id, version, |price| change.apply(price), &*api.clock)
        .await;
    unless_stale(&api, &actor, id, changed).await?;
    let point = found(&api, &actor, id).await?;
    versioned(HttpResponse::Ok(), point.version, &point)
}

async fn withdraw(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::WritePrices)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    let done = api.database.price_points().withdraw(&actor, id, version, &*api.clock).await;
    unless_stale(&api, &actor, id, done).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Shows the price as it is now to whoever changes an older version of it.
async fn unless_stale(
    api: &Api,
    actor: &Actor,
    id: PricePointId,
    done: Result<(), Error>,
) -> Result<(), Failure> {
    match done {
        Err(Error::Stale) => {
            let point = found(api, actor, id).await?;
            let current = serde_json::to_value(point).map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        done => Ok(done?),
    }
}

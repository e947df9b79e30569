//! What authorities use side by side, over the API: the matrix with its gaps and overlaps, neighbours, and what
//! changes when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::HttpRequest;
use actix_web::web::Data;
use chrono::{Datelike, NaiveDate};
use muster_domain::access::Kind;
use muster_domain::borough::boroughs;
use muster_domain::system::landscape::{Across, Use, Used, across, neighbours};
use muster_domain::system::{Listed, SystemFilter};
use muster_domain::viewer::Viewer;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::filter;
use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::facts::ServiceArea;
use crate::identity::viewer;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::respond::{Made, kept};
use crate::vendor::VendorRef;
use crate::words;

/// How many quarters ahead are told one by one.
const QUARTERS: i32 = 16;

/// A system as a cell of the matrix names it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlacedSystem {
    /// Its id.
    pub id: Uuid,
    /// What to call it.
    pub name: String,
    /// Which product; null where nobody named one.
    pub product: Option<ProductRef>,
    /// Whose, or who delivers it.
    pub vendor: Option<VendorRef>,
    /// How it is known.
    #[schema(schema_with = words::system_state_schema)]
    pub state: &'static str,
}

/// What one authority uses for one service area.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LandscapeCell {
    /// The authority's id.
    pub authority: Uuid,
    /// The service area's code.
    pub service_area: &'static str,
    /// What it uses.
    pub systems: Vec<PlacedSystem>,
}

/// A service area over all boroughs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AreaAcross {
    /// Which.
    pub service_area: ServiceArea,
    /// Boroughs that are seen to use something for it.
    pub authorities: u32,
    /// Boroughs of which nothing is known for it.
    pub gaps: u32,
    /// Boroughs that use two things or more for it.
    pub overlaps: u32,
    /// Different products, or vendors where no product is named.
    pub products: u32,
}

/// The matrix of boroughs and service areas.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Landscape {
    /// The boroughs, by name.
    pub authorities: Vec<AuthorityRef>,
    /// The service areas, in the order of the list.
    pub areas: Vec<AreaAcross>,
    /// What is used where; a borough and area without a cell is a gap.
    pub cells: Vec<LandscapeCell>,
}

/// Something that two authorities use for the same service area.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SharedUse {
    /// For what.
    pub service_area: ServiceArea,
    /// What it is called.
    pub name: String,
}

/// An authority whose landscape is like another one's.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Neighbour {
    /// Which.
    pub authority: AuthorityRef,
    /// What both use of all that either uses, from 0 to 1.
    #[schema(minimum = 0.0, maximum = 1.0)]
    pub likeness: f64,
    /// What both use.
    pub shared: Vec<SharedUse>,
}

/// Who is most like an authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Neighbours {
    /// Of whom.
    pub authority: AuthorityRef,
    /// The others, the most alike first, at most ten.
    pub items: Vec<Neighbour>,
}

/// What ends in one quarter.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuarterEnds {
    /// The first day of the quarter of the calendar year.
    pub from: NaiveDate,
    /// The systems whose contract ends in it: without extensions, or with all of them where it has passed its end.
    pub systems: Vec<EndingSystem>,
}

/// A system whose contract ends.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndingSystem {
    /// Its id.
    pub id: Uuid,
    /// What to call it.
    pub name: String,
    /// Who uses it.
    pub authority: AuthorityRef,
    /// When the contract that pays ends, without extensions.
    pub end: NaiveDate,
    /// With all of them.
    pub max_end: Option<NaiveDate>,
}

/// When the systems of one product or one service area come to the end of their contracts.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SystemEnds {
    /// What it is called.
    pub name: String,
    /// The product, where it is asked by products.
    pub product: Option<ProductRef>,
    /// The service area, where it is asked by areas.
    pub service_area: Option<ServiceArea>,
    /// How many systems there are.
    pub systems: u32,
    /// Of them, those of which no end is known.
    pub unknown: u32,
    /// The quarters in which any ends, for the next four years.
    pub quarters: Vec<QuarterEnds>,
}

/// What changes when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SystemEndsList {
    /// Those with the most ends first.
    pub items: Vec<SystemEnds>,
}

/// Which systems are laid side by side.
struct LandscapeQuery(SystemFilter);

impl Query for LandscapeQuery {
    fn read(params: &mut Params) -> Self {
        Self(filter(params))
    }
}

struct NeighboursQuery(String);

impl Query for NeighboursQuery {
    fn read(params: &mut Params) -> Self {
        Self(params.required_text("authority", "Whose neighbours: a code or an id.", 64).unwrap_or_default())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Product,
    Area,
}

struct EndsQuery {
    by: By,
    filter: SystemFilter,
}

impl Query for EndsQuery {
    fn read(params: &mut Params) -> Self {
        let by = params.word_or(
            "by",
            "What ends are told by.",
            &[("product", By::Product), ("serviceArea", By::Area)],
            "product",
        );
        Self { by: by.unwrap_or(By::Product), filter: filter(params) }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/systems/landscape", "getSystemLandscape", "Systems")
            .about("Who uses what: the matrix of boroughs and service areas, with gaps and overlaps. Takes the filters of `listSystems`.")
            .query::<LandscapeQuery>()
            .answers::<Landscape>(),
        landscape,
    );
    routes.add(
        Operation::get("/systems/neighbours", "listSystemNeighbours", "Systems")
            .about("Neighbours like me: the boroughs that use most of what an authority uses, for the same service areas.")
            .query::<NeighboursQuery>()
            .answers::<Neighbours>(),
        alike,
    );
    routes.add(
        Operation::get("/systems/ends", "listSystemEnds", "Systems")
            .about("What changes when: in which quarters the contracts end that pay for systems, by product or by service area. Takes the filters of `listSystems`.")
            .query::<EndsQuery>()
            .answers::<SystemEndsList>(),
        ends,
    );
}

fn placed(system: &Listed) -> PlacedSystem {
    PlacedSystem {
        id: system.id.0,
        name: system.name(),
        product: system.product.clone().map(Into::into),
        vendor: system.vendor.clone().map(Into::into),
        state: system.state.as_str(),
    }
}

/// What is used, for telling alike from unlike; nothing where neither product nor vendor is known.
fn used(system: &Listed) -> Option<Use> {
    let product = system.product.as_ref().map(|product| Used::Product(product.id));
    let of = product.or_else(|| system.vendor.as_ref().map(|vendor| Used::Of(vendor.id)));
    of.map(|used| Use { authority: system.authority.id, service_area: system.service_area, used })
}

async fn landscape(request: HttpRequest, api: Data<Api>) -> Answered {
    let LandscapeQuery(mut filter) = Params::read(request.query_string(), api.clock.today())?;
    if filter.authorities.is_empty() {
        filter.authorities = boroughs().iter().map(|borough| borough.code.clone()).collect();
    }
    kept(&request, &api, viewer(&request, Kind::System), async |viewer: &Viewer| {
        let systems = api.database.systems().all(viewer, &filter).await?;
        let mut authorities = Vec::with_capacity(filter.authorities.len());
        for code in &filter.authorities {
            let found = api.database.authorities().find(&Viewer::Public, code).await?;
            authorities.extend(found.map(|authority| authority.reference));
        }
        authorities.sort_by(|a, b| a.name.cmp(&b.name));
        let uses: Vec<Use> = systems.iter().filter_map(used).collect();
        let all = u32::try_from(authorities.len()).unwrap_or(u32::MAX);
        let area = |Across { service_area, authorities, overlaps, products }| AreaAcross {
            service_area: ServiceArea::from(service_area),
            authorities,
            gaps: all.saturating_sub(authorities),
            overlaps,
            products,
        };
        let mut cells: BTreeMap<(Uuid, &'static str), Vec<PlacedSystem>> = BTreeMap::new();
        for system in &systems {
            let place = (system.authority.id.0, system.service_area.as_str());
            cells.entry(place).or_default().push(placed(system));
        }
        let cell = |((authority, service_area), systems)| LandscapeCell { authority, service_area, systems };
        Made::json(&Landscape {
            authorities: authorities.into_iter().map(Into::into).collect(),
            areas: across(&uses).into_iter().map(area).collect(),
            cells: cells.into_iter().map(cell).collect(),
        })
    })
    .await
}

async fn alike(request: HttpRequest, api: Data<Api>) -> Answered {
    let NeighboursQuery(code) = Params::read(request.query_string(), api.clock.today())?;
    kept(&request, &api, viewer(&request, Kind::System), async |viewer: &Viewer| {
        let of = api.database.authorities().find(&Viewer::Public, &code).await?;
        let of = of.ok_or_else(|| {
            let wrong = crate::problem::Wrong::parameter("authority", "is no authority that is known");
            Failure::Unprocessable(vec![wrong])
        })?;
        let systems = api.database.systems().all(viewer, &SystemFilter::default()).await?;
        let uses: Vec<Use> = systems.iter().filter_map(used).collect();
        let names: HashMap<Used, String> =
            systems.iter().filter_map(|system| Some((used(system)?.used, system.name()))).collect();
        let known: HashMap<_, _> =
            systems.iter().map(|system| (system.authority.id, system.authority.clone())).collect();
        let mut items = Vec::new();
        for neighbour in neighbours(of.reference.id, &uses).into_iter().take(10) {
            let Some(authority) = known.get(&neighbour.authority).cloned() else { continue };
            let shared = neighbour.shared.into_iter().map(|(area, used)| SharedUse {
                service_area: area.into(),
                name: names.get(&used).cloned().unwrap_or_default(),
            });
            items.push(Neighbour {
                authority: authority.into(),
                likeness: (neighbour.likeness * 1_000.0).round() / 1_000.0,
                shared: shared.collect(),
            });
        }
        Made::json(&Neighbours { authority: of.reference.into(), items })
    })
    .await
}

/// The first day of the quarter that a day lies in.
fn quarter(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), (day.month0() / 3) * 3 + 1, 1).unwrap_or(day)
}

async fn ends(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let EndsQuery { by, filter } = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer(&request, Kind::System), async |viewer: &Viewer| {
        let systems = api.database.systems().all(viewer, &filter).await?;
        let mut groups: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
        for system in systems {
            let key = match (by, &system.product) {
                (By::Area, _) => system.service_area.as_str().to_owned(),
                (By::Product, Some(product)) => product.id.to_string(),
                (By::Product, None) => continue,
            };
            groups.entry(key).or_default().push(system);
        }
        let mut items: Vec<SystemEnds> =
            groups.into_values().filter_map(|systems| group(by, systems, quarter(today))).collect();
        let ending =
            |ends: &SystemEnds| ends.quarters.iter().map(|quarter| quarter.systems.len()).sum::<usize>();
        items.sort_by(|a, b| ending(b).cmp(&ending(a)).then_with(|| a.name.cmp(&b.name)));
        Made::json(&SystemEndsList { items })
    })
    .await
}

fn group(by: By, systems: Vec<Listed>, first: NaiveDate) -> Option<SystemEnds> {
    let leader = systems.first()?;
    let area = ServiceArea::from(leader.service_area);
    let (product, service_area) = match by {
        By::Product => (leader.product.clone().map(ProductRef::from), None),
        By::Area => (None, Some(area.clone())),
    };
    let name = product.as_ref().map_or_else(|| area.name.to_owned(), |product| product.name.clone());
    let last = NaiveDate::from_ymd_opt(first.year() + QUARTERS / 4, first.month(), 1).unwrap_or(first);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let known: BTreeSet<Uuid> = systems
        .iter()
        .filter(|system| system.contract.as_ref().is_some_and(|contract| contract.end.is_some()))
        .map(|system| system.id.0)
        .collect();
    let all = systems.len();
    let mut quarters: BTreeMap<NaiveDate, Vec<EndingSystem>> = BTreeMap::new();
    for system in systems {
        let name = system.name();
        let Some((end, max_end)) = system.contract.and_then(|c| Some((c.end?, c.max_end))) else { continue };
        // What ran past its end has been extended: it changes when no extension is left.
        let changes = if quarter(end) < first { max_end.unwrap_or(end) } else { end };
        if quarter(changes) < first || quarter(changes) >= last {
            continue;
        }
        let ending = EndingSystem { id: system.id.0, name, authority: system.authority.into(), end, max_end };
        quarters.entry(quarter(changes)).or_default().push(ending);
    }
    let quarters = quarters.into_iter().map(|(from, systems)| QuarterEnds { from, systems });
    let unknown = count(all - known.len());
    Some(SystemEnds {
        name,
        product,
        service_area,
        systems: count(all),
        unknown,
        quarters: quarters.collect(),
    })
}

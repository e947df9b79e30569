//! Systems over the API: which authority uses which product of which vendor for which service area.

pub(crate) mod claim;
pub(crate) mod concentration;
pub(crate) mod landscape;
pub(crate) mod statement;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::audit::{Sight, Subject};
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::system::{
    ContractSeen, Details, Evidence as DomainEvidence, Listed as Record, SystemFilter, SystemSort,
    SystemState,
};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::export::cell::{Cell, Column};
use crate::facts::ServiceArea;
use crate::filters;
use crate::identity::viewer;
use crate::operation::Answered;
use crate::params::Params;
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::resource::{NoQuery, Resource};
use crate::respond::{Made, kept};
use crate::vendor::VendorRef;
use crate::words;

/// The contract that pays for a system.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SystemContract {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its end without extensions.
    pub end: Option<NaiveDate>,
    /// Its end with all of them.
    pub max_end: Option<NaiveDate>,
}

impl From<ContractSeen> for SystemContract {
    fn from(contract: ContractSeen) -> Self {
        let ContractSeen { id, title, end, max_end } = contract;
        Self { id: id.0, title, end, max_end }
    }
}

/// What contracts tell of a system.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SystemEvidence {
    /// The contract whose words these are.
    pub contract: Uuid,
    /// The words, as published.
    #[schema(example = "NEC Housing")]
    pub words: String,
    /// Why it follows from them.
    pub reason: String,
    /// The first day of the earliest such contract.
    pub since: Option<NaiveDate>,
}

impl From<DomainEvidence> for SystemEvidence {
    fn from(evidence: DomainEvidence) -> Self {
        let DomainEvidence { contract, vendor: _, words, reason, since, demonstration: _ } = evidence;
        Self { contract: contract.0, words, reason, since }
    }
}

/// A product in use at an authority for a service area.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct System {
    /// Its id.
    pub id: Uuid,
    /// What to call it: the product's name, or else whose it is.
    #[schema(example = "NEC Housing")]
    pub name: String,
    /// Who uses it.
    pub authority: AuthorityRef,
    /// For what.
    pub service_area: ServiceArea,
    /// Which product; null where nobody named one.
    pub product: Option<ProductRef>,
    /// Whose, or who delivers it.
    pub vendor: Option<VendorRef>,
    /// `inferred`: a contract tells of it. `claimed`: a vendor says so. `confirmed`: its authority says so.
    /// `rejected`: its authority says that it is not so, or no more.
    #[schema(schema_with = words::system_state_schema)]
    pub state: &'static str,
    /// Where it runs.
    #[schema(schema_with = words::hosting_or_null_schema)]
    pub hosting: Option<&'static str>,
    /// How many people use it.
    pub users: Option<u32>,
    /// When it went live.
    pub go_live: Option<NaiveDate>,
    /// Until when this version is supported.
    pub end_of_support: Option<NaiveDate>,
    /// The systems that it exchanges data with.
    pub integrations: Vec<String>,
    /// How content its users are, 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    pub satisfaction: Option<u8>,
    /// What its authority notes about it.
    pub notes: Option<String>,
    /// The contract that pays for it; null where it may not be seen.
    pub contract: Option<SystemContract>,
    /// What contracts tell; null where none does.
    pub evidence: Option<SystemEvidence>,
    /// When a vendor claimed it.
    pub claimed_at: Option<DateTime<Utc>>,
    /// When its authority said so.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Who may see what its authority says; told to that authority alone, and null where it said nothing.
    #[schema(schema_with = words::default_audience_or_null_schema)]
    pub audience: Option<&'static str>,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
    /// Changes with every change of what is seen of it.
    pub version: i64,
}

impl From<Record> for System {
    fn from(system: Record) -> Self {
        let name = system.name();
        let Record {
            id,
            authority,
            service_area,
            product,
            vendor,
            state,
            details,
            contract,
            evidence,
            claimed_at,
            confirmed_at,
            audience,
            private: _,
            demonstration,
            version,
        } = system;
        let Details {
            hosting,
            users,
            go_live,
            end_of_support,
            contract: _,
            integrations,
            satisfaction,
            notes,
        } = details;
        Self {
            id: id.0,
            name,
            authority: authority.into(),
            service_area: service_area.into(),
            product: product.map(Into::into),
            vendor: vendor.map(Into::into),
            state: state.as_str(),
            hosting: hosting.map(|hosting| hosting.as_str()),
            users,
            go_live,
            end_of_support,
            integrations,
            satisfaction,
            notes,
            contract: contract.map(Into::into),
            evidence: evidence.map(Into::into),
            claimed_at,
            confirmed_at,
            audience: audience.map(|audience| audience.as_str()),
            demonstration,
            version,
        }
    }
}

/// The keys that systems can be sorted by.
pub const SORTS: [(&str, SystemSort); 6] = [
    ("authority", SystemSort::Authority),
    ("serviceArea", SystemSort::ServiceArea),
    ("product", SystemSort::Product),
    ("vendor", SystemSort::Vendor),
    ("end", SystemSort::End),
    ("satisfaction", SystemSort::Satisfaction),
];

/// Declares and reads the filters of systems.
pub fn filter(params: &mut Params) -> SystemFilter {
    let states = SystemState::ALL.map(|state| (state.as_str(), state));
    SystemFilter {
        text: params.text("q", "A part of the product's or the vendor's name.", filters::MOST_QUERY),
        authorities: filters::authorities(params),
        products: params.ids("product", "Of one of these products (ids, separated by commas)."),
        vendors: params.ids("vendor", "Of one of these vendors (ids, separated by commas)."),
        service_areas: filters::service_areas(params),
        states: params.words(
            "state",
            "Known in one of these ways. Rejected ones are left out unless they are asked for.",
            &states,
        ),
        ends_after: params
            .date("endsAfter", "The contract that pays ends, without extensions, on this day or after."),
        ends_before: params
            .date("endsBefore", "The contract that pays ends, without extensions, on this day or before."),
        named: params.flag(
            "named",
            "`true`: only systems whose product is named; `false`: only those where the vendor alone is known.",
        ),
        demonstration: filters::demonstration(params),
    }
}

/// Systems over the API.
#[derive(Debug, Clone, Copy)]
pub struct Systems;

impl Resource for Systems {
    const KIND: Kind = Kind::System;
    const NAME: &'static str = "systems";
    const LIST: &'static str = "SystemList";
    const LIST_OPERATION: &'static str = "listSystems";
    const ABOUT_LIST: &'static str = "Which authority uses which product of which vendor for which service area, and how that is known: contracts tell, a vendor claims, or the authority says so.";
    const GET_OPERATION: &'static str = "getSystem";
    const ABOUT_ONE: &'static str =
        "One system, with the words that tell of it. Its ETag is what a statement on it needs.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: SystemSort::Authority, direction: Direction::Ascending };
    const EXAMPLE: &'static str = "serviceArea=housing-management&endsBefore=2028-03-31&sort=end";

    type Record = Record;
    type Filter = SystemFilter;
    type Key = SystemSort;
    type Item = System;
    type Detail = System;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        filter(params)
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.systems().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.systems().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        Ok(database.systems().get(viewer, id).await?.map(Into::into))
    }

    fn sight(record: &Record) -> Option<Sight> {
        let secret = record.private && record.details.notes.is_some();
        secret.then(|| Sight {
            owner: record.authority.id,
            subject: Subject::new("system", record.id.0),
            fields: vec!["notes".to_owned()],
        })
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("authorityCode", 14),
        Column::text("authority", 34),
        Column::text("serviceArea", 26),
        Column::id("productId"),
        Column::text("product", 30),
        Column::id("vendorId"),
        Column::text("vendor", 40),
        Column::text("state", 12),
        Column::text("hosting", 14),
        Column::number("users"),
        Column::day("goLive"),
        Column::day("endOfSupport"),
        Column::texts("integrations", 40),
        Column::number("satisfaction"),
        Column::id("contractId"),
        Column::text("contract", 50),
        Column::day("contractEnd"),
        Column::day("contractMaxEnd"),
        Column::text("words", 40),
        Column::text("reason", 50),
        Column::instant("claimedAt"),
        Column::instant("confirmedAt"),
        Column::text("audience", 12),
        Column::flag("demonstration"),
        Column::text("notes", 50),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        let (contract, evidence) = (item.contract.as_ref(), item.evidence.as_ref());
        vec![
            item.id.into(),
            item.authority.code.as_ref().into(),
            (&item.authority.name).into(),
            item.service_area.code.into(),
            item.product.as_ref().map(|product| product.id).into(),
            item.product.as_ref().map(|product| &product.name).into(),
            item.vendor.as_ref().map(|vendor| vendor.id).into(),
            item.vendor.as_ref().map(|vendor| &vendor.name).into(),
            item.state.into(),
            item.hosting.into(),
            item.users.map(u64::from).into(),
            item.go_live.into(),
            item.end_of_support.into(),
            Cell::texts(item.integrations.iter()),
            item.satisfaction.map(u64::from).into(),
            contract.map(|contract| contract.id).into(),
            contract.map(|contract| &contract.title).into(),
            contract.and_then(|contract| contract.end).into(),
            contract.and_then(|contract| contract.max_end).into(),
            evidence.map(|evidence| &evidence.words).into(),
            evidence.map(|evidence| &evidence.reason).into(),
            item.claimed_at.into(),
            item.confirmed_at.into(),
            item.audience.into(),
            item.demonstration.into(),
            item.notes.as_ref().into(),
        ]
    }
}

/// Answers one system, with its version in the tag.
pub(crate) async fn one(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    kept(&request, &api, viewer(&request, Kind::System), async |viewer: &Viewer| {
        let id = key.parse().map_err(|_| Failure::NotFound)?;
        let found = api.database.systems().get(viewer, id).await?.ok_or(Failure::NotFound)?;
        let (version, sights) = (found.version, Systems::sight(&found).into_iter().collect());
        Ok(Made { version: Some(version), sights, ..Made::json(&System::from(found))? })
    })
    .await
}

//! Pilots over the API: what authorities tried, and what came of it.

pub mod change;
pub mod history;
pub mod similar;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::pilot::{Account, Decision, Pilot as Record, PilotFilter, PilotSort, Stage};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::export::cell::{Cell, Column};
use crate::facts::{Money, ServiceArea};
use crate::filters;
use crate::identity::viewer;
use crate::operation::{Answered, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::product::ProductRef;
use crate::resource::{NoQuery, Resource};
use crate::respond::{Made, kept};
use crate::vendor::VendorRef;
use crate::words;

/// The tag of its operations.
const TAG: &str = "Pilots";

/// Something that an authority tried.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pilot {
    /// Its id.
    pub id: Uuid,
    /// Who tried it.
    pub authority: AuthorityRef,
    /// The question that it was to answer.
    #[schema(example = "Does a voice assistant shorten the queue on the repairs line?")]
    pub question: String,
    /// The approach.
    pub approach: Option<String>,
    /// The vendor.
    pub vendor: Option<VendorRef>,
    /// The product.
    pub product: Option<ProductRef>,
    /// For which service areas.
    pub service_areas: Vec<ServiceArea>,
    /// How far it is today: a matter of its dates and its decision.
    #[schema(schema_with = words::pilot_stage_schema)]
    pub stage: &'static str,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day, planned or real.
    pub end: Option<NaiveDate>,
    /// What it cost, all told.
    pub cost: Option<Money>,
    /// How many people used it or were served.
    pub people: Option<u32>,
    /// By what it was to be judged.
    pub measures: Option<String>,
    /// What came of it, by these measures.
    pub outcome: Option<String>,
    /// What was decided; null while nobody has said.
    #[schema(schema_with = words::pilot_decision_or_null_schema)]
    pub decision: Option<&'static str>,
    /// Why.
    pub why: Option<String>,
    /// What one would do otherwise next time.
    pub lessons: Option<String>,
    /// Addresses of documents.
    pub documents: Vec<String>,
    /// Whom to ask, in the authority's own words.
    pub contact: Option<String>,
    /// Who may see it.
    #[schema(schema_with = words::default_audience_schema)]
    pub audience: &'static str,
    /// What a reader will look for and not find, most wanted first: names of fields.
    pub missing: Vec<&'static str>,
    /// When it was put on record.
    pub recorded_at: DateTime<Utc>,
    /// When somebody last said that all of it is so.
    pub vouched_at: DateTime<Utc>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Grows with every change: the number in the `ETag`.
    pub version: i64,
}

impl Pilot {
    /// A pilot as it is answered on `today`.
    #[must_use]
    pub fn new(pilot: Record, today: NaiveDate) -> Self {
        let stage = pilot.account.stage(today).as_str();
        let missing = pilot.account.missing(today);
        let Record { id, authority, account, audience, recorded_at, vouched_at, demonstration, version } =
            pilot;
        let Account {
            question,
            approach,
            vendor,
            product,
            service_areas,
            start,
            end,
            cost,
            people,
            measures,
            outcome,
            decision,
            why,
            lessons,
            documents,
            contact,
        } = account;
        Self {
            id: id.0,
            authority: authority.into(),
            question,
            approach,
            vendor: vendor.map(Into::into),
            product: product.map(Into::into),
            service_areas: service_areas.into_iter().map(Into::into).collect(),
            stage,
            start,
            end,
            cost: cost.map(Into::into),
            people,
            measures,
            outcome,
            decision: decision.map(Decision::as_str),
            why,
            lessons,
            documents,
            contact,
            audience: audience.as_str(),
            missing,
            recorded_at,
            vouched_at,
            demonstration,
            version,
        }
    }
}

/// The keys that pilots can be sorted by.
const SORTS: [(&str, PilotSort); 6] = [
    ("recorded", PilotSort::Recorded),
    ("vouched", PilotSort::Vouched),
    ("start", PilotSort::Start),
    ("end", PilotSort::End),
    ("cost", PilotSort::Cost),
    ("question", PilotSort::Question),
];

/// Pilots over the API.
#[derive(Debug, Clone, Copy)]
pub struct Pilots;

impl Resource for Pilots {
    const KIND: Kind = Kind::Pilot;
    const NAME: &'static str = "pilots";
    const LIST: &'static str = "PilotList";
    const LIST_OPERATION: &'static str = "listPilots";
    const ABOUT_LIST: &'static str = "What authorities tried: the question, what was tried, what came of it and what was decided. Members see more than the public does.";
    const GET_OPERATION: &'static str = "getPilot";
    const ABOUT_ONE: &'static str = "One pilot; its `ETag` goes with a change.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: PilotSort::Recorded, direction: Direction::Descending };
    const EXAMPLE: &'static str = "serviceArea=housing-management&stage=decided";

    type Record = Record;
    type Filter = PilotFilter;
    type Key = PilotSort;
    type Item = Pilot;
    type Detail = Pilot;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        let words = "Words to find, all of them, the last one also as a beginning; quotes make phrases.";
        PilotFilter {
            text: params.text("q", words, filters::MOST_QUERY),
            authorities: filters::authorities(params),
            vendors: params.ids("vendor", "With one of these vendors, or one that was merged into them."),
            products: params.ids("product", "Of one of these products."),
            service_areas: filters::service_areas(params),
            stages: params.words(
                "stage",
                "In one of these stages today.",
                &Stage::ALL.map(|stage| (stage.as_str(), stage)),
            ),
            decisions: params.words(
                "decision",
                "With one of these decisions.",
                &Decision::ALL.map(|decision| (decision.as_str(), decision)),
            ),
            demonstration: filters::demonstration(params),
            today: params.today(),
        }
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.pilots().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.pilots().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        today: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        Ok(database.pilots().get(viewer, id).await?.map(|pilot| Pilot::new(pilot, today)))
    }

    fn item(record: Record, today: NaiveDate) -> Self::Item {
        Pilot::new(record, today)
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("authority", 28),
        Column::text("question", 60),
        Column::text("approach", 40),
        Column::text("vendor", 30),
        Column::text("product", 24),
        Column::texts("serviceAreas", 30),
        Column::text("stage", 12),
        Column::day("start"),
        Column::day("end"),
        Column::money("cost"),
        Column::text("currency", 14),
        Column::number("people"),
        Column::text("measures", 40),
        Column::text("outcome", 40),
        Column::text("decision", 12),
        Column::text("why", 40),
        Column::text("lessons", 40),
        Column::texts("documents", 30),
        Column::text("contact", 24),
        Column::text("audience", 12),
        Column::instant("recordedAt"),
        Column::instant("vouchedAt"),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            (&item.authority.name).into(),
            (&item.question).into(),
            item.approach.as_ref().into(),
            item.vendor.as_ref().map(|vendor| &vendor.name).into(),
            item.product.as_ref().map(|product| &product.name).into(),
            Cell::texts(item.service_areas.iter().map(|area| area.code)),
            item.stage.into(),
            item.start.into(),
            item.end.into(),
            item.cost.as_ref().into(),
            item.cost.as_ref().map(|cost| &cost.currency).into(),
            item.people.map(u64::from).into(),
            item.measures.as_ref().into(),
            item.outcome.as_ref().into(),
            item.decision.into(),
            item.why.as_ref().into(),
            item.lessons.as_ref().into(),
            Cell::texts(item.documents.iter()),
            item.contact.as_ref().into(),
            item.audience.into(),
            item.recorded_at.into(),
            item.vouched_at.into(),
            item.demonstration.into(),
        ]
    }
}

/// Declares the operations; those that read are a [`Resource`]'s.
pub(crate) fn operations(routes: &mut Routes) {
    change::operations(routes);
    history::operations(routes);
    similar::operations(routes);
}

/// One, with the tag of its version for a change to come.
pub(crate) async fn one(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer(&request, Kind::Pilot), async |viewer: &Viewer| {
        let found = Pilots::get(&api.database, viewer, &id, &NoQuery, today).await?;
        let pilot = found.ok_or(Failure::NotFound)?;
        Ok(Made { version: Some(pilot.version), ..Made::json(&pilot)? })
    })
    .await
}

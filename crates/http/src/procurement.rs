//! Procurements: the pipeline of planned and running purchases.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::alert::written;
use muster_domain::audit::{Sight, Subject};
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::procurement::{Procurement as Record, ProcurementFilter, ProcurementSort};
use muster_domain::query_syntax::{Key, Term};
use muster_domain::record::RecordKind;
use muster_domain::term::Term as DomainTerm;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::export::cell::{Cell, Column};
use crate::export::ocds;
use crate::export::{Described, atom, calendar};
use crate::facts::{Cpv, Fact, Facts, ServiceArea, TermValue};
use crate::filters;
use crate::notice::NoticeRef;
use crate::params::Params;
use crate::record::{self, Keeps, NewProcurement, RecordBlock, RecordSaid, SaidBy, SeenBy};
use crate::resource::Resource;
use crate::words;

/// A planned or running purchase.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Procurement {
    /// Its id.
    pub id: Uuid,
    /// Title, as published.
    #[schema(example = "Adult social care case management")]
    pub title: String,
    /// Description, as published.
    pub description: Option<String>,
    /// Who buys.
    pub authority: AuthorityRef,
    /// How far it is.
    #[schema(schema_with = words::stage_schema)]
    pub stage: &'static str,
    /// Whether it can still be joined: neither awarded nor cancelled.
    pub open: bool,
    /// For which service area; null where it is not technology or could not be told.
    pub service_area: Option<ServiceArea>,
    /// Whether it buys technology.
    pub technology: bool,
    /// CPV codes as published, the main one first.
    pub cpv: Vec<Cpv>,
    /// Expected first day of the contract.
    pub expected_start: Option<NaiveDate>,
    /// Expected last day without extensions.
    pub expected_end: Option<NaiveDate>,
    /// Expected last day with all extensions.
    pub max_end: Option<NaiveDate>,
    /// Last day of preliminary market engagement.
    pub engagement_ends: Option<NaiveDate>,
    /// Last day for tenders.
    pub tender_deadline: Option<NaiveDate>,
    /// When the next (tender) notice is expected.
    pub notice_expected: Option<NaiveDate>,
    /// Expected value.
    pub value: TermValue,
    /// What its authority says of it besides.
    #[serde(flatten)]
    pub said: RecordSaid,
    /// Where each fact comes from, by field path (`expectedStart`).
    #[schema(value_type = std::collections::BTreeMap<String, Fact>)]
    pub facts: Facts,
    /// When its first notice was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When somebody or some notice last vouched for it.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
    /// The process: the OCID, or for an export the buyer's reference.
    #[schema(example = "ocds-h6vhtk-05d1f9")]
    pub process: String,
    /// Changes with every change of the record.
    pub version: i64,
}

impl From<Record> for Procurement {
    fn from(procurement: Record) -> Self {
        let Record {
            id,
            process,
            authority,
            title,
            description,
            stage,
            expected_start,
            expected_end,
            max_end,
            engagement_ends,
            tender_deadline,
            notice_expected,
            value,
            cpv,
            technology,
            service_area,
            facts: bases,
            first_published_at,
            vouched_at,
            demonstration,
            said,
            private: _,
            version,
        } = procurement;
        let term = DomainTerm { start: expected_start, end: expected_end, max_end, extensions: None };
        Self {
            id: id.0,
            title,
            description,
            authority: authority.into(),
            stage: stage.as_str(),
            open: stage.open(),
            service_area: service_area.map(Into::into),
            technology,
            cpv: cpv.into_iter().map(Into::into).collect(),
            expected_start,
            expected_end,
            max_end,
            engagement_ends,
            tender_deadline,
            notice_expected,
            value: TermValue::new(value, value.annual(&term)),
            said: said.into(),
            facts: bases.into(),
            first_published_at,
            vouched_at,
            demonstration,
            process,
            version,
        }
    }
}

/// A procurement with the notices that tell of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProcurementDetail {
    /// The procurement.
    #[serde(flatten)]
    pub procurement: Procurement,
    /// The notices of its process, newest first.
    pub notices: Vec<NoticeRef>,
    /// What only the authority that holds it is told; null to everybody else.
    pub record: Option<RecordBlock>,
    /// What of it not everybody may see: for the audit.
    #[serde(skip)]
    pub(crate) sight: Option<Sight>,
}

/// The keys that procurements can be sorted by.
pub const SORTS: [(&str, ProcurementSort); 6] = [
    ("expectedStart", ProcurementSort::ExpectedStart),
    ("tenderDeadline", ProcurementSort::TenderDeadline),
    ("value", ProcurementSort::Value),
    ("title", ProcurementSort::Title),
    ("authority", ProcurementSort::Authority),
    ("vouched", ProcurementSort::Vouched),
];

/// The terms that procurements know in `q`.
const TERMS: [Key; 6] = [Key::Borough, Key::Area, Key::Starts, Key::Value, Key::Stage, Key::Cpv];

/// Declares and reads the filters of procurements.
pub fn filter(params: &mut Params) -> ProcurementFilter {
    let query = filters::q(params, &TERMS);
    let mut filter = ProcurementFilter {
        text: query.text,
        authorities: filters::authorities(params),
        members: params.flag(
            "boroughs",
            "`true`: only procurements of the boroughs; `false`: only of other authorities.",
        ),
        service_areas: filters::service_areas(params),
        technology: filters::technology(params),
        stages: params.words("stage", "In one of these stages.", &words::stages()),
        starts_after: params.date("startsAfter", "Expected to start on this day or after."),
        starts_before: params.date("startsBefore", "Expected to start on this day or before."),
        min_value: params
            .pounds("minValue", "Best-known value (net, else gross) of at least this many pounds."),
        max_value: params
            .pounds("maxValue", "Best-known value (net, else gross) of at most this many pounds."),
        cpv: filters::cpv(params),
        demonstration: filters::demonstration(params),
        process: filters::process(params),
    };
    let (authorities, areas) = (!filter.authorities.is_empty(), !filter.service_areas.is_empty());
    let (stages, cpv) = (!filter.stages.is_empty(), filter.cpv.is_some());
    for term in query.terms {
        let f = &mut filter;
        match term {
            Term::Borough(b) => {
                filters::narrow_list(params, "authority", authorities, &mut f.authorities, b.code.clone());
            }
            Term::Area(a) => filters::narrow_list(params, "serviceArea", areas, &mut f.service_areas, a),
            Term::Stage(s) => filters::narrow_list(params, "stage", stages, &mut f.stages, s),
            Term::Starts(days) => filters::narrow_range(&mut f.starts_after, &mut f.starts_before, days),
            Term::Value(pence) => filters::narrow_range(&mut f.min_value, &mut f.max_value, pence),
            Term::Cpv(_) if cpv => {
                params.refuse("q", "says what the parameter cpv says, too: use one of them")
            }
            Term::Cpv(digits) => f.cpv = Some(digits),
            Term::Vendor(_) | Term::Ends(_) | Term::MaxEnds(_) | Term::Status(_) => {}
        }
    }
    filter
}

/// Procurements over the API.
#[derive(Debug, Clone, Copy)]
pub struct Procurements;

impl Resource for Procurements {
    const KIND: Kind = Kind::Procurement;
    const NAME: &'static str = "procurements";
    const LIST: &'static str = "ProcurementList";
    const LIST_OPERATION: &'static str = "listProcurements";
    const ABOUT_LIST: &'static str = "The pipeline: purchases that public buyers plan, prepare or run, with the dates that are known so far. Technology is the default filter.";
    const GET_OPERATION: &'static str = "getProcurement";
    const ABOUT_ONE: &'static str = "One procurement with the notices that tell of it.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> =
        Sort { key: ProcurementSort::ExpectedStart, direction: Direction::Ascending };
    const EXAMPLE: &'static str = "stage=planned,engagement&boroughs=true&sort=expectedStart";
    const OCDS: bool = true;
    const DATED: bool = true;
    const FEED: bool = true;

    type Record = Record;
    type Filter = ProcurementFilter;
    type Key = ProcurementSort;
    type Item = Procurement;
    type Detail = ProcurementDetail;
    type DetailQuery = SeenBy;

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
        database.procurements().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.procurements().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        let found = database.procurements().with_notices(viewer, id).await?;
        let Some((procurement, notices)) = found else { return Ok(None) };
        let notices = notices.into_iter().map(Into::into).collect();
        let sight = Self::sight(&procurement);
        Ok(Some(ProcurementDetail { procurement: procurement.into(), notices, record: None, sight }))
    }

    fn sight(record: &Record) -> Option<Sight> {
        let Record { id, authority, said, facts, private, .. } = record;
        record::sight(Subject::new("procurement", id.0), authority.id, *private, said, facts)
    }

    fn sights(detail: &Self::Detail) -> Vec<Sight> {
        detail.sight.iter().cloned().collect()
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("title", 60),
        Column::text("authorityCode", 14),
        Column::text("authority", 34),
        Column::text("stage", 14),
        Column::flag("open"),
        Column::text("serviceArea", 26),
        Column::flag("technology"),
        Column::day("expectedStart"),
        Column::day("expectedEnd"),
        Column::day("maxEnd"),
        Column::day("engagementEnds"),
        Column::day("tenderDeadline"),
        Column::day("noticeExpected"),
        Column::money("netValue"),
        Column::money("grossValue"),
        Column::money("annualValue"),
        Column::text("currency", 14),
        Column::texts("cpv", 22),
        Column::text("process", 26),
        Column::instant("firstPublishedAt"),
        Column::instant("vouchedAt"),
        Column::flag("demonstration"),
        Column::text("reference", 20),
        Column::text("responsible", 24),
        Column::text("contact", 30),
        Column::text("notes", 50),
        Column::text("department", 26),
        Column::text("procedure", 22),
        Column::flag("lightTouch"),
        Column::text("valueBand", 14),
        Column::flag("archived"),
        Column::text("description", 80),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            (&item.title).into(),
            item.authority.code.as_ref().into(),
            (&item.authority.name).into(),
            item.stage.into(),
            item.open.into(),
            item.service_area.as_ref().map(|a| a.code).into(),
            item.technology.into(),
            item.expected_start.into(),
            item.expected_end.into(),
            item.max_end.into(),
            item.engagement_ends.into(),
            item.tender_deadline.into(),
            item.notice_expected.into(),
            item.value.net.as_ref().into(),
            item.value.gross.as_ref().into(),
            item.value.annual.as_ref().into(),
            item.value.net.as_ref().or(item.value.gross.as_ref()).map(|m| &m.currency).into(),
            Cell::texts(item.cpv.iter().map(|c| &c.code)),
            (&item.process).into(),
            item.first_published_at.into(),
            item.vouched_at.into(),
            item.demonstration.into(),
            item.said.reference.as_ref().into(),
            item.said.responsible.as_ref().into(),
            item.said.contact.as_ref().into(),
            item.said.notes.as_ref().into(),
            item.said.department.as_ref().into(),
            item.said.procedure.into(),
            item.said.light_touch.into(),
            item.said.value_band.into(),
            item.said.archived.into(),
            item.description.as_ref().into(),
        ]
    }

    fn days(record: &Self::Record, _governance: &Described) -> Vec<calendar::Entry> {
        let entry = |day| calendar::Entry {
            record: record.id.0,
            title: format!("{} ({})", record.title, record.authority.name),
            path: format!("/pipeline/{}", record.id),
            day,
        };
        muster_domain::calendar::of_procurement(record).into_iter().map(entry).collect()
    }

    fn entry(record: &Self::Record) -> Option<atom::Entry> {
        let start = record.expected_start.map_or_else(|| "a day that is not known".to_owned(), written);
        Some(atom::Entry {
            record: record.id.0,
            title: record.title.clone(),
            path: format!("/pipeline/{}", record.id),
            updated: record.vouched_at,
            author: record.authority.name.clone(),
            summary: format!("At the stage {}, to start on {start}.", record.stage.as_str()),
        })
    }

    fn release(item: &Self::Item, now: DateTime<Utc>) -> Option<serde_json::Value> {
        Some(ocds::of_procurement(item, now))
    }
}

impl Keeps for Procurements {
    const RECORD: RecordKind = RecordKind::Procurement;
    const WORDS: record::Words = record::OF_PROCUREMENTS;

    type Patch = record::ProcurementPatch;
    type New = NewProcurement;
    type Upsert = record::ProcurementUpsert;

    fn held(detail: &Self::Detail) -> (AuthorityId, i64) {
        (AuthorityId(detail.procurement.authority.id), detail.procurement.version)
    }

    fn keep(detail: &mut Self::Detail, block: RecordBlock, version: i64, said: &SaidBy) {
        detail.procurement.version = version;
        detail.record = Some(block);
        record::name(&mut detail.procurement.facts, said);
    }
}

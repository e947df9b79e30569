//! Contracts: the registers of the authorities.

mod filter;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::alert::written;
use muster_domain::audit::{Sight, Subject};
use muster_domain::contract::{Contract as Record, ContractFilter, ContractSort};
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::record::RecordKind;
use muster_domain::term::Term as DomainTerm;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use filter::{SORTS, filter};

use crate::authority::AuthorityRef;
use crate::export::cell::{Cell, Column};
use crate::export::ocds;
use crate::export::{Described, atom, calendar};
use crate::facts::{Cpv, Fact, Facts, ServiceArea, TermValue};
use crate::notice::NoticeRef;
use crate::params::Params;
use crate::record::{self, ContractSaid, Keeps, NewContract, RecordBlock, SaidBy, SeenBy};
use crate::resource::Resource;
use crate::vendor::VendorRef;
use crate::words;

/// How long a contract runs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day without any extension.
    pub end: Option<NaiveDate>,
    /// Last day with all extensions used.
    pub max_end: Option<NaiveDate>,
    /// The extensions as published, in words.
    #[schema(example = "2 x 12 months")]
    pub extensions: Option<String>,
    /// Days from start to end, both counted; null where either is unknown.
    pub days: Option<i64>,
}

impl From<DomainTerm> for Term {
    fn from(term: DomainTerm) -> Self {
        let days = term.days();
        let DomainTerm { start, end, max_end, extensions } = term;
        Self { start, end, max_end, extensions, days }
    }
}

/// A contract in an authority's register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    /// Its id.
    pub id: Uuid,
    /// Title, as published.
    #[schema(example = "Housing management system")]
    pub title: String,
    /// Description, as published.
    pub description: Option<String>,
    /// Who holds it.
    pub authority: AuthorityRef,
    /// With whom, in published order: a framework can have many.
    pub vendors: Vec<VendorRef>,
    /// The procurement that led to it.
    pub procurement: Option<Uuid>,
    /// For which service area; null where it is not technology or could not be told.
    pub service_area: Option<ServiceArea>,
    /// Whether it buys technology.
    pub technology: bool,
    /// CPV codes as published, the main one first.
    pub cpv: Vec<Cpv>,
    /// What notices say its state is. Whether it has run out is `live`.
    #[schema(schema_with = words::status_schema)]
    pub status: &'static str,
    /// Whether it runs, or will run, today: not terminated or cancelled, and its last known day not past.
    pub live: bool,
    /// How long.
    pub term: Term,
    /// For how much.
    pub value: TermValue,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// What its authority says of it besides.
    #[serde(flatten)]
    pub said: ContractSaid,
    /// Where each fact comes from, by field path (`term.maxEnd`).
    #[schema(value_type = std::collections::BTreeMap<String, Fact>)]
    pub facts: Facts,
    /// When its first notice was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When somebody or some notice last vouched for it.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
    /// The process it came from: the OCID, or for an export the buyer's reference.
    #[schema(example = "ocds-h6vhtk-05d1f9")]
    pub process: String,
    /// Which award of that process.
    pub award: String,
    /// Changes with every change of the record.
    pub version: i64,
}

impl Contract {
    /// The contract as it is answered on `today`.
    #[must_use]
    pub fn new(contract: Record, today: NaiveDate) -> Self {
        let live = contract.live_on(today);
        let annual = contract.value.annual(&contract.term);
        let Record {
            id,
            process,
            award,
            authority,
            vendors,
            procurement,
            title,
            description,
            status,
            term,
            value,
            signed_on,
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
        } = contract;
        Self {
            id: id.0,
            title,
            description,
            authority: authority.into(),
            vendors: vendors.into_iter().map(Into::into).collect(),
            procurement: procurement.map(|p| p.0),
            service_area: service_area.map(Into::into),
            technology,
            cpv: cpv.into_iter().map(Into::into).collect(),
            status: status.as_str(),
            live,
            term: term.into(),
            value: TermValue::new(value, annual),
            signed_on,
            said: said.into(),
            facts: bases.into(),
            first_published_at,
            vouched_at,
            demonstration,
            process,
            award,
            version,
        }
    }
}

/// A contract with the notices that tell of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractDetail {
    /// The contract.
    #[serde(flatten)]
    pub contract: Contract,
    /// The notices of its process, newest first.
    pub notices: Vec<NoticeRef>,
    /// What only the authority that holds it is told; null to everybody else.
    pub record: Option<RecordBlock>,
    /// What of it not everybody may see: for the audit.
    #[serde(skip)]
    pub(crate) sight: Option<Sight>,
}

/// The company numbers of vendors in their order, with nothing for one that has none; no text where none has.
fn company_numbers(vendors: &[VendorRef]) -> Cell<'_> {
    let known = vendors.iter().any(|vendor| vendor.company_number.is_some());
    let vendors = if known { vendors } else { &[] };
    Cell::texts(vendors.iter().map(|vendor| vendor.company_number.as_deref().unwrap_or_default()))
}

/// Contracts over the API.
#[derive(Debug, Clone, Copy)]
pub struct Contracts;

impl Resource for Contracts {
    const KIND: Kind = Kind::Contract;
    const NAME: &'static str = "contracts";
    const LIST: &'static str = "ContractList";
    const LIST_OPERATION: &'static str = "listContracts";
    const ABOUT_LIST: &'static str = "Contracts that the notices and registers of London's public buyers tell of: who buys what from whom, until when, for how much, and where each fact comes from. Technology is the default filter.";
    const GET_OPERATION: &'static str = "getContract";
    const ABOUT_ONE: &'static str = "One contract with the notices that tell of it.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: ContractSort::End, direction: Direction::Ascending };
    const EXAMPLE: &'static str = "authority=CMD,HCK&live=true&endsBefore=2027-12-31&sort=end,-value";
    const OCDS: bool = true;
    const DATED: bool = true;
    const FEED: bool = true;

    type Record = Record;
    type Filter = ContractFilter;
    type Key = ContractSort;
    type Item = Contract;
    type Detail = ContractDetail;
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
        database.contracts().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.contracts().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        today: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        let found = database.contracts().with_notices(viewer, id).await?;
        let Some((contract, notices)) = found else { return Ok(None) };
        let notices = notices.into_iter().map(Into::into).collect();
        let sight = Self::sight(&contract);
        Ok(Some(ContractDetail { contract: Contract::new(contract, today), notices, record: None, sight }))
    }

    fn sight(record: &Record) -> Option<Sight> {
        let Record { id, authority, said, facts, private, .. } = record;
        record::sight(Subject::new("contract", id.0), authority.id, *private, said, facts)
    }

    fn sights(detail: &Self::Detail) -> Vec<Sight> {
        detail.sight.iter().cloned().collect()
    }

    fn item(record: Record, today: NaiveDate) -> Self::Item {
        Contract::new(record, today)
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("title", 60),
        Column::text("authorityCode", 14),
        Column::text("authority", 34),
        Column::texts("vendors", 40),
        Column::texts("vendorIds", 12),
        Column::texts("vendorCompanyNumbers", 18),
        Column::text("serviceArea", 26),
        Column::flag("technology"),
        Column::text("status", 14),
        Column::flag("live"),
        Column::day("start"),
        Column::day("end"),
        Column::day("maxEnd"),
        Column::text("extensions", 30),
        Column::money("netValue"),
        Column::money("grossValue"),
        Column::money("annualValue"),
        Column::text("currency", 14),
        Column::day("signedOn"),
        Column::texts("cpv", 22),
        Column::text("process", 26),
        Column::text("award", 14),
        Column::id("procurement"),
        Column::instant("firstPublishedAt"),
        Column::instant("vouchedAt"),
        Column::flag("demonstration"),
        Column::text("renewal", 16),
        Column::number("noticePeriodDays"),
        Column::texts("extensionOptions", 30),
        Column::text("reference", 20),
        Column::text("responsible", 24),
        Column::text("contact", 30),
        Column::text("notes", 50),
        Column::text("department", 26),
        Column::day("reviewOn"),
        Column::money("irrecoverableVat"),
        Column::text("procedure", 22),
        Column::flag("lightTouch"),
        Column::flag("supplierSme"),
        Column::flag("supplierVcse"),
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
            Cell::texts(item.vendors.iter().map(|v| &v.name)),
            Cell::texts(item.vendors.iter().map(|v| v.id.to_string())),
            company_numbers(&item.vendors),
            item.service_area.as_ref().map(|a| a.code).into(),
            item.technology.into(),
            item.status.into(),
            item.live.into(),
            item.term.start.into(),
            item.term.end.into(),
            item.term.max_end.into(),
            item.term.extensions.as_ref().into(),
            item.value.net.as_ref().into(),
            item.value.gross.as_ref().into(),
            item.value.annual.as_ref().into(),
            item.value.net.as_ref().or(item.value.gross.as_ref()).map(|m| &m.currency).into(),
            item.signed_on.into(),
            Cell::texts(item.cpv.iter().map(|c| &c.code)),
            (&item.process).into(),
            (&item.award).into(),
            item.procurement.into(),
            item.first_published_at.into(),
            item.vouched_at.into(),
            item.demonstration.into(),
            item.said.renewal.into(),
            item.said.notice_period_days.into(),
            Cell::texts(item.said.extension_options.iter().map(ToString::to_string)),
            item.said.shared.reference.as_ref().into(),
            item.said.shared.responsible.as_ref().into(),
            item.said.shared.contact.as_ref().into(),
            item.said.shared.notes.as_ref().into(),
            item.said.shared.department.as_ref().into(),
            item.said.review_on.into(),
            item.said.irrecoverable_vat.as_ref().into(),
            item.said.shared.procedure.into(),
            item.said.shared.light_touch.into(),
            item.said.supplier_sme.into(),
            item.said.supplier_vcse.into(),
            item.said.shared.value_band.into(),
            item.said.shared.archived.into(),
            item.description.as_ref().into(),
        ]
    }

    fn days(record: &Self::Record, governance: &Described) -> Vec<calendar::Entry> {
        let vendors: Vec<&str> = record.vendors.iter().map(|vendor| vendor.name.as_str()).take(3).collect();
        let with = if vendors.is_empty() { String::new() } else { format!(" ({})", vendors.join(", ")) };
        let days = muster_domain::calendar::of_contract(record, governance.get(&record.authority.id));
        let entry = |day| calendar::Entry {
            record: record.id.0,
            title: format!("{}{with}", record.title),
            path: format!("/contracts/{}", record.id),
            day,
        };
        days.into_iter().map(entry).collect()
    }

    fn entry(record: &Self::Record) -> Option<atom::Entry> {
        let vendors: Vec<&str> = record.vendors.iter().map(|vendor| vendor.name.as_str()).collect();
        let with = if vendors.is_empty() { "nobody named".to_owned() } else { vendors.join(", ") };
        let end = record.term.end.map_or_else(|| "an end that is not known".to_owned(), written);
        Some(atom::Entry {
            record: record.id.0,
            title: record.title.clone(),
            path: format!("/contracts/{}", record.id),
            updated: record.vouched_at,
            author: record.authority.name.clone(),
            summary: format!("With {with}, until {end}."),
        })
    }

    fn release(item: &Self::Item, now: DateTime<Utc>) -> Option<serde_json::Value> {
        Some(ocds::of_contract(item, now))
    }
}

impl Keeps for Contracts {
    const RECORD: RecordKind = RecordKind::Contract;
    const WORDS: record::Words = record::OF_CONTRACTS;

    type Patch = record::ContractPatch;
    type New = NewContract;
    type Upsert = record::ContractUpsert;

    fn held(detail: &Self::Detail) -> (AuthorityId, i64) {
        (AuthorityId(detail.contract.authority.id), detail.contract.version)
    }

    fn keep(detail: &mut Self::Detail, block: RecordBlock, version: i64, said: &SaidBy) {
        detail.contract.version = version;
        detail.record = Some(block);
        record::name(&mut detail.contract.facts, said);
    }
}

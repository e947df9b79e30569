//! Opportunities: who could buy together, from when, and until when they must decide.

pub mod alignment;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::audit::Sight;
use muster_domain::opportunity::{
    Candidate, Group, GroupKey, Opportunity as Record, OpportunityDetail as DomainDetail, OpportunityFilter,
    OpportunitySort, detail,
};
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::query_syntax::{Key, Term};
use muster_domain::stance::{Said, current};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use self::alignment::{Alignment, Participant, Undated};
use crate::authority::AuthorityRef;
use crate::contract::Contracts;
use crate::export::cell::{Cell, Column};
use crate::export::{Described, calendar};
use crate::facts::{Money, ServiceArea};
use crate::filters;
use crate::params::{Params, Query};
use crate::procurement::Procurements;
use crate::resource::Resource;
use crate::stance::Stance;
use crate::vendor::VendorRef;
use crate::words;

/// Contracts and procurements of two or more authorities that could be bought together: the group
/// and its best alignment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Opportunity {
    /// Its id: the same for as long as the vendor or service area is.
    pub id: Uuid,
    /// What the members have in common: a vendor, or a need.
    #[schema(schema_with = words::opportunity_kind_schema)]
    pub kind: &'static str,
    /// The common vendor, of that kind.
    pub vendor: Option<VendorRef>,
    /// The common service area, of the other kind.
    pub service_area: Option<ServiceArea>,
    /// The vendor's or the service area's name.
    #[schema(example = "Housing management")]
    pub title: String,
    /// Who takes part in the best alignment, by name.
    pub authorities: Vec<AuthorityRef>,
    /// Who takes part in other alignments only, by name.
    pub other_authorities: Vec<AuthorityRef>,
    /// How many of `authorities` take part in Muster.
    pub members: u64,
    /// Contracts in the best alignment.
    pub contracts: u64,
    /// Procurements in the best alignment.
    pub procurements: u64,
    /// First day that all of the best alignment share.
    pub shared_from: NaiveDate,
    /// Last day that all of the best alignment share.
    pub shared_to: NaiveDate,
    /// The day on which all of it could go live.
    pub go_live: NaiveDate,
    /// The day by which the first of its authorities must decide.
    pub latest_commit: NaiveDate,
    /// Value of a year of all in it that are valued in pounds sterling.
    pub annual_value: Money,
    /// Value over their whole terms of all in it that are valued in pounds sterling.
    pub combined_value: Money,
    /// How many in it have no value, or one in another currency.
    pub unvalued: u64,
    /// Why, in one paragraph of plain English.
    pub why: String,
    /// How many alignments the group has, the best one included.
    pub alignment_count: u64,
    /// How many contracts of the group have an end that nobody could know.
    pub end_unknown_count: u64,
    /// How many procurements of the group have a start that nobody could know.
    pub start_unknown_count: u64,
    /// Whether it is made of records invented for demonstration.
    pub demonstration: bool,
    /// Changes with every change of the record.
    pub version: i64,
}

/// An opportunity with its alignments, best first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpportunityDetail {
    /// The opportunity.
    #[serde(flatten)]
    pub opportunity: Opportunity,
    /// Its alignments, best first, as many as `alignments` asked for.
    pub alignments: Vec<Alignment>,
    /// Contracts of the group whose end nobody could know: listed, not used.
    pub end_unknown: Vec<Undated>,
    /// Procurements of the group whose start nobody could know: listed, not used.
    pub start_unknown: Vec<Undated>,
    /// What authorities say to it now, the hardest stance first; null for whoever is no member.
    pub stances: Option<Vec<Stance>>,
    /// Values of records in it that not everybody sees as they stand here: for the audit.
    #[serde(skip)]
    pub(crate) sights: Vec<Sight>,
}

impl From<Record> for Opportunity {
    fn from(opportunity: Record) -> Self {
        let Record {
            id,
            kind,
            vendor,
            service_area,
            title,
            authorities,
            other_authorities,
            members,
            contracts,
            procurements,
            shared_from,
            shared_to,
            go_live,
            latest_commit,
            annual_value,
            combined_value,
            unvalued,
            why,
            alignments,
            end_unknown,
            start_unknown,
            demonstration,
            version,
        } = opportunity;
        Self {
            id: id.0,
            kind: kind.as_str(),
            vendor: vendor.map(Into::into),
            service_area: service_area.map(Into::into),
            title,
            authorities: authorities.into_iter().map(Into::into).collect(),
            other_authorities: other_authorities.into_iter().map(Into::into).collect(),
            members,
            contracts,
            procurements,
            shared_from,
            shared_to,
            go_live,
            latest_commit,
            annual_value: annual_value.into(),
            combined_value: combined_value.into(),
            unvalued,
            why,
            alignment_count: alignments,
            end_unknown_count: end_unknown,
            start_unknown_count: start_unknown,
            demonstration,
            version,
        }
    }
}

impl OpportunityDetail {
    fn new(detail: DomainDetail, stances: Option<Vec<Said>>) -> Self {
        let DomainDetail { opportunity, alignments, undated } = detail;
        let (ends, starts): (Vec<_>, Vec<_>) = undated.into_iter().partition(|u| u.record.is_contract());
        Self {
            opportunity: opportunity.into(),
            alignments: alignments.into_iter().map(Into::into).collect(),
            end_unknown: ends.into_iter().map(Into::into).collect(),
            start_unknown: starts.into_iter().map(Into::into).collect(),
            stances: stances.map(|said| current(&said).into_iter().map(Into::into).collect()),
            sights: Vec::new(),
        }
    }
}

/// The keys that opportunities can be sorted by.
pub const SORTS: [(&str, OpportunitySort); 4] = [
    ("authorities", OpportunitySort::Authorities),
    ("annualValue", OpportunitySort::AnnualValue),
    ("latestCommit", OpportunitySort::LatestCommit),
    ("goLive", OpportunitySort::GoLive),
];

/// The terms that opportunities know in `q`.
const TERMS: [Key; 3] = [Key::Borough, Key::Area, Key::Vendor];

/// Declares and reads the filters of opportunities.
pub fn filter(params: &mut Params) -> OpportunityFilter {
    let query = filters::q(params, &TERMS);
    let mut filter = OpportunityFilter {
        text: query.text,
        kind: params.word("kind", "Only common vendors, or only common needs.", &words::opportunity_kinds()),
        authorities: params.texts(
            "authority",
            "All of these authorities take part, in the best or another alignment: codes (`CMD,HCK`) or ids.",
            64,
        ),
        vendors: params.ids("vendor", "With one of these vendors in common (ids)."),
        service_areas: filters::service_areas(params),
        members: params.flag(
            "boroughs",
            "`true`: only where two or more boroughs take part in the best alignment; `false`: only the rest.",
        ),
        commit_after: params.date("commitAfter", "The first decision is due on this day or after."),
        commit_before: params.date("commitBefore", "The first decision is due on this day or before."),
        go_live_after: params.date("goLiveAfter", "Goes live on this day or after."),
        go_live_before: params.date("goLiveBefore", "Goes live on this day or before."),
        min_authorities: params
            .number("minAuthorities", "With at least so many authorities in the best alignment.", 2, 1000, None)
            .and_then(|n| u32::try_from(n).ok()),
        min_annual_value: params.pounds("minAnnualValue", "With at least this many pounds a year."),
        demonstration: filters::demonstration(params),
    };
    let (authorities, areas) = (!filter.authorities.is_empty(), !filter.service_areas.is_empty());
    for term in query.terms {
        let f = &mut filter;
        match term {
            Term::Borough(b) => {
                filters::narrow_list(params, "authority", authorities, &mut f.authorities, b.code.clone());
            }
            Term::Area(a) => filters::narrow_list(params, "serviceArea", areas, &mut f.service_areas, a),
            Term::Vendor(name) => filters::add_phrase(&mut f.text, &name),
            _ => {}
        }
    }
    filter
}

/// What of an opportunity is asked for.
#[derive(Debug, Clone, Copy)]
pub struct DetailQuery {
    /// How many alignments in full.
    pub alignments: usize,
}

impl Query for DetailQuery {
    fn read(params: &mut Params) -> Self {
        let alignments =
            params.number("alignments", "How many alignments to give in full, best first.", 1, 100, Some(10));
        Self { alignments: alignments.and_then(|n| usize::try_from(n).ok()).unwrap_or(10) }
    }
}

/// The values among what is shown of the records in an opportunity that not everybody sees so.
async fn sights(database: &Database, viewer: &Viewer, detail: &OpportunityDetail) -> Stored<Vec<Sight>> {
    let shown = || detail.alignments.iter().flat_map(|alignment| &alignment.participants);
    let ids = |of: fn(&Participant) -> Option<Uuid>| {
        let valued = shown().filter(|p| p.value.is_some() || p.annual_value.is_some());
        valued.filter_map(of).collect::<BTreeSet<Uuid>>().into_iter().collect::<Vec<Uuid>>()
    };
    let contracts = database.contracts().beyond_public(viewer, &ids(|p| p.record.contract)).await?;
    let procurements = database.procurements().beyond_public(viewer, &ids(|p| p.record.procurement)).await?;
    let all = contracts.iter().filter_map(Contracts::sight);
    let all = all.chain(procurements.iter().filter_map(Procurements::sight));
    Ok(all
        .filter_map(|mut sight| {
            // Neither notes nor contacts stand in an opportunity.
            sight.fields.retain(|field| field == "value");
            (!sight.fields.is_empty()).then_some(sight)
        })
        .collect())
}

/// Opportunities over the API.
#[derive(Debug, Clone, Copy)]
pub struct Opportunities;

impl Resource for Opportunities {
    const KIND: Kind = Kind::Opportunity;
    const NAME: &'static str = "opportunities";
    const LIST: &'static str = "OpportunityList";
    const LIST_OPERATION: &'static str = "listOpportunities";
    const ABOUT_LIST: &'static str = "Contracts and procurements of two or more authorities that could be bought together, because they have a vendor or a need in common and one go-live date suits them all. Computed from the dates, explained, best first.";
    const GET_OPERATION: &'static str = "getOpportunity";
    const ABOUT_ONE: &'static str = "One opportunity with its alignments: who takes part, how each reaches the go-live date, and until when each must decide.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> =
        Sort { key: OpportunitySort::Authorities, direction: Direction::Descending };
    const EXAMPLE: &'static str = "authority=CMD&kind=need&sort=latestCommit";
    const DATED: bool = true;

    type Record = Record;
    type Filter = OpportunityFilter;
    type Key = OpportunitySort;
    type Item = Opportunity;
    type Detail = OpportunityDetail;
    type DetailQuery = DetailQuery;

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
        database.opportunities().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.opportunities().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        query: &Self::DetailQuery,
        today: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        let store = database.opportunities();
        let Some(summary) = store.get(viewer, id).await? else { return Ok(None) };
        let key = match (&summary.vendor, summary.service_area) {
            (Some(vendor), _) => GroupKey::Vendor(vendor.id),
            (None, Some(area)) => GroupKey::Need(area),
            (None, None) => return Ok(None),
        };
        let group = Group { key, demonstration: summary.demonstration };
        let candidates = store.candidates_of(viewer, &group).await?;
        let candidates: Vec<&Candidate> = candidates.iter().collect();
        let directory = store.directory(viewer).await?;
        let Some(detail) = detail(group, &candidates, today, &directory, query.alignments) else {
            return Ok(None);
        };
        let stances = match viewer {
            Viewer::Public => None,
            Viewer::Member { .. } => Some(database.stances().of(viewer, &summary).await?),
        };
        let mut detail = OpportunityDetail::new(detail, stances);
        detail.sights = sights(database, viewer, &detail).await?;
        Ok(Some(detail))
    }

    fn sights(detail: &Self::Detail) -> Vec<Sight> {
        detail.sights.clone()
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("kind", 14),
        Column::text("title", 60),
        Column::id("vendor"),
        Column::text("serviceArea", 26),
        Column::texts("authorities", 50),
        Column::texts("otherAuthorities", 50),
        Column::number("members"),
        Column::number("contracts"),
        Column::number("procurements"),
        Column::day("sharedFrom"),
        Column::day("sharedTo"),
        Column::day("goLive"),
        Column::day("latestCommit"),
        Column::money("annualValue"),
        Column::money("combinedValue"),
        Column::text("currency", 14),
        Column::number("unvalued"),
        Column::number("alignments"),
        Column::number("endUnknown"),
        Column::number("startUnknown"),
        Column::flag("demonstration"),
        Column::text("why", 80),
    ];

    fn days(record: &Self::Record, _governance: &Described) -> Vec<calendar::Entry> {
        let entry = |day| calendar::Entry {
            record: record.id.0,
            title: record.title.clone(),
            path: format!("/opportunities/{}", record.id),
            day,
        };
        muster_domain::calendar::of_opportunity(record).into_iter().map(entry).collect()
    }

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            item.kind.into(),
            (&item.title).into(),
            item.vendor.as_ref().map(|v| v.id).into(),
            item.service_area.as_ref().map(|a| a.code).into(),
            Cell::texts(item.authorities.iter().map(|a| &a.name)),
            Cell::texts(item.other_authorities.iter().map(|a| &a.name)),
            item.members.into(),
            item.contracts.into(),
            item.procurements.into(),
            item.shared_from.into(),
            item.shared_to.into(),
            item.go_live.into(),
            item.latest_commit.into(),
            Some(&item.annual_value).into(),
            Some(&item.combined_value).into(),
            (&item.annual_value.currency).into(),
            item.unvalued.into(),
            item.alignment_count.into(),
            item.end_unknown_count.into(),
            item.start_unknown_count.into(),
            item.demonstration.into(),
            (&item.why).into(),
        ]
    }
}

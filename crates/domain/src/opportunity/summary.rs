//! The opportunity as lists show it, and in full.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::governance::{self, Governance};
use crate::id::{AuthorityId, OpportunityId, VendorId};
use crate::money::Money;
use crate::opportunity::alignment::{Alignment, Dated, alignments};
use crate::opportunity::candidate::{Candidate, RecordId};
use crate::opportunity::group::{Group, GroupKey};
use crate::opportunity::participant::{Participant, participants};
use crate::opportunity::reason::why;
use crate::opportunity::window::Standing;
use crate::service_area::ServiceAreaCode;
use crate::vendor::VendorRef;

/// What the members of an opportunity have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpportunityKind {
    /// Technology contracts with one vendor.
    Vendor,
    /// Contracts and procurements for one service area.
    Need,
}

impl OpportunityKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Vendor, Self::Need];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Need => "need",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// An opportunity as lists show it: a group and its best alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opportunity {
    /// Made from the group's key, so that it stays (see [`Group::id`]).
    pub id: OpportunityId,
    /// What the members have in common.
    pub kind: OpportunityKind,
    /// The common vendor, of that kind.
    pub vendor: Option<VendorRef>,
    /// The common service area, of the other kind.
    pub service_area: Option<ServiceAreaCode>,
    /// The vendor's or the service area's name: what to call it.
    pub title: String,
    /// Who takes part in the best alignment, by name.
    pub authorities: Vec<AuthorityRef>,
    /// Who takes part in other alignments only, by name.
    pub other_authorities: Vec<AuthorityRef>,
    /// How many of `authorities` are members of Muster (the boroughs).
    pub members: u64,
    /// Contracts in the best alignment.
    pub contracts: u64,
    /// Procurements in the best alignment.
    pub procurements: u64,
    /// Its first shared day.
    pub shared_from: NaiveDate,
    /// Its last shared day.
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
    /// One paragraph in plain English that says why.
    pub why: String,
    /// How many alignments the group has, this one included.
    pub alignments: u64,
    /// Contracts of the group whose end nobody could know: listed, not used.
    pub end_unknown: u64,
    /// Procurements of the group whose start nobody could know: listed, not used.
    pub start_unknown: u64,
    /// Made of invented records.
    pub demonstration: bool,
    /// Changes with every change of the record; 1 as computed, a store counts on from there.
    pub version: i64,
}

/// An alignment with its members and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignmentDetail {
    /// Its dates, counts and sums.
    pub alignment: Alignment,
    /// Who takes part, each once, by name.
    pub authorities: Vec<AuthorityRef>,
    /// What each record would have to do.
    pub participants: Vec<Participant>,
    /// One paragraph in plain English that says why.
    pub why: String,
}

/// A record of the group that could not be used because nobody could know its date: of a contract
/// the end, of a procurement the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undated {
    /// Which.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// Whose.
    pub authority: AuthorityRef,
}

/// An opportunity in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpportunityDetail {
    /// As lists show it.
    pub opportunity: Opportunity,
    /// Its alignments, best first, as many as were asked for.
    pub alignments: Vec<AlignmentDetail>,
    /// Records that could not be used, by authority.
    pub undated: Vec<Undated>,
}

/// Names and lead times that records refer to by id.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// Authorities by id.
    pub authorities: HashMap<AuthorityId, AuthorityRef>,
    /// Vendors by id.
    pub vendors: HashMap<VendorId, VendorRef>,
    /// How authorities decide, of those that described it to whoever sees the opportunity.
    pub governance: HashMap<AuthorityId, Governance>,
}

impl Directory {
    /// The authority; one named by its id where it is not in the directory.
    #[must_use]
    pub fn authority(&self, id: AuthorityId) -> AuthorityRef {
        let unnamed = || AuthorityRef { id, code: None, name: format!("authority {id}"), member: false };
        self.authorities.get(&id).cloned().unwrap_or_else(unnamed)
    }

    /// The vendor; one named by its id where it is not in the directory.
    #[must_use]
    pub fn vendor(&self, id: VendorId) -> VendorRef {
        let unnamed = || VendorRef { id, name: format!("vendor {id}"), company_number: None };
        self.vendors.get(&id).cloned().unwrap_or_else(unnamed)
    }

    /// Days that the candidate's authority needs between decision and go-live of something of its value.
    #[must_use]
    pub fn lead_time(&self, candidate: &Candidate) -> i64 {
        governance::lead_time(self.governance.get(&candidate.authority), candidate.whole)
    }
}

/// The opportunity that `candidates`, all of one group, make on `today`; `None` where no two
/// authorities can be aligned in time.
#[must_use]
pub fn summarise(
    group: Group,
    candidates: &[&Candidate],
    today: NaiveDate,
    directory: &Directory,
) -> Option<Opportunity> {
    let sorted = Sorted::of(candidates, today);
    let found = alignments(&sorted.dated, today, &|c| directory.lead_time(c));
    sorted.opportunity(group, &found, directory)
}

/// As [`summarise`], with the `most` best alignments in full and the records without a date.
#[must_use]
pub fn detail(
    group: Group,
    candidates: &[&Candidate],
    today: NaiveDate,
    directory: &Directory,
    most: usize,
) -> Option<OpportunityDetail> {
    let sorted = Sorted::of(candidates, today);
    let found = alignments(&sorted.dated, today, &|c| directory.lead_time(c));
    let opportunity = sorted.opportunity(group, &found, directory)?;
    let in_full = found.iter().take(most).map(|a| sorted.alignment(group, a, today, directory));
    let mut undated: Vec<Undated> = sorted
        .undated
        .iter()
        .map(|c| Undated {
            record: c.record,
            title: c.title.clone(),
            authority: directory.authority(c.authority),
        })
        .collect();
    undated.sort_by(|a, b| {
        (&a.authority.name, &a.title, a.record).cmp(&(&b.authority.name, &b.title, b.record))
    });
    Some(OpportunityDetail { alignments: in_full.collect(), opportunity, undated })
}

/// A group's candidates by where they stand today.
struct Sorted<'a> {
    dated: Vec<Dated<'a>>,
    undated: Vec<&'a Candidate>,
}

impl<'a> Sorted<'a> {
    fn of(candidates: &[&'a Candidate], today: NaiveDate) -> Self {
        let mut sorted = Self { dated: Vec::with_capacity(candidates.len()), undated: Vec::new() };
        for &candidate in candidates {
            match candidate.standing(today) {
                Standing::Open(window) => sorted.dated.push(Dated { candidate, window }),
                Standing::Undated => sorted.undated.push(candidate),
                Standing::Out => {}
            }
        }
        sorted
    }

    /// The members of an alignment.
    fn members(&self, alignment: &Alignment) -> Vec<Dated<'a>> {
        self.dated.iter().filter(|d| alignment.includes(&d.window)).copied().collect()
    }

    fn alignment(
        &self,
        group: Group,
        alignment: &Alignment,
        today: NaiveDate,
        directory: &Directory,
    ) -> AlignmentDetail {
        let members = self.members(alignment);
        AlignmentDetail {
            alignment: *alignment,
            authorities: named(members.iter().map(|m| m.candidate.authority), directory),
            participants: participants(&members, alignment, today, directory),
            why: why(group.key, alignment, &members, directory),
        }
    }

    fn opportunity(&self, group: Group, found: &[Alignment], directory: &Directory) -> Option<Opportunity> {
        let best = found.first()?;
        let taking_part = self.members(best);
        let authorities = named(taking_part.iter().map(|m| m.candidate.authority), directory);
        let (kind, vendor, service_area) = match group.key {
            GroupKey::Vendor(id) => (OpportunityKind::Vendor, Some(directory.vendor(id)), None),
            GroupKey::Need(area) => (OpportunityKind::Need, None, Some(area)),
        };
        let title = vendor.as_ref().map(|v| v.name.clone()).or(service_area.map(|a| a.area().name.clone()))?;
        let end_unknown = self.undated.iter().filter(|c| c.record.is_contract()).count();
        Some(Opportunity {
            id: group.id(),
            kind,
            vendor,
            service_area,
            title,
            other_authorities: self.others(found, &authorities, directory),
            members: count(authorities.iter().filter(|a| a.member).count()),
            authorities,
            contracts: count(best.contracts),
            procurements: count(best.procurements),
            shared_from: best.shared_from,
            shared_to: best.shared_to,
            go_live: best.go_live,
            latest_commit: best.latest_commit,
            annual_value: best.annual_value,
            combined_value: best.combined_value,
            unvalued: count(best.unvalued),
            why: why(group.key, best, &taking_part, directory),
            alignments: count(found.len()),
            end_unknown: count(end_unknown),
            start_unknown: count(self.undated.len() - end_unknown),
            demonstration: group.demonstration,
            version: 1,
        })
    }

    /// Authorities of any alignment that are not among `best`.
    fn others(&self, found: &[Alignment], best: &[AuthorityRef], directory: &Directory) -> Vec<AuthorityRef> {
        // Shared ranges of one group never nest, so in order of their first days their last days
        // ascend too: the first range that a window does not start too late for is the only one
        // to look at.
        let mut ranges: Vec<&Alignment> = found.iter().collect();
        ranges.sort_unstable_by_key(|a| a.shared_from);
        let takes_part = |dated: &Dated<'_>| {
            let next = ranges.partition_point(|a| a.shared_from < dated.window.from);
            ranges.get(next).is_some_and(|a| a.includes(&dated.window))
        };
        let others = self.dated.iter().filter(|d| takes_part(d)).map(|d| d.candidate.authority);
        let mut others = named(others, directory);
        others.retain(|other| best.iter().all(|a| a.id != other.id));
        others
    }
}

/// Each of the authorities once, by name.
fn named(ids: impl Iterator<Item = AuthorityId>, directory: &Directory) -> Vec<AuthorityRef> {
    let ids: HashSet<AuthorityId> = ids.collect();
    let mut named: Vec<AuthorityRef> = ids.into_iter().map(|id| directory.authority(id)).collect();
    named.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    named
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// What a list of opportunities is filtered by. Empty lists and `None` do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpportunityFilter {
    /// Words of the title, of the reason or of the names of those who take part.
    pub text: Option<String>,
    /// Only common vendors, or only common needs.
    pub kind: Option<OpportunityKind>,
    /// All of these authorities (codes or ids) take part in one of the alignments: they are among
    /// `authorities` or `other_authorities`.
    pub authorities: Vec<String>,
    /// With one of these vendors in common.
    pub vendors: Vec<VendorId>,
    /// With one of these service areas in common.
    pub service_areas: Vec<ServiceAreaCode>,
    /// Only those in whose best alignment two or more members (boroughs) take part, or only the rest.
    pub members: Option<bool>,
    /// The first decision is due on or after.
    pub commit_after: Option<NaiveDate>,
    /// The first decision is due on or before.
    pub commit_before: Option<NaiveDate>,
    /// Goes live on or after.
    pub go_live_after: Option<NaiveDate>,
    /// Goes live on or before.
    pub go_live_before: Option<NaiveDate>,
    /// With at least so many authorities in the best alignment.
    pub min_authorities: Option<u32>,
    /// With at least so many pence a year.
    pub min_annual_value: Option<i64>,
    /// Made of demonstration records only, or none of them.
    pub demonstration: Option<bool>,
}

/// What a list of opportunities can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpportunitySort {
    /// By the number of authorities in the best alignment, then by its annual value.
    Authorities,
    /// By annual value.
    AnnualValue,
    /// By the day the first decision is due.
    LatestCommit,
    /// By the go-live date.
    GoLive,
}

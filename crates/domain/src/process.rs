//! A process: the releases that one purchase sends out over its life, from the first plan to the
//! last change of its contracts, folded into one procurement and a contract for each award.
//!
//! Later facts win over earlier ones of the same kind; a field that a later release leaves out
//! keeps what an earlier one said. The outcome depends on what was published and not on the order
//! in which, or how often, it was read.

mod contract;
mod latest;
mod period;
mod procurement;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use crate::contract::{ContractStatus, Value};
use crate::cpv::Cpv;
use crate::fact::{Basis, Field};
use crate::id::NoticeId;
use crate::notice::NoticeKind;
use crate::procurement::Stage;
use crate::published::{Party, Release};
use crate::service_area::ServiceAreaCode;
use crate::term::Term;

use contract::ContractSoFar;
use procurement::ProcurementSoFar;

/// What the releases of one process come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The buyer that holds the contracts: the first that the latest release names.
    pub buyer: Option<Party>,
    /// Every buyer that the latest release names, that one first.
    pub buyers: Vec<Party>,
    /// The purchase; `None` where no release speaks of one (a payments notice, a dynamic market).
    pub procurement: Option<FoldedProcurement>,
    /// One contract for each award, by award.
    pub contracts: Vec<FoldedContract>,
}

/// A procurement as its releases have it, before it is somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedProcurement {
    /// Title; the process's name where no release gives one.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// How far it is, by what is published: no clock is asked.
    pub stage: Stage,
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
    /// When the next notice is expected.
    pub notice_expected: Option<NaiveDate>,
    /// Expected value.
    pub value: Value,
    /// CPV codes as published, the main one first.
    pub cpv: Vec<Cpv>,
    /// Whether it buys technology.
    pub technology: bool,
    /// For which service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that speak of it, in the order of the fold.
    pub notices: Vec<NoticeId>,
    /// When the first of them was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When the last of them was published.
    pub vouched_at: Option<DateTime<Utc>>,
}

/// A contract as its releases have it, before it is in somebody's register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedContract {
    /// Which award of the process it is.
    pub award: String,
    /// Title: the award's, else the purchase's, else the process's name.
    pub title: String,
    /// Description: the award's, else the purchase's.
    pub description: Option<String>,
    /// What notices say its state is.
    pub status: ContractStatus,
    /// How long.
    pub term: Term,
    /// For how much.
    pub value: Value,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// CPV codes: the award's own, else the purchase's.
    pub cpv: Vec<Cpv>,
    /// With whom, in published order.
    pub suppliers: Vec<Party>,
    /// Whether it buys technology.
    pub technology: bool,
    /// For which service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that speak of it, in the order of the fold.
    pub notices: Vec<NoticeId>,
    /// When the first of them was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When the last of them was published.
    pub vouched_at: Option<DateTime<Utc>>,
}

/// Folds the releases of one process. They may come in any order and more than once; a release
/// that comes twice counts once.
///
/// Releases are taken by the instant of publication (unknown first), then by their place in the
/// life of a process, then by release id.
#[must_use]
pub fn fold(releases: &[(NoticeId, Release)]) -> Folded {
    let ordered = in_order(releases);
    let mut buyers: Vec<Party> = Vec::new();
    let mut purchase = ProcurementSoFar::default();
    let mut contracts: BTreeMap<String, ContractSoFar> = BTreeMap::new();

    for (notice, release) in &ordered {
        name_buyers(&mut buyers, &release.buyers);
        if let Some(said) = release.procurement.as_ref().filter(|_| speaks_of_a_purchase(release)) {
            purchase.hear(*notice, release, said);
        }
        for said in &release.awards {
            contracts.entry(said.award.clone()).or_default().hear(*notice, release, said);
        }
        if release.awards.is_empty() {
            contract::end_unnamed(&mut contracts, *notice, release);
        }
    }

    let process = ordered.first().map_or("", |(_, r)| r.process.as_str());
    let contracts: Vec<FoldedContract> = contracts
        .into_iter()
        .filter_map(|(award, so_far)| so_far.finish(award, process, &purchase))
        .collect();
    let standing = contracts.iter().filter(|c| c.status != ContractStatus::Cancelled).count();
    let procurement = purchase.finish(process, contracts.len(), standing);
    Folded { buyer: buyers.first().cloned(), buyers, procurement, contracts }
}

/// Markets and payments are no purchases; a release of no known kind may be one.
fn speaks_of_a_purchase(release: &Release) -> bool {
    let known = release.notice_type.is_some();
    !matches!((release.kind, known), (NoticeKind::Market, _) | (NoticeKind::Other, true))
        || !release.awards.is_empty()
}

/// Each release once, in the order of the fold.
fn in_order(releases: &[(NoticeId, Release)]) -> Vec<(NoticeId, &Release)> {
    let mut ordered: Vec<(NoticeId, &Release)> = releases.iter().map(|(n, r)| (*n, r)).collect();
    ordered.sort_by(|(n, a), (m, b)| {
        (a.published_at, a.kind, &a.release, n).cmp(&(b.published_at, b.kind, &b.release, m))
    });
    let mut seen = BTreeSet::new();
    ordered.retain(|(n, _)| seen.insert(*n));
    ordered
}

/// The latest release that names a buyer wins; a name it leaves out is kept from before.
fn name_buyers(buyers: &mut Vec<Party>, said: &[Party]) {
    if said.is_empty() {
        return;
    }
    let before = std::mem::replace(buyers, said.to_vec());
    for buyer in buyers.iter_mut().filter(|b| b.name.is_none()) {
        let same = |old: &&Party| old.identifiers.iter().any(|i| buyer.identifiers.contains(i));
        buyer.name = before.iter().find(same).and_then(|old| old.name.clone());
    }
}

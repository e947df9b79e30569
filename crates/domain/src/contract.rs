//! Contracts: what an authority's register holds.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::cpv::Cpv;
use crate::fact::{Basis, Field};
use crate::id::{ContractId, ProcurementId, VendorId};
use crate::money::Money;
use crate::record::Said;
use crate::service_area::ServiceAreaCode;
use crate::term::Term;
use crate::vendor::VendorRef;

/// What notices say a contract's state is. Whether it has run out is a matter of today's date
/// and its term, not of this word: see [`Contract::live_on`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContractStatus {
    /// Awarded, not yet said to be signed.
    Pending,
    /// In force.
    Active,
    /// Ended before its time, or completed (UK11).
    Terminated,
    /// Awarded and then not entered into.
    Cancelled,
}

impl ContractStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Active, Self::Terminated, Self::Cancelled];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Terminated => "terminated",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// Money over the whole term, net and gross of VAT kept apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Value {
    /// Without VAT.
    pub net: Option<Money>,
    /// With VAT.
    pub gross: Option<Money>,
}

impl Value {
    /// The figure to compare by: net where known, else gross.
    #[must_use]
    pub fn best(&self) -> Option<Money> {
        self.net.or(self.gross)
    }

    /// A year's share of [`Value::best`] over the days from start to end (see [`Money::per_year`]);
    /// the whole value where the term is unknown.
    #[must_use]
    pub fn annual(&self, term: &Term) -> Option<Money> {
        self.best().map(|whole| term.days().map_or(whole, |days| whole.per_year(days)))
    }
}

/// A contract in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// The process it came from: the OCID, or for an export the buyer's reference.
    pub process: String,
    /// Which award of that process it is.
    pub award: String,
    /// Who holds it.
    pub authority: AuthorityRef,
    /// With whom, as published order has it.
    pub vendors: Vec<VendorRef>,
    /// The procurement that led to it.
    pub procurement: Option<ProcurementId>,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// What notices say its state is.
    pub status: ContractStatus,
    /// How long.
    pub term: Term,
    /// For how much.
    pub value: Value,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// CPV codes as published, the main one first.
    pub cpv: Vec<Cpv>,
    /// Whether it buys technology.
    pub technology: bool,
    /// For which service area; `None` where it is not technology or could not be told.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// When its first notice was published.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When somebody or some notice last vouched for it.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// What only its authority can say of it.
    pub said: Said,
    /// Whether not everybody sees it as it stands here.
    pub private: bool,
    /// Changes with every change of the record.
    pub version: i64,
}

impl Contract {
    /// Whether it runs, or will run, on `day`: not terminated or cancelled, and its last known day
    /// not past. A contract of unknown end is not live.
    #[must_use]
    pub fn live_on(&self, day: NaiveDate) -> bool {
        !matches!(self.status, ContractStatus::Terminated | ContractStatus::Cancelled)
            && self.term.last_day().is_some_and(|last| last >= day)
    }
}

/// What a list of contracts is filtered by. Empty lists and `None` do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContractFilter {
    /// Full-text query over title, description and vendor names.
    pub text: Option<String>,
    /// Held by one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Only contracts of member authorities (the boroughs).
    pub members: Option<bool>,
    /// With one of these vendors.
    pub vendors: Vec<VendorId>,
    /// For one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// Only technology, or only the rest.
    pub technology: Option<bool>,
    /// With one of these statuses.
    pub statuses: Vec<ContractStatus>,
    /// Live on this day (see [`Contract::live_on`]).
    pub live_on: Option<NaiveDate>,
    /// Starts on or after.
    pub starts_after: Option<NaiveDate>,
    /// Starts on or before.
    pub starts_before: Option<NaiveDate>,
    /// Ends (without extensions) on or after.
    pub ends_after: Option<NaiveDate>,
    /// Ends (without extensions) on or before.
    pub ends_before: Option<NaiveDate>,
    /// Ends with all extensions on or after.
    pub max_ends_after: Option<NaiveDate>,
    /// Ends with all extensions on or before.
    pub max_ends_before: Option<NaiveDate>,
    /// Only with (or without) a known end.
    pub end_known: Option<bool>,
    /// Best-known value at least this many pence.
    pub min_value: Option<i64>,
    /// Best-known value at most this many pence.
    pub max_value: Option<i64>,
    /// CPV code or its first digits.
    pub cpv: Option<String>,
    /// Demonstration records only, or none of them.
    pub demonstration: Option<bool>,
    /// Of this process.
    pub process: Option<String>,
}

/// What a list of contracts can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContractSort {
    /// By end without extensions.
    End,
    /// By end with all extensions.
    MaxEnd,
    /// By start.
    Start,
    /// By best-known value.
    Value,
    /// By annual value.
    AnnualValue,
    /// By title.
    Title,
    /// By the authority's name.
    Authority,
    /// By the last notice.
    Vouched,
}

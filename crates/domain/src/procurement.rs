//! Procurements: the pipeline of planned and running purchases.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::contract::Value;
use crate::cpv::Cpv;
use crate::fact::{Basis, Field};
use crate::id::ProcurementId;
use crate::record::Said;
use crate::service_area::ServiceAreaCode;

/// How far a procurement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Thought of, not published.
    Idea,
    /// In a pipeline or planned procurement notice.
    Planned,
    /// Talking to the market.
    Engagement,
    /// Tenders are invited.
    Tender,
    /// Tenders are in, no award yet.
    Evaluation,
    /// Awarded.
    Awarded,
    /// Will not happen.
    Cancelled,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 7] = [
        Self::Idea,
        Self::Planned,
        Self::Engagement,
        Self::Tender,
        Self::Evaluation,
        Self::Awarded,
        Self::Cancelled,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Planned => "planned",
            Self::Engagement => "engagement",
            Self::Tender => "tender",
            Self::Evaluation => "evaluation",
            Self::Awarded => "awarded",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }

    /// Whether it can still be joined: neither awarded nor cancelled.
    #[must_use]
    pub const fn open(self) -> bool {
        !matches!(self, Self::Awarded | Self::Cancelled)
    }
}

/// A procurement in the pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procurement {
    /// Its id.
    pub id: ProcurementId,
    /// The process: the OCID, or for an export the buyer's reference.
    pub process: String,
    /// Who buys.
    pub authority: AuthorityRef,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// How far it is.
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
    /// When the next (tender) notice is expected.
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

/// What a list of procurements is filtered by. Empty lists and `None` do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcurementFilter {
    /// Full-text query over title and description.
    pub text: Option<String>,
    /// By one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Only procurements of member authorities (the boroughs).
    pub members: Option<bool>,
    /// For one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// Only technology, or only the rest.
    pub technology: Option<bool>,
    /// In one of these stages.
    pub stages: Vec<Stage>,
    /// Expected to start on or after.
    pub starts_after: Option<NaiveDate>,
    /// Expected to start on or before.
    pub starts_before: Option<NaiveDate>,
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

/// What a list of procurements can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProcurementSort {
    /// By expected start.
    ExpectedStart,
    /// By tender deadline.
    TenderDeadline,
    /// By best-known value.
    Value,
    /// By title.
    Title,
    /// By the authority's name.
    Authority,
    /// By the last notice.
    Vouched,
}

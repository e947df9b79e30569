//! Notices: published releases exactly as received, the evidence.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::id::{ContractId, NoticeId, ProcurementId, VendorId};

/// What the process of every invented notice starts with: this and nothing else marks a record as
/// made for demonstration. It is no registered OCID prefix, so no published notice has it.
pub const DEMONSTRATION_PREFIX: &str = "ocds-musterdemo-";

/// Where a notice was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Find a Tender, OCDS.
    FindATender,
    /// Contracts Finder, OCDS.
    ContractsFinder,
    /// Contracts Finder's website export, CSV.
    ContractsFinderExport,
    /// Another publisher of OCDS.
    Other,
}

impl Source {
    /// The kebab-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FindATender => "find-a-tender",
            Self::ContractsFinder => "contracts-finder",
            Self::ContractsFinderExport => "contracts-finder-export",
            Self::Other => "other",
        }
    }

    /// Reads the kebab-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "find-a-tender" => Self::FindATender,
            "contracts-finder" => Self::ContractsFinder,
            "contracts-finder-export" => Self::ContractsFinderExport,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// What a notice does in its process, whatever law it was published under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// UK1 pipeline notice; Contracts Finder "Pipeline".
    Pipeline,
    /// UK2 preliminary market engagement; Contracts Finder "PreProcurement".
    Engagement,
    /// UK3 planned procurement notice; prior information notice.
    Planned,
    /// UK4 tender notice; contract notice.
    Tender,
    /// UK5 transparency notice: a direct award is intended.
    Transparency,
    /// UK6 contract award notice; award notice.
    Award,
    /// UK7 contract details notice.
    Contract,
    /// UK9 contract performance notice.
    Performance,
    /// UK10 contract change notice; modification notice.
    Change,
    /// UK11 contract termination notice.
    Termination,
    /// UK12 procurement termination notice; cancelled or withdrawn.
    Cancellation,
    /// UK13 to UK16: dynamic markets.
    Market,
    /// UK17 and anything else.
    Other,
}

impl NoticeKind {
    /// Every kind, in the order of a process.
    pub const ALL: [Self; 13] = [
        Self::Pipeline,
        Self::Engagement,
        Self::Planned,
        Self::Tender,
        Self::Transparency,
        Self::Award,
        Self::Contract,
        Self::Performance,
        Self::Change,
        Self::Termination,
        Self::Cancellation,
        Self::Market,
        Self::Other,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pipeline => "pipeline",
            Self::Engagement => "engagement",
            Self::Planned => "planned",
            Self::Tender => "tender",
            Self::Transparency => "transparency",
            Self::Award => "award",
            Self::Contract => "contract",
            Self::Performance => "performance",
            Self::Change => "change",
            Self::Termination => "termination",
            Self::Cancellation => "cancellation",
            Self::Market => "market",
            Self::Other => "other",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// A notice without its text, as records cite it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRef {
    /// Its id.
    pub id: NoticeId,
    /// Where it was published.
    pub source: Source,
    /// The publisher's release id, as `094474-2026`.
    pub release: String,
    /// What it does.
    pub kind: NoticeKind,
    /// The code of the notice type where the Procurement Act gives one, as `UK6`.
    pub notice_type: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Its page for people.
    pub url: Option<String>,
}

/// A notice with its text, and what Muster made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What records cite.
    pub reference: NoticeRef,
    /// The process it belongs to: the OCID, or for an export the buyer's reference.
    pub process: String,
    /// Who published it.
    pub authority: Option<AuthorityRef>,
    /// The release exactly as received: JSON text. Empty in lists.
    pub raw: String,
    /// When Muster took it in.
    pub imported_at: DateTime<Utc>,
    /// The file it came in.
    pub file: Option<String>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Contracts that it tells of. Empty in lists.
    pub contracts: Vec<ContractId>,
    /// Procurements that it tells of. Empty in lists.
    pub procurements: Vec<ProcurementId>,
}

/// What a list of notices is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeFilter {
    /// Words of the title, case-blind.
    pub text: Option<String>,
    /// Published by one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Only these kinds.
    pub kinds: Vec<NoticeKind>,
    /// Only this source.
    pub source: Option<Source>,
    /// Only of this process.
    pub process: Option<String>,
    /// Of contracts with one of these vendors.
    pub vendors: Vec<VendorId>,
}

/// What a list of notices can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeSort {
    /// By the instant of publication.
    Published,
}

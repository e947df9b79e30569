//! Authorities: the boroughs, their partners, and every other public buyer that notices name.

use serde::{Deserialize, Serialize};

use crate::id::AuthorityId;
use crate::identifier::Identifier;

/// What kind of body an authority is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuthorityKind {
    /// One of London's 33, the City of London included.
    Borough,
    /// GLA, LOTI, an ALMO, a shared service.
    Partner,
    /// Any other public buyer.
    Other,
}

impl AuthorityKind {
    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Borough => "borough",
            Self::Partner => "partner",
            Self::Other => "other",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "borough" => Self::Borough,
            "partner" => Self::Partner,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// An authority as lists and records of others name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorityRef {
    /// Its id.
    pub id: AuthorityId,
    /// Short code of a borough, as `CMD`.
    pub code: Option<String>,
    /// The name it is known by.
    pub name: String,
    /// Whether it takes part in Muster.
    pub member: bool,
}

/// An authority with what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Id, code, name.
    pub reference: AuthorityRef,
    /// What kind of body.
    pub kind: AuthorityKind,
    /// Office for National Statistics code, as `E09000007`.
    pub gss: Option<String>,
    /// Every spelling seen in notices.
    pub names: Vec<String>,
    /// Every identifier seen in notices or known before.
    pub identifiers: Vec<Identifier>,
    /// Contracts on record.
    pub contracts: u64,
    /// Contracts of technology on record.
    pub technology_contracts: u64,
    /// Procurements on record.
    pub procurements: u64,
    /// Changes with every change of the record.
    pub version: i64,
}

/// What a list of authorities is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorityFilter {
    /// Full or partial name, case-blind.
    pub text: Option<String>,
    /// Only this kind.
    pub kind: Option<AuthorityKind>,
    /// Only members, or only others.
    pub member: Option<bool>,
}

/// What a list of authorities can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuthoritySort {
    /// By name.
    Name,
    /// By the number of contracts on record.
    Contracts,
}

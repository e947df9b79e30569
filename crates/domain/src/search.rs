//! One search over everything.

use uuid::Uuid;

use crate::audit::Sight;

/// What kind of record a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HitKind {
    /// A contract.
    Contract,
    /// A procurement.
    Procurement,
    /// A vendor.
    Vendor,
    /// An authority.
    Authority,
    /// An opportunity.
    Opportunity,
    /// A pilot.
    Pilot,
    /// A product.
    Product,
}

impl HitKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Contract,
        Self::Procurement,
        Self::Vendor,
        Self::Authority,
        Self::Opportunity,
        Self::Pilot,
        Self::Product,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Procurement => "procurement",
            Self::Vendor => "vendor",
            Self::Authority => "authority",
            Self::Opportunity => "opportunity",
            Self::Pilot => "pilot",
            Self::Product => "product",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// One hit of a search, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The record's id.
    pub id: Uuid,
    /// The record's title or name.
    pub title: String,
    /// A second line: authority and vendor of a contract, for instance.
    pub subtitle: Option<String>,
    /// A piece of its text with the matches between `\u{2}` and `\u{3}`, which no stored text has.
    pub snippet: Option<String>,
    /// What of it that not everybody may see the query was found in.
    pub sight: Option<Sight>,
}

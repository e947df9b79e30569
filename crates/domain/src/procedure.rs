//! How a supplier is chosen: the few words that the Procurement Act 2023 and the Local Government
//! Transparency Code 2015 need between them.

use serde::{Deserialize, Serialize};

/// How the supplier of a contract was chosen, or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Procedure {
    /// Open procedure: Procurement Act 2023, section 20(2)(a).
    Open,
    /// Competitive flexible procedure: section 20(2)(b).
    CompetitiveFlexible,
    /// Another published invitation to tender: below the threshold, or under earlier law.
    PublishedTender,
    /// Suppliers were invited to quote without a published invitation.
    Quotation,
    /// Award under a framework: section 45.
    Framework,
    /// Direct award: sections 41 and 43.
    DirectAward,
}

impl Procedure {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::CompetitiveFlexible,
        Self::PublishedTender,
        Self::Quotation,
        Self::Framework,
        Self::DirectAward,
    ];

    /// The word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::CompetitiveFlexible => "competitiveFlexible",
            Self::PublishedTender => "publishedTender",
            Self::Quotation => "quotation",
            Self::Framework => "framework",
            Self::DirectAward => "directAward",
        }
    }

    /// As people say it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open procedure",
            Self::CompetitiveFlexible => "Competitive flexible procedure",
            Self::PublishedTender => "Published invitation to tender",
            Self::Quotation => "Invitation to quote",
            Self::Framework => "Award under a framework",
            Self::DirectAward => "Direct award",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == word)
    }

    /// What the LGA's contracts schema calls it (`ProcessType`). It knows two words only, those of
    /// paragraph 33 of the Transparency Code: an award without either has none.
    #[must_use]
    pub const fn process_type(self) -> Option<&'static str> {
        match self {
            Self::Open | Self::CompetitiveFlexible | Self::PublishedTender => {
                Some("Published invitation to tender")
            }
            Self::Quotation => Some("Invitation to quote"),
            Self::Framework | Self::DirectAward => None,
        }
    }
}

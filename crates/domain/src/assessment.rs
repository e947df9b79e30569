//! How a supplier performs: a rating of one key performance indicator over one period, as the
//! Procurement Act 2023 has it published (section 71; Procurement Regulations 2024, regulation 39(5)).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::ContractId;
use crate::record::{Speaker, Wrong};

/// A rating, in the regulation's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// Meeting or exceeding the indicator.
    Good,
    /// Close to meeting it.
    ApproachingTarget,
    /// Below it.
    RequiresImprovement,
    /// Significantly below it.
    Inadequate,
    /// None of these describes it.
    Other,
}

impl Rating {
    /// Every rating, the best first.
    pub const ALL: [Self; 5] =
        [Self::Good, Self::ApproachingTarget, Self::RequiresImprovement, Self::Inadequate, Self::Other];

    /// The word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::ApproachingTarget => "approachingTarget",
            Self::RequiresImprovement => "requiresImprovement",
            Self::Inadequate => "inadequate",
            Self::Other => "other",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }

    /// As the notice says it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Good => "Good",
            Self::ApproachingTarget => "Approaching target",
            Self::RequiresImprovement => "Requires improvement",
            Self::Inadequate => "Inadequate",
            Self::Other => "Other",
        }
    }

    /// What the regulation says it stands for.
    #[must_use]
    pub const fn describes(self) -> &'static str {
        match self {
            Self::Good => "Performance is meeting or exceeding the key performance indicators",
            Self::ApproachingTarget => "Performance is close to meeting the key performance indicators",
            Self::RequiresImprovement => "Performance is below the key performance indicators",
            Self::Inadequate => "Performance is significantly below the key performance indicators",
            Self::Other => {
                "Performance cannot be described as good, approaching target, requires improvement or inadequate"
            }
        }
    }
}

/// What is said of one indicator over one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The indicator's name, as the contract details notice has it.
    pub kpi: String,
    /// How it was met.
    pub rating: Rating,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// What to know about it; stays with the authority.
    pub note: Option<String>,
}

impl Rated {
    /// What is wrong with it.
    #[must_use]
    pub fn check(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if self.kpi.trim().is_empty() {
            wrong.push(Wrong::at("/kpi", "is empty: name the indicator"));
        }
        if self.to < self.from {
            wrong.push(Wrong::at("/to", "ends before it starts"));
        }
        wrong
    }
}

/// An assessment that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Its id.
    pub id: Uuid,
    /// Of which contract.
    pub contract: ContractId,
    /// What it says.
    pub rated: Rated,
    /// Who made it.
    pub by: Speaker,
    /// When.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_come_back_as_what_they_stand_for() {
        assert!(Rating::ALL.into_iter().all(|r| Rating::parse(r.as_str()) == Some(r)));
        assert_eq!(Rating::parse("Good"), None);
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_wrong() {
        let day = |text: &str| text.parse().unwrap();
        let of =
            |from, to| Rated { kpi: "Calls".to_owned(), rating: Rating::Good, from, to, note: None }.check();
        assert_eq!(of(day("2026-04-01"), day("2026-04-01")), []);
        assert_eq!(of(day("2026-04-02"), day("2026-04-01"))[0].pointer, "/to");
    }
}

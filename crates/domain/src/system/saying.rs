//! What is said of a system, and its history.

use chrono::{DateTime, Datelike, Utc};

use super::Details;
use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{AuthorityId, ProductId, VendorId};
use crate::service_area::ServiceAreaCode;
use crate::vendor::VendorRef;

/// The most people that a system can have.
pub const MOST_USERS: u32 = 10_000_000;
/// The most other systems that one exchanges data with.
pub const MOST_INTEGRATIONS: usize = 50;
/// The most characters of the name of one of them.
pub const MOST_OF_INTEGRATION: usize = 100;
/// The most characters of notes.
pub const MOST_OF_NOTES: usize = 2_000;
/// The most characters of a product's name.
pub const MOST_OF_NAME: usize = 200;

/// What an authority says of a system of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whether it is in use.
    pub in_use: bool,
    /// What else it says.
    pub details: Details,
    /// Who may see that it said so.
    pub audience: Audience,
}

impl Said {
    /// What is wrong with it: JSON pointers, and what is wrong there.
    #[must_use]
    pub fn wrong(&self) -> Vec<(String, String)> {
        let Details { users, go_live, end_of_support, integrations, satisfaction, notes, .. } = &self.details;
        let mut wrong = Vec::new();
        let mut say = |pointer: String, detail: String| wrong.push((pointer, detail));
        if self.audience == Audience::Named {
            say("/audience".to_owned(), "is one of own, members, public".to_owned());
        }
        if users.is_some_and(|users| users > MOST_USERS) {
            say("/users".to_owned(), format!("is at most {MOST_USERS}"));
        }
        if satisfaction.is_some_and(|stars| !(1..=5).contains(&stars)) {
            say("/satisfaction".to_owned(), "is 1 to 5".to_owned());
        }
        for (pointer, day) in [("/goLive", go_live), ("/endOfSupport", end_of_support)] {
            if day.is_some_and(|day| !(1970..2100).contains(&day.year())) {
                say(pointer.to_owned(), "lies between 1970 and 2099".to_owned());
            }
        }
        if go_live.zip(*end_of_support).is_some_and(|(live, end)| end < live) {
            say("/endOfSupport".to_owned(), "lies before it went live".to_owned());
        }
        if integrations.len() > MOST_INTEGRATIONS {
            say("/integrations".to_owned(), format!("has at most {MOST_INTEGRATIONS} members"));
        }
        for (at, name) in integrations.iter().enumerate() {
            if name.trim().is_empty() || name.chars().count() > MOST_OF_INTEGRATION {
                say(format!("/integrations/{at}"), format!("has 1 to {MOST_OF_INTEGRATION} characters"));
            }
        }
        if notes
            .as_ref()
            .is_some_and(|notes| notes.trim().is_empty() || notes.chars().count() > MOST_OF_NOTES)
        {
            say("/notes".to_owned(), format!("has 1 to {MOST_OF_NOTES} characters"));
        }
        wrong
    }
}

/// Which product a system is of: one on record, or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// A product on record.
    Product(ProductId),
    /// A name; a product that goes or went by it, or else a new one.
    Named(String),
}

/// A system that its authority puts on record by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSystem {
    /// For what.
    pub service_area: ServiceAreaCode,
    /// Which product.
    pub product: Option<Which>,
    /// Whose, or who delivers it.
    pub vendor: Option<VendorId>,
    /// What is said of it.
    pub said: Said,
}

/// What a vendor claims: that an authority uses something of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The vendor.
    pub vendor: VendorId,
    /// Who is said to use it.
    pub authority: AuthorityId,
    /// For what.
    pub service_area: ServiceAreaCode,
    /// What it is called.
    pub product: Option<String>,
}

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SayingKind {
    /// Its authority: it is in use.
    Confirmed,
    /// Its authority: it is not, or no more.
    Rejected,
    /// Its authority took back what it had said.
    Withdrawn,
    /// A vendor: it is in use.
    Claimed,
}

impl SayingKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Rejected, Self::Withdrawn, Self::Claimed];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Claimed => "claimed",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// An entry of a system's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// What was said.
    pub kind: SayingKind,
    /// Of whose system.
    pub authority: AuthorityRef,
    /// Which vendor claimed it.
    pub vendor: Option<VendorRef>,
    /// Who may see this.
    pub audience: Audience,
    /// What was said of it besides.
    pub details: Option<Details>,
    /// When.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn said(details: Details) -> Said {
        Said { in_use: true, details, audience: Audience::Members }
    }

    #[test]
    fn what_can_be_is_taken() {
        let details = Details {
            users: Some(420),
            go_live: NaiveDate::from_ymd_opt(2024, 4, 1),
            end_of_support: NaiveDate::from_ymd_opt(2029, 3, 31),
            integrations: vec!["Ledger".to_owned()],
            satisfaction: Some(4),
            notes: Some("Runs well.".to_owned()),
            ..Details::default()
        };
        assert_eq!(said(details).wrong(), []);
        assert_eq!(said(Details::default()).wrong(), []);
    }

    #[test]
    fn what_cannot_be_is_told_in_its_place() {
        let details = Details {
            users: Some(MOST_USERS + 1),
            go_live: NaiveDate::from_ymd_opt(2024, 4, 1),
            end_of_support: NaiveDate::from_ymd_opt(2023, 4, 1),
            integrations: vec![" ".to_owned(), "x".repeat(101)],
            satisfaction: Some(6),
            notes: Some("n".repeat(2_001)),
            ..Details::default()
        };
        let wrong = Said { audience: Audience::Named, ..said(details) }.wrong();
        let places: Vec<&str> = wrong.iter().map(|(pointer, _)| pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/audience",
                "/users",
                "/satisfaction",
                "/endOfSupport",
                "/integrations/0",
                "/integrations/1",
                "/notes"
            ]
        );
        let early = Details { go_live: NaiveDate::from_ymd_opt(1900, 1, 1), ..Details::default() };
        assert_eq!(said(early).wrong().len(), 1);
    }
}

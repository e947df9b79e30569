//! Unit prices: what an authority pays for one of something.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{ContractId, PricePointId, ProductId};
use crate::vendor::VendorRef;

/// What one pays for one of. Recurring units are prices of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// A named user, for a year.
    User,
    /// A concurrent or device licence, for a year.
    Licence,
    /// A device, bought.
    Device,
    /// A dwelling that is managed, for a year.
    Property,
    /// A case or transaction.
    Transaction,
    /// A site or connection, for a year.
    Site,
    /// A day of somebody's work.
    Day,
    /// The whole system, for a year.
    System,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 8] = [
        Self::User,
        Self::Licence,
        Self::Device,
        Self::Property,
        Self::Transaction,
        Self::Site,
        Self::Day,
        Self::System,
    ];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Licence => "licence",
            Self::Device => "device",
            Self::Property => "property",
            Self::Transaction => "transaction",
            Self::Site => "site",
            Self::Day => "day",
            Self::System => "system",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == word)
    }

    /// As it stands after "per", for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::User => "user and year",
            Self::Licence => "licence and year",
            Self::Device => "device",
            Self::Property => "property and year",
            Self::Transaction => "transaction",
            Self::Site => "site and year",
            Self::Day => "day",
            Self::System => "system and year",
        }
    }
}

/// What a price may say at most, in pence: a hundred million pounds for one unit is a slip of the keyboard.
pub const MOST_PENCE: i64 = 10_000_000_000;

/// What is compared with what: prices of one product of one vendor (or of a vendor whose product nobody named),
/// for one unit. No two of these overlap, so that no comparison can be had by taking one from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The vendor.
    pub vendor: crate::id::VendorId,
    /// The product; `None` where nobody said which.
    pub product: Option<ProductId>,
    /// The unit.
    pub unit: Unit,
}

/// A unit price that an authority pays or paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricePoint {
    /// Its id.
    pub id: PricePointId,
    /// Who pays it.
    pub authority: AuthorityRef,
    /// To whom.
    pub vendor: VendorRef,
    /// For what; `None` where it is not a product with a name.
    pub product: Option<ProductId>,
    /// One of what.
    pub unit: Unit,
    /// Pence for one unit, without VAT.
    pub pence: i64,
    /// How many units.
    pub quantity: u32,
    /// The day from which the price held.
    pub on: NaiveDate,
    /// What is included in it, in words.
    pub included: String,
    /// The contract that says so.
    pub contract: Option<ContractId>,
    /// Who may see the price itself.
    pub audience: Audience,
    /// Whether it may count in bands that others see.
    pub compared: bool,
    /// When it was put on record.
    pub recorded_at: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Grows with every change.
    pub version: i64,
}

impl PricePoint {
    /// What it is compared with.
    #[must_use]
    pub const fn cell(&self) -> Cell {
        Cell { vendor: self.vendor.id, product: self.product, unit: self.unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(Unit::ALL.into_iter().all(|unit| Unit::parse(unit.as_str()) == Some(unit)));
        assert_eq!(serde_json::to_string(&Unit::System).unwrap(), "\"system\"");
    }
}

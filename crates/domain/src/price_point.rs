//! Unit prices: what an authority pays for one of something.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{ContractId, PricePointId, ProductId, VendorId};
use crate::product::ProductRef;
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
    pub vendor: VendorId,
    /// The product; `None` where nobody said which.
    pub product: Option<ProductId>,
    /// The unit.
    pub unit: Unit,
}

/// The contract that a price comes from, as a viewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedContract {
    /// Its id.
    pub id: ContractId,
    /// Its title.
    pub title: String,
}

/// What an authority says of a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// To whom it pays it.
    pub vendor: VendorId,
    /// For what; `None` where it is not a product with a name.
    pub product: Option<ProductRef>,
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
    /// Whether a non-disclosure agreement covers it.
    pub nda: bool,
    /// Who may see the price itself.
    pub audience: Audience,
    /// Whether its authority lets it count in bands that others see.
    pub compared: bool,
}

impl Priced {
    /// What it is compared with.
    #[must_use]
    pub fn cell(&self) -> Cell {
        Cell { vendor: self.vendor, product: self.product.as_ref().map(|p| p.id), unit: self.unit }
    }

    /// Whether it counts in bands: where its authority says so, and never under an NDA. Such an agreement
    /// mostly forbids disclosing "in any form", and whether a band over five others is one is for lawyers,
    /// not for us, to say; and a vendor who knows whom it has bound could tell from a band that one of them
    /// spoke.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.compared && !self.nda
    }

    /// With an NDA in force: for its authority alone, and in no comparison.
    #[must_use]
    pub fn under_nda(self, nda: bool) -> Self {
        match self.nda || nda {
            true => Self { nda: true, audience: Audience::Own, compared: false, ..self },
            false => self,
        }
    }

    /// What is wrong with it, by its place in the API.
    #[must_use]
    pub fn check(&self, today: NaiveDate) -> Vec<(&'static str, &'static str)> {
        let wrong = [
            (
                self.pence < 0 || self.pence > MOST_PENCE,
                "/price",
                "is between nothing and a hundred million pounds",
            ),
            (self.quantity == 0, "/quantity", "is at least 1"),
            (self.on > today, "/on", "lies in the future: say it once the price holds"),
            (self.on < EARLIEST, "/on", "is before 2010: too long ago to compare"),
            (
                !matches!(self.audience, Audience::Own | Audience::Members | Audience::Public),
                "/audience",
                "is own, members or public: a price is not shared by name",
            ),
        ];
        wrong.into_iter().filter(|(is, ..)| *is).map(|(_, pointer, detail)| (pointer, detail)).collect()
    }
}

/// The first day of prices that are taken: there is no index to compare older ones by.
const EARLIEST: NaiveDate = match NaiveDate::from_ymd_opt(2010, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A unit price that an authority pays or paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricePoint {
    /// Its id.
    pub id: PricePointId,
    /// Who pays it.
    pub authority: AuthorityRef,
    /// To whom.
    pub vendor: VendorRef,
    /// What is said of it; the contract only where the viewer sees it.
    pub said: Priced,
    /// That contract.
    pub contract: Option<PricedContract>,
    /// When it was put on record.
    pub recorded_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Grows with every change.
    pub version: i64,
}

/// What a list of price points is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PricePointFilter {
    /// Of these authorities, by code or id; of all where none is named.
    pub authorities: Vec<String>,
    /// Paid to one of these vendors.
    pub vendors: Vec<VendorId>,
    /// For one of these products.
    pub products: Vec<ProductId>,
    /// For one of these contracts.
    pub contracts: Vec<ContractId>,
    /// For one of these.
    pub units: Vec<Unit>,
}

/// What a list of price points is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PricePointSort {
    /// The day from which they held.
    On,
    /// The price.
    Price,
    /// How many units.
    Quantity,
    /// When they were put on record.
    Recorded,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(Unit::ALL.into_iter().all(|unit| Unit::parse(unit.as_str()) == Some(unit)));
        assert_eq!(serde_json::to_string(&Unit::System).unwrap(), "\"system\"");
    }

    fn priced() -> Priced {
        Priced {
            vendor: VendorId(uuid::Uuid::from_u128(1)),
            product: None,
            unit: Unit::User,
            pence: 12_000,
            quantity: 300,
            on: "2026-04-01".parse().unwrap(),
            included: "Support".to_owned(),
            contract: None,
            nda: false,
            audience: Audience::Members,
            compared: true,
        }
    }

    #[test]
    fn under_an_nda_a_price_is_for_its_authority_alone_and_counts_nowhere() {
        assert!(priced().counts());
        let bound = priced().under_nda(true);
        assert_eq!((bound.audience, bound.compared, bound.counts()), (Audience::Own, false, false));
        // The contract's agreement may end; one that the price itself is under is for its authority to end.
        let own = Priced { nda: true, ..priced() };
        assert!(!own.counts() && own.under_nda(false).audience == Audience::Own);
        assert_eq!(priced().under_nda(false), priced());
    }

    #[test]
    fn slips_of_the_keyboard_are_told_with_their_place() {
        let today = "2026-11-27".parse().unwrap();
        let places = |priced: Priced| priced.check(today).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        assert!(places(priced()).is_empty());
        assert_eq!(places(Priced { pence: -1, quantity: 0, ..priced() }), ["/price", "/quantity"]);
        assert_eq!(places(Priced { pence: MOST_PENCE + 1, ..priced() }), ["/price"]);
        for on in ["2026-11-28", "2009-12-31"] {
            assert_eq!(places(Priced { on: on.parse().unwrap(), ..priced() }), ["/on"]);
        }
        assert_eq!(places(Priced { audience: Audience::Named, ..priced() }), ["/audience"]);
    }
}

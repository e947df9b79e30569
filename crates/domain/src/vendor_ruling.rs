//! What people decided of vendors: that two are one company, or that one is two. Imports hold to it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::id::VendorId;
use crate::identifier::Identifier;
use crate::text::fold;
use crate::vendor::VendorRef;

/// Which way it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RulingKind {
    /// Two vendors are one company.
    Merge,
    /// One vendor is two companies.
    Split,
}

impl RulingKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Merge, Self::Split];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// A decision on two vendors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Its id.
    pub id: Uuid,
    /// Which way.
    pub kind: RulingKind,
    /// The vendor that was merged away, or split.
    pub vendor: VendorRef,
    /// The vendor that it is part of now, or the one that was split off.
    pub other: VendorRef,
    /// Of a split, the spellings that are the new vendor's.
    pub names: Vec<String>,
    /// Of a split, the identifiers that are the new vendor's.
    pub identifiers: Vec<Identifier>,
    /// Why.
    pub reason: String,
    /// Whose people decided.
    pub authority: AuthorityRef,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

/// The decisions that hold, as an import needs to know them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rulings {
    names: HashMap<String, VendorId>,
    identifiers: HashMap<Identifier, VendorId>,
    merged: HashMap<VendorId, VendorId>,
}

impl Rulings {
    /// This vendor is part of that one now.
    pub fn merge(&mut self, vendor: VendorId, into: VendorId) {
        self.merged.insert(vendor, into);
    }

    /// This spelling, in whatever case and spacing, is that vendor. What is decided later counts.
    pub fn pin_name(&mut self, name: &str, vendor: VendorId) {
        self.names.insert(fold(name), vendor);
    }

    /// Whoever has this identifier is that vendor. What is decided later counts.
    pub fn pin_identifier(&mut self, identifier: Identifier, vendor: VendorId) {
        self.identifiers.insert(identifier, vendor);
    }

    /// The vendor that a person decided a published party is: by one of its identifiers before its
    /// name, since one name can be several companies' and a number only one's.
    #[must_use]
    pub fn pinned(&self, name: &str, identifiers: &[Identifier]) -> Option<VendorId> {
        let by_identifier = identifiers.iter().find_map(|i| self.identifiers.get(i));
        by_identifier.or_else(|| self.names.get(&fold(name))).copied()
    }

    /// Where a vendor leads: to itself, unless it was merged.
    #[must_use]
    pub fn survivor(&self, vendor: VendorId) -> VendorId {
        // Merges make no circles; the bound keeps a database that says otherwise from hanging an import.
        let mut at = vendor;
        for _ in 0..=self.merged.len() {
            match self.merged.get(&at) {
                Some(into) => at = *into,
                None => break,
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vendor(n: u128) -> VendorId {
        VendorId(Uuid::from_u128(n))
    }

    #[test]
    fn a_merged_vendor_leads_to_the_last_of_its_line() {
        let mut rulings = Rulings::default();
        rulings.merge(vendor(1), vendor(2));
        rulings.merge(vendor(2), vendor(3));
        assert_eq!(rulings.survivor(vendor(1)), vendor(3));
        assert_eq!(rulings.survivor(vendor(3)), vendor(3));
        assert_eq!(rulings.survivor(vendor(9)), vendor(9));
    }

    #[test]
    fn a_circle_ends() {
        let mut rulings = Rulings::default();
        rulings.merge(vendor(1), vendor(2));
        rulings.merge(vendor(2), vendor(1));
        assert!([vendor(1), vendor(2)].contains(&rulings.survivor(vendor(1))));
    }

    #[test]
    fn a_number_weighs_more_than_a_name_and_the_last_decision_more_than_the_first() {
        let number = |id| Identifier::new(Identifier::COMPANIES_HOUSE, id);
        let mut rulings = Rulings::default();
        rulings.pin_name("Acme  HOUSING", vendor(1));
        rulings.pin_identifier(number("00000001"), vendor(2));
        assert_eq!(rulings.pinned("acme housing", &[]), Some(vendor(1)));
        assert_eq!(rulings.pinned("acme housing", &[number("00000001")]), Some(vendor(2)));
        assert_eq!(rulings.pinned("Acme", &[number("00000003")]), None);
        rulings.pin_name("Acme Housing", vendor(3));
        assert_eq!(rulings.pinned("Acme Housing", &[]), Some(vendor(3)));
    }
}

//! All known vendors in memory, and which of them a published party is.

use std::collections::HashMap;

use crate::company_number::normalise_identifier;
use crate::id::VendorId;
use crate::identifier::Identifier;
use crate::published::Party;
use crate::vendor_name;

/// A vendor as it is already stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownVendor {
    /// Its id.
    pub id: VendorId,
    /// The name it is known by.
    pub name: String,
    /// Every spelling seen.
    pub names: Vec<String>,
    /// Every identifier seen.
    pub identifiers: Vec<Identifier>,
}

/// How a published party was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nobody like it was known: a new vendor.
    New,
    /// The company number is a known vendor's, and the names do not contradict it.
    SameNumber,
    /// The name is a known vendor's once case, punctuation and legal form are set aside.
    SameName,
    /// The name differs from a known vendor's in no more than a slip or a customary short form.
    SimilarName,
    /// The company number is a known vendor's but the names are unlike: shown, not merged.
    Conflict,
}

impl Outcome {
    /// The words that a decision is stored with.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::SameNumber => "same number",
            Self::SameName => "same name",
            Self::SimilarName => "similar name",
            Self::Conflict => "conflict",
        }
    }
}

/// Which vendor a published party is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// The vendor.
    pub vendor: VendorId,
    /// The name the vendor is known by.
    pub name: String,
    /// Whether it was not known before.
    pub created: bool,
    /// Whether this spelling with these identifiers is seen for the first time, so that the decision is recorded.
    pub first_sight: bool,
    /// How it was matched.
    pub outcome: Outcome,
    /// Why, in plain English.
    pub reason: String,
    /// The vendor's Companies House number, where one is known.
    pub company_number: Option<String>,
    /// Identifiers that the vendor did not have before, normalised.
    pub identifiers: Vec<Identifier>,
    /// The vendor that has the same company number under an unlike name.
    pub conflicts_with: Option<VendorId>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: VendorId,
    name: String,
    identifiers: Vec<Identifier>,
}

/// An index over all known vendors; one party is resolved in microseconds.
#[derive(Debug, Default)]
pub struct VendorDirectory {
    entries: Vec<Entry>,
    by_number: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
    seen: HashMap<(String, Vec<Identifier>), usize>,
}

impl VendorDirectory {
    /// An empty directory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a vendor that is stored already.
    pub fn add(&mut self, known: KnownVendor) {
        let at = self.entries.len();
        for name in known.names.iter().chain(std::iter::once(&known.name)) {
            self.by_key.entry(vendor_name::key(name)).or_insert(at);
        }
        for identifier in known.identifiers.iter().filter(|i| i.scheme == Identifier::COMPANIES_HOUSE) {
            self.by_number.entry(identifier.id.clone()).or_insert(at);
        }
        self.entries.push(Entry { id: known.id, name: known.name, identifiers: known.identifiers });
    }

    /// Which vendor `party` is; `fresh` gives the id of a vendor that is new. `None` when the party
    /// has neither a name nor an identifier.
    pub fn resolve(&mut self, party: &Party, fresh: impl FnOnce() -> VendorId) -> Option<Resolution> {
        let identifiers: Vec<Identifier> =
            party.identifiers.iter().filter_map(normalise_identifier).collect();
        let name = party.name.as_deref().map(str::trim).filter(|n| !n.is_empty());
        let shown = name.map(str::to_owned).or_else(|| identifiers.first().map(ToString::to_string))?;
        let key = vendor_name::key(&shown);
        let number =
            identifiers.iter().find(|i| i.scheme == Identifier::COMPANIES_HOUSE).map(|i| i.id.clone());
        let found = number.as_ref().and_then(|n| self.by_number.get(n)).map(|at| (*at, Outcome::SameNumber));
        let found = found.or_else(|| self.by_key.get(&key).map(|at| (*at, Outcome::SameName)));
        let (at, outcome) = found.unwrap_or_else(|| {
            self.entries.push(Entry { id: fresh(), name: shown.clone(), identifiers: Vec::new() });
            (self.entries.len() - 1, Outcome::New)
        });
        let new: Vec<Identifier> =
            identifiers.iter().filter(|i| !self.entries[at].identifiers.contains(i)).cloned().collect();
        self.entries[at].identifiers.extend(new.iter().cloned());
        self.by_key.entry(key).or_insert(at);
        if let Some(number) = number {
            self.by_number.entry(number).or_insert(at);
        }
        let first_sight = self.seen.insert((shown.clone(), identifiers), at).is_none();
        let entry = &self.entries[at];
        Some(Resolution {
            vendor: entry.id,
            name: entry.name.clone(),
            created: outcome == Outcome::New,
            first_sight,
            outcome,
            reason: format!("“{shown}”: {}", outcome.as_str()),
            company_number: entry
                .identifiers
                .iter()
                .find(|i| i.scheme == Identifier::COMPANIES_HOUSE)
                .map(|i| i.id.clone()),
            identifiers: new,
            conflicts_with: None,
        })
    }
}

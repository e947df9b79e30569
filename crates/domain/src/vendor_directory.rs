//! All known vendors in memory, and which of them a published party is.

mod reason;
mod segments;

use std::collections::{HashMap, HashSet};

use segments::Segments;

use crate::company_number::{differ_in_one_slip, normalise_identifier};
use crate::id::VendorId;
use crate::identifier::Identifier;
use crate::published::Party;
use crate::vendor_name::{Likeness, VendorName, joined_by_a_number};
use crate::vendor_ruling::Rulings;

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
    /// The company number (or another identifier) is a known vendor's, and the names do not contradict it.
    SameNumber,
    /// The name is a known vendor's once case, punctuation and legal form are set aside.
    SameName,
    /// The name differs from a known vendor's in no more than a slip or a customary short form.
    SimilarName,
    /// The company number is a known vendor's but the names are unlike: shown, not merged.
    Conflict,
    /// A person decided so.
    Decided,
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
            Self::Decided => "decided",
        }
    }
}

/// Which vendor a published party is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// The vendor that knows the spelling.
    pub vendor: VendorId,
    /// The vendor that it leads to: another one where a person merged the two.
    pub survivor: VendorId,
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
    /// Identifiers that the vendor did not have before, normalised. A disputed number belongs to
    /// both vendors: it is what was published.
    pub identifiers: Vec<Identifier>,
    /// The vendor that has the same company number under an unlike name.
    pub conflicts_with: Option<VendorId>,
}

#[derive(Debug)]
struct Entry {
    id: VendorId,
    name: String,
    /// Each different key once.
    names: Vec<VendorName>,
    identifiers: Vec<Identifier>,
}

/// What was decided for one spelling with one set of identifiers.
#[derive(Debug, Clone)]
struct Decision {
    at: usize,
    outcome: Outcome,
    reason: String,
    conflicts_with: Option<usize>,
}

/// A published party, made comparable.
struct Asked<'a> {
    shown: &'a str,
    name: Option<VendorName>,
    identifiers: &'a [Identifier],
}

/// An index over all known vendors; one party is resolved in microseconds.
///
/// What is decided depends on what was known before: a file imported in the same order gives the
/// same vendors. A decision once made for a spelling with its identifiers stays.
#[derive(Debug, Default)]
pub struct VendorDirectory {
    entries: Vec<Entry>,
    by_identifier: HashMap<Identifier, Vec<usize>>,
    by_key: HashMap<String, Vec<usize>>,
    by_other_name: HashMap<String, Vec<usize>>,
    by_beginning: HashMap<String, Vec<usize>>,
    by_segment: Segments,
    decisions: HashMap<(String, Vec<Identifier>), Decision>,
    stored_spellings: HashSet<(usize, String)>,
    rulings: Rulings,
}

impl VendorDirectory {
    /// An empty directory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds to what people decided of the vendors.
    pub fn rule(&mut self, rulings: Rulings) {
        self.rulings = rulings;
    }

    /// Adds a vendor that is stored already.
    pub fn add(&mut self, known: KnownVendor) {
        let at = self.entries.len();
        let identifiers: Vec<Identifier> =
            known.identifiers.iter().filter_map(normalise_identifier).collect();
        self.entries.push(Entry {
            id: known.id,
            name: known.name.clone(),
            names: Vec::new(),
            identifiers: Vec::new(),
        });
        for name in std::iter::once(known.name).chain(known.names) {
            self.learn_name(at, VendorName::read(&name));
            self.stored_spellings.insert((at, name));
        }
        self.learn_identifiers(at, &identifiers);
    }

    /// Which vendor `party` is; `fresh` gives the id of a vendor that is new. `None` when the party
    /// has neither a name nor an identifier.
    pub fn resolve(&mut self, party: &Party, fresh: impl FnOnce() -> VendorId) -> Option<Resolution> {
        let mut identifiers: Vec<Identifier> =
            party.identifiers.iter().filter_map(normalise_identifier).collect();
        identifiers.sort_unstable();
        identifiers.dedup();
        let said = party.name.as_deref().map(str::trim).filter(|n| n.chars().any(char::is_alphanumeric));
        let shown = said.map(str::to_owned).or_else(|| identifiers.first().map(ToString::to_string))?;
        let asked = (shown, identifiers);
        if let Some(decision) = self.decisions.get(&asked) {
            return Some(self.resolution(decision.clone(), false, false, Vec::new()));
        }
        let name = said.map(VendorName::read);
        let decision = self.decide(&Asked { shown: &asked.0, name, identifiers: &asked.1 });
        let created = decision.at == self.entries.len();
        if created {
            self.entries.push(Entry {
                id: fresh(),
                name: asked.0.clone(),
                names: Vec::new(),
                identifiers: Vec::new(),
            });
        }
        let stored = self.stored_spellings.contains(&(decision.at, asked.0.clone()));
        if said.is_some() {
            self.learn_name(decision.at, VendorName::read(&asked.0));
        }
        let new = self.learn_identifiers(decision.at, &asked.1);
        self.decisions.insert(asked, decision.clone());
        let first_sight = !stored || !new.is_empty();
        Some(self.resolution(decision, created, first_sight, new))
    }

    fn resolution(
        &self,
        decision: Decision,
        created: bool,
        first_sight: bool,
        new: Vec<Identifier>,
    ) -> Resolution {
        let entry = &self.entries[decision.at];
        let survivor = self.rulings.survivor(entry.id);
        // Two that a person said are one are in no conflict.
        let conflicts_with = decision.conflicts_with.map(|at| self.entries[at].id);
        let conflicts_with = conflicts_with.filter(|other| self.rulings.survivor(*other) != survivor);
        Resolution {
            vendor: entry.id,
            survivor,
            name: entry.name.clone(),
            created,
            first_sight,
            outcome: decision.outcome,
            reason: decision.reason,
            company_number: entry.company_numbers().next().map(str::to_owned),
            identifiers: new,
            conflicts_with,
        }
    }

    /// The vendor that a person decided it is.
    fn decided(&self, asked: &Asked<'_>) -> Option<Decision> {
        let vendor = self.rulings.pinned(asked.shown, asked.identifiers)?;
        let at = self.entries.iter().position(|entry| entry.id == vendor)?;
        let reason = reason::decided(asked.shown, &self.entries[at].name);
        Some(Decision { at, outcome: Outcome::Decided, reason, conflicts_with: None })
    }

    fn decide(&self, asked: &Asked<'_>) -> Decision {
        if let Some(decided) = self.decided(asked) {
            return decided;
        }
        let holders = self.holders(asked, true);
        let related =
            |at: &usize| asked.name.as_ref().is_none_or(|name| self.entries[*at].may_be_called(name));
        if let Some(&at) = holders.iter().find(|at| related(at)) {
            let reason = reason::same_number(asked.shown, &asked.company_number(), &self.entries[at].name);
            return Decision { at, outcome: Outcome::SameNumber, reason, conflicts_with: None };
        }
        let conflicts_with = holders.first().copied();
        // Other identifiers are accounts of a notice service: an account may be shared, so it joins
        // related names only and is never a conflict.
        let accounts = self.holders(asked, false);
        let free = |at: &usize| asked.number_agrees(&self.entries[*at]);
        if let Some(&at) =
            accounts.iter().find(|at| related(at) && free(at)).filter(|_| conflicts_with.is_none())
        {
            let shared = asked.identifiers.iter().find(|i| self.entries[at].identifiers.contains(i));
            let reason = reason::same_identifier(asked.shown, shared, &self.entries[at].name);
            return Decision { at, outcome: Outcome::SameNumber, reason, conflicts_with: None };
        }
        let found = asked.name.as_ref().and_then(|name| self.by_name(name, asked));
        let at = found.map_or(self.entries.len(), |(at, _)| at);
        if let Some(holder) = conflicts_with {
            let reason = reason::conflict(asked.shown, &asked.company_number(), &self.entries[holder].name);
            return Decision { at, outcome: Outcome::Conflict, reason, conflicts_with };
        }
        let (outcome, reason) = match found {
            Some((at, likeness)) => {
                let outcome =
                    if likeness == Likeness::Same { Outcome::SameName } else { Outcome::SimilarName };
                let entry = &self.entries[at];
                let slip = asked.slipped_number(entry);
                (outcome, reason::name(asked.shown, &entry.name, likeness, slip))
            }
            None => {
                let namesake = asked.name.as_ref().and_then(|name| self.by_key.get(name.key())?.first());
                let namesake = namesake.map(|at| &self.entries[*at]);
                let other =
                    namesake.and_then(|n| n.company_numbers().next().map(|number| (n.name.as_str(), number)));
                (Outcome::New, reason::new(asked.shown, &asked.company_number(), other))
            }
        };
        Decision { at, outcome, reason, conflicts_with: None }
    }

    fn holders(&self, asked: &Asked<'_>, company_numbers: bool) -> Vec<usize> {
        asked
            .identifiers
            .iter()
            .filter(|i| (i.scheme == Identifier::COMPANIES_HOUSE) == company_numbers)
            .filter_map(|i| self.by_identifier.get(i))
            .flatten()
            .copied()
            .collect()
    }

    /// The vendor with the likest name whose company number does not contradict; of equally like
    /// ones, the one known first.
    fn by_name(&self, name: &VendorName, asked: &Asked<'_>) -> Option<(usize, Likeness)> {
        let mut candidates: Vec<usize> = self.by_key.get(name.key()).cloned().unwrap_or_default();
        let best = |candidates: &[usize]| {
            candidates
                .iter()
                .filter(|at| asked.number_agrees(&self.entries[**at]))
                .filter_map(|at| Some((self.entries[*at].likeness(name)?, *at)))
                .min()
                .map(|(likeness, at)| (at, likeness))
        };
        if let Some(found) = best(&candidates) {
            return Some(found);
        }
        candidates.extend(self.by_segment.near(name.key()));
        candidates.extend(self.by_other_name.get(name.key()).into_iter().flatten());
        for also in &name.also {
            candidates.extend(self.by_key.get(&also.key).into_iter().flatten());
        }
        candidates
            .extend(name.beginning().and_then(|start| self.by_beginning.get(start)).into_iter().flatten());
        best(&candidates)
    }

    fn learn_name(&mut self, at: usize, name: VendorName) {
        let entry = &mut self.entries[at];
        if name.key().is_empty() || entry.names.contains(&name) {
            return;
        }
        file(&mut self.by_key, name.key(), at);
        self.by_segment.insert(name.key(), at);
        for also in &name.also {
            file(&mut self.by_other_name, &also.key, at);
        }
        if let Some(start) = name.beginning() {
            file(&mut self.by_beginning, start, at);
        }
        entry.names.push(name);
    }

    fn learn_identifiers(&mut self, at: usize, identifiers: &[Identifier]) -> Vec<Identifier> {
        let entry = &mut self.entries[at];
        let new: Vec<Identifier> =
            identifiers.iter().filter(|i| !entry.identifiers.contains(i)).cloned().collect();
        for identifier in &new {
            entry.identifiers.push(identifier.clone());
            self.by_identifier.entry(identifier.clone()).or_default().push(at);
        }
        new
    }
}

impl Entry {
    fn company_numbers(&self) -> impl Iterator<Item = &str> {
        self.identifiers.iter().filter(|i| i.scheme == Identifier::COMPANIES_HOUSE).map(|i| i.id.as_str())
    }

    fn likeness(&self, name: &VendorName) -> Option<Likeness> {
        self.names.iter().filter_map(|known| known.likeness(name)).min()
    }

    fn may_be_called(&self, name: &VendorName) -> bool {
        self.names.is_empty() || self.names.iter().any(|known| joined_by_a_number(known, name))
    }
}

impl Asked<'_> {
    fn company_numbers(&self) -> impl Iterator<Item = &str> {
        self.identifiers.iter().filter(|i| i.scheme == Identifier::COMPANIES_HOUSE).map(|i| i.id.as_str())
    }

    fn company_number(&self) -> String {
        self.company_numbers().next().unwrap_or_default().to_owned()
    }

    /// Whether nothing speaks against `entry` for its company number: one of the two has none, they
    /// share one, or the two differ as a typing slip would have it.
    fn number_agrees(&self, entry: &Entry) -> bool {
        let mut mine = self.company_numbers().peekable();
        mine.peek().is_none()
            || entry.company_numbers().next().is_none()
            || mine.any(|number| entry.company_numbers().any(|n| n == number))
            || self.slipped_number(entry).is_some()
    }

    fn slipped_number(&self, entry: &Entry) -> Option<(String, String)> {
        let mine = self.company_numbers().next()?;
        let theirs = entry.company_numbers().find(|n| differ_in_one_slip(n, mine))?;
        Some((mine.to_owned(), theirs.to_owned()))
    }
}

fn file(index: &mut HashMap<String, Vec<usize>>, key: &str, at: usize) {
    let holders = index.entry(key.to_owned()).or_default();
    if !holders.contains(&at) {
        holders.push(at);
    }
}

#[cfg(test)]
mod tests;

//! Which record of its authority a row is.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::fact::Field;
use crate::id::VendorId;
use crate::money::Money;
use crate::procedure::Procedure;
use crate::record::Datum;
use crate::text::fold;

/// A record that an authority holds already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// The authority's own reference.
    pub reference: Option<String>,
    /// With whom.
    pub vendors: Vec<VendorId>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// The last day that is known of.
    pub last: Option<NaiveDate>,
    /// What the register that its authority publishes says of it.
    pub published: Published,
}

/// What the contracts register that Muster publishes says of a record in words that are not the record's own:
/// dropped in again, they say nothing new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Its reference, where the authority has none of its own.
    pub reference: Option<String>,
    /// Its value, where only the one with VAT is known.
    pub value: Option<Money>,
    /// How its supplier was chosen, of which the register knows two words.
    pub procedure: Option<Procedure>,
    /// Whether notices say that all its suppliers are small or medium-sized.
    pub sme: Option<bool>,
    /// Whether notices say that all its suppliers are voluntary or community organisations.
    pub vcse: Option<bool>,
}

impl Published {
    /// Whether a value says no more than that.
    fn says(&self, field: Field, datum: &Datum) -> bool {
        match (field, datum) {
            (Field::Reference, Datum::Text(text)) => {
                self.reference.as_ref().is_some_and(|reference| fold(reference) == fold(text))
            }
            (Field::ValueNet, Datum::Money(money)) => self.value == Some(*money),
            (Field::Procedure, Datum::Procedure(said)) => {
                self.procedure.is_some_and(|known| {
                    known.process_type().is_some() && known.process_type() == said.process_type()
                }) && matches!(said, Procedure::PublishedTender | Procedure::Quotation)
            }
            (Field::SupplierSme, Datum::Flag(flag)) => self.sme == Some(*flag),
            (Field::SupplierVcse, Datum::Flag(flag)) => self.vcse == Some(*flag),
            _ => false,
        }
    }
}

/// What is known of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What it was known by in earlier files.
    pub key: &'a str,
    /// The record that it says it is.
    pub id: Option<Uuid>,
    /// The authority's own reference.
    pub reference: Option<&'a str>,
    /// What it is called.
    pub title: &'a str,
    /// With whom.
    pub vendors: &'a [VendorId],
    /// First day.
    pub start: Option<NaiveDate>,
    /// The last day that is known of.
    pub last: Option<NaiveDate>,
}

/// Which record a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    Same(Uuid),
    /// It looks like this one, for this reason: somebody decides.
    Like(Uuid, String),
    /// None.
    Nobody,
}

/// The records of one authority, to find rows among. Each is found once.
#[derive(Debug, Default)]
pub struct HeldRecords {
    held: Vec<Held>,
    folded: Vec<String>,
    by_id: HashMap<Uuid, usize>,
    by_reference: HashMap<String, usize>,
    by_key: HashMap<String, Uuid>,
    by_vendor: HashMap<VendorId, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    taken: HashSet<usize>,
}

/// As alike as two titles of one contract are, of 1.
const ALIKE: f64 = 0.6;

/// Of a vendor with more contracts than this, only those of the same title are looked at.
const MOST_LOOKED_AT: usize = 400;

impl HeldRecords {
    /// Adds a record.
    pub fn add(&mut self, held: Held) {
        let at = self.held.len();
        let folded = fold(&held.title);
        self.by_id.insert(held.id, at);
        if let Some(reference) = held.reference.as_ref().or(held.published.reference.as_ref()) {
            self.by_reference.entry(fold(reference)).or_insert(at);
        }
        for vendor in &held.vendors {
            self.by_vendor.entry(*vendor).or_default().push(at);
        }
        self.by_title.entry(folded.clone()).or_default().push(at);
        self.folded.push(folded);
        self.held.push(held);
    }

    /// Says which record an earlier file knew by a key.
    pub fn remember(&mut self, key: String, record: Uuid) {
        self.by_key.insert(key, record);
    }

    /// Which record a row is, of those that no row before it was.
    pub fn find(&mut self, asked: &Asked<'_>) -> Found {
        if let Some(at) = self.certain(asked).filter(|at| !self.taken.contains(at)) {
            self.taken.insert(at);
            return Found::Same(self.held[at].id);
        }
        match self.alike(asked) {
            Some((at, why)) => {
                self.taken.insert(at);
                Found::Like(self.held[at].id, why)
            }
            None => Found::Nobody,
        }
    }

    /// A record, by its id.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Held> {
        self.by_id.get(&id).map(|at| &self.held[*at])
    }

    /// Takes out of what a row says of a record what its own published register says of it.
    pub fn without_published(&self, id: Uuid, said: &mut BTreeMap<Field, Datum>) {
        if let Some(held) = self.get(id) {
            said.retain(|field, datum| !held.published.says(*field, datum));
        }
    }

    fn certain(&self, asked: &Asked<'_>) -> Option<usize> {
        let by_id = asked.id.and_then(|id| self.by_id.get(&id).copied());
        let by_key = || self.by_key.get(asked.key).and_then(|id| self.by_id.get(id).copied());
        let by_reference = || asked.reference.and_then(|r| self.by_reference.get(&fold(r)).copied());
        by_id.or_else(by_key).or_else(by_reference).or_else(|| {
            let same_title = self.by_title.get(&fold(asked.title)).into_iter().flatten().copied();
            same_title.filter(|at| self.free(*at, asked)).find(|at| {
                let held = &self.held[*at];
                let vendors =
                    !asked.vendors.is_empty() && asked.vendors.iter().any(|v| held.vendors.contains(v));
                vendors && held.start.is_some() && held.start == asked.start
            })
        })
    }

    /// Whether a record could be this row: no row before was it, and it has no other reference.
    fn free(&self, at: usize, asked: &Asked<'_>) -> bool {
        let reference = self.held[at].reference.as_deref();
        let contradicts =
            matches!((reference, asked.reference), (Some(one), Some(other)) if fold(one) != fold(other));
        !contradicts && !self.taken.contains(&at)
    }

    fn alike(&self, asked: &Asked<'_>) -> Option<(usize, String)> {
        let title = fold(asked.title);
        let mut candidates: Vec<usize> = self.by_title.get(&title).cloned().unwrap_or_default();
        for vendor in asked.vendors {
            let of_vendor = self.by_vendor.get(vendor).map(Vec::as_slice).unwrap_or_default();
            if of_vendor.len() <= MOST_LOOKED_AT {
                candidates.extend(of_vendor);
            }
        }
        let mut best: Option<(f64, usize, bool)> = None;
        for at in candidates.into_iter().filter(|at| self.free(*at, asked)) {
            let held = &self.held[at];
            let with_same = asked.vendors.iter().any(|vendor| held.vendors.contains(vendor));
            let knows = !asked.vendors.is_empty() && !held.vendors.is_empty();
            if (knows && !with_same) || !overlap((asked.start, asked.last), (held.start, held.last)) {
                continue;
            }
            let likeness = strsim::sorensen_dice(&title, &self.folded[at]);
            let same_start = asked.start.is_some() && asked.start == held.start;
            let needed = if with_same && same_start { 0.3 } else { ALIKE };
            if likeness >= needed && best.is_none_or(|(score, ..)| likeness > score) {
                best = Some((likeness, at, with_same));
            }
        }
        let (_, at, with_same) = best?;
        let held = &self.held[at];
        let vendor = if with_same { "the same supplier, " } else { "" };
        let why = format!("A record has {vendor}a like title ({}) and a term that overlaps.", held.title);
        Some((at, why))
    }
}

/// Whether two terms have a day in common, as far as is known.
fn overlap(
    one: (Option<NaiveDate>, Option<NaiveDate>),
    other: (Option<NaiveDate>, Option<NaiveDate>),
) -> bool {
    let before = |last: Option<NaiveDate>, start: Option<NaiveDate>| matches!((last, start), (Some(l), Some(s)) if l < s);
    !before(one.1, other.0) && !before(other.1, one.0)
}

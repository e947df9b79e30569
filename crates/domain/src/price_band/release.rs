//! When prices come into bands and go out of them: in batches, so that the difference of two answers
//! never tells of one authority.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use uuid::Uuid;

use super::{BATCH, FEWEST, Paid};
use crate::id::{AuthorityId, ProductId};
use crate::product::naming::{Decided, Naming, kin};

/// A price as its authority let it be compared. It stays as it was once said, and so does every answer that
/// came of it: who corrects a price says another one, which replaces this one from the next batch on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// Who pays it.
    pub authority: AuthorityId,
    /// Pence for one unit, without VAT.
    pub pence: i64,
    /// How many units.
    pub quantity: u32,
    /// The day from which the price held.
    pub on: NaiveDate,
    /// When it was said.
    pub recorded_at: DateTime<Utc>,
    /// When its authority put another in its place.
    pub replaced_at: Option<DateTime<Utc>>,
    /// When its authority took it back.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// The prices of one cell that may be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Released {
    /// At most one for each authority: its newest.
    pub paid: Vec<Paid>,
    /// Whether anything was ever told of the cell.
    pub told: bool,
    /// Whether somebody's withdrawal waits for others to change, so that nothing may be told.
    pub waiting: bool,
}

/// A product as prices were said of it; `None` where they name none.
pub type Said = Option<ProductId>;

/// The quarters since the year 0 that began on or before a day.
fn quarter(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 4 + i64::from(day.month0() / 3)
}

fn quarter_of(at: DateTime<Utc>) -> i64 {
    quarter(at.date_naive())
}

/// Which product is meant by which name in the bands of a quarter: as it was decided before the quarter began.
/// Who merges products, looks and undoes it sees nothing of it.
fn naming(decided: &[Decided], quarter: i64) -> Naming {
    let before: Vec<Decided> = decided
        .iter()
        .filter(|one| quarter_of(one.at) < quarter)
        .map(|one| Decided { undone_at: one.undone_at.filter(|at| quarter_of(*at) < quarter), ..one.clone() })
        .collect();
    Naming::of(&before, HashMap::new(), None)
}

/// Which product is meant by which name in the bands of a day.
#[must_use]
pub fn naming_on(decided: &[Decided], day: NaiveDate) -> Naming {
    naming(decided, quarter(day))
}

/// Prices that somebody was told of together.
struct Told<'a> {
    of: BTreeSet<Said>,
    prices: BTreeMap<AuthorityId, &'a Entry>,
}

/// What is released of prices on a day, for each product that they are of by then: what was recorded and withdrawn
/// in earlier quarters, as far as whole batches go. `said` are the prices of one vendor and unit; with those of a
/// product come those of all that were ever one with it (`decided` says when), the withdrawn ones, too: the answer
/// follows from them alone, whoever asks and however often.
#[must_use]
pub fn release(
    said: &BTreeMap<Said, Vec<Entry>>,
    decided: &[Decided],
    today: NaiveDate,
) -> BTreeMap<Said, Released> {
    let of_entries =
        said.values().flatten().flat_map(|e| [Some(e.recorded_at), e.replaced_at, e.withdrawn_at]);
    let of_products = decided.iter().flat_map(|one| [Some(one.at), one.undone_at]);
    let quarters: BTreeSet<i64> = of_entries
        .chain(of_products)
        .flatten()
        .map(|at| quarter_of(at) + 1)
        .filter(|q| *q <= quarter(today))
        .collect();
    let kin_of: BTreeMap<Said, Said> =
        said.keys().map(|of| (*of, of.and_then(|name| kin(decided, [name]).pop_first()))).collect();
    let related = |one: &BTreeSet<Said>, other: &BTreeSet<Said>| {
        let first = |of: &BTreeSet<Said>| of.first().and_then(|said_of| kin_of.get(said_of).copied());
        first(one) == first(other)
    };
    // Every set that was ever told of stays known to whoever asked then, whatever its products became since.
    let mut told: Vec<Told<'_>> = Vec::new();
    for quarter in quarters {
        for of in cells(said, &naming(decided, quarter)).into_values() {
            let entries: Vec<&Entry> = of.iter().filter_map(|said_of| said.get(said_of)).flatten().collect();
            let prices = newest(&entries, quarter);
            let close = |earlier: &Told<'_>| {
                related(&earlier.of, &of) && (0..BATCH).contains(&differing(&earlier.prices, &prices).len())
            };
            let first = !told.iter().any(|earlier| earlier.of.is_subset(&of));
            if (first && prices.len() < FEWEST) || told.iter().any(close) {
                continue;
            }
            told.push(Told { of, prices });
        }
    }
    let last: BTreeMap<BTreeSet<Said>, BTreeMap<AuthorityId, &Entry>> =
        told.into_iter().map(|told| (told.of, told.prices)).collect();
    let shown = |of: &BTreeSet<Said>| {
        let within = last.iter().filter(|(told_of, _)| told_of.is_subset(of));
        // Of products that became one and are not told of together yet, those of most authorities.
        within.max_by_key(|(told_of, prices)| (told_of.len(), prices.len())).map(|(_, prices)| prices)
    };
    cells(said, &naming(decided, quarter(today)))
        .into_iter()
        .map(|(product, of)| (product, shown(&of).map_or_else(Released::default, released)))
        .collect()
}

/// The products as prices were said of them, by what they are.
fn cells(said: &BTreeMap<Said, Vec<Entry>>, naming: &Naming) -> BTreeMap<Said, BTreeSet<Said>> {
    let mut cells: BTreeMap<Said, BTreeSet<Said>> = BTreeMap::new();
    for of in said.keys() {
        cells.entry(of.map(|name| naming.meant(name))).or_default().insert(*of);
    }
    cells
}

fn released(shown: &BTreeMap<AuthorityId, &Entry>) -> Released {
    // A withdrawal holds from the moment it is made, not from the next quarter.
    let waiting = shown.values().any(|e| e.withdrawn_at.is_some());
    let paid = shown.values().map(|e| Paid {
        authority: e.authority,
        pence: e.pence,
        quantity: e.quantity,
        year: e.on.year(),
    });
    Released { paid: if waiting { Vec::new() } else { paid.collect() }, told: true, waiting }
}

/// Each authority's newest price that was on record before a quarter. Where it was withdrawn by then, an
/// older one that was on record already does not come back in its place.
fn newest<'a>(entries: &[&'a Entry], before: i64) -> BTreeMap<AuthorityId, &'a Entry> {
    let by_then = |at: Option<DateTime<Utc>>| at.filter(|at| quarter_of(*at) < before);
    let age = |entry: &Entry| (entry.on, entry.recorded_at, entry.id);
    let mut newest: BTreeMap<AuthorityId, &Entry> = BTreeMap::new();
    for entry in entries.iter().copied().filter(|e| quarter_of(e.recorded_at) < before) {
        let taken_back = entries.iter().filter(|e| e.authority == entry.authority).any(|later| {
            age(later) >= age(entry)
                && by_then(later.withdrawn_at)
                    .is_some_and(|at| later.id == entry.id || entry.recorded_at < at)
        });
        if taken_back || by_then(entry.replaced_at).is_some() {
            continue;
        }
        let known = newest.entry(entry.authority).or_insert(entry);
        if age(entry) > age(known) {
            *known = entry;
        }
    }
    newest
}

/// The authorities of which two sets say something else.
fn differing(
    before: &BTreeMap<AuthorityId, &Entry>,
    after: &BTreeMap<AuthorityId, &Entry>,
) -> BTreeSet<AuthorityId> {
    let id = |set: &BTreeMap<AuthorityId, &Entry>, who: &AuthorityId| set.get(who).map(|e| e.id);
    before.keys().chain(after.keys()).filter(|who| id(before, who) != id(after, who)).copied().collect()
}

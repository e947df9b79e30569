//! When prices come into bands and go out of them: in batches, so that the difference of two answers
//! never tells of one authority.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use uuid::Uuid;

use super::{BATCH, FEWEST, Paid};
use crate::id::AuthorityId;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// At most one for each authority: its newest.
    pub paid: Vec<Paid>,
    /// Whether anything was ever told of the cell.
    pub told: bool,
    /// Whether somebody's withdrawal waits for others to change, so that nothing may be told.
    pub waiting: bool,
}

/// The quarters since the year 0 that began on or before a day.
fn quarter(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 4 + i64::from(day.month0() / 3)
}

fn quarter_of(at: DateTime<Utc>) -> i64 {
    quarter(at.date_naive())
}

/// What is released of the prices of one cell on a day: what was recorded and withdrawn in earlier
/// quarters, as far as whole batches go. All entries of the cell are needed, the withdrawn ones, too: the
/// answer follows from them alone, whoever asks and however often.
#[must_use]
pub fn release(entries: &[Entry], today: NaiveDate) -> Released {
    let quarters: BTreeSet<i64> = entries
        .iter()
        .flat_map(|e| [Some(e.recorded_at), e.replaced_at, e.withdrawn_at])
        .flatten()
        .map(|at| quarter_of(at) + 1)
        .filter(|q| *q <= quarter(today))
        .collect();
    // Every set that was ever told of stays known to whoever asked then.
    let mut told: Vec<BTreeMap<AuthorityId, &Entry>> = Vec::new();
    for quarter in quarters {
        let now = newest(entries, quarter);
        let close = |earlier: &BTreeMap<_, _>| (0..BATCH).contains(&differing(earlier, &now).len());
        if (told.is_empty() && now.len() < FEWEST) || told.iter().any(close) {
            continue;
        }
        told.push(now);
    }
    let ever = !told.is_empty();
    let shown = told.pop().unwrap_or_default();
    // A withdrawal holds from the moment it is made, not from the next quarter.
    let waiting = shown.values().any(|e| e.withdrawn_at.is_some());
    let paid = shown.values().map(|e| Paid {
        authority: e.authority,
        pence: e.pence,
        quantity: e.quantity,
        year: e.on.year(),
    });
    Released { paid: if waiting { Vec::new() } else { paid.collect() }, told: ever, waiting }
}

/// Each authority's newest price that was on record before a quarter. Where it was withdrawn by then, an
/// older one that was on record already does not come back in its place.
fn newest(entries: &[Entry], before: i64) -> BTreeMap<AuthorityId, &Entry> {
    let by_then = |at: Option<DateTime<Utc>>| at.filter(|at| quarter_of(*at) < before);
    let age = |entry: &Entry| (entry.on, entry.recorded_at, entry.id);
    let mut newest: BTreeMap<AuthorityId, &Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|e| quarter_of(e.recorded_at) < before) {
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

//! When prices come into bands and go out of them: in batches, so that the difference of two answers
//! never tells of one authority.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::{BATCH, FEWEST, Paid};
use crate::id::AuthorityId;
use crate::price_point::PricePoint;

/// The prices of one cell that may be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// At most one for each authority: its newest.
    pub paid: Vec<Paid>,
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
/// quarters, as far as whole batches go. All points of the cell are needed, the withdrawn ones, too: the
/// answer follows from them alone, whoever asks and however often.
#[must_use]
pub fn release(points: &[PricePoint], today: NaiveDate) -> Released {
    let mut compared: Vec<&PricePoint> = points.iter().filter(|p| p.compared).collect();
    compared.sort_by_key(|p| (p.recorded_at, p.id));
    let quarters: BTreeSet<i64> = compared
        .iter()
        .flat_map(|p| [Some(p.recorded_at), p.withdrawn_at])
        .flatten()
        .map(|at| quarter_of(at) + 1)
        .filter(|q| *q <= quarter(today))
        .collect();
    // Every set that was ever told of stays known to whoever asked then.
    let mut told: Vec<BTreeMap<AuthorityId, &PricePoint>> = Vec::new();
    for quarter in quarters {
        let now = newest(&compared, quarter);
        let close = |earlier: &BTreeMap<_, _>| (0..BATCH).contains(&differing(earlier, &now).len());
        if (told.is_empty() && now.len() < FEWEST) || told.iter().any(close) {
            continue;
        }
        told.push(now);
    }
    let shown = told.pop().unwrap_or_default();
    // A withdrawal holds from the moment it is made, not from the next quarter.
    let waiting = shown.values().any(|p| p.withdrawn_at.is_some());
    let paid = shown.values().map(|p| Paid {
        authority: p.authority.id,
        pence: p.pence,
        quantity: p.quantity,
        year: p.on.year(),
    });
    Released { paid: if waiting { Vec::new() } else { paid.collect() }, waiting }
}

/// Each authority's newest price that was on record before a quarter, unless it was withdrawn by then: an
/// older one does not come back in its place.
fn newest<'a>(compared: &[&'a PricePoint], before: i64) -> BTreeMap<AuthorityId, &'a PricePoint> {
    let mut newest: BTreeMap<AuthorityId, &PricePoint> = BTreeMap::new();
    for point in compared.iter().filter(|p| quarter_of(p.recorded_at) < before) {
        let known = newest.entry(point.authority.id).or_insert(point);
        if (point.on, point.recorded_at) >= (known.on, known.recorded_at) {
            *known = point;
        }
    }
    newest.retain(|_, p| p.withdrawn_at.is_none_or(|at| quarter_of(at) >= before));
    newest
}

/// The authorities of which two sets say something else.
fn differing(
    before: &BTreeMap<AuthorityId, &PricePoint>,
    after: &BTreeMap<AuthorityId, &PricePoint>,
) -> BTreeSet<AuthorityId> {
    let id = |set: &BTreeMap<AuthorityId, &PricePoint>, who: &AuthorityId| set.get(who).map(|p| p.id);
    before.keys().chain(after.keys()).filter(|who| id(before, who) != id(after, who)).copied().collect()
}

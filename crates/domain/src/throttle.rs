//! How often somebody may try to sign in. Guessing gets slow; nobody is locked out by a stranger.
//!
//! Each failure makes the next try wait longer. Failures count for a name from one source, and those
//! of one source for all names together. Failures for a name from everywhere together never refuse
//! anybody: they only take away the free tries of sources that are new to the name, so that a colleague
//! with the right password comes in at the first try while the name is being guessed at. A browser that
//! this person has signed in with before has a count of its own, which strangers cannot raise.

use chrono::{DateTime, TimeDelta, Utc};

/// After this without a failure all is forgotten.
pub const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// What failures are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// A name from one source, or from a browser that its person has signed in with.
    Pair,
    /// One source, all names together.
    Source,
    /// A name, all sources together.
    Name,
    /// Codes of one person's second factor.
    SecondFactor,
    /// Names that nobody has, until the audit is told how many. They slow nobody down here: the source does.
    Unknown,
}

impl Counter {
    /// The word under which it is kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pair => "pair",
            Self::Source => "source",
            Self::Name => "name",
            Self::SecondFactor => "secondFactor",
            Self::Unknown => "unknown",
        }
    }

    /// Failures that cost nothing.
    const fn free(self) -> u32 {
        match self {
            Self::Pair | Self::SecondFactor => 5,
            Self::Source => 30,
            Self::Name => 50,
            Self::Unknown => u32::MAX,
        }
    }

    /// The longest wait. An office behind one address shares its source: its wait stays short.
    const fn longest(self) -> TimeDelta {
        match self {
            Self::Pair | Self::SecondFactor => TimeDelta::minutes(15),
            Self::Source => TimeDelta::seconds(20),
            Self::Name | Self::Unknown => TimeDelta::zero(),
        }
    }
}

/// Failures so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub failures: u32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
}

/// What is counted of one try.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Of the name from this source or this known browser.
    pub pair: Option<Tally>,
    /// Of the source; not asked where the browser is known.
    pub source: Option<Tally>,
    /// Of the name; not asked where the browser is known.
    pub name: Option<Tally>,
}

/// From when on the next try is taken: `now` or before where nothing has to be waited for.
#[must_use]
pub fn next_try(tallies: &Tallies, now: DateTime<Utc>) -> DateTime<Utc> {
    let guessed_at = live(tallies.name, now).is_some_and(|t| t.failures >= Counter::Name.free());
    let free = if guessed_at { 0 } else { Counter::Pair.free() };
    let pair = after(tallies.pair, free, Counter::Pair, now);
    let source = after(tallies.source, Counter::Source.free(), Counter::Source, now);
    pair.max(source).unwrap_or(now)
}

/// The same for a code of a second factor.
#[must_use]
pub fn next_code(tally: Option<Tally>, now: DateTime<Utc>) -> DateTime<Utc> {
    after(tally, Counter::SecondFactor.free(), Counter::SecondFactor, now).unwrap_or(now)
}

fn live(tally: Option<Tally>, now: DateTime<Utc>) -> Option<Tally> {
    tally.filter(|t| now < t.last_at + FORGOTTEN_AFTER)
}

/// One second after the last free failure, doubled with each that follows.
fn after(tally: Option<Tally>, free: u32, counter: Counter, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let Tally { failures, last_at } = live(tally, now)?;
    let past = failures.checked_sub(free).filter(|past| *past > 0)?;
    let wait = TimeDelta::seconds(1_i64 << (past - 1).min(20)).min(counter.longest());
    Some(last_at + wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn tally(failures: u32) -> Option<Tally> {
        Some(Tally { failures, last_at: now() })
    }

    fn wait(tallies: Tallies) -> i64 {
        (next_try(&tallies, now()) - now()).num_seconds()
    }

    #[test]
    fn each_failure_past_the_free_ones_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        let waits =
            [0, 5, 6, 7, 10, 16, 1_000].map(|n| wait(Tallies { pair: tally(n), ..Tallies::default() }));
        assert_eq!(waits, [0, 0, 1, 2, 16, 900, 900]);
    }

    #[test]
    fn an_office_behind_one_address_waits_seconds_not_minutes() {
        let waits = [30, 31, 35, 10_000].map(|n| wait(Tallies { source: tally(n), ..Tallies::default() }));
        assert_eq!(waits, [0, 1, 16, 20]);
    }

    #[test]
    fn a_name_that_is_guessed_at_stays_open_to_a_first_try_from_elsewhere() {
        let guessed = Tallies { name: tally(1_000_000), ..Tallies::default() };
        assert_eq!(wait(guessed), 0);
        assert_eq!(wait(Tallies { pair: tally(1), ..guessed }), 1, "but to no second one at once");
        assert_eq!(wait(Tallies { pair: tally(6), ..guessed }), 32);
    }

    #[test]
    fn a_day_later_all_is_forgotten() {
        let tallies = Tallies { pair: tally(1_000), source: tally(1_000), name: tally(1_000) };
        let tomorrow = now() + FORGOTTEN_AFTER;
        assert_eq!(next_try(&tallies, tomorrow), tomorrow);
        assert_eq!(next_code(tally(1_000), tomorrow), tomorrow);
        assert!(next_code(tally(6), now()) > now());
    }
}

//! Publishers of notices that are followed by themselves: how far each was read, what to ask it next
//! and when, and what to do when it does not answer as it should.
//!
//! A publisher is asked for one [`Window`] of time after the other, each page by page. A window ends
//! some minutes before now, since what is published is not found at once, and begins a little before
//! the last one ended. A release that is kept already is passed over, so that asking twice costs
//! nothing but the request; what this must never do is leave a moment out.

mod place;

use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

pub use place::Place;

use crate::audit::Subject;
use crate::notice::Source;

/// How long after its publication a notice is asked for: by then it is found.
pub const LAG: TimeDelta = TimeDelta::minutes(5);

/// How much of what was asked for is asked for again: what came late is found then.
pub const OVERLAP: TimeDelta = TimeDelta::hours(1);

/// The longest time that is asked for at once: some 2,500 notices, or 25 pages, of either publisher.
pub const LONGEST: TimeDelta = TimeDelta::days(7);

/// A window that cannot be read to its end is asked for in halves, down to this.
pub const SHORTEST: TimeDelta = TimeDelta::minutes(1);

/// No `Retry-After` is obeyed for longer: what asks for more is a mistake, and nobody would find it.
pub const LONGEST_WAIT: TimeDelta = TimeDelta::days(7);

/// The year that Contracts Finder began in its first form.
const EARLIEST: i32 = 2011;

/// Behind this a publisher is not up to date.
const UP_TO_DATE: TimeDelta = TimeDelta::hours(2);

/// Nobody follows a publisher that was due for so long and not asked.
const ABANDONED: TimeDelta = TimeDelta::minutes(30);

/// How often the same may fail before it is tried in smaller pieces.
const PATIENCE: u32 = 3;

/// What is said of a page with a release that is not one.
const UNREAD: &str = "Something in its answer is no notice that can be read";

/// The publishers that can be followed.
pub const FOLLOWED: [Source; 2] = [Source::FindATender, Source::ContractsFinder];

/// What a publisher is called.
#[must_use]
pub const fn title(source: Source) -> &'static str {
    match source {
        Source::FindATender => "Find a Tender",
        Source::ContractsFinder => "Contracts Finder",
        Source::ContractsFinderExport => "Contracts Finder's export",
        Source::Other => "another publisher",
    }
}

/// The first moment of the day from which on notices are wanted.
///
/// # Errors
/// In words, when there were none or are none yet.
pub fn beginning(day: NaiveDate, now: DateTime<Utc>) -> Result<DateTime<Utc>, String> {
    let first = day.and_time(NaiveTime::MIN).and_utc();
    if day.year() < EARLIEST {
        return Err(format!("there are no notices of before {EARLIEST}"));
    }
    if first > now { Err("this day has not come yet".to_owned()) } else { Ok(first) }
}

/// A publisher as the audit names it. It has no id of its own: this one follows from its word.
#[must_use]
pub fn subject(source: Source) -> Subject {
    Subject::new("source", Uuid::new_v5(&Uuid::NAMESPACE_URL, source.as_str().as_bytes()))
}

/// Whose notices are kept. No publisher filters by buyer: all are asked for either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Buyers {
    /// Every public buyer's.
    All,
    /// Those of the boroughs and of bodies that are theirs: shared services, housing organisations, the
    /// bodies of London.
    London,
}

impl Buyers {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::All, Self::London];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::London => "london",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.as_str() == word)
    }
}

/// How fast a publisher is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How often new notices are asked for once everything older is in.
    pub every: Duration,
    /// How long to wait between two requests at least.
    pub pause: Duration,
}

/// A stretch of time that is being asked for, ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its first moment.
    pub from: DateTime<Utc>,
    /// Its last moment.
    pub to: DateTime<Utc>,
    /// Where its pages go on; none before its first page.
    pub place: Option<Place>,
}

/// Why there is no page, as far as it decides what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// It asked to be left alone, until then if it says so.
    AskedToWait(Option<DateTime<Utc>>),
    /// It does not know the place, or leads back to one that was read.
    PlaceLost,
    /// Its answer is not whole, or too long.
    CutOff,
    /// It is out of reach, or answers with something else than notices.
    Failed,
}

/// The last time that something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// When.
    pub at: DateTime<Utc>,
    /// What, in plain English.
    pub words: String,
    /// How often since the last page that came; 0 where one has come since.
    pub times: u32,
}

/// How a publisher stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everything but the newest is in.
    UpToDate,
    /// Older notices are still being read.
    CatchingUp,
    /// It does not answer as it should, again and again.
    Failing,
    /// An operator paused it.
    Paused,
    /// No worker follows it any more.
    Stopped,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::UpToDate, Self::CatchingUp, Self::Failing, Self::Paused, Self::Stopped];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UpToDate => "upToDate",
            Self::CatchingUp => "catchingUp",
            Self::Failing => "failing",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
        }
    }
}

/// A publisher that is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSource {
    /// Which one.
    pub source: Source,
    /// Where it is asked.
    pub address: String,
    /// Whose notices are kept.
    pub buyers: Buyers,
    /// From when on its notices are wanted.
    pub since: DateTime<Utc>,
    /// Everything that it published up to here is in.
    pub complete_to: DateTime<Utc>,
    /// What is being read.
    pub window: Option<Window>,
    /// Not to be asked before.
    pub next_try_at: DateTime<Utc>,
    /// When a page last came.
    pub answered_at: Option<DateTime<Utc>>,
    /// What last went wrong.
    pub trouble: Option<Trouble>,
    /// How often anything went wrong so far.
    pub failures: u64,
    /// Since when it is paused.
    pub paused_at: Option<DateTime<Utc>>,
}

impl NoticeSource {
    /// How it stands.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> State {
        if self.paused_at.is_some() {
            State::Paused
        } else if self.next_try_at + ABANDONED < now {
            State::Stopped
        } else if self.trouble.as_ref().is_some_and(|trouble| trouble.times > 1) {
            State::Failing
        } else if self.complete_to + UP_TO_DATE < now {
            State::CatchingUp
        } else {
            State::UpToDate
        }
    }

    /// What to ask for next: the window that was begun, else the one after; `None` while everything
    /// that can be asked for is in.
    #[must_use]
    pub fn ask(&self, now: DateTime<Utc>) -> Option<Window> {
        if let Some(window) = &self.window {
            return Some(window.clone());
        }
        // Publishers know whole seconds.
        let to = whole_second((now - LAG).min(self.complete_to + LONGEST));
        (to > self.complete_to).then(|| Window { from: self.complete_to - OVERLAP, to, place: None })
    }

    /// There is nothing to ask for yet.
    pub fn rest(&mut self, now: DateTime<Utc>, pace: Pace) {
        self.next_try_at = now + pace.every;
    }

    /// A page of `window` was taken; `next` is the cursor of the one after. What is given back, if
    /// anything, is a stretch of time that is left behind unread, in words.
    pub fn took(
        &mut self,
        window: Window,
        next: Option<String>,
        now: DateTime<Utc>,
        pace: Pace,
    ) -> Option<String> {
        self.answered_at = Some(now);
        let Some(cursor) = next else {
            self.recovered();
            self.done(&window, now, pace);
            return None;
        };
        match Place::after(window.place.as_ref(), cursor) {
            Some(place) => {
                self.recovered();
                self.window = Some(Window { place: Some(place), ..window });
                self.next_try_at = now + pace.pause;
                None
            }
            None => {
                let words = "Its pages lead back to ones that were read before".to_owned();
                self.failed(window, Setback::PlaceLost, words, now, pace, 0.5)
            }
        }
    }

    /// Whether a page of which something cannot be read is asked for again before it is taken for what it
    /// is: an answer can be spoilt on its way.
    #[must_use]
    pub fn asks_again(&self) -> bool {
        self.trouble.as_ref().is_none_or(|t| t.words != UNREAD || t.times < PATIENCE)
    }

    /// A page of `window` was taken but for what cannot be read of it, and is asked for again.
    pub fn took_part(&mut self, window: Window, now: DateTime<Utc>, pace: Pace, chance: f64) {
        self.failed(window, Setback::Failed, UNREAD.to_owned(), now, pace, chance);
        self.answered_at = Some(now);
    }

    /// No page of `window` came, for a reason in words. `chance` is a number from 0 to 1, so that not
    /// everybody who was turned away comes back at once. What is given back is as in [`Self::took`].
    pub fn failed(
        &mut self,
        window: Window,
        setback: Setback,
        words: String,
        now: DateTime<Utc>,
        pace: Pace,
        chance: f64,
    ) -> Option<String> {
        let times = self.trouble.as_ref().map_or(0, |t| t.times).saturating_add(1);
        self.failures = self.failures.saturating_add(1);
        self.next_try_at = match setback {
            Setback::AskedToWait(Some(until)) => until.clamp(now + pace.pause, now + LONGEST_WAIT),
            _ => now + back_off(times, pace, chance),
        };
        self.trouble = Some(Trouble { at: now, words: words.clone(), times });
        let smaller = match setback {
            Setback::PlaceLost => true,
            Setback::CutOff => times >= PATIENCE,
            // A place that is no good any more need not be told from any other failure.
            Setback::Failed => times >= 2 * PATIENCE && window.place.is_some(),
            Setback::AskedToWait(_) => false,
        };
        if !smaller {
            self.window = Some(window);
            return None;
        }
        let length = window.to - self.complete_to;
        if length > SHORTEST {
            let to = whole_second(self.complete_to + length / 2);
            self.window = Some(Window { from: window.from, to, place: None });
            return None;
        }
        let (from, to) = (self.complete_to.format("%d %B %Y %H:%M:%S"), window.to.format("%H:%M:%S"));
        let left = format!("what was published from {from} to {to} (UTC) may not be read whole: {words}");
        self.complete_to = self.complete_to.max(window.to);
        self.window = None;
        Some(left)
    }

    /// Everything from `from` on is to be asked for again, at once.
    pub fn catch_up(&mut self, from: Option<DateTime<Utc>>, now: DateTime<Utc>) {
        if let Some(from) = from {
            self.since = self.since.min(from);
            self.complete_to = self.complete_to.min(from);
            self.window = None;
        }
        self.next_try_at = now;
    }

    fn recovered(&mut self) {
        if let Some(trouble) = &mut self.trouble {
            trouble.times = 0;
        }
    }

    fn done(&mut self, window: &Window, now: DateTime<Utc>, pace: Pace) {
        self.complete_to = self.complete_to.max(window.to);
        self.window = None;
        let caught_up = self.complete_to + LAG + pace.every >= now;
        self.next_try_at = now + if caught_up { pace.every } else { pace.pause };
    }
}

/// How long to wait after so many failures: a twentieth of the usual pace, twice as long each time, up to
/// six times the usual pace; of that, between half and the whole by chance.
fn back_off(times: u32, pace: Pace, chance: f64) -> TimeDelta {
    let first = (pace.every / 20).max(pace.pause).max(Duration::from_millis(1));
    let most = pace.every.saturating_mul(6).max(first);
    let whole = first.saturating_mul(1 << times.saturating_sub(1).min(20)).min(most);
    let wait = whole.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0);
    TimeDelta::from_std(wait).unwrap_or(LONGEST_WAIT)
}

fn whole_second(at: DateTime<Utc>) -> DateTime<Utc> {
    use chrono::SubsecRound;
    at.trunc_subsecs(0)
}

#[cfg(test)]
mod tests;

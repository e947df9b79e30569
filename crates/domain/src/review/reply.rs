//! The vendor's right of reply: a link without an account, a clock, a text beside the review, and facts
//! that it may challenge.

use chrono::{DateTime, NaiveDate, Utc};

use super::{FactName, words};
use crate::id::ChallengeId;
use crate::working_day::{after_working_days, is_working_day};

/// Working days that a vendor has for its reply.
pub const WORKING_DAYS: u32 = 20;

/// The most words of a reply.
pub const MOST_WORDS: usize = 150;

/// The last day for a reply to what was published on a day.
#[must_use]
pub fn due(published: NaiveDate) -> NaiveDate {
    after_working_days(published, WORKING_DAYS)
}

/// Working days that are left for a reply, today's not counted.
#[must_use]
pub fn left(published: NaiveDate, today: NaiveDate) -> u32 {
    let due = due(published);
    let days = today.iter_days().skip(1).take_while(|day| *day <= due);
    u32::try_from(days.filter(|day| is_working_day(*day)).count()).unwrap_or(u32::MAX)
}

words! {
    /// How far a reply is.
    ReplyState {
        /// The vendor has been told, and has time.
        Open = "open", "The vendor may reply";
        /// It replied.
        Given = "given", "The vendor replied";
        /// It did not, in time.
        Lapsed = "lapsed", "The vendor did not reply";
    }
}

/// How far a reply is on a day. One that comes late is still taken while nothing newer stands in its
/// review's place: the clock says when silence may be told, not when a vendor loses its voice.
#[must_use]
pub fn state(published: NaiveDate, replied_at: Option<DateTime<Utc>>, today: NaiveDate) -> ReplyState {
    match replied_at {
        Some(_) => ReplyState::Given,
        None if due(published) >= today => ReplyState::Open,
        None => ReplyState::Lapsed,
    }
}

words! {
    /// What became of a challenge.
    Outcome {
        /// The fact stays as the authority said.
        Stands = "stands", "The fact stands";
        /// The authority corrected it.
        Corrected = "corrected", "The fact was corrected";
        /// It was taken out.
        Removed = "removed", "The fact was removed";
    }
}

/// What a vendor says to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What it says, in at most [`MOST_WORDS`] words.
    pub text: String,
    /// When it said so, or last said it otherwise.
    pub at: DateTime<Utc>,
}

/// What is wrong with the words of a reply or a challenge; `None` where nothing is.
#[must_use]
pub fn fault(text: &str) -> Option<String> {
    match text.split_whitespace().count() {
        0 => Some("is not empty".to_owned()),
        words if words > MOST_WORDS => Some(format!("has at most {MOST_WORDS} words")),
        _ => None,
    }
}

/// A vendor says that a fact is not so. It is frozen until a convenor decides; the rest stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Its id.
    pub id: ChallengeId,
    /// Which fact.
    pub fact: FactName,
    /// What the vendor says, and on what evidence.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// Why.
    pub decided_because: Option<String>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_says_something_and_is_short() {
        assert_eq!(fault("We have changed how we charge for reports."), None);
        assert!(fault("  ").is_some() && fault(&"word ".repeat(MOST_WORDS + 1)).is_some());
        assert_eq!(fault(&"word ".repeat(MOST_WORDS)), None);
    }

    #[test]
    fn the_clock_counts_working_days_and_a_late_reply_is_a_reply() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        let published = day("2026-11-27");
        assert_eq!(due(published), day("2026-12-29"));
        assert_eq!(left(published, published), WORKING_DAYS);
        assert_eq!((left(published, day("2026-12-24")), left(published, day("2027-01-04"))), (1, 0));
        assert_eq!(state(published, None, day("2026-12-29")), ReplyState::Open);
        assert_eq!(state(published, None, day("2026-12-30")), ReplyState::Lapsed);
        let late = Some("2027-02-01T09:00:00Z".parse().unwrap());
        assert_eq!(state(published, late, day("2027-02-02")), ReplyState::Given);
    }
}

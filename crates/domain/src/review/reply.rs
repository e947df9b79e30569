//! The vendor's right of reply: a link without an account, a clock, a text beside the review, and facts
//! that it may challenge.

use chrono::{DateTime, NaiveDate, Utc};

use super::{FactName, words};
use crate::working_day::after_working_days;

/// Working days that a vendor has for its reply.
pub const WORKING_DAYS: u32 = 20;

/// The most words of a reply.
pub const MOST_WORDS: usize = 150;

/// The last day for a reply to what was published on a day.
#[must_use]
pub fn due(published: NaiveDate) -> NaiveDate {
    after_working_days(published, WORKING_DAYS)
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

/// A vendor says that a fact is not so. It is frozen until a convenor decides; the rest stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_working_days_and_a_late_reply_is_a_reply() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        let published = day("2026-11-27");
        assert_eq!(due(published), day("2026-12-29"));
        assert_eq!(state(published, None, day("2026-12-29")), ReplyState::Open);
        assert_eq!(state(published, None, day("2026-12-30")), ReplyState::Lapsed);
        let late = Some("2027-02-01T09:00:00Z".parse().unwrap());
        assert_eq!(state(published, late, day("2027-02-02")), ReplyState::Given);
    }
}

//! Alerts: what is worth telling somebody, and on which day. All days are London's, since that is where
//! a morning begins for whoever reads them.

mod answer_link;
mod delivery;
mod london;
mod mark;
mod waiting;

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc, Weekday};

use crate::follow::Cadence;

pub use answer_link::{AnswerLink, Says};
pub use delivery::{
    Delivery, DeliveryKind, GIVEN_UP_AFTER, LEASE, Reason, Recipient, Thing, ThingKind, Told, next_attempt,
};
pub use london::{day, local};
pub use mark::{Mark, written};
pub use waiting::Waits;

/// The hour at which what is due on a morning is sent.
pub const MORNING: u32 = 7;

/// Days for which "not now" holds.
pub const SNOOZE_DAYS: u64 = 90;

/// Days for which a link that answers in one click is good.
pub const ANSWER_DAYS: i64 = 14;

/// Days before an opportunity's latest commit date at which those who could take part hear of it, the
/// most first.
pub const COMMIT_DAYS: [i64; 3] = [90, 30, 7];

/// Contracts of a view that is too wide to be followed have more rows than this.
pub const WIDEST: usize = 2_000;

/// The threshold that an end has come within: the least of `months` that is no less than what is left
/// of it on `today`. `None` where the end has passed, or is further away than all of them.
///
/// Months are calendar months: 12 months before 31 March is 31 March; before 31 August, 6 months are 28
/// or 29 February.
#[must_use]
pub fn reached(end: NaiveDate, months: &[u8], today: NaiveDate) -> Option<u8> {
    if end < today {
        return None;
    }
    let within = |months: &u8| threshold(end, *months).is_some_and(|day| day <= today);
    months.iter().copied().filter(within).min()
}

/// The day on which an end comes within so many months.
#[must_use]
pub fn threshold(end: NaiveDate, months: u8) -> Option<NaiveDate> {
    end.checked_sub_months(Months::new(u32::from(months)))
}

/// Days for which a threshold that was passed is still worth telling: whoever was away for longer, or
/// came later, finds what is urgent in the digest.
pub const FRESH_DAYS: i64 = 31;

/// The threshold that is worth telling of an end: the one that it has come within, if that happened in the
/// last month, or if the record itself was not known for longer than that.
#[must_use]
pub fn worth_telling(
    end: NaiveDate,
    months: &[u8],
    today: NaiveDate,
    known: Option<NaiveDate>,
) -> Option<u8> {
    let reached = reached(end, months, today)?;
    let fresh = |day: NaiveDate| (today - day).num_days() <= FRESH_DAYS;
    let passed = threshold(end, reached).is_some_and(fresh);
    (passed || known.is_some_and(fresh)).then_some(reached)
}

/// The threshold of [`COMMIT_DAYS`] that a latest commit date has come within; `None` where it has passed
/// or is further away.
#[must_use]
pub fn commit_reached(latest: NaiveDate, today: NaiveDate) -> Option<i64> {
    let left = (latest - today).num_days();
    if left < 0 {
        return None;
    }
    COMMIT_DAYS.into_iter().filter(|days| left <= *days).min()
}

/// The morning of a cadence: by its name a person gets what is due then once, however often it is looked
/// for, and by its beginning whoever came later waits for the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morning {
    /// As `weekly 2026-W48` or `daily 2026-11-27`.
    pub name: String,
    /// The London day on which it began.
    pub day: NaiveDate,
}

/// The morning that is due at `now`: from seven o'clock on a weekday until the day is over, and for what
/// is weekly from seven o'clock on a Monday until the week is over. What is told at once has none.
#[must_use]
pub fn morning(cadence: Cadence, now: DateTime<Utc>) -> Option<Morning> {
    let local = local(now);
    let today = local.date();
    let seven = NaiveTime::from_hms_opt(MORNING, 0, 0)?;
    match cadence {
        Cadence::Now => None,
        Cadence::Daily => {
            let weekday = !matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
            (weekday && local.time() >= seven).then(|| Morning { name: format!("daily {today}"), day: today })
        }
        Cadence::Weekly => {
            let week = today.iso_week();
            let monday = NaiveDate::from_isoywd_opt(week.year(), week.week(), Weekday::Mon)?;
            (local >= monday.and_time(seven))
                .then(|| Morning { name: format!("weekly {}-W{:02}", week.year(), week.week()), day: monday })
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::follow::MONTHS;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_end_comes_within_each_threshold_on_its_day() {
        let (end, months) = (date("2028-03-31"), [24, 18, 12, 6]);
        for (today, told) in [
            ("2026-03-30", None),
            ("2026-03-31", Some(24)),
            ("2026-09-29", Some(24)),
            ("2026-09-30", Some(18)),
            ("2027-03-31", Some(12)),
            ("2027-09-30", Some(6)),
            ("2028-03-31", Some(6)),
            ("2028-04-01", None),
        ] {
            assert_eq!(reached(end, &months, date(today)), told, "{today}");
        }
        assert_eq!(reached(end, &[], date("2027-09-30")), None);
        assert_eq!(reached(date("2028-08-31"), &[6], date("2028-02-29")), Some(6), "a month without a 31st");
    }

    #[test]
    fn what_was_passed_long_ago_is_told_only_of_what_is_new() {
        let (end, months) = (date("2028-03-31"), [24, 18, 12, 6]);
        let told = |today, known: Option<&str>| worth_telling(end, &months, date(today), known.map(date));
        assert_eq!(told("2027-04-30", None), Some(12));
        assert_eq!(told("2027-06-30", None), None);
        assert_eq!(told("2027-06-30", Some("2019-01-01")), None);
        assert_eq!(told("2027-06-30", Some("2027-06-20")), Some(12));
    }

    #[test]
    fn commit_dates_are_told_of_before_they_pass() {
        let latest = date("2027-06-30");
        for (today, told) in [
            ("2027-03-31", None),
            ("2027-04-01", Some(90)),
            ("2027-05-31", Some(30)),
            ("2027-06-23", Some(7)),
            ("2027-06-30", Some(7)),
            ("2027-07-01", None),
        ] {
            assert_eq!(commit_reached(latest, date(today)), told, "{today}");
        }
    }

    #[test]
    fn mornings_begin_at_seven_in_london_summer_and_winter() {
        let name = |cadence, now| morning(cadence, at(now)).map(|m| m.name);
        assert_eq!(name(Cadence::Daily, "2026-11-27T06:59:59Z"), None);
        assert_eq!(name(Cadence::Daily, "2026-11-27T07:00:00Z").unwrap(), "daily 2026-11-27");
        assert_eq!(name(Cadence::Daily, "2026-07-01T06:00:00Z").unwrap(), "daily 2026-07-01");
        assert_eq!(name(Cadence::Daily, "2026-11-28T09:00:00Z"), None, "a Saturday");
        assert_eq!(name(Cadence::Weekly, "2026-11-30T06:59:59Z"), None);
        assert_eq!(name(Cadence::Weekly, "2026-11-30T07:00:00Z").unwrap(), "weekly 2026-W49");
        assert_eq!(name(Cadence::Weekly, "2026-12-06T23:59:59Z").unwrap(), "weekly 2026-W49");
        assert_eq!(name(Cadence::Weekly, "2027-01-03T12:00:00Z").unwrap(), "weekly 2026-W53");
        assert_eq!(name(Cadence::Now, "2026-11-30T07:00:00Z"), None);
    }

    proptest! {
        /// Told on whatever days it is looked, of what was not told before, somebody hears of each
        /// threshold at most once, of those that fall on or after the first look exactly once where
        /// it is looked every day, and never of a further one after a nearer.
        #[test]
        fn each_threshold_is_told_once_and_in_order(
            end in 0_u64..4_000,
            first in 0_u64..4_000,
            chosen in prop::collection::btree_set(prop::sample::select(MONTHS.to_vec()), 0..8),
        ) {
            let base = date("2026-01-01");
            let (end, first) = (base + Days::new(end), base + Days::new(first));
            let months: Vec<u8> = chosen.iter().rev().copied().collect();
            let mut told: Vec<u8> = Vec::new();
            let mut today = first;
            while today <= end + Days::new(2) {
                if let Some(months) = reached(end, &months, today) && !told.contains(&months) {
                    told.push(months);
                }
                today = today + Days::new(1);
            }
            prop_assert!(told.windows(2).all(|pair| pair[0] > pair[1]), "{told:?}");
            for months in &months {
                let day = threshold(end, *months).unwrap();
                if day >= first {
                    prop_assert!(told.contains(months), "{months} of {told:?}");
                }
            }
            prop_assert!(first <= end || told.is_empty());
        }

        #[test]
        fn every_instant_belongs_to_one_week(minutes in 0_i64..6_000_000) {
            let now = at("2020-01-01T00:00:00Z") + chrono::Duration::minutes(minutes);
            if let Some(week) = morning(Cadence::Weekly, now) {
                prop_assert!(week.day <= day(now) && day(now) < week.day + Days::new(7));
            } else {
                prop_assert_eq!(day(now).weekday(), Weekday::Mon);
            }
        }
    }
}

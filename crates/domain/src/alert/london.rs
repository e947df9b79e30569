//! The time in London, which is an hour ahead of UTC in summer: from the last Sunday of March to the last
//! Sunday of October, changing at one o'clock UTC (Summer Time Act 1972 as amended by SI 2002/262).

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};

/// Date and time on a clock in London.
#[must_use]
pub fn local(now: DateTime<Utc>) -> NaiveDateTime {
    let utc = now.naive_utc();
    let changes = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = changes(3).is_some_and(|begins| begins <= utc) && changes(10).is_some_and(|ends| utc < ends);
    if summer { utc.checked_add_signed(Duration::hours(1)).unwrap_or(utc) } else { utc }
}

/// Which day it is in London.
#[must_use]
pub fn day(now: DateTime<Utc>) -> NaiveDate {
    local(now).date()
}

/// March and October have 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_signed(Duration::days(i64::from(last.weekday().num_days_from_sunday())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_change_at_one_on_the_last_sundays_of_march_and_october() {
        for (utc, london) in [
            ("2027-03-28T00:59:59Z", "2027-03-28T00:59:59"),
            ("2027-03-28T01:00:00Z", "2027-03-28T02:00:00"),
            ("2027-10-31T00:59:59Z", "2027-10-31T01:59:59"),
            ("2027-10-31T01:00:00Z", "2027-10-31T01:00:00"),
            ("2026-06-30T23:30:00Z", "2026-07-01T00:30:00"),
            ("2026-12-31T23:30:00Z", "2026-12-31T23:30:00"),
        ] {
            let now: DateTime<Utc> = utc.parse().unwrap();
            assert_eq!(local(now), london.parse::<NaiveDateTime>().unwrap(), "{utc}");
        }
        assert_eq!(day("2026-06-30T23:30:00Z".parse().unwrap()), "2026-07-01".parse::<NaiveDate>().unwrap());
    }
}

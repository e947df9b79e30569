//! Days as the notice services stamp them: midnight or the last second, in London's time.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The first second of a day, as `2026-04-01T00:00:00+01:00`.
pub fn begins(day: NaiveDate) -> String {
    format!("{day}T00:00:00{}", zone(day))
}

/// The last second of a day.
pub fn ends(day: NaiveDate) -> String {
    format!("{day}T23:59:59{}", zone(day))
}

/// A moment of a working day, told by `minute` of the day.
pub fn during(day: NaiveDate, minute: usize) -> String {
    let minute = 9 * 60 + minute % (8 * 60);
    format!("{day}T{:02}:{:02}:{:02}{}", minute / 60, minute % 60, minute * 7 % 60, zone(day))
}

/// British Summer Time from the last Sunday of March to the last Sunday of October.
fn zone(day: NaiveDate) -> &'static str {
    let last_sunday = |month| {
        let last = NaiveDate::from_ymd_opt(day.year(), month, 31)?;
        last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(Weekday::Sun))))
    };
    match (last_sunday(3), last_sunday(10)) {
        (Some(from), Some(to)) if from < day && day <= to => "+01:00",
        _ => "Z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_has_its_own_zone() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(begins(day("2026-04-01")), "2026-04-01T00:00:00+01:00");
        assert_eq!(ends(day("2026-03-28")), "2026-03-28T23:59:59Z");
        assert_eq!(ends(day("2026-10-25")), "2026-10-25T23:59:59+01:00");
        assert_eq!(begins(day("2026-10-26")), "2026-10-26T00:00:00Z");
        assert_eq!(during(day("2026-12-01"), 95), "2026-12-01T10:35:05Z");
    }
}

//! Working days in England: neither Saturday, Sunday nor a bank holiday (Banking and Financial Dealings
//! Act 1971, Schedule 1, and the customary substitutes for days that fall on a weekend).

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Bank holidays by proclamation, and those that were moved for one.
const PROCLAIMED: [(i32, u32, u32); 5] =
    [(2020, 5, 8), (2022, 6, 2), (2022, 6, 3), (2022, 9, 19), (2023, 5, 8)];

/// Days that would have been bank holidays by rule and were moved.
const MOVED: [(i32, u32, u32); 2] = [(2020, 5, 4), (2022, 5, 30)];

/// Whether people work on a day.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_bank_holiday(day)
}

/// The day that is so many working days after another, which does not count itself.
#[must_use]
pub fn after_working_days(day: NaiveDate, working_days: u32) -> NaiveDate {
    let mut day = day;
    let mut left = working_days;
    while left > 0 {
        day = day + Days::new(1);
        left -= u32::from(is_working_day(day));
    }
    day
}

fn is_bank_holiday(day: NaiveDate) -> bool {
    let is = |list: &[(i32, u32, u32)]| list.contains(&(day.year(), day.month(), day.day()));
    if is(&PROCLAIMED) {
        return true;
    }
    let easter = easter_sunday(day.year());
    let by_rule = match (day.month(), day.day(), day.weekday()) {
        // New Year's Day, or the Monday after it.
        (1, 1, Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri)
        | (1, 2 | 3, Weekday::Mon) => true,
        // The first and the last Monday in May, the last in August.
        (5, 1..=7 | 25..=31, Weekday::Mon) | (8, 25..=31, Weekday::Mon) => true,
        // Christmas and the day after it, or the next days that are no weekend.
        (12, 25 | 26, weekday) => !matches!(weekday, Weekday::Sat | Weekday::Sun),
        (12, 27, Weekday::Mon | Weekday::Tue) | (12, 28, Weekday::Mon | Weekday::Tue) => {
            substitutes(day.year()).contains(&day)
        }
        _ => false,
    };
    let of_easter = easter.is_some_and(|easter| {
        Some(day) == easter.checked_sub_days(Days::new(2))
            || Some(day) == easter.checked_add_days(Days::new(1))
    });
    (by_rule && !is(&MOVED)) || of_easter
}

/// The days off in place of a Christmas Day or Boxing Day at a weekend.
fn substitutes(year: i32) -> Vec<NaiveDate> {
    let day = |day| NaiveDate::from_ymd_opt(year, 12, day);
    let Some(christmas) = day(25) else { return Vec::new() };
    let days: &[u32] = match christmas.weekday() {
        Weekday::Fri => &[28],
        Weekday::Sat => &[27, 28],
        Weekday::Sun => &[27],
        _ => &[],
    };
    days.iter().filter_map(|d| day(*d)).collect()
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn the_bank_holidays_of_england_are_as_they_were_published() {
        let of = |year: i32| -> Vec<String> {
            let days =
                NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|d| d.year() == year);
            days.filter(|d| is_bank_holiday(*d)).map(|d| d.format("%m-%d").to_string()).collect()
        };
        assert_eq!(of(2020), ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]);
        assert_eq!(of(2021), ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]);
        assert_eq!(
            of(2022),
            ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]
        );
        assert_eq!(
            of(2023),
            ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]
        );
        assert_eq!(of(2026), ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]);
        assert_eq!(of(2027), ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]);
    }

    #[test]
    fn twenty_working_days_pass_over_weekends_and_bank_holidays() {
        assert_eq!(after_working_days(day("2026-11-27"), 20), day("2026-12-29"));
        assert_eq!(after_working_days(day("2026-11-27"), 1), day("2026-11-30"));
        assert_eq!(after_working_days(day("2026-11-28"), 0), day("2026-11-28"));
    }
}

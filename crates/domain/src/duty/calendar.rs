//! Days that periods end on, as the Act and the Code count them.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day as people write it: `1 June 2026`.
#[must_use]
pub fn day_in_words(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

/// The last day of a period of so many days "beginning with" a day, which counts as the first.
#[must_use]
pub fn last_of(days: u64, first: NaiveDate) -> NaiveDate {
    first.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(NaiveDate::MAX)
}

/// The last day of the `n`th period of 12 months that begins with `first`, counted from 1.
#[must_use]
pub fn last_of_year(n: u32, first: NaiveDate) -> NaiveDate {
    let next = first.checked_add_months(Months::new(12 * n));
    next.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

/// A financial year: the 12 months that begin with 1 April (Procurement Act 2023, section 93(4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FinancialYear(i32);

impl FinancialYear {
    /// The one that a day is in.
    #[must_use]
    pub fn of(today: NaiveDate) -> Self {
        Self(if today.month() < 4 { today.year() - 1 } else { today.year() })
    }

    /// The one after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        day(self.0, 4, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        day(self.0 + 1, 3, 31)
    }

    /// The last day for its pipeline notice: of the 56 days that begin with its first (section 93(2)).
    #[must_use]
    pub fn pipeline_due(self) -> NaiveDate {
        last_of(56, self.first())
    }

    /// The last day that its pipeline notice reports on: of the 18 months that begin with its first
    /// (section 93(4)).
    #[must_use]
    pub fn reporting_ends(self) -> NaiveDate {
        day(self.0 + 1, 9, 30)
    }
}

/// As `2026-27`.
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// A quarter of the calendar year, which is what the Transparency Code's quarters come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    /// From 1.
    number: u32,
}

impl Quarter {
    /// The one that a day is in.
    #[must_use]
    pub fn of(today: NaiveDate) -> Self {
        Self { year: today.year(), number: today.month0() / 3 + 1 }
    }

    /// Reads `2026-Q2`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let (year, number) = word.split_once("-Q")?;
        let plain = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        if !plain(year, 4) || !plain(number, 1) {
            return None;
        }
        let (year, number): (i32, u32) = (year.parse().ok()?, number.parse().ok()?);
        ((1970..2200).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { year: self.year, number: number - 1 },
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        day(self.year, 3 * self.number - 2, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.first().checked_add_months(Months::new(3));
        next.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// The last day to publish it: one month after its end. The day of the month is that of the end
    /// (30 July, not 31): the stricter reading.
    #[must_use]
    pub fn due(self) -> NaiveDate {
        self.last().checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX)
    }

    /// As people say it: `April to June 2026`.
    #[must_use]
    pub fn words(self) -> String {
        let months = ["January to March", "April to June", "July to September", "October to December"];
        let months = months.get(self.number as usize - 1).copied().unwrap_or_default();
        format!("{months} {}", self.year)
    }
}

/// As `2026-Q2`.
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_that_a_period_begins_with_is_its_first() {
        assert_eq!(last_of(30, on("2026-06-01")), on("2026-06-30"));
        assert_eq!(last_of(30, on("2027-01-31")), on("2027-03-01"));
        assert_eq!(last_of(120, on("2026-01-01")), on("2026-04-30"));
        assert_eq!(last_of(1, on("2026-06-01")), on("2026-06-01"));
    }

    #[test]
    fn years_of_a_contract_end_on_the_day_before_the_anniversary() {
        assert_eq!(last_of_year(1, on("2026-06-01")), on("2027-05-31"));
        assert_eq!(last_of_year(2, on("2028-02-29")), on("2030-02-27"));
    }

    #[test]
    fn pipeline_notices_are_due_by_26_may() {
        for (today, name, due, reported) in [
            ("2026-03-31", "2025-26", "2025-05-26", "2026-09-30"),
            ("2026-04-01", "2026-27", "2026-05-26", "2027-09-30"),
            ("2027-03-31", "2026-27", "2026-05-26", "2027-09-30"),
            ("2099-04-01", "2099-00", "2099-05-26", "2100-09-30"),
        ] {
            let year = FinancialYear::of(on(today));
            assert_eq!(
                (year.to_string().as_str(), year.pipeline_due(), year.reporting_ends()),
                (name, on(due), on(reported))
            );
        }
    }

    #[test]
    fn quarters_are_due_a_month_after_their_end() {
        for (today, name, last, due) in [
            ("2026-01-01", "2026-Q1", "2026-03-31", "2026-04-30"),
            ("2026-06-30", "2026-Q2", "2026-06-30", "2026-07-30"),
            ("2026-07-01", "2026-Q3", "2026-09-30", "2026-10-30"),
            ("2026-12-31", "2026-Q4", "2026-12-31", "2027-01-31"),
        ] {
            let quarter = Quarter::of(on(today));
            assert_eq!(
                (quarter.to_string().as_str(), quarter.last(), quarter.due()),
                (name, on(last), on(due))
            );
            assert_eq!(Quarter::parse(name), Some(quarter));
        }
        assert_eq!(Quarter::of(on("2026-02-01")).before().words(), "October to December 2025");
        for wrong in ["2026-Q5", "2026-Q0", "2026-q1", "26-Q1", "2026-Q", "+026-Q1", ""] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }
}

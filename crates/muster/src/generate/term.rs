//! Terms of invented contracts: when they start and end, and how they may be extended.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::chance::Chance;

/// A contract's term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub start: NaiveDate,
    /// Last day without extensions; `None` where the notice forgets to say.
    pub end: Option<NaiveDate>,
    /// Months of each option to extend, in order.
    pub options: Vec<u32>,
    /// Whole years from start to end.
    pub years: u32,
}

impl Term {
    /// A term of some usual length that is over no earlier than a year before `as_of` and has
    /// started no later than two months after it.
    pub fn drawn(chance: &mut Chance, as_of: NaiveDate) -> Self {
        let years = [1, 2, 3, 4, 5, 7, 10][chance.weighted(&[6, 22, 28, 16, 20, 6, 2])];
        let longest = i64::from(years) * 365 + 365;
        let start = as_of - chrono::Duration::days(chance.between(-60, longest));
        let start = usual_day(chance, start);
        Self::starting(chance, start, years)
    }

    /// A term of `years` that ends on `end`, with the given options.
    pub fn ending(end: NaiveDate, years: u32, options: &[u32]) -> Self {
        let start = (end + Days::new(1)).checked_sub_months(Months::new(years * 12)).unwrap_or(end);
        Self { start, end: Some(end), options: options.to_vec(), years }
    }

    fn starting(chance: &mut Chance, start: NaiveDate, years: u32) -> Self {
        let options: &[u32] = match years {
            1 => chance.one_of(&[&[][..], &[12], &[12, 12]]),
            2 => chance.one_of(&[&[][..], &[12], &[12, 12], &[12, 12], &[24], &[6, 6]]),
            3 => chance.one_of(&[&[][..], &[], &[12], &[12, 12], &[24], &[12, 12, 12]]),
            4 => chance.one_of(&[&[][..], &[], &[12], &[24]]),
            _ => chance.one_of(&[&[][..], &[12, 12], &[24], &[24, 24], &[36]]),
        };
        let last = add_months(start, years * 12).pred_opt();
        // One notice in forty does not say when its contract ends.
        let end = last.filter(|_| !chance.percent(2));
        Self { start, end, options: if end.is_some() { options.to_vec() } else { Vec::new() }, years }
    }

    /// Last day with all options used; `None` without options or without an end.
    pub fn max_end(&self) -> Option<NaiveDate> {
        let months: u32 = self.options.iter().sum();
        let after = self.end?.succ_opt()?;
        if months == 0 { None } else { add_months(after, months).pred_opt() }
    }

    /// The options as Find a Tender has them, in as many ways as people write them.
    pub fn renewal(&self, chance: &mut Chance) -> Option<String> {
        let whole: u32 = self.options.iter().sum();
        let [first, rest @ ..] = self.options.as_slice() else { return None };
        let even = rest.iter().all(|o| o == first);
        Some(match (self.options.len(), even) {
            (1, _) => match chance.below(3) {
                0 => format!("1 x {first} months"),
                1 => format!("Option to extend for up to {first} months."),
                _ => format!("One optional extension of {first} months, at the Council's discretion."),
            },
            (n, true) => match chance.below(4) {
                0 => format!("{n} x {first} months"),
                1 => format!("{n} x {first} month optional extensions."),
                2 => format!("Option to extend for a further {n} x {first} months, subject to performance."),
                _ => format!("{} months{}", self.years * 12, format!(" + {first}").repeat(n)),
            },
            _ => format!("Options to extend by up to {whole} months in total."),
        })
    }

    /// The term as prose, as Contracts Finder's descriptions tell it.
    pub fn prose(&self, chance: &mut Chance) -> String {
        let whole: u32 = self.options.iter().sum();
        let years = self.years;
        let initial = if years == 1 { "12 months".to_owned() } else { format!("{years} years") };
        match (self.options.as_slice(), chance.below(3)) {
            ([], 0) => format!("The contract is for {initial} with no option to extend."),
            ([], _) => format!("The contract period is {initial}."),
            ([one], 0) if one % 12 == 0 => format!(
                "Initial {years}-year period, with the option to extend for a further {}.",
                plural(one / 12, "year")
            ),
            ([one], _) => {
                format!("The contract is for {initial} with the option to extend for a further {one} months.")
            }
            (options, 0) => format!(
                "Contract period: {} months{}.",
                years * 12,
                options.iter().map(|o| format!(" + {o}")).collect::<String>()
            ),
            ([first, rest @ ..], _) if rest.iter().all(|o| o == first) => format!(
                "The contract is for an initial {initial}, with an option to extend for a further {} x {first} months.",
                rest.len() + 1
            ),
            _ => format!(
                "The contract is for {initial} with options to extend for a further {whole} months in total."
            ),
        }
    }
}

fn plural(n: u32, unit: &str) -> String {
    if n == 1 { format!("1 {unit}") } else { format!("{n} {unit}s") }
}

fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// Contracts start with the financial year, or with a month, or on whatever Monday it was.
fn usual_day(chance: &mut Chance, day: NaiveDate) -> NaiveDate {
    match chance.weighted(&[40, 35, 25]) {
        0 => {
            let april = NaiveDate::from_ymd_opt(day.year(), 4, 1).unwrap_or(day);
            if day < april { april.checked_sub_months(Months::new(12)).unwrap_or(april) } else { april }
        }
        1 => day.with_day(1).unwrap_or(day),
        _ => day - Days::new(u64::from(day.weekday().num_days_from_monday())),
    }
}

#[cfg(test)]
mod tests {
    use muster_domain::term_words;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn options_follow_on_from_the_end() {
        let term = Term::ending(day("2028-03-31"), 3, &[12, 12]);
        assert_eq!(term.start, day("2025-04-01"));
        assert_eq!(term.max_end(), Some(day("2030-03-31")));
        assert_eq!(Term::ending(day("2028-02-29"), 2, &[]).max_end(), None);
    }

    #[test]
    fn what_a_notice_says_in_words_can_be_read_back() {
        let mut chance = Chance::from_seed(3);
        for options in [&[12][..], &[24], &[12, 12], &[6, 6], &[12, 12, 12]] {
            let term = Term::ending(day("2028-03-31"), 3, options);
            for _ in 0..12 {
                for words in [term.prose(&mut chance), term.renewal(&mut chance).unwrap()] {
                    let read = term_words::read(&words, Some(term.start), term.end);
                    assert_eq!(read.and_then(|r| r.max_end), term.max_end(), "{words}");
                }
            }
        }
    }

    #[test]
    fn terms_lie_around_the_day() {
        let mut chance = Chance::from_seed(5);
        for _ in 0..2_000 {
            let term = Term::drawn(&mut chance, day("2026-11-23"));
            assert!(term.start <= day("2027-02-01"), "{term:?}");
            assert!(term.end.is_none_or(|end| end >= day("2024-11-01")), "{term:?}");
        }
    }
}

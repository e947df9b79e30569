//! Windows: the days on which one authority could go live with something new.

use chrono::{Days, NaiveDate};

use crate::term::Term;

/// Days after its expected start during which a procurement could still go live together with others.
pub const PROCUREMENT_WINDOW_DAYS: u64 = 180;

/// The days, first and last included, on which an authority could go live with a new contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First day: the contract's end, or the procurement's expected start.
    pub from: NaiveDate,
    /// Last day: the end with all extensions used and the bridge; of a procurement 180 days after its start.
    pub to: NaiveDate,
    /// Of a contract, the last day that its published extensions reach (its end, where it has none).
    pub max_end: Option<NaiveDate>,
    /// Days of bridging past `max_end` that need no notice of their own. 0 for a procurement.
    pub bridge_days: u64,
}

/// Where a record stands on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can take part, within this window.
    Open(Window),
    /// It may be able to, but nobody could know when: the end (of a contract) or the start (of a
    /// procurement) is unknown.
    Undated,
    /// Its time is over.
    Out,
}

impl Window {
    /// From a contract's end to its end with all extensions, plus the bridge: 10 % of the days from
    /// start to that last end, rounded down; none where the start is unknown. `None` without an end.
    ///
    /// Procurement Act 2023: a contract may be modified when the change is not substantial (s. 74),
    /// and lengthening it by more than 10 % of the maximum term provided for on award is
    /// substantial (s. 74(3)(a)); up to 10 % no contract change notice is due (s. 75). The days
    /// from start to end are their difference (a term from 1 April to 31 March has 364), and the
    /// tenth is cut to whole days: both err on the side of the law.
    #[must_use]
    pub fn of_contract(term: &Term) -> Option<Self> {
        let from = term.end?;
        let max_end = term.last_day()?;
        let bridge_days = term
            .start
            .and_then(|start| u64::try_from((max_end - start).num_days()).ok())
            .map_or(0, |days| days / 10);
        let to = max_end.checked_add_days(Days::new(bridge_days)).unwrap_or(NaiveDate::MAX);
        Some(Self { from, to, max_end: Some(max_end), bridge_days })
    }

    /// From a procurement's expected start to 180 days later. `None` where nobody said when it starts.
    #[must_use]
    pub fn of_procurement(expected_start: Option<NaiveDate>) -> Option<Self> {
        let from = expected_start?;
        let to = from.checked_add_days(Days::new(PROCUREMENT_WINDOW_DAYS)).unwrap_or(NaiveDate::MAX);
        Some(Self { from, to, max_end: None, bridge_days: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(start: Option<&str>, end: Option<&str>, max_end: Option<&str>) -> Term {
        Term { start: start.map(day), end: end.map(day), max_end: max_end.map(day), extensions: None }
    }

    #[test]
    fn a_window_runs_from_the_end_to_the_last_extension_and_a_tenth_of_the_term() {
        // 1 April 2024 to 31 March 2030 is 2190 days (6 × 365 = 2190, less the last day, plus the leap
        // day of 2028); a tenth is 219 days; 31 March 2030 + 219 days = 5 November 2030.
        let window =
            Window::of_contract(&term(Some("2024-04-01"), Some("2028-03-31"), Some("2030-03-31"))).unwrap();
        assert_eq!(window.from, day("2028-03-31"));
        assert_eq!(window.bridge_days, 219);
        assert_eq!(window.to, day("2030-11-05"));
    }

    #[test]
    fn a_contract_without_extensions_can_be_bridged_from_its_end() {
        // 1 April 2025 to 31 March 2027: 729 days, a tenth is 72.9, cut to 72.
        let window = Window::of_contract(&term(Some("2025-04-01"), Some("2027-03-31"), None)).unwrap();
        assert_eq!((window.from, window.to), (day("2027-03-31"), day("2027-06-11")));
    }

    #[test]
    fn an_unknown_start_leaves_no_bridge_and_an_unknown_end_no_window() {
        let window = Window::of_contract(&term(None, Some("2027-03-31"), None)).unwrap();
        assert_eq!((window.from, window.to, window.bridge_days), (day("2027-03-31"), day("2027-03-31"), 0));
        assert_eq!(Window::of_contract(&term(Some("2025-04-01"), None, None)), None);
        assert_eq!(Window::of_contract(&term(Some("2025-04-01"), None, Some("2027-03-31"))), None);
    }

    #[test]
    fn dates_the_wrong_way_round_never_make_a_window_negative() {
        let reversed = Window::of_contract(&term(Some("2030-01-01"), Some("2027-03-31"), None)).unwrap();
        assert_eq!((reversed.to, reversed.bridge_days), (day("2027-03-31"), 0));
        // A "maximum" end before the end is no extension.
        let shrunk = Window::of_contract(&term(None, Some("2027-03-31"), Some("2026-03-31"))).unwrap();
        assert_eq!((shrunk.from, shrunk.to), (day("2027-03-31"), day("2027-03-31")));
    }

    #[test]
    fn a_procurement_can_wait_for_180_days_leap_day_counted() {
        let window = Window::of_procurement(Some(day("2028-01-01"))).unwrap();
        assert_eq!(window.to, day("2028-06-29"));
        let window = Window::of_procurement(Some(day("2027-01-01"))).unwrap();
        assert_eq!(window.to, day("2027-06-30"));
        assert_eq!(Window::of_procurement(None), None);
    }

    #[test]
    fn a_term_that_ends_on_a_leap_day_has_its_window_from_that_day() {
        // 1 March 2024 to 29 February 2028 is 1460 days; 146 days after 29 February 2028 is 24 July 2028.
        let window = Window::of_contract(&term(Some("2024-03-01"), Some("2028-02-29"), None)).unwrap();
        assert_eq!((window.from, window.bridge_days, window.to), (day("2028-02-29"), 146, day("2028-07-24")));
    }
}

//! The days of a record that belong in a calendar.

use chrono::{Duration, NaiveDate};

use crate::contract::{Contract, ContractStatus};
use crate::governance::{Governance, lead_time};
use crate::opportunity::Opportunity;
use crate::procurement::Procurement;

/// A day, and what is on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// What it is, in a word that stays the same when the day moves: with the record's id it is the day's own.
    pub what: String,
    /// The day.
    pub on: NaiveDate,
    /// What it is, for people: the beginning of "Ends: Housing management system".
    pub title: String,
    /// Why it is this day.
    pub because: String,
    /// How many days before it somebody should be reminded.
    pub remind: Option<i64>,
}

fn day(what: &str, on: NaiveDate, title: &str, because: String, remind: Option<i64>) -> CalendarDay {
    CalendarDay { what: what.to_owned(), on, title: title.to_owned(), because, remind }
}

/// A contract's end, the last day to give notice, the day by which what follows must be decided, and the gates
/// that the decision passes after it. Nothing of a contract that is over before its time.
#[must_use]
pub fn of_contract(contract: &Contract, governance: Option<&Governance>) -> Vec<CalendarDay> {
    let over = matches!(contract.status, ContractStatus::Terminated | ContractStatus::Cancelled);
    let Some(end) = contract.term.end.filter(|_| !over) else { return Vec::new() };
    let before = |days: i64| Duration::try_days(days).and_then(|days| end.checked_sub_signed(days));
    let mut days = vec![day("end", end, "Ends", "The last day without any extension.".to_owned(), Some(30))];
    if let Some(max_end) = contract.term.max_end.filter(|max_end| *max_end != end) {
        let because = "The last day with all extensions used.".to_owned();
        days.push(day("maxEnd", max_end, "Ends at the latest", because, None));
    }
    if let Some(notice) = contract.said.notice_period_days.map(i64::from).filter(|days| *days > 0)
        && let Some(on) = before(notice)
    {
        let because = format!("Notice has to be given {notice} days before the end.");
        days.push(day("notice", on, "Last day to give notice", because, Some(30)));
    }
    let value = contract.value.best();
    let lead = lead_time(governance, value);
    if let Some(on) = before(lead) {
        let because = format!("What follows takes {lead} days from the decision to go-live.");
        days.push(day("commit", on, "Decide what follows", because, Some(30)));
        let gates = governance.map(|governance| governance.passed(value)).unwrap_or_default();
        for (at, (name, after)) in gates.into_iter().enumerate() {
            let Some(on) = Duration::try_days(after).and_then(|days| on.checked_add_signed(days)) else {
                continue;
            };
            let because = "Passed by this day, what follows can begin when this ends.".to_owned();
            days.push(day(&format!("gate{at}"), on, &format!("{name} passed"), because, None));
        }
    }
    days
}

/// A procurement's days that somebody else can still act on.
#[must_use]
pub fn of_procurement(procurement: &Procurement) -> Vec<CalendarDay> {
    if !procurement.stage.open() {
        return Vec::new();
    }
    let dated = [
        ("engagement", procurement.engagement_ends, "Market engagement ends", Some(7)),
        ("notice", procurement.notice_expected, "Tender notice expected", None),
        ("tender", procurement.tender_deadline, "Tenders due", Some(7)),
        ("start", procurement.expected_start, "Expected to start", None),
    ];
    let because = |title: &str| format!("{title}, as its authority plans it.");
    dated
        .into_iter()
        .filter_map(|(what, on, title, remind)| Some(day(what, on?, title, because(title), remind)))
        .collect()
}

/// The day by which the first of an opportunity's authorities must decide, and its go-live.
#[must_use]
pub fn of_opportunity(opportunity: &Opportunity) -> Vec<CalendarDay> {
    let because = "After it, the first of its authorities can no longer join.".to_owned();
    let live = "The day on which all of it could go live.".to_owned();
    vec![
        day("commit", opportunity.latest_commit, "Decide", because, Some(30)),
        day("goLive", opportunity.go_live, "Could go live", live, None),
    ]
}

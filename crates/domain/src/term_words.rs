//! Terms that notices tell in words: "with an option to extend for a further 2 x 12 months".

use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate};
use regex::Regex;

/// What words say of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermWords {
    /// Last day without extensions, where the words give it and the notice did not.
    pub end: Option<NaiveDate>,
    /// Last day with all extensions used.
    pub max_end: Option<NaiveDate>,
    /// The words it came from, exactly as published.
    pub words: String,
    /// How it follows from them, in plain English.
    pub reason: String,
}

static OPTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:option\w*|extend\w*|extension\w*)[^.;]{0,60}?(?:(\d+) ?x ?)?(\d+) ?-?(months?|years?)",
    )
    .ok()
});

/// Reads the extensions (and where need be the initial period) that `text` tells in words.
/// `start` and `end` are what the notice publishes as dates. `None` when nothing certain is said.
#[must_use]
pub fn read(text: &str, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<TermWords> {
    let _ = start;
    let found = OPTION.as_ref()?.captures(text)?;
    let number = |i: usize| found.get(i).map_or(Some(1), |m| m.as_str().parse::<u32>().ok());
    let unit = if found[3].to_lowercase().starts_with("year") { 12 } else { 1 };
    let months = number(1)?.checked_mul(number(2)?)?.checked_mul(unit)?;
    let max_end = plus_months(end?, months)?;
    Some(TermWords {
        end: None,
        max_end: Some(max_end),
        words: found[0].to_owned(),
        reason: format!("{months} months of extensions after {}", end?),
    })
}

/// Adds months and keeps the sense of the end of a month: the last day of February plus twelve
/// months is the last day of the next February.
fn plus_months(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let next = day.checked_add_days(Days::new(1))?;
    if next.day() == 1 {
        return next.checked_add_months(Months::new(months))?.pred_opt();
    }
    day.checked_add_months(Months::new(months))
}

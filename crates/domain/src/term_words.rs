//! Terms that notices tell in words: "with an option to extend for a further 2 x 12 months".
//!
//! Contracts Finder has no field for extensions, so they stand in descriptions. The published `end`
//! sometimes leaves them out and sometimes has them in. It is held against the initial period that the
//! words tell: where `start` to `end` is that period, the extensions are added; where it is that period
//! and all extensions, `end` is the last day already and `max_end` is the same day; where it is neither,
//! nothing is said. Without a word on the initial period, `end` is taken to leave the extensions out.

mod duration;
mod sentence;
mod token;

use chrono::{Datelike, Days, Months, NaiveDate};

use sentence::Said;

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

/// Months by which a published period may miss the words: mobilisation, a late start, whole years named loosely.
const TOLERANCE: i64 = 2;

/// No contract of a borough is extended by more, nor lasts longer: a bigger number was something else.
const MOST_EXTENSIONS: u32 = 180;
const LONGEST: u32 = 480;

/// Reads the extensions (and where need be the initial period) that `text` tells in words.
/// `start` and `end` are what the notice publishes as dates. `None` when nothing certain is said:
/// nothing of extensions, no day to count from, words against the dates, or sentences that differ.
#[must_use]
pub fn read(text: &str, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<TermWords> {
    if !may_speak_of_extensions(text) {
        return None;
    }
    let mut initial = None;
    let mut initial_end = None;
    let mut found: Option<TermWords> = None;
    for tokens in token::sentences(text) {
        let Some(mut said) = sentence::read(&tokens) else { continue };
        if !said.is_of_extensions() {
            initial = said.initial.or(initial);
            initial_end = said.initial_end.or(initial_end);
            continue;
        }
        said.initial = said.initial.or(initial);
        said.initial_end = said.initial_end.or(initial_end);
        let Some(term) = work_out(text, &said, start, end) else { continue };
        match &found {
            Some(before) if before.max_end != term.max_end => return None,
            Some(_) => {}
            None => found = Some(term),
        }
    }
    found
}

/// Spares most descriptions the reading.
fn may_speak_of_extensions(text: &str) -> bool {
    const SHORT: usize = 60;
    let lower = text.to_ascii_lowercase();
    text.len() <= SHORT || ["exten", "option", "+", "plus"].iter().any(|word| lower.contains(word))
}

fn work_out(text: &str, said: &Said, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<TermWords> {
    let degenerate = start.zip(end).is_some_and(|(s, e)| months_between(s, e) < 1);
    let start = start.filter(|_| !degenerate);
    let words = text.get(said.at.clone())?.trim().to_owned();
    let made = |inferred_end: Option<NaiveDate>, max_end: NaiveDate, reason: String| {
        // Words that end before the published end are of an earlier term or of another contract.
        let sane = end.is_none_or(|e| e <= max_end)
            && start.is_none_or(|s| max_end > s && max_end <= s + Months::new(LONGEST));
        (sane && inferred_end.is_none_or(|e| e <= max_end)).then(|| TermWords {
            end: inferred_end.filter(|_| end.is_none()),
            max_end: Some(max_end),
            words: words.clone(),
            reason,
        })
    };
    if let Some(last) = said.last_day {
        let first_end = end.or(said.initial_end);
        return match first_end {
            Some(first) if first > last => None,
            Some(first) if first == last => made(
                None,
                last,
                format!("The words say that extensions run to {}, the published end.", long(last)),
            ),
            _ => made(
                said.initial_end,
                last,
                format!("The words say that it can be extended to {}.", long(last)),
            ),
        };
    }
    let by_total = said.longest.zip(said.initial).and_then(|(longest, initial)| longest.checked_sub(initial));
    let extensions = said.extensions.or(by_total).filter(|m| (1..=MOST_EXTENSIONS).contains(m));
    let Some(extensions) = extensions else { return from_the_longest(said.longest?, start, end, made) };
    let initial =
        said.initial.or_else(|| said.longest.and_then(|l| l.checked_sub(extensions)).filter(|i| *i > 0));
    if let Some(day) = said.initial_end
        && end.is_none_or(|e| degenerate || !close(e, day))
    {
        let max_end = plus_months(day, extensions)?;
        let already = end.is_some_and(|e| close(e, max_end));
        let reason = format!("The words say {} and extensions of {}.", long(day), span(extensions));
        return if already {
            made(None, end?, included(extensions))
        } else {
            made(Some(day), max_end, reason)
        };
    }
    match (start, end, initial) {
        (Some(start), Some(end), Some(initial)) => {
            let whole = months_between(start, end);
            let (alone, with_all) = (i64::from(initial), i64::from(initial + extensions));
            let (off_alone, off_all) = ((whole - alone).abs(), (whole - with_all).abs());
            if off_alone <= TOLERANCE && off_alone <= off_all {
                let max_end = plus_months(end, extensions)?;
                made(None, max_end, added(initial, extensions, end))
            } else if off_all <= TOLERANCE {
                made(None, end, included(extensions))
            } else {
                None
            }
        }
        // A contract of a few days with months of extensions: the dates are not the contract's.
        _ if degenerate => None,
        (_, Some(end), None) => {
            let reason = format!(
                "Extensions of {} after {}, which is taken for the end without them.",
                span(extensions),
                long(end)
            );
            made(None, plus_months(end, extensions)?, reason)
        }
        (None, Some(end), Some(initial)) => {
            made(None, plus_months(end, extensions)?, added(initial, extensions, end))
        }
        (Some(start), None, Some(initial)) => {
            let end = plus_months(start, initial)?.pred_opt()?;
            let reason =
                format!("{} from {} and extensions of {}.", span(initial), long(start), span(extensions));
            made(Some(end), plus_months(end, extensions)?, reason)
        }
        _ => None,
    }
}

fn from_the_longest(
    longest: u32,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    made: impl Fn(Option<NaiveDate>, NaiveDate, String) -> Option<TermWords>,
) -> Option<TermWords> {
    let last = plus_months(start?, longest)?.pred_opt()?;
    match end {
        Some(end) if close(end, last) => made(None, end, format!("{} in all, as published.", span(longest))),
        Some(end) if end > last => None,
        _ => made(None, last, format!("At most {} from {}.", span(longest), long(start?))),
    }
}

fn added(initial: u32, extensions: u32, end: NaiveDate) -> String {
    format!("{} to {}, then extensions of {}.", span(initial), long(end), span(extensions))
}

fn included(extensions: u32) -> String {
    format!("The published end already has the extensions of {} in it.", span(extensions))
}

/// "2 years", "18 months", "1 year".
fn span(months: u32) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "1 year".to_owned(),
        (years, 0) => format!("{years} years"),
        _ if months == 1 => "1 month".to_owned(),
        _ => format!("{months} months"),
    }
}

fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn close(a: NaiveDate, b: NaiveDate) -> bool {
    (a - b).num_days().abs() <= 3
}

/// Whole months from the first day to the last, rounded: 1 April 2025 to 31 March 2027 is 24.
fn months_between(start: NaiveDate, end: NaiveDate) -> i64 {
    let after = end.checked_add_days(Days::new(1)).unwrap_or(end);
    let months =
        i64::from(after.year() - start.year()) * 12 + i64::from(after.month()) - i64::from(start.month());
    let days = i64::from(after.day()) - i64::from(start.day());
    months + i64::from(days > 15) - i64::from(days < -15)
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

#[cfg(test)]
mod tests;

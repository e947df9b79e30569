//! How long a contract runs, and by how much it can be extended.

use chrono::{Months, NaiveDate};

use super::{is_blank, shorten};
use crate::record::ExtensionOption;
use crate::register_file::Cell;

/// No contract of a borough lasts longer, in months.
const LONGEST: u32 = 1_200;

/// How long, in months: what stands first, and what is added to it by `+`. `3+1+1` is three years and
/// twice one; `2 x 12 months` is twice twelve.
///
/// # Errors
/// It says nothing of that kind.
pub fn period(cell: &Cell) -> Result<Vec<u32>, String> {
    let text = cell.text();
    let refused = || format!("{:?} does not say how long: 3+1+1, or 24 months", shorten(&text));
    if is_blank(&text)
        || matches!(cell, Cell::Truth(_))
        || ["no", "yes"].contains(&text.to_lowercase().as_str())
    {
        return Ok(Vec::new());
    }
    let mut lower = text.to_lowercase();
    for (word, figure) in [
        ("(", " "),
        (")", " "),
        (" plus ", "+"),
        (" and ", "+"),
        (" with ", "+"),
        ("&", "+"),
        (",", "+"),
        (";", "+"),
        ("×", "x"),
    ] {
        lower = lower.replace(word, figure);
    }
    let mut parts: Vec<(f64, u32, Option<u32>)> = Vec::new();
    for part in lower.split('+').map(str::trim).filter(|part| !part.is_empty()) {
        parts.push(part_of_a_period(part).ok_or_else(refused)?);
    }
    // A figure without a unit has that of the next one that has one: `3+1+1 years`.
    let mut months = Vec::new();
    for (at, (number, times, unit)) in parts.iter().enumerate() {
        let next = parts[at..].iter().find_map(|(_, _, unit)| *unit);
        let before = parts[..at].iter().rev().find_map(|(_, _, unit)| *unit);
        let unit =
            unit.or(next).or(before).unwrap_or(if parts.iter().all(|(n, ..)| *n <= 10.0) { 12 } else { 1 });
        let length = number * f64::from(unit);
        if !(1.0..=f64::from(LONGEST)).contains(&length) {
            return Err(refused());
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range above")]
        months.extend(std::iter::repeat_n(length.round() as u32, *times as usize));
    }
    if months.iter().sum::<u32>() > LONGEST { Err(refused()) } else { Ok(months) }
}

/// Steps as Muster writes them itself: `12 months (90 days' notice); 12 months`. `None` of anything else.
#[must_use]
pub fn options(text: &str) -> Option<Vec<ExtensionOption>> {
    let step = |part: &str| {
        let (months, rest) = part.trim().split_once(" months")?;
        let months = months.parse().ok().filter(|months| (1..=240).contains(months))?;
        let notice = rest.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(" days' notice)"));
        let notice_days = match (rest.trim(), notice) {
            ("", _) => None,
            (_, Some(days)) => Some(days.parse().ok()?),
            _ => return None,
        };
        Some(ExtensionOption { months, notice_days })
    };
    text.split(';').map(step).collect()
}

/// A number, how many times, and months in its unit: `2 x 12 months`, `36`, `1yr`, `2 years extension`.
fn part_of_a_period(part: &str) -> Option<(f64, u32, Option<u32>)> {
    const SAY_NOTHING: &[&str] = &[
        "extension",
        "extensions",
        "option",
        "options",
        "to",
        "extend",
        "for",
        "a",
        "further",
        "of",
        "up",
        "initial",
        "optional",
        "additional",
        "term",
        "the",
        "an",
        "by",
        "another",
        "each",
        "contract",
        "period",
        "periods",
        "possible",
    ];
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    // A gap wherever figures and letters meet.
    let mut words: Vec<String> = Vec::new();
    let mut figure = None;
    for c in part.chars() {
        let is_figure = c.is_ascii_digit() || c == '.';
        if c.is_whitespace() || matches!(c, '-' | '/' | '\'') {
            figure = None;
        } else if figure == Some(is_figure) {
            if let Some(last) = words.last_mut() {
                last.push(c);
            }
        } else {
            words.push(c.to_string());
            figure = Some(is_figure);
        }
    }
    let (mut numbers, mut unit, mut times) = (Vec::new(), None, false);
    for word in &words {
        match word.as_str() {
            "year" | "years" | "yr" | "yrs" | "y" => unit = Some(12),
            "month" | "months" | "mth" | "mths" | "m" | "mo" => unit = Some(1),
            "x" | "times" => times = true,
            "annual" => numbers.push(1.0),
            word if NUMBERS.contains(&word) => {
                let at = NUMBERS.iter().position(|number| *number == word)?;
                numbers.push(f64::from(u32::try_from(at + 1).ok()?));
            }
            word if SAY_NOTHING.contains(&word) => {}
            word => numbers.push(word.parse::<f64>().ok()?),
        }
    }
    match (numbers.as_slice(), times) {
        ([number], false) => Some((*number, 1, unit)),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 20")]
        ([count, number], true) if (1.0..=20.0).contains(count) => Some((*number, *count as u32, unit)),
        _ => None,
    }
}

/// The last day of so many months from a first day.
#[must_use]
pub fn last_day(start: NaiveDate, months: u32) -> Option<NaiveDate> {
    start.checked_add_months(Months::new(months))?.pred_opt()
}

/// So many months after a last day; the end of a month stays one.
#[must_use]
pub fn later(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    end.succ_opt()?.checked_add_months(Months::new(months))?.pred_opt()
}

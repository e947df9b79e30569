//! What stands in a cell, as a value: days, money, yes and no, how long. The error of each reader says
//! what is wrong in words that can stand after the cell's place.

mod period;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Cell;
use crate::money::{Currency, Money};

pub use period::{last_day, later, options, period};

/// Which comes first in a date of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// 31/03/2027
    DayFirst,
    /// 03/31/2027
    MonthFirst,
}

/// Ten trillion pounds in pence, as for anything that is said of a record.
const MOST_PENCE: i64 = 1_000_000_000_000_000;

/// Days of Excel's calendar that a contract can speak of: 1970 to 2199.
const SERIAL_DAYS: std::ops::Range<f64> = 25_569.0..109_575.0;

/// Whether words stand for nothing that is known: `TBC`, `n/a`, a dash.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let plain: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '?').collect();
    const NOTHING: &[&str] = &[
        "",
        "tbc",
        "tbd",
        "tba",
        "na",
        "none",
        "nil",
        "null",
        "unknown",
        "notknown",
        "notapplicable",
        "notavailable",
        "notprovided",
        "notstated",
        "tobeconfirmed",
        "tobedetermined",
        "tobeadvised",
        "pending",
        "blank",
        "?",
        "??",
        "xxx",
        "nodata",
        "redacted",
    ];
    NOTHING.contains(&plain.as_str())
}

/// A day. `None` where nothing is known.
///
/// # Errors
/// It is no day, or none that a contract can speak of.
pub fn day(cell: &Cell, order: DateOrder) -> Result<Option<NaiveDate>, String> {
    let found = match cell {
        Cell::Empty => return Ok(None),
        Cell::Date(day) => *day,
        Cell::Number(serial) => {
            return match serial_day(*serial) {
                Some(day) => Ok(Some(day)),
                None => Err(format!("{serial} is no day")),
            };
        }
        Cell::Truth(_) | Cell::Fault(_) => return Err(format!("{:?} is no day", cell.text())),
        Cell::Text(_) => {
            let text = cell.text();
            if is_blank(&text) || means_open_ended(&text) {
                return Ok(None);
            }
            day_of(&text, Some(order)).ok_or_else(|| no_day(&text, order))?
        }
    };
    if (1970..2200).contains(&found.year()) {
        Ok(Some(found))
    } else {
        Err(format!("the year {} cannot be meant", found.year()))
    }
}

/// A contract that runs on has no last day that is known.
fn means_open_ended(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "ongoing",
        "on-going",
        "rolling",
        "open ended",
        "open-ended",
        "perpetual",
        "indefinite",
        "no end date",
        "continuous",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

fn no_day(text: &str, order: DateOrder) -> String {
    let other = match order {
        DateOrder::DayFirst => DateOrder::MonthFirst,
        DateOrder::MonthFirst => DateOrder::DayFirst,
    };
    let shown = shorten(text);
    match (day_of(text, Some(other)), order) {
        (Some(_), DateOrder::DayFirst) => {
            format!("{shown:?} is no day: this column has the day first, and there is no such month")
        }
        (Some(_), DateOrder::MonthFirst) => {
            format!("{shown:?} is no day: this column has the month first, and there is no such month")
        }
        (None, _) => format!("{shown:?} is no day"),
    }
}

fn serial_day(serial: f64) -> Option<NaiveDate> {
    if !SERIAL_DAYS.contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range above")]
    let days = serial as u64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// The day that words or figures name; of figures only where `order` says which is which.
pub(super) fn day_of(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(london_day(instant));
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, form) {
            return Some(local.date());
        }
    }
    if let Some((first, second, year)) = figures(text) {
        return match order? {
            DateOrder::DayFirst => NaiveDate::from_ymd_opt(year, second, first),
            DateOrder::MonthFirst => NaiveDate::from_ymd_opt(year, first, second),
        };
    }
    iso(text).or_else(|| in_words(text))
}

/// Midnight in London, written in UTC while summer time is in force, is the day after the one written.
fn london_day(instant: DateTime<chrono::FixedOffset>) -> NaiveDate {
    let written = instant.date_naive();
    let late = instant.offset().local_minus_utc() == 0
        && instant.time().format("%H:%M:%S").to_string() == "23:00:00";
    if late && (3..=10).contains(&written.month()) { written + Days::new(1) } else { written }
}

/// `31/03/2027`, `31-3-27`, `31.03.2027 00:00`: the first figure, the second, the year.
pub(super) fn figures(text: &str) -> Option<(u32, u32, i32)> {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), ""));
    if !time
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | ' ' | 'A' | 'P' | 'M' | 'a' | 'p' | 'm'))
    {
        return None;
    }
    let parts: Vec<&str> = date.split(['/', '-', '.', '\\']).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let small = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u32>().ok()).flatten();
    let year = match year.len() {
        2 => 2000 + year.parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    // Two figures of a year before 1970 are those of the century before: a contract of '98.
    let year = if year >= 2070 && parts[2].len() == 2 { year - 100 } else { year };
    Some((small(first)?, small(second)?, year))
}

fn iso(text: &str) -> Option<NaiveDate> {
    let date = text.trim_end_matches('Z').split(['T', ' ', '+']).next()?;
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        [whole] if whole.len() == 8 && whole.starts_with("20") => {
            NaiveDate::parse_from_str(whole, "%Y%m%d").ok()
        }
        _ => None,
    }
}

/// `31 March 2027`, `31-Mar-27`, `Mar 2027` (its first day), `March 31st, 2027`, `Wednesday, 31 March 2027`.
fn in_words(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.to_lowercase();
    let (mut day, mut month, mut year) = (None, None, None);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let figure = word.trim_end_matches(|c: char| c.is_alphabetic());
        let letters = &word[figure.len()..];
        match (figure.parse::<i32>(), letters) {
            (Ok(n), "" | "st" | "nd" | "rd" | "th") if word.len() < 4 + letters.len() => {
                if day.is_none()
                    && (month.is_none() || lower.len() > 9)
                    && (1..=31).contains(&n)
                    && figure.len() <= 2
                {
                    day = Some(u32::try_from(n).ok()?);
                } else if figure.len() == 2 && year.is_none() {
                    year = Some(if n >= 70 { 1900 + n } else { 2000 + n });
                } else {
                    return None;
                }
            }
            (Ok(n), "") if figure.len() == 4 && year.is_none() => year = Some(n),
            (Err(_), letters) if letters.len() >= 3 => {
                let found = MONTHS.iter().position(|m| letters.starts_with(m));
                match found {
                    Some(at) if month.is_none() && letters.len() <= 9 => month = u32::try_from(at + 1).ok(),
                    _ if letters.ends_with("day") || letters.len() == 3 => {}
                    _ => return None,
                }
            }
            (Err(_), "of") => {}
            _ => return None,
        }
    }
    // A month and two figures are a year: `Mar-27`.
    match (day, month?, year) {
        (Some(day), month, Some(year)) => NaiveDate::from_ymd_opt(year, month, day),
        (None, month, Some(year)) => NaiveDate::from_ymd_opt(year, month, 1),
        (Some(year), month, None) => NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, 1),
        (None, _, None) => None,
    }
}

/// A sum of money in `currency` unless the cell names another. `None` where nothing is known.
///
/// # Errors
/// It is no sum, or none that can be meant.
pub fn money(cell: &Cell, currency: Currency) -> Result<Option<Money>, String> {
    let text = cell.text();
    let refused = |why: &str| Err(format!("{:?} {why}", shorten(&text)));
    let amount = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) => match Decimal::from_f64_retain(*number) {
            Some(amount) => return in_pence(amount, currency, &text),
            None => return refused("is no sum of money"),
        },
        Cell::Date(_) => return refused("is a day and no sum of money"),
        Cell::Truth(_) | Cell::Fault(_) => return refused("is no sum of money"),
        Cell::Text(_) if is_blank(&text) => return Ok(None),
        Cell::Text(_) => text.as_ref(),
    };
    let mut lower = amount.trim().to_lowercase();
    let currency = ["£", "gbp", "€", "eur", "$", "usd"].iter().find(|sign| lower.contains(*sign)).map_or(
        currency,
        |sign| match *sign {
            "£" | "gbp" => Currency::GBP,
            "€" | "eur" => Currency::parse("EUR").unwrap_or(Currency::GBP),
            _ => Currency::parse("USD").unwrap_or(Currency::GBP),
        },
    );
    for sign in ["£", "gbp", "€", "eur", "$", "usd", "\u{a0}", " ", "'"] {
        lower = lower.replace(sign, "");
    }
    if ["p.a", "perannum", "/year", "peryear", "pa", "annually", "/yr", "peryr", "permonth", "pcm"]
        .iter()
        .any(|word| lower.ends_with(word) || lower.contains(&format!("{word}.")))
    {
        return refused("is for a year or a month: what is needed is the sum of the whole term");
    }
    for word in [
        "approx.",
        "approx",
        "circa",
        "c.",
        "estimated",
        "est.",
        "est",
        "upto",
        "around",
        "exvat",
        "excvat",
        "exclvat",
        "+vat",
        "plusvat",
        "(",
        "~",
    ] {
        lower = lower.strip_prefix(word).unwrap_or(&lower).to_owned();
        lower = lower.strip_suffix(word).unwrap_or(&lower).to_owned();
    }
    if amount.trim().starts_with('(') && amount.trim().ends_with(')') || lower.starts_with(['-', '−']) {
        return refused("is less than nothing");
    }
    let times: [(&str, i64); 10] = [
        ("million", 1_000_000),
        ("billion", 1_000_000_000),
        ("thousand", 1_000),
        ("mill", 1_000_000),
        ("mil", 1_000_000),
        ("mn", 1_000_000),
        ("bn", 1_000_000_000),
        ("m", 1_000_000),
        ("k", 1_000),
        ("b", 1_000_000_000),
    ];
    let (figures, by) =
        times.iter().find_map(|(word, by)| Some((lower.strip_suffix(word)?, *by))).unwrap_or((&lower, 1));
    let Some(amount) = decimal(figures) else {
        let range = lower.chars().any(|c| matches!(c, '-' | '–')) || lower.contains("to");
        return refused(if range { "is more than one sum of money" } else { "is no sum of money" });
    };
    match amount.checked_mul(Decimal::from(by)) {
        Some(amount) => in_pence(amount, currency, &text),
        None => refused("is more than can be meant"),
    }
}

/// `1,234.50`, `1234`, `1.234,50` and `1234,50`; what stands last before two figures at most is the point.
fn decimal(figures: &str) -> Option<Decimal> {
    if figures.is_empty() || !figures.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
        return figures.parse::<Decimal>().or_else(|_| Decimal::from_scientific(figures)).ok();
    }
    let (comma, point) = (figures.rfind(','), figures.rfind('.'));
    let after = |at: usize| figures.len() - at - 1;
    let european = match (comma, point) {
        (Some(comma), Some(point)) => comma > point,
        (Some(comma), None) => after(comma) <= 2 && figures.matches(',').count() == 1,
        (None, Some(_)) => figures.matches('.').count() > 1,
        (None, None) => false,
    };
    let plain = match european {
        true => figures.replace('.', "").replace(',', "."),
        false => figures.replace(',', ""),
    };
    plain.parse().ok()
}

fn in_pence(amount: Decimal, currency: Currency, text: &str) -> Result<Option<Money>, String> {
    let shown = shorten(text);
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(format!("{shown:?} is less than nothing"));
    }
    match Money::from_decimal(amount, currency).filter(|money| money.pence <= MOST_PENCE) {
        // Nothing at all is how a form stays empty.
        Some(money) if money.pence == 0 => Ok(None),
        Some(money) => Ok(Some(money)),
        None => Err(format!("{shown:?} is more than can be meant")),
    }
}

/// Yes or no. `None` where nothing is known.
///
/// # Errors
/// It is neither.
pub fn truth(cell: &Cell) -> Result<Option<bool>, String> {
    let text = cell.text();
    match (cell, text.to_lowercase().as_str()) {
        (Cell::Truth(truth), _) => Ok(Some(*truth)),
        (_, "yes" | "y" | "true" | "t" | "1" | "x" | "✓" | "✔") => Ok(Some(true)),
        (_, "no" | "n" | "false" | "f" | "0") => Ok(Some(false)),
        (_, word) if is_blank(word) => Ok(None),
        _ => Err(format!("{:?} is neither yes nor no", shorten(&text))),
    }
}

/// Days: a number of them, or weeks and months in words. `None` where nothing is known.
///
/// # Errors
/// It says nothing of that kind, or more than ten years.
pub fn days(cell: &Cell) -> Result<Option<u16>, String> {
    let text = cell.text().to_lowercase();
    if is_blank(&text) {
        return Ok(None);
    }
    let refused = || format!("{:?} is no number of days", shorten(&text));
    let figures: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let number: u32 = match figures.parse() {
        Ok(number) => number,
        Err(_) => return Err(refused()),
    };
    let rest = text.replace(&figures, "");
    let unit = if rest.contains("month") {
        30
    } else if rest.contains("week") {
        7
    } else if rest.contains("year") {
        365
    } else {
        1
    };
    let days = number.checked_mul(unit).filter(|days| *days <= 3_660).ok_or_else(refused)?;
    u16::try_from(days).map(Some).map_err(|_| refused())
}

/// What a message can quote of a cell.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

//! The search syntax for people: `borough:camden ends:<2027-06 value:>1m housing`.
//!
//! Terms of the form `key:value` narrow the list; everything else is text to find. A value with
//! spaces stands in quotes (`vendor:"nec software"`), and quoted text is never taken for a term.
//!
//! - Days: `2027`, `2027-06` or `2027-06-30`, alone (within it), after `<`, `<=`, `>` or `>=`, or as
//!   a range `2027-01..2027-06`. `<2027-06` means before June began, `>2027-06` after it ended.
//! - Money: pounds as `250k`, `1.5m`, `2bn` or `1,000,000`, the same ways.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use crate::borough::{Borough, boroughs};
use crate::contract::ContractStatus;
use crate::procurement::Stage;
use crate::service_area::{ServiceArea, ServiceAreaCode};
use crate::text::fold;

/// What a term can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// `borough:camden`
    Borough,
    /// `area:housing-management`
    Area,
    /// `vendor:nec`
    Vendor,
    /// `starts:>2026`
    Starts,
    /// `ends:<2027-06`
    Ends,
    /// `maxends:<2030`
    MaxEnds,
    /// `value:>1m`
    Value,
    /// `status:active`
    Status,
    /// `stage:planned`
    Stage,
    /// `cpv:48`
    Cpv,
}

impl Key {
    /// The word before the colon.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Borough => "borough",
            Self::Area => "area",
            Self::Vendor => "vendor",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::MaxEnds => "maxends",
            Self::Value => "value",
            Self::Status => "status",
            Self::Stage => "stage",
            Self::Cpv => "cpv",
        }
    }
}

/// From the first to the last, both included; open where `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T> {
    /// The least that matches.
    pub from: Option<T>,
    /// The most that matches.
    pub to: Option<T>,
}

/// One term, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// Of this borough.
    Borough(&'static Borough),
    /// For this service area.
    Area(ServiceAreaCode),
    /// With a vendor of this name.
    Vendor(String),
    /// Starts on one of these days.
    Starts(Range<NaiveDate>),
    /// Ends, without extensions, on one of these days.
    Ends(Range<NaiveDate>),
    /// Ends, with all extensions, on one of these days.
    MaxEnds(Range<NaiveDate>),
    /// Worth between these many pence.
    Value(Range<i64>),
    /// A contract in this status.
    Status(ContractStatus),
    /// A procurement in this stage.
    Stage(Stage),
    /// A CPV code that begins with these digits.
    Cpv(String),
}

/// A query, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What is left to find as text, quotes kept; `None` when all of it was terms.
    pub text: Option<String>,
    /// The terms in the order given.
    pub terms: Vec<Term>,
}

/// What cannot be understood, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {position}: {message}")]
pub struct SyntaxError {
    /// Characters before it, plus one.
    pub position: usize,
    /// What is wrong, in plain English.
    pub message: String,
}

/// Reads a query for a list that knows the terms `known`.
///
/// # Errors
/// [`SyntaxError`] at the first term that is not known or whose value cannot be understood. Any
/// text either parses or gives one.
pub fn parse(input: &str, known: &[Key]) -> Result<Query, SyntaxError> {
    let mut text: Vec<&str> = Vec::new();
    let mut terms = Vec::new();
    for (at, piece) in pieces(input) {
        let Some((word, value)) = split(piece) else {
            text.push(piece);
            continue;
        };
        let wrong = |message: String| SyntaxError { position: input[..at].chars().count() + 1, message };
        let key = known.iter().find(|key| key.as_str().eq_ignore_ascii_case(word)).ok_or_else(|| {
            let keys: Vec<&str> = known.iter().map(|key| key.as_str()).collect();
            wrong(format!(
                "{word:?} is not a term that this list knows; it knows {}. Put text with a colon in quotes.",
                keys.join(", ")
            ))
        })?;
        let value = value.trim_matches('"').trim();
        if value.is_empty() {
            return Err(wrong(format!("{}: has no value", key.as_str())));
        }
        terms.push(term(*key, value).map_err(|message| wrong(format!("{}: {message}", key.as_str())))?);
    }
    let text = text.join(" ");
    Ok(Query { text: (!text.is_empty()).then_some(text), terms })
}

/// Cuts at white space outside quotes, with the byte at which each piece begins.
fn pieces(input: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + input[rest..].find(|c: char| !c.is_whitespace())?;
        let mut quoted = false;
        let length = input[start..].find(|c: char| {
            quoted ^= c == '"';
            !quoted && c.is_whitespace()
        });
        let end = length.map_or(input.len(), |length| start + length);
        rest = end;
        Some((start, &input[start..end]))
    })
}

/// A piece as key and value: letters, a colon, and something.
fn split(piece: &str) -> Option<(&str, &str)> {
    let (word, value) = piece.split_once(':')?;
    (!word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic())).then_some((word, value))
}

fn term(key: Key, value: &str) -> Result<Term, String> {
    Ok(match key {
        Key::Borough => Term::Borough(borough(value)?),
        Key::Area => Term::Area(area(value)?),
        Key::Vendor => Term::Vendor(value.replace('"', " ").trim().to_owned()),
        Key::Starts => Term::Starts(range(value, days)?),
        Key::Ends => Term::Ends(range(value, days)?),
        Key::MaxEnds => Term::MaxEnds(range(value, days)?),
        Key::Value => Term::Value(range(value, pence)?),
        Key::Status => Term::Status(word(value, &ContractStatus::ALL.map(|s| (s.as_str(), s)))?),
        Key::Stage => Term::Stage(word(value, &Stage::ALL.map(|s| (s.as_str(), s)))?),
        Key::Cpv => {
            let digits = (2..=8).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
            Term::Cpv(digits.then(|| value.to_owned()).ok_or("wants 2 to 8 digits, as 48 or 72212")?)
        }
    })
}

fn word<T: Copy>(value: &str, all: &[(&str, T)]) -> Result<T, String> {
    let found = all.iter().find(|(word, _)| word.eq_ignore_ascii_case(value));
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
        format!("wants one of {}", words.join(", "))
    })
}

/// A borough by code, or by a beginning of its name or of a word in it that only one borough has.
fn borough(value: &str) -> Result<&'static Borough, String> {
    let wanted = fold(value);
    if let Some(exact) =
        boroughs().iter().find(|b| b.code.eq_ignore_ascii_case(value) || fold(&b.nice_name) == wanted)
    {
        return Ok(exact);
    }
    let begins = |b: &&Borough| {
        let name = fold(&b.nice_name);
        name.starts_with(&wanted) || name.split_whitespace().any(|part| part.starts_with(&wanted))
    };
    let found: Vec<&'static Borough> = boroughs().iter().filter(begins).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err("no borough has this name or code".to_owned()),
        several => {
            let names: Vec<&str> = several.iter().map(|b| b.nice_name.as_str()).collect();
            Err(format!("several boroughs are meant: {}", names.join(", ")))
        }
    }
}

/// A service area by code or name.
fn area(value: &str) -> Result<ServiceAreaCode, String> {
    let wanted = fold(value);
    let found = ServiceArea::all().iter().find(|a| a.code.as_str() == wanted || fold(&a.name) == wanted);
    found.map(|a| a.code).ok_or_else(|| "no service area has this code or name".to_owned())
}

/// The first and last of what a value covers: a month covers its days, an amount itself.
type Span<T> = (T, T);

fn range<T: Step>(value: &str, read: fn(&str) -> Option<Span<T>>) -> Result<Range<T>, String> {
    let span = |text: &str| read(text.trim()).ok_or_else(|| format!("{text:?} {}", T::WANTED));
    if let Some((from, to)) = value.split_once("..") {
        let (from, to) = (span(from)?.0, span(to)?.1);
        return if from <= to {
            Ok(Range { from: Some(from), to: Some(to) })
        } else {
            Err("the range ends before it begins".to_owned())
        };
    }
    let (from, to) = if let Some(rest) = value.strip_prefix("<=") {
        (None, Some(span(rest)?.1))
    } else if let Some(rest) = value.strip_prefix(">=") {
        (Some(span(rest)?.0), None)
    } else if let Some(rest) = value.strip_prefix('<') {
        (None, Some(span(rest)?.0.before()))
    } else if let Some(rest) = value.strip_prefix('>') {
        (Some(span(rest)?.1.after()), None)
    } else {
        let (from, to) = span(value.strip_prefix('=').unwrap_or(value))?;
        (Some(from), Some(to))
    };
    Ok(Range { from, to })
}

/// Something with a next and a last.
trait Step: PartialOrd + Copy {
    /// What a message says is wanted.
    const WANTED: &'static str;
    fn before(self) -> Self;
    fn after(self) -> Self;
}

impl Step for NaiveDate {
    const WANTED: &'static str = "is not a day, month or year, as 2027-06-30, 2027-06 or 2027";
    fn before(self) -> Self {
        self.pred_opt().unwrap_or(self)
    }
    fn after(self) -> Self {
        self.succ_opt().unwrap_or(self)
    }
}

impl Step for i64 {
    const WANTED: &'static str = "is not an amount in pounds, as 250k, 1.5m or 1000000";
    fn before(self) -> Self {
        self.saturating_sub(1)
    }
    fn after(self) -> Self {
        self.saturating_add(1)
    }
}

fn days(text: &str) -> Option<Span<NaiveDate>> {
    let mut parts = text.split('-');
    let mut number = |length: usize| -> Option<Option<u32>> {
        let Some(part) = parts.next() else { return Some(None) };
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())
    };
    let year = i32::try_from(number(4)??).ok()?;
    let (month, day) = (number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let months = match (month, day) {
        (None, _) => 12,
        (Some(_), None) => 1,
        (Some(_), Some(_)) => return Some((first, first)),
    };
    let last = first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
    Some((first, last))
}

fn pence(text: &str) -> Option<Span<i64>> {
    let plain = text.trim_start_matches('£').replace(',', "").to_ascii_lowercase();
    let (digits, zeros) = [("bn", 9_u32), ("b", 9), ("m", 6), ("k", 3)]
        .iter()
        .find_map(|(unit, zeros)| plain.strip_suffix(unit).map(|digits| (digits, *zeros)))
        .unwrap_or((&plain, 0));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let places = zeros + 2;
    let plain_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let fits = part.len() <= places as usize && whole.len() <= 13 && !whole.is_empty();
    if !fits || !plain_digits(whole) || !plain_digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<width$}", width = places as usize).parse().ok()?;
    let pence = whole.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(places)?)?.checked_add(part)?;
    Some((pence, pence))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Key; 10] = [
        Key::Borough,
        Key::Area,
        Key::Vendor,
        Key::Starts,
        Key::Ends,
        Key::MaxEnds,
        Key::Value,
        Key::Status,
        Key::Stage,
        Key::Cpv,
    ];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn only(input: &str) -> Term {
        let mut query = parse(input, &ALL).unwrap();
        assert_eq!((query.text, query.terms.len()), (None, 1), "{input}");
        query.terms.remove(0)
    }

    #[test]
    fn terms_narrow_and_the_rest_is_text() {
        let query =
            parse("borough:camden ends:<2027-06 value:>1m housing \"case management\"", &ALL).unwrap();
        assert_eq!(query.text.as_deref(), Some("housing \"case management\""));
        let [Term::Borough(borough), ends, value] = query.terms.as_slice() else {
            panic!("{:?}", query.terms)
        };
        assert_eq!(borough.code, "CMD");
        assert_eq!(ends, &Term::Ends(Range { from: None, to: Some(day("2027-05-31")) }));
        assert_eq!(value, &Term::Value(Range { from: Some(100_000_001), to: None }));
    }

    #[test]
    fn a_month_or_year_covers_its_days() {
        let ends = |from: &str, to: &str| Term::Ends(Range { from: Some(day(from)), to: Some(day(to)) });
        assert_eq!(only("ends:2028-02"), ends("2028-02-01", "2028-02-29"));
        assert_eq!(only("ends:2027"), ends("2027-01-01", "2027-12-31"));
        assert_eq!(only("ends:2027-06-30"), ends("2027-06-30", "2027-06-30"));
        assert_eq!(only("ends:2027-01..2027-06"), ends("2027-01-01", "2027-06-30"));
        assert_eq!(only("ends:>2027"), Term::Ends(Range { from: Some(day("2028-01-01")), to: None }));
        assert_eq!(only("ENDS:<=2027-06"), Term::Ends(Range { from: None, to: Some(day("2027-06-30")) }));
    }

    #[test]
    fn money_is_told_in_thousands_millions_and_plain_pounds() {
        let exactly = |pence| Term::Value(Range { from: Some(pence), to: Some(pence) });
        assert_eq!(only("value:250k"), exactly(25_000_000));
        assert_eq!(only("value:£1.5m"), exactly(150_000_000));
        assert_eq!(only("value:1,000,000"), exactly(100_000_000));
        assert_eq!(only("value:2bn"), exactly(200_000_000_000));
        assert_eq!(only("value:99.50"), exactly(9_950));
    }

    #[test]
    fn boroughs_are_known_by_code_name_and_unmistakable_beginning() {
        for (value, code) in
            [("hck", "HCK"), ("\"Tower Hamlets\"", "TWH"), ("kensington", "KEC"), ("camd", "CMD")]
        {
            let Term::Borough(borough) = only(&format!("borough:{value}")) else { panic!() };
            assert_eq!(borough.code, code, "{value}");
        }
        let several = parse("borough:ha", &ALL).unwrap_err();
        assert!(several.message.contains("Hackney") && several.message.contains("Harrow"), "{several}");
    }

    #[test]
    fn an_unknown_term_is_an_error_with_its_place_and_the_known_ones() {
        let error = parse("housing colour:red", &[Key::Ends, Key::Value]).unwrap_err();
        assert_eq!(error.position, 9);
        assert!(error.message.contains("\"colour\"") && error.message.contains("ends, value"), "{error}");
        assert_eq!(parse("zwölf ends:soon", &ALL).unwrap_err().position, 7);
    }

    #[test]
    fn quoted_text_and_times_are_text() {
        for text in ["\"colour:red\"", "12:30", ":x", "a\"b:c\""] {
            assert_eq!(parse(text, &ALL).unwrap().text.as_deref(), Some(text));
        }
    }

    #[test]
    fn nonsense_values_are_refused() {
        for text in [
            "ends:",
            "ends:2027-13",
            "ends:27",
            "ends:2027-1",
            "ends:<",
            "ends:2028..2027",
            "value:lots",
            "value:-1",
            "value:1.2.3",
            "value:99999999999999999999bn",
            "cpv:4x",
            "status:maybe",
            "area:nowhere",
            "ends:2027-06-30-1",
            "borough:\"\"",
        ] {
            assert!(parse(text, &ALL).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_parses_or_says_where_it_does_not(text in ".{0,200}") {
            match parse(&text, &ALL) {
                Ok(_) => {}
                Err(error) => {
                    prop_assert!(error.position >= 1 && error.position <= text.chars().count());
                    prop_assert!(!error.message.is_empty());
                }
            }
        }

        #[test]
        fn any_value_of_a_known_term_parses_or_says_why_not(
            key in prop::sample::select(ALL.to_vec()),
            value in "[<>=.\\-£0-9a-z\" ]{0,30}",
        ) {
            let _ = parse(&format!("{key}:{value}"), &ALL);
        }
    }
}

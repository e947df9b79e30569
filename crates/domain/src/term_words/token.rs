//! Sentences cut into numbers, units, dates and words.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

/// What one piece of a sentence is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A number, in digits or in words.
    Number(f64),
    /// Months in one unit: 1, 3 (quarter) or 12.
    Unit(u32),
    /// A unit that no term is counted in: weeks, days.
    OtherUnit,
    /// "x" or "×" between numbers.
    Times,
    /// "+" or "plus".
    Plus,
    /// A date; a month alone is its last day.
    Date(NaiveDate),
    /// Any other word, in lower case.
    Word(String),
    /// A bracket, comma, dash or other mark.
    Mark(char),
}

/// A piece and where it stands in the text, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

impl Token {
    /// The word, where it is one.
    pub(super) fn word(&self) -> &str {
        match &self.kind {
            Kind::Word(word) => word,
            _ => "",
        }
    }

    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word())
    }
}

/// The sentences of a text. A full stop inside a date or an abbreviation does not end one.
pub(super) fn sentences(text: &str) -> Vec<Vec<Token>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let ends = match c {
            '.' => next.is_none_or(|n| n.is_whitespace() || n.is_uppercase()),
            '!' | '?' | ';' | '•' => true,
            '\n' => true,
            _ => false,
        };
        if ends {
            out.push(tokens(&text[start..at], start));
            start = at + c.len_utf8();
        }
    }
    out.push(tokens(&text[start..], start));
    out.retain(|sentence| !sentence.is_empty());
    out
}

fn tokens(sentence: &str, offset: usize) -> Vec<Token> {
    let mut raw: Vec<Token> = Vec::new();
    let mut rest = sentence.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic() || matches!(c, '\'' | '’'));
        let (digit, letter) = class(c);
        let mut end = at + c.len_utf8();
        if digit || letter {
            while let Some((next, n)) = rest.peek().copied() {
                let same = class(n) == (digit, letter);
                // "5.5 years" is one number; "1.7.2020" is a date of three.
                let decimal = digit && n == '.' && is_decimal(&sentence[at..]);
                if !same && !decimal {
                    break;
                }
                end = next + n.len_utf8();
                rest.next();
            }
        } else if c.is_whitespace() {
            continue;
        }
        let kind = kind_of(&sentence[at..end]);
        raw.push(Token { kind, at: offset + at..offset + end });
    }
    with_repeats_dropped(with_dates(raw))
}

fn is_decimal(text: &str) -> bool {
    let number = text.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
    let mut parts = number.trim_end_matches('.').split('.');
    let (whole, part) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    whole.len() <= 2 && part.len() == 1 && parts.next().is_none() && text.len() > whole.len() + 1
}

fn kind_of(piece: &str) -> Kind {
    if let Ok(number) = piece.trim_end_matches('.').parse::<f64>() {
        return Kind::Number(number);
    }
    let lower = piece.to_lowercase().replace('’', "'");
    if let Some(number) = number_word(&lower) {
        return Kind::Number(f64::from(number));
    }
    match lower.as_str() {
        "month" | "months" | "mth" | "mths" | "month's" | "months'" | "monthly" => Kind::Unit(1),
        "year" | "years" | "yr" | "yrs" | "year's" | "years'" | "yearly" => Kind::Unit(12),
        "week" | "weeks" | "weekly" | "day" | "days" | "hour" | "hours" | "working" | "minutes" => {
            Kind::OtherUnit
        }
        "x" | "×" => Kind::Times,
        "+" | "plus" => Kind::Plus,
        _ => match lower.chars().next() {
            Some(mark) if !mark.is_alphanumeric() => Kind::Mark(mark),
            _ => Kind::Word(lower),
        },
    }
}

fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match word {
        "eighteen" => Some(18),
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty" => Some(40),
        "sixty" => Some(60),
        _ => WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()),
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found =
        MONTHS.iter().position(|m| *m == word || (word.len() >= 3 && m.starts_with(word) && word.len() <= 4));
    found.and_then(|n| u32::try_from(n + 1).ok())
}

/// Puts "31st March 2029", "31/03/2029", "1.7.2020", "2029-03-31" and "March 2029" together.
fn with_dates(raw: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::with_capacity(raw.len());
    let mut i = 0;
    while i < raw.len() {
        let (date, used) = date_at(&raw[i..]);
        match date {
            Some(date) => {
                out.push(Token { kind: Kind::Date(date), at: raw[i].at.start..raw[i + used - 1].at.end })
            }
            None => out.push(raw[i].clone()),
        }
        i += used;
    }
    out
}

fn date_at(raw: &[Token]) -> (Option<NaiveDate>, usize) {
    let number = |i: usize| match raw.get(i).map(|t| &t.kind) {
        Some(Kind::Number(n)) if n.fract() == 0.0 => whole(*n),
        _ => None,
    };
    let close = |i: usize| raw.get(i).zip(raw.get(i + 1)).is_some_and(|(a, b)| a.at.end == b.at.start);
    let mark = |i: usize| match raw.get(i).map(|t| &t.kind) {
        Some(Kind::Mark(c)) if close(i) && matches!(c, '/' | '.' | '-') => Some(*c),
        _ => None,
    };
    if let (Some(first), Some(_), Some(second), Some(_), Some(third)) =
        (number(0), mark(1), number(2), mark(3), number(4))
    {
        let date = if first > 1_000 { day(third, second, first) } else { day(first, second, year(third)) };
        if date.is_some() {
            return (date, 5);
        }
    }
    let mut i = 1;
    if let Some(first) = number(0).filter(|d| (1..=31).contains(d)) {
        if raw.get(i).is_some_and(|t| t.is(&["st", "nd", "rd", "th"])) {
            i += 1;
        }
        if raw.get(i).is_some_and(|t| t.is(&["of"])) {
            i += 1;
        }
        if let Some(m) = raw.get(i).and_then(|t| month(t.word())) {
            let comma = usize::from(raw.get(i + 1).is_some_and(|t| t.kind == Kind::Mark(',')));
            if let Some(y) = number(i + 1 + comma).filter(|y| *y > 2_000 || (10..60).contains(y)) {
                return (day(first, m, year(y)), i + 2 + comma);
            }
        }
    }
    if let Some(m) = raw.first().and_then(|t| month(t.word()))
        && let Some(y) = number(1).filter(|y| (2_001..2_100).contains(y))
    {
        let last = day(1, m, y).and_then(|d| d.checked_add_months(Months::new(1))).and_then(|d| d.pred_opt());
        return (last, 2);
    }
    (None, 1)
}

fn day(d: u32, m: u32, y: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d).filter(|date| (2_000..2_100).contains(&date.year()))
}

const fn year(written: u32) -> u32 {
    if written < 100 { 2_000 + written } else { written }
}

/// A whole number of a size that terms are counted in.
pub(super) fn whole(number: f64) -> Option<u32> {
    // A term is never counted in more than a few thousand; the bounds make the cast exact.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and small"
    )]
    (number.fract() == 0.0 && (0.0..100_000.0).contains(&number)).then_some(number as u32)
}

/// "two (2) years" says two once, "twelve (12 months)" twelve months once; "twenty-four" is 24.
fn with_repeats_dropped(raw: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(raw.len());
    let mut i = 0;
    while i < raw.len() {
        let mut token = raw[i].clone();
        i += 1;
        if let Kind::Number(n) = token.kind {
            if n >= 20.0
                && n % 10.0 == 0.0
                && let Some(Kind::Number(ones)) = raw.get(i + 1).map(|t| &t.kind)
                && raw[i].kind == Kind::Mark('-')
                && *ones < 10.0
                && raw[i + 1].at.len() > 2
            {
                token = Token { kind: Kind::Number(n + ones), at: token.at.start..raw[i + 1].at.end };
                i += 2;
            }
            let repeated = matches!(
                (raw.get(i).map(|t| &t.kind), raw.get(i + 1).map(|t| &t.kind)),
                (Some(Kind::Mark('(' | '[')), Some(Kind::Number(again))) if Kind::Number(*again) == token.kind
            );
            if repeated {
                if raw.get(i + 2).is_some_and(|t| matches!(t.kind, Kind::Mark(')' | ']'))) {
                    token.at.end = raw[i + 2].at.end;
                    i += 3;
                } else if raw.get(i + 2).is_some_and(|t| matches!(t.kind, Kind::Unit(_))) {
                    i += 2;
                }
            }
        }
        out.push(token);
    }
    out
}

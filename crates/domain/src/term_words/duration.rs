//! Durations in a sentence: "2 x 12 months", "two further periods of up to one year each", "3+1+1".

use super::token::{Kind, Token, whole};

/// A duration and the tokens that say it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Duration {
    /// Its months, one number for each part: `[24, 12, 12]` of "2+1+1 years"; one part else.
    pub(super) parts: Vec<u32>,
    /// The first token, and the one after the last.
    pub(super) tokens: (usize, usize),
    /// Whether it counts periods: "two periods of 12 months".
    pub(super) counted: bool,
}

impl Duration {
    /// All its months.
    pub(super) fn months(&self) -> u32 {
        self.parts.iter().sum()
    }
}

/// Words that stand between a number and what it counts.
const BETWEEN: &[&str] = &[
    "further",
    "additional",
    "optional",
    "possible",
    "potential",
    "more",
    "extra",
    "separate",
    "single",
    "consecutive",
    "successive",
    "annual",
    "another",
    "discretionary",
    "maximum",
    "calendar",
    "subsequent",
    "equal",
    "individual",
    "new",
];
/// What periods of extension are called.
const PERIODS: &[&str] = &[
    "period",
    "periods",
    "extension",
    "extensions",
    "option",
    "options",
    "term",
    "terms",
    "increment",
    "increments",
    "occasion",
    "occasions",
    "renewal",
    "renewals",
    "interval",
    "intervals",
    "times",
];
/// Words between "two options" and the length of each.
const OF: &[&str] = &[
    "of",
    "up",
    "to",
    "for",
    "a",
    "an",
    "further",
    "additional",
    "each",
    "extend",
    "another",
    "maximum",
    "being",
    "by",
    "the",
    "contract",
    "agreement",
    "framework",
    "term",
    "no",
    "more",
    "than",
    "duration",
    "period",
    "periods",
    "not",
    "exceeding",
    "extension",
    "extending",
    "s",
    "it",
    "this",
    "lasting",
    "at",
    "most",
    "available",
    "possible",
];

/// All durations of a sentence, in order, none within another.
pub(super) fn durations(tokens: &[Token]) -> Vec<Duration> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let found = chain(tokens, i).or_else(|| counted(tokens, i)).or_else(|| plain(tokens, i));
        match found {
            Some(duration) => {
                i = duration.tokens.1;
                out.push(duration);
            }
            None => i += 1,
        }
    }
    out
}

fn number(tokens: &[Token], i: usize) -> Option<f64> {
    match tokens.get(i)?.kind {
        Kind::Number(n) => Some(n),
        _ => None,
    }
}

fn months(count: f64, unit: u32) -> Option<u32> {
    whole(count * f64::from(unit)).filter(|m| (1..=600).contains(m))
}

/// Skips words and marks that do not change what is counted.
fn skip(tokens: &[Token], mut i: usize, words: &[&str]) -> usize {
    while tokens.get(i).is_some_and(|t| t.is(words) || matches!(t.kind, Kind::Mark('-' | '–' | '‑' | ',')))
    {
        i += 1;
    }
    i
}

/// "12 months", "3-year", "1 further year", "a further year", "2 years 3 months", "a third year".
fn plain(tokens: &[Token], i: usize) -> Option<Duration> {
    let (count, after) = match number(tokens, i) {
        Some(n) => (n, skip(tokens, i + 1, BETWEEN)),
        None if tokens.get(i)?.is(&["a", "an"]) => {
            let next = skip(tokens, i + 1, BETWEEN);
            (
                1.0,
                if next > i + 1 {
                    next
                } else {
                    skip(tokens, i + 1, &["second", "third", "fourth", "fifth", "sixth"])
                },
            )
        }
        None if tokens[i].is(&["another", "single"]) => (1.0, i + 1),
        None => return None,
    };
    let Kind::Unit(unit) = tokens.get(after)?.kind else { return None };
    let mut sum = months(count, unit)?;
    let mut end = after + 1;
    if unit == 12 {
        let and = end + usize::from(tokens.get(end).is_some_and(|t| t.is(&["and"])));
        if let (Some(n), Some(Kind::Unit(1))) = (number(tokens, and), tokens.get(and + 1).map(|t| &t.kind))
            && n < 12.0
            && !followed_by_period(tokens, and + 2)
        {
            sum += months(n, 1)?;
            end = and + 2;
        }
    }
    Some(Duration { parts: vec![sum], tokens: (i, end), counted: false })
}

/// "2 x 12 months", "two 1 year periods", "three periods of up to one year each", "three annual options".
fn counted(tokens: &[Token], i: usize) -> Option<Duration> {
    let count = whole(number(tokens, i)?).filter(|n| (1..=20).contains(n))?;
    let made = |each: u32, end: usize| {
        let parts = if in_total(tokens, end) { vec![each] } else { vec![each; usize::try_from(count).ok()?] };
        Some(Duration { parts, tokens: (i, end), counted: true })
    };
    let next = skip(tokens, i + 1, BETWEEN);
    if tokens.get(next).is_some_and(|t| t.kind == Kind::Times) {
        let length = skip(tokens, next + 1, BETWEEN);
        if let Some(each) = plain(tokens, length) {
            return made(each.months(), each.tokens.1);
        }
        if let Some(Kind::Unit(unit)) = tokens.get(length).map(|t| &t.kind) {
            return made(*unit, length + 1);
        }
        return None;
    }
    // "two 12 month periods", but not "2 years, 12 months".
    if next > i
        && number(tokens, next).is_some()
        && let Some(each) = plain(tokens, next)
        && followed_by_period(tokens, each.tokens.1)
    {
        return made(each.months(), each.tokens.1);
    }
    if let Some(Kind::Unit(12)) = tokens.get(next).map(|t| &t.kind)
        && tokens[i + 1..next].iter().any(|t| t.is(&["single"]))
        && followed_by_period(tokens, next + 1)
    {
        return made(12, next + 1);
    }
    if tokens.get(next).is_some_and(|t| t.is(PERIODS)) {
        let mut length = next + 1;
        while tokens
            .get(length)
            .is_some_and(|t| t.is(OF) || matches!(t.kind, Kind::Mark('(' | ')' | ',' | '-')))
            && length < next + 14
        {
            if plain(tokens, length).is_some_and(|d| d.tokens.0 == length) {
                break;
            }
            length += 1;
        }
        if let Some(each) = plain(tokens, length) {
            return made(each.months(), each.tokens.1);
        }
        if tokens[i + 1..next].iter().any(|t| t.is(&["annual"])) {
            return made(12, next + 1);
        }
    }
    None
}

fn followed_by_period(tokens: &[Token], end: usize) -> bool {
    let near = skip(tokens, end, &["optional", "option", "extension", "contract", "further", "possible"]);
    tokens.get(near).is_some_and(|t| t.is(PERIODS) || matches!(t.kind, Kind::Unit(12)))
        || near > end && tokens[end..near].iter().any(|t| t.is(PERIODS))
}

/// "up to no more than 24 months in total": the length of all periods together.
fn in_total(tokens: &[Token], end: usize) -> bool {
    let after = skip(tokens, end, &["in"]);
    tokens.get(after).is_some_and(|t| t.is(&["total", "aggregate", "combined", "altogether"]))
}

/// "3+1+1 years", "36 months + 12 + 12", "12 months plus 12 months", "1 year + a further 1 year".
fn chain(tokens: &[Token], i: usize) -> Option<Duration> {
    let mut parts: Vec<(f64, Option<u32>)> = Vec::new();
    let mut at = i;
    let mut end;
    loop {
        let from = if parts.is_empty() {
            at
        } else {
            skip(tokens, at, &["a", "an", "further", "additional", "optional", "possible"])
        };
        let n = number(tokens, from)?;
        let unit = skip(tokens, from + 1, BETWEEN);
        match tokens.get(unit).map(|t| &t.kind) {
            Some(Kind::Unit(u)) => {
                parts.push((n, Some(*u)));
                end = unit + 1;
            }
            Some(Kind::OtherUnit) => return None,
            Some(Kind::Times) if !parts.is_empty() => {
                let times = counted(tokens, from)?;
                parts.extend(times.parts.iter().map(|m| (f64::from(*m), Some(1))));
                end = times.tokens.1;
            }
            _ => {
                parts.push((n, None));
                end = from + 1;
            }
        }
        match tokens.get(end).map(|t| &t.kind) {
            Some(Kind::Plus) if tokens.get(end + 1).is_some() => {
                let next =
                    skip(tokens, end + 1, &["a", "an", "further", "additional", "optional", "possible"]);
                if number(tokens, next).is_none() {
                    break;
                }
                at = end + 1;
            }
            _ => break,
        }
    }
    if parts.len() < 2 {
        return None;
    }
    // A unit said once is the unit of all; where none is said, small numbers are years.
    let first = parts.iter().find_map(|(_, unit)| *unit);
    let least = parts.iter().map(|(n, _)| *n).fold(f64::MAX, f64::min);
    let last = parts.last().and_then(|(_, unit)| *unit);
    let assumed = first.or(last).or((least <= 7.0).then_some(12)).or((least % 6.0 == 0.0).then_some(1))?;
    let parts = parts
        .into_iter()
        .map(|(n, unit)| months(n, unit.unwrap_or(assumed)))
        .collect::<Option<Vec<u32>>>()?;
    Some(Duration { parts, tokens: (i, end), counted: false })
}

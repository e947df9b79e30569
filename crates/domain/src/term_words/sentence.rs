//! What one sentence says of a term: the initial period, the extensions, the longest it can last.

use std::ops::Range;

use chrono::NaiveDate;

use super::duration::{Duration, durations};
use super::token::{Kind, Token};

/// What a sentence says, as far as it says anything certain.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    /// Months of the initial period.
    pub(super) initial: Option<u32>,
    /// Last day of the initial period.
    pub(super) initial_end: Option<NaiveDate>,
    /// Months of all extensions.
    pub(super) extensions: Option<u32>,
    /// Months from the first day to the last with all extensions.
    pub(super) longest: Option<u32>,
    /// Last day with all extensions.
    pub(super) last_day: Option<NaiveDate>,
    /// Where the words stand in the text, in bytes.
    pub(super) at: Range<usize>,
}

impl Said {
    /// Whether it says how long the contract can last with extensions.
    pub(super) fn is_of_extensions(&self) -> bool {
        self.extensions.is_some() || self.longest.is_some() || self.last_day.is_some()
    }
}

/// Things other than a contract that are extended, and talk of an extension that is done and over.
const OTHER_MATTERS: &[&str] = &[
    "deadline",
    "deadlines",
    "submission",
    "submissions",
    "timeline",
    "timelines",
    "closing",
    "clarification",
    "expressions",
    "warranty",
    "warranties",
    "guarantee",
    "lease",
    "building",
    "ulez",
    "lez",
    "timeframe",
    "mortgage",
    "invoice",
    "invoices",
];
const OVER: &[&str] = &[
    "implemented",
    "utilised",
    "utilized",
    "approved",
    "granted",
    "exercised",
    "amendment",
    "amended",
    "variation",
    "modification",
    "publishing",
    "advises",
    "previously",
];

fn is_extension(token: &Token) -> bool {
    token.word().starts_with("exten")
        && !token.word().starts_with("extent")
        && !token.word().starts_with("extensive")
}

fn is_option(token: &Token) -> bool {
    token.is(&["option", "options", "optional"])
}

/// Reads one sentence; `None` when it speaks of something else.
pub(super) fn read(tokens: &[Token]) -> Option<Said> {
    let found = durations(tokens);
    let anchors: Vec<usize> =
        (0..tokens.len()).filter(|i| is_extension(&tokens[*i]) || is_option(&tokens[*i])).collect();
    let of_a_term = tokens.iter().any(|t| t.is(TERM_WORDS));
    if is_of_another_matter(tokens) || is_over(tokens) {
        return None;
    }
    let mut said = Said::default();
    let mut used: Vec<(usize, usize)> = Vec::new();
    // "2 x 12 months" and nothing else stands where a notice describes its renewals.
    if let [only] = found.as_slice()
        && only.counted
        && only.tokens == (0, tokens.len())
    {
        said.extensions = Some(only.months());
        used.push(only.tokens);
    }
    for duration in &found {
        take(&mut said, &mut used, duration, tokens, &anchors, of_a_term);
    }
    take_dates(&mut said, &mut used, tokens, &anchors);
    // An initial period that is longer than the longest possible term was something else.
    if let (Some(initial), Some(longest)) = (said.initial, said.longest)
        && initial >= longest
    {
        said.extensions?;
        said.initial = None;
    }
    let first = used.iter().map(|u| u.0).min()?;
    let last = used.iter().map(|u| u.1).max()?;
    let from = if said.is_of_extensions() {
        anchors.iter().copied().filter(|a| *a < last).chain([first]).min()?
    } else {
        first
    };
    let from = if said.initial.is_some() || said.initial_end.is_some() { first.min(from) } else { from };
    let near = tokens[last..]
        .iter()
        .take(4)
        .rposition(|t| is_extension(t) || t.is(&["options", "option", "each", "periods", "period"]));
    let end = near.map_or(last - 1, |n| last + n);
    said.at = tokens[from].at.start..tokens[end].at.end;
    Some(said)
}

/// Words without which a bare duration is not of a contract's term.
const TERM_WORDS: &[&str] = &[
    "contract",
    "contracts",
    "agreement",
    "agreements",
    "framework",
    "term",
    "terms",
    "period",
    "initial",
    "initially",
    "duration",
    "dps",
    "arrangement",
    "call",
    "extend",
    "extension",
    "extensions",
    "option",
    "options",
    "award",
    "awarded",
    "provision",
    "service",
];

fn is_of_another_matter(tokens: &[Token]) -> bool {
    const NEAR: usize = 7;
    let extensions: Vec<usize> = (0..tokens.len()).filter(|i| is_extension(&tokens[*i])).collect();
    let matters = tokens.iter().enumerate().filter(|(_, t)| t.is(OTHER_MATTERS)).map(|(i, _)| i);
    tokens.iter().any(|t| t.is(&["submissions"]))
        || matters.into_iter().any(|m| extensions.iter().any(|e| e.abs_diff(m) <= NEAR))
}

fn is_over(tokens: &[Token]) -> bool {
    let extension = tokens.iter().enumerate().filter(|(_, t)| is_extension(t));
    let done = |at: usize, token: &Token| {
        let before = &tokens[at.saturating_sub(4)..at];
        let may =
            before.iter().any(|t| t.is(&["may", "can", "could", "be", "option", "unless", "if", "further"]))
                && !before.iter().any(|t| t.is(&["been", "was", "has", "have", "had", "will"]));
        match token.word() {
            "extended" => !may,
            "extending" => !before.iter().any(|t| t.is(&["of", "to"])),
            _ => before.iter().any(|t| t.is(&["notice", "this"])) && before.iter().any(|t| t.is(&["to"])),
        }
    };
    let mut any = false;
    for (at, token) in extension {
        any = true;
        // "The contract extension will be for 2 years" tells of an extension that is being made.
        if tokens[at + 1..].iter().take(3).map(Token::word).eq(["will", "be", "for"]) {
            return true;
        }
        if done(at, token) {
            return true;
        }
    }
    // "It is prudent to extend the contract for 12 months" is done, and no option that is left.
    const MAY: &[&str] = &[
        "option",
        "options",
        "optional",
        "right",
        "rights",
        "possibility",
        "possible",
        "potential",
        "provision",
        "ability",
        "opportunity",
        "may",
        "can",
        "could",
        "discretion",
        "able",
        "scope",
        "facility",
        "available",
        "reserve",
        "reserves",
        "reserving",
        "capable",
        "proposed",
        "permitted",
        "extendable",
        "extensions",
        "extension",
        "unless",
    ];
    if any && !tokens.iter().any(|t| t.is(MAY)) {
        return true;
    }
    // "These Regulations (as amended)" are no amendment of the contract.
    let told = |i: usize| tokens[i].is(OVER) && !(i > 0 && tokens[i - 1].is(&["as"]));
    any && (0..tokens.len()).any(told)
}

fn take(
    said: &mut Said,
    used: &mut Vec<(usize, usize)>,
    duration: &Duration,
    tokens: &[Token],
    anchors: &[usize],
    of_a_term: bool,
) {
    let (start, end) = duration.tokens;
    let before = &tokens[start.saturating_sub(7)..start];
    let months = duration.months();
    let has = |words: &[&str]| before.iter().any(|t| t.is(words));
    let anchored = anchors.iter().any(|a| *a < end);
    let noun = |t: &Token| t.is(&["extension", "extensions"]) || is_option(t);
    let names_extension = anchors.iter().any(|a| (start..end).contains(a))
        || tokens[end..].iter().take(4).take_while(|t| !t.is(STOP)).any(noun);
    let mark = |i: usize, marks: &[char]| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Mark(c)) if marks.contains(c));
    let bracketed = start > 0 && mark(start - 1, &['(', '[']);
    let prepares = tokens[end..]
        .iter()
        .take(2)
        .any(|t| t.is(&["mobilisation", "implementation", "transition", "notice"]));
    let chain = duration.parts.len() > 1 && !duration.counted;
    let bare = duration.parts.len() >= 3 && duration.parts.iter().all(|m| *m <= 60);
    if chain && !bare && !of_a_term && !tokens.iter().any(|t| matches!(t.kind, Kind::Unit(_))) {
        return;
    }
    // What only says how a whole is cut up, or repeats it, adds nothing.
    let cut_up = before.last().is_some_and(|t| t.is(&["in"]))
        || has(&["every", "notice", "first"])
        || bracketed && said.is_of_extensions();
    let whole_term = has(&["total", "overall", "exceed", "exceeding", "making", "giving"])
        || tokens[end..].iter().take(3).any(|t| t.is(&["total"]))
        || has(&["maximum", "max"])
            && (said.extensions.is_some()
                || extends_to(before)
                || bracketed
                || has(&["maximum"]) && !anchored);
    if has(&["weeks", "within", "years'", "last", "past", "experience", "age", "aged"]) {
        return;
    }
    if whole_term && !has(&["further", "additional"]) && !duration.counted {
        let up_to_a_total =
            anchored && said.extensions.is_none() && said.initial.is_none_or(|i| months <= i) && has(&["up"]);
        let of_extensions = up_to_a_total || tokens[end..].iter().take(3).any(|t| t.is(&["aggregate"]));
        if of_extensions {
            said.extensions = Some(months);
            used.push((start, end));
        } else if said.longest.is_none() && (anchored || said.extensions.is_some() || chain) {
            said.longest = Some(months);
            used.push((start, end));
        } else if said.longest.is_none() {
            said.initial = Some(months);
            used.push((start, end));
        }
        return;
    }
    if cut_up && (said.is_of_extensions() || before.last().is_some_and(|t| t.is(&["in"]))) {
        return;
    }
    if chain {
        let near_anchor = anchors.iter().any(|a| *a < start && start - a <= 9);
        let all = near_anchor && said.initial.is_none_or(|i| duration.parts[0] != i || i <= 12);
        if all {
            if said.extensions.is_none() {
                said.extensions = Some(months);
            }
        } else if said.extensions.is_none() {
            said.initial = Some(duration.parts[0]);
            said.extensions = Some(months - duration.parts[0]);
        }
        used.push((start, end));
        return;
    }
    let adds =
        before.iter().rev().take(5).any(|t| t.is(&["and", "followed", "then"]) || t.kind == Kind::Plus)
            && (names_extension
                || has(&["further", "additional"])
                || before.iter().any(|t| t.kind == Kind::Plus));
    let after_plus = before.iter().rev().take(2).any(|t| t.kind == Kind::Plus);
    let repeated = bracketed && said.initial.is_some();
    let may_be_initial = of_a_term && !anchored && !prepares && !repeated;
    match said.extensions {
        None if names_extension
            || anchored && near_anchor_words(tokens, anchors, start)
            || after_plus && said.initial.is_some() =>
        {
            said.extensions = Some(months);
            used.push((start, end));
        }
        None if may_be_initial => {
            said.initial = Some(months);
            used.push((start, end));
        }
        Some(so_far) if adds => {
            said.extensions = Some(so_far + months);
            used.push((start, end));
        }
        _ => {}
    }
}

const STOP: &[&str] =
    &["with", "to", "and", "for", "the", "from", "which", "commencing", "starting", "at", "subject", "where"];

/// "extend to a maximum of 10 years" speaks of the whole; "extend for up to a maximum of two" of the extension.
fn extends_to(before: &[Token]) -> bool {
    let extends = |t: &Token| is_extension(t) || t.is(&["contract", "agreement", "term"]);
    before.windows(2).any(|pair| extends(&pair[0]) && pair[1].is(&["to"]))
        || before
            .windows(3)
            .any(|three| extends(&three[0]) && three[1].kind == Kind::Mark(',') && three[2].is(&["to"]))
}

/// Whether nothing between the last word of extension and the duration leads elsewhere.
fn near_anchor_words(tokens: &[Token], anchors: &[usize], start: usize) -> bool {
    const ELSEWHERE: &[&str] = &[
        "worth",
        "value",
        "estimated",
        "cost",
        "notice",
        "mobilisation",
        "from",
        "within",
        "after",
        "every",
        "over",
        "units",
        "interest",
        "example",
    ];
    let Some(anchor) = anchors.iter().copied().filter(|a| *a < start).max() else { return false };
    let between = &tokens[anchor + 1..start];
    between.len() <= 22
        && !between.iter().any(|t| t.is(ELSEWHERE) || matches!(t.kind, Kind::Mark('£' | '$' | '€' | '%')))
}

fn take_dates(said: &mut Said, used: &mut Vec<(usize, usize)>, tokens: &[Token], anchors: &[usize]) {
    const UNTIL: &[&str] =
        &["to", "until", "till", "ending", "ends", "end", "expire", "expires", "than", "by"];
    const BETWEEN: &[&str] = &["the", "a", "of", "date", "maximum", "latest", "on", "is", "will", "be"];
    for (i, token) in tokens.iter().enumerate() {
        let Kind::Date(date) = token.kind else { continue };
        let lead = tokens[..i].iter().rev().find(|t| !t.is(BETWEEN));
        let until = lead.is_some_and(|t| t.is(UNTIL) || matches!(t.kind, Kind::Mark('-' | '–' | '—')));
        // "The initial end date of the arrangement is 31 March 2026."
        let end_date = tokens[i.saturating_sub(8)..i]
            .windows(2)
            .any(|pair| pair[0].is(&["end", "expiry"]) && pair[1].is(&["date"]));
        if !until && !end_date {
            continue;
        }
        let anchored = anchors.iter().copied().filter(|a| *a < i).max().is_some_and(|a| i - a <= 18);
        if anchored {
            if said.last_day.is_none_or(|known| known < date) {
                said.last_day = Some(date);
                used.push((i, i + 1));
            }
        } else if anchors.iter().any(|a| *a > i) && said.initial_end.is_none() {
            said.initial_end = Some(date);
            used.push((i, i + 1));
        }
    }
}

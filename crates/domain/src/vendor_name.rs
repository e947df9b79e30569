//! A vendor's name taken apart, so that two spellings can be compared.
//!
//! What is set aside follows the law on when two registered names are "the same" (SI 2015/17,
//! schedule 3): designations of legal form, "the", "UK", "and" for "&", "company", spacing and
//! punctuation. The same list no longer sets aside "group", "holdings", "international" or
//! "services": companies that differ in those are registered side by side, and stay apart here.

mod likeness;
mod slip;
mod words;

use std::sync::LazyLock;

use regex::Regex;

pub use likeness::{Likeness, joined_by_a_number};
use words::{LEGAL_FORMS, LONG_FORMS, TRADE_WORDS, WEAK_WORDS};

use crate::text::fold;

/// The registers' exports cut names at 64 characters: one this long may be the beginning of another.
const MAYBE_CUT_OFF: usize = 60;

/// A lone word of so many letters is taken for a name made up for one company.
const LONG_WORD: usize = 8;

/// One way to read a published name: as the company, or as what it trades as.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The words that tell it from others, in order, folded, without legal form and "the".
    pub words: Vec<String>,
    /// The words without "UK", run together.
    pub key: String,
    /// Whether "UK" was among them.
    pub uk: bool,
}

/// A published name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorName {
    /// As the company that contracts.
    pub company: Reading,
    /// What else the name says it is known as: after "t/a", "formerly", or in brackets.
    pub also: Vec<Reading>,
    /// The folded text when it is long enough to have been cut off.
    cut_off: Option<String>,
    /// All folded words of the text, in case it is the continuation of one that was cut off.
    folded: String,
}

static TRADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \s*[,(\[-]*\s*(?:
            (?i:\bt\s?/\s?as?\b|\bt\\a\b|\btrading\s+as\b|\bd\s?/\s?b\s?/\s?a\b|\bdba\b
              |\bf\s?/\s?k\s?/\s?a\b|\bformerly(?:\s+known\s+as)?\b|\bpreviously(?:\s+known\s+as)?\b
              |\bnow\s+known\s+as\b|\bknown\s+as\b|\baka\b)
            |\bTA\b
        )[\s:.]*",
    )
    .ok()
});

static TRADING_NAME_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*[,(-]*\s*\b(?:a\s+)?trading\s+(?:name|style|division)\s+of\b\s*").ok()
});

static ASIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*,?\s*\b(?:a\s+(?:private\s+)?(?:limited\s+)?company\s+(?:incorporated|registered|limited)|registered\s+in\s+england|acting\s+(?:as|by|through)|on\s+behalf\s+of|care\s+of|c/o|company\s+(?:no|number|reg)\b).*$",
    )
    .ok()
});

static BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[(\[]([^()\[\]]*)[)\]]?").ok());

static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:https?://)?www\.|\.(?:com|co\.uk|org\.uk|org|net|uk\.com)\b").ok());

impl VendorName {
    /// Takes a published name apart.
    #[must_use]
    pub fn read(published: &str) -> Self {
        let once = html_escape::decode_html_entities(published);
        let text = html_escape::decode_html_entities(&once).into_owned();
        let folded = fold(&text);
        let aside = without(&ASIDE, &text);
        let (company, mut also) = match split(&TRADING_NAME_OF, &aside) {
            Some((trading, company)) => (company, vec![trading]),
            None => split(&TRADING, &aside)
                .map_or((aside.clone(), Vec::new()), |(company, trading)| (company, vec![trading])),
        };
        let company =
            if company.chars().any(char::is_alphanumeric) { company } else { also.pop().unwrap_or(company) };
        let (company, bracketed) = set_brackets_aside(&company);
        also.extend(bracketed);
        let company = Reading::of(&company);
        let also = also
            .iter()
            .map(|name| Reading::of(name))
            .filter(|r| !r.key.is_empty() && r.key != company.key)
            .collect();
        let cut_off = (folded.chars().count() >= MAYBE_CUT_OFF).then(|| folded.clone());
        Self { company, also, cut_off, folded }
    }

    /// What equal names share: the company's words without legal form, "the", "UK", case,
    /// punctuation and spacing.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.company.key
    }
}

impl VendorName {
    /// The first letters of a name long enough to have been cut off: names that share them may be one.
    #[must_use]
    pub fn beginning(&self) -> Option<&str> {
        let end = self.folded.char_indices().nth(MAYBE_CUT_OFF - 1)?.0;
        Some(&self.folded[..end])
    }
}

impl Reading {
    fn of(text: &str) -> Self {
        let words = words_of(text);
        let uk = words.iter().any(|w| w == "uk");
        let rest: Vec<&str> = words.iter().map(String::as_str).filter(|w| *w != "uk").collect();
        // A name of nothing but words of trade keeps its "UK": it is all that tells it apart.
        let telling = rest.iter().any(|w| is_telling(w));
        let key = if uk && telling { rest.concat() } else { words.concat() };
        Self { uk: uk && telling, key, words }
    }

    /// Whether the name without "UK" is enough to know the company by. A lone short word ("Jacobs") is
    /// many a company's name.
    fn stands_alone(&self) -> bool {
        let mut rest = self.words.iter().filter(|w| *w != "uk");
        let first = rest.next().map_or(0, |w| w.chars().count());
        rest.next().is_some() || first >= LONG_WORD
    }

    /// The words that tell companies apart: neither trade words nor words that many names share.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(|w| is_telling(w))
    }
}

fn is_telling(word: &str) -> bool {
    !is_trade_word(word) && !WEAK_WORDS.contains(&word)
}

fn is_trade_word(word: &str) -> bool {
    TRADE_WORDS.iter().any(|(variant, form)| *variant == word || *form == word)
}

fn words_of(text: &str) -> Vec<String> {
    let lower = fold(text).replace(['\'', '’', '‘', '`'], "").replace(['&', '+'], " and ");
    let mut joined = without_all(&ADDRESS, &lower);
    joined = joined.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).fold(
        String::new(),
        |mut all, word| {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(word);
            all
        },
    );
    let mut words = join_initials(joined.split(' ').filter(|w| !w.is_empty()));
    let mut again = words.join(" ");
    for (long, short) in LONG_FORMS {
        again = again.replace(long, short);
    }
    words = again.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.dedup();
    let forms = words.iter().filter(|w| is_legal_form(w)).count();
    if forms < words.len() {
        let first_is_form = words.first().is_some_and(|w| is_legal_form(w));
        let mut position = 0;
        words.retain(|w| {
            position += 1;
            (position == 1 && first_is_form) || !is_legal_form(w)
        });
    }
    while words.len() > 1
        && words.last().is_some_and(|w| matches!(w.as_str(), "company" | "co" | "and" | "the"))
    {
        words.pop();
    }
    if words.len() > 1 && words.first().is_some_and(|w| w == "the") {
        words.remove(0);
    }
    words.into_iter().map(|word| trade_form(&word).map_or(word, str::to_owned)).collect()
}

/// "U. K." is "uk", "J R M" is "jrm": letters that stand alone side by side are initials.
fn join_initials<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut initials = false;
    for word in words {
        let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match out.last_mut() {
            Some(last) if single && initials => last.push_str(word),
            _ => out.push(word.to_owned()),
        }
        initials = single;
    }
    out
}

fn is_legal_form(word: &str) -> bool {
    if LEGAL_FORMS.contains(&word) {
        return true;
    }
    // "Limted", "Limitied", "Limtied".
    word.len() >= 5
        && word.starts_with("li")
        && word != "limit"
        && word != "limits"
        && strsim::osa_distance(word, "limited") <= 2
        && !matches!(word, "lifted" | "listed" | "linked" | "limestone" | "united" | "lighted" | "lite")
}

fn trade_form(word: &str) -> Option<&'static str> {
    if let Some((_, form)) = TRADE_WORDS.iter().find(|(variant, form)| *variant == word || *form == word) {
        return Some(form);
    }
    // A slip in a long word of trade: "Servcies", "Mangement".
    if word.len() < 7 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    TRADE_WORDS
        .iter()
        .flat_map(|(variant, form)| [(*variant, *form), (*form, *form)])
        .find(|(written, _)| {
            written.len() >= 7 && written[..1] == word[..1] && slip::is_one_slip(word, written)
        })
        .map(|(_, form)| form)
}

/// Brackets hold initials ("Specialist Computer Centres (SCC)"), the name in full ("PwC
/// (PricewaterhouseCoopers)") or a part of the name ("Dodd Group (Eastern)"). The first two are other
/// names of the same company; the third stays where it is.
fn set_brackets_aside(text: &str) -> (String, Vec<String>) {
    let Some(brackets) = BRACKETS.as_ref() else { return (text.to_owned(), Vec::new()) };
    let mut company = text.to_owned();
    let mut also = Vec::new();
    for found in brackets.captures_iter(text) {
        let inner = found[1].trim();
        let outside = text.replacen(&found[0], " ", 1);
        let (inside_words, outside_words) = (words_of(inner), words_of(&outside));
        let (inside, outer) = (inside_words.concat(), outside_words.concat());
        if inside.is_empty() || outer.is_empty() || inside == "uk" {
            continue;
        }
        let initials = initials_of(&outside);
        let is_initials = inside.len() >= 2 && (initials.starts_with(&inside) || initials.ends_with(&inside));
        let is_in_full = outer.len() <= 5 && initials_of(inner).starts_with(&outer)
            || outer.len() <= 5 && inside.len() >= 10 && outer.chars().next() == inside.chars().next();
        if is_initials {
            company = company.replacen(&found[0], " ", 1);
        } else if is_in_full {
            company = inner.to_owned();
            also.push(outside);
        }
    }
    (company, also)
}

fn initials_of(text: &str) -> String {
    fold(text)
        .replace('&', " ")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "and" | "of" | "the" | "ltd" | "limited" | "plc" | "llp"))
        .filter_map(|w| w.chars().next())
        .collect()
}

fn split(pattern: &LazyLock<Option<Regex>>, text: &str) -> Option<(String, String)> {
    let found = pattern.as_ref()?.find(text)?;
    let (before, after) = (&text[..found.start()], &text[found.end()..]);
    // "TA" in capitals is a sign only where the rest is not in capitals too, or after a legal form.
    if found.as_str().trim() == "TA" {
        let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let after_form = fold(before).rsplit(' ').next().is_some_and(|w| is_legal_form(w.trim_matches('.')));
        if capitals && !after_form {
            return None;
        }
    }
    let after = if before.matches('(').count() < after.matches(')').count() + before.matches(')').count() {
        after.trim_end().trim_end_matches(')')
    } else {
        after
    };
    Some((before.trim().to_owned(), after.trim_end_matches(')').trim().to_owned()))
}

fn without(pattern: &LazyLock<Option<Regex>>, text: &str) -> String {
    match pattern.as_ref().and_then(|p| p.find(text)) {
        Some(found) if found.start() > 0 => text[..found.start()].to_owned(),
        _ => text.to_owned(),
    }
}

fn without_all(pattern: &LazyLock<Option<Regex>>, text: &str) -> String {
    pattern.as_ref().map_or_else(|| text.to_owned(), |p| p.replace_all(text, " ").into_owned())
}

#[cfg(test)]
mod tests;

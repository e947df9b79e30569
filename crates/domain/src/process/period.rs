//! The term of a contract, published or expected: dates as said, and what follows from words and
//! from durations where a date is not said.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::latest::{Latest, take};
use crate::fact::{Basis, Field};
use crate::id::NoticeId;
use crate::published::Said;
use crate::term::Term;
use crate::term_words;

/// Start, end and extensions as the latest releases have them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub start: Option<Latest<NaiveDate>>,
    pub end: Option<Latest<NaiveDate>>,
    pub max_end: Option<Latest<NaiveDate>>,
    pub days: Option<Latest<i64>>,
    pub extensions: Option<Latest<String>>,
    /// The end before any contract change: extensions in words count from here.
    first_end: Option<NaiveDate>,
}

/// What one release says of a period.
pub(super) struct PeriodSaid<'r> {
    pub start: Option<&'r Said<NaiveDate>>,
    pub end: Option<&'r Said<NaiveDate>>,
    pub max_end: Option<&'r Said<NaiveDate>>,
    pub days: Option<&'r Said<i64>>,
    pub extensions: Option<&'r Said<String>>,
    /// A contract change: it moves the end, and the words of the award still count from the old one.
    pub change: bool,
}

/// Where the facts of a period are filed.
pub(super) struct PeriodFields {
    pub start: Field,
    pub end: Field,
    pub max_end: Field,
}

impl Period {
    /// Takes over what a release says.
    pub fn hear(&mut self, notice: NoticeId, said: &PeriodSaid<'_>) {
        take(&mut self.start, notice, said.start);
        take(&mut self.max_end, notice, said.max_end);
        take(&mut self.days, notice, said.days);
        take(&mut self.extensions, notice, said.extensions);
        if let Some(end) = said.end {
            if !said.change || self.first_end.is_none() {
                self.first_end = Some(end.value);
            }
            take(&mut self.end, notice, Some(end));
            if said.days.is_none() {
                // A last day says more than a duration that was given before it.
                self.days = None;
            }
        }
        let overtaken = matches!((&self.max_end, &self.end), (Some(max), Some(end)) if max.value < end.value);
        if overtaken && said.max_end.is_none() {
            self.max_end = None;
        }
    }

    /// The term, with the basis of each of its dates put into `facts`. `texts` are read for the
    /// extensions in this order where no last day with extensions is published; `otherwise` says
    /// what else is known of the dates.
    pub fn finish(
        self,
        fields: &PeriodFields,
        facts: &mut BTreeMap<Field, Basis>,
        texts: &[Option<&Latest<String>>],
        otherwise: &Otherwise<'_>,
    ) -> Term {
        let mut known = Known {
            start: self.start.as_ref().map(|s| (s.value, s.basis())),
            end: self.end.as_ref().map(|e| (e.value, e.basis())),
            max_end: self.max_end.as_ref().map(|m| (m.value, m.basis())),
        };
        otherwise.fill_dates(&mut known, &self);
        let first_end = self.first_end.or(known.end.as_ref().map(|e| e.0));
        for text in texts.iter().flatten() {
            if known.max_end.is_some() {
                break;
            }
            known.read_words(text, first_end);
        }
        let term = Term {
            start: known.start.as_ref().map(|s| s.0),
            end: known.end.as_ref().map(|e| e.0),
            max_end: known.max_end.as_ref().map(|m| m.0),
            extensions: self.extensions.map(|e| e.value),
        };
        for (field, fact) in
            [(fields.start, known.start), (fields.end, known.end), (fields.max_end, known.max_end)]
        {
            if let Some((_, basis)) = fact {
                facts.insert(field, basis);
            }
        }
        term
    }
}

type Dated = Option<(NaiveDate, Basis)>;

struct Known {
    start: Dated,
    end: Dated,
    max_end: Dated,
}

impl Known {
    /// Reads the extensions that a text tells in words, counted from the end before any change.
    fn read_words(&mut self, text: &Latest<String>, first_end: Option<NaiveDate>) {
        let start = self.start.as_ref().map(|s| s.0);
        let found = term_words::read(&text.value, start, first_end).or_else(|| {
            let said = format!("{BARE}{}", text.value);
            is_bare(&text.value).then(|| term_words::read(&said, start, first_end))?
        });
        let Some(words) = found else { return };
        let quoted = words.words.strip_prefix(BARE).unwrap_or(&words.words);
        let basis = Basis::inferred(text.notice, text.pointer.as_str(), quoted, words.reason);
        if self.end.is_none() {
            self.end = words.end.map(|end| (end, basis.clone()));
        }
        let end = self.end.as_ref().map(|e| e.0);
        self.max_end = words.max_end.filter(|max| Some(*max) >= end).map(|max| (max, basis));
    }
}

/// What the field of extensions leaves unsaid: "two 12 month periods".
const BARE: &str = "Extension: ";

/// Whether a text is nothing but numbers and lengths of time, as the field of extensions has it.
fn is_bare(text: &str) -> bool {
    const WORDS: [&str; 26] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "twelve",
        "x",
        "of",
        "up",
        "to",
        "a",
        "an",
        "further",
        "additional",
        "optional",
        "possible",
        "period",
        "periods",
        "month",
        "months",
        "year",
        "years",
        "each",
        "and",
        "plus",
    ];
    let word = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        w.is_empty() || w.bytes().all(|b| b.is_ascii_digit()) || WORDS.contains(&w)
    };
    text.len() <= 80 && text.to_lowercase().split([' ', '-', '\n']).all(word)
}

/// What else says how long a contract lasts, where its own dates do not.
#[derive(Default)]
pub(super) struct Otherwise<'a> {
    /// The day it was signed.
    pub signed_on: Option<&'a Latest<NaiveDate>>,
    /// What the purchase expected.
    pub expected: Option<&'a Period>,
}

impl Otherwise<'_> {
    fn fill_dates(&self, known: &mut Known, own: &Period) {
        let expected = |fact: Option<&Latest<NaiveDate>>| {
            fact.map(|f| {
                let reason = "The award does not say; this is what the purchase expected.";
                (f.value, Basis::inferred(f.notice, f.pointer.as_str(), f.value.to_string(), reason))
            })
        };
        let days = own.days.as_ref().or(self.expected.and_then(|e| e.days.as_ref()));
        if known.end.is_none()
            && let Some(days) = days
        {
            let from = known.start.as_ref().map(|s| (s.0, "starts"));
            let from = from.or(self.signed_on.map(|s| (s.value, "was signed")));
            known.end = from.and_then(|(from, does)| {
                let length = u64::try_from(days.value.checked_sub(1)?).ok()?;
                let end = from.checked_add_days(Days::new(length))?;
                let reason = format!("It {does} on {from} and lasts {} days.", days.value);
                let words = format!("{} days", days.value);
                Some((end, Basis::inferred(days.notice, days.pointer.as_str(), words, reason)))
            });
        }
        let Some(purchase) = self.expected else { return };
        if known.start.is_none() {
            known.start = expected(purchase.start.as_ref());
        }
        let start = known.start.as_ref().map(|s| s.0);
        if known.end.is_none() {
            known.end = expected(purchase.end.as_ref()).filter(|end| start.is_none_or(|s| s <= end.0));
            if known.end.is_some() && known.max_end.is_none() {
                known.max_end = expected(purchase.max_end.as_ref());
            }
        }
    }
}

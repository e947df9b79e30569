//! The phrases that tell technology from other purchases, and one service area from another.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::service_area::{ServiceArea, ServiceAreaCode};

const TABLE: &str = include_str!("../../data/technology-words.csv");

/// Product names that are ordinary words, initials or companies of many trades: they count only beside
/// their maker's name or the words of their service area.
const ORDINARY: &[&str] = &[
    "academy",
    "alloy",
    "aws",
    "bt",
    "concerto",
    "confirm",
    "dell",
    "echo",
    "eclipse",
    "ee",
    "eyes",
    "flare",
    "hp",
    "huume",
    "ices",
    "insight",
    "jigsaw",
    "keystone",
    "legend",
    "locata",
    "mosaic",
    "o2",
    "objective",
    "pnc",
    "promaster",
    "sierra",
    "synectics",
    "synergy",
    "tableau",
    "tribal",
    "uniform",
    "vodafone",
    "xpress",
    "zoom",
    "back office planning system",
    "technology forge",
    "planon",
    "gladstone",
    "stopford",
    "qlik",
    "genesys",
    "sap",
    "delta esourcing",
    "democracy counts",
    "palo alto",
    "virgin media business",
    "liberata",
    "objective",
    "whitespace",
    "capita one",
    "xerox",
    "ricoh",
    "konica minolta",
    "cisco",
    "oracle fusion",
    "technology one",
    "in tend",
    "8x8",
];

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Technology, of no one service area.
    Technology,
    /// Not technology, unless a phrase of technology stands beside it.
    NotTechnology,
    /// Technology of this service area.
    Area(ServiceAreaCode),
    /// This service area, where it is technology at all.
    Hint(ServiceAreaCode),
    /// A product of this service area.
    Product(ServiceAreaCode),
    /// A product with an ordinary name; the makers stand in the table of service areas.
    OrdinaryProduct(ServiceAreaCode, usize),
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) says: Says,
    /// Where the words stand, in bytes.
    pub(super) at: Range<usize>,
    /// The number of the word after the phrase.
    pub(super) next: usize,
}

struct Phrase {
    /// Stemmed words after the first; upper-case ones are compared by letter.
    rest: Vec<String>,
    says: Says,
}

struct Table {
    by_first: HashMap<String, Vec<Phrase>>,
    makers: Vec<Vec<String>>,
}

static PHRASES: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { by_first: HashMap::new(), makers: Vec::new() };
    for row in csv::Reader::from_reader(TABLE.as_bytes()).records().flatten() {
        let (Some(what), Some(phrases)) = (row.get(0), row.get(1)) else { continue };
        let says = match (what, what.strip_suffix('?')) {
            ("technology", _) => Some(Says::Technology),
            ("not-technology", _) => Some(Says::NotTechnology),
            (_, Some(area)) => ServiceAreaCode::parse(area).map(Says::Hint),
            (area, None) => ServiceAreaCode::parse(area).map(Says::Area),
        };
        let Some(says) = says else { continue };
        for phrase in phrases.split('|') {
            table.insert(phrase, says);
        }
    }
    for area in ServiceArea::all() {
        for product in &area.products {
            let (name, maker) = product.split_once('(').unwrap_or((product, ""));
            let plain = words(name).iter().map(|w| w.lower.as_ref()).collect::<Vec<_>>().join(" ");
            let says = if ORDINARY.contains(&plain.as_str()) {
                table.makers.push(
                    words(maker)
                        .into_iter()
                        .map(|w| w.lower.into_owned())
                        .filter(|w| w.len() > 2 && w != "the")
                        .collect(),
                );
                Says::OrdinaryProduct(area.code, table.makers.len() - 1)
            } else {
                Says::Product(area.code)
            };
            table.insert(name, says);
        }
    }
    table
});

impl Table {
    fn insert(&mut self, phrase: &str, says: Says) {
        let exact = phrase.chars().any(char::is_uppercase);
        let mut stems =
            words(phrase).into_iter().map(|w| if exact { w.written } else { w.stem }.into_owned());
        if let Some(first) = stems.next() {
            self.by_first.entry(first).or_default().push(Phrase { rest: stems.collect(), says });
        }
    }
}

/// One word of a text. Most words are borrowed from it: a register is full of them.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    pub(super) written: Cow<'a, str>,
    pub(super) lower: Cow<'a, str>,
    pub(super) stem: Cow<'a, str>,
    pub(super) at: Range<usize>,
}

/// The words of a text with where they stand.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric() || matches!(c, '\'' | '’')) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let piece = &text[from..at];
                let written = if piece.contains(['\'', '’']) {
                    Cow::Owned(piece.replace(['\'', '’'], ""))
                } else {
                    Cow::Borrowed(piece)
                };
                if !written.is_empty() {
                    let capital = written.chars().any(char::is_uppercase);
                    let lower = if capital { Cow::Owned(written.to_lowercase()) } else { written.clone() };
                    out.push(Word { stem: stem(&lower), lower, written, at: from..at });
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// "Systems" and "system", "libraries" and "library" are one word.
fn stem<'a>(lower: &Cow<'a, str>) -> Cow<'a, str> {
    if let Some(root) = lower.strip_suffix("ies").filter(|r| r.len() > 2) {
        return Cow::Owned(format!("{root}y"));
    }
    match lower.strip_suffix('s').filter(|root| root.len() > 2 && !root.ends_with('s')) {
        Some(root) => match lower {
            Cow::Borrowed(whole) => Cow::Borrowed(&whole[..root.len()]),
            Cow::Owned(_) => Cow::Owned(root.to_owned()),
        },
        None => lower.clone(),
    }
}

/// Every phrase of the table in a text, the longest at each word.
pub(super) fn find(words: &[Word<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let capitals = (word.written != word.stem).then_some(&word.written);
        let longest = [Some(&word.stem), capitals]
            .into_iter()
            .flatten()
            .filter_map(|key| PHRASES.by_first.get(key.as_ref()))
            .flatten()
            .filter(|phrase| {
                phrase.rest.iter().enumerate().all(|(k, part)| {
                    words.get(i + 1 + k).is_some_and(|w| w.stem == *part || w.written == *part)
                })
            })
            .collect::<Vec<_>>();
        let length = longest.iter().map(|p| p.rest.len()).max().unwrap_or(0);
        for phrase in longest.into_iter().filter(|p| p.rest.len() == length) {
            let last = &words[i + length];
            found.push(Found { says: phrase.says, at: word.at.start..last.at.end, next: i + length + 1 });
        }
    }
    found
}

/// Whether the maker of an ordinary-sounding product is named among the words.
pub(super) fn maker_is_named(product: usize, words: &[Word<'_>]) -> bool {
    PHRASES.makers[product].iter().any(|maker| words.iter().any(|w| w.lower == *maker))
}

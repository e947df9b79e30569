//! How alike two published names are.

use strsim::jaro_winkler;

use super::slip::slips;
use super::{Reading, VendorName};

/// Why two names are taken for names of one company, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same but for case, punctuation, spacing, legal form, "the" and "and".
    Same,
    /// The same but for "UK", which the register sets aside too.
    SameButUk,
    /// One is the beginning of the other, cut off where an export cuts names off.
    CutOff,
    /// The same but for slips of the keyboard in long words.
    Slip,
    /// One is what the other trades as, or was called before.
    AlsoKnownAs,
}

impl Likeness {
    /// How it is said in a decision's reason.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "the same name once case, punctuation, spacing and legal form are set aside",
            Self::SameButUk => "the same name but for “UK”, which the companies register sets aside too",
            Self::CutOff => "one name is the beginning of the other, cut off by the notice service",
            Self::Slip => "the same name but for a slip of one or two letters in a long word",
            Self::AlsoKnownAs => "one is the name that the other says it trades as or is also known by",
        }
    }
}

impl VendorName {
    /// Whether the two are names of one company, judged by the names alone.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.company.key.is_empty() || other.company.key.is_empty() {
            return None;
        }
        if self.company.key == other.company.key {
            if self.company.uk == other.company.uk {
                return Some(Likeness::Same);
            }
            return self.company.stands_alone().then_some(Likeness::SameButUk);
        }
        if begins(self, other) || begins(other, self) {
            return Some(Likeness::CutOff);
        }
        if differ_in_slips(&self.company, &other.company) {
            return Some(Likeness::Slip);
        }
        // Two franchises of one brand both trade under it: what one is called must be what the other
        // trades as, and not merely what both trade as.
        let known_as =
            |a: &Self, b: &Self| b.also.is_empty() && a.also.iter().any(|also| also.key == b.company.key);
        (known_as(self, other) || known_as(other, self)).then_some(Likeness::AlsoKnownAs)
    }
}

fn begins(short: &VendorName, long: &VendorName) -> bool {
    short
        .cut_off
        .as_ref()
        .is_some_and(|start| long.folded.len() > start.len() && long.folded.starts_with(start.as_str()))
}

fn differ_in_slips(a: &Reading, b: &Reading) -> bool {
    if digits(&a.key) != digits(&b.key) {
        return false;
    }
    let (first, second) = (without_uk(a), without_uk(b));
    if first.len() != second.len() {
        // Spacing and a slip at once: "Price Waterhouse Coopers", "PricewaterhouseCopers".
        let spacing = first.len().abs_diff(second.len()) <= 2 && a.key.len().min(b.key.len()) >= 14;
        return spacing && slips(&a.key, &b.key, true) == Some(1);
    }
    if a.uk != b.uk && !a.stands_alone() {
        return false;
    }
    let telling = |word: &str| a.telling().any(|t| t == word);
    let mut total = 0;
    let mut confirmed = false;
    for (x, y) in first.iter().zip(&second) {
        if x == y {
            confirmed |= telling(x) || x.len() >= 7;
            continue;
        }
        let alone = first.len() == 1;
        let Some(n) = slips(x, y, alone) else { return false };
        total += n;
    }
    // With nothing telling beside it, the slipped word must bear the comparison alone.
    total <= 2
        && (confirmed
            || first.iter().zip(&second).filter(|(x, y)| x != y).all(|(x, y)| slips(x, y, true).is_some()))
}

fn without_uk(reading: &Reading) -> Vec<&str> {
    reading.words.iter().map(String::as_str).filter(|w| *w != "uk" || !reading.uk).collect()
}

fn digits(key: &str) -> String {
    key.chars().filter(char::is_ascii_digit).collect()
}

/// Whether two names that were published with one company number may be names of one company: they
/// share a telling word or a good part of their letters, or one is the other's initials. Names with
/// nothing in common are a conflict over the number.
#[must_use]
pub fn joined_by_a_number(a: &VendorName, b: &VendorName) -> bool {
    if a.likeness(b).is_some() {
        return true;
    }
    let readings =
        |n: &VendorName| -> Vec<Reading> { std::iter::once(&n.company).chain(&n.also).cloned().collect() };
    let (left, right) = (readings(a), readings(b));
    left.iter().any(|x| right.iter().any(|y| related(x, y)))
}

fn related(a: &Reading, b: &Reading) -> bool {
    share_a_word(a, b) || share_a_word(b, a) || are_initials(a, b) || are_initials(b, a) || look_alike(a, b)
}

fn look_alike(a: &Reading, b: &Reading) -> bool {
    let (first, second): (String, String) = (a.telling().collect(), b.telling().collect());
    if first.is_empty() || second.is_empty() {
        // Names of nothing but common words go together when one has all words of the other.
        let within = |x: &Reading, y: &Reading| x.words.iter().all(|w| y.words.contains(w));
        return within(a, b) || within(b, a);
    }
    jaro_winkler(&first, &second) >= 0.85
}

fn share_a_word(a: &Reading, b: &Reading) -> bool {
    a.telling()
        .any(|word| b.words.iter().any(|w| w == word) || (word.chars().count() >= 5 && b.key.contains(word)))
}

fn are_initials(short: &Reading, long: &Reading) -> bool {
    let initials: String = long
        .words
        .iter()
        .filter(|w| !matches!(w.as_str(), "and" | "of" | "uk"))
        .filter_map(|w| w.chars().next())
        .collect();
    short
        .words
        .first()
        .is_some_and(|first| first.len() >= 2 && first.len() <= 6 && initials.starts_with(first.as_str()))
}

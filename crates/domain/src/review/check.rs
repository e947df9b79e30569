//! The look at a review's words before anybody else reads them: names of people, words that a court may
//! be asked about, and what an NDA may cover. It finds what is plain; the convenor reads the rest.

use std::sync::LazyLock;

use regex::Regex;

/// How grave a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// To be looked at again; its author may stand by it.
    Think,
    /// Must go before the review can be handed in.
    Remove,
}

/// Something that the look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How grave.
    pub gravity: Gravity,
    /// The words.
    pub words: String,
    /// Why, and what to do instead.
    pub why: &'static str,
}

static REACHING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}|(?:\+44|\b0)[\d ]{9,13}\b").ok());

static TITLED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Cllr|Councillor)\.? [A-Z][a-z'’-]+").ok());

/// Words that say a crime or a fault of character rather than what happened.
const RISKY: [&str; 26] = [
    "bribe",
    "bribed",
    "cheat",
    "cheated",
    "cheats",
    "corrupt",
    "corruption",
    "criminal",
    "crook",
    "crooks",
    "deceitful",
    "dishonest",
    "extortion",
    "fraud",
    "fraudulent",
    "illegal",
    "incompetent",
    "liar",
    "liars",
    "lied",
    "negligent",
    "scam",
    "stole",
    "theft",
    "unlawful",
    "useless",
];

/// Words that often stand beside what an NDA covers.
const CONFIDENTIAL: [&str; 7] =
    ["discount", "margin", "rebate", "roadmap", "source code", "unit price", "vulnerability"];

/// What is remarkable in a text. `people` are names of accounts that the reviewer's authority and the vendor's
/// contracts have: as they are written. `nda`: whether the record it rests on is under NDA.
#[must_use]
pub fn look(text: &str, people: &[String], nda: bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut remark = |gravity, words: &str, why| {
        let remark = Remark { gravity, words: words.to_owned(), why };
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    };
    for found in REACHING.iter().flat_map(|pattern| pattern.find_iter(text)) {
        remark(Gravity::Remove, found.as_str(), "is somebody's address or number: say the role instead");
    }
    for found in TITLED.iter().flat_map(|pattern| pattern.find_iter(text)) {
        remark(
            Gravity::Remove,
            found.as_str(),
            "names a person: say the role instead, as “their project manager”",
        );
    }
    let lower = text.to_lowercase();
    for name in people.iter().filter(|name| name.split_whitespace().count() > 1) {
        if contains_words(&lower, &name.to_lowercase()) {
            remark(Gravity::Remove, name, "names a person: say the role instead, as “their project manager”");
        }
    }
    for word in RISKY.iter().filter(|word| contains_words(&lower, word)) {
        remark(
            Gravity::Think,
            word,
            "is a judgement that may have to be proved: say what happened, and when",
        );
    }
    for word in CONFIDENTIAL.iter().filter(|word| nda && contains_words(&lower, word)) {
        remark(Gravity::Think, word, "may be covered by the NDA: say it without what was told in confidence");
    }
    if nda && text.contains('£') {
        remark(Gravity::Remove, "£", "is a price of a contract under NDA: use the bands instead");
    }
    remarks
}

/// Whether a phrase stands in a text as words of their own. Both are lower case.
fn contains_words(text: &str, phrase: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(phrase).any(|(at, found)| {
        edge(text[..at].chars().next_back()) && edge(text[at + found.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, people: &[&str], nda: bool) -> Vec<(Gravity, String)> {
        let people: Vec<String> = people.iter().map(|p| (*p).to_owned()).collect();
        look(text, &people, nda).into_iter().map(|r| (r.gravity, r.words)).collect()
    }

    #[test]
    fn people_and_ways_to_reach_them_must_go() {
        let found = words(
            "Mrs Example was slow; write to support@vendor.example or 020 7946 0000. Ask Sam Sample.",
            &["Sam Sample", "Kim"],
            false,
        );
        let expected = ["support@vendor.example", "020 7946 0000", "Mrs Example", "Sam Sample"];
        assert_eq!(found, expected.map(|w| (Gravity::Remove, w.to_owned())));
    }

    #[test]
    fn judgements_are_to_be_thought_over_and_facts_are_not() {
        assert_eq!(
            words("Incompetent: the go-live slipped by a year.", &[], false),
            [(Gravity::Think, "incompetent".to_owned())]
        );
        assert!(words("The go-live slipped by eleven months and twice the budget.", &[], false).is_empty());
        assert!(words("Their legality checks are thorough.", &[], false).is_empty());
    }

    #[test]
    fn under_an_nda_prices_go_and_what_may_be_confidential_is_thought_over() {
        assert!(words("The discount was fair.", &[], false).is_empty());
        assert_eq!(
            words("The discount was £40,000.", &[], true),
            [(Gravity::Think, "discount".to_owned()), (Gravity::Remove, "£".to_owned())]
        );
    }
}

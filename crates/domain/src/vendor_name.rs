//! A vendor's name taken apart, so that two spellings can be compared.

use crate::text::fold;

/// The folded form of a name that equal names share: case, punctuation and the legal form forgotten.
#[must_use]
pub fn key(name: &str) -> String {
    let decoded = html_escape::decode_html_entities(name);
    let folded = fold(&decoded).replace('&', " and ");
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    while words.len() > 1 && matches!(words.last(), Some(&("ltd" | "limited" | "plc" | "llp"))) {
        words.pop();
    }
    words.join(" ")
}

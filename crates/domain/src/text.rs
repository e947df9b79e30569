//! Text made comparable, and numbers made readable.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds text for case-blind matching and sorting: compatibility decomposition, marks dropped,
/// lower case, every run of white space one space, trimmed. Punctuation stays.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// A number as people write it: `37,026`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_marks_and_spacing() {
        assert_eq!(fold("  Télé\r\nCARE \u{a0} Ltd. "), "tele care ltd.");
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        let written = [0, 999, 1_000, 37_026, 1_250_000].map(grouped);
        assert_eq!(written, ["0", "999", "1,000", "37,026", "1,250,000"]);
    }
}

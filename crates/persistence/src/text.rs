//! Text that both databases take.

use std::borrow::Cow;

/// PostgreSQL refuses NUL, and `\u{2}` and `\u{3}` are how search marks matches: none of them is
/// ever stored.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| matches!(c, '\0' | '\u{2}' | '\u{3}');
    if text.contains(unwanted) { Cow::Owned(text.replace(unwanted, "")) } else { Cow::Borrowed(text) }
}

/// As [`clean`], owned.
pub(crate) fn cleaned(text: &str) -> String {
    clean(text).into_owned()
}

/// As [`clean`], for text that may be missing.
pub(crate) fn cleaned_option(text: Option<&str>) -> Option<String> {
    text.map(cleaned)
}

/// The words of a `LIKE` pattern that finds `text` anywhere, `\` being the escape.
pub(crate) fn like_anywhere(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

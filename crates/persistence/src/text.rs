//! Text that both databases take.

use std::borrow::Cow;

/// PostgreSQL refuses NUL, and `\u{2}` and `\u{3}` are how search marks matches: none of them is
/// ever stored.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(unwanted) { Cow::Owned(text.replace(unwanted, "")) } else { Cow::Borrowed(text) }
}

const fn unwanted(c: char) -> bool {
    matches!(c, '\0' | '\u{2}' | '\u{3}')
}

/// As [`clean`], owned.
pub(crate) fn cleaned(text: &str) -> String {
    clean(text).into_owned()
}

/// As [`clean`], of a text that is nobody else's: nearly always it is the same one then.
pub(crate) fn cleaned_whole(text: String) -> String {
    if text.contains(unwanted) { text.replace(unwanted, "") } else { text }
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

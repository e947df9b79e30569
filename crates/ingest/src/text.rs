//! Text as people wrote it, made fit to show and to search.

use std::borrow::Cow;

/// Text that was cleaned, and what was wrong with it.
pub(crate) struct Cleaned {
    pub text: String,
    pub problem: Option<String>,
}

/// Decodes HTML entities, makes every end of a line `\n` (also where it was published as the two
/// characters `\` and `n`, as Contracts Finder does), removes control characters, trims, and cuts
/// what is longer than `longest` characters.
pub(crate) fn clean(text: &str, longest: usize) -> Cleaned {
    let plain = |b: u8| (b' '..0x7f).contains(&b) && b != b'&' && b != b'\\';
    if text.len() <= longest && text.bytes().all(plain) {
        return Cleaned { text: text.trim().to_owned(), problem: None };
    }
    let decoded = decode(text);
    let mut out = String::with_capacity(decoded.len());
    let mut removed = 0_usize;
    let mut chars = decoded.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            // Bullets of Symbol and Wingdings, which no other font has.
            '\u{f0b7}' | '\u{f0a7}' => out.push('\u{2022}'),
            c if c.is_control() || c == '\u{feff}' => removed += 1,
            c => out.push(c),
        }
    }
    let trimmed = out.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    let cut = trimmed.char_indices().nth(longest).map(|(at, _)| at);
    let problem = match (removed, cut) {
        (0, None) => None,
        (0, Some(_)) => Some(format!("longer than {longest} characters; the rest is left out")),
        (n, None) => Some(format!("{n} control characters removed")),
        (n, Some(_)) => {
            Some(format!("{n} control characters removed; longer than {longest} characters and cut"))
        }
    };
    Cleaned { text: trimmed[..cut.unwrap_or(trimmed.len())].to_owned(), problem }
}

/// Entities twice, since some notices escape what was escaped (`&amp;apos;`), then line ends that
/// were published as backslash and letter.
fn decode(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..2 {
        if !text.contains('&') {
            break;
        }
        text = Cow::Owned(html_escape::decode_html_entities(text.as_ref()).into_owned());
    }
    if text.contains("\\n") || text.contains("\\r") {
        let lines = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n");
        text = Cow::Owned(lines);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_and_line_ends_are_one_kind() {
        let cleaned = clean(" HMPPS Norwich-A&apos;Wing\r\nR&amp;amp;D \\nnext &lt;b&gt;\rend ", 100);
        assert_eq!(cleaned.text, "HMPPS Norwich-A'Wing\nR&D \nnext <b>\nend");
        assert_eq!(cleaned.problem, None);
    }

    #[test]
    fn control_characters_are_removed_and_said() {
        let cleaned = clean("a\0b\u{7}c", 100);
        assert_eq!(cleaned.text, "abc");
        assert_eq!(cleaned.problem.as_deref(), Some("2 control characters removed"));
    }

    #[test]
    fn text_without_end_is_cut_at_a_character() {
        let cleaned = clean(&"é".repeat(50), 10);
        assert_eq!(cleaned.text, "é".repeat(10));
        assert!(cleaned.problem.is_some());
    }
}

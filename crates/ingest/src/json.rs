//! JSON as it comes: a tree of one release, read leniently.
//!
//! A release with one bad number or a raw control character is still a notice; only what is not
//! JSON by any reading is refused. Numbers stay text, so that `1e9999` is a value that a field can
//! refuse and not the end of the release.

mod parser;

use std::borrow::Cow;
use std::fmt::Write as _;

use parser::Parser;

/// Nesting that a release may have. OCDS needs about twelve.
pub(crate) const MAX_DEPTH: usize = 64;
/// Values that a release may have: a bound on the memory of its tree.
pub(crate) const MAX_VALUES: usize = 200_000;

/// A JSON value. Members keep their order; of equal keys the last one counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    /// As written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotJson {
    pub offset: usize,
    pub message: &'static str,
}

/// A tree, and what had to be overlooked to read it.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub root: Node<'a>,
    /// Where the text is not JSON as RFC 8259 has it.
    pub overlooked: Vec<NotJson>,
}

impl<'a> Node<'a> {
    /// The member `key` of an object, `None` for anything else and for null.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        let Node::Object(members) = self else { return None };
        members.iter().rev().find(|(k, _)| k == key).map(|(_, v)| v).filter(|v| **v != Node::Null)
    }

    /// What kind of value it is, for messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Writes the value as JSON that every reader takes.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(digits) if is_number(digits) => out.push_str(digits),
            Self::Number(_) => out.push_str("null"),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (i, (key, value)) in members.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes a JSON string with its quotes.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Reads one value and nothing but white space after it.
pub(crate) fn parse(text: &str) -> Result<Tree<'_>, NotJson> {
    Parser::new(text).whole()
}

/// Whether a word is a JSON number, whatever its size.
fn is_number(word: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        parse(text).unwrap().root.write(&mut out);
        out
    }

    #[test]
    fn numbers_of_any_size_and_equal_keys_are_read() {
        let tree = parse(r#"{"a": 1e9999, "b": -0.50, "a": 2}"#).unwrap();
        assert_eq!(tree.root.get("a"), Some(&Node::Number("2")));
        assert_eq!(tree.root.get("b"), Some(&Node::Number("-0.50")));
        assert!(tree.overlooked.is_empty());
    }

    #[test]
    fn escapes_and_pairs_are_text_and_half_a_pair_is_overlooked() {
        let tree = parse(r#"["a\nb\u00e9", "\ud83d\ude00", "\ud83dx"]"#).unwrap();
        let text = |s: &'static str| Node::Text(Cow::Borrowed(s));
        assert_eq!(tree.root, Node::List(vec![text("a\nb\u{e9}"), text("\u{1f600}"), text("\u{fffd}x")]));
        assert_eq!(tree.overlooked.len(), 1);
    }

    #[test]
    fn what_is_rewritten_is_strict_json() {
        let lenient = "{\"a\": \"x\u{1}y\", \"b\": [1,], \"c\": NaN, \"d\": \"\\q\"}";
        let strict = written(lenient);
        assert_eq!(strict, r#"{"a":"x\u0001y","b":[1],"c":null,"d":"\\q"}"#);
        assert!(serde_json::from_str::<serde_json::Value>(&strict).is_ok());
    }

    #[test]
    fn a_nesting_bomb_is_refused_without_a_deep_stack() {
        let bomb = "[".repeat(1_000_000);
        assert_eq!(parse(&bomb).unwrap_err().message, "nested more than 64 deep");
    }

    #[test]
    fn what_is_not_json_says_where() {
        for (text, offset) in
            [("{\"a\": tru}", 6), ("{\"a\" 1}", 5), ("[1 2]", 3), ("\"abc", 4), ("01", 0), ("", 0)]
        {
            assert_eq!(parse(text).unwrap_err().offset, offset, "{text}");
        }
    }
}

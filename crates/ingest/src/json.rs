//! JSON as it comes: a tree of one release, read leniently.
//!
//! A release with one bad number or a raw control character is still a notice; only what is not
//! JSON by any reading is refused. Numbers stay text, so that `1e9999` is a value that a field can
//! refuse and not the end of the release.

use std::borrow::Cow;
use std::fmt::Write as _;

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
    let mut parser = Parser { text, at: 0, depth: 0, values: 0, overlooked: Vec::new() };
    let root = parser.value()?;
    parser.space();
    if parser.at < text.len() {
        return Err(parser.error("something follows the value"));
    }
    Ok(Tree { root, overlooked: parser.overlooked })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    values: usize,
    overlooked: Vec<NotJson>,
}

impl<'a> Parser<'a> {
    fn error(&self, message: &'static str) -> NotJson {
        NotJson { offset: self.at, message }
    }

    fn overlook(&mut self, message: &'static str) {
        if self.overlooked.len() < 8 {
            self.overlooked.push(NotJson { offset: self.at, message });
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Node<'a>, NotJson> {
        self.space();
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.error("more values than a release can have"));
        }
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => Ok(Node::Text(self.string()?)),
            Some(_) => self.word(),
            None => Err(self.error("the text ends where a value is due")),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Node<'a>, NotJson>) -> Result<Node<'a>, NotJson> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("nested more than 64 deep"));
        }
        self.at += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn object(&mut self) -> Result<Node<'a>, NotJson> {
        let mut members = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(b'}') => {
                    if !members.is_empty() {
                        self.overlook("a comma before the end of an object");
                    }
                    self.at += 1;
                    return Ok(Node::Object(members));
                }
                Some(b'"') => {}
                _ => return Err(self.error("a member's name is due")),
            }
            let key = self.string()?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.error("a colon is due"));
            }
            self.at += 1;
            let value = self.value()?;
            members.push((key, value));
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Node::Object(members));
                }
                _ => return Err(self.error("a comma or the end of an object is due")),
            }
        }
    }

    fn list(&mut self) -> Result<Node<'a>, NotJson> {
        let mut items = Vec::new();
        loop {
            self.space();
            if self.peek() == Some(b']') {
                if !items.is_empty() {
                    self.overlook("a comma before the end of a list");
                }
                self.at += 1;
                return Ok(Node::List(items));
            }
            items.push(self.value()?);
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Node::List(items));
                }
                _ => return Err(self.error("a comma or the end of a list is due")),
            }
        }
    }

    fn word(&mut self) -> Result<Node<'a>, NotJson> {
        let rest = &self.text[self.at..];
        let end = rest.find([',', ']', '}', ' ', '\t', '\n', '\r', ':', '"']).unwrap_or(rest.len());
        let word = &rest[..end];
        let node = match word {
            "null" => Node::Null,
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "NaN" | "Infinity" | "-Infinity" => {
                self.overlook("a number that is none");
                Node::Number(word)
            }
            number if is_number(number) => Node::Number(number),
            _ => return Err(self.error("this is no JSON value")),
        };
        self.at += end;
        Ok(node)
    }

    fn string(&mut self) -> Result<Cow<'a, str>, NotJson> {
        self.at += 1;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut owned: Option<String> = None;
        let mut from = start;
        loop {
            let plain = bytes[self.at..].iter().position(|b| matches!(b, b'"' | b'\\' | 0..b' '));
            self.at = plain.map_or(bytes.len(), |n| self.at + n);
            match bytes.get(self.at) {
                None => return Err(self.error("the text ends inside a string")),
                Some(b'"') => {
                    let tail = &self.text[from..self.at];
                    self.at += 1;
                    return Ok(match owned {
                        None => Cow::Borrowed(tail),
                        Some(mut text) => {
                            text.push_str(tail);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(&self.text[from..self.at]);
                    let c = self.escape()?;
                    owned.get_or_insert_with(String::new).push(c);
                    from = self.at;
                }
                Some(_) => {
                    self.overlook("a control character inside a string");
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        let kind = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match kind {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            Some(_) => {
                self.overlook("an escape that JSON does not have");
                self.at += 1;
                return Ok('\\');
            }
            None => return Err(self.error("the text ends inside an escape")),
        };
        self.at += 2;
        Ok(plain)
    }

    fn unicode(&mut self) -> Result<char, NotJson> {
        let high = self.hex(self.at + 2).ok_or_else(|| self.error("four hexadecimal digits are due"))?;
        if let Some(c) = char::from_u32(high) {
            self.at += 6;
            return Ok(c);
        }
        let follows = self.text.as_bytes().get(self.at + 6..self.at + 8) == Some(b"\\u".as_slice());
        let low = if follows { self.hex(self.at + 8) } else { None };
        let pair = low.filter(|low| (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(low));
        if let Some(c) =
            pair.and_then(|low| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)))
        {
            self.at += 12;
            return Ok(c);
        }
        self.overlook("half of a surrogate pair");
        self.at += 6;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.as_bytes().get(at..at + 4)?;
        digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    }
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

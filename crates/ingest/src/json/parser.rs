//! The walk through the text of one release: strict where it must be, lenient where it can.

use std::borrow::Cow;

use super::{MAX_DEPTH, MAX_VALUES, Node, NotJson, Tree, is_number};

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    values: usize,
    overlooked: Vec<NotJson>,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, values: 0, overlooked: Vec::new() }
    }

    /// One value and nothing but white space after it.
    pub fn whole(mut self) -> Result<Tree<'a>, NotJson> {
        let root = self.value()?;
        self.space();
        if self.at < self.text.len() {
            return Err(self.error("something follows the value"));
        }
        Ok(Tree { root, overlooked: self.overlooked })
    }

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

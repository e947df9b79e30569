//! Walks over JSON bytes without understanding them: where a value starts, where it ends, and
//! its bytes without the white space between tokens.

mod walk;

use std::fmt;
use std::io::{self, Read};

use crate::split::MAX_RELEASE;
use walk::{Walk, Within};

/// Bytes that are looked at in one piece.
const BUFFER: usize = 64 * 1024;
/// White space between two values that no publisher writes.
const MAX_SPACE: u64 = 64 * 1024 * 1024;

/// Why a text cannot be read on.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The caller has had enough.
    Caller,
    /// The stream ended inside a value.
    Ended,
    /// The stream failed.
    Failed(io::Error),
    /// The brackets do not match, or a token is due that is not there.
    Broken(&'static str),
    /// A release grows past [`MAX_RELEASE`].
    TooBig,
    /// One of the others, inside what stands at a place.
    Inside(String, Box<Self>),
}

impl Stop {
    /// Says where; the innermost place is kept.
    pub fn inside(self, place: &str) -> Self {
        match self {
            Self::Ended | Self::Failed(_) | Self::Broken(_) | Self::TooBig if !place.is_empty() => {
                Self::Inside(place.to_owned(), Box::new(self))
            }
            other => other,
        }
    }

    /// Where it is, if that is known, and what it is.
    pub fn parts(&self) -> (Option<&str>, &Self) {
        match self {
            Self::Inside(place, stop) => (Some(place), stop),
            other => (None, other),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Caller => f.write_str("stopped"),
            Self::Ended => f.write_str("it ends before it is whole; what came before is taken"),
            Self::Failed(e) => write!(f, "it cannot be read further ({e}); what came before is taken"),
            Self::Broken(why) => write!(f, "it is not JSON from here on ({why}); what came before is taken"),
            Self::TooBig => f.write_str("a release of more than 8 MiB is left out"),
            Self::Inside(_, stop) => stop.fmt(f),
        }
    }
}

/// A stream of bytes, looked at through a buffer.
pub(crate) struct Scanner<R> {
    reader: R,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    /// How far the buffer may be read: to its end, or to the end of the line.
    limit: usize,
    by_line: bool,
    line: u64,
    ended: bool,
}

impl<R: Read> Scanner<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new(), at: 0, filled: 0, limit: 0, by_line: false, line: 1, ended: false }
    }

    /// The line that is being read, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Takes the end of a line for the end of the text, or not.
    pub fn by_line(&mut self, on: bool) {
        self.by_line = on;
        self.find_limit();
    }

    fn find_limit(&mut self) {
        let rest = &self.buffer[self.at..self.filled];
        let line = if self.by_line { rest.iter().position(|b| *b == b'\n') } else { None };
        self.limit = line.map_or(self.filled, |n| self.at + n);
    }

    /// What is at hand; empty at the end of the text.
    fn chunk(&mut self) -> Result<&[u8], Stop> {
        if self.at == self.filled && !self.ended {
            let n = loop {
                self.buffer.resize(BUFFER, 0);
                match self.reader.read(&mut self.buffer) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => break 0,
                    other => break other.map_err(Stop::Failed)?,
                }
            };
            (self.at, self.filled, self.ended) = (0, n, n == 0);
            self.find_limit();
        }
        Ok(&self.buffer[self.at..self.limit])
    }

    /// The next byte, not taken; `None` at the end of the text.
    pub fn peek(&mut self) -> Result<Option<u8>, Stop> {
        Ok(self.chunk()?.first().copied())
    }

    /// Passes over white space.
    pub fn space(&mut self) -> Result<(), Stop> {
        let mut passed = 0_u64;
        while let Some(byte) = self.peek()? {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                _ => break,
            }
            self.at += 1;
            passed += 1;
            if passed > MAX_SPACE {
                return Err(Stop::Broken("nothing but white space for 64 MiB"));
            }
        }
        Ok(())
    }

    /// Takes one byte that is due.
    pub fn expect(&mut self, due: u8) -> Result<(), Stop> {
        match self.peek()? {
            Some(byte) if byte == due => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(Stop::Broken(match due {
                b':' => "a colon is due",
                b',' => "a comma is due",
                b']' => "the end of a list is due",
                b'}' => "the end of an object is due",
                _ => "a list or an object is due",
            })),
            None => Err(Stop::Ended),
        }
    }

    /// Goes to the line after this one; false at the end of the stream.
    pub fn next_line(&mut self) -> Result<bool, Stop> {
        loop {
            self.chunk()?;
            self.at = self.limit;
            if self.at < self.filled {
                self.at += 1;
                self.line += 1;
                self.find_limit();
                return Ok(true);
            }
            if self.ended {
                return Ok(false);
            }
        }
    }

    /// Passes over what is not JSON to the next comma of a list (taken) or its end (not taken).
    pub fn skip_to_next_item(&mut self) -> Result<(), Stop> {
        loop {
            match self.peek()? {
                Some(b',') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b']') => return Ok(()),
                Some(b'{' | b'[' | b'"') => {
                    self.value(None)?;
                }
                Some(_) => self.at += 1,
                None => return Err(Stop::Ended),
            }
        }
    }

    /// Takes one release: its text without white space goes to `text`, and every byte taken to
    /// `taken`, whatever comes of it.
    pub fn release(&mut self, text: &mut Vec<u8>, taken: &mut Vec<u8>) -> Result<(), Stop> {
        let mut walk = Walk::new();
        loop {
            let chunk = self.chunk()?;
            if chunk.is_empty() {
                return if walk.within == Within::Word { Ok(()) } else { Err(Stop::Ended) };
            }
            let outcome = walk.over(chunk, Some(text));
            let n = outcome.as_ref().map_or(chunk.len(), |(n, _)| *n);
            taken.extend_from_slice(&chunk[..n]);
            self.at += n;
            self.line += std::mem::take(&mut walk.lines);
            if outcome?.1 {
                return Ok(());
            }
            if text.len() > MAX_RELEASE {
                return Err(Stop::TooBig);
            }
        }
    }

    /// Puts bytes back that were taken.
    pub fn put_back(&mut self, bytes: &[u8]) {
        let rest = &self.buffer[self.at..self.filled];
        self.buffer = [bytes, rest].concat();
        (self.at, self.filled) = (0, self.buffer.len());
        self.find_limit();
    }

    /// Goes on, whatever stands there, to the start of an object that has an `ocid` before any
    /// object of its own: the next release. False when there is none.
    pub fn seek_release(&mut self) -> Result<bool, Stop> {
        const MARK: &[u8] = b"\"ocid\"";
        // The bytes since a bracket opened, as long as they may be the start of a release.
        let mut start: Option<Vec<u8>> = None;
        while let Some(byte) = self.peek()? {
            self.at += 1;
            match byte {
                b'{' => start = Some(vec![byte]),
                b'}' => start = None,
                _ => {
                    if let Some(bytes) = &mut start {
                        bytes.push(byte);
                    }
                }
            }
            let named = |bytes: &Vec<u8>| bytes[..bytes.len() - 1].trim_ascii_end().ends_with(MARK);
            if byte == b':' && start.as_ref().is_some_and(named) {
                self.put_back(&start.unwrap_or_default());
                return Ok(true);
            }
            start = start.filter(|bytes| bytes.len() < BUFFER);
        }
        Ok(false)
    }

    /// Takes one value, and copies it to `out` without the white space between tokens. False when
    /// `out` grows past [`MAX_RELEASE`]: the value is passed over and `out` is of no use.
    pub fn value(&mut self, mut out: Option<&mut Vec<u8>>) -> Result<bool, Stop> {
        let mut whole = true;
        let mut walk = Walk::new();
        loop {
            let chunk = self.chunk()?;
            if chunk.is_empty() {
                return if walk.within == Within::Word { Ok(whole) } else { Err(Stop::Ended) };
            }
            let (taken, done) = walk.over(chunk, out.as_deref_mut().filter(|_| whole))?;
            self.at += taken;
            self.line += std::mem::take(&mut walk.lines);
            whole = whole && out.as_ref().is_none_or(|o| o.len() <= MAX_RELEASE);
            if done {
                return Ok(whole);
            }
        }
    }
}

//! Bytes as they come, made into UTF-8: unpacked, and transcoded where they are UTF-16.
//!
//! Everything is a stream. What a small file can unpack to is bounded.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

/// How much of a stream is looked at before anything is decided.
pub(crate) const HEAD: usize = 64 * 1024;

/// Gzip reaches about 1000 to 1 on nothing but repetition; notices reach 20 to 1.
const MAX_RATIO: u64 = 400;
/// Below this the ratio does not matter.
const FREE: u64 = 64 * 1024 * 1024;

/// A stream of text, and its first bytes looked at ahead.
pub(crate) struct Input<'r> {
    head: Vec<u8>,
    at: usize,
    rest: Box<dyn Read + 'r>,
    given: Rc<Cell<u64>>,
}

impl<'r> Input<'r> {
    /// Unpacks and transcodes as the first bytes ask for.
    pub fn new(reader: impl Read + 'r) -> io::Result<Self> {
        let mut input = Self::looked_ahead(Box::new(reader))?;
        if input.head.starts_with(&[0x1f, 0x8b]) {
            let packed = Rc::new(Cell::new(0));
            let counted = Counted { inner: input, count: Rc::clone(&packed) };
            let unpacked = Unpacked { inner: MultiGzDecoder::new(counted), packed, given: 0 };
            input = Self::looked_ahead(Box::new(unpacked))?;
        }
        if let Some(decoder) = utf16(&input.head) {
            input = Self::looked_ahead(Box::new(Transcoded::new(input, decoder)))?;
        }
        if input.head.starts_with(&[0xef, 0xbb, 0xbf]) {
            input.at = 3;
        }
        Ok(input)
    }

    fn looked_ahead(mut rest: Box<dyn Read + 'r>) -> io::Result<Self> {
        let mut head = vec![0; HEAD];
        let mut filled = 0;
        // A transcoder needs room for a whole character.
        while filled + 8 <= HEAD {
            match rest.read(&mut head[filled..]) {
                Ok(0) => break,
                Ok(n) => filled += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                // What came before a fault is read; the fault comes again behind it.
                Err(e) if filled > 0 => {
                    rest = Box::new(Faulty(Some(e)));
                    break;
                }
                Err(e) => return Err(e),
            }
        }
        head.truncate(filled);
        Ok(Self { head, at: 0, rest, given: Rc::new(Cell::new(0)) })
    }

    /// The first bytes, without a byte order mark.
    pub fn head(&self) -> &[u8] {
        &self.head[self.at..]
    }

    /// How many bytes of text were given so far: counts on while the stream is read.
    pub fn count(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.given)
    }
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ahead = &self.head[self.at..];
        let n = if ahead.is_empty() {
            self.rest.read(out)?
        } else {
            let n = ahead.len().min(out.len());
            out[..n].copy_from_slice(&ahead[..n]);
            self.at += n;
            n
        };
        self.given.set(self.given.get() + n as u64);
        Ok(n)
    }
}

/// A fault that was met while looking ahead.
struct Faulty(Option<io::Error>);

impl Read for Faulty {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        self.count.set(self.count.get() + n as u64);
        Ok(n)
    }
}

/// Unpacked gzip, with a bound on what little can become.
struct Unpacked<R> {
    inner: MultiGzDecoder<Counted<R>>,
    packed: Rc<Cell<u64>>,
    given: u64,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        self.given += n as u64;
        if self.given > FREE && self.given / self.packed.get().max(1) > MAX_RATIO {
            let message = format!("it unpacks to more than {MAX_RATIO} times its size: a gzip bomb");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(n)
    }
}

/// Which UTF-16 it is: by its mark, or by the zero in every other byte of plain letters.
fn utf16(head: &[u8]) -> Option<Decoder> {
    match *head.first_chunk::<4>()? {
        [0xff, 0xfe, ..] => Some(UTF_16LE.new_decoder_with_bom_removal()),
        [0xfe, 0xff, ..] => Some(UTF_16BE.new_decoder_with_bom_removal()),
        [a, 0, b, 0] if a != 0 && b != 0 => Some(UTF_16LE.new_decoder_without_bom_handling()),
        [0, a, 0, b] if a != 0 && b != 0 => Some(UTF_16BE.new_decoder_without_bom_handling()),
        _ => None,
    }
}

struct Transcoded<R> {
    inner: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// What of `bytes` is not transcoded yet.
    left: std::ops::Range<usize>,
    ended: bool,
    finished: bool,
}

impl<R: Read> Transcoded<R> {
    fn new(inner: R, decoder: Decoder) -> Self {
        Self { inner, decoder, bytes: vec![0; 16 * 1024], left: 0..0, ended: false, finished: false }
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.len() < 4 {
            // One character may need four bytes; `Input` never asks for less.
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "too little room for a character"));
        }
        while !self.finished {
            if self.left.is_empty() && !self.ended {
                let n = self.inner.read(&mut self.bytes)?;
                self.left = 0..n;
                self.ended = n == 0;
            }
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.bytes[self.left.clone()], out, self.ended);
            self.left.start += read;
            self.finished = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

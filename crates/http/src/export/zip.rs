//! A ZIP archive that is sent while it is made: no part is held whole, and what a part's head cannot know
//! yet (its length, its checksum) follows it in a descriptor (APPNOTE 6.3, 4.3.9).
//!
//! Without the format's 64-bit lengths: spreadsheet programs are at odds about them in archives that are
//! streamed. No part may pass 4 GiB, nor may the whole; [`Archive`] says so before it does.

use std::io::Write;

use flate2::Compression;
use flate2::Crc;
use flate2::write::DeflateEncoder;

/// Bytes that a part, or the whole, may have.
const MOST: u64 = u32::MAX as u64;

/// Names are UTF-8, and lengths follow the data.
const FLAGS: u16 = 0x0808;

/// 1980-01-01, the first day that the format knows: the same rows give the same bytes.
const DAY: u16 = 0x0021;

/// The archive would pass what the format can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file would pass 4 GiB: narrow the list, or take it as CSV or Parquet")]
pub struct TooLarge;

/// An archive under way.
#[derive(Debug, Default)]
pub struct Archive {
    out: Vec<u8>,
    /// Bytes before `out`.
    sent: u64,
    parts: Vec<Part>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Part {
    name: &'static str,
    numbered: Option<usize>,
    at: u64,
    crc: u32,
    packed: u64,
    length: u64,
}

#[derive(Debug)]
struct Open {
    part: Part,
    crc: Crc,
    encoder: DeflateEncoder<Vec<u8>>,
}

impl Part {
    /// Its name; `{}` in it stands for its number.
    fn name(&self) -> String {
        self.numbered.map_or_else(|| self.name.to_owned(), |n| self.name.replace("{}", &n.to_string()))
    }
}

impl Archive {
    /// Begins a part; the one before ends. `{}` in its name stands for `numbered`.
    pub fn begin(&mut self, name: &'static str, numbered: Option<usize>) -> Result<(), TooLarge> {
        self.end()?;
        let at = self.sent + self.out.len() as u64;
        let part = Part { name, numbered, at, crc: 0, packed: 0, length: 0 };
        let name = part.name();
        self.long(0x0403_4b50);
        self.head(&name);
        self.out.extend_from_slice(name.as_bytes());
        self.open = Some(Open {
            part,
            crc: Crc::new(),
            encoder: DeflateEncoder::new(Vec::new(), Compression::fast()),
        });
        Ok(())
    }

    /// More of the part that was begun.
    pub fn write(&mut self, bytes: &[u8]) {
        let Some(open) = &mut self.open else { return };
        open.crc.update(bytes);
        open.part.length += bytes.len() as u64;
        // Writing to a vector does not fail.
        let _ = open.encoder.write_all(bytes);
        let packed = open.encoder.get_mut();
        open.part.packed += packed.len() as u64;
        self.out.append(packed);
    }

    /// Bytes of the part so far, unpacked.
    pub fn length(&self) -> u64 {
        self.open.as_ref().map_or(0, |open| open.part.length)
    }

    /// Bytes that wait to be sent.
    pub fn waiting(&self) -> usize {
        self.out.len()
    }

    /// Takes what waits to be sent.
    pub fn take(&mut self) -> Vec<u8> {
        self.sent += self.out.len() as u64;
        std::mem::take(&mut self.out)
    }

    fn end(&mut self) -> Result<(), TooLarge> {
        let Some(Open { mut part, crc, encoder }) = self.open.take() else { return Ok(()) };
        let rest = encoder.finish().unwrap_or_default();
        part.packed += rest.len() as u64;
        part.crc = crc.sum();
        self.out.extend_from_slice(&rest);
        if part.length > MOST || part.packed > MOST || self.sent + self.out.len() as u64 > MOST {
            return Err(TooLarge);
        }
        self.long(0x0807_4b50);
        self.lengths(part.crc, part.packed, part.length);
        self.parts.push(part);
        Ok(())
    }

    /// Ends the archive with its directory.
    pub fn finish(&mut self) -> Result<(), TooLarge> {
        self.end()?;
        let from = self.sent + self.out.len() as u64;
        let parts = std::mem::take(&mut self.parts);
        for part in &parts {
            let name = part.name();
            self.long(0x0201_4b50);
            self.short(20);
            self.short(20);
            self.short(FLAGS);
            self.short(8);
            self.short(0);
            self.short(DAY);
            self.lengths(part.crc, part.packed, part.length);
            self.short(u16::try_from(name.len()).map_err(|_| TooLarge)?);
            self.out.extend_from_slice(&[0; 12]);
            self.long(u32::try_from(part.at).map_err(|_| TooLarge)?);
            self.out.extend_from_slice(name.as_bytes());
        }
        let length = self.sent + self.out.len() as u64 - from;
        let count = u16::try_from(parts.len()).map_err(|_| TooLarge)?;
        self.long(0x0605_4b50);
        self.out.extend_from_slice(&[0; 4]);
        self.short(count);
        self.short(count);
        self.long(u32::try_from(length).map_err(|_| TooLarge)?);
        self.long(u32::try_from(from).map_err(|_| TooLarge)?);
        self.short(0);
        Ok(())
    }

    /// The rest of a part's head, up to its name.
    fn head(&mut self, name: &str) {
        self.short(20);
        self.short(FLAGS);
        self.short(8);
        self.short(0);
        self.short(DAY);
        self.out.extend_from_slice(&[0; 12]);
        self.short(u16::try_from(name.len()).unwrap_or_default());
        self.short(0);
    }

    #[allow(clippy::cast_possible_truncation, reason = "no part passes 4 GiB")]
    fn lengths(&mut self, crc: u32, packed: u64, length: u64) {
        self.long(crc);
        self.long(packed as u32);
        self.long(length as u32);
    }

    fn short(&mut self, number: u16) {
        self.out.extend_from_slice(&number.to_le_bytes());
    }

    fn long(&mut self, number: u32) {
        self.out.extend_from_slice(&number.to_le_bytes());
    }
}

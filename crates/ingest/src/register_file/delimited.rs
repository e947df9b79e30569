//! Text with something between its cells: commas, semicolons, tabs, bars.

use std::ops::ControlFlow;

use csv::StringRecord;
use encoding_rs::{UTF_16BE, UTF_16LE};
use muster_domain::register_file::{Cell, MOST_COLUMNS, Row};

use super::{MOST_ROWS, Refused};
use crate::encoding;

/// The most bytes of one row: a quote that never closes takes the rest of the file.
const MOST_ROW: usize = 1024 * 1024;

/// What cells are told apart by, where nothing else speaks for another.
const BETWEEN: [(u8, &str); 4] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "bars")];

/// A file of text, decoded.
#[derive(Debug)]
pub(super) struct Delimited {
    text: String,
    encoding: &'static str,
    between: (u8, &'static str),
    nul: bool,
}

impl Delimited {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let (mut text, encoding) = decode(bytes);
        let nul = text.contains('\0');
        if nul {
            text.retain(|c| c != '\0');
        }
        let odd =
            text.chars().take(4_096).filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
        if odd > 64 {
            return Err(Refused::because("This is no text: registers come as XLSX or CSV."));
        }
        // Excel writes a line that says what stands between the cells.
        let said = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
        let between = match BETWEEN.iter().find(|(b, _)| Some(*b) == said) {
            Some(said) => {
                let line = text.find('\n').map_or(text.len(), |at| at + 1);
                text.replace_range(..line, "\n");
                *said
            }
            None => find_between(&text),
        };
        Ok(Self { text, encoding, between, nul })
    }

    pub(super) fn kind(&self) -> String {
        format!("text with {} between its cells", self.between.1)
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.encoding != "UTF-8" {
            notes.push(format!("It is not UTF-8: it was read as {}.", self.encoding));
        }
        if self.nul {
            notes.push("It had NUL characters, which no text has: they are left out.".to_owned());
        }
        notes
    }

    pub(super) fn rows(&self, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), Refused> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.between.0)
            .from_reader(self.text.as_bytes());
        let mut record = StringRecord::new();
        let mut number = 0;
        loop {
            let at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(e) => {
                    return Err(Refused::because(format!("It cannot be read beyond row {number}: {e}.")));
                }
            }
            // A spreadsheet numbers blank lines, too; the reader passes over them.
            number += 1 + blank_lines(self.text.as_bytes(), at);
            if record.as_slice().len() > MOST_ROW {
                return Err(Refused::because(format!(
                    "Row {number} has more than a megabyte: a quotation mark that never closes?"
                )));
            }
            if number > MOST_ROWS {
                return Err(Refused::because("It has more than 200,000 rows: split it."));
            }
            let cells: Vec<Cell> = record.iter().take(MOST_COLUMNS).map(cell).collect();
            if cells.iter().all(Cell::is_empty) {
                continue;
            }
            if each(Row { number, hidden: false, cells }).is_break() {
                return Ok(());
            }
        }
    }
}

fn cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// How many lines with nothing in them stand from a place on. Where a row ends with two characters the
/// reader stops between them: the second one is no line.
fn blank_lines(text: &[u8], from: usize) -> u32 {
    let mut lines = 0;
    let (before, mut rest) = text.split_at_checked(from).unwrap_or((text, &[]));
    if before.ends_with(b"\r") {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    loop {
        rest = match rest {
            [b'\r', b'\n', after @ ..] | [b'\n' | b'\r', after @ ..] => after,
            _ => return lines,
        };
        lines += 1;
    }
}

/// The text, and what it was written in.
fn decode(bytes: Vec<u8>) -> (String, &'static str) {
    let utf16 = |encoding: &'static encoding_rs::Encoding| encoding.decode(&bytes).0.into_owned();
    match wide(&bytes) {
        Some(true) => return (utf16(UTF_16LE), "UTF-16"),
        Some(false) => return (utf16(UTF_16BE), "UTF-16"),
        None => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => (rest.to_owned(), "UTF-8"),
            None => (text, "UTF-8"),
        },
        Err(e) => {
            let bytes = e.into_bytes();
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            let encoding = encoding::guess(bytes);
            (encoding.decode_without_bom_handling(bytes).0.into_owned(), encoding::name(encoding))
        }
    }
}

/// Whether it is UTF-16, and then whether the little end comes first: by its mark, or by the NUL that
/// is half of each plain letter.
fn wide(bytes: &[u8]) -> Option<bool> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some(true);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some(false);
    }
    let head = &bytes[..bytes.len().min(4_096)];
    let nul = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (nul(0), nul(1), head.len() / 2);
    if odd * 10 > half * 6 && even * 10 < half {
        Some(true)
    } else if even * 10 > half * 6 && odd * 10 < half {
        Some(false)
    } else {
        None
    }
}

/// What makes the most cells in the most rows of one width.
fn find_between(text: &str) -> (u8, &'static str) {
    let mut end = text.len().min(64 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let score = |between: u8| {
        let mut widths: Vec<usize> = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(between)
            .from_reader(&text.as_bytes()[..end])
            .into_byte_records()
            .take(60)
            .filter_map(|record| record.ok().map(|record| record.len()))
            .filter(|width| *width > 1)
            .collect();
        widths.sort_unstable();
        widths.chunk_by(|a, b| a == b).map(|same| same.len() * (same[0] - 1)).max().unwrap_or(0)
    };
    let best = BETWEEN.into_iter().rev().max_by_key(|(between, _)| score(*between));
    best.unwrap_or(BETWEEN[0])
}

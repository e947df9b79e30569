//! Contracts Finder's website export: a CSV of notices, contracts, pipeline and pre-procurement
//! mixed, columns by name.

mod row;
mod supplier;

use std::cell::Cell;
use std::io;
use std::ops::ControlFlow;
use std::rc::Rc;

use csv::ByteRecord;
use encoding_rs::{Encoding, UTF_8};
use muster_domain::published::Problem;

use crate::encoding;
use crate::file::{Event, Read};
use crate::input::Input;
use crate::json::{self, Node};
use crate::sink::{At, Sink};
use row::{BUYER, IDENTIFIER, TITLE};

/// The most bytes that one row may have: a quote that never closes takes the rest of the file.
const MAX_ROW: u64 = 8 * 1024 * 1024;

/// Reads the rows of an export. The error says why the file is none.
pub(crate) fn read_rows(
    input: Input<'_>,
    each: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Result<(), String> {
    let head = input.head().to_vec();
    let since = Rc::new(Cell::new(0));
    let bounded = Bounded { inner: input, since: Rc::clone(&since) };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&head))
        .from_reader(bounded);
    let mut record = ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(|e| e.to_string())? {
        return Err("there is no row in it".to_owned());
    }
    let mut texts = Texts::new(&head);
    let columns: Vec<String> =
        record.iter().map(|c| texts.cell(c).trim().trim_start_matches('\u{feff}').to_owned()).collect();
    let missing: Vec<&str> = [IDENTIFIER, BUYER, TITLE]
        .into_iter()
        .filter(|wanted| !columns.iter().any(|c| c.eq_ignore_ascii_case(wanted)))
        .collect();
    if !missing.is_empty() {
        return Err(format!(
            "neither OCDS nor a Contracts Finder export: there is no column {}",
            missing.join(", ")
        ));
    }
    let mut number = 1_u64;
    let mut told = false;
    loop {
        since.set(0);
        number += 1;
        // Cells are bytes and rows of any length: only the stream itself can fail, and then it is over.
        let outcome = reader.read_byte_record(&mut record);
        let failed = outcome.is_err();
        let event = match outcome {
            Ok(false) => return Ok(()),
            Ok(true) if record.iter().all(|c| c.trim_ascii().is_empty()) => continue,
            Ok(true) => read_record(&columns, &record, number, &mut texts),
            Err(e) => Err(Problem {
                release: None,
                pointer: format!("row {number}"),
                message: format!("it cannot be read further ({e}); what came before is taken"),
            }),
        };
        let event = event.map_or_else(Event::Problem, |read| Event::Release(Box::new(read)));
        if each(event).is_break() || failed {
            return Ok(());
        }
        if let Some(message) = texts.news.take().filter(|_| !told) {
            told = true;
            let problem = Problem { release: None, pointer: format!("row {number}"), message };
            if each(Event::Problem(problem)).is_break() {
                return Ok(());
            }
        }
        if reader.is_done() {
            return Ok(());
        }
    }
}

/// Reads a row again from what was stored of it.
pub(crate) fn reread(raw: &str) -> Result<Read, Problem> {
    read_object(raw.to_owned(), None)
}

/// A row is stored as a JSON object of its cells by column, empty cells left out; what is read is
/// read from there.
fn read_record(
    columns: &[String],
    record: &ByteRecord,
    number: u64,
    texts: &mut Texts,
) -> Result<Read, Problem> {
    let mut raw = String::from("{");
    for (column, cell) in columns.iter().zip(record.iter()).filter(|(_, cell)| !cell.trim_ascii().is_empty())
    {
        if raw.len() > 1 {
            raw.push(',');
        }
        json::write_text(column, &mut raw);
        raw.push(':');
        json::write_text(&texts.cell(cell), &mut raw);
    }
    raw.push('}');
    let mut read = read_object(raw, Some(number))?;
    let (cells, due) = (record.len(), columns.len());
    // The last column, a closing time, is left off by the export itself where it is empty.
    let message = match cells {
        _ if cells > due => Some(format!("{} cells more than there are columns; left out", cells - due)),
        _ if cells + 1 < due => Some(format!("only {cells} cells in {due} columns: is the row cut off?")),
        _ => None,
    };
    if let Some(message) = message {
        let release = Some(read.release.release.clone());
        read.problems.push(Problem { release, pointer: format!("row {number}"), message });
    }
    Ok(read)
}

fn read_object(raw: String, number: Option<u64>) -> Result<Read, Problem> {
    let row = number.map(|n| format!("row {n}"));
    let refused = |message: &str| Problem {
        release: None,
        pointer: row.clone().unwrap_or_default(),
        message: message.to_owned(),
    };
    let (release, problems) = {
        let tree = json::parse(&raw).map_err(|e| refused(e.message))?;
        if !matches!(tree.root, Node::Object(_)) {
            return Err(refused("a row is an object of cells by column"));
        }
        let mut sink = Sink::default();
        let release = row::read(&At::root(&tree.root), &raw, &mut sink);
        let release =
            release.ok_or_else(|| refused("a row without identifier, buyer and title; left out"))?;
        (release, sink.finish(None, ""))
    };
    let problems = problems
        .into_iter()
        .map(|problem| Problem {
            release: Some(release.release.clone()),
            pointer: place(row.as_deref(), &problem.pointer),
            message: problem.message,
        })
        .collect();
    Ok(Read { release, raw, problems })
}

/// `row 12, column "End Date"` for a pointer to a cell.
fn place(row: Option<&str>, pointer: &str) -> String {
    let column = pointer.trim_start_matches('/').replace("~1", "/").replace("~0", "~");
    match (row, column.is_empty()) {
        (Some(row), true) => row.to_owned(),
        (Some(row), false) => format!("{row}, column {column:?}"),
        (None, true) => String::new(),
        (None, false) => format!("column {column:?}"),
    }
}

/// The character that parts the cells: spreadsheets write `;` or a tab in some countries.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or(head);
    let count = |wanted: u8| line.iter().filter(|b| **b == wanted).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|b| count(*b)).unwrap_or(b',')
}

/// Makes cells into text: UTF-8 where they are, else the encoding that the file's first bytes
/// (or, if those are plain, the cell's) speak for.
struct Texts {
    legacy: Option<&'static Encoding>,
    /// What there is to say, once.
    news: Option<String>,
}

impl Texts {
    fn new(head: &[u8]) -> Self {
        // A character that the end of the head cuts is no sign of another encoding.
        let whole = match std::str::from_utf8(head) {
            Ok(_) => true,
            Err(e) => e.error_len().is_none(),
        };
        Self { legacy: (!whole).then(|| encoding::guess(head)), news: None }
    }

    fn cell(&mut self, cell: &[u8]) -> String {
        if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(cell) {
            return text.into_owned();
        }
        let encoding = *self.legacy.get_or_insert_with(|| encoding::guess(cell));
        self.news.get_or_insert_with(|| format!("not UTF-8; read as {}", encoding::name(encoding)));
        encoding.decode_without_bom_handling(cell).0.into_owned()
    }
}

/// Fails when too much was read since the last row.
struct Bounded<'r> {
    inner: Input<'r>,
    since: Rc<Cell<u64>>,
}

impl io::Read for Bounded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_ROW {
            let message = "a row of more than 8 MiB: a quote that never closes";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let n = self.inner.read(out)?;
        self.since.set(self.since.get() + n as u64);
        Ok(n)
    }
}

//! Apache Parquet: columns with their types, for whoever works with the data rather than looks at it. Rows
//! are gathered into groups of bounded size, and each group is sent once it is whole.
//!
//! Written here, as the format's own text has it (parquet-format 2.10): plain values, one page a column of a
//! group, packed with gzip. That is all that a reader needs, and a small part of what a library brings.

mod thrift;

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use flate2::Compression;
use flate2::write::GzEncoder;

use self::thrift::Struct;
use super::cell::{Cell, Column, Kind};

/// Rows of a group at most.
const ROWS: usize = 20_000;
/// Bytes of values after which a group ends before that.
const BYTES: usize = 16 * 1024 * 1024;

/// Digits of an amount, and how many of them come after the point.
const DIGITS: (i32, i32) = (18, 2);

/// What a file begins and ends with.
const MAGIC: &[u8] = b"PAR1";

// Numbers that the format gives to what it knows.
const GZIP: i32 = 2;
const PLAIN: i32 = 0;
const RLE: i32 = 3;
const REQUIRED: i32 = 0;
const OPTIONAL: i32 = 1;
const REPEATED: i32 = 2;
const UTF8: i32 = 0;
const LIST: i32 = 3;
const DECIMAL: i32 = 5;
const DATE: i32 = 6;
const TIMESTAMP_MICROS: i32 = 10;

/// A file under way.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static [Column],
    about: Vec<(String, String)>,
    gathered: Vec<Gathered>,
    rows: usize,
    groups: Vec<Group>,
    out: Vec<u8>,
    /// Bytes before `out`.
    sent: usize,
}

/// A group that is written: for the directory at the end.
#[derive(Debug)]
struct Group {
    rows: usize,
    chunks: Vec<Chunk>,
}

/// One column of a group that is written.
#[derive(Debug)]
struct Chunk {
    at: usize,
    values: usize,
    length: usize,
    packed: usize,
}

/// One column of the group under way: its values one after the other, and for each place whether there is
/// one. In a list the places of one row follow one another, the first of them with a 0.
#[derive(Debug, Default)]
struct Gathered {
    values: Vec<u8>,
    bits: usize,
    defined: Vec<bool>,
    repeated: Vec<bool>,
}

impl Table {
    /// A table called `name`; `about` goes into the file's own words on itself.
    pub fn new(name: &'static str, columns: &'static [Column], about: Vec<(String, String)>) -> Self {
        let gathered = columns.iter().map(|_| Gathered::default()).collect();
        Self { name, columns, about, gathered, rows: 0, groups: Vec::new(), out: MAGIC.to_vec(), sent: 0 }
    }

    /// One row.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        for ((gathered, column), cell) in self.gathered.iter_mut().zip(self.columns).zip(cells) {
            gathered.take(column.kind, cell);
        }
        self.rows += 1;
    }

    /// Whether enough rows are gathered for a group.
    pub fn full(&self) -> bool {
        self.rows >= ROWS
            || self.gathered.iter().map(|gathered| gathered.values.len()).sum::<usize>() >= BYTES
    }

    /// Writes the rows gathered so far as a group, and gives what is to be sent of it.
    pub fn group(&mut self) -> Vec<u8> {
        if self.rows > 0 {
            let mut chunks = Vec::with_capacity(self.columns.len());
            for (gathered, column) in self.gathered.iter_mut().zip(self.columns) {
                let at = self.sent + self.out.len();
                chunks.push(gathered.write(column.kind, at, &mut self.out));
            }
            self.groups.push(Group { rows: self.rows, chunks });
            self.rows = 0;
        }
        self.sent += self.out.len();
        std::mem::take(&mut self.out)
    }

    /// Ends the file and gives the rest of it.
    pub fn finish(mut self) -> Vec<u8> {
        let mut rest = self.group();
        let directory = self.directory();
        rest.extend_from_slice(&directory);
        let length = u32::try_from(directory.len()).unwrap_or(u32::MAX);
        rest.extend_from_slice(&length.to_le_bytes());
        rest.extend_from_slice(MAGIC);
        rest
    }

    /// What stands where, and of what type.
    fn directory(&self) -> Vec<u8> {
        let mut file = Struct::default();
        file.int(1, 1);
        let mut schema = vec![root(self.name, self.columns.len())];
        schema.extend(self.columns.iter().flat_map(elements));
        file.structs(2, schema);
        file.long(3, self.groups.iter().map(|group| group.rows).sum());
        file.structs(4, self.groups.iter().map(|group| group.written(self.columns)).collect());
        let said = |(key, value): &(String, String)| {
            let mut pair = Struct::default();
            pair.text(1, key);
            pair.text(2, value);
            pair
        };
        file.structs(5, self.about.iter().map(said).collect());
        file.text(6, "muster version 1.0.0 (build 0)");
        file.end()
    }
}

impl Group {
    fn written(&self, columns: &[Column]) -> Struct {
        let mut group = Struct::default();
        group.structs(
            1,
            self.chunks.iter().zip(columns).map(|(chunk, column)| chunk.written(column)).collect(),
        );
        group.long(2, self.chunks.iter().map(|chunk| chunk.length).sum());
        group.long(3, self.rows);
        group
    }
}

impl Chunk {
    fn written(&self, column: &Column) -> Struct {
        let mut told = Struct::default();
        told.int(1, physical(column.kind));
        told.ints(2, &[PLAIN, RLE]);
        match column.kind {
            Kind::Texts => told.texts(3, &[column.name, "list", "element"]),
            _ => told.texts(3, &[column.name]),
        }
        told.int(4, GZIP);
        told.long(5, self.values);
        told.long(6, self.length);
        told.long(7, self.packed);
        told.long(9, self.at);
        let mut chunk = Struct::default();
        chunk.long(2, self.at);
        chunk.inner(3, told);
        chunk
    }
}

/// How values of a kind are stored.
const fn physical(kind: Kind) -> i32 {
    match kind {
        Kind::Flag => 0,
        Kind::Day => 1,
        Kind::Instant | Kind::Money | Kind::Number => 2,
        Kind::Text | Kind::Texts => 6,
    }
}

fn root(name: &str, columns: usize) -> Struct {
    let mut root = Struct::default();
    root.text(4, name);
    root.int(5, i32::try_from(columns).unwrap_or_default());
    root
}

/// What a column is in the format's schema: one element, or three for a list.
fn elements(column: &Column) -> Vec<Struct> {
    let text = |name: &str, repetition| {
        let mut element = Struct::default();
        element.int(1, physical(Kind::Text));
        element.int(3, repetition);
        element.text(4, name);
        element.int(6, UTF8);
        element.inner(10, logical(1, Struct::default()));
        element
    };
    let mut element = Struct::default();
    match column.kind {
        Kind::Text => return vec![text(column.name, OPTIONAL)],
        Kind::Texts => {
            element.int(3, REQUIRED);
            element.text(4, column.name);
            element.int(5, 1);
            element.int(6, LIST);
            element.inner(10, logical(3, Struct::default()));
            let mut list = Struct::default();
            list.int(3, REPEATED);
            list.text(4, "list");
            list.int(5, 1);
            return vec![element, list, text("element", REQUIRED)];
        }
        _ => {
            element.int(1, physical(column.kind));
            element.int(3, OPTIONAL);
            element.text(4, column.name);
        }
    }
    match column.kind {
        Kind::Day => {
            element.int(6, DATE);
            element.inner(10, logical(6, Struct::default()));
        }
        Kind::Instant => {
            element.int(6, TIMESTAMP_MICROS);
            let mut stamp = Struct::default();
            stamp.flag(1, true);
            stamp.inner(2, logical(2, Struct::default()));
            element.inner(10, logical(8, stamp));
        }
        Kind::Money => {
            let (precision, scale) = DIGITS;
            element.int(6, DECIMAL);
            element.int(7, scale);
            element.int(8, precision);
            let mut decimal = Struct::default();
            decimal.int(1, scale);
            decimal.int(2, precision);
            element.inner(10, logical(5, decimal));
        }
        Kind::Text | Kind::Texts | Kind::Number | Kind::Flag => {}
    }
    vec![element]
}

/// One member of a union: its number, and what it says.
fn logical(number: i16, said: Struct) -> Struct {
    let mut union = Struct::default();
    union.inner(number, said);
    union
}

impl Gathered {
    /// Takes a cell. One of another kind than its column's counts as nothing.
    fn take(&mut self, kind: Kind, cell: &Cell<'_>) {
        if let (Kind::Texts, Cell::Texts(texts)) = (kind, cell) {
            for (at, text) in texts.iter().enumerate() {
                self.text(text);
                self.defined.push(true);
                self.repeated.push(at > 0);
            }
        } else if cell.fits(kind) && !matches!(cell, Cell::Nothing) {
            self.value(cell);
            self.defined.push(true);
            return;
        }
        if !matches!(cell, Cell::Texts(texts) if !texts.is_empty()) {
            self.defined.push(false);
            if kind == Kind::Texts {
                self.repeated.push(false);
            }
        }
    }

    fn value(&mut self, cell: &Cell<'_>) {
        let values = &mut self.values;
        match cell {
            Cell::Nothing | Cell::Texts(_) => {}
            Cell::Text(text) => self.text(text),
            Cell::Day(day) => {
                let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
                values.extend_from_slice(&(day.num_days_from_ce() - epoch.num_days_from_ce()).to_le_bytes());
            }
            Cell::Instant(at) => values.extend_from_slice(&at.timestamp_micros().to_le_bytes()),
            Cell::Money(amount) => {
                #[allow(clippy::cast_possible_truncation, reason = "whole pence below 90 trillion pounds")]
                let pence = (amount * 100.0).round() as i64;
                values.extend_from_slice(&pence.to_le_bytes());
            }
            Cell::Number(number) => values.extend_from_slice(&number.to_le_bytes()),
            Cell::Flag(flag) => {
                if self.bits.is_multiple_of(8) {
                    values.push(0);
                }
                if let Some(last) = values.last_mut() {
                    *last |= u8::from(*flag) << (self.bits % 8);
                }
                self.bits += 1;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let length = u32::try_from(text.len()).unwrap_or_default();
        self.values.extend_from_slice(&length.to_le_bytes());
        self.values.extend_from_slice(text.as_bytes());
    }

    /// Writes the column of a group as one page, and begins the next group.
    fn write(&mut self, kind: Kind, at: usize, out: &mut Vec<u8>) -> Chunk {
        let mut page = Vec::with_capacity(self.values.len() + self.defined.len() / 4);
        if kind == Kind::Texts {
            levels(&mut page, &self.repeated);
        }
        levels(&mut page, &self.defined);
        page.append(&mut self.values);
        let mut packer = GzEncoder::new(Vec::with_capacity(page.len() / 4), Compression::fast());
        // Writing to a vector does not fail.
        let _ = packer.write_all(&page);
        let packed = packer.finish().unwrap_or_default();
        let values = self.defined.len();
        let mut told = Struct::default();
        for (field, number) in
            [(1, i32::try_from(values).unwrap_or_default()), (2, PLAIN), (3, RLE), (4, RLE)]
        {
            told.int(field, number);
        }
        let mut head = Struct::default();
        head.int(1, 0);
        head.int(2, i32::try_from(page.len()).unwrap_or_default());
        head.int(3, i32::try_from(packed.len()).unwrap_or_default());
        head.inner(5, told);
        let head = head.end();
        out.extend_from_slice(&head);
        out.extend_from_slice(&packed);
        self.defined.clear();
        self.repeated.clear();
        self.bits = 0;
        Chunk { at, values, length: head.len() + page.len(), packed: head.len() + packed.len() }
    }
}

/// Levels of 0 and 1 as runs, each with its length, all of them after the number of their bytes.
fn levels(page: &mut Vec<u8>, levels: &[bool]) {
    let mut runs = Vec::new();
    for run in levels.chunk_by(|a, b| a == b) {
        thrift::varint(&mut runs, (run.len() as u64) << 1);
        runs.push(u8::from(run[0]));
    }
    page.extend_from_slice(&u32::try_from(runs.len()).unwrap_or_default().to_le_bytes());
    page.append(&mut runs);
}

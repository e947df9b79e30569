//! A contract register as a borough keeps it in a spreadsheet: which column means what, what each row
//! says, and which record it is.
//!
//! No two councils call a column the same, and none was made for this. What is read is read with its
//! place, and what cannot be read is said there and left out; it never stops the rest.

pub mod column;
pub mod entry;
pub mod header;
pub mod meaning;
pub mod plan;
pub mod same;
pub mod state;
pub mod survey;
pub mod value;

pub use column::Column;
pub use entry::{Entry, EntryKind, Flaw, Named, Reader};
pub use header::Header;
pub use meaning::{Meaning, ValueKind};
pub use same::{Found, Held, HeldRecords};
pub use state::{Counts, Decision, Outcome, Settings, SheetSeen, State, Understood};
pub use survey::Survey;
pub use value::DateOrder;

use std::borrow::Cow;

use chrono::NaiveDate;

/// The most columns that are looked at.
pub const MOST_COLUMNS: usize = 256;

/// One cell, as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, or figures typed as words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day that the spreadsheet knows for one.
    Date(NaiveDate),
    /// Yes or no.
    Truth(bool),
    /// What a formula came to that could not be worked out, as `#REF!`.
    Fault(String),
}

impl Cell {
    /// As a person reads it, trimmed. An apostrophe that was put before a formula so that no spreadsheet
    /// runs it is taken away again.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(undefused(text.trim())),
            // Figures with a part of a whole have their fewest digits, others none after the point.
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(day) => Cow::Owned(day.to_string()),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "yes" } else { "no" }),
            Self::Fault(fault) => Cow::Borrowed(fault),
        }
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

fn undefused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest)
            if rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) =>
        {
            rest.trim()
        }
        _ => text,
    }
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
    /// Its cells, from column A; what is beyond the last one is empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A cell by its column; empty beyond the last.
    #[must_use]
    pub fn cell(&self, column: u32) -> &Cell {
        self.cells.get(column as usize).unwrap_or(&Cell::Empty)
    }

    /// The cells that have something in them, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (u32, &Cell)> {
        (0_u32..).zip(&self.cells).filter(|(_, cell)| !cell.is_empty())
    }
}

/// The letters by which a spreadsheet calls a column: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests;

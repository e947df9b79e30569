//! An Excel workbook, cell by cell.

use std::collections::HashMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use muster_domain::register_file::{Cell, MOST_COLUMNS, Row, SheetSeen};

use super::package::{self, Merged, SheetFacts};
use super::tags::damaged;
use super::{MOST_ROWS, Refused};

/// A workbook that was looked through.
pub(super) struct Workbook {
    book: Xlsx<Cursor<Arc<[u8]>>>,
    sheets: Vec<SheetSeen>,
    facts: HashMap<String, SheetFacts>,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets).finish_non_exhaustive()
    }
}

impl Workbook {
    pub(super) fn open(bytes: Arc<[u8]>) -> Result<Self, Refused> {
        let facts = package::look(&bytes)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|e| refused(&e))?;
        let sheets: Vec<SheetSeen> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetSeen {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect();
        if sheets.is_empty() {
            return Err(Refused::because(
                "There is no sheet in it: it may be a document of another kind. Registers come as XLSX or CSV.",
            ));
        }
        Ok(Self { book, sheets, facts })
    }

    pub(super) fn sheets(&self) -> Vec<SheetSeen> {
        self.sheets.clone()
    }

    pub(super) fn rows(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<(), Refused> {
        let name = match self.sheets.get(sheet) {
            Some(sheet) => sheet.name.clone(),
            None => return Err(Refused::because("The workbook has no such sheet.")),
        };
        let facts = self.facts.get(&name).cloned().unwrap_or_default();
        let mut cells = self.book.worksheet_cells_reader(&name).map_err(|e| refused(&e))?;
        let mut making = Making::new(&facts);
        while let Some(cell) = cells.next_cell().map_err(|e| refused(&e))? {
            let (row, column) = cell.get_position();
            if row >= MOST_ROWS {
                return Err(Refused::because("It has more than 200,000 rows: split it."));
            }
            if making.at.is_some_and(|at| at != row)
                && let Some(done) = making.take()
                && each(done).is_break()
            {
                return Ok(());
            }
            making.put(row, column, value(cell.get_value()));
        }
        if let Some(done) = making.take() {
            // It was the last one: there is nothing to break off.
            let _ = each(done);
        }
        Ok(())
    }
}

/// The row that is being put together.
struct Making<'f> {
    facts: &'f SheetFacts,
    next_merged: usize,
    /// Cells that go on downwards: until which row, and what stands there.
    going_on: Vec<(Merged, Cell)>,
    at: Option<u32>,
    cells: Vec<Cell>,
}

impl<'f> Making<'f> {
    const fn new(facts: &'f SheetFacts) -> Self {
        Self { facts, next_merged: 0, going_on: Vec::new(), at: None, cells: Vec::new() }
    }

    fn put(&mut self, row: u32, column: u32, cell: Cell) {
        self.at = Some(row);
        let column = column as usize;
        if column >= MOST_COLUMNS || cell.is_empty() {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
    }

    /// The row that is complete; `None` of an empty one.
    fn take(&mut self) -> Option<Row> {
        let row = self.at.take()?;
        let mut cells = std::mem::take(&mut self.cells);
        let empty = cells.is_empty();
        self.going_on.retain(|(merged, _)| merged.last >= row);
        while let Some(merged) = self.facts.merged.get(self.next_merged).filter(|m| m.first <= row) {
            let cell = cells.get(merged.column as usize).filter(|_| merged.first == row);
            if let Some(cell) = cell.filter(|cell| !cell.is_empty()) {
                self.going_on.push((*merged, cell.clone()));
            }
            self.next_merged += 1;
        }
        if empty {
            return None;
        }
        for (merged, cell) in &self.going_on {
            let column = merged.column as usize;
            if column < MOST_COLUMNS && cells.get(column).is_none_or(Cell::is_empty) {
                if cells.len() <= column {
                    cells.resize(column + 1, Cell::Empty);
                }
                cells[column] = cell.clone();
            }
        }
        let hidden = self.facts.hidden.binary_search(&row).is_ok();
        Some(Row { number: row + 1, hidden, cells })
    }
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        #[allow(clippy::cast_precision_loss, reason = "no register has figures beyond 2^53")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            day.map_or(Cell::Number(moment.as_f64()), Cell::Date)
        }
        DataRef::DateTime(moment) => Cell::Number(moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => words(text),
        DataRef::Error(fault) => Cell::Fault(fault.to_string()),
    }
}

fn words(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.replace('\0', "")) }
}

fn refused(error: &XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::because("It has a password: save it without one."),
        XlsxError::NotAWorksheet(_) => Refused::because("This sheet has no cells: choose another one."),
        _ => damaged(),
    }
}

//! What stands in each column, counted over the whole sheet.

use std::collections::HashSet;

use super::value::{self, DateOrder};
use super::{Cell, MOST_COLUMNS, Row};

/// Different values of a column that are shown.
const SAMPLES: usize = 3;

/// What was counted of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Cells with something in them.
    pub filled: u32,
    /// The first different values.
    pub samples: Vec<String>,
    /// Cells that are a day, whichever way their figures are read.
    pub days: u32,
    /// Days in figures that make sense with the day first only.
    pub day_first: u32,
    /// Days in figures that make sense with the month first only.
    pub month_first: u32,
    /// Days in figures that make sense both ways and are not the same day.
    pub either: u32,
    /// Cells that are a sum of money.
    pub sums: u32,
    /// Sums with a pound sign or pence.
    pub plainly_sums: u32,
    /// Cells that could be a company number.
    pub numbers: u32,
    /// Ids of Muster.
    pub ids: u32,
    /// Cells that end as names of companies do.
    pub companies: u32,
    /// Cells of more than one word.
    pub wordy: u32,
    /// Cells of a short code with figures in it.
    pub codes: u32,
    /// Whether no value stood there twice.
    pub different: bool,
}

/// Counts over the rows of a sheet.
#[derive(Debug, Default)]
pub struct Survey {
    columns: Vec<Counted>,
    met: Vec<HashSet<u64>>,
    rows: u32,
}

impl Survey {
    /// Takes in a row under the headings.
    pub fn add(&mut self, row: &Row) {
        let mut any = false;
        for (column, cell) in row.filled().take(MOST_COLUMNS) {
            any = true;
            let at = column as usize;
            if self.columns.len() <= at {
                self.columns.resize_with(at + 1, || Counted { different: true, ..Counted::default() });
                self.met.resize_with(at + 1, HashSet::new);
            }
            count(&mut self.columns[at], &mut self.met[at], cell);
        }
        self.rows += u32::from(any);
    }

    /// Rows with something in them.
    #[must_use]
    pub const fn rows(&self) -> u32 {
        self.rows
    }

    /// What was counted, by column.
    #[must_use]
    pub fn columns(&self) -> &[Counted] {
        &self.columns
    }
}

fn count(counted: &mut Counted, met: &mut HashSet<u64>, cell: &Cell) {
    let text = cell.text();
    if value::is_blank(&text) {
        return;
    }
    counted.filled += 1;
    if counted.samples.len() < SAMPLES && counted.samples.iter().all(|sample| *sample != text) {
        counted.samples.push(value::shorten(&text));
    }
    // Past some thousands whether all differ is settled well enough.
    if counted.different && met.len() < 5_000 {
        counted.different = met.insert(hash(&text));
    }
    days(counted, cell, &text);
    if let Ok(Some(_)) = value::money(cell, crate::money::Currency::GBP) {
        counted.sums += 1;
        let plainly =
            text.contains(['£', ',']) || text.rsplit_once('.').is_some_and(|(_, pence)| pence.len() == 2);
        counted.plainly_sums += u32::from(plainly);
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let code = text.len() <= 24 && digits > 0 && !text.contains(' ');
    counted.codes += u32::from(code && !matches!(cell, Cell::Date(_)));
    let numbered = (6..=8).contains(&text.len()) && crate::company_number::normalise(&text).is_some();
    counted.numbers += u32::from(numbered && !text.contains(['.', '/', '-']));
    counted.ids += u32::from(text.len() >= 36 && text.split("; ").all(|id| id.parse::<uuid::Uuid>().is_ok()));
    let lower = text.to_lowercase();
    let ends = ["ltd", "limited", "plc", "llp", "ltd.", "inc", "cic", "(uk)", "uk"];
    counted.companies += u32::from(ends.iter().any(|end| lower.ends_with(&format!(" {end}"))));
    counted.wordy += u32::from(text.split_whitespace().nth(1).is_some());
}

fn days(counted: &mut Counted, cell: &Cell, text: &str) {
    match cell {
        Cell::Date(_) => counted.days += 1,
        Cell::Text(_) => {
            let first = value::day_of(text, Some(DateOrder::DayFirst));
            let second = value::day_of(text, Some(DateOrder::MonthFirst));
            counted.days += u32::from(first.is_some() || second.is_some());
            counted.day_first += u32::from(first.is_some() && second.is_none());
            counted.month_first += u32::from(first.is_none() && second.is_some());
            counted.either += u32::from(first.is_some() && second.is_some() && first != second);
        }
        _ => {}
    }
}

/// Enough to tell whether a value was met before: two that share one make a column look as if it had doubles.
fn hash(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

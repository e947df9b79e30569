//! A published contracts register as an Excel workbook: the rows of its file, with days and sums as such, and a
//! sheet that says what they are.

use std::sync::LazyLock;

use chrono::NaiveDate;
use muster_domain::transparency::COLUMNS;
use muster_persistence::publication::Publication;

use crate::export::cell::{Cell, Column};
use crate::export::csv::defused;
use crate::export::xlsx::Workbook;
use crate::problem::Failure;

/// The LGA's columns, as a spreadsheet has them.
static SHEET: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let column = |name: &'static str| match name {
        "StartDate" | "EndDate" | "ReviewDate" | "LastExtensionDate" => Column::day(name),
        "ContractValue" | "IrrecoverableVAT" => Column::money(name),
        "ContractTitle" | "Description" | "SupplierName" => Column::text(name, 44),
        _ => Column::text(name, 22),
    };
    COLUMNS.iter().map(|known| column(known.name)).collect()
});

/// The workbook of a register, whose `file` is what was published.
///
/// # Errors
/// When it is more than a workbook holds.
pub(super) fn workbook(authority: &str, kept: &Publication, file: &str) -> Result<Vec<u8>, Failure> {
    let large = |error| Failure::Internal(Box::new(error));
    let about = [
        (
            "What this is",
            format!(
                "The contracts register of {authority} under the Local Government Transparency Code 2015, in the columns of the LGA's contracts schema."
            ),
        ),
        ("Quarter", kept.quarter.words()),
        ("Published", kept.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        (
            "Digest",
            format!("The SHA-256 of the file that was published, of which this is a copy: {}", kept.digest),
        ),
        ("Licence", "Open Government Licence v3.0".to_owned()),
    ];
    let about = about.into_iter().map(|(what, said)| (what.to_owned(), said)).collect();
    let mut workbook = Workbook::new("Register", &SHEET, about).map_err(large)?;
    let mut reader = ::csv::Reader::from_reader(file.as_bytes());
    for row in reader.records().flatten() {
        let cells: Vec<Cell<'_>> =
            row.iter().zip(SHEET.iter()).map(|(text, column)| cell(text, column)).collect();
        workbook.row(&cells).map_err(large)?;
    }
    workbook.finish().map_err(large)?;
    Ok(workbook.take())
}

fn cell<'a>(text: &'a str, column: &Column) -> Cell<'a> {
    use crate::export::cell::Kind;
    match column.kind {
        _ if text.is_empty() => Cell::Nothing,
        Kind::Day => match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
            Some(day) => Cell::Day(day),
            None => Cell::from(text),
        },
        Kind::Money => text.parse().map_or_else(|_| Cell::from(text), Cell::Money),
        // A workbook needs no apostrophe to keep a text from being run.
        _ => match text.strip_prefix('\'') {
            Some(plain) if defused(plain) == text => Cell::from(plain),
            _ => Cell::from(text),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_sums_are_such_and_texts_are_as_they_were_before_they_were_defused() {
        let column = |name: &str| *SHEET.iter().find(|column| column.name == name).unwrap();
        let day = cell("2027-03-31T00:00:00Z", &column("EndDate"));
        assert_eq!(day, Cell::Day("2027-03-31".parse().unwrap()));
        assert_eq!(cell("1250000.50", &column("ContractValue")), Cell::Money(1_250_000.5));
        assert_eq!(cell("'=1+1", &column("ContractTitle")), Cell::from("=1+1"));
        assert_eq!(cell("'Tis so", &column("ContractTitle")), Cell::from("'Tis so"));
        assert_eq!(cell("", &column("ContractValue")), Cell::Nothing);
        assert_eq!(SHEET.len(), COLUMNS.len());
    }
}

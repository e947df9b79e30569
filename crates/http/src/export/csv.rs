//! Comma-separated values (RFC 4180) that a spreadsheet can open without running anything.

use std::borrow::Cow;

use crate::facts::Money;

/// One line, its end included. Cells that a spreadsheet would run are defused.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(512));
    // Writing to a vector does not fail, and one record alone cannot be of uneven length.
    let _ = writer.write_record(cells.iter().map(|cell| defused(cell.as_ref()).into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula: where its first visible character could begin
/// one, in plain or full width, an apostrophe stands before it. Plain numbers stay.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    let control = cell.starts_with(['\t', '\r', '\n']);
    // A byte order mark at the head of a file is taken away by whoever reads it.
    let visible = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let begins = visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let number =
        cell.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') && cell.parse::<f64>().is_ok();
    if (control || begins) && !number { format!("'{cell}").into() } else { cell.into() }
}

/// An amount with two decimals, or nothing.
#[must_use]
pub fn amount(money: Option<&Money>) -> String {
    money.map(|m| format!("{:.2}", m.amount)).unwrap_or_default()
}

/// Anything that may be missing.
#[must_use]
pub fn text(value: Option<impl ToString>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// Several values in one cell, with semicolons.
#[must_use]
pub fn joined(values: impl IntoIterator<Item = impl ToString>) -> String {
    values.into_iter().map(|v| v.to_string()).collect::<Vec<_>>().join("; ")
}

/// An instant as RFC 3339 in UTC.
#[must_use]
pub fn instant(at: Option<chrono::DateTime<chrono::Utc>>) -> String {
    at.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        for formula in [
            "=1+1",
            "+SUM(A1)",
            "-2+3",
            "@cmd",
            "\t=x",
            "\rx",
            "＝1",
            " =1",
            "－2+3",
            "\u{feff}+1",
            "-",
            "--1",
        ] {
            assert_eq!(defused(formula), format!("'{formula}"), "{formula:?}");
        }
    }

    #[test]
    fn words_dates_and_numbers_stay_as_they_are() {
        for plain in ["Housing", "2027-03-31", "1250000.00", "-12.50", "", "a=b", "x@y"] {
            assert_eq!(defused(plain), plain);
        }
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_in_their_cell() {
        assert_eq!(
            line(&["a,b", "say \"x\"", "two\r\nlines"]),
            b"\"a,b\",\"say \"\"x\"\"\",\"two\r\nlines\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn no_cell_read_back_begins_a_formula(cells in prop::collection::vec(".*", 1..5)) {
            let bytes = line(&cells);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            let row = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(row.len(), cells.len());
            for cell in &row {
                let number = cell.parse::<f64>().is_ok();
                prop_assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }
}

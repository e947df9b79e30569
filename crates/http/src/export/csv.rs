//! Comma-separated values (RFC 4180) that a spreadsheet can open without running anything.

use std::borrow::Cow;

use super::cell::Cell;

/// One line, its end included. Cells that a spreadsheet would run are defused.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(512));
    // Writing to a vector does not fail, and one record alone cannot be of uneven length.
    let _ = writer.write_record(cells.iter().map(|cell| defused(cell.as_ref()).into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// One row of a table, its end included, as [`line`] would write it.
pub fn row(out: &mut Vec<u8>, cells: &[Cell<'_>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match cell {
            // What no spreadsheet runs, and what needs no quotes.
            Cell::Nothing
            | Cell::Day(_)
            | Cell::Instant(_)
            | Cell::Money(_)
            | Cell::Number(_)
            | Cell::Flag(_) => {
                out.extend_from_slice(cell.to_text().as_bytes());
            }
            Cell::Text(_) | Cell::Texts(_) => quoted(out, &defused(&cell.to_text())),
        }
    }
    out.extend_from_slice(b"\r\n");
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    if !text.contains(['"', ',', '\r', '\n']) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(piece.as_bytes());
    }
    out.push(b'"');
}

/// A cell that no spreadsheet takes for a formula: where its first visible character could begin
/// one, in plain or full width, an apostrophe stands before it. Plain numbers stay.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    // A byte order mark at the head of a file is taken away by whoever reads it.
    let control = cell.trim_start_matches('\u{feff}').starts_with(['\t', '\r', '\n']);
    let visible = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let begins = visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let number =
        cell.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') && cell.parse::<f64>().is_ok();
    if (control || begins) && !number { format!("'{cell}").into() } else { cell.into() }
}

/// Anything that may be missing.
#[must_use]
pub fn text(value: Option<impl ToString>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
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
            "\u{feff}\t",
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
        fn a_row_is_what_a_line_of_its_texts_is(texts in prop::collection::vec(".*", 2..5)) {
            let cells: Vec<Cell<'_>> = texts.iter().map(Into::into).collect();
            let mut out = Vec::new();
            row(&mut out, &cells);
            prop_assert_eq!(out, line(&texts));
        }

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

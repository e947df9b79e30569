//! Registers as boroughs keep them, in whatever encoding, with whatever between the cells; and files that are
//! made to do harm.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use muster_domain::register_file::{Cell, Row};
use muster_ingest::register_file::{Refused, RegisterFile};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn rows(bytes: impl Into<Vec<u8>>) -> Result<Vec<Row>, Refused> {
    let mut file = RegisterFile::open(bytes.into())?;
    let mut rows = Vec::new();
    file.rows(0, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text().into_owned()).collect()
}

fn refused(bytes: impl Into<Vec<u8>>) -> String {
    rows(bytes).unwrap_err().0
}

#[test]
fn text_is_read_whatever_it_was_written_in() {
    let text = "Title;Value\r\nCouncil\u{2019}s café;£5\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let mac = encoding_rs::MACINTOSH.encode(text).0.into_owned();
    let signed = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), wide, big, marked, windows, mac, signed] {
        let rows = rows(bytes.clone()).unwrap();
        assert_eq!(texts(&rows[1]), ["Council\u{2019}s café", "£5"], "{:?}", &bytes[..12]);
        assert_eq!(texts(&rows[0]), ["Title", "Value"]);
    }
}

#[test]
fn what_stands_between_the_cells_is_found() {
    for between in [",", ";", "\t", "|"] {
        let text = format!(
            "Title{between}Value{between}End\nA{between}B{between}C\n\"x{between}y\"{between}1{between}2\n"
        );
        let rows = rows(text).unwrap();
        assert_eq!(rows[2].cells.len(), 3, "{between:?}");
    }
    assert_eq!(texts(&rows("sep=;\nA;B,C\n1;2\n").unwrap()[0]), ["A", "B,C"]);
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_shows() {
    let text = "London Borough\n\n\nTitle,Value\nA,1\n\n\"two\nlines\",2\nB,3\n";
    for ends in ["\n", "\r\n", "\r"] {
        let rows = rows(text.replace('\n', ends)).unwrap();
        let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4, 5, 7, 8], "{ends:?}");
    }
    let nul = RegisterFile::open(b"Title,Va\0lue\nA,B\n".to_vec()).unwrap();
    assert!(nul.notes()[0].contains("NUL"));
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook of these parts, packed as small as can be.
fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let sheets = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let own: [(&str, &[u8]); 3] = [
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
    ];
    for (name, content) in own.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str, after: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{after}</worksheet>"#).into_bytes()
}

fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn merged_cells_go_on_downwards_and_hidden_rows_are_told() {
    let content = [
        format!(r#"<row r="1">{}{}</row>"#, cell("A1", "Directorate"), cell("B1", "Title")),
        format!(r#"<row r="2">{}{}</row>"#, cell("A2", "Housing"), cell("B2", "One")),
        format!(r#"<row r="3" hidden="1">{}</row>"#, cell("B3", "Two")),
        format!(
            r#"<row r="5">{}<c r="C5"><f>1/0</f><v>#DIV/0!</v></c><c r="D5"><v>46477</v></c></row>"#,
            cell("B5", "Three")
        ),
    ];
    let book = workbook(&[(
        SHEET,
        &sheet(&content.concat(), r#"<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#),
    )]);
    let rows = rows(book).unwrap();
    assert_eq!(texts(&rows[2])[..2], ["Housing", "Two"]);
    assert!(rows[2].hidden && !rows[1].hidden);
    assert_eq!((rows[3].number, rows[3].cell(0)), (5, &Cell::Empty));
    assert_eq!(rows[3].cell(3), &Cell::Number(46477.0));
}

#[test]
fn as_many_rows_as_a_register_may_have_are_read_however_they_end() {
    for ends in ["\n", "\r\n"] {
        let text = "A,1\n".repeat(200_000).replace('\n', ends);
        assert_eq!(rows(text.clone()).unwrap().len(), 200_000, "{ends:?}");
        assert!(refused(format!("{text}A,1{ends}")).contains("200,000 rows"), "{ends:?}");
    }
}

#[test]
fn files_made_to_do_harm_are_refused_with_the_reason() {
    let long = vec![b'x'; 2 * 1024 * 1024];
    let in_a_cell =
        sheet(&format!(r#"<row r="1">{}</row>"#, cell("A1", &String::from_utf8(long.clone()).unwrap())), "");
    assert!(refused(workbook(&[(SHEET, &in_a_cell)])).contains("larger than any"));
    let quoted = [b"<worksheet><sheetData><row r=\"".as_slice(), &long].concat();
    assert!(refused(workbook(&[(SHEET, &quoted)])).contains("larger than any"));
    let commented = [b"<worksheet><!--".as_slice(), &b"<a>".repeat(400_000)].concat();
    assert!(refused(workbook(&[(SHEET, &commented)])).contains("larger than any"));
    let declared = b"<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>";
    assert!(refused(workbook(&[(SHEET, declared)])).contains("types of its own"));
    let shared = b"<si/>".repeat(1_100_000);
    assert!(refused(workbook(&[("xl/sharedStrings.xml", &shared)])).contains("texts"));
    let big = b"<si><t>a text that is shared by nobody at all</t></si>".repeat(1_100_000);
    assert!(refused(workbook(&[("xl/sharedStrings.xml", &big)])).contains("unpacks to more"));
    let far = sheet(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, "");
    assert!(refused(workbook(&[(SHEET, &far)])).contains("200,000 rows"));
    let open = format!("a,b\n\"{}", "x,y\n".repeat(600_000));
    assert!(refused(open).contains("never closes"));
    assert!(refused(vec![b'a'; 51 * 1024 * 1024]).contains("50 MB"));
    assert!(refused(b"PK\x03\x04nothing".to_vec()).contains("damaged"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_stop_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = rows(bytes);
    }

    #[test]
    fn no_change_to_a_workbook_stops_the_reading(at in 0_usize..1_400, byte: u8, cut in 0_usize..1_400) {
        let content = format!(r#"<row r="1">{}{}</row>"#, cell("A1", "Title"), cell("B1", "Value"));
        let mut book = workbook(&[(SHEET, &sheet(&content, ""))]);
        if let Some(place) = book.get_mut(at) {
            *place = byte;
        }
        let _ = rows(book.clone());
        book.truncate(cut);
        let _ = rows(book);
    }

    #[test]
    fn no_sheet_stops_the_reading(content in "[<>/a-z \"'=&;0-9!-]{0,200}") {
        let _ = rows(workbook(&[(SHEET, &sheet(&content, ""))]));
        let _ = rows(workbook(&[(SHEET, content.as_bytes())]));
    }
}

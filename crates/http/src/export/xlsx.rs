//! An Excel workbook (ECMA-376) that is sent while it is made: the rows in as many sheets as they need,
//! and a sheet that says what they are. Days, numbers and money are such; a text is a text, whatever it
//! begins with.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime};

use super::cell::{Cell, Column};
use super::csv::defused;
use super::zip::{Archive, TooLarge};

/// Rows that a sheet can hold, its header among them.
const ROWS: u32 = 1_048_576;
/// Bytes of a sheet after which the next one begins: a part of the archive ends at 4 GiB.
const BYTES: u64 = 3_700_000_000;
/// UTF-16 units that a cell can hold.
const LETTERS: usize = 32_767;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

// The looks of cells, by their place in `styles.xml`.
const BOLD: u8 = 1;
const DAY: u8 = 2;
const INSTANT: u8 = 3;
const MONEY: u8 = 4;
/// A text that would be a formula if somebody typed it: it stays a text when they edit it.
const QUOTED: u8 = 5;
const WRAPPED: u8 = 6;

/// A workbook under way.
pub struct Workbook {
    archive: Archive,
    name: &'static str,
    columns: &'static [Column],
    letters: Vec<String>,
    about: Vec<(String, String)>,
    /// The last row of each sheet so far.
    sheets: Vec<u32>,
    text: String,
}

impl Workbook {
    /// A workbook of a table called `name`; `about` says what it is, line by line.
    pub fn new(
        name: &'static str,
        columns: &'static [Column],
        about: Vec<(String, String)>,
    ) -> Result<Self, TooLarge> {
        let letters = (0..columns.len()).map(letters).collect();
        let (archive, text) = (Archive::default(), String::with_capacity(16 * 1024));
        let mut this = Self { archive, name, columns, letters, about, sheets: Vec::new(), text };
        this.sheet()?;
        Ok(this)
    }

    /// Bytes that wait to be sent.
    pub fn waiting(&self) -> usize {
        self.archive.waiting()
    }

    /// Takes what waits to be sent.
    pub fn take(&mut self) -> Vec<u8> {
        self.archive.take()
    }

    /// One row; it begins another sheet where this one is full.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), TooLarge> {
        if self.sheets.last().is_none_or(|rows| *rows >= ROWS) || self.archive.length() > BYTES {
            self.sheet()?;
        }
        let row = self.next();
        let _ = write!(self.text, "<row r=\"{row}\">");
        for (cell, letters) in cells.iter().zip(&self.letters) {
            put(&mut self.text, letters, row, cell);
        }
        self.text.push_str("</row>");
        self.flush();
        Ok(())
    }

    /// Ends it.
    pub fn finish(&mut self) -> Result<(), TooLarge> {
        self.end_sheet();
        let tables = self.sheets.len();
        self.about_sheet(tables + 1)?;
        let names: Vec<String> =
            (0..tables).map(|n| self.sheet_name(n)).chain(["About".to_owned()]).collect();
        let parts = [
            ("xl/styles.xml", STYLES.to_owned()),
            ("xl/workbook.xml", self.workbook(&names)),
            ("xl/_rels/workbook.xml.rels", relations_of_workbook(names.len())),
            ("_rels/.rels", relations()),
            ("[Content_Types].xml", content_types(names.len())),
        ];
        for (name, text) in parts {
            self.archive.begin(name, None)?;
            self.archive.write(HEAD.as_bytes());
            self.archive.write(text.as_bytes());
        }
        self.archive.finish()
    }

    /// Begins a sheet with its header.
    fn sheet(&mut self) -> Result<(), TooLarge> {
        self.end_sheet();
        self.sheets.push(0);
        self.archive.begin("xl/worksheets/sheet{}.xml", Some(self.sheets.len()))?;
        let selected = if self.sheets.len() == 1 { " tabSelected=\"1\"" } else { "" };
        let _ = write!(
            self.text,
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{selected} workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        );
        for (at, column) in self.columns.iter().enumerate() {
            let at = at + 1;
            let _ = write!(
                self.text,
                "<col min=\"{at}\" max=\"{at}\" width=\"{}\" customWidth=\"1\"/>",
                column.width
            );
        }
        self.text.push_str("</cols><sheetData>");
        let row = self.next();
        let _ = write!(self.text, "<row r=\"{row}\">");
        for (column, letters) in self.columns.iter().zip(&self.letters) {
            put_text(&mut self.text, letters, row, column.name, BOLD);
        }
        self.text.push_str("</row>");
        self.flush();
        Ok(())
    }

    fn end_sheet(&mut self) {
        if let (Some(rows), Some(last)) = (self.sheets.last(), self.letters.last()) {
            let _ = write!(self.text, "</sheetData><autoFilter ref=\"A1:{last}{rows}\"/></worksheet>");
            self.flush();
        }
    }

    fn about_sheet(&mut self, number: usize) -> Result<(), TooLarge> {
        self.archive.begin("xl/worksheets/sheet{}.xml", Some(number))?;
        let _ = write!(
            self.text,
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"18\" customWidth=\"1\"/>\
             <col min=\"2\" max=\"2\" width=\"90\" customWidth=\"1\"/></cols><sheetData>"
        );
        for (at, (what, said)) in (1..).zip(&self.about) {
            let _ = write!(self.text, "<row r=\"{at}\">");
            put_text(&mut self.text, "A", at, what, BOLD);
            put_text(&mut self.text, "B", at, said, WRAPPED);
            self.text.push_str("</row>");
        }
        self.text.push_str("</sheetData></worksheet>");
        self.flush();
        Ok(())
    }

    /// The number of the row that comes next in this sheet.
    fn next(&mut self) -> u32 {
        self.sheets.last_mut().map_or(1, |rows| {
            *rows += 1;
            *rows
        })
    }

    fn flush(&mut self) {
        self.archive.write(self.text.as_bytes());
        self.text.clear();
    }

    fn sheet_name(&self, number: usize) -> String {
        if number == 0 { self.name.to_owned() } else { format!("{} {}", self.name, number + 1) }
    }

    fn workbook(&self, names: &[String]) -> String {
        let mut text = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
        for (at, name) in (1..).zip(names) {
            let _ = write!(text, "<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>");
        }
        text.push_str("</sheets><definedNames>");
        let last = self.letters.last().map_or("A", String::as_str);
        for (at, (name, rows)) in names.iter().zip(&self.sheets).enumerate() {
            let _ = write!(
                text,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!$A$1:${last}${rows}</definedName>"
            );
        }
        text.push_str("</definedNames></workbook>");
        text
    }
}

const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"7\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyNumberFormat=\"1\"/>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

fn relations_of_workbook(sheets: usize) -> String {
    let mut text = format!("<Relationships xmlns=\"{RELATIONS}\">");
    for at in 1..=sheets {
        let _ = write!(
            text,
            "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
    }
    let at = sheets + 1;
    let _ = write!(
        text,
        "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    text
}

fn relations() -> String {
    format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
}

fn content_types(sheets: usize) -> String {
    let mut text = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>"
    );
    for at in 1..=sheets {
        let _ = write!(
            text,
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{KIND}.worksheet+xml\"/>"
        );
    }
    text.push_str("</Types>");
    text
}

/// The letters of a column, counted from 0: A, B, … Z, AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + u8::try_from(column % 26).unwrap_or_default());
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

fn put(text: &mut String, letters: &str, row: u32, cell: &Cell<'_>) {
    let mut number = |style: u8, number: f64| {
        let _ = write!(text, "<c r=\"{letters}{row}\" s=\"{style}\"><v>{number}</v></c>");
    };
    match cell {
        Cell::Nothing => {}
        Cell::Texts(texts) if texts.is_empty() => {}
        Cell::Day(day) if day.and_hms_opt(0, 0, 0).is_some_and(dated) => {
            number(DAY, serial(day.and_hms_opt(0, 0, 0).unwrap_or_default()));
        }
        Cell::Instant(at) if dated(at.naive_utc()) => number(INSTANT, serial(at.naive_utc())),
        Cell::Money(amount) => number(MONEY, *amount),
        Cell::Number(count) => {
            let _ = write!(text, "<c r=\"{letters}{row}\"><v>{count}</v></c>");
        }
        Cell::Flag(flag) => {
            let _ = write!(text, "<c r=\"{letters}{row}\" t=\"b\"><v>{}</v></c>", u8::from(*flag));
        }
        Cell::Text(_) | Cell::Texts(_) | Cell::Day(_) | Cell::Instant(_) => {
            let said = cell.to_text();
            let style = if defused(&said) == said { 0 } else { QUOTED };
            put_text(text, letters, row, &said, style);
        }
    }
}

/// A text; what a cell cannot hold of it is cut off, with a mark.
fn put_text(text: &mut String, letters: &str, row: u32, said: &str, style: u8) {
    if said.is_empty() {
        return;
    }
    let _ = write!(text, "<c r=\"{letters}{row}\" t=\"inlineStr\"");
    if style != 0 {
        let _ = write!(text, " s=\"{style}\"");
    }
    text.push_str("><is><t xml:space=\"preserve\">");
    // A letter has at most as many UTF-16 units as bytes.
    if said.len() <= LETTERS || said.chars().map(char::len_utf16).sum::<usize>() <= LETTERS {
        escaped(text, said);
    } else {
        let mut room = LETTERS - 1;
        let fits = said.char_indices().find(|(_, letter)| {
            let units = letter.len_utf16();
            let full = units > room;
            room = room.saturating_sub(units);
            full
        });
        escaped(text, &said[..fits.map_or(said.len(), |(at, _)| at)]);
        text.push('…');
    }
    text.push_str("</t></is></c>");
}

/// Text in XML. What XML cannot hold stands as `_x000B_`, as spreadsheets read it (ECMA-376, 22.9.2.19).
fn escaped(text: &mut String, said: &str) {
    for (at, letter) in said.char_indices() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\t' | '\n' => text.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(text, "_x{:04X}_", u32::from(letter));
            }
            '_' if looks_escaped(&said.as_bytes()[at..]) => text.push_str("_x005F_"),
            _ => text.push(letter),
        }
    }
}

fn looks_escaped(bytes: &[u8]) -> bool {
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// Whether a spreadsheet knows the date: it counts days from 1900 and takes that for a leap year.
fn dated(at: NaiveDateTime) -> bool {
    let from = NaiveDate::from_ymd_opt(1900, 3, 1).unwrap_or_default();
    let to = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
    (from..=to).contains(&at.date())
}

/// Days since 30 December 1899, as spreadsheets count.
fn serial(at: NaiveDateTime) -> f64 {
    let zero =
        NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default().and_hms_opt(0, 0, 0).unwrap_or_default();
    #[allow(clippy::cast_precision_loss, reason = "seconds of ten thousand years are exact")]
    let seconds = (at - zero).num_seconds() as f64;
    seconds / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let of = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(of, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped_and_what_looks_so_is_too() {
        let mut text = String::new();
        escaped(&mut text, "a\u{b}b & <c> _x000B_ _x");
        assert_eq!(text, "a_x000B_b &amp; &lt;c&gt; _x005F_x000B_ _x");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_with_a_mark() {
        let mut text = String::new();
        put_text(&mut text, "A", 1, &"😀".repeat(20_000), 0);
        let cell = text.split("preserve\">").nth(1).unwrap().split("</t>").next().unwrap();
        assert!(cell.ends_with('…'));
        assert!(cell.encode_utf16().count() <= LETTERS);
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        assert_eq!(serial(at("1900-03-01T00:00:00")), 61.0);
        assert_eq!(serial(at("2026-11-23T12:00:00")), 46_349.5);
        assert!(!dated(at("1900-02-28T00:00:00")));
    }
}

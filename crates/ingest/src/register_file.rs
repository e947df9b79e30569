//! Contract registers as boroughs keep them: rows of cells out of CSV in whatever encoding and with
//! whatever between its cells, and out of XLSX.
//!
//! A file is looked through more than once: its head for the headings, all of it for what stands in
//! each column, all of it again for its rows. Rows are handed on one by one, so that memory is bounded by
//! the file itself and, for XLSX, by the texts that its cells share.

mod delimited;
mod package;
mod tags;
mod workbook;

use std::ops::ControlFlow;
use std::sync::Arc;

use muster_domain::register_file::{Row, SheetSeen};

use delimited::Delimited;
use workbook::Workbook;

/// The most bytes of a file.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// The most rows of a sheet.
pub const MOST_ROWS: u32 = 200_000;

/// Why a file cannot be read, for whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl Refused {
    fn because(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// A file that can be read.
#[derive(Debug)]
pub struct RegisterFile {
    inner: Inner,
}

#[derive(Debug)]
enum Inner {
    Delimited(Delimited),
    Workbook(Box<Workbook>),
}

impl RegisterFile {
    /// Opens a file by what its bytes are, whatever it is called.
    ///
    /// # Errors
    /// It is nothing that is read here, is damaged, or would unpack to more than any register has.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        if bytes.len() > MOST_BYTES {
            return Err(Refused::because(
                "The file is larger than 50 MB, which no register needs: split it.",
            ));
        }
        let head: &[u8] = bytes.get(..bytes.len().min(512)).unwrap_or_default();
        let first = head.iter().copied().find(|b| !b.is_ascii_whitespace() && *b != 0);
        let inner = match first {
            None => return Err(Refused::because("There is nothing in this file.")),
            _ if head.starts_with(b"PK\x03\x04") => {
                Inner::Workbook(Box::new(Workbook::open(Arc::from(bytes))?))
            }
            _ if head.starts_with(b"PK") => {
                return Err(Refused::because(
                    "This archive is empty or damaged: save the register as XLSX again.",
                ));
            }
            _ if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => {
                return Err(Refused::because(
                    "This is an Excel file of before 2007 (.xls), or one with a password: save it as an Excel workbook \
                     (.xlsx) without a password.",
                ));
            }
            _ if head.starts_with(b"%PDF") => {
                return Err(Refused::because(
                    "This is a PDF: save the register as XLSX or CSV where it is kept.",
                ));
            }
            Some(b'<') => {
                return Err(Refused::because(
                    "This is a web page or XML, whatever it is called: open it in a spreadsheet and save it as XLSX or CSV.",
                ));
            }
            Some(b'{') => {
                return Err(Refused::because("This is JSON: registers come as XLSX or CSV."));
            }
            Some(_) => Inner::Delimited(Delimited::open(bytes)?),
        };
        Ok(Self { inner })
    }

    /// What kind of file it is, in plain English.
    #[must_use]
    pub fn kind(&self) -> String {
        match &self.inner {
            Inner::Delimited(file) => file.kind(),
            Inner::Workbook(_) => "an Excel workbook".to_owned(),
        }
    }

    /// What there is to say of the file as a whole.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        match &self.inner {
            Inner::Delimited(file) => file.notes(),
            Inner::Workbook(_) => Vec::new(),
        }
    }

    /// Its sheets; one without a name for a file that has none.
    #[must_use]
    pub fn sheets(&self) -> Vec<SheetSeen> {
        match &self.inner {
            Inner::Delimited(_) => vec![SheetSeen { name: String::new(), hidden: false }],
            Inner::Workbook(book) => book.sheets(),
        }
    }

    /// Hands on the rows of a sheet that have something in them, until `each` breaks.
    ///
    /// # Errors
    /// There is no such sheet, or it cannot be read to its end.
    pub fn rows(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<(), Refused> {
        match &mut self.inner {
            Inner::Delimited(file) if sheet == 0 => file.rows(each),
            Inner::Delimited(_) => Err(Refused::because("The file has no such sheet.")),
            Inner::Workbook(book) => book.rows(sheet, each),
        }
    }

    /// The first rows of a sheet.
    ///
    /// # Errors
    /// As [`RegisterFile::rows`].
    pub fn head(&mut self, sheet: usize, most: usize) -> Result<Vec<Row>, Refused> {
        let mut head = Vec::new();
        self.rows(sheet, &mut |row| {
            head.push(row);
            if head.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(head)
    }
}

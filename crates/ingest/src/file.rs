//! One file, read release by release.

use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use muster_domain::notice::Source;
use muster_domain::published::{Problem, Release};

use crate::files::unreadable;
use crate::input::Input;
use crate::split::{Piece, split};
use crate::{IngestError, export, ocds};

/// A release that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it says.
    pub release: Release,
    /// The release as received: JSON without the white space between its tokens, or a row of an
    /// export as an object of its cells by column. A text that was not JSON by the letter is
    /// written anew from what could be read, with a problem that says so.
    pub raw: String,
    /// What of it could not be read, or with a doubt.
    pub problems: Vec<Problem>,
}

/// What reading a file meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A release.
    Release(Box<Read>),
    /// A problem outside any release that was read.
    Problem(Problem),
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Nothing but white space.
    Empty,
    /// An OCDS release package.
    ReleasePackage,
    /// An OCDS record package.
    RecordPackage,
    /// A list of releases or packages.
    ReleaseList,
    /// A single release or record.
    Release,
    /// A release or package on each line.
    Lines,
    /// Contracts Finder's CSV export.
    Export,
}

impl FileKind {
    /// What it is, in plain English.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::ReleasePackage => "OCDS release package",
            Self::RecordPackage => "OCDS record package",
            Self::ReleaseList => "list of OCDS releases",
            Self::Release => "OCDS release",
            Self::Lines => "OCDS line by line",
            Self::Export => "Contracts Finder export",
        }
    }
}

/// What was read of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileSummary {
    /// What it turned out to be.
    pub kind: FileKind,
    /// Its size as it is stored, in bytes.
    pub bytes: u64,
    /// Releases handed on.
    pub releases: u64,
}

/// Reads a file, handing on each release and problem as it comes, until `each` breaks or the file
/// ends. Memory is bounded by the largest release that is taken (8 MiB), not by the file.
///
/// # Errors
/// The file cannot be opened, or its first bytes show that it is nothing that is taken. A fault
/// further on is a problem: what came before it is taken.
pub fn read_file(
    path: &Path,
    each: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Result<FileSummary, IngestError> {
    let file = File::open(path).map_err(|e| unreadable(path, e))?;
    let bytes = file.metadata().map_err(|e| unreadable(path, e))?.len();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let summary = read(file, &name, each)?;
    Ok(FileSummary { bytes, ..summary })
}

/// Reads a stream as [`read_file`] reads a file. Of `name` only the ending counts: `.ndjson` and
/// `.jsonl` say that each line is a text of its own, which is found out otherwise. The bytes of
/// the summary are those of the text, unpacked.
///
/// # Errors
/// The first bytes cannot be read, or show that it is nothing that is taken.
pub fn read(
    reader: impl io::Read,
    name: &str,
    each: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Result<FileSummary, IngestError> {
    let input = Input::new(reader).map_err(|source| IngestError::Unreadable { path: name.into(), source })?;
    let unknown = |message: String| IngestError::Unknown { name: name.to_owned(), message };
    let bytes = input.count();
    let mut releases = 0;
    let mut counting = |event: Event| {
        releases += u64::from(matches!(event, Event::Release(_)));
        each(event)
    };
    let first = input.head().iter().find(|b| !b.is_ascii_whitespace()).copied();
    let kind = match first {
        Some(b'{' | b'[') => {
            let lower = name.to_lowercase();
            let stem = lower.strip_suffix(".gz").unwrap_or(&lower);
            let lines = stem.ends_with(".ndjson") || stem.ends_with(".jsonl");
            split(input, lines, &mut |piece| counting(event(piece)))
        }
        Some(b'<') => return Err(unknown("this is HTML or XML, not notices in JSON or CSV".to_owned())),
        Some(b'P') if input.head().starts_with(b"PK\x03\x04") => {
            return Err(unknown(
                "this is a zip or spreadsheet file: unpack it, or save it as CSV".to_owned(),
            ));
        }
        Some(_) => {
            export::read_rows(input, &mut counting).map_err(unknown)?;
            FileKind::Export
        }
        None => {
            let message = "there is nothing in this file".to_owned();
            let problem = Problem { release: None, pointer: String::new(), message };
            // There is nothing left to stop.
            let _ = counting(Event::Problem(problem));
            FileKind::Empty
        }
    };
    Ok(FileSummary { kind, bytes: bytes.get(), releases })
}

/// Reads a notice again from the text that was stored of it: equal text gives an equal release.
///
/// # Errors
/// The text is not what [`read`] made of a release.
pub fn reread(source: Source, raw: &str) -> Result<Read, IngestError> {
    let read = match source {
        Source::ContractsFinderExport => export::reread(raw),
        _ => ocds::read_text(raw.as_bytes().to_vec(), "", Some(source)),
    };
    read.map_err(|problem| IngestError::Stored { message: problem.message })
}

fn event(piece: Piece) -> Event {
    match piece {
        Piece::Problem(problem) => Event::Problem(problem),
        Piece::Release { text, place } => match ocds::read_text(text, &place, None) {
            Ok(read) => Event::Release(Box::new(read)),
            Err(problem) => Event::Problem(problem),
        },
    }
}

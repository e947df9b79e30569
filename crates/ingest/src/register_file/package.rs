//! The archive that an XLSX file is: looked through before anything is unpacked into memory.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use zip::ZipArchive;

use super::tags::{attribute, damaged, look_through, name};
use super::{MOST_ROWS, Refused};

/// The most parts of an archive.
const MOST_PARTS: u16 = 4_000;

/// The most bytes of all parts that are read, unpacked.
const MOST_UNPACKED: u64 = 768 * 1024 * 1024;

/// The most bytes of the texts that cells share, which are kept in memory, and their number.
const MOST_SHARED: u64 = 48 * 1024 * 1024;
const MOST_TEXTS: u64 = 1_000_000;

/// The most bytes of parts that are small in any workbook, and the most formats of cells.
const MOST_SMALL: u64 = 16 * 1024 * 1024;
const MOST_FORMATS: u64 = 70_000;

/// The most cells of a sheet, and the most of them that are merged.
const MOST_CELLS: u64 = 25_000_000;
const MOST_MERGED: usize = 20_000;

/// Cells that are one over several rows: the first and last row, counted from 0, and the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub first: u32,
    pub last: u32,
    pub column: u32,
}

/// What is known of a sheet before it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetFacts {
    /// Rows that are hidden, counted from 0, in order.
    pub hidden: Vec<u32>,
    /// Cells that are one over several rows, by their first row.
    pub merged: Vec<Merged>,
}

/// Looks through an archive and says what is known of its sheets, by name.
///
/// # Errors
/// It is damaged, or would unpack to more than any register has.
pub(super) fn look(bytes: &Arc<[u8]>) -> Result<HashMap<String, SheetFacts>, Refused> {
    let parts = count_parts(bytes)?;
    if parts > MOST_PARTS {
        return Err(Refused::because("It has more parts than any workbook: it may be made to do harm."));
    }
    let mut archive = ZipArchive::new(Cursor::new(Arc::clone(bytes))).map_err(|_| damaged())?;
    let (mut left, mut by_path, mut names, mut targets) =
        (MOST_UNPACKED, HashMap::new(), Vec::new(), HashMap::new());
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        let path = part.name().map_err(|_| damaged())?.trim_start_matches('/').to_owned();
        let lower = path.to_lowercase();
        if !lower.ends_with(".xml") && !lower.ends_with(".rels") {
            continue;
        }
        let most = if lower.ends_with("sharedstrings.xml") {
            MOST_SHARED
        } else if lower.contains("/worksheets/sheet")
            || lower.contains("/worksheets/") && lower.ends_with(".xml")
        {
            MOST_UNPACKED
        } else {
            MOST_SMALL
        };
        let mut seen = Seen::default();
        let unpacked = look_through(part, most.min(left), &mut |tag| seen.tag(tag))?;
        left = left.saturating_sub(unpacked);
        names.extend(seen.sheets);
        if lower.ends_with("workbook.xml.rels") {
            targets.extend(seen.targets);
        }
        if seen.is_sheet {
            let mut facts = seen.facts;
            facts.merged.sort_by_key(|merged| merged.first);
            facts.hidden.sort_unstable();
            by_path.insert(lower, facts);
        }
    }
    let facts = names.into_iter().filter_map(|(name, id): (String, String)| {
        let target: &String = targets.get(&id)?;
        let target = target.trim_start_matches('/').to_lowercase();
        let path = if by_path.contains_key(&target) { target } else { format!("xl/{target}") };
        Some((name, by_path.get(&path)?.clone()))
    });
    Ok(facts.collect())
}

/// What the tags of one part say.
#[derive(Debug, Default)]
struct Seen {
    is_sheet: bool,
    rows: u32,
    cells: u64,
    texts: u64,
    formats: u64,
    facts: SheetFacts,
    sheets: Vec<(String, String)>,
    targets: HashMap<String, String>,
}

impl Seen {
    fn tag(&mut self, tag: &[u8]) -> Result<(), Refused> {
        match name(tag) {
            b"c" => self.cells += 1,
            b"row" => self.row(tag),
            b"sheetData" => self.is_sheet = true,
            b"mergeCell" => {
                if let Some(merged) = attribute(tag, "ref").and_then(|range| merged(&range))
                    && self.facts.merged.len() < MOST_MERGED
                {
                    self.facts.merged.push(merged);
                }
            }
            b"si" => self.texts += 1,
            b"xf" => self.formats += 1,
            b"sheet" => {
                if let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id")) {
                    self.sheets.push((name, id));
                }
            }
            b"Relationship" => {
                if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
                    self.targets.insert(id, target);
                }
            }
            _ => {}
        }
        let harm =
            |what: &str| Err(Refused::because(format!("It has more {what} than any register: split it.")));
        if self.rows > 2 * MOST_ROWS || self.cells > MOST_CELLS {
            return harm("rows and cells");
        }
        if self.texts > MOST_TEXTS || self.formats > MOST_FORMATS {
            return harm("texts or formats");
        }
        Ok(())
    }

    fn row(&mut self, tag: &[u8]) {
        self.rows += 1;
        // Most rows have no such word in them.
        if !tag.windows(6).any(|w| w == b"hidden") {
            return;
        }
        let hidden = attribute(tag, "hidden").is_some_and(|word| word == "1" || word == "true");
        let number = attribute(tag, "r").and_then(|r| r.parse::<u32>().ok()).unwrap_or(self.rows);
        if hidden {
            self.facts.hidden.push(number.saturating_sub(1));
        }
    }
}

/// `B2:B7`, where it is over several rows.
fn merged(range: &str) -> Option<Merged> {
    let (from, to) = range.split_once(':')?;
    let (first, column) = place(from)?;
    let (last, _) = place(to)?;
    (last > first).then_some(Merged { first, last, column })
}

fn place(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at(digits);
    let column = letters.bytes().filter(|b| *b != b'$').try_fold(0_u32, |sum, letter| {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        sum.checked_mul(26)?.checked_add(value)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// How many parts the end of an archive says there are, before room is made for them.
fn count_parts(bytes: &[u8]) -> Result<u16, Refused> {
    const END: &[u8] = b"PK\x05\x06";
    const LARGE: &[u8] = b"PK\x06\x07";
    let from = bytes.len().saturating_sub(65_535 + 22);
    let tail = &bytes[from..];
    let at = tail.windows(4).rposition(|window| window == END).ok_or_else(damaged)?;
    let count = tail.get(at + 10..at + 12).ok_or_else(damaged)?;
    let large = at >= 20 && &tail[at - 20..at - 16] == LARGE;
    if large {
        return Err(Refused::because(
            "It is an archive of a kind that spreadsheets are not: save it as XLSX again.",
        ));
    }
    Ok(u16::from_le_bytes([count[0], count[1]]))
}

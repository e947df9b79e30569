//! Where the headings stand: in the first row, or in the seventh under a letterhead, in one row or in
//! two.

use serde::{Deserialize, Serialize};

use super::meaning::Meaning;
use super::{Cell, Row};

/// How far down headings are looked for.
pub const LOOKED_AT: usize = 60;

/// The rows with the headings, and what they say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// The number of the first of them, as a spreadsheet shows it.
    pub row: u32,
    /// How many there are: 1 or 2.
    pub rows: u32,
    /// The heading of each column; empty where there is none.
    pub headings: Vec<String>,
}

impl Header {
    /// The headings that stand in `row` and the `rows` − 1 after it; `None` where there is no such row
    /// among these.
    #[must_use]
    pub fn at(head: &[Row], row: u32, rows: u32) -> Option<Self> {
        let at = head.iter().position(|r| r.number == row)?;
        let below = head.get(at + 1).filter(|below| rows > 1 && below.number == row + 1);
        let headings = below.map_or_else(|| alone(&head[at]), |below| joined(&head[at], below));
        Some(Self { row, rows: if below.is_some() { 2 } else { 1 }, headings })
    }

    /// Finds them among the first rows: where most headings are known. `remembered` says whether this
    /// borough used a heading before. The first row with several words in it where none is known;
    /// `None` where there is not even that.
    #[must_use]
    pub fn find(head: &[Row], remembered: &dyn Fn(&str) -> bool) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for (at, row) in head.iter().enumerate() {
            // A row of figures or days is one of the register itself.
            if row.filled().count() < 2 || row.filled().any(|(_, cell)| !is_words(cell)) {
                continue;
            }
            let one = Self { row: row.number, rows: 1, headings: alone(row) };
            let score = known(&one.headings, remembered);
            let mut found = (score, one);
            let below = head.get(at + 1).filter(|b| b.number == row.number + 1);
            if let Some(below) = below.filter(|b| b.filled().count() >= 2 && is_heading(b)) {
                let two = Self { row: row.number, rows: 2, headings: joined(row, below) };
                let lower = known(&alone(below), remembered);
                let both = known(&two.headings, remembered);
                // Two rows only where each adds to what the other says.
                if both > score && both > lower {
                    found = (both, two);
                }
            }
            if found.0 > 0 && best.as_ref().is_none_or(|(score, _)| found.0 > *score) {
                best = Some(found);
            }
        }
        // One heading that happens to be a known word is no sign in a letterhead.
        best.filter(|(score, _)| *score >= 2).map(|(_, header)| header).or_else(|| {
            let first = head
                .iter()
                .find(|row| row.filled().count() >= 2 && row.filled().all(|(_, cell)| is_words(cell)))?;
            Some(Self { row: first.number, rows: 1, headings: alone(first) })
        })
    }

    /// The number of the first row under them.
    #[must_use]
    pub const fn below(&self) -> u32 {
        self.row + self.rows
    }

    /// Whether a row says the headings once more, as where pages were put together.
    #[must_use]
    pub fn again(&self, row: &Row) -> bool {
        let mut said = 0;
        for (column, cell) in row.filled() {
            let heading = self.headings.get(column as usize).map(String::as_str).unwrap_or_default();
            if words(heading) != words(&cell.text()) {
                return false;
            }
            said += 1;
        }
        said >= 2
    }
}

fn is_words(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            text.chars().any(char::is_alphabetic)
                && text.len() <= 200
                && super::value::day_of(text, None).is_none()
        }
        _ => false,
    }
}

fn is_heading(row: &Row) -> bool {
    row.filled().all(|(_, cell)| is_words(cell) && cell.text().len() <= 60)
}

/// How many different things the headings are known to mean.
fn known(headings: &[String], remembered: &dyn Fn(&str) -> bool) -> u32 {
    let mut met: Vec<Meaning> = Vec::new();
    let mut others = 0;
    for heading in headings.iter().filter(|h| !h.is_empty()) {
        let best = Meaning::ALL.iter().map(|m| (m.suits(heading), *m)).max_by_key(|(score, _)| *score);
        match best {
            Some((score, meaning)) if score >= 60 && !met.contains(&meaning) => met.push(meaning),
            _ if remembered(&words(heading)) => others += 1,
            _ => {}
        }
    }
    u32::try_from(met.len()).unwrap_or(u32::MAX).saturating_add(others)
}

fn alone(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| one_line(&cell.text())).collect()
}

/// Two rows as one: "Contract" over "Start" and "End" heads both. What stands above goes on to the right
/// over columns that have a heading of their own below.
fn joined(above: &Row, below: &Row) -> Vec<String> {
    let mut over = String::new();
    let columns = above.cells.len().max(below.cells.len());
    (0..u32::try_from(columns).unwrap_or(u32::MAX))
        .map(|column| {
            let (upper, lower) = (one_line(&above.cell(column).text()), one_line(&below.cell(column).text()));
            if !upper.is_empty() {
                over.clone_from(&upper);
            }
            match (upper.is_empty(), lower.is_empty()) {
                (_, true) => upper,
                (true, false) if over.is_empty() => lower,
                // One cell over both rows.
                (false, false) if upper == lower => lower,
                _ => format!("{over} {lower}"),
            }
        })
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading in plain words: `ContractStartDate`, `Contract start date (dd/mm/yyyy)` and `CONTRACT
/// START-DATE*` are all `contract start date`.
#[must_use]
pub fn words(heading: &str) -> String {
    const SAY_NOTHING: &[&str] =
        &["dd", "mm", "yyyy", "yy", "ddmmyyyy", "gbp", "if", "applicable", "please", "mandatory", "optional"];
    let mut spaced = String::with_capacity(heading.len() + 8);
    let mut before = ' ';
    let characters: Vec<char> = heading.chars().collect();
    for (at, c) in characters.iter().enumerate() {
        let next_is_small = characters.get(at + 1).is_some_and(|n| n.is_lowercase());
        let begins = c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && next_is_small));
        if begins || !c.is_alphanumeric() {
            spaced.push(' ');
        }
        if c.is_alphanumeric() {
            spaced.extend(c.to_lowercase());
        }
        before = *c;
    }
    let kept = spaced.split_whitespace().filter(|word| !SAY_NOTHING.contains(word));
    kept.collect::<Vec<_>>().join(" ")
}

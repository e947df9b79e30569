//! Measures how well vendors are told apart and together, pair of rows by pair of rows.

pub mod misspelling;

use std::collections::HashSet;

use muster_domain::company_number;
use muster_domain::id::VendorId;
use muster_domain::identifier::Identifier;
use muster_domain::published::Party;
use muster_domain::vendor_directory::VendorDirectory;
use uuid::Uuid;

const SPELLINGS: &str = include_str!("../data/supplier-spellings.csv");

/// A name as published, the number beside it, and which company it truly is (`None`: nobody knows).
#[derive(Debug, Clone)]
pub struct Row {
    /// As published.
    pub name: String,
    /// As published.
    pub number: String,
    /// Rows of one company share it.
    pub truth: Option<String>,
}

/// Right and wrong pairs.
#[derive(Debug, Default, Clone)]
pub struct Score {
    /// Pairs of one company that were joined.
    pub joined_rightly: usize,
    /// Pairs of two companies that were joined, by name.
    pub joined_wrongly: Vec<(String, String)>,
    /// Pairs of one company that were kept apart, by name.
    pub missed: Vec<(String, String)>,
}

impl Score {
    /// Of the pairs that were joined, the share that is one company.
    pub fn precision(&self) -> f64 {
        share(self.joined_rightly, self.joined_wrongly.len())
    }

    /// Of the pairs that are one company, the share that was joined.
    pub fn recall(&self) -> f64 {
        share(self.joined_rightly, self.missed.len())
    }
}

fn share(right: usize, wrong: usize) -> f64 {
    let all = u32::try_from(right + wrong).unwrap_or(u32::MAX);
    if all == 0 { 1.0 } else { f64::from(u32::try_from(right).unwrap_or(u32::MAX)) / f64::from(all) }
}

/// The real list. A row's company is its number where that is one; rows with "0" are known to be
/// unrelated to one another, and nobody knows whether they are one of the others.
pub fn real_rows() -> Vec<Row> {
    let mut seen = HashSet::new();
    csv::Reader::from_reader(SPELLINGS.as_bytes())
        .records()
        .flatten()
        .filter_map(|record| {
            let (number, name) = (record.get(0)?.to_owned(), record.get(1)?.to_owned());
            let truth = company_number::normalise(&number);
            seen.insert((number.clone(), name.clone())).then_some(Row { name, number, truth })
        })
        .collect()
}

/// Rows of the list's one half or the other, company by company.
pub fn half(rows: &[Row], odd: bool) -> Vec<Row> {
    let is_odd = |row: &Row| row.number.bytes().map(u32::from).sum::<u32>() % 2 == 1;
    rows.iter().filter(|row| is_odd(row) == odd).cloned().collect()
}

/// What is known to be wrong in the list: name, number as published, which company it is.
const WRONG_NUMBERS: &[(&str, &str, &str)] =
    &[("Computacentre", "00158718", "01584718"), ("BLOOM Procurement Services", "02579852", "bloom")];

/// The list with the companies that its two wrong numbers hide: a digit is missing in one, and the
/// other is that of the reseller beside which the firm was published. What is asked of the directory
/// stays as published.
pub fn corrected(rows: &[Row]) -> Vec<Row> {
    let right =
        |row: &Row| WRONG_NUMBERS.iter().find(|(name, number, _)| row.name == *name && row.number == *number);
    rows.iter()
        .map(|row| Row {
            truth: right(row).map(|w| w.2.to_owned()).or_else(|| row.truth.clone()),
            ..row.clone()
        })
        .collect()
}

/// Resolves every row in order and compares all pairs.
pub fn measure(rows: &[Row], with_numbers: bool) -> Score {
    score(rows, &resolve(rows, with_numbers))
}

/// Resolves every row in order.
pub fn resolve(rows: &[Row], with_numbers: bool) -> Vec<VendorId> {
    let mut directory = VendorDirectory::new();
    let mut next = 0_u128;
    let vendors: Vec<VendorId> = rows
        .iter()
        .filter_map(|row| {
            let number = Identifier::new(Identifier::COMPANIES_HOUSE, &row.number);
            let identifiers = if with_numbers { vec![number] } else { Vec::new() };
            let party = Party { name: Some(row.name.clone()), identifiers, ..Party::default() };
            next += 1;
            directory.resolve(&party, || VendorId(Uuid::from_u128(next))).map(|r| r.vendor)
        })
        .collect();
    assert_eq!(vendors.len(), rows.len(), "every row has a name");
    vendors
}

fn score(rows: &[Row], vendors: &[VendorId]) -> Score {
    let mut score = Score::default();
    for (i, a) in rows.iter().enumerate() {
        for (j, b) in rows.iter().enumerate().skip(i + 1) {
            let one = match (&a.truth, &b.truth) {
                (Some(x), Some(y)) => x == y,
                // Two rows with "0" are two companies; beside a numbered row nobody knows.
                (None, None) => false,
                _ => continue,
            };
            let joined = vendors[i] == vendors[j];
            match (one, joined) {
                (true, true) => score.joined_rightly += 1,
                (true, false) => score.missed.push((a.name.clone(), b.name.clone())),
                (false, true) => score.joined_wrongly.push((a.name.clone(), b.name.clone())),
                (false, false) => {}
            }
        }
    }
    score
}

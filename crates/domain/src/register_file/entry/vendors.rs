//! The suppliers that stand in one cell.

use super::Named;
use crate::company_number::normalise;
use crate::register_file::value;
use crate::transparency::REDACTED;

/// What a cell of suppliers says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub vendors: Vec<Named>,
    /// What is doubtful about the names.
    pub doubt: Option<String>,
    /// What is doubtful about the numbers beside them.
    pub number_doubt: Option<String>,
}

/// Reads the suppliers of one cell, with the company numbers of the cell beside it.
pub(super) fn read(cell: &str, numbers: Option<&str>) -> Read {
    if value::is_blank(cell) {
        return Read::default();
    }
    let mut read = Read::default();
    if let Some(vendors) = bracketed(cell) {
        read.vendors = vendors;
    } else {
        for name in parts(cell) {
            let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = |named: &Named| named.name.eq_ignore_ascii_case(&name);
            if !name.is_empty() && !value::is_blank(&name) && !read.vendors.iter().any(known) {
                read.vendors.push(Named { name: name.chars().take(200).collect(), company_number: None });
            }
        }
        number(&mut read, numbers);
    }
    let varied = ["various", "multiple", "several", "see notes", "see attached", "framework"];
    let first = read.vendors.first().map(|vendor| vendor.name.to_lowercase()).unwrap_or_default();
    if read.vendors.len() == 1
        && varied.iter().any(|word| first == *word || first.starts_with(&format!("{word} ")))
    {
        read.vendors.clear();
        read.doubt = Some("it names no supplier: it is left out".to_owned());
    }
    if read.vendors.iter().any(|vendor| vendor.name == REDACTED) {
        read.vendors.clear();
        read.doubt = Some("the name of a person was taken out of it: it is left out".to_owned());
    }
    if read.vendors.len() > 200 {
        read.vendors.truncate(200);
        read.doubt = Some("it names more than 200 suppliers: the first 200 are taken".to_owned());
    }
    read
}

/// Names between semicolons, bars or line ends. Commas and "and" stand in names, too.
fn parts(cell: &str) -> Vec<&str> {
    cell.split([';', '\n', '\r', '|'])
        .map(|part| part.trim().trim_start_matches(['•', '-', '*']).trim())
        .collect()
}

fn number(read: &mut Read, numbers: Option<&str>) {
    let Some(cell) = numbers.filter(|cell| !value::is_blank(cell)) else { return };
    let given = parts(cell);
    if given.len() != read.vendors.len() {
        read.number_doubt = (!read.vendors.is_empty())
            .then(|| "there are not as many numbers as suppliers: they are left out".to_owned());
        return;
    }
    for (vendor, given) in read.vendors.iter_mut().zip(given) {
        vendor.company_number = normalise(given);
        if vendor.company_number.is_none() && !value::is_blank(given) {
            let given = value::shorten(given);
            read.number_doubt = Some(format!("{given:?} is no number of Companies House: it is left out"));
        }
    }
}

/// `[Name|Address|Ref type|Ref number|Is SME|Is VCSE]`, one after the other, as Contracts Finder has it.
fn bracketed(cell: &str) -> Option<Vec<Named>> {
    let cell = cell.trim();
    if !cell.starts_with('[') || !cell.ends_with(']') || !cell.contains('|') {
        return None;
    }
    let mut vendors = Vec::new();
    for part in cell.split('[').skip(1) {
        let mut inner = part.split(']').next()?.split('|').map(str::trim);
        let name = inner.next().filter(|name| !value::is_blank(name))?;
        let (kind, number) = (inner.nth(1).unwrap_or_default(), inner.next().unwrap_or_default());
        let company = kind.to_uppercase().contains("COMPANIES_HOUSE");
        let company_number = company.then(|| normalise(number)).flatten();
        let named = Named { name: name.split_whitespace().collect::<Vec<_>>().join(" "), company_number };
        if !vendors.contains(&named) {
            vendors.push(named);
        }
    }
    Some(vendors)
}

//! What one row says, as values, and what is wrong with it.

mod making;
mod vendors;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{Cell, Column, Header, Meaning, Row};
use crate::cpv::Cpv;
use crate::fact::Field;
use crate::record::Datum;
use crate::service_area::ServiceAreaCode;
use crate::technology;
use crate::text::fold;

/// Something that could not be read, or was read with a doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flaw {
    /// In which column; `None` for the row as a whole.
    pub column: Option<u32>,
    /// What is wrong and what is done about it, in plain English.
    pub detail: String,
}

/// A company as a row names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its Companies House number, normalised.
    pub company_number: Option<String>,
}

/// What a row turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EntryKind {
    /// A contract.
    Contract,
    /// A sum at the end, or between groups.
    Total,
    /// A remark, a heading between groups, the headings once more.
    Remark,
    /// A contract that cannot be taken: what it lacks is among the flaws.
    Unusable,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number as a spreadsheet shows it.
    pub number: u32,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
    /// What it turned out to be.
    pub kind: EntryKind,
    /// The record that Muster gave it when it went out.
    pub id: Option<Uuid>,
    /// The authority's own reference.
    pub reference: Option<String>,
    /// What it says of a contract, by field; vendors stand apart, since they are to be found first.
    pub said: BTreeMap<Field, Datum>,
    /// With whom.
    pub vendors: Vec<Named>,
    /// The same by Muster's own ids.
    pub vendor_ids: Vec<Uuid>,
    /// Who buys, where a column says so.
    pub buyer: Option<String>,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
}

impl Entry {
    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        match self.said.get(&Field::Title) {
            Some(Datum::Text(title)) => title,
            _ => self.reference.as_deref().unwrap_or_default(),
        }
    }

    /// A day of it.
    #[must_use]
    pub fn day(&self, field: Field) -> Option<NaiveDate> {
        match self.said.get(&field) {
            Some(Datum::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// What it is known by from one file of its authority to the next: its reference, else supplier,
    /// title and start.
    #[must_use]
    pub fn key(&self) -> String {
        match (&self.reference, self.id) {
            (Some(reference), _) => format!("reference {}", fold(reference)),
            (None, Some(id)) => format!("id {id}"),
            (None, None) => self.key_by_content(),
        }
    }

    /// As [`Entry::key`], though it has a reference that another row has as well.
    #[must_use]
    pub fn key_by_content(&self) -> String {
        let vendors: Vec<String> = self.vendors.iter().map(|vendor| fold(&vendor.name)).collect();
        let start = self.day(Field::TermStart).map(|day| day.to_string()).unwrap_or_default();
        format!("content {} | {} | {start}", vendors.join("; "), fold(self.title()))
    }

    /// What it says, as it is stored.
    #[must_use]
    pub fn said_json(&self) -> Json {
        let said = self.said.iter().map(|(field, datum)| (field.as_str().to_owned(), datum.json()));
        Json::Object(said.collect::<Map<String, Json>>())
    }

    /// Reads what is stored; `None` for anything else.
    #[must_use]
    pub fn read_said(json: &Json) -> Option<BTreeMap<Field, Datum>> {
        let read = |(path, value): (&String, &Json)| {
            let field = Field::parse(path)?;
            Some((field, Datum::read(field, value).ok()?))
        };
        json.as_object()?.iter().map(read).collect()
    }
}

/// Reads rows by the meanings of their columns.
#[derive(Debug)]
pub struct Reader<'a> {
    columns: &'a [Column],
    header: Option<&'a Header>,
    by_meaning: BTreeMap<Meaning, Vec<&'a Column>>,
}

impl<'a> Reader<'a> {
    /// A reader of rows with these columns.
    #[must_use]
    pub fn new(columns: &'a [Column], header: Option<&'a Header>) -> Self {
        let mut by_meaning: BTreeMap<Meaning, Vec<&Column>> = BTreeMap::new();
        for column in columns {
            if let Some(meaning) = column.meaning {
                by_meaning.entry(meaning).or_default().push(column);
            }
        }
        Self { columns, header, by_meaning }
    }

    /// What a row says; `None` of an empty one.
    #[must_use]
    pub fn read(&self, row: &Row) -> Option<Entry> {
        row.filled().next()?;
        let mut entry = Entry {
            number: row.number,
            hidden: row.hidden,
            kind: EntryKind::Contract,
            id: None,
            reference: None,
            said: BTreeMap::new(),
            vendors: Vec::new(),
            vendor_ids: Vec::new(),
            buyer: None,
            flaws: Vec::new(),
        };
        if self.header.is_some_and(|header| header.again(row)) {
            entry.kind = EntryKind::Remark;
            return Some(entry);
        }
        let mut made = making::Making { reader: self, row, entry: &mut entry };
        made.texts();
        made.vendors();
        made.term();
        made.value();
        made.words();
        made.codes();
        made.technology();
        entry.kind = self.kind(row, &mut entry);
        if entry.kind != EntryKind::Contract && entry.kind != EntryKind::Unusable {
            entry.flaws.clear();
        }
        Some(entry)
    }

    /// A total and a remark have no supplier and no term, and few cells.
    fn kind(&self, row: &Row, entry: &mut Entry) -> EntryKind {
        let filled = row.filled().count();
        let known = self.columns.iter().filter(|c| c.meaning.is_some()).count();
        let bare = entry.vendors.is_empty()
            && entry.vendor_ids.is_empty()
            && entry.day(Field::TermStart).is_none()
            && entry.day(Field::TermEnd).is_none();
        let mut words = row.filled().filter_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(fold(text)),
            _ => None,
        });
        let total = words.any(|text| {
            let first =
                text.trim_start_matches("grand ").trim_start_matches("sub").trim_start_matches(['-', ' ']);
            first == "total"
                || first.starts_with("total ")
                || first.starts_with("total:")
                || first == "totals"
        });
        if bare && total && filled <= 3.max(known / 2) {
            return EntryKind::Total;
        }
        let has_title = entry.said.contains_key(&Field::Title);
        if bare
            && (filled == 1 || (!has_title && row.filled().all(|(_, cell)| matches!(cell, Cell::Number(_)))))
            && known > 2
        {
            return if !has_title || (filled == 1 && entry.reference.is_none()) {
                EntryKind::Remark
            } else {
                EntryKind::Contract
            };
        }
        if !has_title {
            let detail =
                "there is no title in this row, and nothing to make one of: it is left out".to_owned();
            entry.flaws.push(Flaw { column: self.first(Meaning::Title), detail });
            return EntryKind::Unusable;
        }
        EntryKind::Contract
    }

    fn first(&self, meaning: Meaning) -> Option<u32> {
        self.by_meaning.get(&meaning).and_then(|columns| columns.first()).map(|column| column.index)
    }
}

/// Whether a contract of these codes, title and description buys technology, for a record that nothing else
/// tells it of.
#[must_use]
pub fn is_technology(said: &BTreeMap<Field, Datum>) -> (bool, Option<ServiceAreaCode>) {
    let text = |field| match said.get(&field) {
        Some(Datum::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let codes: &[Cpv] = match said.get(&Field::Cpv) {
        Some(Datum::Codes(codes)) => codes,
        _ => &[],
    };
    let found = technology::classify(codes, text(Field::Title).unwrap_or_default(), text(Field::Description));
    (found.technology, found.service_area)
}

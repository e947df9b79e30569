//! What somebody corrects about a file, and decides about its rows.

use std::collections::BTreeMap;

use muster_domain::register_file::state::DecisionOfAll;
use muster_domain::register_file::{DateOrder, Decision, Meaning, Settings};
use muster_persistence::register_file::{RegisterFile, RegisterFileChange};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::problem::{Failure, Wrong};
use crate::words;

/// What is corrected about a register file, as a merge patch (RFC 7396): what is left out stays, null goes
/// back to what is found out.
#[derive(Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RegisterFilePatch {
    /// The sheet to read, by its place from 0.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u32>, required = false, maximum = 1000, example = 0)]
    sheet: Option<Option<u32>>,
    /// The first row with headings, as a spreadsheet numbers it.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u32>, required = false, minimum = 1, maximum = 200_000, example = 7)]
    header_row: Option<Option<u32>>,
    /// How many rows have headings.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u32>, required = false, minimum = 1, maximum = 2)]
    header_rows: Option<Option<u32>>,
    /// What columns mean, by their place from 0: one of the meanings, or `none`.
    #[schema(value_type = Option<Object>, required = false, example = json!({"4": "title", "7": "none"}))]
    columns: BTreeMap<u32, Option<String>>,
    /// Which comes first in the dates of columns, by their place from 0: `dayFirst` or `monthFirst`.
    #[schema(value_type = Option<Object>, required = false, example = json!({"5": "dayFirst"}))]
    dates: BTreeMap<u32, Option<String>>,
    /// Leave out rows that the spreadsheet hides.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<bool>, required = false)]
    leave_hidden: Option<Option<bool>>,
    /// What is decided of all rows that look like a record and that nobody decided alone.
    #[serde(deserialize_with = "given")]
    #[schema(required = false, schema_with = words::register_unclear_schema)]
    unclear: Option<Option<String>>,
    /// Put away the records that the last file told of and this one does not.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<bool>, required = false)]
    archive_missing: Option<Option<bool>>,
    /// What is decided about rows, by their id: `same`, `new`, `leave`, or of a record that is missing
    /// `archive` or `leave`.
    #[schema(value_type = Option<Object>, required = false, example = json!({"019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10": "same"}))]
    decisions: BTreeMap<Uuid, Option<String>>,
}

/// A member that is there, null or not.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl RegisterFilePatch {
    /// The change that it makes to a file as it is.
    pub(super) fn read(self, before: &RegisterFile) -> Result<RegisterFileChange, Failure> {
        let mut wrong = Vec::new();
        let mut settings = before.settings.clone();
        let Self {
            sheet,
            header_row,
            header_rows,
            columns,
            dates,
            leave_hidden,
            unclear,
            archive_missing,
            decisions,
        } = self;
        let mut refuse = |pointer: String, detail: String| wrong.push(Wrong { pointer, detail });
        if let Some(sheet) = sheet {
            let sheets = before.understood.sheets.len();
            if sheet.is_some_and(|sheet| sheet as usize >= sheets.max(1)) {
                refuse("/sheet".to_owned(), format!("is the place of one of {sheets} sheets, from 0"));
            }
            // Another sheet has other headings and other columns.
            settings = Settings {
                sheet,
                header_row: None,
                header_rows: None,
                columns: BTreeMap::new(),
                dates: BTreeMap::new(),
                ..settings
            };
        }
        for (place, rows, most) in [("/headerRow", header_row, 200_000), ("/headerRows", header_rows, 2)] {
            if rows.flatten().is_some_and(|row| !(1..=most).contains(&row)) {
                refuse(place.to_owned(), format!("is from 1 to {most}"));
            }
        }
        if let Some(row) = header_row {
            settings.header_row = row;
            settings.columns.clear();
            settings.dates.clear();
        }
        if let Some(rows) = header_rows {
            settings.header_rows = rows;
        }
        for (index, word) in columns {
            let place = format!("/columns/{index}");
            if index >= 256 {
                refuse(place, "is the place of a column, 0 to 255".to_owned());
                continue;
            }
            match word.as_deref() {
                None => drop(settings.columns.remove(&index)),
                Some("none") => drop(settings.columns.insert(index, None)),
                Some(word) => match Meaning::parse(word) {
                    Some(meaning) => {
                        // A meaning that is given to another column is taken from the one that had it.
                        let joins = meaning.joins();
                        settings.columns.retain(|_, had| joins || *had != Some(meaning));
                        let had = before
                            .understood
                            .columns
                            .iter()
                            .filter(|c| c.meaning == Some(meaning) && c.index != index);
                        for column in had.filter(|_| !joins) {
                            settings.columns.insert(column.index, None);
                        }
                        settings.columns.insert(index, Some(meaning));
                    }
                    None => refuse(
                        place,
                        format!("{word:?} is nothing that a column can mean: see /register-files/meanings"),
                    ),
                },
            }
        }
        for (index, word) in dates {
            match word.as_deref() {
                None => drop(settings.dates.remove(&index)),
                Some("dayFirst") => drop(settings.dates.insert(index, DateOrder::DayFirst)),
                Some("monthFirst") => drop(settings.dates.insert(index, DateOrder::MonthFirst)),
                Some(_) => refuse(format!("/dates/{index}"), "is one of dayFirst, monthFirst".to_owned()),
            }
        }
        if let Some(leave) = leave_hidden {
            settings.leave_hidden = leave.unwrap_or(false);
        }
        if let Some(archive) = archive_missing {
            settings.archive_missing = archive.unwrap_or(false);
        }
        if let Some(word) = unclear {
            settings.unclear = match word.as_deref() {
                None => None,
                Some("same") => Some(DecisionOfAll::Same),
                Some("new") => Some(DecisionOfAll::New),
                Some(_) => {
                    refuse("/unclear".to_owned(), "is one of same, new".to_owned());
                    None
                }
            };
        }
        let mut decided = BTreeMap::new();
        for (row, word) in decisions {
            match word.as_deref().map(Decision::parse) {
                None => drop(decided.insert(row, None)),
                Some(Some(decision)) => drop(decided.insert(row, Some(decision))),
                Some(None) => {
                    refuse(format!("/decisions/{row}"), "is one of same, new, leave, archive".to_owned());
                }
            }
        }
        if wrong.is_empty() {
            Ok(RegisterFileChange { settings, decisions: decided })
        } else {
            Err(Failure::Unprocessable(wrong))
        }
    }
}

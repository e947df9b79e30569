//! Register files and their rows as they are answered.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use muster_domain::fact::Field;
use muster_domain::record::Datum;
use muster_domain::register_file::{
    Column as DomainColumn, Counts as DomainCounts, Flaw, Meaning, Settings, SheetSeen, Understood, letters,
};
use muster_domain::viewer::Viewer;
use muster_persistence::register_file::{RegisterFile as Record, StagedRow};
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::problem::Failure;
use crate::record::ChangedBy;
use crate::words;

/// What a column of a register can mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileMeaning {
    /// The word for it.
    #[schema(schema_with = words::register_meaning_schema)]
    pub meaning: &'static str,
    /// What it is, for people.
    #[schema(example = "End with all extensions")]
    pub label: &'static str,
    /// Whether several columns can mean it together.
    pub joins: bool,
}

/// Everything that a column of a register can mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileMeanings {
    /// In the order in which people are offered them.
    pub items: Vec<RegisterFileMeaning>,
}

impl From<Meaning> for RegisterFileMeaning {
    fn from(meaning: Meaning) -> Self {
        Self { meaning: meaning.as_str(), label: meaning.label(), joins: meaning.joins() }
    }
}

/// A sheet of a register file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileSheet {
    /// Its name; empty for a file that has no sheets.
    pub name: String,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
}

/// A column of a register file as it is understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFileColumn {
    /// Its place, from 0.
    pub index: u32,
    /// As a spreadsheet calls it.
    #[schema(example = "C")]
    pub letter: String,
    /// Its heading.
    #[schema(example = "Contract end date")]
    pub heading: String,
    /// What it means; null where it is left out.
    #[schema(schema_with = words::register_meaning_or_null_schema)]
    pub meaning: Option<&'static str>,
    /// Why, in plain English.
    pub why: String,
    /// False where somebody should look at that.
    pub sure: bool,
    /// Cells that have something in them.
    pub filled: u32,
    /// The first different values, three at most.
    pub samples: Vec<String>,
    /// Which comes first in its dates, where it has dates in figures: `dayFirst` or `monthFirst`.
    #[schema(example = "dayFirst")]
    pub dates: Option<&'static str>,
    /// False where nothing in the column tells, so that somebody has to say.
    pub dates_sure: bool,
}

/// How many rows taking a register file adds, changes and so on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFileCounts {
    /// Rows with something in them under the headings.
    pub rows: u32,
    /// New records.
    pub added: u32,
    /// Records that change.
    pub changed: u32,
    /// Records that are as the file says.
    pub unchanged: u32,
    /// Rows that look like a record: left out until somebody decides.
    pub unclear: u32,
    /// Rows that are left out.
    pub left: u32,
    /// Records that the last file told of and this one does not.
    pub missing: u32,
    /// Rows with something wrong.
    pub flawed: u32,
    /// Suppliers that Muster did not know.
    pub new_vendors: u32,
    /// Of an undo: records that somebody changed since, which stay as they are.
    pub kept: u32,
}

/// A register that was sent as a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFile {
    /// Its id.
    pub id: Uuid,
    /// What the file is called.
    #[schema(example = "Contracts register Q3.xlsx")]
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// How far it is.
    #[schema(schema_with = words::register_state_schema)]
    pub state: &'static str,
    /// Why it cannot be read, or could not be taken.
    pub refused: Option<String>,
    /// What kind of file it is, in plain English.
    pub kind: String,
    /// Its sheets.
    pub sheets: Vec<RegisterFileSheet>,
    /// The sheet that is read, by its place from 0.
    pub sheet: u32,
    /// The first row with headings, as a spreadsheet numbers it; null where none was found.
    pub header_row: Option<u32>,
    /// How many rows have headings.
    pub header_rows: u32,
    /// Its columns.
    pub columns: Vec<RegisterFileColumn>,
    /// What there is to say of the file as a whole.
    pub notes: Vec<String>,
    /// Rows that the spreadsheet hides.
    pub hidden_rows: u32,
    /// Whether those are left out.
    pub leave_hidden: bool,
    /// What is decided of all rows that look like a record: `same`, `new`, or nothing yet.
    #[schema(schema_with = words::register_unclear_schema)]
    pub unclear: Option<&'static str>,
    /// Whether records that are missing are put away.
    pub archive_missing: bool,
    /// How many rows taking it adds, changes and so on.
    pub counts: RegisterFileCounts,
    /// Who sent it.
    pub sent_by: ChangedBy,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// When it was taken.
    pub taken_at: Option<DateTime<Utc>>,
    /// When that was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// Rows read so far, while it is read.
    pub rows_read: u64,
    /// Grows with every change of it.
    pub version: i64,
}

impl From<Record> for RegisterFile {
    fn from(file: Record) -> Self {
        let Record {
            id,
            authority: _,
            name,
            bytes,
            digest,
            state,
            refused,
            settings,
            understood,
            counts,
            sent_by,
            sent_at,
            taken_at,
            undone_at,
            rows_read,
            version,
        } = file;
        let Settings { leave_hidden, unclear, archive_missing, .. } = settings;
        let Understood { kind, sheets, sheet, header, columns, notes, hidden_rows } = understood;
        use muster_domain::register_file::state::DecisionOfAll;
        Self {
            id,
            name,
            bytes,
            digest,
            state: state.as_str(),
            refused,
            kind,
            sheets: sheets
                .into_iter()
                .map(|SheetSeen { name, hidden }| RegisterFileSheet { name, hidden })
                .collect(),
            sheet,
            header_row: header.as_ref().map(|header| header.row),
            header_rows: header.as_ref().map_or(1, |header| header.rows),
            columns: columns.into_iter().map(column).collect(),
            notes,
            hidden_rows,
            leave_hidden,
            unclear: unclear.map(|unclear| match unclear {
                DecisionOfAll::Same => "same",
                DecisionOfAll::New => "new",
            }),
            archive_missing,
            counts: self::counts(counts),
            sent_by: ChangedBy { id: sent_by.account, name: sent_by.name },
            sent_at,
            taken_at,
            undone_at,
            rows_read,
            version,
        }
    }
}

fn column(column: DomainColumn) -> RegisterFileColumn {
    use muster_domain::register_file::DateOrder;
    let DomainColumn { index, letter, heading, meaning, why, sure, filled, samples, dates, dates_sure } =
        column;
    let dates = dates.map(|dates| match dates {
        DateOrder::DayFirst => "dayFirst",
        DateOrder::MonthFirst => "monthFirst",
    });
    let meaning = meaning.map(Meaning::as_str);
    RegisterFileColumn { index, letter, heading, meaning, why, sure, filled, samples, dates, dates_sure }
}

const fn counts(counts: DomainCounts) -> RegisterFileCounts {
    let DomainCounts { rows, added, changed, unchanged, unclear, left, missing, flawed, new_vendors, kept } =
        counts;
    RegisterFileCounts { rows, added, changed, unchanged, unclear, left, missing, flawed, new_vendors, kept }
}

/// Something wrong in a row.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileFlaw {
    /// In which column, as a spreadsheet calls it; null for the row as a whole.
    #[schema(example = "F")]
    pub column: Option<String>,
    /// What is wrong and what is done about it.
    #[schema(example = "\"31/02/2027\" is no day: it is left out")]
    pub detail: String,
}

/// A value that taking a row changes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileValue {
    /// As it is.
    #[schema(value_type = Object)]
    pub from: Json,
    /// As it will be.
    #[schema(value_type = Object)]
    pub to: Json,
}

/// A row of a register file as it was understood, or a record that no row tells of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterFileRow {
    /// Its id, by which it is decided about. It is another one once the file was read again.
    pub id: Uuid,
    /// Its number as a spreadsheet shows it; null of a record that no row tells of.
    pub number: Option<u32>,
    /// What taking the file does with it.
    #[schema(schema_with = words::register_outcome_schema)]
    pub outcome: &'static str,
    /// What somebody decided about it.
    #[schema(schema_with = words::register_decision_schema)]
    pub decision: Option<&'static str>,
    /// The record that it is, or looks like.
    pub record: Option<Uuid>,
    /// What it is called.
    pub title: String,
    /// The suppliers that it names.
    pub vendors: Vec<String>,
    /// What it says, by path.
    #[schema(value_type = Object)]
    pub said: BTreeMap<String, Json>,
    /// What it changes, by path.
    pub changes: BTreeMap<String, RegisterFileValue>,
    /// What is wrong with it.
    pub flaws: Vec<RegisterFileFlaw>,
    /// Why it is unclear or left out.
    pub why: Option<String>,
}

/// A row as it is answered, with the names of vendors that it would change.
pub(super) async fn row(api: &Api, viewer: &Viewer, row: StagedRow) -> Result<RegisterFileRow, Failure> {
    let StagedRow {
        id,
        place: _,
        number,
        outcome,
        decision,
        record,
        key: _,
        title,
        entry,
        changes,
        flaws,
        why,
        change: _,
    } = row;
    let vendors: Vec<String> = entry["vendors"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|vendor| vendor["name"].as_str().map(str::to_owned))
        .collect();
    let said = entry["said"].as_object().cloned().unwrap_or_default();
    let mut changed = BTreeMap::new();
    for (path, value) in changes.as_object().cloned().unwrap_or_default() {
        let (mut from, mut to) = (value["from"].clone(), value["to"].clone());
        if path == Field::Vendors.as_str() {
            from = Json::from(names(api, viewer, &from).await?);
            to = Json::from(vendors.clone());
        }
        changed.insert(path, RegisterFileValue { from, to });
    }
    let flaw = |Flaw { column, detail }: Flaw| RegisterFileFlaw { column: column.map(letters), detail };
    Ok(RegisterFileRow {
        id,
        number,
        outcome: outcome.as_str(),
        decision: decision.map(|decision| decision.as_str()),
        record,
        title,
        vendors,
        said: said.into_iter().collect(),
        changes: changed,
        flaws: flaws.into_iter().map(flaw).collect(),
        why,
    })
}

async fn names(api: &Api, viewer: &Viewer, ids: &Json) -> Result<Vec<String>, Failure> {
    let Ok(Datum::Vendors(ids)) = Datum::read(Field::Vendors, ids) else { return Ok(Vec::new()) };
    let mut names = Vec::with_capacity(ids.len());
    for id in ids {
        let vendor = api.database.vendors().get(viewer, id).await?;
        names.extend(vendor.map(|vendor| vendor.reference.name));
    }
    Ok(names)
}

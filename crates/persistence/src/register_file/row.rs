//! The rows of a register file as they were understood.

use futures_util::future::FutureExt;
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::register_file::{Decision, Flaw, Outcome};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{RegisterFiles, read};
use crate::cursor::KeyType;
use crate::entity::register_file_row::{Column as C, Entity, Model};
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::text::{cleaned, cleaned_whole};
use crate::{Error, Result, list};

/// A row as it was understood, or a record that no row tells of.
#[derive(Debug, Clone, PartialEq)]
pub struct StagedRow {
    /// Its id.
    pub id: Uuid,
    /// Its place in the order of the file; records that are missing come last.
    pub place: i64,
    /// Its number as a spreadsheet shows it; `None` of a record that no row tells of.
    pub number: Option<u32>,
    /// What taking the file does with it.
    pub outcome: Outcome,
    /// What somebody decided about it.
    pub decision: Option<Decision>,
    /// The record that it is, or looks like.
    pub record: Option<Uuid>,
    /// What it is known by from one file to the next.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it says: `said` by field, `vendors` by name.
    pub entry: Json,
    /// What it changes, by path: from, to.
    pub changes: Json,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
    /// Why it is unclear or left out.
    pub why: Option<String>,
    /// What taking it did to its record.
    pub change: Option<Uuid>,
}

/// A row as far as taking its file goes, or undoing that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRow {
    /// Its id.
    pub id: Uuid,
    /// Its place in the order of the file.
    pub place: i64,
    /// What taking the file does with it.
    pub outcome: Outcome,
    /// What somebody decided about it.
    pub decision: Option<Decision>,
    /// The record that it is.
    pub record: Option<Uuid>,
    /// What it is known by from one file to the next.
    pub key: String,
    /// What it says, as [`StagedRow::entry`], in words.
    pub entry: String,
    /// What taking it did to its record.
    pub change: Option<Uuid>,
}

/// A row's columns as [`TakenRow`] has them.
pub(super) type Narrow = (Uuid, i64, String, Option<String>, Option<Uuid>, String, String, Option<Uuid>);

/// The columns of [`Narrow`].
pub(super) const NARROW: [C; 8] =
    [C::Id, C::Place, C::Outcome, C::Decision, C::RecordId, C::Key, C::Entry, C::ChangeId];

/// Which rows are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// With one of these outcomes; none: all.
    pub outcomes: Vec<Outcome>,
    /// Only those with something wrong, or only the others.
    pub flawed: Option<bool>,
}

impl RegisterFiles {
    /// Rows of a file of the viewer's authority, in its order; `None` where there is no such file.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn rows(
        &self,
        viewer: &Viewer,
        file: Uuid,
        filter: &RowFilter,
        page: &PageRequest,
    ) -> Result<Option<Page<StagedRow>>> {
        if self.get(viewer, file).await?.is_none() {
            return Ok(None);
        }
        let reader = Reader::open(&self.database, viewer).await?;
        let mut select = Entity::find().filter(C::FileId.eq(file));
        if !filter.outcomes.is_empty() {
            select = select.filter(C::Outcome.is_in(filter.outcomes.iter().map(|outcome| outcome.as_str())));
        }
        if let Some(flawed) = filter.flawed {
            select = select.filter(C::Flawed.eq(flawed));
        }
        let order = Key::always(C::Place, KeyType::Integer, Direction::Ascending);
        let keyset = Keyset::new("register-file-rows", C::Id, vec![order]);
        let rows = list::page(&reader, select, &keyset, page, |_, rows: Vec<Model>| {
            async move { rows.into_iter().map(staged).collect() }.boxed()
        });
        rows.await.map(Some)
    }
}

/// A row as it is stored.
pub(super) fn model(file: Uuid, row: &StagedRow) -> Model {
    let text = |json: &Json| cleaned_whole(json.to_string());
    Model {
        id: row.id,
        file_id: file,
        place: row.place,
        number: row.number.map(i64::from),
        outcome: row.outcome.as_str().to_owned(),
        flawed: !row.flaws.is_empty(),
        decision: row.decision.map(|decision| decision.as_str().to_owned()),
        record_id: row.record,
        key: cleaned(&row.key),
        title: cleaned(&row.title),
        entry: text(&row.entry),
        changes: text(&row.changes),
        flaws: text(&serde_json::json!(row.flaws)),
        why: row.why.as_deref().map(cleaned),
        change_id: row.change,
    }
}

fn wrong(column: &'static str, row: Uuid, text: &str) -> Error {
    Error::inconsistent("register_file_row", column, row, text)
}

fn outcome(row: Uuid, word: &str) -> Result<Outcome> {
    Outcome::parse(word).ok_or_else(|| wrong("outcome", row, word))
}

fn decision(row: Uuid, word: Option<&str>) -> Result<Option<Decision>> {
    let read = |word| Decision::parse(word).ok_or_else(|| wrong("decision", row, word));
    word.map(read).transpose()
}

/// A stored row, read as far as taking goes.
pub(super) fn taken((id, place, word, decided, record, key, entry, change): Narrow) -> Result<TakenRow> {
    let (outcome, decision) = (outcome(id, &word)?, decision(id, decided.as_deref())?);
    Ok(TakenRow { id, place, outcome, decision, record, key, entry, change })
}

/// A stored row, read.
fn staged(row: Model) -> Result<StagedRow> {
    let id = row.id;
    Ok(StagedRow {
        id,
        place: row.place,
        number: row.number.and_then(|number| u32::try_from(number).ok()),
        outcome: outcome(id, &row.outcome)?,
        decision: decision(id, row.decision.as_deref())?,
        record: row.record_id,
        entry: read("entry", id, &row.entry)?,
        changes: read("changes", id, &row.changes)?,
        flaws: read("flaws", id, &row.flaws)?,
        key: row.key,
        title: row.title,
        why: row.why,
        change: row.change_id,
    })
}

//! What was done to records, and what their authorities are asked of them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use muster_domain::fact::Field;
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::record::{Datum, Done, Part, Question, RecordKind, Speaker, What};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{Records, load};
use crate::cursor::KeyType;
use crate::entity::{record, record_change, record_question};
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Error, Result, list};

/// One thing that was done to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its id, by which it can be undone.
    pub id: Uuid,
    /// The version that the record had after it.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Speaker,
    /// What, in a word.
    pub what: What,
    /// What it changed, by path: from, to.
    pub changes: BTreeMap<String, (Json, Json)>,
    /// The change that it undid.
    pub undoes: Option<Uuid>,
    /// Whether it was undone since.
    pub undone: bool,
}

/// An open question with the record that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Contract or procurement.
    pub kind: RecordKind,
    /// Its id.
    pub record: Uuid,
    /// Its version.
    pub version: i64,
    /// Its title, as its authority knows it.
    pub title: String,
}

impl Records {
    /// What was done to a record of the viewer's own authority, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn history(
        &self,
        viewer: &Viewer,
        kind: RecordKind,
        id: Uuid,
        page: &PageRequest,
    ) -> Result<Option<Page<HistoryEntry>>> {
        if self.get(viewer, kind, id).await?.is_none() {
            return Ok(None);
        }
        use record_change::Column as C;
        let reader = Reader::open(&self.database, viewer).await?;
        let newest = Key::always(C::Version, KeyType::Integer, Direction::Descending);
        let keyset = Keyset::new("history", C::Id, vec![newest]);
        let select = record_change::Entity::find().filter(C::RecordId.eq(id));
        list::page(&reader, select, &keyset, page, |reader, rows| Box::pin(entries(reader, rows)))
            .await
            .map(Some)
    }

    /// One change of a record, for undoing it; `None` where there is none.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn done(&self, viewer: &Viewer, record: Uuid, change: Uuid) -> Result<Option<Done>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = record_change::Entity::find_by_id(change)
            .filter(record_change::Column::RecordId.eq(record))
            .one(&reader)
            .await?;
        row.map(|row| done(&row)).transpose()
    }

    /// The open questions about records of these kinds of the viewer's own authority, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn questions(
        &self,
        viewer: &Viewer,
        kinds: &[RecordKind],
        page: &PageRequest,
    ) -> Result<Page<Asked>> {
        use record_question::Column as C;
        let authority = viewer.authority().filter(|authority| viewer.sees_own_of(*authority));
        let Some(authority) = authority else {
            return Ok(Page { items: Vec::new(), next: None, total: Some(0) });
        };
        let reader = Reader::open(&self.database, viewer).await?;
        let newest = Key::always(C::AskedAt, KeyType::Instant, Direction::Descending);
        let keyset = Keyset::new("questions", C::Id, vec![newest]);
        let own = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::AuthorityId.eq(authority.0))
            .filter(record::Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())))
            .into_query();
        let select = record_question::Entity::find()
            .filter(C::Answered.is_null())
            .filter(C::RecordId.in_subquery(own));
        list::page(&reader, select, &keyset, page, |reader, rows| Box::pin(asked(reader, rows))).await
    }

    /// One question of the viewer's own authority, answered or not.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn question(&self, viewer: &Viewer, id: Uuid) -> Result<Option<Asked>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let Some(row) = record_question::Entity::find_by_id(id).one(&reader).await? else { return Ok(None) };
        let Some(head) = record::Entity::find_by_id(row.record_id).one(&reader).await? else {
            return Ok(None);
        };
        if !viewer.sees_own_of(AuthorityId(head.authority_id)) {
            return Ok(None);
        }
        Ok(asked(&reader, vec![row]).await?.pop())
    }
}

pub(crate) fn done(row: &record_change::Model) -> Result<Done> {
    let wrong = |column, text: &str| Error::inconsistent("record_change", column, row.id, text);
    let part = |column, text: &str| {
        let json = serde_json::from_str(text).map_err(|_| wrong(column, text))?;
        Part::read(&json).ok_or_else(|| wrong(column, text))
    };
    Ok(Done {
        what: What::parse(&row.what).ok_or_else(|| wrong("what", &row.what))?,
        before: part("part_before", &row.part_before)?,
        after: part("part_after", &row.part_after)?,
    })
}

async fn entries(reader: &Reader, rows: Vec<record_change::Model>) -> Result<Vec<HistoryEntry>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let undone: Vec<Option<Uuid>> = record_change::Entity::find()
        .select_only()
        .column(record_change::Column::Undoes)
        .filter(record_change::Column::Undoes.is_in(ids))
        .into_tuple()
        .all(reader)
        .await?;
    rows.into_iter()
        .map(|row| {
            let done = done(&row)?;
            let changes =
                done.changes().map(|(path, from, to)| (path.to_owned(), (from.clone(), to.clone())));
            Ok(HistoryEntry {
                id: row.id,
                version: row.version,
                at: row.changed_at,
                by: load::document("record_change", "changed_by", row.id, &row.changed_by)?,
                what: done.what,
                changes: changes.collect(),
                undoes: row.undoes,
                undone: undone.contains(&Some(row.id)),
            })
        })
        .collect()
}

async fn asked(reader: &Reader, rows: Vec<record_question::Model>) -> Result<Vec<Asked>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.record_id;
        let Some((record, version)) = load::record(reader, id).await? else { continue };
        let title = match record.known(Field::Title) {
            Some(Datum::Text(title)) => title.clone(),
            _ => record.origin.process.clone(),
        };
        all.push(Asked { question: load::question(row)?, kind: record.kind, record: id, version, title });
    }
    Ok(all)
}

//! Candidates for members: of texts that not everybody may see, those that the viewer may; and of
//! public ones those that the viewer does not see another face of.

use std::collections::HashSet;

use muster_domain::search::HitKind;
use sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;

use super::{Candidate, RANKED, Scope, read};
use crate::face::Faces;
use crate::reader::Reader;
use crate::search::document::{Shelf, numbers};
use crate::search::query::Query;
use crate::sql::Sql;
use crate::{Result, admitted};

/// Where the rows of a kind of record are that not everybody may see.
#[derive(Debug, Clone, Copy)]
enum Rows {
    /// One for each distinct view of a record.
    Faces(Faces),
    /// One for each record, with one audience as a whole.
    Whole(&'static str),
}

impl Rows {
    const fn of(kind: HitKind) -> Option<Self> {
        match kind {
            HitKind::Contract => Some(Self::Faces(Faces::Contract)),
            HitKind::Procurement => Some(Self::Faces(Faces::Procurement)),
            HitKind::Opportunity => Some(Self::Faces(Faces::Opportunity)),
            HitKind::Pilot => Some(Self::Whole("pilot")),
            HitKind::Vendor | HitKind::Authority | HitKind::Product => None,
        }
    }

    const fn table(self) -> &'static str {
        match self {
            Self::Faces(faces) => faces.table(),
            Self::Whole(table) => table,
        }
    }

    /// Those that the reader's viewer may see, as SQL over rows that go by `name`.
    fn visible(self, reader: &Reader, name: &str) -> String {
        match self {
            Self::Faces(faces) => reader.visible(faces, name),
            Self::Whole(_) => admitted::visible(reader.get_database_backend(), reader.viewer(), name),
        }
    }
}

/// The newest of what matches and is the viewer's to see: what others have among them takes no room.
pub(super) async fn candidates(
    reader: &Reader,
    query: &Query,
    wanted: &[(HitKind, Scope)],
) -> Result<Vec<Candidate>> {
    let sqlite = reader.get_database_backend() == DbBackend::Sqlite;
    let words = if sqlite { query.for_sqlite_as_typed() } else { query.for_postgres() };
    let [anywhere, in_titles] = Shelf::Private.indexes();
    let mut sql = Sql::new("");
    let wanted = wanted.iter().filter_map(|(kind, scope)| Some((*kind, *scope, Rows::of(*kind)?)));
    for (at, (kind, scope, rows)) in wanted.enumerate() {
        let (from, to) = numbers(kind);
        let in_title = scope == Scope::Title;
        sql.push(if at > 0 { " UNION ALL " } else { "" });
        sql.push("SELECT * FROM (SELECT d.number, d.record, d.title, d.aliases, CAST(").bind(in_title);
        sql.push(if sqlite { " AS integer) AS in_title FROM " } else { " AS boolean) AS in_title FROM " });
        if sqlite {
            let index = if in_title { in_titles } else { anywhere };
            sql.push(index)
                .push(" AS t CROSS JOIN search_private_document d ON d.number = t.rowid CROSS JOIN ");
            sql.push(rows.table()).push(" AS r ON r.id = d.record WHERE ");
            sql.push(index).push(" MATCH ").bind(words.as_str());
        } else {
            sql.push("search_private_document d JOIN ").push(rows.table());
            sql.push(" AS r ON r.id = d.record WHERE d.");
            sql.push(if in_title { "title_words" } else { "words" });
            sql.push(" @@ CAST(").bind(words.as_str()).push(" AS tsquery)");
        }
        sql.push(" AND d.number >= ").bind(from).push(" AND d.number < ").bind(to);
        sql.push(" AND ").push(&rows.visible(reader, "r"));
        sql.push(" ORDER BY d.number DESC LIMIT ").bind(RANKED).push(") AS found");
    }
    if sql.is_empty() {
        return Ok(Vec::new());
    }
    read(reader, Shelf::Private, sql).await
}

/// Leaves out what the viewer sees another face of, or none.
pub(super) async fn keep_shown(reader: &Reader, candidates: &mut Vec<Candidate>) -> Result<()> {
    for kind in HitKind::ALL {
        let Some(rows) = Rows::of(kind) else { continue };
        let ids: HashSet<Uuid> = candidates.iter().filter(|c| c.kind == kind).map(|c| c.record).collect();
        if ids.is_empty() {
            continue;
        }
        let mut sql = Sql::new("SELECT id FROM ");
        sql.push(rows.table()).push(" WHERE id IN (").list(ids).push(") AND ");
        sql.push(&rows.visible(reader, rows.table()));
        let found = reader.query_all_raw(sql.statement(reader.get_database_backend())).await?;
        let shown: HashSet<Uuid> =
            found.iter().map(|row| row.try_get_by_index(0)).collect::<std::result::Result<_, _>>()?;
        candidates.retain(|c| c.kind != kind || shown.contains(&c.record));
    }
    Ok(())
}

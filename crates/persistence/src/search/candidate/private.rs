//! Candidates for members: of texts that not everybody may see, those that the viewer may; and of
//! public ones those that the viewer does not see another face of.

use std::collections::HashSet;

use muster_domain::search::HitKind;
use sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;

use super::{Candidate, RANKED, Scope, read};
use crate::Result;
use crate::face::Faces;
use crate::reader::Reader;
use crate::search::document::{Shelf, numbers};
use crate::search::query::Query;
use crate::sql::Sql;

/// The faces that a kind of record has.
const fn faces(kind: HitKind) -> Option<Faces> {
    match kind {
        HitKind::Contract => Some(Faces::Contract),
        HitKind::Procurement => Some(Faces::Procurement),
        HitKind::Opportunity => Some(Faces::Opportunity),
        HitKind::Vendor | HitKind::Authority => None,
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
    let wanted = wanted.iter().filter_map(|(kind, scope)| Some((*kind, *scope, faces(*kind)?)));
    for (at, (kind, scope, faces)) in wanted.enumerate() {
        let (from, to) = numbers(kind);
        let in_title = scope == Scope::Title;
        sql.push(if at > 0 { " UNION ALL " } else { "" });
        sql.push("SELECT * FROM (SELECT d.number, d.record, d.title, d.aliases, CAST(").bind(in_title);
        sql.push(if sqlite { " AS integer) AS in_title FROM " } else { " AS boolean) AS in_title FROM " });
        if sqlite {
            let index = if in_title { in_titles } else { anywhere };
            sql.push(index)
                .push(" AS t CROSS JOIN search_private_document d ON d.number = t.rowid CROSS JOIN ");
            sql.push(faces.table()).push(" AS r ON r.id = d.record WHERE ");
            sql.push(index).push(" MATCH ").bind(words.as_str());
        } else {
            sql.push("search_private_document d JOIN ").push(faces.table());
            sql.push(" AS r ON r.id = d.record WHERE d.");
            sql.push(if in_title { "title_words" } else { "words" });
            sql.push(" @@ CAST(").bind(words.as_str()).push(" AS tsquery)");
        }
        sql.push(" AND d.number >= ").bind(from).push(" AND d.number < ").bind(to);
        sql.push(" AND ").push(&reader.visible(faces, "r"));
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
        let Some(faces) = faces(kind) else { continue };
        let ids: HashSet<Uuid> = candidates.iter().filter(|c| c.kind == kind).map(|c| c.record).collect();
        if ids.is_empty() {
            continue;
        }
        let mut sql = Sql::new("SELECT id FROM ");
        sql.push(faces.table()).push(" WHERE id IN (").list(ids).push(") AND ");
        sql.push(&reader.visible(faces, faces.table()));
        let rows = reader.query_all_raw(sql.statement(reader.get_database_backend())).await?;
        let shown: HashSet<Uuid> =
            rows.iter().map(|row| row.try_get_by_index(0)).collect::<std::result::Result<_, _>>()?;
        candidates.retain(|c| c.kind != kind || shown.contains(&c.record));
    }
    Ok(())
}

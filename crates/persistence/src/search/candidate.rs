//! Candidates: the documents that are worth ranking.

mod private;

use muster_domain::search::HitKind;
use muster_domain::viewer::Viewer;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};
use uuid::Uuid;

use super::document::{Shelf, kind_of, numbers};
use super::query::Query;
use super::words::joined;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::{Error, Result};

/// Documents of one kind and scope that are ranked, the newest ones.
const RANKED: i64 = 200;

/// PostgreSQL reads its index of words whole before it sorts, and looks at each document again for a
/// phrase. For words so common that the newest documents hold enough of them, reading those
/// documents themselves is far cheaper.
const NEWEST: i64 = 1_000;

/// So many matches among the newest, and reading on backwards finds the rest sooner than the index does.
const COMMON: usize = 10;

/// So few documents of a kind are sooner read than looked up in an index of words that are common elsewhere.
const FEW: i64 = 5_000;

/// Where the words may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// In the title.
    Title,
    /// Anywhere.
    Anywhere,
}

/// A document that matches.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) number: i64,
    pub(super) shelf: Shelf,
    pub(super) kind: HitKind,
    pub(super) record: Uuid,
    title: String,
    aliases: String,
    /// Whether it was looked for in titles.
    in_title: bool,
}

impl Candidate {
    fn read(row: &QueryResult, shelf: Shelf) -> Result<Self> {
        let number: i64 = row.try_get_by_index(0)?;
        let record = row.try_get_by_index(1)?;
        let kind = kind_of(number)
            .ok_or_else(|| Error::inconsistent(shelf.documents(), "number", record, &number.to_string()))?;
        Ok(Self {
            number,
            shelf,
            kind,
            record,
            title: row.try_get_by_index(2)?,
            aliases: row.try_get_by_index(3)?,
            in_title: row.try_get_by_index(4)?,
        })
    }

    /// How well it answers the query: the more, the better.
    pub(super) fn weight(&self, query: &Query) -> u32 {
        let typed = query.joined();
        let title = joined(&self.title);
        let whose = match self.kind {
            HitKind::Authority => 60,
            HitKind::Vendor => 50,
            HitKind::Opportunity => 20,
            HitKind::Contract | HitKind::Procurement => 0,
        };
        if title == typed || self.aliases.lines().any(|alias| alias == typed) {
            return 1_000 + whose;
        }
        let padded = format!(" {title} ");
        let phrase = padded.contains(&format!(" {typed}"));
        let all = query.terms.iter().all(|term| {
            let end = if term.open { "" } else { " " };
            padded.contains(&format!(" {}{end}", term.words.join(" ")))
        });
        let place = match (title.starts_with(&typed), phrase, all) {
            (true, ..) => 300,
            (_, true, _) => 250,
            (_, _, true) => 200,
            _ => 0,
        };
        // Of titles with the same words the shorter one says less besides.
        let words = u32::try_from(title.split(' ').count().max(1)).unwrap_or(u32::MAX);
        let typed_words = u32::try_from(typed.split(' ').count()).unwrap_or(1);
        let dense = if place > 0 { (40 * typed_words / words).min(40) } else { 0 };
        place + dense + whose
    }
}

/// The candidates of these kinds, each once.
pub(super) async fn candidates(reader: &Reader, query: &Query, kinds: &[HitKind]) -> Result<Vec<Candidate>> {
    let mut wanted: Vec<(HitKind, Scope)> = Vec::new();
    for kind in kinds {
        wanted.push((*kind, Scope::Anywhere));
        wanted.push((*kind, Scope::Title));
    }
    let members = *reader.viewer() != Viewer::Public;
    let private = if members { private::candidates(reader, query, &wanted).await? } else { Vec::new() };
    let mut found = match reader.get_database_backend() {
        DbBackend::Sqlite => read(reader, Shelf::Public, on_sqlite(query, &wanted)).await?,
        _ => on_postgres(reader, query, wanted).await?,
    };
    if members {
        private::keep_shown(reader, &mut found).await?;
        found.extend(private);
    }
    found.sort_by_key(|c| (c.shelf, c.number));
    found.dedup_by_key(|c| (c.shelf, c.number));
    Ok(found)
}

async fn read(reader: &Reader, shelf: Shelf, sql: Sql) -> Result<Vec<Candidate>> {
    let rows = reader.query_all_raw(sql.statement(reader.get_database_backend())).await?;
    rows.iter().map(|row| Candidate::read(row, shelf)).collect()
}

/// FTS5 reads its index from the newest document backwards and stops at the limit.
fn on_sqlite(query: &Query, wanted: &[(HitKind, Scope)]) -> Sql {
    let words = query.for_sqlite();
    let mut sql = Sql::new("");
    for (at, (kind, scope)) in wanted.iter().enumerate() {
        let (from, to) = numbers(*kind);
        let index = if *scope == Scope::Title { "search_text_title" } else { "search_text" };
        sql.push(if at > 0 { " UNION ALL " } else { "" });
        sql.push("SELECT * FROM (SELECT d.number, d.record, d.title, d.aliases, ");
        sql.bind(*scope == Scope::Title).push(" FROM ").push(index);
        sql.push(" AS t CROSS JOIN search_document d ON d.number = t.rowid WHERE ").push(index);
        sql.push(" MATCH ").bind(words.as_str()).push(" AND t.rowid >= ").bind(from);
        sql.push(" AND t.rowid < ").bind(to).push(" ORDER BY t.rowid DESC LIMIT ").bind(RANKED).push(")");
    }
    sql
}

async fn on_postgres(
    reader: &Reader,
    query: &Query,
    wanted: Vec<(HitKind, Scope)>,
) -> Result<Vec<Candidate>> {
    let mut sql = Sql::new("");
    for (at, (kind, _)) in wanted.iter().enumerate() {
        let (from, to) = numbers(*kind);
        sql.push(if at > 0 { ", (" } else { "SELECT (" });
        sql.push("SELECT max(number) FROM search_document WHERE number >= ").bind(from);
        sql.push(" AND number < ").bind(to).push(")");
    }
    let words = query.for_postgres();
    let Some(newest) = reader.query_one_raw(sql.statement(DbBackend::Postgres)).await? else {
        return Ok(Vec::new());
    };
    let mut ranges = Vec::new();
    for (at, (kind, scope)) in wanted.into_iter().enumerate() {
        let last: Option<i64> = newest.try_get_by_index(at)?;
        if let Some(last) = last {
            ranges.push((kind, scope, last));
        }
    }
    if ranges.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("");
    for (at, (kind, scope, last)) in ranges.iter().enumerate() {
        let from = numbers(*kind).0.max(last - NEWEST);
        sql.push(if at > 0 { " UNION ALL " } else { "" });
        newest_of(&mut sql, (from, *last), *scope, &words, RANKED);
    }
    let mut found = read(reader, Shelf::Public, sql).await?;
    let held = |kind, scope| {
        let in_title = scope == Scope::Title;
        found.iter().filter(|c| c.kind == kind && c.in_title == in_title).count()
    };
    let common: Vec<Scope> = ranges.iter().filter(|r| held(r.0, r.1) >= COMMON).map(|r| r.1).collect();
    let enough = usize::try_from(RANKED).unwrap_or(usize::MAX);
    let mut sql = Sql::new("");
    for (kind, scope, last) in ranges {
        let (first, read, shown) = (numbers(kind).0, last - NEWEST, held(kind, scope));
        if first >= read || shown >= enough {
            continue;
        }
        sql.push(if sql.is_empty() { "" } else { " UNION ALL " });
        if shown >= COMMON || (common.contains(&scope) && read - first <= FEW) {
            let missing = RANKED - i64::try_from(shown).unwrap_or(RANKED);
            newest_of(&mut sql, (first, read), scope, &words, missing);
            continue;
        }
        // Materialised, or the newest would be sought by reading documents backwards after all.
        sql.push("(WITH matching AS MATERIALIZED (SELECT number FROM search_document WHERE ");
        sql.push(column(scope)).push(" @@ CAST(").bind(words.as_str()).push(" AS tsquery) AND number > ");
        sql.bind(first).push(" AND number <= ").bind(last);
        sql.push(") SELECT d.number, d.record, d.title, d.aliases, CAST(").bind(scope == Scope::Title);
        sql.push(" AS boolean) FROM (SELECT number FROM matching ORDER BY number DESC LIMIT ").bind(RANKED);
        sql.push(") AS m JOIN search_document d ON d.number = m.number)");
    }
    if sql.is_empty() {
        return Ok(found);
    }
    found.extend(read(reader, Shelf::Public, sql).await?);
    Ok(found)
}

/// Where PostgreSQL has the words of a scope.
const fn column(scope: Scope) -> &'static str {
    match scope {
        Scope::Title => "title_words",
        Scope::Anywhere => "words",
    }
}

/// The newest matches among the documents after the first and up to the second number, by reading them.
fn newest_of(sql: &mut Sql, (from, to): (i64, i64), scope: Scope, words: &str, most: i64) {
    sql.push("(SELECT number, record, title, aliases, CAST(").bind(scope == Scope::Title);
    sql.push(" AS boolean) FROM search_document WHERE number > ").bind(from);
    sql.push(" AND number <= ").bind(to).push(" AND (").push(column(scope));
    // IS TRUE keeps the index of words out of it.
    sql.push(" @@ CAST(").bind(words).push(" AS tsquery)) IS TRUE ORDER BY number DESC LIMIT ");
    sql.bind(most).push(")");
}

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
    /// Whether it was looked for, or found, in titles.
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
            HitKind::Product => 40,
            HitKind::Opportunity => 20,
            HitKind::Pilot => 10,
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
        _ => on_postgres(reader, query, kinds).await?,
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

/// Of kinds that are many, the newest matches are read first: where they are common that is all it takes. The
/// others are looked up in an index that only the few are in.
async fn on_postgres(reader: &Reader, query: &Query, kinds: &[HitKind]) -> Result<Vec<Candidate>> {
    let words = query.for_postgres();
    let mut sql = Sql::new("");
    for kind in kinds {
        next(&mut sql);
        match many(*kind) {
            true => newest_of(&mut sql, *kind, Age::Newest, Scope::Anywhere, &words, RANKED),
            false => looked_up(&mut sql, *kind, Scope::Anywhere, &words),
        }
    }
    let mut found = read(reader, Shelf::Public, sql).await?;
    let mut sql = Sql::new("");
    for kind in kinds {
        let of_kind = found.iter().filter(|c| c.kind == *kind);
        let shown = of_kind.clone().count();
        let in_title = of_kind.filter(|c| c.in_title).count();
        let missing = RANKED.saturating_sub(i64::try_from(shown).unwrap_or(RANKED));
        if many(*kind) && missing > 0 {
            next(&mut sql);
            match shown >= COMMON {
                true => newest_of(&mut sql, *kind, Age::Older, Scope::Anywhere, &words, missing),
                false => looked_up(&mut sql, *kind, Scope::Anywhere, &words),
            }
        }
        // What stands in a title stands anywhere: where that was not cut, titles have nothing else.
        if missing == 0 || many(*kind) {
            next(&mut sql);
            match in_title >= COMMON {
                true => newest_of(&mut sql, *kind, Age::Any, Scope::Title, &words, RANKED),
                false => looked_up(&mut sql, *kind, Scope::Title, &words),
            }
        }
    }
    if !sql.is_empty() {
        found.extend(read(reader, Shelf::Public, sql).await?);
    }
    Ok(found)
}

/// Whether there can be hundreds of thousands of a kind.
const fn many(kind: HitKind) -> bool {
    matches!(kind, HitKind::Contract | HitKind::Procurement)
}

/// Begins one more part of a statement.
fn next(sql: &mut Sql) {
    sql.push(if sql.is_empty() { "" } else { " UNION ALL " });
}

/// Where PostgreSQL has the words of a scope.
const fn column(scope: Scope) -> &'static str {
    match scope {
        Scope::Title => "title_words",
        Scope::Anywhere => "words",
    }
}

/// Which documents of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    /// The newest [`NEWEST`].
    Newest,
    /// Those before.
    Older,
    /// All.
    Any,
}

/// The newest matches among documents of an age, by reading them backwards.
fn newest_of(sql: &mut Sql, kind: HitKind, age: Age, scope: Scope, words: &str, most: i64) {
    let (from, to) = numbers(kind);
    sql.push("(SELECT number, record, title, aliases, (title_words @@ ");
    asked(sql, words);
    sql.push(&format!(") FROM search_document WHERE number >= {from} AND number < {to}"));
    let order = match age {
        Age::Newest => Some(">"),
        Age::Older => Some("<="),
        Age::Any => None,
    };
    if let Some(order) = order {
        sql.push(&format!(
            " AND number {order} (SELECT max(number) FROM search_document WHERE number >= {from} AND number < {to})"
        ));
        sql.push(&format!(" - {NEWEST}"));
    }
    sql.push(" AND (").push(column(scope)).push(" @@ ");
    asked(sql, words);
    // IS TRUE keeps the index of words out of it.
    sql.push(") IS TRUE ORDER BY number DESC LIMIT ").bind(most).push(")");
}

/// What is asked for, read once: bound as it is, PostgreSQL reads it again for each document.
fn asked(sql: &mut Sql, words: &str) {
    sql.push("(SELECT CAST(").bind(words).push(" AS tsquery))");
}

/// The newest matches of a kind, by the index of words.
fn looked_up(sql: &mut Sql, kind: HitKind, scope: Scope, words: &str) {
    // The numbers in words, so that the index of the few is known to do. All of the few are asked for at once:
    // a range besides is an invitation to read the index of all for it.
    let (from, to) = numbers(kind);
    let within = match many(kind) {
        true => format!("number >= {from} AND number < {to}"),
        false => format!("number >= {}", numbers(HitKind::Opportunity).0),
    };
    // Materialised, or the newest would be sought by reading documents backwards after all.
    sql.push("(WITH matching AS MATERIALIZED (SELECT number FROM search_document WHERE ").push(column(scope));
    sql.push(" @@ ");
    asked(sql, words);
    sql.push(&format!(" AND {within}) SELECT d.number, d.record, d.title, d.aliases, (d.title_words @@ "));
    asked(sql, words);
    sql.push(&format!(
        ") FROM (SELECT number FROM matching WHERE number >= {from} AND number < {to} ORDER BY number DESC LIMIT "
    ));
    sql.bind(RANKED).push(") AS m JOIN search_document d ON d.number = m.number)");
}

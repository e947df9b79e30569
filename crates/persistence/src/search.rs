//! Full-text search over every kind of record.
//!
//! Text is folded and cut into words here (see [`words`]), so both databases index and match
//! exactly the same. Candidates first, then rank: of what matches, only the newest few hundred of
//! each kind and those with the words in their title are looked at, since weighing every match of
//! a common word costs a hundred times what the best twenty of them are worth.

mod candidate;
mod document;
mod hit;
mod query;
mod words;

use muster_domain::search::{Hit, HitKind};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query as Select, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend};

pub(crate) use document::{Document, Shelf, forget, keep, kept};
use query::Query;

use crate::reader::Reader;
use crate::sql::Sql;
use crate::{Database, Result};

/// The search.
#[derive(Debug, Clone)]
pub struct Search {
    database: Database,
}

impl Search {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The best hits for what a person typed, best first; `kinds` empty means all. Words are
    /// ANDed, the last one matches as a prefix, quotes make phrases; any input is safe.
    ///
    /// Names and codes that are exactly what was typed come first, then matches in titles and
    /// names, then the rest; the newer first among equals.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        viewer: &Viewer,
        query: &str,
        kinds: &[HitKind],
        limit: u16,
    ) -> Result<Vec<Hit>> {
        let query = read(&self.database, query).await?;
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let kinds = if kinds.is_empty() { &HitKind::ALL[..] } else { kinds };
        let reader = Reader::open(&self.database, viewer).await?;
        let mut candidates = candidate::candidates(&reader, &query, kinds).await?;
        candidates.sort_by_cached_key(|c| std::cmp::Reverse((c.weight(&query), c.shelf, c.number)));
        candidates.truncate(usize::from(limit));
        hit::hits(&reader, &query, &candidates).await
    }
}

/// Words that one beginning is taken to go on to, the shortest first.
const MOST_ENDINGS: u64 = 40;

/// Reads what was typed, and on SQLite looks up what its last word may go on to.
async fn read(database: &Database, typed: &str) -> Result<Query> {
    let mut query = Query::parse(typed);
    let beginning = query.beginning().map(str::to_owned);
    if let (DbBackend::Sqlite, Some(beginning)) = (database.backend(), beginning) {
        let mut sql = Sql::new("SELECT word FROM search_text_word WHERE word > ");
        // The last character there is sorts behind every word that begins like this.
        sql.bind(beginning.as_str()).push(" AND word < ").bind(format!("{beginning}\u{10ffff}"));
        sql.push(" ORDER BY length(word), word LIMIT ").bind(MOST_ENDINGS);
        let rows = database.readers().query_all_raw(sql.statement(DbBackend::Sqlite)).await?;
        query.go_on_to(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?);
    }
    Ok(query)
}

/// The records of a kind in which what was typed is found; nothing typed finds all.
pub(crate) async fn records<C: ColumnTrait>(
    reader: &Reader,
    kind: HitKind,
    id: C,
    typed: &str,
) -> Result<Condition> {
    if typed.trim().is_empty() {
        return Ok(Condition::all());
    }
    let query = read(reader.database(), typed).await?;
    if query.is_empty() {
        return Ok(Condition::all().add(Expr::val(1).eq(0)));
    }
    let mut found = Condition::any().add(id.in_subquery(matching(reader, Shelf::Public, kind, &query)));
    if *reader.viewer() != Viewer::Public {
        // Whose face a row is, the list itself asks.
        found = found.add(id.in_subquery(matching(reader, Shelf::Private, kind, &query)));
    }
    Ok(found)
}

/// The records of documents of a kind that match.
fn matching(reader: &Reader, shelf: Shelf, kind: HitKind, query: &Query) -> SelectStatement {
    let (from, to) = document::numbers(kind);
    let number = Alias::new("number");
    let mut select = Select::select();
    select
        .column(Alias::new("record"))
        .from(Alias::new(shelf.documents()))
        .and_where(Expr::col(number.clone()).gte(from))
        .and_where(Expr::col(number.clone()).lt(to));
    if reader.database().backend() == DbBackend::Sqlite {
        let [anywhere, _] = shelf.indexes();
        let words = match shelf {
            Shelf::Public => query.for_sqlite(),
            Shelf::Private => query.for_sqlite_as_typed(),
        };
        let numbers = Select::select()
            .column(Alias::new("rowid"))
            .from(Alias::new(anywhere))
            .and_where(Expr::cust_with_values(format!("{anywhere} MATCH ?"), [words]))
            .and_where(Expr::col(Alias::new("rowid")).gte(from))
            .and_where(Expr::col(Alias::new("rowid")).lt(to))
            .take();
        select.and_where(Expr::col(number).in_subquery(numbers));
    } else {
        select.and_where(Expr::cust_with_values("words @@ CAST($1 AS tsquery)", [query.for_postgres()]));
    }
    select
}

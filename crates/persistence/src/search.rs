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
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query as Select};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend};

pub(crate) use document::{Document, forget, keep};
use query::Query;

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
        _viewer: &Viewer,
        query: &str,
        kinds: &[HitKind],
        limit: u16,
    ) -> Result<Vec<Hit>> {
        let query = read(&self.database, query).await?;
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let kinds = if kinds.is_empty() { &HitKind::ALL[..] } else { kinds };
        let mut candidates = candidate::candidates(&self.database, &query, kinds).await?;
        candidates.sort_by_cached_key(|c| std::cmp::Reverse((c.weight(&query), c.number)));
        candidates.truncate(usize::from(limit));
        hit::hits(&self.database, &query, &candidates).await
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
    database: &Database,
    kind: HitKind,
    id: C,
    typed: &str,
) -> Result<Condition> {
    if typed.trim().is_empty() {
        return Ok(Condition::all());
    }
    let query = read(database, typed).await?;
    if query.is_empty() {
        return Ok(Condition::all().add(Expr::val(1).eq(0)));
    }
    let (from, to) = document::numbers(kind);
    let number = Alias::new("number");
    let mut select = Select::select();
    select
        .column(Alias::new("record"))
        .from(Alias::new("search_document"))
        .and_where(Expr::col(number.clone()).gte(from))
        .and_where(Expr::col(number.clone()).lt(to));
    if database.backend() == DbBackend::Sqlite {
        let numbers = Select::select()
            .column(Alias::new("rowid"))
            .from(Alias::new("search_text"))
            .and_where(Expr::cust_with_values("search_text MATCH ?", [query.for_sqlite()]))
            .and_where(Expr::col(Alias::new("rowid")).gte(from))
            .and_where(Expr::col(Alias::new("rowid")).lt(to))
            .take();
        select.and_where(Expr::col(number).in_subquery(numbers));
    } else {
        select.and_where(Expr::cust_with_values("words @@ CAST($1 AS tsquery)", [query.for_postgres()]));
    }
    Ok(Condition::all().add(id.in_subquery(select)))
}

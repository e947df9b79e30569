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
use sea_orm::{ColumnTrait, DbBackend};

pub(crate) use document::{Document, forget, keep};
use query::{Query, Scope};

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
        let query = Query::parse(query);
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

/// The records of a kind in which what was typed is found; nothing typed finds all.
pub(crate) fn records<C: ColumnTrait>(backend: DbBackend, kind: HitKind, id: C, typed: &str) -> Condition {
    if typed.trim().is_empty() {
        return Condition::all();
    }
    let query = Query::parse(typed);
    if query.is_empty() {
        return Condition::all().add(Expr::val(1).eq(0));
    }
    let (from, to) = document::numbers(kind);
    let record = Alias::new("record");
    let number = Alias::new("number");
    let mut select = Select::select();
    select
        .column(record)
        .from(Alias::new("search_document"))
        .and_where(Expr::col(number.clone()).gte(from))
        .and_where(Expr::col(number.clone()).lt(to));
    if backend == DbBackend::Sqlite {
        let matching = Expr::cust_with_values("search_text MATCH ?", [query.for_sqlite(Scope::Anywhere)]);
        let numbers = Select::select()
            .column(Alias::new("rowid"))
            .from(Alias::new("search_text"))
            .and_where(matching)
            .and_where(Expr::col(Alias::new("rowid")).gte(from))
            .and_where(Expr::col(Alias::new("rowid")).lt(to))
            .take();
        select.and_where(Expr::col(number).in_subquery(numbers));
    } else {
        let words = query.for_postgres(Scope::Anywhere);
        select.and_where(Expr::cust_with_values("words @@ CAST($1 AS tsquery)", [words]));
    }
    Condition::all().add(id.in_subquery(select))
}

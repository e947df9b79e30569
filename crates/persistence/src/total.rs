//! How many rows a filter matches: counted to 10,000, and kept for as long as the data stays.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, QueryTrait, Select};

use crate::Result;
use crate::reader::Reader;

/// Up to here totals are exact.
const EXACT: u64 = 10_000;

/// How many totals are kept; a few hundred filters are in use at a time.
const KEPT: usize = 4_096;

/// Who asked, and the query.
type Asked = (Viewer, String);

/// The data version that was counted, and the count.
type Counted = (i64, Option<u64>);

/// Totals by who asked and the query that counted them, each with the data version of its viewer.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    kept: Mutex<HashMap<Asked, Counted>>,
}

impl Totals {
    fn get(&self, version: i64, question: &(Viewer, String)) -> Option<Option<u64>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(question).filter(|(of, _)| *of == version).map(|(_, total)| *total)
    }

    fn keep(&self, version: i64, question: (Viewer, String), total: Option<u64>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(question, (version, total));
    }
}

/// How many rows `select` matches; `None` past 10,000.
pub(crate) async fn total<E: EntityTrait>(reader: &Reader, select: &Select<E>) -> Result<Option<u64>> {
    let database = reader.database();
    let version = database.version(reader.viewer()).await?;
    let rows = select.clone().select_only().expr(Expr::val(1_i64)).limit(EXACT + 1).into_query();
    let counting = Query::select()
        .expr(Func::count(Expr::col(Asterisk)).cast_as(Alias::new("bigint")))
        .from_subquery(rows, Alias::new("matching"))
        .take();
    let statement = database.backend().build(&counting);
    let question = (*reader.viewer(), statement.to_string());
    if let Some(total) = database.totals().get(version, &question) {
        return Ok(total);
    }
    let row = reader.query_one_raw(statement).await?;
    let counted: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    let total = u64::try_from(counted).ok().filter(|n| *n <= EXACT);
    database.totals().keep(version, question, total);
    Ok(total)
}

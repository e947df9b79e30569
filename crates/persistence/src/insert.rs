//! Many rows in few statements.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, InsertStatement, OnConflict, Query};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    ModelTrait, Value,
};
use serde_json::{Map, Value as Json};

use crate::Result;

/// Values in one statement on SQLite, which takes 32,766: past a few thousand nothing is gained.
const VALUES: usize = 8_000;

/// Rows in one statement on PostgreSQL.
const ROWS: usize = 1_000;

/// From so many rows on it pays to say how PostgreSQL plans what it asks for each of them.
const MANY: usize = 100;

/// Inserts rows, as many a statement as fit. What to do about rows that are there already is
/// `conflict`'s matter.
pub(crate) async fn insert<M>(
    transaction: &DatabaseTransaction,
    rows: &[M],
    conflict: Option<&OnConflict>,
) -> Result<()>
where
    M: ModelTrait,
{
    let columns: Vec<_> = <M::Entity as EntityTrait>::Column::iter().collect();
    let postgres = transaction.get_database_backend() == DbBackend::Postgres;
    // Always the same number of rows, so that the statement is prepared once; the rest as it comes.
    let at_a_time = if postgres { ROWS } else { (VALUES / columns.len()).max(1) };
    // For each row and each foreign key PostgreSQL asks whether the other row is there: by its key, which one
    // plan does for all. A transaction that has every statement planned anew (see `transaction::begin`)
    // would have these planned anew, too, row by row, which takes longer than the rows do.
    let many = postgres && rows.len() >= MANY;
    if many {
        transaction.execute_unprepared("SET LOCAL plan_cache_mode = auto").await?;
    }
    for chunk in rows.chunks(at_a_time) {
        let mut query = Query::insert();
        query.into_table(M::Entity::default().table_ref()).columns(columns.iter().copied());
        if postgres {
            select_rows(&mut query, chunk, &columns)?;
        } else {
            for row in chunk {
                query.values_panic(columns.iter().map(|column| Expr::val(row.get(*column))));
            }
        }
        if let Some(conflict) = conflict {
            query.on_conflict(conflict.clone());
        }
        transaction.execute(&query).await?;
    }
    if many {
        transaction.execute_unprepared("SET LOCAL plan_cache_mode = force_custom_plan").await?;
    }
    Ok(())
}

/// PostgreSQL takes the rows as one JSON document: thousands of places in a statement would have to
/// be planned each time.
fn select_rows<M: ModelTrait>(
    query: &mut InsertStatement,
    rows: &[M],
    columns: &[<M::Entity as EntityTrait>::Column],
) -> Result<()> {
    let mut array = Vec::with_capacity(rows.len());
    for row in rows {
        let mut object = Map::with_capacity(columns.len());
        for column in columns {
            object.insert(column.as_str().to_owned(), json(row.get(*column))?);
        }
        array.push(Json::Object(object));
    }
    let table = M::Entity::default().table_name().to_owned();
    let document = Expr::val(Json::Array(array).to_string()).cast_as(Alias::new("json"));
    let rows = Func::cust(Alias::new("json_populate_recordset"))
        // A NULL of the row's type, asked of the table: a type of PostgreSQL's own may have its name.
        .arg(Expr::cust(format!("(SELECT t FROM \"{table}\" AS t LIMIT 0)")))
        .arg(document);
    let mut select = Query::select();
    select.columns(columns.iter().copied()).from_function(rows, Alias::new("rows"));
    query.select_from(select).map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(())
}

/// A value as PostgreSQL reads it from JSON.
fn json(value: Value) -> Result<Json> {
    Ok(match value {
        Value::Bool(value) => Json::from(value),
        Value::Int(value) => Json::from(value),
        Value::BigInt(value) => Json::from(value),
        Value::String(value) => Json::from(value),
        Value::Uuid(value) => Json::from(value.map(|id| id.to_string())),
        Value::ChronoDate(value) => Json::from(value.map(|day| day.to_string())),
        Value::ChronoDateTimeUtc(value) => Json::from(value.map(|at| at.to_rfc3339())),
        other => return Err(DbErr::Type(format!("no column is of the type of {other:?}")).into()),
    })
}

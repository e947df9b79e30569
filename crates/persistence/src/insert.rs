//! Many rows in few statements.

use futures_util::future::join;
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, InsertStatement, OnConflict, Query, SqliteQueryBuilder, Values,
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    ModelTrait, Statement, Value,
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
    if transaction.get_database_backend() == DbBackend::Sqlite {
        return on_sqlite(transaction, rows, &columns, conflict).await;
    }
    // For each row and each foreign key PostgreSQL asks whether the other row is there: by its key, which one
    // plan does for all. A transaction that has every statement planned anew (see `transaction::begin`)
    // would have these planned anew, too, row by row, which takes longer than the rows do.
    let many = rows.len() >= MANY;
    if many {
        transaction.execute_unprepared("SET LOCAL plan_cache_mode = auto").await?;
    }
    // Always the same number of rows, so that the statement is prepared once; the rest as it comes.
    for chunk in rows.chunks(ROWS) {
        let mut query = into_table::<M>(&columns);
        select_rows(&mut query, chunk, &columns)?;
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

fn into_table<M: ModelTrait>(columns: &[<M::Entity as EntityTrait>::Column]) -> InsertStatement {
    let mut query = Query::insert();
    query.into_table(M::Entity::default().table_ref()).columns(columns.iter().copied());
    query
}

/// SQLite takes as many values in one statement as it is given. While one statement is executed, on a thread
/// of its own, the values of the next are put together.
async fn on_sqlite<M: ModelTrait>(
    transaction: &DatabaseTransaction,
    rows: &[M],
    columns: &[<M::Entity as EntityTrait>::Column],
    conflict: Option<&OnConflict>,
) -> Result<()> {
    let mut chunks = rows.chunks((VALUES / columns.len()).max(1));
    let (mut many, mut text, mut besides) = (0, String::new(), Vec::new());
    let mut next = || {
        let chunk = chunks.next()?;
        if many != chunk.len() {
            many = chunk.len();
            (text, besides) = text_of(&chunk[0], columns, many, conflict);
        }
        let values = chunk.iter().flat_map(|row| columns.iter().map(move |column| row.get(*column)));
        let values: Vec<Value> = values.chain(besides.iter().cloned()).collect();
        Some(Statement::from_sql_and_values(DbBackend::Sqlite, text.as_str(), values))
    };
    let mut statement = next();
    while let Some(now) = statement {
        let (done, following) = join(transaction.execute_raw(now), async { next() }).await;
        done?;
        statement = following;
    }
    Ok(())
}

/// A statement for so many rows, and what is bound in it after their values: what is said about a conflict may
/// have values of its own. The builder writes the statement for one row like this; it would take longer to
/// write those for hundreds than SQLite takes to read them.
fn text_of<M: ModelTrait>(
    row: &M,
    columns: &[<M::Entity as EntityTrait>::Column],
    rows: usize,
    conflict: Option<&OnConflict>,
) -> (String, Vec<Value>) {
    let mut query = into_table::<M>(columns);
    query.values_panic(columns.iter().map(|column| Expr::val(row.get(*column))));
    if let Some(conflict) = conflict {
        query.on_conflict(conflict.clone());
    }
    let (one, Values(mut bound)) = query.build(SqliteQueryBuilder);
    let besides = bound.split_off(columns.len());
    let places = format!("({})", vec!["?"; columns.len()].join(", "));
    (one.replacen(&places, &vec![places.as_str(); rows].join(", "), 1), besides)
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

//! Many rows in few statements.

use futures_util::future::join;
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, InsertStatement, OnConflict, Query, SqliteQueryBuilder, Values,
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    ModelTrait, Statement, Value,
};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use crate::Result;

/// Values in one statement on SQLite, which takes 32,766: past a few thousand nothing is gained.
const VALUES: usize = 8_000;

/// Rows in one statement on PostgreSQL: few enough that all of them fit what a connection takes unread, so that the
/// next can be put together while PostgreSQL reads these.
const ROWS: usize = 250;

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
    M: ModelTrait + Sync,
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
    let statements = rows.chunks(ROWS).map(|chunk| {
        let mut query = into_table::<M>(&columns);
        select_rows(&mut query, chunk, &columns)?;
        if let Some(conflict) = conflict {
            query.on_conflict(conflict.clone());
        }
        Ok(DbBackend::Postgres.build(&query))
    });
    execute_all(transaction, statements).await?;
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

/// Executes statements one after the other. While the database is at one, the next is put together.
pub(crate) async fn execute_all(
    transaction: &DatabaseTransaction,
    mut statements: impl Iterator<Item = Result<Statement>> + Send,
) -> Result<()> {
    let mut next = statements.next();
    while let Some(statement) = next {
        let (done, following) = join(transaction.execute_raw(statement?), async { statements.next() }).await;
        done?;
        next = following;
    }
    Ok(())
}

/// SQLite takes as many values in one statement as it is given.
async fn on_sqlite<M: ModelTrait + Sync>(
    transaction: &DatabaseTransaction,
    rows: &[M],
    columns: &[<M::Entity as EntityTrait>::Column],
    conflict: Option<&OnConflict>,
) -> Result<()> {
    let (mut many, mut text, mut besides) = (0, String::new(), Vec::new());
    let statements = rows.chunks((VALUES / columns.len()).max(1)).map(|chunk| {
        if many != chunk.len() {
            many = chunk.len();
            (text, besides) = text_of(&chunk[0], columns, many, conflict);
        }
        let values = chunk.iter().flat_map(|row| columns.iter().map(move |column| row.get(*column)));
        let values: Vec<Value> = values.chain(besides.iter().cloned()).collect();
        Ok(Statement::from_sql_and_values(DbBackend::Sqlite, text.as_str(), values))
    });
    execute_all(transaction, statements).await
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
    let document: Vec<Row<'_, M>> = rows.iter().map(|row| Row { row, columns }).collect();
    let document = serde_json::to_string(&document).map_err(|e| DbErr::Type(e.to_string()))?;
    let table = M::Entity::default().table_name().to_owned();
    let rows = Func::cust(Alias::new("json_populate_recordset"))
        // A NULL of the row's type, asked of the table: a type of PostgreSQL's own may have its name.
        .arg(Expr::cust(format!("(SELECT t FROM \"{table}\" AS t LIMIT 0)")))
        .arg(Expr::val(document).cast_as(Alias::new("json")));
    let mut select = Query::select();
    select.columns(columns.iter().copied()).from_function(rows, Alias::new("rows"));
    query.select_from(select).map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(())
}

/// A row as an object by columns, as PostgreSQL reads it from JSON.
struct Row<'a, M: ModelTrait> {
    row: &'a M,
    columns: &'a [<M::Entity as EntityTrait>::Column],
}

impl<M: ModelTrait> Serialize for Row<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_map(self.columns.iter().map(|column| (column.as_str(), Cell(self.row.get(*column)))))
    }
}

/// A value of it.
struct Cell(Value);

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Bool(value) => value.serialize(serializer),
            Value::Int(value) => value.serialize(serializer),
            Value::BigInt(value) => value.serialize(serializer),
            Value::String(value) => value.serialize(serializer),
            Value::Uuid(value) => value.serialize(serializer),
            Value::ChronoDate(value) => value.serialize(serializer),
            Value::ChronoDateTimeUtc(value) => value.serialize(serializer),
            other => Err(S::Error::custom(format!("no column is of the type of {other:?}"))),
        }
    }
}

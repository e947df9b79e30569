//! What changes for whom: a count for each audience, so that nobody's entity tags move with what they
//! may not see.

use chrono::NaiveDate;
use muster_domain::viewer::Viewer;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use uuid::Uuid;

use crate::Result;
use crate::change::Told;
use crate::face::columns;
use crate::sql::Sql;

/// Where the data stands for a viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Current {
    /// Grows with every change that the viewer could see.
    pub(crate) version: i64,
    /// The first day on which something shared for a time is shared no more.
    pub(crate) lapses_on: Option<NaiveDate>,
}

/// Where the data stands now. Each count only grows, so their sum tells every state from those before.
pub(crate) async fn current(connection: &impl ConnectionTrait, viewer: &Viewer) -> Result<Current> {
    let mut sql = Sql::new("SELECT CAST(coalesce(sum(a.version), 0) AS bigint), ");
    sql.push("(SELECT lapses_on FROM data_version) FROM audience_version a WHERE a.face = 0");
    if let Viewer::Member { authority, own } = viewer {
        sql.push(" OR a.face = 1 OR (a.reader_id = ").bind(authority.0);
        sql.push(if *own { " AND a.face IN (2, 3))" } else { " AND a.face = 2)" });
    }
    let row = connection.query_one_raw(sql.statement(connection.get_database_backend())).await?;
    let Some(row) = row else { return Ok(Current { version: 0, lapses_on: None }) };
    Ok(Current { version: row.try_get_by_index(0)?, lapses_on: row.try_get_by_index(1)? })
}

/// Counts a change for those whose view it changed, tells them of it, and says how many changes there have
/// been in all. From here to its end a transaction keeps every other from doing the same.
pub(crate) async fn raise(transaction: &DatabaseTransaction, told: &Told) -> Result<i64> {
    let audiences = told.audiences();
    let mut sql = Sql::new("INSERT INTO audience_version (face, reader_id, version) VALUES ");
    for (at, audience) in audiences.iter().enumerate() {
        let (face, reader) = columns(*audience);
        sql.push(if at > 0 { ", (" } else { "(" }).bind(face).push(", ");
        sql.bind(reader.unwrap_or(Uuid::nil())).push(", 1)");
    }
    sql.push(" ON CONFLICT (face, reader_id) DO UPDATE SET version = audience_version.version + 1");
    if !audiences.is_empty() {
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    }
    transaction.execute_unprepared("UPDATE data_version SET version = version + 1").await?;
    let version = changes(transaction).await?;
    told.write(transaction, version).await?;
    Ok(version)
}

/// How many changes there have been, whoever could see them.
pub(crate) async fn changes(transaction: &DatabaseTransaction) -> Result<i64> {
    let statement =
        Statement::from_string(transaction.get_database_backend(), "SELECT version FROM data_version");
    let row = transaction.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}

/// Notes the first day on which something shared for a time is shared no more.
pub(crate) async fn lapses_on(transaction: &DatabaseTransaction, day: Option<NaiveDate>) -> Result<()> {
    let mut sql = Sql::new("UPDATE data_version SET lapses_on = ");
    sql.bind(day);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

//! The one way to write: every write transaction of Muster begins here, and where members' reading
//! takes one, that one too.

use muster_domain::viewer::Viewer;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::Result;

/// What is locked on PostgreSQL for as long as a transaction lasts. SQLite has one writer anyway.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lock {
    /// One process migrates, the others wait.
    Migration,
    /// One writer on the register and on what is computed from it.
    Register,
    /// One at a time changes who administers an authority, what an authority sets, or which key signs.
    Accounts,
    /// One review of a desk takes the place of another at a time.
    Reviews,
}

impl Lock {
    /// The number of the advisory lock: arbitrary, and the same in every release.
    const fn number(self) -> i64 {
        match self {
            Self::Migration => 0x6d75_7374_0001,
            Self::Register => 0x6d75_7374_0002,
            Self::Accounts => 0x6d75_7374_0003,
            Self::Reviews => 0x6d75_7374_0029,
        }
    }
}

/// Begins a write transaction: `BEGIN IMMEDIATE` on SQLite, since a transaction that reads first
/// and then writes fails when another wrote in between; on PostgreSQL with the lock, if one is named.
pub(crate) async fn begin(writer: &DatabaseConnection, lock: Option<Lock>) -> Result<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = writer.begin_with_options(options).await?;
    if let (DbBackend::Postgres, Some(lock)) = (transaction.get_database_backend(), lock) {
        // A first import fills empty tables: plans made while they were empty would be the wrong ones.
        let wait = format!(
            "SET LOCAL plan_cache_mode = force_custom_plan; SELECT pg_advisory_xact_lock({})",
            lock.number()
        );
        transaction.execute_unprepared(&wait).await?;
    }
    Ok(transaction)
}

/// Begins a transaction of PostgreSQL that reads what a member may see, and nothing else, as of one
/// moment: row-level security asks for `muster.viewer`, which ends with the transaction.
pub(crate) async fn read(members: &DatabaseConnection, viewer: &Viewer) -> Result<DatabaseTransaction> {
    let transaction = members.begin_with_options(TransactionOptions::default()).await?;
    let viewer = match viewer {
        Viewer::Public => String::new(),
        Viewer::Member { authority, own } => format!("{authority}{}", if *own { " own" } else { "" }),
    };
    // An id and a word: nothing to escape.
    let say = format!(
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
         SELECT set_config('muster.viewer', '{viewer}', true)"
    );
    transaction.execute_unprepared(&say).await?;
    Ok(transaction)
}

#[cfg(test)]
mod tests {
    use sea_orm::Statement;

    use super::*;
    use crate::Database;

    #[tokio::test]
    async fn a_commit_on_sqlite_waits_until_the_disk_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("muster.db").display());
        let database = Database::connect(&url).await.unwrap();
        let ask = async |pragma: &str| {
            let statement = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
            let row = database.writer().query_one_raw(statement).await.unwrap().unwrap();
            row.try_get_by_index::<i64>(0)
                .map_or_else(|_| row.try_get_by_index::<String>(0).unwrap(), |n| n.to_string())
        };
        assert_eq!(ask("synchronous").await, "2", "FULL: NORMAL syncs only when the log is written back");
        assert_eq!(ask("journal_mode").await, "wal");
        assert_eq!(ask("foreign_keys").await, "1");
    }
}

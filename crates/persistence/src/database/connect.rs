//! How the connections are opened, on SQLite and on PostgreSQL.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{ConnectOptions as _, Error as SqlxError, Executor as _};
use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector, SqlxSqliteConnector};

use super::grant::{AS_MEMBER, AS_PUBLIC};
use crate::{Error, Result};

/// How long somebody waits for a connection to PostgreSQL before they are told to try again later.
const POSTGRES_PATIENCE: Duration = Duration::from_secs(10);

/// Connections to PostgreSQL that one process reads with at most.
const POSTGRES_READERS: u32 = 16;

/// Connections to PostgreSQL that one process reads with for members at most.
const POSTGRES_MEMBERS: u32 = 12;

/// Connections to PostgreSQL that one process writes with at most.
const POSTGRES_WRITERS: u32 = 8;

/// Connections to PostgreSQL that one process reads accounts with at most: one short question for each
/// request of somebody signed in.
const POSTGRES_ACCOUNTS: u32 = 6;

/// Kibibytes of pages that SQLite's writer keeps, and how many while something large is done that needs few of
/// them twice.
pub(super) const WRITER_KEEPS: [u32; 2] = [131_072, 49_152];

/// When this process migrated the database: connections that were open before read as another role.
pub(super) type Migrated = Arc<Mutex<Option<Instant>>>;

/// What a database is read and written through.
pub(super) struct Connections {
    pub(super) readers: DatabaseConnection,
    pub(super) members: DatabaseConnection,
    pub(super) accounts: DatabaseConnection,
    pub(super) background: DatabaseConnection,
    pub(super) writer: DatabaseConnection,
}

/// Readers that cannot write, and one writer: SQLite takes one at a time, and waiting for a
/// connection is fairer than waiting for the file's lock.
pub(super) async fn open_sqlite(url: &str) -> Result<Connections> {
    let options: SqliteConnectOptions = url.parse().map_err(|_| Error::Address(url.to_owned()))?;
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(30))
        .statement_cache_capacity(256)
        // Rows come from a thread of their own: a page of them at once, without waiting in between.
        .row_buffer_size(1_024)
        // Notices of 2 to 3 kilobytes would waste half of a page of 4.
        .page_size(8192)
        .pragma("temp_store", "memory")
        .disable_statement_logging();
    // Readers of a database in memory share its pages with the writer and would wait for its locks.
    let in_memory = url.contains(":memory:") || url.contains("mode=memory");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(120))
        .connect_with(
            options
                .clone()
                .pragma("cache_size", format!("-{}", WRITER_KEEPS[0]))
                .pragma("wal_autocheckpoint", "4000"),
        )
        .await
        .map_err(connection)?;
    // What the writer and whoever works in the background read of a large database, all of it and once, would
    // count as memory of this process if they mapped it.
    let reading = options.pragma("cache_size", "-16384").pragma("query_only", "on");
    let reading = if in_memory { reading.pragma("read_uncommitted", "on") } else { reading };
    let cores = std::thread::available_parallelism().map_or(2, |n| u32::try_from(n.get()).unwrap_or(2));
    let readers = SqlitePoolOptions::new()
        .max_connections((2 * cores).clamp(4, 16))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_with(reading.clone().pragma("mmap_size", "2147418112"))
        .await
        .map_err(connection)?;
    let background = SqlitePoolOptions::new()
        .max_connections(2)
        .idle_timeout(Duration::from_secs(60))
        .acquire_timeout(Duration::from_secs(120))
        .test_before_acquire(false)
        .connect_lazy_with(reading);
    let background = SqlxSqliteConnector::from_sqlx_sqlite_pool(background);
    let readers = SqlxSqliteConnector::from_sqlx_sqlite_pool(readers);
    let writer = SqlxSqliteConnector::from_sqlx_sqlite_pool(writer);
    Ok(Connections { members: readers.clone(), accounts: readers.clone(), readers, background, writer })
}

/// Readers that row-level security holds for, those that may read accounts, and writers.
pub(super) async fn open_postgres(url: &str, migrated: &Migrated) -> Result<Connections> {
    let options: PgConnectOptions = url.parse().map_err(|_| Error::Address(url.to_owned()))?;
    let options = options.statement_cache_capacity(256).disable_statement_logging();
    let pool = || PgPoolOptions::new().acquire_timeout(POSTGRES_PATIENCE).test_before_acquire(false);
    let writer =
        pool().max_connections(POSTGRES_WRITERS).connect_with(options.clone()).await.map_err(connection)?;
    let accounts = pool()
        .max_connections(POSTGRES_ACCOUNTS)
        .connect_lazy_with(options.clone().options([("default_transaction_read_only", "on")]));
    let reading = |most, role: &'static str| {
        let migrated = Arc::clone(migrated);
        let readers = pool()
            .max_connections(most)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(role).await.map(|_| ()) })
            })
            .before_acquire(move |_, metadata| {
                let migrated = *migrated.lock().unwrap_or_else(PoisonError::into_inner);
                let good = migrated.is_none_or(|at| at.elapsed() > metadata.age);
                Box::pin(async move { Ok(good) })
            })
            .connect_lazy_with(options.clone());
        SqlxPostgresConnector::from_sqlx_postgres_pool(readers)
    };
    let readers = reading(POSTGRES_READERS, AS_PUBLIC);
    Ok(Connections {
        background: readers.clone(),
        readers,
        members: reading(POSTGRES_MEMBERS, AS_MEMBER),
        accounts: SqlxPostgresConnector::from_sqlx_postgres_pool(accounts),
        writer: SqlxPostgresConnector::from_sqlx_postgres_pool(writer),
    })
}

fn connection(error: SqlxError) -> Error {
    Error::Database(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
}

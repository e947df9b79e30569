//! What can go wrong in the database.

use muster_domain::access::Action;
use sea_orm::sqlx::Error as SqlxError;
use sea_orm::{DbErr, RuntimeErr};

/// A failure of the database or of what is stored in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of the database cannot be read.
    #[error("{0:?} is not a database address: use sqlite:PATH or postgres://…")]
    Address(String),
    /// The database's tables are older than this program.
    #[error("{0} migrations are pending: run `muster migrate`, or start with --migrate")]
    Unmigrated(u32),
    /// A cursor that this list did not hand out, or handed out for another order.
    #[error("the cursor does not belong to this list")]
    Cursor,
    /// The account may not do this, or not to this.
    #[error("not permitted: {0:?}")]
    Forbidden(Action),
    /// There is no such record, or none that may be seen.
    #[error("nothing is found")]
    NotFound,
    /// It does not go together with what is on record, which the message says.
    #[error("{0}")]
    Conflict(String),
    /// Another live record of the authority has this reference.
    #[error("the reference is that of {record}")]
    Taken {
        /// The reference.
        reference: String,
        /// The record that has it.
        record: uuid::Uuid,
    },
    /// Changes since then are told no more.
    #[error("what changed since then is told no more")]
    Forgotten,
    /// It has another version by now than the one that was to be changed.
    #[error("changed meanwhile")]
    Stale,
    /// Something about what is asked for cannot be: JSON pointers, and what is wrong there.
    #[error("cannot be carried out: {0:?}")]
    Unacceptable(Vec<(String, String)>),
    /// A stored value that breaks a rule of the domain.
    #[error("stored data is inconsistent: table {table}, column {column}, row {row}: {value:?}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's id.
        row: String,
        /// What stands there.
        value: String,
    },
    /// The database refused or is out of reach.
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

impl Error {
    /// Whether the database is out of reach or too busy for now: it is worth trying again.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Database(DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) => true,
            Self::Database(
                DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)),
            ) => passing(e),
            _ => false,
        }
    }

    /// Whether it says that what was asked for cannot be, so that something else still can.
    pub(crate) const fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::Forbidden(_)
                | Self::NotFound
                | Self::Conflict(_)
                | Self::Taken { .. }
                | Self::Stale
                | Self::Unacceptable(_)
        )
    }

    /// Stored data that breaks a rule, with the value cut to a length that a log can take.
    pub(crate) fn inconsistent(
        table: &'static str,
        column: &'static str,
        row: impl std::fmt::Display,
        value: &str,
    ) -> Self {
        let value = value.chars().take(200).collect();
        Self::Inconsistent { table, column, row: row.to_string(), value }
    }
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

fn passing(error: &SqlxError) -> bool {
    match error {
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::PoolTimedOut
        | SqlxError::PoolClosed
        | SqlxError::WorkerCrashed => true,
        SqlxError::Database(error) => error.code().is_some_and(|code| passing_code(&code)),
        _ => false,
    }
}

/// PostgreSQL: connection exceptions, no such database, too many connections, shutting down or starting
/// up, and a statement that was ended for another. SQLite (the low byte of a number): busy, locked,
/// reading or writing failed, the file cannot be opened.
fn passing_code(code: &str) -> bool {
    let postgres = code.len() == 5
        && (code.starts_with("08")
            || code.starts_with("57P")
            || ["3D000", "53300", "40001", "40P01"].contains(&code));
    let sqlite = code.len() < 5 && code.parse::<u32>().is_ok_and(|n| [5, 6, 10, 14].contains(&(n & 0xff)));
    postgres || sqlite
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        for code in ["08006", "57P01", "57P03", "53300", "3D000", "40P01", "5", "6", "14", "517", "1034"] {
            assert!(passing_code(code), "{code}");
        }
        for code in ["23505", "42P01", "1", "19", "2067", "", "11"] {
            assert!(!passing_code(code), "{code}");
        }
    }

    #[test]
    fn a_pool_without_connections_passes_and_inconsistent_data_does_not() {
        let closed = DbErr::Query(RuntimeErr::SqlxError(SqlxError::PoolClosed.into()));
        assert!(Error::from(closed).is_passing());
        assert!(!Error::inconsistent("contract", "title", 1, "x").is_passing());
    }
}

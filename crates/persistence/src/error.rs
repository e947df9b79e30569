//! What can go wrong in the database.

use muster_domain::access::Action;

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

//! The connection: SQLite embedded by default, PostgreSQL by address.

use crate::Result;
use crate::authority::Authorities;
use crate::contract::Contracts;
use crate::import::Imports;
use crate::notice::Notices;
use crate::opportunity::Opportunities;
use crate::procurement::Procurements;
use crate::register::Register;
use crate::search::Search;
use crate::stats::StatsStore;
use crate::vendor::Vendors;

/// A database of Muster; clones share the connections.
#[derive(Debug, Clone)]
pub struct Database {}

impl Database {
    /// Opens `sqlite:PATH` (created when missing), `sqlite::memory:` or `postgres://…`.
    ///
    /// # Errors
    /// When the address is neither, or the database is out of reach.
    pub async fn connect(_url: &str) -> Result<Self> {
        todo!()
    }

    /// Brings the tables up to this program's version, under an advisory lock on PostgreSQL.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn migrate(&self) -> Result<()> {
        todo!()
    }

    /// How many migrations are pending.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn pending_migrations(&self) -> Result<u32> {
        todo!()
    }

    /// Grows with every committed change of the data: answers kept elsewhere are good for as long
    /// as this stays.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn version(&self) -> Result<i64> {
        todo!()
    }

    /// Authorities.
    #[must_use]
    pub fn authorities(&self) -> Authorities {
        todo!()
    }

    /// Contracts.
    #[must_use]
    pub fn contracts(&self) -> Contracts {
        todo!()
    }

    /// Procurements.
    #[must_use]
    pub fn procurements(&self) -> Procurements {
        todo!()
    }

    /// Vendors.
    #[must_use]
    pub fn vendors(&self) -> Vendors {
        todo!()
    }

    /// Notices.
    #[must_use]
    pub fn notices(&self) -> Notices {
        todo!()
    }

    /// Opportunities.
    #[must_use]
    pub fn opportunities(&self) -> Opportunities {
        todo!()
    }

    /// Search over everything.
    #[must_use]
    pub fn search(&self) -> Search {
        todo!()
    }

    /// Counts and sums.
    #[must_use]
    pub fn stats(&self) -> StatsStore {
        todo!()
    }

    /// Imports and what they reported.
    #[must_use]
    pub fn imports(&self) -> Imports {
        todo!()
    }

    /// Opens a write transaction on the register.
    ///
    /// # Errors
    /// When the database is out of reach or another writer holds it for too long.
    pub async fn register(&self) -> Result<Register> {
        todo!()
    }
}

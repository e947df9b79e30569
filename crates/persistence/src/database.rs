//! The connection: SQLite embedded by default, PostgreSQL by address.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use muster_domain::viewer::Viewer;
use muster_migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

use crate::audience::{self, Current};
use crate::authority;
use crate::register::Register;
use crate::search::Shelf;
use crate::total::Totals;
use crate::transaction::{self, Lock};
use crate::{Error, Result};

mod connect;
mod grant;
mod store;

use connect::{Connections, Migrated, WRITER_KEEPS, open_postgres, open_sqlite};

/// How long a data version that another process may have raised is taken for the present one.
const VERSION_GOOD_FOR: Duration = Duration::from_millis(50);

/// A database of Muster; clones share the connections.
#[derive(Debug, Clone)]
pub struct Database {
    inner: Arc<Inner>,
    background: bool,
}

#[derive(Debug)]
struct Inner {
    migrated: Migrated,
    readers: DatabaseConnection,
    members: DatabaseConnection,
    accounts: DatabaseConnection,
    background: DatabaseConnection,
    writer: DatabaseConnection,
    versions: Mutex<Versions>,
    totals: Totals,
    authorities: Mutex<Option<(i64, Arc<authority::Known>)>>,
}

/// Data versions as they were read not long ago.
#[derive(Debug, Default)]
struct Versions {
    known: HashMap<Viewer, (Instant, Current)>,
    /// How often they were forgotten: what was read before a change must not be kept after it.
    forgotten: u64,
}

impl Database {
    /// Opens `sqlite:PATH` (created when missing), `sqlite::memory:` or `postgres://…`.
    /// It makes no tables: see [`Database::migrate`].
    ///
    /// # Errors
    /// When the address is neither, or the database is out of reach.
    pub async fn connect(url: &str) -> Result<Self> {
        let migrated = Migrated::default();
        let Connections { readers, members, accounts, background, writer } = if url.starts_with("sqlite:") {
            open_sqlite(url).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            open_postgres(url, &migrated).await?
        } else {
            return Err(Error::Address(url.to_owned()));
        };
        let inner = Inner {
            migrated,
            readers,
            members,
            accounts,
            background,
            writer,
            versions: Mutex::default(),
            totals: Totals::default(),
            authorities: Mutex::new(None),
        };
        Ok(Self { inner: Arc::new(inner), background: false })
    }

    /// The same database for what is done outside requests and reads much of it, once: on SQLite through
    /// connections of its own, so that no request waits for one and memory does not grow with what is read.
    #[must_use]
    pub fn in_background(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), background: true }
    }

    /// Has SQLite's writer keep fewer pages in memory while something large is done, or as many as ever.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn hold_less(&self, less: bool) -> Result<()> {
        if self.backend() == DbBackend::Sqlite {
            let keeps = WRITER_KEEPS[usize::from(less)];
            self.inner.writer.execute_unprepared(&format!("PRAGMA cache_size = -{keeps}")).await?;
        }
        Ok(())
    }

    /// Brings the tables up to this program's version, under an advisory lock on PostgreSQL.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn migrate(&self) -> Result<()> {
        let transaction = transaction::begin(&self.inner.writer, Some(Lock::Migration)).await?;
        Migrator::up(&transaction, None).await?;
        if self.backend() == DbBackend::Postgres {
            transaction.execute_unprepared(&grant::let_read()).await?;
        }
        transaction.commit().await?;
        *self.inner.migrated.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.forget_version();
        Ok(())
    }

    /// How many migrations are pending.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn pending_migrations(&self) -> Result<u32> {
        let pending = Migrator::get_pending_migrations_read_only(&self.inner.writer).await?;
        Ok(u32::try_from(pending.len()).unwrap_or(u32::MAX))
    }

    /// Whether the database answers: for a readiness probe.
    ///
    /// # Errors
    /// When it does not, or its tables are older than this program.
    pub async fn check(&self) -> Result<()> {
        self.read_version().await.map(|_| ())
    }

    /// What an administrator of PostgreSQL has to do so that its row-level security stands behind what is
    /// read here; `None` where it does, and on SQLite, which has none.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn unguarded(&self) -> Result<Option<&'static str>> {
        if self.backend() == DbBackend::Sqlite {
            return Ok(None);
        }
        let asked = Statement::from_string(
            self.backend(),
            "SELECT current_user IN ('muster_public', 'muster_reader')",
        );
        let row = self.readers().query_one_raw(asked).await?;
        let guarded: bool = row.map_or(Ok(false), |row| row.try_get_by_index(0))?;
        Ok((!guarded).then_some(
            "as an administrator: CREATE ROLE muster_reader NOLOGIN; CREATE ROLE muster_public NOLOGIN; GRANT \
             muster_reader, muster_public TO the login of Muster; then `muster migrate`, and start again",
        ))
    }

    /// Grows with every committed change of what `viewer` may see, and with nothing else: answers kept
    /// elsewhere are good for as long as this stays. A change by this process shows at once, one
    /// by another within 50 ms.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn version(&self, viewer: &Viewer) -> Result<i64> {
        Ok(self.current(viewer).await?.version)
    }

    /// Whether something was shared for a time that has passed on `today`, so that faces must be made
    /// again before anything is answered. Costs nothing beside [`Database::version`].
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn lapsed(&self, today: NaiveDate) -> Result<bool> {
        Ok(self.current(&Viewer::Public).await?.lapses_on.is_some_and(|day| day <= today))
    }

    async fn current(&self, viewer: &Viewer) -> Result<Current> {
        let (forgotten, known) = {
            let versions = self.inner.versions.lock().unwrap_or_else(PoisonError::into_inner);
            (versions.forgotten, versions.known.get(viewer).copied())
        };
        if let Some((_, current)) = known.filter(|(read, _)| read.elapsed() < VERSION_GOOD_FOR) {
            return Ok(current);
        }
        let read = Instant::now();
        let current = audience::current(self.readers(), viewer).await?;
        let mut versions = self.inner.versions.lock().unwrap_or_else(PoisonError::into_inner);
        if versions.forgotten == forgotten {
            versions.known.insert(*viewer, (read, current));
        }
        Ok(current)
    }

    /// The number of all changes as it stands in the database now: for what is computed in the
    /// background. It moves with what somebody may not see, so no answer may depend on it.
    pub(crate) async fn read_version(&self) -> Result<i64> {
        let statement = Statement::from_string(self.backend(), "SELECT version FROM data_version");
        let row = self.readers().query_one_raw(statement).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound("data_version".to_owned()))?;
        Ok(row.try_get_by_index(0)?)
    }

    /// Refreshes what the query planner knows of the data; worth its time after an import. After a bulk
    /// one it also puts SQLite's full-text indexes together into one piece each, since a question
    /// looks into every piece: that writes all of them anew.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn optimise(&self, bulk: bool) -> Result<()> {
        let statements: Vec<String> = match self.backend() {
            DbBackend::Sqlite => {
                let whole = |index| format!("INSERT INTO {index} ({index}) VALUES ('optimize')");
                let texts = Shelf::Public.indexes().map(whole).into_iter().filter(|_| bulk);
                let rest = ["ANALYZE", "PRAGMA wal_checkpoint(PASSIVE)"].map(str::to_owned);
                texts.chain(rest).collect()
            }
            // Until it is known which pages of contracts hold nothing but what everybody may see,
            // counting them along an index has to look at the rows all the same.
            _ => ["ANALYZE", "VACUUM contract"].map(str::to_owned).to_vec(),
        };
        for statement in statements {
            self.inner.writer.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    /// Closes the connections, so that a file can be moved or a database dropped.
    ///
    /// # Errors
    /// When a connection cannot be closed.
    pub async fn close(self) -> Result<()> {
        self.inner.readers.close_by_ref().await?;
        self.inner.members.close_by_ref().await?;
        self.inner.accounts.close_by_ref().await?;
        self.inner.background.close_by_ref().await?;
        self.inner.writer.close_by_ref().await?;
        Ok(())
    }

    /// Opens a write transaction on the register. On SQLite nothing else can be written until it
    /// ends, [`Database::imports`] included.
    ///
    /// # Errors
    /// When the database is out of reach or another writer holds it for too long.
    pub async fn register(&self) -> Result<Register> {
        let transaction = transaction::begin(&self.inner.writer, Some(Lock::Register)).await?;
        Ok(Register::new(self.clone(), transaction))
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.inner.readers.get_database_backend()
    }

    pub(crate) fn readers(&self) -> &DatabaseConnection {
        if self.background { &self.inner.background } else { &self.inner.readers }
    }

    /// Connections for the transactions in which members read on PostgreSQL. They are others than the
    /// readers, which such a transaction may wait for: all of them waiting for each other would never end.
    pub(crate) fn members(&self) -> &DatabaseConnection {
        &self.inner.members
    }

    /// Connections that read accounts, secrets and the audit, which the role that reads everything else is
    /// denied: no statement of a list can get at them, whatever it says.
    pub(crate) fn accounts(&self) -> &DatabaseConnection {
        &self.inner.accounts
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.inner.writer
    }

    pub(crate) fn totals(&self) -> &Totals {
        &self.inner.totals
    }

    /// The authorities as of this data version, where they were kept.
    pub(crate) fn known_authorities(&self, version: i64) -> Option<Arc<authority::Known>> {
        let kept = self.inner.authorities.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| *of == version).map(|(_, known)| known.clone())
    }

    pub(crate) fn keep_authorities(&self, version: i64, known: Arc<authority::Known>) {
        *self.inner.authorities.lock().unwrap_or_else(PoisonError::into_inner) = Some((version, known));
    }

    /// After a commit that raised the data version.
    pub(crate) fn forget_version(&self) {
        let mut versions = self.inner.versions.lock().unwrap_or_else(PoisonError::into_inner);
        versions.known.clear();
        versions.forgotten += 1;
    }
}

//! What the handlers share: the database, the clock, and answers kept in memory.

use std::fmt;
use std::sync::Arc;

use muster_domain::clock::Clock;
use muster_identity::password::Passwords;
use muster_persistence::Database;

use crate::answers::Answers;
use crate::keyring::Keys;

/// Bytes of answers that are kept in memory.
const KEPT: usize = 64 * 1024 * 1024;

/// Gives the text of `/metrics`.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// What the handlers share; clones share it, too.
#[derive(Clone)]
pub struct Api {
    /// Where the records are.
    pub database: Database,
    /// What day it is, and request ids.
    pub clock: Arc<dyn Clock>,
    /// Origins whose pages may read answers (CORS), as `https://data.example.org`. Empty: none.
    pub origins: Arc<[String]>,
    /// The text of `/metrics`; without it there is no such address.
    pub metrics: Option<Metrics>,
    /// Whether the invented accounts of the demonstration may sign in.
    pub demonstration: bool,
    /// How many proxies of ours stand before this: so many entries of `X-Forwarded-For` are believed.
    pub proxies: usize,
    /// The keys that sign access tokens.
    pub keys: Arc<Keys>,
    /// Checks passwords, a few at a time.
    pub(crate) passwords: Arc<Passwords>,
    /// Answers kept in memory.
    pub(crate) answers: Arc<Answers>,
}

impl Api {
    /// An API over `database` by the time of `clock`: no other origin may read it, no metrics.
    #[must_use]
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        let answers = Arc::new(Answers::new(KEPT));
        Self {
            database,
            clock,
            origins: Arc::from([]),
            metrics: None,
            demonstration: false,
            proxies: 0,
            keys: Arc::default(),
            passwords: Arc::default(),
            answers,
        }
    }

    /// Lets pages of these origins read answers.
    #[must_use]
    pub fn with_origins(self, origins: impl IntoIterator<Item = String>) -> Self {
        Self { origins: origins.into_iter().collect(), ..self }
    }

    /// Lets the invented accounts of the demonstration in.
    #[must_use]
    pub fn with_demonstration(self, demonstration: bool) -> Self {
        Self { demonstration, ..self }
    }

    /// Believes so many entries of `X-Forwarded-For`, from the right.
    #[must_use]
    pub fn behind_proxies(self, proxies: usize) -> Self {
        Self { proxies, ..self }
    }

    /// Answers `/metrics` with this text.
    #[must_use]
    pub fn with_metrics(self, metrics: Metrics) -> Self {
        Self { metrics: Some(metrics), ..self }
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api")
            .field("database", &self.database)
            .field("origins", &self.origins)
            .finish_non_exhaustive()
    }
}

//! What the handlers share: the database, the clock, and answers kept in memory.

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use muster_domain::clock::Clock;
use muster_domain::outward::AllowedHosts;
use muster_domain::person::MailedLink;
use muster_identity::openid::RelyingParty;
use muster_identity::password::Passwords;
use muster_identity::secret_key::SecretKeys;
use muster_persistence::Database;
use tokio::sync::Semaphore;

use crate::answers::Answers;
use crate::document::BASE;
use crate::keyring::Keys;
use crate::openid::CALLBACK;
use crate::problem::Failure;
use crate::view_link::Limits;

/// Bytes of answers that are kept in memory.
const KEPT: usize = 64 * 1024 * 1024;

/// Files of a packed format that one process makes at once: each takes most of a core.
const PACKED_AT_ONCE: usize = 4;

/// Gives the text of `/metrics`.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// Sees that an address may be posted to, or says why not.
pub type AddressCheck = Arc<dyn Fn(&str) -> Result<(), String> + Send + Sync>;

/// Mails a link to whom it is for, or says why not.
pub type LinkMailer =
    Arc<dyn Fn(MailedLink, DateTime<Utc>) -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

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
    /// The address under which people and providers reach this installation, without a slash at
    /// its end. It is said, never taken from a request: whoever sends one could say anything.
    pub public_url: Arc<str>,
    /// Whether this installation sends mail.
    pub mail: bool,
    /// Mails invitations and links to new passwords; `None` where no mail is sent.
    pub link_mailer: Option<LinkMailer>,
    /// Sees that a workflow of Teams may be posted to; `None` where none is.
    pub teams: Option<AddressCheck>,
    /// The keys that sign access tokens.
    pub keys: Arc<Keys>,
    /// Hosts that may be sent to though they are internal.
    pub(crate) outward: Arc<AllowedHosts>,
    /// What seals places in the feed of changes, once it was asked for.
    pub(crate) feed_secret: Arc<OnceLock<String>>,
    /// The keys that seal what the database keeps of secrets.
    pub(crate) secrets: Arc<SecretKeys>,
    /// This installation as OpenID providers know it, once one was asked.
    pub(crate) party: Arc<OnceLock<RelyingParty>>,
    /// Checks passwords, a few at a time.
    pub(crate) passwords: Arc<Passwords>,
    /// Files that may be packed at once.
    pub(crate) packing: Arc<Semaphore>,
    /// How often view links are read.
    pub(crate) link_limits: Arc<Limits>,
    /// Answers kept in memory.
    pub(crate) answers: Arc<Answers>,
}

impl Api {
    /// An API over `database` by the time of `clock`: no other origin may read it, no metrics, secrets kept as they are.
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
            public_url: Arc::from("http://127.0.0.1:8080"),
            mail: false,
            link_mailer: None,
            teams: None,
            keys: Arc::default(),
            outward: Arc::default(),
            feed_secret: Arc::default(),
            secrets: Arc::default(),
            party: Arc::default(),
            passwords: Arc::default(),
            packing: Arc::new(Semaphore::new(PACKED_AT_ONCE)),
            link_limits: Arc::default(),
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

    /// Says under which address people and providers reach this installation.
    #[must_use]
    pub fn with_public_url(self, url: &str) -> Self {
        Self { public_url: Arc::from(url.trim_end_matches('/')), party: Arc::default(), ..self }
    }

    /// Seals secrets with these keys from now on; without, they are kept as they are.
    #[must_use]
    pub fn with_secret_keys(self, secrets: Arc<SecretKeys>) -> Self {
        Self { keys: Arc::new(Keys::new(Arc::clone(&secrets))), secrets, ..self }
    }

    /// Says by which ways messages are sent.
    #[must_use]
    pub fn with_messages(self, mail: bool, teams: Option<AddressCheck>) -> Self {
        Self { mail, teams, ..self }
    }

    /// Mails invitations and links to new passwords, which are otherwise handed over by who makes them.
    #[must_use]
    pub fn with_link_mailer(self, link_mailer: Option<LinkMailer>) -> Self {
        Self { link_mailer, ..self }
    }

    /// Lets changes be sent to these hosts, internal as they may be.
    #[must_use]
    pub fn with_outward(self, allowed: AllowedHosts) -> Self {
        Self { outward: Arc::new(allowed), ..self }
    }

    /// The address that OpenID providers send browsers back to.
    pub(crate) fn redirect(&self) -> String {
        format!("{}{BASE}{CALLBACK}", self.public_url)
    }

    /// This installation as OpenID providers know it.
    ///
    /// # Errors
    /// [`Failure::Internal`] when the public address is none, or no HTTPS client can be made.
    pub(crate) fn relying_party(&self) -> Result<&RelyingParty, Failure> {
        if let Some(party) = self.party.get() {
            return Ok(party);
        }
        let made = RelyingParty::new(&self.redirect()).map_err(|e| Failure::Internal(Box::new(e)))?;
        Ok(self.party.get_or_init(|| made))
    }

    /// Makes again what was shared for a time that has passed: on a new day the first who asks waits for
    /// it, and nobody sees what they may no longer.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn renew(&self) -> Result<(), Failure> {
        if self.database.lapsed(self.clock.today()).await? {
            self.database.records().renew(self.clock.as_ref()).await?;
        }
        Ok(())
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

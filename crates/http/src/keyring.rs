//! The signing keys in memory: read when needed, made when there are none, replaced when they are old.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::clock::Clock;
use muster_identity::key::{self, KeptKey, Keyring, RETIRED_AFTER, ROTATED_AFTER};
use muster_identity::place;
use muster_identity::secret_key::SecretKeys;
use muster_identity::token::{self, Issued, Subject};
use muster_persistence::Database;
use muster_persistence::key::SigningKey;

use crate::problem::Failure;

/// For how long keys are taken as they were read. Another process may have replaced the one that signs.
const READ_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The keys of an installation, as this process knows them.
#[derive(Debug, Default)]
pub struct Keys {
    secrets: Arc<SecretKeys>,
    kept: Mutex<Option<(DateTime<Utc>, Arc<Keyring>)>>,
}

impl Keys {
    /// Keys whose private halves these seal.
    #[must_use]
    pub fn new(secrets: Arc<SecretKeys>) -> Self {
        Self { secrets, kept: Mutex::default() }
    }

    /// An access token for somebody who has been seen to be who they are.
    ///
    /// # Errors
    /// When the database fails or the key does not sign.
    pub async fn issue(
        &self,
        database: &Database,
        clock: &dyn Clock,
        subject: Subject,
    ) -> Result<Issued, Failure> {
        let now = clock.now();
        let mut ring = self.ring(database, now).await?;
        if ring.signing(now).is_none() {
            replace(database, &self.secrets, now, now - ROTATED_AFTER).await?;
            ring = self.read(database, now).await?;
        }
        let key =
            ring.signing(now).ok_or_else(|| Failure::Internal("there is no key to sign with".into()))?;
        Ok(token::issue(key, subject, clock)?)
    }

    /// Whose token it is; `None` for one that is no good.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn verify(
        &self,
        database: &Database,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Subject>, Failure> {
        let Some(kid) = token::kid(token) else { return Ok(None) };
        let mut ring = self.ring(database, now).await?;
        if ring.verifying(&kid, now).is_none() {
            // Another process may have made it a moment ago.
            ring = self.read(database, now).await?;
        }
        Ok(token::verify(&ring, token, now))
    }

    /// Every key that verifies.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ring(&self, database: &Database, now: DateTime<Utc>) -> Result<Arc<Keyring>, Failure> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match kept.filter(|(read, _)| (*read..*read + READ_EVERY).contains(&now)) {
            Some((_, ring)) => Ok(ring),
            None => self.read(database, now).await,
        }
    }

    async fn read(&self, database: &Database, now: DateTime<Utc>) -> Result<Arc<Keyring>, Failure> {
        let opened = |key: SigningKey| {
            let SigningKey { kid, pkcs8, created_at, retires_at } = key;
            let pkcs8 = self.secrets.open(&place::of_key(&kid), &pkcs8)?;
            Ok(KeptKey { kid, pkcs8, created_at, retires_at })
        };
        let kept = database.keys().good_at(now).await?;
        let keys = kept.into_iter().map(opened).collect::<Result<Vec<_>, muster_identity::Error>>()?;
        let ring = Arc::new(Keyring::read(&keys)?);
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&ring)));
        Ok(ring)
    }
}

/// Makes a new key that signs from now on, unless one younger than `older_than` does. Tokens that others
/// signed stay good.
///
/// # Errors
/// When the database fails or the machine gives no random bytes.
pub async fn replace(
    database: &Database,
    secrets: &SecretKeys,
    now: DateTime<Utc>,
    older_than: DateTime<Utc>,
) -> Result<bool, Failure> {
    let KeptKey { kid, pkcs8, created_at, retires_at } = key::generate(now)?;
    let pkcs8 = secrets.seal(&place::of_key(&kid), &pkcs8)?;
    let new = SigningKey { kid, pkcs8, created_at, retires_at };
    Ok(database.keys().replace(&new, older_than, now + RETIRED_AFTER).await?)
}

//! Passwords: Argon2id (RFC 9106), off the threads that answer, a few at a time.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::{Error, Result, secret};

/// The least letters of a password. What makes one hard to guess is its length: nothing is asked of
/// which letters there are (National Cyber Security Centre: three random words).
pub const LEAST: usize = 12;

/// The most letters of a password: enough for any sentence, and little enough to hash.
pub const MOST: usize = 200;

/// Passwords that may wait to be checked. Each waits its turn of some tens of milliseconds.
const MOST_WAITING: usize = 64;

/// What a password of nobody is checked against, so that an unknown name takes as long as a known one.
static NOBODY: LazyLock<Option<String>> =
    LazyLock::new(|| secret::generate().ok().and_then(|password| hash_now(&password).ok()));

/// Hashes and checks passwords, as many at a time as there are cores.
#[derive(Debug)]
pub struct Passwords {
    turns: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { turns: Semaphore::new(cores.clamp(1, 4)), waiting: AtomicUsize::new(0) }
    }
}

impl Passwords {
    /// The hash of a password, as a PHC string with its salt and cost.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait; else when it cannot be hashed.
    pub async fn hash(&self, password: String) -> Result<String> {
        self.in_turn(move || hash_now(&password)).await
    }

    /// Whether `password` is the one that `kept` is the hash of. Without a hash it is not, and takes
    /// as long to find out.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait; else when the hash cannot be read.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool> {
        self.in_turn(move || {
            let nobody = NOBODY.as_deref().ok_or(Error::Random)?;
            let hash = kept.as_deref().unwrap_or(nobody);
            let hash = PasswordHash::new(hash).map_err(|e| Error::Password(e.to_string()))?;
            let right = argon2()?.verify_password(password.as_bytes(), &hash).is_ok();
            Ok(right && kept.is_some())
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let place = Waiting::take(&self.waiting)?;
        // The semaphore is never closed.
        let turn = self.turns.acquire().await.map_err(|_| Error::Busy)?;
        drop(place);
        let done = tokio::task::spawn_blocking(work).await;
        drop(turn);
        done.map_err(|e| Error::Password(e.to_string()))?
    }
}

/// A place among those that wait; given back when dropped, also by who goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::Relaxed) < MOST_WAITING { Ok(place) } else { Err(Error::Busy) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The cost that the Open Worldwide Application Security Project advises: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>> {
    let cost = Params::new(19 * 1024, 2, 1, None).map_err(|e| Error::Password(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, cost))
}

fn hash_now(password: &str) -> Result<String> {
    let hash = argon2()?.hash_password(password.as_bytes()).map_err(|e| Error::Password(e.to_string()))?;
    Ok(PasswordHash::to_string(&hash))
}

/// What is wrong with a password that `sign_in_name` would have, in words for the one who chose it;
/// `None` where nothing is.
#[must_use]
pub fn weakness(password: &str, sign_in_name: &str) -> Option<String> {
    let letters = password.chars().count();
    if !(LEAST..=MOST).contains(&letters) {
        return Some(format!(
            "has {LEAST} to {MOST} letters: three words that do not belong together do well"
        ));
    }
    let lower = password.to_lowercase();
    let own = sign_in_name.split('@').next().unwrap_or_default().to_lowercase();
    if own.chars().count() >= 4 && lower.contains(&own) {
        return Some("must not contain your own name".to_owned());
    }
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    (different.len() < 5).then(|| "repeats too few letters to be hard to guess".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_and_no_other_opens() {
        let passwords = Passwords::default();
        let hash = passwords.hash("three invented words".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify("three invented words".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("three invented word".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("three invented words".to_owned(), None).await.unwrap());
        assert_ne!(hash, passwords.hash("three invented words".to_owned()).await.unwrap(), "salted");
        assert!(passwords.verify("x".to_owned(), Some("no hash".to_owned())).await.is_err());
    }

    #[tokio::test]
    async fn more_than_can_wait_are_turned_away_and_room_comes_back() {
        let passwords = Passwords::default();
        passwords.waiting.store(MOST_WAITING, Ordering::Relaxed);
        assert!(matches!(passwords.hash("three invented words".to_owned()).await, Err(Error::Busy)));
        passwords.waiting.store(0, Ordering::Relaxed);
        assert!(passwords.hash("three invented words".to_owned()).await.is_ok());
        assert_eq!(passwords.waiting.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn a_weak_password_is_told_why() {
        let why = |password: &str| weakness(password, "r.patel@camden.example");
        assert!(why("eleven char").unwrap().contains("12 to 200"));
        assert!(why(&"long".repeat(51)).unwrap().contains("12 to 200"));
        assert!(why("my name is R.Patel").unwrap().contains("own name"));
        assert!(why("abababababab").unwrap().contains("few letters"));
        assert_eq!(why("harbour lantern bicycle"), None);
    }
}

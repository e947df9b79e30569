//! The keys that seal what the database keeps and the program must read again: signing keys, second
//! factors, the secrets that providers ask for. They lie in a file of their own, so that whoever has the
//! database, or a backup of it, does not have what they seal.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::place::Place;
use crate::sealed::{open, seal};
use crate::{Error, Result, secret};

/// What a sealed text begins with; the key's name and a colon follow.
const MARK: &str = "sealed1:";

/// What the name of a key is derived for, so that it says nothing of the key.
const NAME: &[u8] = b"muster secret key, name\0";

struct SecretKey {
    name: String,
    bytes: [u8; 32],
}

/// The keys of a file: the first seals, each opens what it sealed. Without any, secrets are kept as they
/// are; what was kept so is read either way.
#[derive(Default)]
pub struct SecretKeys {
    file: Option<PathBuf>,
    keys: Mutex<Arc<Vec<SecretKey>>>,
}

impl std::fmt::Debug for SecretKeys {
    /// Without the keys: they must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretKeys").field("file", &self.file).finish_non_exhaustive()
    }
}

impl SecretKeys {
    /// A key that is in no file and ends with this value.
    ///
    /// # Errors
    /// [`Error::Random`] when the machine gives no random bytes.
    pub fn generate() -> Result<Self> {
        let keys = read(&line()?).map_err(|_| Error::Random)?;
        Ok(Self { file: None, keys: Mutex::new(Arc::new(keys)) })
    }

    /// The keys of this file, one a line; where there is no such file it is made, with one key, for nobody
    /// but its owner.
    ///
    /// # Errors
    /// [`Error::SecretKeyFile`] when it cannot be read or made, or what it says are no keys.
    pub fn of_file(path: &Path) -> Result<Self> {
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Ok(file) => write(file, &line()?).map_err(|error| wrong(path, &error))?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(wrong(path, &error)),
        }
        let keys = read_file(path)?;
        Ok(Self { file: Some(path.to_owned()), keys: Mutex::new(Arc::new(keys)) })
    }

    /// Puts a new key before those of the file: it seals from now on, those still open.
    ///
    /// # Errors
    /// [`Error::SecretKeyFile`] when there is no file or it cannot be written.
    pub fn renew(&self) -> Result<()> {
        let Some(path) = &self.file else {
            let reason = "there is none: these keys came from nowhere".to_owned();
            return Err(Error::SecretKeyFile { path: "-".to_owned(), reason });
        };
        let before = fs::read_to_string(path).map_err(|error| wrong(path, &error))?;
        // Written beside it and moved into its place, so that there is a whole file at any moment.
        let beside = path.with_extension("new");
        let made = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside);
        made.and_then(|file| write(file, &format!("{}{before}", line().map_err(std::io::Error::other)?)))
            .and_then(|()| fs::rename(&beside, path))
            .map_err(|error| wrong(path, &error))?;
        *self.keys.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(read_file(path)?);
        Ok(())
    }

    /// Whether there is a key: without one nothing is sealed.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.now().is_empty()
    }

    /// Whether others than its owner may read the file.
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        let mode =
            self.file.as_ref().and_then(|path| fs::metadata(path).ok()).map(|m| m.permissions().mode());
        mode.is_some_and(|mode| mode & 0o077 != 0)
    }

    /// Whether this is as it would be kept now: sealed with the key that seals.
    #[must_use]
    pub fn is_current(&self, kept: &str) -> bool {
        let keys = self.now();
        match (keys.first(), parts(kept)) {
            (Some(first), Some((name, _))) => first.name == name,
            (Some(_), None) => false,
            (None, _) => true,
        }
    }

    /// A secret as it is kept in this place.
    ///
    /// # Errors
    /// [`Error::Random`] when the machine gives no random bytes.
    pub fn seal(&self, place: &Place, secret: &str) -> Result<String> {
        let keys = self.now();
        let Some(key) = keys.first() else { return Ok(secret.to_owned()) };
        let sealed = seal(&key.bytes, &place.bytes(), secret.as_bytes()).map_err(|_| Error::Random)?;
        Ok(format!("{MARK}{}:{}", key.name, URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// The secret that is kept in this place.
    ///
    /// # Errors
    /// [`Error::Sealed`] when it was sealed with a key that is not here, for another place, or altered.
    pub fn open(&self, place: &Place, kept: &str) -> Result<String> {
        let Some((name, sealed)) = parts(kept) else { return Ok(kept.to_owned()) };
        let refused = || Error::Sealed { place: place.to_string(), key: name.to_owned() };
        let mut keys = self.now();
        if let (Some(path), false) = (&self.file, keys.iter().any(|key| key.name == name)) {
            // It may have been put there since the file was read.
            keys = Arc::new(read_file(path)?);
            *self.keys.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&keys);
        }
        let key = keys.iter().find(|key| key.name == name).ok_or_else(refused)?;
        let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| refused())?;
        let text = open(&key.bytes, &place.bytes(), &sealed).map_err(|_| refused())?;
        String::from_utf8(text).map_err(|_| refused())
    }

    fn now(&self) -> Arc<Vec<SecretKey>> {
        Arc::clone(&self.keys.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The name of the key that sealed a text, and what it sealed; `None` where it is not sealed.
fn parts(kept: &str) -> Option<(&str, &str)> {
    kept.strip_prefix(MARK)?.split_once(':')
}

/// A new key as a line of the file.
fn line() -> Result<String> {
    Ok(format!("{}\n", URL_SAFE_NO_PAD.encode(secret::random::<32>()?)))
}

fn write(mut file: File, text: &str) -> std::io::Result<()> {
    file.write_all(text.as_bytes())?;
    // A secret that is sealed with a key that the disk never got would be lost.
    file.sync_all()
}

fn read_file(path: &Path) -> Result<Vec<SecretKey>> {
    let text = fs::read_to_string(path).map_err(|error| wrong(path, &error))?;
    read(&text).map_err(|reason| Error::SecretKeyFile { path: path.display().to_string(), reason })
}

fn read(text: &str) -> Result<Vec<SecretKey>, String> {
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let key = |(at, line): (usize, &str)| {
        let bytes = URL_SAFE_NO_PAD.decode(line).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let bytes = bytes.ok_or_else(|| format!("line {} is not 32 bytes in base64url", at + 1))?;
        let name = Sha256::new().chain_update(NAME).chain_update(bytes).finalize();
        Ok(SecretKey { name: URL_SAFE_NO_PAD.encode(&name[..6]), bytes })
    };
    let keys = lines.map(key).collect::<Result<Vec<_>, String>>()?;
    if keys.is_empty() { Err("it has no key in it".to_owned()) } else { Ok(keys) }
}

fn wrong(path: &Path, error: &std::io::Error) -> Error {
    Error::SecretKeyFile { path: path.display().to_string(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(row: &str) -> Place {
        Place::new("person", "totp_secret", row)
    }

    #[test]
    fn what_is_sealed_opens_in_its_own_place_alone() {
        let keys = SecretKeys::generate().unwrap();
        let kept = keys.seal(&place("1"), "GEZDGNBV").unwrap();
        assert!(!kept.contains("GEZDGNBV") && keys.is_current(&kept), "{kept}");
        assert_eq!(keys.open(&place("1"), &kept).unwrap(), "GEZDGNBV");
        for elsewhere in
            [place("2"), Place::new("person", "password_hash", "1"), Place::new("client", "totp_secret", 1)]
        {
            assert!(matches!(keys.open(&elsewhere, &kept), Err(Error::Sealed { .. })), "{elsewhere}");
        }
        assert!(SecretKeys::generate().unwrap().open(&place("1"), &kept).is_err(), "another key");
        assert!(SecretKeys::default().open(&place("1"), &kept).is_err(), "no key");
    }

    #[test]
    fn what_was_kept_as_it_is_is_read_and_due_to_be_sealed() {
        let keys = SecretKeys::generate().unwrap();
        assert_eq!(keys.open(&place("1"), "GEZDGNBV").unwrap(), "GEZDGNBV");
        assert!(!keys.is_current("GEZDGNBV"));
        let none = SecretKeys::default();
        assert!(!none.any());
        assert_eq!(none.seal(&place("1"), "GEZDGNBV").unwrap(), "GEZDGNBV");
        assert!(none.is_current("GEZDGNBV"));
    }

    #[test]
    fn a_file_is_made_once_for_its_owner_alone_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("muster.db.key");
        let one = SecretKeys::of_file(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!one.is_open_to_others());
        let kept = one.seal(&place("1"), "secret").unwrap();
        assert_eq!(SecretKeys::of_file(&path).unwrap().open(&place("1"), &kept).unwrap(), "secret");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(one.is_open_to_others());
    }

    #[test]
    fn a_new_key_seals_the_old_one_opens_and_who_reads_the_file_meanwhile_finds_both() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let (one, other) = (SecretKeys::of_file(&path).unwrap(), SecretKeys::of_file(&path).unwrap());
        let old = one.seal(&place("1"), "secret").unwrap();
        one.renew().unwrap();
        let new = one.seal(&place("1"), "secret").unwrap();
        assert!(!one.is_current(&old) && one.is_current(&new));
        for keys in [&one, &other] {
            assert_eq!(keys.open(&place("1"), &old).unwrap(), "secret");
            assert_eq!(keys.open(&place("1"), &new).unwrap(), "secret");
        }
        assert!(other.is_current(&new), "it took the new one up");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_file_of_something_else_is_refused_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        for text in ["", "\n", "not a key\n", "AAAA\n"] {
            fs::write(&path, text).unwrap();
            let refused = SecretKeys::of_file(&path).unwrap_err().to_string();
            assert!(refused.contains("keys"), "{refused}");
        }
    }
}

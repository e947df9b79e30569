//! The keys that seal secrets in the database: where they lie, and what they find there.

use std::path::PathBuf;
use std::sync::Arc;

use muster_http::secret::{Resealed, reseal};
use muster_identity::secret_key::SecretKeys;
use muster_persistence::Database;

use super::Failure;
use crate::cli::{Secrets, Where};

/// The keys of the file that was named, or that lies beside an SQLite file. A database in memory has
/// keys that end with it.
pub fn keys(place: &Where, secrets: &Secrets) -> Result<Arc<SecretKeys>, Failure> {
    let beside = || beside(&place.database);
    let keys = match secrets.secret_key_file.clone().or_else(beside) {
        Some(path) => SecretKeys::of_file(&path)?,
        None if place.database.starts_with("sqlite:") => SecretKeys::generate()?,
        None => SecretKeys::default(),
    };
    if !keys.any() {
        tracing::warn!(
            remedy = "start with --secret-key-file FILE: it is made where there is none",
            "signing keys, second factors and provider secrets stand in the database as they are"
        );
    }
    if keys.is_open_to_others() {
        tracing::warn!(?keys, "others than its owner may read the file of secret keys: chmod 600");
    }
    Ok(Arc::new(keys))
}

/// The path of an SQLite file with `.key` behind it; `None` for a database in memory and on a server.
fn beside(database: &str) -> Option<PathBuf> {
    let path = database.strip_prefix("sqlite:")?.split('?').next().unwrap_or_default();
    let path = path.strip_prefix("//").unwrap_or(path);
    (path != ":memory:" && !database.contains("mode=memory")).then(|| PathBuf::from(format!("{path}.key")))
}

/// Seals what is not sealed as it would be now, and says what cannot be opened.
///
/// # Errors
/// When the database refuses, or a signing key cannot be opened: nobody could sign in.
pub async fn seal(database: &Database, keys: &SecretKeys) -> Result<(), Failure> {
    let Resealed { sealed, lost, keys_lost } = reseal(database, keys).await?;
    if sealed > 0 {
        tracing::info!(sealed, "secrets in the database were sealed");
    }
    for error in &lost {
        tracing::error!(error, "a secret cannot be opened");
    }
    if keys_lost {
        return Err(
            "a signing key cannot be opened, so nobody could sign in: give the file of secret keys that \
                    belongs to this database, or, where it is lost, delete the rows of the table signing_key"
                .into(),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_lies_beside_the_database() {
        for (database, path) in [
            ("sqlite:muster.db", Some("muster.db.key")),
            ("sqlite:///var/lib/muster/muster.db?mode=rwc", Some("/var/lib/muster/muster.db.key")),
            ("sqlite::memory:", None),
            ("postgres://db/muster", None),
        ] {
            assert_eq!(beside(database), path.map(PathBuf::from), "{database}");
        }
    }
}

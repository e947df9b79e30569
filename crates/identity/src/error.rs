//! What can go wrong on this side; that somebody is not who they say is no error but an answer.

/// A failure of the machinery.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine gave no random bytes.
    #[error("the machine gave no random bytes")]
    Random,
    /// A kept signing key cannot be read.
    #[error("the signing key {0} cannot be read")]
    Key(String),
    /// A token cannot be signed.
    #[error("an access token could not be signed")]
    Sign(#[source] jsonwebtoken::errors::Error),
    /// A password cannot be hashed, or a kept hash cannot be read.
    #[error("a password could not be hashed: {0}")]
    Password(String),
    /// More passwords wait to be checked than is reasonable: try again in a moment.
    #[error("too many passwords wait to be checked")]
    Busy,
    /// A second factor's secret cannot be read.
    #[error("the secret of a second factor cannot be read: {0}")]
    SecondFactor(String),
    /// A secret that the database keeps sealed cannot be opened.
    #[error(
        "{place} is sealed with the key {key}, which does not open it: the file of secret keys is not the one \
         that belongs to this database, or the row was altered"
    )]
    Sealed {
        /// Where it is kept.
        place: String,
        /// The name of the key.
        key: String,
    },
    /// The file of secret keys cannot be read or written.
    #[error("the file of secret keys {path}: {reason}")]
    SecretKeyFile {
        /// Its path.
        path: String,
        /// What is wrong.
        reason: String,
    },
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

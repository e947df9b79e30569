//! Why a file could not be read at all. What is wrong inside a file is a [`Problem`] instead.
//!
//! [`Problem`]: muster_domain::published::Problem

use std::io;
use std::path::PathBuf;

/// Why nothing could be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// The file or folder cannot be opened or listed.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file's name ends in something that is not taken.
    #[error(
        "{path} is not taken: notices come as .json, .ndjson, .jsonl or .csv, each also with .gz after it"
    )]
    NotTaken {
        /// Which one.
        path: PathBuf,
    },
    /// The content is not what it should be, from its first bytes.
    #[error("{name}: {message}")]
    Unknown {
        /// The file's name.
        name: String,
        /// What was found and what was expected.
        message: String,
    },
    /// The stored text of a notice cannot be read again.
    #[error("a stored notice cannot be read again: {message}")]
    Stored {
        /// Why.
        message: String,
    },
}

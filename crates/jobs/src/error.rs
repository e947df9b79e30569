//! What can stop a job.

use muster_ingest::IngestError;
use muster_ingest::publisher::NoAddress;

/// A failure that stops a job. What a file has wrong in it is a problem in the report, not this.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be opened or is of no known type.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// A publisher cannot be asked at the address that was given.
    #[error(transparent)]
    Address(#[from] NoAddress),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] muster_persistence::Error),
    /// The machine gave no random bytes for a link.
    #[error(transparent)]
    Secret(#[from] muster_identity::Error),
    /// The thread that reads files ended before its time.
    #[error("reading stopped before its end: {0}")]
    Reader(String),
    /// The thread that computes opportunities ended before its time.
    #[error("computing opportunities stopped before its end: {0}")]
    Computation(String),
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

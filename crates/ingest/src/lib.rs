//! Bytes from elsewhere made into domain values: OCDS releases of Find a Tender and Contracts
//! Finder in every wrapping they come in, Contracts Finder's CSV export, and the registers that boroughs keep
//! themselves.
//!
//! Reading is lenient and streams: a release at a time, in bounded memory. What could not be
//! read is a [`Problem`] with its place; it never stops the rest. [`publisher`] fetches releases from where
//! they are published.
//!
//! [`Problem`]: muster_domain::published::Problem

mod date;
mod encoding;
mod error;
mod export;
mod file;
mod files;
mod input;
mod json;
mod ocds;
pub mod publisher;
pub mod register_file;
mod scan;
mod sink;
mod split;
mod sum;
mod text;

pub use error::IngestError;
pub use file::{Event, FileKind, FileSummary, Read, read, read_file, reread};
pub use files::files;

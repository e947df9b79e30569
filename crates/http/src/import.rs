//! Imports: what was taken in, when, and what could not be read.

use chrono::{DateTime, Utc};
use muster_domain::notice::Source;
use muster_persistence::import::{Import as Record, ImportProblem as DomainProblem};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// One run of an import.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; null while it runs or if it was cut off.
    pub finished_at: Option<DateTime<Utc>>,
    /// What it was given: names of files and folders.
    pub files: String,
    /// Notices read.
    pub notices: u64,
    /// Of them, new.
    pub new_notices: u64,
    /// Contracts written or found unchanged.
    pub contracts: u64,
    /// Procurements written or found unchanged.
    pub procurements: u64,
    /// Problems reported.
    pub problems: u64,
    /// Whether it brought notices invented for demonstration.
    pub demonstration: bool,
    /// The publisher that it came from by itself; null for files.
    #[schema(schema_with = words::followed_or_null_schema)]
    pub source: Option<&'static str>,
}

impl From<Record> for Import {
    fn from(import: Record) -> Self {
        let Record {
            id,
            started_at,
            finished_at,
            files,
            notices,
            new_notices,
            contracts,
            procurements,
            problems,
            demonstration,
            source,
        } = import;
        Self {
            id: id.0,
            started_at,
            finished_at,
            files,
            notices,
            new_notices,
            contracts,
            procurements,
            problems,
            demonstration,
            source: source.map(Source::as_str),
        }
    }
}

/// Something that an import could not read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportProblem {
    /// The file's name.
    pub file: String,
    /// The release's id.
    pub release: Option<String>,
    /// Where: a JSON pointer, or row and column.
    #[schema(example = "/awards/0/value/amount")]
    pub pointer: String,
    /// What is wrong, in plain English.
    pub message: String,
}

impl From<DomainProblem> for ImportProblem {
    fn from(problem: DomainProblem) -> Self {
        let DomainProblem { file, release, pointer, message } = problem;
        Self { file, release, pointer, message }
    }
}

//! Imports: what was taken in, when, and what could not be read.

use chrono::{DateTime, Utc};
use muster_domain::id::ImportId;
use muster_domain::page::{Page, PageRequest};
use muster_domain::viewer::Viewer;

use crate::{Database, Result};

/// One run of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; `None` while it runs or if it was cut off.
    pub finished_at: Option<DateTime<Utc>>,
    /// Files or folders it was given, as one line for people (names only, no folders).
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
    /// Invented demonstration notices.
    pub demonstration: bool,
}

/// A problem that an import reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file's name.
    pub file: String,
    /// The release's id.
    pub release: Option<String>,
    /// JSON pointer, or row and column.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
}

/// The store of imports.
#[derive(Debug, Clone)]
pub struct Imports {
    database: Database,
}

impl Imports {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Records that an import begins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, _import: &Import) -> Result<()> {
        todo!()
    }

    /// Appends problems as they are found (by the thousand; chunked inside).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_problems(&self, _import: ImportId, _problems: &[ImportProblem]) -> Result<()> {
        todo!()
    }

    /// Records how an import ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(&self, _import: &Import) -> Result<()> {
        todo!()
    }

    /// One import.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, _viewer: &Viewer, _id: ImportId) -> Result<Option<Import>> {
        todo!()
    }

    /// Imports, newest first.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn list(&self, _viewer: &Viewer, _page: &PageRequest) -> Result<Page<Import>> {
        todo!()
    }

    /// Problems of one import, in the order found.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn problems(
        &self,
        _viewer: &Viewer,
        _id: ImportId,
        _page: &PageRequest,
    ) -> Result<Page<ImportProblem>> {
        todo!()
    }
}

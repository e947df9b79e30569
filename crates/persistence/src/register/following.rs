//! What is read by following a publisher: the page, its problems and the new position are one transaction.

use chrono::{DateTime, Utc};
use muster_domain::clock::Clock;
use muster_domain::notice::Source;
use muster_domain::notice_source::{NoticeSource, title};
use std::collections::HashSet;
use uuid::Uuid;

use super::Register;
use crate::import::{self, Import, ImportProblem};
use crate::{Result, notice_source};

impl Register {
    /// The import that takes what comes from a publisher today.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn import_of_today(&self, source: Source, clock: &dyn Clock) -> Result<Import> {
        notice_source::import_of_today(&self.transaction, source, title(source), clock).await
    }

    /// What was reported yesterday and today of places outside any release.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reported(&self, source: Source, now: DateTime<Utc>) -> Result<HashSet<String>> {
        notice_source::reported(&self.transaction, source, now).await
    }

    /// Keeps how an import stands by now, and problems to be added to it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_import(&self, import: &Import, problems: &[ImportProblem]) -> Result<()> {
        import::append_problems(&self.transaction, import.id, problems).await?;
        import::put(&self.transaction, import).await
    }

    /// Keeps how far a publisher was read, and lets go of it. Whether `holder` still had it: where not,
    /// somebody else reads the same page, and this transaction must not be committed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn read_to(&self, holder: Uuid, source: &NoticeSource) -> Result<bool> {
        notice_source::put(&self.transaction, Some(holder), source).await
    }
}

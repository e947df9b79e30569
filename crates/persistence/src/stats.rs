//! Counts and sums for the home page and charts.

use chrono::NaiveDate;
use muster_domain::stats::Stats;
use muster_domain::viewer::Viewer;

use crate::{Database, Result};

/// The store of counts.
#[derive(Debug, Clone)]
pub struct StatsStore {
    database: Database,
}

impl StatsStore {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Everything counted on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, _viewer: &Viewer, _today: NaiveDate) -> Result<Stats> {
        todo!()
    }
}

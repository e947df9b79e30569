//! Full-text search over every kind of record.

use muster_domain::search::{Hit, HitKind};
use muster_domain::viewer::Viewer;

use crate::Result;

/// The search.
#[derive(Debug, Clone)]
pub struct Search {}

impl Search {
    /// The best hits for what a person typed, best first; `kinds` empty means all. Words are
    /// ANDed, the last one matches as a prefix, quotes make phrases; any input is safe.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, _viewer: &Viewer, _query: &str, _kinds: &[HitKind], _limit: u16) -> Result<Vec<Hit>> {
        todo!()
    }
}

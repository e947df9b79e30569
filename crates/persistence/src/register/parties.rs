//! What authorities and vendors have in common when notices show them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use muster_domain::id::NoticeId;
use sea_orm::sea_query::OnConflict;
use uuid::Uuid;

/// What a batch says of notices, as parties need to know it.
#[derive(Debug)]
pub(crate) struct Evidence<'a> {
    /// The ids that notices of the batch are kept under, where they were kept before.
    pub(crate) kept: &'a HashMap<NoticeId, NoticeId>,
    /// Notices that this batch brings for the first time.
    pub(crate) fresh: &'a HashSet<NoticeId>,
    /// Notices of the batch that were invented.
    pub(crate) invented: &'a HashSet<NoticeId>,
    pub(crate) now: DateTime<Utc>,
}

impl Evidence<'_> {
    /// The id that a notice of the batch is kept under.
    pub(super) fn stored(&self, notice: NoticeId) -> Uuid {
        self.kept.get(&notice).copied().unwrap_or(notice).0
    }
}

/// The first row of each key: PostgreSQL refuses to meet one key twice in a statement.
pub(super) fn once<M, K: std::hash::Hash + Eq>(rows: Vec<M>, key: impl Fn(&M) -> K) -> Vec<M> {
    let mut met = HashSet::new();
    rows.into_iter().filter(|row| met.insert(key(row))).collect()
}

/// Does nothing about rows that are there already.
pub(super) fn keep_first() -> OnConflict {
    OnConflict::new().do_nothing().to_owned()
}

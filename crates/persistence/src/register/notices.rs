//! Notices, kept exactly as received.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::id::NoticeId;
use muster_domain::text::fold;
use sea_orm::DatabaseTransaction;

use super::{Batch, NewNotice, known};
use crate::Result;
use crate::entity::notice;
use crate::insert::insert;
use crate::text::{cleaned, cleaned_option};

/// What became of a batch's notices.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Notices that were kept before, under the id on the right.
    pub(super) kept: HashMap<NoticeId, NoticeId>,
    /// Notices that are new.
    pub(super) fresh: HashSet<NoticeId>,
    /// Notices that were invented, whether new or not.
    pub(super) invented: HashSet<NoticeId>,
}

/// Keeps the notices of a batch that are not kept yet.
pub(super) async fn write(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    now: DateTime<Utc>,
) -> Result<Taken> {
    let key = |n: &NewNotice| (n.source, cleaned(&n.release), cleaned(&n.digest));
    let keys: Vec<_> = batch.notices.iter().map(key).collect();
    let mut known = known::kept(transaction, &keys).await?;
    let mut taken = Taken::default();
    let mut rows = Vec::new();
    for (notice, key) in batch.notices.iter().zip(keys) {
        if notice.demonstration {
            taken.invented.insert(notice.id);
        }
        if let Some(id) = known.get(&key) {
            taken.kept.insert(notice.id, *id);
            continue;
        }
        known.insert(key, notice.id);
        taken.fresh.insert(notice.id);
        rows.push(row(notice, batch, now));
    }
    insert(transaction, &rows, None).await?;
    Ok(taken)
}

fn row(notice: &NewNotice, batch: &Batch, now: DateTime<Utc>) -> notice::Model {
    let title = cleaned_option(notice.title.as_deref());
    notice::Model {
        id: notice.id.0,
        source: notice.source.as_str().to_owned(),
        process: cleaned(&notice.process),
        release: cleaned(&notice.release),
        digest: cleaned(&notice.digest),
        kind: notice.kind.as_str().to_owned(),
        notice_type: cleaned_option(notice.notice_type.as_deref()),
        title_folded: fold(title.as_deref().unwrap_or_default()),
        title,
        published_at: notice.published_at.map(|t| t.trunc_subsecs(6)),
        url: cleaned_option(notice.url.as_deref()),
        authority_id: notice.authority.map(|a| a.0),
        file: Some(cleaned(&notice.file)),
        demonstration: notice.demonstration,
        imported_at: now.trunc_subsecs(6),
        import_id: batch.import.map(|i| i.0),
        raw: cleaned(&notice.raw),
    }
}

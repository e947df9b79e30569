//! Procurements: inserted, or updated where anything differs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use muster_domain::id::{NoticeId, ProcurementId};
use muster_domain::opportunity::{Group, RecordId};
use muster_domain::procurement::Stage;
use muster_domain::search::HitKind;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::known::AT_A_TIME;
use super::records::{Names, Outcome, candidate, oldest_first, positions, under_kept_ids};
use super::{Batch, ProcurementFolded};
use crate::entity::{procurement, procurement_cpv, procurement_notice};
use crate::insert::insert;
use crate::search::Document;
use crate::text::cleaned;
use crate::{Result, procurement as procurements};

type StoredProcurement = (procurement::Model, Vec<i32>, BTreeSet<Uuid>);

/// Writes the procurements of a batch.
pub(super) async fn write(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    names: &Names,
    kept: &HashMap<NoticeId, NoticeId>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    // Of a process told of twice in one batch the last word counts.
    let folded: BTreeMap<String, &ProcurementFolded> =
        batch.procurements.iter().map(|p| (cleaned(&p.process), p)).collect();
    let stored = stored_procurements(transaction, folded.keys().map(String::as_str)).await?;
    let (mut rows, mut codes, mut notices, mut replaced) = (vec![], vec![], vec![], vec![]);
    for (process, folded) in oldest_first(folded, |p| (p.first_published_at, p.id.0)) {
        let before = stored.get(&process);
        let id = before.map_or(folded.id.0, |(row, ..)| row.id);
        if id != folded.id.0 {
            outcome.aliases.insert(folded.id.0, id);
        }
        let version = before.map_or(1, |(row, ..)| row.version);
        let folded = with_kept_procurement(folded, kept);
        let mut row = procurements::row(&folded, id, names.folded(folded.authority), version);
        let own_codes: Vec<i32> = folded.cpv.iter().filter_map(|c| i32::try_from(c.number()).ok()).collect();
        let own_notices: BTreeSet<Uuid> = folded.notices.iter().map(|n| n.0).collect();
        if let Some((old, old_codes, old_notices)) = before {
            if *old == row && *old_codes == own_codes && *old_notices == own_notices {
                continue;
            }
            outcome.changed += 1;
            row.version += 1;
            outcome.counters.procurement(-1, old);
            outcome.groups.extend(procurement_groups(old));
            replaced.push(id);
        } else {
            outcome.added += 1;
        }
        outcome.counters.procurement(1, &row);
        outcome.groups.extend(procurement_groups(&row));
        outcome.documents.push(Document {
            kind: HitKind::Procurement,
            record: id,
            title: row.title.clone(),
            aliases: Vec::new(),
            names: names.of(row.authority_id, &[]),
            body: row.description.clone().unwrap_or_default(),
        });
        codes.extend(positions(&own_codes).map(|(position, code)| procurement_cpv::Model {
            procurement_id: id,
            position,
            code,
        }));
        let told = own_notices.into_iter();
        notices.extend(told.map(|notice_id| procurement_notice::Model { procurement_id: id, notice_id }));
        rows.push(row);
    }
    for chunk in replaced.chunks(AT_A_TIME) {
        use procurement_cpv::Column as Code;
        use procurement_notice::Column as Told;
        let ids = || chunk.iter().copied();
        procurement_cpv::Entity::delete_many()
            .filter(Code::ProcurementId.is_in(ids()))
            .exec(transaction)
            .await?;
        procurement_notice::Entity::delete_many()
            .filter(Told::ProcurementId.is_in(ids()))
            .exec(transaction)
            .await?;
    }
    let whole_row = OnConflict::column(procurement::Column::Id)
        .update_columns(procurement::Column::iter().filter(|c| !matches!(c, procurement::Column::Id)))
        .to_owned();
    insert(transaction, &rows, Some(&whole_row)).await?;
    insert(transaction, &codes, None).await?;
    insert(transaction, &notices, None).await?;
    Ok(outcome)
}

fn procurement_groups(row: &procurement::Model) -> BTreeSet<Group> {
    if !Stage::parse(&row.stage).is_some_and(Stage::open) {
        return BTreeSet::new();
    }
    let record = RecordId::Procurement(ProcurementId(row.id));
    candidate(record, Vec::new(), row.technology, row.service_area.as_deref(), row.demonstration)
        .groups()
        .collect()
}

async fn stored_procurements(
    transaction: &DatabaseTransaction,
    processes: impl Iterator<Item = &str>,
) -> Result<HashMap<String, StoredProcurement>> {
    let mut stored = HashMap::new();
    for chunk in processes.collect::<Vec<_>>().chunks(AT_A_TIME) {
        let rows = procurement::Entity::find()
            .filter(procurement::Column::Process.is_in(chunk.iter().copied()))
            .all(transaction)
            .await?;
        if rows.is_empty() {
            continue;
        }
        let ids = || rows.iter().map(|r| r.id);
        let mut codes: HashMap<Uuid, Vec<i32>> = HashMap::new();
        let of_these = procurement_cpv::Entity::find()
            .filter(procurement_cpv::Column::ProcurementId.is_in(ids()))
            .order_by_asc(procurement_cpv::Column::Position);
        for row in of_these.all(transaction).await? {
            codes.entry(row.procurement_id).or_default().push(row.code);
        }
        let mut notices: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
        let of_these =
            procurement_notice::Entity::find().filter(procurement_notice::Column::ProcurementId.is_in(ids()));
        for row in of_these.all(transaction).await? {
            notices.entry(row.procurement_id).or_default().insert(row.notice_id);
        }
        for row in rows {
            let codes = codes.remove(&row.id).unwrap_or_default();
            let notices = notices.remove(&row.id).unwrap_or_default();
            stored.insert(row.process.clone(), (row, codes, notices));
        }
    }
    Ok(stored)
}

fn with_kept_procurement(
    folded: &ProcurementFolded,
    kept: &HashMap<NoticeId, NoticeId>,
) -> ProcurementFolded {
    let mut folded = folded.clone();
    under_kept_ids(&mut folded.notices, &mut folded.facts, kept);
    folded
}

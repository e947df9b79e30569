//! Procurements: inserted, or updated where anything differs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use muster_domain::id::{NoticeId, ProcurementId};
use muster_domain::opportunity::{Group, RecordId};
use muster_domain::procurement::Stage;
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Condition, Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::known::AT_A_TIME;
use super::records::{Names, Outcome, candidate, oldest_first, positions, under_kept_ids};
use super::{Batch, ProcurementFolded};
use crate::entity::{procurement, procurement_cpv, procurement_notice};
use crate::insert::insert;
use crate::search::Document;
use crate::text::cleaned;
use crate::{Result, procurement as procurements, record};

/// A procurement's row and what hangs on it, for comparing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WholeProcurement {
    pub(crate) row: procurement::Model,
    pub(crate) codes: Vec<i32>,
    pub(crate) notices: BTreeSet<Uuid>,
}

impl WholeProcurement {
    /// The public face of a procurement as its process says it now.
    pub(crate) fn new(folded: &ProcurementFolded, id: Uuid, names: &Names, version: i64) -> Self {
        Self {
            row: procurements::row(folded, id, names.folded(folded.authority), version),
            codes: folded.cpv.iter().filter_map(|c| i32::try_from(c.number()).ok()).collect(),
            notices: folded.notices.iter().map(|n| n.0).collect(),
        }
    }

    /// What search finds it by.
    pub(crate) fn document(&self, names: &Names) -> Document {
        Document {
            kind: HitKind::Procurement,
            record: self.row.id,
            title: self.row.title.clone(),
            aliases: Vec::new(),
            names: names.of(self.row.authority_id, &[]),
            body: self.row.description.clone().unwrap_or_default(),
        }
    }

    /// The opportunity groups that it could be in.
    pub(crate) fn groups(&self) -> BTreeSet<Group> {
        let row = &self.row;
        if !Stage::parse(&row.stage).is_some_and(Stage::open) {
            return BTreeSet::new();
        }
        let record = RecordId::Procurement(ProcurementId(row.id));
        candidate(record, Vec::new(), row.technology, row.service_area.as_deref(), row.demonstration)
            .groups()
            .collect()
    }
}

/// Writes the procurements of a batch.
pub(super) async fn write(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    names: &Names,
    kept: &HashMap<NoticeId, NoticeId>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    // Of a process told of twice in one batch the last word counts.
    let folded: BTreeMap<String, &ProcurementFolded> =
        batch.procurements.iter().map(|p| (cleaned(&p.process), p)).collect();
    let mut stored = stored_procurements(transaction, folded.keys().map(String::as_str)).await?;
    let known: Vec<Uuid> = stored.values().map(|whole| whole.row.id).collect();
    let said_of = record::kept(transaction, &known).await?;
    let mut published = Vec::new();
    let (mut written, mut replaced) = (Vec::new(), Vec::new());
    for (process, folded) in oldest_first(folded, |p| (p.first_published_at, p.id.0)) {
        let before = stored.remove(&process);
        let id = before.as_ref().map_or(folded.id.0, |b| b.row.id);
        if id != folded.id.0 {
            outcome.aliases.insert(folded.id.0, id);
        }
        let version = before.as_ref().map_or(1, |b| b.row.version);
        let folded = with_kept_procurement(folded, kept);
        if said_of.contains(&id) {
            published.push((id, folded));
            continue;
        }
        let mut after = WholeProcurement::new(&folded, id, names, version);
        if before.as_ref() == Some(&after) {
            continue;
        }
        if let Some(before) = &before {
            outcome.changed += 1;
            after.row.version += 1;
            outcome.counters.procurement(-1, &before.row);
            outcome.groups.extend(before.groups());
            replaced.push(id);
        } else {
            outcome.added += 1;
        }
        outcome.counters.procurement(1, &after.row);
        outcome.groups.extend(after.groups());
        outcome.documents.push(after.document(names));
        outcome.written.push(id);
        written.push(after);
    }
    store(transaction, written, &replaced).await?;
    outcome.changed += record::republish_procurements(transaction, published, now).await?;
    Ok(outcome)
}

/// Writes rows and what hangs on them, in place of what hung on those that are `replaced`.
pub(crate) async fn store(
    transaction: &DatabaseTransaction,
    written: Vec<WholeProcurement>,
    replaced: &[Uuid],
) -> Result<()> {
    let (mut rows, mut codes, mut notices) = (vec![], vec![], vec![]);
    for WholeProcurement { row, codes: coded, notices: told } in written {
        let (procurement_id, private) = (row.id, row.face != 0);
        codes.extend(positions(&coded).map(|(position, code)| procurement_cpv::Model {
            procurement_id,
            position,
            code,
            private,
        }));
        let told = told.into_iter();
        notices.extend(told.map(|notice_id| procurement_notice::Model { procurement_id, notice_id }));
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
    insert(transaction, &notices, None).await
}

async fn stored_procurements(
    transaction: &DatabaseTransaction,
    processes: impl Iterator<Item = &str>,
) -> Result<HashMap<String, WholeProcurement>> {
    let mut stored = HashMap::new();
    for chunk in processes.collect::<Vec<_>>().chunks(AT_A_TIME) {
        let rows = procurement::Entity::find()
            .filter(procurement::Column::Process.is_in(chunk.iter().copied()))
            .filter(Expr::cust("procurement.face = 0"))
            .all(transaction)
            .await?;
        for whole in with_children(transaction, rows).await? {
            stored.insert(whole.row.process.clone(), whole);
        }
    }
    Ok(stored)
}

/// The faces of one procurement that are stored, by row.
pub(crate) async fn faces<C: ConnectionTrait>(
    transaction: &C,
    record: Uuid,
) -> Result<HashMap<Uuid, WholeProcurement>> {
    use procurement::Column as C;
    let others = Condition::all().add(C::RecordId.eq(record)).add(Expr::cust("procurement.face <> 0"));
    let which = Condition::any().add(C::Id.eq(record)).add(others);
    let rows = procurement::Entity::find().filter(which).all(transaction).await?;
    Ok(with_children(transaction, rows).await?.into_iter().map(|whole| (whole.row.id, whole)).collect())
}

async fn with_children<C: ConnectionTrait>(
    transaction: &C,
    rows: Vec<procurement::Model>,
) -> Result<Vec<WholeProcurement>> {
    let mut whole = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_A_TIME) {
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
            whole.push(WholeProcurement { row: row.clone(), codes, notices });
        }
    }
    Ok(whole)
}

fn with_kept_procurement(
    folded: &ProcurementFolded,
    kept: &HashMap<NoticeId, NoticeId>,
) -> ProcurementFolded {
    let mut folded = folded.clone();
    under_kept_ids(&mut folded.notices, &mut folded.facts, kept);
    folded
}

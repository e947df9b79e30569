//! Contracts: inserted, or updated where anything differs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use muster_domain::contract::ContractStatus;
use muster_domain::id::{ContractId, NoticeId, ProcurementId, VendorId};
use muster_domain::opportunity::{Group, RecordId};
use muster_domain::search::HitKind;
use sea_orm::sea_query::{Condition, Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::known::AT_A_TIME;
use super::records::{Names, Outcome, candidate, oldest_first, positions, under_kept_ids};
use super::{Batch, ContractFolded};
use crate::entity::{contract, contract_cpv, contract_notice, contract_vendor};
use crate::insert::insert;
use crate::search::Document;
use crate::text::cleaned;
use crate::{Result, contract as contracts, record};

/// A contract's row and what hangs on it, for comparing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WholeContract {
    pub(crate) row: contract::Model,
    pub(crate) vendors: Vec<Uuid>,
    pub(crate) codes: Vec<i32>,
    pub(crate) notices: BTreeSet<Uuid>,
}

impl WholeContract {
    /// The public face of a contract as its process says it now.
    pub(crate) fn new(folded: &ContractFolded, id: Uuid, names: &Names, version: i64) -> Self {
        Self {
            row: contracts::row(folded, id, names.folded(folded.authority), version),
            vendors: folded.vendors.iter().map(|v| v.0).collect(),
            codes: folded.cpv.iter().filter_map(|c| i32::try_from(c.number()).ok()).collect(),
            notices: folded.notices.iter().map(|n| n.0).collect(),
        }
    }

    /// What search finds it by.
    pub(crate) fn document(&self, names: &Names) -> Document {
        Document {
            kind: HitKind::Contract,
            record: self.row.id,
            title: self.row.title.clone(),
            aliases: Vec::new(),
            names: names.of(self.row.authority_id, &self.vendors),
            body: self.row.description.clone().unwrap_or_default(),
        }
    }

    /// The opportunity groups that it could be in.
    pub(crate) fn groups(&self) -> BTreeSet<Group> {
        let Some(status) = ContractStatus::parse(&self.row.status) else { return BTreeSet::new() };
        if matches!(status, ContractStatus::Terminated | ContractStatus::Cancelled) {
            return BTreeSet::new();
        }
        let record = RecordId::Contract(ContractId(self.row.id));
        let vendors = self.vendors.iter().map(|v| VendorId(*v)).collect();
        candidate(
            record,
            vendors,
            self.row.technology,
            self.row.service_area.as_deref(),
            self.row.demonstration,
        )
        .groups()
        .collect()
    }
}

/// Writes the contracts of a batch; `procurements` names those that are stored under another id.
pub(super) async fn write(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    names: &Names,
    kept: &HashMap<NoticeId, NoticeId>,
    procurements: &HashMap<Uuid, Uuid>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let folded: BTreeMap<(String, String), &ContractFolded> =
        batch.contracts.iter().map(|c| ((cleaned(&c.process), cleaned(&c.award)), c)).collect();
    let mut stored =
        stored_contracts(transaction, folded.keys().map(|(process, _)| process.as_str())).await?;
    let known: Vec<Uuid> = stored.values().map(|whole| whole.row.id).collect();
    let said_of = record::kept(transaction, &known).await?;
    let mut published = Vec::new();
    let (mut written, mut replaced) = (Vec::new(), Vec::new());
    for (key, folded) in oldest_first(folded, |c| (c.first_published_at, c.id.0)) {
        let before = stored.remove(&key);
        let id = before.as_ref().map_or(folded.id.0, |b| b.row.id);
        let version = before.as_ref().map_or(1, |b| b.row.version);
        let folded = with_kept_contract(folded, kept, procurements);
        if said_of.contains(&id) {
            published.push((id, folded));
            continue;
        }
        let mut after = WholeContract::new(&folded, id, names, version);
        if before.as_ref() == Some(&after) {
            continue;
        }
        if let Some(before) = &before {
            outcome.changed += 1;
            after.row.version += 1;
            outcome.counters.contract(-1, &before.row, &before.vendors);
            outcome.groups.extend(before.groups());
            replaced.push(id);
        } else {
            outcome.added += 1;
        }
        outcome.counters.contract(1, &after.row, &after.vendors);
        outcome.groups.extend(after.groups());
        outcome.documents.push(after.document(names));
        outcome.written.push(id);
        written.push(after);
    }
    store(transaction, written, &replaced).await?;
    outcome.changed += record::republish_contracts(transaction, published, now).await?;
    Ok(outcome)
}

/// Writes rows and what hangs on them, in place of what hung on those that are `replaced`.
pub(crate) async fn store(
    transaction: &DatabaseTransaction,
    written: Vec<WholeContract>,
    replaced: &[Uuid],
) -> Result<()> {
    let (mut rows, mut vendors, mut codes, mut notices) = (vec![], vec![], vec![], vec![]);
    for WholeContract { row, vendors: with, codes: coded, notices: told } in written {
        let (contract_id, private) = (row.id, row.face != 0);
        vendors.extend(positions(&with).map(|(position, vendor_id)| contract_vendor::Model {
            contract_id,
            position,
            vendor_id,
            private,
        }));
        codes.extend(positions(&coded).map(|(position, code)| contract_cpv::Model {
            contract_id,
            position,
            code,
            private,
        }));
        let told = told.into_iter();
        notices.extend(told.map(|notice_id| contract_notice::Model { contract_id, notice_id }));
        rows.push(row);
    }
    for chunk in replaced.chunks(AT_A_TIME) {
        let ids = || chunk.iter().copied();
        use contract_cpv::Column as Code;
        use contract_notice::Column as Told;
        use contract_vendor::Column as With;
        contract_vendor::Entity::delete_many()
            .filter(With::ContractId.is_in(ids()))
            .exec(transaction)
            .await?;
        contract_cpv::Entity::delete_many().filter(Code::ContractId.is_in(ids())).exec(transaction).await?;
        contract_notice::Entity::delete_many()
            .filter(Told::ContractId.is_in(ids()))
            .exec(transaction)
            .await?;
    }
    let whole_row = OnConflict::column(contract::Column::Id)
        .update_columns(contract::Column::iter().filter(|c| !matches!(c, contract::Column::Id)))
        .to_owned();
    insert(transaction, &rows, Some(&whole_row)).await?;
    insert(transaction, &vendors, None).await?;
    insert(transaction, &codes, None).await?;
    insert(transaction, &notices, None).await
}

async fn stored_contracts(
    transaction: &DatabaseTransaction,
    processes: impl Iterator<Item = &str>,
) -> Result<HashMap<(String, String), WholeContract>> {
    let mut stored = HashMap::new();
    let processes: BTreeSet<&str> = processes.collect();
    for chunk in processes.into_iter().collect::<Vec<_>>().chunks(AT_A_TIME) {
        let rows = contract::Entity::find()
            .filter(contract::Column::Process.is_in(chunk.iter().copied()))
            // In words, and not bound, as SQLite's index of public faces has it.
            .filter(Expr::cust("contract.face = 0"))
            .all(transaction)
            .await?;
        for whole in with_children(transaction, rows).await? {
            stored.insert((whole.row.process.clone(), whole.row.award.clone()), whole);
        }
    }
    Ok(stored)
}

/// The faces of these contracts that are stored, by row.
pub(crate) async fn faces<C: ConnectionTrait>(
    transaction: &C,
    records: &[Uuid],
) -> Result<HashMap<Uuid, WholeContract>> {
    use contract::Column as C;
    let mut whole = HashMap::new();
    for chunk in records.chunks(AT_A_TIME) {
        let ids = || chunk.iter().copied();
        let others = Condition::all().add(C::RecordId.is_in(ids())).add(Expr::cust("contract.face <> 0"));
        let which = Condition::any().add(C::Id.is_in(ids())).add(others);
        let rows = contract::Entity::find().filter(which).all(transaction).await?;
        whole.extend(with_children(transaction, rows).await?.into_iter().map(|whole| (whole.row.id, whole)));
    }
    Ok(whole)
}

async fn with_children<C: ConnectionTrait>(
    transaction: &C,
    rows: Vec<contract::Model>,
) -> Result<Vec<WholeContract>> {
    let mut whole = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_A_TIME) {
        let ids = || rows.iter().map(|r| r.id);
        let mut vendors: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        let of_these = contract_vendor::Entity::find()
            .filter(contract_vendor::Column::ContractId.is_in(ids()))
            .order_by_asc(contract_vendor::Column::Position);
        for row in of_these.all(transaction).await? {
            vendors.entry(row.contract_id).or_default().push(row.vendor_id);
        }
        let mut codes: HashMap<Uuid, Vec<i32>> = HashMap::new();
        let of_these = contract_cpv::Entity::find()
            .filter(contract_cpv::Column::ContractId.is_in(ids()))
            .order_by_asc(contract_cpv::Column::Position);
        for row in of_these.all(transaction).await? {
            codes.entry(row.contract_id).or_default().push(row.code);
        }
        let mut notices: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
        let of_these =
            contract_notice::Entity::find().filter(contract_notice::Column::ContractId.is_in(ids()));
        for row in of_these.all(transaction).await? {
            notices.entry(row.contract_id).or_default().insert(row.notice_id);
        }
        for row in rows {
            whole.push(WholeContract {
                vendors: vendors.remove(&row.id).unwrap_or_default(),
                codes: codes.remove(&row.id).unwrap_or_default(),
                notices: notices.remove(&row.id).unwrap_or_default(),
                row: row.clone(),
            });
        }
    }
    Ok(whole)
}

/// The contract with its notices and its procurement under the ids that they are stored under.
fn with_kept_contract(
    folded: &ContractFolded,
    kept: &HashMap<NoticeId, NoticeId>,
    procurements: &HashMap<Uuid, Uuid>,
) -> ContractFolded {
    let mut folded = folded.clone();
    under_kept_ids(&mut folded.notices, &mut folded.facts, kept);
    folded.procurement =
        folded.procurement.map(|p| ProcurementId(procurements.get(&p.0).copied().unwrap_or(p.0)));
    folded
}

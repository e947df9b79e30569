//! Contracts and procurements: inserted, or updated where anything differs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use muster_domain::contract::ContractStatus;
use muster_domain::id::{AuthorityId, ContractId, NoticeId, ProcurementId, VendorId};
use muster_domain::opportunity::{Candidate, Group, RecordId};
use muster_domain::procurement::Stage;
use muster_domain::search::HitKind;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::term::Term;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::counters::Counters;
use super::known::AT_A_TIME;
use super::{Batch, ContractFolded, ProcurementFolded};
use crate::entity::{
    contract, contract_cpv, contract_notice, contract_vendor, procurement, procurement_cpv,
    procurement_notice,
};
use crate::insert::insert;
use crate::search::Document;
use crate::text::cleaned;
use crate::{Result, contract as contracts, procurement as procurements};

/// Names that rows and search repeat of others.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Name, folded name and code by authority.
    pub(super) authorities: HashMap<Uuid, (String, String, Option<String>)>,
    /// Name by vendor.
    pub(super) vendors: HashMap<Uuid, String>,
}

impl Names {
    fn folded(&self, authority: AuthorityId) -> &str {
        self.authorities.get(&authority.0).map_or("", |(_, folded, _)| folded)
    }

    fn of(&self, authority: Uuid, vendors: &[Uuid]) -> String {
        let mut names = String::new();
        if let Some((name, _, code)) = self.authorities.get(&authority) {
            names.push_str(name);
            names.push('\n');
            names.push_str(code.as_deref().unwrap_or_default());
        }
        for name in vendors.iter().filter_map(|v| self.vendors.get(v)) {
            names.push('\n');
            names.push_str(name);
        }
        names
    }
}

/// What writing the records of a batch came to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) added: u64,
    pub(super) changed: u64,
    pub(super) counters: Counters,
    pub(super) groups: BTreeSet<Group>,
    pub(super) documents: Vec<Document>,
    /// Procurements of the batch that are stored under another id than it says.
    pub(super) aliases: HashMap<Uuid, Uuid>,
}

/// A contract's row and what hangs on it, for comparing.
#[derive(Debug, Clone, PartialEq)]
struct WholeContract {
    row: contract::Model,
    vendors: Vec<Uuid>,
    codes: Vec<i32>,
    notices: BTreeSet<Uuid>,
}

impl WholeContract {
    fn groups(&self) -> BTreeSet<Group> {
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

/// A candidate as far as its groups go.
fn candidate(
    record: RecordId,
    vendors: Vec<VendorId>,
    technology: bool,
    service_area: Option<&str>,
    demonstration: bool,
) -> Candidate {
    Candidate {
        record,
        authority: AuthorityId(Uuid::nil()),
        title: String::new(),
        term: Term::default(),
        vendors,
        service_area: service_area.and_then(ServiceAreaCode::parse),
        technology,
        annual: None,
        whole: None,
        demonstration,
    }
}

/// Writes the procurements of a batch.
pub(super) async fn write_procurements(
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

type StoredProcurement = (procurement::Model, Vec<i32>, BTreeSet<Uuid>);

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

/// Writes the contracts of a batch; `procurements` names those that are stored under another id.
pub(super) async fn write_contracts(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    names: &Names,
    kept: &HashMap<NoticeId, NoticeId>,
    procurements: &HashMap<Uuid, Uuid>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let folded: BTreeMap<(String, String), &ContractFolded> =
        batch.contracts.iter().map(|c| ((cleaned(&c.process), cleaned(&c.award)), c)).collect();
    let mut stored =
        stored_contracts(transaction, folded.keys().map(|(process, _)| process.as_str())).await?;
    let (mut rows, mut vendors, mut codes, mut notices) = (vec![], vec![], vec![], vec![]);
    let mut replaced = Vec::new();
    for (key, folded) in oldest_first(folded, |c| (c.first_published_at, c.id.0)) {
        let before = stored.remove(&key);
        let id = before.as_ref().map_or(folded.id.0, |b| b.row.id);
        let version = before.as_ref().map_or(1, |b| b.row.version);
        let folded = with_kept_contract(folded, kept, procurements);
        let mut after = WholeContract {
            row: contracts::row(&folded, id, names.folded(folded.authority), version),
            vendors: folded.vendors.iter().map(|v| v.0).collect(),
            codes: folded.cpv.iter().filter_map(|c| i32::try_from(c.number()).ok()).collect(),
            notices: folded.notices.iter().map(|n| n.0).collect(),
        };
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
        outcome.documents.push(Document {
            kind: HitKind::Contract,
            record: id,
            title: after.row.title.clone(),
            aliases: Vec::new(),
            names: names.of(after.row.authority_id, &after.vendors),
            body: after.row.description.clone().unwrap_or_default(),
        });
        vendors.extend(positions(&after.vendors).map(|(position, vendor_id)| contract_vendor::Model {
            contract_id: id,
            position,
            vendor_id,
        }));
        codes.extend(positions(&after.codes).map(|(position, code)| contract_cpv::Model {
            contract_id: id,
            position,
            code,
        }));
        let told = after.notices.into_iter();
        notices.extend(told.map(|notice_id| contract_notice::Model { contract_id: id, notice_id }));
        rows.push(after.row);
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
    insert(transaction, &notices, None).await?;
    Ok(outcome)
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
            .all(transaction)
            .await?;
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
                let whole = WholeContract {
                    vendors: vendors.remove(&row.id).unwrap_or_default(),
                    codes: codes.remove(&row.id).unwrap_or_default(),
                    notices: notices.remove(&row.id).unwrap_or_default(),
                    row: row.clone(),
                };
                stored.insert((row.process.clone(), row.award.clone()), whole);
            }
        }
    }
    Ok(stored)
}

/// The contract with its notices and its procurement under the ids that they are stored under.
fn with_kept_contract(
    folded: &ContractFolded,
    kept: &HashMap<NoticeId, NoticeId>,
    procurements: &HashMap<Uuid, Uuid>,
) -> ContractFolded {
    let mut folded = folded.clone();
    let stored = |id: NoticeId| kept.get(&id).copied().unwrap_or(id);
    folded.notices.iter_mut().for_each(|n| *n = stored(*n));
    folded.facts.values_mut().for_each(|basis| basis.notice = basis.notice.map(stored));
    folded.procurement =
        folded.procurement.map(|p| ProcurementId(procurements.get(&p.0).copied().unwrap_or(p.0)));
    folded
}

fn with_kept_procurement(
    folded: &ProcurementFolded,
    kept: &HashMap<NoticeId, NoticeId>,
) -> ProcurementFolded {
    let mut folded = folded.clone();
    let stored = |id: NoticeId| kept.get(&id).copied().unwrap_or(id);
    folded.notices.iter_mut().for_each(|n| *n = stored(*n));
    folded.facts.values_mut().for_each(|basis| basis.notice = basis.notice.map(stored));
    folded
}

/// Search takes what is written later for newer.
fn oldest_first<K, T, A: Ord>(folded: BTreeMap<K, &T>, age: impl Fn(&T) -> A) -> Vec<(K, &T)> {
    let mut folded: Vec<(K, &T)> = folded.into_iter().collect();
    folded.sort_by_key(|(_, record)| age(record));
    folded
}

fn positions<T: Copy>(items: &[T]) -> impl Iterator<Item = (i32, T)> + '_ {
    (0_i32..).zip(items.iter().copied())
}

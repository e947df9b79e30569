//! The write side of an import: one transaction that takes notices and what they became.

mod authorities;
mod batch;
pub(crate) mod contracts;
mod counters;
mod demonstration;
mod following;
pub(crate) mod known;
mod notices;
pub(crate) mod parties;
pub(crate) mod procurements;
mod records;
pub(crate) mod vendors;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use muster_domain::change::ChangeKind;
use muster_domain::id::{AuthorityId, VendorId};
use muster_domain::notice::Source;
use muster_domain::opportunity::Group;
use muster_domain::record::Reach;
use muster_domain::vendor_ruling::Rulings;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub use batch::{
    AuthoritySeen, Batch, ContractFolded, Known, NewNotice, ProcessIds, ProcurementFolded, StoredNotice,
    VendorSeen, Written,
};

use crate::change::Told;
use crate::entity::{authority, opportunity_due, vendor};
use crate::insert::insert;
use crate::opportunity::due_row;
use crate::search::Shelf;
use crate::{Database, Result, audience, search, vendor_ruling};
pub(crate) use contracts::WholeContract;
pub(crate) use counters::Counters;
pub(crate) use parties::Evidence;
pub(crate) use procurements::WholeProcurement;
pub(crate) use records::Names;

/// A write transaction on the register. Dropped without [`Register::commit`], it leaves nothing.
#[derive(Debug)]
pub struct Register {
    database: Database,
    transaction: DatabaseTransaction,
}

impl Register {
    pub(crate) const fn new(database: Database, transaction: DatabaseTransaction) -> Self {
        Self { database, transaction }
    }

    /// The transaction, for what else is written with it.
    pub(crate) const fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Every authority with its names and identifiers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_authorities(&self) -> Result<Vec<Known<AuthorityId>>> {
        known::authorities(&self.transaction).await
    }

    /// Every vendor with its names and identifiers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_vendors(&self) -> Result<Vec<Known<VendorId>>> {
        known::vendors(&self.transaction).await
    }

    /// Vendors that only registers have named so far.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn vendors_of_registers(&self) -> Result<HashSet<VendorId>> {
        known::vendors_of_registers(&self.transaction).await
    }

    /// What people decided of the vendors.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn vendor_rulings(&self) -> Result<Rulings> {
        vendor_ruling::in_force(&self.transaction).await
    }

    /// Processes whose vendors may be others since a person decided so, `most` at a time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn processes_due(&self, most: u32) -> Result<Vec<String>> {
        vendor_ruling::processes_due(&self.transaction, most).await
    }

    /// Takes processes off the list of those that are due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn folded(&self, processes: &[String]) -> Result<()> {
        vendor_ruling::folded(&self.transaction, processes).await
    }

    /// Which of these notices (source, release, digest) are kept already, in the same order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kept(&self, notices: &[(Source, String, String)]) -> Result<Vec<bool>> {
        let kept = known::kept(&self.transaction, notices).await?;
        Ok(notices.iter().map(|notice| kept.contains_key(notice)).collect())
    }

    /// The notices kept of these processes; of several versions of one release only the newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notices_of(&self, processes: &[String]) -> Result<Vec<StoredNotice>> {
        known::notices_of(&self.transaction, processes).await
    }

    /// The ids these processes have already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ids_of(&self, processes: &[String]) -> Result<BTreeMap<String, ProcessIds>> {
        known::ids_of(&self.transaction, processes).await
    }

    /// Writes a batch. Marks the opportunity groups (vendors and service areas, before and after)
    /// of every contract and procurement that changed as due for recomputing, keeps search and
    /// counters up, tells of what changed, and raises the data version once when anything changed.
    ///
    /// A contract is known by its process and award, a procurement by its process, a notice by
    /// source, release and digest: what is stored under another id than the batch says keeps its id.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn write(&mut self, batch: &Batch, now: DateTime<Utc>) -> Result<Written> {
        let transaction = &self.transaction;
        let mut told = Told::at(now);
        told.tell_all(ChangeKind::Authority, authorities::create(transaction, batch, now).await?);
        let taken = notices::write(transaction, batch, now).await?;
        if !taken.fresh.is_empty() {
            told.besides(Reach::Public);
        }
        let evidence = Evidence { kept: &taken.kept, fresh: &taken.fresh, invented: &taken.invented, now };
        told.tell_all(ChangeKind::Authority, authorities::see(transaction, batch, &evidence).await?);
        told.tell_all(ChangeKind::Vendor, vendors::see(transaction, batch, &evidence).await?);
        let names = names(transaction, batch).await?;
        let procurements = procurements::write(transaction, batch, &names, &taken.kept, now).await?;
        let contracts =
            contracts::write(transaction, batch, &names, &taken.kept, &procurements.aliases, now).await?;
        let written = Written {
            contracts_added: contracts.added,
            contracts_changed: contracts.changed,
            procurements_added: procurements.added,
            procurements_changed: procurements.changed,
        };
        if written != Written::default() {
            told.besides(Reach::Public);
        }
        told.tell_all(ChangeKind::Procurement, procurements.written);
        told.tell_all(ChangeKind::Contract, contracts.written);
        procurements.counters.tell(&mut told);
        contracts.counters.tell(&mut told);
        procurements.counters.write(transaction).await?;
        contracts.counters.write(transaction).await?;
        search::keep(transaction, Shelf::Public, &procurements.documents).await?;
        search::keep(transaction, Shelf::Public, &contracts.documents).await?;
        if !told.audiences().is_empty() {
            let version = audience::raise(transaction, &told).await?;
            let groups: BTreeSet<Group> = procurements.groups.into_iter().chain(contracts.groups).collect();
            mark_due(transaction, &groups, version).await?;
        }
        Ok(written)
    }

    /// Removes every demonstration record and notice, and vendors and authorities that nothing
    /// else tells of. Returns how many notices went.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_demonstration(&mut self, now: DateTime<Utc>) -> Result<u64> {
        demonstration::remove(&self.transaction, now).await
    }

    /// The data version as this transaction sees it: other than after the last commit when somebody
    /// else wrote in between, so that directories kept in memory must be read again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version(&self) -> Result<i64> {
        audience::changes(&self.transaction).await
    }

    /// Makes it last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// The names of the authorities and vendors that records of the batch name.
async fn names(transaction: &DatabaseTransaction, batch: &Batch) -> Result<Names> {
    let contracts = batch.contracts.iter().map(|c| c.authority.0);
    let authorities = contracts.chain(batch.procurements.iter().map(|p| p.authority.0)).collect();
    let vendors = batch.contracts.iter().flat_map(|c| &c.vendors).map(|v| v.0).collect();
    names_of(transaction, authorities, vendors).await
}

/// The names of these authorities and vendors.
pub(crate) async fn names_of(
    transaction: &DatabaseTransaction,
    authorities: BTreeSet<Uuid>,
    vendors: BTreeSet<Uuid>,
) -> Result<Names> {
    let mut names = Names::default();
    for chunk in authorities.into_iter().collect::<Vec<_>>().chunks(known::AT_A_TIME) {
        let find = authority::Entity::find().filter(authority::Column::Id.is_in(chunk.iter().copied()));
        for row in find.all(transaction).await? {
            names.authorities.insert(row.id, (row.name, row.name_folded, row.code));
        }
    }
    for chunk in vendors.into_iter().collect::<Vec<_>>().chunks(known::AT_A_TIME) {
        let rows: Vec<(Uuid, String)> = vendor::Entity::find()
            .select_only()
            .columns([vendor::Column::Id, vendor::Column::Name])
            .filter(vendor::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(transaction)
            .await?;
        names.vendors.extend(rows.into_iter().collect::<HashMap<_, _>>());
    }
    Ok(names)
}

/// Marks groups as due for computing again, since the change that has this number.
pub(crate) async fn mark_due(
    transaction: &DatabaseTransaction,
    groups: &BTreeSet<Group>,
    mark: i64,
) -> Result<()> {
    use opportunity_due::Column as C;
    let rows: Vec<opportunity_due::Model> = groups.iter().map(|g| due_row(g, mark)).collect();
    let again = OnConflict::columns([C::Kind, C::Key, C::Demonstration]).update_column(C::Mark).to_owned();
    insert(transaction, &rows, Some(&again)).await
}

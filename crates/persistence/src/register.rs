//! The write side of an import: one transaction that takes notices and what they became.

mod counters;
mod demonstration;
mod known;
mod notices;
mod parties;
mod records;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::authority::AuthorityKind;
use muster_domain::contract::{ContractStatus, Value};
use muster_domain::cpv::Cpv;
use muster_domain::fact::{Basis, Field};
use muster_domain::id::{AuthorityId, ContractId, ImportId, NoticeId, ProcurementId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::procurement::Stage;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::term::Term;

use muster_domain::opportunity::Group;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Statement,
};
use uuid::Uuid;

use crate::entity::{authority, opportunity_due, vendor};
use crate::insert::insert;
use crate::opportunity::due_row;
use crate::{Database, Result, search};
use records::Names;

/// A vendor or authority as the directories want to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<I> {
    /// Its id.
    pub id: I,
    /// Short code of a borough.
    pub code: Option<String>,
    /// The name it is known by.
    pub name: String,
    /// Every spelling seen, its name included.
    pub names: Vec<String>,
    /// Every identifier.
    pub identifiers: Vec<Identifier>,
}

/// A notice as stored, for folding its process again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who published it.
    pub source: Source,
    /// Its process.
    pub process: String,
    /// Its release id.
    pub release: String,
    /// Exactly as received.
    pub raw: String,
}

/// An authority seen in a notice: created, or its spelling and identifiers added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthoritySeen {
    /// Its id.
    pub id: AuthorityId,
    /// Whether to create it.
    pub created: bool,
    /// Short code of a borough.
    pub code: Option<String>,
    /// Office for National Statistics code of a borough.
    pub gss: Option<String>,
    /// What kind.
    pub kind: AuthorityKind,
    /// Whether it takes part.
    pub member: bool,
    /// The name it is known by.
    pub name: String,
    /// The spelling seen now.
    pub spelling: String,
    /// Identifiers to keep.
    pub identifiers: Vec<Identifier>,
    /// Why this spelling is this authority; kept as a decision.
    pub reason: String,
    /// The notice it was seen in; `None` for the list of boroughs.
    pub notice: Option<NoticeId>,
}

/// A vendor seen in a notice: created, or its spelling and identifiers added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorSeen {
    /// Its id.
    pub id: VendorId,
    /// Whether to create it.
    pub created: bool,
    /// The name it is known by.
    pub name: String,
    /// The spelling seen now.
    pub spelling: String,
    /// Companies House number, normalised.
    pub company_number: Option<String>,
    /// Small or medium-sized, where said.
    pub sme: Option<bool>,
    /// Voluntary, community or social enterprise, where said.
    pub vcse: Option<bool>,
    /// Identifiers to keep.
    pub identifiers: Vec<Identifier>,
    /// `new`, `same number`, `same name`, `similar name`, `conflict`.
    pub outcome: String,
    /// Why this spelling is this vendor.
    pub reason: String,
    /// A vendor that holds the same number under an unlike name.
    pub conflicts_with: Option<VendorId>,
    /// The notice it was seen in.
    pub notice: NoticeId,
    /// Seen in an invented notice.
    pub demonstration: bool,
}

/// A notice to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who published it.
    pub source: Source,
    /// Its process.
    pub process: String,
    /// Its release id: one release of one source is kept once; the same id with another text is
    /// a new version of it and is kept beside the old one (the newest is what is folded).
    pub release: String,
    /// What it does.
    pub kind: NoticeKind,
    /// The notice type's code.
    pub notice_type: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Its page for people.
    pub url: Option<String>,
    /// Who published it.
    pub authority: Option<AuthorityId>,
    /// Exactly as received.
    pub raw: String,
    /// SHA-256 of `raw`, hexadecimal.
    pub digest: String,
    /// The file's name.
    pub file: String,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// A contract as its process says it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractFolded {
    /// Its id: the one it has, or a fresh one.
    pub id: ContractId,
    /// Its process.
    pub process: String,
    /// Which award.
    pub award: String,
    /// Who holds it.
    pub authority: AuthorityId,
    /// With whom, in order.
    pub vendors: Vec<VendorId>,
    /// The procurement of the same process.
    pub procurement: Option<ProcurementId>,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// Status.
    pub status: ContractStatus,
    /// Term.
    pub term: Term,
    /// Value.
    pub value: Value,
    /// When signed.
    pub signed_on: Option<NaiveDate>,
    /// CPV codes, the main one first.
    pub cpv: Vec<Cpv>,
    /// Technology or not.
    pub technology: bool,
    /// Service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that tell of it.
    pub notices: Vec<NoticeId>,
    /// First publication.
    pub first_published_at: Option<DateTime<Utc>>,
    /// Last publication.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// A procurement as its process says it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcurementFolded {
    /// Its id: the one it has, or a fresh one.
    pub id: ProcurementId,
    /// Its process.
    pub process: String,
    /// Who buys.
    pub authority: AuthorityId,
    /// Title.
    pub title: String,
    /// Description.
    pub description: Option<String>,
    /// Stage.
    pub stage: Stage,
    /// Expected first day.
    pub expected_start: Option<NaiveDate>,
    /// Expected last day.
    pub expected_end: Option<NaiveDate>,
    /// Expected last day with extensions.
    pub max_end: Option<NaiveDate>,
    /// End of engagement.
    pub engagement_ends: Option<NaiveDate>,
    /// Deadline for tenders.
    pub tender_deadline: Option<NaiveDate>,
    /// When the next notice is expected.
    pub notice_expected: Option<NaiveDate>,
    /// Value.
    pub value: Value,
    /// CPV codes, the main one first.
    pub cpv: Vec<Cpv>,
    /// Technology or not.
    pub technology: bool,
    /// Service area.
    pub service_area: Option<ServiceAreaCode>,
    /// Where each fact comes from.
    pub facts: BTreeMap<Field, Basis>,
    /// The notices that tell of it.
    pub notices: Vec<NoticeId>,
    /// First publication.
    pub first_published_at: Option<DateTime<Utc>>,
    /// Last publication.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// Everything one transaction writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The import it belongs to.
    pub import: Option<ImportId>,
    /// Authorities created or seen under a new spelling.
    pub authorities: Vec<AuthoritySeen>,
    /// Vendors created or seen under a new spelling.
    pub vendors: Vec<VendorSeen>,
    /// Notices.
    pub notices: Vec<NewNotice>,
    /// Procurements: inserted, or updated where anything differs.
    pub procurements: Vec<ProcurementFolded>,
    /// Contracts: inserted, or updated where anything differs.
    pub contracts: Vec<ContractFolded>,
}

/// Ids that a process has already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcessIds {
    /// Its procurement.
    pub procurement: Option<ProcurementId>,
    /// Its contracts by award.
    pub contracts: BTreeMap<String, ContractId>,
}

/// What a batch changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Contracts that are new.
    pub contracts_added: u64,
    /// Contracts that changed.
    pub contracts_changed: u64,
    /// Procurements that are new.
    pub procurements_added: u64,
    /// Procurements that changed.
    pub procurements_changed: u64,
}

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
    /// counters up, and raises the data version once when anything changed.
    ///
    /// A contract is known by its process and award, a procurement by its process, a notice by
    /// source, release and digest: what is stored under another id than the batch says keeps its id.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn write(&mut self, batch: &Batch, now: DateTime<Utc>) -> Result<Written> {
        let transaction = &self.transaction;
        let mut changed = parties::create_authorities(transaction, batch, now).await?;
        let taken = notices::write(transaction, batch, now).await?;
        changed |= !taken.fresh.is_empty();
        let evidence =
            parties::Evidence { kept: &taken.kept, fresh: &taken.fresh, invented: &taken.invented, now };
        changed |= parties::see_authorities(transaction, batch, &evidence).await?;
        changed |= parties::see_vendors(transaction, batch, &evidence).await?;
        let names = names(transaction, batch).await?;
        let procurements = records::write_procurements(transaction, batch, &names, &taken.kept).await?;
        let contracts =
            records::write_contracts(transaction, batch, &names, &taken.kept, &procurements.aliases).await?;
        let written = Written {
            contracts_added: contracts.added,
            contracts_changed: contracts.changed,
            procurements_added: procurements.added,
            procurements_changed: procurements.changed,
        };
        changed |= written != Written::default();
        procurements.counters.write(transaction).await?;
        contracts.counters.write(transaction).await?;
        search::keep(transaction, &procurements.documents).await?;
        search::keep(transaction, &contracts.documents).await?;
        if changed {
            let version = raise_version(transaction).await?;
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
    pub async fn remove_demonstration(&mut self) -> Result<u64> {
        demonstration::remove(&self.transaction).await
    }

    /// The data version as this transaction sees it: other than after the last commit when somebody
    /// else wrote in between, so that directories kept in memory must be read again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version(&self) -> Result<i64> {
        read_version(&self.transaction).await
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
    let mut names = Names::default();
    let contracts = batch.contracts.iter().map(|c| c.authority.0);
    let authorities: BTreeSet<Uuid> =
        contracts.chain(batch.procurements.iter().map(|p| p.authority.0)).collect();
    for chunk in authorities.into_iter().collect::<Vec<_>>().chunks(known::AT_A_TIME) {
        let find = authority::Entity::find().filter(authority::Column::Id.is_in(chunk.iter().copied()));
        for row in find.all(transaction).await? {
            names.authorities.insert(row.id, (row.name, row.name_folded, row.code));
        }
    }
    let vendors: BTreeSet<Uuid> = batch.contracts.iter().flat_map(|c| &c.vendors).map(|v| v.0).collect();
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

/// Raises the data version and says what it is now.
pub(crate) async fn raise_version(transaction: &DatabaseTransaction) -> Result<i64> {
    transaction.execute_unprepared("UPDATE data_version SET version = version + 1").await?;
    read_version(transaction).await
}

pub(crate) async fn read_version(transaction: &DatabaseTransaction) -> Result<i64> {
    let statement =
        Statement::from_string(transaction.get_database_backend(), "SELECT version FROM data_version");
    let row = transaction.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}

async fn mark_due(transaction: &DatabaseTransaction, groups: &BTreeSet<Group>, mark: i64) -> Result<()> {
    use opportunity_due::Column as C;
    let rows: Vec<opportunity_due::Model> = groups.iter().map(|g| due_row(g, mark)).collect();
    let again = OnConflict::columns([C::Kind, C::Key, C::Demonstration]).update_column(C::Mark).to_owned();
    insert(transaction, &rows, Some(&again)).await
}

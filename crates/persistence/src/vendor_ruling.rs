//! What people decided of vendors, and the processes to fold again since.
//!
//! A merged vendor keeps its row, its spellings and its identifiers; `merged_into` says where it
//! leads. A split gives spellings and identifiers to a new vendor and pins them there. Which
//! contracts follow only the notices can tell: their processes become due, and the worker folds
//! them again with the decisions in hand, as it does when a notice comes.

mod split;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::VendorId;
use muster_domain::identifier::Identifier;
use muster_domain::text::fold;
use muster_domain::vendor_ruling::{Ruling, RulingKind, Rulings};
use muster_domain::viewer::Viewer;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    Statement,
};
use uuid::Uuid;

use split::{chosen, company_number, decision, hand_over, pin, reconsider_conflict, renumber};

use crate::change::Told;
use crate::entity::{
    vendor, vendor_decision, vendor_identifier, vendor_name, vendor_ruling, vendor_ruling_identifier,
    vendor_ruling_name,
};
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::register::vendors;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::transaction::{self, Lock};
use crate::vendor::family;
use crate::{Database, Error, Result, audience, audit, authority, search, vendor as vendor_store};

/// What is split off a vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The new vendor's name.
    pub name: String,
    /// Spellings that are the new vendor's.
    pub names: Vec<String>,
    /// Identifiers that are the new vendor's: company numbers, or `SCHEME-ID`.
    pub numbers: Vec<String>,
    /// Why.
    pub reason: String,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct VendorRulings {
    database: Database,
}

impl VendorRulings {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What was decided of a vendor and of those that are part of it, newest first. Nothing for
    /// whoever is no member.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, id: VendorId) -> Result<Vec<Ruling>> {
        if viewer.authority().is_none() {
            return Ok(Vec::new());
        }
        let family = family(self.database.readers(), id.0).await?;
        let concerned = Condition::any()
            .add(vendor_ruling::Column::VendorId.is_in(family.iter().copied()))
            .add(vendor_ruling::Column::OtherId.is_in(family));
        let rows = vendor_ruling::Entity::find()
            .filter(concerned)
            .order_by_desc(vendor_ruling::Column::RuledAt)
            .order_by_desc(vendor_ruling::Column::Id)
            .all(self.database.readers())
            .await?;
        self.rulings(rows).await
    }

    /// One decision.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none; else when the database fails.
    pub async fn get(&self, viewer: &Viewer, id: Uuid) -> Result<Ruling> {
        let row = match viewer {
            Viewer::Public => None,
            Viewer::Member { .. } => {
                vendor_ruling::Entity::find_by_id(id).one(self.database.readers()).await?
            }
        };
        self.rulings(row.into_iter().collect()).await?.pop().ok_or(Error::NotFound)
    }

    /// Makes a vendor part of another one.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where the two are one already or one
    /// of them is invented; else when the database fails.
    pub async fn merge(
        &self,
        actor: &Actor,
        id: VendorId,
        into: VendorId,
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<Uuid> {
        permitted_member(actor, Action::MergeVendors)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let merged = one(&transaction, id.0).await?.ok_or(Error::NotFound)?;
        if merged.merged_into.is_some() {
            let detail = format!("{} is part of another vendor already: undo that first.", merged.name);
            return Err(Error::Conflict(detail));
        }
        let unknown = || Error::Unacceptable(vec![("/into".to_owned(), "is no vendor".to_owned())]);
        let named = one(&transaction, into.0).await?.ok_or_else(unknown)?;
        let into = survivor(&transaction, named).await?;
        if into.id == merged.id {
            return Err(Error::Conflict("The two are one vendor already.".to_owned()));
        }
        if into.demonstration != merged.demonstration {
            let detail = "One of the two is invented for demonstration: it cannot be a real company.";
            return Err(Error::Conflict(detail.to_owned()));
        }
        let ruling = ruling(clock, RulingKind::Merge, merged.id, into.id, reason, actor);
        insert(&transaction, std::slice::from_ref(&ruling), None).await?;
        lead(&transaction, merged.id, Some(into.id)).await?;
        let event = Event::new(actor.authority, "vendor.merged", Subject::new("vendor", merged.id))
            .change("mergedInto", None::<String>, into.id.to_string())
            .change("reason", None::<String>, reason);
        audit::append(&transaction, clock.now(), actor, event).await?;
        self.follow(transaction, &[merged.id, into.id], clock).await?;
        Ok(ruling.id)
    }

    /// Splits a new vendor off another one. Returns the decision and the new vendor.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where the vendor is part of another,
    /// [`Error::Unacceptable`] where it has no such spelling or number; else when the database fails.
    pub async fn split(
        &self,
        actor: &Actor,
        id: VendorId,
        split: &Split,
        clock: &dyn Clock,
    ) -> Result<(Uuid, VendorId)> {
        permitted_member(actor, Action::MergeVendors)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let from = one(&transaction, id.0).await?.ok_or(Error::NotFound)?;
        if from.merged_into.is_some() {
            let detail = format!("{} is part of another vendor: split that one.", from.name);
            return Err(Error::Conflict(detail));
        }
        let family = family(&transaction, from.id).await?;
        let names = vendor_name::Entity::find()
            .filter(vendor_name::Column::VendorId.is_in(family.iter().copied()))
            .all(&transaction)
            .await?;
        let identifiers = vendor_identifier::Entity::find()
            .filter(vendor_identifier::Column::VendorId.is_in(family.iter().copied()))
            .all(&transaction)
            .await?;
        let (moved_names, moved_identifiers) = chosen(split, &names, &identifiers)?;
        let now = clock.now().trunc_subsecs(6);
        let new = vendor::Model {
            id: clock.id(),
            name: cleaned(&split.name),
            name_folded: fold(&cleaned(&split.name)),
            company_number: company_number(moved_identifiers.iter().copied()),
            sme: None,
            vcse: None,
            conflicting: false,
            contracts: 0,
            technology_contracts: 0,
            authorities: 0,
            total_pence: 0,
            demonstration: from.demonstration,
            created_at: now,
            version: 1,
            merged_into: None,
            named_by: from.named_by,
        };
        insert(&transaction, std::slice::from_ref(&new), None).await?;
        let ruling = ruling(clock, RulingKind::Split, from.id, new.id, &split.reason, actor);
        insert(&transaction, std::slice::from_ref(&ruling), None).await?;
        pin(&transaction, ruling.id, &moved_names, &moved_identifiers).await?;
        hand_over(&transaction, &family, new.id, &moved_names, &moved_identifiers).await?;
        let decisions: Vec<vendor_decision::Model> = moved_names
            .iter()
            .map(|name| name.name.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|name| decision(new.id, name, &from.name, &split.reason, now))
            .collect();
        insert(&transaction, &decisions, None).await?;
        renumber(&transaction, from.id).await?;
        let event = Event::new(actor.authority, "vendor.split", Subject::new("vendor", from.id))
            .change("splitOff", None::<String>, new.id.to_string())
            .change("names", None::<String>, split.names.clone())
            .change("numbers", None::<String>, split.numbers.clone())
            .change("reason", None::<String>, split.reason.as_str());
        audit::append(&transaction, clock.now(), actor, event).await?;
        self.follow(transaction, &[from.id, new.id], clock).await?;
        Ok((ruling.id, VendorId(new.id)))
    }

    /// Undoes a decision: a merged vendor stands for itself again, a split-off one is part of the one
    /// it came from.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where it is undone already or a later
    /// decision stands in the way; else when the database fails.
    pub async fn undo(&self, actor: &Actor, id: Uuid, clock: &dyn Clock) -> Result<()> {
        permitted_member(actor, Action::MergeVendors)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let ruling = vendor_ruling::Entity::find_by_id(id).one(&transaction).await?.ok_or(Error::NotFound)?;
        if ruling.undone_at.is_some() {
            return Err(Error::Conflict("This decision is undone already.".to_owned()));
        }
        if ruling.kind == RulingKind::Merge.as_str() {
            lead(&transaction, ruling.vendor_id, None).await?;
        } else {
            let new = one(&transaction, ruling.other_id).await?.ok_or(Error::NotFound)?;
            if new.merged_into.is_some() {
                let detail = format!("{} was merged since: undo that first.", new.name);
                return Err(Error::Conflict(detail));
            }
            lead(&transaction, ruling.other_id, Some(ruling.vendor_id)).await?;
        }
        let mut sql = Sql::new("UPDATE vendor_ruling SET undone_at = ");
        sql.bind(clock.now().trunc_subsecs(6)).push(" WHERE id = ").bind(id);
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
        let subject = Subject::new("vendor", ruling.vendor_id);
        let event = Event::new(actor.authority, "vendor.restored", subject).change(
            "decision",
            ruling.id.to_string(),
            None::<String>,
        );
        audit::append(&transaction, clock.now(), actor, event).await?;
        self.follow(transaction, &[ruling.vendor_id, ruling.other_id], clock).await
    }

    /// Whether any process is to be folded again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due(&self) -> Result<bool> {
        let any = "SELECT 1 FROM process_due LIMIT 1";
        let statement = Statement::from_string(self.database.backend(), any);
        Ok(self.database.readers().query_one_raw(statement).await?.is_some())
    }

    /// What follows from a decision on these vendors at once: search finds what stands for itself, what
    /// authorities said names whom it leads to now, and the processes of their contracts are due.
    async fn follow(
        &self,
        transaction: DatabaseTransaction,
        vendors: &[Uuid],
        clock: &dyn Clock,
    ) -> Result<()> {
        let backend = transaction.get_database_backend();
        let mut concerned = BTreeSet::new();
        for id in vendors {
            concerned.extend(family(&transaction, *id).await?);
        }
        let mut told = Told::at(clock.now());
        told.tell_all(ChangeKind::Vendor, concerned.iter().copied());
        let mut due = Sql::new(
            "INSERT INTO process_due (process) SELECT DISTINCT c.process FROM contract c \
             JOIN contract_vendor v ON v.contract_id = c.id WHERE v.vendor_id IN (",
        );
        due.list(concerned.iter().copied()).push(") ON CONFLICT (process) DO NOTHING");
        transaction.execute_raw(due.statement(backend)).await?;
        crate::record::show_again(&transaction, &concerned, clock).await?;
        let find = vendor::Entity::find().filter(vendor::Column::Id.is_in(concerned));
        let (merged, standing): (Vec<_>, Vec<_>) =
            find.all(&transaction).await?.into_iter().partition(|v| v.merged_into.is_some());
        let merged: Vec<Uuid> = merged.into_iter().map(|v| v.id).collect();
        search::forget(&transaction, search::Shelf::Public, &merged).await?;
        let standing: Vec<Uuid> = standing.into_iter().map(|v| v.id).collect();
        for id in &standing {
            reconsider_conflict(&transaction, *id).await?;
        }
        vendors::refind(&transaction, &standing).await?;
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    async fn rulings(&self, rows: Vec<vendor_ruling::Model>) -> Result<Vec<Ruling>> {
        let connection = self.database.readers();
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        let vendors = rows.iter().flat_map(|r| [r.vendor_id, r.other_id]).collect();
        let vendors = vendor_store::references(connection, vendors).await?;
        let authorities = rows.iter().map(|r| r.authority_id).collect();
        let authorities = authority::references(&self.database, authorities).await?;
        let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
        let find = vendor_ruling_name::Entity::find()
            .filter(vendor_ruling_name::Column::RulingId.is_in(ids.iter().copied()))
            .order_by_asc(vendor_ruling_name::Column::Name);
        for row in find.all(connection).await? {
            names.entry(row.ruling_id).or_default().push(row.name);
        }
        let mut identifiers: HashMap<Uuid, Vec<Identifier>> = HashMap::new();
        let find = vendor_ruling_identifier::Entity::find()
            .filter(vendor_ruling_identifier::Column::RulingId.is_in(ids))
            .order_by_asc(vendor_ruling_identifier::Column::Identifier);
        for row in find.all(connection).await? {
            let identifier = Identifier { scheme: row.scheme, id: row.identifier };
            identifiers.entry(row.ruling_id).or_default().push(identifier);
        }
        let mut rulings = Vec::with_capacity(rows.len());
        for row in rows {
            let kind = RulingKind::parse(&row.kind)
                .ok_or_else(|| Error::inconsistent("vendor_ruling", "kind", row.id, &row.kind))?;
            let known = (vendors.get(&row.vendor_id), vendors.get(&row.other_id));
            let (Some(vendor), Some(other)) = known else { continue };
            let Some(authority) = authorities.get(&row.authority_id) else { continue };
            rulings.push(Ruling {
                id: row.id,
                kind,
                vendor: vendor.clone(),
                other: other.clone(),
                names: names.remove(&row.id).unwrap_or_default(),
                identifiers: identifiers.remove(&row.id).unwrap_or_default(),
                reason: row.reason,
                authority: authority.clone(),
                at: row.ruled_at,
                undone_at: row.undone_at,
            });
        }
        Ok(rulings)
    }
}

/// The decisions that hold, for an import.
pub(crate) async fn in_force(transaction: &DatabaseTransaction) -> Result<Rulings> {
    let mut rulings = Rulings::default();
    let merged = vendor::Entity::find().filter(vendor::Column::MergedInto.is_not_null());
    for row in merged.all(transaction).await? {
        if let Some(into) = row.merged_into {
            rulings.merge(VendorId(row.id), VendorId(into));
        }
    }
    let splits = vendor_ruling::Entity::find()
        .filter(vendor_ruling::Column::Kind.eq(RulingKind::Split.as_str()))
        .filter(vendor_ruling::Column::UndoneAt.is_null())
        .order_by_asc(vendor_ruling::Column::RuledAt)
        .order_by_asc(vendor_ruling::Column::Id);
    let splits: Vec<(Uuid, Uuid)> =
        splits.all(transaction).await?.into_iter().map(|s| (s.id, s.other_id)).collect();
    let mut names: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in vendor_ruling_name::Entity::find().all(transaction).await? {
        names.entry(row.ruling_id).or_default().push(row.name);
    }
    let mut identifiers: BTreeMap<Uuid, Vec<Identifier>> = BTreeMap::new();
    for row in vendor_ruling_identifier::Entity::find().all(transaction).await? {
        let identifier = Identifier { scheme: row.scheme, id: row.identifier };
        identifiers.entry(row.ruling_id).or_default().push(identifier);
    }
    for (ruling, vendor) in splits {
        for name in names.remove(&ruling).unwrap_or_default() {
            rulings.pin_name(&name, VendorId(vendor));
        }
        for identifier in identifiers.remove(&ruling).unwrap_or_default() {
            rulings.pin_identifier(identifier, VendorId(vendor));
        }
    }
    Ok(rulings)
}

/// Some processes to fold again, in order.
pub(crate) async fn processes_due(transaction: &DatabaseTransaction, most: u32) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT process FROM process_due ORDER BY process LIMIT ");
    sql.bind(i64::from(most));
    let rows = transaction.query_all_raw(sql.statement(transaction.get_database_backend())).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// These have been folded again.
pub(crate) async fn folded(transaction: &DatabaseTransaction, processes: &[String]) -> Result<()> {
    let mut sql = Sql::new("DELETE FROM process_due WHERE process IN (");
    sql.list(processes.iter().map(String::as_str)).push(")");
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

async fn one(transaction: &DatabaseTransaction, id: Uuid) -> Result<Option<vendor::Model>> {
    Ok(vendor::Entity::find_by_id(id).one(transaction).await?)
}

/// The vendor that a merged one leads to.
async fn survivor(transaction: &DatabaseTransaction, mut vendor: vendor::Model) -> Result<vendor::Model> {
    while let Some(into) = vendor.merged_into {
        vendor = one(transaction, into).await?.ok_or(Error::NotFound)?;
    }
    Ok(vendor)
}

async fn lead(transaction: &DatabaseTransaction, id: Uuid, into: Option<Uuid>) -> Result<()> {
    let mut sql = Sql::new("UPDATE vendor SET version = version + 1, merged_into = ");
    sql.bind(into).push(" WHERE id = ").bind(id);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

fn ruling(
    clock: &dyn Clock,
    kind: RulingKind,
    vendor: Uuid,
    other: Uuid,
    reason: &str,
    actor: &Actor,
) -> vendor_ruling::Model {
    vendor_ruling::Model {
        id: clock.id(),
        kind: kind.as_str().to_owned(),
        vendor_id: vendor,
        other_id: other,
        reason: cleaned(reason),
        authority_id: actor.authority.0,
        ruled_at: clock.now().trunc_subsecs(6),
        undone_at: None,
    }
}

//! Records as their authorities keep them: every change to a contract or procurement that is not
//! an import.

pub(crate) mod batch;
mod content;
mod history;
mod import;
mod load;
mod reference;
mod save;
mod upsert;
mod vendor;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, SubsecRound};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::clock::Clock;
use muster_domain::fact::Field;
use muster_domain::id::AuthorityId;
use muster_domain::record::{Change, Datum, Done, Origin, Record, RecordKind, Refusal, Sharing, What};
use muster_domain::viewer::Viewer;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

pub(crate) use history::done;
pub use history::{Asked, HistoryEntry};
pub(crate) use import::{kept, republish_contracts, republish_procurements};
pub(crate) use load::{document, facts as published, said};
pub(crate) use save::{next_lapse, speaker};
pub use upsert::{Upsert, Upserted};
pub use vendor::VendorSaid;

use self::batch::Made;
use crate::entity::{record, record_statement};
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, entity, register, settings};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Records {
    database: Database,
}

/// A record with the version that its authority changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The record. Nobody has said anything of it where [`Kept::opened`] is false.
    pub record: Record,
    /// Grows with every change of it.
    pub version: i64,
    /// Whether its authority has said something of it.
    pub opened: bool,
}

impl Records {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// A record as its authority keeps it; `None` to everybody else, and where there is none.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, kind: RecordKind, id: Uuid) -> Result<Option<Kept>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let kept = match load::record(&reader, id).await? {
            Some((record, version)) => Some(Kept { record, version, opened: true }),
            None => unopened(&reader, kind, id).await?,
        };
        Ok(kept.filter(|kept| kept.record.kind == kind && viewer.sees_own_of(kept.record.authority)))
    }

    /// The live record of the viewer's own authority that has this reference.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_reference(
        &self,
        viewer: &Viewer,
        kind: RecordKind,
        reference: &str,
    ) -> Result<Option<Uuid>> {
        let authority = viewer.authority().filter(|authority| viewer.sees_own_of(*authority));
        let Some(authority) = authority else { return Ok(None) };
        let reader = Reader::open(&self.database, viewer).await?;
        reference::find(&reader, authority, kind, reference).await
    }

    /// Makes a change to a record whose version is `version`, and says which it is then.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the account sees no such record, [`Error::Forbidden`] where it may not
    /// change it, [`Error::Stale`] where it has another version by now, [`Error::Taken`] where another has its
    /// reference, [`Error::Unacceptable`] and [`Error::Conflict`] as [`Record::apply`] refuses; else when the
    /// database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        kind: RecordKind,
        id: Uuid,
        version: i64,
        change: Change,
    ) -> Result<i64> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let kept = find(&transaction, kind, id).await?.ok_or(Error::NotFound)?;
        may(actor, &kept.record, &change, clock.today())?;
        if kept.version != version {
            return Err(Error::Stale);
        }
        let version = changed(&transaction, actor, clock, kept, change).await?;
        save::next_lapse(&transaction).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(version)
    }

    /// Makes a record by hand of what its authority says of it, and gives its id.
    ///
    /// # Errors
    /// As [`Records::change`].
    pub async fn create(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        kind: RecordKind,
        said: BTreeMap<Field, Option<Datum>>,
        sharing: Option<Sharing>,
    ) -> Result<Uuid> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let id = created(&transaction, actor, clock, kind, said, sharing).await?;
        save::next_lapse(&transaction).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(id)
    }

    /// Makes the faces again of what was shared until a day that has passed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew(&self, clock: &dyn Clock) -> Result<()> {
        let (now, today) = (clock.now().trunc_subsecs(6), clock.today());
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let rows = record::Entity::find()
            .filter(record::Column::LapsesOn.lte(today))
            .order_by_asc(record::Column::Id)
            .all(&transaction)
            .await?;
        for row in rows {
            let Some((record, _)) = load::record(&transaction, row.id).await? else { continue };
            save::faces(&transaction, &[&record], now, today).await?;
            save::lapse(&transaction, &record, today).await?;
        }
        save::next_lapse(&transaction).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Makes a change to a record as it is kept, and says which version it has then.
async fn changed(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    clock: &dyn Clock,
    kept: Kept,
    change: Change,
) -> Result<i64> {
    let (now, today) = (clock.now().trunc_subsecs(6), clock.today());
    let by = save::speaker(transaction, actor).await?;
    let before = kept.record;
    let mut after = before.clone();
    let done = after.apply(&change, &by, now, today).map_err(refused)?;
    if kept.opened && after == before {
        return Ok(kept.version);
    }
    check(transaction, &before, &after).await?;
    let version = kept.version + 1;
    let undoes = match &change {
        Change::Undo(undone, _) => Some(*undone),
        _ => None,
    };
    let before = kept.opened.then_some(before);
    let made = Made { before, after, version, done, change: clock.id(), undoes };
    batch::write(transaction, actor, &by, (now, today), &[made]).await?;
    Ok(version)
}

/// Makes a record by hand of what its authority says of it.
async fn created(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    clock: &dyn Clock,
    kind: RecordKind,
    mut said: BTreeMap<Field, Option<Datum>>,
    sharing: Option<Sharing>,
) -> Result<Uuid> {
    let authority = actor.authority;
    permitted_of(actor, kind.write(), authority)?;
    let (now, today, id) = (clock.now().trunc_subsecs(6), clock.today(), clock.id());
    let by = save::speaker(transaction, actor).await?;
    let sharing = match sharing {
        Some(sharing) => {
            if sharing.audience != Audience::Own {
                permitted_of(actor, Action::SetAudience, authority)?;
            }
            sharing
        }
        None => by_default(transaction, authority).await?,
    };
    let empty = by_hand(kind, id, authority, sharing);
    // Muster is about technology: what somebody enters by hand is that unless they say otherwise.
    said.entry(Field::Technology).or_insert(Some(Datum::Flag(true)));
    said.entry(Field::Title).or_insert(None);
    let mut record = empty.clone();
    let said = record.apply(&Change::Say(said), &by, now, today).map_err(refused)?;
    let wrong = record.sharing.check(authority);
    if !wrong.is_empty() {
        return Err(refused(Refusal::Wrong(wrong)));
    }
    check(transaction, &empty, &record).await?;
    let done = Done { what: What::Created, ..said };
    let change = clock.id();
    let made = Made { before: None, after: record, version: 1, done, change, undoes: None };
    batch::write(transaction, actor, &by, (now, today), &[made]).await?;
    Ok(id)
}

/// Makes the faces of records again whose authorities name one of these vendors: whom that leads to may be
/// another now.
pub(crate) async fn show_again(
    transaction: &DatabaseTransaction,
    vendors: &BTreeSet<Uuid>,
    clock: &dyn Clock,
) -> Result<()> {
    let (now, today) = (clock.now().trunc_subsecs(6), clock.today());
    use record_statement::Column as C;
    let named =
        vendors.iter().fold(Condition::any(), |any, vendor| any.add(C::Value.contains(vendor.to_string())));
    let rows = record_statement::Entity::find()
        .filter(C::Field.eq(Field::Vendors.as_str()))
        .filter(named)
        .order_by_asc(C::RecordId)
        .all(transaction)
        .await?;
    for row in rows {
        let Some((record, _)) = load::record(transaction, row.record_id).await? else { continue };
        save::faces(transaction, &[&record], now, today).await?;
    }
    Ok(())
}

/// The record, whether its authority has said something of it or not.
async fn find(transaction: &DatabaseTransaction, kind: RecordKind, id: Uuid) -> Result<Option<Kept>> {
    let kept = match load::record(transaction, id).await? {
        Some((record, version)) => Some(Kept { record, version, opened: true }),
        None => unopened(transaction, kind, id).await?,
    };
    Ok(kept.filter(|kept| kept.record.kind == kind))
}

/// A record of which nothing is known but what notices say.
async fn unopened<C: ConnectionTrait>(connection: &C, kind: RecordKind, id: Uuid) -> Result<Option<Kept>> {
    if kind == RecordKind::Contract {
        return Ok(batch::contracts(connection, &[id]).await?.remove(&id));
    }
    let Some(whole) = register::procurements::faces(connection, id).await?.remove(&id) else {
        return Ok(None);
    };
    let version = whole.row.version;
    let folded = content::folded_procurement(whole)?;
    let authority = folded.authority;
    let (origin, facts) = content::of_procurement(folded);
    let empty = by_hand(kind, id, authority, by_default(connection, authority).await?);
    let record = Record { origin, published: Some(facts), ..empty };
    Ok(Some(Kept { record, version, opened: false }))
}

/// A record of which nothing is known yet.
pub(crate) fn by_hand(kind: RecordKind, id: Uuid, authority: AuthorityId, sharing: Sharing) -> Record {
    let origin = Origin {
        process: format!("by-hand-{id}"),
        award: String::new(),
        procurement: None,
        notices: Vec::new(),
        first_published_at: None,
        vouched_at: None,
        demonstration: false,
    };
    Record {
        kind,
        id,
        authority,
        origin,
        published: None,
        statements: BTreeMap::new(),
        sharing,
        archived_at: None,
        questions: Vec::new(),
    }
}

/// Whether the account may make this change; what it cannot see is not there.
fn may(actor: &Actor, record: &Record, change: &Change, today: NaiveDate) -> Result<()> {
    if record.view(&actor.viewer(record.kind.access()), today).is_none()
        && actor.authority != record.authority
    {
        return Err(Error::NotFound);
    }
    let sets_audience = match change {
        Change::Share(_) | Change::Nda(_) | Change::Clear(_) | Change::Revoke(_) => true,
        Change::Undo(_, done) => done.before.sharing.is_some(),
        Change::Say(_) | Change::Confirm(_) | Change::Answer(..) | Change::Archive(_) => false,
    };
    if sets_audience {
        permitted_of(actor, Action::SetAudience, record.authority)?;
    }
    if matches!(change, Change::Share(_) | Change::Nda(_) | Change::Clear(_) | Change::Revoke(_)) {
        return Ok(());
    }
    permitted_of(actor, record.kind.write(), record.authority)
}

/// Who sees what is said of a record that nobody has decided about.
pub(crate) async fn by_default<C: ConnectionTrait>(
    connection: &C,
    authority: AuthorityId,
) -> Result<Sharing> {
    let settings = settings::of(connection, authority).await?;
    let fields = settings.field_audiences.into_iter().map(|(field, audience)| {
        (field, muster_domain::record::FieldSharing { audience, named: Vec::new(), band: None })
    });
    Ok(Sharing { fields: fields.collect(), ..Sharing::with(settings.statement_audience) })
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Wrong(wrong) => {
            Error::Unacceptable(wrong.into_iter().map(|wrong| (wrong.pointer, wrong.detail)).collect())
        }
        Refusal::Conflict(why) => Error::Conflict(why),
    }
}

/// Whether the vendors and authorities that a change brings in are there.
async fn check(transaction: &DatabaseTransaction, before: &Record, after: &Record) -> Result<()> {
    let vendors = |record: &Record| match record.statements.get(&Field::Vendors).map(|s| &s.value) {
        Some(Datum::Vendors(vendors)) => vendors.iter().map(|vendor| vendor.0).collect(),
        _ => BTreeSet::new(),
    };
    let new: Vec<Uuid> = vendors(after).difference(&vendors(before)).copied().collect();
    if !new.is_empty() {
        let found: Vec<Uuid> = entity::vendor::Entity::find()
            .select_only()
            .column(entity::vendor::Column::Id)
            .filter(entity::vendor::Column::Id.is_in(new.iter().copied()))
            .into_tuple()
            .all(transaction)
            .await?;
        if let Some(missing) = new.iter().find(|id| !found.contains(id)) {
            let wrong = ("/vendors".to_owned(), format!("{missing} is no vendor here"));
            return Err(Error::Unacceptable(vec![wrong]));
        }
    }
    let readers: BTreeSet<AuthorityId> =
        after.sharing.readers().difference(&before.sharing.readers()).copied().collect();
    if readers.is_empty() {
        return Ok(());
    }
    match save::strangers(transaction, &readers).await?.first() {
        Some(stranger) => {
            let detail = format!("{stranger} is no member authority: only members can be named");
            Err(Error::Unacceptable(vec![("/named".to_owned(), detail)]))
        }
        None => Ok(()),
    }
}

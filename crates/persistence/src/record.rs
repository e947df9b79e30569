//! Records as their authorities keep them: every change to a contract or procurement that is not
//! an import.

pub(crate) mod batch;
mod content;
mod import;
mod load;
mod reference;
mod save;
mod upsert;
mod vendor;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::clock::Clock;
use muster_domain::fact::Field;
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::record::{
    Change, Datum, Done, Origin, Part, Question, Record, RecordKind, Refusal, Sharing, Speaker, What,
};
use muster_domain::viewer::Viewer;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde_json::Value as Json;
use uuid::Uuid;

pub(crate) use import::{kept, republish_contracts, republish_procurements};
pub(crate) use load::{document, facts as published, said};
pub(crate) use save::{next_lapse, speaker};
pub use upsert::{Upsert, Upserted};
pub use vendor::VendorSaid;

use self::batch::Made;
use crate::cursor::KeyType;
use crate::entity::{record, record_change, record_question, record_statement};
use crate::keyset::{Key, Keyset};
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, entity, list, register, settings};

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

/// One thing that was done to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its id, by which it can be undone.
    pub id: Uuid,
    /// The version that the record had after it.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Speaker,
    /// What, in a word.
    pub what: What,
    /// What it changed, by path: from, to.
    pub changes: BTreeMap<String, (Json, Json)>,
    /// The change that it undid.
    pub undoes: Option<Uuid>,
    /// Whether it was undone since.
    pub undone: bool,
}

/// An open question with the record that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Contract or procurement.
    pub kind: RecordKind,
    /// Its id.
    pub record: Uuid,
    /// Its version.
    pub version: i64,
    /// Its title, as its authority knows it.
    pub title: String,
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

    /// What was done to a record of the viewer's own authority, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn history(
        &self,
        viewer: &Viewer,
        kind: RecordKind,
        id: Uuid,
        page: &PageRequest,
    ) -> Result<Option<Page<HistoryEntry>>> {
        if self.get(viewer, kind, id).await?.is_none() {
            return Ok(None);
        }
        use record_change::Column as C;
        let reader = Reader::open(&self.database, viewer).await?;
        let newest = Key::always(C::Version, KeyType::Integer, Direction::Descending);
        let keyset = Keyset::new("history", C::Id, vec![newest]);
        let select = record_change::Entity::find().filter(C::RecordId.eq(id));
        list::page(&reader, select, &keyset, page, |reader, rows| Box::pin(entries(reader, rows)))
            .await
            .map(Some)
    }

    /// One change of a record, for undoing it; `None` where there is none.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn done(&self, viewer: &Viewer, record: Uuid, change: Uuid) -> Result<Option<Done>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = record_change::Entity::find_by_id(change)
            .filter(record_change::Column::RecordId.eq(record))
            .one(&reader)
            .await?;
        row.map(|row| done(&row)).transpose()
    }

    /// The open questions about records of these kinds of the viewer's own authority, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn questions(
        &self,
        viewer: &Viewer,
        kinds: &[RecordKind],
        page: &PageRequest,
    ) -> Result<Page<Asked>> {
        use record_question::Column as C;
        let authority = viewer.authority().filter(|authority| viewer.sees_own_of(*authority));
        let Some(authority) = authority else {
            return Ok(Page { items: Vec::new(), next: None, total: Some(0) });
        };
        let reader = Reader::open(&self.database, viewer).await?;
        let newest = Key::always(C::AskedAt, KeyType::Instant, Direction::Descending);
        let keyset = Keyset::new("questions", C::Id, vec![newest]);
        let own = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::AuthorityId.eq(authority.0))
            .filter(record::Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())))
            .into_query();
        let select = record_question::Entity::find()
            .filter(C::Answered.is_null())
            .filter(C::RecordId.in_subquery(own));
        list::page(&reader, select, &keyset, page, |reader, rows| Box::pin(asked(reader, rows))).await
    }

    /// One question of the viewer's own authority, answered or not.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn question(&self, viewer: &Viewer, id: Uuid) -> Result<Option<Asked>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let Some(row) = record_question::Entity::find_by_id(id).one(&reader).await? else { return Ok(None) };
        let Some(head) = record::Entity::find_by_id(row.record_id).one(&reader).await? else {
            return Ok(None);
        };
        if !viewer.sees_own_of(AuthorityId(head.authority_id)) {
            return Ok(None);
        }
        Ok(asked(&reader, vec![row]).await?.pop())
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

pub(crate) fn done(row: &record_change::Model) -> Result<Done> {
    let wrong = |column, text: &str| Error::inconsistent("record_change", column, row.id, text);
    let part = |column, text: &str| {
        let json = serde_json::from_str(text).map_err(|_| wrong(column, text))?;
        Part::read(&json).ok_or_else(|| wrong(column, text))
    };
    Ok(Done {
        what: What::parse(&row.what).ok_or_else(|| wrong("what", &row.what))?,
        before: part("part_before", &row.part_before)?,
        after: part("part_after", &row.part_after)?,
    })
}

async fn entries(reader: &Reader, rows: Vec<record_change::Model>) -> Result<Vec<HistoryEntry>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let undone: Vec<Option<Uuid>> = record_change::Entity::find()
        .select_only()
        .column(record_change::Column::Undoes)
        .filter(record_change::Column::Undoes.is_in(ids))
        .into_tuple()
        .all(reader)
        .await?;
    rows.into_iter()
        .map(|row| {
            let done = done(&row)?;
            let changes =
                done.changes().map(|(path, from, to)| (path.to_owned(), (from.clone(), to.clone())));
            Ok(HistoryEntry {
                id: row.id,
                version: row.version,
                at: row.changed_at,
                by: load::document("record_change", "changed_by", row.id, &row.changed_by)?,
                what: done.what,
                changes: changes.collect(),
                undoes: row.undoes,
                undone: undone.contains(&Some(row.id)),
            })
        })
        .collect()
}

async fn asked(reader: &Reader, rows: Vec<record_question::Model>) -> Result<Vec<Asked>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.record_id;
        let Some((record, version)) = load::record(reader, id).await? else { continue };
        let title = match record.known(Field::Title) {
            Some(Datum::Text(title)) => title.clone(),
            _ => record.origin.process.clone(),
        };
        all.push(Asked { question: load::question(row)?, kind: record.kind, record: id, version, title });
    }
    Ok(all)
}

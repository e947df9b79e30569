//! Saved views.

use std::collections::{BTreeSet, HashMap};

use chrono::SubsecRound;
use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityGroupId, AuthorityId, PersonId, ViewId};
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::text::fold;
use muster_domain::view::{NewView, View, ViewAudience, ViewChange, ViewGroup, ViewList};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::cursor::KeyType;
use crate::entity::{authority_group, authority_group_member, person, saved_view};
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, authority, list, transaction};

/// Views that one person can keep.
const MOST: u64 = 200;

/// The store of them.
#[derive(Debug, Clone)]
pub struct Views {
    database: Database,
}

impl Views {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The actor's own views, and those shared with them, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may keep none, [`Error::Cursor`] for a cursor of another list;
    /// else when the database fails.
    pub async fn list(&self, actor: &Actor, page: &PageRequest) -> Result<Page<View>> {
        let found = saved_view::Entity::find().filter(found_by(actor, keeper(actor)?));
        let by_name = Key::always(saved_view::Column::NameFolded, KeyType::Text, Direction::Ascending);
        let keyset = Keyset::new("views", saved_view::Column::Id, vec![by_name]);
        let reader = Reader::open(&self.database, &Viewer::Public).await?;
        let items = list::page(&reader, found.clone(), &keyset, page, assemble).await?;
        // A count that is kept is good for as long as the records stay; views come and go.
        Ok(Page { total: Some(found.count(&reader).await?), ..items })
    }

    /// One that the actor finds.
    ///
    /// # Errors
    /// As [`Views::list`].
    pub async fn get(&self, actor: &Actor, id: ViewId) -> Result<Option<View>> {
        let person = keeper(actor)?;
        let found = self.find(id).await?;
        Ok(found.filter(|view| view.found_by(person, actor.authority, actor.member)))
    }

    /// One, whoever asks: for what is done on somebody's behalf.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn find(&self, id: ViewId) -> Result<Option<View>> {
        let reader = Reader::open(&self.database, &Viewer::Public).await?;
        let row = saved_view::Entity::find_by_id(id.0).one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// Saves a view of the actor's.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may keep none, [`Error::Conflict`] past 200 of them; else when the
    /// database fails.
    pub async fn create(&self, actor: &Actor, new: &NewView, clock: &dyn Clock) -> Result<ViewId> {
        let person = keeper(actor)?;
        let now = clock.now().trunc_subsecs(6);
        let name = cleaned(new.name.trim());
        let row = saved_view::Model {
            id: clock.id(),
            authority_id: actor.authority.0,
            owner_id: person.0,
            list: new.list.as_str().to_owned(),
            name_folded: fold(&name),
            name,
            query: cleaned(&new.query),
            audience: new.audience.as_str().to_owned(),
            group_id: new.group.map(|group| group.0),
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        standing(&transaction, row.group_id).await?;
        let own = saved_view::Entity::find().filter(saved_view::Column::OwnerId.eq(person.0));
        if own.count(&transaction).await? >= MOST {
            return Err(Error::Conflict(format!("You keep {MOST} views: let one of them go first.")));
        }
        let event = Event::new(actor.authority, "view.saved", Subject::new("view", row.id));
        audit::append(&transaction, now, actor, told(event, None, Some(&row))).await?;
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        transaction.commit().await?;
        Ok(ViewId(row.id))
    }

    /// Changes a view of the actor's own whose version is `version`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor finds none, [`Error::Forbidden`] where it is another's,
    /// [`Error::Stale`] where it has another version by now; else when the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        id: ViewId,
        version: i64,
        change: &ViewChange,
        clock: &dyn Clock,
    ) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = own(&transaction, actor, id).await?;
        if before.version != version {
            return Err(Error::Stale);
        }
        let mut row = before.clone();
        if let Some(name) = &change.name {
            row.name = cleaned(name.trim());
            row.name_folded = fold(&row.name);
        }
        if let Some(query) = &change.query {
            row.query = cleaned(query);
        }
        if let Some((audience, group)) = change.audience {
            row.audience = audience.as_str().to_owned();
            row.group_id = group.map(|group| group.0);
            standing(&transaction, row.group_id).await?;
        }
        if row == before {
            return Ok(());
        }
        (row.updated_at, row.version) = (now, version + 1);
        let event = Event::new(actor.authority, "view.changed", Subject::new("view", row.id));
        audit::append(&transaction, now, actor, told(event, Some(&before), Some(&row))).await?;
        use saved_view::Column as C;
        let again = OnConflict::column(C::Id)
            .update_columns([
                C::Name,
                C::NameFolded,
                C::Query,
                C::Audience,
                C::GroupId,
                C::UpdatedAt,
                C::Version,
            ])
            .to_owned();
        insert(&transaction, std::slice::from_ref(&row), Some(&again)).await?;
        Ok(transaction.commit().await?)
    }

    /// Lets a view of the actor's own go, and with it whoever follows it.
    ///
    /// # Errors
    /// As [`Views::change`].
    pub async fn delete(&self, actor: &Actor, id: ViewId, version: i64, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = own(&transaction, actor, id).await?;
        if row.version != version {
            return Err(Error::Stale);
        }
        let event = Event::new(actor.authority, "view.deleted", Subject::new("view", row.id));
        audit::append(&transaction, clock.now(), actor, told(event, Some(&row), None)).await?;
        saved_view::Entity::delete_by_id(row.id).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }
}

/// The person, if they may keep views.
fn keeper(actor: &Actor) -> Result<PersonId> {
    actor.person().filter(|_| actor.may(Action::Follow)).ok_or(Error::Forbidden(Action::Follow))
}

/// Views that the actor finds: [`View::found_by`], as SQL.
fn found_by(actor: &Actor, person: PersonId) -> Condition {
    use saved_view::Column as C;
    let of_authority = Condition::all()
        .add(C::AuthorityId.eq(actor.authority.0))
        .add(C::Audience.eq(ViewAudience::Authority.as_str()));
    let found = Condition::any().add(C::OwnerId.eq(person.0)).add(of_authority);
    if !actor.member {
        return found;
    }
    use authority_group_member::Column as M;
    let ours = Query::select()
        .column(M::GroupId)
        .from(authority_group_member::Entity)
        .and_where(M::AuthorityId.eq(actor.authority.0))
        .take();
    found.add(C::GroupId.in_subquery(ours)).add(C::Audience.eq(ViewAudience::Members.as_str()))
}

/// The actor's own, locked.
async fn own<C: ConnectionTrait>(connection: &C, actor: &Actor, id: ViewId) -> Result<saved_view::Model> {
    let person = keeper(actor)?;
    let found = saved_view::Entity::find_by_id(id.0).filter(found_by(actor, person)).lock_exclusive();
    let row = found.one(connection).await?.ok_or(Error::NotFound)?;
    if row.owner_id == person.0 { Ok(row) } else { Err(Error::Forbidden(Action::Follow)) }
}

/// Sees that a group is there, until the transaction ends.
async fn standing(transaction: &DatabaseTransaction, group: Option<Uuid>) -> Result<()> {
    let Some(id) = group else { return Ok(()) };
    let found = authority_group::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    found.map(|_| ()).ok_or_else(|| Error::Conflict("This group is there no more.".to_owned()))
}

/// What changed of a view, for the audit.
fn told(event: Event, before: Option<&saved_view::Model>, after: Option<&saved_view::Model>) -> Event {
    type Text = fn(&saved_view::Model) -> &String;
    let pair = |of: Text| (before.map(of).cloned(), after.map(of).cloned());
    let fields: [(&str, Text); 4] = [
        ("list", |row| &row.list),
        ("name", |row| &row.name),
        ("query", |row| &row.query),
        ("audience", |row| &row.audience),
    ];
    let event = fields.into_iter().fold(event, |event, (field, of)| {
        let (from, to) = pair(of);
        event.change(field, from, to)
    });
    let group = |row: Option<&saved_view::Model>| row.and_then(|row| row.group_id).map(|id| id.to_string());
    event.change("group", group(before), group(after))
}

fn assemble(reader: &Reader, rows: Vec<saved_view::Model>) -> BoxFuture<'_, Result<Vec<View>>> {
    async move {
        let owners: BTreeSet<Uuid> = rows.iter().map(|row| row.owner_id).collect();
        let names: Vec<(Uuid, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(person::Column::Id.is_in(owners))
            .into_tuple()
            .all(reader)
            .await?;
        let names: HashMap<Uuid, String> = names.into_iter().collect();
        let authorities: BTreeSet<Uuid> = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), authorities).await?;
        let groups = groups(reader, rows.iter().filter_map(|row| row.group_id).collect()).await?;
        let view = |row: saved_view::Model| {
            let wrong = |column, value: &str| Error::inconsistent("saved_view", column, row.id, value);
            let id = row.authority_id;
            Ok(View {
                id: ViewId(row.id),
                list: ViewList::parse(&row.list).ok_or_else(|| wrong("list", &row.list))?,
                audience: ViewAudience::parse(&row.audience)
                    .ok_or_else(|| wrong("audience", &row.audience))?,
                group: row.group_id.and_then(|group| groups.get(&group).cloned()),
                owner: PersonId(row.owner_id),
                owner_name: names.get(&row.owner_id).cloned().unwrap_or_default(),
                authority: authorities
                    .get(&id)
                    .cloned()
                    .ok_or_else(|| wrong("authority_id", &id.to_string()))?,
                name: row.name,
                query: row.query,
                created_at: row.created_at,
                updated_at: row.updated_at,
                version: row.version,
            })
        };
        rows.into_iter().map(view).collect()
    }
    .boxed()
}

/// These groups, as they are now.
async fn groups(reader: &Reader, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, ViewGroup>> {
    let rows = authority_group::Entity::find()
        .filter(authority_group::Column::Id.is_in(ids.iter().copied()))
        .all(reader)
        .await?;
    let group = |row: authority_group::Model| {
        let (id, name) = (AuthorityGroupId(row.id), row.name);
        (row.id, ViewGroup { id, name, authorities: Vec::new() })
    };
    let mut groups: HashMap<Uuid, ViewGroup> = rows.into_iter().map(group).collect();
    let members = authority_group_member::Entity::find()
        .filter(authority_group_member::Column::GroupId.is_in(ids))
        .all(reader)
        .await?;
    for member in members {
        if let Some(group) = groups.get_mut(&member.group_id) {
            group.authorities.push(AuthorityId(member.authority_id));
        }
    }
    Ok(groups)
}

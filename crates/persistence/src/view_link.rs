//! Links that show one view of a list. What is known here of the secret in their address is its hash.

use std::collections::HashMap;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use muster_domain::access::{Action, allowed};
use muster_domain::actor::{Actor, Who};
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, ViewLinkId};
use muster_domain::person::{PersonState, in_order};
use muster_domain::session::Origin;
use muster_domain::view_link::{MOST, NewViewLink, SeenBy, View, ViewLink, ViewLinkChange};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use crate::entity::{authority, person, view_link};
use crate::insert::insert;
use crate::person::{roles_of, state};
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// How many links a list has at most, the newest.
const LISTED: u64 = 1_000;

/// Uses within this of the one before are not noted: a refresh asks several times.
const NOTED_AFTER: TimeDelta = TimeDelta::minutes(1);

/// The store of them.
#[derive(Debug, Clone)]
pub struct ViewLinks {
    database: Database,
}

/// Whose links are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The actor's own.
    Mine,
    /// Everybody's of the actor's authority.
    Authority,
}

impl ViewLinks {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Links, ended ones too, newest first.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, actor: &Actor, whose: Whose) -> Result<Vec<ViewLink>> {
        let rows = view_link::Entity::find()
            .filter(whose.condition(actor))
            .order_by_desc(view_link::Column::CreatedAt)
            .order_by_desc(view_link::Column::Id)
            .limit(LISTED);
        let rows = rows.all(self.database.accounts()).await?;
        assemble(self.database.accounts(), rows).await
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, actor: &Actor, whose: Whose, id: ViewLinkId) -> Result<Option<ViewLink>> {
        let row = view_link::Entity::find_by_id(id.0).filter(whose.condition(actor));
        let row = row.one(self.database.accounts()).await?;
        Ok(assemble(self.database.accounts(), row.into_iter().collect()).await?.pop())
    }

    /// Makes a link of the actor's, whose secret has this hash.
    ///
    /// # Errors
    /// [`Error::Conflict`] when they have as many as there may be, [`Error::Forbidden`] when the actor
    /// is no person; else when the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        new: &NewViewLink,
        secret_hash: &str,
    ) -> Result<ViewLink> {
        let person = actor.person().ok_or(Error::Forbidden(Action::ShareViews))?;
        let now = clock.now().trunc_subsecs(6);
        let NewViewLink { name, view, until } = new;
        let View { list, query, format, seen_by } = view;
        let row = view_link::Model {
            id: clock.id(),
            person_id: person.0,
            authority_id: actor.authority.0,
            name: cleaned(name),
            list: list.clone(),
            query: cleaned(query),
            format: format.clone(),
            seen_by: seen_by.as_str().to_owned(),
            secret_hash: secret_hash.to_owned(),
            until: *until,
            created_at: now,
            last_used_at: None,
            revoked_at: None,
            version: 1,
        };
        let event = Event::new(actor.authority, "viewLink.created", Subject::new("viewLink", row.id))
            .change("name", Value::Null, row.name.as_str())
            .change("list", Value::Null, row.list.as_str())
            .change("query", Value::Null, row.query.as_str())
            .change("format", Value::Null, row.format.as_str())
            .change("seenBy", Value::Null, row.seen_by.as_str())
            .change("until", Value::Null, day(row.until));
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let good = Condition::any()
            .add(view_link::Column::Until.is_null())
            .add(view_link::Column::Until.gte(clock.today()));
        let good = view_link::Entity::find()
            .filter(view_link::Column::PersonId.eq(person.0))
            .filter(view_link::Column::RevokedAt.is_null())
            .filter(good);
        if good.count(&transaction).await? >= MOST {
            let most = format!("You have {MOST} links: revoke those that nothing reads any more.");
            return Err(Error::Conflict(most));
        }
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        let created = assemble(&transaction, vec![row]).await?.pop();
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        created.ok_or_else(|| Error::inconsistent("view_link", "id", "new", "not there after it was made"))
    }

    /// Changes a link of the actor's, if it is still as of `version`.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`]; else when the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: ViewLinkId,
        version: i64,
        change: &ViewLinkChange,
    ) -> Result<ViewLink> {
        use view_link::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = locked(&transaction, actor, Whose::Mine, id).await?;
        let mut row = row.ok_or(Error::NotFound)?;
        if row.version != version {
            return Err(Error::Stale);
        }
        let before = (row.name.clone(), row.until);
        if let Some(name) = &change.name {
            row.name = cleaned(name);
        }
        if let Some(until) = change.until {
            row.until = until;
        }
        if before != (row.name.clone(), row.until) {
            row.version += 1;
            view_link::Entity::update_many()
                .col_expr(C::Name, Expr::value(row.name.clone()))
                .col_expr(C::Until, Expr::value(row.until))
                .col_expr(C::Version, Expr::value(row.version))
                .filter(C::Id.eq(id.0))
                .exec(&transaction)
                .await?;
            let event = Event::new(actor.authority, "viewLink.changed", Subject::new("viewLink", id.0))
                .change("name", before.0, row.name.as_str())
                .change("until", day(before.1), day(row.until));
            audit::append(&transaction, clock.now(), actor, event).await?;
        }
        let changed = assemble(&transaction, vec![row]).await?.pop();
        transaction.commit().await?;
        changed.ok_or(Error::NotFound)
    }

    /// Revokes a link for good. Revoking it again changes nothing. Whether there is such a link.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        whose: Whose,
        id: ViewLinkId,
    ) -> Result<bool> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(row) = locked(&transaction, actor, whose, id).await? else { return Ok(false) };
        if row.revoked_at.is_none() {
            end(&transaction, view_link::Column::Id.eq(id.0), now).await?;
            let event = Event::new(actor.authority, "viewLink.revoked", Subject::new("viewLink", id.0));
            audit::append(&transaction, now, actor, event).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The link whose secret has this hash, and who it speaks for; `None` alike for one that is not
    /// known, was revoked or has ended, and where who made it may no longer share. Invented people's links are
    /// good where `demonstration` lets these in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn open(
        &self,
        secret_hash: &str,
        clock: &dyn Clock,
        origin: &Origin,
        demonstration: bool,
    ) -> Result<Option<(ViewLink, Actor)>> {
        let accounts = self.database.accounts();
        let row = view_link::Entity::find().filter(view_link::Column::SecretHash.eq(secret_hash));
        let Some(row) = row.one(accounts).await? else { return Ok(None) };
        let Some(holder) = person::Entity::find_by_id(row.person_id).one(accounts).await? else {
            return Ok(None);
        };
        let of = row.authority_id;
        let member = authority::Entity::find_by_id(of).one(accounts).await?;
        let roles = in_order(&roles_of(accounts, &[holder.id]).await?.remove(&holder.id).unwrap_or_default());
        let active = state(&holder) == PersonState::Active && (demonstration || !holder.demonstration);
        let (Some(member), true) = (member, active && allowed(&roles, Action::ShareViews)) else {
            return Ok(None);
        };
        let (link, person) = (ViewLinkId(row.id), PersonId(holder.id));
        let actor = Actor {
            who: Who::ViewLink { link, person, roles },
            authority: AuthorityId(of),
            member: member.member,
            address: origin.address,
            request: origin.request,
        };
        let link = assemble(accounts, vec![row]).await?.pop().filter(|link| link.good_on(clock.today()));
        Ok(link.map(|link| (link, actor)))
    }

    /// Notes that a link was read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn used(&self, link: &ViewLink, clock: &dyn Clock) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        if link.last_used_at.is_some_and(|last| now < last + NOTED_AFTER) {
            return Ok(());
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        view_link::Entity::update_many()
            .col_expr(view_link::Column::LastUsedAt, Expr::value(now))
            .filter(view_link::Column::Id.eq(link.id.0))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

impl Whose {
    fn condition(self, actor: &Actor) -> Condition {
        use view_link::Column as C;
        let of = Condition::all().add(C::AuthorityId.eq(actor.authority.0));
        match self {
            Self::Authority => of,
            Self::Mine => of.add(C::PersonId.eq(actor.person().map_or_else(Uuid::nil, |person| person.0))),
        }
    }
}

/// A link, which nobody else changes until the transaction ends.
async fn locked(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    whose: Whose,
    id: ViewLinkId,
) -> Result<Option<view_link::Model>> {
    let row = view_link::Entity::find_by_id(id.0).filter(whose.condition(actor)).lock_exclusive();
    Ok(row.one(transaction).await?)
}

/// Revokes every link of a person: they may no longer come in, and neither may what they let in.
pub(crate) async fn end_all(
    transaction: &DatabaseTransaction,
    person: Uuid,
    now: DateTime<Utc>,
) -> Result<()> {
    end(transaction, view_link::Column::PersonId.eq(person), now).await
}

async fn end(
    transaction: &DatabaseTransaction,
    which: sea_orm::sea_query::SimpleExpr,
    now: DateTime<Utc>,
) -> Result<()> {
    use view_link::Column as C;
    view_link::Entity::update_many()
        .col_expr(C::RevokedAt, Expr::value(Some(now)))
        .col_expr(C::Version, Expr::col(C::Version).add(1))
        .filter(which)
        .filter(C::RevokedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// A day as the audit has it.
fn day(day: Option<chrono::NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| Value::from(day.to_string()))
}

async fn assemble<C: ConnectionTrait>(connection: &C, rows: Vec<view_link::Model>) -> Result<Vec<ViewLink>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
    let names: Vec<(Uuid, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(ids))
        .into_tuple()
        .all(connection)
        .await?;
    let names: HashMap<Uuid, String> = names.into_iter().collect();
    rows.into_iter()
        .map(|row| {
            let seen_by = SeenBy::parse(&row.seen_by)
                .ok_or_else(|| Error::inconsistent("view_link", "seen_by", row.id, &row.seen_by))?;
            Ok(ViewLink {
                id: ViewLinkId(row.id),
                person: PersonId(row.person_id),
                person_name: names.get(&row.person_id).cloned().unwrap_or_default(),
                authority: AuthorityId(row.authority_id),
                name: row.name,
                view: View { list: row.list, query: row.query, format: row.format, seen_by },
                until: row.until,
                created_at: row.created_at,
                last_used_at: row.last_used_at,
                revoked_at: row.revoked_at,
                version: row.version,
            })
        })
        .collect()
}

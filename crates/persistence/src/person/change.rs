//! What an administrator changes of a person, and a person of themself.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId};
use muster_domain::person::{Person, PersonChange, PersonState, in_order};
use muster_domain::text::fold;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{People, put, put_roles, roles_of, state};
use crate::entity::{person, person_role, recovery_code};
use crate::text::cleaned;
use crate::transaction::{self, Lock};
use crate::{Result, audit, session, view_link};

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is done; this is the person now.
    Done(Person),
    /// There is nobody like this in the actor's authority.
    NotFound,
    /// Somebody changed them since that version; this is the person now.
    Stale(Person),
    /// The authority would be left without anybody who can administer it.
    LastAdministrator,
    /// An administrator does not give these roles.
    NotTheirsToGive,
}

/// Whether an administrator may give every one of these roles to somebody who has `held` so far. A
/// convenor and an operator are made at the command line.
#[must_use]
pub fn may_give(roles: &[Role], held: &[Role]) -> bool {
    roles.iter().all(|role| !matches!(role, Role::Convenor | Role::Operator) || held.contains(role))
}

impl People {
    /// Changes somebody of the actor's authority, if they are still as of `version`. A suspension ends
    /// their sessions and their view links, the links for good.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change(
        &self,
        actor: &Actor,
        id: PersonId,
        version: i64,
        change: &PersonChange,
        clock: &dyn Clock,
    ) -> Result<Changed> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Accounts)).await?;
        let row = person::Entity::find_by_id(id.0).one(&transaction).await?;
        let Some(mut row) = row.filter(|row| row.authority_id == actor.authority.0) else {
            return Ok(Changed::NotFound);
        };
        if row.version != version {
            drop(transaction);
            return Ok(self.find(id).await?.map_or(Changed::NotFound, Changed::Stale));
        }
        let held = in_order(&roles_of(&transaction, &[row.id]).await?.remove(&row.id).unwrap_or_default());
        let PersonChange { name, roles, suspended, without_second_factor } = change;
        let roles = roles.as_ref().map_or_else(|| held.clone(), |roles| in_order(roles));
        if !may_give(&roles, &held) {
            return Ok(Changed::NotTheirsToGive);
        }
        let before = (row.name.clone(), row.suspended_at.is_some(), row.totp_confirmed);
        let administered = state(&row) == PersonState::Active && held.contains(&Role::Administrator);
        if let Some(name) = name {
            row.name = cleaned(name.trim());
            row.name_folded = fold(&row.name);
        }
        if let Some(suspended) = suspended {
            row.suspended_at = suspended.then(|| row.suspended_at.unwrap_or(now));
        }
        if *without_second_factor {
            forget_second_factor(&transaction, &mut row).await?;
        }
        let administers = state(&row) == PersonState::Active && roles.contains(&Role::Administrator);
        if administered && !administers && !others_administer(&transaction, &row).await? {
            return Ok(Changed::LastAdministrator);
        }
        if row.suspended_at.is_some() {
            session::end_all(&transaction, row.id, None, now).await?;
            view_link::end_all(&transaction, row.id, now).await?;
        }
        raise(&transaction, &mut row, now).await?;
        put_roles(&transaction, row.id, &roles).await?;
        let event = Event::new(actor.authority, "person.changed", Subject::new("person", row.id))
            .change("name", before.0, row.name.clone())
            .change("roles", words(&held), words(&roles))
            .change("suspended", before.1, row.suspended_at.is_some())
            .change("secondFactor", before.2, row.totp_confirmed);
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(self.find(id).await?.map_or(Changed::NotFound, Changed::Done))
    }

    /// Sets the hash of the actor's new password. Their other sessions end.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_password(&self, actor: &Actor, hash: &str, clock: &dyn Clock) -> Result<()> {
        let Who::Person { person, session: keep, .. } = actor.who else { return Ok(()) };
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        if let Some(mut row) = person::Entity::find_by_id(person.0).one(&transaction).await? {
            row.password_hash = Some(hash.to_owned());
            session::end_all(&transaction, row.id, Some(keep), now).await?;
            raise(&transaction, &mut row, now).await?;
            audit::append(&transaction, now, actor, of_oneself(&row, "person.passwordChanged")).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// Something that a person did to their own account.
pub(super) fn of_oneself(row: &person::Model, action: &'static str) -> Event {
    Event::new(AuthorityId(row.authority_id), action, Subject::new("person", row.id))
}

/// Roles as words, for the audit.
pub(crate) fn words(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.as_str()).collect()
}

/// Writes a changed row as its next version.
pub(crate) async fn raise(
    transaction: &DatabaseTransaction,
    row: &mut person::Model,
    now: DateTime<Utc>,
) -> Result<()> {
    row.version += 1;
    row.updated_at = now;
    put(transaction, row).await
}

/// Takes the second factor out of a row, and its recovery codes with it.
pub(super) async fn forget_second_factor(
    transaction: &DatabaseTransaction,
    row: &mut person::Model,
) -> Result<()> {
    row.totp_secret = None;
    row.totp_confirmed = false;
    row.totp_last_step = 0;
    let codes = recovery_code::Column::PersonId.eq(row.id);
    recovery_code::Entity::delete_many().filter(codes).exec(transaction).await?;
    Ok(())
}

/// Whether somebody else can administer the authority of this person.
async fn others_administer(transaction: &DatabaseTransaction, row: &person::Model) -> Result<bool> {
    use person::Column as C;
    let active = person::Entity::find()
        .filter(C::AuthorityId.eq(row.authority_id))
        .filter(C::Id.ne(row.id))
        .filter(C::JoinedAt.is_not_null())
        .filter(C::SuspendedAt.is_null());
    let ids: Vec<Uuid> = active.all(transaction).await?.into_iter().map(|row| row.id).collect();
    let administrators = person_role::Entity::find()
        .filter(person_role::Column::PersonId.is_in(ids))
        .filter(person_role::Column::Role.eq(Role::Administrator.as_str()));
    Ok(administrators.count(transaction).await? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_makes_neither_convenor_nor_operator_and_lets_them_be() {
        assert!(may_give(&[Role::Reader, Role::Administrator], &[]));
        assert!(!may_give(&[Role::Convenor], &[Role::Operator]));
        assert!(may_give(&[Role::Convenor, Role::Reader], &[Role::Convenor]));
    }
}

//! Links that let somebody join or choose a new password. A link works once; a new one takes the place
//! of those before.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use muster_domain::actor::Actor;
use muster_domain::audit::{By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, SessionId};
use muster_domain::person::{Invitation, InvitationPurpose, NewPerson, PersonState, in_order};
use muster_domain::session::Origin;
use muster_domain::text::fold;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{invitation, person};
use crate::insert::insert;
use crate::person::{put, put_roles, raise, row_of, sign_in_name, state, words};
use crate::text::cleaned;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, audit, session};

/// How long a link to join is good.
const JOIN_WITHIN: TimeDelta = TimeDelta::days(7);

/// How long a link to a new password is good.
const RESET_WITHIN: TimeDelta = TimeDelta::hours(24);

/// The store of them.
#[derive(Debug, Clone)]
pub struct Invitations {
    database: Database,
}

impl Invitations {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Invites somebody by the link of this hash; `None` where their address is known already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn invite(
        &self,
        by: impl Into<By>,
        new: &NewPerson,
        token_hash: &str,
        clock: &dyn Clock,
    ) -> Result<Option<PersonId>> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Accounts)).await?;
        let known = person::Column::SignInName.eq(sign_in_name(&new.email));
        if person::Entity::find().filter(known).one(&transaction).await?.is_some() {
            return Ok(None);
        }
        let row = row_of(new, clock);
        put(&transaction, &row).await?;
        put_roles(&transaction, row.id, &new.roles).await?;
        link(&transaction, row.id, InvitationPurpose::Invite, token_hash, row.created_at).await?;
        let event = Event::new(new.authority, "person.invited", Subject::new("person", row.id))
            .change("name", serde_json::Value::Null, row.name.clone())
            .change("roles", serde_json::Value::Null, words(&in_order(&new.roles)));
        audit::append(&transaction, row.created_at, by, event).await?;
        transaction.commit().await?;
        Ok(Some(PersonId(row.id)))
    }

    /// A new link for somebody: to join where they have not yet, else to a new password. `None` where
    /// there is nobody like this in the actor's authority, or they are suspended.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn again(
        &self,
        actor: &Actor,
        person: PersonId,
        token_hash: &str,
        clock: &dyn Clock,
    ) -> Result<Option<InvitationPurpose>> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = person::Entity::find_by_id(person.0).one(&transaction).await?;
        let Some(row) = row.filter(|row| row.authority_id == actor.authority.0) else { return Ok(None) };
        let purpose = match state(&row) {
            PersonState::Invited => InvitationPurpose::Invite,
            PersonState::Active => InvitationPurpose::Reset,
            PersonState::Suspended => return Ok(None),
        };
        let now = clock.now().trunc_subsecs(6);
        link(&transaction, row.id, purpose, token_hash, now).await?;
        let event = Event::new(actor.authority, "person.sentLink", Subject::new("person", row.id));
        audit::append(
            &transaction,
            now,
            actor,
            event.change("purpose", serde_json::Value::Null, purpose.as_str()),
        )
        .await?;
        transaction.commit().await?;
        Ok(Some(purpose))
    }

    /// What the link of this hash lets its holder do; `None` once it is used, too old, or its person
    /// suspended.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Invitation>> {
        let row = invitation::Entity::find_by_id(token_hash).one(self.database.accounts()).await?;
        let Some(row) = row.filter(|row| row.used_at.is_none() && now < row.expires_at) else {
            return Ok(None);
        };
        let purpose = purpose(&row)?;
        let person = self.database.people().find(PersonId(row.person_id)).await?;
        let person = person.filter(|person| person.state != PersonState::Suspended);
        Ok(person.map(|person| Invitation { purpose, person, expires_at: row.expires_at }))
    }

    /// Takes the link of this hash: its person has joined, with the password of this hash where they
    /// chose one. Their sessions so far end. `None` where the link is good no more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn accept(
        &self,
        token_hash: &str,
        password_hash: Option<&str>,
        name: Option<&str>,
        origin: &Origin,
        clock: &dyn Clock,
    ) -> Result<Option<PersonId>> {
        use invitation::Column as C;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = invitation::Entity::update_many()
            .col_expr(C::UsedAt, Expr::value(Some(now)))
            .filter(C::TokenHash.eq(token_hash))
            .filter(C::UsedAt.is_null())
            .filter(C::ExpiresAt.gt(now))
            .exec(&transaction)
            .await?;
        if taken.rows_affected == 0 {
            return Ok(None);
        }
        let Some(link) = invitation::Entity::find_by_id(token_hash).one(&transaction).await? else {
            return Ok(None);
        };
        let row = person::Entity::find_by_id(link.person_id).one(&transaction).await?;
        let Some(mut row) = row.filter(|row| row.suspended_at.is_none()) else { return Ok(None) };
        row.joined_at = Some(row.joined_at.unwrap_or(now));
        if let Some(hash) = password_hash {
            row.password_hash = Some(hash.to_owned());
        }
        if let Some(name) = name {
            row.name = cleaned(name.trim());
            row.name_folded = fold(&row.name);
        }
        session::end_all(&transaction, row.id, None, now).await?;
        raise(&transaction, &mut row, now).await?;
        let (person, authority) = (PersonId(row.id), AuthorityId(row.authority_id));
        // There is no session yet: the link itself speaks for them.
        let by = session::by_person(&transaction, person, SessionId(Uuid::nil()), origin).await?;
        let action = match purpose(&link)? {
            InvitationPurpose::Invite => "person.joined",
            InvitationPurpose::Reset => "person.passwordChanged",
        };
        let event = Event::new(authority, action, Subject::new("person", row.id));
        audit::append(&transaction, now, by, event).await?;
        transaction.commit().await?;
        Ok(Some(person))
    }
}

/// Makes a link; those before are of no more use.
async fn link(
    transaction: &DatabaseTransaction,
    person: Uuid,
    purpose: InvitationPurpose,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let old = invitation::Column::PersonId.eq(person);
    invitation::Entity::delete_many().filter(old).exec(transaction).await?;
    let within = match purpose {
        InvitationPurpose::Invite => JOIN_WITHIN,
        InvitationPurpose::Reset => RESET_WITHIN,
    };
    let row = invitation::Model {
        token_hash: token_hash.to_owned(),
        person_id: person,
        purpose: purpose.as_str().to_owned(),
        created_at: now,
        expires_at: now + within,
        used_at: None,
    };
    insert(transaction, &[row], None).await
}

fn purpose(row: &invitation::Model) -> Result<InvitationPurpose> {
    InvitationPurpose::parse(&row.purpose)
        .ok_or_else(|| Error::inconsistent("invitation", "purpose", row.person_id, &row.purpose))
}

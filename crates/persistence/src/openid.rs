//! Sign-ins with a provider: those under way, and who somebody is once they come back.

use chrono::{DateTime, Utc};
use muster_domain::audit::{By, Event, Subject};
use muster_domain::id::{AuthorityId, PersonId, SignInProviderId};
use muster_domain::session::Origin;
use muster_domain::sign_in_provider::SignInProvider;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value as Json;

use crate::entity::{invitation, openid_attempt, person, person_identity};
use crate::insert::insert;
use crate::text::cleaned;
use crate::{Database, Result, audit, transaction};

/// A sign-in under way. Hashes are of what only the browser has.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenIdAttempt {
    /// Of the state that comes back in the address.
    pub state_hash: String,
    /// Of the cookie that was set when the browser left.
    pub browser_hash: String,
    /// With whom.
    pub provider: SignInProviderId,
    /// What the token must name.
    pub nonce: String,
    /// What proves to the provider that who comes back is who left (PKCE).
    pub verifier: String,
    /// Where the browser goes in the end: a path of ours.
    pub return_to: String,
    /// Of the invitation link that was followed, where one was.
    pub invitation_hash: Option<String>,
    /// Until when it may come back.
    pub expires_at: DateTime<Utc>,
}

/// Who came back from a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Somebody who can sign in.
    Person(PersonId),
    /// Somebody who is kept out.
    Suspended(PersonId),
    /// Nobody who is known, and without an invitation that is still open.
    Unknown,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct OpenIds {
    database: Database,
}

impl OpenIds {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Keeps a sign-in that begins, and forgets those that ran out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, attempt: OpenIdAttempt, now: DateTime<Utc>) -> Result<()> {
        let row = openid_attempt::Model {
            state_hash: attempt.state_hash,
            browser_hash: attempt.browser_hash,
            provider_id: attempt.provider.0,
            nonce: attempt.nonce,
            verifier: attempt.verifier,
            return_to: cleaned(&attempt.return_to),
            invitation_hash: attempt.invitation_hash,
            expires_at: attempt.expires_at,
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        openid_attempt::Entity::delete_many()
            .filter(openid_attempt::Column::ExpiresAt.lte(now))
            .exec(&transaction)
            .await?;
        insert(&transaction, &[row], None).await?;
        Ok(transaction.commit().await?)
    }

    /// The sign-in that left with this state, if this browser began it and it did not run out. It
    /// is gone with that, whoever brought it: a state is good once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take(
        &self,
        state_hash: &str,
        browser_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenIdAttempt>> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let find = openid_attempt::Entity::find_by_id(state_hash.to_owned()).lock_exclusive();
        let Some(row) = find.one(&transaction).await? else { return Ok(None) };
        openid_attempt::Entity::delete_by_id(state_hash.to_owned()).exec(&transaction).await?;
        transaction.commit().await?;
        if row.browser_hash != browser_hash || row.expires_at <= now {
            return Ok(None);
        }
        Ok(Some(OpenIdAttempt {
            state_hash: row.state_hash,
            browser_hash: row.browser_hash,
            provider: SignInProviderId(row.provider_id),
            nonce: row.nonce,
            verifier: row.verifier,
            return_to: row.return_to,
            invitation_hash: row.invitation_hash,
            expires_at: row.expires_at,
        }))
    }

    /// Who somebody is that this provider vouches for under this issuer and subject. Whoever is not
    /// known yet becomes the person of an open invitation of the provider's authority; an e-mail
    /// address makes nobody known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrive(
        &self,
        origin: &Origin,
        now: DateTime<Utc>,
        provider: &SignInProvider,
        (issuer, subject): (&str, &str),
        invitation_hash: Option<&str>,
    ) -> Result<Arrival> {
        let (issuer, subject) = (cleaned(issuer), cleaned(subject));
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let key = (issuer.clone(), subject.clone());
        let known =
            person_identity::Entity::find_by_id(key).one(&transaction).await?.map(|row| row.person_id);
        let invited = match (known, invitation_hash) {
            (None, Some(hash)) => open_invitation(&transaction, hash, now).await?,
            _ => None,
        };
        let Some(id) = known.or(invited.as_ref().map(|invitation| invitation.person_id)) else {
            return Ok(Arrival::Unknown);
        };
        // Another authority may use the same issuer: its people are not this one's.
        let found = person::Entity::find_by_id(id)
            .filter(person::Column::AuthorityId.eq(provider.authority.id.0))
            .lock_exclusive()
            .one(&transaction)
            .await?;
        let Some(person) = found else { return Ok(Arrival::Unknown) };
        if person.suspended_at.is_some() {
            return Ok(Arrival::Suspended(PersonId(person.id)));
        }
        if invited.is_some() {
            link(&transaction, origin, now, &person, issuer, subject).await?;
            transaction.commit().await?;
        }
        Ok(Arrival::Person(PersonId(person.id)))
    }
}

async fn open_invitation(
    transaction: &DatabaseTransaction,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<invitation::Model>> {
    let find = invitation::Entity::find_by_id(hash.to_owned())
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .lock_exclusive();
    Ok(find.one(transaction).await?)
}

/// From now on this person is who the issuer knows by this subject, and no longer by another.
async fn link(
    transaction: &DatabaseTransaction,
    origin: &Origin,
    now: DateTime<Utc>,
    person: &person::Model,
    issuer: String,
    subject: String,
) -> Result<()> {
    person_identity::Entity::delete_many()
        .filter(person_identity::Column::PersonId.eq(person.id))
        .filter(person_identity::Column::Issuer.eq(issuer.as_str()))
        .exec(transaction)
        .await?;
    let event =
        Event::new(AuthorityId(person.authority_id), "person.linked", Subject::new("person", person.id))
            .change("issuer", Json::Null, issuer.as_str())
            .change("subject", Json::Null, subject.as_str());
    let row = person_identity::Model { issuer, subject, person_id: person.id, linked_at: now };
    insert(transaction, &[row], None).await?;
    person::Entity::update_many()
        .col_expr(person::Column::JoinedAt, Expr::value(person.joined_at.unwrap_or(now)))
        .col_expr(person::Column::UpdatedAt, Expr::value(now))
        .col_expr(person::Column::Version, Expr::value(person.version + 1))
        .filter(person::Column::Id.eq(person.id))
        .exec(transaction)
        .await?;
    invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now))
        .filter(invitation::Column::PersonId.eq(person.id))
        .filter(invitation::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    audit::append(transaction, now, By::unknown(origin.address, origin.request), event).await
}

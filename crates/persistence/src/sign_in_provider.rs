//! Authorities' OpenID providers: what their settings are, and who may see and change them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, SignInProviderId};
use muster_domain::sign_in_provider::{SignInProvider, SignInProviderSettings};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use serde_json::Value as Json;

use crate::entity::openid_provider::{Column, Entity, Model};
use crate::insert::insert;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is as was said.
    Done(SignInProvider),
    /// Somebody changed it since that version: this is how it is now.
    Stale(SignInProvider),
    /// There is no such provider.
    Missing,
}

/// A provider with the secret that Muster shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct WithSecret {
    /// The provider.
    pub provider: SignInProvider,
    /// Muster's client secret there, as it is kept.
    pub client_secret: String,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct SignInProviders {
    database: Database,
}

impl SignInProviders {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Those that the actor may see, oldest first: of every authority where they run the
    /// installation, else of their own.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<SignInProvider>> {
        let rows = in_order(seen_by(actor)).all(self.database.accounts()).await?;
        assemble(&self.database, rows).await
    }

    /// Every provider, for whoever wants to sign in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn offered(&self) -> Result<Vec<SignInProvider>> {
        assemble(&self.database, in_order(Entity::find()).all(self.database.accounts()).await?).await
    }

    /// One that the actor may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, actor: &Actor, id: SignInProviderId) -> Result<Option<SignInProvider>> {
        let row = seen_by(actor).filter(Column::Id.eq(id.0)).one(self.database.accounts()).await?;
        Ok(assemble(&self.database, row.into_iter().collect()).await?.pop())
    }

    /// One with its secret, for a sign-in.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn with_secret(&self, id: SignInProviderId) -> Result<Option<WithSecret>> {
        let Some(row) = Entity::find_by_id(id.0).one(self.database.accounts()).await? else {
            return Ok(None);
        };
        let client_secret = row.client_secret.clone();
        let provider = assemble(&self.database, vec![row]).await?.pop();
        Ok(provider.map(|provider| WithSecret { provider, client_secret }))
    }

    /// Sets one up for an authority under this id, since its secret is sealed for its place.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        (id, authority): (SignInProviderId, AuthorityId),
        settings: &SignInProviderSettings,
    ) -> Result<SignInProvider> {
        let now = clock.now();
        let row = Model {
            id: id.0,
            authority_id: authority.0,
            name: cleaned(&settings.name),
            issuer: cleaned(&settings.issuer),
            client_id: cleaned(&settings.client_id),
            client_secret: cleaned(settings.client_secret.as_deref().unwrap_or_default()),
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        tell(&transaction, now, actor, "signInProvider.created", None, Some(&row)).await?;
        transaction.commit().await?;
        one(&self.database, row).await
    }

    /// Changes one that is at this version. Whoever was known to another issuer is not known to the
    /// new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: SignInProviderId,
        version: i64,
        settings: &SignInProviderSettings,
    ) -> Result<Changed> {
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let found = seen_by(actor).filter(Column::Id.eq(id.0)).lock_exclusive().one(&transaction).await?;
        let Some(before) = found else { return Ok(Changed::Missing) };
        if before.version != version {
            transaction.rollback().await?;
            return Ok(Changed::Stale(one(&self.database, before).await?));
        }
        let after = Model {
            name: cleaned(&settings.name),
            issuer: cleaned(&settings.issuer),
            client_id: cleaned(&settings.client_id),
            client_secret: settings
                .client_secret
                .as_deref()
                .map_or_else(|| before.client_secret.clone(), cleaned),
            updated_at: now,
            version: before.version + 1,
            ..before.clone()
        };
        Entity::update(after.clone().into_active_model().reset_all()).exec(&transaction).await?;
        tell(&transaction, now, actor, "signInProvider.changed", Some(&before), Some(&after)).await?;
        transaction.commit().await?;
        Ok(Changed::Done(one(&self.database, after).await?))
    }

    /// Takes one away. Sign-ins under way end with it; who its people are is kept, should it come
    /// back. Whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, actor: &Actor, clock: &dyn Clock, id: SignInProviderId) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let found = seen_by(actor).filter(Column::Id.eq(id.0)).lock_exclusive().one(&transaction).await?;
        let Some(row) = found else { return Ok(false) };
        Entity::delete_by_id(id.0).exec(&transaction).await?;
        tell(&transaction, clock.now(), actor, "signInProvider.removed", Some(&row), None).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

fn seen_by(actor: &Actor) -> Select<Entity> {
    let all = Entity::find();
    if actor.may(Action::Operate) { all } else { all.filter(Column::AuthorityId.eq(actor.authority.0)) }
}

fn in_order(select: Select<Entity>) -> Select<Entity> {
    select.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
}

/// Tells the audit of the authority concerned; of the secret only that there is another.
async fn tell(
    transaction: &DatabaseTransaction,
    now: DateTime<Utc>,
    actor: &Actor,
    action: &'static str,
    before: Option<&Model>,
    after: Option<&Model>,
) -> Result<()> {
    let Some(row) = after.or(before) else { return Ok(()) };
    let said =
        |row: Option<&Model>, of: fn(&Model) -> &str| row.map_or(Json::Null, |row| Json::from(of(row)));
    let mut event = Event::new(AuthorityId(row.authority_id), action, Subject::new("signInProvider", row.id))
        .change("name", said(before, |r| &r.name), said(after, |r| &r.name))
        .change("issuer", said(before, |r| &r.issuer), said(after, |r| &r.issuer))
        .change("clientId", said(before, |r| &r.client_id), said(after, |r| &r.client_id));
    if let (Some(before), Some(after)) = (before, after)
        && before.client_secret != after.client_secret
    {
        event = event.change("clientSecret", "one secret", "another secret");
    }
    audit::append(transaction, now, actor, event).await
}

async fn one(database: &Database, row: Model) -> Result<SignInProvider> {
    let id = row.id;
    let made = assemble(database, vec![row]).await?.pop();
    made.ok_or_else(|| {
        Error::inconsistent("openid_provider", "authority_id", id, "there is no such authority")
    })
}

async fn assemble(database: &Database, rows: Vec<Model>) -> Result<Vec<SignInProvider>> {
    let of: BTreeSet<_> = rows.iter().map(|row| row.authority_id).collect();
    let authorities = crate::authority::references(database, of).await?;
    rows.into_iter()
        .map(|row| {
            let authority = authorities.get(&row.authority_id).cloned().ok_or_else(|| {
                Error::inconsistent("openid_provider", "authority_id", row.id, &row.authority_id.to_string())
            })?;
            Ok(SignInProvider {
                id: SignInProviderId(row.id),
                authority,
                name: row.name,
                issuer: row.issuer,
                client_id: row.client_id,
                created_at: row.created_at,
                version: row.version,
            })
        })
        .collect()
}

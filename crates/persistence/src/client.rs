//! Other systems of an authority and their credentials.

use std::collections::HashMap;
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use muster_domain::access::Scope;
use muster_domain::actor::{Actor, Who};
use muster_domain::audit::{Event, Subject};
use muster_domain::client::{Client, OLD_SECRET_HOLDS};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ClientId, PersonId};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::{authority, client, client_scope, client_secret};
use crate::insert::insert;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// The store of them. What it knows of secrets is their hash.
#[derive(Debug, Clone)]
pub struct Clients {
    database: Database,
}

impl Clients {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every client of the actor's authority, revoked ones too, newest first.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Client>> {
        let rows = client::Entity::find()
            .filter(client::Column::AuthorityId.eq(actor.authority.0))
            .order_by_desc(client::Column::CreatedAt)
            .order_by_desc(client::Column::Id);
        let rows = rows.all(self.database.accounts()).await?;
        assemble(self.database.accounts(), rows, now).await
    }

    /// One client of the actor's authority.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, actor: &Actor, id: ClientId, now: DateTime<Utc>) -> Result<Option<Client>> {
        let row = own(actor, id).one(self.database.accounts()).await?;
        Ok(assemble(self.database.accounts(), row.into_iter().collect(), now).await?.pop())
    }

    /// Makes a client whose secret has this hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        name: &str,
        scopes: &[Scope],
        secret_hash: &str,
    ) -> Result<Client> {
        let now = clock.now();
        let made = client::Model {
            id: clock.id(),
            authority_id: actor.authority.0,
            name: cleaned(name),
            created_by: actor.person().map(|person| person.0),
            created_at: now,
            last_used_at: None,
            revoked_at: None,
        };
        let mut scopes: Vec<Scope> = scopes.to_vec();
        scopes.sort_unstable();
        scopes.dedup();
        let allowed: Vec<client_scope::Model> = scopes
            .iter()
            .map(|scope| client_scope::Model { client_id: made.id, scope: scope.as_str().to_owned() })
            .collect();
        let event = Event::new(actor.authority, "client.created", Subject::new("client", made.id))
            .change("name", serde_json::Value::Null, made.name.as_str())
            .change("scopes", serde_json::Value::Null, words(&scopes));
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, std::slice::from_ref(&made), None).await?;
        insert(&transaction, &allowed, None).await?;
        keep_secret(&transaction, made.id, secret_hash, now).await?;
        let created = assemble(&transaction, vec![made], now).await?.pop();
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        created.ok_or_else(|| Error::inconsistent("client", "id", "new", "not there after it was made"))
    }

    /// Gives a client another secret, of this hash; the one before holds for another day, older
    /// ones no longer than they would have. A client that was revoked is given as it is. `None`
    /// where the actor's authority has no such client.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rotate(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: ClientId,
        secret_hash: &str,
    ) -> Result<Option<Client>> {
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        // Two who rotate at once wait for each other, or two new secrets would hold for good.
        let Some(row) = own(actor, id).lock_exclusive().one(&transaction).await? else { return Ok(None) };
        if row.revoked_at.is_none() {
            client_secret::Entity::update_many()
                .col_expr(client_secret::Column::ExpiresAt, Expr::value(now + OLD_SECRET_HOLDS))
                .filter(client_secret::Column::ClientId.eq(id.0))
                .filter(client_secret::Column::ExpiresAt.is_null())
                .exec(&transaction)
                .await?;
            keep_secret(&transaction, id.0, secret_hash, now).await?;
            let event = Event::new(actor.authority, "client.rotated", Subject::new("client", id.0));
            audit::append(&transaction, now, actor, event).await?;
        }
        let client = assemble(&transaction, vec![row], now).await?.pop();
        transaction.commit().await?;
        Ok(client)
    }

    /// Revokes a client: its secrets go, and its tokens are good no longer. Revoking it again
    /// changes nothing. Whether the actor's authority has such a client.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke(&self, actor: &Actor, clock: &dyn Clock, id: ClientId) -> Result<bool> {
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(row) = own(actor, id).lock_exclusive().one(&transaction).await? else { return Ok(false) };
        if row.revoked_at.is_none() {
            client::Entity::update_many()
                .col_expr(client::Column::RevokedAt, Expr::value(now))
                .filter(client::Column::Id.eq(id.0))
                .exec(&transaction)
                .await?;
            client_secret::Entity::delete_many()
                .filter(client_secret::Column::ClientId.eq(id.0))
                .exec(&transaction)
                .await?;
            let event = Event::new(actor.authority, "client.revoked", Subject::new("client", id.0));
            audit::append(&transaction, now, actor, event).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The client that has this secret, if it is that one, holds, and the client was not revoked.
    /// Notes that it was used.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn authenticate(
        &self,
        id: ClientId,
        secret_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Client>> {
        let holds = Condition::any()
            .add(client_secret::Column::ExpiresAt.is_null())
            .add(client_secret::Column::ExpiresAt.gt(now));
        let secret = client_secret::Entity::find_by_id(secret_hash.to_owned())
            .filter(client_secret::Column::ClientId.eq(id.0))
            .filter(holds);
        if secret.one(self.database.accounts()).await?.is_none() {
            return Ok(None);
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let used = client::Entity::update_many()
            .col_expr(client::Column::LastUsedAt, Expr::value(now))
            .filter(client::Column::Id.eq(id.0))
            .filter(client::Column::RevokedAt.is_null())
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        if used.rows_affected == 0 {
            return Ok(None);
        }
        let row = client::Entity::find_by_id(id.0).one(self.database.writer()).await?;
        Ok(assemble(self.database.writer(), row.into_iter().collect(), now).await?.pop())
    }

    /// Who a client is that shows a good access token, as of now; `None` once it was revoked.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn actor(&self, id: ClientId, address: Option<IpAddr>, request: Uuid) -> Result<Option<Actor>> {
        let row: Option<(Uuid, bool)> = client::Entity::find_by_id(id.0)
            .filter(client::Column::RevokedAt.is_null())
            .select_only()
            .column(client::Column::AuthorityId)
            .join(sea_orm::JoinType::InnerJoin, of_authority())
            .column(authority::Column::Member)
            .into_tuple()
            .one(self.database.accounts())
            .await?;
        let Some((authority, member)) = row else { return Ok(None) };
        let scopes = scopes(self.database.accounts(), &[id.0]).await?.remove(&id.0).unwrap_or_default();
        let who = Who::Client { client: id, scopes };
        Ok(Some(Actor { who, authority: AuthorityId(authority), member, address, request }))
    }
}

fn own(actor: &Actor, id: ClientId) -> sea_orm::Select<client::Entity> {
    client::Entity::find_by_id(id.0).filter(client::Column::AuthorityId.eq(actor.authority.0))
}

fn of_authority() -> sea_orm::RelationDef {
    client::Entity::belongs_to(authority::Entity)
        .from(client::Column::AuthorityId)
        .to(authority::Column::Id)
        .into()
}

async fn keep_secret(
    transaction: &DatabaseTransaction,
    client: Uuid,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let row =
        client_secret::Model { hash: hash.to_owned(), client_id: client, created_at: now, expires_at: None };
    insert(transaction, &[row], None).await
}

/// Scopes as one line of words, as OAuth has them.
fn words(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

async fn scopes<C: ConnectionTrait>(connection: &C, clients: &[Uuid]) -> Result<HashMap<Uuid, Vec<Scope>>> {
    let mut found: HashMap<Uuid, Vec<Scope>> = HashMap::new();
    let rows = client_scope::Entity::find()
        .filter(client_scope::Column::ClientId.is_in(clients.iter().copied()))
        .all(connection)
        .await?;
    for row in rows {
        let scope = Scope::parse(&row.scope)
            .ok_or_else(|| Error::inconsistent("client_scope", "scope", row.client_id, &row.scope))?;
        found.entry(row.client_id).or_default().push(scope);
    }
    found.values_mut().for_each(|scopes| scopes.sort_unstable());
    Ok(found)
}

async fn assemble<C: ConnectionTrait>(
    connection: &C,
    rows: Vec<client::Model>,
    now: DateTime<Utc>,
) -> Result<Vec<Client>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut scopes = scopes(connection, &ids).await?;
    let ending = client_secret::Entity::find()
        .filter(client_secret::Column::ClientId.is_in(ids))
        .filter(client_secret::Column::ExpiresAt.gt(now))
        .all(connection)
        .await?;
    let until = |id: Uuid| ending.iter().filter(|s| s.client_id == id).filter_map(|s| s.expires_at).max();
    let client = |row: client::Model| Client {
        old_secret_until: until(row.id),
        scopes: scopes.remove(&row.id).unwrap_or_default(),
        id: ClientId(row.id),
        authority: AuthorityId(row.authority_id),
        name: row.name,
        created_by: row.created_by.map(PersonId),
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    };
    Ok(rows.into_iter().map(client).collect())
}

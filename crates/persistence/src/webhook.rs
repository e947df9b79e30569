//! Webhooks as their administrators keep them, and the log of their deliveries. What is sent, and when, is
//! the outbox's matter.

mod outbox;

use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::{ChangeKind, Place};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, WebhookId};
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::viewer::Viewer;
use muster_domain::webhook::{
    Delivery, DeliveryState, MOST, OLD_SECRET_SIGNS, Tells, Webhook, WebhookSettings, WebhookState,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value as Json;
use uuid::Uuid;

pub use outbox::{Due, Outbox, Turn};

use crate::cursor::KeyType;
use crate::entity::{webhook, webhook_delivery, webhook_kind, webhook_secret};
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::permission::permitted_member;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, list, transaction};

/// What is to be delivered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replay {
    /// One delivery.
    One(Uuid),
    /// Everything that changed since.
    Since(DateTime<Utc>),
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Webhooks {
    database: Database,
}

impl Webhooks {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What is to be sent.
    #[must_use]
    pub fn outbox(&self) -> Outbox {
        Outbox::new(self.database.clone())
    }

    /// Every webhook of the actor's authority, newest first.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<Webhook>> {
        let reader = Reader::open(&self.database, &eyes(actor)).await?;
        let rows = webhook::Entity::find()
            .filter(webhook::Column::AuthorityId.eq(actor.authority.0))
            .order_by_desc(webhook::Column::CreatedAt)
            .order_by_desc(webhook::Column::Id);
        let mut all = Vec::new();
        for row in rows.all(&reader).await? {
            all.push(self.assemble(&reader, row, now).await?);
        }
        Ok(all)
    }

    /// One webhook of the actor's authority.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, actor: &Actor, id: WebhookId, now: DateTime<Utc>) -> Result<Option<Webhook>> {
        let reader = Reader::open(&self.database, &eyes(actor)).await?;
        match own(actor, id).one(&reader).await? {
            Some(row) => Ok(Some(self.assemble(&reader, row, now).await?)),
            None => Ok(None),
        }
    }

    /// Makes one that tells of what changes from now on and signs with this secret, which is kept as it is given.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Conflict`] where there are as many as there may be; else when the
    /// database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: WebhookId,
        settings: &WebhookSettings,
        secret: &str,
    ) -> Result<()> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let there = webhook::Entity::find().filter(webhook::Column::AuthorityId.eq(actor.authority.0));
        if there.all(&transaction).await?.len() >= MOST {
            return Err(Error::Conflict(format!(
                "An authority has at most {MOST} webhooks: remove one first."
            )));
        }
        let here = Place::behind(crate::audience::changes(&transaction).await?);
        let made = webhook::Model {
            id: id.0,
            authority_id: actor.authority.0,
            name: cleaned(&settings.name),
            address: cleaned(&settings.address),
            state: WebhookState::On.as_str().to_owned(),
            feed_version: here.version,
            feed_position: here.position,
            failures: 0,
            rests_until: None,
            taken_until: None,
            served_at: now,
            delivered_at: None,
            failing_since: None,
            created_at: now,
            version: 1,
        };
        insert(&transaction, &[made], None).await?;
        keep_kinds(&transaction, id.0, &settings.kinds).await?;
        keep_secret(&transaction, id.0, secret, now).await?;
        let event = Event::new(actor.authority, "webhook.created", Subject::new("webhook", id.0))
            .change("name", Json::Null, settings.name.as_str())
            .change("address", Json::Null, settings.address.as_str())
            .change("kinds", Json::Null, words(&settings.kinds));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Changes one whose version is `version`; turned on again it goes on where it stopped.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; else when the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: WebhookId,
        version: i64,
        settings: &WebhookSettings,
        on: bool,
    ) -> Result<()> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = own(actor, id).one(&transaction).await?.ok_or(Error::NotFound)?;
        let kinds = kinds(&transaction, id.0).await?;
        let state = if on { WebhookState::On } else { WebhookState::Off };
        // One that the receiver gave up and nobody turns on stays so.
        let state = if row.state == "gone" && !on { "gone" } else { state.as_str() };
        use webhook::Column as C;
        let mut update = webhook::Entity::update_many()
            .col_expr(C::Name, Expr::value(cleaned(&settings.name)))
            .col_expr(C::Address, Expr::value(cleaned(&settings.address)))
            .col_expr(C::State, Expr::value(state))
            .col_expr(C::Version, Expr::value(version + 1));
        if state == "on" {
            update = update
                .col_expr(C::Failures, Expr::value(0))
                .col_expr(C::RestsUntil, Expr::value(None::<DateTime<Utc>>));
        }
        let changed = update.filter(C::Id.eq(id.0)).filter(C::Version.eq(version)).exec(&transaction).await?;
        if changed.rows_affected == 0 {
            return Err(Error::Stale);
        }
        keep_kinds(&transaction, id.0, &settings.kinds).await?;
        let event = Event::new(actor.authority, "webhook.changed", Subject::new("webhook", id.0))
            .change("name", row.name, settings.name.as_str())
            .change("address", row.address, settings.address.as_str())
            .change("kinds", words(&kinds), words(&settings.kinds))
            .change("state", row.state, state);
        audit::append(&transaction, clock.now(), actor, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Signs with this secret, kept as it is given, from now on; the one before signs beside it for a day.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; else when the database fails.
    pub async fn rotate(&self, actor: &Actor, clock: &dyn Clock, id: WebhookId, secret: &str) -> Result<()> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        own(actor, id).one(&transaction).await?.ok_or(Error::NotFound)?;
        use webhook_secret::Column as C;
        let of = || webhook_secret::Entity::update_many().filter(C::WebhookId.eq(id.0));
        of().col_expr(C::SignsUntil, Expr::value(now + OLD_SECRET_SIGNS))
            .filter(C::SignsUntil.is_null())
            .exec(&transaction)
            .await?;
        webhook_secret::Entity::delete_many()
            .filter(C::WebhookId.eq(id.0))
            .filter(C::SignsUntil.lte(now))
            .exec(&transaction)
            .await?;
        keep_secret(&transaction, id.0, secret, now).await?;
        let event = Event::new(actor.authority, "webhook.rotated", Subject::new("webhook", id.0));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes one and its log. What was not delivered yet never is.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; else when the database fails.
    pub async fn remove(&self, actor: &Actor, clock: &dyn Clock, id: WebhookId) -> Result<()> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = own(actor, id).one(&transaction).await?.ok_or(Error::NotFound)?;
        webhook::Entity::delete_by_id(id.0).exec(&transaction).await?;
        let event = Event::new(actor.authority, "webhook.removed", Subject::new("webhook", id.0))
            .change("name", row.name, Json::Null)
            .change("address", row.address, Json::Null);
        audit::append(&transaction, clock.now(), actor, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The log of one, what changed last first; of one state where that is asked for.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Cursor`]; else when the database fails or holds something inconsistent.
    pub async fn deliveries(
        &self,
        actor: &Actor,
        id: WebhookId,
        state: Option<DeliveryState>,
        page: &PageRequest,
    ) -> Result<Page<Delivery>> {
        use webhook_delivery::Column as C;
        let reader = Reader::open(&self.database, &eyes(actor)).await?;
        own(actor, id).one(&reader).await?.ok_or(Error::NotFound)?;
        let newest = Key::always(C::ChangedAt, KeyType::Instant, Direction::Descending);
        let keyset = Keyset::new("deliveries", C::Id, vec![newest]);
        let mut select = webhook_delivery::Entity::find().filter(C::WebhookId.eq(id.0));
        if let Some(state) = state {
            select = select.filter(C::State.eq(state.as_str()));
        }
        list::page(&reader, select, &keyset, page, |_, rows: Vec<webhook_delivery::Model>| {
            Box::pin(async move { rows.into_iter().map(delivery).collect() })
        })
        .await
    }

    /// Has a message sent that tells nothing but that it arrives.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; [`Error::Conflict`] where it does not send; else when the
    /// database fails.
    pub async fn test(&self, actor: &Actor, clock: &dyn Clock, id: WebhookId) -> Result<Delivery> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = own(actor, id).one(&transaction).await?.ok_or(Error::NotFound)?;
        if row.state != WebhookState::On.as_str() {
            return Err(Error::Conflict("This webhook is off: turn it on first.".to_owned()));
        }
        let made = webhook_delivery::Model {
            id: clock.id(),
            webhook_id: id.0,
            version: None,
            position: None,
            kind: None,
            record_id: None,
            face: 0,
            changed_at: now,
            state: DeliveryState::Waiting.as_str().to_owned(),
            attempts: 0,
            waiting_since: now,
            next_try_at: Some(now),
            tried_at: None,
            status: None,
            said: None,
        };
        insert(&transaction, std::slice::from_ref(&made), None).await?;
        wake(&transaction, id).await?;
        let event = Event::new(actor.authority, "webhook.tested", Subject::new("webhook", id.0));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        delivery(made)
    }

    /// Has deliveries made again, whether they were taken or not, and says how many.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; else when the database fails.
    pub async fn replay(&self, actor: &Actor, clock: &dyn Clock, id: WebhookId, what: Replay) -> Result<u64> {
        permitted_member(actor, Action::ManageWebhooks)?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        own(actor, id).one(&transaction).await?.ok_or(Error::NotFound)?;
        use webhook_delivery::Column as C;
        let again = webhook_delivery::Entity::update_many()
            .col_expr(C::State, Expr::value(DeliveryState::Waiting.as_str()))
            .col_expr(C::Attempts, Expr::value(0))
            .col_expr(C::WaitingSince, Expr::value(now))
            .col_expr(C::NextTryAt, Expr::value(now))
            .filter(C::WebhookId.eq(id.0));
        let (again, told) = match what {
            Replay::One(delivery) => (again.filter(C::Id.eq(delivery)), delivery.to_string()),
            Replay::Since(since) => (again.filter(C::ChangedAt.gte(since)), since.to_rfc3339()),
        };
        let replayed = again.exec(&transaction).await?.rows_affected;
        if replayed == 0 && matches!(what, Replay::One(_)) {
            return Err(Error::NotFound);
        }
        wake(&transaction, id).await?;
        let event = Event::new(actor.authority, "webhook.replayed", Subject::new("webhook", id.0)).change(
            "deliveries",
            Json::Null,
            told,
        );
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(replayed)
    }

    async fn assemble(&self, reader: &Reader, row: webhook::Model, now: DateTime<Utc>) -> Result<Webhook> {
        let state = WebhookState::parse(&row.state)
            .ok_or_else(|| Error::inconsistent("webhook", "state", row.id, &row.state))?;
        let mut sql = Sql::new(
            "SELECT count(CASE WHEN state = 'waiting' THEN 1 END), count(CASE WHEN state = 'failed' THEN 1 END) \
             FROM webhook_delivery WHERE webhook_id = ",
        );
        sql.bind(row.id);
        let counted = reader.query_one_raw(sql.statement(reader.get_database_backend())).await?;
        let count = |at: usize| -> Result<u64> {
            let n: i64 = counted.as_ref().map_or(Ok(0), |counted| counted.try_get_by_index(at))?;
            Ok(u64::try_from(n).unwrap_or(0))
        };
        // Who signs reads secrets, and nobody else: not even how old they are.
        let old = webhook_secret::Entity::find()
            .filter(webhook_secret::Column::WebhookId.eq(row.id))
            .filter(webhook_secret::Column::SignsUntil.gt(now))
            .all(self.database.accounts())
            .await?;
        Ok(Webhook {
            id: WebhookId(row.id),
            authority: AuthorityId(row.authority_id),
            settings: WebhookSettings {
                kinds: kinds(reader, row.id).await?,
                name: row.name,
                address: row.address,
            },
            state,
            created_at: row.created_at,
            old_secret_until: old.into_iter().filter_map(|secret| secret.signs_until).max(),
            waiting: count(0)?,
            failed: count(1)?,
            delivered_at: row.delivered_at,
            failing_since: row.failing_since,
            version: row.version,
        })
    }
}

/// An administrator sees what is their authority's own.
const fn eyes(actor: &Actor) -> Viewer {
    Viewer::Member { authority: actor.authority, own: true }
}

fn own(actor: &Actor, id: WebhookId) -> sea_orm::Select<webhook::Entity> {
    webhook::Entity::find_by_id(id.0).filter(webhook::Column::AuthorityId.eq(actor.authority.0))
}

/// Whatever the receiver was given rest for: somebody wants to know now.
async fn wake(transaction: &DatabaseTransaction, id: WebhookId) -> Result<()> {
    webhook::Entity::update_many()
        .col_expr(webhook::Column::RestsUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(webhook::Column::Id.eq(id.0))
        .exec(transaction)
        .await?;
    Ok(())
}

async fn keep_kinds(transaction: &DatabaseTransaction, id: Uuid, kinds: &[ChangeKind]) -> Result<()> {
    webhook_kind::Entity::delete_many()
        .filter(webhook_kind::Column::WebhookId.eq(id))
        .exec(transaction)
        .await?;
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    let row = |kind: ChangeKind| webhook_kind::Model { webhook_id: id, kind: kind.as_str().to_owned() };
    insert(transaction, &kinds.into_iter().map(row).collect::<Vec<_>>(), None).await
}

async fn keep_secret(
    transaction: &DatabaseTransaction,
    id: Uuid,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let secret = secret.to_owned();
    let row = webhook_secret::Model { webhook_id: id, secret, created_at: now, signs_until: None };
    insert(transaction, &[row], None).await
}

async fn kinds<C: ConnectionTrait>(connection: &C, id: Uuid) -> Result<Vec<ChangeKind>> {
    let rows = webhook_kind::Entity::find().filter(webhook_kind::Column::WebhookId.eq(id));
    let kind = |row: webhook_kind::Model| {
        ChangeKind::parse(&row.kind)
            .ok_or_else(|| Error::inconsistent("webhook_kind", "kind", row.webhook_id, &row.kind))
    };
    let mut kinds: Vec<ChangeKind> =
        rows.all(connection).await?.into_iter().map(kind).collect::<Result<_>>()?;
    kinds.sort_unstable();
    Ok(kinds)
}

fn words(kinds: &[ChangeKind]) -> String {
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
}

/// A delivery of its row.
fn delivery(row: webhook_delivery::Model) -> Result<Delivery> {
    let wrong = |column, text: &str| Error::inconsistent("webhook_delivery", column, row.id, text);
    let tells = match (row.version, row.position, row.kind.as_deref(), row.record_id) {
        (Some(version), Some(position), Some(word), Some(id)) => {
            let kind = ChangeKind::parse(word).ok_or_else(|| wrong("kind", word))?;
            Some(Tells { place: Place { version, position }, kind, id })
        }
        _ => None,
    };
    Ok(Delivery {
        id: row.id,
        tells,
        at: row.changed_at,
        state: DeliveryState::parse(&row.state).ok_or_else(|| wrong("state", &row.state))?,
        attempts: u32::try_from(row.attempts).unwrap_or(0),
        tried_at: row.tried_at,
        next_try_at: row.next_try_at,
        status: row.status.and_then(|status| u16::try_from(status).ok()),
        said: row.said,
    })
}

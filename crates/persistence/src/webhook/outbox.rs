//! The outbox: the feed of changes, as far as each webhook has come in it.
//!
//! A worker takes one webhook for a while, turns what changed since into deliveries, and is given those that
//! are due: of each record the earliest only, so that its changes go out one after the other. What came of
//! them is noted in one go. A worker that dies in between leaves them due: they are sent again.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::change::{Entry, Eyes, Place};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, WebhookId};
use muster_domain::viewer::Viewer;
use muster_domain::webhook::{
    Delivery, DeliveryState, LOGGED_FOR, Outcome, WebhookState, give_up_after, wait,
};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{delivery, kinds};
use crate::entity::{authority, webhook, webhook_delivery, webhook_secret};
use crate::insert::insert;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::{Database, Error, Result, change, transaction};

/// Changes that become deliveries at a time.
const FILLED: u16 = 500;

/// Deliveries that a worker is given at a time.
const GIVEN: u64 = 64;

/// How often the first wait fits into the longest rest: an hour, of five seconds.
const REST_AT_MOST: i32 = 720;

/// A webhook that a worker has to itself for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Which.
    pub webhook: WebhookId,
    /// Where to.
    pub address: String,
    /// The secrets that sign, as they are kept, the newest first.
    pub secrets: Vec<String>,
    /// What is due.
    pub due: Vec<Due>,
    /// Until when it is this worker's.
    pub until: DateTime<Utc>,
    failures: i32,
}

/// A delivery that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The delivery.
    pub delivery: Delivery,
    /// Whether the authority sees nothing of the record now.
    pub gone: bool,
    /// Whether it must not be sent at all: it was for the authority's eyes as a member, and it is none.
    pub withheld: bool,
}

/// The store of it: for workers, which act for nobody.
#[derive(Debug, Clone)]
pub struct Outbox {
    database: Database,
}

impl Outbox {
    pub(super) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Takes the webhook that has waited longest among those that have something to send, for `lease`.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn take(&self, clock: &dyn Clock, lease: TimeDelta, first: TimeDelta) -> Result<Option<Turn>> {
        let now = clock.now();
        // Nearly always there is nothing: that is found out without a write.
        if candidate(self.database.writer(), now, "").await?.is_none() {
            return Ok(None);
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let alone = if transaction.get_database_backend() == DbBackend::Postgres {
            " FOR UPDATE OF w SKIP LOCKED"
        } else {
            ""
        };
        let Some(id) = candidate(&transaction, now, alone).await? else { return Ok(None) };
        use webhook::Column as C;
        webhook::Entity::update_many()
            .col_expr(C::TakenUntil, Expr::value(now + lease))
            .col_expr(C::ServedAt, Expr::value(now))
            .filter(C::Id.eq(id))
            .exec(&transaction)
            .await?;
        let Some(row) = webhook::Entity::find_by_id(id).one(&transaction).await? else { return Ok(None) };
        let eyes = eyes(&transaction, row.authority_id).await?;
        fill(&transaction, clock, &row, &eyes).await?;
        give_up(&transaction, id, now - give_up_after(first)).await?;
        let due = due(&transaction, id, &eyes, now).await?;
        let turn = Turn {
            webhook: WebhookId(id),
            address: row.address,
            secrets: secrets(&transaction, id, now).await?,
            due,
            until: now + lease,
            failures: row.failures,
        };
        transaction.commit().await?;
        Ok(Some(turn))
    }

    /// Notes what came of deliveries, and lets the webhook go. `first` is how long the first wait is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(
        &self,
        clock: &dyn Clock,
        turn: &Turn,
        outcomes: &[(Uuid, Outcome)],
        first: TimeDelta,
    ) -> Result<()> {
        let now = clock.now();
        let attempts: HashMap<Uuid, u32> =
            turn.due.iter().map(|due| (due.delivery.id, due.delivery.attempts)).collect();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        for (id, outcome) in outcomes {
            let tried = attempts.get(id).copied().unwrap_or(0) + 1;
            note(&transaction, *id, outcome, tried, now, first).await?;
        }
        release(&transaction, turn, outcomes, now, first).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets deliveries that are done and have long been logged.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<u64> {
        use webhook_delivery::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let gone = webhook_delivery::Entity::delete_many()
            .filter(C::State.ne(DeliveryState::Waiting.as_str()))
            .filter(C::ChangedAt.lt(clock.now() - LOGGED_FOR))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(gone.rows_affected)
    }
}

/// The webhook that is served next: on, taken by nobody, not resting, with something to send or to look at.
async fn candidate<C: ConnectionTrait>(
    connection: &C,
    now: DateTime<Utc>,
    alone: &str,
) -> Result<Option<Uuid>> {
    let mut sql = Sql::new(
        "SELECT w.id FROM webhook w WHERE w.state = 'on' AND (w.taken_until IS NULL OR w.taken_until <= ",
    );
    sql.bind(now).push(") AND (w.rests_until IS NULL OR w.rests_until <= ").bind(now);
    sql.push(") AND (w.feed_version < (SELECT version FROM data_version) OR EXISTS (SELECT 1 FROM webhook_delivery d ");
    sql.push("WHERE d.webhook_id = w.id AND d.state = 'waiting' AND d.next_try_at <= ").bind(now);
    sql.push(")) ORDER BY w.served_at, w.id LIMIT 1").push(alone);
    let row = connection.query_one_raw(sql.statement(connection.get_database_backend())).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// With whose eyes an authority's other systems see now.
async fn eyes(transaction: &DatabaseTransaction, id: Uuid) -> Result<Eyes> {
    let row = authority::Entity::find_by_id(id).one(transaction).await?;
    let member = row.is_some_and(|row| row.member);
    Ok(Eyes::of(match member {
        true => Viewer::Member { authority: AuthorityId(id), own: true },
        false => Viewer::Public,
    }))
}

/// Turns what changed since into deliveries.
async fn fill(
    transaction: &DatabaseTransaction,
    clock: &dyn Clock,
    row: &webhook::Model,
    eyes: &Eyes,
) -> Result<()> {
    let now = clock.now();
    let since = Place { version: row.feed_version, position: row.feed_position };
    let kinds = kinds(transaction, row.id).await?;
    let (entries, next) = match change::stretch(transaction, eyes, since, &kinds, FILLED).await {
        Ok((entries, next, _)) => (entries, next),
        // Nobody sent anything for as long as changes are told: what was forgotten meanwhile is lost.
        Err(Error::Forgotten) => (Vec::new(), change::first_told(transaction).await?),
        Err(other) => return Err(other),
    };
    let rows: Vec<webhook_delivery::Model> = entries
        .into_iter()
        .map(|(entry, face)| webhook_delivery::Model {
            id: clock.id(),
            webhook_id: row.id,
            version: Some(entry.place.version),
            position: Some(entry.place.position),
            kind: Some(entry.kind.as_str().to_owned()),
            record_id: Some(entry.id),
            face,
            changed_at: entry.at,
            state: DeliveryState::Waiting.as_str().to_owned(),
            attempts: 0,
            waiting_since: now,
            next_try_at: Some(now),
            tried_at: None,
            status: None,
            said: None,
        })
        .collect();
    insert(transaction, &rows, None).await?;
    use webhook::Column as C;
    webhook::Entity::update_many()
        .col_expr(C::FeedVersion, Expr::value(next.version))
        .col_expr(C::FeedPosition, Expr::value(next.position))
        .filter(C::Id.eq(row.id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Gives up what has waited since before.
async fn give_up(transaction: &DatabaseTransaction, id: Uuid, before: DateTime<Utc>) -> Result<()> {
    use webhook_delivery::Column as C;
    webhook_delivery::Entity::update_many()
        .col_expr(C::State, Expr::value(DeliveryState::Failed.as_str()))
        .col_expr(C::NextTryAt, Expr::value(None::<DateTime<Utc>>))
        .filter(C::WebhookId.eq(id))
        .filter(C::State.eq(DeliveryState::Waiting.as_str()))
        .filter(C::WaitingSince.lte(before))
        .filter(C::Attempts.gt(0))
        .exec(transaction)
        .await?;
    Ok(())
}

/// What is due, of each record the earliest only.
async fn due(
    transaction: &DatabaseTransaction,
    id: Uuid,
    eyes: &Eyes,
    now: DateTime<Utc>,
) -> Result<Vec<Due>> {
    use webhook_delivery::Column as C;
    let first = "NOT EXISTS (SELECT 1 FROM webhook_delivery e WHERE e.webhook_id = webhook_delivery.webhook_id \
                 AND e.record_id = webhook_delivery.record_id AND e.state = 'waiting' \
                 AND (e.version, e.position) < (webhook_delivery.version, webhook_delivery.position))";
    let rows = webhook_delivery::Entity::find()
        .filter(C::WebhookId.eq(id))
        .filter(Expr::cust("webhook_delivery.state = 'waiting'"))
        .filter(C::NextTryAt.lte(now))
        .filter(Expr::cust(first))
        .order_by_asc(C::Version)
        .order_by_asc(C::Position)
        .limit(GIVEN)
        .all(transaction)
        .await?;
    let mut due = Vec::with_capacity(rows.len());
    for row in rows {
        let face = row.face;
        due.push((delivery(row)?, face));
    }
    let entry = |delivery: &Delivery| {
        delivery.tells.map(|t| Entry { place: t.place, kind: t.kind, id: t.id, at: delivery.at, gone: false })
    };
    let entries: Vec<Entry> = due.iter().filter_map(|(delivery, _)| entry(delivery)).collect();
    let seen = change::seen(transaction, eyes, &entries).await?;
    let due = due.into_iter().map(|(delivery, face)| {
        let kind_and_id = delivery.tells.map(|tells| (tells.kind, tells.id));
        Due {
            gone: kind_and_id.is_some_and(|of| !seen.contains(&of)),
            withheld: face > 0 && eyes.widest() == Viewer::Public,
            delivery,
        }
    });
    Ok(due.collect())
}

async fn secrets(transaction: &DatabaseTransaction, id: Uuid, now: DateTime<Utc>) -> Result<Vec<String>> {
    use webhook_secret::Column as C;
    let signs = Condition::any().add(C::SignsUntil.is_null()).add(C::SignsUntil.gt(now));
    let rows = webhook_secret::Entity::find()
        .filter(C::WebhookId.eq(id))
        .filter(signs)
        .order_by_desc(C::CreatedAt)
        .all(transaction)
        .await?;
    Ok(rows.into_iter().map(|row| row.secret).collect())
}

/// What came of one try.
async fn note(
    transaction: &DatabaseTransaction,
    id: Uuid,
    outcome: &Outcome,
    tried: u32,
    now: DateTime<Utc>,
    first: TimeDelta,
) -> Result<()> {
    use webhook_delivery::Column as C;
    let nothing = None::<DateTime<Utc>>;
    let (state, next, status, said) = match outcome {
        Outcome::Taken { status, said } => (DeliveryState::Delivered, nothing, Some(*status), Some(said)),
        Outcome::Refused { status, said, rest } => {
            let next = now + rest.unwrap_or_default().max(wait(tried, first));
            (DeliveryState::Waiting, Some(next), *status, Some(said))
        }
        Outcome::Gone { said } => (DeliveryState::Waiting, Some(now), Some(410), Some(said)),
        Outcome::Withheld => (DeliveryState::Withheld, nothing, None, None),
    };
    webhook_delivery::Entity::update_many()
        .col_expr(C::State, Expr::value(state.as_str()))
        .col_expr(C::Attempts, Expr::value(i32::try_from(tried).unwrap_or(i32::MAX)))
        .col_expr(C::NextTryAt, Expr::value(next))
        .col_expr(C::TriedAt, Expr::value(now))
        .col_expr(C::Status, Expr::value(status.map(i32::from)))
        .col_expr(C::Said, Expr::value(said.map(|said| cleaned(said))))
        .filter(C::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Lets a webhook go: to rest where nothing but failures came of it.
async fn release(
    transaction: &DatabaseTransaction,
    turn: &Turn,
    outcomes: &[(Uuid, Outcome)],
    now: DateTime<Utc>,
    first: TimeDelta,
) -> Result<()> {
    use webhook::Column as C;
    let taken = outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Taken { .. }));
    let failed = outcomes.iter().any(|(_, o)| matches!(o, Outcome::Refused { .. } | Outcome::Gone { .. }));
    let rest = outcomes.iter().filter_map(|(_, outcome)| match outcome {
        Outcome::Refused { rest, .. } => *rest,
        _ => None,
    });
    let rest = rest.max();
    let mut update =
        webhook::Entity::update_many().col_expr(C::TakenUntil, Expr::value(None::<DateTime<Utc>>));
    if outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Gone { .. })) {
        update = update
            .col_expr(C::State, Expr::value(WebhookState::Gone.as_str()))
            .col_expr(C::Version, Expr::col(C::Version).add(1));
    }
    if taken {
        update = update
            .col_expr(C::DeliveredAt, Expr::value(now))
            .col_expr(C::FailingSince, Expr::value(None::<DateTime<Utc>>))
            .col_expr(C::Failures, Expr::value(0))
            .col_expr(C::RestsUntil, Expr::value(rest.map(|rest| now + rest)));
    } else if failed {
        let failures = turn.failures.saturating_add(1);
        let pause = wait(u32::try_from(failures).unwrap_or(0), first).min(first * REST_AT_MOST);
        let until = now + rest.unwrap_or_default().max(pause);
        update = update
            .col_expr(C::Failures, Expr::value(failures))
            .col_expr(C::RestsUntil, Expr::value(until))
            .col_expr(C::FailingSince, Expr::col(C::FailingSince).if_null(now));
    }
    // Only where it is still this worker's: another may have taken it when the time was over.
    update.filter(C::Id.eq(turn.webhook.0)).filter(C::TakenUntil.eq(turn.until)).exec(transaction).await?;
    Ok(())
}

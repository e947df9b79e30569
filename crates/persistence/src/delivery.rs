//! Messages to people: what they were told, what is due, and what became of each.

mod plan;
mod waiting;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::alert::{
    Delivery, DeliveryKind, LEASE, Reason, Recipient, Thing, ThingKind, Told, next_attempt,
};
use muster_domain::clock::Clock;
use muster_domain::follow::Channel;
use muster_domain::id::{AuthorityId, DeliveryId, PersonId};
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub use plan::{Looks, Plan};

use crate::entity::{answer_link, authority, delivery, snooze, told};
use crate::follow::settings_of;
use crate::insert::insert;
use crate::sql::Sql;
use crate::{Database, Error, Result, transaction};

/// The store of them. What somebody was told is theirs alone: no call lists it across people.
#[derive(Debug, Clone)]
pub struct Deliveries {
    database: Database,
}

impl Deliveries {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Somebody as they are now; `None` where there is nobody like this.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn recipient(&self, id: PersonId) -> Result<Option<Recipient>> {
        let Some(person) = self.database.people().find(id).await? else { return Ok(None) };
        let settings =
            settings_of(self.database.accounts(), &[id.0]).await?.remove(&id.0).unwrap_or_default();
        let home = authority::Entity::find_by_id(person.authority.id.0);
        let member = home.one(self.database.accounts()).await?.is_some_and(|home| home.member);
        Ok(Some(Recipient { person, member, settings }))
    }

    /// Everybody who joined before `since` and has no message for this occasion yet, nor was looked at for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn without(&self, occasion: &str, since: DateTime<Utc>) -> Result<Vec<PersonId>> {
        let mut sql = Sql::new(
            "SELECT p.id FROM person p WHERE p.suspended_at IS NULL AND p.joined_at IS NOT NULL AND p.joined_at < ",
        );
        sql.bind(since);
        sql.push(" AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.recipient_id = p.id AND d.channel = 'mail' AND d.occasion = ");
        sql.bind(occasion).push(") ORDER BY p.id");
        let rows = self.database.accounts().query_all_raw(sql.statement(self.database.backend())).await?;
        rows.iter().map(|row| Ok(PersonId(row.try_get_by_index(0)?))).collect()
    }

    /// Everybody who wants to hear of something at once: of what they follow, or of ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn impatient(&self) -> Result<Vec<PersonId>> {
        let mut sql = Sql::new(
            "SELECT person_id FROM follow WHERE cadence = 'now' UNION SELECT person_id FROM follow_setting WHERE ends LIKE ",
        );
        sql.bind("%\"cadence\":\"now\"%");
        let rows = self.database.accounts().query_all_raw(sql.statement(self.database.backend())).await?;
        rows.iter().map(|row| Ok(PersonId(row.try_get_by_index(0)?))).collect()
    }

    /// The occasions on which a recipient was told of each of these things.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn told_of(&self, recipient: Uuid, things: &[Uuid]) -> Result<HashMap<Uuid, HashSet<String>>> {
        let mut found: HashMap<Uuid, HashSet<String>> = HashMap::new();
        for some in things.chunks(1_000) {
            let rows: Vec<(Uuid, String)> = told::Entity::find()
                .select_only()
                .columns([told::Column::ThingId, told::Column::Occasion])
                .filter(told::Column::RecipientId.eq(recipient))
                .filter(told::Column::ThingId.is_in(some.iter().copied()))
                .into_tuple()
                .all(self.database.accounts())
                .await?;
            for (thing, occasion) in rows {
                found.entry(thing).or_default().insert(occasion);
            }
        }
        Ok(found)
    }

    /// What somebody does not want to hear of on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snoozed(&self, person: PersonId, today: NaiveDate) -> Result<HashSet<Uuid>> {
        let rows: Vec<Uuid> = snooze::Entity::find()
            .select_only()
            .column(snooze::Column::ThingId)
            .filter(snooze::Column::PersonId.eq(person.0))
            .filter(snooze::Column::Until.gte(today))
            .into_tuple()
            .all(self.database.accounts())
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// Takes one message that is due, for as long as [`LEASE`]: whoever dies meanwhile leaves it to the next.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn claim(&self, clock: &dyn Clock) -> Result<Option<Delivery>> {
        use delivery::Column as C;
        let now = clock.now().trunc_subsecs(6);
        let mut due = delivery::Entity::find()
            .filter(C::State.eq("due"))
            .filter(C::DueAt.lte(now))
            .order_by_asc(C::DueAt)
            .order_by_asc(C::Id)
            .limit(1);
        // Mostly there is none: nobody who writes is to wait for that.
        if due.clone().one(self.database.accounts()).await?.is_none() {
            return Ok(None);
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let Some(row) = due.one(&transaction).await? else { return Ok(None) };
        let attempts = row.attempts + 1;
        delivery::Entity::update_many()
            .col_expr(C::Attempts, Expr::value(attempts))
            .col_expr(C::DueAt, Expr::value(now + LEASE))
            .filter(C::Id.eq(row.id))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        whole(delivery::Model { attempts, ..row }).map(Some)
    }

    /// What is told in a message, in its order.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn lines(&self, id: DeliveryId) -> Result<Vec<Told>> {
        let rows = told::Entity::find()
            .filter(told::Column::DeliveryId.eq(id.0))
            .order_by_asc(told::Column::Place)
            .order_by_asc(told::Column::ThingId);
        rows.all(self.database.accounts()).await?.into_iter().map(told_whole).collect()
    }

    /// A message has arrived as far as we can know.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sent(&self, delivery: &Delivery, clock: &dyn Clock) -> Result<()> {
        self.ended(delivery.id, "sent", None, clock.now()).await
    }

    /// There is nothing to be sent: its recipient has left, or may no longer see what it would tell.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn skipped(&self, delivery: &Delivery, why: &str, clock: &dyn Clock) -> Result<()> {
        self.ended(delivery.id, "skipped", Some(why), clock.now()).await
    }

    /// An attempt failed: it is tried again later, or given up after three days or where `hopeless`. Says
    /// whether it is given up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn failed(
        &self,
        delivery: &Delivery,
        problem: &str,
        hopeless: bool,
        clock: &dyn Clock,
    ) -> Result<bool> {
        use delivery::Column as C;
        let now = clock.now().trunc_subsecs(6);
        let wait = next_attempt(delivery.attempts, delivery.created_at, now).filter(|_| !hopeless);
        let problem: String = crate::text::cleaned(problem).chars().take(500).collect();
        let Some(wait) = wait else {
            self.ended(delivery.id, "failed", Some(&problem), now).await?;
            return Ok(true);
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        delivery::Entity::update_many()
            .col_expr(C::DueAt, Expr::value(now + wait))
            .col_expr(C::Problem, Expr::value(Some(problem)))
            .filter(C::Id.eq(delivery.id.0))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(false)
    }

    async fn ended(&self, id: DeliveryId, state: &str, why: Option<&str>, now: DateTime<Utc>) -> Result<()> {
        use delivery::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        delivery::Entity::update_many()
            .col_expr(C::State, Expr::value(state))
            .col_expr(C::EndedAt, Expr::value(Some(now.trunc_subsecs(6))))
            .col_expr(C::Problem, Expr::value(why.map(str::to_owned)))
            .filter(C::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Asks for a message that says that messages arrive. One a minute is enough for anybody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn test(&self, recipient: &Recipient, channel: Channel, clock: &dyn Clock) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let row = delivery::Model {
            id: clock.id(),
            authority_id: recipient.person.authority.id.0,
            person_id: Some(recipient.person.id.0),
            recipient_id: recipient.person.id.0,
            channel: channel.as_str().to_owned(),
            kind: DeliveryKind::Test.as_str().to_owned(),
            occasion: format!("test {}", now.format("%Y-%m-%d %H:%M")),
            state: "due".to_owned(),
            attempts: 0,
            due_at: now,
            created_at: now,
            ended_at: None,
            problem: None,
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, &[row], Some(&once())).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets messages that ended a while ago, and links that are of no more use. What was told stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<()> {
        let old = clock.now() - chrono::Duration::days(90);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        delivery::Entity::delete_many().filter(delivery::Column::EndedAt.lt(old)).exec(&transaction).await?;
        answer_link::Entity::delete_many()
            .filter(answer_link::Column::ExpiresAt.lt(old))
            .exec(&transaction)
            .await?;
        snooze::Entity::delete_many()
            .filter(snooze::Column::Until.lt(old.date_naive()))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// The last message of some kind that a person was sent, and what became of it: state, when, problem.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last(
        &self,
        person: PersonId,
        kind: DeliveryKind,
    ) -> Result<Option<(String, DateTime<Utc>, Option<String>)>> {
        let row = delivery::Entity::find()
            .filter(delivery::Column::PersonId.eq(person.0))
            .filter(delivery::Column::Kind.eq(kind.as_str()))
            .order_by_desc(delivery::Column::CreatedAt)
            .order_by_desc(delivery::Column::Id)
            .one(self.database.accounts())
            .await?;
        Ok(row.map(|row| (row.state, row.ended_at.unwrap_or(row.created_at), row.problem)))
    }
}

/// A recipient has a message for an occasion once.
fn once() -> OnConflict {
    OnConflict::columns([
        delivery::Column::RecipientId,
        delivery::Column::Channel,
        delivery::Column::Occasion,
    ])
    .do_nothing()
    .to_owned()
}

fn whole(row: delivery::Model) -> Result<Delivery> {
    let wrong = |column, value: &str| Error::inconsistent("delivery", column, row.id, value);
    Ok(Delivery {
        id: DeliveryId(row.id),
        authority: AuthorityId(row.authority_id),
        person: row.person_id.map(PersonId),
        channel: Channel::parse(&row.channel).ok_or_else(|| wrong("channel", &row.channel))?,
        kind: DeliveryKind::parse(&row.kind).ok_or_else(|| wrong("kind", &row.kind))?,
        attempts: u32::try_from(row.attempts).map_err(|_| wrong("attempts", &row.attempts.to_string()))?,
        created_at: row.created_at,
    })
}

fn told_whole(row: told::Model) -> Result<Told> {
    let wrong = |column, value: &str| Error::inconsistent("told", column, row.thing_id, value);
    let reason: Reason = serde_json::from_str(&row.reason).map_err(|_| wrong("reason", &row.reason))?;
    let kind = ThingKind::parse(&row.thing).ok_or_else(|| wrong("thing", &row.thing))?;
    Ok(Told { thing: Thing { kind, id: row.thing_id }, occasion: row.occasion, reason })
}

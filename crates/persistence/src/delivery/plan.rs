//! What was found for somebody becomes messages, in one transaction with what it was found by: nothing is
//! told twice, and nothing is lost where a worker dies.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::alert::{DeliveryKind, Mark, Told};
use muster_domain::change::Place;
use muster_domain::clock::Clock;
use muster_domain::follow::Channel;
use muster_domain::id::{AuthorityId, FollowId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Deliveries, once};
use crate::entity::{authority, delivery, follow, follow_match, person, told};
use crate::follow::Looked;
use crate::insert::insert;
use crate::{Error, Result, transaction};

/// What a follow led to when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    /// Which follow.
    pub follow: FollowId,
    /// When it was last looked at, and how far that had come in the feed of changes, as whoever looked found it.
    pub since: Looked,
    /// How far this came in the feed.
    pub place: Place,
    /// Everything that it leads to; `None` where nothing changed that could be in it.
    pub marks: Option<HashMap<Uuid, Mark>>,
}

/// What somebody is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// To whom; `None`: to the authority's own channel.
    pub person: Option<PersonId>,
    /// Their authority.
    pub authority: AuthorityId,
    /// On which morning; `None` for what is told at once.
    pub morning: Option<String>,
    /// What to tell by each way, the most important first.
    pub tell: BTreeMap<Channel, Vec<Told>>,
    /// The ways by which the digest goes, whatever is found.
    pub digest: Vec<Channel>,
    /// What was looked at for it.
    pub looks: Vec<Looks>,
}

impl Plan {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let silent = self.tell.values().all(Vec::is_empty) && self.digest.is_empty();
        silent && self.morning.is_none() && self.looks.is_empty()
    }

    fn recipient(&self) -> Uuid {
        self.person.map_or(self.authority.0, |person| person.0)
    }
}

impl Deliveries {
    /// What a follow led to when it was last looked at.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn marks(&self, follow: FollowId) -> Result<HashMap<Uuid, Mark>> {
        let rows = follow_match::Entity::find()
            .filter(follow_match::Column::FollowId.eq(follow.0))
            .all(self.database.accounts())
            .await?;
        rows.into_iter()
            .map(|row| {
                let mark = serde_json::from_str(&row.mark)
                    .map_err(|_| Error::inconsistent("follow_match", "mark", row.thing_id, &row.mark))?;
                Ok((row.thing_id, mark))
            })
            .collect()
    }

    /// Carries a plan out: what was not told before becomes messages, each morning's once. Says whether it
    /// was this that did it: where another looked at the same meanwhile, it is void, and whoever made it
    /// looks again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan(&self, plan: &Plan, clock: &dyn Clock) -> Result<bool> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        alone(&transaction, plan).await?;
        if let Some(morning) = &plan.morning {
            let same = delivery::Entity::find()
                .filter(delivery::Column::RecipientId.eq(plan.recipient()))
                .filter(delivery::Column::Occasion.eq(morning.as_str()));
            if same.count(&transaction).await? > 0 {
                return Ok(false);
            }
        }
        for looks in &plan.looks {
            if !looked_since(&transaction, looks).await? {
                return Ok(false);
            }
        }
        for channel in Channel::ALL {
            let told = plan.tell.get(&channel).map_or(&[][..], Vec::as_slice);
            self.message(&transaction, plan, channel, told, clock, now).await?;
        }
        for looks in &plan.looks {
            looked(&transaction, looks, now).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    async fn message(
        &self,
        transaction: &DatabaseTransaction,
        plan: &Plan,
        channel: Channel,
        told: &[Told],
        clock: &dyn Clock,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let recipient = plan.recipient();
        let fresh = untold(transaction, recipient, told).await?;
        let digest = plan.digest.contains(&channel);
        // A morning is noted by mail even where nothing is to be said: it was looked for.
        let noted = plan.morning.is_some() && channel == Channel::Mail;
        if fresh.is_empty() && !digest && !noted {
            return Ok(());
        }
        let empty = fresh.is_empty() && !digest;
        let id = clock.id();
        let kind = if digest { DeliveryKind::Digest } else { DeliveryKind::Alert };
        let row = delivery::Model {
            id,
            authority_id: plan.authority.0,
            person_id: plan.person.map(|person| person.0),
            recipient_id: recipient,
            channel: channel.as_str().to_owned(),
            kind: kind.as_str().to_owned(),
            occasion: plan.morning.clone().unwrap_or_else(|| format!("now {id}")),
            state: if empty { "skipped" } else { "due" }.to_owned(),
            attempts: 0,
            due_at: now,
            created_at: now,
            ended_at: empty.then_some(now),
            problem: empty.then(|| "nothing to tell".to_owned()),
        };
        insert(transaction, &[row], Some(&once())).await?;
        let mut rows = Vec::with_capacity(fresh.len());
        for (place, told) in fresh.into_iter().enumerate() {
            rows.push(told::Model {
                recipient_id: recipient,
                thing_id: told.thing.id,
                occasion: told.occasion.clone(),
                thing: told.thing.kind.as_str().to_owned(),
                reason: serde_json::to_string(&told.reason).unwrap_or_default(),
                place: i32::try_from(place).unwrap_or(i32::MAX),
                delivery_id: Some(id),
                told_at: now,
            });
        }
        insert(transaction, &rows, None).await
    }
}

/// One at a time plans for a recipient, until the transaction ends.
async fn alone(transaction: &DatabaseTransaction, plan: &Plan) -> Result<()> {
    match plan.person {
        Some(id) => {
            let found = person::Entity::find_by_id(id.0).lock_exclusive().one(transaction).await?;
            found.map(|_| ()).ok_or(Error::NotFound)
        }
        None => {
            let id = plan.authority.0;
            let found = authority::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
            found.map(|_| ()).ok_or(Error::NotFound)
        }
    }
}

/// Those that the recipient was not told yet, each once.
async fn untold<'a>(
    transaction: &DatabaseTransaction,
    recipient: Uuid,
    all: &'a [Told],
) -> Result<Vec<&'a Told>> {
    let mut known: HashSet<(Uuid, String)> = HashSet::new();
    let things: HashSet<Uuid> = all.iter().map(|told| told.thing.id).collect();
    let things: Vec<Uuid> = things.into_iter().collect();
    for some in things.chunks(1_000) {
        let rows: Vec<(Uuid, String)> = told::Entity::find()
            .select_only()
            .columns([told::Column::ThingId, told::Column::Occasion])
            .filter(told::Column::RecipientId.eq(recipient))
            .filter(told::Column::ThingId.is_in(some.iter().copied()))
            .into_tuple()
            .all(transaction)
            .await?;
        known.extend(rows);
    }
    Ok(all.iter().filter(|told| known.insert((told.thing.id, told.occasion.clone()))).collect())
}

/// Whether a follow is still as whoever looked found it: nobody else looked meanwhile, nor stopped following.
async fn looked_since(transaction: &DatabaseTransaction, looks: &Looks) -> Result<bool> {
    let row = follow::Entity::find_by_id(looks.follow.0).one(transaction).await?;
    Ok(row.is_some_and(|row| Looked::of(&row) == looks.since))
}

/// Writes down what a follow led to.
async fn looked(transaction: &DatabaseTransaction, looks: &Looks, now: DateTime<Utc>) -> Result<()> {
    let mut update = follow::Entity::update_many()
        .col_expr(follow::Column::SeenVersion, Expr::value(looks.place.version))
        .filter(follow::Column::Id.eq(looks.follow.0));
    if looks.marks.is_some() {
        update = update.col_expr(follow::Column::LookedAt, Expr::value(Some(now)));
    }
    update.exec(transaction).await?;
    let Some(marks) = &looks.marks else { return Ok(()) };
    follow_match::Entity::delete_many()
        .filter(follow_match::Column::FollowId.eq(looks.follow.0))
        .exec(transaction)
        .await?;
    let row = |(thing, mark): (&Uuid, &Mark)| follow_match::Model {
        follow_id: looks.follow.0,
        thing_id: *thing,
        mark: serde_json::to_string(mark).unwrap_or_default(),
    };
    let rows: Vec<follow_match::Model> = marks.iter().map(row).collect();
    insert(transaction, &rows, None).await
}

//! Links that answer in one click.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use muster_domain::actor::{Actor, Who};
use muster_domain::alert::{ANSWER_DAYS, AnswerLink, Recipient, SNOOZE_DAYS, Says, Thing, ThingKind};
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{DeliveryId, PersonId};
use muster_domain::session::Origin;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{answer_link, snooze};
use crate::insert::insert;
use crate::{Database, Error, Result, audit, transaction};

/// Days for which a link that stops messages is good: a message is found again after a year.
const STOP_DAYS: i64 = 400;

/// The store of them. What it knows of a link is its hash.
#[derive(Debug, Clone)]
pub struct AnswerLinks {
    database: Database,
}

/// A link to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswerLink {
    /// The hash of what only its bearer knows.
    pub hash: String,
    /// What it says.
    pub says: Says,
    /// Of what.
    pub thing: Thing,
    /// The version of the record that it is made for.
    pub version: Option<i64>,
}

impl AnswerLinks {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Makes the links of a message to somebody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn make(
        &self,
        person: PersonId,
        delivery: DeliveryId,
        new: &[NewAnswerLink],
        clock: &dyn Clock,
    ) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let row = |link: &NewAnswerLink| answer_link::Model {
            hash: link.hash.clone(),
            person_id: person.0,
            delivery_id: Some(delivery.0),
            says: link.says.as_str().to_owned(),
            thing: link.thing.kind.as_str().to_owned(),
            thing_id: link.thing.id,
            record_version: link.version,
            created_at: now,
            expires_at: now + Duration::days(if link.says == Says::Stop { STOP_DAYS } else { ANSWER_DAYS }),
            used_at: None,
        };
        let rows: Vec<answer_link::Model> = new.iter().map(row).collect();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, &rows, None).await?;
        Ok(transaction.commit().await?)
    }

    /// The link of this hash, whether it is of use or not; `None` where there never was one.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, hash: &str) -> Result<Option<AnswerLink>> {
        let row = answer_link::Entity::find_by_id(hash).one(self.database.accounts()).await?;
        row.map(whole).transpose()
    }

    /// Notes that the link of this hash was used: what it says is done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn used(&self, hash: &str, now: DateTime<Utc>) -> Result<()> {
        use answer_link::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        answer_link::Entity::update_many()
            .col_expr(C::UsedAt, Expr::value(Some(now.trunc_subsecs(6))))
            .filter(C::Hash.eq(hash))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Nothing of a thing for a while, for the person that the account speaks for.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where it speaks for nobody; else when the database fails.
    pub async fn snooze(
        &self,
        actor: &Actor,
        person: PersonId,
        thing: Thing,
        clock: &dyn Clock,
    ) -> Result<()> {
        let until = clock.today() + chrono::Days::new(SNOOZE_DAYS);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = snooze::Model { person_id: person.0, thing_id: thing.id, until };
        let again = OnConflict::columns([snooze::Column::PersonId, snooze::Column::ThingId])
            .update_columns([snooze::Column::Until])
            .to_owned();
        insert(&transaction, &[row], Some(&again)).await?;
        let event = Event::new(actor.authority, "alert.snoozed", Subject::new(thing.kind.as_str(), thing.id))
            .change("until", None::<String>, until.to_string());
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }
}

/// The account that a link is: it speaks for its person and may do this one thing.
#[must_use]
pub fn actor(link: &AnswerLink, recipient: &Recipient, origin: &Origin) -> Actor {
    let who = Who::AnswerLink {
        person: link.person,
        roles: recipient.person.roles.clone(),
        only: link.says.takes(link.thing.kind),
    };
    Actor {
        who,
        authority: recipient.person.authority.id,
        member: recipient.member,
        address: origin.address,
        request: origin.request,
    }
}

fn whole(row: answer_link::Model) -> Result<AnswerLink> {
    let person = row.person_id;
    let wrong = |column, value: &str| Error::inconsistent("answer_link", column, person, value);
    Ok(AnswerLink {
        person: PersonId(row.person_id),
        delivery: row.delivery_id.map(DeliveryId),
        says: Says::parse(&row.says).ok_or_else(|| wrong("says", &row.says))?,
        thing: Thing {
            kind: ThingKind::parse(&row.thing).ok_or_else(|| wrong("thing", &row.thing))?,
            id: row.thing_id,
        },
        version: row.record_version,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}

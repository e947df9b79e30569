//! What people follow.

mod settings;

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::change::Place;
use muster_domain::clock::Clock;
use muster_domain::follow::{Cadence, Channel, Follow, Followed, FollowedKind};
use muster_domain::id::{FollowId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::follow;
use crate::insert::insert;
use crate::{Database, Error, Result, transaction};

pub use settings::AuthorityTeams;
pub(crate) use settings::settings_of;

/// Things that one person can follow.
const MOST: u64 = 100;

/// The store of it. It is private to each person: every call is of one, or on one's behalf.
#[derive(Debug, Clone)]
pub struct Follows {
    database: Database,
}

impl Follows {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What the actor follows, oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may follow nothing; else when the database fails.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<Follow>> {
        self.of(follower(actor)?).await
    }

    /// What somebody follows, whoever asks: for what is done on their behalf.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, person: PersonId) -> Result<Vec<Follow>> {
        let rows = follow::Entity::find()
            .filter(follow::Column::PersonId.eq(person.0))
            .order_by_asc(follow::Column::CreatedAt)
            .order_by_asc(follow::Column::Id);
        rows.all(self.database.accounts()).await?.into_iter().map(whole).collect()
    }

    /// One thing that the actor follows.
    ///
    /// # Errors
    /// As [`Follows::list`].
    pub async fn get(&self, actor: &Actor, id: FollowId) -> Result<Option<Follow>> {
        let person = follower(actor)?;
        let row = follow::Entity::find_by_id(id.0).one(self.database.accounts()).await?;
        row.filter(|row| row.person_id == person.0).map(whole).transpose()
    }

    /// Follows something that the actor sees: that is for the caller to have seen to.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may follow nothing, [`Error::Conflict`] where they follow it already
    /// or too much; else when the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        followed: Followed,
        cadence: Cadence,
        channel: Channel,
        clock: &dyn Clock,
    ) -> Result<FollowId> {
        let person = follower(actor)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let own = follow::Entity::find().filter(follow::Column::PersonId.eq(person.0));
        let same = own
            .clone()
            .filter(follow::Column::Kind.eq(followed.kind.as_str()))
            .filter(follow::Column::SubjectId.eq(followed.id));
        if same.count(&transaction).await? > 0 {
            return Err(Error::Conflict("You follow this already.".to_owned()));
        }
        if own.count(&transaction).await? >= MOST {
            return Err(Error::Conflict(format!("You follow {MOST} things: let one of them go first.")));
        }
        let row = follow::Model {
            id: clock.id(),
            person_id: person.0,
            kind: followed.kind.as_str().to_owned(),
            subject_id: followed.id,
            view_id: (followed.kind == FollowedKind::View).then_some(followed.id),
            cadence: cadence.as_str().to_owned(),
            channel: channel.as_str().to_owned(),
            looked_at: None,
            seen_version: 0,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let id = FollowId(row.id);
        insert(&transaction, &[row], None).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Changes how the actor hears of something whose version is `version`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where they follow no such thing, [`Error::Stale`] where it has another version by
    /// now; else when the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        id: FollowId,
        version: i64,
        cadence: Option<Cadence>,
        channel: Option<Channel>,
        clock: &dyn Clock,
    ) -> Result<()> {
        use follow::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let mut row = own(&transaction, actor, id, version).await?;
        if let Some(cadence) = cadence {
            row.cadence = cadence.as_str().to_owned();
        }
        if let Some(channel) = channel {
            row.channel = channel.as_str().to_owned();
        }
        (row.updated_at, row.version) = (clock.now().trunc_subsecs(6), version + 1);
        let again = OnConflict::column(C::Id)
            .update_columns([C::Cadence, C::Channel, C::UpdatedAt, C::Version])
            .to_owned();
        insert(&transaction, &[row], Some(&again)).await?;
        Ok(transaction.commit().await?)
    }

    /// The actor follows it no more.
    ///
    /// # Errors
    /// As [`Follows::change`].
    pub async fn delete(&self, actor: &Actor, id: FollowId, version: i64) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = own(&transaction, actor, id, version).await?;
        follow::Entity::delete_by_id(row.id).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }
}

/// The person, if they may follow things.
pub(crate) fn follower(actor: &Actor) -> Result<PersonId> {
    actor.person().filter(|_| actor.may(Action::Follow)).ok_or(Error::Forbidden(Action::Follow))
}

/// The actor's own, locked.
async fn own<C: ConnectionTrait>(
    connection: &C,
    actor: &Actor,
    id: FollowId,
    version: i64,
) -> Result<follow::Model> {
    let person = follower(actor)?;
    let row = follow::Entity::find_by_id(id.0).lock_exclusive().one(connection).await?;
    let row = row.filter(|row| row.person_id == person.0).ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// The follow that a row says.
pub(crate) fn whole(row: follow::Model) -> Result<Follow> {
    let wrong = |column, value: &str| Error::inconsistent("follow", column, row.id, value);
    Ok(Follow {
        id: FollowId(row.id),
        person: PersonId(row.person_id),
        followed: Followed {
            kind: FollowedKind::parse(&row.kind).ok_or_else(|| wrong("kind", &row.kind))?,
            id: row.subject_id,
        },
        cadence: Cadence::parse(&row.cadence).ok_or_else(|| wrong("cadence", &row.cadence))?,
        channel: Channel::parse(&row.channel).ok_or_else(|| wrong("channel", &row.channel))?,
        created_at: row.created_at,
        version: row.version,
    })
}

/// When a follow was last looked at, and how far that had come in the feed of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// When; `None` while it never was.
    pub at: Option<DateTime<Utc>>,
    /// The number of the last change that was looked at.
    version: i64,
}

impl Looked {
    pub(crate) const fn of(row: &follow::Model) -> Self {
        Self { at: row.looked_at, version: row.seen_version }
    }

    /// The place in the feed up to which everything was looked at.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place::behind(self.version)
    }
}

impl Follows {
    /// When a follow was last looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn looked(&self, id: FollowId) -> Result<Looked> {
        let row = follow::Entity::find_by_id(id.0).one(self.database.accounts()).await?;
        Ok(row.map_or(Looked { at: None, version: 0 }, |row| Looked::of(&row)))
    }
}

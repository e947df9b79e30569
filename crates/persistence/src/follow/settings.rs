//! How people hear of things, and where their authority does.

use std::collections::HashMap;

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::follow::FollowSettings;
use muster_domain::id::{AuthorityId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Follows, follower};
use crate::entity::{authority_teams, follow_setting};
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::text::cleaned;
use crate::{Error, Result, audit, transaction};

/// Where an authority hears of things together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityTeams {
    /// Whose.
    pub authority: AuthorityId,
    /// The address of its workflow, which is a secret, as it is kept.
    pub address: String,
    /// Changes with every change of it.
    pub version: i64,
}

impl Follows {
    /// How the actor hears of things; the default where they said nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may follow nothing; else when the database fails.
    pub async fn settings(&self, actor: &Actor) -> Result<FollowSettings> {
        let person = follower(actor)?;
        let found = settings_of(self.database.accounts(), &[person.0]).await?.remove(&person.0);
        Ok(found.unwrap_or_default())
    }

    /// Puts these settings in place of the actor's, whose version is `version`; 0 where they said nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Stale`] where they have another version by now; else when the database
    /// fails.
    pub async fn put_settings(
        &self,
        actor: &Actor,
        version: i64,
        new: &FollowSettings,
        clock: &dyn Clock,
    ) -> Result<FollowSettings> {
        let person = follower(actor)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = settings_of(&transaction, &[person.0]).await?.remove(&person.0).unwrap_or_default();
        if before.version != version {
            return Err(Error::Stale);
        }
        let settings = FollowSettings { version: version + 1, ..new.clone() };
        put(&transaction, person, &settings, clock).await?;
        transaction.commit().await?;
        Ok(settings)
    }

    /// Stops everything that is sent to the actor, as they stand now.
    ///
    /// # Errors
    /// As [`Follows::settings`].
    pub async fn pause(&self, person: PersonId, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = settings_of(&transaction, &[person.0]).await?.remove(&person.0).unwrap_or_default();
        if !before.paused {
            let version = before.version + 1;
            put(&transaction, person, &FollowSettings { paused: true, version, ..before }, clock).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Where the actor's authority hears of things together.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn authority_teams(&self, actor: &Actor) -> Result<Option<AuthorityTeams>> {
        permitted_of(actor, Action::ManageSettings, actor.authority)?;
        let row =
            authority_teams::Entity::find_by_id(actor.authority.0).one(self.database.accounts()).await?;
        Ok(row.map(teams))
    }

    /// Says where the actor's authority hears of things together, as it is to be kept; `None`: nowhere. The
    /// audit has what `shown` makes of it: the address without what is secret.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn put_authority_teams(
        &self,
        actor: &Actor,
        address: Option<&str>,
        shown: &(dyn Fn(&str) -> String + Sync),
        clock: &dyn Clock,
    ) -> Result<()> {
        use authority_teams::Column as C;
        let authority = actor.authority;
        permitted_of(actor, Action::ManageSettings, authority)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before =
            authority_teams::Entity::find_by_id(authority.0).lock_exclusive().one(&transaction).await?;
        let event = Event::new(authority, "authority.teams", Subject::new("authority", authority.0)).change(
            "address",
            before.as_ref().map(|row| shown(&row.teams)),
            address.map(shown),
        );
        match address {
            Some(address) => {
                let row = authority_teams::Model {
                    authority_id: authority.0,
                    teams: cleaned(address),
                    updated_at: now,
                    version: before.map_or(1, |before| before.version + 1),
                };
                let again = OnConflict::column(C::AuthorityId)
                    .update_columns([C::Teams, C::UpdatedAt, C::Version])
                    .to_owned();
                insert(&transaction, &[row], Some(&again)).await?;
            }
            None => {
                authority_teams::Entity::delete_by_id(authority.0).exec(&transaction).await?;
            }
        }
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Every authority that hears of things together: for what is done on their behalf.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn every_authority_teams(&self) -> Result<Vec<AuthorityTeams>> {
        let rows = authority_teams::Entity::find().all(self.database.accounts()).await?;
        Ok(rows.into_iter().map(teams).collect())
    }
}

fn teams(row: authority_teams::Model) -> AuthorityTeams {
    AuthorityTeams { authority: AuthorityId(row.authority_id), address: row.teams, version: row.version }
}

async fn put(
    transaction: &sea_orm::DatabaseTransaction,
    person: PersonId,
    settings: &FollowSettings,
    clock: &dyn Clock,
) -> Result<()> {
    use follow_setting::Column as C;
    let row = follow_setting::Model {
        person_id: person.0,
        paused: settings.paused,
        digest: settings.digest,
        waiting: settings.waiting,
        ends: serde_json::to_string(&settings.ends).unwrap_or_default(),
        teams: settings.teams.as_deref().map(cleaned),
        updated_at: clock.now().trunc_subsecs(6),
        version: settings.version,
    };
    let again = OnConflict::column(C::PersonId)
        .update_columns([C::Paused, C::Digest, C::Waiting, C::Ends, C::Teams, C::UpdatedAt, C::Version])
        .to_owned();
    insert(transaction, &[row], Some(&again)).await
}

/// What these people said of how they hear of things; who said nothing is not among them.
pub(crate) async fn settings_of<C: ConnectionTrait>(
    connection: &C,
    people: &[Uuid],
) -> Result<HashMap<Uuid, FollowSettings>> {
    let of = follow_setting::Column::PersonId.is_in(people.iter().copied());
    let rows = follow_setting::Entity::find().filter(of).all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let ends = serde_json::from_str(&row.ends)
                .map_err(|_| Error::inconsistent("follow_setting", "ends", row.person_id, &row.ends))?;
            let settings = FollowSettings {
                paused: row.paused,
                digest: row.digest,
                waiting: row.waiting,
                ends,
                teams: row.teams,
                version: row.version,
            };
            Ok((row.person_id, settings))
        })
        .collect()
}

//! Authorities that are part of another one: an ALMO, a shared service.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::authority::AuthorityRef;
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::change::Told;
use crate::entity::{authority as authority_entity, authority_part};
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::transaction;
use crate::{Database, Error, Result, audience, audit, authority};

/// An authority that is part of another, as that other one said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The authority at the other end: the part, or the whole.
    pub authority: AuthorityRef,
    /// Why.
    pub reason: String,
    /// Since when it is said.
    pub claimed_at: DateTime<Utc>,
    /// Until when it was; `None` while it holds.
    pub ended_at: Option<DateTime<Utc>>,
}

/// What is part of an authority, and what it is part of, the past included, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its parts.
    pub parts: Vec<Part>,
    /// What it is part of.
    pub part_of: Vec<Part>,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct AuthorityParts {
    database: Database,
}

impl AuthorityParts {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What is part of an authority and what it is part of; nothing for whoever is no member.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(&self, viewer: &Viewer, id: AuthorityId) -> Result<Parts> {
        use authority_part::Column as C;
        if viewer.authority().is_none() {
            return Ok(Parts::default());
        }
        let rows = authority_part::Entity::find()
            .filter(Condition::any().add(C::AuthorityId.eq(id.0)).add(C::PartId.eq(id.0)))
            .order_by_desc(C::ClaimedAt)
            .order_by_desc(C::Id)
            .all(self.database.readers())
            .await?;
        let ids = rows.iter().flat_map(|row| [row.authority_id, row.part_id]).collect();
        let names = authority::references(&self.database, ids).await?;
        let mut parts = Parts::default();
        for row in rows {
            let (other, list) = match row.authority_id == id.0 {
                true => (row.part_id, &mut parts.parts),
                false => (row.authority_id, &mut parts.part_of),
            };
            let Some(authority) = names.get(&other).cloned() else { continue };
            let authority_part::Model { reason, claimed_at, ended_at, .. } = row;
            list.push(Part { authority, reason, claimed_at, ended_at });
        }
        Ok(parts)
    }

    /// Says that `part` is part of the actor's authority: its records are the authority's own where
    /// its people look for theirs. Who may keep them stays as it is.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Conflict`] where the part speaks for itself; else when the database fails.
    pub async fn claim(
        &self,
        actor: &Actor,
        whole: AuthorityId,
        part: AuthorityId,
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::ClaimAuthority, whole)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let claimed = authority_entity::Entity::find_by_id(part.0).one(&transaction).await?;
        let claimed = claimed.ok_or(Error::NotFound)?;
        if claimed.member {
            let detail = format!("{} takes part in Muster and speaks for itself.", claimed.name);
            return Err(Error::Conflict(detail));
        }
        let standing = authority_part::Entity::find()
            .filter(authority_part::Column::AuthorityId.eq(whole.0))
            .filter(authority_part::Column::PartId.eq(part.0))
            .filter(authority_part::Column::EndedAt.is_null())
            .one(&transaction)
            .await?;
        match standing {
            Some(row) if row.reason == cleaned(reason) => return Ok(()),
            Some(_) => end(&transaction, whole, part, clock).await?,
            None => {}
        }
        let row = authority_part::Model {
            id: clock.id(),
            authority_id: whole.0,
            part_id: part.0,
            reason: cleaned(reason),
            claimed_at: clock.now().trunc_subsecs(6),
            ended_at: None,
        };
        insert(&transaction, &[row], None).await?;
        let event = Event::new(whole, "part.claimed", Subject::new("authority", part.0));
        let event = event.change("reason", None::<String>, reason);
        audit::append(&transaction, clock.now(), actor, event).await?;
        audience::raise(&transaction, &told(whole, part, clock)).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// Gives a part up; the history keeps it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where it is no part; else when the database fails.
    pub async fn give_up(
        &self,
        actor: &Actor,
        whole: AuthorityId,
        part: AuthorityId,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::ClaimAuthority, whole)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        if !with_parts(&transaction, whole).await?.contains(&part) {
            return Err(Error::NotFound);
        }
        end(&transaction, whole, part, clock).await?;
        let event = Event::new(whole, "part.released", Subject::new("authority", part.0));
        audit::append(&transaction, clock.now(), actor, event).await?;
        audience::raise(&transaction, &told(whole, part, clock)).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Members hear of it at both ends.
fn told(whole: AuthorityId, part: AuthorityId, clock: &dyn Clock) -> Told {
    let mut told = Told::at(clock.now());
    told.tell(ChangeKind::Authority, whole.0, Reach::Members);
    told.tell(ChangeKind::Authority, part.0, Reach::Members);
    told
}

/// An authority and all that are part of it now: whose records its people look for as theirs.
pub(crate) async fn with_parts<C: ConnectionTrait>(
    connection: &C,
    whole: AuthorityId,
) -> Result<Vec<AuthorityId>> {
    let parts: Vec<Uuid> = authority_part::Entity::find()
        .select_only()
        .column(authority_part::Column::PartId)
        .filter(authority_part::Column::AuthorityId.eq(whole.0))
        .filter(authority_part::Column::EndedAt.is_null())
        .order_by_asc(authority_part::Column::PartId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok([whole].into_iter().chain(parts.into_iter().map(AuthorityId)).collect())
}

async fn end<C: ConnectionTrait>(
    connection: &C,
    whole: AuthorityId,
    part: AuthorityId,
    clock: &dyn Clock,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE authority_part SET ended_at = ");
    sql.bind(clock.now().trunc_subsecs(6)).push(" WHERE ended_at IS NULL AND authority_id = ").bind(whole.0);
    sql.push(" AND part_id = ").bind(part.0);
    connection.execute_raw(sql.statement(connection.get_database_backend())).await?;
    Ok(())
}

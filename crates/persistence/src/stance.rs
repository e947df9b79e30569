//! Stances: what authorities say to opportunities.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, OpportunityId};
use muster_domain::opportunity::{Group, GroupKey, Opportunity};
use muster_domain::record::Reach;
use muster_domain::stance::{Position, Said, Stance};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::change::Told;
use crate::entity::stance;
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::text::cleaned_option;
use crate::transaction;
use crate::vendor::family;
use crate::{Database, Error, Result, audience, audit, authority};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Stances {
    database: Database,
}

impl Stances {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Everything that authorities said to an opportunity, in the order they said it, with what was
    /// said to the opportunities of vendors that are one with its vendor now. Nothing for whoever is
    /// no member.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, opportunity: &Opportunity) -> Result<Vec<Said>> {
        if viewer.authority().is_none() {
            return Ok(Vec::new());
        }
        let ids = self.ids(opportunity).await?;
        let rows = stance::Entity::find()
            .filter(stance::Column::OpportunityId.is_in(ids))
            .order_by_asc(stance::Column::SaidAt)
            .order_by_asc(stance::Column::Id)
            .all(self.database.readers())
            .await?;
        said(&self.database, rows).await
    }

    /// What the actor's authority says now.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn take(
        &self,
        actor: &Actor,
        opportunity: &Opportunity,
        position: &Position,
        clock: &dyn Clock,
    ) -> Result<()> {
        self.say(actor, opportunity, Some(position), clock).await
    }

    /// Takes back what the actor's authority says; does nothing where it says nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn take_back(&self, actor: &Actor, opportunity: &Opportunity, clock: &dyn Clock) -> Result<()> {
        self.say(actor, opportunity, None, clock).await
    }

    async fn say(
        &self,
        actor: &Actor,
        opportunity: &Opportunity,
        position: Option<&Position>,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, Action::TakeStance)?;
        let ids = self.ids(opportunity).await?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = stance::Entity::find()
            .filter(stance::Column::OpportunityId.is_in(ids))
            .filter(stance::Column::AuthorityId.eq(actor.authority.0))
            .order_by_desc(stance::Column::SaidAt)
            .order_by_desc(stance::Column::Id)
            .one(&transaction)
            .await?
            .filter(|last| last.stance.is_some());
        if before.is_none() && position.is_none() {
            return Ok(());
        }
        let now = row(clock, actor.authority, opportunity.id, position);
        let was = |of: fn(&stance::Model) -> &Option<String>| before.as_ref().and_then(|b| of(b).clone());
        let action = if position.is_some() { "stance.taken" } else { "stance.withdrawn" };
        let event = Event::new(actor.authority, action, Subject::new("opportunity", opportunity.id.0))
            .change("stance", was(|s| &s.stance), now.stance.clone())
            .change("contact", was(|s| &s.contact), now.contact.clone())
            .change("needs", was(|s| &s.needs), now.needs.clone());
        insert(&transaction, &[now], None).await?;
        audit::append(&transaction, clock.now(), actor, event).await?;
        let told = Told::one(clock.now(), ChangeKind::Stance, opportunity.id.0, Reach::Members);
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// The opportunity, and those of vendors that were merged into its vendor.
    async fn ids(&self, opportunity: &Opportunity) -> Result<Vec<Uuid>> {
        let mut ids = vec![opportunity.id.0];
        let Some(vendor) = &opportunity.vendor else { return Ok(ids) };
        let family = family(self.database.readers(), vendor.id.0).await?;
        let group = |id: &Uuid| Group {
            key: GroupKey::Vendor((*id).into()),
            demonstration: opportunity.demonstration,
        };
        ids.extend(family[1..].iter().map(|id| group(id).id().0));
        Ok(ids)
    }
}

fn row(
    clock: &dyn Clock,
    authority: AuthorityId,
    opportunity: OpportunityId,
    position: Option<&Position>,
) -> stance::Model {
    let now: DateTime<Utc> = clock.now().trunc_subsecs(6);
    stance::Model {
        id: clock.id(),
        opportunity_id: opportunity.0,
        authority_id: authority.0,
        stance: position.map(|p| p.stance.as_str().to_owned()),
        contact: position.and_then(|p| cleaned_option(p.contact.as_deref())),
        needs: position.and_then(|p| cleaned_option(p.needs.as_deref())),
        said_at: now,
    }
}

/// What rows say.
pub(crate) async fn said(database: &Database, rows: Vec<stance::Model>) -> Result<Vec<Said>> {
    let names = authority::references(database, rows.iter().map(|row| row.authority_id).collect()).await?;
    let mut said = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(authority) = names.get(&row.authority_id).cloned() else { continue };
        let position = match &row.stance {
            None => None,
            Some(word) => {
                let stance = Stance::parse(word);
                let stance = stance.ok_or_else(|| Error::inconsistent("stance", "stance", row.id, word))?;
                Some(Position { stance, contact: row.contact, needs: row.needs })
            }
        };
        let opportunity = OpportunityId(row.opportunity_id);
        said.push(Said { opportunity, authority, position, at: row.said_at });
    }
    Ok(said)
}

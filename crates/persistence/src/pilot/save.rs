//! Putting pilots on record, and changing them. The audit is locked before the count of changes, as by every
//! writer, so that no two wait for each other.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{By, Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PilotId};
use muster_domain::pilot::{Account, FieldChange, Pilot, What};
use muster_domain::product::ProductRef;
use muster_domain::record::{Reach, Speaker};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, IdenStatic, Iterable, QueryFilter, QuerySelect,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Pilots;
use super::row::{Rows, document, said};
use crate::change::Told;
use crate::entity::{pilot, pilot_change, pilot_document, pilot_service_area};
use crate::insert::insert;
use crate::permission::{permitted_member, permitted_of};
use crate::record::speaker;
use crate::search::{self, Shelf};
use crate::{Error, Result, audience, audit, authority, product, transaction};

impl Pilots {
    /// Puts one on record for the actor's authority.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Unacceptable`]; else when the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        account: &Account,
        audience: Audience,
        clock: &dyn Clock,
    ) -> Result<PilotId> {
        permitted_member(actor, Action::WritePilots)?;
        shareable(actor, audience)?;
        acceptable(account)?;
        let now = clock.now().trunc_subsecs(6);
        let names = authority::references(&self.database, [actor.authority.0].into()).await?;
        let pilot = Pilot {
            id: PilotId(clock.id()),
            authority: names.get(&actor.authority.0).cloned().ok_or(Error::NotFound)?,
            account: account.clone(),
            audience,
            recorded_at: now,
            vouched_at: now,
            demonstration: false,
            version: 1,
        };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let speaker = speaker(&transaction, actor).await?;
        let changes = changes(None, &pilot);
        write(&transaction, &pilot).await?;
        note(&transaction, pilot.id, now, &speaker, What::Recorded, &changes, clock.id()).await?;
        audit::append(&transaction, now, actor, event(&pilot, "pilot.recorded", changes)).await?;
        tell(&transaction, &pilot, None, now).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(pilot.id)
    }

    /// Says anew what is said of one whose version is `version`; whoever does so vouches for it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor sees none, [`Error::Forbidden`], [`Error::Stale`] where it has another
    /// version by now, [`Error::Unacceptable`]; else when the database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        id: PilotId,
        version: i64,
        account: &Account,
        audience: Audience,
        clock: &dyn Clock,
    ) -> Result<()> {
        let before = self.own(actor, id).await?;
        if before.version != version {
            return Err(Error::Stale);
        }
        acceptable(account)?;
        if audience != before.audience {
            shareable(actor, audience)?;
        }
        let now = clock.now().trunc_subsecs(6);
        let mut after = Pilot {
            account: account.clone(),
            audience,
            vouched_at: now,
            version: version + 1,
            ..before.clone()
        };
        let changes = changes(Some(&before), &after);
        if changes.is_empty() {
            return Ok(());
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = unchanged(&transaction, id, version).await?;
        after.account.product = as_said(&transaction, &row, after.account.product).await?;
        let speaker = speaker(&transaction, actor).await?;
        write(&transaction, &after).await?;
        note(&transaction, id, now, &speaker, What::Changed, &changes, clock.id()).await?;
        audit::append(&transaction, now, actor, event(&after, "pilot.changed", changes)).await?;
        tell(&transaction, &after, Some(before.audience), now).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// Says that all of it is still so.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor sees none, [`Error::Forbidden`]; else when the database fails.
    pub async fn vouch(&self, actor: &Actor, id: PilotId, clock: &dyn Clock) -> Result<()> {
        let before = self.own(actor, id).await?;
        let now = clock.now().trunc_subsecs(6);
        let mut after = Pilot { vouched_at: now, version: before.version + 1, ..before.clone() };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = unchanged(&transaction, id, before.version).await?;
        after.account.product = as_said(&transaction, &row, after.account.product).await?;
        let speaker = speaker(&transaction, actor).await?;
        write(&transaction, &after).await?;
        note(&transaction, id, now, &speaker, What::Vouched, &[], clock.id()).await?;
        audit::append(&transaction, now, actor, event(&after, "pilot.vouched", Vec::new())).await?;
        tell(&transaction, &after, Some(before.audience), now).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// Takes one whose version is `version` off the record; the audit keeps what it said.
    ///
    /// # Errors
    /// As [`Pilots::change`].
    pub async fn remove(&self, actor: &Actor, id: PilotId, version: i64, clock: &dyn Clock) -> Result<()> {
        let before = self.own(actor, id).await?;
        if before.version != version {
            return Err(Error::Stale);
        }
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        unchanged(&transaction, id, version).await?;
        search::forget(&transaction, shelf(before.audience), &[id.0]).await?;
        pilot::Entity::delete_by_id(id.0).exec(&transaction).await?;
        let gone = changes(None, &before).into_iter().map(|(field, nothing, was)| (field, was, nothing));
        audit::append(&transaction, now, actor, event(&before, "pilot.removed", gone.collect())).await?;
        let told = Told::one(now, ChangeKind::Pilot, id.0, reach(before.audience, before.authority.id));
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// Puts invented ones on record; those that are there already stay as they are. Says how many are new.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn demonstrate(&self, pilots: &[Pilot], clock: &dyn Clock) -> Result<usize> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let ids = pilots.iter().map(|pilot| pilot.id.0);
        let there: Vec<Uuid> = pilot::Entity::find()
            .select_only()
            .column(pilot::Column::Id)
            .filter(pilot::Column::Id.is_in(ids))
            .into_tuple()
            .all(&transaction)
            .await?;
        let new: Vec<&Pilot> = pilots.iter().filter(|pilot| !there.contains(&pilot.id.0)).collect();
        let speaker = Speaker { account: Uuid::nil(), name: "Demonstration".to_owned() };
        let mut told = Told::at(now);
        let mut events = Vec::with_capacity(new.len());
        for pilot in &new {
            let changes = changes(None, pilot);
            write(&transaction, pilot).await?;
            let at = pilot.recorded_at;
            note(&transaction, pilot.id, at, &speaker, What::Recorded, &changes, clock.id()).await?;
            search::keep(&transaction, shelf(pilot.audience), &[document(pilot)]).await?;
            told.tell(ChangeKind::Pilot, pilot.id.0, reach(pilot.audience, pilot.authority.id));
            events.push(event(pilot, "pilot.recorded", changes));
        }
        if !new.is_empty() {
            audit::append_all(&transaction, now, By::command("demo"), events).await?;
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(new.len())
    }

    /// One of the actor's own authority, which the actor may change.
    async fn own(&self, actor: &Actor, id: PilotId) -> Result<Pilot> {
        let own = Viewer::Member { authority: actor.authority, own: true };
        let found = self.get(&own, id).await?.ok_or(Error::NotFound)?;
        permitted_member(actor, Action::WritePilots)?;
        permitted_of(actor, Action::WritePilots, found.authority.id)?;
        Ok(found)
    }
}

/// Whoever puts a pilot on record says whether members see it; showing it to everybody is for whoever decides
/// that of all records.
fn shareable(actor: &Actor, audience: Audience) -> Result<()> {
    match audience {
        Audience::Public => permitted_member(actor, Action::SetAudience),
        Audience::Members | Audience::Own => Ok(()),
        Audience::Named => {
            let wrong = "is one of own, members, public".to_owned();
            Err(Error::Unacceptable(vec![("/audience".to_owned(), wrong)]))
        }
    }
}

fn acceptable(account: &Account) -> Result<()> {
    let wrong = account.check();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Error::Unacceptable(wrong.into_iter().map(|w| (w.pointer, w.detail)).collect()))
}

/// Sees that it has this version still, and keeps it from others until the transaction ends.
async fn unchanged(transaction: &DatabaseTransaction, id: PilotId, version: i64) -> Result<pilot::Model> {
    let row = pilot::Entity::find_by_id(id.0).lock_exclusive().one(transaction).await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// The product as it stays on record: what was said of it, where it is said to be what it is shown as.
async fn as_said(
    transaction: &DatabaseTransaction,
    row: &pilot::Model,
    now: Option<ProductRef>,
) -> Result<Option<ProductRef>> {
    Ok(product::naming(transaction).await?.kept(said(row), now))
}

/// What changed, its audience included.
fn changes(before: Option<&Pilot>, after: &Pilot) -> Vec<FieldChange> {
    let mut changes = after.account.changes(before.map(|before| &before.account));
    let was = before.map(|before| before.audience);
    if was != Some(after.audience) {
        changes.push(("audience".to_owned(), json!(was), json!(after.audience)));
    }
    changes
}

fn event(pilot: &Pilot, action: &'static str, changes: Vec<FieldChange>) -> Event {
    let event = Event::new(pilot.authority.id, action, Subject::new("pilot", pilot.id.0));
    changes
        .into_iter()
        .fold(event, |event, (field, from, to): (String, Value, Value)| event.change(&field, from, to))
}

/// Writes the rows of one in place of those that are there.
async fn write(transaction: &DatabaseTransaction, pilot: &Pilot) -> Result<()> {
    let Rows { pilot: row, service_areas, documents } = Rows::of(pilot);
    let columns = pilot::Column::iter().filter(|column| column.as_str() != pilot::Column::Id.as_str());
    let again = OnConflict::column(pilot::Column::Id).update_columns(columns).to_owned();
    insert(transaction, &[row], Some(&again)).await?;
    pilot_service_area::Entity::delete_many()
        .filter(pilot_service_area::Column::PilotId.eq(pilot.id.0))
        .exec(transaction)
        .await?;
    pilot_document::Entity::delete_many()
        .filter(pilot_document::Column::PilotId.eq(pilot.id.0))
        .exec(transaction)
        .await?;
    insert(transaction, &service_areas, None).await?;
    insert(transaction, &documents, None).await
}

async fn note(
    transaction: &DatabaseTransaction,
    pilot: PilotId,
    at: DateTime<Utc>,
    by: &Speaker,
    what: What,
    changes: &[FieldChange],
    id: Uuid,
) -> Result<()> {
    let row = pilot_change::Model {
        id,
        pilot_id: pilot.0,
        changed_at: at,
        changed_by: serde_json::to_string(by).unwrap_or_default(),
        what: what.as_str().to_owned(),
        changes: serde_json::to_string(changes).unwrap_or_default(),
    };
    insert(transaction, &[row], None).await
}

/// Tells search and whoever sees it, or saw it before.
async fn tell(
    transaction: &DatabaseTransaction,
    pilot: &Pilot,
    before: Option<Audience>,
    now: DateTime<Utc>,
) -> Result<()> {
    let owner = pilot.authority.id;
    let mut told = Told::one(now, ChangeKind::Pilot, pilot.id.0, reach(pilot.audience, owner));
    if let Some(before) = before.filter(|before| *before != pilot.audience) {
        told.tell(ChangeKind::Pilot, pilot.id.0, reach(before, owner));
        if shelf(before) != shelf(pilot.audience) {
            search::forget(transaction, shelf(before), &[pilot.id.0]).await?;
        }
    }
    search::keep(transaction, shelf(pilot.audience), &[document(pilot)]).await?;
    audience::raise(transaction, &told).await?;
    Ok(())
}

/// Whose view it is.
const fn reach(audience: Audience, owner: AuthorityId) -> Reach {
    match audience {
        Audience::Public => Reach::Public,
        Audience::Members => Reach::Members,
        Audience::Named | Audience::Own => Reach::Own(owner),
    }
}

const fn shelf(audience: Audience) -> Shelf {
    if matches!(audience, Audience::Public) { Shelf::Public } else { Shelf::Private }
}

//! Reviews on their way: handed in, approved, published, returned, appealed, withdrawn.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{ProductId, ReviewId};
use muster_domain::record::Reach;
use muster_domain::review::check::Gravity;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::{Refusal, Standing, State, Step, StepName, Who};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::draft::remarks;
use super::write::{locked, note, put};
use super::{Reviews, row};
use crate::change::Told;
use crate::entity::review;
use crate::permission::permitted_member;
use crate::transaction::{self, Lock};
use crate::vendor::{family, survivor};
use crate::{Error, Result, audience, audit, product};

impl Reviews {
    /// Leads a review one step on its way, if it is still as of `version`. Where it is published, the one of the
    /// same desk that was current until then is replaced.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the actor does not see it, [`Error::Forbidden`] and [`Error::Conflict`] where the
    /// step is not theirs or not to be made now, [`Error::Unacceptable`] where what it says keeps it from
    /// being handed in, [`Error::Stale`]; else when the database fails.
    pub async fn step(
        &self,
        actor: &Actor,
        right: Action,
        id: ReviewId,
        version: i64,
        step: &Step,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, right)?;
        let seer = Seer::of(Some(actor));
        let who = seer.person().cloned().ok_or(Error::Forbidden(right))?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Reviews)).await?;
        let mut row = locked(&transaction, &seer, id, version, clock).await?;
        let before = row::standing(&row)?;
        let after = before.after(step, &who, now).map_err(|refusal| refused(refusal, right))?;
        if *step == Step::Submit {
            presentable(&transaction, &row).await?;
        }
        row::stand(&mut row, &after);
        row.version += 1;
        let mut told = Told::at(now);
        if after.state == State::Published {
            for old in current(&transaction, &row).await? {
                replace(&transaction, old, &who, actor, clock).await?;
                told.tell(ChangeKind::Review, old, Reach::Members);
            }
        }
        put(&transaction, &row).await?;
        note(&transaction, row.id, step.name(), &who, step.reason(), clock).await?;
        let event = Event::new(before.authority, action(step.name()), Subject::new("review", row.id))
            .change("state", before.state.as_str(), after.state.as_str())
            .change("reason", None::<String>, step.reason());
        audit::append(&transaction, now, actor, event).await?;
        if before.state == State::Published || after.state == State::Published {
            told.tell(ChangeKind::Review, row.id, Reach::Members);
        }
        if !told.audiences().is_empty() {
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Published reviews of the same desk, whose place this one takes.
async fn current(transaction: &DatabaseTransaction, row: &review::Model) -> Result<Vec<Uuid>> {
    use review::Column as C;
    let head = survivor(transaction, row.vendor_id).await?.map_or(row.vendor_id, |vendor| vendor.id);
    let product = match row.product_id.map(ProductId) {
        Some(said) => {
            let naming = product::naming(transaction).await?;
            C::ProductId.is_in(naming.names_of(&[naming.meant(said)]).into_iter().map(|name| name.0))
        }
        None => C::ProductId.is_null(),
    };
    let current = Condition::all()
        .add(C::AuthorityId.eq(row.authority_id))
        .add(C::VendorId.is_in(family(transaction, head).await?))
        .add(product)
        .add(C::Desk.eq(row.desk.as_str()))
        .add(C::State.eq(State::Published.as_str()))
        .add(C::Id.ne(row.id));
    let ids = review::Entity::find().select_only().column(C::Id).filter(current).into_tuple();
    Ok(ids.all(transaction).await?)
}

/// Gives up the place of a review to a newer one.
async fn replace(
    transaction: &DatabaseTransaction,
    old: Uuid,
    who: &Who,
    actor: &Actor,
    clock: &dyn Clock,
) -> Result<()> {
    let found = review::Entity::find_by_id(old).lock_exclusive().one(transaction).await?;
    let mut row = found.ok_or(Error::NotFound)?;
    let standing: Standing = row::standing(&row)?;
    row::stand(&mut row, &standing.replaced(clock.now()));
    row.version += 1;
    put(transaction, &row).await?;
    note(transaction, old, StepName::Replaced, who, None, clock).await?;
    let event = Event::new(standing.authority, action(StepName::Replaced), Subject::new("review", old));
    let event = event.change("state", standing.state.as_str(), row.state.as_str());
    audit::append(transaction, clock.now(), actor, event).await
}

/// Sees that a review can be handed in: it says what it must, and nothing that must go.
async fn presentable(transaction: &DatabaseTransaction, row: &review::Model) -> Result<()> {
    let content = row::content(row)?;
    let mut wrong: Vec<(String, String)> =
        content.faults().into_iter().map(|fault| (fault.pointer, fault.detail)).collect();
    let remarks = remarks(transaction, row.authority_id, &content, row.nda).await?;
    wrong.extend(
        remarks
            .into_iter()
            .filter(|(_, remark)| remark.gravity == Gravity::Remove)
            .map(|(field, remark)| (format!("/{field}"), format!("“{}” {}", remark.words, remark.why))),
    );
    if wrong.is_empty() { Ok(()) } else { Err(Error::Unacceptable(wrong)) }
}

fn refused(refusal: Refusal, right: Action) -> Error {
    match refusal {
        Refusal::Forbidden => Error::Forbidden(right),
        Refusal::NoReason => {
            Error::Unacceptable(vec![("/reason".to_owned(), "says why: it is not empty".to_owned())])
        }
        Refusal::NotNow | Refusal::FourEyes | Refusal::AnotherConvenor => {
            Error::Conflict(format!("This review {}.", refusal.words()))
        }
    }
}

const fn action(step: StepName) -> &'static str {
    match step {
        StepName::Begun => "review.begun",
        StepName::Submitted => "review.submitted",
        StepName::Approved => "review.approved",
        StepName::Returned => "review.returned",
        StepName::Published => "review.published",
        StepName::Appealed => "review.appealed",
        StepName::Withdrawn => "review.withdrawn",
        StepName::Revised => "review.revised",
        StepName::Replaced => "review.replaced",
    }
}

//! Reviews as their authors write them: drafts, and what is remarkable in their words.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{ReviewId, VendorId};
use muster_domain::product::naming::Naming;
use muster_domain::product::{ProductRef, id_of};
use muster_domain::review::check::{Remark, look};
use muster_domain::review::sight::Seer;
use muster_domain::review::step::{State, StepName, Who};
use muster_domain::review::{Content, Desk, Foundation};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::write::{locked, note, put};
use super::{Offered, Reviews, row};
use crate::entity::{person, review};
use crate::evaluation::kept_from;
use crate::insert::insert;
use crate::permission::{permitted_member, permitted_of};
use crate::text::cleaned_option;
use crate::vendor::survivor;
use crate::{Error, Result, audit, product, transaction};

/// What its author says of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Of which product, by name; `None` for the vendor as a whole.
    pub product: Option<String>,
    /// From which desk.
    pub desk: Desk,
    /// The record it rests on.
    pub foundation: Foundation,
    /// What it says.
    pub content: Content,
}

impl Reviews {
    /// Begins a review of a vendor, which nobody but its author sees.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] where there is no such vendor; [`Error::Conflict`] for whoever
    /// evaluates its offers; [`Error::Unacceptable`] where it rests on no record of the authority with that
    /// vendor; else when the database fails.
    pub async fn begin(
        &self,
        actor: &Actor,
        vendor: VendorId,
        draft: &Draft,
        clock: &dyn Clock,
    ) -> Result<ReviewId> {
        let (seer, who) = author(actor)?;
        let today = clock.today();
        let found = survivor(self.database.accounts(), vendor.0).await?.ok_or(Error::NotFound)?;
        let kept = kept_from(self.database.accounts(), who.person, today).await?;
        if kept.contains(&found.id) {
            let why = "You evaluate offers of this vendor: a review of it has to wait until that is over.";
            return Err(Error::Conflict(why.to_owned()));
        }
        let offered = self.offered(&seer, VendorId(found.id), draft.foundation).await?;
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let invented = person::Entity::find_by_id(who.person.0).one(&transaction).await?;
        let mut row = review::Model {
            id: clock.id(),
            authority_id: who.authority.0,
            vendor_id: found.id,
            product_id: None,
            product_name: None,
            desk: draft.desk.as_str().to_owned(),
            foundation: String::new(),
            foundation_id: draft.foundation.id(),
            nda: false,
            service_area: None,
            overall: None,
            aspects: String::new(),
            facts: String::new(),
            best: String::new(),
            worst: String::new(),
            conflict: None,
            words_withheld: false,
            state: State::Draft.as_str().to_owned(),
            author_id: who.person.0,
            approver_id: None,
            returned_by: None,
            reason: None,
            appealed: false,
            published_at: None,
            since: now,
            demonstration: found.demonstration || invented.is_some_and(|person| person.demonstration),
            written_at: now,
            version: 1,
        };
        row::write(&mut row, &row::nothing())?;
        say(&mut row, draft, &offered, &product::naming(&transaction).await?)?;
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        note(&transaction, row.id, StepName::Begun, &who, None, clock).await?;
        let event = Event::new(who.authority, "review.begun", Subject::new("review", row.id));
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(ReviewId(row.id))
    }

    /// Says in a draft of the actor's own what `draft` says, if it is still as of `version`.
    ///
    /// # Errors
    /// As [`Reviews::begin`]; [`Error::NotFound`] where the actor sees no such review, [`Error::Conflict`] where it
    /// is not theirs to change as it stands, [`Error::Stale`].
    pub async fn change(
        &self,
        actor: &Actor,
        id: ReviewId,
        version: i64,
        draft: &Draft,
        clock: &dyn Clock,
    ) -> Result<()> {
        let (seer, who) = author(actor)?;
        let shown = self.get(&seer, id, clock.today()).await?.ok_or(Error::NotFound)?;
        let offered = self.offered(&seer, shown.review.vendor.id, draft.foundation).await?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = locked(&transaction, &seer, id, version, clock).await?;
        if !row::standing(&before)?.editable_by(&who) {
            return Err(Error::Conflict(
                "Only its author changes a review, and only while it is a draft: take it up again first."
                    .to_owned(),
            ));
        }
        let mut row = before.clone();
        say(&mut row, draft, &offered, &product::naming(&transaction).await?)?;
        if row == before {
            return Ok(());
        }
        row.version += 1;
        put(&transaction, &row).await?;
        // What it says stays out of the audit, which others of the authority read.
        let event = Event::new(who.authority, "review.changed", Subject::new("review", row.id));
        let event = event.change("version", before.version, row.version);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// What is remarkable in the words of a review, each with the field that it stands in.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails.
    pub async fn remarks(
        &self,
        actor: &Actor,
        content: &Content,
        nda: bool,
    ) -> Result<Vec<(&'static str, Remark)>> {
        permitted_member(actor, Action::WriteReviews)?;
        remarks(self.database.accounts(), actor.authority.0, content, nda).await
    }

    /// The record that a review is to rest on, if it is one of the authority with that vendor.
    async fn offered(&self, seer: &Seer, vendor: VendorId, foundation: Foundation) -> Result<Offered> {
        let offered = self.foundations(seer, vendor).await?;
        offered.into_iter().find(|one| one.foundation == foundation).ok_or_else(|| {
            let detail = "is not a record of your authority with this vendor: only who has one can review it";
            Error::Unacceptable(vec![("/foundation".to_owned(), detail.to_owned())])
        })
    }
}

/// Whoever may write reviews: a person, for their authority.
fn author(actor: &Actor) -> Result<(Seer, Who)> {
    permitted_member(actor, Action::WriteReviews)?;
    let seer = Seer::of(Some(actor));
    let who = seer.person().cloned().ok_or(Error::Forbidden(Action::WriteReviews))?;
    permitted_of(actor, Action::WriteReviews, who.authority)?;
    Ok((seer, who))
}

/// What a draft says, as its row has it. Of which product it was said stays, where that is said to be what it is
/// shown as.
fn say(row: &mut review::Model, draft: &Draft, offered: &Offered, naming: &Naming) -> Result<()> {
    let Draft { product, desk, foundation, content } = draft;
    let product = cleaned_option(product.as_deref().map(str::trim)).filter(|name| !name.is_empty());
    let product = product.map(|name| ProductRef { id: id_of(&name), name });
    let product = naming.kept(row::said(row), product);
    row.product_id = product.as_ref().map(|product| product.id.0);
    row.product_name = product.map(|product| product.name);
    row.desk = desk.as_str().to_owned();
    row.foundation = foundation.kind().to_owned();
    row.foundation_id = foundation.id();
    row.nda = offered.nda;
    row.service_area = offered.service_area.map(|area| area.as_str().to_owned());
    row::write(row, content)
}

/// What is remarkable in the words of a review of an authority, each with the field that it stands in.
pub(super) async fn remarks(
    connection: &impl ConnectionTrait,
    authority: Uuid,
    content: &Content,
    nda: bool,
) -> Result<Vec<(&'static str, Remark)>> {
    let people: Vec<String> = person::Entity::find()
        .select_only()
        .column(person::Column::Name)
        .filter(person::Column::AuthorityId.eq(authority))
        .into_tuple()
        .all(connection)
        .await?;
    let conflict = content.conflict.as_deref().unwrap_or_default();
    let texts = [("best", content.best.as_str()), ("worst", content.worst.as_str()), ("conflict", conflict)];
    let found = texts.into_iter().flat_map(|(field, text)| {
        look(text, &people, nda).into_iter().map(move |remark| (field, remark)).collect::<Vec<_>>()
    });
    Ok(found.collect())
}

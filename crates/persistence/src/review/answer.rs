//! What vendors say to reviews of them: a reply, and which facts are not so.

use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ReviewId};
use muster_domain::record::Reach;
use muster_domain::review::FactName;
use muster_domain::review::check::{Gravity, look};
use muster_domain::review::reply::fault;
use muster_domain::review::sight::{Seer, Shown};
use muster_domain::review::step::State;
use muster_domain::session::Origin;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::write::put;
use super::{Reviews, row};
use crate::change::Told;
use crate::entity::{review, review_challenge, review_reply};
use crate::insert::insert;
use crate::text::cleaned;
use crate::vendor_link::Opened;
use crate::{Error, Result, audience, audit, transaction};

/// Reviews that a vendor's page has at most, the newest.
const MOST: u64 = 200;

impl Reviews {
    /// The published reviews of the vendor whose link was opened, newest first, as anybody but members sees a
    /// review: with no record that it rests on.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of_link(&self, opened: &Opened) -> Result<Vec<Shown>> {
        let reader = self.reader();
        let rows = review::Entity::find()
            .filter(review::Column::VendorId.is_in(self.family(opened.link.vendor.id).await?))
            .filter(review::Column::State.eq(State::Published.as_str()))
            .order_by_desc(review::Column::PublishedAt)
            .order_by_desc(review::Column::Id)
            .limit(MOST)
            .all(&reader)
            .await?;
        let found = row::assemble(&reader, rows).await?;
        Ok(found.into_iter().map(|review| Shown::to(review, &Seer::NOBODY)).collect())
    }

    /// Says in the vendor's name what it says to a review of it, in place of what it said before.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the link's vendor has no such published review, [`Error::Unacceptable`] where
    /// the words are not fit to be published; else when the database fails.
    pub async fn reply(
        &self,
        opened: &Opened,
        origin: &Origin,
        id: ReviewId,
        text: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        fit(text, "/text")?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = self.answered(&transaction, opened, id).await?;
        let before = review_reply::Entity::find_by_id(id.0).one(&transaction).await?;
        let now = clock.now();
        let reply = review_reply::Model {
            review_id: id.0,
            vendor_link_id: Some(opened.link.id.0),
            text: cleaned(text.trim()),
            replied_at: now,
        };
        let event = Event::new(AuthorityId(row.authority_id), "review.replied", Subject::new("review", id.0))
            .change("reply", before.map(|reply| reply.text), reply.text.as_str());
        use review_reply::Column as C;
        let again = OnConflict::column(C::ReviewId)
            .update_columns([C::VendorLinkId, C::Text, C::RepliedAt])
            .to_owned();
        insert(&transaction, &[reply], Some(&again)).await?;
        self.told(transaction, opened, origin, row, event, clock).await
    }

    /// Says in the vendor's name that a fact of a review is not so: it is frozen until a convenor decides. A fact
    /// is challenged once.
    ///
    /// # Errors
    /// As [`Reviews::reply`]; [`Error::Conflict`] where the fact was challenged before or is not said.
    pub async fn challenge(
        &self,
        opened: &Opened,
        origin: &Origin,
        id: ReviewId,
        fact: FactName,
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        fit(reason, "/reason")?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = self.answered(&transaction, opened, id).await?;
        let before = review_challenge::Entity::find()
            .filter(review_challenge::Column::ReviewId.eq(id.0))
            .filter(review_challenge::Column::Fact.eq(fact.as_str()));
        if before.count(&transaction).await? > 0 {
            return Err(Error::Conflict("This fact was challenged before: that is done once.".to_owned()));
        }
        if !row::content(&row)?.facts.says(fact) {
            return Err(Error::Conflict("The review says nothing of this fact.".to_owned()));
        }
        let challenge = review_challenge::Model {
            id: clock.id(),
            review_id: id.0,
            vendor_link_id: Some(opened.link.id.0),
            fact: fact.as_str().to_owned(),
            reason: cleaned(reason.trim()),
            challenged_at: clock.now(),
            outcome: None,
            decided_because: None,
            decided_by: None,
            decided_at: None,
        };
        let owner = AuthorityId(row.authority_id);
        let event = Event::new(owner, "review.challenged", Subject::new("review", id.0))
            .change("fact", None::<String>, fact.as_str())
            .change("reason", None::<String>, challenge.reason.as_str());
        insert(&transaction, &[challenge], None).await?;
        self.told(transaction, opened, origin, row, event, clock).await
    }

    /// The published review that a link's vendor answers, locked.
    async fn answered(
        &self,
        transaction: &DatabaseTransaction,
        opened: &Opened,
        id: ReviewId,
    ) -> Result<review::Model> {
        let family = self.family(opened.link.vendor.id).await?;
        let found = review::Entity::find_by_id(id.0)
            .filter(review::Column::VendorId.is_in(family))
            .filter(review::Column::State.eq(State::Published.as_str()))
            .lock_exclusive()
            .one(transaction)
            .await?;
        found.ok_or(Error::NotFound)
    }

    /// Ends a change that a vendor made: it is a new version of the review, in the audit of whose it is.
    async fn told(
        &self,
        transaction: DatabaseTransaction,
        opened: &Opened,
        origin: &Origin,
        mut row: review::Model,
        event: Event,
        clock: &dyn Clock,
    ) -> Result<()> {
        row.version += 1;
        put(&transaction, &row).await?;
        audit::append(&transaction, clock.now(), opened.by(origin), event).await?;
        let told = Told::one(clock.now(), ChangeKind::Review, row.id, Reach::Members);
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// Sees that a vendor's words are short, and name nobody.
fn fit(text: &str, pointer: &str) -> Result<()> {
    let mut wrong: Vec<String> = fault(text).into_iter().collect();
    let remove = |remark: &muster_domain::review::check::Remark| remark.gravity == Gravity::Remove;
    wrong.extend(
        look(text, &[], false).into_iter().filter(remove).map(|r| format!("“{}” {}", r.words, r.why)),
    );
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Error::Unacceptable(wrong.into_iter().map(|detail| (pointer.to_owned(), detail)).collect()))
}

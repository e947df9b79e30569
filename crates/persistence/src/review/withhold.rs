//! Keeping the words of a review to its authority, and letting members read them again.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ReviewId};
use muster_domain::record::Reach;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::State;

use super::write::{locked, put};
use super::{Reviews, row};
use crate::change::Told;
use crate::permission::permitted_member;
use crate::{Error, Result, audience, audit, transaction};

impl Reviews {
    /// Says whether the words of a review are kept to the actor's authority, if it is still as of `version`.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where the actor does not see it, [`Error::Conflict`] where it is
    /// another authority's or not to be read any more, [`Error::Stale`]; else when the database fails.
    pub async fn withhold(
        &self,
        actor: &Actor,
        id: ReviewId,
        version: i64,
        withheld: bool,
        clock: &dyn Clock,
    ) -> Result<()> {
        let right = Action::ApproveReviews;
        permitted_member(actor, right)?;
        let seer = Seer::of(Some(actor));
        let who = seer.person().ok_or(Error::Forbidden(right))?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let mut row = locked(&transaction, &seer, id, version, clock).await?;
        if !row::standing(&row)?.withholdable_by(who) {
            let why = "Approvers of its authority say whether its words are kept, once it is handed in and \
                       while it is not withdrawn or replaced.";
            return Err(Error::Conflict(why.to_owned()));
        }
        if row.words_withheld == withheld {
            return Ok(());
        }
        let event =
            Event::new(AuthorityId(row.authority_id), "review.wordsWithheld", Subject::new("review", row.id))
                .change("wordsWithheld", row.words_withheld, withheld);
        row.words_withheld = withheld;
        row.version += 1;
        put(&transaction, &row).await?;
        audit::append(&transaction, clock.now(), actor, event).await?;
        if row.state == State::Published.as_str() {
            let told = Told::one(clock.now(), ChangeKind::Review, row.id, Reach::Members);
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

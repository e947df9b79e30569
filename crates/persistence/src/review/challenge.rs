//! What becomes of facts that a vendor challenged.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ChallengeId, ReviewId};
use muster_domain::record::Reach;
use muster_domain::review::reply::Outcome;
use muster_domain::review::sight::Seer;
use muster_domain::review::{FactName, Facts};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::write::put;
use super::{Reviews, row, select};
use crate::change::Told;
use crate::entity::{review, review_challenge};
use crate::permission::permitted_member;
use crate::text::cleaned;
use crate::{Error, Result, audience, audit, transaction};

/// What a convenor decides of a challenged fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why.
    pub because: String,
    /// The fact as it is, where it is corrected.
    pub corrected: Facts,
}

impl Reviews {
    /// Decides what becomes of a challenged fact.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is no such challenge, [`Error::Conflict`] where it is
    /// decided already, [`Error::Unacceptable`] where it is corrected to nothing; else when the database fails.
    pub async fn decide(
        &self,
        actor: &Actor,
        id: ReviewId,
        challenge: ChallengeId,
        ruled: &Ruled,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, Action::ModerateReviews)?;
        let seer = Seer::of(Some(actor));
        let now = clock.now();
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let seen = select::visible(&transaction, &seer, clock.today()).await?;
        let found = review::Entity::find_by_id(id.0).filter(seen).lock_exclusive().one(&transaction).await?;
        let mut row = found.ok_or(Error::NotFound)?;
        let open = review_challenge::Entity::find_by_id(challenge.0)
            .filter(review_challenge::Column::ReviewId.eq(id.0))
            .one(&transaction)
            .await?;
        let open = row::challenge(open.ok_or(Error::NotFound)?)?;
        if open.outcome.is_some() {
            return Err(Error::Conflict("This was decided already.".to_owned()));
        }
        let mut content = row::content(&row)?;
        content.facts = after(content.facts, open.fact, ruled)?;
        row::write(&mut row, &content)?;
        row.version += 1;
        put(&transaction, &row).await?;
        use review_challenge::Column as C;
        review_challenge::Entity::update_many()
            .col_expr(C::Outcome, Expr::value(ruled.outcome.as_str()))
            .col_expr(C::DecidedBecause, Expr::value(cleaned(ruled.because.trim())))
            .col_expr(C::DecidedBy, Expr::value(actor.account()))
            .col_expr(C::DecidedAt, Expr::value(now))
            .filter(C::Id.eq(challenge.0))
            .exec(&transaction)
            .await?;
        let owner = AuthorityId(row.authority_id);
        let event = Event::new(owner, "review.challengeDecided", Subject::new("review", row.id))
            .change("fact", None::<String>, open.fact.as_str())
            .change("outcome", None::<String>, ruled.outcome.as_str())
            .change("reason", None::<String>, ruled.because.trim());
        audit::append(&transaction, now, actor, event).await?;
        let told = Told::one(now, ChangeKind::Review, row.id, Reach::Members);
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }
}

/// The facts once it is decided what becomes of a challenged one.
fn after(facts: Facts, fact: FactName, ruled: &Ruled) -> Result<Facts> {
    match ruled.outcome {
        Outcome::Stands => Ok(facts),
        Outcome::Removed => Ok(facts.with(fact, &Facts::default())),
        Outcome::Corrected if ruled.corrected.says(fact) => Ok(facts.with(fact, &ruled.corrected)),
        Outcome::Corrected => {
            let detail = format!("says nothing of {}: a corrected fact is said as it is", fact.words());
            Err(Error::Unacceptable(vec![("/corrected".to_owned(), detail)]))
        }
    }
}

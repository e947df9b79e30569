//! Rows of reviews: locked, written, and noted in their history.

use muster_domain::clock::Clock;
use muster_domain::id::ReviewId;
use muster_domain::review::sight::Seer;
use muster_domain::review::step::{StepName, Who};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::select;
use crate::entity::{review, review_step};
use crate::insert::insert;
use crate::text::cleaned_option;
use crate::{Error, Result};

/// A review that the seer sees, locked, as of this version.
pub(super) async fn locked(
    transaction: &DatabaseTransaction,
    seer: &Seer,
    id: ReviewId,
    version: i64,
    clock: &dyn Clock,
) -> Result<review::Model> {
    let seen = select::visible(transaction, seer, clock.today()).await?;
    let found = review::Entity::find_by_id(id.0).filter(seen).lock_exclusive().one(transaction).await?;
    let row = found.ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Writes what may change of a row.
pub(super) async fn put(transaction: &DatabaseTransaction, row: &review::Model) -> Result<()> {
    use review::Column as C;
    let again = OnConflict::column(C::Id)
        .update_columns([
            C::ProductId,
            C::ProductName,
            C::Desk,
            C::Foundation,
            C::FoundationId,
            C::Nda,
            C::ServiceArea,
            C::Overall,
            C::Aspects,
            C::Facts,
            C::Best,
            C::Worst,
            C::Conflict,
            C::WordsWithheld,
            C::State,
            C::ApproverId,
            C::ReturnedBy,
            C::Reason,
            C::Appealed,
            C::PublishedAt,
            C::Since,
            C::Version,
        ])
        .to_owned();
    insert(transaction, std::slice::from_ref(row), Some(&again)).await
}

/// Keeps what was done in the history.
pub(super) async fn note(
    transaction: &DatabaseTransaction,
    review: Uuid,
    step: StepName,
    who: &Who,
    reason: Option<&str>,
    clock: &dyn Clock,
) -> Result<()> {
    let before = review_step::Entity::find().filter(review_step::Column::ReviewId.eq(review));
    let row = review_step::Model {
        review_id: review,
        position: i64::try_from(before.count(transaction).await?).unwrap_or(i64::MAX) + 1,
        step: step.as_str().to_owned(),
        person_id: who.person.0,
        authority_id: who.authority.0,
        reason: cleaned_option(reason),
        made_at: clock.now(),
    };
    insert(transaction, &[row], None).await
}

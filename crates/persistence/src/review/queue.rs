//! What waits for somebody among reviews.

use chrono::NaiveDate;
use muster_domain::access::Role;
use muster_domain::page::{Direction, PageRequest, Sort};
use muster_domain::review::list::{ReviewFilter, ReviewSort};
use muster_domain::review::sight::{May, Seer, Shown};
use muster_domain::review::step::State;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Reviews, row, select};
use crate::Result;
use crate::entity::{review, review_challenge};

/// What waits for somebody, the longest first, and at most 200 of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// Reviews of their authority to approve or send back.
    pub to_approve: Vec<Shown>,
    /// Reviews to publish or send back.
    pub to_moderate: Vec<Shown>,
    /// Published reviews with a challenged fact to decide on.
    pub to_decide: Vec<Shown>,
    /// Their own that are under way.
    pub mine: Vec<Shown>,
}

impl Reviews {
    /// What waits for a seer.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn queue(&self, seer: &Seer, today: NaiveDate) -> Result<Queue> {
        let Some(who) = seer.person() else { return Ok(Queue::default()) };
        let under_way = [State::Draft, State::Submitted, State::Moderation, State::Returned];
        let filter = ReviewFilter {
            states: under_way.to_vec(),
            ages: Vec::new(),
            ..ReviewFilter::published(seer.clone(), today)
        };
        let longest = [Sort { key: ReviewSort::Since, direction: Direction::Ascending }];
        let page = PageRequest { limit: PageRequest::MOST, cursor: None };
        let mut queue = Queue::default();
        for shown in self.list(&filter, &longest, &page).await?.items {
            if shown.may.contains(&May::Moderate) {
                queue.to_moderate.push(shown.clone());
            }
            if shown.may.contains(&May::Approve) {
                queue.to_approve.push(shown.clone());
            }
            if shown.review.standing.author == who.person {
                queue.mine.push(shown);
            }
        }
        if who.roles.contains(&Role::Convenor) {
            queue.to_decide = self.challenged(seer, today).await?;
        }
        Ok(queue)
    }

    /// Published reviews with a fact that nobody has decided on.
    async fn challenged(&self, seer: &Seer, today: NaiveDate) -> Result<Vec<Shown>> {
        let reader = self.reader();
        let open = Query::select()
            .column(review_challenge::Column::ReviewId)
            .from(review_challenge::Entity)
            .and_where(review_challenge::Column::Outcome.is_null())
            .take();
        let rows = review::Entity::find()
            .filter(select::visible(&reader, seer, today).await?)
            .filter(review::Column::State.eq(State::Published.as_str()))
            .filter(review::Column::Id.in_subquery(open))
            .order_by_asc(review::Column::Since)
            .order_by_asc(review::Column::Id)
            .limit(u64::from(PageRequest::MOST))
            .all(&reader)
            .await?;
        let found = row::assemble(&reader, rows).await?;
        self.shown(seer, found).await
    }
}

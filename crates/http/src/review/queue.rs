//! What waits for somebody among reviews.

use actix_web::HttpRequest;
use actix_web::web::Data;
use muster_domain::access::Action;
use muster_domain::review::sight::Shown;
use muster_persistence::review::Queue;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Review, TAG, seer};
use crate::api::Api;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};

/// What waits for you, the longest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewQueue {
    /// Reviews of your authority to approve or send back.
    pub to_approve: Vec<Review>,
    /// Reviews to publish or send back, for convenors.
    pub to_moderate: Vec<Review>,
    /// Published reviews with a challenged fact to decide on, for convenors.
    pub to_decide: Vec<Review>,
    /// Reviews of your own that are under way.
    pub mine: Vec<Review>,
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/reviews/queue", "getReviewQueue", TAG)
            .about("Reviews that wait for you: to approve, to moderate, challenged facts to decide on, and your own that are under way.")
            .requires(Action::SeeReviews)
            .answers::<ReviewQueue>(),
        get,
    );
}

async fn get(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let Queue { to_approve, to_moderate, to_decide, mine } =
        api.database.reviews().queue(&seer(&request), today).await?;
    let all = |shown: Vec<Shown>| shown.into_iter().map(|one| Review::new(one, today)).collect();
    let queue = ReviewQueue {
        to_approve: all(to_approve),
        to_moderate: all(to_moderate),
        to_decide: all(to_decide),
        mine: all(mine),
    };
    Ok(fresh(&request, Made::json(&queue)?))
}

//! Keeping the words of a review to its authority.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use muster_domain::access::Action;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{Review, TAG, changed, failed, id_of};
use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::precondition::version;

/// Who reads the words of a review.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewWithholding {
    /// Whether what went best and worst is kept to your authority. Ratings and facts are for members either way.
    #[schema(example = true)]
    pub withheld: bool,
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::put("/reviews/{id}/withholding", "withholdReviewWords", TAG)
            .about("Keep the words of a review (what went best and worst) to your authority, or let members read them again. Members see that they are withheld, with ratings and facts, and whom to speak to; vendors, exports and other systems have them nowhere. A convenor reads them while the review is under moderation, and not after. Its author says it in the draft.")
            .requires(Action::ApproveReviews)
            .conditional()
            .takes::<ReviewWithholding>()
            .answers::<Review>()
            .fails(&[409]),
        withhold,
    );
}

async fn withhold(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(body): Body<ReviewWithholding>,
) -> Answered {
    let actor = permitted(&request, Action::ApproveReviews)?;
    let (id, version) = (id_of(&id)?, version(request.headers())?);
    match api.database.reviews().withhold(&actor, id, version, body.withheld, &*api.clock).await {
        Ok(()) => changed(&request, &api, id).await,
        Err(error) => Err(failed(&request, &api, id, error).await),
    }
}

//! What reviews of a vendor say together.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use muster_domain::access::{Action, Kind};
use muster_domain::id::VendorId;
use muster_domain::review::summary::{Divergence, FEWEST, Spread, Summary, WEIGHTS, divergence};
use serde::Serialize;
use utoipa::ToSchema;

use super::{TAG, seer};
use crate::api::Api;
use crate::identity::viewer;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// How ratings of one thing spread.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RatingSpread {
    /// How many reviews rate it 1, 2, 3, 4, 5, in this order.
    #[schema(min_items = 5, max_items = 5)]
    pub counts: Vec<u32>,
    /// How many authorities do.
    pub authorities: usize,
    /// The mean over authorities, newer reviews weighing more; null of fewer than three.
    #[schema(example = 3.7)]
    pub mean: Option<f64>,
}

/// How ratings of one aspect spread.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AspectSpread {
    /// Which aspect.
    #[schema(schema_with = words::aspect_schema)]
    pub aspect: &'static str,
    /// How its ratings spread.
    #[serde(flatten)]
    pub spread: RatingSpread,
}

/// What a review weighs until it is so old.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewWeight {
    /// Months since publication.
    pub until_months: u32,
    /// The weight until then.
    pub weight: f64,
}

/// Ratings against key performance indicators in published notices.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublishedRatings {
    /// How many there are.
    pub rated: u32,
    /// How many of them are "good".
    pub good: u32,
}

/// What published reviews of a vendor say together.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReviewSummary {
    /// How many reviews.
    pub reviews: u32,
    /// The whole.
    pub overall: RatingSpread,
    /// Aspects that anybody rated, in their order.
    pub aspects: Vec<AspectSpread>,
    /// How many authorities would buy again.
    pub buy_again: u32,
    /// How many would not.
    pub not_again: u32,
    /// The fewest authorities of which a mean is told.
    pub fewest: usize,
    /// What a review weighs by its age; nothing once it is older than all of these.
    pub weights: Vec<ReviewWeight>,
    /// Ratings in published contract performance notices (UK9).
    pub published_ratings: PublishedRatings,
    /// Whether those and the reviews tell different stories.
    #[schema(schema_with = words::divergence_or_null_schema)]
    pub divergence: Option<&'static str>,
}

impl From<Spread> for RatingSpread {
    fn from(spread: Spread) -> Self {
        let Spread { counts, authorities, mean } = spread;
        Self { counts: counts.to_vec(), authorities, mean }
    }
}

impl ReviewSummary {
    fn new(summary: Summary, published_ratings: PublishedRatings) -> Self {
        let Summary { reviews, overall, aspects, buy_again, not_again } = summary;
        let PublishedRatings { rated, good } = published_ratings;
        let divergence = divergence(&overall, good, rated).map(|divergence| match divergence {
            Divergence::ReviewsWorse => "reviewsWorse",
            Divergence::ReviewsBetter => "reviewsBetter",
        });
        let aspect = |(aspect, spread): (muster_domain::review::Aspect, Spread)| AspectSpread {
            aspect: aspect.as_str(),
            spread: spread.into(),
        };
        Self {
            reviews,
            overall: overall.into(),
            aspects: aspects.into_iter().map(aspect).collect(),
            buy_again,
            not_again,
            fewest: FEWEST,
            weights: WEIGHTS
                .iter()
                .map(|(until_months, weight)| ReviewWeight { until_months: *until_months, weight: *weight })
                .collect(),
            published_ratings,
            divergence,
        }
    }
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/vendors/{id}/reviews/summary", "getReviewSummary", TAG)
            .about("What published reviews of a vendor say together, with how ratings spread: no mean of fewer than three authorities, each authority once, newer reviews weighing more, those older than five years nothing. For members.")
            .requires(Action::SeeReviews)
            .answers::<ReviewSummary>(),
        get,
    );
}

async fn get(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let id: VendorId = id.parse().map_err(|_| Failure::NotFound)?;
    api.database.vendors().get(&viewer(&request, Kind::Vendor), id).await?.ok_or(Failure::NotFound)?;
    let store = api.database.reviews();
    let summary = store.summary(&seer(&request), id, today).await?;
    let (good, rated) = store.published_ratings(id).await?;
    let summary = ReviewSummary::new(summary, PublishedRatings { rated, good });
    Ok(fresh(&request, Made::json(&summary)?))
}

//! Leading a review on its way: each step names the version that it was made for in `If-Match`, so that nobody
//! approves what they have not read.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use muster_domain::access::Action;
use muster_domain::id::ChallengeId;
use muster_domain::review::Facts;
use muster_domain::review::reply::Outcome;
use muster_domain::review::step::Step;
use muster_persistence::review::Ruled;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::form::FactsSaid;
use super::{Review, TAG, changed, failed, id_of};
use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::person::not_blank;
use crate::precondition::version;
use crate::problem::Failure;
use crate::words;

/// What a second person of the authority decides.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewApproval {
    /// Approve it, or send it back.
    #[schema(schema_with = words::approval_schema)]
    pub decision: String,
    /// Why it is sent back.
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000, example = "Say how long the fault lasted.")]
    pub reason: Option<String>,
}

/// What a convenor decides.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewModeration {
    /// Publish it, or send it back.
    #[schema(schema_with = words::moderation_schema)]
    pub decision: String,
    /// Why it is sent back.
    #[validate(length(max = 1000, message = "has at most 1000 characters"))]
    #[schema(max_length = 1000, example = "It can be read as a charge against one person.")]
    pub reason: Option<String>,
}

/// Why another convenor should look.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewAppeal {
    /// Why.
    #[validate(
        length(min = 1, max = 1000, message = "has 1 to 1000 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 1000)]
    pub reason: String,
}

/// What becomes of a challenged fact.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeDecision {
    /// `stands`: as the authority said; `corrected`: as `corrected` says; `removed`: taken out.
    #[schema(schema_with = words::challenge_outcome_schema)]
    pub outcome: String,
    /// Why; the vendor and members read it.
    #[validate(
        length(min = 1, max = 1000, message = "has 1 to 1000 characters"),
        custom(function = "not_blank")
    )]
    #[schema(min_length = 1, max_length = 1000)]
    pub because: String,
    /// The fact as it is, where it is corrected.
    #[serde(default)]
    #[validate(nested)]
    pub corrected: FactsSaid,
}

pub(super) fn operations(routes: &mut Routes) {
    let step = |path: &'static str, id: &'static str, right: Action, about: &'static str| {
        Operation::post(path, id, TAG)
            .about(about)
            .requires(right)
            .conditional()
            .answers::<Review>()
            .fails(&[409])
    };
    routes.add(
        step(
            "/reviews/{id}/submission",
            "submitReview",
            Action::WriteReviews,
            "Hand a draft of your own in, for a second person of your authority. It must say both sides, and name no person.",
        ),
        submit,
    );
    routes.add(
        step(
            "/reviews/{id}/approval",
            "approveReview",
            Action::ApproveReviews,
            "Approve a review that another person of your authority wrote, or send it back with the reason. Whoever wrote it cannot.",
        )
        .takes::<ReviewApproval>(),
        approve,
    );
    routes.add(
        step(
            "/reviews/{id}/moderation",
            "moderateReview",
            Action::ModerateReviews,
            "Publish an approved review, or send it back with the reason. An appeal is for another convenor than the one who returned it.",
        )
        .takes::<ReviewModeration>(),
        moderate,
    );
    routes.add(
        step(
            "/reviews/{id}/appeal",
            "appealReview",
            Action::WriteReviews,
            "Ask another convenor to look again at a review that one returned, once and with the reason.",
        )
        .takes::<ReviewAppeal>(),
        appeal,
    );
    routes.add(
        step(
            "/reviews/{id}/revision",
            "reviseReview",
            Action::WriteReviews,
            "Take a returned review of your own up again: it is a draft, and what approved it is gone.",
        ),
        revise,
    );
    routes.add(
        step(
            "/reviews/{id}/withdrawal",
            "withdrawReview",
            Action::WriteReviews,
            "Take a review of your authority back for good. It stays in the history of those inside.",
        ),
        withdraw,
    );
    routes.add(
        Operation::post("/reviews/{id}/challenges/{challenge}/decision", "decideChallenge", TAG)
            .about("Decide what becomes of a fact that the vendor challenged. Until then the fact is frozen, and the rest of the review stands.")
            .requires(Action::ModerateReviews)
            .takes::<ChallengeDecision>()
            .answers::<Review>()
            .fails(&[409]),
        decide,
    );
}

async fn make(request: HttpRequest, api: Data<Api>, id: &str, right: Action, step: Step) -> Answered {
    let actor = permitted(&request, right)?;
    let (id, version) = (id_of(id)?, version(request.headers())?);
    match api.database.reviews().step(&actor, right, id, version, &step, &*api.clock).await {
        Ok(()) => changed(&request, &api, id).await,
        Err(error) => Err(failed(&request, &api, id, error).await),
    }
}

async fn submit(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    make(request, api, &id, Action::WriteReviews, Step::Submit).await
}

async fn approve(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(body): Body<ReviewApproval>,
) -> Answered {
    let step = match body.decision.as_str() {
        "approve" => Step::Approve,
        "return" => Step::Return(body.reason.unwrap_or_default()),
        other => return Err(Failure::wrong("/decision", format!("{other:?} is neither approve nor return"))),
    };
    make(request, api, &id, Action::ApproveReviews, step).await
}

async fn moderate(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(body): Body<ReviewModeration>,
) -> Answered {
    let step = match body.decision.as_str() {
        "publish" => Step::Publish,
        "return" => Step::Return(body.reason.unwrap_or_default()),
        other => return Err(Failure::wrong("/decision", format!("{other:?} is neither publish nor return"))),
    };
    make(request, api, &id, Action::ModerateReviews, step).await
}

async fn appeal(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(body): Body<ReviewAppeal>,
) -> Answered {
    make(request, api, &id, Action::WriteReviews, Step::Appeal(body.reason)).await
}

async fn revise(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    make(request, api, &id, Action::WriteReviews, Step::Revise).await
}

async fn withdraw(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    make(request, api, &id, Action::WriteReviews, Step::Withdraw).await
}

async fn decide(
    request: HttpRequest,
    api: Data<Api>,
    keys: Path<(String, String)>,
    Body(body): Body<ChallengeDecision>,
) -> Answered {
    let actor = permitted(&request, Action::ModerateReviews)?;
    let (id, challenge) = keys.into_inner();
    let id = id_of(&id)?;
    let challenge: ChallengeId = challenge.parse().map_err(|_| Failure::NotFound)?;
    let ChallengeDecision { outcome, because, corrected } = body;
    let outcome = Outcome::parse(&outcome).ok_or_else(|| {
        Failure::wrong("/outcome", format!("{outcome:?} is none of stands, corrected, removed"))
    })?;
    let ruled = Ruled { outcome, because, corrected: corrected.onto(Facts::default(), "/corrected")? };
    api.database.reviews().decide(&actor, id, challenge, &ruled, &*api.clock).await?;
    changed(&request, &api, id).await
}

//! Parts of an authority over the API: an ALMO, a shared service.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_persistence::authority_part::{Part as Claimed, Parts as AllClaimed};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::authority::{self, AuthorityRef};
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};

/// Why an authority is part of another.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartClaim {
    /// Why.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(
        min_length = 1,
        max_length = 500,
        example = "Our arm's length management organisation since 2004"
    )]
    pub reason: String,
}

/// An authority that is part of another.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthorityPart {
    /// The authority at the other end.
    pub authority: AuthorityRef,
    /// Why.
    pub reason: String,
    /// Since when it is said.
    pub since: DateTime<Utc>,
    /// Until when it was; null while it holds.
    pub until: Option<DateTime<Utc>>,
}

/// What is part of an authority, and what it is part of.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthorityParts {
    /// Its parts, those given up included, newest first.
    pub parts: Vec<AuthorityPart>,
    /// What it is part of, in the same way.
    pub part_of: Vec<AuthorityPart>,
}

impl From<Claimed> for AuthorityPart {
    fn from(part: Claimed) -> Self {
        let Claimed { authority, reason, claimed_at, ended_at } = part;
        Self { authority: authority.into(), reason, since: claimed_at, until: ended_at }
    }
}

impl From<AllClaimed> for AuthorityParts {
    fn from(all: AllClaimed) -> Self {
        let AllClaimed { parts, part_of } = all;
        let list = |parts: Vec<Claimed>| parts.into_iter().map(Into::into).collect();
        Self { parts: list(parts), part_of: list(part_of) }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authorities/{idOrCode}/parts", "listParts", "Authorities")
            .about("What is part of an authority (an ALMO, a shared service), and what it is part of. For members.")
            .requires(Action::SeeMembers)
            .answers::<AuthorityParts>(),
        list,
    );
    routes.add(
        Operation::put("/authorities/{idOrCode}/parts/{part}", "putPart", "Authorities")
            .about("Say that another authority is part of one's own: its records count as ours where we look for ours.")
            .requires(Action::ClaimAuthority)
            .takes::<PartClaim>()
            .answers::<AuthorityParts>()
            .fails(&[409]),
        put,
    );
    routes.add(
        Operation::delete("/authorities/{idOrCode}/parts/{part}", "deletePart", "Authorities")
            .about("Say that another authority is no longer part of one's own. The history keeps it.")
            .requires(Action::ClaimAuthority)
            .status(204),
        delete,
    );
}

async fn list(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Authority);
    let whole = authority::for_members(&api.database, &viewer, &key).await?;
    let parts = api.database.authority_parts().of(&viewer, whole.id).await?;
    Ok(fresh(&request, Made::json(&AuthorityParts::from(parts))?))
}

async fn put(
    request: HttpRequest,
    api: Data<Api>,
    keys: Path<(String, String)>,
    Body(PartClaim { reason }): Body<PartClaim>,
) -> Answered {
    let actor = permitted(&request, Action::ClaimAuthority)?;
    let viewer = viewer(&request, Kind::Authority);
    let (whole, part) = keys.into_inner();
    let whole = authority::for_members(&api.database, &viewer, &whole).await?;
    let part = authority::for_members(&api.database, &viewer, &part).await?;
    let store = api.database.authority_parts();
    store.claim(&actor, whole.id, part.id, &reason, api.clock.as_ref()).await?;
    let parts = store.of(&viewer, whole.id).await?;
    Ok(HttpResponse::Ok().json(AuthorityParts::from(parts)))
}

async fn delete(request: HttpRequest, api: Data<Api>, keys: Path<(String, String)>) -> Answered {
    let actor = permitted(&request, Action::ClaimAuthority)?;
    let viewer = viewer(&request, Kind::Authority);
    let (whole, part) = keys.into_inner();
    let whole = authority::for_members(&api.database, &viewer, &whole).await?;
    let part = authority::for_members(&api.database, &viewer, &part).await?;
    api.database.authority_parts().give_up(&actor, whole.id, part.id, api.clock.as_ref()).await?;
    Ok(HttpResponse::NoContent().finish())
}

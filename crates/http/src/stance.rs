//! Stances over the API: what authorities say to an opportunity.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::opportunity::Opportunity;
use muster_domain::stance::{Position, Said, Stance as Word, current};
use muster_domain::viewer::Viewer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// What an authority says to an opportunity.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StanceChange {
    /// From soft to hard, or `notNow`.
    #[schema(schema_with = words::stance_schema)]
    pub stance: String,
    /// Whom to talk to.
    #[serde(default)]
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200, example = "Head of Housing Systems")]
    pub contact: Option<String>,
    /// What the authority needs.
    #[serde(default)]
    #[validate(length(min = 1, max = 1000, message = "has 1 to 1000 characters"))]
    #[schema(min_length = 1, max_length = 1000, example = "A shared specification by March")]
    pub needs: Option<String>,
}

/// What an authority said to an opportunity.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stance {
    /// Who.
    pub authority: AuthorityRef,
    /// What; null where it took back what it had said.
    #[schema(schema_with = words::stance_or_null_schema)]
    pub stance: Option<&'static str>,
    /// Whom to talk to.
    pub contact: Option<String>,
    /// What it needs.
    pub needs: Option<String>,
    /// When it said so.
    pub said_at: DateTime<Utc>,
}

/// What authorities say to an opportunity, and what they said before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Stances {
    /// What each says now, the hardest stance first.
    pub current: Vec<Stance>,
    /// Everything that was said, newest first.
    pub history: Vec<Stance>,
}

impl From<Said> for Stance {
    fn from(said: Said) -> Self {
        let Said { opportunity: _, authority, position, at } = said;
        let (stance, contact, needs) = match position {
            Some(Position { stance, contact, needs }) => (Some(stance.as_str()), contact, needs),
            None => (None, None, None),
        };
        Self { authority: authority.into(), stance, contact, needs, said_at: at }
    }
}

impl From<Vec<Said>> for Stances {
    fn from(said: Vec<Said>) -> Self {
        Self {
            current: current(&said).into_iter().map(Into::into).collect(),
            history: said.into_iter().rev().map(Into::into).collect(),
        }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/opportunities/{id}/stances", "listStances", "Opportunities")
            .about("What members say to an opportunity, now and before. For members.")
            .requires(Action::SeeStances)
            .answers::<Stances>(),
        list,
    );
    routes.add(
        Operation::put("/opportunities/{id}/stance", "putStance", "Opportunities")
            .about("Take one's authority's stance on an opportunity, with whom to talk to and what it needs. Members see it; what was said before stays in the history.")
            .requires(Action::TakeStance)
            .takes::<StanceChange>()
            .answers::<Stances>(),
        put,
    );
    routes.add(
        Operation::delete("/opportunities/{id}/stance", "deleteStance", "Opportunities")
            .about("Take back one's authority's stance on an opportunity. The history keeps it.")
            .requires(Action::TakeStance)
            .status(204),
        delete,
    );
}

/// The opportunity that a member asks for.
async fn opportunity(api: &Api, viewer: &Viewer, id: &str) -> Result<Opportunity, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = match viewer {
        Viewer::Public => None,
        Viewer::Member { .. } => api.database.opportunities().get(viewer, id).await?,
    };
    found.ok_or(Failure::NotFound)
}

async fn list(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Opportunity);
    let opportunity = opportunity(&api, &viewer, &id).await?;
    let said = api.database.stances().of(&viewer, &opportunity).await?;
    Ok(fresh(&request, Made::json(&Stances::from(said))?))
}

async fn put(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<StanceChange>,
) -> Answered {
    let actor = permitted(&request, Action::TakeStance)?;
    let viewer = viewer(&request, Kind::Opportunity);
    let StanceChange { stance, contact, needs } = change;
    let stance = Word::parse(&stance).ok_or_else(|| {
        let words: Vec<&str> = Word::ALL.iter().map(|s| s.as_str()).collect();
        let detail = format!("{stance:?} is none of {}", words.join(", "));
        Failure::Unprocessable(vec![Wrong { pointer: "/stance".to_owned(), detail }])
    })?;
    let opportunity = opportunity(&api, &viewer, &id).await?;
    let position = Position { stance, contact, needs };
    let store = api.database.stances();
    store.take(&actor, &opportunity, &position, api.clock.as_ref()).await?;
    Ok(HttpResponse::Ok().json(Stances::from(store.of(&viewer, &opportunity).await?)))
}

async fn delete(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::TakeStance)?;
    let viewer = viewer(&request, Kind::Opportunity);
    let opportunity = opportunity(&api, &viewer, &id).await?;
    api.database.stances().take_back(&actor, &opportunity, api.clock.as_ref()).await?;
    Ok(HttpResponse::NoContent().finish())
}

//! Evaluations over the API: who judges the offers of a procurement, so that reviews of those who offer are kept
//! from them.

use std::collections::BTreeSet;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{Days, NaiveDate};
use muster_domain::access::{Action, Kind};
use muster_domain::id::{AuthorityId, PersonId, ProcurementId, VendorId};
use muster_domain::review::Evaluation as Domain;
use muster_persistence::evaluation::Declared;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::vendor::VendorRef;

const TAG: &str = "Reviews";

/// Days for which an evaluation is declared at most; it can be declared again.
const MOST_DAYS: u64 = 366;

/// Somebody of one's own authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Colleague {
    /// Their id.
    pub id: Uuid,
    /// What they are called.
    #[schema(example = "Rani Patel")]
    pub name: String,
}

/// Who evaluates the offers of a procurement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Evaluation {
    /// The last day; null where none is declared.
    pub until: Option<NaiveDate>,
    /// Who judges.
    pub people: Vec<Colleague>,
    /// Whose offers.
    pub vendors: Vec<VendorRef>,
    /// Whom to choose from: the people of the authority.
    pub colleagues: Vec<Colleague>,
}

/// An evaluation that is declared.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationSaid {
    /// The last day, which is included: a year from today at most.
    pub until: NaiveDate,
    /// Who judges: people of your authority.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 people"))]
    #[schema(min_items = 1, max_items = 100)]
    pub people: Vec<Uuid>,
    /// Whose offers.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 vendors"))]
    #[schema(min_items = 1, max_items = 100)]
    pub vendors: Vec<Uuid>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/procurements/{id}/evaluation", "getEvaluation", TAG)
            .about(
                "Who evaluates the offers of a procurement of one's own authority, of whom, and until when.",
            )
            .requires(Action::DeclareEvaluation)
            .answers::<Evaluation>(),
        get,
    );
    routes.add(
        Operation::put("/procurements/{id}/evaluation", "declareEvaluation", TAG)
            .about("Declare who evaluates the offers of a procurement: until that day reviews of these vendors are, for these people, as if they were not there, by any way.")
            .requires(Action::DeclareEvaluation)
            .takes::<EvaluationSaid>()
            .answers::<Evaluation>(),
        declare,
    );
    routes.add(
        Operation::delete("/procurements/{id}/evaluation", "endEvaluation", TAG)
            .about("End an evaluation now: its people see reviews again.")
            .requires(Action::DeclareEvaluation)
            .status(204),
        end,
    );
}

/// The procurement that somebody of its own authority asks for, and that authority.
async fn own(request: &HttpRequest, api: &Api, id: &str) -> Result<(ProcurementId, AuthorityId), Failure> {
    let id: ProcurementId = id.parse().map_err(|_| Failure::NotFound)?;
    let viewer = viewer(request, Kind::Procurement);
    let found = api.database.procurements().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    if viewer.sees_own_of(found.authority.id) { Ok((id, found.authority.id)) } else { Err(Failure::NotFound) }
}

async fn declared(request: &HttpRequest, api: &Api, id: &str) -> Result<Evaluation, Failure> {
    let actor = permitted(request, Action::DeclareEvaluation)?;
    let (id, owner) = own(request, api, id).await?;
    let store = api.database.evaluations();
    let person = |(id, name): (PersonId, String)| Colleague { id: id.0, name };
    let colleagues = store.colleagues(&actor).await?.into_iter().map(person).collect();
    Ok(match store.get(&actor, owner, id).await? {
        None => Evaluation { until: None, people: Vec::new(), vendors: Vec::new(), colleagues },
        Some(Declared { until, people, vendors }) => Evaluation {
            until: Some(until),
            people: people.into_iter().map(person).collect(),
            vendors: vendors.into_iter().map(Into::into).collect(),
            colleagues,
        },
    })
}

async fn get(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    Ok(fresh(&request, Made::json(&declared(&request, &api, &id).await?)?))
}

async fn declare(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(said): Body<EvaluationSaid>,
) -> Answered {
    let actor = permitted(&request, Action::DeclareEvaluation)?;
    let (procurement, owner) = own(&request, &api, &id).await?;
    let EvaluationSaid { until, people, vendors } = said;
    let today = api.clock.today();
    if until < today || until > today + Days::new(MOST_DAYS) {
        return Err(Failure::wrong("/until", "is a day from today on, and within a year"));
    }
    let evaluation = Domain {
        vendors: vendors.into_iter().map(VendorId).collect::<BTreeSet<_>>(),
        people: people.into_iter().map(PersonId).collect::<BTreeSet<_>>(),
        until,
    };
    api.database.evaluations().declare(&actor, owner, procurement, &evaluation, &*api.clock).await?;
    Ok(HttpResponse::Ok().json(declared(&request, &api, &id).await?))
}

async fn end(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::DeclareEvaluation)?;
    let (procurement, owner) = own(&request, &api, &id).await?;
    api.database.evaluations().end(&actor, owner, procurement, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}

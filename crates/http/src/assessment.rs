//! Assessments over the API: how a supplier was rated against key performance indicators.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::assessment::{Assessment as Domain, Rated, Rating};
use muster_domain::contract::Contract;
use muster_domain::id::ContractId;
use muster_domain::viewer::Viewer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// How a supplier met one indicator over one period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Assessment {
    /// Its id.
    pub id: Uuid,
    /// The indicator.
    #[schema(example = "Calls answered within 30 seconds")]
    pub kpi: String,
    /// The rating, as the Procurement Regulations 2024 have it.
    #[schema(schema_with = words::rating_schema)]
    pub rating: &'static str,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// What to know about it; stays with the authority.
    pub note: Option<String>,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The assessments of a contract.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Assessments {
    /// The last period first.
    pub items: Vec<Assessment>,
}

/// An assessment to keep.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssessment {
    /// The indicator, as the contract has it.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200, example = "Calls answered within 30 seconds")]
    pub kpi: String,
    /// The rating, as the Procurement Regulations 2024 have it.
    #[schema(schema_with = words::rating_schema)]
    pub rating: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// What to know about it; stays with the authority.
    #[validate(length(min = 1, max = 2000, message = "has 1 to 2000 characters"))]
    #[schema(min_length = 1, max_length = 2000)]
    pub note: Option<String>,
}

impl From<Domain> for Assessment {
    fn from(assessment: Domain) -> Self {
        let Domain { id, contract: _, rated: Rated { kpi, rating, from, to, note }, by, at } = assessment;
        Self { id, kpi, rating: rating.as_str(), from, to, note, by: by.name, at }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/contracts/{id}/assessments", "listAssessments", "Duties")
            .about("How the supplier of a contract of one's own authority was rated, the last period first. Nobody else is told before a notice is published.")
            .requires(Action::SeeDuties)
            .answers::<Assessments>(),
        list,
    );
    routes.add(
        Operation::post("/contracts/{id}/assessments", "addAssessment", "Duties")
            .about("Rate the supplier of a contract of one's own authority against one key performance indicator, over one period. The draft of the contract performance notice (UK9) is made of these.")
            .requires(Action::KeepDuties)
            .takes::<NewAssessment>()
            .answers::<Assessments>(),
        add,
    );
    routes.add(
        Operation::delete("/contracts/{id}/assessments/{assessment}", "removeAssessment", "Duties")
            .about("Take an assessment back. The audit keeps what it said.")
            .requires(Action::KeepDuties)
            .status(204),
        remove,
    );
}

/// The contract that somebody of its own authority asks for.
async fn own(api: &Api, viewer: &Viewer, id: &str) -> Result<Contract, Failure> {
    let id: ContractId = id.parse().map_err(|_| Failure::NotFound)?;
    let found = api.database.contracts().get(viewer, id).await?.ok_or(Failure::NotFound)?;
    if viewer.sees_own_of(found.authority.id) { Ok(found) } else { Err(Failure::NotFound) }
}

async fn assessments(api: &Api, viewer: &Viewer, contract: ContractId) -> Result<Assessments, Failure> {
    let items = api.database.assessments().of(viewer, contract).await?;
    Ok(Assessments { items: items.into_iter().map(Into::into).collect() })
}

async fn list(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Contract);
    let contract = own(&api, &viewer, &id).await?;
    Ok(fresh(&request, Made::json(&assessments(&api, &viewer, contract.id).await?)?))
}

async fn add(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(new): Body<NewAssessment>,
) -> Answered {
    let actor = permitted(&request, Action::KeepDuties)?;
    let viewer = viewer(&request, Kind::Contract);
    let contract = own(&api, &viewer, &id).await?;
    let NewAssessment { kpi, rating, from, to, note } = new;
    let rating = Rating::parse(&rating).ok_or_else(|| {
        let words: Vec<&str> = Rating::ALL.iter().map(|r| r.as_str()).collect();
        let detail = format!("{rating:?} is none of {}", words.join(", "));
        Failure::Unprocessable(vec![Wrong { pointer: "/rating".to_owned(), detail }])
    })?;
    let rated = Rated { kpi, rating, from, to, note };
    let store = api.database.assessments();
    store.add(&actor, &viewer, contract.id, &rated, api.clock.as_ref()).await?;
    Ok(HttpResponse::Ok().json(assessments(&api, &viewer, contract.id).await?))
}

async fn remove(request: HttpRequest, api: Data<Api>, keys: Path<(String, Uuid)>) -> Answered {
    let actor = permitted(&request, Action::KeepDuties)?;
    let (id, assessment) = keys.into_inner();
    let contract = own(&api, &viewer(&request, Kind::Contract), &id).await?;
    api.database.assessments().remove(&actor, contract.id, assessment, api.clock.as_ref()).await?;
    Ok(HttpResponse::NoContent().finish())
}

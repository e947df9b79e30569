//! Duties over the API: what an authority must publish, by when, and what it said is done.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::authority::AuthorityRef as DomainRef;
use muster_domain::duty::{
    Concern, Discharge as Discharged, Duty as Domain, DutyKind, DutySettings as DomainSettings,
};
use muster_domain::id::ContractId;
use muster_domain::viewer::Viewer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority;
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// Something to publish.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Duty {
    /// Of which kind.
    #[schema(schema_with = words::duty_kind_schema)]
    pub kind: &'static str,
    /// The code of the notice that discharges it; null for the contracts register and copies of contracts.
    #[schema(example = "UK7")]
    pub notice: Option<&'static str>,
    /// `authority`, `contract` or `procurement`.
    #[schema(example = "contract")]
    pub concern: &'static str,
    /// The record it is about; null where that is the authority.
    pub record: Option<Uuid>,
    /// The record's title, or the quarter or year.
    pub title: String,
    /// Which occurrence of it: a discharge names it.
    #[schema(example = "2026-Q3")]
    pub occurrence: String,
    /// The last day to do it; null where that cannot be told.
    pub due: Option<NaiveDate>,
    /// `overdue`, `soon` (within 30 days), `later` or `undated`.
    #[schema(example = "soon")]
    pub urgency: &'static str,
    /// Why, in plain words.
    pub why: String,
    /// Where the rule stands.
    pub source: &'static str,
    /// What is judgement, or depends on what Muster does not know.
    pub check: Option<&'static str>,
    /// Fields of the record to say first.
    pub missing: Vec<&'static str>,
    /// Whether nothing must be done: it pays, or is due only if something is decided.
    pub optional: bool,
}

impl Duty {
    fn new(duty: Domain, today: NaiveDate) -> Self {
        let urgency = duty.urgency(today).as_str();
        let Domain { kind, concern, title, occurrence, due, why, check, missing, optional } = duty;
        Self {
            kind: kind.as_str(),
            notice: kind.notice(),
            concern: concern.as_str(),
            record: concern.id(),
            title,
            occurrence,
            due,
            urgency,
            why,
            source: kind.source(),
            check,
            missing: missing.into_iter().map(|field| field.as_str()).collect(),
            optional,
        }
    }
}

/// A duty that an officer said is done.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Discharge {
    /// Its id.
    pub id: Uuid,
    /// Of which kind.
    #[schema(schema_with = words::duty_kind_schema)]
    pub kind: &'static str,
    /// `authority`, `contract` or `procurement`.
    pub concern: &'static str,
    /// The record it is about; null where that is the authority.
    pub record: Option<Uuid>,
    /// Which occurrence.
    pub occurrence: String,
    /// The notice's reference, or why nothing had to be published.
    pub reference: String,
    /// Who said so.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<Discharged> for Discharge {
    fn from(discharge: Discharged) -> Self {
        let Discharged { id, kind, concern, occurrence, reference, by, at } = discharge;
        let (kind, record, concern) = (kind.as_str(), concern.id(), concern.as_str());
        Self { id, kind, concern, record, occurrence, reference, by: by.name, at }
    }
}

/// What an authority says of itself that its duties depend on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DutySettings {
    /// Whether it will pay more than £100 million under contracts in the financial year (Procurement Act
    /// 2023, section 93); null where it does not say.
    #[serde(rename = "above100Million")]
    pub above_100_million: Option<bool>,
}

/// What an authority must publish.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Duties {
    /// What is to do within a year, the most urgent first.
    pub items: Vec<Duty>,
    /// What officers said is done, the last one first.
    pub done: Vec<Discharge>,
    /// What the authority says of itself.
    pub settings: DutySettings,
}

/// What must be published of one contract.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DutiesOfContract {
    /// What is to do within a year, the most urgent first.
    pub items: Vec<Duty>,
}

/// That a duty is done.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDischarge {
    /// Of which kind.
    #[schema(schema_with = words::duty_kind_schema)]
    pub kind: String,
    /// `authority`, `contract` or `procurement`.
    #[schema(example = "contract", pattern = "^(authority|contract|procurement)$")]
    pub concern: String,
    /// The record it is about; left out where that is the authority.
    pub record: Option<Uuid>,
    /// Which occurrence, as the duty has it.
    #[validate(length(min = 1, max = 80, message = "has 1 to 80 characters"))]
    #[schema(min_length = 1, max_length = 80, example = "once")]
    pub occurrence: String,
    /// The notice's reference, or why nothing had to be published.
    #[validate(length(min = 1, max = 300, message = "has 1 to 300 characters"))]
    #[schema(min_length = 1, max_length = 300, example = "094477-2026")]
    pub reference: String,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag("Duties", "What an authority must publish under the Procurement Act 2023 and the Transparency Code 2015, and drafts of it. Rules and dates are worked out, not legal advice.");
    routes.add(
        Operation::get("/authorities/{idOrCode}/duties", "getDuties", "Duties")
            .about("What one's own authority must publish within a year, of whatever it buys, the most urgent first, and what its officers said is done. A notice that arrives through an import discharges its duty by itself.")
            .requires(Action::SeeDuties)
            .answers::<Duties>(),
        list,
    );
    routes.add(
        Operation::put("/authorities/{idOrCode}/duty-settings", "putDutySettings", "Duties")
            .about("Say what the duties of one's own authority depend on.")
            .requires(Action::ManageSettings)
            .takes::<DutySettings>()
            .answers::<Duties>(),
        put_settings,
    );
    routes.add(
        Operation::post("/authorities/{idOrCode}/discharges", "dischargeDuty", "Duties")
            .about("Say that a duty of one's own authority is done, with the notice's reference. Said again, the new reference counts.")
            .requires(Action::KeepDuties)
            .takes::<NewDischarge>()
            .answers::<Duties>(),
        discharge,
    );
    routes.add(
        Operation::delete("/authorities/{idOrCode}/discharges/{discharge}", "reopenDuty", "Duties")
            .about("Take back that a duty is done. The audit keeps what was said.")
            .requires(Action::KeepDuties)
            .status(204),
        reopen,
    );
    routes.add(
        Operation::get("/contracts/{id}/duties", "getDutiesOfContract", "Duties")
            .about("What must be published of a contract of one's own authority within a year.")
            .requires(Action::SeeDuties)
            .answers::<DutiesOfContract>(),
        of_contract,
    );
}

/// The authority that is asked for, where it is the asker's own: nobody else's duties are told.
pub(crate) async fn own(api: &Api, viewer: &Viewer, key: &str) -> Result<DomainRef, Failure> {
    let found = authority::for_members(&api.database, viewer, key).await?;
    if viewer.sees_own_of(found.id) { Ok(found) } else { Err(Failure::NotFound) }
}

async fn duties(api: &Api, viewer: &Viewer, authority: &DomainRef) -> Result<Duties, Failure> {
    let (store, today) = (api.database.duties(), api.clock.today());
    let muster_persistence::duty::Duties { open, done } = store.of(viewer, authority.id, today).await?;
    let DomainSettings { above_100_million } =
        store.settings(viewer, authority.id).await?.ok_or(Failure::NotFound)?;
    Ok(Duties {
        items: open.into_iter().map(|duty| Duty::new(duty, today)).collect(),
        done: done.into_iter().map(Into::into).collect(),
        settings: DutySettings { above_100_million },
    })
}

async fn list(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Contract);
    let authority = own(&api, &viewer, &key).await?;
    Ok(fresh(&request, Made::json(&duties(&api, &viewer, &authority).await?)?))
}

async fn put_settings(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(DutySettings { above_100_million }): Body<DutySettings>,
) -> Answered {
    let actor = permitted(&request, Action::ManageSettings)?;
    let viewer = viewer(&request, Kind::Contract);
    let authority = own(&api, &viewer, &key).await?;
    let settings = DomainSettings { above_100_million };
    api.database.duties().put_settings(&actor, authority.id, settings, api.clock.as_ref()).await?;
    Ok(HttpResponse::Ok().json(duties(&api, &viewer, &authority).await?))
}

async fn discharge(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(new): Body<NewDischarge>,
) -> Answered {
    let actor = permitted(&request, Action::KeepDuties)?;
    let viewer = viewer(&request, Kind::Contract);
    let authority = own(&api, &viewer, &key).await?;
    let NewDischarge { kind, concern, record, occurrence, reference } = new;
    let wrong = |pointer: &str, detail: String| {
        Failure::Unprocessable(vec![Wrong { pointer: pointer.to_owned(), detail }])
    };
    let kind = DutyKind::parse(&kind).ok_or_else(|| {
        let words: Vec<&str> = DutyKind::ALL.iter().map(|k| k.as_str()).collect();
        wrong("/kind", format!("{kind:?} is none of {}", words.join(", ")))
    })?;
    let concern = match (concern.as_str(), record) {
        ("authority", None) => Concern::Authority,
        ("contract", Some(id)) => Concern::Contract(id),
        ("procurement", Some(id)) => Concern::Procurement(id),
        ("authority", Some(_)) => {
            return Err(wrong("/record", "is left out where the authority is concerned".to_owned()));
        }
        ("contract" | "procurement", None) => return Err(wrong("/record", "is needed".to_owned())),
        _ => return Err(wrong("/concern", "is authority, contract or procurement".to_owned())),
    };
    let what = (kind, concern, occurrence.as_str());
    api.database.duties().discharge(&actor, &viewer, what, &reference, api.clock.as_ref()).await?;
    Ok(HttpResponse::Ok().json(duties(&api, &viewer, &authority).await?))
}

async fn reopen(request: HttpRequest, api: Data<Api>, keys: Path<(String, Uuid)>) -> Answered {
    let actor = permitted(&request, Action::KeepDuties)?;
    let (key, discharge) = keys.into_inner();
    own(&api, &viewer(&request, Kind::Contract), &key).await?;
    api.database.duties().reopen(&actor, discharge, api.clock.as_ref()).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn of_contract(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    let actor = permitted(&request, Action::SeeDuties)?;
    let viewer = viewer(&request, Kind::Contract);
    let id: ContractId = id.parse().map_err(|_| Failure::NotFound)?;
    let contract = api.database.contracts().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    if contract.authority.id != actor.authority {
        return Err(Failure::NotFound);
    }
    let open = api.database.duties().of_contract(&viewer, &contract, today).await?;
    let items = open.into_iter().map(|duty| Duty::new(duty, today)).collect();
    Ok(fresh(&request, Made::json(&DutiesOfContract { items })?))
}

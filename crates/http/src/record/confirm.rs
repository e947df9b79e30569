//! Many records confirmed at once.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::record::{Change, RecordKind};
use muster_persistence::Error as Stored;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer;
use super::input::{Confirmation, ConfirmationOf, Confirmations};
use crate::api::Api;
use crate::body::Body;
use crate::contract::Contracts;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::problem::{Failure, Problem, Wrong};
use crate::procurement::Procurements;
use crate::words;

/// What became of each record.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConfirmationResults {
    /// One for each, in the order asked.
    pub results: Vec<ConfirmationResult>,
}

/// What became of one record.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConfirmationResult {
    /// Contract or procurement.
    #[schema(schema_with = words::record_kind_schema)]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// Its version now; null where it was not confirmed.
    pub version: Option<i64>,
    /// Why it was not confirmed.
    pub problem: Option<Problem>,
}

pub(super) fn operation(routes: &mut Routes) {
    routes.add(
        Operation::post("/confirmations", "confirmRecords", "Contracts")
            .about("Confirm many contracts and procurements at once. Each is its own change, with a result of its own: one that is stale does not stop the others.")
            .requires(Action::WriteContracts)
            .takes::<Confirmations>()
            .answers::<ConfirmationResults>(),
        confirm,
    );
}

async fn confirm(request: HttpRequest, api: Data<Api>, Body(asked): Body<Confirmations>) -> Answered {
    let actor = permitted(&request, Action::WriteContracts)?;
    let known = kinds(&asked.records)?;
    let mut results = Vec::with_capacity(asked.records.len());
    for (ConfirmationOf { kind, id, version, fields }, known) in asked.records.into_iter().zip(known) {
        let confirmed = one(&api, &actor, known, id, version, Confirmation { fields }).await;
        let (version, problem) = match confirmed {
            Ok(version) => (Some(version), None),
            Err(failure @ (Failure::Internal(_) | Failure::Unavailable(_))) => return Err(failure),
            Err(failure) => (None, Some(failure.problem(&actor.request.to_string()))),
        };
        results.push(ConfirmationResult { kind, id, version, problem });
    }
    Ok(HttpResponse::Ok().json(ConfirmationResults { results }))
}

/// What each record is; a request that names something else is not begun.
fn kinds(records: &[ConfirmationOf]) -> Result<Vec<RecordKind>, Failure> {
    let (mut kinds, mut wrong) = (Vec::new(), Vec::new());
    for (at, record) in records.iter().enumerate() {
        match RecordKind::parse(&record.kind) {
            Some(kind) => kinds.push(kind),
            None => wrong.push(Wrong {
                pointer: format!("/records/{at}/kind"),
                detail: "is one of contract, procurement".to_owned(),
            }),
        }
    }
    if wrong.is_empty() { Ok(kinds) } else { Err(Failure::Unprocessable(wrong)) }
}

async fn one(
    api: &Api,
    actor: &Actor,
    kind: RecordKind,
    id: Uuid,
    version: i64,
    confirmation: Confirmation,
) -> Result<i64, Failure> {
    let change = Change::Confirm(confirmation.fields(kind)?);
    let clock = api.clock.as_ref();
    match api.database.records().change(actor, clock, kind, id, version, change).await {
        Err(Stored::Stale) => {
            let current: Json = match kind {
                RecordKind::Contract => answer::current::<Contracts>(api, actor, id).await?,
                RecordKind::Procurement => answer::current::<Procurements>(api, actor, id).await?,
            };
            Err(Failure::Stale { current })
        }
        confirmed => Ok(confirmed?),
    }
}

//! What was done to a pilot.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::id::PilotId;
use muster_domain::pilot::PilotChange as Domain;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::TAG;
use crate::api::Api;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::record::ChangedBy;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::words;

/// Something that was done to a pilot.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotChange {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: ChangedBy,
    /// What.
    #[schema(schema_with = words::pilot_what_schema)]
    pub what: &'static str,
    /// What it changed, by field, as it was before.
    pub before: BTreeMap<String, Json>,
    /// The same as it was after.
    pub after: BTreeMap<String, Json>,
}

/// Everything that was done to a pilot.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotHistory {
    /// Newest first.
    pub items: Vec<PilotChange>,
}

impl From<Domain> for PilotChange {
    fn from(change: Domain) -> Self {
        let Domain { id, at, by, what, changes } = change;
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for (field, from, to) in changes {
            before.insert(field.clone(), from);
            after.insert(field, to);
        }
        let by = ChangedBy { id: by.account, name: by.name };
        Self { id, at, by, what: what.as_str(), before, after }
    }
}

/// Declares the operation.
pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/pilots/{id}/history", "getPilotHistory", TAG)
            .about(
                "What one's authority did to a pilot of its own: who, when, from what to what, newest first.",
            )
            .requires(Action::SeeOwn)
            .answers::<PilotHistory>(),
        history,
    );
}

async fn history(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::SeeOwn)?;
    let id: PilotId = id.parse().map_err(|_| Failure::NotFound)?;
    let viewer = actor.viewer(Kind::Pilot);
    let pilot = api.database.pilots().get(&viewer, id).await?.ok_or(Failure::NotFound)?;
    if !viewer.sees_own_of(pilot.authority.id) {
        return Err(Failure::Forbidden { needed: Action::WritePilots });
    }
    let found = api.database.pilots().history(&viewer, id).await?.ok_or(Failure::NotFound)?;
    let history = PilotHistory { items: found.into_iter().map(Into::into).collect() };
    Ok(fresh(&request, Made::json(&history)?))
}

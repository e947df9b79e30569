//! How an authority decides, over the API: its gates, their durations and the lead time.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::governance::{Band as DomainBand, Gate as DomainGate, GateKind, Governance as Described};
use muster_persistence::Error as Stored;
use muster_persistence::governance::Described as Kept;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::authority::{self, AuthorityRef};
use crate::body::Body;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::{Failure, Wrong};
use crate::resource::NoQuery;
use crate::words;

/// How long something takes for purchases of a value.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Band {
    /// For values over the whole term of up to so many pounds; null in the last band, for any value above.
    #[validate(range(min = 1, max = 4_000_000_000u32, message = "is 1 to 4,000,000,000 pounds"))]
    #[schema(minimum = 1, maximum = 4_000_000_000u32, example = 100_000)]
    pub up_to: Option<u32>,
    /// Days; 0 where it does not apply to such purchases.
    #[validate(range(max = 1096, message = "is at most 1096 days"))]
    #[schema(minimum = 0, maximum = 1096, example = 28)]
    pub days: u16,
}

/// A gate that a purchase passes, and how long it takes.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Gate {
    /// What kind of gate.
    #[schema(schema_with = words::gate_kind_schema)]
    pub kind: String,
    /// What the authority calls it; needed for a gate of the kind `other`.
    #[serde(default)]
    #[validate(length(min = 1, max = 120, message = "has 1 to 120 characters"))]
    #[schema(min_length = 1, max_length = 120)]
    pub name: Option<String>,
    /// By value, the smallest first; the last band is for any value above.
    #[validate(length(min = 1, max = 8, message = "has 1 to 8 bands"), nested)]
    #[schema(min_items = 1, max_items = 8)]
    pub durations: Vec<Band>,
}

/// What an authority describes.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GovernanceChange {
    /// The gates, in the order they are passed.
    #[validate(length(max = 12, message = "has at most 12 gates"), nested)]
    #[schema(max_items = 12)]
    pub gates: Vec<Gate>,
    /// How long a tender takes, by value.
    #[validate(length(min = 1, max = 8, message = "has 1 to 8 bands"), nested)]
    #[schema(min_items = 1, max_items = 8)]
    pub tender: Vec<Band>,
}

/// How an authority decides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Governance {
    /// Which authority.
    pub authority: AuthorityRef,
    /// Whether it described anything; else the lead time is the one that all have who did not.
    pub described: bool,
    /// The gates, in the order they are passed.
    pub gates: Vec<Gate>,
    /// How long a tender takes, by value.
    pub tender: Vec<Band>,
    /// Days from the decision to go-live, by value: the sum of the gates and the tender.
    pub lead_time: Vec<Band>,
    /// When it was last described.
    pub updated_at: Option<DateTime<Utc>>,
    /// Changes with every description; 0 before the first. `If-Match` of a change names it.
    #[schema(minimum = 0)]
    pub version: i64,
}

impl From<DomainBand> for Band {
    fn from(band: DomainBand) -> Self {
        let DomainBand { up_to, days } = band;
        Self { up_to, days }
    }
}

impl From<Band> for DomainBand {
    fn from(band: Band) -> Self {
        let Band { up_to, days } = band;
        Self { up_to, days }
    }
}

impl From<&DomainGate> for Gate {
    fn from(gate: &DomainGate) -> Self {
        let DomainGate { kind, name, durations } = gate;
        Self {
            kind: kind.as_str().to_owned(),
            name: name.clone(),
            durations: durations.iter().map(|b| (*b).into()).collect(),
        }
    }
}

fn described(change: GovernanceChange) -> Result<Described, Failure> {
    let GovernanceChange { gates, tender } = change;
    let mut read = Vec::with_capacity(gates.len());
    for (at, Gate { kind, name, durations }) in gates.into_iter().enumerate() {
        let known = GateKind::parse(&kind).ok_or_else(|| {
            let words: Vec<&str> = GateKind::ALL.iter().map(|k| k.as_str()).collect();
            let detail = format!("{kind:?} is none of {}", words.join(", "));
            Failure::Unprocessable(vec![Wrong { pointer: format!("/gates/{at}/kind"), detail }])
        })?;
        let durations = durations.into_iter().map(Into::into).collect();
        read.push(DomainGate { kind: known, name, durations });
    }
    Described::new(read, tender.into_iter().map(Into::into).collect()).map_err(|faults| {
        let wrong = faults.into_iter().map(|f| Wrong { pointer: f.pointer, detail: f.detail });
        Failure::Unprocessable(wrong.collect())
    })
}

fn answer(authority: AuthorityRef, found: Option<Kept>) -> Governance {
    let bands = |bands: &[DomainBand]| bands.iter().map(|b| (*b).into()).collect::<Vec<Band>>();
    let Some(Kept { governance, updated_at, version }) = found else {
        let days = u16::try_from(muster_domain::opportunity::LEAD_TIME_DAYS).unwrap_or(u16::MAX);
        return Governance {
            authority,
            described: false,
            gates: Vec::new(),
            tender: Vec::new(),
            lead_time: vec![Band { up_to: None, days }],
            updated_at: None,
            version: 0,
        };
    };
    Governance {
        authority,
        described: true,
        gates: governance.gates().iter().map(Into::into).collect(),
        tender: bands(governance.tender()),
        lead_time: bands(&governance.steps()),
        updated_at: Some(updated_at),
        version,
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/authorities/{idOrCode}/governance", "getGovernance", "Authorities")
            .about("How an authority decides: its gates, how long each takes by value, and the lead time that follows. For members.")
            .requires(Action::SeeMembers)
            .answers::<Governance>(),
        get,
    );
    routes.add(
        Operation::put("/authorities/{idOrCode}/governance", "putGovernance", "Authorities")
            .about("Describe how one's own authority decides: gates and durations by value band. Its latest commit dates follow from them.")
            .requires(Action::ManageSettings)
            .conditional()
            .takes::<GovernanceChange>()
            .answers::<Governance>(),
        put,
    );
}

async fn get(request: HttpRequest, api: Data<Api>, key: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let viewer = viewer(&request, Kind::Authority);
    let authority = authority::for_members(&api.database, &viewer, &key).await?;
    let found = api.database.governance().get(&viewer, authority.id).await?;
    let answer = answer(authority.into(), found);
    versioned(HttpResponse::Ok(), answer.version, &answer)
}

async fn put(
    request: HttpRequest,
    api: Data<Api>,
    key: Path<String>,
    Body(change): Body<GovernanceChange>,
) -> Answered {
    let actor = permitted(&request, Action::ManageSettings)?;
    let viewer = viewer(&request, Kind::Authority);
    let authority = authority::for_members(&api.database, &viewer, &key).await?;
    let version = version(request.headers())?;
    let governance = described(change)?;
    let (store, of) = (api.database.governance(), (authority.id, version));
    match store.put(&actor, of, &governance, api.clock.as_ref()).await {
        Err(Stored::Stale) => {
            let current = answer(authority.clone().into(), store.get(&viewer, authority.id).await?);
            Err(Failure::stale(&current)?)
        }
        put => {
            let answer = answer(authority.into(), Some(put?));
            versioned(HttpResponse::Ok(), answer.version, &answer)
        }
    }
}

//! What authorities say of systems, over the API: confirming, rejecting, putting on record, and what was said.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::audience::Audience;
use muster_domain::id::{ContractId, ProductId, SystemId, VendorId};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::{Details, Hosting, NewSystem as New, Said, Saying, Which};
use muster_persistence::Error as Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::System;
use crate::api::Api;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::vendor::VendorRef;
use crate::words;

/// What is said of a system. What is left out is not known.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SystemStatement {
    /// Whether it is in use: false rejects what contracts or a vendor tell.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub in_use: bool,
    /// Who may see it. Only approvers make it public.
    #[serde(default = "members")]
    #[schema(schema_with = words::default_audience_schema)]
    pub audience: String,
    /// Where it runs.
    #[serde(default)]
    #[schema(schema_with = words::hosting_or_null_schema)]
    pub hosting: Option<String>,
    /// How many people use it.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10_000_000)]
    pub users: Option<u32>,
    /// When it went live.
    #[serde(default)]
    pub go_live: Option<NaiveDate>,
    /// Until when this version is supported.
    #[serde(default)]
    pub end_of_support: Option<NaiveDate>,
    /// The contract of one's authority that pays for it; left out, the one that tells of it.
    #[serde(default)]
    pub contract: Option<Uuid>,
    /// The systems that it exchanges data with, by name.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub integrations: Vec<String>,
    /// How content its users are, 1 to 5.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 5)]
    pub satisfaction: Option<u8>,
    /// What else to know about it.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 2000)]
    pub notes: Option<String>,
}

const fn yes() -> bool {
    true
}

fn members() -> String {
    Audience::Members.as_str().to_owned()
}

impl SystemStatement {
    fn said(self) -> Result<Said, Failure> {
        let Self {
            in_use,
            audience,
            hosting,
            users,
            go_live,
            end_of_support,
            contract,
            integrations,
            satisfaction,
            notes,
        } = self;
        let one_of = "is one of own, members, public";
        let audience = Audience::parse(&audience).ok_or_else(|| Failure::wrong("/audience", one_of))?;
        let hosting = hosting.map(|word| {
            let words = Hosting::ALL.map(Hosting::as_str).join(", ");
            Hosting::parse(&word).ok_or_else(|| Failure::wrong("/hosting", format!("is one of {words}")))
        });
        let details = Details {
            hosting: hosting.transpose()?,
            users,
            go_live,
            end_of_support,
            contract: contract.map(ContractId),
            integrations,
            satisfaction,
            notes,
        };
        Ok(Said { in_use, details, audience })
    }
}

/// A system that is put on record by hand. The product is named by its id or by its name; where neither is known,
/// the vendor has to be.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSystem {
    /// The service area's code.
    #[validate(length(min = 1, max = 64, message = "has 1 to 64 characters"))]
    #[schema(min_length = 1, max_length = 64, example = "housing-management")]
    pub service_area: String,
    /// A product on record.
    #[serde(default)]
    pub product: Option<Uuid>,
    /// The name of a product; a new one is one's authority's own until others see a system with it.
    #[serde(default)]
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub product_name: Option<String>,
    /// Whose it is, or who delivers it.
    #[serde(default)]
    pub vendor: Option<Uuid>,
    /// What is said of it.
    #[validate(nested)]
    pub statement: SystemStatement,
}

/// Something that was said of a system.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SystemSaying {
    /// `confirmed`, `rejected` or `withdrawn` by its authority; `claimed` by a vendor.
    #[schema(schema_with = words::system_saying_schema)]
    pub kind: &'static str,
    /// The vendor that claimed it.
    pub vendor: Option<VendorRef>,
    /// Who may see this.
    #[schema(schema_with = words::default_audience_schema)]
    pub audience: &'static str,
    /// Where it runs.
    #[schema(schema_with = words::hosting_or_null_schema)]
    pub hosting: Option<&'static str>,
    /// How many people use it.
    pub users: Option<u32>,
    /// How content its users are, 1 to 5.
    pub satisfaction: Option<u8>,
    /// What else to know about it.
    pub notes: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<Saying> for SystemSaying {
    fn from(saying: Saying) -> Self {
        let Saying { kind, authority: _, vendor, audience, details, at } = saying;
        let Details { hosting, users, satisfaction, notes, .. } = details.unwrap_or_default();
        Self {
            kind: kind.as_str(),
            vendor: vendor.map(Into::into),
            audience: audience.as_str(),
            hosting: hosting.map(|hosting| hosting.as_str()),
            users,
            satisfaction,
            notes,
            at,
        }
    }
}

/// What was said of a system.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SystemHistory {
    /// Newest first.
    pub items: Vec<SystemSaying>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/systems", "createSystem", "Systems")
            .about("Put a system of one's authority on record that no contract tells of.")
            .requires(Action::WriteSystems)
            .takes::<NewSystem>()
            .answers::<System>()
            .status(201)
            .fails(&[409]),
        create,
    );
    routes.add(
        Operation::put("/systems/{id}/statement", "stateSystem", "Systems")
            .about("Confirm or reject a system of one's authority, with what is known of it. What was said before stays in the history.")
            .requires(Action::WriteSystems)
            .takes::<SystemStatement>()
            .answers::<System>()
            .conditional(),
        put,
    );
    routes.add(
        Operation::delete("/systems/{id}/statement", "withdrawSystemStatement", "Systems")
            .about("Take back what one's authority said of a system. One that only the authority told of is gone then.")
            .requires(Action::WriteSystems)
            .status(204)
            .conditional(),
        delete,
    );
    routes.add(
        Operation::get("/systems/{id}/history", "getSystemHistory", "Systems")
            .about("What was said of a system, newest first, as far as it may be seen.")
            .answers::<SystemHistory>(),
        history,
    );
}

/// A system as it is now.
async fn answer(request: &HttpRequest, api: &Api, id: SystemId) -> Result<(System, i64), Failure> {
    let found = api.database.systems().get(&viewer(request, Kind::System), id).await?;
    let found = found.ok_or(Failure::NotFound)?;
    let version = found.version;
    Ok((System::from(found), version))
}

async fn create(request: HttpRequest, api: Data<Api>, Body(new): Body<NewSystem>) -> Answered {
    let actor = permitted(&request, Action::WriteSystems)?;
    let NewSystem { service_area, product, product_name, vendor, statement } = new;
    let service_area = ServiceAreaCode::parse(&service_area)
        .ok_or_else(|| Failure::wrong("/serviceArea", "is no service area: see /api/v1/service-areas"))?;
    let product = match (product, product_name) {
        (Some(_), Some(_)) => {
            return Err(Failure::wrong("/productName", "says what product says, too: use one of them"));
        }
        (Some(id), None) => Some(Which::Product(ProductId(id))),
        (None, name) => name.map(Which::Named),
    };
    let said = statement.said()?;
    let new = New { service_area, product, vendor: vendor.map(VendorId), said };
    let id = api.database.systems().create(&actor, &new, api.clock.as_ref()).await?;
    let (system, at) = answer(&request, &api, id).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/systems/{id}")));
    versioned(response, at, &system)
}

/// Says it, or answers how the system is now where it is not as it was read.
async fn say(request: &HttpRequest, api: &Api, id: &str, said: Option<&Said>) -> Result<SystemId, Failure> {
    let actor = permitted(request, Action::WriteSystems)?;
    let id: SystemId = id.parse().map_err(|_| Failure::NotFound)?;
    let version = version(request.headers())?;
    match api.database.systems().say(&actor, id, version, said, api.clock.as_ref()).await {
        Ok(()) => Ok(id),
        Err(Stored::Stale) => {
            let (system, _) = answer(request, api, id).await?;
            let current = serde_json::to_value(system).map_err(|e| Failure::Internal(Box::new(e)))?;
            Err(Failure::Stale { current })
        }
        Err(other) => Err(other.into()),
    }
}

async fn put(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(statement): Body<SystemStatement>,
) -> Answered {
    let id = say(&request, &api, &id, Some(&statement.said()?)).await?;
    let (system, at) = answer(&request, &api, id).await?;
    versioned(HttpResponse::Ok(), at, &system)
}

async fn delete(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    say(&request, &api, &id, None).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn history(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let history = api.database.systems().history(&viewer(&request, Kind::System), id).await?;
    let items = history.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&SystemHistory { items })?))
}

//! What people decided of vendors, over the API: merges and splits, with their reasons, and undo.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, http::header};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Kind};
use muster_domain::id::VendorId;
use muster_domain::vendor_ruling::Ruling;
use muster_persistence::vendor_ruling::Split;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::document::BASE;
use crate::facts::Identifier;
use crate::identity::{permitted, viewer};
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::vendor::VendorRef;
use crate::words;

/// Which vendor this one is part of, and why.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VendorMerge {
    /// The vendor that remains.
    pub into: Uuid,
    /// Why the two are one company.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500, example = "Renamed in 2021, see Companies House")]
    pub reason: String,
}

/// What of a vendor is another company, and why.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VendorSplit {
    /// The new vendor's name.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Spellings of the vendor that are the new one's.
    #[serde(default)]
    #[validate(length(max = 100, message = "has at most 100 spellings"))]
    #[schema(max_items = 100)]
    pub names: Vec<String>,
    /// Numbers of the vendor that are the new one's: a company number, or scheme and id as `GB-PPON-PXYZ-1234-ABCD`.
    #[serde(default)]
    #[validate(length(max = 100, message = "has at most 100 numbers"))]
    #[schema(max_items = 100)]
    pub numbers: Vec<String>,
    /// Why it is another company.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// A decision on two vendors.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorRuling {
    /// Its id, for undoing it.
    pub id: Uuid,
    /// Which way it was decided.
    #[schema(schema_with = words::ruling_kind_schema)]
    pub kind: &'static str,
    /// The vendor that was merged away, or split.
    pub vendor: VendorRef,
    /// The vendor that it is part of now, or the one that was split off.
    pub other: VendorRef,
    /// Of a split, the spellings that are the new vendor's.
    pub names: Vec<String>,
    /// Of a split, the identifiers that are the new vendor's.
    pub identifiers: Vec<Identifier>,
    /// Why.
    pub reason: String,
    /// Whose people decided.
    pub authority: AuthorityRef,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone; null while it holds.
    pub undone_at: Option<DateTime<Utc>>,
}

impl From<Ruling> for VendorRuling {
    fn from(ruling: Ruling) -> Self {
        let Ruling { id, kind, vendor, other, names, identifiers, reason, authority, at, undone_at } = ruling;
        Self {
            id,
            kind: kind.as_str(),
            vendor: vendor.into(),
            other: other.into(),
            names,
            identifiers: identifiers.into_iter().map(Into::into).collect(),
            reason,
            authority: authority.into(),
            at,
            undone_at,
        }
    }
}

/// What was decided of a vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VendorRulings {
    /// Decisions, newest first.
    pub items: Vec<VendorRuling>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/vendors/{id}/merge", "mergeVendor", "Vendors")
            .about("Say that a vendor is part of another one. Its address goes on answering, with the vendor that remains; contracts follow within seconds, and imports hold to it.")
            .requires(Action::MergeVendors)
            .takes::<VendorMerge>()
            .answers::<VendorRuling>()
            .status(201)
            .fails(&[409]),
        merge,
    );
    routes.add(
        Operation::post("/vendors/{id}/split", "splitVendor", "Vendors")
            .about("Say that some spellings or numbers of a vendor are another company's. A new vendor is made of them; contracts follow within seconds, and imports hold to it.")
            .requires(Action::MergeVendors)
            .takes::<VendorSplit>()
            .answers::<VendorRuling>()
            .status(201)
            .fails(&[409]),
        split,
    );
    routes.add(
        Operation::get("/vendors/{id}/decisions", "listVendorDecisions", "Vendors")
            .about("What people decided of a vendor and of those that are part of it, undone decisions included. For members.")
            .requires(Action::SeeMembers)
            .answers::<VendorRulings>(),
        list,
    );
    routes.add(
        Operation::post("/vendor-decisions/{id}/undo", "undoVendorDecision", "Vendors")
            .about("Undo a merge or a split of vendors. The decision stays on record as undone.")
            .requires(Action::MergeVendors)
            .answers::<VendorRuling>()
            .fails(&[409]),
        undo,
    );
}

/// The id in the address of a vendor, where there is such a vendor.
async fn vendor(api: &Api, request: &HttpRequest, id: &str) -> Result<VendorId, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let found = api.database.vendors().get(&viewer(request, Kind::Vendor), id).await?;
    found.map(|_| id).ok_or(Failure::NotFound)
}

async fn created(api: &Api, request: &HttpRequest, id: Uuid, at: VendorId) -> Answered {
    let ruling = api.database.vendor_rulings().get(&viewer(request, Kind::Vendor), id).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("{BASE}/vendors/{at}")))
        .json(VendorRuling::from(ruling)))
}

async fn merge(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<VendorMerge>,
) -> Answered {
    let actor = permitted(&request, Action::MergeVendors)?;
    let id = vendor(&api, &request, &id).await?;
    let VendorMerge { into, reason } = change;
    let store = api.database.vendor_rulings();
    let ruling = store.merge(&actor, id, VendorId(into), &reason, api.clock.as_ref()).await?;
    created(&api, &request, ruling, VendorId(into)).await
}

async fn split(
    request: HttpRequest,
    api: Data<Api>,
    id: Path<String>,
    Body(change): Body<VendorSplit>,
) -> Answered {
    let actor = permitted(&request, Action::MergeVendors)?;
    let id = vendor(&api, &request, &id).await?;
    let VendorSplit { name, names, numbers, reason } = change;
    let split = Split { name, names, numbers, reason };
    let (ruling, new) = api.database.vendor_rulings().split(&actor, id, &split, api.clock.as_ref()).await?;
    created(&api, &request, ruling, new).await
}

async fn list(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let id = vendor(&api, &request, &id).await?;
    let rulings = api.database.vendor_rulings().of(&viewer(&request, Kind::Vendor), id).await?;
    let items = rulings.into_iter().map(Into::into).collect();
    Ok(fresh(&request, Made::json(&VendorRulings { items })?))
}

async fn undo(request: HttpRequest, api: Data<Api>, id: Path<String>) -> Answered {
    let actor = permitted(&request, Action::MergeVendors)?;
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let store = api.database.vendor_rulings();
    store.undo(&actor, id, api.clock.as_ref()).await?;
    let ruling = store.get(&viewer(&request, Kind::Vendor), id).await?;
    Ok(HttpResponse::Ok().json(VendorRuling::from(ruling)))
}

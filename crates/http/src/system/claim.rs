//! What a vendor claims by its link: that an authority uses something of it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::Claim;
use muster_domain::viewer::Viewer;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::body::Body;
use crate::operation::{Answered, Operation, Routes};
use crate::problem::Failure;
use crate::source::origin;
use crate::vendor_link::opened;

/// What a vendor claims.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VendorClaim {
    /// Who uses it: a member's code or id.
    #[validate(length(min = 1, max = 64, message = "has 1 to 64 characters"))]
    #[schema(min_length = 1, max_length = 64, example = "CMD")]
    pub authority: String,
    /// For what: the service area's code.
    #[validate(length(min = 1, max = 64, message = "has 1 to 64 characters"))]
    #[schema(min_length = 1, max_length = 64, example = "housing-management")]
    pub service_area: String,
    /// What it is called.
    #[serde(default)]
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub product: Option<String>,
}

/// Declares the operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/vendor-pages/{token}/claims", "claimSystem", "Systems")
            .about("Claim in the vendor's name that a member uses something of it: members see it as claimed until the authority has spoken. It takes the secret of the link and no sign-in, and tells nothing of what is on record.")
            .takes::<VendorClaim>()
            .status(204)
            .fails(&[429]),
        claim,
    );
}

async fn claim(
    request: HttpRequest,
    api: Data<Api>,
    token: Path<String>,
    Body(body): Body<VendorClaim>,
) -> Answered {
    let opened = opened(&request, &api, &token).await?;
    let VendorClaim { authority, service_area, product } = body;
    let service_area = ServiceAreaCode::parse(&service_area)
        .ok_or_else(|| Failure::wrong("/serviceArea", "is no service area: see /api/v1/service-areas"))?;
    let member = api.database.authorities().find(&Viewer::Public, &authority).await?;
    let member = member.ok_or_else(|| Failure::wrong("/authority", "is no member"))?;
    let claim =
        Claim { vendor: opened.link.vendor.id, authority: member.reference.id, service_area, product };
    let by = opened.by(&origin(&request));
    api.database.systems().claim(by, &claim, api.clock.as_ref()).await?;
    Ok(HttpResponse::NoContent().finish())
}

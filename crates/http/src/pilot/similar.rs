//! Has somebody tried this? Asked while one types, before a pilot is put on record.

use std::collections::BTreeSet;

use actix_web::HttpRequest;
use actix_web::web::Data;
use muster_domain::access::Kind;
use muster_domain::id::VendorId;
use muster_domain::pilot::{Idea, Likeness as Domain};
use muster_domain::product::id_of;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::viewer::Viewer;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Pilot, TAG};
use crate::api::Api;
use crate::filters;
use crate::identity::viewer;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query};
use crate::respond::{Made, kept};

/// How many alike are looked at: past these nobody reads on.
const MOST: usize = 50;

/// What a pilot has in common with what somebody is about to try.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PilotLikeness {
    /// The words that both use, as the pilot has them.
    pub words: Vec<String>,
    /// Whether it is the same product.
    pub product: bool,
    /// Whether it is the same vendor.
    pub vendor: bool,
}

/// A pilot, and what it has in common with what somebody is about to try.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarPilot {
    /// The pilot.
    #[serde(flatten)]
    pub pilot: Pilot,
    /// What both have in common.
    pub likeness: PilotLikeness,
}

/// Pilots like an idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarPilots {
    /// The most alike first.
    pub items: Vec<SimilarPilot>,
    /// How many authorities tried something like it.
    pub authorities: usize,
}

impl From<Domain> for PilotLikeness {
    fn from(likeness: Domain) -> Self {
        let Domain { weight: _, words, product, vendor } = likeness;
        Self { words, product, vendor }
    }
}

/// What somebody is about to try.
struct SimilarQuery {
    text: Option<String>,
    product: Option<String>,
    vendors: Vec<VendorId>,
    service_areas: Vec<ServiceAreaCode>,
    limit: usize,
}

impl Query for SimilarQuery {
    fn read(params: &mut Params) -> Self {
        let text =
            params.text("q", "The question and the approach in one's own words, as far as typed.", 1000);
        let product = params.text("product", "The product's name.", 200);
        let vendors = params.ids("vendor", "The vendor.");
        let service_areas = filters::service_areas(params);
        let limit = params.number("limit", "The most pilots.", 1, 20, Some(5));
        let limit = limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(5);
        Self { text, product, vendors, service_areas, limit }
    }
}

/// Declares the operation.
pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/pilots/similar", "listSimilarPilots", TAG)
            .about("Pilots like what one is about to try: unlike a search, a few words in common are enough.")
            .query::<SimilarQuery>()
            .answers::<SimilarPilots>(),
        similar,
    );
}

async fn similar(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let SimilarQuery { text, product, vendors, service_areas, limit } =
        Params::read(request.query_string(), today)?;
    let texts: Vec<&str> = text.iter().chain(&product).map(String::as_str).collect();
    let id = product.as_deref().map(id_of);
    let idea = Idea::new(&texts, id, vendors.first().copied(), &service_areas);
    kept(&request, &api, viewer(&request, Kind::Pilot), async |viewer: &Viewer| {
        let alike = api.database.pilots().like(viewer, idea, MOST).await?;
        let authorities: BTreeSet<Uuid> = alike.iter().map(|(pilot, _)| pilot.authority.id.0).collect();
        let items = alike.into_iter().take(limit).map(|(pilot, likeness)| SimilarPilot {
            pilot: Pilot::new(pilot, today),
            likeness: likeness.into(),
        });
        Made::json(&SimilarPilots { items: items.collect(), authorities: authorities.len() })
    })
    .await
}

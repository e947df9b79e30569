//! How far London depends on few vendors, over the API.

use std::collections::{BTreeMap, HashMap};

use actix_web::HttpRequest;
use actix_web::web::Data;
use muster_domain::access::Kind;
use muster_domain::concentration::{Degree, Market as DomainMarket, market};
use muster_domain::id::VendorId;
use muster_domain::money::Money as DomainMoney;
use muster_domain::service_area::ServiceArea as Area;
use muster_domain::vendor::VendorRef as DomainVendor;
use muster_domain::viewer::Viewer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::Api;
use crate::facts::{Money, ServiceArea};
use crate::identity::viewer;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::resource::NoQuery;
use crate::respond::{Made, kept};
use crate::vendor::VendorRef;
use crate::words;

/// How many vendors are told of London as a whole.
const MOST: usize = 30;

/// How many vendors are told of one service area.
const MOST_OF_AREA: usize = 5;

/// What one vendor has of a market.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorShare {
    /// The vendor.
    pub vendor: VendorRef,
    /// How many of the contracts.
    pub contracts: u32,
    /// How much of the annual value, of contracts whose value may be seen.
    pub annual_value: Money,
    /// Its part of all contracts, from 0 to 1.
    pub of_contracts: f64,
    /// Its part of the annual value, from 0 to 1.
    pub of_value: f64,
}

/// A market: who has how much of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Market {
    /// The service area; null of all of them together.
    pub service_area: Option<ServiceArea>,
    /// Live contracts of technology; one with several vendors counts once for each.
    pub contracts: u32,
    /// How many vendors.
    pub vendors: u32,
    /// The Herfindahl–Hirschman index by number of contracts, up to 10,000; null where there is none.
    pub index_by_contracts: Option<u32>,
    /// The same by annual value; null where no value may be seen.
    pub index_by_value: Option<u32>,
    /// By value where it is known, else by contracts: `open` up to 1,000, `concentrated` up to 2,000,
    /// `highlyConcentrated` above; null where there is nothing to judge.
    #[schema(schema_with = words::concentration_or_null_schema)]
    pub degree: Option<&'static str>,
    /// The vendors with most of the value.
    pub shares: Vec<VendorShare>,
}

/// How far London depends on few vendors.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Concentration {
    /// All service areas together.
    pub london: Market,
    /// Each service area, the most concentrated first.
    pub areas: Vec<Market>,
}

/// Declares the operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/systems/concentration", "getSystemConcentration", "Systems")
            .about("Concentration: each vendor's share of the boroughs' live technology contracts and their annual value, and the Herfindahl–Hirschman index of each service area.")
            .answers::<Concentration>(),
        concentration,
    );
}

fn told(
    service_area: Option<ServiceArea>,
    market: DomainMarket,
    vendors: &HashMap<VendorId, DomainVendor>,
    most: usize,
) -> Market {
    let DomainMarket { shares, by_contracts, by_value } = market;
    let rounded = |part: f64| (part * 10_000.0).round() / 10_000.0;
    let share = |share: &muster_domain::concentration::Share| {
        Some(VendorShare {
            vendor: vendors.get(&share.vendor)?.clone().into(),
            contracts: share.contracts,
            annual_value: DomainMoney::gbp(share.annual_pence).into(),
            of_contracts: rounded(share.of_contracts),
            of_value: rounded(share.of_value),
        })
    };
    Market {
        service_area,
        contracts: shares.iter().map(|share| share.contracts).sum(),
        vendors: u32::try_from(shares.len()).unwrap_or(u32::MAX),
        index_by_contracts: by_contracts,
        index_by_value: by_value,
        degree: by_value.or(by_contracts).map(|index| Degree::of(index).as_str()),
        shares: shares.iter().take(most).filter_map(share).collect(),
    }
}

async fn concentration(request: HttpRequest, api: Data<Api>) -> Answered {
    let today = api.clock.today();
    let NoQuery = Params::read(request.query_string(), today)?;
    kept(&request, &api, viewer(&request, Kind::Contract), async |viewer: &Viewer| {
        let (held, vendors) = api.database.concentrations().held(viewer, today).await?;
        let all = market(held.iter().map(|held| (held.vendor, held.annual_pence)));
        let mut by_area: BTreeMap<_, Vec<(VendorId, Option<i64>)>> = BTreeMap::new();
        for held in &held {
            if let Some(area) = held.service_area {
                by_area.entry(area).or_default().push((held.vendor, held.annual_pence));
            }
        }
        let of = |area: &Area| {
            let held = by_area.remove(&area.code)?;
            Some(told(Some(area.code.into()), market(held), &vendors, MOST_OF_AREA))
        };
        let mut areas: Vec<Market> = Area::all().iter().filter_map(of).collect();
        areas.sort_by_key(|market| std::cmp::Reverse(market.index_by_value.or(market.index_by_contracts)));
        Made::json(&Concentration { london: told(None, all, &vendors, MOST), areas })
    })
    .await
}

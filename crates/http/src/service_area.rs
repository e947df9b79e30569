//! Service areas: the short fixed list of what a borough does with technology.

use muster_domain::money::Money as DomainMoney;
use muster_domain::service_area::ServiceArea as Area;
use muster_domain::stats::AreaCount;
use serde::Serialize;
use utoipa::ToSchema;

use crate::facts::{Money, ServiceArea};

/// A service area with what is counted of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAreaCount {
    /// Which.
    #[serde(flatten)]
    pub service_area: ServiceArea,
    /// Product names seen in councils: the hints that records are sorted by.
    #[schema(example = json!(["NEC Housing"]))]
    pub products: &'static [String],
    /// Live technology contracts.
    pub contracts: u64,
    /// Open procurements.
    pub procurements: u64,
    /// Authorities that hold them.
    pub authorities: u64,
    /// Annual value of those contracts together, in pounds sterling.
    pub annual_value: Money,
}

/// Every service area in the order of the list, with its counts; zero where nothing is counted.
#[must_use]
pub fn with_counts(counts: &[AreaCount]) -> Vec<ServiceAreaCount> {
    Area::all()
        .iter()
        .map(|area| {
            let count = counts.iter().find(|c| c.service_area == area.code);
            ServiceAreaCount {
                service_area: area.code.into(),
                products: &area.products,
                contracts: count.map_or(0, |c| c.contracts),
                procurements: count.map_or(0, |c| c.procurements),
                authorities: count.map_or(0, |c| c.authorities),
                annual_value: count.map_or(DomainMoney::gbp(0), |c| c.annual_value).into(),
            }
        })
        .collect()
}

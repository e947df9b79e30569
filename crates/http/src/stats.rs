//! Counts and sums for the home page and charts.

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::stats::{
    AreaCount as DomainArea, BoroughCount as DomainBorough, MonthCount as DomainMonth, Stats as Record,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::authority::AuthorityRef;
use crate::facts::{Money, ServiceArea};

/// Everything counted: live technology contracts, in pounds sterling, unless a field says otherwise.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// Today: the day dates were judged against.
    pub as_of: NaiveDate,
    /// Contracts on record.
    pub contracts: u64,
    /// Of them, technology.
    pub technology_contracts: u64,
    /// Of those, live today.
    pub live_technology_contracts: u64,
    /// Procurements on record that can still be joined.
    pub open_procurements: u64,
    /// Of those, technology.
    pub open_technology_procurements: u64,
    /// Vendors on record.
    pub vendors: u64,
    /// Authorities on record.
    pub authorities: u64,
    /// Boroughs with at least one technology contract or procurement.
    pub active_boroughs: u64,
    /// Notices kept.
    pub notices: u64,
    /// Opportunities.
    pub opportunities: u64,
    /// Whether any record here was invented for demonstration.
    pub demonstration: bool,
    /// When the last import ended.
    pub last_import_at: Option<DateTime<Utc>>,
    /// Contracts by the month in which they end: the next 36 months, empty months too.
    pub ending_by_month: Vec<MonthCount>,
    /// Contracts by service area.
    pub by_service_area: Vec<AreaCount>,
    /// Contracts and open procurements by borough, all 33.
    pub by_borough: Vec<BoroughCount>,
}

/// Contracts that end in one month.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MonthCount {
    /// First day of the month.
    pub month: NaiveDate,
    /// How many.
    pub contracts: u64,
    /// Their annual value together.
    pub annual_value: Money,
}

/// Contracts of one service area.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AreaCount {
    /// Which.
    pub service_area: ServiceArea,
    /// How many.
    pub contracts: u64,
    /// Open procurements.
    pub procurements: u64,
    /// Authorities that hold them.
    pub authorities: u64,
    /// Their annual value together.
    pub annual_value: Money,
}

/// Contracts and procurements of one borough.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BoroughCount {
    /// Which.
    pub authority: AuthorityRef,
    /// Its Office for National Statistics code, for maps.
    #[schema(example = "E09000007")]
    pub gss: String,
    /// Live technology contracts.
    pub contracts: u64,
    /// Open technology procurements.
    pub procurements: u64,
    /// Annual value of those contracts.
    pub annual_value: Money,
}

impl From<Record> for Stats {
    fn from(stats: Record) -> Self {
        let Record {
            as_of,
            contracts,
            technology_contracts,
            live_technology_contracts,
            open_procurements,
            open_technology_procurements,
            vendors,
            authorities,
            active_boroughs,
            notices,
            opportunities,
            demonstration,
            last_import_at,
            ending_by_month,
            by_service_area,
            by_borough,
        } = stats;
        Self {
            as_of,
            contracts,
            technology_contracts,
            live_technology_contracts,
            open_procurements,
            open_technology_procurements,
            vendors,
            authorities,
            active_boroughs,
            notices,
            opportunities,
            demonstration,
            last_import_at,
            ending_by_month: ending_by_month.into_iter().map(Into::into).collect(),
            by_service_area: by_service_area.into_iter().map(Into::into).collect(),
            by_borough: by_borough.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<DomainMonth> for MonthCount {
    fn from(count: DomainMonth) -> Self {
        let DomainMonth { month, contracts, annual_value } = count;
        Self { month, contracts, annual_value: annual_value.into() }
    }
}

impl From<DomainArea> for AreaCount {
    fn from(count: DomainArea) -> Self {
        let DomainArea { service_area, contracts, procurements, authorities, annual_value } = count;
        Self {
            service_area: service_area.into(),
            contracts,
            procurements,
            authorities,
            annual_value: annual_value.into(),
        }
    }
}

impl From<DomainBorough> for BoroughCount {
    fn from(count: DomainBorough) -> Self {
        let DomainBorough { authority, gss, contracts, procurements, annual_value } = count;
        Self { authority: authority.into(), gss, contracts, procurements, annual_value: annual_value.into() }
    }
}

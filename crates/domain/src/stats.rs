//! Counts and sums for the home page and charts.

use chrono::{DateTime, NaiveDate, Utc};

use crate::authority::AuthorityRef;
use crate::money::Money;
use crate::service_area::ServiceAreaCode;

/// What a count or sum is over: live technology contracts, in pounds sterling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// The day dates were judged against.
    pub as_of: NaiveDate,
    /// Contracts on record.
    pub contracts: u64,
    /// Of them, technology.
    pub technology_contracts: u64,
    /// Of those, live on `as_of`.
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
    /// Whether any demonstration record is present.
    pub demonstration: bool,
    /// When the last import ended.
    pub last_import_at: Option<DateTime<Utc>>,
    /// Live technology contracts by the month in which they end, the next 36 months, empty months too.
    pub ending_by_month: Vec<MonthCount>,
    /// Live technology contracts by service area.
    pub by_service_area: Vec<AreaCount>,
    /// Live technology contracts and open technology procurements by borough, all 33.
    pub by_borough: Vec<BoroughCount>,
}

/// Contracts that end in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthCount {
    /// First day of the month.
    pub month: NaiveDate,
    /// How many.
    pub contracts: u64,
    /// Their annual value together.
    pub annual_value: Money,
}

/// Contracts of one service area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaCount {
    /// Which.
    pub service_area: ServiceAreaCode,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoroughCount {
    /// Which.
    pub authority: AuthorityRef,
    /// Its Office for National Statistics code, for maps.
    pub gss: String,
    /// Live technology contracts.
    pub contracts: u64,
    /// Open technology procurements.
    pub procurements: u64,
    /// Annual value of those contracts.
    pub annual_value: Money,
}

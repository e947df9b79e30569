//! What a person finds on their desk: what their authority should look at next.

use chrono::{Duration, NaiveDate};

use crate::contract::{Contract, ContractStatus};
use crate::governance::{Governance, lead_time};
use crate::record::Renewal;

/// Days before its latest commit date at which a contract's end comes to the desk.
pub const NOTICE_DAYS: i64 = 90;

/// Items of one kind on a desk.
pub const MOST: usize = 20;

/// A contract that ends inside its commit dates, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The contract.
    pub contract: Contract,
    /// Its last day without any extension.
    pub end: NaiveDate,
    /// The day by which its authority must decide what follows it: its end minus the lead time.
    pub latest_commit: NaiveDate,
}

impl Ending {
    /// The contract, if its authority should decide what follows it: it has not ended, and its latest
    /// commit date has passed or is near, and it has not said whether it renews.
    #[must_use]
    pub fn of(contract: Contract, governance: Option<&Governance>, today: NaiveDate) -> Option<Self> {
        let end = contract.term.end.filter(|end| *end >= today)?;
        let over = matches!(contract.status, ContractStatus::Terminated | ContractStatus::Cancelled);
        let days = lead_time(governance, contract.value.best());
        let latest_commit = end.checked_sub_signed(Duration::try_days(days)?)?;
        let said = matches!(contract.said.renewal, Some(Renewal::WillRenew | Renewal::WillNotRenew));
        let near = (latest_commit - today).num_days() <= NOTICE_DAYS;
        (near && !over && !said).then_some(Self { contract, end, latest_commit })
    }
}

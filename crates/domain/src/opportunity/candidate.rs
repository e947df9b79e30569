//! What can take part in an opportunity.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::contract::{Contract, ContractStatus};
use crate::id::{AuthorityId, ContractId, ProcurementId, VendorId};
use crate::money::Money;
use crate::opportunity::group::{Group, GroupKey};
use crate::opportunity::window::{Standing, Window};
use crate::procurement::Procurement;
use crate::service_area::ServiceAreaCode;
use crate::term::Term;

/// The record that takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// A contract.
    Contract(ContractId),
    /// A procurement.
    Procurement(ProcurementId),
}

impl RecordId {
    /// The id without its kind.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Contract(id) => id.0,
            Self::Procurement(id) => id.0,
        }
    }

    /// Whether it is a contract.
    #[must_use]
    pub const fn is_contract(self) -> bool {
        matches!(self, Self::Contract(_))
    }
}

/// A contract or procurement as far as opportunities need to know it.
///
/// A store may fill it from a narrow select. It must leave out contracts that are terminated or
/// cancelled and procurements that are not [`crate::procurement::Stage::open`], as
/// [`Candidate::of_contract`] and [`Candidate::of_procurement`] do; dates are judged here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which record.
    pub record: RecordId,
    /// Whose.
    pub authority: AuthorityId,
    /// Its title.
    pub title: String,
    /// The term; of a procurement the expected one.
    pub term: Term,
    /// With whom; of a procurement nobody yet.
    pub vendors: Vec<VendorId>,
    /// For which service area (known for technology only).
    pub service_area: Option<ServiceAreaCode>,
    /// Whether it buys technology.
    pub technology: bool,
    /// Value of a year.
    pub annual: Option<Money>,
    /// Value over the whole term.
    pub whole: Option<Money>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

impl Candidate {
    /// A contract as a candidate; `None` when it was terminated or cancelled.
    #[must_use]
    pub fn of_contract(contract: &Contract) -> Option<Self> {
        if matches!(contract.status, ContractStatus::Terminated | ContractStatus::Cancelled) {
            return None;
        }
        Some(Self {
            record: RecordId::Contract(contract.id),
            authority: contract.authority.id,
            title: contract.title.clone(),
            term: contract.term.clone(),
            vendors: contract.vendors.iter().map(|v| v.id).collect(),
            service_area: contract.service_area,
            technology: contract.technology,
            annual: contract.value.annual(&contract.term),
            whole: contract.value.best(),
            demonstration: contract.demonstration,
        })
    }

    /// A procurement as a candidate; `None` when it is awarded or cancelled.
    #[must_use]
    pub fn of_procurement(procurement: &Procurement) -> Option<Self> {
        if !procurement.stage.open() {
            return None;
        }
        let term = Term {
            start: procurement.expected_start,
            end: procurement.expected_end,
            max_end: procurement.max_end,
            extensions: None,
        };
        Some(Self {
            record: RecordId::Procurement(procurement.id),
            authority: procurement.authority.id,
            title: procurement.title.clone(),
            vendors: Vec::new(),
            service_area: procurement.service_area,
            technology: procurement.technology,
            annual: procurement.value.annual(&term),
            whole: procurement.value.best(),
            demonstration: procurement.demonstration,
            term,
        })
    }

    /// The groups it falls in: one for each vendor of a technology contract, and one for the
    /// service area. Records invented for demonstration keep to groups of their own, so that no
    /// real authority is ever told that it could buy with an invented contract.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        let by_vendor = self.technology && self.record.is_contract();
        let vendors = self.vendors.iter().enumerate().filter(move |_| by_vendor);
        // A vendor named twice on one award makes one group, not two.
        let vendors = vendors.filter(|(i, v)| !self.vendors[..*i].contains(v));
        vendors
            .map(|(_, v)| GroupKey::Vendor(*v))
            .chain(self.service_area.map(GroupKey::Need))
            .map(|key| Group { key, demonstration: self.demonstration })
    }

    /// Where it stands on `today`: with a window, of unknown date, or out.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        let window = match self.record {
            RecordId::Contract(_) => match self.term.last_day() {
                Some(last) if last < today => return Standing::Out,
                _ => Window::of_contract(&self.term),
            },
            RecordId::Procurement(_) => Window::of_procurement(self.term.start),
        };
        match window {
            None => Standing::Undated,
            Some(window) if window.to < today => Standing::Out,
            Some(window) => Standing::Open(window),
        }
    }
}

//! Systems as lists have them, and what lists are filtered and sorted by.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Details, Evidence, SystemState};
use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{ContractId, ProductId, SystemId, VendorId};
use crate::product::ProductRef;
use crate::service_area::ServiceAreaCode;
use crate::vendor::VendorRef;

/// The contract that pays for a system, as far as somebody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractSeen {
    /// Its id.
    pub id: ContractId,
    /// Its title.
    pub title: String,
    /// Its end without extensions.
    pub end: Option<NaiveDate>,
    /// Its end with all of them.
    pub max_end: Option<NaiveDate>,
}

/// A system as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: SystemId,
    /// Who uses it.
    pub authority: AuthorityRef,
    /// For what.
    pub service_area: ServiceAreaCode,
    /// Which product; `None` where nobody named one.
    pub product: Option<ProductRef>,
    /// Whose, or who delivers it.
    pub vendor: Option<VendorRef>,
    /// How it is known.
    pub state: SystemState,
    /// What is told of it; its `contract` only where that may be seen.
    pub details: Details,
    /// That contract.
    pub contract: Option<ContractSeen>,
    /// What contracts tell.
    pub evidence: Option<Evidence>,
    /// When a vendor claimed it.
    pub claimed_at: Option<DateTime<Utc>>,
    /// When its authority said so.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Who may see what its authority says; told to that authority alone.
    pub audience: Option<Audience>,
    /// Whether not everybody sees it as it stands here.
    pub private: bool,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// The version that its authority changes; for others it changes with what they see.
    pub version: i64,
}

impl Listed {
    /// What to call it: its product, or else its vendor's.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.product, &self.vendor) {
            (Some(product), _) => product.name.clone(),
            (None, Some(vendor)) => format!("A product of {}", vendor.name),
            (None, None) => "A product that nobody named".to_owned(),
        }
    }
}

/// What a list of systems is filtered by. Empty lists and `None` do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SystemFilter {
    /// A part of the product's or the vendor's name.
    pub text: Option<String>,
    /// Used by one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Of one of these products, or of what was merged into them.
    pub products: Vec<ProductId>,
    /// Of one of these vendors.
    pub vendors: Vec<VendorId>,
    /// For one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// Known in one of these ways. Where none is named, rejected ones are left out.
    pub states: Vec<SystemState>,
    /// The contract that pays ends, without extensions, on or after.
    pub ends_after: Option<NaiveDate>,
    /// The contract that pays ends, without extensions, on or before.
    pub ends_before: Option<NaiveDate>,
    /// Only with a product that is named, or only without.
    pub named: Option<bool>,
    /// Invented ones only, or none of them.
    pub demonstration: Option<bool>,
}

/// What a list of systems can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SystemSort {
    /// By the authority's name.
    Authority,
    /// By service area.
    ServiceArea,
    /// By the name of the product; those without come last.
    Product,
    /// By the vendor's name.
    Vendor,
    /// By the end of the contract that pays.
    End,
    /// By satisfaction.
    Satisfaction,
}

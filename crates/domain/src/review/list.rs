//! What a list of reviews is filtered and sorted by.

use chrono::NaiveDate;

use super::sight::Seer;
use super::step::State;
use super::{Age, Desk};
use crate::id::{ProductId, VendorId};
use crate::service_area::ServiceAreaCode;

/// Which reviews are asked for, and by whom: nobody sees any.
#[derive(Debug, Clone)]
pub struct ReviewFilter {
    /// Who asks.
    pub seer: Seer,
    /// The day that ages are judged against.
    pub today: NaiveDate,
    /// Of one of these vendors, or of one that is one with it.
    pub vendors: Vec<VendorId>,
    /// Of one of these products.
    pub products: Vec<ProductId>,
    /// By one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// Resting on a record for one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// From one of these desks.
    pub desks: Vec<Desk>,
    /// Standing in one of these states.
    pub states: Vec<State>,
    /// Published so long ago.
    pub ages: Vec<Age>,
    /// Demonstration records only, or none of them.
    pub demonstration: Option<bool>,
}

impl ReviewFilter {
    /// What members read: published reviews that are not hidden for their age.
    #[must_use]
    pub fn published(seer: Seer, today: NaiveDate) -> Self {
        Self {
            seer,
            today,
            vendors: Vec::new(),
            products: Vec::new(),
            authorities: Vec::new(),
            service_areas: Vec::new(),
            desks: Vec::new(),
            states: vec![State::Published],
            ages: vec![Age::Fresh, Age::Stale],
            demonstration: None,
        }
    }
}

/// What reviews are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewSort {
    /// When it was published.
    Published,
    /// Since when it stands where it does.
    Since,
    /// The rating of the whole.
    Overall,
}

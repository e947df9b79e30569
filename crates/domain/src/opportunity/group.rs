//! Groups: all candidates of one vendor, or of one service area.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::id::{OpportunityId, VendorId};
use crate::opportunity::candidate::Candidate;
use crate::service_area::ServiceAreaCode;

/// The namespace of opportunity ids, of this program's own making.
const NAMESPACE: Uuid = Uuid::from_u128(0x8b1f_6f0c_52a7_4e0b_9c3e_6d75_7374_6572);

/// What the members of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// Technology contracts with one vendor.
    Vendor(VendorId),
    /// Contracts and procurements for one service area.
    Need(ServiceAreaCode),
}

/// A group of candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// What its members have in common.
    pub key: GroupKey,
    /// Whether it is made of invented records; never of both.
    pub demonstration: bool,
}

impl Group {
    /// The opportunity's id: UUID v5 of what the group has in common, so the same group is the
    /// same opportunity in every run and, for a service area, in every installation.
    #[must_use]
    pub fn id(&self) -> OpportunityId {
        let mut name = match self.key {
            GroupKey::Vendor(vendor) => format!("vendor:{vendor}"),
            GroupKey::Need(area) => format!("need:{area}"),
        };
        if self.demonstration {
            name.push_str(":demonstration");
        }
        OpportunityId(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
    }
}

/// All groups of `candidates`, each with its candidates in the order given.
#[must_use]
pub fn groups(candidates: &[Candidate]) -> HashMap<Group, Vec<&Candidate>> {
    let mut groups: HashMap<Group, Vec<&Candidate>> = HashMap::new();
    for candidate in candidates {
        for group in candidate.groups() {
            groups.entry(group).or_default().push(candidate);
        }
    }
    groups
}

/// The groups to recompute when a record changes from `before` to `after`: those it was in and
/// those it is in. `None` where there was, or is, no such candidate.
#[must_use]
pub fn touched(before: Option<&Candidate>, after: Option<&Candidate>) -> BTreeSet<Group> {
    before.into_iter().chain(after).flat_map(Candidate::groups).collect()
}

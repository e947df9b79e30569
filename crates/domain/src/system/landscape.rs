//! What authorities use side by side: gaps, overlaps, and whose landscape is like whose.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{AuthorityId, ProductId, VendorId};
use crate::service_area::ServiceAreaCode;

/// What is used: a product, or something of a vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Used {
    /// A named product.
    Product(ProductId),
    /// Something of a vendor.
    Of(VendorId),
}

/// That something is used by an authority for a service area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Use {
    /// By whom.
    pub authority: AuthorityId,
    /// For what.
    pub service_area: ServiceAreaCode,
    /// What.
    pub used: Used,
}

/// A service area over all authorities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Across {
    /// Which.
    pub service_area: ServiceAreaCode,
    /// Authorities that are seen to use something for it.
    pub authorities: u32,
    /// Authorities that use two things or more for it.
    pub overlaps: u32,
    /// Different things that are used for it.
    pub products: u32,
}

/// Every service area in the order of the list, with how many authorities use what for it.
#[must_use]
pub fn across(uses: &[Use]) -> Vec<Across> {
    let mut cells: BTreeMap<(ServiceAreaCode, AuthorityId), BTreeSet<Used>> = BTreeMap::new();
    let mut kinds: BTreeMap<ServiceAreaCode, BTreeSet<Used>> = BTreeMap::new();
    for Use { authority, service_area, used } in uses {
        cells.entry((*service_area, *authority)).or_default().insert(*used);
        kinds.entry(*service_area).or_default().insert(*used);
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    crate::service_area::ServiceArea::all()
        .iter()
        .map(|area| {
            let here = || cells.iter().filter(|((code, _), _)| *code == area.code).map(|(_, used)| used);
            Across {
                service_area: area.code,
                authorities: count(here().count()),
                overlaps: count(here().filter(|used| used.len() > 1).count()),
                products: count(kinds.get(&area.code).map_or(0, BTreeSet::len)),
            }
        })
        .collect()
}

/// An authority whose landscape is like another one's.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Which.
    pub authority: AuthorityId,
    /// What both use for the same service area.
    pub shared: Vec<(ServiceAreaCode, Used)>,
    /// How alike they are, from 0 to 1: what both use of all that either uses.
    pub likeness: f64,
}

/// The authorities that use anything as `of` does, the most alike first.
#[must_use]
pub fn neighbours(of: AuthorityId, uses: &[Use]) -> Vec<Neighbour> {
    let mut by_authority: BTreeMap<AuthorityId, BTreeSet<(ServiceAreaCode, Used)>> = BTreeMap::new();
    for Use { authority, service_area, used } in uses {
        by_authority.entry(*authority).or_default().insert((*service_area, *used));
    }
    let Some(own) = by_authority.remove(&of) else { return Vec::new() };
    let mut neighbours: Vec<Neighbour> = by_authority
        .into_iter()
        .filter_map(|(authority, theirs)| {
            let shared: Vec<_> = own.intersection(&theirs).copied().collect();
            let all = own.len() + theirs.len() - shared.len();
            let likeness = shared.len() as f64 / all as f64;
            (!shared.is_empty()).then_some(Neighbour { authority, shared, likeness })
        })
        .collect();
    neighbours.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.authority.cmp(&b.authority)));
    neighbours
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn used(authority: u128, area: &str, product: u128) -> Use {
        Use {
            authority: AuthorityId(Uuid::from_u128(authority)),
            service_area: ServiceAreaCode::parse(area).unwrap(),
            used: Used::Product(ProductId(Uuid::from_u128(product))),
        }
    }

    #[test]
    fn each_service_area_says_how_many_use_what_for_it_and_who_uses_two_things() {
        let uses = [
            used(1, "elections", 1),
            used(1, "elections", 2),
            used(2, "elections", 1),
            used(2, "elections", 1),
        ];
        let all = across(&uses);
        assert_eq!(all.len(), 42, "gaps are told by areas that nobody uses anything for");
        let elections = all.iter().find(|a| a.service_area.as_str() == "elections").unwrap();
        assert_eq!((elections.authorities, elections.overlaps, elections.products), (2, 1, 2));
        assert!(all.iter().filter(|a| a.service_area.as_str() != "elections").all(|a| a.authorities == 0));
    }

    #[test]
    fn neighbours_use_the_same_for_the_same() {
        let uses = [
            used(1, "elections", 1),
            used(1, "education", 5),
            used(2, "elections", 1),
            used(2, "education", 5),
            used(3, "elections", 1),
            used(3, "public-health", 9),
            used(4, "education", 1),
        ];
        let found = neighbours(AuthorityId(Uuid::from_u128(1)), &uses);
        let told: Vec<(u128, usize)> =
            found.iter().map(|n| (n.authority.0.as_u128(), n.shared.len())).collect();
        assert_eq!(told, [(2, 2), (3, 1)], "the same product for another area is no likeness");
        assert!((found[0].likeness - 1.0).abs() < 1e-9 && (found[1].likeness - 1.0 / 3.0).abs() < 1e-9);
        assert!(neighbours(AuthorityId(Uuid::from_u128(8)), &uses).is_empty());
    }
}

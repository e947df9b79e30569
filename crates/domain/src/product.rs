//! Products: what vendors sell under a name. A product keeps its id through renamings and takeovers; which
//! vendor sells it now is what its latest contract, or a person, says.

pub mod dictionary;
pub mod naming;
pub mod ruling;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use uuid::Uuid;

use crate::id::{ProductId, VendorId};
use crate::service_area::{ServiceArea, ServiceAreaCode};
use crate::text::fold;
use crate::vendor::VendorRef;

/// Ids of products follow from this and the folded name.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d75_7374_6572_5000_8000_7072_6f64_7563);

/// A product as other records name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductRef {
    /// Its id.
    pub id: ProductId,
    /// The name it goes by.
    pub name: String,
}

/// What a list of products is filtered by. Empty lists and `None` do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductFilter {
    /// A part of any of its names.
    pub text: Option<String>,
    /// Sold by one of these vendors.
    pub vendors: Vec<VendorId>,
    /// For one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// Only such as somebody is seen to use, or only the rest.
    pub in_use: Option<bool>,
    /// Invented ones only, or none of them.
    pub demonstration: Option<bool>,
}

/// What a list of products can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductSort {
    /// By name.
    Name,
    /// By how many authorities are seen to use it.
    Authorities,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// The name it goes by.
    pub name: String,
    /// Other and former names.
    pub names: Vec<String>,
    /// Who is said to make it, in words.
    pub maker: Option<String>,
    /// The vendor that sells it; `None` where nobody has said and no contract tells.
    pub vendor: Option<VendorRef>,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
    /// How many authorities are seen to use it.
    pub authorities: u64,
    /// The product that it was merged into.
    pub merged_into: Option<ProductId>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Grows with every change.
    pub version: i64,
}

/// A product of the reference list: its names and areas are hints, not facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownProduct {
    /// Its id, the same everywhere.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Who is said to make it, in words.
    pub maker: Option<String>,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
}

impl Product {
    /// As other records name it.
    #[must_use]
    pub fn reference(&self) -> ProductRef {
        ProductRef { id: self.id, name: self.name.clone() }
    }
}

/// The id of a product by its first name.
#[must_use]
pub fn id_of(name: &str) -> ProductId {
    ProductId(Uuid::new_v5(&NAMESPACE, fold(name).as_bytes()))
}

/// `Mosaic (The Access Group)` as a name and a maker; "formerly Northgate" and "now MRI" are no part of
/// either.
#[must_use]
pub fn name_and_maker(entry: &str) -> (&str, Option<&str>) {
    let Some((name, rest)) = entry.split_once('(') else { return (entry.trim(), None) };
    let maker = rest.trim_end_matches(')').trim();
    let maker = Some(maker).filter(|m| !m.is_empty() && !m.starts_with("formerly") && !m.starts_with("now "));
    (name.trim(), maker)
}

static KNOWN: LazyLock<Vec<KnownProduct>> = LazyLock::new(|| {
    let mut known: BTreeMap<ProductId, KnownProduct> = BTreeMap::new();
    for area in ServiceArea::all() {
        for entry in &area.products {
            let (name, maker) = name_and_maker(entry);
            let id = id_of(name);
            let product = known.entry(id).or_insert_with(|| KnownProduct {
                id,
                name: name.to_owned(),
                maker: None,
                service_areas: Vec::new(),
            });
            product.maker = product.maker.take().or_else(|| maker.map(str::to_owned));
            if !product.service_areas.contains(&area.code) {
                product.service_areas.push(area.code);
            }
        }
    }
    let mut known: Vec<KnownProduct> = known.into_values().collect();
    known.sort_by_key(|a| fold(&a.name));
    known
});

/// The products of the reference list of service areas, by name.
#[must_use]
pub fn known() -> &'static [KnownProduct] {
    &KNOWN
}

/// The vendor of a product as its contracts tell: the one named most often, the later one where two
/// are named alike. `seen` is in the order of time.
#[must_use]
pub fn seller(seen: &[VendorId]) -> Option<VendorId> {
    let mut counts: BTreeMap<VendorId, (usize, usize)> = BTreeMap::new();
    for (at, vendor) in seen.iter().enumerate() {
        let (count, last) = counts.entry(*vendor).or_default();
        *count += 1;
        *last = at;
    }
    counts.into_iter().max_by_key(|(_, ranked)| *ranked).map(|(vendor, _)| vendor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_the_list_have_one_entry_each_whatever_areas_they_serve() {
        let uniform: Vec<&KnownProduct> = known().iter().filter(|p| p.name == "Uniform").collect();
        assert_eq!(uniform.len(), 1);
        let areas: Vec<&str> = uniform[0].service_areas.iter().map(|a| a.as_str()).collect();
        assert_eq!(areas, ["planning-building-control", "regulatory-services"]);
        assert_eq!(uniform[0].maker.as_deref(), Some("Idox"));
        assert!(known().len() > 100, "{}", known().len());
    }

    #[test]
    fn what_stands_behind_a_name_is_its_maker_unless_it_is_a_former_name() {
        assert_eq!(name_and_maker("Mosaic (The Access Group)"), ("Mosaic", Some("The Access Group")));
        assert_eq!(name_and_maker("NEC Housing (formerly Northgate)"), ("NEC Housing", None));
        assert_eq!(name_and_maker("Locata"), ("Locata", None));
    }

    #[test]
    fn an_id_follows_from_the_name_however_it_is_written() {
        assert_eq!(id_of("NEC  Housing"), id_of("nec housing"));
        assert_ne!(id_of("Mosaic"), id_of("Mosaic 2"));
    }

    #[test]
    fn whoever_is_named_most_sells_it_and_of_two_the_later() {
        let [one, two] = [1, 2].map(|n| VendorId(Uuid::from_u128(n)));
        assert_eq!(seller(&[one, two, two]), Some(two));
        assert_eq!(seller(&[two, one]), Some(one));
        assert_eq!(seller(&[]), None);
    }
}

//! Which systems contracts tell of.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use super::{Evidence, SystemKey};
use crate::id::{AuthorityId, ContractId, VendorId};
use crate::product::dictionary::Dictionary;
use crate::service_area::ServiceAreaCode;

/// A contract with more vendors than this is a list of suppliers, not a system.
const MOST_VENDORS: usize = 3;

/// What is bought there is people, devices or lines, not a system that somebody runs.
const NO_SYSTEMS: [&str; 5] =
    ["digital-consultancy", "end-user-devices", "mobile", "network-connectivity", "other-technology"];

/// What is read of a contract: what everybody may see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its id.
    pub contract: ContractId,
    /// Who holds it.
    pub authority: AuthorityId,
    /// With whom.
    pub vendors: &'a [VendorId],
    /// Title.
    pub title: &'a str,
    /// Description.
    pub description: Option<&'a str>,
    /// For what.
    pub service_area: Option<ServiceAreaCode>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day that is known of.
    pub last_day: Option<NaiveDate>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// What counts more of two contracts that tell of one system: a real one, then the one that ends later.
type Weight = (bool, Option<NaiveDate>);

/// The systems that the contracts of one or several authorities tell of on a day. One that has ended
/// tells of none: whether its system is still there is its authority's to say.
#[must_use]
pub fn infer<'a>(
    contracts: impl IntoIterator<Item = Candidate<'a>>,
    dictionary: &Dictionary,
    today: NaiveDate,
) -> BTreeMap<SystemKey, Evidence> {
    let mut found: BTreeMap<SystemKey, (Evidence, Weight)> = BTreeMap::new();
    for contract in contracts {
        if contract.last_day.is_some_and(|last| last < today) || contract.vendors.len() > MOST_VENDORS {
            continue;
        }
        let weight = (!contract.demonstration, contract.last_day);
        for (key, evidence) in told(&contract, dictionary) {
            match found.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert((evidence, weight));
                }
                Entry::Occupied(mut entry) => {
                    let (known, heaviest) = entry.get_mut();
                    let since = [known.since, evidence.since].into_iter().flatten().min();
                    // Of two that weigh alike always the same, in whatever order they come.
                    if (weight, evidence.contract) > (*heaviest, known.contract) {
                        (*known, *heaviest) = (evidence, weight);
                    }
                    known.since = since;
                }
            }
        }
    }
    found.into_iter().map(|(key, (evidence, _))| (key, evidence)).collect()
}

/// The systems that one contract tells of.
fn told(contract: &Candidate<'_>, dictionary: &Dictionary) -> Vec<(SystemKey, Evidence)> {
    let Candidate { authority, vendors, title, description, .. } = *contract;
    let vendor = if let [vendor] = vendors { Some(*vendor) } else { None };
    let evidence = |words: &str, reason: String| Evidence {
        contract: contract.contract,
        vendor,
        words: words.to_owned(),
        reason,
        since: contract.start,
        demonstration: contract.demonstration,
    };
    let mut told = Vec::new();
    for seen in dictionary.find(title, description, contract.service_area) {
        // A product that serves two areas is used for the one that the contract is for.
        let first = seen.service_areas.first().copied();
        let fits = contract.service_area.filter(|area| first.is_none() || seen.service_areas.contains(area));
        let Some(service_area) = fits.or(first) else { continue };
        let reason = match seen.words == seen.name {
            true => format!("The contract names {}.", seen.name),
            false => format!("“{}” names {}.", seen.words, seen.name),
        };
        let key = SystemKey { authority, service_area, product: Some(seen.product), vendor: None };
        told.push((key, evidence(&seen.words, reason)));
    }
    if !told.is_empty() {
        return told;
    }
    let (Some(service_area), Some(vendor)) = (contract.service_area, vendor) else { return told };
    if NO_SYSTEMS.contains(&service_area.as_str()) {
        return told;
    }
    let key = SystemKey { authority, service_area, product: None, vendor: Some(vendor) };
    let area = service_area.area().name.to_lowercase();
    told.push((key, evidence(title, format!("The contract is for {area} and names no product."))));
    told
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const CAMDEN: AuthorityId = AuthorityId(Uuid::from_u128(1));
    const VENDOR: VendorId = VendorId(Uuid::from_u128(5));

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn contract(n: u128, title: &'static str, area: Option<&str>, last: &str) -> Candidate<'static> {
        Candidate {
            contract: ContractId(Uuid::from_u128(n)),
            authority: CAMDEN,
            vendors: &[VENDOR],
            title,
            description: None,
            service_area: area.and_then(ServiceAreaCode::parse),
            start: Some(day("2022-04-01")),
            last_day: Some(day(last)),
            demonstration: false,
        }
    }

    fn inferred(contracts: &[Candidate<'static>]) -> Vec<(String, Option<String>, String)> {
        let known = |key: &SystemKey| {
            let name = |id| crate::product::known().iter().find(|p| p.id == id).map(|p| p.name.clone());
            key.product.and_then(name)
        };
        infer(contracts.to_vec(), &Dictionary::default(), day("2026-11-23"))
            .into_iter()
            .map(|(key, evidence)| (key.service_area.as_str().to_owned(), known(&key), evidence.words))
            .collect()
    }

    #[test]
    fn a_title_that_names_a_product_tells_of_a_system() {
        let told = inferred(&[contract(1, "NEC Housing support and maintenance", None, "2028-03-31")]);
        let [(area, product, words)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((area.as_str(), product.as_deref()), ("housing-management", Some("NEC Housing")));
        assert_eq!(words, "NEC Housing");
    }

    #[test]
    fn a_contract_for_a_service_area_tells_of_something_of_its_vendor() {
        let told =
            inferred(&[contract(1, "Housing management system", Some("housing-management"), "2028-03-31")]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1, None);
    }

    #[test]
    fn neither_an_ended_contract_nor_consultancy_nor_a_framework_tells_of_one() {
        assert!(inferred(&[contract(1, "NEC Housing support", None, "2025-03-31")]).is_empty());
        assert!(
            inferred(&[contract(1, "Digital consultancy", Some("digital-consultancy"), "2028-03-31")])
                .is_empty()
        );
        let four = Candidate { vendors: &[VENDOR; 4], ..contract(1, "NEC Housing", None, "2028-03-31") };
        assert!(inferred(&[four]).is_empty());
    }

    #[test]
    fn a_product_bought_of_two_vendors_is_one_system_and_a_real_contract_tells_of_it_before_an_invented_one()
    {
        let reseller = Candidate {
            vendors: &[VendorId(Uuid::from_u128(6))],
            demonstration: true,
            ..contract(2, "NEC Housing licences", None, "2030-03-31")
        };
        let maker = contract(1, "NEC Housing support", None, "2028-03-31");
        let systems = infer([reseller, maker], &Dictionary::default(), day("2026-11-23"));
        let [evidence] = systems.values().collect::<Vec<_>>()[..] else { panic!("{systems:?}") };
        assert_eq!((evidence.vendor, evidence.demonstration), (Some(VENDOR), false));
    }

    #[test]
    fn of_two_contracts_for_one_system_the_later_pays_and_the_earlier_says_since_when() {
        let earlier = Candidate {
            start: Some(day("2018-04-01")),
            ..contract(1, "NEC Housing support", None, "2027-03-31")
        };
        let later = contract(2, "NEC Housing licences", None, "2029-03-31");
        for order in [[earlier.clone(), later.clone()], [later, earlier]] {
            let systems = infer(order, &Dictionary::default(), day("2026-11-23"));
            let [evidence] = systems.values().collect::<Vec<_>>()[..] else { panic!("{systems:?}") };
            assert_eq!(evidence.contract, ContractId(Uuid::from_u128(2)));
            assert_eq!(evidence.since, Some(day("2018-04-01")));
        }
    }
}

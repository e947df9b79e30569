//! Invented notices: the demonstration set, and any number of contracts for measurements.
//!
//! Vendors, products and prices are made up; the boroughs are London's. The notices have the very
//! shape of Find a Tender's and Contracts Finder's, misspelt vendors and missing numbers included,
//! and go through the same import as real ones. Equal seeds and days give equal notices.
//!
//! [`purchase`] decides who buys what from whom and until when, [`find_a_tender`] and
//! [`contracts_finder`] write the notices that a purchase of that kind leaves behind.

mod borough;
mod catalogue;
mod chance;
mod contracts_finder;
mod find_a_tender;
mod misspelling;
pub mod price;
mod purchase;
mod stamp;
pub mod system;
mod term;
mod vendor;

use chrono::NaiveDate;
use muster_domain::borough::boroughs;
use serde_json::Value;

use catalogue::CATALOGUE;
use chance::Chance;
use purchase::{Contract, Plan};

/// Planned purchases of the demonstration.
const PLANS: usize = 200;
/// Contracts beyond one for each borough and service area: a second helping of what is bought often.
const FURTHER: usize = 160;

/// The releases of about 1,500 technology contracts and 200 planned purchases of the 33 boroughs,
/// as if published by `as_of`, in order of publication.
pub fn demonstration(seed: u64, as_of: NaiveDate) -> impl Iterator<Item = Value> {
    let mut chance = Chance::from_seed(seed);
    let vendors = vendor::all();
    let mut releases = Releases::new(as_of);
    let mut number = 0;
    let mut contract = |chance: &mut Chance, borough: usize, entry: usize, releases: &mut Releases| {
        number += 1;
        let contract = Contract::drawn(chance, number, borough, entry, &vendors, as_of);
        releases.of_contract(&contract, chance);
    };
    for borough in 0..boroughs().len() {
        for entry in 0..CATALOGUE.len() {
            // No register is complete: one in thirty has published nothing for a service area.
            if !chance.percent(3) {
                contract(&mut chance, borough, entry, &mut releases);
            }
        }
    }
    for _ in 0..FURTHER {
        let borough = chance.below(boroughs().len());
        let entry = purchase::bought_often(&mut chance);
        contract(&mut chance, borough, entry, &mut releases);
    }
    for n in 0..PLANS {
        let plan = Plan::drawn(&mut chance, n, as_of);
        releases.of_plan(&plan, &mut chance);
    }
    releases.in_order()
}

/// The award releases of `contracts` live contracts of the 33 boroughs with `vendors` vendors (at
/// most 3,000), in constant memory, for measurements.
pub fn bench(seed: u64, as_of: NaiveDate, contracts: usize, vendors: usize) -> impl Iterator<Item = Value> {
    let mut chance = Chance::from_seed(seed);
    let vendors = vendor::many(vendors);
    (1..=contracts).map(move |number| {
        let contract = Contract::live(&mut chance, number, &vendors, as_of);
        let mut releases = Releases::new(as_of);
        releases.award_alone(&contract, &mut chance);
        releases.found.pop().map_or(Value::Null, |(_, release)| release)
    })
}

/// Releases with their days of publication.
struct Releases {
    as_of: NaiveDate,
    found: Vec<(NaiveDate, Value)>,
}

impl Releases {
    fn new(as_of: NaiveDate) -> Self {
        Self { as_of, found: Vec::new() }
    }

    fn of_contract(&mut self, contract: &Contract, chance: &mut Chance) {
        let releases = if contract.under_the_act() {
            find_a_tender::life(contract, self.as_of, chance)
        } else {
            contracts_finder::life(contract, chance)
        };
        self.take(releases);
    }

    fn award_alone(&mut self, contract: &Contract, chance: &mut Chance) {
        let release = if contract.under_the_act() {
            find_a_tender::award(contract, chance)
        } else {
            contracts_finder::award(contract, chance)
        };
        self.found.push(release);
    }

    fn of_plan(&mut self, plan: &Plan, chance: &mut Chance) {
        let releases = if plan.on_contracts_finder {
            vec![contracts_finder::plan(plan, self.as_of, chance)]
        } else {
            find_a_tender::plan(plan, self.as_of, chance)
        };
        self.take(releases);
    }

    /// Nothing is published after the day the set is made for.
    fn take(&mut self, releases: Vec<(NaiveDate, Value)>) {
        let as_of = self.as_of;
        self.found.extend(releases.into_iter().filter(|(published, _)| *published <= as_of));
    }

    fn in_order(mut self) -> impl Iterator<Item = Value> {
        self.found.sort_by_key(|(published, _)| *published);
        self.found.into_iter().map(|(_, release)| release)
    }
}

#[cfg(test)]
mod tests;

//! Purchases: who buys what from whom, until when and for how much.

use chrono::{Datelike, Days, Months, NaiveDate};
use muster_domain::borough::boroughs;
use muster_domain::notice::DEMONSTRATION_PREFIX;

use super::borough::borough;
use super::catalogue::{CATALOGUE, Entry};
use super::chance::Chance;
use super::misspelling::{Written, written};
use super::term::Term;
use super::vendor::{self, Vendor};

/// What the process of a notice for measurements starts with: such notices are imported like any
/// other, into a database that is thrown away.
const MEASUREMENT_PREFIX: &str = "ocds-musterbench-";

/// A contract and the process that led to it.
#[derive(Debug, Clone)]
pub struct Contract {
    /// What its OCID begins with.
    pub prefix: &'static str,
    /// Counts the processes of a set.
    pub number: usize,
    /// Which borough, by place in the list.
    pub borough: usize,
    /// What is bought.
    pub entry: &'static Entry,
    /// Title of the notices.
    pub title: String,
    /// Description, without the term.
    pub description: String,
    /// Title of its tender, when nobody knew yet whose product it would be.
    pub sought: &'static str,
    /// Description of its tender.
    pub requirement: String,
    /// The vendor as the notices write it.
    pub supplier: Written,
    /// Whose it is.
    pub vendor: Vendor,
    /// How long.
    pub term: Term,
    /// Day of the award decision.
    pub awarded: NaiveDate,
    /// Pounds over the initial term without VAT.
    pub net: i64,
}

/// A purchase that is planned or out to tender.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Counts the processes of a set.
    pub number: usize,
    /// Which borough, by place in the list.
    pub borough: usize,
    /// What is to be bought.
    pub entry: &'static Entry,
    /// Title of the notices.
    pub title: String,
    /// Description.
    pub description: String,
    /// The term that is planned.
    pub term: Term,
    /// Pounds over the initial term without VAT.
    pub net: i64,
    /// How far it is: 0 pipeline, 1 market engagement, 2 planned procurement notice, 3 tender.
    pub stage: usize,
    /// Whether the notice is on Contracts Finder.
    pub on_contracts_finder: bool,
    /// Months from the notice expected next to the start.
    pub lead_months: u32,
}

impl Contract {
    /// A contract of the demonstration.
    pub fn drawn(
        chance: &mut Chance,
        number: usize,
        borough: usize,
        entry: usize,
        vendors: &[Vendor],
        as_of: NaiveDate,
    ) -> Self {
        let offer = chance.weighted(&[42, 28, 18, 12]);
        let arranged = arranged(entry, offer, borough, as_of);
        let term = match arranged {
            Some(term) if chance.percent(70) => term,
            _ => Term::drawn(chance, as_of),
        };
        let (product, key) = CATALOGUE[entry].offers[offer];
        let vendor = vendors[vendor::position(key).unwrap_or_default()].clone();
        Self::of(chance, number, borough, &CATALOGUE[entry], product, vendor, term)
    }

    /// A contract that runs on `as_of`, with any of `vendors`.
    pub fn live(chance: &mut Chance, number: usize, vendors: &[Vendor], as_of: NaiveDate) -> Self {
        let entry = &CATALOGUE[chance.below(CATALOGUE.len())];
        let years = u32::try_from(chance.between(2, 6)).unwrap_or(3);
        let options: &[u32] = chance.one_of(&[&[][..], &[12], &[12, 12], &[24]]);
        let term =
            Term::ending(as_of + Days::new(30 + chance.below(years as usize * 365) as u64), years, options);
        // Shares are skewed: half of all contracts go to ever fewer vendors.
        let share = chance.below(vendors.len());
        let share = if chance.percent(50) { share } else { chance.below(share + 1) };
        let product = entry.offers[chance.below(4)].0;
        let borough = chance.below(boroughs().len());
        let contract = Self::of(chance, number, borough, entry, product, vendors[share].clone(), term);
        Self { prefix: MEASUREMENT_PREFIX, ..contract }
    }

    fn of(
        chance: &mut Chance,
        number: usize,
        borough: usize,
        entry: &'static Entry,
        product: &str,
        vendor: Vendor,
        term: Term,
    ) -> Self {
        let awarded = term.start - Days::new(21 + chance.below(50) as u64);
        let (need, purpose) = entry.wanted(chance);
        Self {
            prefix: DEMONSTRATION_PREFIX,
            number,
            borough,
            entry,
            title: title(chance, borough, need, product, number),
            description: description(chance, purpose, product),
            sought: need,
            requirement: format!("The Council requires a solution to {purpose}."),
            supplier: written(&vendor, chance),
            vendor,
            net: price(chance, entry, term.years),
            awarded,
            term,
        }
    }

    /// Whether the award was published under the Procurement Act 2023, in force from 24 February 2025.
    pub fn under_the_act(&self) -> bool {
        NaiveDate::from_ymd_opt(2025, 2, 24).is_some_and(|in_force| self.awarded >= in_force)
    }
}

impl Plan {
    /// A planned purchase that starts within three years of `as_of`.
    pub fn drawn(chance: &mut Chance, n: usize, as_of: NaiveDate) -> Self {
        let stage = chance.weighted(&[45, 15, 15, 25]);
        let (soonest, latest) = [(9, 36), (8, 20), (6, 16), (2, 8)][stage];
        let months = u32::try_from(chance.between(soonest, latest)).unwrap_or(12);
        let start = (as_of + Months::new(months)).with_day(1).unwrap_or(as_of);
        let start = if chance.percent(40) { financial_year(start, as_of) } else { start };
        let years = [2, 3, 4, 5][chance.weighted(&[20, 35, 25, 20])];
        let options: &[u32] = chance.one_of(&[&[][..], &[12], &[12, 12], &[24]]);
        let end = (start + Months::new(years * 12)).pred_opt().unwrap_or(start);
        // Every service area has its plans, some more than others.
        let entry =
            &CATALOGUE[if n < CATALOGUE.len() * 2 { n % CATALOGUE.len() } else { bought_often(chance) }];
        let borough = chance.below(boroughs().len());
        let (need, purpose) = entry.wanted(chance);
        let title = match chance.below(6) {
            0 => format!("{need} - replacement"),
            1 => format!("{need} (re-procurement)"),
            2 => format!("Pipeline: {need}"),
            3 => format!("{} {need}", super::borough::borough(borough).nice_name),
            _ => need.to_owned(),
        };
        let why = chance.one_of(&[
            "The present contract comes to its end and the Council is looking at what the market offers.",
            "The Council will consider joint procurement with other London boroughs.",
            "The present system is out of support; the Council expects a cloud service in its place.",
            "The Council wishes to hear from suppliers before it writes the specification.",
        ]);
        Self {
            number: 100_000 + n,
            borough,
            entry,
            title,
            description: format!("The Council expects to buy a solution to {purpose}. {why}"),
            net: price(chance, entry, years),
            term: Term { start, end: Some(end), options: options.to_vec(), years },
            stage,
            on_contracts_finder: stage < 2 && chance.percent(25),
            lead_months: u32::try_from(chance.between(5, 8)).unwrap_or(6),
        }
    }
}

/// A service area whose goods run out quickly: devices, networks, hosting, security, advice.
pub fn bought_often(chance: &mut Chance) -> usize {
    const OFTEN: [&str; 8] = [
        "end-user-devices",
        "network-connectivity",
        "hosting-cloud",
        "cyber-security",
        "digital-consultancy",
        "data-analytics",
        "website-forms",
        "housing-management",
    ];
    let code = chance.one_of(&OFTEN);
    CATALOGUE.iter().position(|entry| entry.area == code).unwrap_or_default()
}

/// What chance alone would rarely show: for some products several boroughs come to their end within
/// weeks of each other, and for others two camps narrowly miss each other.
fn arranged(entry: usize, offer: usize, borough: usize, as_of: NaiveDate) -> Option<Term> {
    if offer > 1 {
        return None;
    }
    let year = as_of.year() + 1 + i32::try_from(entry % 3).unwrap_or_default();
    let march = NaiveDate::from_ymd_opt(year, 3, 31)?;
    match entry % 7 {
        // Ends spread over two months, each with two years of options.
        0 | 3 => Some(Term::ending(march + Days::new((borough as u64 * 7) % 60), 4, &[12, 12])),
        // Fixed terms of three years: a tenth bridges 109 days, and the camps lie 130 apart.
        5 => Some(Term::ending(march + Days::new(if borough.is_multiple_of(2) { 0 } else { 130 }), 3, &[])),
        _ => None,
    }
}

fn financial_year(start: NaiveDate, as_of: NaiveDate) -> NaiveDate {
    let april = |year| NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(start);
    let same = april(start.year());
    if same > as_of { same } else { april(start.year() + 1) }
}

fn price(chance: &mut Chance, entry: &Entry, years: u32) -> i64 {
    let annual = chance.skewed(entry.annual.0, entry.annual.1);
    let whole = annual * i64::from(years);
    // Two in three are round, as estimates are.
    if chance.percent(66) { (whole + 500) / 1_000 * 1_000 } else { whole }
}

fn title(chance: &mut Chance, position: usize, need: &str, product: &str, number: usize) -> String {
    match chance.below(9) {
        0 => format!("{need} ({product})"),
        1 => format!("{need} - support and maintenance"),
        2 => format!("{product}: {}", lower_first(need)),
        3 => format!("Provision of {}", lower_first(need)),
        4 => format!("{} - {need}", borough(position).nice_name),
        5 => format!("{need} {}{:04}", borough(position).code, 1_000 + number % 9_000),
        6 => format!("{} - call-off", need),
        _ => need.to_owned(),
    }
}

fn description(chance: &mut Chance, purpose: &str, product: &str) -> String {
    let what = match chance.below(4) {
        0 => format!("The Council requires a solution to {purpose}."),
        1 => format!("{product} will {purpose}."),
        2 => format!("Licences, hosting, support and maintenance of {product}, used to {purpose}."),
        _ => format!("Supply, implementation and support of {product} to {purpose}."),
    };
    let how = chance.one_of(&[
        "Awarded as a call-off from a framework agreement.",
        "Awarded following a further competition.",
        "Awarded following an open procedure.",
        "The contract includes data migration, training and an exit plan.",
        "Data is hosted in the United Kingdom.",
    ]);
    format!("{what} {how}")
}

/// `Housing management system` within a sentence; `GIS` and `IT` keep their capitals.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == '-' => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

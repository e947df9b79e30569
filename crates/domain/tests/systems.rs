//! Real titles: which products they name, and which words that look like products name none.

use chrono::NaiveDate;
use muster_domain::id::{AuthorityId, ContractId, VendorId};
use muster_domain::product::dictionary::Dictionary;
use muster_domain::product::id_of;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::infer::{Candidate, infer};
use uuid::Uuid;

const LABELLED: &str = include_str!("data/technology-titles.csv");

/// Title, whether it is technology, and for which service area.
fn titles() -> Vec<(String, bool, Option<ServiceAreaCode>)> {
    let rows = csv::Reader::from_reader(LABELLED.as_bytes()).records().flatten().collect::<Vec<_>>();
    rows.iter().map(|row| (row[1].to_owned(), &row[2] == "yes", ServiceAreaCode::parse(&row[3]))).collect()
}

#[test]
fn uniforms_and_academies_are_no_products() {
    let dictionary = Dictionary::default();
    for (title, technology, area) in titles() {
        let named = dictionary.find(&title, None, area);
        assert!(technology || named.is_empty(), "{title}: {named:?}");
    }
}

#[test]
fn a_real_title_tells_of_a_system_by_the_words_that_stand_in_it() {
    let day = |day: &str| day.parse::<NaiveDate>().unwrap();
    let (title, _, area) = titles().into_iter().find(|(title, ..)| title.contains("Salesforce")).unwrap();
    let contract = Candidate {
        contract: ContractId(Uuid::from_u128(1)),
        authority: AuthorityId(Uuid::from_u128(2)),
        vendors: &[VendorId(Uuid::from_u128(3))],
        title: &title,
        description: None,
        service_area: area,
        start: Some(day("2024-04-01")),
        last_day: Some(day("2028-03-31")),
        demonstration: false,
    };
    let told = infer([contract], &Dictionary::default(), day("2026-11-23"));
    let [(key, evidence)] = told.iter().collect::<Vec<_>>()[..] else { panic!("{told:?}") };
    assert_eq!((key.product, key.service_area.as_str()), (Some(id_of("Salesforce")), "customer-crm"));
    assert_eq!(
        (evidence.words.as_str(), evidence.reason.as_str()),
        ("Salesforce", "The contract names Salesforce.")
    );
    assert_eq!(evidence.vendor, Some(VendorId(Uuid::from_u128(3))));
}

//! What an invented set is made of.

use std::collections::{BTreeMap, BTreeSet};

use muster_domain::notice::DEMONSTRATION_PREFIX;

use super::*;

fn as_of() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn set() -> Vec<Value> {
    demonstration(1, as_of()).collect()
}

fn processes<'a>(set: &'a [Value], with: &str) -> BTreeSet<&'a str> {
    set.iter().filter(|r| r.get(with).is_some()).filter_map(|r| r["ocid"].as_str()).collect()
}

#[test]
fn equal_seeds_and_days_give_equal_notices() {
    assert_eq!(set(), set());
    assert_ne!(set(), demonstration(2, as_of()).collect::<Vec<_>>());
}

#[test]
fn about_1500_contracts_and_200_plans_are_told_of() {
    let set = set();
    let contracts = processes(&set, "awards").len();
    let all: BTreeSet<&str> = set.iter().filter_map(|r| r["ocid"].as_str()).collect();
    let plans = all.len() - contracts;
    assert!((1_400..=1_600).contains(&contracts), "{contracts}");
    assert!((180..=220).contains(&plans), "{plans}");
    assert!(all.iter().all(|ocid| ocid.starts_with(DEMONSTRATION_PREFIX)));
}

#[test]
fn every_release_has_an_id_of_its_own_and_nothing_is_published_in_the_future() {
    let set = set();
    let ids: BTreeSet<&str> = set.iter().filter_map(|r| r["id"].as_str()).collect();
    assert_eq!(ids.len(), set.len());
    let last = set.iter().filter_map(|r| r["date"].as_str()).max().unwrap();
    assert!(last < "2026-11-24", "{last}");
}

#[test]
fn the_notice_types_of_the_act_all_occur() {
    fn count(value: &Value, found: &mut BTreeMap<String, usize>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| count(item, found)),
            Value::Object(members) => {
                if let Some(Value::String(code)) = members.get("noticeType") {
                    *found.entry(code.clone()).or_default() += 1;
                }
                members.values().for_each(|member| count(member, found));
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    set().iter().for_each(|release| count(release, &mut found));
    for code in ["UK1", "UK2", "UK3", "UK4", "UK6", "UK7", "UK9", "UK10", "UK11"] {
        assert!(found.get(code).is_some_and(|n| *n >= 5), "{code}: {found:?}");
    }
}

#[test]
fn all_boroughs_buy_and_no_link_leads_to_a_notice_service() {
    let set = set();
    let text = serde_json::to_string(&set).unwrap();
    assert!(!text.contains("find-tender.service.gov.uk") && !text.contains("contractsfinder.service.gov.uk"));
    for borough in boroughs() {
        let bought = set.iter().filter(|r| {
            let id = r["buyer"]["id"].as_str().unwrap_or_default();
            borough.identifiers.iter().any(|i| i.to_string() == id)
        });
        assert!(bought.count() > 30, "{}", borough.nice_name);
    }
}

#[test]
fn a_benchmark_set_has_one_award_for_each_contract() {
    let set: Vec<Value> = bench(1, as_of(), 500, 3_000).collect();
    assert_eq!(set.len(), 500);
    assert_eq!(processes(&set, "awards").len(), 500);
}

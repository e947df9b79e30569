//! What an invented set is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use muster_domain::id::NoticeId;
use muster_domain::notice::{DEMONSTRATION_PREFIX, Source};
use muster_domain::process;
use muster_domain::published::Release;
use uuid::Uuid;

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

/// The set as the import reads it, folded process by process.
fn imported() -> Vec<process::Folded> {
    let mut lines = Vec::new();
    for release in set() {
        serde_json::to_writer(&mut lines, &release).unwrap();
        lines.push(b'\n');
    }
    let mut processes: BTreeMap<String, Vec<(NoticeId, Release)>> = BTreeMap::new();
    let mut number = 0;
    muster_ingest::read(lines.as_slice(), "demonstration.ndjson", &mut |event| {
        let muster_ingest::Event::Release(read) = event else { panic!("{event:?}") };
        assert_eq!(read.problems, [], "{}", read.raw);
        let imitated = if read.release.process.contains("h6vhtk") {
            Source::FindATender
        } else {
            Source::ContractsFinder
        };
        assert_eq!(read.release.source, imitated);
        number += 1;
        let notice = NoticeId(Uuid::from_u128(number));
        processes.entry(read.release.process.clone()).or_default().push((notice, read.release));
        ControlFlow::Continue(())
    })
    .unwrap();
    processes.into_values().map(|releases| process::fold(&releases)).collect()
}

#[test]
fn an_import_reads_every_release_without_a_problem_and_finds_what_was_meant() {
    let folded = imported();
    let contracts: Vec<_> = folded.iter().flat_map(|f| &f.contracts).collect();
    let share = |of: &dyn Fn(&process::FoldedContract) -> bool| {
        contracts.iter().filter(|c| of(c)).count() * 100 / contracts.len()
    };
    assert!(share(&|c| c.technology) >= 98, "{}", share(&|c| c.technology));
    assert!(share(&|c| c.service_area.is_some()) >= 90, "{}", share(&|c| c.service_area.is_some()));
    assert!(
        (50..=75).contains(&share(&|c| c.term.max_end.is_some())),
        "{}",
        share(&|c| c.term.max_end.is_some())
    );
    let endless = contracts.iter().filter(|c| c.term.end.is_none()).count();
    assert!((10..=60).contains(&endless), "{endless}");
    let planned = folded.iter().filter_map(|f| f.procurement.as_ref()).filter(|p| p.stage.open());
    let planned: Vec<_> = planned.collect();
    assert!(planned.len() >= 180, "{}", planned.len());
    assert!(planned.iter().filter(|p| p.expected_start.is_some()).count() * 100 / planned.len() >= 95);
}

//! What must be published of a contract, and by when.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muster_domain::authority::AuthorityRef;
use muster_domain::contract::{Contract, ContractStatus, Value};
use muster_domain::duty::authority::{Facts, of_authority};
use muster_domain::duty::calendar::Quarter;
use muster_domain::duty::contract::{Held, Law, of_contract};
use muster_domain::duty::{Duty, DutyKind, DutySettings, Published};
use muster_domain::id::{AuthorityId, ContractId};
use muster_domain::money::Money;
use muster_domain::notice::NoticeKind;
use muster_domain::record::Said;
use muster_domain::term::Term;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A contract of so many pounds, VAT included, signed on 1 June 2026 for three years and two more.
fn contract(pounds: i64) -> Contract {
    let authority =
        AuthorityRef { id: AuthorityId(Uuid::from_u128(1)), code: None, name: "A".to_owned(), member: true };
    Contract {
        id: ContractId(Uuid::from_u128(2)),
        process: "ocds-h6vhtk-000001".to_owned(),
        award: "1".to_owned(),
        authority,
        vendors: Vec::new(),
        procurement: None,
        title: "Housing system".to_owned(),
        description: None,
        status: ContractStatus::Active,
        term: Term {
            start: Some(day("2026-06-01")),
            end: Some(day("2029-05-31")),
            max_end: Some(day("2031-05-31")),
            extensions: None,
        },
        value: Value { net: None, gross: Some(Money::gbp(pounds * 100)) },
        signed_on: Some(day("2026-06-01")),
        cpv: Vec::new(),
        technology: true,
        service_area: None,
        facts: BTreeMap::new(),
        first_published_at: None,
        vouched_at: None,
        demonstration: false,
        said: Said::default(),
        private: false,
        version: 1,
    }
}

fn notice(kind: NoticeKind, code: &str, on: &str) -> Published {
    Published { kind, code: Some(code.to_owned()), on: Some(day(on)) }
}

fn award() -> Published {
    notice(NoticeKind::Award, "UK6", "2026-05-10")
}

/// The duties as of a day, as far as ten years ahead.
fn duties(
    contract: &Contract,
    before: Option<&(Term, Value)>,
    notices: &[Published],
    today: &str,
) -> Vec<Duty> {
    of_contract(&Held { contract, before, notices }, day(today), day("2036-12-31"))
}

fn due(duties: &[Duty], kind: DutyKind) -> Vec<String> {
    let of_kind = duties.iter().filter(|duty| duty.kind == kind && !duty.optional);
    of_kind.map(|duty| duty.due.map(|day| day.to_string()).unwrap_or_default()).collect()
}

#[test]
fn contract_details_are_due_within_30_days_and_120_where_it_is_light_touch() {
    let mut one = contract(300_000);
    assert_eq!(due(&duties(&one, None, &[award()], "2026-06-10"), DutyKind::Details), ["2026-06-30"]);
    one.said.light_touch = Some(true);
    one.value.gross = Some(Money::gbp(70_000_000));
    assert_eq!(due(&duties(&one, None, &[award()], "2026-06-10"), DutyKind::Details), ["2026-09-28"]);
    let told = [award(), notice(NoticeKind::Contract, "UK7", "2026-06-20")];
    assert!(due(&duties(&one, None, &told, "2026-06-21"), DutyKind::Details).is_empty(), "the notice came");
    let small = contract(29_999);
    assert!(due(&duties(&small, None, &[award()], "2026-06-10"), DutyKind::Details).is_empty());
}

#[test]
fn what_is_begun_under_earlier_law_has_no_duties_of_the_act() {
    let one = contract(9_000_000);
    let earlier = [Published { kind: NoticeKind::Award, code: None, on: Some(day("2026-05-10")) }];
    assert!(duties(&one, None, &earlier, "2026-06-10").is_empty());
    let law = |contract: &Contract, notices: &[Published]| Held { contract, before: None, notices }.law();
    assert_eq!(law(&one, &[award()]), Law::Act);
    assert_eq!(law(&one, &[]), Law::Presumed);
    let old = Contract { signed_on: Some(day("2025-02-23")), ..one };
    assert_eq!(law(&old, &[]), Law::Earlier);
}

#[test]
fn performance_is_published_in_every_12_months_of_a_contract_above_5_million() {
    let one = contract(5_000_001);
    let of = |notices: &[Published], today| due(&duties(&one, None, notices, today), DutyKind::Performance);
    assert_eq!(of(&[award()], "2026-06-10"), ["2027-05-31"]);
    assert_eq!(of(&[award()], "2027-06-01"), ["2027-05-31", "2028-05-31"], "one is missed, one is to come");
    let told = [award(), notice(NoticeKind::Performance, "UK9", "2027-05-31")];
    assert_eq!(of(&told, "2027-06-01"), ["2028-05-31"]);
    assert_eq!(
        due(&duties(&contract(5_000_000), None, &[award()], "2026-06-10"), DutyKind::Performance).len(),
        0
    );
    assert_eq!(due(&duties(&one, None, &[award()], "2026-06-10"), DutyKind::Copy), ["2026-08-29"]);
}

#[test]
fn a_change_is_published_where_it_passes_10_per_cent() {
    let provided = contract(300_000);
    let before = (provided.term.clone(), provided.value);
    // Five years are 1,826 days, of which 182 are less than a tenth and 183 more.
    for (longer, passes) in [(182, false), (183, true)] {
        let mut one = provided.clone();
        one.term.end = one.term.end.map(|end| end + chrono::Days::new(longer));
        let found = due(&duties(&one, Some(&before), &[award()], "2026-07-01"), DutyKind::Change);
        assert_eq!(found, if passes { vec!["2029-05-31".to_owned()] } else { Vec::new() }, "{longer} days");
    }
    for (pounds, passes) in [(330_000, false), (330_001, true), (270_000, false), (269_999, true)] {
        let mut one = provided.clone();
        one.value.gross = Some(Money::gbp(pounds * 100));
        let found = due(&duties(&one, Some(&before), &[award()], "2026-07-01"), DutyKind::Change);
        assert_eq!(found.len(), usize::from(passes), "{pounds} pounds");
    }
    let mut light = provided;
    light.said.light_touch = Some(true);
    light.term.end = light.term.max_end;
    assert!(due(&duties(&light, Some(&before), &[award()], "2026-07-01"), DutyKind::Change).is_empty());
}

#[test]
fn the_end_is_published_within_30_days() {
    let one = contract(300_000);
    assert_eq!(due(&duties(&one, None, &[award()], "2026-07-01"), DutyKind::Termination), ["2031-06-29"]);
    let ended = Contract { status: ContractStatus::Terminated, ..one };
    assert_eq!(due(&duties(&ended, None, &[award()], "2026-07-01"), DutyKind::Termination), ["2029-06-29"]);
    let told = [award(), notice(NoticeKind::Termination, "UK11", "2029-06-01")];
    assert!(due(&duties(&ended, None, &told, "2029-06-02"), DutyKind::Termination).is_empty());
}

#[test]
fn an_authority_publishes_its_register_each_quarter_and_its_pipeline_each_year() {
    let of = |above, pipelines: &[NaiveDate], registers: &[Quarter], today| {
        let settings = DutySettings { above_100_million: above };
        let facts = Facts { settings, pipelines, registers, procurements: &[] };
        let duties = of_authority(&facts, day(today), day("2027-12-31"));
        let told = |duty: &Duty| (duty.kind, duty.due.unwrap().to_string(), duty.optional);
        duties.iter().map(told).collect::<Vec<_>>()
    };
    let registers = [Quarter::parse("2026-Q3").unwrap()];
    assert_eq!(
        of(Some(true), &[day("2026-05-26")], &registers, "2026-11-27"),
        [
            (DutyKind::Register, "2027-01-31".to_owned(), false),
            (DutyKind::Pipeline, "2027-05-26".to_owned(), false)
        ]
    );
    assert_eq!(of(Some(false), &[], &registers, "2026-11-27").len(), 1);
    assert!(of(None, &[], &registers, "2026-11-27")[1].2, "nobody said whether it is due");
}

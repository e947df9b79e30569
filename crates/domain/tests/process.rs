//! The life of a purchase, folded from what its releases say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use muster_domain::contract::ContractStatus;
use muster_domain::fact::{FactState, Field};
use muster_domain::id::NoticeId;
use muster_domain::identifier::Identifier;
use muster_domain::money::Money;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::process::{Folded, FoldedContract, FoldedProcurement, fold};
use muster_domain::procurement::Stage;
use muster_domain::published::{AwardSaid, Party, ProcurementSaid, Release, Said};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said<T>(value: T, pointer: &str) -> Option<Said<T>> {
    Some(Said { value, pointer: pointer.to_owned() })
}

fn text(value: &str, pointer: &str) -> Option<Said<String>> {
    said(value.to_owned(), pointer)
}

fn party(name: &str) -> Party {
    Party { name: Some(name.to_owned()), pointer: "/parties/1".to_owned(), ..Party::default() }
}

/// The `n`th notice of a process, published on the `n`th of January 2026.
fn notice(n: u8, kind: NoticeKind) -> (NoticeId, Release) {
    let first: DateTime<Utc> = "2026-01-01T09:00:00Z".parse().unwrap();
    let release = Release {
        source: Source::FindATender,
        process: "ocds-h6vhtk-0a1b2c".to_owned(),
        release: format!("00000{n}-2026"),
        published_at: Some(first + TimeDelta::days(i64::from(n) - 1)),
        kind,
        notice_type: None,
        title: None,
        url: None,
        buyers: vec![party("London Borough of Camden")],
        procurement: Some(ProcurementSaid {
            title: text("Housing system", "/tender/title"),
            ..ProcurementSaid::default()
        }),
        awards: Vec::new(),
    };
    (id(n), release)
}

fn id(n: u8) -> NoticeId {
    NoticeId(Uuid::from_u128(u128::from(n)))
}

fn award(key: &str) -> AwardSaid {
    AwardSaid {
        award: key.to_owned(),
        status: text("active", "/awards/0/status"),
        suppliers: vec![party("Acme Ltd")],
        start: said(day("2026-04-01"), "/awards/0/contractPeriod/startDate"),
        end: said(day("2029-03-31"), "/awards/0/contractPeriod/endDate"),
        ..AwardSaid::default()
    }
}

fn awarded(n: u8, awards: Vec<AwardSaid>) -> (NoticeId, Release) {
    let (id, release) = notice(n, NoticeKind::Award);
    (id, Release { awards, ..release })
}

fn contract(folded: &Folded) -> &FoldedContract {
    assert_eq!(folded.contracts.len(), 1);
    &folded.contracts[0]
}

fn procurement(folded: &Folded) -> &FoldedProcurement {
    folded.procurement.as_ref().unwrap()
}

#[test]
fn a_purchase_goes_from_plan_to_tender_to_contract() {
    let mut releases = vec![notice(1, NoticeKind::Pipeline)];
    assert_eq!(procurement(&fold(&releases)).stage, Stage::Planned);
    releases.push(notice(2, NoticeKind::Engagement));
    assert_eq!(procurement(&fold(&releases)).stage, Stage::Engagement);
    releases.push(notice(3, NoticeKind::Planned));
    assert_eq!(procurement(&fold(&releases)).stage, Stage::Planned);
    releases.push(notice(4, NoticeKind::Tender));
    assert_eq!(procurement(&fold(&releases)).stage, Stage::Tender);
    releases.push(notice(5, NoticeKind::Engagement));
    assert_eq!(procurement(&fold(&releases)).stage, Stage::Tender, "a tender does not go back");
    releases.push(awarded(6, vec![award("1")]));
    let folded = fold(&releases);
    assert_eq!(procurement(&folded).stage, Stage::Awarded);
    assert_eq!(procurement(&folded).notices, [1, 2, 3, 4, 5, 6].map(id));
    assert_eq!(contract(&folded).notices, [id(6)]);
    assert_eq!(contract(&folded).title, "Housing system");
    assert_eq!(contract(&folded).facts[&Field::Title].notice, Some(id(6)));
}

#[test]
fn a_tender_that_is_complete_or_past_its_deadline_is_being_evaluated() {
    let (first, mut tender) = notice(1, NoticeKind::Tender);
    let said_of = tender.procurement.as_mut().unwrap();
    said_of.tender_deadline = said(day("2026-01-05"), "/tender/tenderPeriod/endDate");
    let past = notice(6, NoticeKind::Tender);
    let on_the_day = notice(5, NoticeKind::Tender);
    let stage = |releases: &[(NoticeId, Release)]| procurement(&fold(releases)).stage;
    assert_eq!(stage(&[(first, tender.clone()), on_the_day]), Stage::Tender);
    assert_eq!(stage(&[(first, tender.clone()), past]), Stage::Evaluation);
    tender.procurement.as_mut().unwrap().status = text("complete", "/tender/status");
    let folded = fold(&[(first, tender)]);
    assert_eq!(procurement(&folded).stage, Stage::Evaluation);
    assert_eq!(procurement(&folded).facts[&Field::Stage].pointer.as_deref(), Some("/tender/status"));
}

#[test]
fn later_facts_win_and_what_is_left_out_stays() {
    let (first, mut early) = notice(1, NoticeKind::Tender);
    let (second, mut late) = notice(2, NoticeKind::Tender);
    let (a, b) = (early.procurement.as_mut().unwrap(), late.procurement.as_mut().unwrap());
    a.description = text("Rents and repairs", "/tender/description");
    a.start = said(day("2026-06-01"), "/tender/contractPeriod/startDate");
    b.start = said(day("2026-07-01"), "/tender/contractPeriod/startDate");
    let folded = fold(&[(second, late), (first, early)]);
    let purchase = procurement(&folded);
    assert_eq!(purchase.description.as_deref(), Some("Rents and repairs"));
    assert_eq!(purchase.facts[&Field::Description].notice, Some(first));
    assert_eq!(purchase.expected_start, Some(day("2026-07-01")));
    assert_eq!(purchase.facts[&Field::ExpectedStart].notice, Some(second));
    assert_eq!(purchase.facts[&Field::ExpectedStart].state, FactState::Published);
    assert_eq!(purchase.first_published_at.unwrap().to_rfc3339(), "2026-01-01T09:00:00+00:00");
    assert_eq!(purchase.vouched_at.unwrap().to_rfc3339(), "2026-01-02T09:00:00+00:00");
}

#[test]
fn a_figure_that_a_later_one_makes_untrue_is_dropped() {
    let value = |net: Option<i64>, gross: Option<i64>| AwardSaid {
        net: net.and_then(|p| said(Money::gbp(p), "/n")),
        gross: gross.and_then(|p| said(Money::gbp(p), "/g")),
        ..award("1")
    };
    let of = |later: AwardSaid| {
        let folded = fold(&[awarded(1, vec![value(Some(100), Some(120))]), awarded(2, vec![later])]);
        let value = contract(&folded).value;
        (value.net.map(|m| m.pence), value.gross.map(|m| m.pence))
    };
    assert_eq!(of(value(None, Some(120))), (Some(100), Some(120)));
    assert_eq!(of(value(None, Some(240))), (None, Some(240)));
    assert_eq!(of(value(Some(200), None)), (Some(200), None));
    assert_eq!(of(value(None, None)), (Some(100), Some(120)));
}

#[test]
fn one_award_is_one_contract_whatever_its_suppliers() {
    let many: Vec<Party> = (1..=35).map(|n| party(&format!("Supplier {n} Ltd"))).collect();
    let framework = AwardSaid { suppliers: many, ..award("2") };
    let folded = fold(&[awarded(1, vec![award("1"), framework])]);
    assert_eq!(folded.contracts.len(), 2);
    assert_eq!(folded.contracts[1].suppliers.len(), 35);
}

#[test]
fn a_lot_that_nobody_won_is_no_contract() {
    let none = AwardSaid { suppliers: Vec::new(), status: text("unsuccessful", "/s"), ..award("2") };
    let folded = fold(&[awarded(1, vec![none])]);
    assert_eq!(folded.contracts, []);
}

#[test]
fn an_award_is_pending_then_active_then_terminated_and_stays_so() {
    let with = |n: u8, kind: NoticeKind, word: Option<&str>| {
        let (id, release) = notice(n, kind);
        let status = word.and_then(|w| text(w, "/contracts/0/status"));
        (id, Release { awards: vec![AwardSaid { status, ..award("1") }], ..release })
    };
    let mut releases = vec![with(1, NoticeKind::Award, Some("pending"))];
    assert_eq!(contract(&fold(&releases)).status, ContractStatus::Pending);
    releases.push(with(2, NoticeKind::Contract, Some("active")));
    assert_eq!(contract(&fold(&releases)).status, ContractStatus::Active);
    releases.push(with(3, NoticeKind::Termination, None));
    assert_eq!(contract(&fold(&releases)).status, ContractStatus::Terminated);
    releases.push(with(4, NoticeKind::Contract, Some("active")));
    let folded = fold(&releases);
    assert_eq!(contract(&folded).status, ContractStatus::Terminated);
    assert_eq!(contract(&folded).facts[&Field::Status].notice, Some(id(3)));
    assert_eq!(procurement(&folded).stage, Stage::Awarded);
}

#[test]
fn a_termination_notice_that_names_no_contract_ends_the_only_one() {
    let folded = fold(&[awarded(1, vec![award("1")]), notice(2, NoticeKind::Termination)]);
    assert_eq!(contract(&folded).status, ContractStatus::Terminated);
    assert_eq!(contract(&folded).notices, [id(1), id(2)]);
    let two = fold(&[awarded(1, vec![award("1"), award("2")]), notice(2, NoticeKind::Termination)]);
    assert!(two.contracts.iter().all(|c| c.status == ContractStatus::Active));
}

#[test]
fn a_procurement_that_is_terminated_is_cancelled_with_what_was_not_entered_into() {
    let pending = || AwardSaid { status: text("pending", "/awards/0/status"), ..award("1") };
    let cancelled = fold(&[notice(1, NoticeKind::Tender), notice(2, NoticeKind::Cancellation)]);
    assert_eq!(procurement(&cancelled).stage, Stage::Cancelled);

    let fallen = fold(&[awarded(1, vec![pending()]), notice(2, NoticeKind::Cancellation)]);
    assert_eq!(contract(&fallen).status, ContractStatus::Cancelled);
    assert_eq!(procurement(&fallen).stage, Stage::Cancelled);

    let signed = AwardSaid { award: "2".to_owned(), signed_on: said(day("2026-01-01"), "/d"), ..award("2") };
    let partly = fold(&[awarded(1, vec![pending(), signed]), notice(2, NoticeKind::Cancellation)]);
    let statuses: Vec<_> = partly.contracts.iter().map(|c| c.status).collect();
    assert_eq!(statuses, [ContractStatus::Cancelled, ContractStatus::Active]);
    assert_eq!(procurement(&partly).stage, Stage::Awarded);
}

#[test]
fn an_extension_in_words_is_inferred_with_the_words_it_came_from() {
    let words = "Two extensions: option to extend by 2 x 12 months";
    let said_so = AwardSaid { extensions: text(words, "/awards/0/renewal/description"), ..award("1") };
    let folded = fold(&[awarded(1, vec![said_so])]);
    let contract = contract(&folded);
    assert_eq!(contract.term.max_end, Some(day("2031-03-31")));
    assert_eq!(contract.term.extensions.as_deref(), Some(words));
    let basis = &contract.facts[&Field::TermMaxEnd];
    assert_eq!(basis.state, FactState::Inferred);
    assert_eq!(basis.notice, Some(id(1)));
    assert_eq!(basis.pointer.as_deref(), Some("/awards/0/renewal/description"));
    assert!(words.contains(basis.words.as_deref().unwrap()));
    assert!(basis.reason.is_some());
}

#[test]
fn the_field_of_extensions_may_hold_lengths_of_time_alone_and_nonsense_yields_nothing() {
    let of = |words: &str| {
        let said_so = AwardSaid { extensions: text(words, "/awards/0/renewal/description"), ..award("1") };
        let folded = fold(&[awarded(1, vec![said_so])]);
        let contract = contract(&folded).clone();
        let words = contract.facts.get(&Field::TermMaxEnd).and_then(|b| b.words.clone());
        (contract.term.max_end, words)
    };
    assert_eq!(
        of("Two 12 month periods"),
        (Some(day("2031-03-31")), Some("Two 12 month periods".to_owned()))
    );
    assert_eq!(of("12 + 12 months").0, Some(day("2031-03-31")));
    assert_eq!(of("may be extended subject to approval"), (None, None));
    assert_eq!(of("The next tender is due after 4 years"), (None, None));
}

#[test]
fn a_published_last_day_is_not_inferred_again() {
    let both = AwardSaid {
        max_end: said(day("2030-03-31"), "/awards/0/contractPeriod/maxExtentDate"),
        extensions: text("option to extend by 2 x 12 months", "/r"),
        ..award("1")
    };
    let folded = fold(&[awarded(1, vec![both])]);
    assert_eq!(contract(&folded).term.max_end, Some(day("2030-03-31")));
    assert_eq!(contract(&folded).facts[&Field::TermMaxEnd].state, FactState::Published);
}

#[test]
fn extensions_in_words_count_from_the_end_before_a_contract_change() {
    let words = text("option to extend by 2 x 12 months", "/awards/0/renewal/description");
    let (second, change) = notice(2, NoticeKind::Change);
    let extended = AwardSaid {
        award: "1".to_owned(),
        end: said(day("2030-03-31"), "/contracts/0/amendments/0/period/endDate"),
        ..AwardSaid::default()
    };
    let releases = [
        awarded(1, vec![AwardSaid { extensions: words, ..award("1") }]),
        (second, Release { awards: vec![extended], ..change }),
    ];
    let folded = fold(&releases);
    assert_eq!(contract(&folded).term.end, Some(day("2030-03-31")));
    assert_eq!(contract(&folded).term.max_end, Some(day("2031-03-31")), "one of the two years is used");
}

#[test]
fn a_change_past_the_last_day_makes_that_day_untrue() {
    let published = AwardSaid { max_end: said(day("2030-03-31"), "/m"), ..award("1") };
    let (second, change) = notice(2, NoticeKind::Change);
    let extended = AwardSaid {
        award: "1".to_owned(),
        end: said(day("2032-03-31"), "/contracts/0/period/endDate"),
        ..AwardSaid::default()
    };
    let folded = fold(&[awarded(1, vec![published]), (second, Release { awards: vec![extended], ..change })]);
    assert_eq!(contract(&folded).term.end, Some(day("2032-03-31")));
    assert_eq!(contract(&folded).term.max_end, None);
}

#[test]
fn under_the_act_an_award_that_names_no_extension_has_none_of_its_tender() {
    let (first, mut tender) = notice(1, NoticeKind::Tender);
    tender.procurement.as_mut().unwrap().extensions =
        text("option to extend by 2 x 12 months", "/tender/lots/0/renewal/description");
    let (second, before) = awarded(2, vec![award("1")]);
    let under_the_act = Release { notice_type: Some("UK6".to_owned()), ..before.clone() };
    let of = |award: Release| {
        let folded = fold(&[(first, tender.clone()), (second, award)]);
        contract(&folded).term.max_end
    };
    assert_eq!(of(before), Some(day("2031-03-31")));
    assert_eq!(of(under_the_act), None);
}

#[test]
fn a_duration_makes_an_inferred_end_from_the_start_or_the_signature() {
    let lasting = |start: bool| AwardSaid {
        start: if start { said(day("2026-04-01"), "/s") } else { None },
        end: None,
        days: said(1096, "/tender/lots/0/contractPeriod/durationInDays"),
        signed_on: said(day("2026-03-01"), "/contracts/0/dateSigned"),
        ..award("1")
    };
    let folded = fold(&[awarded(1, vec![lasting(true)])]);
    assert_eq!(contract(&folded).term.end, Some(day("2029-03-31")));
    let basis = &contract(&folded).facts[&Field::TermEnd];
    assert_eq!((basis.state, basis.words.as_deref()), (FactState::Inferred, Some("1096 days")));
    let folded = fold(&[awarded(1, vec![lasting(false)])]);
    assert_eq!(contract(&folded).term.end, Some(day("2029-02-28")));
}

#[test]
fn an_award_without_dates_has_what_the_purchase_expected_as_inferred() {
    let (first, mut tender) = notice(1, NoticeKind::Tender);
    let purchase = tender.procurement.as_mut().unwrap();
    purchase.start = said(day("2026-06-01"), "/tender/lots/0/contractPeriod/startDate");
    purchase.end = said(day("2028-05-31"), "/tender/lots/0/contractPeriod/endDate");
    let undated = AwardSaid { start: None, end: None, ..award("1") };
    let folded = fold(&[(first, tender), awarded(2, vec![undated])]);
    assert_eq!(contract(&folded).term.end, Some(day("2028-05-31")));
    let basis = &contract(&folded).facts[&Field::TermEnd];
    assert_eq!((basis.state, basis.notice), (FactState::Inferred, Some(first)));
}

#[test]
fn the_buyer_is_the_first_of_the_latest_release_and_keeps_a_name_it_had() {
    let numbered = |name: Option<&str>| Party {
        name: name.map(str::to_owned),
        identifiers: vec![Identifier::new("GB-CFS", "59840")],
        ..Party::default()
    };
    let (first, mut early) = notice(1, NoticeKind::Tender);
    early.buyers = vec![numbered(Some("London Borough of Croydon"))];
    let (second, mut late) = notice(2, NoticeKind::Tender);
    late.buyers = vec![numbered(None), party("London Borough of Sutton")];
    let folded = fold(&[(first, early), (second, late)]);
    assert_eq!(folded.buyer.unwrap().name.as_deref(), Some("London Borough of Croydon"));
    assert_eq!(folded.buyers.len(), 2);
}

#[test]
fn a_payments_notice_and_a_dynamic_market_are_no_purchase() {
    let (n, release) = notice(1, NoticeKind::Other);
    let payments = Release { notice_type: Some("UK17".to_owned()), ..release.clone() };
    assert_eq!(fold(&[(n, payments)]).procurement, None);
    assert_eq!(fold(&[notice(1, NoticeKind::Market)]).procurement, None);
    assert!(fold(&[(n, release)]).procurement.is_some(), "what no code list names may be one");
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(fold(&[]), Folded::default());
}

mod any_order_and_any_repetition {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Option<Said<NaiveDate>>> {
        let some = (0_u64..2000).prop_map(|n| said(day("2026-01-01") + chrono::Days::new(n), "/d").unwrap());
        proptest::option::of(some)
    }

    fn any_text() -> impl Strategy<Value = Option<Said<String>>> {
        const WORDS: [&str; 6] =
            ["pending", "active", "cancelled", "terminated", "complete", "option to extend by 2 x 12 months"];
        proptest::option::of(proptest::sample::select(&WORDS[..]).prop_map(|w| text(w, "/t").unwrap()))
    }

    fn any_money() -> impl Strategy<Value = Option<Said<Money>>> {
        proptest::option::of((2_i64..5).prop_map(|p| said(Money::gbp(p), "/m").unwrap()))
    }

    prop_compose! {
        fn any_award()(
            key in 1_u8..4, status in any_text(), extensions in any_text(), net in any_money(), gross in any_money(),
            start in any_day(), end in any_day(), max_end in any_day(), signed_on in any_day(),
            days in proptest::option::of(1_i64..3000), suppliers in 0_usize..3,
        ) -> AwardSaid {
            AwardSaid {
                award: key.to_string(), status, extensions, net, gross, start, end, max_end, signed_on,
                days: days.map(|d| said(d, "/days").unwrap()),
                suppliers: (0..suppliers).map(|n| party(&format!("S{n} Ltd"))).collect(),
                ..AwardSaid::default()
            }
        }
    }

    prop_compose! {
        fn any_release()(
            number in 1_u8..=200, at in proptest::option::of(0_i64..3), kind in 0_usize..NoticeKind::ALL.len(),
            typed in any::<bool>(), status in any_text(), deadline in any_day(), start in any_day(), end in any_day(),
            speaks in any::<bool>(), awards in proptest::collection::vec(any_award(), 0..3),
        ) -> (NoticeId, Release) {
            let (id, base) = notice(number, NoticeKind::ALL[kind]);
            let said = base.procurement.clone().unwrap();
            let said = ProcurementSaid { status, tender_deadline: deadline, start, end, ..said };
            (id, Release {
                published_at: at.map(|day| base.published_at.unwrap() + TimeDelta::days(day)),
                notice_type: typed.then(|| "UK6".to_owned()),
                procurement: speaks.then_some(said),
                awards,
                ..base
            })
        }
    }

    fn any_process() -> impl Strategy<Value = Vec<(NoticeId, Release)>> {
        // A notice has one content: equal ids are the same release.
        proptest::collection::vec(any_release(), 0..7).prop_map(|mut releases| {
            releases.sort_by_key(|(id, _)| *id);
            releases.dedup_by_key(|(id, _)| *id);
            releases
        })
    }

    proptest! {
        #[test]
        fn the_order_of_reading_does_not_matter(
            (releases, shuffled) in any_process().prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle())),
        ) {
            prop_assert_eq!(fold(&releases), fold(&shuffled));
        }

        #[test]
        fn reading_again_changes_nothing(releases in any_process(), again in any::<proptest::sample::Index>()) {
            let mut twice = releases.clone();
            twice.extend(releases.iter().cloned());
            if !releases.is_empty() {
                twice.push(releases[again.index(releases.len())].clone());
            }
            prop_assert_eq!(fold(&releases), fold(&twice));
        }

        #[test]
        fn every_date_of_a_term_has_a_basis(releases in any_process()) {
            for contract in fold(&releases).contracts {
                for (date, field) in [
                    (contract.term.start, Field::TermStart),
                    (contract.term.end, Field::TermEnd),
                    (contract.term.max_end, Field::TermMaxEnd),
                ] {
                    prop_assert_eq!(date.is_some(), contract.facts.contains_key(&field));
                }
            }
        }
    }
}

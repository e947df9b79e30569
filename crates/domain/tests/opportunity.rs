//! Joint opportunities, against their definition and against real notices.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should fail on the spot")]
use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use muster_domain::authority::AuthorityRef;
use muster_domain::governance::{Band, Governance};
use muster_domain::id::{AuthorityId, ContractId, ProcurementId, VendorId};
use muster_domain::money::{Currency, Money};
use muster_domain::opportunity::{
    Alignment, Candidate, Dated, Directory, Group, GroupKey, RecordId, Standing, Window, alignments, detail,
    groups, summarise, touched,
};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::term::Term;
use muster_domain::vendor::VendorRef;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn authority(n: u128) -> AuthorityId {
    AuthorityId(Uuid::from_u128(n))
}

fn vendor(n: u128) -> VendorId {
    VendorId(Uuid::from_u128(n))
}

fn housing() -> ServiceAreaCode {
    ServiceAreaCode::parse("housing-management").unwrap()
}

/// A technology contract with vendor 1 for housing management, worth a pound a year.
fn contract(n: u128, of: u128, start: &str, end: &str, max_end: Option<&str>) -> Candidate {
    Candidate {
        record: RecordId::Contract(ContractId(Uuid::from_u128(n))),
        authority: authority(of),
        title: format!("Contract {n}"),
        term: Term {
            start: Some(day(start)),
            end: Some(day(end)),
            max_end: max_end.map(day),
            extensions: None,
        },
        vendors: vec![vendor(1)],
        service_area: Some(housing()),
        technology: true,
        annual: Some(Money::gbp(100)),
        whole: Some(Money::gbp(400)),
        demonstration: false,
    }
}

fn procurement(n: u128, of: u128, start: Option<&str>) -> Candidate {
    Candidate {
        record: RecordId::Procurement(ProcurementId(Uuid::from_u128(n))),
        term: Term { start: start.map(day), ..Term::default() },
        vendors: Vec::new(),
        ..contract(n, of, "2020-01-01", "2020-01-01", None)
    }
}

/// Boroughs 1, 2 and 3, and one vendor.
fn directory() -> Directory {
    let named = |n: u128, code: &str, name: &str| {
        let id = authority(n);
        (id, AuthorityRef { id, code: Some(code.to_owned()), name: name.to_owned(), member: true })
    };
    Directory {
        authorities: HashMap::from([
            named(1, "CMD", "Camden"),
            named(2, "HCK", "Hackney"),
            named(3, "ISL", "Islington"),
        ]),
        vendors: HashMap::from([(
            vendor(1),
            VendorRef { id: vendor(1), name: "Larkfield Systems Ltd".to_owned(), company_number: None },
        )]),
        governance: HashMap::new(),
    }
}

/// Days up to £100,000, and days above.
fn takes(small: u16, large: u16) -> Governance {
    let bands = vec![Band { up_to: Some(100_000), days: small }, Band { up_to: None, days: large }];
    Governance::new(Vec::new(), bands).unwrap()
}

const VENDOR: fn() -> Group = || Group { key: GroupKey::Vendor(vendor(1)), demonstration: false };
const NEED: fn() -> Group = || Group { key: GroupKey::Need(housing()), demonstration: false };

mod definition {
    use super::*;

    /// One alignment by its definition: who is in it, and its dates.
    type Found = (BTreeSet<usize>, NaiveDate, NaiveDate, NaiveDate, NaiveDate);

    /// Every set of windows that share a day, kept when no larger one holds it and two authorities
    /// are in it, and the go-live date looked for day by day.
    fn by_definition(
        dated: &[Dated<'_>],
        today: NaiveDate,
        lead_time: &dyn Fn(&Candidate) -> i64,
    ) -> BTreeSet<Found> {
        let sets: Vec<u32> = (1..1_u32 << dated.len()).filter(|set| shared(dated, *set).is_some()).collect();
        let maximal = sets.iter().filter(|a| !sets.iter().any(|b| *b != **a && *a & b == **a));
        let mut found = BTreeSet::new();
        for set in maximal {
            let members: Vec<usize> = (0..dated.len()).filter(|i| set >> i & 1 == 1).collect();
            let owners: BTreeSet<AuthorityId> =
                members.iter().map(|i| dated[*i].candidate.authority).collect();
            let (from, to) = shared(dated, *set).unwrap();
            let needed = || members.iter().map(|i| lead_time(dated[*i].candidate));
            let in_time = |d: NaiveDate| needed().all(|days| (d - today).num_days() >= days);
            let go_live = from.iter_days().take_while(|d| *d <= to).find(|d| in_time(*d));
            if let (true, Some(go_live)) = (owners.len() >= 2, go_live) {
                let latest = needed().map(|days| go_live - chrono::Duration::days(days)).min().unwrap();
                found.insert((members.into_iter().collect(), from, to, go_live, latest));
            }
        }
        found
    }

    fn shared(dated: &[Dated<'_>], set: u32) -> Option<(NaiveDate, NaiveDate)> {
        let members = || dated.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, d)| d.window);
        let (from, to) = (members().map(|w| w.from).max()?, members().map(|w| w.to).min()?);
        (from <= to).then_some((from, to))
    }

    fn by_sweep(dated: &[Dated<'_>], found: &[Alignment]) -> BTreeSet<Found> {
        found
            .iter()
            .map(|a| {
                let members = (0..dated.len()).filter(|i| a.includes(&dated[*i].window)).collect();
                (members, a.shared_from, a.shared_to, a.go_live, a.latest_commit)
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_sweep_finds_exactly_what_the_definition_says(
            windows in prop::collection::vec((0_u64..40, 0_u64..25, 1_u128..5, any::<bool>()), 0..9),
            leads in prop::collection::vec(0_i64..30, 5),
        ) {
            let today = day("2028-02-20");
            let records: Vec<(Candidate, Window)> = windows
                .iter()
                .enumerate()
                .map(|(n, (from, length, of, planned))| {
                    let from = today + Days::new(*from);
                    let to = from + Days::new(*length);
                    let n = n as u128;
                    let mut candidate = if *planned {
                        procurement(n, *of, None)
                    } else {
                        contract(n, *of, "2020-01-01", "2020-01-01", None)
                    };
                    // One record in five has no value, one in five has one in another currency.
                    match n % 5 {
                        0 => (candidate.annual, candidate.whole) = (None, None),
                        1 => candidate.whole = Some(Money { pence: 7, currency: Currency::parse("EUR").unwrap() }),
                        _ => candidate.whole = Some(Money::gbp(1 << n)),
                    }
                    (candidate, Window { from, to, max_end: None, bridge_days: 0 })
                })
                .collect();
            let dated: Vec<Dated<'_>> = records.iter().map(|(candidate, window)| Dated { candidate, window: *window }).collect();
            // By authority and, within one, by value.
            let lead_time = |c: &Candidate| {
                leads[usize::try_from(c.authority.0.as_u128()).unwrap()] + i64::from(c.whole.is_none())
            };

            let found = alignments(&dated, today, &lead_time);
            prop_assert_eq!(by_sweep(&dated, &found), by_definition(&dated, today, &lead_time));

            for alignment in &found {
                let members: Vec<&Candidate> = dated.iter().filter(|d| alignment.includes(&d.window)).map(|d| d.candidate).collect();
                let sterling: Vec<Money> = members.iter().filter_map(|m| m.whole).filter(|m| m.currency == Currency::GBP).collect();
                prop_assert_eq!(alignment.combined_value.pence, sterling.iter().map(|m| m.pence).sum::<i64>());
                prop_assert_eq!(alignment.unvalued, members.len() - sterling.len());
                prop_assert_eq!(alignment.contracts, members.iter().filter(|m| m.record.is_contract()).count());
                prop_assert_eq!(alignment.procurements, members.len() - alignment.contracts);
                let owners: BTreeSet<AuthorityId> = members.iter().map(|m| m.authority).collect();
                prop_assert_eq!(alignment.authorities, owners.len());
            }
            prop_assert!(found.is_sorted_by_key(|a| (std::cmp::Reverse(a.authorities), std::cmp::Reverse(a.annual_value.pence), a.go_live)));
        }

        #[test]
        fn everyone_of_an_alignment_is_named_either_first_or_among_the_others(
            windows in prop::collection::vec((0_u64..600, 0_u64..200, 1_u128..9), 0..12),
        ) {
            let today = day("2027-01-01");
            let candidates: Vec<Candidate> = windows
                .iter()
                .enumerate()
                .map(|(n, (from, length, of))| {
                    let end = today + Days::new(*from);
                    let term = Term { start: None, end: Some(end), max_end: Some(end + Days::new(*length)), extensions: None };
                    Candidate { term, ..contract(n as u128, *of, "2020-01-01", "2020-01-01", None) }
                })
                .collect();
            let members: Vec<&Candidate> = candidates.iter().collect();
            let directory = directory();
            if let Some(full) = detail(VENDOR(), &members, today, &directory, usize::MAX) {
                let named = |refs: &[AuthorityRef]| refs.iter().map(|a| a.id).collect::<BTreeSet<_>>();
                let of_all: BTreeSet<AuthorityId> = full.alignments.iter().flat_map(|a| named(&a.authorities)).collect();
                let (first, others) = (named(&full.opportunity.authorities), named(&full.opportunity.other_authorities));
                prop_assert!(first.is_disjoint(&others));
                prop_assert_eq!(&first | &others, of_all);
                prop_assert_eq!(first, named(&full.alignments[0].authorities));
                prop_assert_eq!(full.opportunity.alignments, full.alignments.len() as u64);
            } else {
                prop_assert_eq!(summarise(VENDOR(), &members, today, &directory), None);
            }
        }
    }
}

mod rules {
    use super::*;

    fn opportunity(candidates: &[Candidate], today: &str) -> Option<muster_domain::opportunity::Opportunity> {
        summarise(VENDOR(), &candidates.iter().collect::<Vec<_>>(), day(today), &directory())
    }

    #[test]
    fn two_contracts_of_one_authority_are_no_opportunity() {
        let twice = [
            contract(1, 1, "2024-04-01", "2028-03-31", None),
            contract(2, 1, "2024-04-01", "2028-03-31", None),
        ];
        assert_eq!(opportunity(&twice, "2026-11-23"), None);
    }

    #[test]
    fn equal_windows_are_one_alignment() {
        let equal = [
            contract(1, 1, "2024-04-01", "2028-03-31", None),
            contract(2, 2, "2024-04-01", "2028-03-31", None),
            contract(3, 3, "2024-04-01", "2028-03-31", None),
        ];
        let found = opportunity(&equal, "2026-11-23").unwrap();
        assert_eq!((found.alignments, found.contracts, found.authorities.len()), (1, 3, 3));
        assert_eq!(found.go_live, day("2028-03-31"));
        // 31 March 2028 less 274 days is 1 July 2027: back over 29 February 2028.
        assert_eq!(found.latest_commit, day("2027-07-01"));
    }

    #[test]
    fn windows_that_touch_on_one_day_are_an_alignment_of_that_day() {
        // Without a start there is no bridge: the first window is [31 March 2028, 30 June 2028].
        let mut first = contract(1, 1, "2024-04-01", "2028-03-31", Some("2028-06-30"));
        first.term.start = None;
        let mut second = contract(2, 2, "2024-04-01", "2028-06-30", None);
        second.term.start = None;
        let found = opportunity(&[first.clone(), second.clone()], "2026-11-23").unwrap();
        assert_eq!((found.shared_from, found.shared_to), (day("2028-06-30"), day("2028-06-30")));
        second.term.end = Some(day("2028-07-01"));
        assert_eq!(opportunity(&[first, second], "2026-11-23"), None);
    }

    #[test]
    fn the_go_live_waits_until_everyone_can_decide_in_time_and_not_a_day_longer() {
        let soon = [
            contract(1, 1, "2022-01-01", "2026-12-31", Some("2028-12-31")),
            contract(2, 2, "2022-01-01", "2027-01-31", Some("2028-12-31")),
        ];
        let found = opportunity(&soon, "2026-11-23").unwrap();
        // 23 November 2026 and 274 days: 24 August 2027.
        assert_eq!((found.shared_from, found.go_live), (day("2027-01-31"), day("2027-08-24")));
        assert_eq!(found.latest_commit, day("2026-11-23"));
    }

    #[test]
    fn the_longest_lead_time_of_those_who_take_part_counts() {
        let both = [
            contract(1, 1, "2022-01-01", "2026-12-31", Some("2028-12-31")),
            contract(2, 2, "2022-01-01", "2027-01-31", Some("2028-12-31")),
        ];
        let mut directory = directory();
        directory.governance =
            HashMap::from([(1, 100), (2, 400), (3, 900)].map(|(a, days)| (authority(a), takes(days, days))));
        let found = detail(VENDOR(), &[&both[0], &both[1]], day("2026-11-23"), &directory, 1).unwrap();
        assert_eq!(found.opportunity.go_live, day("2026-11-23") + Days::new(400));
        let latest: Vec<_> = found.alignments[0].participants.iter().map(|p| p.latest_commit).collect();
        assert_eq!(latest, [day("2026-11-23") + Days::new(300), day("2026-11-23")]);
        assert!(
            found
                .opportunity
                .why
                .contains("The first decision is due by 23 November 2026, 400 days before, from Hackney.")
        );
    }

    #[test]
    fn an_authority_needs_longer_for_what_is_worth_more() {
        let mut both = [
            contract(1, 1, "2022-01-01", "2027-12-31", None),
            contract(2, 2, "2022-01-01", "2027-12-31", None),
        ];
        let mut directory = directory();
        directory.governance = HashMap::from([(authority(1), takes(30, 200))]);
        let mut latest = |pounds: Option<i64>| {
            both[0].whole = pounds.map(|pounds| Money::gbp(pounds * 100));
            let found = detail(VENDOR(), &[&both[0], &both[1]], day("2026-11-23"), &directory, 1).unwrap();
            let of_camden = &found.alignments[0].participants[0];
            assert_eq!(of_camden.authority.name, "Camden");
            (of_camden.lead_time_days, of_camden.latest_commit)
        };
        assert_eq!(latest(Some(100_000)), (30, day("2027-12-01")));
        assert_eq!(latest(Some(100_001)), (200, day("2027-06-14")));
        assert_eq!(latest(None), (200, day("2027-06-14")));
    }

    #[test]
    fn an_alignment_that_nobody_can_reach_in_time_is_left_out() {
        // Both can be bridged by 10 % of a year's term at most; 274 days from today is past that.
        let late = [
            contract(1, 1, "2026-01-01", "2026-12-31", None),
            contract(2, 2, "2026-01-01", "2026-12-31", None),
        ];
        assert_eq!(opportunity(&late, "2026-11-23"), None);
        assert!(opportunity(&late, "2026-02-01").is_some());
    }

    #[test]
    fn a_contract_of_unknown_end_is_listed_and_not_used() {
        let mut endless = contract(3, 3, "2024-04-01", "2028-03-31", None);
        endless.term.end = None;
        let group = [
            contract(1, 1, "2024-04-01", "2028-03-31", None),
            contract(2, 2, "2024-04-01", "2028-03-31", None),
            endless,
        ];
        let found =
            detail(NEED(), &group.iter().collect::<Vec<_>>(), day("2026-11-23"), &directory(), 5).unwrap();
        assert_eq!((found.opportunity.contracts, found.opportunity.end_unknown), (2, 1));
        assert_eq!(found.undated[0].authority.name, "Islington");
    }

    #[test]
    fn a_window_that_ended_yesterday_is_out_and_one_that_ends_today_is_not() {
        let planned = procurement(1, 1, Some("2026-05-27"));
        // 27 May 2026 and 180 days: 23 November 2026.
        assert!(matches!(planned.standing(day("2026-11-23")), Standing::Open(_)));
        assert_eq!(planned.standing(day("2026-11-24")), Standing::Out);
        let ended = contract(2, 1, "2016-11-23", "2026-11-23", None);
        assert!(matches!(ended.standing(day("2026-11-23")), Standing::Open(_)));
        assert_eq!(
            ended.standing(day("2026-11-24")),
            Standing::Out,
            "what has ended cannot be bridged any more"
        );
        assert_eq!(procurement(3, 1, None).standing(day("2026-11-24")), Standing::Undated);
    }

    #[test]
    fn vendors_join_technology_contracts_and_needs_join_procurements_too() {
        let paper = Candidate {
            technology: false,
            service_area: None,
            ..contract(1, 1, "2024-04-01", "2028-03-31", None)
        };
        assert_eq!(paper.groups().count(), 0);
        let shared = Candidate {
            vendors: vec![vendor(1), vendor(2), vendor(1)],
            ..contract(2, 1, "2024-04-01", "2028-03-31", None)
        };
        let keys: Vec<GroupKey> = shared.groups().map(|g| g.key).collect();
        assert_eq!(
            keys,
            [GroupKey::Vendor(vendor(1)), GroupKey::Vendor(vendor(2)), GroupKey::Need(housing())]
        );
        let planned = Candidate { vendors: vec![vendor(1)], ..procurement(3, 2, Some("2028-04-01")) };
        assert_eq!(planned.groups().map(|g| g.key).collect::<Vec<_>>(), [GroupKey::Need(housing())]);
    }

    #[test]
    fn invented_records_never_mix_with_real_ones() {
        let real = contract(1, 1, "2024-04-01", "2028-03-31", None);
        let invented = Candidate { demonstration: true, ..contract(2, 2, "2024-04-01", "2028-03-31", None) };
        let candidates = [real, invented];
        let groups = groups(&candidates);
        assert_eq!(groups.len(), 4);
        assert!(groups.values().all(|members| members.len() == 1));
        let ids: BTreeSet<_> = groups.keys().map(Group::id).collect();
        assert_eq!(ids.len(), 4);
    }

    #[test]
    fn an_opportunity_keeps_its_id_in_every_installation() {
        assert_eq!(NEED().id().to_string(), "1da0918e-4547-5ea6-a1e8-53d8629c996b");
        assert_eq!(VENDOR().id(), VENDOR().id());
        assert_ne!(VENDOR().id(), Group { demonstration: true, ..VENDOR() }.id());
    }

    #[test]
    fn a_changed_contract_touches_the_groups_it_leaves_and_those_it_enters() {
        let before = contract(1, 1, "2024-04-01", "2028-03-31", None);
        let after = Candidate { vendors: vec![vendor(2)], ..before.clone() };
        let keys: Vec<GroupKey> = touched(Some(&before), Some(&after)).into_iter().map(|g| g.key).collect();
        assert_eq!(
            keys,
            [GroupKey::Vendor(vendor(1)), GroupKey::Vendor(vendor(2)), GroupKey::Need(housing())]
        );
        assert_eq!(touched(None, None).len(), 0);
    }

    #[test]
    fn the_reason_tells_who_what_when_and_why() {
        let mut extended = contract(1, 1, "2024-04-01", "2027-12-31", Some("2029-12-31"));
        extended.term.extensions = Some("2 x 12 months".to_owned());
        let group = [
            extended,
            contract(2, 2, "2024-04-01", "2028-03-31", None),
            procurement(3, 3, Some("2027-10-15")),
        ];
        let found =
            detail(NEED(), &group.iter().collect::<Vec<_>>(), day("2026-11-23"), &directory(), 1).unwrap();
        // Procurement: 15 October 2027 and 180 days is 12 April 2028.
        assert_eq!(
            found.opportunity.why,
            "Camden, Hackney and Islington all need housing management: 2 contracts and 1 procurement could change \
             together. They share the days from 31 March 2028 to 12 April 2028: “Contract 2” (Hackney) ends on the \
             first of them, and “Contract 3” (Islington) should not wait longer than the last. They could go live \
             together on 31 March 2028, the first of these days. To get there, 1 ends on that day, 1 is extended \
             within its published options and 1 is planned to start by then. All must decide by 1 July 2027, 274 \
             days before. Together they are worth £3 a year and £12 over their terms."
        );
        let how: Vec<&str> = found.alignments[0].participants.iter().map(|p| p.how.as_str()).collect();
        assert_eq!(
            how,
            [
                "3 months of extension within the published options (“2 x 12 months”), which reach 31 December 2029",
                "no extension: it ends on that day",
                "planned to start on 15 October 2027, 168 days earlier",
            ]
        );
    }
}

/// Rows of a real export of Contracts Finder, joined by hand: the arithmetic stands beside each date.
mod notices_of_october_2020 {
    use super::*;

    /// The candidates that rows with these notice identifiers make, each row its own authority.
    fn rows(identifiers: &[(&str, Option<&str>)]) -> Vec<Candidate> {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../samples/registers/contracts-finder-export-2020-10.csv"
        );
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
        let headers = reader.headers().unwrap().clone();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let column =
            |name: &str| headers.iter().position(|h| h.trim_start_matches('\u{feff}') == name).unwrap();
        let date = |text: &str| NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap();
        let mut candidates = Vec::new();
        for (n, (identifier, max_end)) in identifiers.iter().enumerate() {
            let row = records.iter().find(|r| &r[column("Notice Identifier")] == *identifier).unwrap();
            let term = Term {
                start: Some(date(&row[column("Contract start date")])),
                end: Some(date(&row[column("Contract end date")])),
                max_end: max_end.map(day),
                extensions: None,
            };
            let value: f64 = row[column("Awarded Value")].parse().unwrap();
            candidates.push(Candidate {
                title: row[column("Title")].to_owned(),
                term,
                whole: Some(Money::gbp((value * 100.0).round() as i64)),
                ..contract(n as u128 + 1, n as u128 + 1, "2020-01-01", "2020-01-01", None)
            });
        }
        candidates
    }

    fn only_alignment(candidates: &[Candidate]) -> muster_domain::opportunity::Opportunity {
        let found =
            summarise(VENDOR(), &candidates.iter().collect::<Vec<_>>(), day("2020-10-15"), &directory())
                .unwrap();
        assert_eq!(found.alignments, 1);
        found
    }

    #[test]
    fn three_buyers_of_kainos_share_two_days() {
        let candidates = rows(&[
            // NHS Digital: 24 August 2020 to 31 August 2022 is 737 days, bridge 73:
            // [31 August 2022, 12 November 2022].
            ("tender_241453/887499", None),
            // Public Health England: 25 May 2020 to 24 May 2022, "with the option to extend a further two
            // years", so to 24 May 2024: 1460 days, bridge 146: [24 May 2022, 17 October 2024].
            ("tender_242099/885807", Some("2024-05-24")),
            // HM Land Registry: 22 June 2020 to 21 June 2022 is 729 days, bridge 72:
            // [21 June 2022, 1 September 2022].
            ("CF-0004900D1t000000oonVEAQ1", None),
        ]);
        let found = only_alignment(&candidates);
        assert_eq!((found.shared_from, found.shared_to), (day("2022-08-31"), day("2022-09-01")));
        assert_eq!(found.go_live, day("2022-08-31"));
        // 31 August 2022 less 274 days: 243 of them reach back to 31 December 2021, 31 more to 30 November.
        assert_eq!(found.latest_commit, day("2021-11-30"));
        // £7,000,000 + £6,725,228 + £8,000,000.
        assert_eq!(found.combined_value, Money::gbp(2_172_522_800));
    }

    #[test]
    fn two_of_three_buyers_of_phoenix_software_meet_in_the_autumn_of_2023() {
        let candidates = rows(&[
            // NHS South, Central and West: 9 September 2020 to 8 September 2023 is 1094 days, bridge 109:
            // [8 September 2023, 26 December 2023].
            ("909", None),
            // Defra: 1 July 2020 to 31 July 2023 is 1125 days, bridge 112: [31 July 2023, 20 November 2023].
            ("tender_233987/888873", None),
            // University of Bristol: 1 September 2020 to 31 August 2021 is 364 days, bridge 36:
            // [31 August 2021, 6 October 2021], long before the others.
            ("tender_248594/886721", None),
        ]);
        let found = only_alignment(&candidates);
        assert_eq!((found.shared_from, found.shared_to), (day("2023-09-08"), day("2023-11-20")));
        assert_eq!((found.go_live, found.latest_commit), (day("2023-09-08"), day("2022-12-08")));
        assert_eq!((found.contracts, found.authorities.len()), (2, 2));
    }

    #[test]
    fn two_buyers_of_xma_meet_only_because_of_an_option_to_extend() {
        let rows = |option| {
            rows(&[
                // Department for International Trade: 31 August 2020 to 30 August 2022, "an additional three
                // periods of twelve (12) months", so to 30 August 2025: 1825 days, bridge 182:
                // [30 August 2022, 28 February 2026].
                ("tender_247611/883637", option),
                // West Mercia Police: 1 September 2020 to 31 August 2024 is 1460 days, bridge 146:
                // [31 August 2024, 24 January 2025].
                ("20200727160028-30493", None),
            ])
        };
        let found = only_alignment(&rows(Some("2025-08-30")));
        assert_eq!((found.shared_from, found.shared_to), (day("2024-08-31"), day("2025-01-24")));
        // 274 days before 31 August 2024: 244 reach back to 31 December 2023, 30 more to 1 December.
        assert_eq!(found.latest_commit, day("2023-12-01"));
        let without: Vec<Candidate> = rows(None);
        let without = without.iter().collect::<Vec<_>>();
        assert_eq!(summarise(VENDOR(), &without, day("2020-10-15"), &directory()), None);
    }
}

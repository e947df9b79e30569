//! What real data does, and reading survives: each on a real sample or a small made one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use chrono::NaiveDate;
use muster_domain::identifier::Identifier;
use muster_domain::money::Money;
use muster_domain::published::{Problem, Release};
use support::{award, package, read_bytes, read_release, read_sample};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|p| (p.pointer.as_str(), p.message.as_str())).collect()
}

fn sample_release(path: &str, id: &str) -> (Release, Vec<Problem>) {
    let outcome = read_sample(path);
    let read = outcome.reads.into_iter().find(|r| r.release.release == id).unwrap();
    (read.release, read.problems)
}

const FIND_A_TENDER: &str = "notices/find-a-tender-2026-10-06.json";
const CONTRACTS_FINDER_20: &str = "notices/contracts-finder-2022-10-20.json";
const CONTRACTS_FINDER_22: &str = "notices/contracts-finder-2022-10-22.json";

#[test]
fn buyer_ids_are_accounts_and_are_kept_as_published() {
    let mut croydon: Vec<String> = [CONTRACTS_FINDER_20, CONTRACTS_FINDER_22]
        .iter()
        .flat_map(|path| read_sample(path).reads)
        .flat_map(|read| read.release.buyers)
        .filter(|b| b.name.as_deref().is_some_and(|n| n.contains("Croydon")))
        .flat_map(|b| b.identifiers)
        .map(|i| i.to_string())
        .collect();
    croydon.sort();
    croydon.dedup();
    assert_eq!(croydon, ["GB-CFS-59840", "GB-CFS-70017"]);
}

#[test]
fn a_buyer_is_completed_from_the_parties_that_it_points_to() {
    let (release, problems) = read_release(
        r#"{"ocid": "ocds-1", "id": "1", "date": "2026-01-01", "tag": ["tender"],
            "buyer": {"id": "GB-FTS-77"},
            "tender": {"title": "x"},
            "parties": [
              {"id": "GB-FTS-77", "name": "London Borough of Hackney", "roles": ["buyer"],
               "identifier": {"scheme": "GB-LAE", "id": "HCK"},
               "additionalIdentifiers": [{"scheme": "GB-PPON", "id": "PVNH-1137-QJBX"}, {"scheme": "GB-LAE", "id": "HCK"}]},
              {"id": "GB-FTS-78", "name": "London Borough of Islington", "roles": ["buyer", "centralPurchasingBody"]}]}"#,
    );
    assert_eq!(problems, []);
    let names: Vec<_> = release.buyers.iter().map(|b| b.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["London Borough of Hackney", "London Borough of Islington"]);
    let ids: Vec<String> = release.buyers[0].identifiers.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["GB-FTS-77", "GB-LAE-HCK", "GB-PPON-PVNH-1137-QJBX"]);
    assert_eq!(release.buyers[0].pointer, "/parties/0");
}

#[test]
fn an_empty_list_as_buyer_id_is_survived() {
    let (release, problems) = sample_release(FIND_A_TENDER, "094475-2026");
    assert_eq!(release.buyers[0].name.as_deref(), Some("Durham Aged Mineworkers' Homes Association"));
    assert_eq!(problems, []);

    let (release, problems) = read_release(
        r#"{"ocid": "ocds-1", "id": "1", "date": "2026-01-01", "tag": ["tender"], "buyerID": [], "tender": {"title": "x"}}"#,
    );
    assert_eq!(release.buyers, []);
    assert_eq!(
        said(&problems),
        [("/buyerID", "text is due, not a list; left out"), ("/buyer", "no buyer is named")]
    );
}

#[test]
fn a_buyer_without_a_name_is_known_by_its_number() {
    let (release, problems) = read_release(&award("a").replace("\"London Borough of Camden\"", "null"));
    assert_eq!(release.buyers[0].name, None);
    assert_eq!(release.buyers[0].identifiers, [Identifier::new("GB-PPON", "PXXX-1111-AAAA")]);
    assert_eq!(said(&problems), [("/buyer/name", "the buyer has no name")]);
}

#[test]
fn a_release_without_an_id_gets_the_same_one_from_the_same_content() {
    let without = award("a").replace("\"id\": \"a\",", "");
    let spread = without.replace(',', " ,\n  ").replace(" ,\n   \"name", ", \"name");
    let (one, problems) = read_release(&without);
    let (same, _) = read_release(&spread);
    let (other, _) = read_release(&without.replace("120000", "130000"));
    assert!(one.release.starts_with("content-"));
    assert_eq!(one.release, same.release);
    assert_ne!(one.release, other.release);
    assert_eq!(problems[0].release, None);

    let outcome = read_bytes(package(&[award("x"), without]).as_bytes(), "p.json");
    assert_eq!(said(&outcome.reads[1].problems), [("/releases/1/id", "no id; one is made from the content")]);
}

#[test]
fn an_amount_of_one_pound_or_less_stands_for_none() {
    for amount in ["0", "1", "0.01", "1.00"] {
        let (release, problems) = read_release(&award("a").replace("120000", amount));
        assert_eq!(release.awards[0].net, None, "{amount}");
        assert_eq!(problems.len(), 1, "{amount}");
        assert_eq!(problems[0].pointer, "/awards/0/value/amount");
        assert!(problems[0].message.contains("is not given"), "{}", problems[0].message);
    }
}

#[test]
fn an_amount_beyond_all_measure_is_left_out_and_the_release_read() {
    for amount in ["1e9999", "-20000", "1e300", "99999999999999999999", "NaN", "\"unknown\"", "{}"] {
        let (release, problems) = read_release(&award("a").replace("120000", amount));
        assert_eq!(release.awards[0].net, None, "{amount}");
        assert_eq!(release.awards[0].end.as_ref().unwrap().value, day("2029-03-31"), "{amount}");
        assert!(!problems.is_empty(), "{amount}");
    }
}

#[test]
fn only_gross_is_kept_as_gross() {
    let (release, _) = sample_release(FIND_A_TENDER, "094477-2026");
    assert_eq!(release.awards[0].net, None);
    let gross = release.awards[0].gross.as_ref().unwrap();
    assert_eq!(gross.value, Money::gbp(25_637_874));
    assert_eq!(gross.pointer, "/awards/0/value/amountGross");
}

#[test]
fn a_lot_in_dirhams_does_not_make_a_tender_in_pounds_anything_else() {
    let (release, problems) = sample_release(FIND_A_TENDER, "094476-2026");
    let procurement = release.procurement.unwrap();
    assert_eq!(procurement.net.unwrap().value, Money::gbp(277_200_000));
    assert_eq!(procurement.gross.unwrap().value, Money::gbp(332_640_000));
    assert_eq!(
        said(&problems),
        [("/tender/lots/0/value/amount", "AED in a lot of a tender in GBP; the tender's is kept")]
    );
}

#[test]
fn a_status_that_no_code_list_has_is_said_and_decides_nothing() {
    let (release, problems) =
        sample_release(CONTRACTS_FINDER_20, "b5796912-1ffd-446f-abb4-82cc5e7654b3-582334");
    assert_eq!(release.procurement.unwrap().status.unwrap().value, "invalidstatus");
    assert_eq!(release.awards[0].net.as_ref().unwrap().value, Money::gbp(405_000));
    assert_eq!(said(&problems), [("/tender/status", "\"invalidstatus\" is a status that no code list has")]);
}

#[test]
fn a_framework_of_thirty_five_suppliers_is_one_award() {
    let suppliers: Vec<String> =
        (1..=35).map(|n| format!(r#"{{"id": "GB-COH-{n:08}", "name": "Supplier {n} Ltd"}}"#)).collect();
    let json =
        award("a").replace(r#"{"id": "GB-COH-01234567", "name": "Acme Software Ltd"}"#, &suppliers.join(","));
    let (release, problems) = read_release(&json);
    assert_eq!(problems, []);
    assert_eq!(release.awards.len(), 1);
    assert_eq!(release.awards[0].suppliers.len(), 35);
    assert_eq!(release.awards[0].suppliers[34].identifiers, [Identifier::new("GB-COH", "00000035")]);
}

#[test]
fn dates_are_the_calendar_day_whatever_their_zone() {
    let (release, _) = sample_release(FIND_A_TENDER, "094474-2026");
    let contract = &release.awards[0];
    assert_eq!(contract.start.as_ref().unwrap().value, day("2026-11-01"));
    assert_eq!(contract.end.as_ref().unwrap().value, day("2028-03-31"));
    assert_eq!(contract.max_end.as_ref().unwrap().value, day("2030-03-31"));
    assert_eq!(contract.max_end.as_ref().unwrap().pointer, "/awards/0/contractPeriod/maxExtentDate");

    let json = award("a")
        .replace("2026-04-01T00:00:00+01:00", "2022-06-28T01:00:00+01:00")
        .replace("2029-03-31T23:59:59+01:00", "2024-06-27")
        .replace("2026-03-01T00:00:00Z", "2022-05-30T00:00:00");
    let (release, problems) = read_release(&json);
    assert_eq!(problems, []);
    let award = &release.awards[0];
    assert_eq!(award.start.as_ref().unwrap().value, day("2022-06-28"));
    assert_eq!(award.end.as_ref().unwrap().value, day("2024-06-27"));
    assert_eq!(award.awarded_on.as_ref().unwrap().value, day("2022-05-30"));
}

#[test]
fn dates_that_cannot_be_are_said_and_left_out() {
    for (bad, word) in
        [("0001-01-01T00:00:00Z", "year 1"), ("soon", "not a date"), ("2029-02-30", "not a date")]
    {
        let (release, problems) = read_release(&award("a").replace("2029-03-31T23:59:59+01:00", bad));
        assert_eq!(release.awards[0].end, None);
        assert_eq!(problems[0].pointer, "/awards/0/contractPeriod/endDate");
        assert!(problems[0].message.contains(word), "{}", problems[0].message);
    }
    let (release, problems) = read_release(&award("a").replace("2029-03-31T23:59:59+01:00", "2025-03-31"));
    assert_eq!(release.awards[0].end.as_ref().unwrap().value, day("2025-03-31"));
    assert_eq!(
        said(&problems),
        [("/awards/0/contractPeriod/endDate", "it ends before it starts on 2026-04-01")]
    );
}

#[test]
fn html_entities_in_text_are_decoded() {
    let titles: Vec<String> =
        read_sample(CONTRACTS_FINDER_20).reads.into_iter().filter_map(|r| r.release.title).collect();
    assert!(titles.iter().any(|t| t == "HMPPS Norwich-A'Wing Refurbishment-BPRN No.580/20/6189"));
    assert!(!titles.iter().any(|t| t.contains("&apos;") || t.contains("&amp;")));
}

#[test]
fn line_ends_inside_text_are_one_kind() {
    let texts = |path| {
        let descriptions =
            read_sample(path).reads.into_iter().filter_map(|r| r.release.procurement?.description);
        descriptions.map(|d| d.value).collect::<Vec<_>>()
    };
    let critical = texts(CONTRACTS_FINDER_22);
    assert!(critical.iter().any(|d| d.contains("key uncertainties going forward.")));
    for text in critical.iter().chain(&texts(CONTRACTS_FINDER_20)) {
        assert!(!text.contains('\r') && !text.contains("\\n"), "{text}");
    }
    assert!(critical.iter().any(|d| d.contains('\n')));
}

#[test]
fn text_where_something_else_is_due_and_the_reverse_cost_one_field() {
    let json = award("a")
        .replace(r#""title": "Housing system""#, r#""title": {"en": "Housing system"}"#)
        .replace(r#""tag": ["award"]"#, r#""tag": "award""#)
        .replace(r#""id": "1", "status""#, r#""id": 1, "status""#)
        .replace(r#"[{"id": "GB-COH-01234567""#, r#"{"id": "GB-COH-01234567""#)
        .replace(r#""Acme Software Ltd"}]"#, r#""Acme Software Ltd"}"#);
    let (release, problems) = read_release(&json);
    assert_eq!(release.procurement.as_ref().unwrap().title, None);
    assert_eq!(release.awards[0].award, "1");
    assert_eq!(release.awards[0].suppliers[0].name.as_deref(), Some("Acme Software Ltd"));
    assert_eq!(
        said(&problems),
        [
            ("/awards/0/suppliers", "a single object where a list is due; taken as a list of one"),
            ("/tender/title", "text is due, not an object; left out"),
        ]
    );
}

#[test]
fn of_two_members_with_one_name_the_last_counts() {
    let (release, _) = read_release(
        &award("a").replace(r#""title": "Housing system""#, r#""title": "Old", "title": "New""#),
    );
    assert_eq!(release.title.as_deref(), Some("New"));
}

#[test]
fn text_beyond_all_measure_is_cut_and_said() {
    let long = "x".repeat(300_000);
    let (release, problems) = read_release(&award("a").replace("Housing system", &long));
    assert_eq!(release.title.unwrap().len(), 1_000);
    assert_eq!(said(&problems)[0], ("/tender/title", "longer than 1000 characters; the rest is left out"));
}

#[test]
fn a_release_full_of_faults_does_not_flood_the_report() {
    let awards: Vec<&str> = std::iter::repeat_n("{}", 5_000).collect();
    let json = format!(r#"{{"ocid": "ocds-1", "id": "1", "awards": [{}]}}"#, awards.join(","));
    let (_, problems) = read_release(&json);
    assert_eq!(problems.len(), 201);
    assert!(problems[200].message.contains("more problems in this release"));
}

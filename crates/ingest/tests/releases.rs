//! What each kind of notice says, of Find a Tender under the Procurement Act 2023, of the law
//! before it, and of Contracts Finder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use chrono::NaiveDate;
use muster_domain::money::Money;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::published::Release;
use support::{award, read_release, read_sample};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A release of the Procurement Act with this notice type and these members.
fn notice(notice_type: &str, tag: &str, members: &str) -> Release {
    let (release, problems) = read_release(&format!(
        r#"{{"ocid": "ocds-h6vhtk-0a1b2c", "id": "012345-2026", "date": "2026-05-04T09:00:00+01:00", "tag": ["{tag}"],
            "buyer": {{"id": "GB-PPON-PXXX-1111-AAAA", "name": "London Borough of Camden"}}, {members},
            "planning": {{"documents": [
                {{"id": "011111-2026", "noticeType": "UK3", "datePublished": "2026-01-04T09:00:00Z",
                  "url": "https://www.find-tender.service.gov.uk/Notice/011111-2026"}},
                {{"id": "012345-2026", "noticeType": "{notice_type}", "datePublished": "2026-05-04T09:00:00+01:00",
                  "url": "https://www.find-tender.service.gov.uk/Notice/012345-2026"}}]}}}}"#
    ));
    assert_eq!(problems, []);
    release
}

#[test]
fn the_notice_type_of_the_notice_itself_tells_the_kind() {
    for (code, tag, kind) in [
        ("UK1", "planning", NoticeKind::Pipeline),
        ("UK2", "planning", NoticeKind::Engagement),
        ("UK3", "planning", NoticeKind::Planned),
        ("UK4", "tender", NoticeKind::Tender),
        ("UK5", "award", NoticeKind::Transparency),
        ("UK6", "award", NoticeKind::Award),
        ("UK7", "contract", NoticeKind::Contract),
        ("UK9", "implementation", NoticeKind::Performance),
        ("UK10", "contractAmendment", NoticeKind::Change),
        ("UK11", "contractTermination", NoticeKind::Termination),
        ("UK12", "tenderCancellation", NoticeKind::Cancellation),
        ("UK13", "planning", NoticeKind::Market),
        ("UK16", "planning", NoticeKind::Market),
        ("UK17", "planning", NoticeKind::Other),
    ] {
        let release = notice(code, tag, r#""tender": {"title": "x"}"#);
        assert_eq!((release.kind, release.notice_type.as_deref()), (kind, Some(code)));
        assert_eq!(release.url.as_deref(), Some("https://www.find-tender.service.gov.uk/Notice/012345-2026"));
        assert_eq!(release.source, Source::FindATender);
    }
}

#[test]
fn without_a_notice_type_tags_and_status_tell_the_kind() {
    for (tag, status, kind) in [
        (r#"["planning"]"#, "planned", NoticeKind::Planned),
        (r#"["planning"]"#, "planning", NoticeKind::Pipeline),
        (r#"["planningUpdate"]"#, "planned", NoticeKind::Planned),
        (r#"["tender"]"#, "active", NoticeKind::Tender),
        (r#"["tenderAmendment"]"#, "active", NoticeKind::Tender),
        (r#"["tenderUpdate"]"#, "withdrawn", NoticeKind::Cancellation),
        (r#"["tenderCancellation"]"#, "cancelled", NoticeKind::Cancellation),
        (r#"["award", "contract"]"#, "complete", NoticeKind::Award),
        (r#"["awardUpdate"]"#, "complete", NoticeKind::Award),
        (r#"["contractAmendment"]"#, "complete", NoticeKind::Change),
        (r#"["contractTermination"]"#, "complete", NoticeKind::Termination),
        (r#"["implementation"]"#, "complete", NoticeKind::Performance),
        (r#"["contract"]"#, "complete", NoticeKind::Contract),
        (r#"["compiled"]"#, "active", NoticeKind::Tender),
    ] {
        let (release, problems) = read_release(&format!(
            r#"{{"ocid": "ocds-h6vhtk-0026ef", "id": "001060-2020", "date": "2020-12-08T11:07:45Z", "tag": {tag},
                "buyer": {{"id": "1", "name": "Buyer"}}, "tender": {{"title": "x", "status": "{status}"}}}}"#
        ));
        assert_eq!(problems, []);
        assert_eq!(release.kind, kind, "{tag} {status}");
        assert_eq!(release.url.as_deref(), Some("https://www.find-tender.service.gov.uk/Notice/001060-2020"));
    }
}

#[test]
fn the_sample_notices_of_find_a_tender_are_told_apart() {
    let reads = read_sample("notices/find-a-tender-2026-10-06.json").reads;
    let told: Vec<_> = reads
        .iter()
        .map(|r| (r.release.release.as_str(), r.release.kind, r.release.notice_type.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("094477-2026", NoticeKind::Award, "UK6"),
            ("094476-2026", NoticeKind::Tender, "UK4"),
            ("094475-2026", NoticeKind::Award, "UK6"),
            ("094474-2026", NoticeKind::Award, "UK6"),
        ]
    );
}

#[test]
fn a_pipeline_notice_says_when_its_tender_notice_is_expected_and_how_long_the_contract_is_to_run() {
    let release = notice(
        "UK1",
        "planning",
        r#""tender": {"id": "t", "title": "Case management", "description": "Social care", "status": "planning",
            "communication": {"futureNoticeDate": "2026-09-01T23:59:59+01:00"},
            "value": {"amount": 2000000, "amountGross": 2400000, "currency": "GBP"},
            "lots": [{"id": "1", "contractPeriod": {"startDate": "2027-04-01T00:00:00+01:00",
                "endDate": "2031-03-31T23:59:59+01:00", "maxExtentDate": "2033-03-31T23:59:59+01:00"},
                "renewal": {"description": "2 x 12 months"}}],
            "items": [{"id": "1", "additionalClassifications": [{"scheme": "CPV", "id": "48000000"},
                {"scheme": "CPV", "id": "72000000"}, {"scheme": "CPV", "id": "48000000"}], "relatedLot": "1"}]}"#,
    );
    let procurement = release.procurement.unwrap();
    assert_eq!(procurement.notice_expected.unwrap().value, day("2026-09-01"));
    assert_eq!(procurement.start.unwrap().value, day("2027-04-01"));
    assert_eq!(procurement.end.unwrap().value, day("2031-03-31"));
    assert_eq!(procurement.max_end.unwrap().value, day("2033-03-31"));
    assert_eq!(procurement.extensions.unwrap().value, "2 x 12 months");
    let codes: Vec<String> = procurement.cpv.iter().map(|c| c.value.to_string()).collect();
    assert_eq!(codes, ["48000000", "72000000"]);
    assert_eq!(procurement.cpv[1].pointer, "/tender/items/0/additionalClassifications/1/id");
    assert_eq!(procurement.net.unwrap().value, Money::gbp(200_000_000));
}

#[test]
fn engagement_and_tender_say_until_when() {
    let release = notice(
        "UK2",
        "planning",
        r#""tender": {"title": "x", "status": "planning",
            "enquiryPeriod": {"endDate": "2026-05-30T12:00:00+01:00"}}"#,
    );
    assert_eq!(release.procurement.unwrap().engagement_ends, None);

    let (release, problems) = read_release(
        r#"{"ocid": "ocds-b5fd17-1", "id": "1", "date": "2022-10-21T19:42:03+01:00", "tag": ["planning"],
            "buyer": {"name": "London Borough of Hounslow"}, "tender": {"title": "x", "status": "planning"},
            "planning": {"milestones": [
               {"type": "engagement", "dueDate": "2022-11-04T23:59:59Z"},
               {"type": "assessment", "dueDate": "2023-11-04T23:59:59Z"}]}}"#,
    );
    assert_eq!(problems, []);
    assert_eq!(release.kind, NoticeKind::Engagement);
    assert_eq!(release.procurement.unwrap().engagement_ends.unwrap().value, day("2022-11-04"));

    let tender = notice(
        "UK4",
        "tender",
        r#""tender": {"title": "x", "tenderPeriod": {"endDate": "2026-11-05T12:00:00+00:00"}}"#,
    );
    assert_eq!(tender.procurement.unwrap().tender_deadline.unwrap().value, day("2026-11-05"));
    let flexible = notice(
        "UK4",
        "tender",
        r#""tender": {"title": "x", "expressionOfInterestDeadline": "2026-06-05T12:00:00+01:00"}"#,
    );
    assert_eq!(flexible.procurement.unwrap().tender_deadline.unwrap().value, day("2026-06-05"));
}

#[test]
fn a_contract_is_merged_with_its_award_and_wins() {
    let release = notice(
        "UK7",
        "contract",
        r#""tender": {"title": "Telephony"},
           "awards": [{"id": "1", "status": "pending", "date": "2026-04-01T00:00:00+01:00",
               "suppliers": [{"id": "GB-COH-01234567", "name": "Acme Ltd"}],
               "value": {"amount": 100, "amountGross": 120, "currency": "GBP"},
               "contractPeriod": {"startDate": "2026-05-01", "endDate": "2028-04-30", "maxExtentDate": "2030-04-30"},
               "renewal": {"description": "2 x 12 months"}}],
           "contracts": [{"id": "9", "awardID": "1", "status": "active", "dateSigned": "2026-04-20T00:00:00+01:00",
               "value": {"amountGross": 132.5, "currency": "GBP"},
               "period": {"startDate": "2026-05-02", "endDate": "2028-05-01"}},
              {"id": "10", "title": "Maintenance", "dateSigned": "2026-04-21",
               "period": {"startDate": "2026-05-02", "endDate": "2027-05-01"}}]"#,
    );
    assert_eq!(release.awards.len(), 2);
    let contract = &release.awards[0];
    assert_eq!(contract.status.as_ref().unwrap().value, "active");
    assert_eq!(contract.net, None);
    assert_eq!(contract.gross.as_ref().unwrap().value, Money::gbp(13_250));
    assert_eq!(contract.start.as_ref().unwrap().value, day("2026-05-02"));
    assert_eq!(contract.end.as_ref().unwrap().pointer, "/contracts/0/period/endDate");
    assert_eq!(contract.max_end, None, "the award's last day belongs to the award's term");
    assert_eq!(contract.signed_on.as_ref().unwrap().value, day("2026-04-20"));
    assert_eq!(contract.awarded_on.as_ref().unwrap().value, day("2026-04-01"));
    assert_eq!(contract.extensions.as_ref().unwrap().value, "2 x 12 months");
    assert_eq!(contract.suppliers.len(), 1);
    assert_eq!(release.awards[1].award, "contract 10");
}

#[test]
fn a_change_notice_says_what_the_contract_becomes() {
    let release = notice(
        "UK10",
        "contractAmendment",
        r#""tender": {"title": "Telephony"},
           "awards": [{"id": "1", "status": "active", "suppliers": [
               {"id": "GB-COH-01234567", "name": "Acme Ltd"}, {"id": "GB-COH-07654321", "name": "Other Ltd"}]}],
           "contracts": [{"id": "1", "awardID": "1", "status": "active",
               "period": {"startDate": "2026-05-02", "endDate": "2028-05-01", "maxExtentDate": "2029-05-01"},
               "value": {"amount": 100000, "currency": "GBP"},
               "amendments": [{"id": "1", "period": {"endDate": "2030-05-01"},
                   "value": {"amount": 150000, "currency": "GBP"},
                   "suppliersRemoved": [{"id": "GB-COH-07654321", "name": "Other Limited"}],
                   "suppliersAdded": [{"id": "GB-COH-11111111", "name": "New Ltd"}]}]}]"#,
    );
    let contract = &release.awards[0];
    assert_eq!(contract.start.as_ref().unwrap().value, day("2026-05-02"));
    assert_eq!(contract.end.as_ref().unwrap().value, day("2030-05-01"));
    assert_eq!(contract.end.as_ref().unwrap().pointer, "/contracts/0/amendments/0/period/endDate");
    assert_eq!(contract.max_end, None);
    assert_eq!(contract.net.as_ref().unwrap().value, Money::gbp(15_000_000));
    let names: Vec<_> = contract.suppliers.iter().map(|s| s.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["Acme Ltd", "New Ltd"]);
}

#[test]
fn an_award_without_a_period_takes_that_of_its_lots_and_else_of_the_tender() {
    let lots = r#""tender": {"title": "Systems", "lots": [
        {"id": "1", "title": "Housing", "description": "Rents", "contractPeriod": {"startDate": "2026-05-01", "endDate": "2028-04-30"}},
        {"id": "2", "title": "Revenues", "contractPeriod": {"startDate": "2026-06-01", "durationInDays": 730},
         "renewal": {"description": "1 x 24 months"}}]}"#;
    let release = notice(
        "UK6",
        "award",
        &format!(
            r#"{lots}, "awards": [{{"id": "1", "relatedLots": ["1"]}}, {{"id": "2", "relatedLots": ["2"]}}]"#
        ),
    );
    let [housing, revenues] = release.awards.as_slice() else { panic!("two awards") };
    assert_eq!(housing.title.as_ref().unwrap().value, "Housing");
    assert_eq!(housing.description.as_ref().unwrap().value, "Rents");
    assert_eq!(housing.end.as_ref().unwrap().value, day("2028-04-30"));
    assert_eq!(housing.end.as_ref().unwrap().pointer, "/tender/lots/0/contractPeriod/endDate");
    assert_eq!(housing.extensions, None);
    assert_eq!(revenues.start.as_ref().unwrap().value, day("2026-06-01"));
    assert_eq!(revenues.end, None);
    assert_eq!(revenues.days.as_ref().unwrap().value, 730);
    assert_eq!(revenues.extensions.as_ref().unwrap().value, "1 x 24 months");

    let without = award("a")
        .replace(r#""status": "complete","#, r#""status": "complete", "contractPeriod": {"startDate": "2026-04-01", "endDate": "2027-03-31"},"#)
        .replace(r#""contractPeriod": {"startDate": "2026-04-01T00:00:00+01:00", "endDate": "2029-03-31T23:59:59+01:00"}}]"#, r#""x": 1}]"#);
    let (release, _) = read_release(&without);
    assert_eq!(release.awards[0].end.as_ref().unwrap().pointer, "/tender/contractPeriod/endDate");
}

#[test]
fn a_notice_of_the_law_before_is_read_from_its_lots() {
    let (release, problems) = read_release(
        r#"{"ocid": "ocds-h6vhtk-0026ef", "id": "001060-2020", "date": "2020-12-08T11:07:45Z", "tag": ["planning"],
            "initiationType": "tender",
            "tender": {"id": "123456", "legalBasis": {"id": "32014L0024", "scheme": "CELEX"}, "title": "Sample title",
              "status": "planned", "classification": {"scheme": "CPV", "id": "72000000"},
              "lots": [{"id": "1", "description": "Sample description", "value": {"amount": 123000, "currency": "GBP"},
                "contractPeriod": {"durationInDays": 1095}, "hasRenewal": true,
                "renewal": {"description": "Two extensions of 12 months each"},
                "hasOptions": true, "options": {"description": "Sample options"}}],
              "communication": {"futureNoticeDate": "2020-12-30T00:00:00Z"}},
            "parties": [{"name": "Buyer name", "id": "1", "identifier": {"legalName": "Buyer name"}, "roles": ["buyer"]}],
            "buyer": {"id": "1", "name": "Buyer name"}}"#,
    );
    assert_eq!(problems, []);
    assert_eq!(release.kind, NoticeKind::Planned);
    let procurement = release.procurement.unwrap();
    assert_eq!(procurement.description.unwrap().value, "Sample description");
    assert_eq!(procurement.net.unwrap().value, Money::gbp(12_300_000));
    assert_eq!(procurement.days.unwrap().value, 1095);
    assert_eq!(procurement.extensions.unwrap().value, "Two extensions of 12 months each");
    assert_eq!(procurement.notice_expected.unwrap().value, day("2020-12-30"));
    assert_eq!(release.buyers[0].identifiers, []);
}

#[test]
fn lots_that_differ_give_their_span_and_their_sum_but_no_extensions() {
    let release = notice(
        "UK4",
        "tender",
        r#""tender": {"title": "x", "lots": [
            {"id": "1", "value": {"amount": 100, "currency": "GBP"}, "renewal": {"description": "1 x 12 months"},
             "contractPeriod": {"startDate": "2026-05-01", "endDate": "2028-04-30", "maxExtentDate": "2029-04-30"}},
            {"id": "2", "value": {"amount": 50, "currency": "GBP"}, "renewal": {"description": "2 x 12 months"},
             "contractPeriod": {"startDate": "2026-04-01", "endDate": "2027-04-30"}}]}"#,
    );
    let procurement = release.procurement.unwrap();
    assert_eq!(procurement.start.unwrap().value, day("2026-04-01"));
    assert_eq!(procurement.end.unwrap().value, day("2028-04-30"));
    assert_eq!(procurement.max_end.unwrap().value, day("2029-04-30"));
    assert_eq!(procurement.net.unwrap().value, Money::gbp(15_000));
    assert_eq!(procurement.extensions, None);
}

#[test]
fn contracts_finder_says_who_won_with_number_and_size() {
    let reads = read_sample("notices/contracts-finder-2022-10-20.json").reads;
    let release = &reads[0].release;
    assert_eq!(release.source, Source::ContractsFinder);
    assert_eq!(
        release.url.as_deref(),
        Some("https://www.contractsfinder.service.gov.uk/Notice/7d005747-1320-456e-b1fb-79919a74e44f")
    );
    assert_eq!(release.published_at.unwrap().to_rfc3339(), "2022-10-20T08:42:13+00:00");
    let supplier = &release.awards[0].suppliers[0];
    assert_eq!(supplier.name.as_deref(), Some("Peakon ApS"));
    assert_eq!((supplier.sme, supplier.vcse), (Some(false), Some(false)));
    assert_eq!(supplier.pointer, "/parties/1");
    let two = reads.iter().find(|r| r.release.release.ends_with("-582268")).unwrap();
    assert_eq!(two.release.awards[0].suppliers.len(), 2);
}

//! Contracts Finder's CSV export, row by row.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use chrono::NaiveDate;
use muster_domain::money::Money;
use muster_domain::notice::{NoticeKind, Source};
use muster_ingest::FileKind;
use support::{Outcome, read_bytes, read_sample};

const HEADER: &str = "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Description,\
Cpv Codes,Start Date,End Date,Closing Date,Value Low,Value High,Awarded Date,Awarded Value,\
Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE],Contract start date,Contract end date,Closing Time";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn export(rows: &[&str]) -> Outcome {
    read_bytes(format!("{HEADER}\r\n{}\r\n", rows.join("\r\n")).as_bytes(), "export.csv")
}

const AWARDED: &str = "\"DN1\",Contract,London Borough of Camden,Awarded,2020-10-02T17:30:36Z,Telephony,\"Line 1\r\nLine 2\",\
72000000 48000000 72000000 ,01/10/2020,30/09/2023,01/09/2020,0,1,28/09/2020,\"1,076,702.50\",\
\"[Acme Ltd|1 High Street\nLondon|COMPANIES_HOUSE|01234567|Yes|No][Beta Ltd|null|NONE||No|No]\",02/10/2020,01/10/2024,12:00";

#[test]
fn an_awarded_row_is_an_award_and_its_purchase() {
    let outcome = export(&[AWARDED]);
    assert_eq!(outcome.kind, FileKind::Export);
    let read = &outcome.reads[0];
    let release = &read.release;
    assert_eq!((release.source, release.kind), (Source::ContractsFinderExport, NoticeKind::Award));
    assert_eq!(release.process, "london borough of camden DN1");
    assert_eq!(release.published_at.unwrap().to_rfc3339(), "2020-10-02T17:30:36+00:00");
    let procurement = release.procurement.as_ref().unwrap();
    assert_eq!(procurement.description.as_ref().unwrap().value, "Line 1\nLine 2");
    assert_eq!(procurement.cpv.len(), 2);
    assert_eq!(procurement.start.as_ref().unwrap().value, day("2020-10-01"));
    let award = &release.awards[0];
    assert_eq!(award.net.as_ref().unwrap().value, Money::gbp(107_670_250));
    assert_eq!(award.start.as_ref().unwrap().value, day("2020-10-02"));
    assert_eq!(award.end.as_ref().unwrap().value, day("2024-10-01"));
    assert_eq!(award.end.as_ref().unwrap().pointer, "/Contract end date");
    let suppliers: Vec<_> = award.suppliers.iter().map(|s| (s.name.as_deref().unwrap(), s.sme)).collect();
    assert_eq!(suppliers, [("Acme Ltd", Some(true)), ("Beta Ltd", Some(false))]);
    let said: Vec<_> = read.problems.iter().map(|p| (p.pointer.as_str(), p.message.as_str())).collect();
    assert_eq!(
        said,
        [("row 2, column \"Value High\"", "1 stands for an amount that is not given; left out")]
    );
    let stored: serde_json::Value = serde_json::from_str(&read.raw).unwrap();
    assert_eq!(stored["Contract end date"], "01/10/2024");
    assert_eq!(stored["Description"], "Line 1\r\nLine 2");
}

#[test]
fn open_rows_are_tender_pipeline_and_engagement_with_their_dates() {
    let open = |kind: &str| {
        format!(
            "X1,{kind},Camden,Open,2025-11-07T16:25:51Z,Case system,.,48000000 ,16/11/2026,30/11/2028,07/02/2026,72000,90000,,,,,,12:00"
        )
    };
    let rows = [open("Contract"), open("Pipeline"), open("PreProcurement")];
    let outcome = export(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(outcome.problems(), Vec::<&_>::new());
    let [tender, pipeline, engagement] = outcome.reads.as_slice() else { panic!("three rows") };
    assert_eq!(tender.release.kind, NoticeKind::Tender);
    assert_eq!(pipeline.release.kind, NoticeKind::Pipeline);
    assert_eq!(engagement.release.kind, NoticeKind::Engagement);
    let closing = day("2026-02-07");
    let said = |r: &muster_ingest::Read| r.release.procurement.clone().unwrap();
    assert_eq!(said(tender).tender_deadline.unwrap().value, closing);
    assert_eq!(said(pipeline).notice_expected.unwrap().value, closing);
    assert_eq!(said(engagement).engagement_ends.unwrap().value, closing);
    assert_eq!(said(tender).net.unwrap().value, Money::gbp(9_000_000));
    assert!(outcome.reads.iter().all(|r| r.release.awards.is_empty()));
}

#[test]
fn a_row_that_says_something_new_is_another_release_of_the_same_process() {
    let changed = AWARDED.replace("01/10/2024", "01/10/2025");
    let shouted = AWARDED.replace("London Borough of Camden", "LONDON BOROUGH  OF CAMDEN");
    let outcome = export(&[AWARDED, AWARDED, &changed, &shouted]);
    let ids = outcome.ids();
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
    assert!(outcome.reads.iter().all(|r| r.release.process == "london borough of camden DN1"));
}

#[test]
fn nonsense_dates_are_problems_with_row_and_column() {
    let row = AWARDED
        .replace("01/09/2020", "01/01/1")
        .replace(",0,1,", ",0,0,")
        .replace("28/09/2020", "31/02/2020");
    let outcome = export(&[&row]);
    let said: Vec<_> =
        outcome.reads[0].problems.iter().map(|p| (p.pointer.as_str(), p.message.as_str())).collect();
    assert_eq!(
        said,
        [
            ("row 2, column \"Closing Date\"", "\"01/01/1\" cannot be a date that is meant; left out"),
            ("row 2, column \"Awarded Date\"", "\"31/02/2020\" cannot be a date that is meant; left out"),
        ]
    );
}

#[test]
fn a_row_that_breaks_off_is_taken_as_far_as_it_goes_and_one_without_buyer_is_not() {
    let outcome =
        export(&["DN7,Contract,Camden,Open,2020-10-02T17:30:36Z,Telephony", "DN8,Contract,,Open", AWARDED]);
    assert_eq!(outcome.reads.len(), 2);
    assert_eq!(outcome.reads[0].problems[0].message, "only 6 cells in 19 columns: is the row cut off?");
    assert_eq!(outcome.outside.len(), 1);
    assert_eq!(outcome.outside[0].pointer, "row 3");
}

#[test]
fn a_quote_that_never_closes_does_not_fill_the_memory() {
    let rows = format!("{AWARDED}\r\n\"{}", "x\r\n".repeat(4 * 1024 * 1024));
    let outcome = export(&[&rows]);
    assert_eq!(outcome.reads.len(), 1);
    assert_eq!(outcome.outside.len(), 1);
    assert!(outcome.outside[0].message.contains("quote that never closes"), "{:?}", outcome.outside);
}

#[test]
fn the_same_rows_in_any_encoding_are_the_same_releases() {
    let row =
        AWARDED.replace("Telephony", "Camden’s café – £5m façade").replace("London\n", "Linköping • 2\n");
    let text = format!("{HEADER}\r\n{row}\r\n{AWARDED}\r\n");
    let expected = read_bytes(text.as_bytes(), "e.csv");
    assert_eq!(expected.reads[0].release.title.as_deref(), Some("Camden’s café – £5m façade"));
    let releases = |o: &Outcome| o.reads.iter().map(|r| r.release.clone()).collect::<Vec<_>>();
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (bytes, told) in [
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
        (utf16, None),
        (encoding_rs::MACINTOSH.encode(&text).0.into_owned(), Some("Mac Roman")),
        (encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(), Some("Windows-1252")),
        (text.replace("\r\n", "\n").replace("Line 1\n", "Line 1\r\n").into_bytes(), None),
    ] {
        let outcome = read_bytes(&bytes, "e.csv");
        assert_eq!(releases(&outcome), releases(&expected));
        let problems: Vec<_> = outcome.outside.iter().map(|p| p.message.as_str()).collect();
        let due: Vec<String> = told.iter().map(|name| format!("not UTF-8; read as {name}")).collect();
        assert_eq!(problems, due);
    }
}

#[test]
fn a_register_saved_on_a_mac_long_ago_is_read_with_its_line_ends() {
    let text =
        format!("{HEADER}\r{}\r", AWARDED.replace("Telephony", "Camden’s – £5m").replace("\r\n", "\n"));
    let outcome = read_bytes(&encoding_rs::MACINTOSH.encode(&text).0, "mac.csv");
    assert_eq!(outcome.reads.len(), 1);
    assert_eq!(outcome.reads[0].release.title.as_deref(), Some("Camden’s – £5m"));
}

#[test]
fn columns_are_known_by_name_in_any_order_and_with_semicolons() {
    let text = "Title;Organisation Name;Notice Identifier;Notice Type;Status;Start Date\n\
                Telephony;Camden;DN1;Contract;Open;01/02/2027\n";
    let outcome = read_bytes(text.as_bytes(), "e.csv");
    let release = &outcome.reads[0].release;
    assert_eq!(release.process, "camden DN1");
    assert_eq!(release.procurement.as_ref().unwrap().start.as_ref().unwrap().value, day("2027-02-01"));
}

#[test]
fn the_export_of_2020_is_utf_8_and_its_packed_suppliers_come_out_whole() {
    let outcome = read_sample("registers/contracts-finder-export-2020-10.csv");
    assert_eq!(outcome.outside, []);
    let of = |row: &muster_ingest::Read| row.release.awards[0].suppliers.len();
    assert!(outcome.reads.iter().all(|r| of(r) > 0));
    assert_eq!(outcome.reads.iter().map(of).max(), Some(74));
    // 135 brackets in one cell: 16 companies with many offices, some with a comma after the name.
    let offices = outcome.reads.iter().max_by_key(|r| r.raw.matches("|NONE|").count()).unwrap();
    assert_eq!((offices.raw.matches("|NONE|").count(), of(offices)), (135, 16));
    let named = |name: &str| {
        let suppliers = outcome.reads.iter().flat_map(|r| &r.release.awards[0].suppliers);
        suppliers.filter(|s| s.name.as_deref() == Some(name)).count()
    };
    assert_eq!(named("Sodexo Motivation Solutions Ltd"), 1);
    assert_eq!(named("WILLIAMS LEA"), 1);
}

//! Made notices in the shape of Find a Tender under the Procurement Act 2023.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

/// The day on which the tests take place.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Buyers of the made notices: name and account.
const BUYERS: [(&str, &str); 3] = [
    ("London Borough of Camden", "GB-PPON-PWLR-1111-AAAA"),
    ("London Borough of Hackney", "GB-PPON-PWLR-2222-BBBB"),
    ("London Borough of Islington", "GB-PPON-PWLR-3333-CCCC"),
];

/// Contract `n` of the set: a housing system bought by one of three boroughs from one of two
/// vendors, ending one month later than the one before. One title would run in a spreadsheet.
pub fn award(n: u32) -> Value {
    let (buyer, account) = BUYERS[n as usize % 3];
    let vendor = if n.is_multiple_of(4) { "Second Systems Ltd" } else { "Invented Housing Software Limited" };
    let title = if n == 5 {
        "=HYPERLINK(\"http://x\"), housing".to_owned()
    } else {
        format!("Housing management system {n}")
    };
    let end = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap() + Months::new(n);
    json!({
        "ocid": format!("ocds-h6vhtk-{n:06x}"),
        "id": format!("{n:06}-2026"),
        "tag": ["award", "contract"],
        "date": "2026-10-06T18:31:55+01:00",
        "initiationType": "tender",
        "language": "en",
        "parties": [
            { "name": buyer, "id": account, "roles": ["buyer"] },
            { "name": vendor, "id": format!("GB-PPON-{vendor}"), "roles": ["supplier"] },
        ],
        "buyer": { "id": account, "name": buyer },
        "tender": {
            "id": format!("T{n}"),
            "title": title,
            "description": "Software for tenancies, repairs and rents.",
            "status": "complete",
        },
        "awards": [{
            "id": "1",
            "title": title,
            "status": "active",
            "value": { "amount": 100_000 * (n + 1), "amountGross": 120_000 * (n + 1), "currency": "GBP" },
            "suppliers": [{ "id": format!("GB-PPON-{vendor}"), "name": vendor }],
            "items": [{
                "id": "1",
                "additionalClassifications": [
                    { "scheme": "CPV", "id": "48000000", "description": "Software package and information systems" },
                ],
            }],
            "contractPeriod": {
                "startDate": "2024-02-01T00:00:00+00:00",
                "endDate": format!("{end}T23:59:59+00:00"),
                "maxExtentDate": format!("{}T23:59:59+00:00", end + Months::new(24)),
            },
            "hasRenewal": true,
            "renewal": { "description": "2 x 12 months" },
            "documents": [{
                "id": format!("{n:06}-2026"),
                "documentType": "awardNotice",
                "noticeType": "UK6",
                "url": format!("https://www.find-tender.service.gov.uk/Notice/{n:06}-2026"),
            }],
        }],
    })
}

/// A planned purchase.
pub fn planned() -> Value {
    let (buyer, account) = BUYERS[0];
    json!({
        "ocid": "ocds-h6vhtk-0f0001",
        "id": "900001-2026",
        "tag": ["planning"],
        "date": "2026-10-07T09:00:00+01:00",
        "initiationType": "tender",
        "language": "en",
        "parties": [{ "name": buyer, "id": account, "roles": ["buyer"] }],
        "buyer": { "id": account, "name": buyer },
        "tender": {
            "id": "P1",
            "title": "Housing management system, next generation",
            "status": "planned",
            "items": [{
                "id": "1",
                "additionalClassifications": [
                    { "scheme": "CPV", "id": "48000000", "description": "Software package and information systems" },
                ],
            }],
            "lots": [{
                "id": "1",
                "status": "planned",
                "contractPeriod": {
                    "startDate": "2028-04-01T00:00:00+01:00",
                    "endDate": "2032-03-31T23:59:59+01:00",
                },
            }],
            "documents": [{ "id": "900001-2026", "documentType": "plannedProcurementNotice", "noticeType": "UK3" }],
        },
    })
}

/// A release package of the first `contracts` contracts and the planned purchase.
pub fn package(contracts: u32) -> Value {
    let releases: Vec<Value> = (0..contracts).map(award).chain([planned()]).collect();
    json!({
        "uri": "https://example.org/package",
        "version": "1.1",
        "publishedDate": "2026-10-07T10:00:00Z",
        "publisher": { "name": "Cabinet Office" },
        "releases": releases,
    })
}

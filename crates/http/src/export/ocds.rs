//! Releases of the Open Contracting Data Standard 1.1 with its extension for the United Kingdom: one for
//! each contract or procurement, as all its notices together tell of it. What is read in again from them is
//! the same contract.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::authority::AuthorityRef;
use crate::contract::{Contract, Term};
use crate::export::Stamp;
use crate::facts::{Cpv, Money, TermValue};
use crate::procurement::Procurement;
use crate::vendor::VendorRef;

/// The licence of the notices that the releases were made from.
const LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The head of a release package, up to and with the bracket that opens its releases.
#[must_use]
pub fn head(list: &str, stamp: Stamp) -> Vec<u8> {
    let package = json!({
        "uri": format!("urn:muster:{list}:{}", stamp.today),
        "version": "1.1",
        "publishedDate": instant(stamp.now),
        "publisher": { "name": "Muster" },
        "license": LICENCE,
    });
    let mut head = package.to_string().into_bytes();
    head.pop();
    head.extend_from_slice(b",\"releases\":[\n");
    head
}

/// A contract as a release with its award. `now` dates a record that no notice dates.
#[must_use]
pub fn of_contract(contract: &Contract, now: DateTime<Utc>) -> Value {
    let suppliers = organisations(&contract.vendors);
    let award_status = match contract.status {
        "pending" => "pending",
        "cancelled" => "cancelled",
        _ => "active",
    };
    let mut award = json!({
        "id": contract.award,
        "title": contract.title,
        "status": award_status,
        "suppliers": suppliers,
    });
    let mut agreed = json!({
        "id": contract.id,
        "awardID": contract.award,
        "title": contract.title,
        "status": contract.status,
    });
    put(&mut award, "description", contract.description.as_ref().map(|d| json!(d)));
    put(&mut award, "items", items(&contract.cpv));
    for part in [(&mut award, "contractPeriod"), (&mut agreed, "period")] {
        put(part.0, part.1, period(&contract.term));
        put(part.0, "value", worth(&contract.value));
    }
    // The standard has these at lots; where a contract was agreed they are the contract's.
    if let Some(words) = &contract.term.extensions {
        put(&mut agreed, "hasRenewal", Some(json!(true)));
        put(&mut agreed, "renewal", Some(json!({ "description": words })));
    }
    put(&mut agreed, "dateSigned", contract.signed_on.map(|d| json!(first_instant(d))));
    let mut release =
        base(&contract.process, contract.id, contract.version, contract.vouched_at.unwrap_or(now));
    put(&mut release, "tag", Some(json!(["award", "contract"])));
    put(&mut release, "buyer", Some(organisation(contract.authority.id, &contract.authority.name)));
    put(&mut release, "parties", Some(parties(&contract.authority, &contract.vendors)));
    put(&mut release, "awards", Some(json!([award])));
    put(&mut release, "contracts", Some(json!([agreed])));
    release
}

/// A procurement as a release with its tender. `now` dates a record that no notice dates.
#[must_use]
pub fn of_procurement(procurement: &Procurement, now: DateTime<Utc>) -> Value {
    let (tag, status) = match procurement.stage {
        "tender" => ("tender", "active"),
        "evaluation" => ("tenderUpdate", "active"),
        "awarded" => ("tenderUpdate", "complete"),
        "cancelled" => ("tenderCancellation", "cancelled"),
        "planned" => ("planning", "planned"),
        _ => ("planning", "planning"),
    };
    let mut tender = json!({ "id": procurement.id, "title": procurement.title, "status": status });
    put(&mut tender, "description", procurement.description.as_ref().map(|d| json!(d)));
    put(&mut tender, "value", worth(&procurement.value));
    put(&mut tender, "items", items(&procurement.cpv));
    put(
        &mut tender,
        "tenderPeriod",
        procurement.tender_deadline.map(|d| json!({ "endDate": last_instant(d) })),
    );
    let expected = Term {
        start: procurement.expected_start,
        end: procurement.expected_end,
        max_end: procurement.max_end,
        extensions: None,
        days: None,
    };
    put(&mut tender, "contractPeriod", period(&expected));
    let dated = procurement.vouched_at.unwrap_or(now);
    let mut release = base(&procurement.process, procurement.id, procurement.version, dated);
    put(&mut release, "tag", Some(json!([tag])));
    put(&mut release, "buyer", Some(organisation(procurement.authority.id, &procurement.authority.name)));
    put(&mut release, "parties", Some(parties(&procurement.authority, &[])));
    put(&mut release, "tender", Some(tender));
    release
}

/// Processes of Find a Tender and Contracts Finder have a registered OCID; a reference from an
/// export has none, and gets no prefix that somebody else registered.
fn base(process: &str, id: uuid::Uuid, version: i64, date: DateTime<Utc>) -> Value {
    let ocid = if process.starts_with("ocds-") { process.to_owned() } else { format!("muster-{process}") };
    json!({
        "ocid": ocid,
        "id": format!("{id}-{version}"),
        "date": instant(date),
        "initiationType": "tender",
        "language": "en",
    })
}

fn put(object: &mut Value, key: &str, value: Option<Value>) {
    if let (Some(fields), Some(value)) = (object.as_object_mut(), value) {
        fields.insert(key.to_owned(), value);
    }
}

fn organisation(id: uuid::Uuid, name: &str) -> Value {
    json!({ "id": id, "name": name })
}

fn organisations(vendors: &[VendorRef]) -> Vec<Value> {
    distinct(vendors).map(|v| organisation(v.id, &v.name)).collect()
}

/// Vendors, each once.
fn distinct(vendors: &[VendorRef]) -> impl Iterator<Item = &VendorRef> {
    vendors.iter().enumerate().filter(|(i, v)| vendors[..*i].iter().all(|w| w.id != v.id)).map(|(_, v)| v)
}

fn parties(buyer: &AuthorityRef, vendors: &[VendorRef]) -> Value {
    let buyer = json!({ "id": buyer.id, "name": buyer.name, "roles": ["buyer"] });
    let suppliers = distinct(vendors).map(|v| {
        let mut supplier = json!({ "id": v.id, "name": v.name, "roles": ["supplier"] });
        let number = v.company_number.as_ref();
        put(&mut supplier, "identifier", number.map(|id| json!({ "scheme": "GB-COH", "id": id })));
        supplier
    });
    std::iter::once(buyer).chain(suppliers).collect()
}

fn items(cpv: &[Cpv]) -> Option<Value> {
    let code = |cpv: &Cpv| {
        let mut code = json!({ "scheme": "CPV", "id": cpv.code });
        put(&mut code, "description", cpv.description.map(|d| json!(d)));
        code
    };
    let (main, more) = cpv.split_first()?;
    let mut item = json!({ "id": "1", "classification": code(main) });
    put(&mut item, "additionalClassifications", (!more.is_empty()).then(|| more.iter().map(code).collect()));
    Some(json!([item]))
}

fn period(term: &Term) -> Option<Value> {
    let mut period = json!({});
    put(&mut period, "startDate", term.start.map(|d| json!(first_instant(d))));
    put(&mut period, "endDate", term.end.map(|d| json!(last_instant(d))));
    put(&mut period, "maxExtentDate", term.max_end.map(|d| json!(last_instant(d))));
    period.as_object().is_some_and(|p| !p.is_empty()).then_some(period)
}

/// Net as `amount`, gross as `amountGross`, which the extension for the United Kingdom adds.
fn worth(value: &TermValue) -> Option<Value> {
    let known: &Money = value.net.as_ref().or(value.gross.as_ref())?;
    let mut worth = json!({ "currency": known.currency });
    put(&mut worth, "amount", value.net.as_ref().map(|net| json!(net.amount)));
    put(&mut worth, "amountGross", value.gross.as_ref().map(|gross| json!(gross.amount)));
    Some(worth)
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn first_instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

fn last_instant(day: NaiveDate) -> String {
    format!("{day}T23:59:59Z")
}

//! Notices as Contracts Finder publishes them: no contracts, no extension fields, terms told in prose.

use chrono::{Days, NaiveDate};
use muster_domain::cpv::Cpv;
use muster_domain::notice::DEMONSTRATION_PREFIX;
use serde_json::{Value, json};

use super::borough::Buyer;
use super::catalogue::Entry;
use super::chance::Chance;
use super::purchase::{Contract, Plan};
use super::stamp::{begins, during, ends};

/// What a contract leaves behind: its award, now and then its tender before and a correction after.
pub fn life(contract: &Contract, chance: &mut Chance) -> Vec<(NaiveDate, Value)> {
    let prose = described(contract, chance);
    let mut releases = Vec::new();
    if chance.percent(15) {
        let published = contract.awarded - Days::new(75);
        releases.push((published, tender(contract, published, chance)));
    }
    let published = contract.awarded + Days::new(5 + chance.below(60) as u64);
    releases.push((published, award_release(contract, "award", published, &prose, chance)));
    if chance.percent(8) {
        let corrected = published + Days::new(30);
        releases.push((corrected, award_release(contract, "awardUpdate", corrected, &prose, chance)));
    }
    releases
}

/// The award alone.
pub fn award(contract: &Contract, chance: &mut Chance) -> (NaiveDate, Value) {
    let prose = described(contract, chance);
    (contract.awarded, award_release(contract, "award", contract.awarded, &prose, chance))
}

/// An entry of the pipeline, or an early engagement.
pub fn plan(plan: &Plan, as_of: NaiveDate, chance: &mut Chance) -> (NaiveDate, Value) {
    let published = as_of - Days::new(chance.below(90) as u64);
    let buyer = Buyer::drawn(plan.borough, true, chance);
    let document_type = if plan.stage == 0 { "plannedProcurementNotice" } else { "marketEngagementNotice" };
    let mut tender = purchase(&plan.title, &plan.description, plan.entry);
    tender["status"] = json!("planned");
    tender["value"] = json!({ "amount": plan.net, "currency": "GBP" });
    tender["contractPeriod"] =
        json!({ "startDate": begins(plan.term.start), "endDate": plan.term.end.map(ends) });
    let mut planning = json!({ "documents": [{
        "id": "1",
        "documentType": document_type,
        "description": "Early notice (invented for demonstration)",
        "datePublished": during(published, chance.below(480)),
        "format": "text/html",
        "language": "en"
    }] });
    if plan.stage == 1 {
        planning["milestones"] = json!([{
            "id": "1", "title": "Engagement end date", "type": "engagement", "dueDate": ends(published + Days::new(45))
        }]);
    }
    let release = json!({
        "ocid": ocid(DEMONSTRATION_PREFIX, plan.number),
        "id": format!("demo-{:06}-{}", plan.number * 8, published.format("%Y")),
        "language": "en",
        "date": during(published, chance.below(480)),
        "tag": ["planning"],
        "initiationType": "tender",
        "title": plan.title,
        "planning": planning,
        "tender": tender,
        "parties": [buyer.party()],
        "buyer": buyer.reference()
    });
    (published, release)
}

fn ocid(prefix: &str, number: usize) -> String {
    // The second part is the prefix of the service whose notices these imitate.
    format!("{prefix}b5fd17-{number:06}")
}

/// The description, with the term as prose: here alone a reader learns of options to extend.
fn described(contract: &Contract, chance: &mut Chance) -> String {
    format!("{}\n{}", contract.description, contract.term.prose(chance))
}

fn tender(contract: &Contract, published: NaiveDate, chance: &mut Chance) -> Value {
    let buyer = Buyer::drawn(contract.borough, true, chance);
    let mut tender = purchase(contract.sought, &contract.requirement, contract.entry);
    tender["status"] = json!("active");
    tender["value"] = json!({ "amount": contract.net, "currency": "GBP" });
    tender["contractPeriod"] = period(contract);
    tender["tenderPeriod"] = json!({ "endDate": ends(published + Days::new(28)) });
    json!({
        "ocid": ocid(contract.prefix, contract.number),
        "id": format!("demo-{:06}-{}", contract.number * 8, published.format("%Y")),
        "language": "en",
        "date": during(published, chance.below(480)),
        "tag": ["tender"],
        "initiationType": "tender",
        "tender": tender,
        "parties": [buyer.party()],
        "buyer": buyer.reference()
    })
}

fn award_release(
    contract: &Contract,
    tag: &str,
    published: NaiveDate,
    prose: &str,
    chance: &mut Chance,
) -> Value {
    let buyer = Buyer::drawn(contract.borough, true, chance);
    let process = ocid(contract.prefix, contract.number);
    let step = if tag == "award" { 1 } else { 2 };
    let supplier_id = format!("GB-CFS-9{:06}", contract.number);
    let mut tender = purchase(&contract.title, prose, contract.entry);
    tender["status"] = json!("complete");
    tender["contractPeriod"] = period(contract);
    let mut identifier = json!({ "legalName": contract.supplier.name });
    if let Some(number) = &contract.supplier.company_number {
        identifier["scheme"] = json!("GB-COH");
        identifier["id"] = json!(number);
    }
    json!({
        "ocid": process,
        "id": format!("demo-{:06}-{}", contract.number * 8 + step, published.format("%Y")),
        "language": "en",
        "date": during(published, chance.below(480)),
        "tag": [tag],
        "initiationType": "tender",
        "tender": tender,
        "parties": [buyer.party(), {
            "id": supplier_id,
            "name": contract.supplier.name,
            "identifier": identifier,
            "details": { "scale": if contract.vendor.sme { "sme" } else { "large" }, "vcse": contract.vendor.vcse },
            "roles": ["supplier"]
        }],
        "buyer": buyer.reference(),
        "awards": [{
            "id": format!("{process}-1"),
            "status": "active",
            "date": begins(contract.awarded),
            "datePublished": during(published, chance.below(480)),
            "value": { "amount": contract.net, "currency": "GBP" },
            "suppliers": [{ "id": supplier_id, "name": contract.supplier.name }],
            "contractPeriod": period(contract),
            "documents": [{
                "id": "1",
                "documentType": "awardNotice",
                "description": "Awarded contract notice (invented for demonstration)",
                "datePublished": during(published, chance.below(480)),
                "format": "text/html",
                "language": "en"
            }]
        }]
    })
}

fn purchase(title: &str, description: &str, entry: &Entry) -> Value {
    let words = Cpv::parse(entry.cpv).and_then(Cpv::description);
    json!({
        "id": title,
        "title": title,
        "description": description,
        "classification": { "scheme": "CPV", "id": entry.cpv, "description": words },
        "items": [{ "id": "1", "deliveryAddresses": [{ "region": "London", "countryName": "United Kingdom" }] }],
        "procurementMethod": "selective",
        "procurementMethodDetails": "Call-off from a framework agreement",
        "suitability": { "sme": true, "vcse": false },
        "mainProcurementCategory": "services"
    })
}

fn period(contract: &Contract) -> Value {
    let mut period = json!({ "startDate": begins(contract.term.start) });
    if let Some(end) = contract.term.end {
        period["endDate"] = json!(ends(end));
    }
    period
}

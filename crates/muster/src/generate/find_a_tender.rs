//! Notices as Find a Tender publishes them under the Procurement Act 2023.

use chrono::{Days, Months, NaiveDate};
use muster_domain::cpv::Cpv;
use muster_domain::notice::DEMONSTRATION_PREFIX;
use serde_json::{Map, Value, json};

use super::borough::Buyer;
use super::catalogue::Entry;
use super::chance::Chance;
use super::misspelling::Written;
use super::purchase::{Contract, Plan};
use super::stamp::{begins, during, ends};
use super::term::Term;

/// Releases that one process can have: numbers its notices without a gap to the next process.
const STEPS: usize = 8;

/// A notice type of the Act, and the OCDS words that go with it.
struct Notice {
    code: &'static str,
    step: usize,
    tags: &'static [&'static str],
    document: &'static str,
    name: &'static str,
}

const PIPELINE: Notice = Notice {
    code: "UK1",
    step: 0,
    tags: &["planning"],
    document: "plannedProcurementNotice",
    name: "Pipeline notice",
};
const ENGAGEMENT: Notice = Notice {
    code: "UK2",
    step: 1,
    tags: &["planning"],
    document: "marketEngagementNotice",
    name: "Preliminary market engagement notice",
};
const PLANNED: Notice = Notice {
    code: "UK3",
    step: 2,
    tags: &["planning"],
    document: "plannedProcurementNotice",
    name: "Planned procurement notice",
};
const TENDER: Notice =
    Notice { code: "UK4", step: 3, tags: &["tender"], document: "tenderNotice", name: "Tender notice" };
const AWARD: Notice = Notice {
    code: "UK6",
    step: 4,
    tags: &["award", "contract"],
    document: "awardNotice",
    name: "Contract award notice",
};
const DETAILS: Notice = Notice {
    code: "UK7",
    step: 5,
    tags: &["contract"],
    document: "contractNotice",
    name: "Contract details notice",
};
const PERFORMANCE: Notice = Notice {
    code: "UK9",
    step: 6,
    tags: &["implementation"],
    document: "implementationNotice",
    name: "Contract performance notice",
};
const CHANGE: Notice = Notice {
    code: "UK10",
    step: 6,
    tags: &["contractAmendment"],
    document: "contractNotice",
    name: "Contract change notice",
};
const TERMINATION: Notice = Notice {
    code: "UK11",
    step: 7,
    tags: &["contractTermination"],
    document: "contractNotice",
    name: "Contract termination notice",
};

/// What a contract leaves behind from its tender to its end, some of it after `as_of`.
pub fn life(contract: &Contract, as_of: NaiveDate, chance: &mut Chance) -> Vec<(NaiveDate, Value)> {
    let how = Fixed::drawn(contract, chance);
    let mut releases = Vec::new();
    let tendered = contract.awarded - Days::new(90 + chance.below(60) as u64);
    let act = NaiveDate::from_ymd_opt(2025, 2, 24);
    if act.is_some_and(|in_force| tendered >= in_force) && chance.percent(60) {
        releases.push(how.release(contract, &TENDER, tendered, chance));
    }
    releases.push(how.release(contract, &AWARD, contract.awarded, chance));
    if chance.percent(70) {
        releases.push(how.release(contract, &DETAILS, contract.term.start, chance));
        let year = contract.term.start + Months::new(12);
        match chance.weighted(&[80, 14, 6]) {
            1 => releases.push(how.release(contract, &PERFORMANCE, year, chance)),
            2 => releases.push(how.release(contract, &CHANGE, year, chance)),
            _ => {}
        }
    }
    let over = contract.term.max_end().or(contract.term.end).filter(|last| *last < as_of);
    if let Some(last) = over.filter(|_| chance.percent(70)) {
        releases.push(how.release(contract, &TERMINATION, last + Days::new(10), chance));
    } else if chance.percent(2) {
        let early = contract.term.start + Months::new(9);
        releases.push(how.release(contract, &TERMINATION, early, chance));
    }
    releases
}

/// The award notice alone.
pub fn award(contract: &Contract, chance: &mut Chance) -> (NaiveDate, Value) {
    Fixed::drawn(contract, chance).release(contract, &AWARD, contract.awarded, chance)
}

/// What a planned purchase has published so far.
pub fn plan(plan: &Plan, as_of: NaiveDate, chance: &mut Chance) -> Vec<(NaiveDate, Value)> {
    let notices: &[&Notice] = match plan.stage {
        0 => &[&PIPELINE],
        1 => chance.one_of(&[&[&ENGAGEMENT][..], &[&PIPELINE, &ENGAGEMENT]]),
        2 => chance.one_of(&[&[&PLANNED][..], &[&ENGAGEMENT, &PLANNED]]),
        _ => chance.one_of(&[&[&TENDER][..], &[&PLANNED, &TENDER]]),
    };
    let renewal = plan.term.renewal(chance);
    let latest = as_of - Days::new(chance.below(30) as u64);
    let mut releases = Vec::new();
    for (i, notice) in notices.iter().enumerate() {
        let published = latest - Days::new(60 * (notices.len() - 1 - i) as u64);
        releases.push((published, plan_release(plan, notice, published, renewal.as_deref(), chance)));
    }
    releases
}

/// What stays the same through the notices of one contract.
struct Fixed {
    renewal: Option<String>,
    value: Value,
}

impl Fixed {
    fn drawn(contract: &Contract, chance: &mut Chance) -> Self {
        Self { renewal: contract.term.renewal(chance), value: value(contract.net, chance) }
    }

    fn release(
        &self,
        contract: &Contract,
        notice: &Notice,
        published: NaiveDate,
        chance: &mut Chance,
    ) -> (NaiveDate, Value) {
        let buyer = Buyer::drawn(contract.borough, false, chance);
        let id = release_id(contract.number, notice, published);
        let mut release = envelope(contract.prefix, contract.number, &id, notice, published, chance);
        let supplier = supplier(contract);
        release.insert("buyer".into(), buyer.reference());
        let mut tender = tender(&contract.title, &contract.description);
        let document = document(notice, &id, published, chance);
        let mut parties = vec![buyer.party()];
        match notice.code {
            "UK4" => {
                tender["title"] = json!(contract.sought);
                tender["description"] = json!(contract.requirement);
                tender["status"] = json!("active");
                open(&mut tender, contract.entry, &self.value, &contract.term, self.renewal.as_deref());
                tender["tenderPeriod"] = json!({ "endDate": ends(published + Days::new(35)) });
                tender["documents"] = json!([document]);
            }
            _ => {
                tender["status"] = json!("complete");
                parties.push(party(contract, &supplier));
                let signed = notice.code != "UK6";
                let mut award = self.award(contract, &supplier, if signed { "active" } else { "pending" });
                if signed {
                    release.insert(
                        "contracts".into(),
                        json!([self.contract(contract, notice, &document, published, chance)]),
                    );
                } else {
                    award["documents"] = json!([document]);
                }
                release.insert("awards".into(), json!([award]));
            }
        }
        release.insert("tender".into(), tender);
        release.insert("parties".into(), Value::Array(parties));
        (published, Value::Object(release))
    }

    fn award(&self, contract: &Contract, supplier: &Value, status: &str) -> Value {
        let mut award = json!({
            "id": "1",
            "title": contract.title,
            "status": status,
            "date": begins(contract.awarded),
            "value": self.value,
            "mainProcurementCategory": "services",
            "aboveThreshold": contract.net >= 214_904,
            "suppliers": [supplier],
            "items": items(contract.entry),
            "contractPeriod": period(&contract.term),
            "relatedLots": ["1"]
        });
        renewal(&mut award, self.renewal.as_deref());
        award
    }

    fn contract(
        &self,
        contract: &Contract,
        notice: &Notice,
        document: &Value,
        published: NaiveDate,
        chance: &mut Chance,
    ) -> Value {
        let mut signed = json!({
            "id": format!("C-{:06}", contract.number),
            "awardID": "1",
            "title": contract.title,
            "status": if notice.code == "UK11" { "terminated" } else { "active" },
            "value": self.value,
            "period": period(&contract.term),
            "dateSigned": begins(contract.awarded + Days::new(12)),
            "documents": [document]
        });
        renewal(&mut signed, self.renewal.as_deref());
        match notice.code {
            "UK9" => signed["implementation"] = performance(chance),
            "UK10" => {
                let mut longer = contract.term.clone();
                longer.end = longer.end.and_then(|end| end.checked_add_months(Months::new(6)));
                signed["amendments"] = json!([{
                    "id": "1",
                    "date": begins(published),
                    "description": "The term is extended by six months so that data can be moved to the new system.",
                    "rationale": "Additional time is needed for migration; the price per month does not change.",
                    "period": period(&longer)
                }]);
            }
            "UK11" => signed["dateTerminated"] = json!(begins(published)),
            _ => {}
        }
        signed
    }
}

fn plan_release(
    plan: &Plan,
    notice: &Notice,
    published: NaiveDate,
    renews: Option<&str>,
    chance: &mut Chance,
) -> Value {
    let buyer = Buyer::drawn(plan.borough, false, chance);
    let id = release_id(plan.number, notice, published);
    let mut release = envelope(DEMONSTRATION_PREFIX, plan.number, &id, notice, published, chance);
    let value = json!({ "amount": plan.net, "amountGross": plan.net * 6 / 5, "currency": "GBP" });
    let mut tender = tender(&plan.title, &plan.description);
    let document = document(notice, &id, published, chance);
    open(&mut tender, plan.entry, &value, &plan.term, renews);
    let next = plan.term.start.checked_sub_months(Months::new(plan.lead_months)).unwrap_or(published);
    match notice.code {
        "UK4" => {
            tender["status"] = json!("active");
            tender["tenderPeriod"] = json!({ "endDate": ends(published + Days::new(40)) });
            tender["documents"] = json!([document]);
        }
        "UK2" => {
            tender["status"] = json!("planning");
            let until = published + Days::new(30 + chance.below(40) as u64);
            release.insert(
                "planning".into(),
                json!({
                    "milestones": [{ "id": "1", "type": "engagement", "title": "Engagement end date", "dueDate": ends(until) }],
                    "documents": [document]
                }),
            );
        }
        _ => {
            tender["status"] = json!("planned");
            tender["communication"] =
                json!({ "futureNoticeDate": begins(next.max(published + Days::new(14))) });
            release.insert("planning".into(), json!({ "documents": [document] }));
        }
    }
    release.insert("buyer".into(), buyer.reference());
    release.insert("parties".into(), json!([buyer.party()]));
    release.insert("tender".into(), tender);
    Value::Object(release)
}

fn release_id(number: usize, notice: &Notice, published: NaiveDate) -> String {
    format!("demo-{:06}-{}", number * STEPS + notice.step, published.format("%Y"))
}

fn envelope(
    prefix: &str,
    number: usize,
    id: &str,
    notice: &Notice,
    published: NaiveDate,
    chance: &mut Chance,
) -> Map<String, Value> {
    let mut release = Map::new();
    // The second part is the prefix of the service whose notices these imitate.
    release.insert("ocid".into(), json!(format!("{prefix}h6vhtk-{number:06}")));
    release.insert("id".into(), json!(id));
    release.insert("tag".into(), json!(notice.tags));
    release.insert("date".into(), json!(during(published, chance.below(480))));
    release.insert("initiationType".into(), json!("tender"));
    release.insert("language".into(), json!("en"));
    release
}

fn tender(title: &str, description: &str) -> Value {
    json!({
        "id": "1",
        "legalBasis": {
            "id": "2023/54",
            "scheme": "UKPGA",
            "uri": "https://www.legislation.gov.uk/ukpga/2023/54/contents"
        },
        "title": title,
        "description": description,
        "procurementMethod": "open",
        "procurementMethodDetails": "Competitive flexible procedure",
        "lots": [{ "id": "1", "status": "complete" }]
    })
}

/// What a tender says as long as there is no award.
fn open(tender: &mut Value, entry: &Entry, value: &Value, term: &Term, renews: Option<&str>) {
    let mut lot = json!({ "id": "1", "status": "active", "value": value, "contractPeriod": period(term) });
    renewal(&mut lot, renews);
    tender["value"] = value.clone();
    tender["items"] = items(entry);
    tender["lots"] = json!([lot]);
    tender["mainProcurementCategory"] = json!("services");
}

/// Net and gross, or only one of them, as buyers fill the form in.
fn value(net: i64, chance: &mut Chance) -> Value {
    match chance.weighted(&[70, 20, 10]) {
        0 => json!({ "amount": net, "amountGross": net * 6 / 5, "currency": "GBP" }),
        1 => json!({ "amountGross": net * 6 / 5, "currency": "GBP" }),
        _ => json!({ "amount": net, "currency": "GBP" }),
    }
}

fn period(term: &Term) -> Value {
    let mut period = json!({ "startDate": begins(term.start) });
    if let Some(end) = term.end {
        period["endDate"] = json!(ends(end));
    }
    if let Some(max_end) = term.max_end() {
        period["maxExtentDate"] = json!(ends(max_end));
    }
    period
}

fn renewal(of: &mut Value, words: Option<&str>) {
    if let Some(words) = words {
        of["hasRenewal"] = json!(true);
        of["renewal"] = json!({ "description": words });
    }
}

fn items(entry: &Entry) -> Value {
    let description = Cpv::parse(entry.cpv).and_then(Cpv::description);
    json!([{
        "id": "1",
        "additionalClassifications": [{ "scheme": "CPV", "id": entry.cpv, "description": description }],
        "deliveryAddresses": [{ "region": "UKI", "country": "GB", "countryName": "United Kingdom" }],
        "relatedLot": "1"
    }])
}

fn document(notice: &Notice, id: &str, published: NaiveDate, chance: &mut Chance) -> Value {
    json!({
        "id": id,
        "documentType": notice.document,
        "noticeType": notice.code,
        "description": format!("{} (invented for demonstration)", notice.name),
        "datePublished": during(published, chance.below(480)),
        "format": "text/html"
    })
}

/// The supplier as awards refer to it: by its number where the buyer knows it.
fn supplier(contract: &Contract) -> Value {
    json!({ "id": supplier_id(contract), "name": contract.supplier.name })
}

fn supplier_id(contract: &Contract) -> String {
    match &contract.supplier.company_number {
        Some(number) => format!("GB-COH-{number}"),
        None => format!("supplier-{:06}", contract.number),
    }
}

fn party(contract: &Contract, supplier: &Value) -> Value {
    let Written { name, company_number } = &contract.supplier;
    let mut party = json!({
        "id": supplier["id"],
        "name": name,
        "address": { "locality": "London", "country": "GB", "countryName": "United Kingdom" },
        "roles": ["supplier"],
        "details": { "scale": if contract.vendor.sme { "sme" } else { "large" }, "vcse": contract.vendor.vcse }
    });
    if let Some(number) = company_number {
        party["identifier"] = json!({ "scheme": "GB-COH", "id": number });
    }
    party
}

/// Key performance indicators, rated as the Act's regulations have it.
fn performance(chance: &mut Chance) -> Value {
    let rating = ["Good", "Approaching target", "Requires improvement"][chance.weighted(&[70, 22, 8])];
    json!({ "metrics": [{
        "id": "1",
        "title": "Availability of the service in core hours",
        "observations": [{ "id": "1", "measure": format!("{}.{}%", 98 + chance.below(2), chance.below(10)), "notes": rating }]
    }] })
}

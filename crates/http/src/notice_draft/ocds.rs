//! Drafts as releases of OCDS 1.1, in the shape that Find a Tender publishes: the notice's type stands in
//! its document.

use chrono::{DateTime, SecondsFormat, Utc};
use muster_domain::contract::Value as Worth;
use muster_domain::draft::{DraftKind, OfContract};
use serde_json::{Value, json};

use crate::contract::Contract;
use crate::export::ocds;
use crate::facts::Money;
use crate::procurement::Procurement;

/// The releases as a package.
pub(super) fn package(releases: Vec<Value>, now: DateTime<Utc>) -> Value {
    json!({
        "uri": format!("urn:muster:notice-drafts:{}", now.format("%Y%m%dT%H%M%SZ")),
        "version": "1.1",
        "publishedDate": instant(now),
        "publisher": { "name": "Muster" },
        "releases": releases,
    })
}

/// A release of a contract's notice.
pub(super) fn of_contract(
    kind: DraftKind,
    of: &OfContract<'_>,
    shown: &Contract,
    now: DateTime<Utc>,
) -> Value {
    let mut release = ocds::of_contract(shown, now);
    let tag = match kind {
        DraftKind::Uk9 => "implementation",
        DraftKind::Uk10 => "contractAmendment",
        DraftKind::Uk11 => "contractTermination",
        _ => "contract",
    };
    head(&mut release, kind, tag, shown.id, now);
    release["tender"] = json!({
        "id": shown.process,
        "title": shown.title,
        "status": "complete",
        "legalBasis": legal_basis(),
    });
    let worth = value(&of.contract.value);
    let contract = &mut release["contracts"][0];
    if let Some(worth) = worth {
        contract["value"] = worth;
    }
    match kind {
        DraftKind::Uk9 => {
            contract["implementation"] = json!({
                "metrics": metrics(of),
                "documents": [document(kind, "implementationNotice", now)],
            });
            return release;
        }
        DraftKind::Uk10 => {
            // What changes and why it is allowed is for its author to say.
            let mut amendment =
                json!({ "id": "1", "period": contract["period"], "value": contract["value"] });
            if let Some(fields) = amendment.as_object_mut() {
                fields.retain(|_, value| !value.is_null());
            }
            contract["proposedAmendments"] = json!([amendment]);
        }
        DraftKind::Uk11 => contract["status"] = json!("terminated"),
        _ if !of.assessments.is_empty() => contract["agreedMetrics"] = agreed(of),
        _ => {}
    }
    contract["documents"] = json!([document(kind, "contractNotice", now)]);
    release
}

/// A release of a notice before the tender.
pub(super) fn of_procurement(kind: DraftKind, shown: &Procurement, now: DateTime<Utc>) -> Value {
    let mut release = ocds::of_procurement(shown, now);
    head(&mut release, kind, "planning", shown.id, now);
    release["tender"]["legalBasis"] = legal_basis();
    release["tender"]["status"] = json!(if kind == DraftKind::Uk1 { "planning" } else { "planned" });
    if let Some(day) = shown.notice_expected {
        release["tender"]["communication"] = json!({ "futureNoticeDate": format!("{day}T00:00:00Z") });
    }
    release["planning"] = json!({ "documents": [document(kind, "plannedProcurementNotice", now)] });
    release
}

fn head(release: &mut Value, kind: DraftKind, tag: &str, record: uuid::Uuid, now: DateTime<Utc>) {
    release["id"] = json!(format!("draft-{}-{record}", kind.as_str()));
    release["date"] = json!(instant(now));
    release["tag"] = json!([tag]);
}

fn legal_basis() -> Value {
    json!({
        "id": "2023/54",
        "scheme": "UKPGA",
        "uri": "https://www.legislation.gov.uk/ukpga/2023/54/contents",
    })
}

fn document(kind: DraftKind, document_type: &str, now: DateTime<Utc>) -> Value {
    json!({
        "id": format!("draft-{}", kind.as_str()),
        "documentType": document_type,
        "noticeType": kind.code(),
        "description": format!("{}, draft", kind.title()),
        "datePublished": instant(now),
        "format": "text/html",
    })
}

/// Both values, where both are known: Find a Tender has the one with VAT in `amountGross`.
fn value(worth: &Worth) -> Option<Value> {
    let Worth { net, gross } = worth;
    let currency = net.or(*gross)?.currency.to_string();
    let mut value = json!({ "currency": currency });
    for (key, money) in [("amount", net), ("amountGross", gross)] {
        if let Some(money) = money {
            value[key] = json!(Money::from(*money).amount);
        }
    }
    Some(value)
}

fn agreed(of: &OfContract<'_>) -> Value {
    let mut names: Vec<&str> = of.assessments.iter().map(|a| a.rated.kpi.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let metric = |(at, name): (usize, &&str)| json!({ "id": (at + 1).to_string(), "title": name });
    names.iter().enumerate().map(metric).collect()
}

/// Each assessment as an observation, with the rating in the words of the regulations.
fn metrics(of: &OfContract<'_>) -> Value {
    let metric = |(at, assessment): (usize, &muster_domain::assessment::Assessment)| {
        let rated = &assessment.rated;
        json!({
            "id": (at + 1).to_string(),
            "title": rated.kpi,
            "observations": [{
                "id": "1",
                "period": {
                    "startDate": format!("{}T00:00:00Z", rated.from),
                    "endDate": format!("{}T23:59:59Z", rated.to),
                },
                "measureClassification": {
                    "scheme": "UK_PERFORMANCE_RATING",
                    "id": rated.rating.as_str(),
                    "description": rated.rating.title(),
                },
            }],
        })
    };
    of.assessments.iter().enumerate().map(metric).collect()
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

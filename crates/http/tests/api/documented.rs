//! Every answer that any test of the API is given is one that the document promises: the server counts its
//! answers by route and status, and what it counts is looked up.

use std::collections::BTreeSet;
use std::sync::{Mutex, Once, OnceLock, PoisonError};

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use muster_http::resource::Format;
use serde_json::Value;

/// Answers that no operation of the document promises, as `GET /api/v1/contracts 418`.
static UNDOCUMENTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Listens to every server of this process.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| metrics::set_global_recorder(Listener).unwrap());
}

/// Fails where something was answered that the document does not promise.
pub fn check() {
    let found = UNDOCUMENTED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(found.is_empty(), "the document does not say so: {found:?}");
}

fn promises(method: &str, route: &str, status: &str) -> bool {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| serde_json::from_str(&muster_http::openapi_json()).unwrap());
    // What is asked before a request of another origin, the document itself and pages are no operations.
    let Some(path) = document["paths"].get(route) else { return true };
    let method = if method == "HEAD" { "GET" } else { method };
    match path.get(method.to_lowercase()) {
        Some(operation) => operation["responses"].get(status).is_some(),
        None => method == "OPTIONS" || status == "405",
    }
}

struct Listener;

impl Recorder for Listener {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        if key.name() == "http_requests_total" {
            let of = |name: &str| key.labels().find(|label| label.key() == name).map_or("", |l| l.value());
            let (method, route, status) = (of("method"), of("route"), of("status"));
            if !promises(method, route, status) {
                let told = format!("{method} {route} {status}");
                UNDOCUMENTED.lock().unwrap_or_else(PoisonError::into_inner).insert(told);
            }
        }
        Counter::noop()
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[test]
fn an_answer_that_the_document_does_not_promise_is_found() {
    assert!(promises("PUT", "/api/v1/contracts/by-reference/{ref}", "201"));
    assert!(promises("HEAD", "/api/v1/contracts/{id}", "404"));
    assert!(!promises("GET", "/api/v1/contracts/{id}", "418"));
    assert!(
        promises("DELETE", "/api/v1/contracts", "405") && !promises("DELETE", "/api/v1/contracts", "200")
    );
}

/// A list that can be asked for as a calendar says that it may answer with one.
#[test]
fn every_format_that_can_be_asked_for_is_among_the_answers() {
    let document: Value = serde_json::from_str(&muster_http::openapi_json()).unwrap();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        let operation = &operations["get"];
        let parameters = operation["parameters"].as_array();
        let format = parameters.into_iter().flatten().find(|parameter| parameter["name"] == "format");
        let words = format.and_then(|parameter| parameter["schema"]["enum"].as_array());
        for word in words.into_iter().flatten().filter_map(Value::as_str) {
            let sent = Format::parse(word).unwrap().media_type();
            let answers = operation["responses"]["200"]["content"].as_object().unwrap();
            let known = answers.keys().any(|media| media == sent || sent.starts_with(&format!("{media};")));
            assert!(known, "GET {path}?format={word} answers {sent}, not {:?}", answers.keys());
            asked += 1;
        }
    }
    assert!(asked > 40, "{asked}");
}

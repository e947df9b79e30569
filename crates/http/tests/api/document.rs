//! The OpenAPI document promises what the server does.

use muster_domain::audience::Audience;
use muster_domain::clock::FixedClock;
use muster_tests::on_both;
use serde_json::Value;

use crate::notice_sources;
use crate::notices::today;
use crate::pilots;
use crate::prices;
use crate::serving::Muster;

fn document() -> Value {
    serde_json::from_str(&muster_http::openapi_json()).unwrap()
}

/// Each operation with its method and path.
fn every_operation(document: &Value) -> Vec<(String, String, Value)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    operations
}

/// Each operation that anybody may read, with its path; links for browsers lead elsewhere.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let all = every_operation(document).into_iter();
    all.filter(|(method, _, operation)| method == "GET" && operation["x-muster-role"] == "none")
        .filter(|(.., operation)| operation["responses"]["200"].is_object())
        .map(|(_, path, operation)| (path, operation))
        .collect()
}

#[test]
fn the_committed_document_is_the_one_that_the_code_makes() {
    let committed = include_str!("../../../../openapi/muster.json");
    let same = committed == muster_http::openapi_json();
    assert!(same, "run: cargo run -p muster-http --example openapi > openapi/muster.json");
}

#[test]
fn every_operation_says_what_it_is_for_and_all_it_can_answer() {
    let document = document();
    let mut ids = std::collections::HashSet::new();
    for (method, path, operation) in every_operation(&document) {
        let path = format!("{method} {path}");
        for field in ["summary", "description", "operationId"] {
            assert!(operation[field].as_str().is_some_and(|text| text.len() > 4), "{path} has no {field}");
        }
        assert!(ids.insert(operation["operationId"].to_string()), "{path}: operation ids are unique");
        assert!(operation["x-muster-role"].is_string(), "{path} says no role");
        assert!(operation["x-codeSamples"][0]["source"].is_string(), "{path} has no example");
        assert_eq!(operation["tags"].as_array().unwrap().len(), 1, "{path}");
        let answers = operation["responses"].as_object().unwrap();
        assert!(
            answers.keys().any(|status| status.starts_with('2') || status == "302")
                && answers.contains_key("500"),
            "{path}"
        );
        assert_eq!(path.contains('{'), answers.contains_key("404"), "{path}");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].as_str().is_some_and(|d| d.len() > 4), "{path}: {parameter}");
            assert!(parameter["schema"]["type"].is_string(), "{path}: {parameter}");
        }
    }
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document = document();
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                }
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
}

/// Sees that an answer is what the document promises of an operation.
fn fits(document: &Value, operation: &Value, address: &str, answer: &Value) {
    let mut whole = operation["responses"]["200"]["content"]["application/json"]["schema"].clone();
    whole["components"] = document["components"].clone();
    let schema = jsonschema::options().should_validate_formats(true).build(&whole).unwrap();
    let wrong: Vec<String> =
        schema.iter_errors(answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{address}: {wrong:?}");
}

/// Sees that an answer to GET is what the document promises of an address.
pub fn as_documented(path: &str, answer: &Value) {
    let document = document();
    let operation = document["paths"][path]["get"].clone();
    assert!(operation.is_object(), "{path} is documented");
    fits(&document, &operation, path, answer);
}

on_both! {
    /// Answers have exactly the fields that the document promises.
    async fn answers_are_as_documented(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        notice_sources::Worker::begin(&muster).await;
        let pilot = pilots::running(&muster, Audience::Public).await;
        muster.database.pilots().demonstrate(&[pilot], &*muster.api.clock).await.unwrap();
        prices::for_everybody(&muster).await;
        muster_jobs::systems::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
        let document = document();
        let first = async |list: &str| {
            muster.json(&format!("/api/v1/{list}?limit=1")).await["items"][0]["id"].as_str().unwrap().to_owned()
        };
        for (path, operation) in operations(&document) {
            let mut address = path.clone();
            // What a link of a message or of a view shows is told where such links are made.
            // And no quarter has been published yet: what a published one says, duties tell.
            // Reviews are for members, and for vendors by their links: `reviews` sees that these are as documented.
            let told_elsewhere = [
                "/answers/",
                "/view-links/{token}",
                "/transparency-register",
                "/publications/",
                "/reviews/{id}",
                "/vendor-pages/",
            ];
            if told_elsewhere.iter().any(|place| path.contains(place)) {
                continue;
            }
            if path.contains("{token}") {
                address = path.replace("{token}", &muster.invitation().await);
            } else if path.contains("{name}") {
                address = path.replace("{name}", "find-a-tender");
            } else if path.contains('{') {
                let list = path.split('/').nth(3).unwrap();
                address = path.replace("{id}", &first(list).await).replace("{idOrCode}", "CMD");
            }
            if path.ends_with("/search") {
                address.push_str("?q=housing");
            }
            if path.ends_with("/neighbours") {
                address.push_str("?authority=CMD");
            }
            let answer = muster.json(&address).await;
            fits(&document, &operation, &address, &answer);
        }
        muster.stop().await;
    }

    /// Each bound in the document is held, for each parameter of each operation.
    async fn the_bounds_of_every_parameter_are_enforced(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let mut asked = 0;
        for (path, operation) in operations(&document()) {
            let address = path.replace("{id}", "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10").replace("{idOrCode}", "CMD");
            let needed = match () {
                () if path.ends_with("/search") => "q=x&",
                () if path.ends_with("/neighbours") => "authority=CMD&",
                () => "",
            };
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
                if parameter["in"] == "path" {
                    continue;
                }
                let needed = if needed.starts_with(&format!("{name}=")) { "" } else { needed };
                for value in out_of_bounds(schema) {
                    muster.problem(&format!("{address}?{needed}{name}={value}"), 422).await;
                    asked += 1;
                }
                for value in ["%00", "%ff%fe", "'%3B--", "%F0%9F%92%A9", "1e9999", "null", "-0", "true,true"] {
                    let status = muster.get(&format!("{address}?{needed}{name}={value}")).await.status();
                    assert!(!status.is_server_error(), "{address}?{name}={value}: {status}");
                }
            }
            muster.problem(&format!("{address}?{needed}nonsense=1"), 422).await;
        }
        assert!(asked > 300, "{asked} values were tried");
        muster.stop().await;
    }
}

/// Values that a schema forbids.
fn out_of_bounds(schema: &Value) -> Vec<String> {
    let mut values = vec![String::new()];
    let member = if schema["type"] == "array" { &schema["items"] } else { schema };
    if let Some(least) = schema["minimum"].as_i64() {
        values.push((least - 1).to_string());
    }
    if let Some(most) = schema["maximum"].as_i64() {
        values.push((most + 1).to_string());
    }
    if let Some(most) = member["maxLength"].as_u64() {
        values.push("7".repeat(usize::try_from(most).unwrap() + 1));
    }
    if member["enum"].is_array()
        || member["format"].is_string()
        || ["integer", "number", "boolean"].iter().any(|t| member["type"] == *t)
    {
        values.push("nonsense".to_owned());
    }
    if let Some(most) = schema["maxItems"].as_u64() {
        values.push(vec!["x"; usize::try_from(most).unwrap() + 1].join(","));
    }
    values
}

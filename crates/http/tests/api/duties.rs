//! What an authority must publish: its duties, its contracts register, drafts of its notices.

use muster_domain::access::Role;
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

/// Somebody of Camden.
struct Officer<'a> {
    muster: &'a Muster,
    token: String,
}

impl<'a> Officer<'a> {
    async fn of(muster: &'a Muster, authority: &str, roles: &[Role]) -> Self {
        Self { muster, token: muster.signed_in(authority, roles).await }
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Response {
        let mut request = self.muster.request(method, &format!("/api/v1{path}")).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    async fn json(&self, path: &str) -> Value {
        self.done(Method::GET, path, None, 200).await
    }

    async fn done(&self, method: Method, path: &str, body: Option<Value>, status: u16) -> Value {
        let response = self.send(method, path, body).await;
        let (got, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(got, status, "{path}: {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Says something of a contract.
    async fn say(&self, contract: &str, body: Value) {
        let path = format!("/contracts/{contract}");
        let tag = self.send(Method::GET, &path, None).await.headers()["etag"].to_str().unwrap().to_owned();
        let request = self.muster.request(Method::PATCH, &format!("/api/v1{path}")).bearer_auth(&self.token);
        let response = request.header("if-match", tag).json(&body).send().await.unwrap();
        assert_eq!(response.status(), 200, "{}", response.text().await.unwrap());
    }

    async fn contracts(&self) -> Vec<String> {
        let list = self.json("/contracts?authority=CMD&sort=end").await;
        list["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()).collect()
    }
}

async fn world(database: &TestDatabase) -> Muster {
    Muster::with(database, 12).await
}

fn of_kind<'v>(duties: &'v Value, kind: &str) -> Vec<&'v Value> {
    duties["items"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).collect()
}

/// Everything that the register asks for and no notice says.
fn whole() -> Value {
    json!({
        "department": "Housing", "reviewOn": "2027-01-31", "procedure": "open", "supplierSme": true,
        "irrecoverableVat": { "amount": 0.0 }, "supplierVcse": false,
    })
}

on_both! {
    /// Duties come with their days and reasons, are marked as done and opened again, and are nobody else's.
    async fn duties_are_told_and_marked_as_done(database: &TestDatabase) {
        let muster = world(database).await;
        let approver = Officer::of(&muster, "CMD", &[Role::Approver]).await;
        let contracts = approver.contracts().await;
        let duties = approver.json("/authorities/CMD/duties").await;
        assert_eq!(of_kind(&duties, "register").len(), 2, "the quarter that ended and the one that runs");
        let details = of_kind(&duties, "details");
        let first = details.iter().find(|duty| duty["record"] == contracts[0].as_str()).unwrap();
        assert_eq!((&first["notice"], &first["due"], &first["urgency"]), (&json!("UK7"), &json!("2024-03-01"), &json!("overdue")));
        assert_eq!(first["missing"], json!(["signedOn"]));
        let discharge = json!({
            "kind": "details", "concern": "contract", "record": contracts[0],
            "occurrence": "once", "reference": "094477-2026",
        });
        let after = approver.done(Method::POST, "/authorities/CMD/discharges", Some(discharge.clone()), 200).await;
        assert!(of_kind(&after, "details").iter().all(|duty| duty["record"] != contracts[0].as_str()));
        assert_eq!(after["done"][0]["reference"], "094477-2026");
        let id = after["done"][0]["id"].as_str().unwrap();
        approver.done(Method::DELETE, &format!("/authorities/CMD/discharges/{id}"), None, 204).await;
        assert_eq!(approver.json("/authorities/CMD/duties").await, duties);

        let own = approver.json(&format!("/contracts/{}/duties", contracts[0])).await;
        assert!(own["items"].as_array().unwrap().iter().any(|duty| duty["kind"] == "details"));
        let neighbour = Officer::of(&muster, "HCK", &[Role::Approver]).await;
        for path in ["/authorities/CMD/duties".to_owned(), format!("/contracts/{}/duties", contracts[0])] {
            problem(neighbour.send(Method::GET, &path, None).await, 404).await;
        }
        problem(neighbour.send(Method::POST, "/authorities/HCK/discharges", Some(discharge)).await, 404).await;

        let administrator = Officer::of(&muster, "CMD", &[Role::Administrator]).await;
        let set = json!({ "above100Million": false });
        let without = administrator.done(Method::PUT, "/authorities/CMD/duty-settings", Some(set), 200).await;
        assert!(of_kind(&without, "pipeline").is_empty());
        muster.stop().await;
    }

    /// A change that passes a tenth is due before it takes effect, and the draft shows both ends.
    async fn a_change_that_is_said_is_drafted(database: &TestDatabase) {
        let muster = world(database).await;
        let approver = Officer::of(&muster, "CMD", &[Role::Approver]).await;
        let contract = approver.contracts().await.remove(1);
        approver.say(&contract, json!({ "term": { "end": "2028-12-31" } })).await;
        let path = format!("/contracts/{contract}");
        // The threshold for public contracts is above some of the made ones: this one is worth £480,000.
        let duties = approver.json(&format!("{path}/duties")).await;
        let change = of_kind(&duties, "change");
        assert_eq!((change.len(), &change[0]["notice"], &change[0]["optional"]), (1, &json!("UK10"), &json!(false)), "{duties}");
        let draft = approver.json(&format!("{path}/notice-drafts/uk10")).await;
        let lines: Vec<&Value> =
            draft["sections"].as_array().unwrap().iter().flat_map(|s| s["lines"].as_array().unwrap()).collect();
        let since = lines.iter().find(|line| line["label"] == "End since").unwrap();
        assert_eq!((&since["value"], &since["fact"]["state"]), (&json!("31 December 2028"), &json!("confirmed")));
        muster.stop().await;
    }

    /// The register of a quarter is published from what everybody may see and what is cleared; the file is
    /// valid against the schema, stays for ever, and its digest is that of its bytes.
    async fn a_register_is_published_and_stays(database: &TestDatabase) {
        let muster = world(database).await;
        let approver = Officer::of(&muster, "CMD", &[Role::Approver]).await;
        let contracts = approver.contracts().await;
        problem(muster.get("/api/v1/authorities/CMD/transparency-register").await, 404).await;
        let draft = approver.json("/authorities/CMD/register-draft").await;
        assert_eq!((&draft["quarter"], &draft["due"]), (&json!("2026-Q3"), &json!("2026-10-30")));
        assert_eq!(draft["rows"].as_array().unwrap().len(), contracts.len());
        let missing = &draft["rows"][0]["missing"];
        assert!(missing.as_array().unwrap().iter().any(|c| c["name"] == "OrganisationalUnit"), "{missing}");

        for contract in &contracts[..2] {
            approver.say(contract, whole()).await;
        }
        let publish = |clear: &[String]| json!({ "quarter": "2026-Q3", "clear": clear });
        let none = approver.done(Method::POST, "/authorities/CMD/publications", Some(publish(&[])), 201).await;
        assert_eq!(none["contracts"], 0, "what members see is not published without an approver's word");
        let made = approver.done(Method::POST, "/authorities/CMD/publications", Some(publish(&contracts)), 201).await;
        assert_eq!(made["contracts"], 2, "the others lack something");

        let file = muster.get("/api/v1/authorities/CMD/transparency-register?format=csv").await;
        assert_eq!(file.status(), 200);
        let text = file.text().await.unwrap();
        assert_eq!(muster_domain::audit::hash_of(&text).to_string(), made["digest"].as_str().unwrap());
        valid(&text, 2);
        let register = muster.json("/api/v1/authorities/CMD/transparency-register?quarter=2026-Q3").await;
        assert_eq!(register["items"][0]["OrganisationalUnit"], "Housing");
        let all = muster.json("/api/v1/authorities/CMD/publications").await;
        assert_eq!(all["items"].as_array().unwrap().len(), 2, "each publication is kept");
        let duties = approver.json("/authorities/CMD/duties").await;
        assert_eq!(of_kind(&duties, "register").len(), 1, "what is published is done");
        let contributor = Officer::of(&muster, "CMD", &[Role::Contributor]).await;
        problem(contributor.send(Method::POST, "/authorities/CMD/publications", Some(publish(&[]))).await, 403).await;
        let future = json!({ "quarter": "2027-Q1" });
        problem(approver.send(Method::POST, "/authorities/CMD/publications", Some(future)).await, 422).await;
        muster.stop().await;
    }

    /// Figures under an agreement stay out, whatever is cleared with the row.
    async fn an_agreement_holds_figures_back(database: &TestDatabase) {
        let muster = world(database).await;
        let approver = Officer::of(&muster, "CMD", &[Role::Approver]).await;
        let contract = approver.contracts().await.remove(0);
        approver.say(&contract, whole()).await;
        approver.say(&contract, json!({ "value": { "net": { "amount": 7_654_321.0 } } })).await;
        let path = format!("/contracts/{contract}");
        let tag = approver.send(Method::GET, &path, None).await.headers()["etag"].to_str().unwrap().to_owned();
        let nda = muster.request(Method::PUT, &format!("/api/v1{path}/nda")).bearer_auth(&approver.token);
        let nda = nda.header("if-match", tag).json(&json!({ "nda": true })).send().await.unwrap();
        assert_eq!(nda.status(), 200);
        let draft = approver.json("/authorities/CMD/register-draft").await;
        let row = draft["rows"].as_array().unwrap().iter().find(|row| row["contract"] == contract.as_str()).unwrap();
        assert_eq!(row["withheld"], true);
        let body = json!({ "quarter": "2026-Q3", "clear": [contract], "incomplete": true });
        approver.done(Method::POST, "/authorities/CMD/publications", Some(body), 201).await;
        let file = muster.get("/api/v1/authorities/CMD/transparency-register?format=csv").await.text().await.unwrap();
        assert!(!file.contains("7654321"), "{file}");
        assert!(file.contains("Housing,"), "the rest of the row is cleared");
        muster.stop().await;
    }

    /// Suppliers are rated; the draft of the performance notice is made of it, and every draft is valid OCDS.
    async fn ratings_make_a_performance_notice(database: &TestDatabase) {
        let muster = world(database).await;
        let contributor = Officer::of(&muster, "CMD", &[Role::Contributor]).await;
        let contract = contributor.contracts().await.remove(0);
        let path = format!("/contracts/{contract}");
        let rated = json!({ "kpi": "Calls answered", "rating": "approachingTarget", "from": "2026-01-01", "to": "2026-03-31" });
        contributor.done(Method::POST, &format!("{path}/assessments"), Some(rated), 200).await;
        let wrong = json!({ "kpi": "Calls", "rating": "good", "from": "2026-02-01", "to": "2026-01-31" });
        let told = problem(contributor.send(Method::POST, &format!("{path}/assessments"), Some(wrong)).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/to");
        let draft = contributor.json(&format!("{path}/notice-drafts/uk9")).await.to_string();
        assert!(draft.contains("Approaching target: Performance is close to meeting"), "{draft}");
        let mut packages = Vec::new();
        for word in ["uk7", "uk9", "uk10", "uk11"] {
            packages.push((word, contributor.json(&format!("{path}/notice-drafts/{word}?format=ocds")).await));
        }
        let planned = contributor.json("/procurements?authority=CMD").await;
        let planned = planned["items"][0]["id"].as_str().unwrap();
        packages.push(("uk3", contributor.json(&format!("/procurements/{planned}/notice-drafts/uk3?format=ocds")).await));
        packages.push(("uk1", contributor.json("/authorities/CMD/pipeline-notice?format=ocds").await));
        let schema = schema();
        for (word, package) in packages {
            for release in package["releases"].as_array().unwrap() {
                let wrong: Vec<String> =
                    schema.iter_errors(release).map(|e| format!("{}: {e}", e.instance_path())).collect();
                assert!(wrong.is_empty(), "{word}: {wrong:?}");
                assert!(release.to_string().contains(&format!("\"noticeType\":\"{}\"", word.to_uppercase())), "{word}");
            }
        }
        let item = contributor.json(&format!("{path}/assessments")).await["items"][0]["id"].as_str().unwrap().to_owned();
        contributor.done(Method::DELETE, &format!("{path}/assessments/{item}"), None, 204).await;
        assert_eq!(contributor.json(&format!("{path}/assessments")).await["items"], json!([]));
        muster.stop().await;
    }
}

/// The standard's schema with the UK extension's merge patch.
fn schema() -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(include_str!("../data/ocds/release-schema.json")).unwrap();
    let extension: Value =
        serde_json::from_str(include_str!("../data/ocds/release-schema-uk-extension.json")).unwrap();
    merge(&mut schema, &extension);
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// JSON Merge Patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Some(fields) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    for (key, value) in fields {
        match value {
            Value::Null => {
                target.as_object_mut().unwrap().remove(key);
            }
            value => merge(&mut target[key], value),
        }
    }
}

/// Holds a file to the LGA's schema: its columns in order, its required cells, its types and patterns.
fn valid(file: &str, rows: usize) {
    let schema: Value = serde_json::from_str(include_str!("../data/lga/contracts-schema.json")).unwrap();
    let fields = schema["fields"].as_array().unwrap();
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let columns: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, columns);
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), rows);
    for record in records {
        for (field, cell) in fields.iter().zip(&record) {
            let (name, rules) = (&field["name"], &field["constraints"]);
            if cell.is_empty() {
                assert_ne!(rules["required"], true, "{name} is empty");
                continue;
            }
            let kind = rules["type"].as_str().unwrap().rsplit('#').next().unwrap();
            let right = match kind {
                "dateTime" => chrono::NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M:%SZ").is_ok(),
                "float" => cell.parse::<f64>().is_ok(),
                "boolean" => ["true", "false"].contains(&cell),
                "URI" => cell.starts_with("http"),
                _ => true,
            };
            assert!(right, "{name} is no {kind}: {cell}");
            if let Some(pattern) = rules["pattern"].as_str() {
                let words = pattern.trim_matches(['(', ')']);
                assert!(words.split('|').any(|word| word == cell), "{name}: {cell}");
            }
        }
    }
}

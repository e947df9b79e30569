//! The authorisation matrix: every operation of the document, asked by everybody there is, of
//! records of every relation to whoever asks. What is expected follows from the document (which
//! right an operation takes), from `domain::access` (who has it) and from `domain::audience` (who
//! sees what); an operation of which nothing follows fails the test.

mod world;

use std::collections::BTreeMap;

use muster_domain::access::Action;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::downloads::unpacked;
use crate::serving::Muster;
use world::{Asker, Record, Standing, World};

/// Operations that change something and take no right: what they take instead.
const OPEN: [(&str, &str); 10] = [
    ("answer", "the token of a link in a message"),
    ("signIn", "a name and a password"),
    ("signInWithSecondFactor", "a ticket of the first step"),
    ("refreshSession", "the cookie"),
    ("signOut", "the cookie"),
    ("acceptInvitation", "the token of an invitation"),
    ("getAccessToken", "the credentials of another system"),
    ("putVendorReply", "the token of a vendor's link"),
    ("challengeFact", "the token of a vendor's link"),
    ("claimSystem", "the token of a vendor's link"),
];

/// One operation of the document.
#[derive(Debug, Clone)]
struct Operation {
    method: Method,
    path: String,
    id: String,
    right: Option<Action>,
}

fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&muster_http::openapi_json()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let right = operation["x-muster-right"].as_str().map(|word| {
                let named = Action::ALL.iter().copied().find(|a| a.as_str() == word);
                named.unwrap_or_else(|| panic!("{path}: there is no right called {word}"))
            });
            let id = operation["operationId"].as_str().unwrap().to_owned();
            let method: Method = method.to_uppercase().parse().unwrap();
            operations.push(Operation { method, path: path.clone(), id, right });
        }
    }
    operations
}

#[test]
fn something_is_expected_of_every_operation() {
    for operation in operations() {
        let expected = operation.right.is_some()
            || operation.method == Method::GET
            || OPEN.iter().any(|(id, _)| *id == operation.id);
        assert!(expected, "{} {} takes no right: say in OPEN what it takes", operation.method, operation.id);
    }
}

/// Statuses that say who asks is not, or may not be, the one to ask.
const REFUSED: [u16; 2] = [401, 403];

on_both! {
    /// Whoever has no right to an operation is refused, whoever has it is not.
    async fn rights_are_what_the_table_says(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let world = World::new(&muster).await;
        let mut asked = 0;
        for operation in operations() {
            for asker in &world.askers {
                let path = anything(&operation.path);
                // Nothing is changed: what is sent is no body of any operation, and no version.
                let sent = send(&muster, &operation, &path, asker, &json!({ "nothing": "of this kind" })).await;
                asked += 1;
                let (status, id) = (sent.0, &operation.id);
                match (asker.standing, operation.right) {
                    // What speaks for somebody there is the form, or nothing but the cookie.
                    (Standing::Broken, _) if id == "getAccessToken" => assert!([400, 401, 415].contains(&status), "{id}: {status}"),
                    (Standing::Broken, _) => assert_eq!(status, 401, "{id} for {}", asker.name),
                    (_, None) => assert!(operation.method != Method::GET || !REFUSED.contains(&status), "{id} for {}: {status}", asker.name),
                    (Standing::Nobody, Some(_)) => assert_eq!(status, 401, "{id} for {}", asker.name),
                    (Standing::Account, Some(right)) if asker.may(right) && asker.at_home(&path) => {
                        assert!(!REFUSED.contains(&status), "{id} for {}: {status}", asker.name);
                    }
                    // What is another authority's is refused, or seen and not there to be changed.
                    (Standing::Account, Some(right)) if asker.may(right) => {
                        assert!([200, 403, 404, 422].contains(&status), "{id} for {}: {status}", asker.name);
                    }
                    (Standing::Account, Some(_)) => assert_eq!(status, 403, "{id} for {}", asker.name),
                }
                assert!(status < 500, "{id} for {}: {status}", asker.name);
            }
        }
        assert!(asked > 1_000, "{asked} requests");
        muster.stop().await;
    }

    /// Of each record each one sees what its audience says, by every way there is to see it; whoever
    /// does not see it cannot tell that it is there, and whoever sees it without holding it cannot change it.
    async fn records_are_seen_and_changed_by_those_who_may(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let before = muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let world = World::new(&muster).await;
        let all = operations();
        let mut asked = 0;
        for asker in world.askers.iter().filter(|a| a.standing != Standing::Broken) {
            let lists = seen_in_lists(&muster, asker).await;
            let heard = heard_of(&muster, asker, &before).await;
            asked += 2 * 7;
            for record in &world.records {
                let sees = record.seen_by(asker);
                let gone: Vec<bool> =
                    heard.iter().filter(|(id, _)| *id == record.id).map(|(_, gone)| *gone).collect();
                assert!(gone.iter().all(|gone| *gone != sees), "{} in the feed for {}", record.name, asker.name);
                assert_eq!(!gone.is_empty(), sees || record.once_seen_by(asker), "{} for {}", record.name, asker.name);
                for (way, text) in lists.iter().filter(|(way, _)| way.starts_with(record.noun)) {
                    assert_eq!(text.contains(&record.mark), sees, "{} in {way} for {}", record.name, asker.name);
                }
                for operation in all.iter().filter(|o| o.path.starts_with(&format!("/api/v1/{}/{{id}}", record.noun))) {
                    let path = operation.path.replace("{id}", &record.id).replace("{clearance}", &Uuid::from_u128(9).to_string());
                    let path = path.replace("{type}", if record.noun == "contracts" { "uk7" } else { "uk3" });
                    let path = path.replace("{assessment}", &Uuid::from_u128(9).to_string());
                    let sent = send(&muster, operation, &path, asker, &body_of(&operation.id, record)).await;
                    asked += 1;
                    let what = format!("{} of \"{}\" for {}: {:?}", operation.id, record.name, asker.name, sent);
                    let right = operation.right;
                    if operation.method == Method::GET && right.is_none() {
                        assert_eq!(sent.0, if sees { 200 } else { 404 }, "{what}");
                    } else if asker.standing == Standing::Nobody {
                        assert_eq!(sent.0, 401, "{what}");
                    } else if !right.is_some_and(|right| asker.may(right)) {
                        assert_eq!(sent.0, 403, "{what}");
                    } else if !sees {
                        assert_eq!(sent.0, 404, "{what}");
                    } else if !asker.holds(record) {
                        assert!([403, 404].contains(&sent.0), "{what}");
                    } else {
                        assert!(!REFUSED.contains(&sent.0) && sent.0 != 404 || operation.id.contains("Clearance") || operation.id == "removeAssessment", "{what}");
                    }
                    if sent.0 == 404 && operation.method == Method::GET {
                        let nowhere = operation.path.replace("{id}", &Uuid::from_u128(77).to_string());
                        let nothing = send(&muster, operation, &nowhere, asker, &Value::Null).await;
                        assert_eq!(sent, nothing, "what may not be seen is as what is not there");
                    }
                }
            }
        }
        assert!(asked > 1_500, "{asked} requests");
        muster.stop().await;
    }

    /// Of what is withheld not a character comes out, by any way and for any question.
    async fn canaries_stay_where_they_are(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let world = World::new(&muster).await;
        for asker in world.askers.iter().filter(|a| a.standing != Standing::Broken) {
            let mut heard: BTreeMap<String, String> = seen_in_lists(&muster, asker).await.into_iter().collect();
            for record in &world.records {
                for path in ["", "/history", "?seenBy=HCK", "?seenBy=public"] {
                    let address = format!("/api/v1/{}/{}{path}", record.noun, record.id);
                    heard.insert(address.clone(), text(&muster, asker, &address).await);
                }
            }
            for canary in world.canaries() {
                for address in ["search?q=", "contracts?q=", "procurements?q="] {
                    let address = format!("/api/v1/{address}{canary}");
                    let answer = text(&muster, asker, &address).await.replace(&canary, "");
                    heard.insert(address, answer);
                }
            }
            for record in &world.records {
                for (sensitive, canary) in &record.canaries {
                    let hidden = !record.tells(sensitive, asker);
                    for (address, answer) in heard.iter().filter(|_| hidden) {
                        assert!(!answer.contains(canary), "{sensitive} of \"{}\" in {address} for {}", record.name, asker.name);
                    }
                    if !hidden {
                        let own = format!("/api/v1/{}/{}", record.noun, record.id);
                        assert!(heard[&own].contains(canary), "{sensitive} of \"{}\" is told to {}: {}", record.name, asker.name, heard[&own]);
                    }
                }
            }
        }
        muster.stop().await;
    }
}

/// An address with something in each of its places that is not there.
fn anything(path: &str) -> String {
    let mut address = path.to_owned();
    for (place, value) in
        [("{idOrCode}", "CMD".to_owned()), ("{token}", "x".repeat(43)), ("{part}", "HCK".to_owned())]
    {
        address = address.replace(place, &value);
    }
    while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
        address.replace_range(from..=to, &Uuid::from_u128(88).to_string());
    }
    address
}

/// Status, and what an answer says without the request's own id.
async fn send(
    muster: &Muster,
    operation: &Operation,
    path: &str,
    asker: &Asker,
    body: &Value,
) -> (u16, String) {
    let path = if operation.id == "search" { format!("{path}?q=housing") } else { path.to_owned() };
    let mut request = muster.request(operation.method.clone(), &path);
    if let Some(token) = &asker.token {
        request = request.bearer_auth(token);
    }
    if operation.method != Method::GET {
        request = request.header("If-Match", "\"0-0\"").json(body);
    }
    let response = request.send().await.unwrap();
    let (status, id) =
        (response.status().as_u16(), response.headers()["x-request-id"].to_str().unwrap().to_owned());
    (status, if status == 404 { response.text().await.unwrap().replace(&id, "") } else { String::new() })
}

/// The body that an answer to GET has for this asker.
async fn text(muster: &Muster, asker: &Asker, path: &str) -> String {
    let request = muster.request(Method::GET, path);
    let request = asker.token.iter().fold(request, |request, token| request.bearer_auth(token));
    let answer = request.send().await.unwrap();
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    unpacked(&kind, answer.bytes().await.unwrap().to_vec())
}

/// The contracts and procurements that the feed of changes tells of after a place, and whether they are gone.
async fn heard_of(muster: &Muster, asker: &Asker, since: &str) -> Vec<(String, bool)> {
    let (mut heard, mut since) = (Vec::new(), since.to_owned());
    loop {
        let path = format!("/api/v1/changes?kind=contract,procurement&limit=9&since={since}");
        let page: Value = serde_json::from_str(&text(muster, asker, &path).await).unwrap();
        let entry = |item: &Value| (item["id"].as_str().unwrap().to_owned(), item["gone"].as_bool().unwrap());
        heard.extend(page["items"].as_array().unwrap_or_else(|| panic!("{page}")).iter().map(entry));
        page["next"].as_str().unwrap().clone_into(&mut since);
        if page["more"] == false {
            return heard;
        }
    }
}

/// Everything that lists say, by the way it was asked for: the noun first.
async fn seen_in_lists(muster: &Muster, asker: &Asker) -> Vec<(String, String)> {
    let mut lists = Vec::new();
    for noun in ["contracts", "procurements"] {
        for way in [
            "?limit=200",
            "?format=csv",
            "?format=ndjson",
            "?format=xlsx",
            "?format=parquet",
            "?format=ocds",
            "?q=marked&limit=200",
        ] {
            let path = format!("/api/v1/{noun}{way}");
            lists.push((format!("{noun}{way}"), text(muster, asker, &path).await));
        }
        if asker.standing == Standing::Account && asker.may(Action::ShareViews) {
            let view = json!({ "name": "All of it", "list": noun, "format": "csv", "seenBy": "authority" });
            let asked = muster.request(Method::POST, "/api/v1/view-links").json(&view);
            let asked = asker.token.iter().fold(asked, |asked, token| asked.bearer_auth(token));
            let made: Value = asked.send().await.unwrap().json().await.unwrap();
            let path = made["address"].as_str().unwrap().strip_prefix(&muster.url).unwrap().to_owned();
            let shown = muster.request(Method::GET, &path).send().await.unwrap().text().await.unwrap();
            lists.push((format!("{noun} by a view link"), shown));
        }
    }
    lists
}

/// A body that an operation on a record can read; the version beside it is never the present one.
fn body_of(operation: &str, record: &Record) -> Value {
    let named = |word: &str| operation.to_lowercase().contains(word);
    match () {
        () if named("undo") => json!({ "change": Uuid::from_u128(9) }),
        () if named("share") => json!({ "audience": "own" }),
        () if named("nda") => json!({ "nda": false }),
        () if named("clear") => json!({
            "field": "notes", "audience": "members", "reason": "The supplier agrees.",
            "ndaChecked": true, "supplierConsent": true, "disclosureConsidered": true,
        }),
        () if named("change") => json!({ "title": record.mark }),
        () if named("confirm") => json!({}),
        () if named("addassessment") => {
            json!({ "kpi": "Calls", "rating": "good", "from": "2026-01-01", "to": "2026-03-31" })
        }
        () if named("declareevaluation") => {
            json!({ "until": "2026-12-31", "people": [Uuid::from_u128(9)], "vendors": [Uuid::from_u128(9)] })
        }
        () => Value::Null,
    }
}

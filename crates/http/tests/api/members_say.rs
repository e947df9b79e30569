//! What authorities say of themselves and to others, over the API, by people who signed in.

use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::notices::today;
use crate::serving::{Muster, problem};

async fn send(muster: &Muster, token: &str, method: Method, path: &str, body: Option<Value>) -> Response {
    let request = muster.request(method, &format!("/api/v1{path}")).bearer_auth(token);
    match body {
        Some(body) => request.json(&body),
        None => request,
    }
    .send()
    .await
    .unwrap()
}

/// The same for a change of this version.
async fn change(muster: &Muster, token: &str, path: &str, version: i64, body: &Value) -> Response {
    let request = muster.request(Method::PUT, &format!("/api/v1{path}")).bearer_auth(token);
    request.header("If-Match", format!("\"{version}\"")).json(body).send().await.unwrap()
}

async fn answered(response: Response, status: u16) -> Value {
    let (got, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or_default()
}

fn tender(days: u16) -> Value {
    json!({ "gates": [{ "kind": "standstill", "durations": [{ "upTo": null, "days": 10 }] }],
            "tender": [{ "upTo": 100_000, "days": 20 }, { "upTo": null, "days": days }] })
}

on_both! {
    /// Gates are described by the authority's administrators, seen by members, and refused with their place.
    async fn an_authority_describes_how_it_decides(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let path = "/authorities/CMD/governance";
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let before = answered(send(&muster, &neighbour, Method::GET, path, None).await, 200).await;
        assert_eq!((before["described"].as_bool(), before["leadTime"][0]["days"].as_u64()), (Some(false), Some(274)));
        let put = answered(change(&muster, &administrator, path, 0, &tender(90)).await, 200).await;
        assert_eq!(put["leadTime"], json!([{ "upTo": 100_000, "days": 30 }, { "upTo": null, "days": 100 }]));
        assert_eq!(answered(send(&muster, &neighbour, Method::GET, path, None).await, 200).await, put);
        problem(send(&muster, &administrator, Method::PUT, path, Some(tender(1))).await, 428).await;
        let stale = problem(change(&muster, &administrator, path, 0, &tender(1)).await, 412).await;
        assert_eq!(stale["current"], put);
        let mut unread = tender(90);
        unread["gates"][0]["kind"] = "magic".into();
        let told = problem(change(&muster, &administrator, path, 1, &unread).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/gates/0/kind");
        let endless = json!({ "gates": [], "tender": [{ "upTo": 5, "days": 1 }] });
        let told = problem(change(&muster, &administrator, path, 1, &endless).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/tender/0");
        problem(muster.get(&format!("/api/v1{path}")).await, 401).await;
        problem(send(&muster, &neighbour, Method::PUT, path, Some(tender(1))).await, 403).await;
        let other = muster.signed_in("HCK", &[Role::Administrator]).await;
        problem(change(&muster, &other, path, 1, &tender(1)).await, 403).await;
        problem(send(&muster, &neighbour, Method::GET, "/authorities/XYZ/governance", None).await, 404).await;
        muster.stop().await;
    }

    /// Settings of another authority are as if they were not there.
    async fn settings_are_set_by_administrators(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let path = "/authorities/CMD/settings";
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let default = answered(send(&muster, &administrator, Method::GET, path, None).await, 200).await;
        assert_eq!(default["statementAudience"], "members");
        let strict = json!({ "statementAudience": "members", "fieldAudiences": { "value": "own" } });
        let put = answered(change(&muster, &administrator, path, 0, &strict).await, 200).await;
        assert_eq!((&put["fieldAudiences"]["value"], &put["fieldAudiences"]["notes"]), (&json!("own"), &Value::Null));
        let colleague = muster.signed_in("CMD", &[Role::Contributor]).await;
        assert_eq!(answered(send(&muster, &colleague, Method::GET, path, None).await, 200).await, put);
        problem(change(&muster, &colleague, path, 1, &strict).await, 403).await;
        problem(send(&muster, &administrator, Method::PUT, path, Some(strict.clone())).await, 428).await;
        let stale = problem(change(&muster, &administrator, path, 0, &strict).await, 412).await;
        assert_eq!(stale["current"], put);
        for (body, place) in [
            (json!({ "statementAudience": "named" }), "/statementAudience"),
            (json!({ "statementAudience": "own", "fieldAudiences": { "value": "members" } }), "/fieldAudiences/value"),
            (json!({ "statementAudience": "everyone" }), "/statementAudience"),
        ] {
            let told = problem(change(&muster, &administrator, path, 1, &body).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place);
        }
        let other = muster.signed_in("HCK", &[Role::Administrator]).await;
        problem(send(&muster, &other, Method::GET, path, None).await, 404).await;
        problem(change(&muster, &other, path, 1, &strict).await, 404).await;
        muster.stop().await;
    }

    /// A stance is taken by approvers, heard by members, and written in the audit.
    async fn a_stance_is_taken_heard_and_taken_back(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let id = muster.json("/api/v1/opportunities?kind=need").await["items"][0]["id"].as_str().unwrap().to_owned();
        let (stance, stances) = (format!("/opportunities/{id}/stance"), format!("/opportunities/{id}/stances"));
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let says = json!({ "stance": "sharedSpecification", "contact": "Housing", "needs": "by March" });
        answered(send(&muster, &approver, Method::PUT, &stance, Some(says.clone())).await, 200).await;
        let heard = answered(send(&muster, &neighbour, Method::GET, &stances, None).await, 200).await;
        assert_eq!(heard["current"][0]["stance"], "sharedSpecification");
        assert_eq!((&heard["current"][0]["needs"], &heard["current"][0]["authority"]["code"]), (&json!("by March"), &json!("CMD")));
        let path = format!("/opportunities/{id}");
        let shown = answered(send(&muster, &neighbour, Method::GET, &path, None).await, 200).await;
        assert_eq!(shown["stances"], heard["current"]);
        assert!(muster.json(&format!("/api/v1{path}")).await["stances"].is_null());
        let desk = answered(send(&muster, &neighbour, Method::GET, "/desk", None).await, 200).await;
        assert_eq!(desk["stances"][0]["opportunity"]["id"], id.as_str());
        assert_eq!(desk["stances"][0]["stance"], "sharedSpecification");

        problem(send(&muster, &neighbour, Method::PUT, &stance, Some(says.clone())).await, 403).await;
        problem(muster.get(&format!("/api/v1{stances}")).await, 401).await;
        let blamed = json!({ "stance": "never" });
        let told = problem(send(&muster, &approver, Method::PUT, &stance, Some(blamed)).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/stance");
        let nowhere = "/opportunities/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10/stance";
        problem(send(&muster, &approver, Method::PUT, nowhere, Some(says)).await, 404).await;
        assert_eq!(send(&muster, &approver, Method::DELETE, &stance, None).await.status(), 204);
        let heard = answered(send(&muster, &neighbour, Method::GET, &stances, None).await, 200).await;
        assert_eq!((heard["current"].as_array().unwrap().len(), heard["history"].as_array().unwrap().len()), (0, 2));

        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let audit = answered(send(&muster, &administrator, Method::GET, "/audit?limit=200", None).await, 200).await;
        let told: Vec<&str> = audit["items"].as_array().unwrap().iter().filter_map(|e| e["action"].as_str()).collect();
        assert!(told.contains(&"stance.taken") && told.contains(&"stance.withdrawn"), "{told:?}");
        muster.stop().await;
    }

    /// Vendors are merged by approvers and convenors, listed for members, and undone.
    async fn vendors_are_merged_and_parted_again(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let list = muster.json("/api/v1/vendors?sort=name").await;
        let [first, second] = [0, 1].map(|n| list["items"][n]["id"].as_str().unwrap().to_owned());
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let reader = muster.signed_in("HCK", &[Role::Reader]).await;
        let path = format!("/vendors/{second}/merge");
        let body = json!({ "into": first, "reason": "renamed in 2021" });
        problem(send(&muster, &reader, Method::POST, &path, Some(body.clone())).await, 403).await;
        let made = send(&muster, &approver, Method::POST, &path, Some(body)).await;
        assert_eq!(made.headers()["location"], format!("/api/v1/vendors/{first}").as_str());
        let made = answered(made, 201).await;
        muster_jobs::vendors::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
        assert_eq!(muster.json(&format!("/api/v1/vendors/{second}")).await["contracts"], 12);
        let decisions = format!("/vendors/{second}/decisions");
        let told = answered(send(&muster, &reader, Method::GET, &decisions, None).await, 200).await;
        assert_eq!(told["items"], json!([made]));
        problem(muster.get(&format!("/api/v1{decisions}")).await, 401).await;
        let undo = format!("/vendor-decisions/{}/undo", made["id"].as_str().unwrap());
        problem(send(&muster, &reader, Method::POST, &undo, None).await, 403).await;
        let undone = answered(send(&muster, &approver, Method::POST, &undo, None).await, 200).await;
        assert!(undone["undoneAt"].is_string());
        problem(send(&muster, &approver, Method::POST, &undo, None).await, 409).await;
        muster_jobs::vendors::refresh(&muster.database, &FixedClock::at(today())).await.unwrap();
        assert_eq!(muster.json(&format!("/api/v1/vendors/{second}")).await["id"], second.as_str());
        let split = json!({ "name": "New", "names": ["Nobody"], "numbers": [], "reason": "?" });
        let path = format!("/vendors/{first}/split");
        let told = problem(send(&muster, &approver, Method::POST, &path, Some(split)).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/names/0");
        muster.stop().await;
    }
}

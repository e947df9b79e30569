//! The audit over HTTP: whose it is, what it tells, and that it can be verified by others.

use muster_domain::access::Role;
use muster_domain::audit::{Checkpoint, Verifier};
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

async fn get(muster: &Muster, token: &str, path: &str) -> Response {
    let answer = muster.request(Method::GET, path).bearer_auth(token).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer
}

async fn json_of(muster: &Muster, token: &str, path: &str) -> Value {
    get(muster, token, path).await.json().await.unwrap()
}

/// Settings of Camden changed by its administrator, whose token it gives.
async fn changed(muster: &Muster) -> String {
    let token = muster.signed_in("CMD", &[Role::Administrator]).await;
    let path = "/api/v1/authorities/CMD/settings";
    for audience in ["own", "members", "own"] {
        let tag = get(muster, &token, path).await.headers()["etag"].clone();
        let request = muster.request(Method::PUT, path).bearer_auth(&token).header("If-Match", tag);
        let settings = json!({"statementAudience": audience, "fieldAudiences": {}});
        assert_eq!(request.json(&settings).send().await.unwrap().status(), 200);
    }
    token
}

on_both! {
    /// What changed from what to what, by whom and in which request.
    async fn a_change_is_told_with_what_was_before(database: &TestDatabase) {
        let muster = Muster::with(database, 2).await;
        let token = changed(&muster).await;
        let list = json_of(&muster, &token, "/api/v1/audit?limit=2").await;
        let entry = &list["items"][0];
        assert!(entry["action"].as_str().unwrap().starts_with("settings."), "{entry}");
        let change = &entry["changes"][0];
        assert!(change["from"].to_string().contains("members"), "{entry}");
        assert!(change["to"].to_string().contains("own"), "{entry}");
        let account = &entry["by"]["account"];
        assert_eq!((&account["kind"], &account["roles"]), (&json!("person"), &json!(["administrator"])));
        assert!(entry["by"]["address"].is_string() && entry["by"]["request"].is_string(), "{entry}");
        let (sequence, after) = (entry["sequence"].as_u64().unwrap(), list["next"].as_str().unwrap());
        let next = json_of(&muster, &token, &format!("/api/v1/audit?limit=2&cursor={after}")).await;
        assert_eq!(next["items"][0]["sequence"], sequence - 2);
        let person = account["person"].as_str().unwrap();
        let theirs = json_of(&muster, &token, &format!("/api/v1/audit?account={person}")).await;
        assert!(theirs["total"].as_u64().unwrap() >= 3, "{theirs}");
        muster.stop().await;
    }

    /// It is for the authority's administrators: of others each reads their own.
    async fn it_is_for_the_administrators_of_the_authority(database: &TestDatabase) {
        let muster = Muster::with(database, 2).await;
        changed(&muster).await;
        for path in ["/api/v1/audit", "/api/v1/audit?format=ndjson", "/api/v1/audit/checkpoint"] {
            muster.problem(path, 401).await;
            for role in [Role::Reader, Role::Contributor, Role::Approver, Role::Convenor, Role::Operator] {
                let token = muster.signed_in("CMD", &[role]).await;
                let refused = muster.request(Method::GET, path).bearer_auth(token).send().await.unwrap();
                problem(refused, 403).await;
            }
        }
        let neighbour = muster.signed_in("HCK", &[Role::Administrator]).await;
        let list = json_of(&muster, &neighbour, "/api/v1/audit").await;
        let settings = |entry: &&Value| entry["action"].as_str().unwrap().starts_with("settings.");
        assert_eq!(list["items"].as_array().unwrap().iter().filter(settings).count(), 0, "{list}");
        muster.stop().await;
    }

    /// What is exported, and what a page shows, verifies against a checkpoint that somebody else kept.
    async fn an_export_verifies_against_a_checkpoint(database: &TestDatabase) {
        let muster = Muster::with(database, 2).await;
        let token = changed(&muster).await;
        let kept: Checkpoint = get(&muster, &token, "/api/v1/audit/checkpoint").await.json().await.unwrap();
        changed(&muster).await;
        let export = get(&muster, &token, "/api/v1/audit?format=ndjson").await;
        assert_eq!(export.headers()["content-type"], "application/x-ndjson");
        let export = export.text().await.unwrap();
        let mut verifier = Verifier::new(vec![kept]);
        export.lines().for_each(|line| verifier.line(line).unwrap());
        let whole = verifier.finish().unwrap();
        assert!(whole.entries > kept.sequence && kept.sequence >= 3);

        let mut listed = json_of(&muster, &token, "/api/v1/audit?limit=200").await;
        let mut verifier = Verifier::new(vec![kept]);
        let entries = listed["items"].as_array_mut().unwrap();
        entries.reverse();
        entries.iter().for_each(|entry| verifier.line(&entry.to_string()).unwrap());
        assert_eq!(verifier.finish().unwrap(), whole);

        let csv = get(&muster, &token, "/api/v1/audit?format=csv").await.text().await.unwrap();
        assert!(csv.starts_with("sequence,at,account,"));
        assert_eq!(csv.lines().count() as u64, 1 + whole.entries);
        muster.stop().await;
    }

    /// What others see of a record's value inside an opportunity, and that they find it by words of its notes,
    /// is told to the authority that holds it; what everybody sees is not.
    async fn what_is_seen_elsewhere_is_told_as_well(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let camden = muster.signed_in("CMD", &[Role::Approver]).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let hackney = muster.signed_in("HCK", &[Role::Reader]).await;
        let opportunities = json_of(&muster, &hackney, "/api/v1/opportunities?authority=CMD").await;
        let opportunity = format!("/api/v1/opportunities/{}", opportunities["items"][0]["id"].as_str().unwrap());
        let detail = json_of(&muster, &hackney, &opportunity).await;
        let all = detail["alignments"].as_array().unwrap().iter();
        let mut participants = all.flat_map(|alignment| alignment["participants"].as_array().unwrap());
        let ours = participants.find(|p| p["authority"]["code"] == "CMD" && p["contract"].is_string()).unwrap();
        let id = ours["contract"].as_str().unwrap();
        let told = async |field: &str| {
            let list = json_of(&muster, &administrator, "/api/v1/audit?limit=200").await;
            let seen = |entry: &&Value| entry["action"] == "record.seen" && entry.to_string().contains(field);
            let entries = list["items"].as_array().unwrap().iter().filter(seen);
            assert!(entries.clone().all(|entry| entry["subject"]["id"] == id), "{list}");
            entries.count()
        };
        assert_eq!((told("value").await, told("notes").await), (0, 0), "all of it is published");
        let at = format!("/api/v1/contracts/{id}");
        let tag = get(&muster, &camden, &at).await.headers()["etag"].clone();
        let said = json!({ "value": { "net": { "amount": 7_654_321.0 } }, "notes": "Canarynotezq of the renewal" });
        let patch = muster.request(Method::PATCH, &at).bearer_auth(&camden).header("If-Match", tag).json(&said);
        assert_eq!(patch.send().await.unwrap().status(), 200);
        let shown = json_of(&muster, &hackney, &opportunity).await;
        assert!(shown.to_string().contains("7654321"), "{shown}");
        assert_eq!((told("value").await, told("notes").await), (1, 0));
        let found = json_of(&muster, &hackney, "/api/v1/search?q=canarynotezq").await;
        assert_eq!(found["items"][0]["id"], id, "{found}");
        assert_eq!((told("value").await, told("notes").await), (1, 1));
        json_of(&muster, &hackney, "/api/v1/search?q=housing").await;
        assert_eq!(told("notes").await, 1, "found by its title it tells nothing of its notes");
        muster.stop().await;
    }
}

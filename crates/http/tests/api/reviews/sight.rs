//! Who sees which review, by every way there is: what may not be seen is as if it were not there.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{CANARY, Town, VENDOR, answered};
use crate::downloads::unpacked;
use crate::serving::problem;

/// Everything that tells of reviews, as one text, without what differs for every request.
pub(super) async fn heard(town: &Town, token: &str, vendor: &str, review: &str, since: &str) -> String {
    let mut heard = String::new();
    let every =
        "standing=draft,submitted,moderation,published,returned,replaced,withdrawn&age=fresh,stale,old";
    for path in [
        "/reviews".to_owned(),
        format!("/reviews?{every}"),
        format!("/reviews?{every}&sort=since&limit=1"),
        format!("/reviews?{every}&authority=CMD&vendor={vendor}"),
        format!("/reviews?{every}&format=csv"),
        format!("/reviews?{every}&format=ndjson"),
        format!("/reviews?{every}&format=xlsx"),
        format!("/reviews?{every}&format=parquet"),
        format!("/reviews/{review}"),
        format!("/reviews/{review}/history"),
        "/reviews/queue".to_owned(),
        format!("/vendors/{vendor}/reviews/summary"),
        format!("/vendors/{vendor}"),
        "/vendors".to_owned(),
        format!("/search?q={CANARY}"),
        format!("/changes?kind=review&since={since}"),
        "/desk".to_owned(),
    ] {
        let answer = town.get(token, &path).await;
        let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
        let (status, body) = (answer.status(), answer.bytes().await.unwrap().to_vec());
        let text = unpacked(&kind.unwrap_or_default(), body).replace(&id, "");
        // Places in the feed are sealed anew each time.
        let text = text.split("\"next\"").next().unwrap_or_default().to_owned();
        heard.push_str(&format!("{} {status} {text}\n", path.replace(CANARY, "it")));
    }
    heard
}

/// The tags of lists, which must not move with what somebody does not see.
async fn tags(town: &Town, token: &str, vendor: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for path in [
        "/reviews?format=csv",
        "/reviews",
        "/reviews/queue",
        "/contracts",
        &format!("/vendors/{vendor}"),
        &format!("/vendors/{vendor}/reviews/summary"),
    ] {
        let answer = town.get(token, path).await;
        tags.extend(answer.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned()));
    }
    tags
}

on_both! {
    /// Before it is published a review is for whom it waits, and for nobody else by any way.
    async fn a_review_that_is_not_published_cannot_be_found(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let since = town.muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let [author, approver] = [town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Approver).await];
        let convenor = town.convenor().await;
        let outside = [
            String::new(),
            town.one("CMD", Role::Reader).await,
            town.one("CMD", Role::Administrator).await,
            town.muster.signed_in("CMD", &[Role::Reader, Role::Contributor]).await,
            town.one("HCK", Role::Approver).await,
            town.one("HCK", Role::Contributor).await,
            town.one("LOTI", Role::Operator).await,
        ];
        let nothing = Uuid::from_u128(77).to_string();
        let mut before = Vec::new();
        for token in &outside {
            before.push((heard(&town, token, &vendor, &nothing, &since).await, tags(&town, token, &vendor).await));
        }
        let draft = town.draft("CMD", &vendor, 4).await;
        let id = draft["id"].as_str().unwrap();
        let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
        let approved = town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
        for (token, (heard_before, tags_before)) in outside.iter().zip(&before) {
            let heard = heard(&town, token, &vendor, id, &since).await;
            assert!(!heard.contains(CANARY), "{heard}");
            assert_eq!(heard.replace(id, &nothing), *heard_before, "as if it were not there");
            assert_eq!(tags(&town, token, &vendor).await, *tags_before, "no tag moves with it");
        }
        for token in [&author, &approver, &convenor] {
            assert!(heard(&town, token, &vendor, id, &since).await.contains(CANARY), "those for whom it waits");
        }
        // Nor is it there for changes and steps of others, or for the vendor.
        for token in &outside[3..6] {
            for step in ["submission", "withdrawal", "revision"] {
                problem(town.step(token, &approved, step, &Value::Null).await, 404).await;
            }
        }
        let link = json!({ "vendor": vendor, "name": "Their account director" });
        let link = answered(town.send(&convenor, Method::POST, "/vendor-links", &link).await, 201).await;
        let token = link["address"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let page = town.read("", &format!("/vendor-pages/{token}")).await;
        assert_eq!(page["reviews"], json!([]));
        let reply = town.send("", Method::PUT, &format!("/vendor-pages/{token}/reviews/{id}/reply"), &json!({ "text": "We reply." })).await;
        problem(reply, 404).await;
        // A draft is its author's alone.
        let mut other = town.said("CMD", &vendor, 1).await;
        other["desk"] = "technology".into();
        let other = answered(town.send(&author, Method::POST, "/reviews", &other).await, 201).await;
        for token in [&approver, &convenor] {
            problem(town.get(token, &format!("/reviews/{}", other["id"].as_str().unwrap())).await, 404).await;
        }
        town.muster.stop().await;
    }

    /// Published, it is for members, whole; other systems take the scope, links show none, the public sees nothing.
    async fn what_is_published_is_for_members_alone(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let since = town.muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let review = town.published("CMD", &vendor, 4).await;
        let id = review["id"].as_str().unwrap();
        let reader = town.one("HCK", Role::Reader).await;
        for way in ["", "?format=csv", "?format=ndjson", "?format=xlsx", "?format=parquet"] {
            let answer = town.get(&reader, &format!("/reviews{way}")).await;
            let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
            assert!(unpacked(&kind, answer.bytes().await.unwrap().to_vec()).contains(CANARY), "{way}");
        }
        let changes = town.read(&reader, &format!("/changes?kind=review&since={since}")).await;
        assert_eq!((&changes["items"][0]["id"], &changes["items"][0]["gone"]), (&review["id"], &json!(false)));
        assert_eq!(changes["items"].as_array().unwrap().len(), 1, "told once, when it was published");
        let operator = town.one("LOTI", Role::Operator).await;
        for token in ["", &operator] {
            let heard = heard(&town, token, &vendor, id, &since).await;
            assert!(!heard.contains(CANARY) && !heard.contains(&format!("\"id\":\"{id}\"")), "{heard}");
            assert_eq!(town.read(token, "/reviews").await["total"], 0);
        }
        let administrator = town.one("HCK", Role::Administrator).await;
        for (scopes, sees) in [(json!(["reviews:read"]), true), (json!(["contracts:read", "register:read"]), false)] {
            let made = town.send(&administrator, Method::POST, "/clients", &json!({ "name": "Mirror", "scopes": scopes })).await;
            let made = answered(made, 201).await;
            let asked = town.muster.request(Method::POST, "/api/v1/oauth/token");
            let asked = asked.basic_auth(made["client"]["id"].as_str().unwrap(), made["secret"].as_str());
            let token: Value = asked.form(&[("grant_type", "client_credentials")]).send().await.unwrap().json().await.unwrap();
            let token = token["access_token"].as_str().unwrap();
            assert_eq!(town.read(token, "/reviews").await["total"], u8::from(sees));
            assert_eq!(town.get(token, &format!("/reviews/{id}")).await.status(), if sees { 200 } else { 404 });
        }
        let view = json!({ "name": "Reviews", "list": "reviews", "format": "csv", "seenBy": "authority" });
        problem(town.send(&reader, Method::POST, "/view-links", &view).await, 422).await;
        // The record that it rests on is named to those who see that record.
        assert_eq!(town.read(&reader, &format!("/reviews/{id}")).await["foundation"]["id"], town.contract("CMD", &vendor).await.as_str());
        town.muster.stop().await;
    }

    /// Of a contract under NDA only the kind is named, to everybody but its own authority.
    async fn a_contract_under_nda_is_not_named(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let approver = town.one("CMD", Role::Approver).await;
        let contract = town.contract("CMD", &vendor).await;
        let at = format!("/api/v1/contracts/{contract}");
        let now = town.muster.request(Method::GET, &at).bearer_auth(&approver).send().await.unwrap();
        let tag = now.headers()["etag"].to_str().unwrap().to_owned();
        let nda = town.muster.request(Method::PUT, &format!("{at}/nda")).bearer_auth(&approver).header("If-Match", tag);
        answered(nda.json(&json!({ "nda": true })).send().await.unwrap(), 200).await;
        let review = town.published("CMD", &vendor, 4).await;
        let path = format!("/reviews/{}", review["id"].as_str().unwrap());
        let reader = town.one("HCK", Role::Reader).await;
        let shown = town.read(&reader, &path).await;
        assert_eq!(shown["foundation"], json!({ "kind": "contract", "id": null, "title": null, "nda": true }));
        assert!(!town.get(&reader, "/reviews?format=ndjson").await.text().await.unwrap().contains(&contract));
        assert_eq!(town.read(&approver, &path).await["foundation"]["id"], contract.as_str());
        town.muster.stop().await;
    }
}

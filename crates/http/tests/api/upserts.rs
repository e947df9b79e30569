//! Records by an authority's own references: another system needs no ids of ours, and may say the same twice.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

const AT: &str = "/api/v1/contracts/by-reference/P%2F2023%2F014";

async fn put(muster: &Muster, token: &str, path: &str, tag: Option<&str>, body: &Value) -> Response {
    let request = muster.request(Method::PUT, path).bearer_auth(token).json(body);
    tag.iter().fold(request, |request, tag| request.header("If-Match", *tag)).send().await.unwrap()
}

/// The record, and its tag.
async fn answered(response: Response, status: u16) -> (Value, String) {
    let (got, tag) =
        (response.status(), response.headers().get("etag").map(|t| t.to_str().unwrap().to_owned()));
    let text = response.text().await.unwrap();
    assert_eq!(got, status, "{text}");
    (serde_json::from_str(&text).unwrap(), tag.unwrap())
}

/// The results of many lines.
async fn many(muster: &Muster, token: &str, query: &str, lines: String) -> Vec<Value> {
    let request = muster.request(Method::POST, &format!("/api/v1/contracts/bulk{query}")).bearer_auth(token);
    let response = request.header("content-type", "application/x-ndjson").body(lines).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"application/x-ndjson".parse().unwrap())
    );
    response.text().await.unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn statuses(results: &[Value]) -> Vec<u64> {
    results.iter().map(|result| result["status"].as_u64().unwrap()).collect()
}

on_both! {
    /// What is new is made, what differs is said, the same again changes nothing; vendors are found by name and
    /// number, or made known with the reason.
    async fn the_same_twice_changes_nothing(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = muster.signed_in("CMD", &[Role::Contributor]).await;
        let body = json!({
            "title": "Housing system", "term": { "end": "2028-03-31" },
            "vendors": [{ "name": "Quokka Housing Software Ltd", "companyNumber": "ZZ111111" }, { "name": "Quokka Housing Software Limited" }],
        });
        let (made, tag) = answered(put(&muster, &camden, AT, None, &body).await, 201).await;
        assert_eq!((&made["reference"], &made["term"]["end"]), (&json!("P/2023/014"), &json!("2028-03-31")));
        assert_eq!(made["vendors"].as_array().unwrap().len(), 1, "one company under two spellings: {made}");
        let (again, same) = answered(put(&muster, &camden, AT, None, &body).await, 200).await;
        assert_eq!((&again["id"], &same), (&made["id"], &tag));
        let vendor = made["vendors"][0]["id"].as_str().unwrap();
        let at = format!("/api/v1/vendors/{vendor}");
        muster.problem(&at, 404).await;
        let own = muster.request(Method::GET, &at).bearer_auth(&camden).send().await.unwrap();
        let vendor: Value = own.json().await.unwrap();
        assert_eq!(vendor["companyNumber"], "ZZ111111", "only who named it hears of it: {vendor}");

        let (changed, newer) = answered(put(&muster, &camden, AT, Some(&tag), &json!({ "responsible": "Housing IT" })).await, 200).await;
        assert_eq!((&changed["responsible"], &changed["title"]), (&json!("Housing IT"), &json!("Housing system")));
        let stale = problem(put(&muster, &camden, AT, Some(&tag), &json!({ "responsible": null })).await, 412).await;
        assert_eq!(stale["current"]["responsible"], "Housing IT");
        let (_, last) = answered(put(&muster, &camden, AT, Some(&newer), &json!({ "responsible": null })).await, 200).await;
        assert_ne!(last, newer);
        let history = muster.request(Method::GET, &format!("/api/v1/contracts/{}/history", made["id"].as_str().unwrap()));
        let history: Value = history.bearer_auth(&camden).send().await.unwrap().json().await.unwrap();
        assert_eq!(history["total"], 3, "made, said, taken back: {history}");

        for (body, pointer) in [
            (json!({ "vendors": [{ "companyNumber": "N/A" }] }), "/vendors/0/companyNumber"),
            (json!({ "vendors": [{}] }), "/vendors/0"),
            (json!({ "term": { "end": "soon" } }), "/term/end"),
            (json!({ "reference": "another" }), "/reference"),
        ] {
            let told = problem(put(&muster, &camden, AT, None, &body).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        problem(put(&muster, &reader, AT, None, &body).await, 403).await;
        muster.stop().await;
    }

    /// What notices say otherwise becomes a statement, as any correction does.
    async fn what_notices_say_otherwise_is_said(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = muster.signed_in("CMD", &[Role::Contributor]).await;
        let list = muster.json("/api/v1/contracts?authority=CMD").await;
        let (id, title) = (list["items"][0]["id"].as_str().unwrap(), list["items"][0]["title"].clone());
        let path = format!("/api/v1/contracts/{id}");
        let now = muster.request(Method::GET, &path).bearer_auth(&camden).send().await.unwrap();
        let tag = now.headers()["etag"].to_str().unwrap().to_owned();
        let named = muster.request(Method::PATCH, &path).bearer_auth(&camden).header("If-Match", tag);
        assert_eq!(named.json(&json!({ "reference": "P/2023/014" })).send().await.unwrap().status(), 200);
        let body = json!({ "title": title, "term": { "end": "2031-05-31", "maxEnd": "2031-05-31" } });
        let (said, _) = answered(put(&muster, &camden, AT, None, &body).await, 200).await;
        assert_eq!(said["id"], id);
        assert_eq!(said["facts"]["term.end"]["state"], "confirmed");
        assert_eq!(said["facts"]["title"]["state"], "published", "what is known already is not said again: {said}");
        assert_ne!(muster.json(&path).await["term"]["end"], "2031-05-31", "the public sees what notices say");
        muster.stop().await;
    }

    /// Each line has a result of its own; where all or nothing is asked for, one that is wrong stops all.
    async fn many_lines_have_a_result_each(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = muster.signed_in("CMD", &[Role::Contributor]).await;
        let mut lines: Vec<String> = (0..230)
            .map(|n| json!({ "reference": format!("R/{n}"), "title": format!("System {n}"), "vendors": [{ "name": "Quokka Housing Software Ltd" }] }).to_string())
            .collect();
        lines[7] = "not json".to_owned();
        lines[8] = json!({ "reference": "R/8", "title": "Wrong", "term": { "start": "2027-01-01", "end": "2026-01-01" } }).to_string();
        lines[9] = json!({ "title": "No reference" }).to_string();
        lines[10] = format!("{{\"reference\": \"{}\"}}", "x".repeat(300_000));
        let text = lines.join("\n");
        let strictly = many(&muster, &camden, "?strict=true", text.clone()).await;
        assert!(statuses(&strictly).iter().all(|status| [413, 422, 424].contains(status)), "{strictly:?}");
        assert_eq!(many(&muster, &camden, "", text.clone()).await.len(), 230);
        let results = many(&muster, &camden, "", text).await;
        assert_eq!(statuses(&results[5..12]), [204, 204, 422, 422, 422, 413, 204]);
        assert_eq!(results[8]["problem"]["errors"][0]["pointer"], "/term/end", "{}", results[8]);
        assert_eq!((&results[9]["problem"]["errors"][0]["pointer"], &results[9]["line"]), (&json!("/reference"), &json!(10)));
        assert!(results[229]["id"].is_string() && results[229]["reference"] == "R/229");
        let wrong = muster.request(Method::POST, "/api/v1/contracts/bulk").bearer_auth(&camden).json(&json!({}));
        problem(wrong.send().await.unwrap(), 415).await;
        muster.stop().await;
    }
}

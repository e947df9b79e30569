//! An authority's own references: one record each, seen by those for whom the record is.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

async fn send(
    muster: &Muster,
    token: &str,
    method: Method,
    path: &str,
    tag: Option<&str>,
    body: &Value,
) -> Response {
    let request = muster.request(method, &format!("/api/v1{path}")).bearer_auth(token).json(body);
    tag.iter().fold(request, |request, tag| request.header("If-Match", *tag)).send().await.unwrap()
}

/// The record that is made, and its tag.
async fn made(muster: &Muster, token: &str, body: Value) -> (Value, String) {
    let response = send(muster, token, Method::POST, "/contracts", None, &body).await;
    let tag = response.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned());
    let (status, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(status, 201, "{text}");
    (serde_json::from_str(&text).unwrap(), tag.unwrap())
}

on_both! {
    /// Of the live contracts of an authority one has a reference; who wants it for another is told which.
    async fn a_reference_is_of_one_live_record(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = muster.signed_in("CMD", &[Role::Contributor]).await;
        let (first, tag) = made(&muster, &camden, json!({ "title": "Housing system", "reference": " P/2023/014 " })).await;
        assert_eq!(first["reference"], "P/2023/014", "without the spaces around it");
        let again = json!({ "title": "Another", "reference": "P/2023/014" });
        let told = problem(send(&muster, &camden, Method::POST, "/contracts", None, &again).await, 409).await;
        assert_eq!(told["record"], first["id"], "{told}");
        // Another kind and another authority count for themselves.
        let other = send(&muster, &camden, Method::POST, "/procurements", None, &again).await;
        assert_eq!(other.status(), 201);
        let hackney = muster.signed_in("HCK", &[Role::Contributor]).await;
        made(&muster, &hackney, again.clone()).await;

        // Put away, a record leaves its reference to another, and does not get it back from that one.
        let path = format!("/contracts/{}", first["id"].as_str().unwrap());
        let away = send(&muster, &camden, Method::PUT, &format!("{path}/archive"), Some(&tag), &Value::Null).await;
        assert_eq!(away.status(), 200);
        let tag = away.headers()["etag"].to_str().unwrap().to_owned();
        let (second, second_tag) = made(&muster, &camden, again).await;
        let back = send(&muster, &camden, Method::DELETE, &format!("{path}/archive"), Some(&tag), &Value::Null).await;
        assert_eq!(problem(back, 409).await["record"], second["id"]);
        let second = format!("/contracts/{}", second["id"].as_str().unwrap());
        let given = send(&muster, &camden, Method::PATCH, &second, Some(&second_tag), &json!({ "reference": null })).await;
        assert_eq!(given.status(), 200);
        let back = send(&muster, &camden, Method::DELETE, &format!("{path}/archive"), Some(&tag), &Value::Null).await;
        assert_eq!(back.status(), 200);
        for wrong in ["", "  ", &"x".repeat(201)] {
            let body = json!({ "title": "Wrong", "reference": wrong });
            let told = problem(send(&muster, &camden, Method::POST, "/contracts", None, &body).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], "/reference");
        }
        muster.stop().await;
    }

    /// A reference is found, listed and taken away by those who may see what is said of the record.
    async fn a_reference_is_shown_and_found_under_its_audience(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = muster.signed_in("CMD", &[Role::Approver]).await;
        let hackney = muster.signed_in("HCK", &[Role::Reader]).await;
        for (audience, reference) in [("members", "CANARYMEMBERS/1"), ("own", "CANARYOWN/2")] {
            let audience = json!({ "audience": audience });
            made(&muster, &camden, json!({ "title": "A system", "reference": reference, "audience": audience })).await;
        }
        for (token, members, own) in [(Some(&camden), true, true), (Some(&hackney), true, false), (None, false, false)] {
            for (path, members, own) in [
                ("contracts?limit=200", members, own),
                ("contracts?format=csv", members, own),
                ("contracts?q=CANARYMEMBERS%2F1", members, false),
                ("contracts?q=canaryown", false, own),
                ("search?q=CANARYMEMBERS&kinds=contract", members, false),
            ] {
                let request = muster.request(Method::GET, &format!("/api/v1/{path}"));
                let request = token.iter().fold(request, |request, token| request.bearer_auth(token));
                let told = request.send().await.unwrap().text().await.unwrap();
                let told = if path.starts_with("search") { told.replace("A system", "CANARYMEMBERS/1") } else { told };
                assert_eq!(told.contains("CANARYMEMBERS/1"), members, "{path}: {told}");
                assert_eq!(told.contains("CANARYOWN/2"), own, "{path}: {told}");
            }
        }
        muster.stop().await;
    }
}

//! The feed of changes over HTTP: how a follower goes on, and what it is told when it cannot.

use std::collections::BTreeSet;

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::Muster;

/// The contracts that the list has, page by page.
async fn listed(muster: &Muster) -> BTreeSet<String> {
    let (mut ids, mut cursor) = (BTreeSet::new(), String::new());
    loop {
        let page = muster.json(&format!("/api/v1/contracts?technology=all&limit=5{cursor}")).await;
        ids.extend(page["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return ids,
        }
    }
}

on_both! {
    /// A mirror that took a place, read the list and followed has what the list has then.
    async fn a_mirror_follows(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let start = muster.json("/api/v1/changes").await;
        assert_eq!((&start["items"], &start["more"]), (&json!([]), &json!(false)));
        let mut mirror = listed(&muster).await;
        muster.import(database, 30).await;
        let mut since = start["next"].as_str().unwrap().to_owned();
        let mut kinds = BTreeSet::new();
        loop {
            let response = muster.get(&format!("/api/v1/changes?limit=7&since={since}")).await;
            assert_eq!(response.headers()["cache-control"], "no-store");
            let page: Value = response.json().await.unwrap();
            for item in page["items"].as_array().unwrap() {
                kinds.insert(item["kind"].as_str().unwrap().to_owned());
                assert!(item["at"].is_string() && item["gone"] == false, "{item}");
                if item["kind"] == "contract" {
                    mirror.insert(item["id"].as_str().unwrap().to_owned());
                }
            }
            page["next"].as_str().unwrap().clone_into(&mut since);
            if page["more"] == false {
                break;
            }
        }
        assert_eq!(mirror, listed(&muster).await);
        for kind in ["contract", "vendor", "authority", "opportunity"] {
            assert!(kinds.contains(kind), "{kinds:?}");
        }
        let quiet = muster.json(&format!("/api/v1/changes?since={since}")).await;
        assert_eq!(quiet["items"], json!([]));
        assert_ne!(quiet["next"], json!(since), "not even standing still says something");
        muster.stop().await;
    }

    /// A stance is told to members, and to nobody else.
    async fn stances_are_for_members(database: &TestDatabase) {
        let muster = Muster::with(database, 30).await;
        let since = muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let id = muster.json("/api/v1/opportunities?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
        let put = muster.request(Method::PUT, &format!("/api/v1/opportunities/{id}/stance"));
        let put = put.bearer_auth(&approver).json(&json!({ "stance": "watching" })).send().await.unwrap();
        assert_eq!(put.status(), 200);
        let path = format!("/api/v1/changes?kind=stance&since={since}");
        let reader = muster.signed_in("HCK", &[Role::Reader]).await;
        let told: Value = muster.request(Method::GET, &path).bearer_auth(&reader).send().await.unwrap().json().await.unwrap();
        assert_eq!((&told["items"][0]["kind"], &told["items"][0]["id"]), (&json!("stance"), &json!(id)), "{told}");
        assert_eq!(muster.json(&path).await["items"], json!([]));
        muster.stop().await;
    }

    /// What is no place of the feed, and what is one of another feed, is told as such.
    async fn a_place_that_is_none_is_refused(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        for since in ["nonsense", "AAAA", &"A".repeat(54)] {
            let told = muster.problem(&format!("/api/v1/changes?since={since}"), 422).await;
            assert_eq!(told["errors"][0]["pointer"], "since");
        }
        muster.problem("/api/v1/changes?limit=1001", 422).await;
        muster.problem("/api/v1/changes?kind=notice", 422).await;
        // A feed that has forgotten what came after a place says so, and not that nothing came.
        let since = muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        muster.import(database, 6).await;
        let later = muster_domain::clock::FixedClock::at(crate::notices::today() + chrono::Days::new(200));
        assert!(muster.database.changes().forget_old(&later).await.unwrap() > 0);
        let gone = muster.problem(&format!("/api/v1/changes?since={since}"), 410).await;
        assert_eq!(gone["type"], "/problems/gone");
        muster.stop().await;
    }
}

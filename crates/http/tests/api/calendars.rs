//! Calendars and feeds, read as programs read them that know nothing of Muster.

use muster_domain::access::Role;
use muster_tests::mail::read_as;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::Muster;

/// What a view link of this list and format shows, by its address alone.
async fn linked(muster: &Muster, token: &str, list: &str, query: &str, format: &str) -> String {
    let link =
        json!({ "name": "Ends", "list": list, "query": query, "format": format, "seenBy": "authority" });
    let made = muster
        .request(Method::POST, "/api/v1/view-links")
        .bearer_auth(token)
        .json(&link)
        .send()
        .await
        .unwrap();
    assert_eq!(made.status(), 201);
    let made: Value = made.json().await.unwrap();
    made["address"].as_str().unwrap().strip_prefix(&muster.url).unwrap().to_owned()
}

on_both! {
    /// A calendar by its secret address has each contract's days under ids that stay when the days move, with a
    /// reminder, and costs little when nothing changed.
    async fn a_calendar_shows_ends_notice_dates_and_commit_dates(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let token = muster.signed_in("CMD", &[Role::Contributor]).await;
        let record = json!({
            "title": "Housing, repairs; \u{201c}all\u{201d}\nof them", "technology": true, "noticePeriodDays": 90,
            "notes": "canarynotes", "term": { "start": "2025-04-01", "end": "2028-03-31" },
            "value": { "net": { "amount": 98765432.0, "currency": "GBP" } },
        });
        let made = muster.request(Method::POST, "/api/v1/contracts").bearer_auth(&token).json(&record).send().await.unwrap();
        assert_eq!(made.status(), 201);
        let made: Value = made.json().await.unwrap();
        let id = made["id"].as_str().unwrap();
        let path = linked(&muster, &token, "contracts", "authority=CMD&sort=end", "ics").await;
        let answer = muster.get(&path).await;
        assert_eq!(answer.status(), 200);
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/calendar"));
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        let again = muster.request(Method::GET, &path).header("If-None-Match", tag).send().await.unwrap();
        assert_eq!(again.status(), 304);
        let text = answer.text().await.unwrap();
        assert!(!text.contains("canarynotes") && !text.contains("98765432"), "neither notes nor prices");

        let calendar = read_as("calendar", &text).await;
        let events = calendar["events"].as_array().unwrap();
        let of = |what: &str| {
            let uid = format!("{id}-{what}@muster");
            events.iter().find(|event| event["uid"] == uid.as_str()).unwrap_or_else(|| panic!("{uid} in {calendar}"))
        };
        for (what, day) in [("end", "2028-03-31"), ("notice", "2028-01-01"), ("commit", "2027-07-01")] {
            let event = of(what);
            assert_eq!((&event["start"], &event["allDay"]), (&json!(day), &json!(true)), "{event}");
            assert_eq!(event["alarms"], 1, "{event}");
            assert!(event["summary"].as_str().unwrap().contains("Housing, repairs; \u{201c}all\u{201d} of them"), "{event}");
            assert!(event["url"].as_str().unwrap().ends_with(&format!("/contracts/{id}")), "{event}");
        }
        let uids: std::collections::BTreeSet<&str> = events.iter().map(|event| event["uid"].as_str().unwrap()).collect();
        assert_eq!(uids.len(), events.len(), "each event is its own");
        muster.stop().await;
    }

    /// A feed is well-formed, its ids stay, and it says when each record was vouched for.
    async fn a_feed_is_read_by_a_reader_of_feeds(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let token = muster.signed_in("CMD", &[Role::Reader]).await;
        let path = linked(&muster, &token, "contracts", "authority=CMD", "atom").await;
        let text = muster.get(&path).await.text().await.unwrap();
        let feed = read_as("feed", &text).await;
        assert_eq!((&feed["wellFormed"], &feed["version"]), (&json!(true), &json!("atom10")), "{text}");
        let entries = feed["entries"].as_array().unwrap();
        assert_eq!(entries.len(), 2, "Camden holds every third of them");
        for entry in entries {
            assert!(entry["id"].as_str().unwrap().starts_with("urn:uuid:"));
            assert_eq!(entry["updated"], "2026-10-06T17:31:55Z");
        }
        let again = read_as("feed", &muster.get(&path).await.text().await.unwrap()).await;
        assert_eq!((&again["id"], &again["entries"]), (&feed["id"], &feed["entries"]));
        muster.problem("/api/v1/vendors?format=ics", 422).await;
        muster.problem("/api/v1/opportunities?format=atom", 422).await;
        let opportunities = muster.get("/api/v1/opportunities?format=ics").await.text().await.unwrap();
        read_as("calendar", &opportunities).await;
        muster.stop().await;
    }
}

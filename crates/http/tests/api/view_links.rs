//! A link shows one view to whoever has it, for as long as it may, and does nothing else.

use chrono::TimeDelta;
use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};
use crate::sessions::start;

async fn send(muster: &Muster, token: &str, method: Method, path: &str, body: &Value) -> Response {
    let request = muster.request(method, &format!("/api/v1{path}")).bearer_auth(token);
    let request = if body.is_null() { request } else { request.json(body) };
    request.send().await.unwrap()
}

async fn answered(response: Response, status: u16) -> Value {
    let (got, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or_default()
}

fn view(list: &str, query: &str, format: &str, seen_by: &str) -> Value {
    json!({ "name": "For the monthly report", "list": list, "query": query, "format": format, "seenBy": seen_by })
}

/// A link with the path of its address.
async fn link(muster: &Muster, token: &str, view: &Value) -> (Value, String) {
    let made = answered(send(muster, token, Method::POST, "/view-links", view).await, 201).await;
    let path = made["address"].as_str().unwrap().strip_prefix(&muster.url).unwrap().to_owned();
    (made["link"].clone(), path)
}

/// A contract of Camden that nobody else sees, with notes.
async fn kept_to_itself(muster: &Muster) {
    let approver = muster.signed_in("CMD", &[Role::Approver]).await;
    let record =
        json!({ "title": "Kept to itself", "notes": "Exit fee agreed", "audience": { "audience": "own" } });
    answered(send(muster, &approver, Method::POST, "/contracts", &record).await, 201).await;
}

on_both! {
    /// The rows are those of the list with the same filters, as its authority sees them or as the public does.
    async fn a_link_shows_one_view_as_its_authority_or_the_public_sees_it(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        kept_to_itself(&muster).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let query = "authority=CMD&technology=all&sort=title";
        let list = format!("/contracts?{query}&format=csv");
        for (eyes, token) in [("authority", Some(&reader)), ("public", None)] {
            let (link, path) = link(&muster, &reader, &view("contracts", query, "csv", eyes)).await;
            assert!(path.ends_with("/contracts.csv") && !path.contains(link["id"].as_str().unwrap()), "{path}");
            let shown = muster.get(&path).await;
            assert_eq!(shown.status(), 200);
            for (name, value) in [
                ("cache-control", "private, no-cache"),
                ("referrer-policy", "no-referrer"),
                ("x-robots-tag", "noindex, nofollow"),
            ] {
                assert_eq!(shown.headers()[name], value);
            }
            let request = muster.request(Method::GET, &format!("/api/v1{list}"));
            let request = token.iter().fold(request, |request, token| request.bearer_auth(token));
            let expected = request.send().await.unwrap().text().await.unwrap();
            let shown = shown.text().await.unwrap();
            assert_eq!(shown, expected);
            assert_eq!(shown.contains("Kept to itself"), eyes == "authority");
        }
        muster.stop().await;
    }

    /// A convenor sees nothing of what an authority keeps to itself, and so do their links.
    async fn a_link_sees_no_more_than_who_made_it(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        kept_to_itself(&muster).await;
        let convenor = muster.signed_in("CMD", &[Role::Convenor]).await;
        let (_, path) = link(&muster, &convenor, &view("contracts", "technology=all", "ndjson", "authority")).await;
        let shown = muster.get(&path).await.text().await.unwrap();
        assert!(shown.lines().count() >= 3 && !shown.contains("Kept to itself"));
        let operator = muster.signed_in("CMD", &[Role::Operator]).await;
        problem(send(&muster, &operator, Method::POST, "/view-links", &view("contracts", "", "csv", "public")).await, 403).await;
        muster.stop().await;
    }

    /// What did not change is not sent again, and what did is.
    async fn a_refresh_of_what_did_not_change_is_cheap(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let (_, path) = link(&muster, &reader, &view("contracts", "technology=all", "csv", "authority")).await;
        let first = muster.get(&path).await;
        let tag = first.headers()["etag"].to_str().unwrap().to_owned();
        let again = muster.request(Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!((again.status().as_u16(), again.text().await.unwrap().as_str()), (304, ""));
        kept_to_itself(&muster).await;
        let changed = muster.request(Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!(changed.status(), 200);
        assert!(changed.text().await.unwrap().contains("Kept to itself"));
        muster.stop().await;
    }

    /// Wrong, revoked, past its day, of somebody suspended since: it is as if there had never been one.
    async fn a_link_that_has_ended_is_as_one_that_never_was(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        muster.import(database, 2).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let view = view("contracts", "", "csv", "authority");
        let never = format!("/api/v1/view-links/{}/contracts.csv", "x".repeat(43));
        let gone = async |path: &str| {
            let mut told = problem(muster.get(path).await, 404).await;
            told["instance"] = Value::Null;
            told
        };
        let nothing = gone(&never).await;

        let (_, good) = link(&muster, &reader, &view).await;
        assert_eq!(gone(&good.replace(".csv", ".ndjson")).await, nothing, "another file");
        problem(muster.get(&format!("{good}?authority=HCK")).await, 422).await;
        problem(muster.request(Method::POST, &good).send().await.unwrap(), 405).await;
        let token = good.split('/').nth(4).unwrap();
        let as_a_token = muster.request(Method::GET, "/api/v1/me").bearer_auth(token).send().await.unwrap();
        problem(as_a_token, 401).await;

        let (revoked, path) = link(&muster, &reader, &view).await;
        let at = format!("/view-links/{}", revoked["id"].as_str().unwrap());
        let other = muster.signed_in("CMD", &[Role::Contributor]).await;
        problem(send(&muster, &other, Method::DELETE, &at, &Value::Null).await, 404).await;
        assert_eq!(muster.get(&path).await.status(), 200);
        answered(send(&muster, &reader, Method::DELETE, &at, &Value::Null).await, 204).await;
        assert_eq!(gone(&path).await, nothing, "revoked");

        let mut short = view.clone();
        short["until"] = "2026-11-24".into();
        let (_, path) = link(&muster, &reader, &short).await;
        clock.pass(TimeDelta::days(1));
        assert_eq!(muster.get(&path).await.status(), 200, "on its last day");
        clock.pass(TimeDelta::days(1));
        assert_eq!(gone(&path).await, nothing, "past its last day");
        assert_eq!(muster.get(&good).await.status(), 200);

        let administrator_again = muster.signed_in("CMD", &[Role::Administrator]).await;
        drop(administrator);
        let me = answered(send(&muster, &muster.signed_in("CMD", &[Role::Reader]).await, Method::GET, "/me", &Value::Null).await, 200).await;
        let person = format!("/people/{}", me["id"].as_str().unwrap());
        for suspended in [true, false] {
            let now = send(&muster, &administrator_again, Method::GET, &person, &Value::Null).await;
            let tag = now.headers()["etag"].to_str().unwrap().to_owned();
            let change = muster.request(Method::PATCH, &format!("/api/v1{person}")).bearer_auth(&administrator_again);
            let change = change.header("if-match", tag).json(&json!({ "suspended": suspended }));
            answered(change.send().await.unwrap(), 200).await;
            assert_eq!(gone(&good).await, nothing, "suspended: {suspended}; it ends for good");
        }
        muster.stop().await;
    }

    /// Its person keeps it: a name, a last day, when it was last read; its address is told once.
    async fn links_are_kept_by_their_person_and_seen_by_their_administrators(database: &TestDatabase) {
        let muster = Muster::with(database, 2).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let (made, path) = link(&muster, &reader, &view("vendors", "?sort=-contracts", "csv", "public")).await;
        let at = format!("/view-links/{}", made["id"].as_str().unwrap());
        assert_eq!((&made["lastUsedAt"], &made["query"], &made["good"]), (&Value::Null, &"sort=-contracts".into(), &true.into()));
        assert_eq!(muster.get(&path).await.status(), 200);
        let list = answered(send(&muster, &reader, Method::GET, "/view-links", &Value::Null).await, 200).await;
        assert!(list["items"][0]["lastUsedAt"].is_string());
        assert!(!list.to_string().contains(path.split('/').nth(4).unwrap()), "the address is told once");

        let patch = |tag: &str, body: Value| {
            muster.request(Method::PATCH, &format!("/api/v1{at}")).bearer_auth(&reader).header("if-match", tag).json(&body).send()
        };
        let now = send(&muster, &reader, Method::GET, &at, &Value::Null).await;
        let tag = now.headers()["etag"].to_str().unwrap().to_owned();
        let changed = answered(patch(&tag, json!({ "name": "Renamed", "until": "2027-01-31" })).await.unwrap(), 200).await;
        assert_eq!((&changed["name"], &changed["until"]), (&"Renamed".into(), &"2027-01-31".into()));
        let stale = problem(patch(&tag, json!({ "until": null })).await.unwrap(), 412).await;
        assert_eq!(stale["current"], changed);

        let neighbour = muster.signed_in("HCK", &[Role::Administrator]).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        problem(send(&muster, &reader, Method::GET, "/view-links?whose=authority", &Value::Null).await, 403).await;
        for (token, seen) in [(&neighbour, 0), (&administrator, 1)] {
            let all = answered(send(&muster, token, Method::GET, "/view-links?whose=authority", &Value::Null).await, 200).await;
            assert_eq!(all["total"], seen);
        }
        problem(send(&muster, &neighbour, Method::DELETE, &at, &Value::Null).await, 404).await;
        answered(send(&muster, &administrator, Method::DELETE, &at, &Value::Null).await, 204).await;
        problem(muster.get(&path).await, 404).await;
        muster.stop().await;
    }

    /// Sensitive fields that a link shows are in the audit, under the link and who made it.
    async fn what_a_link_shows_is_in_the_audit(database: &TestDatabase) {
        let muster = Muster::with(database, 2).await;
        kept_to_itself(&muster).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let (made, path) = link(&muster, &reader, &view("contracts", "technology=all", "csv", "authority")).await;
        assert!(muster.get(&path).await.text().await.unwrap().contains("Exit fee agreed"));
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let path = format!("/audit?account={}", made["id"].as_str().unwrap());
        let by_link = answered(send(&muster, &administrator, Method::GET, &path, &Value::Null).await, 200).await;
        assert_eq!(by_link["total"], 1);
        let entry = &by_link["items"][0];
        assert_eq!(entry["action"], "record.seen");
        assert_eq!((&entry["by"]["account"]["kind"], &entry["by"]["account"]["viewLink"]), (&"viewLink".into(), &made["id"]));
        let made_by = answered(send(&muster, &administrator, Method::GET, "/audit?action=viewLink.created", &Value::Null).await, 200).await;
        assert_eq!(made_by["items"][0]["subject"]["id"], made["id"]);
        muster.stop().await;
    }

    /// What could only fail when it is read is refused when it is made.
    async fn a_view_that_cannot_be_read_is_refused(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        for (view, pointer) in [
            (view("people", "", "csv", "public"), "/list"),
            (view("vendors", "", "ocds", "public"), "/format"),
            (view("contracts", "", "json", "public"), "/format"),
            (view("contracts", "", "pdf", "public"), "/format"),
            (view("contracts", "endsBefore=soon", "csv", "public"), "/query"),
            (view("contracts", "limit=1", "csv", "public"), "/query"),
            (view("contracts", "format=ocds", "csv", "public"), "/query"),
            (view("contracts", "", "csv", "everybody"), "/seenBy"),
        ] {
            let told = problem(send(&muster, &reader, Method::POST, "/view-links", &view).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }
        let mut past = view("contracts", "", "csv", "public");
        past["until"] = "2026-11-01".into();
        let told = problem(send(&muster, &reader, Method::POST, "/view-links", &past).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/until");
        muster.stop().await;
    }

    /// A report that asks in a loop is asked to wait, and nobody else with it.
    async fn a_link_that_is_read_all_the_time_has_to_wait(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let view = view("contracts", "", "csv", "public");
        let (_, busy) = link(&muster, &reader, &view).await;
        let (_, other) = link(&muster, &reader, &view).await;
        let first = muster.get(&busy).await.headers()["etag"].to_str().unwrap().to_owned();
        let again = || muster.request(Method::GET, &busy).header("if-none-match", &first).send();
        for _ in 1..60 {
            assert_eq!(again().await.unwrap().status(), 304);
        }
        let waits = again().await.unwrap();
        assert_eq!(waits.headers()["retry-after"], "5");
        problem(waits, 429).await;
        assert_eq!(muster.get(&other).await.status(), 200);
        muster.stop().await;
    }
}

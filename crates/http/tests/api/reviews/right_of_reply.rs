//! What a vendor sees and says by its link.

use chrono::{Days, TimeDelta};
use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use super::{OTHER, Town, VENDOR, answered};
use crate::serving::problem;
use crate::sessions::start;

/// A link for a vendor: the answer that made it, and its secret.
async fn link(town: &Town, token: &str, vendor: &str) -> (Value, String) {
    let body = json!({ "vendor": vendor, "name": "Their account director" });
    let made = answered(town.send(token, Method::POST, "/vendor-links", &body).await, 201).await;
    let secret = made["address"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    (made["link"].clone(), secret)
}

async fn say(town: &Town, method: Method, secret: &str, review: &Value, what: &str, body: Value) -> Response {
    let path = format!("/vendor-pages/{secret}/reviews/{}/{what}", review["id"].as_str().unwrap());
    town.send("", method, &path, &body).await
}

on_both! {
    /// The vendor reads what is published about it with the authority's name, and its reply stands beside.
    async fn a_vendor_replies_by_its_link(database: &TestDatabase) {
        let town = Town::new(database).await;
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let review = town.published("CMD", &vendor, 2).await;
        let elsewhere = town.published("CMD", &other, 2).await;
        let approver = town.one("CMD", Role::Approver).await;
        let (_, secret) = link(&town, &approver, &vendor).await;
        let opened = town.get("", &format!("/vendor-pages/{secret}")).await;
        for (name, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-robots-tag", "noindex, nofollow")] {
            assert_eq!(opened.headers()[name], value);
        }
        let page = answered(opened, 200).await;
        assert_eq!((page["reviews"].as_array().unwrap().len(), &page["vendor"]["id"]), (1, &json!(vendor)));
        let shown = &page["reviews"][0];
        assert_eq!((&shown["authority"]["code"], &shown["best"]), (&json!("CMD"), &review["best"]));
        assert_eq!((&shown["foundation"]["id"], &shown["may"]), (&Value::Null, &json!([])));

        let text = "Since May reports are part of the fee.";
        let said = answered(say(&town, Method::PUT, &secret, &review, "reply", json!({ "text": text })).await, 200).await;
        assert_eq!(said["reviews"][0]["reply"]["text"], text);
        let reader = town.one("HCK", Role::Reader).await;
        let beside = town.read(&reader, &format!("/reviews/{}", review["id"].as_str().unwrap())).await;
        assert_eq!((&beside["reply"]["state"], &beside["reply"]["text"]), (&json!("given"), &json!(text)));
        assert!(beside["version"].as_i64() > review["version"].as_i64());
        for (text, why) in [("Mrs Example lied.", "names a person"), (" ", "is not empty"), (&"word ".repeat(151), "at most 150 words")] {
            let told = problem(say(&town, Method::PUT, &secret, &review, "reply", json!({ "text": text })).await, 422).await;
            assert!(told["errors"][0]["detail"].as_str().unwrap().contains(why), "{told}");
        }
        // By this link nothing is said to reviews of others.
        problem(say(&town, Method::PUT, &secret, &elsewhere, "reply", json!({ "text": text })).await, 404).await;
        let administrator = town.one("CMD", Role::Administrator).await;
        let audit = town.read(&administrator, "/audit?action=review.replied").await;
        assert_eq!(audit["items"][0]["by"]["account"]["kind"], "vendorLink");
        town.muster.stop().await;
    }

    /// A challenged fact is frozen, for everybody and in every sum, and the rest of the review stands.
    async fn a_challenge_freezes_a_fact_and_not_the_review(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let review = town.published("CMD", &vendor, 2).await;
        let path = format!("/reviews/{}", review["id"].as_str().unwrap());
        let approver = town.one("CMD", Role::Approver).await;
        let (convenor, reader) = (town.convenor().await, town.one("HCK", Role::Reader).await);
        let (_, secret) = link(&town, &approver, &vendor).await;
        let summary = format!("/vendors/{vendor}/reviews/summary");
        assert_eq!(town.read(&reader, &summary).await["notAgain"], 1);
        let challenge = |fact: &str| json!({ "fact": fact, "reason": "There were two, on these dates." });
        answered(say(&town, Method::POST, &secret, &review, "challenges", challenge("changeRequests")).await, 200).await;
        answered(say(&town, Method::POST, &secret, &review, "challenges", challenge("buyAgain")).await, 200).await;
        problem(say(&town, Method::POST, &secret, &review, "challenges", challenge("buyAgain")).await, 409).await;
        problem(say(&town, Method::POST, &secret, &review, "challenges", challenge("realGoLive")).await, 409).await;
        problem(say(&town, Method::POST, &secret, &review, "challenges", challenge("charm")).await, 422).await;

        let frozen = town.read(&reader, &path).await;
        assert_eq!((&frozen["facts"]["changeRequests"], &frozen["challenged"]["changeRequests"]), (&Value::Null, &Value::Null));
        assert_eq!((&frozen["state"], &frozen["worst"], &frozen["overall"]), (&json!("published"), &review["worst"], &json!(2)));
        assert_eq!((&frozen["challenges"][0]["fact"], &frozen["challenges"][0]["reason"]), (&json!("changeRequests"), &Value::Null));
        assert_eq!(town.read(&reader, &summary).await["notAgain"], 0, "it counts in no sum");
        assert!(!town.get(&reader, "/reviews?format=csv").await.text().await.unwrap().contains(",12,"));

        let queue = town.read(&convenor, "/reviews/queue").await;
        assert_eq!((&queue["toDecide"][0]["id"], &queue["toDecide"][0]["challenged"]["changeRequests"]), (&review["id"], &json!(12)));
        assert!(queue["toDecide"][0]["challenges"][0]["reason"].is_string());
        let decide = async |at: usize, body: Value| {
            let id = frozen["challenges"][at]["id"].as_str().unwrap();
            town.send(&convenor, Method::POST, &format!("{path}/challenges/{id}/decision"), &body).await
        };
        let told = problem(decide(0, json!({ "outcome": "corrected", "because": "Invoices show two." })).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/corrected");
        let body = json!({ "outcome": "corrected", "because": "Invoices show two.", "corrected": { "changeRequests": 2 } });
        answered(decide(0, body.clone()).await, 200).await;
        problem(decide(0, body).await, 409).await;
        answered(decide(1, json!({ "outcome": "stands", "because": "It is the authority's to say." })).await, 200).await;
        let decided = town.read(&reader, &path).await;
        assert_eq!((&decided["facts"]["changeRequests"], &decided["facts"]["buyAgain"]), (&json!(2), &json!(false)));
        assert_eq!(decided["challenges"][0]["because"], "Invoices show two.");
        assert!(town.read(&convenor, "/reviews/queue").await["toDecide"].as_array().unwrap().is_empty());
        problem(say(&town, Method::POST, &secret, &review, "challenges", challenge("changeRequests")).await, 409).await;
        town.muster.stop().await;
    }

    /// A link is made by those who reviewed the vendor or convene, listed without its secret, and revoked.
    async fn who_makes_links_for_vendors(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let body = json!({ "vendor": vendor, "name": "Their account director" });
        let approver = town.one("CMD", Role::Approver).await;
        problem(town.send(&approver, Method::POST, "/vendor-links", &body).await, 409).await;
        let (made, secret) = link(&town, &town.convenor().await, &vendor).await;
        town.published("CMD", &vendor, 2).await;
        let (mine, _) = link(&town, &approver, &vendor).await;
        assert_eq!((&mine["until"], &mine["good"]), (&json!("2027-01-22"), &json!(true)));
        let hackney = town.one("HCK", Role::Approver).await;
        problem(town.send(&hackney, Method::POST, "/vendor-links", &body).await, 409).await;
        problem(town.send(&town.one("CMD", Role::Contributor).await, Method::POST, "/vendor-links", &body).await, 403).await;
        for (field, value, place) in [("until", json!("2026-11-22"), "/until"), ("until", json!("2027-11-22"), "/until"), ("name", json!(" "), "/name"), ("vendor", json!("019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10"), "/vendor")] {
            let mut wrong = body.clone();
            wrong[field] = value;
            let told = problem(town.send(&approver, Method::POST, "/vendor-links", &wrong).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place);
        }
        let list = town.read(&approver, "/vendor-links").await;
        assert_eq!(list["items"], json!([mine]), "those of one's own authority");
        assert!(!list.to_string().contains(&secret));
        problem(town.send(&approver, Method::DELETE, &format!("/vendor-links/{}", made["id"].as_str().unwrap()), &Value::Null).await, 404).await;
        town.muster.stop().await;
    }

    /// Wrong, revoked, past its day, of somebody who may no longer: it is as if there had never been one.
    async fn a_link_that_has_ended_is_as_one_that_never_was(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        muster.import(database, 12).await;
        let town = Town { muster };
        let vendor = town.vendor(VENDOR).await;
        let review = town.published("CMD", &vendor, 2).await;
        let convenor = town.convenor().await;
        let body_of = async |secret: &str| {
            let answer = town.get("", &format!("/vendor-pages/{secret}")).await;
            let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
            (answer.status().as_u16(), answer.text().await.unwrap().replace(&id, ""))
        };
        let never = body_of(&"x".repeat(43)).await;
        assert_eq!(never.0, 404);
        let (made, secret) = link(&town, &convenor, &vendor).await;
        assert_eq!(body_of(&secret).await.0, 200);
        assert_eq!(body_of(&secret[..42]).await, never, "all of it, or nothing");
        let id = made["id"].as_str().unwrap();
        assert_eq!(body_of(id).await, never, "its id opens nothing");
        let used = town.read(&convenor, "/vendor-links").await;
        assert!(used["items"][0]["lastUsedAt"].is_string());
        let revoked = town.send(&convenor, Method::DELETE, &format!("/vendor-links/{id}"), &Value::Null).await;
        assert_eq!(revoked.status(), 204);
        assert_eq!(body_of(&secret).await, never);
        problem(say(&town, Method::PUT, &secret, &review, "reply", json!({ "text": "We reply." })).await, 404).await;
        problem(say(&town, Method::POST, &secret, &review, "challenges", json!({ "fact": "buyAgain", "reason": "No." })).await, 404).await;

        let (made, secret) = link(&town, &convenor, &vendor).await;
        let last: chrono::NaiveDate = made["until"].as_str().unwrap().parse().unwrap();
        assert_eq!(last, crate::notices::today() + Days::new(60));
        clock.pass(TimeDelta::days(60));
        assert_eq!(body_of(&secret).await.0, 200, "its last day counts");
        clock.pass(TimeDelta::days(1));
        assert_eq!(body_of(&secret).await, never);
        town.muster.stop().await;
    }
}

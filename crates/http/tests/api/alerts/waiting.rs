//! What waits for one person is told to them at once: that it waits, and not a word of what it says.

use chrono::{Days, Duration};
use muster_domain::access::Role;
use muster_domain::clock::{Clock, FixedClock};
use muster_tests::{MailServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{SetClock, alerts, change, send, serving};
use crate::notices::today;
use crate::reviews::{CANARY, Town, VENDOR, answered};
use crate::serving::Muster;

/// What a mail must not say: the question, the words of a review, whom they are about.
const UNSAID: [&str; 5] = [CANARY, "canaryquestion", "canaryreach", "Invented", "Each report"];

/// So many minutes after noon of the day on which everything happens: no morning's digest is due to whoever joined
/// on it.
fn at(minutes: u32) -> impl Clock {
    let now = today().and_hms_opt(12, 0, 0).unwrap().and_utc() + Duration::minutes(minutes.into());
    SetClock { now, ids: FixedClock::at(today() + Days::new(2_000 + u64::from(minutes))) }
}

/// What is sent when it is looked for at this minute: to whom, the subject, and what it leads to.
async fn told(town: &Town, mail: &MailServer, minutes: u32, before: usize) -> Vec<(String, String, String)> {
    let alerts = alerts(&town.muster, mail);
    alerts.find(&at(minutes)).await.unwrap();
    let sent = alerts.send(&at(minutes + 1)).await.unwrap();
    let all = mail.taken(before + sent).await;
    let mut told = Vec::new();
    for message in &all[before..] {
        let whole = message.to_string();
        assert!(UNSAID.iter().all(|unsaid| !whole.contains(unsaid)), "{whole}");
        let text = message["text"].as_str().unwrap();
        let link = text.lines().find_map(|line| line.trim().strip_prefix(&town.muster.url)).unwrap();
        let subject = message["headers"]["subject"].as_str().unwrap();
        told.push((message["to"][0].as_str().unwrap().to_owned(), subject.to_owned(), link.to_owned()));
    }
    told.sort();
    told
}

async fn town(database: &muster_tests::TestDatabase) -> (Town, MailServer) {
    (Town { muster: serving(database, 12).await }, MailServer::start(&[]).await)
}

async fn settings(muster: &Muster, token: &str, body: &Value) {
    let path = "/api/v1/me/following";
    let changed = change(muster, Method::PATCH, path, path, token, body).await;
    assert_eq!(changed.status(), 200, "{}", changed.text().await.unwrap());
}

fn one(to: &str, subject: &str, link: &str) -> (String, String, String) {
    (to.to_owned(), subject.to_owned(), link.to_owned())
}

on_both! {
    /// A peer hears that they are asked and whoever asked that there is an answer, each once.
    async fn a_peer_and_whoever_asks_one_hear_of_it(database: &TestDatabase) {
        let (town, mail) = town(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (peer, asker) = (town.one("CMD", Role::Reader).await, town.one("HCK", Role::Reader).await);
        let offer = json!({ "vendor": vendor, "knows": "Data migration", "aMonth": 2, "reach": "canaryreach", "until": today() + Days::new(90) });
        let offer = answered(town.send(&peer, Method::POST, "/peers", &offer).await, 201).await;
        let ask = format!("/peers/{}/questions", offer["id"].as_str().unwrap());
        let asked = answered(town.send(&asker, Method::POST, &ask, &json!({ "question": "canaryquestion?" })).await, 201).await;
        assert_eq!(told(&town, &mail, 1, 0).await, [one("reader@cmd.example", "Somebody asks you a question as a peer", "/peers")]);
        assert!(told(&town, &mail, 5, 1).await.is_empty(), "once");
        let answer = format!("/peer-questions/{}/answer", asked["id"].as_str().unwrap());
        let accepted = send(&town.muster, Method::POST, &format!("/api/v1{answer}"), &peer, &json!({ "accept": true })).await;
        assert!(accepted.status().is_success(), "{}", accepted.text().await.unwrap());
        assert_eq!(told(&town, &mail, 10, 1).await, [one("reader@hck.example", "A peer has answered your question", "/peers")]);
        assert!(told(&town, &mail, 15, 2).await.is_empty());
        town.muster.stop().await;
    }

    /// A second person hears of a review that waits for them, then a convenor; nobody else does, whoever wrote it
    /// least of all. What came back and waits again is told again.
    async fn an_approver_and_a_convenor_hear_of_a_review(database: &TestDatabase) {
        let (town, mail) = town(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (author, approver, convenor) = (town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Approver).await, town.convenor().await);
        for (code, role) in [("HCK", Role::Approver), ("CMD", Role::Administrator), ("LOTI", Role::Operator)] {
            town.one(code, role).await;
        }
        let draft = town.draft("CMD", &vendor, 4).await;
        assert!(told(&town, &mail, 1, 0).await.is_empty(), "a draft waits for nobody");
        let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
        let page = format!("/reviews/{}", draft["id"].as_str().unwrap());
        let waits = one("approver@cmd.example", "A review of your authority waits for your approval", &page);
        assert_eq!(told(&town, &mail, 5, 0).await, [waits]);
        town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
        assert_eq!(told(&town, &mail, 10, 1).await, [one("convenor@loti.example", "A review waits for a convenor", &page)]);
        assert!(told(&town, &mail, 15, 2).await.is_empty());
        let now = town.read(&convenor, &page).await;
        let back = json!({ "decision": "return", "reason": "canaryquestion" });
        let returned = town.stepped(&convenor, &now, "moderation", &back).await;
        town.one("ISL", Role::Convenor).await;
        town.stepped(&author, &returned, "appeal", &json!({ "reason": "canaryquestion" })).await;
        assert_eq!(told(&town, &mail, 20, 2).await, [one("convenor@isl.example", "A review waits for a convenor", &page)], "an appeal is for another");
        town.muster.stop().await;
    }

    /// Who paused everything, or does not want to hear of it at once, is sent nothing; nor is what does not wait any
    /// more when the message would go.
    async fn who_does_not_want_it_is_told_nothing(database: &TestDatabase) {
        let (town, mail) = town(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (author, approver) = (town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Approver).await);
        let now: Value = town.read(&approver, "/me/following").await;
        assert_eq!((&now["waiting"], &now["paused"]), (&json!(true), &json!(false)), "told, unless they say otherwise");
        let draft = town.draft("CMD", &vendor, 4).await;
        let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
        for (body, minutes) in [(json!({ "waiting": false }), 1), (json!({ "waiting": true, "paused": true }), 5)] {
            settings(&town.muster, &approver, &body).await;
            assert!(told(&town, &mail, minutes, 0).await.is_empty(), "{body}");
        }
        settings(&town.muster, &approver, &json!({ "paused": false })).await;
        let alerts = alerts(&town.muster, &mail);
        alerts.find(&at(10)).await.unwrap();
        town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
        assert_eq!(alerts.send(&at(11)).await.unwrap(), 0, "it does not wait any more");
        town.muster.stop().await;
    }
}

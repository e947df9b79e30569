//! Whoever judges offers reads no reviews of those who make them, by any way, for as long as that lasts.

use chrono::TimeDelta;
use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{CANARY, OTHER, Town, VENDOR, answered, ids};
use crate::serving::problem;
use crate::sessions::start;

on_both! {
    /// From its declaration to the end of its last day.
    async fn an_evaluation_hides_reviews_from_those_who_judge(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        muster.import(database, 12).await;
        let town = Town { muster };
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let since = town.muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let review = town.published("HCK", &vendor, 4).await;
        let rival = town.published("HCK", &other, 3).await;
        let id = review["id"].as_str().unwrap();
        let (judge, colleague) = (town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Reader).await);
        let approver = town.one("CMD", Role::Approver).await;
        let me = town.read(&judge, "/me").await["id"].as_str().unwrap().to_owned();
        let plan = town.muster.json("/api/v1/procurements?authority=CMD").await["items"][0]["id"].as_str().unwrap().to_owned();
        let at = format!("/procurements/{plan}/evaluation");
        let none = town.read(&approver, &at).await;
        assert_eq!((&none["until"], &none["people"]), (&Value::Null, &json!([])));
        assert!(none["colleagues"].to_string().contains(&me));
        assert_eq!(town.read(&judge, "/reviews").await["total"], 2);

        let body = json!({ "until": "2026-12-31", "people": [me], "vendors": [vendor] });
        let declared = answered(town.send(&approver, Method::PUT, &at, &body).await, 200).await;
        assert_eq!((&declared["people"][0]["id"], &declared["vendors"][0]["id"]), (&json!(me), &json!(vendor)));
        let list = town.read(&judge, "/reviews").await;
        assert_eq!((ids(&list), &list["total"]), (vec![rival["id"].as_str().unwrap()], &json!(1)));
        for way in ["?format=csv", "?format=ndjson"] {
            let text = town.get(&judge, &format!("/reviews{way}")).await.text().await.unwrap();
            assert!(!text.contains(id), "{text}");
        }
        let nowhere = town.get(&judge, "/reviews/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10").await;
        let hidden = town.get(&judge, &format!("/reviews/{id}")).await;
        assert_eq!((hidden.status(), hidden.status()), (nowhere.status(), reqwest::StatusCode::NOT_FOUND));
        problem(town.get(&judge, &format!("/reviews/{id}/history")).await, 404).await;
        let summary = town.read(&judge, &format!("/vendors/{vendor}/reviews/summary")).await;
        assert_eq!((&summary["reviews"], &summary["overall"]["counts"]), (&json!(0), &json!([0, 0, 0, 0, 0])));
        assert_eq!(town.read(&judge, &format!("/vendors/{other}/reviews/summary")).await["reviews"], 1);
        let changes = town.read(&judge, &format!("/changes?kind=review&since={since}")).await;
        assert_eq!(ids(&changes), [rival["id"].as_str().unwrap()]);
        let search = town.read(&judge, &format!("/search?q={CANARY}")).await;
        assert_eq!(search["items"], json!([]));
        // Nor do they write one meanwhile.
        let said = town.said("CMD", &vendor, 1).await;
        problem(town.send(&judge, Method::POST, "/reviews", &said).await, 409).await;
        // Everybody else reads on.
        assert_eq!(town.read(&colleague, "/reviews").await["total"], 2);
        assert_eq!(ids(&town.read(&colleague, &format!("/changes?kind=review&since={since}")).await).len(), 2);

        clock.pass(TimeDelta::days(38));
        let judge = town.one("CMD", Role::Contributor).await;
        assert_eq!(town.read(&judge, "/reviews").await["total"], 1, "its last day counts");
        clock.pass(TimeDelta::days(1));
        let judge = town.one("CMD", Role::Contributor).await;
        assert_eq!(town.read(&judge, "/reviews").await["total"], 2);
        town.muster.stop().await;
    }

    /// Declared by approvers of the purchase's own authority, of its own people, and ended by them.
    async fn who_declares_an_evaluation(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let approver = town.one("CMD", Role::Approver).await;
        let judge = town.one("CMD", Role::Contributor).await;
        let me = town.read(&judge, "/me").await["id"].as_str().unwrap().to_owned();
        let stranger = town.one("HCK", Role::Contributor).await;
        let stranger = town.read(&stranger, "/me").await["id"].as_str().unwrap().to_owned();
        let plan = town.muster.json("/api/v1/procurements?authority=CMD").await["items"][0]["id"].as_str().unwrap().to_owned();
        let at = format!("/procurements/{plan}/evaluation");
        let body = json!({ "until": "2026-12-31", "people": [me], "vendors": [vendor] });
        problem(town.send(&judge, Method::PUT, &at, &body).await, 403).await;
        let hackney = town.one("HCK", Role::Approver).await;
        problem(town.send(&hackney, Method::PUT, &at, &body).await, 404).await;
        problem(town.get(&hackney, &at).await, 404).await;
        for (field, value, place) in [
            ("people", json!([stranger]), "/people"),
            ("people", json!([]), "/people"),
            ("vendors", json!([me]), "/vendors"),
            ("until", json!("2026-11-22"), "/until"),
        ] {
            let mut wrong = body.clone();
            wrong[field] = value;
            let told = problem(town.send(&approver, Method::PUT, &at, &wrong).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place);
        }
        answered(town.send(&approver, Method::PUT, &at, &body).await, 200).await;
        town.published("HCK", &vendor, 4).await;
        assert_eq!(town.read(&judge, "/reviews").await["total"], 0);
        // A merged vendor is the same company: its reviews are kept back, too.
        let other = town.vendor(OTHER).await;
        town.published("HCK", &other, 4).await;
        assert_eq!(town.read(&judge, "/reviews").await["total"], 1);
        let merge = json!({ "into": vendor, "reason": "renamed in 2021" });
        answered(town.send(&approver, Method::POST, &format!("/vendors/{other}/merge"), &merge).await, 201).await;
        assert_eq!(town.read(&judge, "/reviews").await["total"], 0);
        assert_eq!(town.send(&approver, Method::DELETE, &at, &Value::Null).await.status(), 204);
        assert_eq!(town.send(&approver, Method::DELETE, &at, &Value::Null).await.status(), 204, "once more changes nothing");
        assert_eq!(town.read(&judge, "/reviews").await["total"], 2);
        town.muster.stop().await;
    }
}

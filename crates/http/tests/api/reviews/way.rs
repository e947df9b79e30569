//! The way of a review from its author to its readers.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{OTHER, Town, VENDOR, answered, ids};
use crate::serving::problem;

on_both! {
    /// Draft, handed in, approved by a second person, published by a convenor, read on the vendor's page.
    async fn four_eyes_and_a_convenor_stand_between_a_draft_and_its_readers(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let [author, approver] = [town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Approver).await];
        let (convenor, reader) = (town.convenor().await, town.one("HCK", Role::Reader).await);
        let draft = town.draft("CMD", &vendor, 4).await;
        assert_eq!((&draft["state"], &draft["may"]), (&json!("draft"), &json!(["edit", "submit", "withdraw"])));

        let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
        assert_eq!(submitted["state"], "submitted");
        let queue = town.read(&approver, "/reviews/queue").await;
        assert_eq!(queue["toApprove"][0]["id"], draft["id"]);
        problem(town.step(&author, &submitted, "approval", &json!({ "decision": "approve" })).await, 403).await;
        let approved = town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
        assert_eq!(town.read(&convenor, "/reviews/queue").await["toModerate"][0]["id"], draft["id"]);
        problem(town.step(&approver, &approved, "moderation", &json!({ "decision": "publish" })).await, 403).await;
        let published = town.stepped(&convenor, &approved, "moderation", &json!({ "decision": "publish" })).await;
        assert_eq!((&published["state"], &published["age"], &published["weight"]), (&json!("published"), &json!("fresh"), &json!(1.0)));
        assert_eq!((&published["reply"]["state"], &published["reply"]["workingDaysLeft"]), (&json!("open"), &json!(20)));
        assert_eq!(published["reply"]["due"], "2026-12-21");

        let list = town.read(&reader, &format!("/reviews?vendor={vendor}")).await;
        assert_eq!((ids(&list), &list["total"]), (vec![draft["id"].as_str().unwrap()], &json!(1)));
        assert_eq!(list["items"][0]["authority"]["code"], "CMD", "never anonymous to members");
        let history = town.read(&reader, &format!("/reviews/{}/history", draft["id"].as_str().unwrap())).await;
        assert_eq!(history["items"].as_array().unwrap().len(), 1, "what came before is for those inside");
        let inside = town.read(&approver, &format!("/reviews/{}/history", draft["id"].as_str().unwrap())).await;
        let steps: Vec<&str> = inside["items"].as_array().unwrap().iter().filter_map(|s| s["step"].as_str()).collect();
        assert_eq!(steps, ["begun", "submitted", "approved", "published"]);
        assert_eq!(inside["items"][2]["by"], "approver of CMD");
        town.muster.stop().await;
    }

    /// Whoever wrote a review cannot approve it, whatever else they are; and nobody approves what they have not read.
    async fn whoever_wrote_it_does_not_approve_it(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let both = town.muster.signed_in("CMD", &[Role::Contributor, Role::Approver]).await;
        let said = town.said("CMD", &vendor, 4).await;
        let draft = answered(town.send(&both, Method::POST, "/reviews", &said).await, 201).await;
        let submitted = town.stepped(&both, &draft, "submission", &Value::Null).await;
        let approve = json!({ "decision": "approve" });
        let told = problem(town.step(&both, &submitted, "approval", &approve).await, 409).await;
        assert!(told["detail"].as_str().unwrap().contains("second person"), "{told}");
        let approver = town.one("CMD", Role::Approver).await;
        let stale = problem(town.step(&approver, &draft, "approval", &approve).await, 412).await;
        assert_eq!(stale["current"]["state"], "submitted");
        problem(town.send(&approver, Method::POST, &format!("/reviews/{}/approval", draft["id"].as_str().unwrap()), &approve).await, 428).await;
        let stranger = town.one("HCK", Role::Approver).await;
        problem(town.step(&stranger, &submitted, "approval", &approve).await, 404).await;
        let back = json!({ "decision": "return", "reason": " " });
        let told = problem(town.step(&approver, &submitted, "approval", &back).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/reason");
        town.stepped(&approver, &submitted, "approval", &approve).await;
        town.muster.stop().await;
    }

    /// A convenor says why a review comes back; its authority takes it up again, or asks another convenor, once.
    async fn what_came_back_is_taken_up_again_or_appealed_to_another(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let author = town.one("CMD", Role::Contributor).await;
        let (convenor, other) = (town.convenor().await, town.one("ISL", Role::Convenor).await);
        let approved = town.approved("CMD", &vendor, 2).await;
        let back = json!({ "decision": "return", "reason": "It can be read as a charge." });
        let returned = town.stepped(&convenor, &approved, "moderation", &back).await;
        let mine = town.read(&author, &format!("/reviews/{}", returned["id"].as_str().unwrap())).await;
        assert_eq!((&mine["state"], &mine["reason"]), (&json!("returned"), &json!("It can be read as a charge.")));
        assert_eq!(mine["may"], json!(["appeal", "revise", "withdraw"]));
        let appealed = town.stepped(&author, &mine, "appeal", &json!({ "reason": "It says what happened." })).await;
        let publish = json!({ "decision": "publish" });
        let told = problem(town.step(&convenor, &appealed, "moderation", &publish).await, 409).await;
        assert!(told["detail"].as_str().unwrap().contains("another convenor"), "{told}");
        assert!(town.read(&convenor, "/reviews/queue").await["toModerate"].as_array().unwrap().is_empty());
        let again = town.stepped(&other, &appealed, "moderation", &back).await;
        problem(town.step(&author, &again, "appeal", &json!({ "reason": "Once more." })).await, 409).await;
        let revised = town.stepped(&author, &again, "revision", &Value::Null).await;
        assert_eq!(revised["state"], "draft");

        let id = revised["id"].as_str().unwrap();
        let change = |body: &Value, version: &Value| {
            let request = town.muster.request(Method::PATCH, &format!("/api/v1/reviews/{id}")).bearer_auth(&author);
            request.header("If-Match", format!("\"{version}\"")).json(body).send()
        };
        let body = json!({ "worst": "Reports were charged one by one until May.", "aspects": { "support": null, "exit": 3 }, "facts": { "buyAgain": null } });
        let changed = answered(change(&body, &revised["version"]).await.unwrap(), 200).await;
        assert_eq!((&changed["aspects"], &changed["facts"]["buyAgain"]), (&json!({ "exit": 3 }), &Value::Null));
        assert_eq!((&changed["facts"]["changeRequests"], &changed["best"]), (&json!(12), &revised["best"]), "what is left out stays");
        let stale = problem(change(&body, &revised["version"]).await.unwrap(), 412).await;
        assert_eq!(stale["current"]["worst"], changed["worst"]);
        let submitted = town.stepped(&author, &changed, "submission", &Value::Null).await;
        problem(change(&body, &submitted["version"]).await.unwrap(), 409).await;
        town.muster.stop().await;
    }

    /// An authority has one current review from each desk; a newer one takes its place, and the old one is kept.
    async fn a_newer_review_takes_the_place_of_the_one_before(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let [first, second] = [town.published("CMD", &vendor, 4).await, town.published("CMD", &vendor, 2).await];
        let reader = town.one("HCK", Role::Reader).await;
        let list = town.read(&reader, "/reviews").await;
        assert_eq!((ids(&list), &list["total"]), (vec![second["id"].as_str().unwrap()], &json!(1)));
        let path = format!("/reviews/{}", first["id"].as_str().unwrap());
        problem(town.get(&reader, &path).await, 404).await;
        let approver = town.one("CMD", Role::Approver).await;
        assert_eq!(town.read(&approver, &path).await["state"], "replaced");
        let kept = town.read(&approver, "/reviews?standing=replaced").await;
        assert_eq!(ids(&kept), [first["id"].as_str().unwrap()]);

        // Another desk is another review.
        let author = town.one("CMD", Role::Contributor).await;
        let mut said = town.said("CMD", &vendor, 5).await;
        said["desk"] = "procurement".into();
        let draft = answered(town.send(&author, Method::POST, "/reviews", &said).await, 201).await;
        let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
        let approved = town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
        let convenor = town.convenor().await;
        town.stepped(&convenor, &approved, "moderation", &json!({ "decision": "publish" })).await;
        assert_eq!(town.read(&reader, "/reviews").await["total"], 2);
        // Taken back by its authority, it is gone for its readers.
        let now = town.read(&approver, &format!("/reviews/{}", second["id"].as_str().unwrap())).await;
        town.stepped(&approver, &now, "withdrawal", &Value::Null).await;
        assert_eq!(town.read(&reader, "/reviews").await["total"], 1);
        town.muster.stop().await;
    }

    /// Only who holds a contract reviews, both sides are said, and nobody is named.
    async fn what_cannot_be_said_is_refused_with_its_place(database: &TestDatabase) {
        let town = Town::new(database).await;
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let author = town.one("CMD", Role::Contributor).await;
        let wrong = async |change: Value| {
            let mut said = town.said("CMD", &vendor, 4).await;
            for (field, value) in change.as_object().unwrap() {
                said[field] = value.clone();
            }
            let told = problem(town.send(&author, Method::POST, "/reviews", &said).await, 422).await;
            told["errors"][0]["pointer"].as_str().unwrap().to_owned()
        };
        let contract = async |code: &str, vendor: &str| json!({ "kind": "contract", "id": town.contract(code, vendor).await });
        assert_eq!(wrong(json!({ "foundation": contract("HCK", &vendor).await })).await, "/foundation", "another's contract");
        assert_eq!(wrong(json!({ "foundation": contract("CMD", &other).await })).await, "/foundation", "another vendor's");
        assert_eq!(wrong(json!({ "foundation": { "kind": "rumour", "id": vendor } })).await, "/foundation/kind");
        assert_eq!(wrong(json!({ "overall": 6 })).await, "/overall");
        assert_eq!(wrong(json!({ "aspects": { "charm": 3 } })).await, "/aspects/charm");
        assert_eq!(wrong(json!({ "facts": { "plannedCost": "a lot" } })).await, "/facts/plannedCost");
        assert_eq!(wrong(json!({ "desk": "canteen" })).await, "/desk");
        assert_eq!(wrong(json!({ "vendor": "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10" })).await, "/vendor");

        // A draft may be half done; it is not handed in like this.
        let mut said = town.said("CMD", &vendor, 4).await;
        said["best"] = "Ask Mrs Example, or contributor of CMD.".into();
        said["worst"] = "".into();
        let draft = answered(town.send(&author, Method::POST, "/reviews", &said).await, 201).await;
        let told = problem(town.step(&author, &draft, "submission", &Value::Null).await, 422).await;
        let places: Vec<&str> = told["errors"].as_array().unwrap().iter().filter_map(|e| e["pointer"].as_str()).collect();
        assert_eq!(places, ["/worst", "/best", "/best"], "{told}");
        let words = json!({ "best": said["best"], "worst": "Fraud.", "nda": true });
        let remarks = answered(town.send(&author, Method::POST, "/reviews/check", &words).await, 200).await;
        let found: Vec<(&str, &str)> = remarks["items"].as_array().unwrap().iter()
            .map(|r| (r["field"].as_str().unwrap(), r["gravity"].as_str().unwrap())).collect();
        assert_eq!(found, [("best", "remove"), ("best", "remove"), ("worst", "think")]);
        let bases = town.read(&author, &format!("/vendors/{vendor}/review-bases")).await;
        assert_eq!(bases["items"].as_array().unwrap().len(), 3, "{bases}");
        let loti = town.muster.signed_in("LOTI", &[Role::Contributor]).await;
        let bases = town.read(&loti, &format!("/vendors/{vendor}/review-bases")).await;
        assert_eq!(bases["items"], json!([]), "no contract, no review");
        town.muster.stop().await;
    }
}

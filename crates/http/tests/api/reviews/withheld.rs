//! A review whose words are kept to its authority: members read ratings and facts, and the words nowhere.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use super::sight::heard;
use super::{CANARY, Town, VENDOR, answered};
use crate::serving::problem;

/// What stands in the words of what went worst, and nowhere else.
const WORST: &str = "Each report cost extra.";

impl Town {
    /// A review whose words are kept, with the convenor.
    async fn withheld(&self, code: &str, vendor: &str) -> Value {
        let (author, approver) =
            (self.one(code, Role::Contributor).await, self.one(code, Role::Approver).await);
        let mut said = self.said(code, vendor, 2).await;
        said["wordsWithheld"] = true.into();
        let draft = answered(self.send(&author, Method::POST, "/reviews", &said).await, 201).await;
        assert_eq!(draft["wordsWithheld"], true);
        let submitted = self.stepped(&author, &draft, "submission", &Value::Null).await;
        self.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await
    }

    /// Says whether the words of a review are kept, as of the version it has.
    async fn withhold(&self, token: &str, review: &Value, withheld: bool) -> Response {
        let path = format!("/api/v1/reviews/{}/withholding", review["id"].as_str().unwrap());
        let request = self.muster.request(Method::PUT, &path).bearer_auth(token);
        let request = request.header("If-Match", format!("\"{}\"", review["version"]));
        request.json(&json!({ "withheld": withheld })).send().await.unwrap()
    }

    /// A token of another system of an authority.
    async fn system(&self, code: &str, scopes: Value) -> String {
        let administrator = self.one(code, Role::Administrator).await;
        let body = json!({ "name": "Mirror", "scopes": scopes });
        let made = answered(self.send(&administrator, Method::POST, "/clients", &body).await, 201).await;
        let asked = self.muster.request(Method::POST, "/api/v1/oauth/token");
        let asked = asked.basic_auth(made["client"]["id"].as_str().unwrap(), made["secret"].as_str());
        let asked = asked.form(&[("grant_type", "client_credentials")]);
        let token: Value = asked.send().await.unwrap().json().await.unwrap();
        token["access_token"].as_str().unwrap().to_owned()
    }
}

fn words(text: &str) -> bool {
    text.contains(CANARY) || text.contains(WORST)
}

on_both! {
    /// Outside the authority the words are in no list, file, search, sum, feed, desk or page; ratings and facts are.
    async fn withheld_words_are_read_at_home_and_nowhere_else(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let since = town.muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let convenor = town.convenor().await;
        let approved = town.withheld("CMD", &vendor).await;
        let id = approved["id"].as_str().unwrap();
        let publish = json!({ "decision": "publish" });
        let published = town.stepped(&convenor, &approved, "moderation", &publish).await;
        assert_eq!((&published["state"], &published["best"]), (&json!("published"), &json!("")), "not even to who published it");

        let outside = [
            String::new(),
            town.one("HCK", Role::Reader).await,
            town.one("HCK", Role::Approver).await,
            town.one("HCK", Role::Administrator).await,
            town.one("LOTI", Role::Operator).await,
            town.system("HCK", json!(["reviews:read"])).await,
            town.system("CMD", json!(["reviews:read", "register:read"])).await,
            convenor,
        ];
        for token in &outside {
            let heard = heard(&town, token, &vendor, id, &since).await;
            assert!(!words(&heard), "{heard}");
        }
        for token in [&outside[1], &outside[5], &outside[7]] {
            let seen = town.read(token, &format!("/reviews/{id}")).await;
            assert_eq!((&seen["wordsWithheld"], &seen["best"], &seen["worst"]), (&json!(true), &json!(""), &json!("")));
            assert_eq!((&seen["overall"], &seen["aspects"]["support"], &seen["facts"]["changeRequests"]), (&json!(2), &json!(2), &json!(12)));
            assert!(town.get(token, "/reviews?format=csv").await.text().await.unwrap().contains("wordsWithheld"));
        }
        for role in [Role::Reader, Role::Contributor, Role::Approver] {
            let heard = heard(&town, &town.one("CMD", role).await, &vendor, id, &since).await;
            assert!(words(&heard), "its own authority reads them");
        }
        // The vendor answers to ratings and facts; what it says stands beside them.
        let approver = town.one("CMD", Role::Approver).await;
        let link = json!({ "vendor": vendor, "name": "Their account director" });
        let link = answered(town.send(&approver, Method::POST, "/vendor-links", &link).await, 201).await;
        let secret = link["address"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let page = town.read("", &format!("/vendor-pages/{secret}")).await;
        assert_eq!((&page["reviews"][0]["wordsWithheld"], &page["reviews"][0]["overall"]), (&json!(true), &json!(2)));
        let said = town.send("", Method::PUT, &format!("/vendor-pages/{secret}/reviews/{id}/reply"), &json!({ "text": "We would like to hear more." })).await;
        let said = answered(said, 200).await;
        assert!(!words(&page.to_string()) && !words(&said.to_string()));
        let administrator = town.one("CMD", Role::Administrator).await;
        assert!(!words(&town.read(&administrator, "/audit").await.to_string()), "what it says is no matter of the audit");
        town.muster.stop().await;
    }

    /// A convenor answers for what is published, and reads it for that long: when it waits, when it came back, and
    /// not after.
    async fn a_convenor_reads_withheld_words_while_they_moderate(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (author, convenor) = (town.one("CMD", Role::Contributor).await, town.convenor().await);
        let approved = town.withheld("CMD", &vendor).await;
        let path = format!("/reviews/{}", approved["id"].as_str().unwrap());
        let queue = town.read(&convenor, "/reviews/queue").await;
        assert_eq!((&queue["toModerate"][0]["worst"], &queue["toModerate"][0]["wordsWithheld"]), (&json!(WORST), &json!(true)));
        let back = json!({ "decision": "return", "reason": "It can be read as a charge." });
        let returned = town.stepped(&convenor, &approved, "moderation", &back).await;
        assert_eq!(returned["worst"], WORST, "an appeal may bring it back");
        let appealed = town.stepped(&author, &returned, "appeal", &json!({ "reason": "It says what happened." })).await;
        let other = town.one("ISL", Role::Convenor).await;
        assert_eq!(town.read(&other, &path).await["worst"], WORST);
        town.stepped(&other, &appealed, "moderation", &json!({ "decision": "publish" })).await;
        for token in [&convenor, &other] {
            assert!(!words(&town.read(token, &path).await.to_string()));
        }
        let home = town.one("CMD", Role::Convenor).await;
        assert_eq!(town.read(&home, &path).await["worst"], WORST, "a convenor of its own authority is of its own authority");
        town.muster.stop().await;
    }

    /// Its author says it in the draft, and an approver of its authority at any time after.
    async fn who_says_that_words_are_kept(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let approver = town.one("CMD", Role::Approver).await;
        let (author, reader) = (town.one("CMD", Role::Contributor).await, town.one("HCK", Role::Reader).await);
        let published = town.published("CMD", &vendor, 4).await;
        let path = format!("/reviews/{}", published["id"].as_str().unwrap());
        assert_eq!((&published["wordsWithheld"], &town.read(&reader, &path).await["worst"]), (&json!(false), &json!(WORST)));
        assert!(town.read(&approver, &path).await["may"].as_array().unwrap().contains(&json!("withhold")));
        let convenor = town.convenor().await;
        for token in [&author, &reader, &convenor] {
            problem(town.withhold(token, &published, true).await, 403).await;
        }
        let stranger = town.one("HCK", Role::Approver).await;
        problem(town.withhold(&stranger, &published, true).await, 409).await;
        let unnamed = town.send(&approver, Method::PUT, &format!("{path}/withholding"), &json!({ "withheld": true })).await;
        problem(unnamed, 428).await;

        let since = town.muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let kept = answered(town.withhold(&approver, &published, true).await, 200).await;
        assert_eq!((&kept["wordsWithheld"], &kept["worst"]), (&json!(true), &json!(WORST)));
        assert_eq!(town.read(&reader, &path).await["worst"], "");
        let changes = town.read(&reader, &format!("/changes?kind=review&since={since}")).await;
        assert_eq!(changes["items"][0]["id"], published["id"], "mirrors hear of it");
        let stale = problem(town.withhold(&approver, &published, false).await, 412).await;
        assert_eq!(stale["current"]["wordsWithheld"], true);
        let administrator = town.one("CMD", Role::Administrator).await;
        let audit = town.read(&administrator, "/audit?action=review.wordsWithheld").await;
        assert_eq!(audit["items"].as_array().unwrap().len(), 1);
        let shown = answered(town.withhold(&approver, &kept, false).await, 200).await;
        assert_eq!(town.read(&reader, &path).await["worst"], WORST);
        let same = answered(town.withhold(&approver, &shown, false).await, 200).await;
        assert_eq!(same["version"], shown["version"], "nothing changed");

        // A draft is its author's: they say it there, and take it back.
        let mut said = town.said("CMD", &vendor, 4).await;
        said["desk"] = "technology".into();
        let draft = answered(town.send(&author, Method::POST, "/reviews", &said).await, 201).await;
        problem(town.withhold(&approver, &draft, true).await, 404).await;
        let change = |body: Value, version: Value| {
            let request = town.muster.request(Method::PATCH, &format!("/api/v1/reviews/{}", draft["id"].as_str().unwrap()));
            request.bearer_auth(&author).header("If-Match", format!("\"{version}\"")).json(&body).send()
        };
        let kept = answered(change(json!({ "wordsWithheld": true }), draft["version"].clone()).await.unwrap(), 200).await;
        assert_eq!((&kept["wordsWithheld"], &kept["worst"]), (&json!(true), &json!(WORST)));
        let open = answered(change(json!({ "wordsWithheld": false }), kept["version"].clone()).await.unwrap(), 200).await;
        assert_eq!(open["wordsWithheld"], false);
        town.muster.stop().await;
    }
}

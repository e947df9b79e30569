//! Peers: asked as often as they said and for as long as they said; their address is for whoever they accepted,
//! and whoever took their offer back is found by no way there is.

use std::collections::BTreeSet;

use chrono::Days;
use futures_util::future::join_all;
use muster_domain::access::Role;
use muster_persistence::secret::Holder;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::notices::today;
use crate::serving::{Muster, problem};

const REACH: &str = "canaryreachx, extension 4";

async fn send(muster: &Muster, method: Method, path: &str, token: &str, body: &Value) -> reqwest::Response {
    let request = muster.request(method.clone(), path).bearer_auth(token);
    let request = if method == Method::GET { request } else { request.json(body) };
    request.send().await.unwrap()
}

async fn get(muster: &Muster, path: &str, token: &str) -> Value {
    let answer = send(muster, Method::GET, path, token, &Value::Null).await;
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert_eq!(status, 200, "{path}: {text}");
    serde_json::from_str(&text).unwrap()
}

async fn done(muster: &Muster, path: &str, token: &str, body: &Value, status: u16) -> Value {
    let answer = send(muster, Method::POST, path, token, body).await;
    let (got, text) = (answer.status(), answer.text().await.unwrap());
    assert_eq!(got, status, "{path}: {text}");
    serde_json::from_str(&text).unwrap_or_default()
}

async fn a_vendor(muster: &Muster) -> String {
    muster.json("/api/v1/vendors?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned()
}

fn offer(vendor: &str, a_month: u8) -> Value {
    json!({
        "vendor": vendor, "knows": "canaryknowsx and data migration", "since": 2021, "aMonth": a_month,
        "reach": REACH, "until": today() + Days::new(180),
    })
}

fn question(text: &str) -> Value {
    json!({ "question": text })
}

on_both! {
    /// From an offer to an answer that helped: how to reach the peer is told once they accepted, to whoever asked
    /// and to nobody else.
    async fn an_address_is_told_after_an_answer_and_to_nobody_else(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let peer = muster.signed_in("CMD", &[Role::Reader]).await;
        let asker = muster.signed_in("HCK", &[Role::Reader]).await;
        let others = [
            muster.signed_in("HCK", &[Role::Administrator]).await,
            muster.signed_in("CMD", &[Role::Administrator]).await,
            muster.signed_in("ISL", &[Role::Convenor]).await,
        ];
        let vendor = a_vendor(&muster).await;
        let made = done(&muster, "/api/v1/peers", &peer, &offer(&vendor, 2), 201).await;
        assert!(!made.to_string().contains("canaryreachx") && made["own"] == true, "{made}");
        let kept = muster.database.secrets().all().await.unwrap();
        let kept = kept.iter().find(|secret| matches!(secret.holder, Holder::Peer(_))).unwrap();
        assert!(!kept.kept.contains("canaryreachx"), "it is kept sealed");

        let about = format!("/api/v1/vendors/{vendor}/peers");
        let seen = get(&muster, &about, &asker).await;
        let seen = &seen["items"][0];
        assert_eq!((&seen["name"], &seen["left"], &seen["refusal"]), (&json!("reader of CMD"), &json!(2), &Value::Null));
        assert_eq!(seen["authority"]["code"], "CMD");
        let ask = format!("/api/v1/peers/{}/questions", seen["id"].as_str().unwrap());
        let asked = done(&muster, &ask, &asker, &question("How long did it take?"), 201).await;
        assert_eq!((&asked["state"], &asked["reach"]), (&json!("asked"), &Value::Null));
        let at = format!("/api/v1/peer-questions/{}", asked["id"].as_str().unwrap());
        assert_eq!(get(&muster, &about, &others[2]).await["items"][0]["left"], 1);

        let desk = get(&muster, "/api/v1/desk", &peer).await;
        assert_eq!(desk["peers"]["received"][0]["asker"], "reader of HCK");
        for (token, status) in [(&asker, 404), (&others[1], 404)] {
            problem(send(&muster, Method::POST, &format!("{at}/answer"), token, &json!({ "accept": true })).await, status).await;
        }
        problem(send(&muster, Method::POST, &format!("{at}/verdict"), &asker, &json!({ "helped": true })).await, 409).await;
        done(&muster, &format!("{at}/answer"), &peer, &json!({ "accept": true }), 200).await;
        problem(send(&muster, Method::POST, &format!("{at}/answer"), &peer, &json!({ "accept": false })).await, 409).await;
        let told = get(&muster, "/api/v1/peer-questions", &asker).await;
        assert_eq!((&told["asked"][0]["reach"], &told["asked"][0]["wantsVerdict"]), (&json!(REACH), &json!(true)));
        for token in others.iter().chain([&peer]) {
            for path in ["/api/v1/peer-questions", "/api/v1/peers", &about, "/api/v1/changes", "/api/v1/search?q=canaryreachx"] {
                let text = send(&muster, Method::GET, path, token, &Value::Null).await.text().await.unwrap();
                assert!(!text.contains("canaryreachx"), "{path}: {text}");
            }
        }
        assert_eq!(get(&muster, "/api/v1/desk", &asker).await["peers"]["asked"][0]["id"], asked["id"]);
        let judged = done(&muster, &format!("{at}/verdict"), &asker, &json!({ "helped": true }), 200).await;
        assert_eq!((&judged["helped"], &judged["wantsVerdict"]), (&json!(true), &json!(false)));
        problem(send(&muster, Method::POST, &format!("{at}/verdict"), &asker, &json!({ "helped": false })).await, 409).await;
        assert_eq!(get(&muster, "/api/v1/desk", &asker).await["peers"]["asked"], json!([]));
        muster.stop().await;
    }

    /// Nobody is asked more often than they said, nor twice by one person, nor by themselves; what is taken back
    /// does not count.
    async fn nobody_is_asked_more_often_than_they_said(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let peer = muster.signed_in("CMD", &[Role::Reader]).await;
        let [one, two, three] = [
            muster.signed_in("HCK", &[Role::Reader]).await,
            muster.signed_in("HCK", &[Role::Contributor]).await,
            muster.signed_in("ISL", &[Role::Convenor]).await,
        ];
        let vendor = a_vendor(&muster).await;
        let made = done(&muster, "/api/v1/peers", &peer, &offer(&vendor, 2), 201).await;
        let ask = format!("/api/v1/peers/{}/questions", made["id"].as_str().unwrap());
        let what = question("What did it cost?");
        problem(send(&muster, Method::POST, &ask, &peer, &what).await, 409).await;
        let first = done(&muster, &ask, &one, &what, 201).await;
        problem(send(&muster, Method::POST, &ask, &one, &what).await, 409).await;
        done(&muster, &ask, &two, &what, 201).await;
        let refused = problem(send(&muster, Method::POST, &ask, &three, &what).await, 409).await;
        assert!(refused["detail"].as_str().unwrap().contains("ask again next month"), "{refused}");
        let about = format!("/api/v1/vendors/{vendor}/peers");
        assert_eq!(get(&muster, &about, &three).await["items"][0]["refusal"], "askedOften");
        let back = format!("/api/v1/peer-questions/{}/withdraw", first["id"].as_str().unwrap());
        problem(send(&muster, Method::POST, &back, &two, &Value::Null).await, 404).await;
        assert_eq!(done(&muster, &back, &one, &Value::Null, 200).await["state"], "withdrawn");
        done(&muster, &ask, &three, &what, 201).await;
        for (change, place) in [
            (json!({ "aMonth": 0 }), "/aMonth"),
            (json!({ "until": today() }), "/until"),
            (json!({ "until": today() + Days::new(400) }), "/until"),
            (json!({ "vendor": Uuid::from_u128(3) }), "/vendor"),
            (json!({ "knows": " " }), "/knows"),
            (json!({ "since": 1900 }), "/since"),
        ] {
            let mut body = offer(&vendor, 2);
            for (name, value) in change.as_object().unwrap() {
                body[name] = value.clone();
            }
            let refused = problem(send(&muster, Method::POST, "/api/v1/peers", &peer, &body).await, 422).await;
            assert_eq!(refused["errors"][0]["pointer"], place, "{refused}");
        }
        muster.stop().await;
    }

    /// Of many who ask for the last place at once, one gets it.
    async fn of_many_at_once_one_gets_the_last_place(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let peer = muster.signed_in("CMD", &[Role::Reader]).await;
        let vendor = a_vendor(&muster).await;
        let made = done(&muster, "/api/v1/peers", &peer, &offer(&vendor, 1), 201).await;
        let ask = format!("/api/v1/peers/{}/questions", made["id"].as_str().unwrap());
        let mut askers = Vec::new();
        for authority in ["HCK", "ISL", "LBH"] {
            for role in [Role::Reader, Role::Contributor, Role::Approver, Role::Administrator] {
                askers.push(muster.signed_in(authority, &[role]).await);
            }
        }
        let what = question("May I call you?");
        let answers = join_all(askers.iter().map(|asker| send(&muster, Method::POST, &ask, asker, &what))).await;
        let statuses: Vec<u16> = answers.iter().map(|answer| answer.status().as_u16()).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().collect::<BTreeSet<_>>(), [201, 409].iter().collect(), "{statuses:?}");
        assert_eq!(get(&muster, "/api/v1/peer-questions", &peer).await["received"].as_array().unwrap().len(), 1);
        muster.stop().await;
    }

    /// One call ends an offer: whoever looks finds it by no route, old questions included, and how to reach the
    /// person is erased. The same holds of whoever is suspended.
    async fn whoever_took_their_offer_back_is_found_by_no_route(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let vendor = a_vendor(&muster).await;
        let about = format!("/api/v1/vendors/{vendor}/peers");
        let asker = muster.signed_in("HCK", &[Role::Approver]).await;
        let administrator = muster.signed_in("HCK", &[Role::Administrator]).await;
        let their_administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        for (role, suspended) in [(Role::Reader, false), (Role::Contributor, true)] {
            let name = format!("{} of CMD", role.as_str());
            let peer = muster.signed_in("CMD", &[role]).await;
            let made = done(&muster, "/api/v1/peers", &peer, &offer(&vendor, 5), 201).await;
            let id = made["id"].as_str().unwrap().to_owned();
            let ask = format!("/api/v1/peers/{id}/questions");
            let accepted = done(&muster, &ask, &asker, &question("Is it any good?"), 201).await;
            let at = format!("/api/v1/peer-questions/{}", accepted["id"].as_str().unwrap());
            done(&muster, &format!("{at}/answer"), &peer, &json!({ "accept": true }), 200).await;
            done(&muster, &ask, &administrator, &question("And the support?"), 201).await;
            assert!(get(&muster, &about, &asker).await.to_string().contains("canaryknowsx"), "found before");

            if suspended {
                let me = get(&muster, "/api/v1/me", &peer).await;
                let place = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
                let now = send(&muster, Method::GET, &place, &their_administrator, &Value::Null).await;
                let tag = now.headers()["etag"].to_str().unwrap().to_owned();
                let change = muster.request(Method::PATCH, &place).bearer_auth(&their_administrator);
                let changed = change.header("If-Match", tag).json(&json!({ "suspended": true })).send().await.unwrap();
                assert_eq!(changed.status(), 200);
            } else {
                let stranger = send(&muster, Method::DELETE, &format!("/api/v1/peers/{id}"), &asker, &Value::Null).await;
                problem(stranger, 404).await;
                let ended = send(&muster, Method::DELETE, &format!("/api/v1/peers/{id}"), &peer, &Value::Null).await;
                assert_eq!(ended.status(), 204);
                problem(send(&muster, Method::DELETE, &format!("/api/v1/peers/{id}"), &peer, &Value::Null).await, 404).await;
                let kept = muster.database.secrets().all().await.unwrap();
                let held = kept.iter().any(|secret| secret.holder == Holder::Peer(id.parse().unwrap()));
                assert!(!held, "how to reach them is erased");
            }
            for token in [&asker, &administrator] {
                for path in [
                    about.as_str(),
                    "/api/v1/peer-questions",
                    "/api/v1/desk",
                    "/api/v1/search?q=canaryknowsx",
                    "/api/v1/changes",
                    "/api/v1/vendors?format=ndjson",
                    "/api/v1/pilots?q=canaryknowsx",
                ] {
                    let text = send(&muster, Method::GET, path, token, &Value::Null).await.text().await.unwrap();
                    for trace in ["canaryknowsx", "canaryreachx", &name, id.as_str()] {
                        assert!(!text.contains(trace), "{trace} in {path}: {text}");
                    }
                }
                problem(send(&muster, Method::POST, &ask, token, &question("Still there?")).await, 404).await;
            }
            let audit = send(&muster, Method::GET, "/api/v1/audit?limit=200", &administrator, &Value::Null).await;
            let audit = audit.text().await.unwrap();
            for trace in ["canaryknowsx", "canaryreachx", id.as_str()] {
                assert!(!audit.contains(trace), "{trace} in the audit of whoever asked");
            }
            let asked = get(&muster, "/api/v1/peer-questions", &asker).await;
            let old = asked["asked"].as_array().unwrap().iter().find(|q| q["id"] == accepted["id"]).unwrap();
            assert_eq!((&old["peer"], &old["reach"], &old["state"]), (&Value::Null, &Value::Null, &json!("accepted")));
        }
        muster.stop().await;
    }
}

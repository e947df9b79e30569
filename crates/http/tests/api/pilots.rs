//! Pilots: put on record in a minute, seen by their audience and nobody else, found before somebody tries the same.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use muster_domain::access::Role;
use muster_domain::audience::Audience;
use muster_domain::id::PilotId;
use muster_domain::pilot::{Account, Pilot};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::viewer::Viewer;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::downloads::unpacked;
use crate::notices::today;
use crate::serving::{Muster, problem};

async fn send(
    muster: &Muster,
    method: Method,
    path: &str,
    token: Option<&str>,
    tag: Option<&str>,
    body: &Value,
) -> reqwest::Response {
    let request = muster.request(method.clone(), path);
    let request = token.iter().fold(request, |request, token| request.bearer_auth(token));
    let request = tag.iter().fold(request, |request, tag| request.header("If-Match", *tag));
    let request = if method == Method::GET { request } else { request.json(body) };
    request.send().await.unwrap()
}

async fn get(muster: &Muster, path: &str, token: Option<&str>) -> Value {
    let answer = send(muster, Method::GET, path, token, None, &Value::Null).await;
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert_eq!(status, 200, "{path}: {text}");
    serde_json::from_str(&text).unwrap()
}

/// A pilot that says no more than it must.
fn short(question: &str, audience: &str) -> Value {
    json!({
        "question": question,
        "approach": "A voice assistant on the repairs line",
        "serviceAreas": ["housing-repairs"],
        "audience": audience,
    })
}

async fn recorded(muster: &Muster, token: &str, body: &Value) -> Value {
    let made = send(muster, Method::POST, "/api/v1/pilots", Some(token), None, body).await;
    let (status, text) = (made.status(), made.text().await.unwrap());
    assert_eq!(status, 201, "{text}");
    serde_json::from_str(&text).unwrap()
}

fn tag_of(answer: &reqwest::Response) -> String {
    answer.headers()["etag"].to_str().unwrap().to_owned()
}

fn day(days: i64) -> NaiveDate {
    let size = Days::new(days.unsigned_abs());
    let today = today();
    if days < 0 { today - size } else { today + size }
}

/// A pilot of Camden that runs, and that nobody has said a word about for a hundred days.
pub async fn running(muster: &Muster, audience: Audience) -> Pilot {
    let camden = muster.authority("CMD").await.to_string();
    let authority = muster.database.authorities().find(&Viewer::Public, &camden).await.unwrap().unwrap();
    let at = day(-100).and_hms_opt(9, 0, 0).unwrap().and_utc();
    let account = Account {
        question: "Does it go on?".to_owned(),
        approach: Some("Something".to_owned()),
        vendor: None,
        product: None,
        service_areas: vec![ServiceAreaCode::parse("libraries").unwrap()],
        start: Some(day(-120)),
        end: Some(day(40)),
        cost: None,
        people: None,
        measures: None,
        outcome: None,
        decision: None,
        why: None,
        lessons: None,
        documents: Vec::new(),
        contact: None,
    };
    Pilot {
        id: PilotId(Uuid::from_u128(5)),
        authority: authority.reference,
        account,
        audience,
        recorded_at: at,
        vouched_at: at,
        demonstration: true,
        version: 1,
    }
}

/// Every text that somebody is told of pilots, by the way it was asked for.
async fn told(muster: &Muster, token: Option<&str>, mark: &str, id: &str) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for path in [
        "/api/v1/pilots".to_owned(),
        "/api/v1/pilots?format=csv".to_owned(),
        "/api/v1/pilots?format=ndjson".to_owned(),
        "/api/v1/pilots?format=xlsx".to_owned(),
        "/api/v1/pilots?format=parquet".to_owned(),
        "/api/v1/pilots?sort=question&stage=planned&serviceArea=housing-repairs".to_owned(),
        format!("/api/v1/pilots?q={mark}"),
        format!("/api/v1/search?q={mark}"),
        format!("/api/v1/search?q={mark}&kinds=pilot"),
        format!("/api/v1/pilots/similar?q={mark}+voice+assistant+repairs"),
    ] {
        let answer = send(muster, Method::GET, &path, token, None, &Value::Null).await;
        assert_eq!(answer.status(), 200, "{path}");
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        told.push((path, unpacked(&kind, answer.bytes().await.unwrap().to_vec())));
    }
    let path = format!("/api/v1/pilots/{id}");
    let answer = send(muster, Method::GET, &path, token, None, &Value::Null).await;
    told.push((path, if answer.status() == 200 { mark.to_owned() } else { String::new() }));
    told
}

on_both! {
    /// Three things are enough to begin; the rest is said when it is known, each time with the version that was
    /// looked at, and every change is on record.
    async fn a_pilot_is_put_on_record_and_followed_to_its_end(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Contributor]).await;
        let token = Some(rani.as_str());
        let body = json!({
            "question": "Does a voice assistant shorten the queue?", "product": "Larkvoice",
            "serviceAreas": ["housing-repairs", "contact-centre-telephony"],
        });
        let made = send(&muster, Method::POST, "/api/v1/pilots", token, None, &body).await;
        assert_eq!(made.status(), 201);
        let place = made.headers()["location"].to_str().unwrap().to_owned();
        let first = tag_of(&made);
        let made: Value = made.json().await.unwrap();
        assert_eq!((&made["audience"], &made["stage"], &made["version"]), (&json!("members"), &json!("planned"), &json!(1)));
        assert_eq!(made["missing"], json!(["measures", "start", "end", "contact"]));
        assert_eq!(made["serviceAreas"][1]["code"], "contact-centre-telephony");

        let change = json!({
            "start": day(-200), "end": day(-20), "cost": { "amount": 12_500.5 }, "people": 40,
            "measures": "Waits under 3 minutes", "documents": ["https://camden.example/report"],
        });
        problem(send(&muster, Method::PATCH, &place, token, None, &change).await, 428).await;
        let changed = send(&muster, Method::PATCH, &place, token, Some(&first), &change).await;
        assert_eq!(changed.status(), 200);
        let second = tag_of(&changed);
        let changed: Value = changed.json().await.unwrap();
        assert_eq!((&changed["stage"], &changed["product"]["name"]), (&json!("undecided"), &json!("Larkvoice")));
        assert_eq!(changed["cost"], json!({ "amount": 12_500.5, "currency": "GBP" }));

        let decided = json!({ "decision": "stopped", "why": "Too slow", "people": null, "cost": { "amount": 13_000 } });
        let stale = problem(send(&muster, Method::PATCH, &place, token, Some(&first), &decided).await, 412).await;
        assert_eq!(stale["current"]["people"], 40, "what it is now is shown to whoever changes an older version");
        let changed: Value =
            send(&muster, Method::PATCH, &place, token, Some(&second), &decided).await.json().await.unwrap();
        assert_eq!((&changed["stage"], &changed["people"], &changed["cost"]["amount"]), (&json!("decided"), &Value::Null, &json!(13_000.0)));

        let vouched: Value =
            send(&muster, Method::POST, &format!("{place}/vouch"), token, None, &Value::Null).await.json().await.unwrap();
        assert_eq!(vouched["version"], 4, "{vouched}");
        let history = get(&muster, &format!("{place}/history"), token).await;
        let whats: Vec<&str> = history["items"].as_array().unwrap().iter().map(|c| c["what"].as_str().unwrap()).collect();
        assert_eq!(whats.iter().collect::<BTreeSet<_>>().len(), 3);
        assert_eq!(whats.iter().filter(|what| **what == "changed").count(), 2);
        let gave_up = history["items"].as_array().unwrap().iter().find(|c| c["after"]["decision"] == "stopped").unwrap();
        assert_eq!((&gave_up["before"]["people"], &gave_up["after"]["people"]), (&json!(40), &Value::Null));
        assert_eq!(gave_up["by"]["name"], "contributor of CMD");

        let now = tag_of(&send(&muster, Method::GET, &place, token, None, &Value::Null).await);
        problem(send(&muster, Method::DELETE, &place, token, Some(&second), &Value::Null).await, 412).await;
        assert_eq!(send(&muster, Method::DELETE, &place, token, Some(&now), &Value::Null).await.status(), 204);
        problem(send(&muster, Method::GET, &place, token, None, &Value::Null).await, 404).await;
        assert_eq!(get(&muster, "/api/v1/pilots", token).await["total"], 0);
        muster.stop().await;
    }

    /// What cannot be is told with its place, and nothing is kept.
    async fn what_cannot_be_is_refused_with_its_place(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Approver]).await;
        for (change, place) in [
            (json!({ "question": "  " }), "/question"),
            (json!({ "question": "x".repeat(301) }), "/question"),
            (json!({ "approach": null }), "/approach"),
            (json!({ "serviceAreas": [] }), "/serviceAreas"),
            (json!({ "serviceAreas": ["housing-repairs", "nowhere"] }), "/serviceAreas/1"),
            (json!({ "start": "2026-05-01", "end": "2026-04-30" }), "/end"),
            (json!({ "start": "1 May" }), "/start"),
            (json!({ "cost": { "amount": -5 } }), "/cost"),
            (json!({ "people": 10_000_001 }), "/people"),
            (json!({ "decision": "perhaps" }), "/decision"),
            (json!({ "documents": ["http://camden.example"] }), "/documents/0"),
            (json!({ "documents": ["javascript:alert(1)"] }), "/documents/0"),
            (json!({ "vendor": Uuid::from_u128(7) }), "/vendor"),
            (json!({ "audience": "named" }), "/audience"),
            (json!({ "colour": "red" }), "/colour"),
        ] {
            let mut body = short("Does it work?", "members");
            for (name, value) in change.as_object().unwrap() {
                body[name] = value.clone();
            }
            let refused = send(&muster, Method::POST, "/api/v1/pilots", Some(&rani), None, &body).await;
            let refused = problem(refused, 422).await;
            let pointer = refused["errors"][0]["pointer"].as_str().unwrap();
            assert!(pointer == place || (place == "/colour" && refused.to_string().contains("colour")), "{refused}");
        }
        assert_eq!(get(&muster, "/api/v1/pilots", Some(&rani)).await["total"], 0);
        muster.stop().await;
    }

    /// A pilot has one audience as a whole. Whoever is not in it finds it by no way there is: it is as if it were
    /// not there.
    async fn a_pilot_is_seen_by_its_audience_and_nobody_else(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let mut askers = vec![("nobody", None, [false, false, true])];
        for (name, authority, role, sees) in [
            ("a reader of Camden", "CMD", Role::Reader, [true, true, true]),
            ("a convenor of Camden", "CMD", Role::Convenor, [false, true, true]),
            ("an operator of Camden", "CMD", Role::Operator, [false, false, true]),
            ("a reader of Hackney", "HCK", Role::Reader, [false, true, true]),
            ("an administrator of Hackney", "HCK", Role::Administrator, [false, true, true]),
        ] {
            askers.push((name, Some(muster.signed_in(authority, &[role]).await), sees));
        }
        let since = get(&muster, "/api/v1/changes", None).await["next"].as_str().unwrap().to_owned();
        let mut pilots = Vec::new();
        for (at, audience) in ["own", "members", "public"].into_iter().enumerate() {
            let mark = format!("marked{audience}x");
            let pilot = recorded(&muster, &approver, &short(&format!("Is {mark} worth it?"), audience)).await;
            pilots.push((at, mark, pilot["id"].as_str().unwrap().to_owned()));
        }
        for (name, token, sees) in &askers {
            let token = token.as_deref();
            for (at, mark, id) in &pilots {
                for (way, text) in told(&muster, token, mark, id).await {
                    let text = text.replace(&format!("q={mark}"), "");
                    assert_eq!(text.contains(mark.as_str()), sees[*at], "{mark} in {way} for {name}");
                }
                let path = format!("/api/v1/changes?kind=pilot&since={since}");
                let heard = get(&muster, &path, token).await;
                let heard = heard["items"].as_array().unwrap().iter().any(|item| item["id"] == id.as_str());
                assert_eq!(heard, sees[*at], "{mark} in the feed for {name}");
                if !sees[*at] {
                    let nowhere = format!("/api/v1/pilots/{}", Uuid::from_u128(77));
                    let missing = problem(send(&muster, Method::GET, &nowhere, token, None, &Value::Null).await, 404).await;
                    let hidden = format!("/api/v1/pilots/{id}");
                    let hidden = problem(send(&muster, Method::GET, &hidden, token, None, &Value::Null).await, 404).await;
                    for field in ["type", "title", "detail"] {
                        assert_eq!(hidden[field], missing[field], "{mark} for {name}");
                    }
                }
            }
            let total = get(&muster, "/api/v1/pilots", token).await["total"].as_u64().unwrap();
            assert_eq!(total, sees.iter().filter(|sees| **sees).count() as u64, "{name}");
            let similar = get(&muster, "/api/v1/pilots/similar?q=voice+assistant+for+repairs", token).await;
            assert_eq!(similar["items"].as_array().unwrap().len() as u64, total, "{name}");
        }
        muster.stop().await;
    }

    /// Nobody's entity tags move for a pilot that they may not see.
    async fn a_pilot_moves_the_tags_of_those_who_see_it(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let colleague = muster.signed_in("CMD", &[Role::Reader]).await;
        let tags = async || {
            let mut tags = Vec::new();
            for token in [None, Some(neighbour.as_str()), Some(colleague.as_str())] {
                let answer = send(&muster, Method::GET, "/api/v1/pilots", token, None, &Value::Null).await;
                tags.push(tag_of(&answer));
            }
            tags
        };
        let before = tags().await;
        for (audience, moved) in
            [("own", [false, false, true]), ("members", [false, true, true]), ("public", [true, true, true])]
        {
            let before = tags().await;
            recorded(&muster, &approver, &short(&format!("For {audience}?"), audience)).await;
            let after = tags().await;
            for (at, moved) in moved.into_iter().enumerate() {
                assert_eq!(before[at] != after[at], moved, "{audience} for {at}");
            }
        }
        assert_ne!(before, tags().await);
        muster.stop().await;
    }

    /// Taken back from members, a pilot is gone for them: from lists, from search, and in the feed.
    async fn a_pilot_that_is_taken_back_is_gone(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let pilot = recorded(&muster, &rani, &short("Is markedbackx worth it?", "public")).await;
        let (id, place) = (pilot["id"].as_str().unwrap(), format!("/api/v1/pilots/{}", pilot["id"].as_str().unwrap()));
        assert!(told(&muster, None, "markedbackx", id).await.iter().all(|(_, text)| text.contains("markedbackx")));
        let since = get(&muster, "/api/v1/changes", None).await["next"].as_str().unwrap().to_owned();
        for audience in ["members", "own"] {
            let tag = tag_of(&send(&muster, Method::GET, &place, Some(&rani), None, &Value::Null).await);
            let changed = send(&muster, Method::PATCH, &place, Some(&rani), Some(&tag), &json!({ "audience": audience })).await;
            assert_eq!(changed.status(), 200);
            let mut hidden = vec![None];
            if audience == "own" {
                hidden.push(Some(neighbour.as_str()));
            }
            for token in hidden {
                for (way, text) in told(&muster, token, "markedbackx", id).await {
                    assert!(!text.replace("q=markedbackx", "").contains("markedbackx"), "{way} once for {audience}");
                }
                let heard = get(&muster, &format!("/api/v1/changes?since={since}"), token).await;
                let gone = heard["items"].as_array().unwrap().iter().filter(|i| i["id"] == id).all(|i| i["gone"] == true);
                assert!(gone, "{heard}");
            }
        }
        assert!(told(&muster, Some(&rani), "markedbackx", id).await.iter().all(|(_, text)| text.contains("markedbackx")));
        muster.stop().await;
    }

    /// Whoever keeps records writes their own authority's pilots; showing one to everybody takes an approver.
    async fn a_pilot_is_written_by_its_own_people(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let contributor = muster.signed_in("CMD", &[Role::Contributor]).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let other = muster.signed_in("HCK", &[Role::Approver]).await;
        let new = short("Is it ours?", "members");
        problem(send(&muster, Method::POST, "/api/v1/pilots", None, None, &new).await, 401).await;
        problem(send(&muster, Method::POST, "/api/v1/pilots", Some(&reader), None, &new).await, 403).await;
        let open = short("Is it everybody's?", "public");
        problem(send(&muster, Method::POST, "/api/v1/pilots", Some(&contributor), None, &open).await, 403).await;
        let members = recorded(&muster, &contributor, &new).await;
        let own = recorded(&muster, &contributor, &short("Is it nobody else's?", "own")).await;
        for (pilot, status) in [(&members, 403), (&own, 404)] {
            let place = format!("/api/v1/pilots/{}", pilot["id"].as_str().unwrap());
            let change = json!({ "why": "Because" });
            for (method, path) in [(Method::PATCH, place.clone()), (Method::DELETE, place.clone()), (Method::POST, format!("{place}/vouch"))] {
                let refused = send(&muster, method, &path, Some(&other), Some("\"1-0\""), &change).await;
                problem(refused, status).await;
            }
            let history = send(&muster, Method::GET, &format!("{place}/history"), Some(&other), None, &Value::Null).await;
            problem(history, status).await;
        }
        let place = format!("/api/v1/pilots/{}", members["id"].as_str().unwrap());
        let widen = json!({ "audience": "public" });
        problem(send(&muster, Method::PATCH, &place, Some(&contributor), Some("\"1-0\""), &widen).await, 403).await;
        assert_eq!(send(&muster, Method::PATCH, &place, Some(&approver), Some("\"1-0\""), &widen).await.status(), 200);
        let words = json!({ "why": "Because" });
        let still = send(&muster, Method::PATCH, &place, Some(&contributor), Some("\"2-0\""), &words).await;
        assert_eq!(still.status(), 200, "what an approver has shown to everybody, a contributor keeps up");
        muster.stop().await;
    }

    /// The filter by stage says what the domain says of each, whatever its dates and decision are.
    async fn stages_are_filtered_as_the_domain_has_them(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Contributor]).await;
        let dates = [Value::Null, json!(day(-30)), json!(day(-1)), json!(day(0)), json!(day(1)), json!(day(30))];
        let mut expected: Vec<(String, String)> = Vec::new();
        for start in &dates {
            for end in &dates {
                let ends_first = start.as_str().zip(end.as_str()).is_some_and(|(start, end)| end < start);
                for decision in ["scaled", "extended", "stopped", ""].into_iter().filter(|_| !ends_first) {
                    let mut body = short(&format!("From {start} to {end} {decision}?"), "members");
                    body["start"] = start.clone();
                    body["end"] = end.clone();
                    body["decision"] = if decision.is_empty() { Value::Null } else { json!(decision) };
                    let made = recorded(&muster, &rani, &body).await;
                    expected.push((made["stage"].as_str().unwrap().to_owned(), made["id"].as_str().unwrap().to_owned()));
                }
            }
        }
        for stage in ["planned", "running", "undecided", "decided"] {
            let found = get(&muster, &format!("/api/v1/pilots?limit=200&stage={stage}"), Some(&rani)).await;
            let found: BTreeSet<&str> = found["items"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
            let wanted: BTreeSet<&str> = expected.iter().filter(|(of, _)| of == stage).map(|(_, id)| id.as_str()).collect();
            assert!(!wanted.is_empty());
            assert_eq!(found, wanted, "{stage}");
        }
        muster.stop().await;
    }

    /// Somebody who types a new idea is shown who had it before, though they say it otherwise; and a pilot follows
    /// its vendor when that is merged.
    async fn pilots_are_found_before_the_same_is_tried(database: &TestDatabase) {
        let muster = Muster::with(database, 4).await;
        let rani = muster.signed_in("CMD", &[Role::Approver]).await;
        let other = muster.signed_in("HCK", &[Role::Contributor]).await;
        let vendors = muster.json("/api/v1/vendors?sort=name").await;
        let vendor = |at: usize| vendors["items"][at]["id"].as_str().unwrap().to_owned();
        let mut body = short("Does a voice bot on the repairs line shorten the queue of calls?", "members");
        body["vendor"] = json!(vendor(0));
        let pilot = recorded(&muster, &other, &body).await;
        recorded(&muster, &rani, &json!({
            "question": "Do sensors in bins cut the rounds?", "approach": "Fill sensors", "serviceAreas": ["waste-streetscene"],
        })).await;
        let asked = "/api/v1/pilots/similar?q=Can+an+assistant+with+a+voice+answer+repair+calls";
        let similar = get(&muster, asked, Some(&rani)).await;
        assert_eq!((similar["items"].as_array().unwrap().len(), &similar["authorities"]), (1, &json!(1)));
        assert_eq!(similar["items"][0]["id"], pilot["id"]);
        assert_eq!(similar["items"][0]["likeness"]["words"], json!(["assistant", "calls", "repairs", "voice"]));
        let same_vendor = get(&muster, &format!("/api/v1/pilots/similar?q=voice&vendor={}", vendor(0)), Some(&rani)).await;
        assert_eq!(same_vendor["items"][0]["likeness"]["vendor"], true);

        let merge = json!({ "into": vendor(1), "reason": "The two are one company since June." });
        let path = format!("/api/v1/vendors/{}/merge", vendor(0));
        let merged = send(&muster, Method::POST, &path, Some(&rani), None, &merge).await;
        assert!(merged.status().is_success(), "{}", merged.text().await.unwrap());
        let now = get(&muster, &format!("/api/v1/pilots/{}", pilot["id"].as_str().unwrap()), Some(&rani)).await;
        assert_eq!(now["vendor"]["id"], vendor(1), "a pilot is of the vendor that its own leads to");
        for at in [0, 1] {
            let found = get(&muster, &format!("/api/v1/pilots?vendor={}", vendor(at)), Some(&rani)).await;
            assert_eq!(found["total"], 1, "by the vendor {at}");
        }
        muster.stop().await;
    }

    /// A word that is due comes to the desk of those whose pilot it is, and goes with one call.
    async fn a_word_that_is_due_comes_to_the_desk(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Contributor]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Contributor]).await;
        let pilot = running(&muster, Audience::Members).await;
        let clock = &*muster.api.clock;
        assert_eq!(muster.database.pilots().demonstrate(std::slice::from_ref(&pilot), clock).await.unwrap(), 1);
        assert_eq!(muster.database.pilots().demonstrate(&[pilot], clock).await.unwrap(), 0, "once is enough");
        let desk = get(&muster, "/api/v1/desk", Some(&rani)).await;
        assert_eq!((&desk["pilots"][0]["question"], &desk["pilots"][0]["since"]), (&json!("Does it go on?"), &json!(day(-10))));
        assert_eq!(get(&muster, "/api/v1/desk", Some(&neighbour)).await["pilots"], json!([]));
        let place = format!("/api/v1/pilots/{}/vouch", Uuid::from_u128(5));
        assert_eq!(send(&muster, Method::POST, &place, Some(&rani), None, &Value::Null).await.status(), 200);
        assert_eq!(get(&muster, "/api/v1/desk", Some(&rani)).await["pilots"], json!([]));
        muster.stop().await;
    }
}

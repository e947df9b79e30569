//! Records that authorities keep themselves: what they say of them, and who sees which part.

use std::path::PathBuf;

use muster_domain::access::Role;
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::notices::{award, package};
use crate::serving::{Muster, problem};

/// What must not be seen by those whom it is not for: each stands in one place only.
const NOTES: &str = "canarynoteszq the supplier answers slowly";
const CONTACT: &str = "Canarycontactzq Jones, housing systems";
const PRICE: f64 = 8_765_432.1;
const PRICE_DIGITS: &str = "8765432.1";

/// Somebody who asks.
struct Asker<'a> {
    muster: &'a Muster,
    token: Option<String>,
}

impl<'a> Asker<'a> {
    async fn of(muster: &'a Muster, authority: &str, roles: &[Role]) -> Self {
        Self { muster, token: Some(muster.signed_in(authority, roles).await) }
    }

    const fn anybody(muster: &'a Muster) -> Self {
        Self { muster, token: None }
    }

    async fn send(&self, method: Method, path: &str, tag: Option<&str>, body: Option<Value>) -> Response {
        let mut request = self.muster.request(method, &format!("/api/v1{path}"));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(tag) = tag {
            request = request.header("if-match", tag);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    async fn text(&self, path: &str) -> (u16, String) {
        let response = self.send(Method::GET, path, None, None).await;
        (response.status().as_u16(), response.text().await.unwrap())
    }

    async fn json(&self, path: &str) -> Value {
        let (status, text) = self.text(path).await;
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The tag under which a record is seen now.
    async fn tag(&self, path: &str) -> String {
        let response = self.send(Method::GET, path, None, None).await;
        assert_eq!(response.status(), 200, "{path}");
        response.headers()["etag"].to_str().unwrap().to_owned()
    }

    /// Makes a change to a record as it is now, which is carried out.
    async fn change(&self, method: Method, record: &str, part: &str, body: Value) -> Value {
        let tag = self.tag(record).await;
        let body = (!body.is_null()).then_some(body);
        let response = self.send(method.clone(), &format!("{record}{part}"), Some(&tag), body).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{method} {record}{part}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The problem that a change to a record as it is now comes to.
    async fn refused(&self, method: Method, record: &str, part: &str, body: Value, status: u16) -> Value {
        let tag = self.tag(record).await;
        let path = format!("{record}{part}");
        problem(self.send(method, &path, Some(&tag), Some(body)).await, status).await
    }
}

fn id_of(list: &Value, at: usize) -> String {
    list["items"][at]["id"].as_str().unwrap().to_owned()
}

/// Takes in a newer notice of contract `n` that says it ends on `end`.
async fn newer_notice(muster: &Muster, database: &TestDatabase, n: u32, release: &str, end: &str) {
    let mut notice = award(n);
    notice["id"] = json!(release);
    notice["date"] = json!("2026-11-01T09:00:00+00:00");
    notice["tag"] = json!(["awardUpdate", "contractUpdate"]);
    notice["awards"][0]["contractPeriod"]["endDate"] = json!(format!("{end}T23:59:59+00:00"));
    let mut package = package(0);
    package["releases"] = json!([notice]);
    let file: PathBuf = database.file(&format!("{release}.json"));
    std::fs::write(&file, package.to_string()).unwrap();
    let report = muster.take(&[file]).await;
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

on_both! {
    /// Camden confirms twenty contracts, puts one under NDA and shares its band with Hackney: each sees
    /// exactly what is for them, in every form that there is.
    async fn each_sees_exactly_what_is_for_them(database: &TestDatabase) {
        let muster = Muster::with(database, 60).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let hackney = Asker::of(&muster, "HCK", &[Role::Approver]).await;
        let islington = Asker::of(&muster, "ISL", &[Role::Reader]).await;
        let convenor = Asker::of(&muster, "CMD", &[Role::Convenor]).await;
        let public = Asker::anybody(&muster);

        let list = camden.json("/contracts?authority=CMD&limit=50").await;
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), 20);
        let records: Vec<Value> =
            items.iter().map(|c| json!({ "kind": "contract", "id": c["id"], "version": c["version"] })).collect();
        let response =
            camden.send(Method::POST, "/confirmations", None, Some(json!({ "records": records }))).await;
        assert_eq!(response.status(), 200);
        let results: Value = response.json().await.unwrap();
        for result in results["results"].as_array().unwrap() {
            assert!(result["version"].is_i64() && result["problem"].is_null(), "{result}");
        }
        let again: Value = camden
            .send(Method::POST, "/confirmations", None, Some(json!({ "records": records })))
            .await
            .json()
            .await
            .unwrap();
        assert_eq!(again["results"][0]["problem"]["status"], 412, "the versions are older by now: {again}");

        let id = id_of(&list, 0);
        let path = format!("/contracts/{id}");
        let seen = hackney.json(&path).await;
        assert_eq!(seen["facts"]["term.end"]["state"], "confirmed", "{seen}");
        assert!(seen["facts"]["term.end"]["confirmedAt"].is_string() && seen["facts"]["term.end"]["notice"].is_string());
        assert!(seen["facts"]["term.end"]["confirmedBy"].is_null() && seen["record"].is_null(), "{seen}");
        let own = camden.json(&path).await;
        assert_eq!(own["facts"]["term.end"]["confirmedBy"], "approver of CMD");
        assert_eq!(public.json(&path).await["facts"]["term.end"]["state"], "published");

        let said = json!({
            "value": { "net": { "amount": PRICE, "currency": "GBP" } },
            "notes": NOTES, "contact": CONTACT, "renewal": "willNotRenew",
            "extensionOptions": [{ "months": 12, "noticeDays": 90 }],
        });
        camden.change(Method::PATCH, &path, "", said).await;
        let seen = hackney.json(&path).await;
        assert_eq!((&seen["notes"], &seen["value"]["net"]["amount"]), (&json!(NOTES), &json!(PRICE)));

        camden.change(Method::PUT, &path, "/nda", json!({ "nda": true })).await;
        let band = json!({ "audience": "named", "named": [{ "authority": "HCK" }] });
        let audience = json!({ "audience": "members", "fields": { "value": { "audience": "own", "band": band } } });
        let own = camden.change(Method::PUT, &path, "/audience", audience).await;
        assert_eq!(own["record"]["nda"], true, "{own}");
        assert_eq!(own["record"]["fields"]["value"]["band"]["named"][0]["authority"]["code"], "HCK");
        assert_eq!(own["record"]["published"]["value.net"]["amount"], seen_value(&public.json(&path).await));
        assert_eq!((&own["notes"], &own["contact"]), (&json!(NOTES), &json!(CONTACT)));
        assert_eq!(own["value"]["net"]["amount"], PRICE);

        for (who, asker, band) in [
            ("hackney", &hackney, json!("5m-10m")),
            ("islington", &islington, Value::Null),
            ("the convenor of camden's own", &convenor, Value::Null),
            ("the public", &public, Value::Null),
        ] {
            let seen = asker.json(&path).await;
            assert_eq!(seen["valueBand"], band, "{who}");
            assert_eq!(seen["value"]["net"]["amount"], seen_value(&public.json(&path).await), "{who}: as published");
            assert!(seen["notes"].is_null() && seen["contact"].is_null() && seen["record"].is_null(), "{who}: {seen}");
            let renewal = if asker.token.is_some() { json!("willNotRenew") } else { Value::Null };
            assert_eq!(seen["renewal"], renewal, "{who}");
            no_canary(asker, who, &path).await;
        }

        // Looking as another is what the other sees.
        let as_hackney = camden.json(&format!("{path}?seenBy=HCK")).await;
        assert_eq!(as_hackney["valueBand"], "5m-10m");
        assert!(as_hackney["notes"].is_null() && as_hackney["record"].is_null(), "{as_hackney}");
        assert!(camden.json(&format!("{path}?seenBy=public")).await["renewal"].is_null());
        problem(hackney.send(Method::GET, &format!("{path}?seenBy=ISL"), None, None).await, 403).await;

        // A clearance shows what it names, and nothing else, until it is taken back.
        let clearance = json!({ "field": "notes", "audience": "members", "reason": "The supplier agreed.",
            "ndaChecked": true, "supplierConsent": true, "disclosureConsidered": true });
        let cleared = camden.change(Method::POST, &path, "/clearances", clearance).await;
        let seen = islington.json(&path).await;
        assert_eq!((&seen["notes"], &seen["contact"]), (&json!(NOTES), &Value::Null));
        let clearance = cleared["record"]["clearances"][0]["id"].as_str().unwrap().to_owned();
        camden.change(Method::DELETE, &path, &format!("/clearances/{clearance}"), Value::Null).await;
        assert!(islington.json(&path).await["notes"].is_null());
        muster.stop().await;
    }

    /// A newer notice that says something else becomes a question, which is answered, which can be undone.
    async fn a_newer_notice_asks_and_overwrites_nothing(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Contributor]).await;
        let id = id_of(&camden.json("/contracts?authority=CMD").await, 0);
        let path = format!("/contracts/{id}");
        let published = camden.json(&path).await["term"]["end"].clone();
        camden.change(Method::PATCH, &path, "", json!({ "term": { "end": "2026-12-31" } })).await;
        assert_eq!(camden.json("/questions").await["total"], 0, "the notice was there when it was corrected");

        newer_notice(&muster, database, 0, "777001-2026", "2027-06-30").await;
        let seen = camden.json(&path).await;
        assert_eq!(seen["term"]["end"], "2026-12-31", "{seen}");
        assert_eq!(seen["record"]["questions"], 1, "{seen}");
        assert_eq!(Asker::anybody(&muster).json(&path).await["term"]["end"], "2027-06-30");
        let questions = camden.json("/questions").await;
        let question = &questions["items"][0];
        assert_eq!((&question["field"], &question["kind"]), (&json!("term.end"), &json!("contract")), "{questions}");
        assert_eq!((&question["published"], &question["said"]), (&json!("2027-06-30"), &json!("2026-12-31")));
        assert_eq!(question["notice"]["release"], "777001-2026");
        let hackney = Asker::of(&muster, "HCK", &[Role::Contributor]).await;
        assert_eq!(hackney.json("/questions").await["total"], 0);

        let tag = format!("\"{}\"", question["record"]["version"]);
        let address = format!("/questions/{}/answer", question["id"].as_str().unwrap());
        let answer = json!({ "answer": "notice" });
        problem(hackney.send(Method::POST, &address, Some(&tag), Some(answer.clone())).await, 404).await;
        problem(camden.send(Method::POST, &address, None, Some(answer.clone())).await, 428).await;
        let answered = camden.send(Method::POST, &address, Some(&tag), Some(answer.clone())).await;
        assert_eq!(answered.status(), 200, "{}", answered.text().await.unwrap());
        let seen = camden.json(&path).await;
        assert_eq!((&seen["term"]["end"], &seen["facts"]["term.end"]["state"]), (&json!("2027-06-30"), &json!("confirmed")));
        assert_eq!(camden.json("/questions").await["total"], 0);

        let history = camden.json(&format!("{path}/history")).await;
        let done = &history["items"][0];
        assert_eq!((&done["what"], &done["by"]["name"]), (&json!("answered"), &json!("contributor of CMD")), "{history}");
        assert_eq!((&done["before"]["term.end"], &done["after"]["term.end"]), (&json!("2026-12-31"), &json!("2027-06-30")));
        camden.change(Method::POST, &path, "/undo", json!({ "change": done["id"] })).await;
        assert_eq!(camden.json(&path).await["term"]["end"], "2026-12-31");
        assert_eq!(camden.json("/questions").await["total"], 1, "open again");
        camden.refused(Method::POST, &path, "/undo", json!({ "change": done["id"] }), 409).await;

        // The first correction can be undone only after what came later: then the notice stands again.
        camden.change(Method::PATCH, &path, "", json!({ "term": null })).await;
        let seen = camden.json(&path).await;
        assert_eq!((&seen["term"]["end"], &seen["facts"]["term.end"]["state"]), (&json!("2027-06-30"), &json!("published")));
        assert_ne!(seen["term"]["end"], published);
        muster.stop().await;
    }

    /// An item of a list never has the version of a change that it does not show: whoever changed that version
    /// would overwrite what they never saw. The other way round they are told.
    async fn no_item_of_a_list_is_older_than_its_version(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let writer = Asker::of(&muster, "CMD", &[Role::Contributor]).await;
        let list = writer.json("/contracts?authority=CMD").await;
        let planned = writer.json("/procurements?authority=CMD").await;
        for (noun, id) in [("contracts", id_of(&list, 0)), ("procurements", id_of(&planned, 0))] {
            let (path, lists) = (format!("/{noun}/{id}"), format!("/{noun}?authority=CMD&technology=all"));
            // What each version says, as whoever made it was told; and what the lists said meanwhile.
            let mut said: Vec<(i64, u64)> = Vec::new();
            let done = std::sync::atomic::AtomicBool::new(false);
            let writes = async {
                for count in 1..=80_u64 {
                    let tag = writer.tag(&path).await;
                    let body = json!({ "notes": count.to_string() });
                    let answered = writer.send(Method::PATCH, &path, Some(&tag), Some(body)).await;
                    assert_eq!(answered.status(), 200);
                    let changed: Value = answered.json().await.unwrap();
                    said.push((changed["version"].as_i64().unwrap(), count));
                }
                done.store(true, std::sync::atomic::Ordering::Relaxed);
            };
            let reads = async || {
                let mut read: Vec<(i64, u64)> = Vec::new();
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    let list = writer.json(&lists).await;
                    let item = list["items"].as_array().unwrap().iter().find(|item| item["id"] == id.as_str()).unwrap();
                    let count = item["notes"].as_str().map_or(0, |notes| notes.parse().unwrap());
                    read.push((item["version"].as_i64().unwrap(), count));
                }
                read
            };
            let ((), one, two, three) = tokio::join!(writes, reads(), reads(), reads());
            let of = |version: i64| said.iter().find(|(v, _)| *v == version).map_or(0, |(_, count)| *count);
            let all = [one, two, three].concat();
            assert!(all.len() > 20, "{} lists were read", all.len());
            for (version, count) in all {
                assert!(count >= of(version), "{noun}: version {version} says {}, the list {count}", of(version));
            }
        }
        muster.stop().await;
    }

    /// Of two who edit the same version one is told how it is now.
    async fn of_two_editors_the_second_is_told_how_it_is_now(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let first = Asker::of(&muster, "CMD", &[Role::Contributor]).await;
        let second = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let path = format!("/contracts/{}", id_of(&first.json("/contracts?authority=CMD").await, 0));
        let tag = first.tag(&path).await;
        let answered = first.send(Method::PATCH, &path, Some(&tag), Some(json!({ "responsible": "Housing IT" }))).await;
        assert_eq!(answered.status(), 200);
        let new = answered.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(new, first.tag(&path).await, "a change answers under the tag that a read then has");
        let stale = second.send(Method::PATCH, &path, Some(&tag), Some(json!({ "responsible": "Finance" }))).await;
        let stale = problem(stale, 412).await;
        assert_eq!(stale["current"]["responsible"], "Housing IT", "{stale}");
        assert_eq!(stale["current"]["record"]["rights"], json!(["WriteContracts", "SetAudience"]));
        problem(second.send(Method::PATCH, &path, None, Some(json!({ "responsible": "Finance" }))).await, 428).await;
        let version = stale["current"]["version"].to_string();
        let bare = format!("\"{version}\"");
        let merged = second.send(Method::PATCH, &path, Some(&bare), Some(json!({ "responsible": "Finance" }))).await;
        assert_eq!(merged.status(), 200, "a version alone will do");
        assert_eq!(first.json(&path).await["responsible"], "Finance");
        muster.stop().await;
    }

    /// Who may see a record and not change it is told so; to whom it is not there, nothing is.
    async fn who_may_not_is_told_as_much_as_they_may_see(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let reader = Asker::of(&muster, "CMD", &[Role::Reader]).await;
        let hackney = Asker::of(&muster, "HCK", &[Role::Approver]).await;
        let anybody = Asker::anybody(&muster);
        let path = format!("/contracts/{}", id_of(&camden.json("/contracts?authority=CMD").await, 0));
        let patch = json!({ "title": "Mine now" });
        problem(anybody.send(Method::PATCH, &path, Some("\"1-a\""), Some(patch.clone())).await, 401).await;
        reader.refused(Method::PATCH, &path, "", patch.clone(), 403).await;
        hackney.refused(Method::PATCH, &path, "", patch.clone(), 403).await;
        hackney.refused(Method::PUT, &path, "/audience", json!({ "audience": "public" }), 403).await;
        let contributor = Asker::of(&muster, "CMD", &[Role::Contributor]).await;
        contributor.refused(Method::PUT, &path, "/nda", json!({ "nda": true }), 403).await;

        let new = json!({ "title": "Secretzq system", "notes": NOTES, "audience": { "audience": "own" } });
        let made = contributor.send(Method::POST, "/contracts", None, Some(new)).await;
        assert_eq!(made.status(), 201);
        let location = made.headers()["location"].to_str().unwrap().to_owned();
        let made: Value = made.json().await.unwrap();
        let hidden = format!("/contracts/{}", made["id"].as_str().unwrap());
        assert_eq!(location, format!("/api/v1{hidden}"));
        assert_eq!((&made["technology"], &made["record"]["audience"]), (&json!(true), &json!("own")));
        let nothing = "/contracts/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10";
        for asker in [&hackney, &anybody] {
            let missing = problem(asker.send(Method::GET, nothing, None, None).await, 404).await;
            let unseen = problem(asker.send(Method::GET, &hidden, None, None).await, 404).await;
            assert_eq!((&missing["title"], &missing["detail"]), (&unseen["title"], &unseen["detail"]));
            assert_eq!(asker.json("/contracts?technology=all").await["total"], 3);
            assert_eq!(asker.json("/contracts?q=secretzq&technology=all").await["total"], 0);
            assert_eq!(asker.json("/search?q=secretzq").await["items"], json!([]));
        }
        for part in ["", "/history"] {
            let method = if part.is_empty() { Method::PATCH } else { Method::GET };
            let body = part.is_empty().then(|| patch.clone());
            let answer = hackney.send(method, &format!("{hidden}{part}"), Some("\"1-a\""), body).await;
            problem(answer, 404).await;
        }
        assert_eq!(reader.json("/contracts?authority=CMD&technology=all").await["total"], 2);
        let found = reader.json("/contracts?q=secretzq&technology=all").await;
        assert_eq!(found["total"], 1, "its own people find it: {found}");
        muster.stop().await;
    }

    /// What is wrong is told with its place, and nothing of it is done.
    async fn what_is_wrong_is_told_with_its_place(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let path = format!("/contracts/{}", id_of(&camden.json("/contracts?authority=CMD").await, 0));
        let before = camden.json(&path).await;
        for (method, part, body, pointer) in [
            (Method::PATCH, "", json!({ "term": { "end": "2020-01-01" } }), "/term/end"),
            (Method::PATCH, "", json!({ "term": { "until": "2020-01-01" } }), "/term/until"),
            (Method::PATCH, "", json!({ "stage": "idea" }), "/stage"),
            (Method::PATCH, "", json!({ "value": { "net": { "amount": "much" } } }), "/value/net/amount"),
            (Method::PATCH, "", json!({ "vendors": ["019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10"] }), "/vendors"),
            (Method::PATCH, "", json!({ "extensionOptions": [{ "months": 0 }] }), "/extensionOptions/0/months"),
            (Method::POST, "/confirmation", json!({ "fields": ["term.end", "stage"] }), "/fields/1"),
            (Method::PUT, "/audience", json!({ "audience": "named" }), "/named"),
            (Method::PUT, "/audience", json!({ "audience": "named", "named": [{ "authority": "ZZZ" }] }), "/named/0/authority"),
            (Method::PUT, "/audience", json!({ "audience": "own", "fields": { "notes": { "audience": "public" } } }), "/fields/notes/audience"),
            (Method::POST, "/undo", json!({ "change": "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10" }), "/change"),
        ] {
            let refused = camden.refused(method, &path, part, body.clone(), 422).await;
            let pointers: Vec<&str> =
                refused["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
            assert_eq!(pointers, [pointer], "{body}: {refused}");
        }
        assert_eq!(camden.json(&path).await, before);
        let new = camden.send(Method::POST, "/contracts", None, Some(json!({ "notes": "no title" }))).await;
        assert_eq!(problem(new, 422).await["errors"][0]["pointer"], "/title");
        muster.stop().await;
    }

    /// A procurement is kept like a contract, by the same rules.
    async fn a_procurement_is_kept_like_a_contract(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let hackney = Asker::of(&muster, "HCK", &[Role::Reader]).await;
        let path = format!("/procurements/{}", id_of(&camden.json("/procurements?technology=all&sort=-expectedStart").await, 0));
        let said = json!({ "stage": "engagement", "tenderDeadline": "2027-05-31", "contact": CONTACT });
        let own = camden.change(Method::PATCH, &path, "", said).await;
        assert_eq!((&own["stage"], &own["open"], &own["contact"]), (&json!("engagement"), &json!(true), &json!(CONTACT)));
        assert_eq!(hackney.json(&path).await["stage"], "engagement");
        assert_ne!(Asker::anybody(&muster).json(&path).await["stage"], "engagement");
        camden.change(Method::PUT, &path, "/archive", Value::Null).await;
        assert_eq!(hackney.json(&path).await["archived"], true);
        camden.refused(Method::PUT, &path, "/archive", json!({}), 409).await;
        camden.change(Method::DELETE, &path, "/archive", Value::Null).await;
        assert_eq!(hackney.json(&path).await["archived"], false);
        muster.stop().await;
    }

    /// Codes are what an authority says they are, found by as such, and what its notices say again once it takes
    /// that back.
    async fn cpv_codes_are_said_like_anything_else(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let hackney = Asker::of(&muster, "HCK", &[Role::Reader]).await;
        for path in [
            format!("/contracts/{}", id_of(&camden.json("/contracts?authority=CMD").await, 0)),
            format!("/procurements/{}", id_of(&camden.json("/procurements?authority=CMD&technology=all").await, 0)),
        ] {
            let list = path.rsplit_once('/').unwrap().0;
            let published = camden.json(&path).await["cpv"].clone();
            let own = camden.change(Method::PATCH, &path, "", json!({ "cpv": ["72212517-6", "48000000"] })).await;
            let said = json!([
                { "code": "72212517", "description": "IT software development services" },
                { "code": "48000000", "description": "Software package and information systems" },
            ]);
            assert_eq!(own["cpv"], said);
            assert_eq!(own["facts"]["cpv"]["state"], "confirmed");
            assert_eq!(own["record"]["published"]["cpv"], published, "what notices say stands beside it");
            let found = hackney.json(&format!("{list}?technology=all&cpv=72212517")).await;
            assert_eq!(found["total"], 1, "{found}");
            for (codes, pointer) in [(json!(["722"]), "/cpv/0"), (json!([]), "/cpv"), (json!(["48000000", "48000000"]), "/cpv")] {
                let refused = camden.refused(Method::PATCH, &path, "", json!({ "cpv": codes }), 422).await;
                assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
            }
            let own = camden.change(Method::PATCH, &path, "", json!({ "cpv": null })).await;
            assert_eq!(own["cpv"], published);
        }
        muster.stop().await;
    }

    /// Nobody's tag moves when something changes that they may not see.
    async fn a_tag_moves_for_those_who_see_the_change(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Asker::of(&muster, "CMD", &[Role::Approver]).await;
        let hackney = Asker::of(&muster, "HCK", &[Role::Reader]).await;
        let public = Asker::anybody(&muster);
        let path = format!("/contracts/{}", id_of(&camden.json("/contracts?authority=CMD").await, 0));
        camden.change(Method::PUT, &path, "/nda", json!({ "nda": true })).await;
        let tags = async || [hackney.tag(&path).await, hackney.tag("/contracts").await, public.tag(&path).await];
        let (before, own) = (tags().await, camden.tag(&path).await);
        camden.change(Method::PATCH, &path, "", json!({ "notes": NOTES })).await;
        assert_eq!(tags().await, before);
        assert_ne!(camden.tag(&path).await, own);
        muster.stop().await;
    }
}

fn seen_value(contract: &Value) -> Value {
    contract["value"]["net"]["amount"].clone()
}

/// Asks for everything that could show it.
async fn no_canary(asker: &Asker<'_>, who: &str, record: &str) {
    let lists = [
        "/contracts?technology=all&limit=200",
        "/contracts?technology=all&sort=-value&limit=200",
        "/contracts?technology=all&format=csv",
        "/contracts?technology=all&format=ndjson",
        "/contracts?technology=all&format=ocds",
        "/contracts?technology=all&minValue=8000000&maxValue=9000000",
        "/search?q=canarynoteszq",
        "/search?q=canarycontactzq",
        "/contracts?technology=all&q=canarynoteszq",
        "/vendors?limit=200",
        "/authorities/CMD",
        "/opportunities?limit=200",
        "/stats",
        "/service-areas",
        record,
    ];
    for path in lists {
        let (status, text) = asker.text(path).await;
        assert_eq!(status, 200, "{who}: {path}");
        for canary in ["canarynoteszq the", "Canarycontactzq", PRICE_DIGITS] {
            assert!(!text.contains(canary), "{who} sees {canary} in {path}");
        }
    }
    for empty in [
        "/contracts?technology=all&minValue=8000000&maxValue=9000000",
        "/contracts?technology=all&q=canarynoteszq",
    ] {
        assert_eq!(asker.json(empty).await["total"], 0, "{who}: {empty}");
    }
    assert_eq!(asker.json("/search?q=canarynoteszq").await["items"], json!([]), "{who}");
    let dearest = asker.json("/contracts?technology=all&sort=-value&limit=1").await;
    assert!(!record.ends_with(dearest["items"][0]["id"].as_str().unwrap()), "{who}: the order tells nothing");
}

//! Systems and products over the API: who uses what, what authorities say of it, and what is told of all together.

use muster_domain::access::Role;
use muster_domain::audit::By;
use muster_domain::clock::FixedClock;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::Claim;
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::downloads::unpacked;
use crate::notices::{award, package, today};
use crate::serving::{Muster, problem};

/// Serves contracts, the first of which names a product, and what follows from them.
async fn serve(database: &TestDatabase, contracts: u32) -> Muster {
    let muster = Muster::with(database, contracts).await;
    let mut named = award(900);
    for place in ["/tender/title", "/awards/0/title"] {
        *named.pointer_mut(place).unwrap() = "NEC Housing support and maintenance".into();
    }
    let mut package = package(0);
    package["releases"] = json!([named]);
    let file = database.file("named.json");
    std::fs::write(&file, package.to_string()).unwrap();
    muster.take(&[file]).await;
    follow(&muster).await;
    muster
}

/// What the worker does when it next looks.
async fn follow(muster: &Muster) -> u64 {
    muster_jobs::systems::refresh(&muster.database, &FixedClock::at(today())).await.unwrap()
}

async fn send(muster: &Muster, token: &str, method: Method, path: &str, body: Option<&Value>) -> Response {
    let request = muster.request(method, &format!("/api/v1{path}")).bearer_auth(token);
    body.iter().fold(request, |request, body| request.json(body)).send().await.unwrap()
}

async fn say(muster: &Muster, token: &str, system: &Value, version: &Value, body: &Value) -> Response {
    let path = format!("/api/v1/systems/{}/statement", system["id"].as_str().unwrap());
    let request = muster.request(Method::PUT, &path).bearer_auth(token);
    request.header("If-Match", format!("\"{version}\"")).json(body).send().await.unwrap()
}

async fn answered(response: Response, status: u16) -> Value {
    let (got, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or_default()
}

async fn listed(muster: &Muster, query: &str) -> Vec<Value> {
    muster.json(&format!("/api/v1/systems?limit=200&{query}")).await["items"].as_array().unwrap().clone()
}

/// The system of Camden or another borough whose product is named.
async fn named(muster: &Muster) -> Value {
    let found = listed(muster, "named=true").await;
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

fn statement(audience: &str) -> Value {
    json!({ "audience": audience, "hosting": "cloud", "users": 420, "satisfaction": 4, "goLive": "2024-04-01",
            "integrations": ["Finance ledger"], "notes": "canarynote" })
}

on_both! {
    /// The words of contracts become systems, each with the words that tell of it; the same again changes nothing.
    async fn contracts_tell_of_systems(database: &TestDatabase) {
        let muster = serve(database, 6).await;
        let all = listed(&muster, "").await;
        assert_eq!(all.len(), 6, "three boroughs with one or two vendors each, and a product: {all:#?}");
        let system = named(&muster).await;
        assert_eq!((&system["name"], &system["state"]), (&json!("NEC Housing"), &json!("inferred")));
        assert_eq!(system["serviceArea"]["code"], "housing-management");
        assert_eq!(system["evidence"]["words"], "NEC Housing");
        assert_eq!(system["contract"]["id"], system["evidence"]["contract"]);
        let path = format!("/api/v1/systems/{}", system["id"].as_str().unwrap());
        let one = muster.get(&path).await;
        let tag = one.headers()["etag"].to_str().unwrap().to_owned();
        assert!(tag.starts_with(&format!("\"{}-", system["version"])), "{tag}");
        assert_eq!(one.json::<Value>().await.unwrap(), system);

        assert_eq!(follow(&muster).await, 0);
        assert_eq!(muster.get(&path).await.headers()["etag"].to_str().unwrap(), tag);

        let vendor = system["vendor"]["id"].as_str().unwrap().to_owned();
        let product = system["product"]["id"].as_str().unwrap().to_owned();
        for (query, count) in [
            (format!("product={product}"), 1),
            (format!("vendor={vendor}&named=true"), 1),
            ("serviceArea=housing-management".to_owned(), 6),
            ("serviceArea=elections".to_owned(), 0),
            ("q=nec".to_owned(), 1),
            ("state=confirmed".to_owned(), 0),
            ("authority=CMD,HCK,ISL".to_owned(), 6),
            ("endsBefore=2027-01-01".to_owned(), 0),
            ("endsAfter=2090-01-01".to_owned(), 1),
        ] {
            assert_eq!(listed(&muster, &query).await.len(), count, "{query}");
        }
        let by_end = listed(&muster, "sort=end").await;
        let ends: Vec<&str> = by_end.iter().filter_map(|s| s["contract"]["end"].as_str()).collect();
        assert!(ends.is_sorted(), "{ends:?}");
        let csv = muster.get("/api/v1/systems?format=csv").await.text().await.unwrap();
        assert_eq!(csv.lines().count(), 7, "{csv}");
        let used = muster.json("/api/v1/products?inUse=true").await;
        assert_eq!((&used["total"], &used["items"][0]["authorities"]), (&json!(1), &json!(1)));
        assert_eq!(used["items"][0]["vendor"]["id"], vendor.as_str());
        let known = muster.json("/api/v1/products?q=mosaic&limit=5").await;
        assert_eq!(known["items"][0]["name"], "Mosaic", "the known list is there");
        problem(muster.get("/api/v1/systems?state=thought").await, 422).await;
        problem(muster.get("/api/v1/systems?endsBefore=tomorrow").await, 422).await;
        problem(muster.get(&format!("/api/v1/systems/{}", Uuid::from_u128(7))).await, 404).await;
        problem(muster.get("/api/v1/products/nec").await, 404).await;
        muster.stop().await;
    }

    /// Of the real samples one contract of a borough ran at the beginning of 2026: it tells of a system.
    async fn the_real_samples_tell_of_what_boroughs_ran(database: &TestDatabase) {
        let muster = Muster::start(database, None, |api| api).await;
        let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
        muster.take(&[format!("{samples}/notices").into(), format!("{samples}/registers").into()]).await;
        let then = FixedClock::at(chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
        muster_jobs::systems::refresh(&muster.database, &then).await.unwrap();
        let found = listed(&muster, "").await;
        let [system] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!((&system["authority"]["code"], &system["serviceArea"]["code"]), (&json!("GRE"), &json!("community-safety")));
        assert_eq!(system["evidence"]["words"], "SPS 2158 - CCTV System Upgrade, Operation and Maintenance");
        assert_eq!((&system["product"], &system["demonstration"]), (&Value::Null, &json!(false)));
        follow(&muster).await;
        assert_eq!(listed(&muster, "").await.len(), 0, "it has ended since");
        muster.stop().await;
    }

    /// An authority says what is so; whoever is not among those it says it to sees what contracts tell.
    async fn an_authority_confirms_and_rejects(database: &TestDatabase) {
        let muster = serve(database, 6).await;
        let system = named(&muster).await;
        let code = system["authority"]["code"].as_str().unwrap().to_owned();
        let other = if code == "CMD" { "HCK" } else { "CMD" };
        let approver = muster.signed_in(&code, &[Role::Approver]).await;
        let contributor = muster.signed_in(&code, &[Role::Contributor]).await;
        let reader = muster.signed_in(&code, &[Role::Reader]).await;
        let neighbour = muster.signed_in(other, &[Role::Approver]).await;
        let path = format!("/systems/{}", system["id"].as_str().unwrap());
        let statement_path = format!("{path}/statement");
        let (version, body) = (&system["version"], statement("members"));

        problem(muster.request(Method::PUT, &format!("/api/v1{statement_path}")).json(&body).send().await.unwrap(), 401).await;
        problem(say(&muster, &reader, &system, version, &body).await, 403).await;
        problem(say(&muster, &neighbour, &system, version, &body).await, 403).await;
        problem(send(&muster, &contributor, Method::PUT, &statement_path, Some(&body)).await, 428).await;
        problem(say(&muster, &contributor, &system, version, &statement("public")).await, 403).await;
        for (wrong, place) in [
            (json!({ "satisfaction": 6 }), "/satisfaction"),
            (json!({ "audience": "named" }), "/audience"),
            (json!({ "hosting": "attic" }), "/hosting"),
            (json!({ "contract": Uuid::from_u128(5) }), "/contract"),
            (json!({ "goLive": "2024-05-01", "endOfSupport": "2023-05-01" }), "/endOfSupport"),
        ] {
            let told = problem(say(&muster, &contributor, &system, version, &wrong).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place);
        }

        let said = say(&muster, &contributor, &system, version, &body).await;
        let tag = said.headers()["etag"].to_str().unwrap().to_owned();
        let said = answered(said, 200).await;
        assert!(tag.starts_with(&format!("\"{}-", said["version"])));
        assert_eq!((&said["state"], &said["satisfaction"], &said["audience"]), (&json!("confirmed"), &json!(4), &json!("members")));
        let stale = problem(say(&muster, &contributor, &system, version, &body).await, 412).await;
        assert_eq!(stale["current"], said);
        let seen = answered(send(&muster, &neighbour, Method::GET, &path, None).await, 200).await;
        assert_eq!((&seen["state"], &seen["notes"], &seen["audience"]), (&json!("confirmed"), &json!("canarynote"), &Value::Null));
        let public = muster.json(&format!("/api/v1{path}")).await;
        assert_eq!((&public["state"], &public["notes"], &public["users"]), (&json!("inferred"), &Value::Null, &Value::Null));

        // Kept to itself, it is as if nothing had been said, by every way there is.
        let kept = answered(say(&muster, &approver, &said, &said["version"], &statement("own")).await, 200).await;
        let own = answered(send(&muster, &reader, Method::GET, &path, None).await, 200).await;
        assert_eq!(own["notes"], "canarynote");
        let states = "state=inferred,claimed,confirmed,rejected";
        let ways = [
            path.clone(), format!("/systems?limit=200&{states}"), format!("/systems?{states}&format=csv"),
            format!("/systems?{states}&format=ndjson"), format!("/systems?{states}&format=xlsx"),
            format!("/systems?{states}&format=parquet"), "/systems/landscape".to_owned(),
            format!("/systems/neighbours?authority={code}"), "/systems/ends".to_owned(), "/products".to_owned(),
        ];
        for way in &ways {
            for token in [Some(&neighbour), None] {
                let request = muster.request(Method::GET, &format!("/api/v1{way}"));
                let answer = token.iter().fold(request, |request, token| request.bearer_auth(token)).send().await.unwrap();
                assert_eq!(answer.status(), 200, "{way}");
                let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
                let text = unpacked(&kind, answer.bytes().await.unwrap().to_vec());
                // What members were told once stays in their history, and stands nowhere else.
                for canary in ["canarynote", "\"confirmed\"", "Finance ledger"] {
                    assert!(!text.contains(canary), "{canary} in {way}");
                }
            }
        }
        let rejected = json!({ "inUse": false, "audience": "members" });
        let rejected = answered(say(&muster, &approver, &kept, &kept["version"], &rejected).await, 200).await;
        assert_eq!(rejected["state"], "rejected");
        let list = answered(send(&muster, &neighbour, Method::GET, "/systems?limit=200", None).await, 200).await;
        assert!(list["items"].as_array().unwrap().iter().all(|s| s["id"] != system["id"]), "left out unless asked for");
        let history = answered(send(&muster, &reader, Method::GET, &format!("{path}/history"), None).await, 200).await;
        let kinds: Vec<&str> = history["items"].as_array().unwrap().iter().filter_map(|s| s["kind"].as_str()).collect();
        assert_eq!(kinds, ["rejected", "confirmed", "confirmed"]);
        assert_eq!(muster.json(&format!("/api/v1{path}/history")).await["items"], json!([]), "nothing was said to the public");

        let withdraw = muster.request(Method::DELETE, &format!("/api/v1{statement_path}")).bearer_auth(&approver);
        let withdraw = withdraw.header("If-Match", format!("\"{}\"", rejected["version"]));
        assert_eq!(withdraw.send().await.unwrap().status(), 204);
        let again = answered(send(&muster, &reader, Method::GET, &path, None).await, 200).await;
        assert_eq!((&again["state"], &again["audience"]), (&json!("inferred"), &Value::Null));
        let administrator = muster.signed_in(&code, &[Role::Administrator]).await;
        let audit = answered(send(&muster, &administrator, Method::GET, "/audit?limit=200", None).await, 200).await;
        let done: Vec<&str> = audit["items"].as_array().unwrap().iter().filter_map(|e| e["action"].as_str()).collect();
        assert!(["system.confirmed", "system.rejected", "system.withdrawn"].iter().all(|a| done.contains(a)), "{done:?}");
        muster.stop().await;
    }

    /// What no contract tells of is put on record by hand, once.
    async fn a_system_is_put_on_record_by_hand(database: &TestDatabase) {
        let muster = serve(database, 3).await;
        let contributor = muster.signed_in("CMD", &[Role::Contributor]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let new = json!({ "serviceArea": "elections", "productName": "Quince Ballot", "statement": statement("own") });
        problem(send(&muster, &neighbour, Method::POST, "/systems", Some(&new)).await, 403).await;
        let made = send(&muster, &contributor, Method::POST, "/systems", Some(&new)).await;
        let address = made.headers()["location"].to_str().unwrap().to_owned();
        let made = answered(made, 201).await;
        assert_eq!((&made["name"], &made["state"]), (&json!("Quince Ballot"), &json!("confirmed")));
        assert_eq!(address, format!("/api/v1/systems/{}", made["id"].as_str().unwrap()));
        problem(send(&muster, &contributor, Method::POST, "/systems", Some(&new)).await, 409).await;
        problem(muster.get(&address).await, 404).await;
        problem(send(&muster, &neighbour, Method::GET, address.trim_start_matches("/api/v1"), None).await, 404).await;
        for way in ["/products?q=quince", "/systems?q=quince", "/systems/landscape?serviceArea=elections"] {
            let text = send(&muster, &neighbour, Method::GET, way, None).await.text().await.unwrap();
            assert!(!text.contains("Quince"), "{way}: {text}");
        }
        let mine = answered(send(&muster, &contributor, Method::GET, "/products?q=quince", None).await, 200).await;
        assert_eq!(mine["total"], 1);
        for (body, place) in [
            (json!({ "serviceArea": "magic", "productName": "X", "statement": {} }), "/serviceArea"),
            (json!({ "serviceArea": "elections", "statement": {} }), "/product"),
            (json!({ "serviceArea": "elections", "product": Uuid::from_u128(4), "statement": {} }), "/product"),
            (json!({ "serviceArea": "elections", "vendor": Uuid::from_u128(4), "statement": {} }), "/vendor"),
            (json!({ "serviceArea": "elections", "productName": "X", "statement": { "satisfaction": 0 } }), "/satisfaction"),
        ] {
            let told = problem(send(&muster, &contributor, Method::POST, "/systems", Some(&body)).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place, "{body}");
        }
        muster.stop().await;
    }

    /// Members see what a vendor claims, until the authority has spoken; the public never does.
    async fn a_claim_is_for_members(database: &TestDatabase) {
        let muster = serve(database, 3).await;
        let vendor = muster.json("/api/v1/vendors?limit=1").await["items"][0]["id"].as_str().unwrap().parse().unwrap();
        let claim = Claim {
            vendor,
            authority: muster.authority("CMD").await,
            service_area: ServiceAreaCode::parse("elections").unwrap(),
            product: Some("Medlar Rolls".to_owned()),
        };
        let clock = FixedClock::at(today());
        let id = muster.database.systems().claim(By::command("a vendor's page"), &claim, &clock).await.unwrap();
        let member = muster.signed_in("HCK", &[Role::Reader]).await;
        let path = format!("/systems/{id}");
        problem(muster.get(&format!("/api/v1{path}")).await, 404).await;
        assert_eq!(listed(&muster, "q=medlar").await.len(), 0);
        let seen = answered(send(&muster, &member, Method::GET, &path, None).await, 200).await;
        assert_eq!((&seen["state"], &seen["name"]), (&json!("claimed"), &json!("Medlar Rolls")));
        let history = answered(send(&muster, &member, Method::GET, &format!("{path}/history"), None).await, 200).await;
        assert_eq!((&history["items"][0]["kind"], &history["items"][0]["vendor"]["id"]), (&json!("claimed"), &json!(vendor.to_string())));
        muster.stop().await;
    }

    /// A vendor claims by its link, without an account, and learns nothing of what is on record.
    async fn a_vendor_claims_by_its_link(database: &TestDatabase) {
        let muster = serve(database, 3).await;
        let convenor = muster.signed_in("HCK", &[Role::Convenor]).await;
        let member = muster.signed_in("ISL", &[Role::Reader]).await;
        let vendor = muster.json("/api/v1/vendors?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
        let new = json!({ "vendor": vendor, "name": "Their account director" });
        let link = answered(send(&muster, &convenor, Method::POST, "/vendor-links", Some(&new)).await, 201).await;
        let token = link["address"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let claim = async |token: &str, body: &Value| {
            let path = format!("/api/v1/vendor-pages/{token}/claims");
            muster.request(Method::POST, &path).json(body).send().await.unwrap()
        };
        let body = json!({ "authority": "CMD", "serviceArea": "elections", "product": "Medlar Rolls" });
        problem(claim("nobody", &body).await, 404).await;
        for (wrong, place) in [
            (json!({ "authority": "XYZ", "serviceArea": "elections" }), "/authority"),
            (json!({ "authority": "CMD", "serviceArea": "magic" }), "/serviceArea"),
        ] {
            let told = problem(claim(&token, &wrong).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], place);
        }
        for _ in 0..2 {
            assert_eq!(claim(&token, &body).await.status(), 204);
        }
        assert_eq!(listed(&muster, "q=medlar").await.len(), 0);
        let seen = answered(send(&muster, &member, Method::GET, "/systems?q=medlar", None).await, 200).await;
        assert_eq!((&seen["total"], &seen["items"][0]["state"]), (&json!(1), &json!("claimed")));
        assert_eq!(seen["items"][0]["vendor"]["id"], vendor.as_str());
        muster.stop().await;
    }

    /// Everything together: the matrix with its gaps and overlaps, neighbours, what ends when, and the market.
    async fn what_is_told_of_all_together(database: &TestDatabase) {
        let muster = serve(database, 12).await;
        let landscape = muster.json("/api/v1/systems/landscape").await;
        let housing = landscape["areas"].as_array().unwrap().iter().find(|a| a["serviceArea"]["code"] == "housing-management").unwrap();
        let boroughs = u64::try_from(landscape["authorities"].as_array().unwrap().len()).unwrap();
        assert_eq!((housing["authorities"].as_u64(), housing["gaps"].as_u64()), (Some(3), Some(boroughs - 3)));
        assert_eq!((&housing["overlaps"], &housing["products"]), (&json!(3), &json!(3)), "{housing}");
        let cells = landscape["cells"].as_array().unwrap();
        let placed: usize = cells.iter().map(|cell| cell["systems"].as_array().unwrap().len()).sum();
        assert_eq!((cells.len(), placed), (3, 7));
        let product = named(&muster).await["product"]["id"].as_str().unwrap().to_owned();
        let narrowed = muster.json(&format!("/api/v1/systems/landscape?product={product}")).await;
        assert_eq!(narrowed["cells"].as_array().unwrap().len(), 1);

        let neighbours = muster.json("/api/v1/systems/neighbours?authority=CMD").await;
        let items = neighbours["items"].as_array().unwrap();
        assert_eq!(items.len(), 2);
        assert!(items[0]["likeness"].as_f64().unwrap() >= items[1]["likeness"].as_f64().unwrap());
        assert_eq!(items[0]["shared"][0]["serviceArea"]["code"], "housing-management");
        problem(muster.get("/api/v1/systems/neighbours").await, 422).await;
        problem(muster.get("/api/v1/systems/neighbours?authority=XYZ").await, 422).await;

        let ends = muster.json("/api/v1/systems/ends?by=serviceArea").await;
        let area = &ends["items"][0];
        assert_eq!((&area["serviceArea"]["code"], &area["systems"]), (&json!("housing-management"), &json!(7)));
        let quarters: Vec<&str> = area["quarters"].as_array().unwrap().iter().filter_map(|q| q["from"].as_str()).collect();
        assert!(quarters.is_sorted() && quarters.iter().all(|q| *q >= "2026-10-01" && *q < "2030-10-01"), "{quarters:?}");
        let by_product = muster.json("/api/v1/systems/ends").await;
        assert_eq!(by_product["items"].as_array().unwrap().len(), 1, "a vendor's something is no product");

        let market = muster.json("/api/v1/systems/concentration").await;
        let london = &market["london"];
        assert_eq!((&london["contracts"], &london["vendors"]), (&json!(13), &json!(2)));
        let parts: f64 = london["shares"].as_array().unwrap().iter().filter_map(|s| s["ofContracts"].as_f64()).sum();
        assert!((parts - 1.0).abs() < 0.01);
        assert_eq!(london["degree"], "highlyConcentrated");
        assert_eq!(market["areas"][0]["serviceArea"]["code"], "housing-management");
        muster.stop().await;
    }

    /// A value that an authority keeps to itself weighs nothing in anybody else's market.
    async fn what_is_withheld_weighs_nothing(database: &TestDatabase) {
        let muster = serve(database, 3).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let before = muster.json("/api/v1/systems/concentration").await;
        let vendor = before["london"]["shares"][0]["vendor"]["id"].clone();
        let said = json!({
            "title": "By hand", "vendors": [vendor], "technology": true, "serviceArea": "elections",
            "term": { "start": "2026-01-01", "end": "2028-12-31" },
            "value": { "net": { "amount": 900_000_000, "currency": "GBP" } }, "audience": { "audience": "own" },
        });
        answered(send(&muster, &approver, Method::POST, "/contracts", Some(&said)).await, 201).await;
        let neighbour = muster.signed_in("HCK", &[Role::Approver]).await;
        assert_eq!(muster.json("/api/v1/systems/concentration").await, before);
        let theirs = answered(send(&muster, &neighbour, Method::GET, "/systems/concentration", None).await, 200).await;
        assert_eq!(theirs, before);
        let own = answered(send(&muster, &approver, Method::GET, "/systems/concentration", None).await, 200).await;
        assert_ne!(own, before);
        muster.stop().await;
    }

    /// Products are merged, renamed and parted by approvers and convenors, with reasons, and undone.
    async fn products_are_decided_on(database: &TestDatabase) {
        let muster = serve(database, 3).await;
        let system = named(&muster).await;
        let from = system["product"]["id"].as_str().unwrap().to_owned();
        let found = muster.json("/api/v1/products?q=civica%20cx&limit=1").await;
        let into = found["items"][0]["id"].as_str().unwrap().to_owned();
        let convenor = muster.signed_in("HCK", &[Role::Convenor]).await;
        let reader = muster.signed_in("HCK", &[Role::Reader]).await;
        let (merge, body) = (format!("/products/{from}/merge"), json!({ "into": into, "reason": "taken over in 2025" }));
        problem(send(&muster, &reader, Method::POST, &merge, Some(&body)).await, 403).await;
        let nowhere = json!({ "into": Uuid::from_u128(3), "reason": "?" });
        let told = problem(send(&muster, &convenor, Method::POST, &merge, Some(&nowhere)).await, 422).await;
        assert_eq!(told["errors"][0]["pointer"], "/into");
        let made = answered(send(&muster, &convenor, Method::POST, &merge, Some(&body)).await, 201).await;
        assert_eq!((&made["kind"], &made["other"]["id"]), (&json!("merge"), &json!(into)));
        problem(send(&muster, &convenor, Method::POST, &merge, Some(&body)).await, 409).await;
        assert!(follow(&muster).await > 0);
        assert_eq!(named(&muster).await["product"]["id"], into.as_str());
        assert_eq!(muster.json(&format!("/api/v1/products/{from}")).await["id"], into.as_str());
        let decisions = format!("/products/{from}/decisions");
        problem(muster.get(&format!("/api/v1{decisions}")).await, 401).await;
        let told = answered(send(&muster, &reader, Method::GET, &decisions, None).await, 200).await;
        assert_eq!(told["items"], json!([made]));
        let undo = format!("/product-decisions/{}/undo", made["id"].as_str().unwrap());
        problem(send(&muster, &reader, Method::POST, &undo, None).await, 403).await;
        let undone = answered(send(&muster, &convenor, Method::POST, &undo, None).await, 200).await;
        assert!(undone["undoneAt"].is_string());
        problem(send(&muster, &convenor, Method::POST, &undo, None).await, 409).await;
        follow(&muster).await;
        assert_eq!(named(&muster).await["product"]["id"], from.as_str());

        let rename = json!({ "name": "Nova Homes", "reason": "renamed in May" });
        answered(send(&muster, &convenor, Method::POST, &format!("/products/{from}/rename"), Some(&rename)).await, 201).await;
        follow(&muster).await;
        assert_eq!(named(&muster).await["name"], "Nova Homes");
        let names = muster.json(&format!("/api/v1/products/{from}")).await;
        assert_eq!(names["names"], json!(["NEC Housing"]));
        let split = json!({ "names": ["NEC Housing"], "reason": "another after all" });
        let parted = answered(send(&muster, &convenor, Method::POST, &format!("/products/{from}/split"), Some(&split)).await, 201).await;
        assert_eq!(parted["names"], json!(["NEC Housing"]));
        follow(&muster).await;
        let system = named(&muster).await;
        assert_eq!((&system["name"], &system["product"]["id"]), (&json!("NEC Housing"), &parted["other"]["id"]));
        muster.stop().await;
    }
}

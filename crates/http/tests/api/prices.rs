//! Unit prices over HTTP: who sees one, who keeps it, and what is told of all of them together.

mod bands;
mod differencing;
mod merged;
mod nowhere;

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use muster_domain::access::Role;
use muster_domain::clock::{Clock, FixedClock};
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::notices::today;
use crate::serving::{Muster, problem};

/// A clock that is moved from day to day.
pub struct Calendar {
    now: Mutex<DateTime<Utc>>,
    ids: FixedClock,
}

impl Calendar {
    fn go_to(&self, day: &str) {
        *self.now.lock().unwrap() = format!("{day}T12:00:00Z").parse().unwrap();
    }
}

impl Clock for Calendar {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    fn id(&self) -> Uuid {
        self.ids.id()
    }
}

/// A server whose days are moved by hand, with some contracts; and a vendor of one of them.
pub async fn from_day_to_day(database: &TestDatabase) -> (Muster, Arc<Calendar>, String) {
    let noon = today().and_hms_opt(12, 0, 0).unwrap().and_utc();
    let calendar = Arc::new(Calendar { now: Mutex::new(noon), ids: FixedClock::at(today()) });
    let clock: Arc<dyn Clock> = Arc::clone(&calendar) as Arc<dyn Clock>;
    let muster = Muster::start(database, None, move |mut api| {
        api.clock = clock;
        api
    })
    .await;
    muster.import(database, 6).await;
    let vendor = a_vendor(&muster).await;
    (muster, calendar, vendor)
}

/// The id of a vendor that everybody sees.
pub async fn a_vendor(muster: &Muster) -> String {
    muster.json("/api/v1/vendors?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned()
}

pub async fn send(
    muster: &Muster,
    method: Method,
    path: &str,
    token: &str,
    tag: Option<&str>,
    body: &Value,
) -> Response {
    let request = muster.request(method, path).bearer_auth(token).json(body);
    tag.iter().fold(request, |request, tag| request.header("If-Match", *tag)).send().await.unwrap()
}

pub async fn get(muster: &Muster, path: &str, token: &str) -> Response {
    muster.request(Method::GET, path).bearer_auth(token).send().await.unwrap()
}

pub async fn json_of(muster: &Muster, path: &str, token: &str) -> Value {
    let answer = get(muster, path, token).await;
    assert_eq!(answer.status(), 200, "{path}");
    answer.json().await.unwrap()
}

/// A price that can be sent.
pub fn a_price(vendor: &str) -> Value {
    json!({
        "vendor": vendor, "product": "Corrow Homes", "unit": "property", "price": { "amount": 11.4 },
        "quantity": 12_000, "on": "2025-04-01", "included": "Hosting and support", "compared": true,
    })
}

/// The same with some of it said otherwise.
pub fn but(mut price: Value, said: &Value) -> Value {
    for (field, value) in said.as_object().unwrap() {
        price[field] = value.clone();
    }
    price
}

/// Puts it on record and gives its address and its tag.
pub async fn recorded(muster: &Muster, token: &str, price: &Value) -> (String, String) {
    let answer = send(muster, Method::POST, "/api/v1/price-points", token, None, price).await;
    let (status, headers) = (answer.status(), answer.headers().clone());
    assert_eq!(status, 201, "{}", answer.text().await.unwrap());
    let of = |name: &str| headers[name].to_str().unwrap().to_owned();
    (of("location"), of("etag"))
}

/// A price for everybody, so that whoever asks without a sign-in finds one.
pub async fn for_everybody(muster: &Muster) {
    let approver = muster.signed_in("CMD", &[Role::Approver]).await;
    let price = but(a_price(&a_vendor(muster).await), &json!({ "audience": "public" }));
    recorded(muster, &approver, &price).await;
}

async fn seen(muster: &Muster, token: &str) -> usize {
    json_of(muster, "/api/v1/price-points", token).await["items"].as_array().unwrap().len()
}

on_both! {
    /// A price is put on record for its authority, corrected, shown to members by who may, and taken back.
    async fn a_price_is_kept_by_its_authority(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let vendor = a_vendor(&muster).await;
        let contributor = muster.signed_in("CMD", &[Role::Contributor]).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Approver]).await;
        let (place, tag) = recorded(&muster, &contributor, &a_price(&vendor)).await;
        let kept = json_of(&muster, &place, &contributor).await;
        assert_eq!(kept["price"], json!({ "amount": 11.4, "currency": "GBP" }));
        assert_eq!((&kept["audience"], &kept["product"]["name"], &kept["unitWords"]), (&json!("own"), &json!("Corrow Homes"), &json!("property and year")));
        problem(get(&muster, &place, &neighbour).await, 404).await;
        muster.problem(&place, 404).await;
        assert_eq!((seen(&muster, &contributor).await, seen(&muster, &neighbour).await), (1, 0));

        let dearer = json!({ "price": { "amount": 12.35 }, "product": null });
        problem(send(&muster, Method::PATCH, &place, &contributor, None, &dearer).await, 428).await;
        let changed = send(&muster, Method::PATCH, &place, &contributor, Some(&tag), &dearer).await;
        let newer = changed.headers()["etag"].to_str().unwrap().to_owned();
        let changed: Value = changed.json().await.unwrap();
        assert_eq!((&changed["price"]["amount"], &changed["product"], &changed["quantity"]), (&json!(12.35), &Value::Null, &json!(12_000)));
        let stale = problem(send(&muster, Method::PATCH, &place, &contributor, Some(&tag), &dearer).await, 412).await;
        assert_eq!(stale["current"]["price"]["amount"], 12.35);

        // To show it takes the right to decide who sees records.
        let shown = json!({ "audience": "members" });
        problem(send(&muster, Method::PATCH, &place, &contributor, Some(&newer), &shown).await, 403).await;
        let shared = send(&muster, Method::PATCH, &place, &approver, Some(&newer), &shown).await;
        assert_eq!(shared.status(), 200);
        let newest = shared.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(json_of(&muster, &place, &neighbour).await["price"]["amount"], 12.35);
        muster.problem(&place, 404).await;
        // And whoever sees a price of another is told of in the audit of that one.
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let audit = json_of(&muster, "/api/v1/audit?limit=9", &administrator).await;
        let entries = audit["items"].as_array().unwrap();
        let entry = entries.iter().find(|entry| entry["action"] == "record.seen").unwrap();
        assert_eq!(entry["subject"]["kind"], "pricePoint", "{entry}");
        assert_eq!(entry["changes"][0]["to"], json!(["price"]), "{entry}");

        for method in [Method::PATCH, Method::DELETE] {
            problem(send(&muster, method, &place, &neighbour, Some(&newest), &json!({ "quantity": 1 })).await, 403).await;
        }
        assert_eq!(send(&muster, Method::DELETE, &place, &contributor, Some(&newest), &Value::Null).await.status(), 204);
        for token in [&contributor, &neighbour] {
            problem(get(&muster, &place, token).await, 404).await;
            assert_eq!(seen(&muster, token).await, 0);
        }
        problem(send(&muster, Method::DELETE, &place, &contributor, Some(&newest), &Value::Null).await, 404).await;
        muster.stop().await;
    }

    /// What is wrong with a price is told with its place, all of it at once where that can be.
    async fn what_cannot_be_is_told_with_its_place(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let vendor = a_vendor(&muster).await;
        let token = muster.signed_in("CMD", &[Role::Approver]).await;
        let refused = async |said: Value| -> Vec<String> {
            let answer = send(&muster, Method::POST, "/api/v1/price-points", &token, None, &but(a_price(&vendor), &said)).await;
            let problem = problem(answer, 422).await;
            problem["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap().to_owned()).collect()
        };
        let nobody = Uuid::from_u128(5).to_string();
        assert_eq!(refused(json!({ "vendor": nobody, "contract": nobody })).await, ["/vendor", "/contract"]);
        assert_eq!(refused(json!({ "on": "2026-12-31", "quantity": 0 })).await, ["/quantity", "/on"]);
        assert_eq!(refused(json!({ "on": "2009-12-31" })).await, ["/on"]);
        assert_eq!(refused(json!({ "unit": "furlong" })).await, ["/unit"]);
        assert_eq!(refused(json!({ "price": { "amount": -1 } })).await, ["/price/amount"]);
        assert_eq!(refused(json!({ "price": { "amount": 1e300 } })).await, ["/price/amount"]);
        assert_eq!(refused(json!({ "price": { "amount": 1, "currency": "EUR" } })).await, ["/price/currency"]);
        assert_eq!(refused(json!({ "audience": "named" })).await, ["/audience"]);
        assert_eq!(refused(json!({ "product": "  " })).await, ["/product"]);
        assert_eq!(refused(json!({ "included": "x".repeat(501) })).await, ["/included"]);
        assert_eq!(refused(json!({ "nda": true, "audience": "members" })).await, ["/audience", "/compared"]);
        assert_eq!(refused(json!({ "quantity": -1 })).await, ["/quantity"]);
        assert_eq!(refused(json!({ "colour": "blue" })).await.len(), 1);
        // Another authority's contract is none that a price can come from.
        let hackney = muster.signed_in("HCK", &[Role::Approver]).await;
        let contract: Value = send(&muster, Method::POST, "/api/v1/contracts", &hackney, None, &json!({ "title": "Theirs" })).await.json().await.unwrap();
        assert_eq!(refused(json!({ "contract": contract["id"] })).await, ["/contract"]);
        assert_eq!(seen(&muster, &token).await, 0);
        muster.stop().await;
    }

    /// Lists are filtered, sorted, paged and exported, and the contract of a price is told of only to those
    /// who see it.
    async fn prices_are_listed(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let vendor = a_vendor(&muster).await;
        let token = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let contract: Value = send(&muster, Method::POST, "/api/v1/contracts", &token, None, &json!({ "title": "Quietly bought" })).await.json().await.unwrap();
        for (n, unit) in ["user", "property", "user", "day"].into_iter().enumerate() {
            let said = json!({ "unit": unit, "price": { "amount": 10 + n }, "quantity": 100 - n, "audience": "members", "contract": contract["id"] });
            recorded(&muster, &token, &but(a_price(&vendor), &said)).await;
        }
        let audience = json!({ "audience": "own" });
        let place = format!("/api/v1/contracts/{}", contract["id"].as_str().unwrap());
        let tag = get(&muster, &place, &token).await.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(send(&muster, Method::PUT, &format!("{place}/audience"), &token, Some(&tag), &audience).await.status(), 200);
        let amounts = async |query: &str, token: &str| -> Vec<f64> {
            let list = json_of(&muster, &format!("/api/v1/price-points?{query}"), token).await;
            list["items"].as_array().unwrap().iter().map(|p| p["price"]["amount"].as_f64().unwrap()).collect()
        };
        assert_eq!(amounts("sort=-price", &neighbour).await, [13.0, 12.0, 11.0, 10.0]);
        assert_eq!(amounts("sort=quantity&unit=user,day", &neighbour).await, [13.0, 12.0, 10.0]);
        assert_eq!(amounts(&format!("vendor={vendor}&authority=CMD&sort=price&limit=1"), &neighbour).await, [10.0]);
        assert!(amounts("authority=HCK", &neighbour).await.is_empty());
        let of_contract = format!("contract={}", contract["id"].as_str().unwrap());
        assert_eq!(amounts(&of_contract, &token).await.len(), 4);
        assert!(amounts(&of_contract, &neighbour).await.is_empty(), "a contract that may not be seen finds nothing");
        let theirs = get(&muster, "/api/v1/price-points?format=csv", &neighbour).await.text().await.unwrap();
        assert!(theirs.contains("11.4") || theirs.contains("13"), "{theirs}");
        assert!(!theirs.contains("Quietly bought") && !theirs.contains(contract["id"].as_str().unwrap()), "{theirs}");
        let own = get(&muster, "/api/v1/price-points?format=csv", &token).await.text().await.unwrap();
        assert!(own.contains("Quietly bought"), "{own}");
        assert!(muster.json("/api/v1/price-points").await["items"].as_array().unwrap().is_empty());
        muster.stop().await;
    }
}

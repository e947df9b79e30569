//! What was said of a product is said of the one that it became: merged, renamed or split, and back again.

use chrono::Days;
use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_persistence::product::NewProduct;
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::notices::today;
use crate::reviews::{Town, VENDOR, answered, ids};

/// What it was called when it was spoken of, and what it is part of since.
const OLD: &str = "Corrowick Homes";
const NEW: &str = "Tarn Housing";

/// A town in which these products are on record.
async fn town(database: &TestDatabase) -> Town {
    let town = Town::new(database).await;
    let named = |name: &str| NewProduct {
        name: name.to_owned(),
        maker: None,
        service_areas: Vec::new(),
        named_by: None,
        demonstration: false,
    };
    town.muster.database.products().keep(&[named(OLD), named(NEW)], &FixedClock::at(today())).await.unwrap();
    town
}

async fn product(town: &Town, name: &str) -> String {
    let found = town.muster.json(&format!("/api/v1/products?q={}", name.replace(' ', "%20"))).await;
    found["items"][0]["id"].as_str().unwrap().to_owned()
}

/// Decides something of a product as a convenor.
async fn decide(town: &Town, product: &str, what: &str, body: Value) -> Value {
    let convenor = town.convenor().await;
    let path = format!("/products/{product}/{what}");
    answered(town.send(&convenor, Method::POST, &path, &body).await, 201).await
}

async fn undo(town: &Town, decision: &Value) {
    let path = format!("/product-decisions/{}/undo", decision["id"].as_str().unwrap());
    answered(town.send(&town.convenor().await, Method::POST, &path, &Value::Null).await, 200).await;
}

/// Puts a pilot of a product on record for Camden.
async fn pilot(town: &Town, question: &str, product: &str) -> Value {
    let author = town.one("CMD", Role::Contributor).await;
    let body = json!({ "question": question, "product": product, "serviceAreas": ["housing-repairs"] });
    answered(town.send(&author, Method::POST, "/pilots", &body).await, 201).await
}

/// A published review of a product by Camden.
async fn review(town: &Town, vendor: &str, product: &str) -> Value {
    let (author, approver) =
        (town.one("CMD", Role::Contributor).await, town.one("CMD", Role::Approver).await);
    let mut said = town.said("CMD", vendor, 4).await;
    said["product"] = product.into();
    let draft = answered(town.send(&author, Method::POST, "/reviews", &said).await, 201).await;
    let submitted = town.stepped(&author, &draft, "submission", &Value::Null).await;
    let approved = town.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await;
    let publish = json!({ "decision": "publish" });
    town.stepped(&town.convenor().await, &approved, "moderation", &publish).await
}

/// Changes a record of Camden's as of the version it has.
async fn change(town: &Town, path: &str, record: &Value, body: &Value) -> Response {
    let author = town.one("CMD", Role::Contributor).await;
    let path = format!("/api/v1{path}/{}", record["id"].as_str().unwrap());
    let request = town.muster.request(Method::PATCH, &path).bearer_auth(&author);
    request.header("If-Match", format!("\"{}\"", record["version"])).json(body).send().await.unwrap()
}

/// What each list answers of a product: how many there are, and what the product of the first is called.
async fn heard(town: &Town, product: &str) -> Vec<(usize, Value)> {
    let member = town.one("CMD", Role::Reader).await;
    let mut heard = Vec::new();
    for list in ["pilots", "reviews", "price-points"] {
        let list = town.read(&member, &format!("/{list}?product={product}")).await;
        heard.push((ids(&list).len(), list["items"][0]["product"].clone()));
    }
    heard
}

on_both! {
    /// Pilots, reviews, prices and peers of a merged product are found by either id and shown as of the one that
    /// remains; undone, they are of the one before, though some were changed meanwhile.
    async fn what_was_said_follows_a_merge_and_its_undoing(database: &TestDatabase) {
        let town = town(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (old, new) = (product(&town, OLD).await, product(&town, NEW).await);
        let tried = pilot(&town, "Does it shorten the repairs queue?", OLD).await;
        review(&town, &vendor, OLD).await;
        let author = town.one("CMD", Role::Contributor).await;
        let price = json!({ "vendor": vendor, "product": OLD, "unit": "property", "price": { "amount": 11.4 }, "quantity": 900, "on": "2025-04-01" });
        let price = answered(town.send(&author, Method::POST, "/price-points", &price).await, 201).await;
        let offer = json!({ "vendor": vendor, "product": OLD, "knows": "Data migration", "aMonth": 2, "reach": "Extension 4", "until": today() + Days::new(90) });
        answered(town.send(&author, Method::POST, "/peers", &offer).await, 201).await;

        let before = json!({ "id": old, "name": OLD });
        assert_eq!(heard(&town, &old).await, vec![(1, before.clone()); 3]);
        assert_eq!(heard(&town, &new).await, vec![(0, Value::Null); 3]);
        let decision = decide(&town, &old, "merge", json!({ "into": new, "reason": "taken over in 2025" })).await;
        let since = json!({ "id": new, "name": NEW });
        for id in [&old, &new] {
            assert_eq!(heard(&town, id).await, vec![(1, since.clone()); 3], "{id}");
        }
        let hackney = town.one("HCK", Role::Reader).await;
        let peers = town.read(&hackney, &format!("/vendors/{vendor}/peers")).await;
        assert_eq!(peers["items"][0]["product"], since);
        let alike = town.read(&hackney, &format!("/pilots/similar?product={}", NEW.replace(' ', "%20"))).await;
        assert_eq!((&alike["items"][0]["id"], &alike["items"][0]["likeness"]["product"]), (&tried["id"], &json!(true)));
        let bands = town.read(&author, &format!("/price-bands?product={old}")).await;
        assert_eq!((&bands["items"][0]["own"]["pricePoint"], &bands["items"][0]["product"]), (&price["id"], &before), "until the quarter is over");

        // A form sends back what it shows: what was said of which product is not changed by that.
        answered(change(&town, "/pilots", &tried, &json!({ "product": NEW, "lessons": "Begin with one depot." })).await, 200).await;
        answered(change(&town, "/price-points", &price, &json!({ "product": NEW, "quantity": 950 })).await, 200).await;
        undo(&town, &decision).await;
        assert_eq!(heard(&town, &old).await, vec![(1, before); 3]);
        assert_eq!(heard(&town, &new).await, vec![(0, Value::Null); 3]);
        let now = town.read(&author, &format!("/pilots/{}", tried["id"].as_str().unwrap())).await;
        assert_eq!(now["lessons"], "Begin with one depot.");
        // Said to be another, it is another.
        answered(change(&town, "/pilots", &now, &json!({ "product": NEW })).await, 200).await;
        assert_eq!(heard(&town, &new).await[0], (1, since));
        town.muster.stop().await;
    }

    /// Said by whichever name, it is said of the product that goes by it; a name that is another product's is that
    /// one's, until that is undone.
    async fn what_was_said_follows_names_and_a_split(database: &TestDatabase) {
        let town = town(database).await;
        let old = product(&town, OLD).await;
        let first = pilot(&town, "Does it shorten the repairs queue?", OLD).await;
        decide(&town, &old, "rename", json!({ "name": "Corrowick Cloud", "reason": "renamed in May" })).await;
        let second = pilot(&town, "Do residents report damp sooner?", "corrowick cloud").await;
        let member = town.one("HCK", Role::Reader).await;
        let of = async |product: &str| {
            let list = town.read(&member, &format!("/pilots?product={product}&sort=recorded")).await;
            let shown = list["items"].as_array().unwrap().iter();
            shown.map(|item| (item["id"].clone(), item["product"]["name"].clone())).collect::<Vec<_>>()
        };
        let is = |pilot: &Value, name: &str| (pilot["id"].clone(), json!(name));
        assert_eq!(of(&old).await, [is(&first, "Corrowick Cloud"), is(&second, "Corrowick Cloud")]);
        let split = decide(&town, &old, "split", json!({ "names": [OLD], "reason": "another after all" })).await;
        let parted = split["other"]["id"].as_str().unwrap();
        assert_eq!(of(&old).await, [is(&second, "Corrowick Cloud")]);
        assert_eq!(of(parted).await, [is(&first, OLD)]);
        undo(&town, &split).await;
        assert_eq!(of(parted).await, [is(&first, "Corrowick Cloud"), is(&second, "Corrowick Cloud")]);
        town.muster.stop().await;
    }

    /// Once two products are one, an authority has one current review of it from each desk.
    async fn a_newer_review_takes_the_place_of_one_of_the_product_before(database: &TestDatabase) {
        let town = town(database).await;
        let vendor = town.vendor(VENDOR).await;
        let (old, new) = (product(&town, OLD).await, product(&town, NEW).await);
        let first = review(&town, &vendor, OLD).await;
        decide(&town, &old, "merge", json!({ "into": new, "reason": "taken over in 2025" })).await;
        let second = review(&town, &vendor, NEW).await;
        let member = town.one("HCK", Role::Reader).await;
        assert_eq!(ids(&town.read(&member, &format!("/reviews?product={old}")).await), [second["id"].as_str().unwrap()]);
        let approver = town.one("CMD", Role::Approver).await;
        let path = format!("/reviews/{}", first["id"].as_str().unwrap());
        assert_eq!(town.read(&approver, &path).await["state"], "replaced");
        town.muster.stop().await;
    }
}

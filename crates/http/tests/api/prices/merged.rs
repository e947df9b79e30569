//! Bands of products that became one: from the next quarter on, and never so that a difference tells of somebody.

use chrono::NaiveDate;
use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_persistence::product::NewProduct;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{a_price, but, from_day_to_day, json_of, recorded, send};
use crate::serving::Muster;

const OLD: &str = "Corrowick Homes";
const NEW: &str = "Tarn Housing";

async fn product(muster: &Muster, name: &str) -> String {
    let found = muster.json(&format!("/api/v1/products?q={}", name.replace(' ', "%20"))).await;
    found["items"][0]["id"].as_str().unwrap().to_owned()
}

/// Authorities from `first` on put prices of a product on record.
async fn record(muster: &Muster, vendor: &str, product: &str, first: usize, amounts: &[f64]) {
    for (n, amount) in amounts.iter().enumerate() {
        let token = muster.signed_in(&format!("A{:02}", first + n), &[Role::Contributor]).await;
        let said = json!({ "product": product, "price": { "amount": amount }, "quantity": 900 });
        recorded(muster, &token, &but(a_price(vendor), &said)).await;
    }
}

/// What somebody without a price is told of a product: what it is called, and how many stand behind the band.
async fn told(muster: &Muster, product: &str) -> Vec<(Value, Value)> {
    let token = muster.signed_in("CMD", &[Role::Reader]).await;
    let bands = json_of(muster, &format!("/api/v1/price-bands?product={product}"), &token).await;
    let items = bands["items"].as_array().unwrap().iter();
    items.map(|item| (item["product"]["name"].clone(), item["band"]["behind"].clone())).collect()
}

on_both! {
    /// Merged, prices of both are one band from the next quarter on; undone, they are two again from the quarter after
    /// that. What would differ by one authority from what was told before is not told.
    async fn prices_of_a_merged_product_are_prices_of_the_one_it_became(database: &TestDatabase) {
        let (muster, calendar, vendor) = from_day_to_day(database).await;
        let named = |name: &str| NewProduct {
            name: name.to_owned(), maker: None, service_areas: Vec::new(), named_by: None, demonstration: false,
        };
        let day: NaiveDate = "2026-05-01".parse().unwrap();
        muster.database.products().keep(&[named(OLD), named(NEW)], &FixedClock::at(day)).await.unwrap();
        let (old, new) = (product(&muster, OLD).await, product(&muster, NEW).await);
        calendar.go_to("2026-05-10");
        record(&muster, &vendor, OLD, 0, &[10.0, 11.0, 12.0, 13.0, 14.0]).await;
        record(&muster, &vendor, NEW, 5, &[10.5, 11.5, 12.5, 13.5, 14.5]).await;
        calendar.go_to("2026-07-10");
        let few = json!("5 to 9 authorities");
        assert_eq!(told(&muster, &old).await, [(json!(OLD), few.clone())]);
        assert_eq!(told(&muster, &new).await, [(json!(NEW), few.clone())]);

        let merge = json!({ "into": new, "reason": "taken over in 2025" });
        let convenor = muster.signed_in("LOTI", &[Role::Convenor]).await;
        let answer = send(&muster, Method::POST, &format!("/api/v1/products/{old}/merge"), &convenor, None, &merge).await;
        assert_eq!(answer.status(), 201);
        let decision: Value = answer.json().await.unwrap();
        for id in [&old, &new] {
            let both = [(json!(OLD), few.clone()), (json!(NEW), few.clone())];
            assert_eq!(told(&muster, id).await, both, "two bands for the rest of the quarter, found by either");
        }
        calendar.go_to("2026-10-01");
        for id in [&old, &new] {
            assert_eq!(told(&muster, id).await, [(json!(NEW), json!("10 to 19 authorities"))]);
        }
        // One more comes in, alone: nothing of it is told.
        record(&muster, &vendor, NEW, 10, &[30.0]).await;
        let path = format!("/api/v1/price-bands?product={new}");
        let all = async || json_of(&muster, &path, &muster.signed_in("CMD", &[Role::Reader]).await).await;
        let before = all().await;
        calendar.go_to("2027-01-01");
        assert_eq!(all().await, before);

        let undo = format!("/api/v1/product-decisions/{}/undo", decision["id"].as_str().unwrap());
        let convenor = muster.signed_in("LOTI", &[Role::Convenor]).await;
        assert_eq!(send(&muster, Method::POST, &undo, &convenor, None, &Value::Null).await.status(), 200);
        assert_eq!(told(&muster, &new).await, [(json!(NEW), json!("10 to 19 authorities"))], "for the rest of the quarter");
        calendar.go_to("2027-04-01");
        assert_eq!(told(&muster, &old).await, [(json!(OLD), few.clone())]);
        assert_eq!(told(&muster, &new).await, [(json!(NEW), few)], "as it was told before: one more would tell of that one");
        muster.stop().await;
    }
}

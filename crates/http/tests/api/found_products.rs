//! Products in the search over everything: by their names, by who sells them, and by what they are for.

use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_domain::id::AuthorityId;
use muster_domain::service_area::ServiceAreaCode;
use muster_persistence::product::NewProduct;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::notices::today;
use crate::reviews::{Town, answered};

fn named(name: &str, area: &str, named_by: Option<AuthorityId>) -> NewProduct {
    NewProduct {
        name: name.to_owned(),
        maker: Some("Tessaline Software".to_owned()),
        service_areas: ServiceAreaCode::parse(area).into_iter().collect(),
        named_by,
        demonstration: false,
    }
}

/// The products that are found, by name, in their order.
async fn found(town: &Town, token: &str, typed: &str) -> Vec<Value> {
    let typed = typed.replace(' ', "%20");
    let hits = town.read(token, &format!("/search?kinds=product&limit=100&q={typed}")).await;
    hits["items"].as_array().unwrap().clone()
}

fn titles(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["title"].as_str().unwrap()).collect()
}

async fn decide(town: &Town, product: &str, what: &str, body: Value) -> Value {
    let convenor = town.convenor().await;
    answered(town.send(&convenor, Method::POST, &format!("/products/{product}/{what}"), &body).await, 201)
        .await
}

on_both! {
    /// Whoever types what they are after gets to the products that do it, before contracts with these words.
    async fn a_service_manager_finds_what_there_is_for_the_service(database: &TestDatabase) {
        let town = Town::new(database).await;
        let new = [named("Tessacare", "adult-social-care", None)];
        town.muster.database.products().keep(&new, &FixedClock::at(today())).await.unwrap();
        let anywhere = town.read("", "/search?q=case%20management&limit=12").await;
        let kinds: Vec<&str> = anywhere["items"].as_array().unwrap().iter().map(|hit| hit["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"product"), "{anywhere}");
        let care = found(&town, "", "case management").await;
        assert!(titles(&care).contains(&"Tessacare") && titles(&care).contains(&"Mosaic"), "{care:?}");
        assert!(titles(&found(&town, "", "adult social care").await).contains(&"Tessacare"));
        assert!(titles(&found(&town, "", "case manag").await).contains(&"Tessacare"), "while it is typed");
        let hit = &found(&town, "", "tessacare").await[0];
        assert_eq!((&hit["kind"], &hit["subtitle"]), (&json!("product"), &json!("Tessaline Software · used by 0 authorities")));
        assert_eq!(titles(&found(&town, "", "tessaline").await), ["Tessacare"], "by who makes it");
        let page = town.read("", &format!("/products/{}", hit["id"].as_str().unwrap())).await;
        assert_eq!(page["name"], "Tessacare");
        town.muster.stop().await;
    }

    /// A merged product leads to the one that it became, by either name, until that is undone; a renamed one is found
    /// by both names.
    async fn merged_products_lead_to_the_one_that_remains(database: &TestDatabase) {
        let town = Town::new(database).await;
        let new = [named("Tessacare", "adult-social-care", None), named("Orlanda", "libraries", None)];
        town.muster.database.products().keep(&new, &FixedClock::at(today())).await.unwrap();
        let ids = [found(&town, "", "tessacare").await, found(&town, "", "orlanda").await];
        let [old, kept] = ids.map(|hits| hits[0]["id"].as_str().unwrap().to_owned());
        let merge = decide(&town, &old, "merge", json!({ "into": kept, "reason": "taken over in 2025" })).await;
        for typed in ["tessacare", "orlanda"] {
            let hits = found(&town, "", typed).await;
            assert_eq!((titles(&hits), &hits[0]["id"]), (vec!["Orlanda"], &json!(kept)), "{typed}");
        }
        assert!(titles(&found(&town, "", "case management").await).contains(&"Orlanda"));
        let undo = format!("/product-decisions/{}/undo", merge["id"].as_str().unwrap());
        answered(town.send(&town.convenor().await, Method::POST, &undo, &Value::Null).await, 200).await;
        assert_eq!(titles(&found(&town, "", "tessacare").await), ["Tessacare"]);
        decide(&town, &old, "rename", json!({ "name": "Tessa Cloud", "reason": "renamed in May" })).await;
        for typed in ["tessacare", "tessa cloud"] {
            assert_eq!(titles(&found(&town, "", typed).await), ["Tessa Cloud"], "{typed}");
        }
        town.muster.stop().await;
    }

    /// What one authority alone has named is found by nobody.
    async fn what_one_authority_has_named_is_not_found(database: &TestDatabase) {
        let town = Town::new(database).await;
        let camden = town.muster.authority("CMD").await;
        let new = [named("Canarycare", "adult-social-care", Some(camden))];
        town.muster.database.products().keep(&new, &FixedClock::at(today())).await.unwrap();
        for token in [String::new(), town.one("HCK", Role::Reader).await, town.one("CMD", Role::Approver).await] {
            assert!(found(&town, &token, "canarycare").await.is_empty());
            assert!(!titles(&found(&town, &token, "case management").await).contains(&"Canarycare"));
        }
        town.muster.stop().await;
    }
}

//! What several reviews say together.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use super::{OTHER, Town, VENDOR, answered, ids};
use crate::document::as_documented;

on_both! {
    /// No mean of fewer than three authorities, however many reviews they have, and none by another way.
    async fn a_mean_takes_three_authorities(database: &TestDatabase) {
        let town = Town::new(database).await;
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let reader = town.one("HCK", Role::Reader).await;
        let path = format!("/vendors/{vendor}/reviews/summary");
        town.published("CMD", &vendor, 5).await;
        town.published("HCK", &vendor, 1).await;
        let two = town.read(&reader, &path).await;
        assert_eq!((&two["reviews"], &two["overall"]["authorities"]), (&json!(2), &json!(2)));
        assert_eq!((&two["overall"]["mean"], &two["overall"]["counts"]), (&Value::Null, &json!([1, 0, 0, 0, 1])));
        assert_eq!((&two["aspects"][0]["mean"], &two["divergence"], &two["fewest"]), (&Value::Null, &Value::Null, &json!(3)));
        let by_vendor = town.read(&reader, &format!("/vendors/{vendor}")).await;
        let lists = [by_vendor.to_string(), town.read(&reader, "/vendors").await.to_string()];
        assert!(lists.iter().all(|text| !text.contains("mean") && !text.contains("reviews")), "{lists:?}");

        town.published("ISL", &vendor, 3).await;
        let three = town.read(&reader, &path).await;
        assert_eq!((&three["overall"]["mean"], &three["buyAgain"], &three["notAgain"]), (&json!(3.0), &json!(2), &json!(1)));
        assert_eq!(three["weights"][1], json!({ "untilMonths": 24, "weight": 0.75 }));
        assert_eq!(town.read(&reader, &format!("/vendors/{other}/reviews/summary")).await["reviews"], 0);
        for (token, status) in [("", 401), (town.one("LOTI", Role::Operator).await.as_str(), 403)] {
            assert_eq!(town.get(token, &path).await.status(), status);
        }
        assert_eq!(town.get(&reader, "/vendors/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10/reviews/summary").await.status(), 404);
        town.muster.stop().await;
    }

    /// What members and vendors are answered has exactly the fields that the document promises.
    async fn answers_about_reviews_are_as_documented(database: &TestDatabase) {
        let town = Town::new(database).await;
        let vendor = town.vendor(VENDOR).await;
        let review = town.published("CMD", &vendor, 4).await;
        town.draft("CMD", &vendor, 3).await;
        let author = town.one("CMD", Role::Contributor).await;
        let (convenor, approver) = (town.convenor().await, town.one("CMD", Role::Approver).await);
        let link = json!({ "vendor": vendor, "name": "Their account director" });
        let link = answered(town.send(&convenor, Method::POST, "/vendor-links", &link).await, 201).await;
        let token = link["address"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let id = review["id"].as_str().unwrap().to_owned();
        for (path, address, who) in [
            ("/reviews", "/reviews".to_owned(), &author),
            ("/reviews/{id}", format!("/reviews/{id}"), &author),
            ("/reviews/{id}/history", format!("/reviews/{id}/history"), &author),
            ("/reviews/queue", "/reviews/queue".to_owned(), &author),
            ("/vendors/{id}/reviews/summary", format!("/vendors/{vendor}/reviews/summary"), &author),
            ("/vendors/{id}/review-bases", format!("/vendors/{vendor}/review-bases"), &author),
            ("/vendor-links", "/vendor-links".to_owned(), &convenor),
            ("/vendor-pages/{token}", format!("/vendor-pages/{token}"), &String::new()),
        ] {
            as_documented(&format!("/api/v1{path}"), &town.read(who, &address).await);
        }
        let plan = town.muster.json("/api/v1/procurements?authority=CMD").await["items"][0]["id"].as_str().unwrap().to_owned();
        let evaluation = town.read(&approver, &format!("/procurements/{plan}/evaluation")).await;
        as_documented("/api/v1/procurements/{id}/evaluation", &evaluation);
        town.muster.stop().await;
    }

    /// Where two vendors are found to be one company, their reviews stand together.
    async fn reviews_follow_a_merge_of_vendors(database: &TestDatabase) {
        let town = Town::new(database).await;
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let reader = town.one("HCK", Role::Reader).await;
        let first = town.published("CMD", &vendor, 5).await;
        let second = town.published("HCK", &other, 3).await;
        let approver = town.one("CMD", Role::Approver).await;
        let merge = json!({ "into": vendor, "reason": "renamed in 2021" });
        answered(town.send(&approver, Method::POST, &format!("/vendors/{other}/merge"), &merge).await, 201).await;
        for id in [&vendor, &other] {
            let list = town.read(&reader, &format!("/reviews?vendor={id}&sort=since")).await;
            assert_eq!(ids(&list), [first["id"].as_str().unwrap(), second["id"].as_str().unwrap()]);
            assert_eq!(list["items"][1]["vendor"]["id"], vendor.as_str(), "of the one that remains");
            assert_eq!(town.read(&reader, &format!("/vendors/{id}/reviews/summary")).await["reviews"], 2);
        }
        town.muster.stop().await;
    }

    /// A list of reviews is asked for by what they are, page by page.
    async fn a_list_is_filtered_sorted_and_paged(database: &TestDatabase) {
        let town = Town::new(database).await;
        let (vendor, other) = (town.vendor(VENDOR).await, town.vendor(OTHER).await);
        let reader = town.one("ISL", Role::Reader).await;
        let mut made = Vec::new();
        for (code, vendor, overall) in [("CMD", &vendor, 4), ("HCK", &vendor, 2), ("CMD", &other, 5)] {
            made.push(town.published(code, vendor, overall).await["id"].as_str().unwrap().to_owned());
        }
        let listed = async |query: &str| {
            let list = town.read(&reader, &format!("/reviews?{query}")).await;
            ids(&list).into_iter().map(|id| made.iter().position(|known| known == id).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(listed("authority=CMD&sort=since").await, [0, 2]);
        assert_eq!(listed(&format!("vendor={vendor}&sort=overall")).await, [1, 0]);
        assert_eq!(listed("sort=-overall").await, [2, 0, 1]);
        assert_eq!(listed("desk=procurement").await, Vec::<usize>::new());
        assert_eq!(listed("age=stale,old").await, Vec::<usize>::new());
        assert_eq!(listed("demonstration=true").await, Vec::<usize>::new());
        let first = town.read(&reader, "/reviews?sort=-overall&limit=2").await;
        assert_eq!((first["items"].as_array().unwrap().len(), &first["total"]), (2, &json!(3)));
        let next = format!("/reviews?sort=-overall&limit=2&cursor={}", first["next"].as_str().unwrap());
        assert_eq!(ids(&town.read(&reader, &next).await), [made[1].as_str()]);
        assert_eq!(town.get(&reader, "/reviews?mood=good").await.status(), 422);
        town.muster.stop().await;
    }
}

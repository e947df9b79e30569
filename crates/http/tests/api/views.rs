//! Saved views: kept under a name, read as the list reads them, found by those they are shared with.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

async fn send(
    muster: &Muster,
    method: Method,
    path: &str,
    token: &str,
    tag: Option<&str>,
    body: &Value,
) -> reqwest::Response {
    let request = muster.request(method, path).bearer_auth(token).json(body);
    tag.iter().fold(request, |request, tag| request.header("If-Match", *tag)).send().await.unwrap()
}

async fn names(muster: &Muster, token: &str) -> Vec<String> {
    let answer = muster.request(Method::GET, "/api/v1/views").bearer_auth(token).send().await.unwrap();
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    /// A view is saved, shared, changed by whoever saved it, and let go; each with the version it had.
    async fn a_view_is_kept_and_shared(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let rani = muster.signed_in("CMD", &[Role::Approver]).await;
        let colleague = muster.signed_in("CMD", &[Role::Reader]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let view = json!({ "list": "contracts", "name": "Housing", "query": "q=housing&live=true&sort=end" });
        let saved = send(&muster, Method::POST, "/api/v1/views", &rani, None, &view).await;
        assert_eq!(saved.status(), 201);
        let place = saved.headers()["location"].to_str().unwrap().to_owned();
        let tag = saved.headers()["etag"].to_str().unwrap().to_owned();
        let saved: Value = saved.json().await.unwrap();
        assert_eq!((&saved["audience"], &saved["query"], &saved["own"]), (&json!("me"), &view["query"], &json!(true)));
        assert_eq!(names(&muster, &rani).await, ["Housing"]);
        assert!(names(&muster, &colleague).await.is_empty() && names(&muster, &neighbour).await.is_empty());
        problem(send(&muster, Method::GET, &place, &colleague, None, &Value::Null).await, 404).await;

        let shared = json!({ "audience": "authority", "name": "Our housing" });
        problem(send(&muster, Method::PATCH, &place, &rani, None, &shared).await, 428).await;
        let changed = send(&muster, Method::PATCH, &place, &rani, Some(&tag), &shared).await;
        assert_eq!(changed.status(), 200);
        let newer = changed.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(names(&muster, &colleague).await, ["Our housing"]);
        assert!(names(&muster, &neighbour).await.is_empty());
        let stale = problem(send(&muster, Method::PATCH, &place, &rani, Some(&tag), &shared).await, 412).await;
        assert_eq!(stale["current"]["name"], "Our housing");
        for method in [Method::PATCH, Method::DELETE] {
            problem(send(&muster, method, &place, &colleague, Some(&newer), &json!({ "name": "Mine" })).await, 403).await;
        }

        let all = json!({ "audience": "members" });
        let changed = send(&muster, Method::PATCH, &place, &rani, Some(&newer), &all).await;
        let newest = changed.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(names(&muster, &neighbour).await, ["Our housing"]);
        problem(send(&muster, Method::DELETE, &place, &rani, Some(&newer), &Value::Null).await, 412).await;
        assert_eq!(send(&muster, Method::DELETE, &place, &rani, Some(&newest), &Value::Null).await.status(), 204);
        assert!(names(&muster, &rani).await.is_empty() && names(&muster, &neighbour).await.is_empty());
        muster.stop().await;
    }

    /// A view that is shared with a group is found by those who are in it now; the convenor keeps groups, and
    /// whoever's group is gone keeps their view to themselves.
    async fn a_view_is_shared_with_a_group(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let convenor = muster.signed_in("CMD", &[Role::Convenor]).await;
        let rani = muster.signed_in("CMD", &[Role::Approver]).await;
        let hackney = muster.signed_in("HCK", &[Role::Reader]).await;
        let islington = muster.signed_in("ISL", &[Role::Reader]).await;
        let groups = "/api/v1/authority-groups";
        let new = json!({ "name": "North London", "authorities": ["HCK"] });
        problem(send(&muster, Method::POST, groups, &rani, None, &new).await, 403).await;
        let made = send(&muster, Method::POST, groups, &convenor, None, &new).await;
        assert_eq!(made.status(), 201, "{}", made.text().await.unwrap());
        let place = made.headers()["location"].to_str().unwrap().to_owned();
        let tag = made.headers()["etag"].to_str().unwrap().to_owned();
        let group: Value = made.json().await.unwrap();
        assert_eq!(group["authorities"][0]["code"], "HCK");
        problem(send(&muster, Method::POST, groups, &convenor, None, &json!({ "name": "north london", "authorities": ["ISL"] })).await, 409).await;
        for (body, pointer) in [
            (json!({ "name": "X", "authorities": ["HCK", "nobody"] }), "/authorities/1"),
            (json!({ "name": "X", "authorities": [] }), "/authorities"),
            (json!({ "name": " ", "authorities": ["HCK"] }), "/name"),
        ] {
            let told = problem(send(&muster, Method::POST, groups, &convenor, None, &body).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }

        let view = |more: Value| {
            let mut view = json!({ "list": "contracts", "name": "Housing", "query": "q=housing" });
            view.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            view
        };
        for wrong in [json!({ "audience": "group" }), json!({ "audience": "members", "group": group["id"] }), json!({ "audience": "group", "group": "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10" })] {
            let told = problem(send(&muster, Method::POST, "/api/v1/views", &rani, None, &view(wrong)).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], "/group", "{told}");
        }
        let shared = view(json!({ "audience": "group", "group": group["id"] }));
        let saved = send(&muster, Method::POST, "/api/v1/views", &rani, None, &shared).await;
        assert_eq!(saved.status(), 201);
        let at = saved.headers()["location"].to_str().unwrap().to_owned();
        assert_eq!(saved.json::<Value>().await.unwrap()["group"]["name"], "North London");
        let colleague = muster.signed_in("CMD", &[Role::Reader]).await;
        assert_eq!(names(&muster, &hackney).await, ["Housing"]);
        assert!(names(&muster, &islington).await.is_empty() && names(&muster, &colleague).await.is_empty());
        problem(send(&muster, Method::GET, &at, &islington, None, &Value::Null).await, 404).await;

        // It follows the group.
        let other = json!({ "authorities": ["ISL"] });
        let changed = send(&muster, Method::PATCH, &place, &convenor, Some(&tag), &other).await;
        assert_eq!(changed.status(), 200);
        let newer = changed.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(names(&muster, &islington).await, ["Housing"]);
        assert!(names(&muster, &hackney).await.is_empty());
        let stale = problem(send(&muster, Method::PATCH, &place, &convenor, Some(&tag), &other).await, 412).await;
        assert_eq!(stale["current"]["authorities"][0]["code"], "ISL");
        problem(send(&muster, Method::DELETE, &place, &islington, Some(&newer), &Value::Null).await, 403).await;
        assert_eq!(send(&muster, Method::DELETE, &place, &convenor, Some(&newer), &Value::Null).await.status(), 204);
        assert!(names(&muster, &islington).await.is_empty());
        let own: Value = send(&muster, Method::GET, &at, &rani, None, &Value::Null).await.json().await.unwrap();
        assert_eq!((&own["audience"], &own["group"]), (&json!("me"), &Value::Null));
        muster.stop().await;
    }

    /// What the list would refuse is refused when it is saved, with the list's own words.
    async fn a_view_is_read_as_its_list_is(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let rani = muster.signed_in("CMD", &[Role::Reader]).await;
        for (list, query, said) in [
            ("contracts", "endsBefore=30/06/2027", "endsBefore: \"30/06/2027\" is not a date"),
            ("contracts", "colour=red", "colour: there is no such parameter"),
            ("contracts", "limit=10", "limit: there is no such parameter"),
            ("contracts", "format=csv", "format: there is no such parameter"),
            ("procurements", "sort=end", "sort: \"end\" is not a key of this list"),
            ("opportunities", "q=price:12", "q: "),
            ("vendors", "live=true", "live: there is no such parameter"),
        ] {
            let view = json!({ "list": list, "name": "Wrong", "query": query });
            let refused = problem(send(&muster, Method::POST, "/api/v1/views", &rani, None, &view).await, 422).await;
            let wrong = &refused["errors"][0];
            assert_eq!(wrong["pointer"], "/query", "{refused}");
            assert!(wrong["detail"].as_str().unwrap().starts_with(said), "{refused}");
        }
        let view = json!({ "list": "people", "name": "Wrong", "query": "" });
        let refused = problem(send(&muster, Method::POST, "/api/v1/views", &rani, None, &view).await, 422).await;
        assert_eq!(refused["errors"][0]["pointer"], "/list");
        assert!(names(&muster, &rani).await.is_empty());
        muster.stop().await;
    }
}

//! A price under an NDA, or kept to its authority, is nowhere for anybody else: not in lists, files, bands, search,
//! the feed, tags or errors.

use muster_domain::access::{Role, Scope};
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{a_price, a_vendor, but, get, json_of, recorded, send};
use crate::downloads::unpacked;
use crate::serving::Muster;

/// What stands in it and nowhere else.
const CANARIES: [&str; 4] = ["canaryproduct", "canaryincluded", "987654.32", "98765432"];

/// A price full of canaries.
fn canary(vendor: &str) -> Value {
    let said = json!({
        "product": "canaryproduct", "included": "canaryincluded", "price": { "amount": 987_654.32 },
        "quantity": 77_777, "on": "2026-03-03",
    });
    but(a_price(vendor), &said)
}

/// Everybody but the authority whose price it is: a name and a token.
async fn others(muster: &Muster) -> Vec<(String, Option<String>)> {
    let mut others = vec![("nobody".to_owned(), None)];
    for role in Role::ALL {
        others.push((format!("{} of HCK", role.as_str()), Some(muster.signed_in("HCK", &[role]).await)));
    }
    others.push(("convenor of CMD".to_owned(), Some(muster.signed_in("CMD", &[Role::Convenor]).await)));
    let administrator = muster.signed_in("HCK", &[Role::Administrator]).await;
    let scopes: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    let body = json!({ "name": "Everything", "scopes": scopes });
    let made: Value = send(muster, Method::POST, "/api/v1/clients", &administrator, None, &body)
        .await
        .json()
        .await
        .unwrap();
    let id = made["client"]["id"].as_str().or_else(|| made["id"].as_str()).unwrap();
    let request = muster.request(Method::POST, "/api/v1/oauth/token").basic_auth(id, made["secret"].as_str());
    let answer: Value =
        request.form(&[("grant_type", "client_credentials")]).send().await.unwrap().json().await.unwrap();
    others.push(("system of HCK".to_owned(), Some(answer["access_token"].as_str().unwrap().to_owned())));
    others
}

/// Every address of the document that can be read, filled in with what is there.
async fn addresses(muster: &Muster, vendor: &str, point: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(&muster_http::openapi_json()).unwrap();
    let mut addresses = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        if item.get("get").is_none() {
            continue;
        }
        let noun = path.split('/').nth(3).unwrap_or_default();
        let id = match noun {
            "vendors" => vendor.to_owned(),
            "price-points" => point.to_owned(),
            "authorities" => "CMD".to_owned(),
            "contracts" | "procurements" | "opportunities" | "notices" => {
                let list = muster.json(&format!("/api/v1/{noun}?limit=1")).await;
                list["items"][0]["id"].as_str().map_or_else(|| Uuid::nil().to_string(), str::to_owned)
            }
            _ => Uuid::nil().to_string(),
        };
        let mut address = path.replace("{id}", &id).replace("{idOrCode}", "CMD");
        while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
            address.replace_range(from..=to, &Uuid::nil().to_string());
        }
        addresses.push(address);
    }
    for format in ["csv", "ndjson", "xlsx", "parquet"] {
        addresses.push(format!("/api/v1/price-points?format={format}"));
    }
    for query in ["sort=price", "sort=-price", "sort=-quantity", "unit=property", "authority=CMD"] {
        addresses.push(format!("/api/v1/price-points?{query}"));
    }
    for query in [format!("vendor={vendor}"), format!("vendor={vendor}&unit=property"), String::new()] {
        addresses.push(format!("/api/v1/price-bands?{query}"));
    }
    for word in ["canaryproduct", "canaryincluded", "987654", "canary"] {
        addresses.push(format!("/api/v1/search?q={word}"));
        addresses.push(format!("/api/v1/vendors?q={word}"));
    }
    addresses
}

/// Status and text of an answer without the request's own id and without what was asked.
async fn heard(muster: &Muster, address: &str, token: Option<&String>) -> (u16, String, Option<String>) {
    let request = muster.request(Method::GET, address);
    let answer =
        token.iter().fold(request, |request, token| request.bearer_auth(token)).send().await.unwrap();
    let of = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let (status, etag, id, kind) = (
        answer.status().as_u16(),
        of("etag"),
        of("x-request-id").unwrap_or_default(),
        of("content-type").unwrap_or_default(),
    );
    let text = unpacked(&kind, answer.bytes().await.unwrap().to_vec()).replace(&id, "");
    (status, text, etag)
}

on_both! {
    /// Of a price under an NDA, and of one that its authority keeps, not a figure comes out by any way; and lists, tags
    /// and errors are for everybody else as if it were not there.
    async fn a_price_under_an_nda_is_nowhere(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let vendor = a_vendor(&muster).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let others = others(&muster).await;
        let lists = ["/api/v1/price-points".to_owned(), format!("/api/v1/price-bands?vendor={vendor}"), "/api/v1/changes".to_owned()];
        let mut before = Vec::new();
        for (_, token) in &others {
            for list in &lists {
                before.push(heard(&muster, list, token.as_ref()).await);
            }
        }
        let since = muster.json("/api/v1/changes").await["next"].as_str().unwrap().to_owned();
        let bound = but(canary(&vendor), &json!({ "nda": true, "compared": false }));
        let (place, tag) = recorded(&muster, &approver, &bound).await;
        // One kept to its authority counts for others only with others: here it is the only one.
        recorded(&muster, &approver, &canary(&vendor)).await;
        let mut after = Vec::new();
        for (_, token) in &others {
            for list in &lists {
                after.push(heard(&muster, list, token.as_ref()).await);
            }
        }
        // A place in the feed is sealed anew for each who asks: all else is the same.
        let but_feed = |heard: Vec<(u16, String, Option<String>)>| {
            heard.into_iter().filter(|(_, text, _)| !text.contains("\"more\"")).collect::<Vec<_>>()
        };
        assert_eq!(but_feed(before), but_feed(after), "what others list, and its tags, are as before");
        let told = muster.json(&format!("/api/v1/changes?since={since}")).await;
        assert_eq!(told["items"], json!([]));

        let point = place.rsplit('/').next().unwrap().to_owned();
        let nowhere = format!("/api/v1/price-points/{}", Uuid::from_u128(77));
        for (name, token) in &others {
            for address in addresses(&muster, &vendor, &point).await {
                let (_, text, _) = heard(&muster, &address, token.as_ref()).await;
                // What somebody asks for may stand in what they are answered.
                let asked = address.rsplit('=').next().unwrap_or_default().to_owned();
                for canary in CANARIES.iter().filter(|canary| !asked.starts_with("canary") || !canary.starts_with("canary")) {
                    assert!(!text.contains(canary), "{canary} in {address} for {name}: {text}");
                }
            }
            assert_eq!(heard(&muster, &place, token.as_ref()).await, heard(&muster, &nowhere, token.as_ref()).await, "{name}");
            let Some(token) = token else { continue };
            for method in [Method::PATCH, Method::DELETE] {
                let there = send(&muster, method.clone(), &place, token, Some(&tag), &json!({ "quantity": 1 })).await;
                let not_there = send(&muster, method, &nowhere, token, Some(&tag), &json!({ "quantity": 1 })).await;
                assert_eq!(there.status(), not_there.status(), "{name}");
                assert!([403, 404].contains(&there.status().as_u16()), "{name}: {}", there.status());
            }
        }
        assert_eq!(json_of(&muster, &place, &approver).await["price"]["amount"], 987_654.32, "its authority has it");
        muster.stop().await;
    }

    /// A contract that comes under an NDA takes its prices with it, at once and for good: who saw them sees them no
    /// more, and no band counts them.
    async fn the_nda_of_a_contract_binds_its_prices(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let vendor = a_vendor(&muster).await;
        let approver = muster.signed_in("CMD", &[Role::Approver]).await;
        let neighbour = muster.signed_in("HCK", &[Role::Reader]).await;
        let contract: Value = send(&muster, Method::POST, "/api/v1/contracts", &approver, None, &json!({ "title": "Homes" })).await.json().await.unwrap();
        let said = json!({ "contract": contract["id"], "audience": "members" });
        let (place, _) = recorded(&muster, &approver, &but(a_price(&vendor), &said)).await;
        assert_eq!(get(&muster, &place, &neighbour).await.status(), 200);
        let list = "/api/v1/price-points";
        let shown = get(&muster, list, &neighbour).await.headers()["etag"].clone();
        let at = format!("/api/v1/contracts/{}", contract["id"].as_str().unwrap());
        let nda = async |nda: bool| {
            let tag = get(&muster, &at, &approver).await.headers()["etag"].to_str().unwrap().to_owned();
            let answer = send(&muster, Method::PUT, &format!("{at}/nda"), &approver, Some(&tag), &json!({ "nda": nda })).await;
            assert_eq!(answer.status(), 200);
        };
        nda(true).await;
        assert_eq!(get(&muster, &place, &neighbour).await.status(), 404);
        assert_ne!(get(&muster, list, &neighbour).await.headers()["etag"], shown, "nobody is answered from memory");
        assert!(json_of(&muster, list, &neighbour).await["items"].as_array().unwrap().is_empty());
        let own = json_of(&muster, &place, &approver).await;
        assert_eq!((&own["nda"], &own["audience"], &own["compared"]), (&json!(true), &json!("own"), &json!(false)));
        // As long as it lasts no price of it is shown or counted.
        let tag = get(&muster, &place, &approver).await.headers()["etag"].to_str().unwrap().to_owned();
        for said in [json!({ "audience": "members", "nda": false }), json!({ "compared": true, "nda": false })] {
            let refused = send(&muster, Method::PATCH, &place, &approver, Some(&tag), &said).await;
            assert_eq!(refused.status(), 422, "{said}");
        }
        // When it ends, its authority says anew who sees the price.
        nda(false).await;
        assert_eq!(get(&muster, &place, &neighbour).await.status(), 404);
        let said = json!({ "audience": "members", "compared": true, "nda": false });
        assert_eq!(send(&muster, Method::PATCH, &place, &approver, Some(&tag), &said).await.status(), 200);
        assert_eq!(get(&muster, &place, &neighbour).await.status(), 200);
        muster.stop().await;
    }
}

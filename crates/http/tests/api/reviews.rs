//! Reviews over the API: who sees what by every way there is, who stands between a draft and its readers, and what
//! the vendor says to it.

mod evaluation;
mod right_of_reply;
mod sight;
mod together;
mod way;
mod withheld;

use muster_domain::access::Role;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::Muster;

/// Words that stand in no other text.
pub const CANARY: &str = "quillfeather";

/// The vendor that every borough of the tests holds contracts with, and another one.
pub const VENDOR: &str = "Invented Housing Software Limited";
pub const OTHER: &str = "Second Systems Ltd";

/// Everybody who has a part in reviews.
pub struct Town {
    pub muster: Muster,
}

impl Town {
    pub async fn new(database: &muster_tests::TestDatabase) -> Self {
        Self { muster: Muster::with(database, 12).await }
    }

    /// Somebody of an authority with one role.
    pub async fn one(&self, code: &str, role: Role) -> String {
        self.muster.signed_in(code, &[role]).await
    }

    pub async fn convenor(&self) -> String {
        self.one("LOTI", Role::Convenor).await
    }

    /// A vendor's id by its name.
    pub async fn vendor(&self, name: &str) -> String {
        let list = self.muster.json("/api/v1/vendors?sort=name").await;
        let found = list["items"].as_array().unwrap().iter().find(|vendor| vendor["name"] == name).cloned();
        found.unwrap_or_else(|| panic!("{list}"))["id"].as_str().unwrap().to_owned()
    }

    /// A contract of an authority with a vendor.
    pub async fn contract(&self, code: &str, vendor: &str) -> String {
        let path = format!("/api/v1/contracts?authority={code}&vendor={vendor}&technology=all");
        self.muster.json(&path).await["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A review that can be handed in.
    pub async fn said(&self, code: &str, vendor: &str, overall: u8) -> Value {
        json!({
            "vendor": vendor,
            "desk": "service",
            "foundation": { "kind": "contract", "id": self.contract(code, vendor).await },
            "overall": overall,
            "aspects": { "support": overall },
            "facts": { "changeRequests": 12, "buyAgain": overall > 2 },
            "best": format!("The data came over whole. {CANARY}"),
            "worst": "Each report cost extra.",
        })
    }

    pub async fn send(&self, token: &str, method: Method, path: &str, body: &Value) -> Response {
        let request = self.muster.request(method, &format!("/api/v1{path}"));
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        let request = if body.is_null() { request } else { request.json(body) };
        request.send().await.unwrap()
    }

    pub async fn get(&self, token: &str, path: &str) -> Response {
        self.send(token, Method::GET, path, &Value::Null).await
    }

    pub async fn read(&self, token: &str, path: &str) -> Value {
        answered(self.get(token, path).await, 200).await
    }

    /// A step of a review as of the version it has.
    pub async fn step(&self, token: &str, review: &Value, step: &str, body: &Value) -> Response {
        let path = format!("/api/v1/reviews/{}/{step}", review["id"].as_str().unwrap());
        let request = self.muster.request(Method::POST, &path).bearer_auth(token);
        let request = request.header("If-Match", format!("\"{}\"", review["version"]));
        let request = if body.is_null() { request } else { request.json(body) };
        request.send().await.unwrap()
    }

    pub async fn stepped(&self, token: &str, review: &Value, step: &str, body: &Value) -> Value {
        answered(self.step(token, review, step, body).await, 200).await
    }

    pub async fn draft(&self, code: &str, vendor: &str, overall: u8) -> Value {
        let author = self.one(code, Role::Contributor).await;
        let said = self.said(code, vendor, overall).await;
        answered(self.send(&author, Method::POST, "/reviews", &said).await, 201).await
    }

    /// The same, with the convenor.
    pub async fn approved(&self, code: &str, vendor: &str, overall: u8) -> Value {
        let draft = self.draft(code, vendor, overall).await;
        let (author, approver) =
            (self.one(code, Role::Contributor).await, self.one(code, Role::Approver).await);
        let submitted = self.stepped(&author, &draft, "submission", &Value::Null).await;
        self.stepped(&approver, &submitted, "approval", &json!({ "decision": "approve" })).await
    }

    /// The same, published.
    pub async fn published(&self, code: &str, vendor: &str, overall: u8) -> Value {
        let approved = self.approved(code, vendor, overall).await;
        let convenor = self.convenor().await;
        self.stepped(&convenor, &approved, "moderation", &json!({ "decision": "publish" })).await
    }
}

pub async fn answered(response: Response, status: u16) -> Value {
    let (got, path, text) =
        (response.status(), response.url().path().to_owned(), response.text().await.unwrap());
    assert_eq!(got, status, "{path}: {text}");
    serde_json::from_str(&text).unwrap_or_default()
}

/// The ids in a list.
pub fn ids(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

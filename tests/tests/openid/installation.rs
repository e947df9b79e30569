//! The program as an installation with demonstration accounts, and what tests ask of it.

use muster_tests::{Browser, Page, Server, TestDatabase, run, sample};
use reqwest::Method;
use serde_json::{Value, json};

/// The password of every demonstration account, as the sign-in page shows it.
pub const PASSWORD: &str = "harbour lantern bicycle";

/// The cookie that keeps a session.
pub const REFRESH: &str = "__Host-muster-refresh";

/// A running installation.
pub struct Installation {
    pub server: Server,
    /// Who runs it.
    pub operator: String,
    /// Who looks after Camden's people.
    pub camden: String,
    http: reqwest::Client,
}

impl Installation {
    pub async fn start(database: &TestDatabase) -> Self {
        let notices = sample("notices/find-a-tender-2026-10-06.json");
        run(&["migrate", "--database", &database.url]).await;
        run(&["import", &notices, "--database", &database.url]).await;
        let server = Server::start(&database.url, &["--demo"]).await;
        let http = reqwest::Client::new();
        let mut this = Self { server, operator: String::new(), camden: String::new(), http };
        this.operator = this.token("operator@loti.example").await;
        this.camden = this.token("administrator@camden.example").await;
        this
    }

    /// An address of the API.
    pub fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.server.url)
    }

    /// Where providers send browsers back to.
    pub fn redirect(&self) -> String {
        self.url("/sign-in/openid/callback")
    }

    /// An access token of a demonstration account.
    pub async fn token(&self, name: &str) -> String {
        let body = json!({"name": name, "password": PASSWORD});
        let (status, answer) = self.send(Method::POST, "/session", None, Some(body)).await;
        assert_eq!(status, 200, "{answer}");
        answer["accessToken"].as_str().unwrap().to_owned()
    }

    /// Status and JSON (null where there is none) of a request.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> (u16, Value) {
        let mut request = self.http.request(method, self.url(path));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or(Value::Null))
    }

    /// A request with headers and a body of its own.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// What `GET /me` answers to a token: its status, and who it is.
    pub async fn me(&self, token: &str) -> (u16, Value) {
        self.send(Method::GET, "/me", Some(token), None).await
    }

    /// Sets up a provider for an authority and gives its id.
    pub async fn provider(&self, authority: &str, issuer: &str, client: &(String, String)) -> String {
        let (client_id, client_secret) = client;
        let body = json!({
            "authority": authority, "name": format!("{authority} account"), "issuer": issuer,
            "clientId": client_id, "clientSecret": client_secret,
        });
        let operator = Some(self.operator.as_str());
        let (status, made) = self.send(Method::POST, "/sign-in-providers", operator, Some(body)).await;
        assert_eq!(status, 201, "{made}");
        assert_eq!(made["redirect"], self.redirect());
        made["id"].as_str().unwrap().to_owned()
    }

    /// Invites somebody to Camden as a reader: their id and the token of their link.
    pub async fn invite(&self, email: &str) -> (String, String) {
        self.invite_by(&self.camden, email).await
    }

    /// The same by the administrator of any authority.
    pub async fn invite_by(&self, administrator: &str, email: &str) -> (String, String) {
        let body = json!({"name": "Ada Byron", "email": email, "roles": ["reader"]});
        let (status, made) = self.send(Method::POST, "/people", Some(administrator), Some(body)).await;
        assert_eq!(status, 201, "{made}");
        let link = made["invitation"].as_str().unwrap();
        let token = link.rsplit('/').next().unwrap().to_owned();
        (made["person"]["id"].as_str().unwrap().to_owned(), token)
    }

    /// A browser leaves for a provider, perhaps with an invitation.
    pub async fn leave(&self, browser: &mut Browser, provider: &str, invitation: Option<&str>) -> Page {
        let mut address = self.url(&format!("/sign-in/openid/{provider}?returnTo=/contracts"));
        if let Some(token) = invitation {
            address.push_str(&format!("&invitation={token}"));
        }
        browser.get(address).await
    }

    /// The person of the browser's session, by its cookie; `None` where it has none that is good.
    pub async fn signed_in(&self, browser: &mut Browser) -> Option<Value> {
        browser.cookie(REFRESH)?;
        let page = browser.post_as_our_page(self.url("/session/refresh")).await;
        (page.status == 200).then(|| serde_json::from_str(&page.text).unwrap())
    }
}

/// The word with which the sign-in page is told what went wrong.
pub fn problem(page: &Page) -> String {
    assert_eq!(page.status, 302, "{page:?}");
    assert_eq!(page.to().path(), "/sign-in", "{page:?}");
    assert!(!page.cookies.iter().any(|cookie| cookie.starts_with(REFRESH)), "nobody was signed in: {page:?}");
    page.parameter("problem").unwrap()
}

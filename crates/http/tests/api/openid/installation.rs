//! An installation, and what tests ask of it.

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use chrono::{DateTime, TimeDelta};
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::audit::By;
use muster_domain::clock::Clock;
use muster_domain::id::{PersonId, SessionId};
use muster_domain::person::{NewPerson, PersonChange};
use muster_identity::secret;
use muster_persistence::person::Changed;
use muster_tests::{Browser, Page, TestDatabase};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::serving::Muster;
use crate::sessions::{self, Steps};

/// The cookie that keeps a session.
pub const REFRESH: &str = "__Host-muster-refresh";

/// A running installation.
pub struct Installation {
    pub muster: Muster,
    pub clock: Arc<Steps>,
    /// An access token of who runs it.
    pub operator: String,
    /// An access token of who looks after Camden's people.
    pub camden: String,
}

impl Installation {
    /// One whose clock is right: real providers have clocks of their own.
    pub async fn start(database: &TestDatabase) -> Self {
        let (muster, clock) = sessions::start(database).await;
        clock.pass(behind(&clock));
        let operator = muster.signed_in("LOTI", &[Role::Operator]).await;
        let camden = muster.signed_in("CMD", &[Role::Administrator]).await;
        Self { muster, clock, operator, camden }
    }

    /// An address of the API.
    pub fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.muster.url)
    }

    /// Where providers send browsers back to.
    pub fn redirect(&self) -> String {
        self.url("/sign-in/openid/callback")
    }

    /// A request to an address of the API.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.muster.request(method, &format!("/api/v1{path}"))
    }

    /// Status and JSON (null where there is none) of a request.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> (u16, Value) {
        let mut request = self.request(method, path);
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

    /// What `GET /me` answers to a token: its status, and who it is.
    pub async fn me(&self, token: &str) -> (u16, Value) {
        self.send(Method::GET, "/me", Some(token), None).await
    }

    /// Sets up a provider for an authority and gives its id.
    pub async fn provider(&self, authority: &str, issuer: &str, client: &(String, String)) -> String {
        self.muster.authority(authority).await;
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
    pub async fn invite(&self, email: &str) -> (PersonId, String) {
        let new = NewPerson {
            authority: self.muster.authority("CMD").await,
            name: "Ada Byron".to_owned(),
            email: email.to_owned(),
            roles: vec![Role::Reader],
            demonstration: false,
        };
        let token = secret::generate().unwrap();
        let invitations = self.muster.database.invitations();
        let invited = invitations
            .invite(By::command("person add"), &new, &secret::hash(&token), &*self.clock)
            .await
            .unwrap();
        (invited.unwrap(), token)
    }

    /// Another link for somebody of Camden.
    pub async fn invite_again(&self, person: PersonId) -> String {
        let token = secret::generate().unwrap();
        let invitations = self.muster.database.invitations();
        let administrator = self.administrator().await;
        let hash = secret::hash(&token);
        invitations.again(&administrator, person, &hash, &*self.clock).await.unwrap().unwrap();
        token
    }

    /// Suspends somebody of Camden, or lets them in again.
    pub async fn suspend(&self, person: PersonId, suspended: bool) {
        let people = self.muster.database.people();
        let version = people.find(person).await.unwrap().unwrap().version;
        let change = PersonChange { suspended: Some(suspended), ..PersonChange::default() };
        let administrator = self.administrator().await;
        let changed = people.change(&administrator, person, version, &change, &*self.clock).await.unwrap();
        assert!(matches!(changed, Changed::Done(_)), "{changed:?}");
    }

    /// Camden's administrator as stores know them.
    pub async fn administrator(&self) -> Actor {
        let who = Who::Person {
            person: PersonId(self.clock.id()),
            session: SessionId(self.clock.id()),
            roles: vec![Role::Administrator],
        };
        let authority = self.muster.authority("CMD").await;
        Actor { who, authority, member: true, address: None, request: self.clock.id() }
    }

    /// A browser leaves for a provider, perhaps with an invitation. The clock, which stands still
    /// otherwise, is set to what it is: a token that is issued later must not be one of times to come.
    pub async fn leave(&self, browser: &mut Browser, provider: &str, invitation: Option<&str>) -> Page {
        self.clock.pass(behind(&self.clock).max(TimeDelta::zero()));
        let mut address = self.url(&format!("/sign-in/openid/{provider}?returnTo=/contracts"));
        if let Some(token) = invitation {
            address.push_str(&format!("&invitation={token}"));
        }
        browser.get(address).await
    }

    /// Who is signed in by the browser's cookie; `None` where it has none that is good.
    pub async fn signed_in(&self, browser: &mut Browser) -> Option<Value> {
        browser.cookie(REFRESH)?;
        let page = browser.post_as_our_page(self.url("/session/refresh")).await;
        (page.status == 200).then(|| serde_json::from_str(&page.text).unwrap())
    }

    /// Stops it.
    pub async fn stop(self) {
        self.muster.stop().await;
    }
}

/// How far a clock is behind the machine's.
fn behind(clock: &Steps) -> TimeDelta {
    let machine = TimeDelta::from_std(UNIX_EPOCH.elapsed().unwrap()).unwrap();
    machine - (clock.now() - DateTime::UNIX_EPOCH)
}

/// The word with which the sign-in page is told what went wrong.
pub fn problem(page: &Page) -> String {
    assert_eq!(page.status, 302, "{page:?}");
    assert_eq!(page.to().path(), "/sign-in", "{page:?}");
    let opened = page.cookies.iter().any(|cookie| cookie.starts_with(REFRESH));
    assert!(!opened, "nobody was signed in: {page:?}");
    page.parameter("problem").unwrap()
}

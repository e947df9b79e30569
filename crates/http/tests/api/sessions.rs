//! Somebody signs in, stays signed in, and is out the moment they should be.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::access::Role;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::person::NewPerson;
use muster_identity::password::Passwords;
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::notices::today;
use crate::serving::{Muster, problem};

/// An invented password.
pub const PASSWORD: &str = "kettle orchard tramline";

/// A clock that a test sets forward.
pub struct Steps {
    fixed: FixedClock,
    ahead: AtomicI64,
}

impl Steps {
    /// Sets it forward.
    pub fn pass(&self, time: TimeDelta) {
        self.ahead.fetch_add(time.num_microseconds().unwrap(), Ordering::SeqCst);
    }
}

impl Clock for Steps {
    fn now(&self) -> DateTime<Utc> {
        self.fixed.now() + TimeDelta::microseconds(self.ahead.load(Ordering::SeqCst))
    }

    fn id(&self) -> Uuid {
        self.fixed.id()
    }
}

/// A server whose clock the test sets forward.
pub async fn start(database: &TestDatabase) -> (Muster, Arc<Steps>) {
    let clock = Arc::new(Steps { fixed: FixedClock::at(today()), ahead: AtomicI64::new(0) });
    let theirs: Arc<dyn Clock> = clock.clone();
    let with_clock = |mut api: muster_http::Api| {
        api.clock = theirs;
        api
    };
    (Muster::start(database, None, with_clock).await, clock)
}

/// Somebody with [`PASSWORD`]; gives the name they sign in with.
pub async fn somebody(muster: &Muster, authority: &str, roles: &[Role]) -> String {
    let email = format!("{}@{}.example", roles[0].as_str(), authority.to_lowercase());
    let new = NewPerson {
        authority: muster.authority(authority).await,
        name: "Rani Patel".to_owned(),
        email: email.clone(),
        roles: roles.to_vec(),
        demonstration: false,
    };
    let hash = Passwords::default().hash(PASSWORD.to_owned()).await.unwrap();
    muster.database.people().establish(&new, Some(&hash), &*muster.api.clock).await.unwrap();
    email
}

/// Tries a name and a password.
pub async fn sign_in(muster: &Muster, name: &str, password: &str) -> Response {
    let body = json!({ "name": name, "password": password });
    muster.request(Method::POST, "/api/v1/session").json(&body).send().await.unwrap()
}

/// The cookie that an answer sets, as the browser sends it back, and the body.
pub async fn opened(response: Response) -> (String, Value) {
    assert_eq!(response.headers()["cache-control"], "no-store");
    let set = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(set.contains("; Path=/; Secure; HttpOnly; SameSite=Strict"), "{set}");
    let (status, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(status, 200, "{text}");
    let body: Value = serde_json::from_str(&text).unwrap();
    assert!(body.get("next").is_none_or(|next| next == "done"), "{body}");
    (set.split(';').next().unwrap().to_owned(), body)
}

/// A request of our own page with its cookie.
pub fn ours(muster: &Muster, method: Method, path: &str, cookie: &str) -> RequestBuilder {
    muster
        .request(method, path)
        .header("cookie", cookie)
        .header("x-muster", "1")
        .header("sec-fetch-site", "same-origin")
}

/// Refreshes with this cookie.
pub async fn refresh(muster: &Muster, cookie: &str) -> Response {
    ours(muster, Method::POST, "/api/v1/session/refresh", cookie).send().await.unwrap()
}

/// The status of `GET /me` with a token.
pub async fn me(muster: &Muster, token: &Value) -> u16 {
    let request = muster.request(Method::GET, "/api/v1/me").bearer_auth(token.as_str().unwrap());
    request.send().await.unwrap().status().as_u16()
}

on_both! {
    /// A password opens a session; the token says who, the answer what they may do.
    async fn a_password_opens_a_session(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Approver]).await;
        let (_, body) = opened(sign_in(&muster, &format!(" {} ", name.to_uppercase()), PASSWORD).await).await;
        assert_eq!(body["me"]["email"], name.as_str());
        assert_eq!(body["me"]["authority"]["code"], "CMD");
        assert_eq!(body["me"]["roles"], json!(["approver"]));
        assert_eq!(body["me"]["method"], "password");
        let rights = body["me"]["rights"].as_array().unwrap();
        assert!(rights.contains(&json!("SetAudience")) && !rights.contains(&json!("ManagePeople")), "{rights:?}");
        let token = body["accessToken"].as_str().unwrap();
        let answer = muster.request(Method::GET, "/api/v1/me").bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.json::<Value>().await.unwrap(), body["me"]);
        clock.pass(TimeDelta::minutes(10));
        assert_eq!(me(&muster, &body["accessToken"]).await, 401, "ten minutes later the token is no good");
        muster.stop().await;
    }

    /// Nobody learns whether a name is known, whatever the account is like.
    async fn a_wrong_name_and_a_wrong_password_are_answered_alike(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let mut told = Vec::new();
        for (name, password) in [(name.as_str(), "another password"), ("nobody@camden.example", PASSWORD)] {
            let response = sign_in(&muster, name, password).await;
            assert!(response.headers().get("set-cookie").is_none());
            let mut document = problem(response, 401).await;
            document["instance"] = Value::Null;
            told.push(document);
        }
        assert_eq!(told[0], told[1]);
        muster.stop().await;
    }

    /// Whoever sends a token means to be somebody: one that is no good is refused even where nothing is required.
    async fn a_token_that_is_no_good_is_refused_everywhere(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let good = muster.signed_in("CMD", &[Role::Reader]).await;
        let half = &good[..good.len() / 2];
        for authorization in ["Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi", &good, &format!("Bearer {half}"), &format!("Bearer {good} {good}")] {
            for path in ["/api/v1/contracts", "/api/v1/me", "/health/live"] {
                let request = muster.request(Method::GET, path).header("authorization", authorization);
                problem(request.send().await.unwrap(), 401).await;
            }
        }
        let twice = muster.request(Method::GET, "/api/v1/me").bearer_auth(&good).bearer_auth(&good);
        problem(twice.send().await.unwrap(), 401).await;
        muster.problem("/api/v1/me", 401).await;
        assert_eq!(me(&muster, &json!(good)).await, 200);
        muster.stop().await;
    }

    /// The public keys are there for whoever wants to check a token, and nothing of the private ones.
    async fn the_public_keys_can_be_read(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        assert_eq!(muster.json("/.well-known/jwks.json").await, json!({ "keys": [] }));
        muster.signed_in("CMD", &[Role::Reader]).await;
        let set = muster.json("/.well-known/jwks.json").await;
        let key = set["keys"][0].as_object().unwrap();
        let names: Vec<&str> = key.keys().map(String::as_str).collect();
        assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"]);
        muster.stop().await;
    }
}

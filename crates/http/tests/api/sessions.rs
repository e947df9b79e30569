//! Somebody signs in, stays signed in, and is out the moment they should be.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::TryStreamExt;
use muster_domain::access::Role;
use muster_domain::audit::{Filter, INSTALLATION};
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::person::NewPerson;
use muster_http::Api;
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
    start_with(database, |api| api).await
}

/// The same with another setting.
pub async fn start_with(database: &TestDatabase, change: impl FnOnce(Api) -> Api) -> (Muster, Arc<Steps>) {
    let clock = Arc::new(Steps { fixed: FixedClock::at(today()), ahead: AtomicI64::new(0) });
    let theirs: Arc<dyn Clock> = clock.clone();
    let with_clock = |mut api: Api| {
        api.clock = theirs;
        change(api)
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

    /// Who was not let in is told to their authority, by account; of names that nobody has, the installation
    /// learns how many.
    async fn refusals_are_in_the_audit(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Approver]).await;
        assert_eq!(sign_in(&muster, &name, "not this one").await.status(), 401);
        for nobody in ["nobody@camden.example", "no.one@hackney.example"] {
            assert_eq!(sign_in(&muster, nobody, PASSWORD).await.status(), 401);
        }
        let token = muster.signed_in("CMD", &[Role::Administrator]).await;
        let audit = muster.request(Method::GET, "/api/v1/audit?action=person.signInRefused").bearer_auth(token);
        let audit: Value = audit.send().await.unwrap().json().await.unwrap();
        assert_eq!(audit["total"], 1, "{audit}");
        assert_eq!(audit["items"][0]["by"]["account"]["kind"], "unknown");
        assert_eq!(audit["items"][0]["changes"][0]["to"], "password");
        assert!(!audit.to_string().contains("not this one"));

        muster.database.attempts().tell_unknown(&*clock).await.unwrap();
        muster.database.attempts().tell_unknown(&*clock).await.unwrap();
        let installation = muster.database.audit().stream(Some(INSTALLATION), &Filter::default());
        let told: Vec<String> = installation.map_ok(|kept| kept.line).try_collect().await.unwrap();
        let told: Vec<&String> = told.iter().filter(|line| line.contains("signIn.unknownNames")).collect();
        assert_eq!(told.len(), 1, "once: {told:?}");
        assert!(told[0].contains("\"to\":2") && !told[0].contains("nobody@"), "{told:?}");
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

    /// A refresh token is good once: its successor goes on, and using the old one later is a theft.
    async fn a_refresh_token_changes_with_each_use_and_tells_of_a_theft(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (first, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        clock.pass(TimeDelta::minutes(9));
        let (second, refreshed) = opened(refresh(&muster, &first).await).await;
        assert_ne!(first, second);
        assert_eq!(refreshed["me"], body["me"]);
        clock.pass(TimeDelta::minutes(9));
        assert_eq!(me(&muster, &refreshed["accessToken"]).await, 200);
        problem(refresh(&muster, &first).await, 401).await;
        assert_eq!(me(&muster, &refreshed["accessToken"]).await, 401, "the thief and the owner are out at once");
        problem(refresh(&muster, &second).await, 401).await;
        muster.stop().await;
    }

    /// Tabs that refresh at the same moment with the same cookie all come to the same next one.
    async fn two_tabs_that_refresh_at_once_stay_signed_in(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (cookie, _) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let tabs = futures_util::future::join_all((0..8).map(|_| refresh(&muster, &cookie))).await;
        let mut next = Vec::new();
        for tab in tabs {
            next.push(opened(tab).await.0);
        }
        assert!(next.iter().all(|c| *c == next[0] && *c != cookie), "{next:?}");
        // One of them goes on faster than another hears of it: that one comes to the newest, too.
        let (newest, _) = opened(refresh(&muster, &next[0]).await).await;
        clock.pass(TimeDelta::seconds(29));
        assert_eq!(opened(refresh(&muster, &cookie).await).await.0, newest);
        clock.pass(TimeDelta::seconds(1));
        problem(refresh(&muster, &cookie).await, 401).await;
        muster.stop().await;
    }

    /// A session that nobody uses for a week ends, and none lasts longer than a month.
    async fn a_session_ends_by_itself(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (idle, _) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let (mut used, _) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        for _ in 0..4 {
            clock.pass(TimeDelta::days(6));
            used = opened(refresh(&muster, &used).await).await.0;
        }
        problem(refresh(&muster, &idle).await, 401).await;
        clock.pass(TimeDelta::days(6));
        problem(refresh(&muster, &used).await, 401).await;
        muster.stop().await;
    }

    /// Signing out ends the session at once, the token with it.
    async fn signing_out_ends_the_session(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (cookie, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let out = ours(&muster, Method::DELETE, "/api/v1/session", &cookie).send().await.unwrap();
        assert_eq!(out.status(), 204);
        assert!(out.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        assert_eq!(me(&muster, &body["accessToken"]).await, 401);
        problem(refresh(&muster, &cookie).await, 401).await;
        muster.stop().await;
    }

    /// A page of another site can neither use the cookie nor change anything in somebody's name.
    async fn a_page_of_another_site_does_nothing_in_somebody_s_name(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (cookie, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        for (method, path) in [(Method::POST, "/api/v1/session/refresh"), (Method::DELETE, "/api/v1/session")] {
            let ask = || muster.request(method.clone(), path).header("cookie", &cookie);
            for (site, said) in [("cross-site", true), ("same-site", true), ("same-origin", false), ("none", false)] {
                let request = ask().header("sec-fetch-site", site);
                let request = if said { request.header("x-muster", "1") } else { request };
                problem(request.send().await.unwrap(), 403).await;
            }
            problem(ask().send().await.unwrap(), 403).await;
        }
        let document: Value = serde_json::from_str(&muster_http::openapi_json()).unwrap();
        let mut asked = 0;
        for (path, operations) in document["paths"].as_object().unwrap() {
            for method in operations.as_object().unwrap().keys().filter(|method| *method != "get") {
                let path = path.replace("{id}", "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10");
                let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
                let request = muster.request(method, &path).header("sec-fetch-site", "cross-site");
                let request = request.bearer_auth(body["accessToken"].as_str().unwrap()).body("{}");
                let document = problem(request.send().await.unwrap(), 403).await;
                assert_eq!(document["type"], "/problems/cross-site", "{path}");
                asked += 1;
            }
        }
        assert!(asked > 10, "{asked} operations change something");
        assert_eq!(me(&muster, &body["accessToken"]).await, 200, "all of it left them signed in");
        muster.stop().await;
    }

    /// One's sessions are listed; each can be ended, and is out at its next request.
    async fn one_s_sessions_are_ended_one_by_one(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (_, here) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let (_, there) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let other = muster.signed_in("HCK", &[Role::Reader]).await;
        let token = here["accessToken"].as_str().unwrap();
        let list = muster.request(Method::GET, "/api/v1/me/sessions").bearer_auth(token).send().await.unwrap();
        let list: Value = list.json().await.unwrap();
        assert_eq!(list["total"], 2, "{list}");
        let away = list["items"].as_array().unwrap().iter().find(|s| s["current"] == false).unwrap();
        let path = format!("/api/v1/me/sessions/{}", away["id"].as_str().unwrap());
        let end = async |token: &str| muster.request(Method::DELETE, &path).bearer_auth(token).send().await.unwrap();
        problem(end(&other).await, 404).await;
        assert_eq!(me(&muster, &there["accessToken"]).await, 200);
        assert_eq!(end(token).await.status(), 204);
        assert_eq!(me(&muster, &there["accessToken"]).await, 401);
        problem(end(token).await, 404).await;
        muster.stop().await;
    }

    /// A new password takes the old one, and ends all sessions but the one that chose it.
    async fn a_new_password_ends_the_other_sessions(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (_, here) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let (there, _) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let token = here["accessToken"].as_str().unwrap();
        let change = async |current: &str, new: &str| {
            let body = json!({ "current": current, "new": new });
            muster.request(Method::PUT, "/api/v1/me/password").bearer_auth(token).json(&body).send().await.unwrap()
        };
        assert_eq!(problem(change("another password", "meadow compass violin").await, 422).await["errors"][0]["pointer"], "/current");
        assert_eq!(problem(change(PASSWORD, "short").await, 422).await["errors"][0]["pointer"], "/new");
        assert_eq!(change(PASSWORD, "meadow compass violin").await.status(), 204);
        assert_eq!(me(&muster, &here["accessToken"]).await, 200);
        problem(refresh(&muster, &there).await, 401).await;
        problem(sign_in(&muster, &name, PASSWORD).await, 401).await;
        opened(sign_in(&muster, &name, "meadow compass violin").await).await;
        muster.stop().await;
    }

    /// Another key signs, and everybody who was signed in is still.
    async fn keys_change_without_ending_sessions(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let before = muster.signed_in("CMD", &[Role::Reader]).await;
        let kids = async || {
            let set = muster.json("/.well-known/jwks.json").await;
            set["keys"].as_array().unwrap().iter().map(|k| k["kid"].clone()).collect::<Vec<_>>()
        };
        let old = kids().await;
        clock.pass(TimeDelta::minutes(2));
        let now = muster.api.clock.now();
        assert!(muster_http::keyring::replace(&muster.database, &muster.secrets, now, now).await.unwrap());
        clock.pass(TimeDelta::minutes(1));
        let after = muster.signed_in("CMD", &[Role::Reader]).await;
        assert_eq!(kids().await.len(), 2);
        assert_ne!(before.split('.').next(), after.split('.').next(), "signed by another");
        for token in [&before, &after] {
            assert_eq!(me(&muster, &json!(token)).await, 200);
        }
        clock.pass(TimeDelta::hours(1));
        let left = kids().await;
        assert!(left.len() == 1 && left != old, "the old one retires");
        clock.pass(TimeDelta::days(31));
        muster.signed_in("CMD", &[Role::Reader]).await;
        assert_eq!(kids().await.len(), 2, "and after a month the next comes by itself");
        muster.stop().await;
    }
}

//! An administrator invites and looks after the authority's people; what they change holds at once.

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::access::Role;
use muster_identity::second_factor::code_at;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};
use crate::sessions::{PASSWORD, me, opened, sign_in, somebody, start};

/// A request with a token and a body.
async fn ask(muster: &Muster, token: &str, method: Method, path: &str, body: &Value) -> Response {
    muster.request(method, path).bearer_auth(token).json(body).send().await.unwrap()
}

/// A person as an administrator reads them, and their entity tag.
async fn read(muster: &Muster, token: &str, id: &str) -> (Value, String) {
    let path = format!("/api/v1/people/{id}");
    let response = muster.request(Method::GET, &path).bearer_auth(token).send().await.unwrap();
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    (response.json().await.unwrap(), tag)
}

/// Changes a person as they are now.
async fn change(muster: &Muster, token: &str, id: &str, body: &Value) -> Response {
    let (_, tag) = read(muster, token, id).await;
    let path = format!("/api/v1/people/{id}");
    muster
        .request(Method::PATCH, &path)
        .bearer_auth(token)
        .header("if-match", tag)
        .json(body)
        .send()
        .await
        .unwrap()
}

/// Follows a link with a password.
async fn join(muster: &Muster, link: &str, password: &str) -> Response {
    let path = format!("/api/v1/invitations/{}", link.strip_prefix("/join/").unwrap());
    muster.request(Method::POST, &path).json(&json!({ "password": password })).send().await.unwrap()
}

on_both! {
    /// A link lets somebody in once, with a password of their own.
    async fn somebody_is_invited_and_joins(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let new = json!({ "name": "Sam Okafor", "email": "s.okafor@camden.example", "roles": ["approver", "reader"] });
        let response = ask(&muster, &admin, Method::POST, "/api/v1/people", &new).await;
        assert_eq!(response.status(), 201);
        let place = response.headers()["location"].to_str().unwrap().to_owned();
        let invited: Value = response.json().await.unwrap();
        assert_eq!(place, format!("/api/v1/people/{}", invited["person"]["id"].as_str().unwrap()));
        assert_eq!(invited["person"]["state"], "invited");
        assert_eq!(invited["person"]["roles"], json!(["reader", "approver"]));
        let link = invited["invitation"].as_str().unwrap();
        let open = muster.json(&format!("/api/v1/invitations/{}", &link[6..])).await;
        assert_eq!((&open["purpose"], &open["name"], &open["authority"]["code"]), (&json!("invite"), &json!("Sam Okafor"), &json!("CMD")));
        problem(sign_in(&muster, "s.okafor@camden.example", PASSWORD).await, 401).await;
        problem(join(&muster, link, "too short").await, 422).await;
        problem(join(&muster, link, "s.okafor s.okafor").await, 422).await;
        let (_, body) = opened(join(&muster, link, PASSWORD).await).await;
        assert_eq!(body["me"]["roles"], json!(["reader", "approver"]));
        problem(join(&muster, link, PASSWORD).await, 404).await;
        muster.problem(&format!("/api/v1/invitations/{}", &link[6..]), 404).await;
        opened(sign_in(&muster, "s.okafor@camden.example", PASSWORD).await).await;
        problem(ask(&muster, &admin, Method::POST, "/api/v1/people", &new).await, 409).await;

        let again = json!({ "name": "Kim", "email": "kim@camden.example", "roles": ["reader"] });
        let late: Value = ask(&muster, &admin, Method::POST, "/api/v1/people", &again).await.json().await.unwrap();
        clock.pass(TimeDelta::days(7));
        problem(join(&muster, late["invitation"].as_str().unwrap(), PASSWORD).await, 404).await;
        muster.stop().await;
    }

    /// A reset link gives a new password, asks for the second factor all the same, and ends what was open.
    async fn a_reset_link_gives_a_new_password_and_no_way_round_the_second_factor(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (_, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let token = body["accessToken"].as_str().unwrap();
        let begun: Value = ask(&muster, token, Method::POST, "/api/v1/me/second-factor", &json!({})).await.json().await.unwrap();
        let code = code_at(begun["secret"].as_str().unwrap(), muster.api.clock.now()).unwrap();
        let done = ask(&muster, token, Method::PUT, "/api/v1/me/second-factor", &json!({ "code": code })).await;
        assert_eq!(done.status(), 200);
        let path = format!("/api/v1/people/{}/invitation", body["me"]["id"].as_str().unwrap());
        let older: Value = ask(&muster, &admin, Method::POST, &path, &json!({})).await.json().await.unwrap();
        let link: Value = ask(&muster, &admin, Method::POST, &path, &json!({})).await.json().await.unwrap();
        assert_eq!(link["purpose"], "reset");
        problem(join(&muster, older["invitation"].as_str().unwrap(), PASSWORD).await, 404).await;
        let next: Value = join(&muster, link["invitation"].as_str().unwrap(), "meadow compass violin").await.json().await.unwrap();
        assert_eq!(next["next"], "secondFactor", "{next}");
        assert_eq!(me(&muster, &body["accessToken"]).await, 401);
        muster.stop().await;
    }

    /// Codes and recovery codes are good once; a wrong one is told and, after many, waits.
    async fn the_second_factor_is_asked_for_and_each_code_is_good_once(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (_, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let token = body["accessToken"].as_str().unwrap();
        let begun: Value = ask(&muster, token, Method::POST, "/api/v1/me/second-factor", &json!({})).await.json().await.unwrap();
        let secret = begun["secret"].as_str().unwrap();
        assert!(begun["address"].as_str().unwrap().starts_with("otpauth://totp/"));
        opened(sign_in(&muster, &name, PASSWORD).await).await;
        problem(ask(&muster, token, Method::PUT, "/api/v1/me/second-factor", &json!({ "code": "12345" })).await, 422).await;
        let code = |at: DateTime<Utc>| code_at(secret, at).unwrap();
        let confirmed = ask(&muster, token, Method::PUT, "/api/v1/me/second-factor", &json!({ "code": code(clock_now(&muster)) })).await;
        let codes: Value = confirmed.json().await.unwrap();
        assert_eq!(codes["recoveryCodes"].as_array().unwrap().len(), 10);
        problem(ask(&muster, token, Method::POST, "/api/v1/me/second-factor", &json!({})).await, 409).await;

        let ticket = async || {
            let step: Value = sign_in(&muster, &name, PASSWORD).await.json().await.unwrap();
            assert_eq!((&step["next"], step.get("accessToken")), (&json!("secondFactor"), None));
            step["ticket"].as_str().unwrap().to_owned()
        };
        let show = async |ticket: &str, field: &str, value: &str| {
            let body = json!({ "ticket": ticket, field: value });
            muster.request(Method::POST, "/api/v1/session/second-factor").json(&body).send().await.unwrap()
        };
        let first = ticket().await;
        problem(show(&first, "code", &code(clock_now(&muster))).await, 401).await;
        clock.pass(TimeDelta::seconds(30));
        opened(show(&first, "code", &code(clock_now(&muster))).await).await;
        problem(show(&first, "code", &code(clock_now(&muster) + TimeDelta::seconds(30))).await, 401).await;
        let second = ticket().await;
        problem(show(&second, "code", &code(clock_now(&muster))).await, 401).await;
        let recovery = codes["recoveryCodes"][3].as_str().unwrap().to_lowercase();
        opened(show(&second, "recoveryCode", &recovery).await).await;
        let third = ticket().await;
        problem(show(&third, "recoveryCode", &recovery).await, 401).await;
        for _ in 0..5 {
            problem(show(&third, "code", "000000").await, 401).await;
        }
        problem(show(&third, "code", "000000").await, 429).await;
        clock.pass(TimeDelta::minutes(5));
        problem(show(&third, "recoveryCode", codes["recoveryCodes"][4].as_str().unwrap()).await, 401).await;

        let remove = async |password: &str| {
            ask(&muster, token, Method::DELETE, "/api/v1/me/second-factor", &json!({ "password": password })).await
        };
        problem(remove("a wrong password").await, 422).await;
        clock.pass(TimeDelta::seconds(2));
        assert_eq!(remove(PASSWORD).await.status(), 204);
        opened(sign_in(&muster, &name, PASSWORD).await).await;
        muster.stop().await;
    }

    /// Suspended: out at the next request, whatever they hold. Let in again: in again.
    async fn a_suspension_holds_at_the_next_request(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (cookie, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let id = body["me"]["id"].as_str().unwrap();
        let changed: Value = change(&muster, &admin, id, &json!({ "suspended": true })).await.json().await.unwrap();
        assert_eq!(changed["state"], "suspended");
        assert_eq!(me(&muster, &body["accessToken"]).await, 401);
        problem(crate::sessions::refresh(&muster, &cookie).await, 401).await;
        problem(sign_in(&muster, &name, PASSWORD).await, 401).await;
        let path = format!("/api/v1/people/{id}/invitation");
        problem(ask(&muster, &admin, Method::POST, &path, &json!({})).await, 409).await;
        assert_eq!(change(&muster, &admin, id, &json!({ "suspended": false })).await.status(), 200);
        opened(sign_in(&muster, &name, PASSWORD).await).await;
        assert_eq!(me(&muster, &body["accessToken"]).await, 401, "sessions that ended stay so");
        muster.stop().await;
    }

    /// A role that is given or taken holds at the next request, with the token that is out already.
    async fn a_change_of_roles_holds_at_the_next_request(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (_, body) = opened(sign_in(&muster, &name, PASSWORD).await).await;
        let (id, token) = (body["me"]["id"].as_str().unwrap(), body["accessToken"].as_str().unwrap());
        let people = async || {
            let request = muster.request(Method::GET, "/api/v1/people").bearer_auth(token);
            request.send().await.unwrap().status().as_u16()
        };
        assert_eq!(people().await, 403);
        assert_eq!(change(&muster, &admin, id, &json!({ "roles": ["administrator"] })).await.status(), 200);
        assert_eq!(people().await, 200);
        assert_eq!(change(&muster, &admin, id, &json!({ "roles": ["reader"] })).await.status(), 200);
        assert_eq!(people().await, 403);
        muster.stop().await;
    }

    /// An authority keeps an administrator, administrators make neither convenor nor operator, and nobody's
    /// people are another authority's to see.
    async fn an_administrator_has_limits(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let own = muster.request(Method::GET, "/api/v1/me").bearer_auth(&admin).send().await.unwrap();
        let own = own.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned();
        for body in [json!({ "roles": ["reader"] }), json!({ "suspended": true })] {
            problem(change(&muster, &admin, &own, &body).await, 409).await;
        }
        problem(change(&muster, &admin, &own, &json!({ "roles": ["administrator", "operator"] })).await, 403).await;
        let new = json!({ "name": "Kim", "email": "kim@camden.example", "roles": ["convenor"] });
        problem(ask(&muster, &admin, Method::POST, "/api/v1/people", &new).await, 403).await;

        let path = format!("/api/v1/people/{own}");
        let patch = |tag: &'static str| muster.request(Method::PATCH, &path).bearer_auth(&admin).header("if-match", tag).json(&json!({ "name": "Ada" }));
        let stale = problem(patch("\"99-0\"").send().await.unwrap(), 412).await;
        assert_eq!(stale["current"]["id"], own.as_str());
        let without = muster.request(Method::PATCH, &path).bearer_auth(&admin).json(&json!({ "name": "Ada" }));
        problem(without.send().await.unwrap(), 428).await;

        let other = muster.signed_in("HCK", &[Role::Administrator]).await;
        let theirs = muster.request(Method::GET, &path).bearer_auth(&other).send().await.unwrap();
        let missing = muster.request(Method::GET, "/api/v1/people/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10");
        let (mut theirs, mut missing) =
            (problem(theirs, 404).await, problem(missing.bearer_auth(&other).send().await.unwrap(), 404).await);
        theirs["instance"] = Value::Null;
        missing["instance"] = Value::Null;
        assert_eq!(theirs, missing);
        let list = muster.request(Method::GET, "/api/v1/people").bearer_auth(&other).send().await.unwrap();
        assert_eq!(list.json::<Value>().await.unwrap()["total"], 1);
        muster.stop().await;
    }

    /// Two administrators who take each other's role at the same moment do not leave the authority without one.
    async fn two_administrators_cannot_both_go_at_once(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let one = muster.signed_in("CMD", &[Role::Administrator]).await;
        let two = muster.signed_in("CMD", &[Role::Reader, Role::Administrator]).await;
        let id = async |token: &str| {
            let own = muster.request(Method::GET, "/api/v1/me").bearer_auth(token).send().await.unwrap();
            own.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned()
        };
        let (first, second) = (id(&one).await, id(&two).await);
        let (_, first_tag) = read(&muster, &one, &first).await;
        let (_, second_tag) = read(&muster, &one, &second).await;
        let suspend = |token: &str, id: &str, tag: &str| {
            let request = muster.request(Method::PATCH, &format!("/api/v1/people/{id}"));
            request.bearer_auth(token).header("if-match", tag).json(&json!({ "suspended": true })).send()
        };
        let (a, b) = tokio::join!(suspend(&one, &second, &second_tag), suspend(&two, &first, &first_tag));
        let (a, b) = (a.unwrap(), b.unwrap());
        let done = [a.status().as_u16(), b.status().as_u16()].iter().filter(|status| **status == 200).count();
        assert_eq!(done, 1, "one of them stays");
        muster.stop().await;
    }

    /// What happens to accounts is in the authority's audit.
    async fn the_audit_tells_what_happened_to_accounts(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let admin = muster.signed_in("CMD", &[Role::Administrator]).await;
        let new = json!({ "name": "Sam Okafor", "email": "s.okafor@camden.example", "roles": ["reader"] });
        let invited: Value = ask(&muster, &admin, Method::POST, "/api/v1/people", &new).await.json().await.unwrap();
        let id = invited["person"]["id"].as_str().unwrap();
        opened(join(&muster, invited["invitation"].as_str().unwrap(), PASSWORD).await).await;
        assert_eq!(change(&muster, &admin, id, &json!({ "roles": ["approver"] })).await.status(), 200);
        assert_eq!(change(&muster, &admin, id, &json!({ "suspended": true })).await.status(), 200);
        let audit = muster.request(Method::GET, "/api/v1/audit?limit=200").bearer_auth(&admin).send().await.unwrap();
        let text = audit.text().await.unwrap();
        for word in ["person.invited", "person.joined", "session.opened", "person.changed", "approver"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!text.contains(invited["invitation"].as_str().unwrap()) && !text.contains("argon2"), "no secrets");
        muster.stop().await;
    }
}

fn clock_now(muster: &Muster) -> DateTime<Utc> {
    muster.api.clock.now()
}

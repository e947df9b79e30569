//! Access tokens that are forged, altered, outlived or meant for something else: each answers 401,
//! whatever is asked for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use muster_domain::access::Role;
use muster_domain::id::{PersonId, SessionId};
use muster_tests::issuer::{Key, unsigned, with_secret};
use muster_tests::{Browser, OpenIdProvider, TestDatabase, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::installation::{Installation, REFRESH};
use super::other_systems;

/// Header and claims of a token of ours.
fn parts(token: &str) -> (Value, Value, String) {
    let mut parts = token.split('.');
    let mut read = || {
        let bytes = URL_SAFE_NO_PAD.decode(parts.next().unwrap()).unwrap();
        serde_json::from_slice::<Value>(&bytes).unwrap()
    };
    let (header, claims) = (read(), read());
    (header, claims, parts.next().unwrap().to_owned())
}

/// An object with one member changed; null takes it away.
fn with(object: &Value, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    match value {
        Value::Null => drop(object.as_object_mut().unwrap().remove(name)),
        value => object[name] = value,
    }
    object
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_but_one_that_was_issued_here_is_taken() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let installation = Installation::start(&database).await;
    let good = installation.camden.clone();
    assert_eq!(installation.me(&good).await.0, 200);
    let (header, claims, signature) = parts(&good);
    assert_eq!(header["alg"], "EdDSA");
    assert!(claims.get("roles").is_none(), "a token says who, and nothing of what they may do");

    let keys: Value = reqwest::get(format!("{}/.well-known/jwks.json", installation.muster.url))
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let public = URL_SAFE_NO_PAD.decode(keys["keys"][0]["x"].as_str().unwrap()).unwrap();
    let stranger = Key::new("EdDSA");
    let (other, _, other_signature) = parts(&installation.operator);
    assert_eq!(other, header);

    let altered = |header: &Value, claims: &Value| format!("{}.{signature}", unsigned(header, claims));
    let operator = parts(&installation.operator).1;
    let rsa = Key::new("RS256");
    let cases = [
        ("unsigned", format!("{}.", unsigned(&with(&header, "alg", json!("none")), &claims))),
        ("unsigned, and not saying so", format!("{}.", unsigned(&header, &claims))),
        ("without a signature's place", unsigned(&header, &claims)),
        (
            "signed with the public key as a secret",
            with_secret(&with(&header, "alg", json!("HS256")), &claims, &public),
        ),
        (
            "signed with the public key's text as a secret",
            with_secret(
                &with(&header, "alg", json!("HS256")),
                &claims,
                keys["keys"][0]["x"].as_str().unwrap().as_bytes(),
            ),
        ),
        ("signed by a stranger under our key's name", stranger.token(&header, &claims)),
        ("signed by a stranger under no name", stranger.token(&with(&header, "kid", Value::Null), &claims)),
        (
            "signed by a stranger who brings the key",
            stranger.token(&with(&header, "jwk", stranger.public("x")), &claims),
        ),
        ("signed in another way", rsa.token(&with(&header, "alg", json!("RS256")), &claims)),
        ("of another person", altered(&header, &with(&claims, "sub", operator["sub"].clone()))),
        ("of another session", altered(&header, &with(&claims, "sid", operator["sid"].clone()))),
        ("living longer", altered(&header, &with(&claims, "exp", json!(4_102_444_800_i64)))),
        ("with another's signature", format!("{}.{other_signature}", unsigned(&header, &claims))),
        ("of an unknown key", altered(&with(&header, "kid", json!("../../etc/passwd")), &claims)),
        ("of another type", altered(&with(&header, "typ", json!("JWT")), &claims)),
        ("cut short", good[..good.len() - 1].to_owned()),
        ("longer by a letter", format!("{good}A")),
        ("of four parts", format!("{good}.e30")),
        ("far too long", "a".repeat(7_000)),
        ("no token", "invented".to_owned()),
        ("dots", "..".to_owned()),
    ];
    for (what, token) in &cases {
        for path in ["/me", "/contracts"] {
            let (status, answer) = installation.send(Method::GET, path, Some(token), None).await;
            assert_eq!(status, 401, "{what} at {path}: {answer}");
        }
    }
    for header in ["", "Bearer", "Bearer ", "Basic YTpi", "bearer", &format!("Token {good}")] {
        let request = installation.request(Method::GET, "/me").header("authorization", header);
        assert_eq!(request.send().await.unwrap().status(), 401, "{header:?}");
    }
    let twice =
        installation.request(Method::GET, "/me").bearer_auth(&good).header("authorization", "Bearer x");
    assert_eq!(twice.send().await.unwrap().status(), 401, "two headers");
    let in_address = format!("/me?access_token={good}");
    assert_eq!(installation.send(Method::GET, &in_address, None, None).await.0, 401, "addresses are logged");
    assert_eq!(installation.me(&good).await.0, 200, "and the good one still is");
    database.close().await;
}

on_both! {
    async fn what_opens_one_door_opens_no_other_and_what_ended_has_ended(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        let (person, invitation) = installation.invite("ada.byron@camden.example").await;
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, Some(&invitation)).await;
        let back = provider.sign_in(&mut browser, &left, "ada").await;
        browser.get(back.to()).await;
        let refresh = browser.cookie(REFRESH).unwrap().to_owned();
        let session = installation.signed_in(&mut browser).await.unwrap();
        let token = session["accessToken"].as_str().unwrap().to_owned();
        assert_eq!(installation.me(&token).await.0, 200);

        let (client, secret) = other_systems::client(&installation, &["contracts:read"]).await;
        let code = back.parameter("code").unwrap();
        for (what, text) in [
            ("a refresh token", refresh.as_str()),
            ("an invitation", &invitation),
            ("a client's secret", &secret),
            ("a client's id", &client),
            ("a provider's code", &code),
            ("a password", crate::sessions::PASSWORD),
        ] {
            assert_eq!(installation.me(text).await.0, 401, "{what} is no access token");
        }

        // Suspended: at the next request, and the cookie gives no new token.
        installation.suspend(person, true).await;
        assert_eq!(installation.me(&token).await.0, 401);
        assert!(installation.signed_in(&mut browser).await.is_none());

        // Ended: at the next request. Outlived: after ten minutes.
        let one = installation.muster.signed_in("CMD", &[Role::Contributor]).await;
        let two = installation.muster.signed_in("CMD", &[Role::Contributor]).await;
        let claims = parts(&two).1;
        let id = |name: &str| claims[name].as_str().unwrap().parse::<uuid::Uuid>().unwrap();
        let (who, which) = (PersonId(id("sub")), SessionId(id("sid")));
        assert!(installation.muster.database.sessions().end(who, which, &*installation.clock).await.unwrap());
        assert_eq!(installation.me(&two).await.0, 401);
        assert_eq!(installation.me(&one).await.0, 200);
        let of_client = other_systems::token(&installation, &(client, secret)).await;
        installation.clock.pass(TimeDelta::minutes(10));
        assert_eq!(installation.me(&one).await.0, 401);
        let (status, _) = installation.send(Method::GET, "/contracts", Some(&of_client), None).await;
        assert_eq!(status, 401);
        installation.stop().await;
    }
}

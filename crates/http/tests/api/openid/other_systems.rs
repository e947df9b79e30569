//! Other systems: made by an administrator, let in by OAuth 2.0, shut out at once.

use chrono::TimeDelta;
use muster_domain::access::Role;
use muster_tests::{TestDatabase, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::installation::Installation;

/// A client of Camden's with these scopes: its id and its secret.
pub async fn client(installation: &Installation, scopes: &[&str]) -> (String, String) {
    let body = json!({"name": "Contracts warehouse", "scopes": scopes});
    let (status, made) =
        installation.send(Method::POST, "/clients", Some(&installation.camden), Some(body)).await;
    assert_eq!(status, 201, "{made}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["client"]["id"]), text(&made["secret"]))
}

/// Asks for a token with this form and, where given, HTTP basic authentication.
pub async fn ask(
    installation: &Installation,
    form: &[(&str, &str)],
    basic: Option<(&str, &str)>,
) -> (u16, Value) {
    let mut request = installation.request(Method::POST, "/oauth/token").form(form);
    if let Some((id, secret)) = basic {
        request = request.basic_auth(id, Some(secret));
    }
    let answer = request.send().await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["content-type"], "application/json");
    (answer.status().as_u16(), answer.json().await.unwrap())
}

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

/// An access token of a client.
pub async fn token(installation: &Installation, (id, secret): &(String, String)) -> String {
    let (status, answer) = ask(installation, &[GRANT], Some((id, secret))).await;
    assert_eq!(status, 200, "{answer}");
    answer["access_token"].as_str().unwrap().to_owned()
}

/// What an authority's own list of a client says.
async fn shown(installation: &Installation, id: &str) -> Value {
    let (status, list) = installation.send(Method::GET, "/clients", Some(&installation.camden), None).await;
    assert_eq!(status, 200);
    list["items"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap().clone()
}

on_both! {
    async fn another_system_gets_a_token_with_its_secret_and_loses_it_when_it_is_revoked(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let (id, secret) = client(&installation, &["contracts:write", "contracts:read"]).await;
        assert_eq!(shown(&installation, &id).await["lastUsedAt"], Value::Null);

        let by_form = [GRANT, ("client_id", id.as_str()), ("client_secret", secret.as_str())];
        for (form, basic) in [(&by_form[..], None), (&[GRANT][..], Some((id.as_str(), secret.as_str())))] {
            let (status, answer) = ask(&installation, form, basic).await;
            assert_eq!(status, 200, "{answer}");
            assert_eq!((&answer["token_type"], &answer["expires_in"]), (&json!("Bearer"), &json!(600)));
            assert_eq!(answer["scope"], "contracts:read contracts:write");
        }
        assert_ne!(shown(&installation, &id).await["lastUsedAt"], Value::Null);

        let both = (id.clone(), secret.clone());
        let good = token(&installation, &both).await;
        let (status, _) = installation.send(Method::GET, "/contracts", Some(&good), None).await;
        assert_eq!(status, 200);
        let (status, _) = installation.send(Method::GET, "/contracts", Some(&format!("{good}x")), None).await;
        assert_eq!(status, 401);
        // It is no person, and may do nothing that its scopes do not say.
        for path in ["/me", "/clients", "/sign-in-providers"] {
            let (status, answer) = installation.send(Method::GET, path, Some(&good), None).await;
            assert_eq!(status, 403, "{path}: {answer}");
        }

        let path = format!("/clients/{id}");
        let (status, _) = installation.send(Method::DELETE, &path, Some(&installation.camden), None).await;
        assert_eq!(status, 204);
        let (status, _) = installation.send(Method::GET, "/contracts", Some(&good), None).await;
        assert_eq!(status, 401, "a token of a revoked client is no good, not even for what is public");
        let (status, answer) = ask(&installation, &[GRANT], Some((&id, &secret))).await;
        assert_eq!((status, &answer["error"]), (401, &json!("invalid_client")));
        assert_ne!(shown(&installation, &id).await["revokedAt"], Value::Null);
        let rotate = format!("{path}/secret");
        let (status, _) = installation.send(Method::POST, &rotate, Some(&installation.camden), None).await;
        assert_eq!(status, 409);
        installation.stop().await;
    }

    async fn a_rotated_secret_holds_at_once_and_the_one_before_it_for_a_day(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let (id, first) = client(&installation, &["contracts:read"]).await;
        let path = format!("/clients/{id}/secret");
        let mut secrets = vec![first];
        let (status, made) = installation.send(Method::POST, &path, Some(&installation.camden), None).await;
        assert_eq!(status, 200, "{made}");
        assert_ne!(made["client"]["oldSecretUntil"], Value::Null);
        secrets.push(made["secret"].as_str().unwrap().to_owned());
        assert_ne!(secrets[0], secrets[1]);
        for secret in &secrets {
            assert_eq!(ask(&installation, &[GRANT], Some((&id, secret))).await.0, 200);
        }
        assert_eq!(ask(&installation, &[GRANT], Some((&id, "invented"))).await.0, 401);

        installation.clock.pass(TimeDelta::hours(24));
        assert_eq!(ask(&installation, &[GRANT], Some((&id, &secrets[0]))).await.0, 401, "a day later the old one is gone");
        assert_eq!(ask(&installation, &[GRANT], Some((&id, &secrets[1]))).await.0, 200);
        installation.stop().await;
    }

    async fn a_client_is_its_authority_s_alone(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let (id, _) = client(&installation, &["contracts:read"]).await;
        let approver = installation.muster.signed_in("CMD", &[Role::Approver]).await;
        for who in [&approver, &installation.operator] {
            let (answered, _) = installation.send(Method::GET, "/clients", Some(who), None).await;
            assert_eq!(answered, 403);
        }
        let hackney = installation.muster.signed_in("HCK", &[Role::Administrator]).await;
        let (_, list) = installation.send(Method::GET, "/clients", Some(&hackney), None).await;
        assert_eq!(list["items"], json!([]));
        let path = format!("/clients/{id}");
        for (method, path) in [
            (Method::GET, path.clone()),
            (Method::DELETE, path.clone()),
            (Method::POST, format!("{path}/secret")),
        ] {
            let (answered, _) = installation.send(method, &path, Some(&hackney), None).await;
            assert_eq!(answered, 404, "somebody else's client is as if it were not there");
        }
        let body = json!({"name": "Other", "scopes": []});
        let (status, _) = installation.send(Method::POST, "/clients", Some(&installation.camden), Some(body)).await;
        assert_eq!(status, 422, "a client that may do nothing is none");
        let body = json!({"name": "Other", "scopes": ["people:write"]});
        let (status, _) = installation.send(Method::POST, "/clients", Some(&installation.camden), Some(body)).await;
        assert_eq!(status, 422, "there is no such scope");
        let unknown = "/clients/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10";
        for method in [Method::GET, Method::DELETE] {
            let (status, _) = installation.send(method, unknown, Some(&installation.camden), None).await;
            assert_eq!(status, 404);
        }
        assert_eq!(shown(&installation, &id).await["name"], "Contracts warehouse");
    }
}

/// What is wrong, the form, basic authentication, and the error's word.
type Wrong<'a> = (&'static str, Vec<(&'a str, &'a str)>, Option<(&'a str, &'a str)>, &'static str);

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_wrong_with_a_request_for_a_token_is_refused_in_oauth_s_words() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let installation = Installation::start(&database).await;
    let (id, secret) = client(&installation, &["contracts:read"]).await;
    let (other, other_secret) = client(&installation, &["audit:read"]).await;
    let (id, secret) = (id.as_str(), secret.as_str());
    let right = Some((id, secret));
    let cases: Vec<Wrong> = vec![
        ("no grant type", vec![], right, "invalid_request"),
        ("an empty grant type", vec![("grant_type", "")], right, "invalid_request"),
        ("a grant that is not offered", vec![("grant_type", "password")], right, "unsupported_grant_type"),
        (
            "a code",
            vec![("grant_type", "authorization_code"), ("code", "x")],
            right,
            "unsupported_grant_type",
        ),
        ("the grant twice", vec![GRANT, GRANT], right, "invalid_request"),
        ("the secret twice", vec![GRANT, ("client_secret", secret)], right, "invalid_request"),
        ("two clients", vec![GRANT, ("client_id", &other)], right, "invalid_request"),
        ("a scope that it has not", vec![GRANT, ("scope", "audit:read")], right, "invalid_scope"),
        (
            "a scope beside its own",
            vec![GRANT, ("scope", "contracts:read contracts:write")],
            right,
            "invalid_scope",
        ),
        ("a scope that is none", vec![GRANT, ("scope", "everything")], right, "invalid_scope"),
        ("no credentials", vec![GRANT], None, "invalid_client"),
        ("no secret", vec![GRANT, ("client_id", id)], None, "invalid_client"),
        ("an empty secret", vec![GRANT, ("client_id", id), ("client_secret", "")], None, "invalid_client"),
        ("a wrong secret", vec![GRANT], Some((id, "invented")), "invalid_client"),
        ("another client's secret", vec![GRANT], Some((id, &other_secret)), "invalid_client"),
        ("an id that is none", vec![GRANT], Some(("' OR 1=1 --", secret)), "invalid_client"),
        (
            "an id that nobody has",
            vec![GRANT],
            Some(("019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10", secret)),
            "invalid_client",
        ),
        ("a NUL", vec![GRANT, ("client_id", id), ("client_secret", "\0")], None, "invalid_client"),
    ];
    for (wrong, form, basic, word) in cases {
        let (status, answer) = ask(&installation, &form, basic).await;
        let expected = if word == "invalid_client" { 401 } else { 400 };
        assert_eq!((status, &answer["error"]), (expected, &json!(word)), "{wrong}: {answer}");
        assert!(!answer.to_string().contains(secret), "{wrong}");
    }

    let json = installation.request(Method::POST, "/oauth/token").basic_auth(id, Some(secret));
    let answer = json.json(&json!({"grant_type": "client_credentials"})).send().await.unwrap();
    assert_eq!(answer.status(), 400, "JSON is no form");
    let query = format!("/oauth/token?grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let answer = installation.request(Method::POST, &query).form(&[("a", "b")]).send().await.unwrap();
    assert_eq!(answer.status(), 400, "credentials have no place in an address");
    let answer = installation.request(Method::GET, &query).send().await.unwrap();
    assert_eq!(answer.status(), 405);
    for garbage in ["Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Digest x"] {
        let request = installation.request(Method::POST, "/oauth/token").header("authorization", garbage);
        let answer = request.form(&[GRANT]).send().await.unwrap();
        assert_eq!(answer.status(), 401, "{garbage}");
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["error"], "invalid_client", "{garbage}");
    }
    // A parameter that nobody knows is passed over, as the standard wants it.
    let (status, _) =
        ask(&installation, &[GRANT, ("resource", "x"), ("scope", "contracts:read")], right).await;
    assert_eq!(status, 200);
    database.close().await;
}

//! From the invitation to the next visit, with a real provider.

use muster_domain::access::Role;
use muster_tests::{Browser, OpenIdProvider, on_both};
use reqwest::Method;
use serde_json::json;

use super::installation::{Installation, REFRESH, problem};

on_both! {
    async fn somebody_who_is_invited_signs_in_with_their_authority_s_account(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;

        let (status, offered) = installation.send(Method::GET, "/sign-in", None, None).await;
        assert_eq!(status, 200);
        let offer = offered["providers"].as_array().unwrap().iter().find(|p| p["id"] == id.as_str()).unwrap();
        assert_eq!(offer["start"], format!("/api/v1/sign-in/openid/{id}"));

        // Whoever nobody invited is not let in, though their provider vouches for them.
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, None).await;
        assert_eq!(left.parameter("code_challenge_method").as_deref(), Some("S256"));
        assert_eq!(left.parameter("redirect_uri"), Some(installation.redirect()));
        let back = provider.sign_in(&mut browser, &left, "ada").await;
        let page = browser.get(back.to()).await;
        assert_eq!(problem(&page), "unknown");

        let (person, invitation) = installation.invite("ada.byron@camden.example").await;
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, Some(&invitation)).await;
        let back = provider.sign_in(&mut browser, &left, "ada").await;
        let page = browser.get(back.to()).await;
        assert_eq!((page.status, page.to().path()), (302, "/contracts"));
        let cookie = page.cookies.iter().find(|cookie| cookie.starts_with(REFRESH)).unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");

        let session = installation.signed_in(&mut browser).await.unwrap();
        assert_eq!(session["me"]["id"], person.to_string());
        assert_eq!(session["me"]["method"], "openid");
        let (status, me) = installation.me(session["accessToken"].as_str().unwrap()).await;
        assert_eq!((status, &me["email"]), (200, &json!("ada.byron@camden.example")));

        // The next time, in another browser, the account is enough.
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, None).await;
        let back = provider.sign_in(&mut browser, &left, "ada").await;
        let page = browser.get(back.to()).await;
        assert_eq!(page.to().path(), "/contracts");
        let again = installation.signed_in(&mut browser).await.unwrap();
        assert_eq!(again["me"]["id"], person.to_string());
    }

    async fn who_goes_back_at_the_provider_is_back_at_the_sign_in_page(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, None).await;
        let back = provider.cancel(&mut browser, &left).await;
        assert_eq!(back.parameter("error").as_deref(), Some("access_denied"));
        assert_eq!(problem(&browser.get(back.to()).await), "denied");
    }

    async fn a_provider_s_settings_are_the_operator_s_to_change_and_its_secret_nobody_s_to_read(
        database: &TestDatabase
    ) {
        let installation = Installation::start(database).await;
        let client = ("muster".to_owned(), "a-secret-of-the-provider".to_owned());
        let id = installation.provider("CMD", "https://sso.camden.example", &client).await;
        let path = format!("/sign-in-providers/{id}");
        let (operator, camden) = (Some(installation.operator.as_str()), Some(installation.camden.as_str()));
        let approver = installation.muster.signed_in("CMD", &[Role::Approver]).await;

        for (who, status) in [(operator, 200), (camden, 200), (Some(approver.as_str()), 403), (None, 401)] {
            let (answered, text) = installation.send(Method::GET, &path, who, None).await;
            assert_eq!(answered, status, "{text}");
            assert!(!text.to_string().contains("a-secret-of-the-provider"));
        }
        let (status, _) = installation.send(Method::DELETE, &path, camden, None).await;
        assert_eq!(status, 403);

        let body = json!({"name": "Camden", "issuer": "https://sso.camden.example", "clientId": "other"});
        let put = |tag: Option<&'static str>| {
            let request = installation.request(Method::PUT, &path).bearer_auth(&installation.operator);
            let request = request.json(&body);
            tag.map_or(request.try_clone().unwrap(), |tag| request.header("if-match", tag))
        };
        assert_eq!(put(None).send().await.unwrap().status(), 428);
        let changed = put(Some("\"1\"")).send().await.unwrap();
        assert_eq!(changed.status(), 200);
        assert!(changed.headers()["etag"].to_str().unwrap().starts_with("\"2-"));
        let stale = put(Some("\"1\"")).send().await.unwrap();
        assert_eq!(stale.status(), 412);
        let current: serde_json::Value = stale.json().await.unwrap();
        assert_eq!(current["current"]["version"], 2);

        let wrong = json!({"name": "Camden", "issuer": "http://sso.camden.example", "clientId": "other"});
        let request = installation.request(Method::PUT, &path).bearer_auth(&installation.operator);
        let refused = request.header("if-match", "\"2\"").json(&wrong).send().await.unwrap();
        assert_eq!(refused.status(), 422, "an issuer without TLS is none");

        let (status, _) = installation.send(Method::DELETE, &path, operator, None).await;
        assert_eq!(status, 204);
        let (status, _) = installation.send(Method::GET, &path, operator, None).await;
        assert_eq!(status, 404);
    }
}

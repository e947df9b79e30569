//! Ways back from a provider that nobody should come: other states, other browsers, other codes.

use muster_tests::{Browser, OpenIdProvider, Page, on_both};

use super::installation::{Installation, problem};

/// The address that a page sends the browser to, with a parameter changed, or taken away.
fn changed(page: &Page, name: &str, value: Option<&str>) -> String {
    let mut address = page.to().clone();
    let mut kept: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    kept.retain(|(key, _)| key != name);
    kept.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    address.query_pairs_mut().clear().extend_pairs(kept);
    address.to_string()
}

on_both! {
    async fn a_way_back_is_good_once_in_the_browser_that_left_with_the_code_that_it_brought(
        database: &TestDatabase
    ) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        let (_, invitation) = installation.invite("ada.byron@camden.example").await;

        // First the way as it should be; it also makes the account known.
        let mut ada = Browser::new();
        let left = installation.leave(&mut ada, &id, Some(&invitation)).await;
        let back = provider.sign_in(&mut ada, &left, "ada").await;
        let good = ada.get(back.to()).await;
        assert_eq!(good.to().path(), "/contracts");

        // The same address again: the state is used up.
        assert_eq!(problem(&ada.get(back.to()).await), "expired");
        // The code again, with a state that is good: the provider knows that it is used up.
        let left = installation.leave(&mut ada, &id, None).await;
        let state = left.parameter("state").unwrap();
        let replayed = changed(&back, "state", Some(&state));
        assert_eq!(problem(&ada.get(replayed).await), "untrusted");

        // Somebody else's browser that is led here: whoever began it is elsewhere.
        let mut mallory = Browser::new();
        let left = installation.leave(&mut mallory, &id, None).await;
        let back = provider.sign_in(&mut mallory, &left, "mallory").await;
        let mut victim = Browser::new();
        assert_eq!(problem(&victim.get(back.to()).await), "expired", "a browser that never left");
        let mut victim = Browser::new();
        installation.leave(&mut victim, &id, None).await;
        assert_eq!(problem(&victim.get(back.to()).await), "expired", "a browser that left for itself");
        assert_eq!(problem(&mallory.get(back.to()).await), "expired", "and it is used up by that");

        // A code of one sign-in under the state of another: PKCE and the nonce bind them together.
        let mut bob = Browser::new();
        let first = installation.leave(&mut bob, &id, None).await;
        let from_first = provider.sign_in(&mut bob, &first, "ada").await;
        let second = installation.leave(&mut bob, &id, None).await;
        let state = second.parameter("state").unwrap();
        let crossed = changed(&from_first, "state", Some(&state));
        assert_eq!(problem(&bob.get(crossed).await), "untrusted");
        // Two tabs that left one after the other both come back.
        assert_eq!(bob.get(from_first.to()).await.status, 302);

        for (name, value, word) in [
            ("state", None, "expired"),
            ("state", Some("nobody-left-with-this"), "expired"),
            ("code", None, "denied"),
            ("code", Some("invented"), "untrusted"),
            ("iss", None, "untrusted"),
            ("iss", Some("https://sso.evil.example"), "untrusted"),
            ("error", Some("server_error"), "denied"),
        ] {
            let mut browser = Browser::new();
            let left = installation.leave(&mut browser, &id, None).await;
            let back = provider.sign_in(&mut browser, &left, "ada").await;
            let page = browser.get(changed(&back, name, value)).await;
            assert_eq!(problem(&page), word, "{name} {value:?}");
        }
    }

    async fn nobody_is_sent_to_another_address_than_ours(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        for elsewhere in [
            "https://evil.example/",
            "//evil.example",
            "/%5Cevil.example",
            "/%09/evil.example",
            "/%0A/evil.example",
            "%5C%5Cevil.example",
            "javascript:alert(1)",
            "evil.example",
            "/a%0D%0ASet-Cookie:%20x=y",
        ] {
            let address = installation.url(&format!("/sign-in/openid/{id}?returnTo={elsewhere}"));
            let page = Browser::new().get(address).await;
            assert_eq!(page.status, 422, "{elsewhere}: {}", page.text);
        }
        // The provider sends nobody to an address that is not registered, either.
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, None).await;
        let page = browser.get(changed(&left, "redirect_uri", Some("https://evil.example/"))).await;
        assert_eq!((page.status, page.location), (400, None));
    }

    async fn a_provider_that_is_gone_signs_nobody_in(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        let mut browser = Browser::new();
        let left = installation.leave(&mut browser, &id, None).await;
        let back = provider.sign_in(&mut browser, &left, "ada").await;
        drop(provider);
        assert_eq!(problem(&browser.get(back.to()).await), "unreachable");
        let page = installation.leave(&mut Browser::new(), &id, None).await;
        assert_eq!(problem(&page), "unreachable");

        let unknown = installation.url("/sign-in/openid/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10");
        assert_eq!(Browser::new().get(unknown).await.status, 404);
    }
}

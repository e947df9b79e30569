//! Who somebody is: issuer and subject, and nothing that can be given to somebody else.

use muster_tests::{Browser, OpenIdProvider, on_both};

use super::installation::{Installation, problem};

/// Signs `account` in with a provider and gives where they end up: a path, or the problem's word.
async fn arrives(
    installation: &Installation,
    provider: &OpenIdProvider,
    id: &str,
    account: &str,
    invitation: Option<&str>,
) -> String {
    let mut browser = Browser::new();
    let left = installation.leave(&mut browser, id, invitation).await;
    let back = provider.sign_in(&mut browser, &left, account).await;
    let page = browser.get(back.to()).await;
    if page.to().path() == "/sign-in" { problem(&page) } else { page.to().path().to_owned() }
}

on_both! {
    async fn only_the_same_issuer_and_subject_is_the_same_person(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let one = OpenIdProvider::start(&[installation.redirect()]).await;
        let other = OpenIdProvider::start(&[installation.redirect()]).await;
        let camden = installation.provider("CMD", &one.issuer, &one.clients[0]).await;
        let second = installation.provider("CMD", &other.issuer, &other.clients[0]).await;
        let hackney = installation.provider("HCK", &one.issuer, &one.clients[0]).await;

        // The e-mail address of the invitation is the one that the provider gives for `ada`.
        let (person, invitation) = installation.invite("ada@example.org").await;
        assert_eq!(arrives(&installation, &one, &camden, "ada", None).await, "unknown", "an address makes nobody known");
        assert_eq!(arrives(&installation, &one, &hackney, "ada", Some(&invitation)).await, "unknown", "an invitation of another authority");
        assert_eq!(arrives(&installation, &one, &camden, "ada", Some("invented")).await, "unknown", "an invitation that nobody made");
        assert_eq!(arrives(&installation, &one, &camden, "ada", Some(&invitation)).await, "/contracts");

        assert_eq!(arrives(&installation, &one, &camden, "Ada", None).await, "unknown", "subjects differ by case");
        assert_eq!(arrives(&installation, &one, &camden, "eve", Some(&invitation)).await, "unknown", "an invitation is good once");
        assert_eq!(arrives(&installation, &other, &second, "ada", None).await, "unknown", "the same subject at another issuer");
        assert_eq!(arrives(&installation, &one, &hackney, "ada", None).await, "unknown", "the same issuer at another authority");
        assert_eq!(arrives(&installation, &one, &camden, "ada", None).await, "/contracts");

        // Suspended, they are kept out at once; let in again, they are let in.
        for (suspended, arrived) in [(true, "suspended"), (false, "/contracts")] {
            installation.suspend(person, suspended).await;
            assert_eq!(arrives(&installation, &one, &camden, "ada", None).await, arrived);
        }
        installation.stop().await;
    }

    async fn a_new_link_gives_somebody_another_account_in_place_of_the_one_before(database: &TestDatabase) {
        let installation = Installation::start(database).await;
        let provider = OpenIdProvider::start(&[installation.redirect()]).await;
        let id = installation.provider("CMD", &provider.issuer, &provider.clients[0]).await;
        let (person, invitation) = installation.invite("ada.byron@camden.example").await;
        assert_eq!(arrives(&installation, &provider, &id, "ada", Some(&invitation)).await, "/contracts");

        let link = installation.invite_again(person).await;
        assert_eq!(arrives(&installation, &provider, &id, "ada-2", Some(&link)).await, "/contracts");
        assert_eq!(arrives(&installation, &provider, &id, "ada-2", None).await, "/contracts");
        assert_eq!(arrives(&installation, &provider, &id, "ada", None).await, "unknown");
    }
}

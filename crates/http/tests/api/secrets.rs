//! What the database keeps of secrets opens with a key that is not in it, and nowhere but in its own place.

use muster_domain::access::Role;
use muster_http::secret::reseal;
use muster_identity::secret_key::SecretKeys;
use muster_persistence::secret::{Holder, KeptSecret};
use muster_tests::{TestDatabase, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::Muster;

const CLIENT_SECRET: &str = "what Muster shows the provider";

/// Sees that there is a secret of each kind: a signing key, two second factors, a provider's, a webhook's, and
/// where a person and an authority hear of things in Teams.
async fn with_secrets(muster: &Muster) -> Vec<String> {
    let operator = muster.signed_in("LOTI", &[Role::Operator]).await;
    let provider = json!({ "authority": "CMD", "name": "Camden account", "issuer": "https://sso.camden.example",
                           "clientId": "muster", "clientSecret": CLIENT_SECRET });
    let made =
        muster.request(Method::POST, "/api/v1/sign-in-providers").bearer_auth(operator).json(&provider);
    assert_eq!(made.send().await.unwrap().status(), 201);
    let mut told = vec![CLIENT_SECRET.to_owned()];
    for role in [Role::Approver, Role::Contributor] {
        let token = muster.signed_in("CMD", &[role]).await;
        let begun = muster.request(Method::POST, "/api/v1/me/second-factor").bearer_auth(token);
        let begun: Value = begun.send().await.unwrap().json().await.unwrap();
        told.push(begun["secret"].as_str().unwrap().to_owned());
    }
    let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
    let webhook =
        json!({ "name": "Warehouse", "address": "https://systems.camden.example/muster", "kinds": [] });
    let made = muster.request(Method::POST, "/api/v1/webhooks").bearer_auth(&administrator).json(&webhook);
    let made: Value = made.send().await.unwrap().json().await.unwrap();
    told.push(made["secret"].as_str().unwrap().to_owned());
    let channel = json!({ "address": "https://teams.example/authority?sig=s3cr3t" });
    let put = muster.request(Method::PUT, "/api/v1/teams-channel").bearer_auth(&administrator).json(&channel);
    let put: Value = put.send().await.unwrap().json().await.unwrap();
    assert_eq!(put["address"], "teams.example/\u{2026}cr3t", "its owner knows it again");
    let mine = json!({ "teamsAddress": "https://teams.example/mine?sig=s3cr3t" });
    let own = muster.request(Method::PATCH, "/api/v1/me/following").bearer_auth(&administrator);
    let own = own.header("If-Match", "\"0\"").json(&mine).send().await.unwrap();
    assert_eq!(own.status(), 200, "{}", own.text().await.unwrap());
    told.push("s3cr3t".to_owned());
    told
}

/// A server that posts to Teams.
async fn serving(database: &TestDatabase) -> Muster {
    let check: muster_http::api::AddressCheck = std::sync::Arc::new(|_| Ok(()));
    let muster = Muster::start(database, None, |api| api.with_messages(false, Some(check))).await;
    muster.import(database, 1).await;
    muster
}

async fn factors(muster: &Muster) -> Vec<KeptSecret> {
    let all = muster.database.secrets().all().await.unwrap();
    all.into_iter().filter(|secret| matches!(secret.holder, Holder::SecondFactor(_))).collect()
}

on_both! {
    /// None stands in the database as it is, and each is sealed.
    async fn no_secret_stands_in_the_database_as_it_is(database: &TestDatabase) {
        let muster = serving(database).await;
        let told = with_secrets(&muster).await;
        let all = muster.database.secrets().all().await.unwrap();
        assert_eq!(all.len(), 7, "a signing key, two second factors, a provider's, a webhook's, two of Teams");
        for secret in &all {
            assert!(secret.kept.starts_with("sealed1:"), "{secret:?}");
            assert!(told.iter().all(|told| !secret.kept.contains(told.as_str())), "{secret:?}");
        }
        muster.stop().await;
    }

    /// What was kept as it is, is read, and sealed at the next start; so is what another key sealed.
    async fn what_an_older_version_kept_is_read_and_sealed(database: &TestDatabase) {
        let muster = serving(database).await;
        let told = with_secrets(&muster).await;
        let factor = factors(&muster).await.remove(0);
        assert!(muster.database.secrets().replace(&factor, &told[1]).await.unwrap());
        let done = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((done.sealed, done.lost.len()), (1, 0));
        let again = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((again.sealed, again.lost.len()), (0, 0), "once");
        assert!(!muster.database.secrets().replace(&factor, "late").await.unwrap(), "it has changed meanwhile");
        // So are those that signed webhooks and led to Teams before they were sealed.
        for before in muster.database.secrets().all().await.unwrap() {
            let plain = match before.holder {
                Holder::Webhook(_) => told[3].as_str(),
                Holder::Teams(_) | Holder::AuthorityTeams(_) => "https://teams.example/?sig=s3cr3t",
                _ => continue,
            };
            assert!(muster.database.secrets().replace(&before, plain).await.unwrap());
        }
        let done = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((done.sealed, done.lost.len()), (3, 0));
        let another = SecretKeys::generate().unwrap();
        let lost = reseal(&muster.database, &another).await.unwrap();
        assert_eq!((lost.sealed, lost.lost.len(), lost.keys_lost), (0, 7, true), "another key opens nothing");
        muster.stop().await;
    }

    /// A secret that is put into another row does not open there.
    async fn sealed_secrets_cannot_be_swapped(database: &TestDatabase) {
        let muster = serving(database).await;
        with_secrets(&muster).await;
        let [one, other] = <[KeptSecret; 2]>::try_from(factors(&muster).await).unwrap();
        assert!(muster.database.secrets().replace(&one, &other.kept).await.unwrap());
        let done = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((done.sealed, done.lost.len(), done.keys_lost), (0, 1, false));
        assert!(done.lost[0].contains("person.totp_secret"), "{:?}", done.lost);
        muster.stop().await;
    }
}

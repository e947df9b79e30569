//! What the database keeps of secrets opens with a key that is not in it, and nowhere but in its own place.

use muster_domain::access::Role;
use muster_http::secret::reseal;
use muster_identity::secret_key::SecretKeys;
use muster_persistence::secret::{Holder, KeptSecret};
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::serving::Muster;

const CLIENT_SECRET: &str = "what Muster shows the provider";

/// Sees that there is a secret of each kind: a signing key, two second factors, a provider's.
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
    told
}

async fn factors(muster: &Muster) -> Vec<KeptSecret> {
    let all = muster.database.secrets().all().await.unwrap();
    all.into_iter().filter(|secret| matches!(secret.holder, Holder::SecondFactor(_))).collect()
}

on_both! {
    /// None stands in the database as it is, and each is sealed.
    async fn no_secret_stands_in_the_database_as_it_is(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let told = with_secrets(&muster).await;
        let all = muster.database.secrets().all().await.unwrap();
        assert_eq!(all.len(), 4, "a signing key, two second factors, a provider's");
        for secret in &all {
            assert!(secret.kept.starts_with("sealed1:"), "{secret:?}");
            assert!(told.iter().all(|told| !secret.kept.contains(told.as_str())), "{secret:?}");
        }
        muster.stop().await;
    }

    /// What was kept as it is, is read, and sealed at the next start; so is what another key sealed.
    async fn what_an_older_version_kept_is_read_and_sealed(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let told = with_secrets(&muster).await;
        let factor = factors(&muster).await.remove(0);
        assert!(muster.database.secrets().replace(&factor, &told[1]).await.unwrap());
        let done = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((done.sealed, done.lost.len()), (1, 0));
        let again = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((again.sealed, again.lost.len()), (0, 0), "once");
        assert!(!muster.database.secrets().replace(&factor, "late").await.unwrap(), "it has changed meanwhile");
        let another = SecretKeys::generate().unwrap();
        let lost = reseal(&muster.database, &another).await.unwrap();
        assert_eq!((lost.sealed, lost.lost.len(), lost.keys_lost), (0, 4, true), "another key opens nothing");
        muster.stop().await;
    }

    /// A secret that is put into another row does not open there.
    async fn sealed_secrets_cannot_be_swapped(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        with_secrets(&muster).await;
        let [one, other] = <[KeptSecret; 2]>::try_from(factors(&muster).await).unwrap();
        assert!(muster.database.secrets().replace(&one, &other.kept).await.unwrap());
        let done = reseal(&muster.database, &muster.secrets).await.unwrap();
        assert_eq!((done.sealed, done.lost.len(), done.keys_lost), (0, 1, false));
        assert!(done.lost[0].contains("person.totp_secret"), "{:?}", done.lost);
        muster.stop().await;
    }
}

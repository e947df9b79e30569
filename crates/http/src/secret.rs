//! Where secrets are kept sealed, and sealing anew what is not as it would be kept now.

use muster_domain::id::{PersonId, SignInProviderId};
use muster_identity::secret_key::{Place, SecretKeys};
use muster_persistence::Database;
use muster_persistence::secret::Holder;

use crate::problem::Failure;

/// The private half of a signing key.
pub(crate) fn of_key(kid: &str) -> Place {
    Place::new("signing_key", "pkcs8", kid)
}

/// The secret of a person's second factor.
pub(crate) fn of_person(person: PersonId) -> Place {
    Place::new("person", "totp_secret", person)
}

/// Muster's secret at an authority's provider.
pub(crate) fn of_provider(provider: SignInProviderId) -> Place {
    Place::new("openid_provider", "client_secret", provider)
}

/// What became of the secrets that are kept.
#[derive(Debug, Default)]
pub struct Resealed {
    /// How many are sealed with the key that seals, who were not before.
    pub sealed: usize,
    /// What cannot be opened, and why.
    pub lost: Vec<String>,
    /// Whether a signing key is among what cannot be opened: nobody could sign in.
    pub keys_lost: bool,
}

/// Seals every secret that is kept as it is, or with a key that no longer seals.
///
/// # Errors
/// When the database fails or the machine gives no random bytes.
pub async fn reseal(database: &Database, secrets: &SecretKeys) -> Result<Resealed, Failure> {
    let mut outcome = Resealed::default();
    for secret in database.secrets().all().await? {
        let place = match &secret.holder {
            Holder::SigningKey(kid) => of_key(kid),
            Holder::SecondFactor(person) => of_person(PersonId(*person)),
            Holder::Provider(provider) => of_provider(SignInProviderId(*provider)),
        };
        match secrets.open(&place, &secret.kept) {
            Err(error) => {
                outcome.keys_lost |= matches!(secret.holder, Holder::SigningKey(_));
                outcome.lost.push(error.to_string());
            }
            Ok(_) if secrets.is_current(&secret.kept) => {}
            Ok(opened) => {
                let kept = secrets.seal(&place, &opened)?;
                outcome.sealed += usize::from(database.secrets().replace(&secret, &kept).await?);
            }
        }
    }
    Ok(outcome)
}

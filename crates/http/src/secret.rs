//! Sealing anew what is not as it would be kept now.

use muster_identity::place::{
    of_authority_teams, of_key, of_peer, of_person, of_provider, of_teams, of_webhook,
};
use muster_identity::secret_key::SecretKeys;
use muster_persistence::Database;
use muster_persistence::secret::Holder;

use crate::problem::Failure;

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
            Holder::SecondFactor(person) => of_person(*person),
            Holder::Provider(provider) => of_provider(*provider),
            Holder::Webhook(webhook) => of_webhook(*webhook),
            Holder::Teams(person) => of_teams(*person),
            Holder::AuthorityTeams(authority) => of_authority_teams(*authority),
            Holder::Peer(peer) => of_peer(*peer),
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

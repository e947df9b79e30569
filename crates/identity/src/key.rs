//! The keys that sign access tokens: Ed25519, each known by the thumbprint of its public half.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// After this a key signs no more and another takes its place.
pub const ROTATED_AFTER: TimeDelta = TimeDelta::days(30);

/// For this long a key that was replaced still verifies: longer than any token lives, and than another
/// process may go on signing with it.
pub const RETIRED_AFTER: TimeDelta = TimeDelta::hours(1);

/// A key as it is kept: the private half in PKCS#8, base64.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptKey {
    /// Thumbprint of the public half (RFC 7638), as in the tokens' headers.
    pub kid: String,
    /// The key pair: PKCS#8 version 2, base64.
    pub pkcs8: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops verifying; `None` for the one that signs.
    pub retires_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for KeptKey {
    /// Without the private half: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptKey")
            .field("kid", &self.kid)
            .field("created_at", &self.created_at)
            .finish_non_exhaustive()
    }
}

/// Makes a new key.
///
/// # Errors
/// [`Error::Random`] when the machine gives no random bytes.
pub fn generate(now: DateTime<Utc>) -> Result<KeptKey> {
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| Error::Random)?;
    let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).map_err(|_| Error::Random)?;
    let kid = thumbprint(&x_of(&pair));
    Ok(KeptKey { kid, pkcs8: STANDARD.encode(document.as_ref()), created_at: now, retires_at: None })
}

/// A key ready for use.
pub struct Key {
    /// As in the tokens' headers.
    pub kid: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops verifying.
    pub retires_at: Option<DateTime<Utc>>,
    x: String,
    pub(crate) signing: EncodingKey,
    pub(crate) verifying: DecodingKey,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key")
            .field("kid", &self.kid)
            .field("created_at", &self.created_at)
            .finish_non_exhaustive()
    }
}

impl Key {
    /// Reads a kept key.
    ///
    /// # Errors
    /// [`Error::Key`] when it is none, or not the one that its name says.
    pub fn read(kept: &KeptKey) -> Result<Self> {
        let wrong = || Error::Key(kept.kid.clone());
        let pkcs8 = STANDARD.decode(&kept.pkcs8).map_err(|_| wrong())?;
        let pair = Ed25519KeyPair::from_pkcs8(&pkcs8).map_err(|_| wrong())?;
        let x = x_of(&pair);
        if thumbprint(&x) != kept.kid {
            return Err(wrong());
        }
        Ok(Self {
            kid: kept.kid.clone(),
            created_at: kept.created_at,
            retires_at: kept.retires_at,
            x,
            signing: EncodingKey::from_ed_der(&pkcs8),
            verifying: DecodingKey::from_ed_der(pair.public_key().as_ref()),
        })
    }

    /// The public half as a JSON Web Key (RFC 8037).
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey {
            kty: "OKP",
            crv: "Ed25519",
            alg: "EdDSA",
            usage: "sig",
            kid: self.kid.clone(),
            x: self.x.clone(),
        }
    }
}

/// The public half of a key (RFC 7517, RFC 8037).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicKey {
    /// `OKP`: an octet key pair.
    pub kty: &'static str,
    /// `Ed25519`.
    pub crv: &'static str,
    /// `EdDSA`.
    pub alg: &'static str,
    /// `sig`: it verifies signatures and does nothing else.
    #[serde(rename = "use")]
    pub usage: &'static str,
    /// As in the tokens' headers.
    pub kid: String,
    /// The public key, base64url.
    pub x: String,
}

/// Every key that is good at a time, the newest first.
#[derive(Debug, Default)]
pub struct Keyring {
    keys: Vec<Key>,
}

impl Keyring {
    /// Reads kept keys.
    ///
    /// # Errors
    /// [`Error::Key`] when one of them is none.
    pub fn read(kept: &[KeptKey]) -> Result<Self> {
        let mut keys = kept.iter().map(Key::read).collect::<Result<Vec<_>>>()?;
        keys.sort_by(|a, b| b.created_at.cmp(&a.created_at).then_with(|| a.kid.cmp(&b.kid)));
        Ok(Self { keys })
    }

    /// The key that signs now; `None` where another must be made first.
    #[must_use]
    pub fn signing(&self, now: DateTime<Utc>) -> Option<&Key> {
        self.keys.iter().find(|key| key.retires_at.is_none() && now < key.created_at + ROTATED_AFTER)
    }

    /// The key of this name, while it verifies.
    #[must_use]
    pub fn verifying(&self, kid: &str, now: DateTime<Utc>) -> Option<&Key> {
        self.keys.iter().find(|key| key.kid == kid).filter(|key| key.retires_at.is_none_or(|end| now < end))
    }

    /// The public halves of those that verify, for the JWKS document.
    pub fn public(&self, now: DateTime<Utc>) -> impl Iterator<Item = PublicKey> {
        self.keys.iter().filter(move |key| key.retires_at.is_none_or(|end| now < end)).map(Key::public)
    }
}

fn x_of(pair: &Ed25519KeyPair) -> String {
    URL_SAFE_NO_PAD.encode(pair.public_key().as_ref())
}

/// RFC 7638: SHA-256 of the required members in the order of their names.
fn thumbprint(x: &str) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    URL_SAFE_NO_PAD.encode(Sha256::digest(members.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_thumbprint_is_that_of_the_standard() {
        // The key and its thumbprint stand in RFC 8037, appendix A.3.
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        assert_eq!(thumbprint(x), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn a_key_signs_for_a_month_and_verifies_until_it_retires() {
        let kept = generate(now()).unwrap();
        let ring = Keyring::read(std::slice::from_ref(&kept)).unwrap();
        assert!(ring.signing(now()).is_some());
        assert!(ring.signing(now() + ROTATED_AFTER).is_none());
        assert!(ring.verifying(&kept.kid, now() + ROTATED_AFTER).is_some());
        let retired = KeptKey { retires_at: Some(now() + RETIRED_AFTER), ..kept.clone() };
        let ring = Keyring::read(&[retired]).unwrap();
        assert!(ring.signing(now()).is_none());
        assert!(ring.verifying(&kept.kid, now()).is_some());
        assert!(ring.verifying(&kept.kid, now() + RETIRED_AFTER).is_none());
        assert_eq!(ring.public(now() + RETIRED_AFTER).count(), 0);
    }

    #[test]
    fn a_key_under_another_name_is_refused() {
        let (one, two) = (generate(now()).unwrap(), generate(now()).unwrap());
        assert!(Keyring::read(&[KeptKey { kid: two.kid, ..one }]).is_err());
    }
}

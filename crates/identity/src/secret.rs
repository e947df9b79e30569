//! Random secrets that somebody holds while only their hash is kept here: refresh tokens, invitation
//! links, tickets, recovery codes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// What the derivation of [`successor`] is for, so that its outcome is good for nothing else.
const SUCCESSOR: &[u8] = b"muster refresh token, successor";

/// Random bytes of the machine.
///
/// # Errors
/// [`Error::Random`] when it gives none.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| Error::Random)?;
    Ok(bytes)
}

/// A secret of 256 random bits, as 43 letters that an address or a cookie takes as they are.
///
/// # Errors
/// [`Error::Random`] when the machine gives no random bytes.
pub fn generate() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// What is kept of a secret: its SHA-256. That needs no salt and no slowness, since nobody can guess
/// 256 random bits.
#[must_use]
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// The secret that follows `secret`: whoever holds the one before gets the same again, from the
/// `nonce` that is kept beside its hash; nobody else can make it.
#[must_use]
pub fn successor(secret: &str, nonce: &str) -> String {
    let mut hash = Sha256::new();
    for part in [SUCCESSOR, secret.as_bytes(), nonce.as_bytes()] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_differ_and_are_not_kept_as_they_are() {
        let (one, two) = (generate().unwrap(), generate().unwrap());
        assert_eq!((one.len(), two.len()), (43, 43));
        assert_ne!(one, two);
        assert_ne!(hash(&one), one);
        assert_eq!(hash(&one), hash(&one));
    }

    #[test]
    fn the_successor_takes_both_the_secret_and_the_nonce() {
        let next = successor("secret", "nonce");
        assert_eq!(next, successor("secret", "nonce"));
        assert_ne!(next, successor("secret", "another"));
        assert_ne!(next, successor("another", "nonce"));
        assert_ne!(successor("ab", "c"), successor("a", "bc"));
    }
}

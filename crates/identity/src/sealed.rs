//! Text that is kept so that only whoever holds a secret can read it (AES-256-GCM).

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::error::Unspecified;
use sha2::{Digest, Sha256};

/// What the key is made for, so that it is good for nothing else.
const PURPOSE: &[u8] = b"muster sealed text\0";

/// Sealing failed, or what is opened was sealed with another secret or altered since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this cannot be sealed or opened with this secret")]
pub struct NotOpened;

impl From<Unspecified> for NotOpened {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

/// Seals `text`: the nonce, then the text encrypted, then its tag. It opens again only where it is
/// said to be `about` the same.
///
/// # Errors
/// [`NotOpened`] when the machine gives no random bytes.
pub fn seal(secret: &[u8], about: &[u8], text: &[u8]) -> Result<Vec<u8>, NotOpened> {
    let mut sealed = text.to_vec();
    let nonce = key(secret)?.seal_in_place_append_tag(Aad::from(about), &mut sealed)?;
    Ok([nonce.as_ref().as_slice(), &sealed].concat())
}

/// The text that was sealed with this secret, about this.
///
/// # Errors
/// [`NotOpened`] when it was sealed with another or about something else, or altered.
pub fn open(secret: &[u8], about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, NotOpened> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(NotOpened)?;
    let mut text = text.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce)?;
    Ok(key(secret)?.open_in_place(nonce, Aad::from(about), &mut text)?.to_vec())
}

fn key(secret: &[u8]) -> Result<RandomizedNonceKey, NotOpened> {
    let key = Sha256::new().chain_update(PURPOSE).chain_update(secret).finalize();
    Ok(RandomizedNonceKey::new(&AES_256_GCM, &key)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_secret_opens_what_it_sealed_and_only_about_the_same() {
        let sealed = seal(b"secret", b"one", b"text").unwrap();
        assert_eq!(open(b"secret", b"one", &sealed).unwrap(), b"text");
        assert_eq!(open(b"another", b"one", &sealed), Err(NotOpened));
        assert_eq!(open(b"secret", b"another", &sealed), Err(NotOpened));
        assert_ne!(sealed, seal(b"secret", b"one", b"text").unwrap(), "each time anew");
    }

    #[test]
    fn what_was_altered_or_cut_does_not_open() {
        let sealed = seal(b"secret", b"", b"text").unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(open(b"secret", b"", &altered), Err(NotOpened), "byte {at}");
            assert_eq!(open(b"secret", b"", &sealed[..at]), Err(NotOpened), "cut at {at}");
        }
    }
}

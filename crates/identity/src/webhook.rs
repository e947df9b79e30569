//! Signatures of webhooks (Standard Webhooks 1.0): who receives one can tell that it is ours, and when it was
//! sent.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign as hmac};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::{Error, secret};

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// A fresh secret as receivers keep it: 256 bits.
///
/// # Errors
/// [`Error::Random`] when the machine gives no random bytes.
pub fn generate() -> Result<String, Error> {
    Ok(format!("{PREFIX}{}", STANDARD.encode(secret::random::<32>()?)))
}

/// The signature of a message under each of these secrets, as the header `webhook-signature` has it: one is
/// enough for the receiver. `timestamp` is in seconds since 1970.
#[must_use]
pub fn sign(secrets: &[String], id: &str, timestamp: i64, body: &str) -> String {
    let signed = format!("{id}.{timestamp}.{body}");
    let of = |secret: &String| {
        let bytes = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
        let tag = hmac(&Key::new(HMAC_SHA256, &bytes), signed.as_bytes());
        Some(format!("v1,{}", STANDARD.encode(tag)))
    };
    secrets.iter().filter_map(of).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    #[test]
    fn a_signature_is_what_others_make_of_the_same() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let signature =
            sign(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn each_secret_signs_for_itself() {
        let (old, new) = (generate().unwrap(), generate().unwrap());
        assert_ne!(old, new);
        let both = sign(&[new.clone(), old.clone()], "id", 1, "{}");
        let one = |secret: &String| sign(std::slice::from_ref(secret), "id", 1, "{}");
        assert_eq!(both, format!("{} {}", one(&new), one(&old)));
        assert_ne!(one(&new), sign(&[new], "id", 2, "{}"), "the time is signed, too");
    }
}

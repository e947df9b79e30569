//! The second factor: codes of an authenticator app (RFC 6238), and recovery codes for the day it is lost.

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret, Totp};

use crate::{Error, Result, secret};

/// Recovery codes that somebody gets at a time.
pub const RECOVERY_CODES: usize = 10;

/// Letters of recovery codes: none that is taken for another.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A secret as an authenticator app takes it.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The secret in base32, for those who type it.
    pub secret: String,
    /// As `otpauth://totp/…`, for a QR code.
    pub address: String,
}

/// A new secret of 160 bits for `account`, who is shown it once.
///
/// # Errors
/// When the machine gives no random bytes, or the account's name cannot stand in an address.
pub fn enrol(account: &str) -> Result<Enrolment> {
    let secret = Secret::from(secret::random::<20>()?.to_vec());
    let text = secret.to_base32();
    // A colon would part the issuer from the account.
    let totp = Builder::new()
        .with_secret(secret)
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some("Muster"))
        .build()
        .map_err(|e| Error::SecondFactor(e.to_string()))?;
    let address = totp.to_url().map_err(|e| Error::SecondFactor(e.to_string()))?;
    Ok(Enrolment { secret: text, address })
}

/// The step of thirty seconds that `code` is of, one before and one after the present included;
/// `None` for a wrong code. A step is good once: keep it, and take no other up to it.
///
/// # Errors
/// [`Error::SecondFactor`] when the secret cannot be read.
pub fn step_of(secret: &str, code: &str, now: DateTime<Utc>) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(secret)?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The code of an instant, as an authenticator app shows it.
///
/// # Errors
/// [`Error::SecondFactor`] when the secret cannot be read.
pub fn code_at(secret: &str, now: DateTime<Utc>) -> Result<String> {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Ok(totp(secret)?.generate(seconds).to_string())
}

fn totp(secret: &str) -> Result<Totp> {
    let wrong = |e: String| Error::SecondFactor(e);
    let secret = Secret::try_from_base32(secret).map_err(|e| wrong(e.to_string()))?;
    Builder::new().with_secret(secret).build().map_err(|e| wrong(e.to_string()))
}

/// New recovery codes of 80 bits, as `ABCD-EFGH-JKLM-NPQR`.
///
/// # Errors
/// [`Error::Random`] when the machine gives no random bytes.
pub fn recovery_codes() -> Result<Vec<String>> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let bytes = secret::random::<16>()?;
            let letters = bytes.map(|b| char::from(LETTERS[usize::from(b) % LETTERS.len()]));
            let fours: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
            Ok(fours.join("-"))
        })
        .collect()
}

/// A recovery code as it is hashed: however it was typed.
#[must_use]
pub fn plain_recovery_code(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the secret is "12345678901234567890"; of eight digits apps show the last six.
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(code_at(secret, at).unwrap(), code);
            assert_eq!(step_of(secret, code, at).unwrap(), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_its_step_and_the_ones_beside_it() {
        let Enrolment { secret, address } = enrol("r.patel@camden.example: Camden").unwrap();
        assert!(address.starts_with("otpauth://totp/Muster") && address.contains(&secret), "{address}");
        let now: DateTime<Utc> = "2026-11-23T12:00:00Z".parse().unwrap();
        let code = code_at(&secret, now).unwrap();
        let good = |seconds| step_of(&secret, &code, now + TimeDelta::seconds(seconds)).unwrap().is_some();
        assert!(good(-30) && good(0) && good(59));
        assert!(!good(-31) && !good(60));
        assert_eq!(
            step_of(&secret, &format!(" {} {}", &code[..3], &code[3..]), now).unwrap(),
            Some(now.timestamp() / 30)
        );
        for wrong in ["", "12345", "1234567", "+12345", "abcdef", "１２３４５６"] {
            assert_eq!(step_of(&secret, wrong, now).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn recovery_codes_differ_and_are_read_however_they_are_typed() {
        let mut codes = recovery_codes().unwrap();
        assert_eq!((codes.len(), codes[0].len()), (10, 19));
        assert_eq!(
            plain_recovery_code(&codes[0].to_lowercase().replace('-', " ")),
            codes[0].replace('-', "")
        );
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 10);
    }
}

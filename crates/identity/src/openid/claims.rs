//! What an ID token must say before anybody is believed to be somebody.

use chrono::{DateTime, Duration, Utc};
use openidconnect::core::CoreGenderClaim;
use openidconnect::url::Url;
use openidconnect::{AdditionalClaims, IdTokenClaims};
use serde::{Deserialize, Serialize};

use super::Identified;

/// How far a provider's clock may be ahead of ours.
const AHEAD: Duration = Duration::seconds(60);
/// How long ago a token may have been issued: it comes straight from the provider.
const LATELY: Duration = Duration::minutes(10);
/// Characters of a subject at most (OpenID Connect Core 1.0, section 2).
const LONGEST_SUBJECT: usize = 255;
/// The host of Microsoft Entra ID's issuers, one for each tenant: `…/{tid}/v2.0`.
const ENTRA: &str = "login.microsoftonline.com";

/// Claims beyond the standard ones.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(super) struct Further {
    /// Entra: the tenant.
    tid: Option<String>,
    /// Entra: the person, the same in every application of the tenant.
    oid: Option<String>,
    /// Seconds since 1970 before which the token is not good (RFC 7519, 4.1.5).
    nbf: Option<serde_json::Number>,
}

impl AdditionalClaims for Further {}

/// Whether a token was issued neither in time to come nor long ago.
pub(super) fn issued_lately(issued: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), String> {
    if issued > now + AHEAD {
        return Err(format!("it was issued at {issued}, which is yet to come"));
    }
    if issued < now - LATELY {
        return Err(format!("it was issued at {issued}, too long ago"));
    }
    Ok(())
}

/// Who a token is about, once its signature, issuer, audience, time and nonce are known to be good.
pub(super) fn identify(
    claims: &IdTokenClaims<Further, CoreGenderClaim>,
    client: &str,
    now: DateTime<Utc>,
) -> Result<Identified, String> {
    if let Some(party) = claims.authorized_party()
        && party.as_str() != client
    {
        return Err(format!("it was issued to {:?}", party.as_str()));
    }
    let Further { tid, oid, nbf } = claims.additional_claims();
    if let Some(nbf) = nbf {
        let from = nbf.as_f64().filter(|n| n.is_finite()).ok_or_else(|| format!("nbf is {nbf}"))?;
        #[allow(clippy::cast_precision_loss, reason = "seconds of any date at hand fit many times over")]
        let latest = (now + AHEAD).timestamp() as f64;
        if from > latest {
            return Err(format!("it is not good before {nbf}"));
        }
    }
    subject(claims.issuer().as_str(), claims.subject().as_str(), tid.as_deref(), oid.as_deref())
}

/// The key under which somebody is known: with Entra the tenant and their object id in it, with
/// everybody else issuer and subject.
fn subject(issuer: &str, sub: &str, tid: Option<&str>, oid: Option<&str>) -> Result<Identified, String> {
    let known = |subject: &str| {
        let fits = (1..=LONGEST_SUBJECT).contains(&subject.len()) && !subject.contains(char::is_control);
        match fits {
            true => Ok(Identified { issuer: issuer.to_owned(), subject: subject.to_owned() }),
            false => Err("its subject is empty, too long or not text".to_owned()),
        }
    };
    let Some(tenant) = tenant(issuer) else { return known(sub) };
    match (tid, oid) {
        (Some(tid), Some(oid)) if tid == tenant => known(oid),
        (Some(tid), Some(_)) => Err(format!("it is of tenant {tid:?}, its issuer of {tenant:?}")),
        _ => Err("it has no tid and oid, which Microsoft Entra ID's tokens have".to_owned()),
    }
}

/// The tenant of an Entra issuer; `None` for any other issuer.
fn tenant(issuer: &str) -> Option<String> {
    let url = Url::parse(issuer).ok().filter(|url| url.host_str() == Some(ENTRA))?;
    url.path_segments()?.next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "9122040d-6c67-4c5b-b112-36a304b66dad";

    fn entra() -> String {
        format!("https://{ENTRA}/{TENANT}/v2.0")
    }

    #[test]
    fn with_entra_the_key_is_tenant_and_object_id() {
        let known = subject(&entra(), "pairwise", Some(TENANT), Some("object")).unwrap();
        assert_eq!(known, Identified { issuer: entra(), subject: "object".to_owned() });
    }

    #[test]
    fn an_entra_token_of_another_tenant_or_without_its_claims_is_refused() {
        let other = "00000000-0000-0000-0000-000000000001";
        for (tid, oid) in
            [(Some(other), Some("object")), (None, Some("object")), (Some(TENANT), None), (None, None)]
        {
            assert!(subject(&entra(), "pairwise", tid, oid).is_err(), "{tid:?} {oid:?}");
        }
    }

    #[test]
    fn elsewhere_the_key_is_issuer_and_subject_whatever_else_is_claimed() {
        for issuer in ["https://sso.camden.example", "https://login.microsoftonline.com.evil.example/x/v2.0"]
        {
            let known = subject(issuer, "ada", Some(TENANT), Some("object")).unwrap();
            assert_eq!((known.issuer.as_str(), known.subject.as_str()), (issuer, "ada"));
        }
    }

    #[test]
    fn a_subject_is_text_of_1_to_255_bytes() {
        let issuer = "https://sso.camden.example";
        assert!(subject(issuer, &"a".repeat(255), None, None).is_ok());
        for bad in ["", "a\0b", "line\nbreak"] {
            assert!(subject(issuer, bad, None, None).is_err(), "{bad:?}");
        }
        assert!(subject(issuer, &"a".repeat(256), None, None).is_err());
    }

    #[test]
    fn a_token_was_issued_between_ten_minutes_ago_and_a_minute_ahead() {
        let now = DateTime::UNIX_EPOCH + Duration::days(20_000);
        for (seconds, good) in [(-601, false), (-599, true), (0, true), (59, true), (61, false)] {
            assert_eq!(issued_lately(now + Duration::seconds(seconds), now).is_ok(), good, "{seconds}");
        }
    }
}

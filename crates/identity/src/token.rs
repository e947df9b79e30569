//! Access tokens: a JSON Web Token (RFC 9068) that lives ten minutes and says who, and nothing of what
//! they may do. Roles, scopes and suspension are read from the database at each request, so that a
//! change of them holds at once.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};
use muster_domain::clock::Clock;
use muster_domain::id::{ClientId, PersonId, SessionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::key::{Key, Keyring};
use crate::{Error, Result};

/// How long a token is good.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// By how much the clocks of two processes may differ.
const LEEWAY: TimeDelta = TimeDelta::seconds(5);

/// Longer texts are no tokens of ours.
const MOST_BYTES: usize = 2_048;

const ISSUER: &str = "muster";
const AUDIENCE: &str = "muster-api";
const TYPE: &str = "at+jwt";

/// Whose token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A person in a session.
    Person {
        /// The person.
        person: PersonId,
        /// Their session.
        session: SessionId,
    },
    /// Another system.
    Client(ClientId),
}

/// A token that was issued.
#[derive(Debug, Clone)]
pub struct Issued {
    /// The token, for the header `Authorization: Bearer …`.
    pub token: String,
    /// When it stops being good.
    pub expires_at: DateTime<Utc>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<SessionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<ClientId>,
    iat: i64,
    exp: i64,
    jti: Uuid,
}

/// Issues a token for `subject`.
///
/// # Errors
/// [`Error::Sign`] when the key does not sign.
pub fn issue(key: &Key, subject: Subject, clock: &dyn Clock) -> Result<Issued> {
    let now = clock.now();
    let expires_at = now + LIFETIME;
    let (sub, sid, client) = match subject {
        Subject::Person { person, session } => (person.0, Some(session), None),
        Subject::Client(client) => (client.0, None, Some(client)),
    };
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub,
        sid,
        client,
        iat: now.timestamp(),
        exp: expires_at.timestamp(),
        jti: clock.id(),
    };
    let header =
        Header { kid: Some(key.kid.clone()), typ: Some(TYPE.to_owned()), ..Header::new(Algorithm::EdDSA) };
    let token = jsonwebtoken::encode(&header, &claims, &key.signing).map_err(Error::Sign)?;
    Ok(Issued { token, expires_at })
}

/// The name of the key that a token says it was signed with; `None` for what is no token of ours.
#[must_use]
pub fn kid(token: &str) -> Option<String> {
    if token.len() > MOST_BYTES {
        return None;
    }
    let header = jsonwebtoken::decode_header(token).ok()?;
    let ours = header.alg == Algorithm::EdDSA && header.typ.as_deref() == Some(TYPE) && header.crit.is_none();
    header.kid.filter(|_| ours)
}

/// Whose token it is, if it was signed with one of these keys and is good now; `None` else, whatever
/// is wrong with it.
#[must_use]
pub fn verify(keys: &Keyring, token: &str, now: DateTime<Utc>) -> Option<Subject> {
    let key = keys.verifying(&kid(token)?, now)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.required_spec_claims = HashSet::from(["iss", "aud", "exp", "sub"].map(str::to_owned));
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    // Judged below, by our own clock.
    rules.validate_exp = false;
    let Claims { sub, sid, client, iat, exp, .. } =
        jsonwebtoken::decode::<Claims>(token, &key.verifying, &rules).ok()?.claims;
    let in_time = now.timestamp() < exp
        && iat <= (now + LEEWAY).timestamp()
        && exp.checked_sub(iat).is_some_and(|lives| (1..=LIFETIME.num_seconds()).contains(&lives));
    match (sid, client) {
        _ if !in_time => None,
        (Some(session), None) => Some(Subject::Person { person: PersonId(sub), session }),
        (None, Some(client)) if client.0 == sub => Some(Subject::Client(client)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

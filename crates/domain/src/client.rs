//! Another system of an authority, which signs in with credentials of its own (OAuth 2.0 client
//! credentials, RFC 6749 section 4.4).

use chrono::{DateTime, Duration, Utc};

use crate::access::Scope;
use crate::id::{AuthorityId, ClientId, PersonId};

/// How long the secret before holds once a client has a new one, so that nobody must change both
/// sides in the same moment.
pub const OLD_SECRET_HOLDS: Duration = Duration::hours(24);

/// Another system of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id, by which it also signs in.
    pub id: ClientId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// What people call it.
    pub name: String,
    /// What it may do, in the order of [`Scope::ALL`].
    pub scopes: Vec<Scope>,
    /// Who made it.
    pub created_by: Option<PersonId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last got an access token.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked: from then on none of its tokens is good.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Until when the secret before holds, where there is one that still does.
    pub old_secret_until: Option<DateTime<Utc>>,
}

//! An authority's OpenID provider: where its people sign in with the account they have anyway.

use chrono::{DateTime, Utc};

use crate::authority::AuthorityRef;
use crate::id::SignInProviderId;

/// An authority's OpenID provider. Its client secret is no part of what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInProvider {
    /// Its id.
    pub id: SignInProviderId,
    /// Whose people sign in there.
    pub authority: AuthorityRef,
    /// What its people know it as.
    pub name: String,
    /// Its issuer, exactly as its tokens have it.
    pub issuer: String,
    /// Muster's client id there.
    pub client_id: String,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
    /// Changes with every change.
    pub version: i64,
}

/// What is said when a provider is set up or changed.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInProviderSettings {
    /// What its people know it as.
    pub name: String,
    /// Its issuer, exactly as its tokens have it.
    pub issuer: String,
    /// Muster's client id there.
    pub client_id: String,
    /// Muster's client secret there, as it is to be kept; `None` leaves the one that is.
    pub client_secret: Option<String>,
}

//! Sessions: one signed-in browser of a person.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::id::SessionId;

/// A session that is not used for this long ends.
pub const IDLE: TimeDelta = TimeDelta::days(7);

/// A session ends this long after it began, used or not.
pub const LONGEST: TimeDelta = TimeDelta::days(30);

/// For this long after a refresh the same old token gets the same successor: two tabs that refresh at
/// once are one person.
pub const TWO_TABS: TimeDelta = TimeDelta::seconds(30);

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// With a password, and a second factor where they have one.
    Password,
    /// With their authority's provider.
    OpenId,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 2] = [Self::Password, Self::OpenId];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::OpenId => "openid",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == word)
    }
}

/// Where a request comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The address of whoever asks.
    pub address: Option<IpAddr>,
    /// What their browser says it is.
    pub user_agent: Option<String>,
    /// The request, as in `X-Request-Id`.
    pub request: Uuid,
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// How they signed in.
    pub method: Method,
    /// What the browser said it is.
    pub user_agent: Option<String>,
    /// Where it signed in from.
    pub address: Option<String>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last refreshed: to about ten minutes.
    pub last_used_at: DateTime<Utc>,
}

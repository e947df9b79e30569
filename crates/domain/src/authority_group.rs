//! Groups of authorities that a convenor keeps: South London, those who buy social care together. What is shared
//! with a group names many at once.

use chrono::{DateTime, Utc};

use crate::authority::AuthorityRef;
use crate::id::{AuthorityGroupId, AuthorityId};

/// Authorities of one group.
pub const MOST: usize = 60;

/// A group of authorities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityGroup {
    /// Its id.
    pub id: AuthorityGroupId,
    /// What it is called.
    pub name: String,
    /// Who is in it, by name. All of them take part in Muster.
    pub authorities: Vec<AuthorityRef>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change of it.
    pub version: i64,
}

/// A group to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAuthorityGroup {
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub authorities: Vec<AuthorityId>,
}

/// What changes of a group; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorityGroupChange {
    /// What it is called.
    pub name: Option<String>,
    /// Who is in it.
    pub authorities: Option<Vec<AuthorityId>>,
}

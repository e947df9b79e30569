//! Who asks, as far as what may be seen depends on it. Every store call takes a viewer; there is
//! no way to ask without one.

use uuid::Uuid;

use crate::id::AuthorityId;

/// Somebody who asks for records. Two people whose viewers are equal see the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// Nobody signed in: sees what is public.
    Public,
    /// Somebody of a member authority: sees what is public, what is shared with all members, and
    /// what is shared with their authority by name.
    Member {
        /// Whose eyes.
        authority: AuthorityId,
        /// Whether they also see what that authority keeps to itself. A convenor does not.
        own: bool,
    },
}

impl Viewer {
    /// What every member sees, whichever it is: the members' view of nobody in particular.
    pub const ANY_MEMBER: Self = Self::Member { authority: AuthorityId(Uuid::nil()), own: false };

    /// The authority on whose behalf is asked.
    #[must_use]
    pub const fn authority(&self) -> Option<AuthorityId> {
        match self {
            Self::Public => None,
            Self::Member { authority, .. } => Some(*authority),
        }
    }

    /// Whether what `owner` keeps to itself may be seen.
    #[must_use]
    pub fn sees_own_of(&self, owner: AuthorityId) -> bool {
        matches!(self, Self::Member { authority, own: true } if *authority == owner)
    }
}

//! People: somebody with an account, who belongs to one authority.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::access::Role;
use crate::authority::AuthorityRef;
use crate::id::{AuthorityId, PersonId};

/// How it stands with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonState {
    /// Invited, and not yet been here.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot, until an administrator says otherwise.
    Suspended,
}

impl PersonState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Invited, Self::Active, Self::Suspended];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Suspended => "suspended",
        }
    }
}

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Where they belong.
    pub authority: AuthorityRef,
    /// What they are called.
    pub name: String,
    /// Their address at work, by which they sign in with a password.
    pub email: String,
    /// What they may do, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// How it stands with the account.
    pub state: PersonState,
    /// Whether they sign in with a second factor.
    pub second_factor: bool,
    /// An invented account of the demonstration.
    pub demonstration: bool,
    /// When they were invited.
    pub created_at: DateTime<Utc>,
    /// When this last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change of the record.
    pub version: i64,
}

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Where they belong.
    pub authority: AuthorityId,
    /// What they are called.
    pub name: String,
    /// Their address at work.
    pub email: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// An invented account of the demonstration.
    pub demonstration: bool,
}

/// What changes of a person; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonChange {
    /// What they are called.
    pub name: Option<String>,
    /// What they may do.
    pub roles: Option<Vec<Role>>,
    /// Whether they are kept from signing in.
    pub suspended: Option<bool>,
    /// Takes the second factor away, for somebody who lost it with all recovery codes.
    pub without_second_factor: bool,
}

/// What a link lets somebody do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvitationPurpose {
    /// Join: choose a password, or sign in with the authority's provider for the first time.
    Invite,
    /// Choose a new password.
    Reset,
}

impl InvitationPurpose {
    /// Every purpose.
    pub const ALL: [Self; 2] = [Self::Invite, Self::Reset];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == word)
    }
}

/// An open link, as who holds it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What it lets them do.
    pub purpose: InvitationPurpose,
    /// Whose account it is.
    pub person: Person,
    /// When it is of no more use.
    pub expires_at: DateTime<Utc>,
}

/// An open link on its way to whom it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailedLink {
    /// What the message is known by.
    pub id: Uuid,
    /// What it lets them do.
    pub purpose: InvitationPurpose,
    /// What they are called.
    pub name: String,
    /// Their address at work.
    pub email: String,
    /// Whose people they belong to.
    pub authority: String,
    /// The whole address that it leads to: a secret.
    pub url: String,
    /// When it is of no more use.
    pub expires_at: DateTime<Utc>,
}

/// Roles in the order of [`Role::ALL`], each once.
#[must_use]
pub fn in_order(roles: &[Role]) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| roles.contains(role)).collect()
}

//! Who may see a record, or a sensitive field of one.

use serde::{Deserialize, Serialize};

use crate::id::AuthorityId;
use crate::viewer::Viewer;

/// Who may see it. The order is from the narrowest to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The owner alone.
    Own,
    /// The owner and authorities listed by name.
    Named,
    /// Every member authority.
    Members,
    /// Everybody.
    Public,
}

impl Audience {
    /// Every audience, from the narrowest to the widest.
    pub const ALL: [Self; 4] = [Self::Own, Self::Named, Self::Members, Self::Public];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Named => "named",
            Self::Members => "members",
            Self::Public => "public",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }

    /// Whether `viewer` is in it, of something that `owner` holds and, where it is [`Audience::Named`],
    /// shows to `named`.
    #[must_use]
    pub fn admits(self, viewer: &Viewer, owner: AuthorityId, named: &[AuthorityId]) -> bool {
        if self == Self::Public || viewer.sees_own_of(owner) {
            return true;
        }
        match (self, viewer.authority()) {
            (Self::Members, Some(_)) => true,
            (Self::Named, Some(authority)) => authority != owner && named.contains(&authority),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_audience_admits_its_own_and_nobody_else() {
        let [owner, friend, other] = [1, 2, 3].map(|n| AuthorityId(Uuid::from_u128(n)));
        let member = |authority, own| Viewer::Member { authority, own };
        let viewers = [
            member(owner, true),
            member(friend, true),
            member(other, true),
            member(owner, false),
            Viewer::Public,
        ];
        let admitted = |audience: Audience| viewers.each_ref().map(|v| audience.admits(v, owner, &[friend]));
        assert_eq!(admitted(Audience::Own), [true, false, false, false, false]);
        assert_eq!(admitted(Audience::Named), [true, true, false, false, false]);
        assert_eq!(admitted(Audience::Members), [true, true, true, true, false]);
        assert_eq!(admitted(Audience::Public), [true; 5]);
    }
}

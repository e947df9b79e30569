//! The feed of changes: what changed, for whom, in which order, so that others can mirror the register.
//!
//! An entry says no more than that something changed: what it is now is asked of its own address. It is for
//! those whose view changed and for nobody else: see [`Eyes`].

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Kind;
use crate::actor::Actor;
use crate::viewer::Viewer;

/// For how long changes are told: whoever comes back later begins with a list again.
pub const TOLD_FOR: TimeDelta = TimeDelta::days(90);

/// What it is that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A contract.
    Contract,
    /// A procurement.
    Procurement,
    /// An opportunity.
    Opportunity,
    /// What an authority says to an opportunity, whose id the entry has.
    Stance,
    /// A vendor: its names, what it is part of, what is counted of it.
    Vendor,
    /// An authority: its names, how it decides, what is part of it, what is counted of it.
    Authority,
    /// A pilot.
    Pilot,
    /// A system: that it is in use, and what is said of it.
    System,
    /// A published review of a vendor, with what the vendor says to it. Before it is published nothing is told.
    Review,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Contract,
        Self::Procurement,
        Self::Opportunity,
        Self::Stance,
        Self::Vendor,
        Self::Authority,
        Self::Pilot,
        Self::System,
        Self::Review,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Procurement => "procurement",
            Self::Opportunity => "opportunity",
            Self::Stance => "stance",
            Self::Vendor => "vendor",
            Self::Authority => "authority",
            Self::Pilot => "pilot",
            Self::System => "system",
            Self::Review => "review",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The kind as far as access goes.
    #[must_use]
    pub const fn access(self) -> Kind {
        match self {
            Self::Contract => Kind::Contract,
            Self::Procurement => Kind::Procurement,
            Self::Opportunity | Self::Stance => Kind::Opportunity,
            Self::Vendor => Kind::Vendor,
            Self::Authority => Kind::Authority,
            Self::Pilot => Kind::Pilot,
            Self::System => Kind::System,
            Self::Review => Kind::Review,
        }
    }
}

/// A place in the feed: everything up to it has been told. Later changes have larger places, whoever may see
/// them, so a place is nothing to show: how far apart two are says how much others did in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The number of the change among all there ever were.
    pub version: i64,
    /// Which of the entries of that change was the last.
    pub position: i32,
}

impl Place {
    /// Behind all entries of a change.
    #[must_use]
    pub const fn behind(version: i64) -> Self {
        Self { version, position: i32::MAX }
    }
}

/// An entry as somebody is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// What changed.
    pub kind: ChangeKind,
    /// Its id: of the opportunity, for a stance.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they see no such thing, or no longer: as of now, not of then.
    pub gone: bool,
}

/// With whose eyes somebody sees each kind: another system need not be allowed every kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eyes([Viewer; ChangeKind::ALL.len()]);

impl Eyes {
    /// One pair for every kind.
    #[must_use]
    pub const fn of(viewer: Viewer) -> Self {
        Self([viewer; ChangeKind::ALL.len()])
    }

    /// Those of an account; the public's where nobody is signed in.
    #[must_use]
    pub fn of_account(actor: Option<&Actor>) -> Self {
        Self(ChangeKind::ALL.map(|kind| actor.map_or(Viewer::Public, |actor| actor.viewer(kind.access()))))
    }

    /// With which a kind is seen.
    #[must_use]
    pub fn on(&self, kind: ChangeKind) -> Viewer {
        let at = ChangeKind::ALL.iter().position(|known| *known == kind);
        at.map_or(Viewer::Public, |at| self.0[at])
    }

    /// The ones that see most.
    #[must_use]
    pub fn widest(&self) -> Viewer {
        let sees = |viewer: &Viewer| match viewer {
            Viewer::Public => 0,
            Viewer::Member { own: false, .. } => 1,
            Viewer::Member { own: true, .. } => 2,
        };
        self.0.into_iter().max_by_key(sees).unwrap_or(Viewer::Public)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Scope;
    use crate::actor::Who;
    use crate::id::{AuthorityId, ClientId};

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(ChangeKind::ALL.into_iter().all(|kind| ChangeKind::parse(kind.as_str()) == Some(kind)));
        assert_eq!(ChangeKind::parse("notice"), None);
    }

    #[test]
    fn another_system_sees_as_its_authority_only_what_its_scopes_name() {
        let who = Who::Client { client: ClientId(Uuid::from_u128(1)), scopes: vec![Scope::ProcurementsRead] };
        let authority = AuthorityId(Uuid::from_u128(2));
        let actor = Actor { who, authority, member: true, address: None, request: Uuid::nil() };
        let eyes = Eyes::of_account(Some(&actor));
        assert_eq!(eyes.on(ChangeKind::Contract), Viewer::Public);
        assert_eq!(eyes.on(ChangeKind::Stance), Viewer::Public);
        assert_eq!(eyes.on(ChangeKind::Procurement), Viewer::Member { authority, own: true });
        assert_eq!(eyes.widest(), Viewer::Member { authority, own: true });
        assert_eq!(Eyes::of_account(None), Eyes::of(Viewer::Public));
    }

    #[test]
    fn behind_a_change_is_behind_all_its_entries_and_before_the_next() {
        let entry = |version, position| Place { version, position };
        assert!(Place::behind(7) > entry(7, 1_000_000) && Place::behind(7) < entry(8, 0));
    }
}

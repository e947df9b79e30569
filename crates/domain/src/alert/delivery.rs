//! One message to somebody, and what is told in it.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Waits;
use crate::access::{self, Action};
use crate::actor::{Actor, Who};
use crate::follow::{Channel, FollowSettings};
use crate::id::{AuthorityId, DeliveryId, PersonId};
use crate::person::{Person, PersonState};
use crate::review::sight::Seer;
use crate::viewer::Viewer;

/// What can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A contract.
    Contract,
    /// A procurement.
    Procurement,
    /// An opportunity.
    Opportunity,
    /// A vendor.
    Vendor,
    /// A question to one's authority.
    Question,
    /// A question to a peer.
    PeerQuestion,
    /// A review.
    Review,
    /// That somebody is told of anything at all.
    Everything,
}

impl ThingKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Contract,
        Self::Procurement,
        Self::Opportunity,
        Self::Vendor,
        Self::Question,
        Self::PeerQuestion,
        Self::Review,
        Self::Everything,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Procurement => "procurement",
            Self::Opportunity => "opportunity",
            Self::Vendor => "vendor",
            Self::Question => "question",
            Self::PeerQuestion => "peerQuestion",
            Self::Review => "review",
            Self::Everything => "everything",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Something that is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing {
    /// What kind.
    pub kind: ThingKind,
    /// Which.
    pub id: Uuid,
}

/// Why it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "camelCase")]
pub enum Reason {
    /// The end of a contract came within so many months.
    Ends {
        /// The threshold.
        months: u8,
    },
    /// The latest commit date of an opportunity came within so many days.
    Commit {
        /// The threshold.
        days: i64,
    },
    /// It is new in what somebody follows.
    New {
        /// What that is called: a view, a vendor.
        of: String,
    },
    /// It waits for the recipient.
    Waits {
        /// As what.
        what: Waits,
    },
    /// It changed.
    Changed {
        /// How, each as the end of a sentence.
        words: Vec<String>,
    },
}

/// Something to tell, on an occasion: a recipient hears of each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub thing: Thing,
    /// On which occasion, as `ends 2028-03-31 12`.
    pub occasion: String,
    /// Why.
    pub reason: Reason,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryKind {
    /// What was found, at once or on a weekday morning.
    Alert,
    /// The digest of a week.
    Digest,
    /// Whether messages arrive, for whoever asked.
    Test,
}

impl DeliveryKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Alert, Self::Digest, Self::Test];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Digest => "digest",
            Self::Test => "test",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id, which its Message-ID is made of: the same at every attempt.
    pub id: DeliveryId,
    /// Whose message: the recipient's authority.
    pub authority: AuthorityId,
    /// To whom; `None`: to the authority's own channel.
    pub person: Option<PersonId>,
    /// By which way.
    pub channel: Channel,
    /// What it is.
    pub kind: DeliveryKind,
    /// How often it was tried, this attempt included.
    pub attempts: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How long whoever sends a message has it for themself: if they have not said by then what became of it,
/// they are taken for dead and another tries.
pub const LEASE: Duration = Duration::minutes(5);

/// How long after a message was made it is given up.
pub const GIVEN_UP_AFTER: Duration = Duration::days(3);

/// How long to wait after an attempt that failed: a minute, then twice as long each time, at most six
/// hours. `None` where it is given up.
#[must_use]
pub fn next_attempt(attempts: u32, made: DateTime<Utc>, now: DateTime<Utc>) -> Option<Duration> {
    let doubled = 1_i64.checked_shl(attempts.saturating_sub(1).min(20)).unwrap_or(i64::MAX);
    let wait = Duration::minutes(doubled.min(360));
    (now + wait - made <= GIVEN_UP_AFTER).then_some(wait)
}

/// Somebody who may be told things, as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: Person,
    /// Whether their authority takes part.
    pub member: bool,
    /// How they want to hear.
    pub settings: FollowSettings,
}

impl Recipient {
    /// Whether anything may be sent to them at all: they have joined, are not suspended, see content and
    /// have not paused it. Invented people get nothing unless `demonstration` lets them in.
    #[must_use]
    pub fn reachable(&self, demonstration: bool) -> bool {
        self.person.state == PersonState::Active
            && self.member
            && !self.settings.paused
            && (demonstration || !self.person.demonstration)
            && access::allowed(&self.person.roles, Action::Follow)
    }

    /// With whose eyes things are looked at for them.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        let sees = self.person.roles.iter().any(|role| role.sees_content());
        match sees && self.member {
            true => Viewer::Member {
                authority: self.person.authority.id,
                own: access::allowed(&self.person.roles, Action::SeeOwn),
            },
            false => Viewer::Public,
        }
    }

    /// Whoever they are to reviews, of which each person sees their own.
    #[must_use]
    pub fn seer(&self) -> Seer {
        let Person { id, authority, roles, .. } = &self.person;
        let who = Who::Person { person: *id, session: Uuid::nil().into(), roles: roles.clone() };
        let (member, request) = (self.member, Uuid::nil());
        Seer::of(Some(&Actor { who, authority: authority.id, member, address: None, request }))
    }

    /// Whether they may do this.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        access::allowed(&self.person.roles, action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_come_less_often_and_end_after_three_days() {
        let made: DateTime<Utc> = "2026-11-27T07:00:00Z".parse().unwrap();
        let (mut now, mut attempts, mut waits) = (made, 1, Vec::new());
        while let Some(wait) = next_attempt(attempts, made, now) {
            waits.push(wait.num_minutes());
            now += wait;
            attempts += 1;
        }
        assert_eq!(waits[..10], [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
        assert!(now - made <= GIVEN_UP_AFTER && now - made > Duration::hours(60), "{waits:?}");
        assert!(next_attempt(u32::MAX, made, made).is_some());
    }

    #[test]
    fn a_reason_is_kept_as_text_and_read_again() {
        for reason in [
            Reason::Ends { months: 12 },
            Reason::Commit { days: 30 },
            Reason::Waits { what: Waits::Approval },
            Reason::New { of: "Housing".to_owned() },
            Reason::Changed { words: vec!["is terminated now".to_owned()] },
        ] {
            let kept = serde_json::to_string(&reason).unwrap();
            assert_eq!(serde_json::from_str::<Reason>(&kept).unwrap(), reason, "{kept}");
        }
    }
}

//! Webhooks: changes sent to another system of an authority, by the Standard Webhooks specification.
//!
//! What is sent says no more than the feed of changes does: that something changed. Each change is sent at
//! least once; those of one record one after the other. A receiver that fails is tried again for three
//! days, ever more slowly; one that says 410 is left alone from then on.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::change::{ChangeKind, Place};
use crate::id::{AuthorityId, WebhookId};

/// How long the secret before signs beside a new one.
pub const OLD_SECRET_SIGNS: TimeDelta = TimeDelta::hours(24);

/// For how long a delivery stays in the log.
pub const LOGGED_FOR: TimeDelta = TimeDelta::days(30);

/// The most webhooks that an authority has.
pub const MOST: usize = 20;

/// How often the first wait fits into each of those between tries: with 5 seconds that is half a minute, 2
/// minutes, and so on up to a day, three days in all.
const WAITS: [i32; 12] = [1, 6, 24, 120, 360, 720, 1_440, 2_880, 5_760, 8_640, 14_400, 17_280];

/// How long until a delivery is tried again that has failed so many times.
#[must_use]
pub fn wait(attempts: u32, first: TimeDelta) -> TimeDelta {
    let at = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    first * WAITS[at.min(WAITS.len() - 1)]
}

/// How long a delivery is tried before it is given up: three days, where the first wait is 5 seconds.
#[must_use]
pub fn give_up_after(first: TimeDelta) -> TimeDelta {
    first * WAITS.iter().sum::<i32>()
}

/// Whether changes are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WebhookState {
    /// They are.
    On,
    /// An administrator stopped it. Turned on again it goes on where it stopped.
    Off,
    /// The receiver said that it is gone (410).
    Gone,
}

impl WebhookState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::On, Self::Off, Self::Gone];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Gone => "gone",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What an administrator says of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookSettings {
    /// What people call it.
    pub name: String,
    /// Where to.
    pub address: String,
    /// Changes of which kinds; none: of all.
    pub kinds: Vec<ChangeKind>,
}

/// One of an authority's webhooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Whose.
    pub authority: AuthorityId,
    /// What it is.
    pub settings: WebhookSettings,
    /// Whether it sends.
    pub state: WebhookState,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when the secret before still signs beside the new one.
    pub old_secret_until: Option<DateTime<Utc>>,
    /// Deliveries that are still to be made.
    pub waiting: u64,
    /// Deliveries in the log that were given up.
    pub failed: u64,
    /// When something was last taken.
    pub delivered_at: Option<DateTime<Utc>>,
    /// When the last try failed, since something was last taken.
    pub failing_since: Option<DateTime<Utc>>,
    /// Grows with every change of it.
    pub version: i64,
}

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryState {
    /// It is to be made, for the first time or again.
    Waiting,
    /// It was taken.
    Delivered,
    /// It was tried for three days and given up.
    Failed,
    /// It was not sent: the authority may no longer know of it.
    Withheld,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Delivered, Self::Failed, Self::Withheld];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Withheld => "withheld",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What a delivery tells of; `None`: that the webhook works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tells {
    /// Where the feed has it.
    pub place: Place,
    /// What changed.
    pub kind: ChangeKind,
    /// Its id.
    pub id: Uuid,
}

/// A delivery, made or to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id, which is also that of the message: the same however often it is sent.
    pub id: Uuid,
    /// What it tells.
    pub tells: Option<Tells>,
    /// When that changed.
    pub at: DateTime<Utc>,
    /// How far it is.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was last tried.
    pub tried_at: Option<DateTime<Utc>>,
    /// When it is tried next.
    pub next_try_at: Option<DateTime<Utc>>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// The beginning of the last answer, or why there was none.
    pub said: Option<String>,
}

/// What came of one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Taken {
        /// The status.
        status: u16,
        /// The beginning of the answer.
        said: String,
    },
    /// It was not.
    Refused {
        /// The status; `None` where there was no answer.
        status: Option<u16>,
        /// The beginning of the answer, or why there was none.
        said: String,
        /// How long the receiver asks to be left alone.
        rest: Option<TimeDelta>,
    },
    /// The receiver is gone (410).
    Gone {
        /// The beginning of the answer.
        said: String,
    },
    /// It was not sent, since the authority may no longer know of it.
    Withheld,
}

/// The type of a message, as receivers tell one from another.
#[must_use]
pub fn message_type(tells: Option<&Tells>, gone: bool) -> String {
    match tells {
        None => "webhook.test".to_owned(),
        Some(tells) => format!("{}.{}", tells.kind.as_str(), if gone { "gone" } else { "changed" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_is_tried_for_three_days_ever_more_slowly() {
        let first = TimeDelta::seconds(5);
        let waits: Vec<TimeDelta> = (1..=12).map(|attempts| wait(attempts, first)).collect();
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((waits[0], waits[11]), (first, TimeDelta::days(1)));
        assert_eq!(wait(u32::MAX, first), TimeDelta::days(1));
        let all = give_up_after(first);
        assert!(all > TimeDelta::days(3) - TimeDelta::hours(1) && all < TimeDelta::days(4), "{all}");
    }

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(WebhookState::ALL.into_iter().all(|s| WebhookState::parse(s.as_str()) == Some(s)));
        assert!(DeliveryState::ALL.into_iter().all(|s| DeliveryState::parse(s.as_str()) == Some(s)));
    }
}

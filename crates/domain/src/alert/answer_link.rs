//! Links that answer in one click: each says one thing, of one record, for one person, and nothing else.

use chrono::{DateTime, Utc};

use crate::access::Action;
use crate::alert::{Thing, ThingKind};
use crate::id::{DeliveryId, PersonId};

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Says {
    /// A contract's end is as it is known.
    ConfirmEnd,
    /// Not now: nothing of this for ninety days.
    NotNow,
    /// To a question: the notice is right.
    NoticeIsRight,
    /// To a question: what the authority said is right.
    OursIsRight,
    /// Send me nothing more.
    Stop,
}

impl Says {
    /// Everything that one can say.
    pub const ALL: [Self; 5] =
        [Self::ConfirmEnd, Self::NotNow, Self::NoticeIsRight, Self::OursIsRight, Self::Stop];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmEnd => "confirmEnd",
            Self::NotNow => "notNow",
            Self::NoticeIsRight => "noticeIsRight",
            Self::OursIsRight => "oursIsRight",
            Self::Stop => "stop",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|says| says.as_str() == word)
    }

    /// The right that it takes, of whoever it speaks for and as they are when it is used.
    #[must_use]
    pub const fn takes(self, of: ThingKind) -> Action {
        match (self, of) {
            (Self::NotNow | Self::Stop, _) => Action::Follow,
            (_, ThingKind::Procurement) => Action::WriteProcurements,
            _ => Action::WriteContracts,
        }
    }

    /// Whether it can be said again: nothing comes of it that was not so already.
    #[must_use]
    pub const fn again(self) -> bool {
        matches!(self, Self::Stop)
    }
}

/// A link, as whoever has it finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLink {
    /// For whom it speaks.
    pub person: PersonId,
    /// In which message it was.
    pub delivery: Option<DeliveryId>,
    /// What it says.
    pub says: Says,
    /// Of what.
    pub thing: Thing,
    /// The version of the record that it was made for.
    pub version: Option<i64>,
    /// When it is of no more use.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

impl AnswerLink {
    /// Whether it can be used at `now`, as far as it goes itself.
    #[must_use]
    pub fn open(&self, now: DateTime<Utc>) -> bool {
        now < self.expires_at && (self.used_at.is_none() || self.says.again())
    }
}

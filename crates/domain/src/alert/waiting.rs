//! What waits for one person: they hear of it at once, without a word of what it says.

use serde::{Deserialize, Serialize};

/// What it is that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Waits {
    /// Somebody asked them as a peer.
    Question,
    /// A peer whom they asked has answered.
    Answer,
    /// A review of their authority waits for a second person.
    Approval,
    /// A review waits for a convenor.
    Moderation,
}

impl Waits {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Question, Self::Answer, Self::Approval, Self::Moderation];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Approval => "approval",
            Self::Moderation => "moderation",
        }
    }
}

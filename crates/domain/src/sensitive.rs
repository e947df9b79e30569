//! The fields of a record that can have a stricter audience than the record.

use serde::{Deserialize, Serialize};

/// A sensitive field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sensitive {
    /// The price.
    Value,
    /// What the authority notes for itself or its peers.
    Notes,
    /// Whom to ask.
    Contact,
}

impl Sensitive {
    /// Every sensitive field.
    pub const ALL: [Self; 3] = [Self::Value, Self::Notes, Self::Contact];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Notes => "notes",
            Self::Contact => "contact",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == word)
    }
}

//! How long: start, end, and the end with all extensions used.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The term of a contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day without any extension.
    pub end: Option<NaiveDate>,
    /// Last day with all extensions used.
    pub max_end: Option<NaiveDate>,
    /// The extensions as published, in words.
    pub extensions: Option<String>,
}

impl Term {
    /// The last day that is known of: `maxEnd`, or `end`.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.max_end.max(self.end)
    }

    /// Days from start to end, both counted; `None` when either is unknown or they are reversed.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let days = (self.end? - self.start?).num_days() + 1;
        (days > 0).then_some(days)
    }
}

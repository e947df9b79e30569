//! A link that shows one view of a list to whoever has it: for a spreadsheet, a report or a calendar
//! that refreshes itself and cannot sign in.
//!
//! It reads this view and can do nothing else. It ends on its last day, when it is revoked, and with the
//! account of whoever made it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::access::Kind;
use crate::actor::Actor;
use crate::id::{AuthorityId, PersonId, ViewLinkId};
use crate::viewer::Viewer;

/// How many links of one person are good at a time.
pub const MOST: u64 = 100;

/// With whose eyes a link reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeenBy {
    /// As a reader of its authority, and never more than who made it sees.
    Authority,
    /// As the public.
    Public,
}

impl SeenBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Authority, Self::Public];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Public => "public",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// What a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The list, by the noun of its path.
    pub list: String,
    /// Its filters and its order, as the query of an address.
    pub query: String,
    /// The word of the format.
    pub format: String,
    /// With whose eyes.
    pub seen_by: SeenBy,
}

/// A link that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewViewLink {
    /// What whoever makes it calls it.
    pub name: String,
    /// What it shows.
    pub view: View,
    /// The last day on which it is good.
    pub until: Option<NaiveDate>,
}

/// A link that shows one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewLink {
    /// Its id, which opens nothing.
    pub id: ViewLinkId,
    /// Who made it.
    pub person: PersonId,
    /// What they are called.
    pub person_name: String,
    /// Whose view it shows.
    pub authority: AuthorityId,
    /// What they call it.
    pub name: String,
    /// What it shows.
    pub view: View,
    /// The last day on which it is good.
    pub until: Option<NaiveDate>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last read.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked, by hand or with its person's account.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Changes with every change of the record.
    pub version: i64,
}

impl ViewLink {
    /// Whether it has not ended by `today`. Whether who made it may still share is the account's matter.
    #[must_use]
    pub fn good_on(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && self.until.is_none_or(|until| today <= until)
    }

    /// With whose eyes it reads records of a kind; `holder` is who it speaks for.
    #[must_use]
    pub fn viewer(&self, holder: &Actor, kind: Kind) -> Viewer {
        match self.view.seen_by {
            SeenBy::Authority => holder.viewer(kind),
            SeenBy::Public => Viewer::Public,
        }
    }
}

/// What is changed of a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewLinkChange {
    /// Another name.
    pub name: Option<String>,
    /// Another last day, or none.
    pub until: Option<Option<NaiveDate>>,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_link_is_good_up_to_and_with_its_last_day_unless_it_is_revoked() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let view = View {
            list: "contracts".to_owned(),
            query: String::new(),
            format: "csv".to_owned(),
            seen_by: SeenBy::Public,
        };
        let link = ViewLink {
            id: ViewLinkId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            person_name: String::new(),
            authority: AuthorityId(Uuid::nil()),
            name: "Ends".to_owned(),
            view,
            until: Some(day("2026-12-31")),
            created_at: at("2026-11-23T12:00:00Z"),
            last_used_at: None,
            revoked_at: None,
            version: 1,
        };
        assert!(link.good_on(day("2026-12-31")));
        assert!(!link.good_on(day("2027-01-01")));
        assert!(ViewLink { until: None, ..link.clone() }.good_on(day("2040-01-01")));
        let revoked = ViewLink { revoked_at: Some(at("2026-11-24T12:00:00Z")), ..link };
        assert!(!revoked.good_on(day("2026-11-24")));
    }
}

//! Following: what somebody wants to hear of, how often and by which way.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::{FollowId, PersonId};

/// What can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FollowedKind {
    /// What comes into a saved view, and what changes in it.
    View,
    /// Changes of one contract.
    Contract,
    /// Changes of one procurement.
    Procurement,
    /// One opportunity: its commit dates, and who takes part.
    Opportunity,
    /// A vendor's contracts.
    Vendor,
}

impl FollowedKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::View, Self::Contract, Self::Procurement, Self::Opportunity, Self::Vendor];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Contract => "contract",
            Self::Procurement => "procurement",
            Self::Opportunity => "opportunity",
            Self::Vendor => "vendor",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One thing that is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Followed {
    /// What kind.
    pub kind: FollowedKind,
    /// Which.
    pub id: Uuid,
}

/// How often somebody hears of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cadence {
    /// As soon as it is known.
    Now,
    /// On weekday mornings, all of a day at once.
    Daily,
    /// On Monday mornings, in the digest.
    Weekly,
}

impl Cadence {
    /// Every cadence.
    pub const ALL: [Self; 3] = [Self::Now, Self::Daily, Self::Weekly];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cadence| cadence.as_str() == word)
    }
}

/// By which way somebody hears of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// At their address at work.
    Mail,
    /// In a channel or chat of Microsoft Teams, by the address of a workflow.
    Teams,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 2] = [Self::Mail, Self::Teams];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Teams => "teams",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}

/// That somebody follows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// Its id.
    pub id: FollowId,
    /// Who.
    pub person: PersonId,
    /// What.
    pub followed: Followed,
    /// How often they hear of it.
    pub cadence: Cadence,
    /// By which way.
    pub channel: Channel,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Changes with every change of it.
    pub version: i64,
}

/// Months before its end at which somebody can hear of a contract.
pub const MONTHS: [u8; 8] = [36, 24, 18, 12, 9, 6, 3, 1];

/// The ends of one's authority's contracts: when to hear of them, how often and by which way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ends {
    /// So many months before, the most first, out of [`MONTHS`]; none: not at all.
    pub months: Vec<u8>,
    /// How often.
    pub cadence: Cadence,
    /// By which way.
    pub channel: Channel,
}

impl Default for Ends {
    fn default() -> Self {
        Self { months: vec![24, 18, 12, 6], cadence: Cadence::Weekly, channel: Channel::Mail }
    }
}

/// How somebody hears of things, whatever they follow. Who has said nothing has the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowSettings {
    /// Nothing at all is sent for now.
    pub paused: bool,
    /// The weekly digest, by mail.
    pub digest: bool,
    /// What waits for them, at once: questions to them as a peer, answers to theirs, reviews to approve or moderate.
    pub waiting: bool,
    /// The ends of their authority's contracts.
    pub ends: Ends,
    /// The address of their own workflow in Teams as it is kept: a secret, since whoever has it can post there.
    pub teams: Option<String>,
    /// Changes with every change of them; 0 while nothing was said.
    pub version: i64,
}

impl Default for FollowSettings {
    fn default() -> Self {
        Self { paused: false, digest: true, waiting: true, ends: Ends::default(), teams: None, version: 0 }
    }
}

/// A workflow's address as it may be shown: its host and its last four characters, by which its owner
/// knows it again.
#[must_use]
pub fn masked(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    let mut end: Vec<char> = address.chars().rev().take(4).collect();
    end.reverse();
    format!("{host}/…{}", end.into_iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_hears_of_ends_at_24_18_12_and_6_months_by_default() {
        let settings = FollowSettings::default();
        assert_eq!(settings.ends.months, [24, 18, 12, 6]);
        assert!(settings.digest && settings.waiting && !settings.paused);
        assert!(settings.ends.months.iter().all(|months| MONTHS.contains(months)));
    }

    #[test]
    fn a_masked_address_opens_nothing() {
        let address = "https://prod-12.uksouth.logic.azure.com:443/workflows/abc/triggers?sig=SeCrEtKx9Q";
        assert_eq!(masked(address), "prod-12.uksouth.logic.azure.com/…Kx9Q");
    }
}

//! What an authority says to an opportunity, from soft to hard.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::id::OpportunityId;

/// A stance. The order is from soft to hard; [`Stance::NotNow`] stands apart and lays no blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stance {
    /// Wants to hear of it.
    Watching,
    /// Tells what it buys today and what comes of it.
    ComparingNotes,
    /// Would write one specification with others and buy alone.
    SharedSpecification,
    /// Would talk to the market together.
    JointEngagement,
    /// Would be named in another's notice, to join later.
    NamedPartner,
    /// Would award together.
    JointAward,
    /// Not this time.
    NotNow,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 7] = [
        Self::Watching,
        Self::ComparingNotes,
        Self::SharedSpecification,
        Self::JointEngagement,
        Self::NamedPartner,
        Self::JointAward,
        Self::NotNow,
    ];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Watching => "watching",
            Self::ComparingNotes => "comparingNotes",
            Self::SharedSpecification => "sharedSpecification",
            Self::JointEngagement => "jointEngagement",
            Self::NamedPartner => "namedPartner",
            Self::JointAward => "jointAward",
            Self::NotNow => "notNow",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// What an authority says: its stance, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The stance.
    pub stance: Stance,
    /// Whom to talk to, in the authority's own words.
    pub contact: Option<String>,
    /// What it needs, as "a shared specification by March".
    pub needs: Option<String>,
}

/// What an authority said to an opportunity at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// To which opportunity: after a merge of vendors, the one it was said to.
    pub opportunity: OpportunityId,
    /// Who.
    pub authority: AuthorityRef,
    /// What; `None` where it took back what it had said.
    pub position: Option<Position>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What each authority says now: the last word of each that has not taken it back, the hardest
/// stance first, then the one that was taken first. `said` is in the order of time.
#[must_use]
pub fn current(said: &[Said]) -> Vec<Said> {
    let mut last: Vec<&Said> = Vec::new();
    for word in said {
        last.retain(|earlier| earlier.authority.id != word.authority.id);
        last.push(word);
    }
    let mut current: Vec<Said> = last.into_iter().filter(|s| s.position.is_some()).cloned().collect();
    let firmness = |said: &Said| match &said.position {
        Some(Position { stance: Stance::NotNow, .. }) | None => 0,
        Some(Position { stance, .. }) => 1 + *stance as u8,
    };
    current.sort_by(|a, b| firmness(b).cmp(&firmness(a)).then(a.at.cmp(&b.at)));
    current
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::AuthorityId;

    fn said(authority: u128, stance: Option<Stance>, hour: u32) -> Said {
        let id = AuthorityId(Uuid::from_u128(authority));
        Said {
            opportunity: OpportunityId(Uuid::from_u128(9)),
            authority: AuthorityRef { id, code: None, name: format!("Borough {authority}"), member: true },
            position: stance.map(|stance| Position { stance, contact: None, needs: None }),
            at: format!("2026-11-23T{hour:02}:00:00Z").parse().unwrap(),
        }
    }

    #[test]
    fn the_last_word_of_each_counts_and_the_hardest_stance_comes_first() {
        let history = [
            said(1, Some(Stance::JointAward), 1),
            said(2, Some(Stance::Watching), 2),
            said(3, Some(Stance::NotNow), 3),
            said(1, Some(Stance::ComparingNotes), 4),
            said(4, Some(Stance::JointAward), 5),
            said(4, None, 6),
        ];
        let now: Vec<_> = current(&history).into_iter().map(|s| s.position.unwrap().stance).collect();
        assert_eq!(now, [Stance::ComparingNotes, Stance::Watching, Stance::NotNow]);
    }

    #[test]
    fn who_takes_a_stance_back_and_takes_one_again_is_heard_again() {
        let history =
            [said(1, Some(Stance::Watching), 1), said(1, None, 2), said(1, Some(Stance::NotNow), 3)];
        assert_eq!(current(&history), [history[2].clone()]);
        assert_eq!(current(&history[..2]), []);
    }

    #[test]
    fn words_come_back_as_what_they_stand_for() {
        assert!(Stance::ALL.into_iter().all(|s| Stance::parse(s.as_str()) == Some(s)));
        assert_eq!(serde_json::to_string(&Stance::NotNow).unwrap(), "\"notNow\"");
    }
}

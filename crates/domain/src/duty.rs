//! What an authority must publish of what it buys, and by when.
//!
//! Two sources: the Local Government Transparency Code 2015 (the contracts register) and the
//! Procurement Act 2023 with the Procurement Regulations 2024 (the notices). Each rule names its
//! place. Where a rule takes judgement, or facts that Muster does not have, the duty says so and
//! leaves it to the authority's lawyers: [`Duty::check`].

pub mod authority;
pub mod calendar;
pub mod contract;
pub mod procurement;
pub mod threshold;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::fact::Field;
use crate::notice::NoticeKind;
use crate::record::Speaker;

/// A kind of duty. The words are the API's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DutyKind {
    /// The contracts register of a quarter.
    Register,
    /// UK1 pipeline notice.
    Pipeline,
    /// UK3 planned procurement notice: never a duty, worth it where it shortens a tender.
    Planned,
    /// UK7 contract details notice.
    Details,
    /// A copy of a contract above £5 million.
    Copy,
    /// UK9 contract performance notice.
    Performance,
    /// UK10 contract change notice.
    Change,
    /// UK11 contract termination notice.
    Termination,
}

impl DutyKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Register,
        Self::Pipeline,
        Self::Planned,
        Self::Details,
        Self::Copy,
        Self::Performance,
        Self::Change,
        Self::Termination,
    ];

    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Pipeline => "pipeline",
            Self::Planned => "planned",
            Self::Details => "details",
            Self::Copy => "copy",
            Self::Performance => "performance",
            Self::Change => "change",
            Self::Termination => "termination",
        }
    }

    /// Reads the lower-case word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }

    /// The code of the notice that discharges it, as Find a Tender has it.
    #[must_use]
    pub const fn notice(self) -> Option<&'static str> {
        match self {
            Self::Register | Self::Copy => None,
            Self::Pipeline => Some("UK1"),
            Self::Planned => Some("UK3"),
            Self::Details => Some("UK7"),
            Self::Performance => Some("UK9"),
            Self::Change => Some("UK10"),
            Self::Termination => Some("UK11"),
        }
    }

    /// Where the rule stands.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::Register => "Local Government Transparency Code 2015, procurement information",
            Self::Pipeline => "Procurement Act 2023, section 93; Procurement Regulations 2024, regulation 15",
            Self::Planned => "Procurement Act 2023, section 15; Procurement Regulations 2024, regulation 16",
            Self::Details => {
                "Procurement Act 2023, sections 53 and 87; Procurement Regulations 2024, regulations 32 to 35"
            }
            Self::Copy => "Procurement Act 2023, section 53(3)",
            Self::Performance => {
                "Procurement Act 2023, sections 52 and 71; Procurement Regulations 2024, regulation 39"
            }
            Self::Change => {
                "Procurement Act 2023, sections 74 and 75; Procurement Regulations 2024, regulation 40"
            }
            Self::Termination => {
                "Procurement Act 2023, section 80; Procurement Regulations 2024, regulation 41"
            }
        }
    }
}

/// What a duty is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// The authority as a whole.
    Authority,
    /// A contract of its.
    Contract(Uuid),
    /// A procurement of its.
    Procurement(Uuid),
}

impl Concern {
    /// The noun, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Contract(_) => "contract",
            Self::Procurement(_) => "procurement",
        }
    }

    /// The record's id; `None` for the authority.
    #[must_use]
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Authority => None,
            Self::Contract(id) | Self::Procurement(id) => Some(id),
        }
    }
}

/// Something to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Of which kind.
    pub kind: DutyKind,
    /// About what.
    pub concern: Concern,
    /// Its title, or the quarter or year.
    pub title: String,
    /// Which occurrence of it: with kind and concern it is the same for as long as the facts are.
    pub occurrence: String,
    /// The last day to do it; `None` where the rule counts from a day that is not known, or gives none.
    pub due: Option<NaiveDate>,
    /// Why, in plain words, with the figures it follows from.
    pub why: String,
    /// What is judgement, or depends on what Muster does not know.
    pub check: Option<&'static str>,
    /// What to say first.
    pub missing: Vec<Field>,
    /// Whether nothing must be done: it pays, or it is due only if something is decided.
    pub optional: bool,
}

/// How pressing something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// The last day is past.
    Overdue,
    /// The last day is today or within [`WARNING_DAYS`].
    Soon,
    /// Later.
    Later,
    /// No day can be told.
    Undated,
}

/// How many days before the last day a duty is warned of.
pub const WARNING_DAYS: i64 = 30;

impl Urgency {
    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Undated => "undated",
        }
    }
}

impl Duty {
    /// How pressing it is on `today`.
    #[must_use]
    pub fn urgency(&self, today: NaiveDate) -> Urgency {
        match self.due {
            None => Urgency::Undated,
            Some(due) if due < today => Urgency::Overdue,
            Some(due) if (due - today).num_days() <= WARNING_DAYS => Urgency::Soon,
            Some(_) => Urgency::Later,
        }
    }

    /// Whether somebody should hear of it now without asking: it must be done, and its last day is within
    /// [`WARNING_DAYS`], ahead or just past. What was missed long ago is on the page of duties.
    #[must_use]
    pub fn is_near(&self, today: NaiveDate) -> bool {
        !self.optional && self.due.is_some_and(|due| (due - today).num_days().abs() <= WARNING_DAYS)
    }

    /// Whether this is what `discharge` speaks of.
    #[must_use]
    pub fn is_discharged_by(&self, discharge: &Discharge) -> bool {
        let Discharge { kind, concern, occurrence, .. } = discharge;
        (self.kind, self.concern, &self.occurrence) == (*kind, *concern, occurrence)
    }
}

/// Puts the most pressing first; what is optional comes after what is not, of the same day.
pub fn sort(duties: &mut [Duty]) {
    duties.sort_by(|a, b| {
        let key = |duty: &Duty| (duty.due.is_none(), duty.due, duty.optional, duty.kind);
        key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title)).then_with(|| a.occurrence.cmp(&b.occurrence))
    });
}

/// What an officer says of a duty that no import shows: that it is done, under which reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discharge {
    /// Its id.
    pub id: Uuid,
    /// Of which kind.
    pub kind: DutyKind,
    /// About what.
    pub concern: Concern,
    /// Which occurrence.
    pub occurrence: String,
    /// The notice's reference, as `094477-2026`, or why nothing had to be published.
    pub reference: String,
    /// Who said so.
    pub by: Speaker,
    /// When.
    pub at: DateTime<Utc>,
}

/// A notice that was published of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// What it does.
    pub kind: NoticeKind,
    /// The code of its type, as `UK7`; earlier law has others or none.
    pub code: Option<String>,
    /// The day of publication.
    pub on: Option<NaiveDate>,
}

/// What an authority says of itself that its duties depend on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DutySettings {
    /// Whether it will pay more than £100 million under contracts in the financial year; `None` where
    /// it did not say.
    pub above_100_million: Option<bool>,
}

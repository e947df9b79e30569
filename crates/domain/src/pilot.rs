//! Pilots: what was tried, and what came of it, so that nobody tries the same again without knowing.

mod likeness;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::audience::Audience;
use crate::authority::AuthorityRef;
use crate::id::{PilotId, ProductId, VendorId};
use crate::money::Money;
use crate::product::ProductRef;
use crate::record::{Speaker, Wrong};
use crate::service_area::ServiceAreaCode;
use crate::vendor::VendorRef;

pub use likeness::{Idea, Likeness};

/// What was decided at the end of a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// It is used for real.
    Scaled,
    /// It goes on as a trial.
    Extended,
    /// It was ended.
    Stopped,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Scaled, Self::Extended, Self::Stopped];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scaled => "scaled",
            Self::Extended => "extended",
            Self::Stopped => "stopped",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.as_str() == word)
    }
}

/// How far a pilot is: a matter of its dates and its decision, so that nobody has to say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// It has not begun.
    Planned,
    /// It runs.
    Running,
    /// Its last day has passed, and nobody has said what was decided.
    Undecided,
    /// What was decided is on record.
    Decided,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Running, Self::Undecided, Self::Decided];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Undecided => "undecided",
            Self::Decided => "decided",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == word)
    }
}

/// What an authority says of a pilot. Ten fields, of which three are needed to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The question that it was to answer: needed.
    pub question: String,
    /// The approach, where it is not a product: this or a product is needed.
    pub approach: Option<String>,
    /// The vendor.
    pub vendor: Option<VendorRef>,
    /// The product.
    pub product: Option<ProductRef>,
    /// For which service areas: at least one.
    pub service_areas: Vec<ServiceAreaCode>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day, planned or real.
    pub end: Option<NaiveDate>,
    /// What it cost, all told.
    pub cost: Option<Money>,
    /// How many people used it or were served.
    pub people: Option<u32>,
    /// By what it was to be judged.
    pub measures: Option<String>,
    /// What came of it, by these measures.
    pub outcome: Option<String>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Why.
    pub why: Option<String>,
    /// What one would do otherwise next time.
    pub lessons: Option<String>,
    /// Addresses of documents, `https` alone.
    pub documents: Vec<String>,
    /// Whom to ask, in the authority's own words.
    pub contact: Option<String>,
}

/// A pilot on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    /// Its id.
    pub id: PilotId,
    /// Who tried it.
    pub authority: AuthorityRef,
    /// What it says of it.
    pub account: Account,
    /// Who may see it: everybody, members, or itself.
    pub audience: Audience,
    /// When it was put on record.
    pub recorded_at: DateTime<Utc>,
    /// When somebody last vouched for it.
    pub vouched_at: DateTime<Utc>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// Grows with every change.
    pub version: i64,
}

/// What was done to a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was put on record.
    Recorded,
    /// It was changed.
    Changed,
    /// Somebody said that it is still so.
    Vouched,
}

impl What {
    /// Everything that can be.
    pub const ALL: [Self; 3] = [Self::Recorded, Self::Changed, Self::Vouched];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Changed => "changed",
            Self::Vouched => "vouched",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == word)
    }
}

/// A field with what it was and what it became.
pub type FieldChange = (String, Value, Value);

/// Something that was done to a pilot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PilotChange {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Speaker,
    /// What.
    pub what: What,
    /// What of it changed.
    pub changes: Vec<FieldChange>,
}

/// What a list of pilots is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PilotFilter {
    /// Full text.
    pub text: Option<String>,
    /// Of one of these authorities (codes or ids).
    pub authorities: Vec<String>,
    /// With one of these vendors, or one that is one with them.
    pub vendors: Vec<VendorId>,
    /// Of one of these products.
    pub products: Vec<ProductId>,
    /// For one of these service areas.
    pub service_areas: Vec<ServiceAreaCode>,
    /// In one of these stages on [`PilotFilter::today`].
    pub stages: Vec<Stage>,
    /// With one of these decisions.
    pub decisions: Vec<Decision>,
    /// Invented ones only, or none of them.
    pub demonstration: Option<bool>,
    /// The day that stages are judged on.
    pub today: NaiveDate,
}

/// What a list of pilots can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PilotSort {
    /// By when it was put on record.
    Recorded,
    /// By when somebody last vouched for it.
    Vouched,
    /// By first day.
    Start,
    /// By last day.
    End,
    /// By what it cost.
    Cost,
    /// By its question.
    Question,
}

/// The most service areas and documents of one pilot.
pub const MOST: usize = 10;

/// How long a running pilot may go without a word before somebody is reminded.
pub const SILENCE: Days = Days::new(90);

/// How long after its last day an undecided one waits before somebody is reminded.
pub const GRACE: Days = Days::new(14);

impl Account {
    /// What is wrong with it, by the API's names.
    #[must_use]
    pub fn check(&self) -> Vec<Wrong> {
        let mut found = Vec::new();
        if self.approach.is_none() && self.product.is_none() {
            found.push(Wrong::at("/approach", "say what was tried: an approach, a product, or both"));
        }
        if self.service_areas.is_empty() || self.service_areas.len() > MOST {
            found.push(Wrong::at("/serviceAreas", "has 1 to 10 service areas"));
        }
        if self.start.zip(self.end).is_some_and(|(start, end)| end < start) {
            found.push(Wrong::at("/end", "ends before it starts"));
        }
        if self.cost.is_some_and(|cost| cost.pence < 0) {
            found.push(Wrong::at("/cost", "is not less than nothing"));
        }
        if self.documents.len() > MOST {
            found.push(Wrong::at("/documents", "has at most 10 addresses"));
        }
        for (at, document) in self.documents.iter().enumerate() {
            let rest = document.strip_prefix("https://").unwrap_or_default();
            if rest.is_empty() || document.chars().any(|c| c.is_whitespace() || c.is_control()) {
                let pointer = format!("/documents/{at}");
                found.push(Wrong::at(pointer, "is an address that begins with https:// and has no spaces"));
            }
        }
        found
    }

    /// What changes from `before` to this, by the API's names.
    #[must_use]
    pub fn changes(&self, before: Option<&Self>) -> Vec<FieldChange> {
        let nothing = [const { Value::Null }; 16];
        let were = before.map_or(nothing, |before| before.said().map(|(_, value)| value));
        let pairs = self.said().into_iter().zip(were);
        pairs.filter(|((_, is), was)| is != was).map(|((name, is), was)| (name.to_owned(), was, is)).collect()
    }

    /// Every field with what it says; null where it says nothing.
    fn said(&self) -> [(&'static str, Value); 16] {
        let Self {
            question,
            approach,
            vendor,
            product,
            service_areas,
            start,
            end,
            cost,
            people,
            measures,
            outcome,
            decision,
            why,
            lessons,
            documents,
            contact,
        } = self;
        let list = |list: Value| if list.as_array().is_some_and(Vec::is_empty) { Value::Null } else { list };
        [
            ("question", json!(question)),
            ("approach", json!(approach)),
            ("vendor", json!(vendor.as_ref().map(|vendor| vendor.id))),
            ("product", json!(product.as_ref().map(|product| &product.name))),
            ("serviceAreas", list(json!(service_areas))),
            ("start", json!(start)),
            ("end", json!(end)),
            ("cost", json!(cost)),
            ("people", json!(people)),
            ("measures", json!(measures)),
            ("outcome", json!(outcome)),
            ("decision", json!(decision)),
            ("why", json!(why)),
            ("lessons", json!(lessons)),
            ("documents", list(json!(documents))),
            ("contact", json!(contact)),
        ]
    }

    /// How far it is on a day.
    #[must_use]
    pub fn stage(&self, today: NaiveDate) -> Stage {
        if self.decision.is_some_and(|decision| decision != Decision::Extended) {
            return Stage::Decided;
        }
        match (self.start, self.end) {
            (_, Some(end)) if end < today => {
                if self.decision.is_some() {
                    Stage::Decided
                } else {
                    Stage::Undecided
                }
            }
            (Some(start), _) if start > today => Stage::Planned,
            (None, _) => Stage::Planned,
            _ => Stage::Running,
        }
    }

    /// What a reader will look for and not find, by the API's names, most wanted first.
    #[must_use]
    pub fn missing(&self, today: NaiveDate) -> Vec<&'static str> {
        let stage = self.stage(today);
        let over = matches!(stage, Stage::Undecided | Stage::Decided);
        let wanted = [
            ("decision", over && self.decision.is_none()),
            ("why", self.decision.is_some() && self.why.is_none()),
            ("outcome", over && self.outcome.is_none()),
            ("lessons", over && self.lessons.is_none()),
            ("measures", self.measures.is_none()),
            ("cost", over && self.cost.is_none()),
            ("people", over && self.people.is_none()),
            ("start", self.start.is_none()),
            ("end", self.end.is_none()),
            ("contact", self.contact.is_none()),
        ];
        wanted.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }
}

impl Pilot {
    /// Since when somebody of its authority should be reminded gently; `None` while there is no need.
    #[must_use]
    pub fn reminder(&self, today: NaiveDate) -> Option<NaiveDate> {
        let vouched = self.vouched_at.date_naive();
        let due = match self.account.stage(today) {
            Stage::Undecided => self.account.end?.max(vouched).checked_add_days(GRACE),
            Stage::Running => vouched.checked_add_days(SILENCE),
            Stage::Planned => self.account.start?.max(vouched).checked_add_days(GRACE),
            Stage::Decided => None,
        };
        due.filter(|due| *due <= today)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::AuthorityId;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn account() -> Account {
        Account {
            question: "Does a voice assistant shorten the queue?".to_owned(),
            approach: Some("A voice assistant on the repairs line".to_owned()),
            vendor: None,
            product: None,
            service_areas: Vec::new(),
            start: Some(day("2026-03-01")),
            end: Some(day("2026-08-31")),
            cost: None,
            people: None,
            measures: None,
            outcome: None,
            decision: None,
            why: None,
            lessons: None,
            documents: Vec::new(),
            contact: None,
        }
    }

    fn pilot(account: Account, vouched: &str) -> Pilot {
        let at: DateTime<Utc> = format!("{vouched}T09:00:00Z").parse().unwrap();
        let id = AuthorityId(Uuid::from_u128(1));
        Pilot {
            id: PilotId(Uuid::from_u128(2)),
            authority: AuthorityRef { id, code: None, name: "Camden".to_owned(), member: true },
            account,
            audience: Audience::Members,
            recorded_at: at,
            vouched_at: at,
            demonstration: false,
            version: 1,
        }
    }

    #[test]
    fn what_cannot_be_is_told_with_its_place() {
        assert_eq!(
            account().check().iter().map(|w| w.pointer.as_str()).collect::<Vec<_>>(),
            ["/serviceAreas"]
        );
        let impossible = Account {
            approach: None,
            end: Some(day("2026-01-01")),
            cost: Some(Money::gbp(-1)),
            documents: ["https://example.org/report", "http://example.org", "https://", "https://a b"]
                .map(str::to_owned)
                .into(),
            ..account()
        };
        let places: Vec<String> = impossible.check().into_iter().map(|w| w.pointer).collect();
        assert_eq!(
            places,
            ["/approach", "/serviceAreas", "/end", "/cost", "/documents/1", "/documents/2", "/documents/3"]
        );
    }

    #[test]
    fn what_changed_is_told_field_by_field() {
        let stopped = Account { decision: Some(Decision::Stopped), approach: None, ..account() };
        assert_eq!(
            stopped.changes(Some(&account())),
            [
                ("approach".to_owned(), json!("A voice assistant on the repairs line"), Value::Null),
                ("decision".to_owned(), Value::Null, json!("stopped")),
            ]
        );
        assert!(account().changes(Some(&account())).is_empty());
        assert_eq!(account().changes(None).len(), 4, "what is said: question, approach, first and last day");
    }

    #[test]
    fn how_far_it_is_follows_from_dates_and_decision() {
        let stages = |account: &Account| {
            ["2026-02-01", "2026-05-01", "2026-09-10"].map(|today| account.stage(day(today)))
        };
        assert_eq!(stages(&account()), [Stage::Planned, Stage::Running, Stage::Undecided]);
        let stopped = Account { decision: Some(Decision::Stopped), ..account() };
        assert_eq!(stages(&stopped), [Stage::Decided; 3]);
        let extended =
            Account { decision: Some(Decision::Extended), end: Some(day("2027-01-31")), ..account() };
        assert_eq!(extended.stage(day("2026-09-10")), Stage::Running);
    }

    #[test]
    fn reminders_come_late_and_stop_once_somebody_has_spoken() {
        let silent = pilot(account(), "2026-03-01");
        assert_eq!(silent.reminder(day("2026-05-29")), None);
        assert_eq!(silent.reminder(day("2026-06-01")), Some(day("2026-05-30")));
        assert_eq!(silent.reminder(day("2026-09-10")), None, "two weeks to decide");
        assert_eq!(silent.reminder(day("2026-09-14")), Some(day("2026-09-14")));
        assert_eq!(pilot(account(), "2026-09-12").reminder(day("2026-09-14")), None);
        let stopped = Account { decision: Some(Decision::Stopped), ..account() };
        assert_eq!(pilot(stopped, "2026-03-01").reminder(day("2027-09-14")), None);
    }

    #[test]
    fn what_is_missing_begins_with_what_readers_want_most() {
        assert_eq!(account().missing(day("2026-05-01")), ["measures", "contact"]);
        assert_eq!(account().missing(day("2026-09-10"))[..3], ["decision", "outcome", "lessons"]);
    }
}

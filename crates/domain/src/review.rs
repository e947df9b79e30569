//! Reviews: what an authority that held the contract says of a vendor, so that others can rely on it and
//! the vendor can live with it. Structured, never anonymous to members, approved by a second person of the
//! authority, looked at by a convenor, with the vendor's reply beside it.

pub mod check;
pub mod list;
pub mod reply;
pub mod sight;
pub mod step;
pub mod summary;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::authority::AuthorityRef;
use crate::id::{ContractId, PersonId, PilotId, ReviewId, SystemId, VendorId};
use crate::product::ProductRef;
use crate::record::Band;
use crate::service_area::ServiceAreaCode;
use crate::vendor::VendorRef;

/// The most words of what went best, and of what went worst.
pub const MOST_WORDS: usize = 30;

/// From then on a review is shown as stale.
pub const STALE: Months = Months::new(36);

/// From then on a review is not shown unless asked for.
pub const HIDDEN: Months = Months::new(60);

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $people:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word, as in the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// For people.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $people,)+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}
use words;

words! {
    /// What is rated, from 1 (poor) to 5 (excellent), beside the whole.
    Aspect {
        /// How it was put in.
        Implementation = "implementation", "Implementation";
        /// What it cost against what was quoted.
        CostAgainstQuote = "costAgainstQuote", "Cost against quote";
        /// What changes to it cost.
        Customisation = "customisation", "Cost of customisation";
        /// Help when something is wrong.
        Support = "support", "Support";
        /// How well it does what it was bought for.
        ProductFit = "productFit", "Product fit";
        /// Whether it gets better.
        Roadmap = "roadmap", "Roadmap and improvement";
        /// Getting at one's own data, and connecting other systems.
        DataAndIntegration = "dataAndIntegration", "Data access and integration";
        /// Leaving.
        Exit = "exit", "Exit";
    }
}

words! {
    /// From which desk somebody reviews: an authority has one current review for each.
    Desk {
        /// Whoever runs the service that uses it.
        Service = "service", "Runs the service";
        /// Whoever looks after the technology.
        Technology = "technology", "Looks after the technology";
        /// Whoever bought it.
        Procurement = "procurement", "Bought it";
        /// Whoever manages the contract.
        ContractManagement = "contractManagement", "Manages the contract";
    }
}

words! {
    /// A fact beside the opinions, which a vendor can challenge.
    FactName {
        /// The go-live that was planned.
        PlannedGoLive = "plannedGoLive", "planned go-live";
        /// The go-live as it was.
        RealGoLive = "realGoLive", "real go-live";
        /// The cost that was planned, as a band.
        PlannedCost = "plannedCost", "planned cost";
        /// The cost as it was, as a band.
        FinalCost = "finalCost", "final cost";
        /// How many changes were asked for and paid.
        ChangeRequests = "changeRequests", "change requests";
        /// Whether service credits were claimed.
        ServiceCredits = "serviceCredits", "service credits claimed";
        /// Whether the authority would buy again.
        BuyAgain = "buyAgain", "would buy again";
    }
}

/// The record that gives an authority the right to review: one of its own with that vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum Foundation {
    /// A contract.
    Contract(ContractId),
    /// A system.
    System(SystemId),
    /// A pilot.
    Pilot(PilotId),
}

impl Foundation {
    /// The record of this kind and id.
    #[must_use]
    pub fn parse(kind: &str, id: Uuid) -> Option<Self> {
        match kind {
            "contract" => Some(Self::Contract(id.into())),
            "system" => Some(Self::System(id.into())),
            "pilot" => Some(Self::Pilot(id.into())),
            _ => None,
        }
    }

    /// The id of the record, of whatever kind.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Contract(id) => id.0,
            Self::System(id) => id.0,
            Self::Pilot(id) => id.0,
        }
    }

    /// The kind of record, for where the record itself may not be named.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Contract(_) => "contract",
            Self::System(_) => "system",
            Self::Pilot(_) => "pilot",
        }
    }
}

/// Facts beside the opinions. Each may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Facts {
    /// The go-live that was planned.
    pub planned_go_live: Option<NaiveDate>,
    /// The go-live as it was.
    pub real_go_live: Option<NaiveDate>,
    /// The whole cost that was planned.
    pub planned_cost: Option<Band>,
    /// The whole cost as it was.
    pub final_cost: Option<Band>,
    /// How many changes were asked for and paid.
    pub change_requests: Option<u16>,
    /// Whether service credits were claimed.
    pub service_credits: Option<bool>,
    /// Whether the authority would buy again.
    pub buy_again: Option<bool>,
}

impl Facts {
    /// Whether something is said of a fact.
    #[must_use]
    pub const fn says(&self, fact: FactName) -> bool {
        match fact {
            FactName::PlannedGoLive => self.planned_go_live.is_some(),
            FactName::RealGoLive => self.real_go_live.is_some(),
            FactName::PlannedCost => self.planned_cost.is_some(),
            FactName::FinalCost => self.final_cost.is_some(),
            FactName::ChangeRequests => self.change_requests.is_some(),
            FactName::ServiceCredits => self.service_credits.is_some(),
            FactName::BuyAgain => self.buy_again.is_some(),
        }
    }

    /// One fact as another says it.
    #[must_use]
    pub fn with(mut self, fact: FactName, other: &Self) -> Self {
        match fact {
            FactName::PlannedGoLive => self.planned_go_live = other.planned_go_live,
            FactName::RealGoLive => self.real_go_live = other.real_go_live,
            FactName::PlannedCost => self.planned_cost = other.planned_cost,
            FactName::FinalCost => self.final_cost = other.final_cost,
            FactName::ChangeRequests => self.change_requests = other.change_requests,
            FactName::ServiceCredits => self.service_credits = other.service_credits,
            FactName::BuyAgain => self.buy_again = other.buy_again,
        }
        self
    }

    /// The facts without those that are challenged: they are neither shown nor counted until it is decided.
    #[must_use]
    pub fn without(self, frozen: &BTreeSet<FactName>) -> Self {
        let nothing = Self::default();
        frozen.iter().fold(self, |facts, fact| facts.with(*fact, &nothing))
    }
}

/// What a review says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The whole, 1 to 5; 0 while its author has not said.
    pub overall: u8,
    /// Aspects, 1 to 5 each, as far as the reviewer can say.
    pub aspects: BTreeMap<Aspect, u8>,
    /// Facts beside the opinions.
    pub facts: Facts,
    /// What went best, in at most [`MOST_WORDS`] words.
    pub best: String,
    /// What went worst, in at most [`MOST_WORDS`] words.
    pub worst: String,
    /// Any interest that the reviewer has in the vendor or a rival; `None` where they declare that
    /// they have none.
    pub conflict: Option<String>,
    /// Whether the words of what went best and worst are kept to the authority that says them: others read
    /// ratings and facts, and speak to a peer.
    pub words_withheld: bool,
}

/// A review on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// Who says it.
    pub authority: AuthorityRef,
    /// Of whom.
    pub vendor: VendorRef,
    /// Of which product; `None` for the vendor as a whole.
    pub product: Option<ProductRef>,
    /// From which desk.
    pub desk: Desk,
    /// The record it rests on.
    pub foundation: Foundation,
    /// What that record is called, where whoever asks sees it.
    pub foundation_title: Option<String>,
    /// Whether that record is under NDA: its kind is named then, and not the record.
    pub nda: bool,
    /// What the record is for.
    pub service_area: Option<ServiceAreaCode>,
    /// What it says.
    pub content: Content,
    /// Where it stands.
    pub standing: step::Standing,
    /// What the vendor says to it.
    pub reply: Option<reply::Reply>,
    /// Facts that the vendor challenged, the first first.
    pub challenges: Vec<reply::Challenge>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// When it was first written.
    pub written_at: DateTime<Utc>,
    /// Grows with every change.
    pub version: i64,
}

impl Review {
    /// Facts that the vendor challenged and nobody has decided on.
    #[must_use]
    pub fn frozen(&self) -> BTreeSet<FactName> {
        self.challenges.iter().filter(|challenge| challenge.outcome.is_none()).map(|c| c.fact).collect()
    }

    /// The day on which it was published; `None` while it was not.
    #[must_use]
    pub fn published(&self) -> Option<NaiveDate> {
        self.standing.published_at.map(|at| at.date_naive())
    }
}

words! {
    /// How old what a review says is.
    Age {
        /// Under [`STALE`].
        Fresh = "fresh", "Under three years old";
        /// Under [`HIDDEN`].
        Stale = "stale", "Over three years old";
        /// Older.
        Old = "old", "Over five years old";
    }
}

/// The latest day of publication that is so many months old on a day, or older.
#[must_use]
pub fn last_day_older_than(months: Months, today: NaiveDate) -> NaiveDate {
    // Ends of months are cut short: a few days may lead to the same one.
    let mut day = today.checked_sub_months(months).unwrap_or(NaiveDate::MIN);
    while let Some(next) = day.succ_opt() {
        if next.checked_add_months(months).is_none_or(|then| then > today) {
            break;
        }
        day = next;
    }
    day
}

/// How old something published is on a day.
#[must_use]
pub fn age(published: NaiveDate, today: NaiveDate) -> Age {
    let since = |months| published.checked_add_months(months).is_none_or(|day| day <= today);
    if since(HIDDEN) {
        Age::Old
    } else if since(STALE) {
        Age::Stale
    } else {
        Age::Fresh
    }
}

/// Something that cannot be so in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What, in plain English.
    pub detail: String,
}

impl Content {
    /// What keeps it from being submitted.
    #[must_use]
    pub fn faults(&self) -> Vec<Wrong> {
        let mut faults = Vec::new();
        let mut wrong = |pointer: String, detail: &str| {
            faults.push(Wrong { pointer, detail: detail.to_owned() });
        };
        if !(1..=5).contains(&self.overall) {
            wrong("/overall".to_owned(), "is 1 to 5");
        }
        for (aspect, rating) in &self.aspects {
            if !(1..=5).contains(rating) {
                wrong(format!("/aspects/{}", aspect.as_str()), "is 1 to 5");
            }
        }
        for (pointer, text) in [("/best", &self.best), ("/worst", &self.worst)] {
            match text.split_whitespace().count() {
                0 => wrong(pointer.to_owned(), "is needed: both sides make a review worth reading"),
                words if words > MOST_WORDS => wrong(pointer.to_owned(), "has at most 30 words"),
                _ => {}
            }
        }
        if self.conflict.as_ref().is_some_and(|text| text.trim().is_empty()) {
            wrong("/conflict".to_owned(), "is said in words, or is null where there is none");
        }
        faults
    }
}

/// People who evaluate a running tender, as its authority declared them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Whose offers they judge.
    pub vendors: BTreeSet<VendorId>,
    /// Who.
    pub people: BTreeSet<PersonId>,
    /// The last day of the evaluation.
    pub until: NaiveDate,
}

/// Whether reviews of a vendor are kept from somebody, so that no evaluation can be said to rest on them
/// (Procurement Act 2023, sections 12 and 81: equal treatment, and conflicts of interest).
#[must_use]
pub fn kept_from(person: PersonId, vendor: VendorId, running: &[Evaluation], today: NaiveDate) -> bool {
    running.iter().any(|e| e.until >= today && e.people.contains(&person) && e.vendors.contains(&vendor))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn content() -> Content {
        Content {
            overall: 4,
            aspects: BTreeMap::from([(Aspect::Support, 5)]),
            facts: Facts { buy_again: Some(true), change_requests: Some(12), ..Facts::default() },
            best: "The data came over whole.".to_owned(),
            worst: "Each report cost extra.".to_owned(),
            conflict: None,
            words_withheld: false,
        }
    }

    #[test]
    fn both_sides_are_needed_and_short() {
        assert!(content().faults().is_empty());
        let long = "word ".repeat(MOST_WORDS + 1);
        let bad = Content { overall: 6, best: " ".to_owned(), worst: long, ..content() };
        let pointers: Vec<String> = bad.faults().into_iter().map(|f| f.pointer).collect();
        assert_eq!(pointers, ["/overall", "/best", "/worst"]);
        let exact = Content { worst: "word ".repeat(MOST_WORDS), ..content() };
        assert!(exact.faults().is_empty());
    }

    #[test]
    fn a_review_grows_stale_and_then_old() {
        let published = day("2023-11-23");
        assert_eq!(age(published, day("2026-11-22")), Age::Fresh);
        assert_eq!(age(published, day("2026-11-23")), Age::Stale);
        assert_eq!(age(published, day("2028-11-22")), Age::Stale);
        assert_eq!(age(published, day("2028-11-23")), Age::Old);
    }

    #[test]
    fn the_last_day_that_is_so_old_is_the_last_day_that_is_so_old() {
        for today in ["2026-11-23", "2026-02-28", "2024-02-29", "2026-03-01", "2026-08-31"].map(day) {
            let last = last_day_older_than(HIDDEN, today);
            assert_eq!(age(last, today), Age::Old, "{today}");
            assert_eq!(age(last.succ_opt().unwrap(), today), Age::Stale, "{today}");
        }
    }

    #[test]
    fn a_challenged_fact_is_gone_and_the_review_is_not() {
        let frozen = BTreeSet::from([FactName::ChangeRequests]);
        let shown = content().facts.without(&frozen);
        assert_eq!((shown.change_requests, shown.buy_again), (None, Some(true)));
    }

    #[test]
    fn whoever_judges_offers_does_not_read_reviews_of_those_who_make_them() {
        let [judge, other] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let [bidder, rival] = [5, 6].map(|n| VendorId(Uuid::from_u128(n)));
        let running = [Evaluation {
            vendors: BTreeSet::from([bidder]),
            people: BTreeSet::from([judge]),
            until: day("2026-12-31"),
        }];
        let kept = |person, vendor, today| kept_from(person, vendor, &running, day(today));
        assert!(kept(judge, bidder, "2026-12-31"));
        assert!(!kept(judge, bidder, "2027-01-01"));
        assert!(!kept(other, bidder, "2026-12-31") && !kept(judge, rival, "2026-12-31"));
    }
}

//! Peers: people who agreed to be asked about a vendor or product, as often as they said and for as
//! long as they said. Their address is shown to nobody before they accept a question, and then to
//! whoever asked it alone.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::authority::AuthorityRef;
use crate::id::{PeerId, PeerRequestId, PersonId};
use crate::product::ProductRef;
use crate::record::Wrong;
use crate::vendor::VendorRef;

/// The most questions a month that somebody can offer to take.
pub const MOST_A_MONTH: u8 = 20;

/// How long a consent can last; then it is asked for anew.
pub const LONGEST: Months = Months::new(12);

/// How long a question waits before it lapses, so that nobody waits for somebody on leave.
pub const PATIENCE: Days = Days::new(14);

/// What somebody offers to be asked about, how often and until when; how to reach them stands apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// About which vendor.
    pub vendor: VendorRef,
    /// About which of its products; `None` for the vendor as a whole.
    pub product: Option<ProductRef>,
    /// What they know.
    pub knows: String,
    /// Since which year they work with it.
    pub since: Option<i32>,
    /// How many questions a month they take.
    pub a_month: u8,
    /// The last day of their consent.
    pub until: NaiveDate,
}

/// Before this year nobody worked with what is sold today.
const EARLIEST: i32 = 1980;

impl Offer {
    /// What is wrong with it on a day, by the API's names.
    #[must_use]
    pub fn check(&self, today: NaiveDate) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if self.a_month == 0 || self.a_month > MOST_A_MONTH {
            wrong.push(Wrong::at("/aMonth", format!("is 1 to {MOST_A_MONTH}")));
        }
        if self.since.is_some_and(|year| !(EARLIEST..=today.year()).contains(&year)) {
            wrong.push(Wrong::at("/since", format!("is a year from {EARLIEST} to {}", today.year())));
        }
        let last = today.checked_add_months(LONGEST);
        if self.until <= today || last.is_some_and(|last| self.until > last) {
            wrong.push(Wrong::at("/until", "is a day to come, at most twelve months from now"));
        }
        wrong
    }
}

/// A person's offer to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its id.
    pub id: PeerId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their authority.
    pub authority: AuthorityRef,
    /// About which vendor.
    pub vendor: VendorRef,
    /// About which of its products; `None` for the vendor as a whole.
    pub product: Option<ProductRef>,
    /// What they know, as "implementation and data migration".
    pub knows: String,
    /// Since which year they work with it.
    pub since: Option<i32>,
    /// How many questions a month they take.
    pub a_month: u8,
    /// How to reach them: shown once they accept.
    pub reach: String,
    /// The last day of their consent.
    pub until: NaiveDate,
    /// When they gave it.
    pub offered_at: DateTime<Utc>,
    /// When they took it back.
    pub ended_at: Option<DateTime<Utc>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RequestState {
    /// The peer has not answered yet.
    Asked,
    /// They accepted: both know how to reach each other.
    Accepted,
    /// They declined, without a reason.
    Declined,
    /// They did not answer in time, or their consent ended.
    Lapsed,
    /// The one who asked took it back.
    Withdrawn,
}

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Asked, Self::Accepted, Self::Declined, Self::Lapsed, Self::Withdrawn];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A question to a peer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerRequest {
    /// Its id.
    pub id: PeerRequestId,
    /// To whom.
    pub peer: PeerId,
    /// Who asks.
    pub asker: PersonId,
    /// Their authority.
    pub authority: AuthorityRef,
    /// What they want to know.
    pub question: String,
    /// When they asked.
    pub asked_at: DateTime<Utc>,
    /// What the peer did, as it is on record.
    pub state: RequestState,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether it helped, once the asker said so.
    pub helped: Option<bool>,
}

/// Why somebody cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Their consent has ended.
    Ended,
    /// They have been asked as often as they said this month.
    AskedOften,
    /// They have a question of the same person that they have not answered.
    AskedAlready,
    /// It is the asker themselves.
    Oneself,
}

impl Refusal {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Ended, Self::AskedOften, Self::AskedAlready, Self::Oneself];

    /// The word, as in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::AskedOften => "askedOften",
            Self::AskedAlready => "askedAlready",
            Self::Oneself => "oneself",
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ended => "no longer takes questions",
            Self::AskedOften => {
                "has taken as many questions as they offered this month: ask again next month"
            }
            Self::AskedAlready => "has a question of yours already",
            Self::Oneself => "is yourself",
        }
    }
}

impl Peer {
    /// Whether their consent holds on a day.
    #[must_use]
    pub fn consents(&self, today: NaiveDate) -> bool {
        self.ended_at.is_none() && self.until >= today
    }

    /// How many more questions they take in the month of `today`; `requests` are those to them.
    #[must_use]
    pub fn left_this_month(&self, requests: &[PeerRequest], today: NaiveDate) -> u8 {
        let month = |day: NaiveDate| (day.year(), day.month());
        let asked = requests
            .iter()
            .filter(|r| r.peer == self.id && r.state != RequestState::Withdrawn)
            .filter(|r| month(r.asked_at.date_naive()) == month(today))
            .count();
        self.a_month.saturating_sub(u8::try_from(asked).unwrap_or(u8::MAX))
    }

    /// Whether `asker` may ask them something on a day.
    ///
    /// # Errors
    /// Why not.
    pub fn takes(&self, asker: PersonId, requests: &[PeerRequest], today: NaiveDate) -> Result<(), Refusal> {
        if asker == self.person {
            return Err(Refusal::Oneself);
        }
        if !self.consents(today) {
            return Err(Refusal::Ended);
        }
        let open = |r: &&PeerRequest| r.asker == asker && r.state_on(self, today) == RequestState::Asked;
        if requests.iter().filter(|r| r.peer == self.id).any(|r| open(&r)) {
            return Err(Refusal::AskedAlready);
        }
        if self.left_this_month(requests, today) == 0 { Err(Refusal::AskedOften) } else { Ok(()) }
    }
}

impl PeerRequest {
    /// What became of it as of a day: a question that waited too long, or whose peer takes none any
    /// more, has lapsed.
    #[must_use]
    pub fn state_on(&self, peer: &Peer, today: NaiveDate) -> RequestState {
        let waited = self.asked_at.date_naive().checked_add_days(PATIENCE).is_some_and(|last| last < today);
        match self.state {
            RequestState::Asked if waited || !peer.consents(today) => RequestState::Lapsed,
            state => state,
        }
    }

    /// How to reach the peer: for whoever asked, while the peer's consent holds, once they accepted.
    #[must_use]
    pub fn reach<'a>(&self, peer: &'a Peer, reader: PersonId, today: NaiveDate) -> Option<&'a str> {
        let accepted = self.state == RequestState::Accepted && peer.consents(today);
        (accepted && reader == self.asker).then_some(peer.reach.as_str())
    }

    /// Whether the asker is asked if it helped: once, after an answer.
    #[must_use]
    pub const fn wants_verdict(&self) -> bool {
        matches!(self.state, RequestState::Accepted) && self.helped.is_none()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{AuthorityId, VendorId};

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn authority(n: u128) -> AuthorityRef {
        let id = AuthorityId(Uuid::from_u128(n));
        AuthorityRef { id, code: None, name: format!("Borough {n}"), member: true }
    }

    fn peer() -> Peer {
        Peer {
            id: PeerId(Uuid::from_u128(1)),
            person: person(1),
            name: "A peer".to_owned(),
            authority: authority(1),
            vendor: VendorRef {
                id: VendorId(Uuid::from_u128(5)),
                name: "Vendor".to_owned(),
                company_number: None,
            },
            product: None,
            knows: "Implementation".to_owned(),
            since: Some(2021),
            a_month: 2,
            reach: "extension 4".to_owned(),
            until: day("2027-03-31"),
            offered_at: "2026-11-01T09:00:00Z".parse().unwrap(),
            ended_at: None,
            demonstration: false,
        }
    }

    fn asked(by: u128, on: &str, state: RequestState) -> PeerRequest {
        PeerRequest {
            id: PeerRequestId(Uuid::from_u128(by)),
            peer: peer().id,
            asker: person(by),
            authority: authority(by),
            question: "How long did the migration take?".to_owned(),
            asked_at: format!("{on}T09:00:00Z").parse().unwrap(),
            state,
            answered_at: None,
            helped: None,
        }
    }

    #[test]
    fn an_offer_is_for_a_year_at_most_and_for_as_many_questions_as_one_can_bear() {
        let peer = peer();
        let offer = Offer {
            vendor: peer.vendor,
            product: None,
            knows: peer.knows,
            since: Some(2021),
            a_month: 2,
            until: day("2027-11-20"),
        };
        let today = day("2026-11-20");
        assert_eq!(offer.check(today), []);
        let wrong = |offer: Offer| offer.check(today).into_iter().map(|w| w.pointer).collect::<Vec<_>>();
        assert_eq!(wrong(Offer { until: day("2027-11-21"), ..offer.clone() }), ["/until"]);
        assert_eq!(wrong(Offer { until: today, ..offer.clone() }), ["/until"]);
        assert_eq!(wrong(Offer { a_month: 0, since: Some(2027), ..offer.clone() }), ["/aMonth", "/since"]);
        assert_eq!(wrong(Offer { a_month: 21, since: Some(1979), ..offer }), ["/aMonth", "/since"]);
    }

    #[test]
    fn nobody_is_asked_more_often_than_they_said() {
        let today = day("2026-11-20");
        let one = [asked(2, "2026-11-10", RequestState::Declined)];
        assert_eq!(peer().takes(person(3), &one, today), Ok(()));
        let two = [one[0].clone(), asked(4, "2026-11-11", RequestState::Asked)];
        assert_eq!(peer().takes(person(3), &two, today), Err(Refusal::AskedOften));
        assert_eq!(peer().takes(person(3), &two, day("2026-12-01")), Ok(()));
        let back = [one[0].clone(), asked(4, "2026-11-11", RequestState::Withdrawn)];
        assert_eq!(peer().takes(person(3), &back, today), Ok(()), "what was taken back does not count");
    }

    #[test]
    fn one_open_question_a_person_and_none_to_oneself() {
        let open = [asked(2, "2026-11-10", RequestState::Asked)];
        assert_eq!(peer().takes(person(2), &open, day("2026-11-20")), Err(Refusal::AskedAlready));
        assert_eq!(peer().takes(person(1), &open, day("2026-11-20")), Err(Refusal::Oneself));
    }

    #[test]
    fn consent_ends_by_itself_and_by_a_word_and_takes_open_questions_along() {
        let request = asked(2, "2027-03-25", RequestState::Asked);
        assert_eq!(request.state_on(&peer(), day("2027-03-31")), RequestState::Asked);
        assert_eq!(request.state_on(&peer(), day("2027-04-01")), RequestState::Lapsed);
        let ended = Peer { ended_at: Some("2027-03-26T09:00:00Z".parse().unwrap()), ..peer() };
        assert_eq!(request.state_on(&ended, day("2027-03-26")), RequestState::Lapsed);
        assert_eq!(ended.takes(person(3), &[], day("2027-03-26")), Err(Refusal::Ended));
        let waiting = asked(2, "2026-11-01", RequestState::Asked);
        assert_eq!(waiting.state_on(&peer(), day("2026-11-15")), RequestState::Asked);
        assert_eq!(waiting.state_on(&peer(), day("2026-11-16")), RequestState::Lapsed);
    }

    #[test]
    fn the_address_is_for_whoever_was_accepted_and_for_nobody_else() {
        let today = day("2026-11-20");
        let accepted = asked(2, "2026-11-10", RequestState::Accepted);
        assert_eq!(accepted.reach(&peer(), person(2), today), Some("extension 4"));
        assert_eq!(accepted.reach(&peer(), person(3), today), None);
        assert_eq!(asked(2, "2026-11-10", RequestState::Asked).reach(&peer(), person(2), today), None);
        assert_eq!(accepted.reach(&peer(), person(2), day("2027-04-01")), None, "consent has ended");
    }

    #[test]
    fn whether_it_helped_is_asked_once_after_an_answer() {
        let accepted = asked(2, "2026-11-10", RequestState::Accepted);
        assert!(accepted.wants_verdict());
        assert!(!PeerRequest { helped: Some(true), ..accepted }.wants_verdict());
        assert!(!asked(2, "2026-11-10", RequestState::Declined).wants_verdict());
    }
}

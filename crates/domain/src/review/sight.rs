//! Who sees what of a review. It is a matter of the person, not only of their authority: what waits for
//! somebody is for them, and whoever judges offers of a vendor reads no reviews of it.

use super::reply::Challenge;
use super::step::{Standing, Step, Who};
use super::{Facts, Review};
use crate::access::{Kind, Role};
use crate::actor::{Actor, Who as Account};
use crate::viewer::Viewer;

/// Whoever reads reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seer {
    /// The person; `None` for another system.
    person: Option<Who>,
    /// Whether they have the members' view of reviews.
    member: bool,
    /// With whose eyes they see the records that reviews rest on.
    records: Viewer,
}

impl Seer {
    /// Somebody who sees no review at all.
    pub const NOBODY: Self = Self { person: None, member: false, records: Viewer::Public };

    /// Whoever an account is. Links see none: what they show is sent on, and nobody knows to whom.
    #[must_use]
    pub fn of(actor: Option<&Actor>) -> Self {
        let Some(actor) = actor else { return Self::NOBODY };
        let person = match &actor.who {
            Account::Person { person, roles, .. } => {
                Some(Who { person: *person, authority: actor.authority, roles: roles.clone() })
            }
            Account::Client { .. } => None,
            Account::ViewLink { .. } | Account::AnswerLink { .. } => return Self::NOBODY,
        };
        let member = actor.viewer(Kind::Review) != Viewer::Public;
        Self { person: person.filter(|_| member), member, records: actor.viewer(Kind::Contract) }
    }

    /// The person who reads.
    #[must_use]
    pub const fn person(&self) -> Option<&Who> {
        self.person.as_ref()
    }

    /// Whether they see what is published.
    #[must_use]
    pub const fn is_member(&self) -> bool {
        self.member
    }

    /// With whose eyes they see the records that reviews rest on.
    #[must_use]
    pub const fn records(&self) -> &Viewer {
        &self.records
    }

    /// Whether they see a review that stands like this, leaving evaluations aside.
    #[must_use]
    pub fn sees(&self, standing: &Standing) -> bool {
        match &self.person {
            Some(who) => self.member && standing.seen_by(who),
            None => self.member && standing.state == super::step::State::Published,
        }
    }

    /// Whether they read words that a review keeps to its authority: its own people do, and a convenor for as long
    /// as it is under moderation, since nobody can answer for what they have not read. Other systems do not, those
    /// of the authority neither: nobody knows who reads what they pass on.
    #[must_use]
    pub fn reads_withheld(&self, standing: &Standing) -> bool {
        self.person.as_ref().is_some_and(|who| {
            who.authority == standing.authority
                || who.roles.contains(&Role::Convenor) && standing.in_moderation()
        })
    }

    /// Whether they are told why a review was returned, by whom, and what was said of a challenged fact: its
    /// author, its authority's approvers and convenors are.
    #[must_use]
    pub fn is_inside(&self, standing: &Standing) -> bool {
        self.person.as_ref().is_some_and(|who| {
            let home = who.authority == standing.authority;
            home && (who.person == standing.author || who.roles.contains(&Role::Approver))
                || who.roles.contains(&Role::Convenor)
        })
    }
}

/// What can be done to a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Change what it says.
    Edit,
    /// Hand it in.
    Submit,
    /// Approve it, or send it back.
    Approve,
    /// Publish it, or send it back.
    Moderate,
    /// Ask another convenor.
    Appeal,
    /// Take it up again.
    Revise,
    /// Take it back.
    Withdraw,
    /// Decide what becomes of a challenged fact.
    Decide,
    /// Say whether its words are kept to its authority.
    Withhold,
}

impl May {
    /// The lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Submit => "submit",
            Self::Approve => "approve",
            Self::Moderate => "moderate",
            Self::Appeal => "appeal",
            Self::Revise => "revise",
            Self::Withdraw => "withdraw",
            Self::Decide => "decide",
            Self::Withhold => "withhold",
        }
    }

    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Edit,
        Self::Submit,
        Self::Approve,
        Self::Moderate,
        Self::Appeal,
        Self::Revise,
        Self::Withdraw,
        Self::Decide,
        Self::Withhold,
    ];
}

/// A review as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The review without what is not for them.
    pub review: Review,
    /// What they can do to it.
    pub may: Vec<May>,
    /// What was said of challenged facts, for those who are told.
    pub challenged: Facts,
}

impl Shown {
    /// A review as this reader sees it. That they see it at all is said elsewhere: [`Seer::sees`].
    #[must_use]
    pub fn to(mut review: Review, seer: &Seer) -> Self {
        let inside = seer.is_inside(&review.standing);
        let home = seer.person().is_some_and(|who| who.authority == review.standing.authority);
        let frozen = review.frozen();
        let may = may(&review, seer);
        let shown = review.content.facts.clone().without(&frozen);
        let told = std::mem::replace(&mut review.content.facts, shown);
        let nothing = Facts::default();
        let challenged = match inside {
            true => frozen.iter().fold(nothing, |facts, fact| facts.with(*fact, &told)),
            false => nothing,
        };
        if !inside {
            review.standing.reason = None;
            let open = |challenge: &&mut Challenge| challenge.outcome.is_none();
            review.challenges.iter_mut().filter(open).for_each(|challenge| challenge.reason.clear());
        }
        if review.content.words_withheld && !seer.reads_withheld(&review.standing) {
            review.content.best.clear();
            review.content.worst.clear();
        }
        if review.nda && !home {
            review.foundation_title = None;
        }
        Self { review, may, challenged }
    }
}

fn may(review: &Review, seer: &Seer) -> Vec<May> {
    let Some(who) = seer.person() else { return Vec::new() };
    let standing = &review.standing;
    let some = || "said when it is done".to_owned();
    let could = |step: &Step| standing.after(step, who, standing.since).is_ok();
    let can = |may: &May| match may {
        May::Edit => standing.editable_by(who),
        May::Submit => could(&Step::Submit),
        May::Approve => could(&Step::Approve),
        May::Moderate => could(&Step::Publish),
        May::Appeal => could(&Step::Appeal(some())),
        May::Revise => could(&Step::Revise),
        May::Withdraw => could(&Step::Withdraw),
        May::Decide => who.roles.contains(&Role::Convenor) && !review.frozen().is_empty(),
        May::Withhold => standing.withholdable_by(who),
    };
    May::ALL.into_iter().filter(can).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::super::step::State;
    use super::super::{Content, Desk, FactName, Foundation};
    use super::*;
    use crate::authority::AuthorityRef;
    use crate::id::{
        AuthorityId, ChallengeId, ClientId, ContractId, PersonId, ReviewId, VendorId, ViewLinkId,
    };
    use crate::vendor::VendorRef;

    const CAMDEN: AuthorityId = AuthorityId(Uuid::from_u128(1));
    const HACKNEY: AuthorityId = AuthorityId(Uuid::from_u128(2));

    fn account(who: Account, authority: AuthorityId) -> Actor {
        Actor { who, authority, member: true, address: None, request: Uuid::nil() }
    }

    fn person(n: u128, authority: AuthorityId, roles: &[Role]) -> Seer {
        let (person, session) = (PersonId(Uuid::from_u128(n)), Uuid::from_u128(3).into());
        Seer::of(Some(&account(Account::Person { person, session, roles: roles.to_vec() }, authority)))
    }

    fn challenged() -> Review {
        let at = "2026-11-01T09:00:00Z".parse().unwrap();
        let begun = Standing::begun(PersonId(Uuid::from_u128(1)), CAMDEN, at);
        Review {
            id: ReviewId(Uuid::from_u128(4)),
            authority: AuthorityRef { id: CAMDEN, code: None, name: "Camden".to_owned(), member: true },
            vendor: VendorRef {
                id: VendorId(Uuid::from_u128(5)),
                name: "V".to_owned(),
                company_number: None,
            },
            product: None,
            desk: Desk::Service,
            foundation: Foundation::Contract(ContractId(Uuid::from_u128(6))),
            foundation_title: Some("A contract under NDA".to_owned()),
            nda: true,
            service_area: None,
            content: Content {
                overall: 2,
                aspects: BTreeMap::new(),
                facts: Facts { change_requests: Some(12), buy_again: Some(false), ..Facts::default() },
                best: "a".to_owned(),
                worst: "b".to_owned(),
                conflict: None,
                words_withheld: false,
            },
            standing: Standing {
                state: State::Published,
                published_at: Some(at),
                reason: Some("for those inside".to_owned()),
                ..begun
            },
            reply: None,
            challenges: vec![Challenge {
                id: ChallengeId(Uuid::from_u128(8)),
                fact: FactName::ChangeRequests,
                reason: "There were two.".to_owned(),
                at,
                outcome: None,
                decided_because: None,
                decided_at: None,
            }],
            demonstration: false,
            written_at: at,
            version: 1,
        }
    }

    #[test]
    fn a_challenged_fact_is_for_those_who_decide_and_those_who_said_it() {
        let seen = |seer: &Seer| {
            let shown = Shown::to(challenged(), seer);
            assert_eq!(shown.review.content.facts.change_requests, None, "frozen for everybody");
            assert_eq!(shown.review.content.facts.buy_again, Some(false), "the rest stands");
            (shown.challenged.change_requests, shown.review.challenges[0].reason.is_empty())
        };
        assert_eq!(seen(&person(9, HACKNEY, &[Role::Approver])), (None, true));
        assert_eq!(seen(&person(9, CAMDEN, &[Role::Reader])), (None, true));
        assert_eq!(seen(&person(1, CAMDEN, &[Role::Contributor])), (Some(12), false));
        assert_eq!(seen(&person(7, HACKNEY, &[Role::Convenor])), (Some(12), false));
        assert_eq!(Shown::to(challenged(), &person(7, HACKNEY, &[Role::Convenor])).may, [May::Decide]);
    }

    #[test]
    fn a_contract_under_nda_is_named_at_home_alone() {
        let named = |seer: &Seer| Shown::to(challenged(), seer).review.foundation_title.is_some();
        assert!(named(&person(1, CAMDEN, &[Role::Contributor])));
        assert!(
            !named(&person(9, HACKNEY, &[Role::Approver])) && !named(&person(7, HACKNEY, &[Role::Convenor]))
        );
    }

    #[test]
    fn withheld_words_are_read_at_home_and_by_convenors_while_they_moderate() {
        let withheld = |state, returned_by| {
            let mut review = challenged();
            review.content.words_withheld = true;
            review.standing = Standing { state, returned_by, ..review.standing };
            review
        };
        let read = |review: Review, seer: &Seer| {
            let content = Shown::to(review, seer).review.content;
            assert_eq!((content.overall, content.words_withheld), (2, true), "ratings are for everybody");
            (content.best.as_str(), content.worst.as_str()) == ("a", "b")
        };
        let (reader, convenor) = (person(9, CAMDEN, &[Role::Reader]), person(7, HACKNEY, &[Role::Convenor]));
        let published = || withheld(State::Published, None);
        assert!(read(published(), &reader));
        assert!(!read(published(), &convenor), "what is published is moderated no more");
        assert!(
            !read(published(), &person(9, HACKNEY, &[Role::Approver])) && !read(published(), &Seer::NOBODY)
        );
        let client = Account::Client {
            client: ClientId(Uuid::from_u128(4)),
            scopes: vec![crate::access::Scope::ReviewsRead],
        };
        assert!(
            !read(published(), &Seer::of(Some(&account(client, CAMDEN)))),
            "a system passes on what it reads"
        );
        assert!(read(withheld(State::Moderation, None), &convenor));
        assert!(read(withheld(State::Returned, Some(PersonId(Uuid::from_u128(7)))), &convenor));
        assert!(!read(withheld(State::Returned, None), &convenor), "its authority sent it back");
    }

    #[test]
    fn an_approver_of_its_authority_says_whether_words_are_kept() {
        let may = |state, seer: &Seer| {
            let mut review = challenged();
            review.standing.state = state;
            Shown::to(review, seer).may.contains(&May::Withhold)
        };
        let approver = person(9, CAMDEN, &[Role::Approver]);
        for state in [State::Submitted, State::Moderation, State::Returned, State::Published] {
            assert!(may(state, &approver), "{state:?}");
        }
        assert!(!may(State::Draft, &approver) && !may(State::Replaced, &approver));
        assert!(!may(State::Published, &person(9, HACKNEY, &[Role::Approver])));
        assert!(!may(State::Published, &person(1, CAMDEN, &[Role::Contributor])));
        assert!(!may(State::Moderation, &person(7, HACKNEY, &[Role::Convenor])));
    }

    #[test]
    fn links_and_operators_see_no_review_and_other_systems_what_is_published() {
        let published = challenged().standing;
        let draft = Standing { state: State::Moderation, ..published.clone() };
        let link = Account::ViewLink {
            link: ViewLinkId(Uuid::from_u128(5)),
            person: PersonId(Uuid::from_u128(1)),
            roles: vec![Role::Approver],
        };
        assert!(!Seer::of(Some(&account(link, CAMDEN))).sees(&published));
        assert!(!Seer::of(None).sees(&published) && !person(1, CAMDEN, &[Role::Operator]).sees(&published));
        let client = ClientId(Uuid::from_u128(4));
        let system = |scopes| Seer::of(Some(&account(Account::Client { client, scopes }, CAMDEN)));
        assert!(system(vec![crate::access::Scope::ReviewsRead]).sees(&published));
        assert!(!system(vec![crate::access::Scope::ReviewsRead]).sees(&draft));
        assert!(!system(vec![crate::access::Scope::ContractsRead]).sees(&published));
    }
}

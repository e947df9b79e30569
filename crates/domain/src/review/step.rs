//! The way of a review: written, approved by a second person of its authority, looked at by a convenor,
//! published; returned with a reason and appealed; replaced by a newer one, or withdrawn.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::authority::AuthorityRef;
use crate::id::{AuthorityId, PersonId};

use super::words;

words! {
    /// Where a review stands.
    State {
        /// Its author writes it; nobody else sees it.
        Draft = "draft", "Draft";
        /// It waits for a second person of its authority.
        Submitted = "submitted", "Waiting for approval";
        /// It waits for a convenor.
        Moderation = "moderation", "With the convenor";
        /// Members see it.
        Published = "published", "Published";
        /// It came back with a reason.
        Returned = "returned", "Returned";
        /// A newer one of the same desk stands in its place.
        Replaced = "replaced", "Replaced";
        /// Its authority took it back.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

words! {
    /// What was done to a review, as its history has it.
    StepName {
        /// Its author began it.
        Begun = "begun", "Begun";
        /// Its author handed it in.
        Submitted = "submitted", "Submitted for approval";
        /// A second person of the authority approved it.
        Approved = "approved", "Approved by a second person";
        /// It was sent back.
        Returned = "returned", "Returned";
        /// A convenor published it.
        Published = "published", "Published by a convenor";
        /// Its authority asked another convenor to look again.
        Appealed = "appealed", "Appealed";
        /// Its authority took it back.
        Withdrawn = "withdrawn", "Withdrawn";
        /// Its author took it up again.
        Revised = "revised", "Taken up again";
        /// A newer one took its place.
        Replaced = "replaced", "Replaced by a newer one";
    }
}

/// One thing that was done to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub step: StepName,
    /// Who did it, where whoever asks is told.
    pub by: Option<String>,
    /// Their authority.
    pub authority: AuthorityRef,
    /// Why, where whoever asks is told.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something that is done to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Its author hands it in.
    Submit,
    /// A second person of the authority approves it.
    Approve,
    /// A second person of the authority, or a convenor, sends it back, saying why.
    Return(String),
    /// A convenor publishes it.
    Publish,
    /// Its authority asks another convenor to look again, saying why.
    Appeal(String),
    /// Its authority takes it back.
    Withdraw,
    /// Its author takes it up again after it was returned.
    Revise,
}

impl Step {
    /// As the history has it.
    #[must_use]
    pub const fn name(&self) -> StepName {
        match self {
            Self::Submit => StepName::Submitted,
            Self::Approve => StepName::Approved,
            Self::Return(_) => StepName::Returned,
            Self::Publish => StepName::Published,
            Self::Appeal(_) => StepName::Appealed,
            Self::Withdraw => StepName::Withdrawn,
            Self::Revise => StepName::Revised,
        }
    }

    /// Why, where it says so.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Return(why) | Self::Appeal(why) => Some(why.trim()),
            _ => None,
        }
    }
}

/// Where a review stands, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Where.
    pub state: State,
    /// Whose review it is.
    pub authority: AuthorityId,
    /// Who wrote it.
    pub author: PersonId,
    /// Who approved it.
    pub approver: Option<PersonId>,
    /// The convenor who returned it, so that an appeal goes to another.
    pub returned_by: Option<PersonId>,
    /// Why it was returned, or what the appeal says.
    pub reason: Option<String>,
    /// Whether it is with the convenors by appeal.
    pub appealed: bool,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it came to stand where it does.
    pub since: DateTime<Utc>,
}

/// Whoever does something to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub person: PersonId,
    /// Their authority.
    pub authority: AuthorityId,
    /// What they are there.
    pub roles: Vec<Role>,
}

/// Why a step cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not stand where the step begins.
    NotNow,
    /// They may not.
    Forbidden,
    /// Whoever wrote it cannot approve it.
    FourEyes,
    /// Whoever returned it cannot decide the appeal.
    AnotherConvenor,
    /// It takes a reason.
    NoReason,
}

impl Refusal {
    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotNow => "is not where this can be done to it",
            Self::Forbidden => "is not yours to do this to",
            Self::FourEyes => "takes a second person: whoever wrote it cannot approve it",
            Self::AnotherConvenor => "takes another convenor: whoever returned it cannot decide the appeal",
            Self::NoReason => "is returned and appealed with a reason",
        }
    }
}

impl Standing {
    /// A review that somebody begins to write.
    #[must_use]
    pub const fn begun(author: PersonId, authority: AuthorityId, now: DateTime<Utc>) -> Self {
        Self {
            state: State::Draft,
            authority,
            author,
            approver: None,
            returned_by: None,
            reason: None,
            appealed: false,
            published_at: None,
            since: now,
        }
    }

    /// Whether its text may be changed by somebody: by its author, before it is handed in.
    #[must_use]
    pub fn editable_by(&self, who: &Who) -> bool {
        self.state == State::Draft && self.author == who.person
    }

    /// Whether it is under moderation: it waits for a convenor, or came back from one and may be appealed.
    #[must_use]
    pub const fn in_moderation(&self) -> bool {
        match self.state {
            State::Moderation => true,
            State::Returned => self.returned_by.is_some(),
            _ => false,
        }
    }

    /// Whether somebody decides if its words are kept to its authority: an approver of it, from the time it was
    /// handed in for as long as it may still be read. While it is a draft its author says so.
    #[must_use]
    pub fn withholdable_by(&self, who: &Who) -> bool {
        let alive =
            matches!(self.state, State::Submitted | State::Moderation | State::Returned | State::Published);
        alive && who.authority == self.authority && who.roles.contains(&Role::Approver)
    }

    /// Whether somebody sees the review as it stands. Members see what is published; its authority's
    /// approvers what waits for them; convenors what waits for them; its author always.
    #[must_use]
    pub fn seen_by(&self, who: &Who) -> bool {
        let home = who.authority == self.authority;
        let is = |role| who.roles.contains(&role);
        match self.state {
            State::Published => true,
            _ if home && who.person == self.author => true,
            State::Draft => false,
            State::Moderation | State::Returned => {
                home && is(Role::Approver) || is(Role::Convenor) && self.in_moderation()
            }
            State::Submitted | State::Replaced | State::Withdrawn => home && is(Role::Approver),
        }
    }

    /// Where it stands after a step.
    ///
    /// # Errors
    /// Why the step cannot be made.
    pub fn after(&self, step: &Step, who: &Who, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let home = who.authority == self.authority;
        let is = |role| who.roles.contains(&role);
        let author = home && self.author == who.person;
        let approver = home && is(Role::Approver);
        let convenor = is(Role::Convenor);
        let reason =
            |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty()).ok_or(Refusal::NoReason);
        let allowed = |may: bool| if may { Ok(()) } else { Err(Refusal::Forbidden) };
        let next = Self { since: now, ..self.clone() };
        match (self.state, step) {
            (State::Draft, Step::Submit) => {
                allowed(author)?;
                Ok(Self { state: State::Submitted, reason: None, ..next })
            }
            (State::Submitted, Step::Approve) => {
                allowed(approver)?;
                if self.author == who.person {
                    return Err(Refusal::FourEyes);
                }
                Ok(Self { state: State::Moderation, approver: Some(who.person), ..next })
            }
            (State::Submitted, Step::Return(why)) => {
                allowed(approver && !author)?;
                Ok(Self { state: State::Returned, reason: Some(reason(why)?), returned_by: None, ..next })
            }
            (State::Moderation, Step::Publish) => {
                allowed(convenor)?;
                self.other_convenor(who)?;
                Ok(Self { state: State::Published, published_at: Some(now), reason: None, ..next })
            }
            (State::Moderation, Step::Return(why)) => {
                allowed(convenor)?;
                self.other_convenor(who)?;
                let reason = Some(reason(why)?);
                Ok(Self { state: State::Returned, reason, returned_by: Some(who.person), ..next })
            }
            (State::Returned, Step::Appeal(why)) if self.returned_by.is_some() && !self.appealed => {
                allowed(author || approver)?;
                Ok(Self { state: State::Moderation, reason: Some(reason(why)?), appealed: true, ..next })
            }
            (State::Returned, Step::Revise) => {
                allowed(author)?;
                let begun = Self::begun(self.author, self.authority, now);
                Ok(Self { reason: self.reason.clone(), ..begun })
            }
            (State::Replaced | State::Withdrawn, _) => Err(Refusal::NotNow),
            (_, Step::Withdraw) => {
                allowed(author || approver)?;
                Ok(Self { state: State::Withdrawn, ..next })
            }
            _ => Err(Refusal::NotNow),
        }
    }

    /// Where it stands once a newer one of the same desk is published.
    #[must_use]
    pub fn replaced(&self, now: DateTime<Utc>) -> Self {
        Self { state: State::Replaced, since: now, ..self.clone() }
    }

    fn other_convenor(&self, who: &Who) -> Result<(), Refusal> {
        if self.appealed && self.returned_by == Some(who.person) {
            return Err(Refusal::AnotherConvenor);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const CAMDEN: AuthorityId = AuthorityId(Uuid::from_u128(1));
    const LOTI: AuthorityId = AuthorityId(Uuid::from_u128(9));

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn who(n: u128, authority: AuthorityId, roles: &[Role]) -> Who {
        Who { person: PersonId(Uuid::from_u128(n)), authority, roles: roles.to_vec() }
    }

    fn author() -> Who {
        who(1, CAMDEN, &[Role::Contributor])
    }

    fn approver() -> Who {
        who(2, CAMDEN, &[Role::Approver])
    }

    fn convenor(n: u128) -> Who {
        who(n, LOTI, &[Role::Convenor])
    }

    fn begun() -> Standing {
        Standing::begun(author().person, CAMDEN, now())
    }

    fn walk(steps: &[(Step, Who)]) -> Result<Standing, Refusal> {
        steps.iter().try_fold(begun(), |standing, (step, who)| standing.after(step, who, now()))
    }

    fn why() -> String {
        "It names a person.".to_owned()
    }

    #[test]
    fn four_eyes_and_a_convenor_stand_between_a_draft_and_its_readers() {
        let published =
            walk(&[(Step::Submit, author()), (Step::Approve, approver()), (Step::Publish, convenor(7))])
                .unwrap();
        assert_eq!((published.state, published.published_at), (State::Published, Some(now())));
        assert_eq!(published.approver, Some(approver().person));
        let both = who(1, CAMDEN, &[Role::Contributor, Role::Approver]);
        assert_eq!(walk(&[(Step::Submit, both.clone()), (Step::Approve, both)]), Err(Refusal::FourEyes));
        let stranger = who(3, LOTI, &[Role::Approver]);
        assert_eq!(walk(&[(Step::Submit, author()), (Step::Approve, stranger)]), Err(Refusal::Forbidden));
        assert_eq!(walk(&[(Step::Submit, author()), (Step::Publish, convenor(7))]), Err(Refusal::NotNow));
        assert_eq!(
            walk(&[(Step::Submit, author()), (Step::Approve, approver()), (Step::Publish, approver())]),
            Err(Refusal::Forbidden)
        );
    }

    #[test]
    fn what_a_convenor_returned_goes_to_another_on_appeal_and_once_only() {
        let returned =
            [(Step::Submit, author()), (Step::Approve, approver()), (Step::Return(why()), convenor(7))];
        let appealed = [&returned[..], &[(Step::Appeal("It does not.".to_owned()), author())]].concat();
        let standing = walk(&appealed).unwrap();
        assert_eq!((standing.state, standing.appealed), (State::Moderation, true));
        assert_eq!(standing.after(&Step::Publish, &convenor(7), now()), Err(Refusal::AnotherConvenor));
        assert!(standing.after(&Step::Publish, &convenor(8), now()).is_ok());
        let again = standing.after(&Step::Return(why()), &convenor(8), now()).unwrap();
        assert_eq!(again.after(&Step::Appeal(why()), &author(), now()), Err(Refusal::NotNow));
        assert_eq!(
            walk(&[&returned[..2], &[(Step::Return(" ".to_owned()), convenor(7))]].concat()),
            Err(Refusal::NoReason)
        );
    }

    #[test]
    fn an_author_takes_a_returned_review_up_again_and_its_approval_is_gone() {
        let revised = walk(&[
            (Step::Submit, author()),
            (Step::Approve, approver()),
            (Step::Return(why()), convenor(7)),
            (Step::Revise, author()),
        ])
        .unwrap();
        assert_eq!((revised.state, revised.approver), (State::Draft, None));
        assert_eq!(revised.reason, Some(why()), "what was wrong stays before the author's eyes");
        assert!(revised.editable_by(&author()) && !revised.editable_by(&approver()));
    }

    #[test]
    fn a_published_review_can_be_withdrawn_by_its_authority_and_by_nobody_else() {
        let published =
            walk(&[(Step::Submit, author()), (Step::Approve, approver()), (Step::Publish, convenor(7))])
                .unwrap();
        assert_eq!(published.after(&Step::Withdraw, &convenor(7), now()), Err(Refusal::Forbidden));
        let gone = published.after(&Step::Withdraw, &approver(), now()).unwrap();
        assert_eq!(gone.after(&Step::Revise, &author(), now()), Err(Refusal::NotNow));
    }

    #[test]
    fn nobody_sees_what_does_not_wait_for_them() {
        let reader = who(5, AuthorityId(Uuid::from_u128(2)), &[Role::Approver]);
        let colleague = who(6, CAMDEN, &[Role::Reader]);
        let steps = [(Step::Submit, author()), (Step::Approve, approver()), (Step::Publish, convenor(7))];
        let seen = |steps: &[(Step, Who)]| {
            let standing = walk(steps).unwrap();
            [author(), approver(), convenor(7), colleague.clone(), reader.clone()]
                .map(|w| standing.seen_by(&w))
        };
        assert_eq!(seen(&[]), [true, false, false, false, false]);
        assert_eq!(seen(&steps[..1]), [true, true, false, false, false]);
        assert_eq!(seen(&steps[..2]), [true, true, true, false, false]);
        assert_eq!(seen(&steps), [true; 5]);
    }
}

//! Who does something, as the audit has it and as [`crate::access`] judges it.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{self, Action, Kind, Role, Scope};
use crate::id::{AuthorityId, ClientId, PersonId, SessionId, ViewLinkId};
use crate::viewer::Viewer;

/// Which account acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Who {
    /// A person in a signed-in browser.
    Person {
        /// The person.
        person: PersonId,
        /// Their session.
        session: SessionId,
        /// What they may do.
        roles: Vec<Role>,
    },
    /// Another system, with what it was allowed.
    Client {
        /// The client.
        client: ClientId,
        /// Its scopes.
        scopes: Vec<Scope>,
    },
    /// Whoever has the address of a view link.
    ViewLink {
        /// The link.
        link: ViewLinkId,
        /// Who made it.
        person: PersonId,
        /// What they may do: the link sees no more than they do now.
        roles: Vec<Role>,
    },
    /// Whoever has a link that answers in one click.
    AnswerLink {
        /// For whom it speaks.
        person: PersonId,
        /// What they may do as they are now.
        roles: Vec<Role>,
        /// The one thing that it may do, if they may.
        only: Action,
    },
}

/// An account that acts for its authority, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Which account.
    pub who: Who,
    /// For whom it acts.
    pub authority: AuthorityId,
    /// Whether that authority takes part: others have no members' view.
    pub member: bool,
    /// Where the request came from.
    pub address: Option<IpAddr>,
    /// The request, as in `X-Request-Id`.
    pub request: Uuid,
}

impl Actor {
    /// The id of the person, the other system or the link.
    #[must_use]
    pub const fn account(&self) -> Uuid {
        match &self.who {
            Who::Person { person, .. } => person.0,
            Who::Client { client, .. } => client.0,
            Who::ViewLink { link, .. } => link.0,
            Who::AnswerLink { person, .. } => person.0,
        }
    }

    /// The person who asks themself: neither another system nor a link.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match &self.who {
            Who::Person { person, .. } => Some(*person),
            Who::Client { .. } | Who::ViewLink { .. } | Who::AnswerLink { .. } => None,
        }
    }

    /// Whether this account may do `action` at all; whose records it may do it to is a matter of
    /// the record: see [`Actor::may_of`].
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        match &self.who {
            Who::Person { roles, .. } => access::allowed(roles, action),
            Who::Client { scopes, .. } => access::scope_of(action).is_some_and(|s| scopes.contains(&s)),
            Who::ViewLink { .. } => false,
            Who::AnswerLink { roles, only, .. } => action == *only && access::allowed(roles, action),
        }
    }

    /// Whether this account may do `action` to something that `owner` holds.
    #[must_use]
    pub fn may_of(&self, action: Action, owner: AuthorityId) -> bool {
        self.authority == owner && self.may(action)
    }

    /// With whose eyes this account sees records of a kind.
    #[must_use]
    pub fn viewer(&self, kind: Kind) -> Viewer {
        let Self { who, authority, member, .. } = self;
        let (members, own) = match who {
            Who::Person { roles, .. } | Who::ViewLink { roles, .. } | Who::AnswerLink { roles, .. } => {
                (roles.iter().any(|r| r.sees_content()), access::allowed(roles, Action::SeeOwn))
            }
            Who::Client { scopes, .. } => {
                let write = kind.write_scope().is_some_and(|scope| scopes.contains(&scope));
                let read = write || scopes.contains(&kind.read_scope());
                (read, read)
            }
        };
        match members && *member {
            true => Viewer::Member { authority: *authority, own },
            false => Viewer::Public,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(who: Who) -> Actor {
        let authority = AuthorityId(Uuid::from_u128(1));
        Actor { who, authority, member: true, address: None, request: Uuid::nil() }
    }

    fn person(roles: &[Role]) -> Actor {
        let (person, session) = (PersonId(Uuid::from_u128(2)), SessionId(Uuid::from_u128(3)));
        actor(Who::Person { person, session, roles: roles.to_vec() })
    }

    #[test]
    fn an_operator_sees_what_the_public_sees_and_a_convenor_nothing_of_its_own() {
        assert_eq!(person(&[Role::Operator]).viewer(Kind::Contract), Viewer::Public);
        let convenor = person(&[Role::Convenor]).viewer(Kind::Contract);
        assert!(matches!(convenor, Viewer::Member { own: false, .. }));
        assert!(matches!(person(&[Role::Reader]).viewer(Kind::Contract), Viewer::Member { own: true, .. }));
        let outsider = Actor { member: false, ..person(&[Role::Reader]) };
        assert_eq!(outsider.viewer(Kind::Contract), Viewer::Public);
    }

    #[test]
    fn a_link_sees_what_who_made_it_sees_and_does_nothing() {
        let (link, person) = (ViewLinkId(Uuid::from_u128(5)), PersonId(Uuid::from_u128(2)));
        let of = |roles: &[Role]| actor(Who::ViewLink { link, person, roles: roles.to_vec() });
        assert!(matches!(of(&[Role::Approver]).viewer(Kind::Contract), Viewer::Member { own: true, .. }));
        assert!(matches!(of(&[Role::Convenor]).viewer(Kind::Contract), Viewer::Member { own: false, .. }));
        assert!(Action::ALL.iter().all(|action| !of(&Role::ALL).may(*action)));
    }

    #[test]
    fn a_link_that_answers_does_one_thing_if_its_person_may() {
        let person = PersonId(Uuid::from_u128(2));
        let of = |roles: &[Role]| {
            actor(Who::AnswerLink { person, roles: roles.to_vec(), only: Action::WriteContracts })
        };
        let may = |roles: &[Role]| {
            Action::ALL.iter().copied().filter(|action| of(roles).may(*action)).collect::<Vec<_>>()
        };
        assert_eq!(may(&[Role::Approver, Role::Administrator]), [Action::WriteContracts]);
        assert_eq!(may(&[Role::Reader]), []);
        assert_eq!(of(&[Role::Approver]).person(), None, "nobody is signed in");
    }

    #[test]
    fn another_system_sees_and_does_what_its_scopes_say() {
        let client = ClientId(Uuid::from_u128(4));
        let reads = actor(Who::Client { client, scopes: vec![Scope::ContractsRead] });
        assert!(matches!(reads.viewer(Kind::Contract), Viewer::Member { own: true, .. }));
        assert_eq!(reads.viewer(Kind::Procurement), Viewer::Public);
        assert!(!reads.may(Action::WriteContracts));
        let writes = actor(Who::Client { client, scopes: vec![Scope::ContractsWrite] });
        assert!(
            matches!(writes.viewer(Kind::Contract), Viewer::Member { own: true, .. }),
            "no blind changes"
        );
        assert!(writes.may(Action::WriteContracts) && !writes.may(Action::ManagePeople));
        assert!(writes.may_of(Action::WriteContracts, writes.authority));
        assert!(!writes.may_of(Action::WriteContracts, AuthorityId(Uuid::from_u128(9))));
    }
}

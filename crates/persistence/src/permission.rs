//! Asks the table of who may do what, where a store is told to change something.

use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::id::AuthorityId;

use crate::{Error, Result};

/// Whether the account may do what members do together.
///
/// # Errors
/// [`Error::Forbidden`] where it may not, or acts for an authority that does not take part.
pub(crate) fn permitted_member(actor: &Actor, action: Action) -> Result<()> {
    if actor.member && actor.may(action) { Ok(()) } else { Err(Error::Forbidden(action)) }
}

/// Whether the account may do it to what `owner` holds.
///
/// # Errors
/// [`Error::Forbidden`] where it may not.
pub(crate) fn permitted_of(actor: &Actor, action: Action, owner: AuthorityId) -> Result<()> {
    if actor.may_of(action, owner) { Ok(()) } else { Err(Error::Forbidden(action)) }
}

//! Who asks: read once from the `Authorization` header, for every request.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::viewer::Viewer;

use crate::operation::Requires;
use crate::problem::Failure;

/// Who asks.
#[derive(Debug, Clone, Default)]
pub enum Identity {
    /// Nobody signed in.
    #[default]
    Anybody,
    /// An account.
    Known(Actor),
}

/// Reads who asks and keeps it with the request. A token that is no good answers 401, whatever is
/// asked for: whoever sends one means to be somebody.
///
/// # Errors
/// [`Failure::Unauthorised`] for a token that is not, or no longer, good.
pub async fn identify(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.headers().contains_key(header::AUTHORIZATION) {
        return Err(Failure::Unauthorised.into());
    }
    request.extensions_mut().insert(Identity::Anybody);
    next.call(request).await
}

/// Lets a request through to an operation that requires something.
///
/// # Errors
/// [`Failure::Unauthorised`] where nobody is signed in, [`Failure::Forbidden`] where they may not.
pub(crate) async fn require(
    requires: Requires,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if let Requires::Right(action) = requires {
        permitted(request.request(), action)?;
    }
    next.call(request).await
}

/// The account that asks, if it may do this.
///
/// # Errors
/// As [`require`].
pub fn permitted(request: &HttpRequest, action: Action) -> Result<Actor, Failure> {
    match request.extensions().get::<Identity>() {
        Some(Identity::Known(actor)) if actor.may(action) => Ok(actor.clone()),
        Some(Identity::Known(_)) => Err(Failure::Forbidden { needed: action }),
        _ => Err(Failure::Unauthorised),
    }
}

/// The account that asks, where one is signed in.
#[must_use]
pub fn actor(request: &HttpRequest) -> Option<Actor> {
    match request.extensions().get::<Identity>() {
        Some(Identity::Known(actor)) => Some(actor.clone()),
        _ => None,
    }
}

/// With whose eyes records of a kind are seen.
#[must_use]
pub fn viewer(request: &HttpRequest, kind: Kind) -> Viewer {
    actor(request).map_or(Viewer::Public, |actor| actor.viewer(kind))
}

/// With whose eyes answers about several kinds at once are made: another system that may not read
/// each of them sees what the public sees.
#[must_use]
pub fn viewer_of_all(request: &HttpRequest) -> Viewer {
    let kinds = [Kind::Contract, Kind::Procurement, Kind::Opportunity, Kind::Vendor];
    let viewers = kinds.map(|kind| viewer(request, kind));
    if viewers.contains(&Viewer::Public) { Viewer::Public } else { viewers[0] }
}

//! Who asks: read once from the `Authorization` header, for every request.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};
use muster_domain::access::{Action, Kind};
use muster_domain::actor::Actor;
use muster_domain::viewer::Viewer;
use muster_identity::token::Subject;

use crate::api::Api;
use crate::oauth::TOKEN;
use crate::operation::Requires;
use crate::problem::Failure;
use crate::same_site;
use crate::source::origin;

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
/// asked for: whoever sends one means to be somebody. What they may do is read anew for each request,
/// so that a change of it holds at once.
///
/// # Errors
/// As what comes next; a refusal is an answer.
pub async fn identify(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody + 'static>>, Error> {
    let identity = match same_site::check(request.method(), request.headers()) {
        Ok(()) => read(request.request()).await,
        Err(refused) => Err(refused),
    };
    match identity {
        Ok(identity) => {
            request.extensions_mut().insert(identity);
            Ok(next.call(request).await?.map_into_left_body())
        }
        Err(failure) => Ok(request.error_response(failure).map_into_right_body()),
    }
}

/// Who sends this request.
async fn read(request: &HttpRequest) -> Result<Identity, Failure> {
    let mut sent = request.headers().get_all(header::AUTHORIZATION);
    let Some(authorization) = sent.next() else { return Ok(Identity::Anybody) };
    if request.path() == TOKEN {
        // There other systems say with it what they are, and that is for the operation to judge.
        return Ok(Identity::Anybody);
    }
    let api = request.app_data::<web::Data<Api>>().ok_or(Failure::Unauthorised)?;
    let token = authorization.to_str().ok().and_then(|text| text.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer") && sent.next().is_none());
    let (_, token) = token.ok_or(Failure::Unauthorised)?;
    let subject = api.keys.verify(&api.database, token.trim(), api.clock.now()).await?;
    let actor = match subject {
        Some(Subject::Person { person, session }) => {
            api.database.people().actor(person, session, &origin(request), api.demonstration).await?
        }
        Some(Subject::Client(client)) => {
            let origin = origin(request);
            api.database.clients().actor(client, origin.address, origin.request).await?
        }
        None => None,
    };
    actor.map(Identity::Known).ok_or(Failure::Unauthorised)
}

/// Lets a request through to an operation that requires something.
///
/// # Errors
/// As what comes next; a refusal is an answer.
pub(crate) async fn require(
    requires: Requires,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let refused = match requires {
        Requires::Nothing => None,
        Requires::Right(action) => permitted(request.request(), action).err(),
    };
    match refused {
        Some(failure) => Ok(request.error_response(failure)),
        None => next.call(request).await,
    }
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

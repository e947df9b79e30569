//! Signing in, staying signed in, signing out.

pub(crate) mod password;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use chrono::{DateTime, Utc};
use muster_domain::id::{PersonId, SessionId};
use muster_domain::session::Method;
use muster_identity::secret;
use muster_identity::token::{Issued, Subject};
use muster_persistence::session::{Refreshed, Successor};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::Api;
use crate::me::Me;
use crate::operation::{Answered, Operation, Routes};
use crate::problem::Failure;
use crate::respond::Made;
use crate::source::origin;
use crate::{cookie, invitation, same_site};

/// The tag of these operations.
const TAG: &str = "Signing in";

/// Somebody who is signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// For the header `Authorization: Bearer …`. Keep it in memory alone.
    pub access_token: String,
    /// When it stops being good: refresh before.
    pub expires_at: DateTime<Utc>,
    /// Who it is.
    pub me: Me,
}

/// What comes after a name and a password, or a link.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "next", rename_all = "camelCase")]
pub enum SignInStep {
    /// Nothing: they are signed in.
    #[serde(rename_all = "camelCase")]
    Done {
        /// For the header `Authorization: Bearer …`. Keep it in memory alone.
        access_token: String,
        /// When it stops being good: refresh before.
        expires_at: DateTime<Utc>,
        /// Who it is.
        me: Box<Me>,
    },
    /// A second factor, within five minutes.
    SecondFactor {
        /// Goes with the code.
        ticket: String,
    },
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "Access tokens live ten minutes; a cookie, out of reach of scripts, gives the next one.");
    invitation::operations(routes);
    password::operations(routes);
    routes.add(
        Operation::post("/session/refresh", "refreshSession", TAG)
            .about(
                "The next access token: for the refresh token in the cookie, which changes with each use. \
                 Takes the header `X-Muster: 1`. A refresh token that is used twice ends its session, unless two \
                 tabs did so within 30 seconds.",
            )
            .answers::<SignedIn>()
            .fails(&[403]),
        refresh,
    );
    routes.add(
        Operation::delete("/session", "signOut", TAG)
            .about("Sign out: ends the session of the cookie. Takes the header `X-Muster: 1`.")
            .status(204)
            .fails(&[403]),
        sign_out,
    );
}

/// Opens a session for somebody who has been seen to be this person, and gives the value of the cookie
/// that keeps it. The session that the browser had before ends.
///
/// # Errors
/// [`Failure::Credentials`] where the person may not come in; else when the database fails.
pub async fn open(
    request: &HttpRequest,
    api: &Api,
    person: PersonId,
    method: Method,
) -> Result<(String, SessionId), Failure> {
    if let Some(token) = cookie::read(request.headers())
        && let Some((session, whose)) = api.database.sessions().of_token(&secret::hash(&token)).await?
    {
        api.database.sessions().end(whose, session, &*api.clock).await?;
    }
    let token = secret::generate()?;
    let hash = secret::hash(&token);
    let session = api.database.sessions().open(person, method, &origin(request), &hash, &*api.clock).await?;
    Ok((cookie::set(&token), session))
}

/// An access token for a session, and who it is.
///
/// # Errors
/// [`Failure::Unauthorised`] where the session has ended or the person may not come in; else when the
/// database fails.
pub async fn signed_in(
    request: &HttpRequest,
    api: &Api,
    person: PersonId,
    session: SessionId,
) -> Result<SignedIn, Failure> {
    let people = api.database.people();
    let actor = people.actor(person, session, &origin(request), api.demonstration).await?;
    let me = Me::of(api, &actor.ok_or(Failure::Unauthorised)?).await?;
    let Issued { token, expires_at } =
        api.keys.issue(&api.database, &*api.clock, Subject::Person { person, session }).await?;
    Ok(SignedIn { access_token: token, expires_at, me })
}

/// Opens a session and answers with what it takes to go on.
///
/// # Errors
/// As [`open`] and [`signed_in`].
pub(crate) async fn done(request: &HttpRequest, api: &Api, person: PersonId, method: Method) -> Answered {
    let (cookie, session) = open(request, api, person, method).await?;
    let SignedIn { access_token, expires_at, me } = signed_in(request, api, person, session).await?;
    metrics::counter!("sign_ins_total", "method" => method.as_str()).increment(1);
    let mut response = HttpResponse::Ok();
    response.insert_header((header::SET_COOKIE, cookie));
    secretly(response, &SignInStep::Done { access_token, expires_at, me: Box::new(me) })
}

/// An answer that nobody may keep.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn secretly(mut response: HttpResponseBuilder, answer: &impl Serialize) -> Answered {
    let Made { body, .. } = Made::json(answer)?;
    response
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    Ok(response.body(body))
}

async fn refresh(request: HttpRequest, api: web::Data<Api>) -> Answered {
    same_site::check_cookie(request.headers())?;
    let token = cookie::read(request.headers()).ok_or(Failure::Unauthorised)?;
    let nonce = secret::generate()?;
    let next = Successor { hash: secret::hash(&secret::successor(&token, &nonce)), nonce };
    let refreshed =
        api.database.sessions().refresh(&secret::hash(&token), &next, &origin(&request), &*api.clock).await?;
    let Refreshed::On { session, person, nonces } = refreshed else { return Err(Failure::Unauthorised) };
    let token = nonces.iter().fold(token, |token, nonce| secret::successor(&token, nonce));
    let answer = signed_in(&request, &api, person, session).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((header::SET_COOKIE, cookie::set(&token)));
    secretly(response, &answer)
}

async fn sign_out(request: HttpRequest, api: web::Data<Api>) -> Answered {
    same_site::check_cookie(request.headers())?;
    if let Some(token) = cookie::read(request.headers())
        && let Some((session, person)) = api.database.sessions().of_token(&secret::hash(&token)).await?
    {
        api.database.sessions().end(person, session, &*api.clock).await?;
    }
    Ok(HttpResponse::NoContent().insert_header((header::SET_COOKIE, cookie::unset())).finish())
}

//! Signing in with a name and a password, and a second factor where somebody has one.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::id::PersonId;
use muster_domain::person::PersonState;
use muster_domain::session::Method;
use muster_identity::place::of_person;
use muster_identity::{second_factor, secret};
use muster_persistence::attempt::Try;
use muster_persistence::person::{Credentials, sign_in_name};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{SignInStep, TAG, done, secretly};
use crate::api::Api;
use crate::body::Body;
use crate::cookie;
use crate::operation::{Answered, Operation, Routes};
use crate::problem::Failure;
use crate::source::{neighbourhood, origin};

/// What is answered to a wrong name as to a wrong password, and to who may not come in.
const WRONG: &str = "The name or the password is not right, or the account is not open.";

/// What is answered to a wrong code.
const WRONG_CODE: &str = "The code is not right, or has been used.";

/// A name and a password.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SignInWithPassword {
    /// The address at work that the invitation went to.
    #[validate(length(min = 1, max = 320, message = "has 1 to 320 letters"))]
    #[schema(min_length = 1, max_length = 320, example = "approver@camden.example")]
    name: String,
    /// The password.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"))]
    #[schema(min_length = 1, max_length = 200)]
    password: String,
}

/// A second factor.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SecondFactor {
    /// The ticket that came of the password.
    #[validate(length(min = 1, max = 100, message = "is the ticket that came of the password"))]
    #[schema(min_length = 1, max_length = 100)]
    ticket: String,
    /// Six digits of the authenticator app.
    #[validate(length(min = 1, max = 20, message = "has six digits"))]
    #[schema(min_length = 1, max_length = 20, example = "287082")]
    code: Option<String>,
    /// One of the recovery codes instead; each is good once.
    #[validate(length(min = 1, max = 40, message = "is one of the recovery codes"))]
    #[schema(min_length = 1, max_length = 40)]
    recovery_code: Option<String>,
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/session", "signIn", TAG)
            .about(
                "Sign in with a password: sets the cookie that keeps the session, or asks for the second factor. \
                 Failures make the next try from the same place wait; they keep nobody else out.",
            )
            .takes::<SignInWithPassword>()
            .answers::<SignInStep>()
            .fails(&[403, 429]),
        sign_in,
    );
    routes.add(
        Operation::post("/session/second-factor", "signInWithSecondFactor", TAG)
            .about("Show the second factor, within five minutes after the password: a code of the app, or a recovery code.")
            .takes::<SecondFactor>()
            .answers::<SignInStep>()
            .fails(&[403, 429]),
        with_second_factor,
    );
}

async fn sign_in(request: HttpRequest, api: web::Data<Api>, body: Body<SignInWithPassword>) -> Answered {
    let Body(SignInWithPassword { name, password }) = body;
    let name = sign_in_name(&name);
    let credentials = api.database.people().credentials(&name).await?;
    let attempt = attempt(&request, &api, &name, credentials.as_ref()).await?;
    let attempts = api.database.attempts();
    if let Some(next) = attempts.admit(&attempt, &*api.clock).await? {
        return Err(too_early(next, api.clock.now()));
    }
    let account = credentials.as_ref().map(|c| (c.authority, c.person));
    let open = |c: &Credentials| c.state == PersonState::Active && (api.demonstration || !c.demonstration);
    let credentials = credentials.filter(open);
    let hash = credentials.as_ref().and_then(|c| c.password_hash.clone());
    let right = api.passwords.verify(password, hash).await?;
    let Some(Credentials { person, second_factor, .. }) = credentials.filter(|_| right) else {
        metrics::counter!("sign_in_failures_total").increment(1);
        attempts.refused(account, "password", &origin(&request), &*api.clock).await?;
        return Err(Failure::Credentials(WRONG));
    };
    attempts.succeeded(&attempt).await?;
    after_password(&request, &api, person, second_factor).await
}

/// What follows the right password.
///
/// # Errors
/// As [`done`].
pub(crate) async fn after_password(
    request: &HttpRequest,
    api: &Api,
    person: PersonId,
    second_factor: bool,
) -> Answered {
    if !second_factor {
        return done(request, api, person, Method::Password).await;
    }
    let ticket = secret::generate()?;
    api.database.sessions().await_second_factor(person, &secret::hash(&ticket), &*api.clock).await?;
    secretly(HttpResponse::Ok(), &SignInStep::SecondFactor { ticket })
}

/// What this try is counted under: a browser that the person has signed in with before has a count of
/// its own.
async fn attempt(
    request: &HttpRequest,
    api: &Api,
    name: &str,
    credentials: Option<&Credentials>,
) -> Result<Try, Failure> {
    let browser = match cookie::read(request.headers()) {
        Some(token) => api.database.sessions().of_token(&secret::hash(&token)).await?,
        None => None,
    };
    let name = secret::hash(name);
    if let Some((session, whose)) = browser
        && credentials.is_some_and(|c| c.person == whose)
    {
        return Ok(Try { pair: format!("{name} {session}"), source: None, name: None });
    }
    let source = neighbourhood(origin(request).address);
    Ok(Try {
        pair: format!("{name} {}", secret::hash(&source)),
        source: Some(secret::hash(&source)),
        name: Some(name),
    })
}

async fn with_second_factor(request: HttpRequest, api: web::Data<Api>, body: Body<SecondFactor>) -> Answered {
    let Body(SecondFactor { ticket, code, recovery_code }) = body;
    let ticket = secret::hash(&ticket);
    let (now, people) = (api.clock.now(), api.database.people());
    let person = api.database.sessions().ticket(&ticket, now).await?;
    let person =
        person.ok_or(Failure::Credentials("The ticket is no longer good: begin again with the password."))?;
    if let Some(next) = api.database.attempts().admit_code(person, &*api.clock).await? {
        return Err(too_early(next, now));
    }
    let right = match (code, recovery_code) {
        (Some(code), None) => {
            let factor = people.second_factor(person).await?.filter(|factor| factor.confirmed);
            let secret =
                factor.map(|factor| api.secrets.open(&of_person(person.0), &factor.secret)).transpose()?;
            let step = secret.map(|secret| second_factor::step_of(&secret, &code, now)).transpose()?;
            match step.flatten() {
                Some(step) => people.take_step(person, step).await?,
                None => false,
            }
        }
        (None, Some(code)) => {
            let hash = secret::hash(&second_factor::plain_recovery_code(&code));
            people.take_recovery_code(person, &hash, now).await?
        }
        _ => return Err(Failure::wrong("/code", "send either code or recoveryCode")),
    };
    if !right || !api.database.sessions().take_ticket(&ticket).await? {
        let account = people.credentials_of(person).await?.map(|c| (c.authority, c.person));
        api.database.attempts().refused(account, "secondFactor", &origin(&request), &*api.clock).await?;
        return Err(Failure::Credentials(WRONG_CODE));
    }
    api.database.attempts().code_was_right(person).await?;
    done(&request, &api, person, Method::Password).await
}

/// 429, with the seconds to wait.
pub(crate) fn too_early(next: DateTime<Utc>, now: DateTime<Utc>) -> Failure {
    let seconds = (next - now).num_milliseconds().max(0) / 1000 + 1;
    Failure::TooManyRequests { retry_after: u64::try_from(seconds).unwrap_or(1) }
}

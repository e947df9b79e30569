//! Oneself: who one is, one's password and second factor, one's sessions.

mod second_factor;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::actor::{Actor, Who};
use muster_domain::id::{PersonId, SessionId};
use muster_domain::session::Session as Record;
use muster_identity::password;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::session::password::too_early;
use crate::words;

/// The tag of these operations.
const TAG: &str = "Oneself";

/// Who is signed in, and what they may do.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Their id.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// Their address at work.
    #[schema(example = "approver@camden.example")]
    pub email: String,
    /// Where they belong.
    pub authority: AuthorityRef,
    /// What they are there.
    #[schema(schema_with = words::roles_schema)]
    pub roles: Vec<&'static str>,
    /// What they may do, as `x-muster-right` names it.
    #[schema(schema_with = words::rights_schema)]
    pub rights: Vec<&'static str>,
    /// How they signed in.
    #[schema(schema_with = words::method_schema)]
    pub method: &'static str,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// An invented account of the demonstration.
    pub demonstration: bool,
}

impl Me {
    /// Who `actor` is.
    ///
    /// # Errors
    /// [`Failure::Unauthorised`] where they are gone; else when the database fails.
    pub async fn of(api: &Api, actor: &Actor) -> Result<Self, Failure> {
        let (person, session) = who(actor)?;
        let found = api.database.people().find(person).await?.ok_or(Failure::Unauthorised)?;
        let session = api.database.sessions().get(session).await?.ok_or(Failure::Unauthorised)?;
        let rights = Action::ALL.iter().filter(|action| actor.may(**action)).map(|action| action.as_str());
        Ok(Self {
            id: found.id.0,
            name: found.name,
            email: found.email,
            authority: found.authority.into(),
            roles: found.roles.iter().map(|role| role.as_str()).collect(),
            rights: rights.collect(),
            method: session.method.as_str(),
            second_factor: found.second_factor,
            demonstration: found.demonstration,
        })
    }
}

/// One of one's sessions.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Session {
    /// Its id.
    id: Uuid,
    /// How one signed in.
    #[schema(schema_with = words::method_schema)]
    method: &'static str,
    /// What the browser said it is.
    user_agent: Option<String>,
    /// Where it signed in from.
    #[schema(example = "192.0.2.7")]
    address: Option<String>,
    /// When it began.
    created_at: DateTime<Utc>,
    /// When it was last used, to about ten minutes.
    last_used_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    current: bool,
}

impl Session {
    fn new(session: Record, current: SessionId) -> Self {
        let Record { id, method, user_agent, address, created_at, last_used_at } = session;
        let method = method.as_str();
        Self { id: id.0, method, user_agent, address, created_at, last_used_at, current: id == current }
    }
}

/// The list type of the document.
struct SessionList;

impl ListType for SessionList {
    const NAME: &'static str = "SessionList";
    type Item = Session;
}

/// All of one's sessions.
#[derive(Serialize)]
struct Sessions {
    items: Vec<Session>,
    next: Option<String>,
    total: Option<u64>,
}

/// A new password.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangePassword {
    /// The password so far.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"))]
    #[schema(min_length = 1, max_length = 200)]
    current: String,
    /// The new one: 12 to 200 letters. Three words that do not belong together do well.
    #[schema(min_length = 12, max_length = 200)]
    new: String,
}

/// The person that an actor is, and their session.
///
/// # Errors
/// [`Failure::Forbidden`] for another system: it is nobody.
pub(crate) fn who(actor: &Actor) -> Result<(PersonId, SessionId), Failure> {
    match &actor.who {
        Who::Person { person, session, .. } => Ok((*person, *session)),
        Who::Client { .. } | Who::ViewLink { .. } | Who::AnswerLink { .. } => {
            Err(Failure::Forbidden { needed: Action::BeOneself })
        }
    }
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "The account that is signed in.");
    routes.add(
        Operation::get("/me", "getMe", TAG)
            .about("Who is signed in, where they belong and what they may do: as of now, not of the token.")
            .requires(Action::BeOneself)
            .answers::<Me>(),
        me,
    );
    routes.add(
        Operation::put("/me/password", "changePassword", TAG)
            .about("Choose a new password. All other sessions end.")
            .requires(Action::BeOneself)
            .takes::<ChangePassword>()
            .status(204)
            .fails(&[429]),
        change_password,
    );
    second_factor::operations(routes);
    routes.add(
        Operation::get("/me/sessions", "listSessions", TAG)
            .about("Where one is signed in, the browser used last first.")
            .requires(Action::BeOneself)
            .answers_list::<SessionList>(),
        sessions,
    );
    routes.add(
        Operation::delete("/me/sessions/{id}", "endSession", TAG)
            .about("End one of one's sessions: whoever uses it is out at their next request.")
            .requires(Action::BeOneself)
            .status(204),
        end_session,
    );
}

async fn me(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::BeOneself)?;
    Ok(fresh(&request, Made::json(&Me::of(&api, &actor).await?)?))
}

async fn change_password(request: HttpRequest, api: web::Data<Api>, body: Body<ChangePassword>) -> Answered {
    let actor = permitted(&request, Action::BeOneself)?;
    let (person, _) = who(&actor)?;
    let Body(ChangePassword { current, new }) = body;
    let found = api.database.people().find(person).await?.ok_or(Failure::Unauthorised)?;
    if let Some(weakness) = password::weakness(&new, &found.email) {
        return Err(Failure::wrong("/new", weakness));
    }
    confirm_password(&api, &actor, "/current", current).await?;
    let hash = api.passwords.hash(new).await?;
    api.database.people().set_password(&actor, &hash, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sees that whoever acts knows the password: a browser left open must not be enough to lock its
/// person out. Wrong ones are counted as wrong codes are.
///
/// # Errors
/// [`Failure::Unprocessable`] at `pointer` for a wrong one, [`Failure::TooManyRequests`] after many.
async fn confirm_password(api: &Api, actor: &Actor, pointer: &str, password: String) -> Result<(), Failure> {
    let (person, _) = who(actor)?;
    let attempts = api.database.attempts();
    if let Some(next) = attempts.admit_code(person, &*api.clock).await? {
        return Err(too_early(next, api.clock.now()));
    }
    let kept = api.database.people().credentials_of(person).await?.and_then(|c| c.password_hash);
    if !api.passwords.verify(password, kept).await? {
        return Err(Failure::wrong(pointer, "is not the password of this account"));
    }
    Ok(attempts.code_was_right(person).await?)
}

async fn sessions(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let (person, current) = who(&permitted(&request, Action::BeOneself)?)?;
    let found = api.database.sessions().of_person(person, api.clock.now()).await?;
    let items: Vec<Session> = found.into_iter().map(|record| Session::new(record, current)).collect();
    let total = u64::try_from(items.len()).ok();
    Ok(fresh(&request, Made::json(&Sessions { items, next: None, total })?))
}

async fn end_session(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let (person, _) = who(&permitted(&request, Action::BeOneself)?)?;
    let id: SessionId = id.parse().map_err(|_| Failure::NotFound)?;
    if !api.database.sessions().end(person, id, &*api.clock).await? {
        return Err(Failure::NotFound);
    }
    Ok(HttpResponse::NoContent().finish())
}

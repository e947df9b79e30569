//! Oneself: who one is, one's password and second factor, one's sessions.

use actix_web::{HttpRequest, web};
use muster_domain::access::Action;
use muster_domain::actor::{Actor, Who};
use muster_domain::id::{PersonId, SessionId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
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

/// The person that an actor is, and their session.
///
/// # Errors
/// [`Failure::Forbidden`] for another system: it is nobody.
pub(crate) fn who(actor: &Actor) -> Result<(PersonId, SessionId), Failure> {
    match &actor.who {
        Who::Person { person, session, .. } => Ok((*person, *session)),
        Who::Client { .. } => Err(Failure::Forbidden { needed: Action::BeOneself }),
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
}

async fn me(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::BeOneself)?;
    Ok(fresh(&request, Made::json(&Me::of(&api, &actor).await?)?))
}

//! An authority's people, as its administrators look after them.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use muster_domain::access::{Action, Role};
use muster_domain::id::PersonId;
use muster_domain::page::{Page, PageRequest};
use muster_domain::person::{MailedLink, NewPerson, Person as Record, PersonChange};
use muster_identity::secret;
use muster_persistence::person::{Changed, may_give};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::document::BASE;
use crate::identity::permitted;
use crate::operation::{Answered, ListType, Operation, Routes};
use crate::params::Params;
use crate::precondition::{version, versioned};
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::session::secretly;
use crate::words;

/// The tag of these operations.
const TAG: &str = "People";

/// Somebody with an account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Their id.
    pub id: Uuid,
    /// Where they belong.
    pub authority: AuthorityRef,
    /// What they are called.
    #[schema(example = "Rani Patel")]
    pub name: String,
    /// Their address at work.
    #[schema(example = "approver@camden.example")]
    pub email: String,
    /// What they may do.
    #[schema(schema_with = words::roles_schema)]
    pub roles: Vec<&'static str>,
    /// Whether they have been here, and may be.
    #[schema(schema_with = words::person_state_schema)]
    pub state: &'static str,
    /// Whether they sign in with a second factor.
    pub second_factor: bool,
    /// An invented account of the demonstration.
    pub demonstration: bool,
    /// When they were invited.
    pub created_at: DateTime<Utc>,
    /// When this last changed.
    pub updated_at: DateTime<Utc>,
    /// Changes with every change: the number in the `ETag`.
    pub version: i64,
}

impl From<Record> for Person {
    fn from(person: Record) -> Self {
        let Record {
            id,
            authority,
            name,
            email,
            roles,
            state,
            second_factor,
            demonstration,
            created_at,
            updated_at,
            version,
        } = person;
        Self {
            id: id.0,
            authority: authority.into(),
            name,
            email,
            roles: roles.iter().map(|role| role.as_str()).collect(),
            state: state.as_str(),
            second_factor,
            demonstration,
            created_at,
            updated_at,
            version,
        }
    }
}

/// Somebody who was invited.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Invited {
    /// Who.
    person: Person,
    /// The path of the link to send them, good for a week, once. It is shown this once, and only where it was
    /// not mailed to them.
    #[schema(example = "/join/Zm9yIHRoZSBleGFtcGxl")]
    invitation: Option<String>,
    /// Why it was not mailed, where this installation sends mail.
    unmailed: Option<String>,
}

/// A new link.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct NewLink {
    /// What it lets them do.
    #[schema(schema_with = words::invitation_purpose_schema)]
    purpose: &'static str,
    /// The path of the link to send them. It is shown this once, and only where it was not mailed to them.
    #[schema(example = "/join/Zm9yIHRoZSBleGFtcGxl")]
    invitation: Option<String>,
    /// Why it was not mailed, where this installation sends mail.
    unmailed: Option<String>,
}

/// Somebody to invite.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct InvitePerson {
    /// What they are called.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"), custom(function = "not_blank"))]
    #[schema(min_length = 1, max_length = 200, example = "Rani Patel")]
    name: String,
    /// Their address at work, by which they sign in.
    #[validate(
        length(max = 320, message = "has at most 320 letters"),
        email(message = "is an e-mail address, as name@council.gov.uk")
    )]
    #[schema(max_length = 320, format = Email, example = "approver@camden.example")]
    email: String,
    /// What they may do. Administrators give neither `convenor` nor `operator`.
    #[validate(length(min = 1, max = 6, message = "has 1 to 6 roles"))]
    #[schema(schema_with = words::roles_schema)]
    roles: Vec<Role>,
}

/// What changes of somebody; what is left out stays.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangePerson {
    /// What they are called.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"), custom(function = "not_blank"))]
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// What they may do.
    #[validate(length(min = 1, max = 6, message = "has 1 to 6 roles"))]
    #[schema(schema_with = words::roles_schema)]
    roles: Option<Vec<Role>>,
    /// `true` keeps them from signing in and ends their sessions; `false` lets them in again.
    suspended: Option<bool>,
    /// `false` takes the second factor away from somebody who lost it with all recovery codes. Only
    /// they themselves can begin a new one.
    second_factor: Option<bool>,
}

pub(crate) fn not_blank(text: &str) -> Result<(), ValidationError> {
    if text.trim().is_empty() {
        return Err(ValidationError::new("blank").with_message("is not empty".into()));
    }
    Ok(())
}

/// The list type of the document.
struct PersonList;

impl ListType for PersonList {
    const NAME: &'static str = "PersonList";
    type Item = Person;
}

/// A page of people.
#[derive(Serialize)]
struct People {
    items: Vec<Person>,
    next: Option<String>,
    total: Option<u64>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(TAG, "An authority's people, their roles and invitations.");
    routes.add(
        Operation::get("/people", "listPeople", TAG)
            .about("People of one's own authority, by name.")
            .requires(Action::ManagePeople)
            .query::<PageRequest>()
            .answers_list::<PersonList>(),
        list,
    );
    routes.add(
        Operation::get("/people/{id}", "getPerson", TAG)
            .about("Somebody of one's own authority; its `ETag` goes with a change.")
            .requires(Action::ManagePeople)
            .answers::<Person>(),
        one,
    );
    routes.add(
        Operation::post("/people", "invitePerson", TAG)
            .about("Invite somebody: they are mailed a link. Where this installation sends no mail, or it was not taken, this answers the link, to hand over.")
            .requires(Action::ManagePeople)
            .takes::<InvitePerson>()
            .answers::<Invited>()
            .status(201)
            .fails(&[409]),
        invite,
    );
    routes.add(
        Operation::patch("/people/{id}", "changePerson", TAG)
            .about(
                "Change somebody: their name, their roles, whether they may sign in. It holds at their next \
                 request. An authority keeps at least one administrator.",
            )
            .requires(Action::ManagePeople)
            .takes::<ChangePerson>()
            .answers::<Person>()
            .fails(&[409]),
        change,
    );
    routes.add(
        Operation::post("/people/{id}/invitation", "inviteAgain", TAG)
            .about(
                "A new link for somebody: to join where they have not yet, else to a new password, mailed to them or \
                 answered as for an invitation. Links made before are of no more use.",
            )
            .requires(Action::ManagePeople)
            .answers::<NewLink>()
            .status(201)
            .fails(&[409]),
        invite_again,
    );
}

/// The path of a link, and the hash that is kept of it.
fn new_link() -> Result<(String, String), Failure> {
    let token = secret::generate()?;
    Ok((format!("/join/{token}"), secret::hash(&token)))
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let page: PageRequest = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::ManagePeople)?;
    let Page { items, next, total } = api.database.people().list(&actor, &page).await?;
    let people = People { items: items.into_iter().map(Into::into).collect(), next, total };
    Ok(fresh(&request, Made::json(&people)?))
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let actor = permitted(&request, Action::ManagePeople)?;
    let id: PersonId = id.parse().map_err(|_| Failure::NotFound)?;
    let person = api.database.people().get(&actor, id).await?.ok_or(Failure::NotFound)?;
    versioned(HttpResponse::Ok(), person.version, &Person::from(person))
}

async fn invite(request: HttpRequest, api: web::Data<Api>, body: Body<InvitePerson>) -> Answered {
    let actor = permitted(&request, Action::ManagePeople)?;
    let Body(InvitePerson { name, email, roles }) = body;
    if !may_give(&roles, &[]) {
        return Err(Failure::Forbidden { needed: Action::Operate });
    }
    let new = NewPerson { authority: actor.authority, name, email, roles, demonstration: false };
    let (invitation, hash) = new_link()?;
    let invited = api.database.invitations().invite(&actor, &new, &hash, &*api.clock).await?;
    let id = invited.ok_or_else(|| {
        Failure::Conflict(
            "Somebody with this address has an account already, here or at another authority.".to_owned(),
        )
    })?;
    let person = api.database.people().get(&actor, id).await?.ok_or(Failure::NotFound)?;
    let (invitation, unmailed) = hand_over(&api, invitation, &hash).await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/people/{id}")));
    secretly(response, &Invited { person: person.into(), invitation, unmailed })
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    body: Body<ChangePerson>,
) -> Answered {
    let actor = permitted(&request, Action::ManagePeople)?;
    let id: PersonId = id.parse().map_err(|_| Failure::NotFound)?;
    let version = version(request.headers())?;
    let Body(ChangePerson { name, roles, suspended, second_factor }) = body;
    if second_factor == Some(true) {
        return Err(Failure::wrong("/secondFactor", "can only be false: they begin a new one themselves"));
    }
    let without_second_factor = second_factor.is_some();
    let change = PersonChange { name, roles, suspended, without_second_factor };
    match api.database.people().change(&actor, id, version, &change, &*api.clock).await? {
        Changed::Done(person) => versioned(HttpResponse::Ok(), person.version, &Person::from(person)),
        Changed::NotFound => Err(Failure::NotFound),
        Changed::Stale(person) => Err(Failure::stale(&Person::from(person))?),
        Changed::LastAdministrator => Err(Failure::Conflict(
            "The authority would be left without an administrator: give somebody else the role first."
                .to_owned(),
        )),
        Changed::NotTheirsToGive => Err(Failure::Forbidden { needed: Action::Operate }),
    }
}

async fn invite_again(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::ManagePeople)?;
    let id: PersonId = id.parse().map_err(|_| Failure::NotFound)?;
    let person = api.database.people().get(&actor, id).await?.ok_or(Failure::NotFound)?;
    let (invitation, hash) = new_link()?;
    let purpose = api.database.invitations().again(&actor, person.id, &hash, &*api.clock).await?;
    let purpose = purpose.ok_or_else(|| {
        Failure::Conflict("They are suspended: let them in again before you send them a link.".to_owned())
    })?;
    let (invitation, unmailed) = hand_over(&api, invitation, &hash).await?;
    secretly(HttpResponse::Created(), &NewLink { purpose: purpose.as_str(), invitation, unmailed })
}

/// Mails a link to whom it is for, where mail is sent. What is left to be handed over, and why: nothing where
/// it is on its way, so that only who reads their mail follows it.
async fn hand_over(api: &Api, path: String, hash: &str) -> Result<(Option<String>, Option<String>), Failure> {
    let Some(mail) = &api.link_mailer else { return Ok((Some(path), None)) };
    let now = api.clock.now();
    let Some(made) = api.database.invitations().get(hash, now).await? else { return Ok((Some(path), None)) };
    let link = MailedLink {
        id: api.clock.id(),
        purpose: made.purpose,
        name: made.person.name,
        email: made.person.email,
        authority: made.person.authority.name,
        url: format!("{}{path}", api.public_url),
        expires_at: made.expires_at,
    };
    match mail(link, now).await {
        Ok(()) => Ok((None, None)),
        Err(why) => {
            tracing::warn!(why, "a link could not be mailed");
            Ok((Some(path), Some(why)))
        }
    }
}

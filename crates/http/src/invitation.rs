//! Links that let somebody join or choose a new password, as who holds one uses it.

use actix_web::{HttpRequest, web};
use muster_domain::person::{Invitation as Record, InvitationPurpose};
use muster_identity::{password, secret};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::body::Body;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::person::not_blank;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::session::password::after_password;
use crate::session::{SignInStep, secretly};
use crate::source::origin;
use crate::words;

/// The tag of these operations.
const TAG: &str = "Signing in";

/// An open link.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Invitation {
    /// What it lets its holder do.
    #[schema(schema_with = words::invitation_purpose_schema)]
    purpose: &'static str,
    /// What they are called.
    #[schema(example = "Rani Patel")]
    name: String,
    /// The name they will sign in with.
    #[schema(example = "approver@camden.example")]
    email: String,
    /// Whose people they belong to.
    authority: AuthorityRef,
}

/// What somebody chooses who follows a link.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AcceptInvitation {
    /// Their password: 12 to 200 letters. Three words that do not belong together do well.
    #[schema(min_length = 12, max_length = 200)]
    password: String,
    /// What they are called, where the invitation has it wrong.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"), custom(function = "not_blank"))]
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/invitations/{token}", "getInvitation", TAG)
            .about("What a link lets its holder do. One that is used, too old or unknown is not found.")
            .answers::<Invitation>(),
        one,
    );
    routes.add(
        Operation::post("/invitations/{token}", "acceptInvitation", TAG)
            .about(
                "Join with a password, or choose a new one: signs in, or asks for the second factor. Sessions that \
                 the account had end.",
            )
            .takes::<AcceptInvitation>()
            .answers::<SignInStep>()
            .fails(&[403, 429]),
        accept,
    );
}

async fn find(api: &Api, token: &str) -> Result<Record, Failure> {
    let found = api.database.invitations().get(&secret::hash(token), api.clock.now()).await?;
    found.filter(|found| api.demonstration || !found.person.demonstration).ok_or(Failure::NotFound)
}

async fn one(request: HttpRequest, api: web::Data<Api>, token: web::Path<String>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let Record { purpose, person, expires_at: _ } = find(&api, &token).await?;
    let purpose = purpose.as_str();
    let invitation =
        Invitation { purpose, name: person.name, email: person.email, authority: person.authority.into() };
    secretly(actix_web::HttpResponse::Ok(), &invitation)
}

async fn accept(
    request: HttpRequest,
    api: web::Data<Api>,
    token: web::Path<String>,
    body: Body<AcceptInvitation>,
) -> Answered {
    let Body(AcceptInvitation { password, name }) = body;
    let Record { purpose, person, .. } = find(&api, &token).await?;
    if let Some(weakness) = password::weakness(&password, &person.email) {
        return Err(Failure::wrong("/password", weakness));
    }
    if name.is_some() && purpose == InvitationPurpose::Reset {
        return Err(Failure::wrong("/name", "stays as it is when the password is chosen anew"));
    }
    let hash = api.passwords.hash(password).await?;
    let joined = api
        .database
        .invitations()
        .accept(&secret::hash(&token), Some(&hash), name.as_deref(), &origin(&request), &*api.clock)
        .await?
        .ok_or(Failure::NotFound)?;
    after_password(&request, &api, joined, person.second_factor).await
}

//! One's second factor: begun with a secret, confirmed by a code of it, taken away with the password.

use actix_web::{HttpRequest, HttpResponse, web};
use muster_domain::access::Action;
use muster_identity::place::of_person;
use muster_identity::second_factor::{self, Enrolment};
use muster_identity::secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{TAG, confirm_password, who};
use crate::api::Api;
use crate::body::Body;
use crate::identity::permitted;
use crate::operation::{Answered, Operation, Routes};
use crate::problem::Failure;
use crate::session::secretly;

/// A second factor that was begun.
#[derive(Serialize, ToSchema)]
struct BegunSecondFactor {
    /// The secret in base32, for those who type it. Shown once.
    #[schema(example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    secret: String,
    /// The same for a QR code.
    #[schema(
        example = "otpauth://totp/Muster:approver%40camden.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Muster"
    )]
    address: String,
}

/// A code of the second factor.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ConfirmSecondFactor {
    /// Six digits of the authenticator app.
    #[validate(length(min = 1, max = 20, message = "has six digits"))]
    #[schema(min_length = 1, max_length = 20, example = "287082")]
    code: String,
}

/// Recovery codes.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RecoveryCodes {
    /// Ten, each good once, shown once.
    #[schema(example = json!(["ABCD-EFGH-JKLM-NPQR"]))]
    recovery_codes: Vec<String>,
}

/// The password, once more.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RemoveSecondFactor {
    /// The password.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 letters"))]
    #[schema(min_length = 1, max_length = 200)]
    password: String,
}

pub(super) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/me/second-factor", "beginSecondFactor", TAG)
            .about("Begin a second factor: put the secret into an authenticator app, then confirm with a code of it.")
            .requires(Action::BeOneself)
            .answers::<BegunSecondFactor>()
            .fails(&[409]),
        begin,
    );
    routes.add(
        Operation::put("/me/second-factor", "confirmSecondFactor", TAG)
            .about("Confirm the second factor with a code: it is asked for from now on. Answers the recovery codes.")
            .requires(Action::BeOneself)
            .takes::<ConfirmSecondFactor>()
            .answers::<RecoveryCodes>()
            .fails(&[409, 429]),
        confirm,
    );
    routes.add(
        Operation::delete("/me/second-factor", "removeSecondFactor", TAG)
            .about("Sign in without a second factor from now on: takes the password once more.")
            .requires(Action::BeOneself)
            .takes::<RemoveSecondFactor>()
            .status(204)
            .fails(&[429]),
        remove,
    );
}

async fn begin(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let (person, _) = who(&permitted(&request, Action::BeOneself)?)?;
    let found = api.database.people().find(person).await?.ok_or(Failure::Unauthorised)?;
    let Enrolment { secret, address } = second_factor::enrol(&found.email)?;
    let kept = api.secrets.seal(&of_person(person.0), &secret)?;
    if !api.database.people().begin_second_factor(person, &kept).await? {
        return Err(Failure::Conflict(
            "There is a second factor: take it away before you begin another.".to_owned(),
        ));
    }
    secretly(HttpResponse::Ok(), &BegunSecondFactor { secret, address })
}

async fn confirm(request: HttpRequest, api: web::Data<Api>, body: Body<ConfirmSecondFactor>) -> Answered {
    let actor = permitted(&request, Action::BeOneself)?;
    let (person, _) = who(&actor)?;
    let Body(ConfirmSecondFactor { code }) = body;
    let begun = api.database.people().second_factor(person).await?.filter(|factor| !factor.confirmed);
    let begun = begun
        .ok_or_else(|| Failure::Conflict("There is no second factor to confirm: begin one.".to_owned()))?;
    let opened = api.secrets.open(&of_person(person.0), &begun.secret)?;
    let step = second_factor::step_of(&opened, &code, api.clock.now())?;
    let step = step.ok_or_else(|| Failure::wrong("/code", "is not the code that the app shows now"))?;
    let recovery_codes = second_factor::recovery_codes()?;
    let hashes: Vec<String> =
        recovery_codes.iter().map(|code| secret::hash(&second_factor::plain_recovery_code(code))).collect();
    let people = api.database.people();
    if !people.confirm_second_factor(&actor, &begun.secret, step, &hashes, &*api.clock).await? {
        return Err(Failure::Conflict("It has been confirmed or begun anew meanwhile.".to_owned()));
    }
    secretly(HttpResponse::Ok(), &RecoveryCodes { recovery_codes })
}

async fn remove(request: HttpRequest, api: web::Data<Api>, body: Body<RemoveSecondFactor>) -> Answered {
    let actor = permitted(&request, Action::BeOneself)?;
    let Body(RemoveSecondFactor { password }) = body;
    confirm_password(&api, &actor, "/password", password).await?;
    api.database.people().remove_second_factor(&actor, &*api.clock).await?;
    Ok(HttpResponse::NoContent().finish())
}

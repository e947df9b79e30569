//! Authorities' OpenID providers: where their people sign in.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use chrono::{DateTime, Utc};
use muster_domain::access::Action;
use muster_domain::id::SignInProviderId;
use muster_domain::sign_in_provider::{SignInProvider as Record, SignInProviderSettings};
use muster_domain::viewer::Viewer;
use muster_identity::openid::is_issuer;
use muster_identity::place::of_provider;
use muster_persistence::sign_in_provider::Changed;
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
use crate::precondition;
use crate::problem::{Failure, Wrong};

const TAG: &str = "Sign-in providers";

/// An authority's OpenID provider. The client secret is never shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignInProvider {
    /// Its id.
    pub id: Uuid,
    /// Whose people sign in there.
    pub authority: AuthorityRef,
    /// What its people know it as.
    #[schema(example = "Camden account")]
    pub name: String,
    /// Its issuer.
    #[schema(example = "https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0")]
    pub issuer: String,
    /// Muster's client id there.
    pub client_id: String,
    /// The address to register with the provider as the one to come back to.
    #[schema(example = "https://muster.example.org/api/v1/sign-in/openid/callback")]
    pub redirect: String,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
    /// Changes with every change.
    pub version: i64,
}

/// An authority's OpenID provider to be set up.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSignInProvider {
    /// Whose people sign in there: the authority's id, or a borough's code.
    #[validate(length(min = 1, max = 64, message = "is an authority's id or code"))]
    #[schema(min_length = 1, max_length = 64, example = "CMD")]
    pub authority: String,
    /// What its people know it as.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 characters"))]
    #[schema(min_length = 1, max_length = 100, example = "Camden account")]
    pub name: String,
    /// Its issuer, exactly as its tokens have it; https.
    #[validate(length(max = 500, message = "has 500 characters at most"), custom(function = issuer))]
    #[schema(max_length = 500)]
    pub issuer: String,
    /// Muster's client id there.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub client_id: String,
    /// Muster's client secret there.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    pub client_secret: String,
}

/// What becomes of an authority's OpenID provider.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInProviderChange {
    /// What its people know it as.
    #[validate(length(min = 1, max = 100, message = "has 1 to 100 characters"))]
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Its issuer; people known to the one before must be invited again.
    #[validate(length(max = 500, message = "has 500 characters at most"), custom(function = issuer))]
    #[schema(max_length = 500)]
    pub issuer: String,
    /// Muster's client id there.
    #[validate(length(min = 1, max = 200, message = "has 1 to 200 characters"))]
    #[schema(min_length = 1, max_length = 200)]
    pub client_id: String,
    /// Muster's client secret there; left out or null, the one that is kept stays.
    #[validate(length(min = 1, max = 500, message = "has 1 to 500 characters"))]
    #[schema(min_length = 1, max_length = 500)]
    #[serde(default)]
    pub client_secret: Option<String>,
}

fn issuer(said: &str) -> Result<(), ValidationError> {
    match is_issuer(said) {
        true => Ok(()),
        false => Err(ValidationError::new("issuer")
            .with_message("is not an https address without query and fragment".into())),
    }
}

/// Every provider that may be seen.
#[derive(Debug, Serialize)]
struct SignInProviders {
    items: Vec<SignInProvider>,
    next: Option<String>,
    total: usize,
}

impl ListType for SignInProviders {
    const NAME: &'static str = "SignInProviderList";
    type Item = SignInProvider;
}

/// Their operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.tag(
        TAG,
        "Authorities' OpenID providers: where their people sign in with the account they have anyway.",
    );
    routes.add(
        Operation::get("/sign-in-providers", "listSignInProviders", TAG)
            .about("How people sign in: the OpenID providers of my authority, and of every one for who runs the installation. All of them stand on one page.")
            .requires(Action::SeeSignIn)
            .answers_list::<SignInProviders>(),
        list,
    );
    routes.add(
        Operation::post("/sign-in-providers", "createSignInProvider", TAG)
            .about("Sets up an authority's OpenID provider. Register `redirect` of the answer with it.")
            .requires(Action::Operate)
            .takes::<NewSignInProvider>()
            .answers::<SignInProvider>()
            .status(201),
        create,
    );
    routes.add(
        Operation::get("/sign-in-providers/{id}", "getSignInProvider", TAG)
            .about("One OpenID provider.")
            .requires(Action::SeeSignIn)
            .answers::<SignInProvider>(),
        one,
    );
    routes.add(
        Operation::put("/sign-in-providers/{id}", "changeSignInProvider", TAG)
            .about("Changes an authority's OpenID provider.")
            .requires(Action::Operate)
            .conditional()
            .takes::<SignInProviderChange>()
            .answers::<SignInProvider>(),
        change,
    );
    routes.add(
        Operation::delete("/sign-in-providers/{id}", "removeSignInProvider", TAG)
            .about(
                "Takes an authority's OpenID provider away. Sessions go on; nobody signs in there any more.",
            )
            .requires(Action::Operate)
            .status(204),
        remove,
    );
}

fn id_of(path: &str) -> Result<SignInProviderId, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

fn shown(api: &Api, provider: Record) -> SignInProvider {
    let Record { id, authority, name, issuer, client_id, created_at, version } = provider;
    let redirect = api.redirect();
    SignInProvider {
        id: id.0,
        authority: authority.into(),
        name,
        issuer,
        client_id,
        redirect,
        created_at,
        version,
    }
}

fn versioned(response: HttpResponseBuilder, provider: &SignInProvider) -> Answered {
    precondition::versioned(response, provider.version, provider)
}

async fn list(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let actor = permitted(&request, Action::SeeSignIn)?;
    let providers = api.database.sign_in_providers().list(&actor).await?;
    let items: Vec<SignInProvider> = providers.into_iter().map(|provider| shown(&api, provider)).collect();
    let list = SignInProviders { total: items.len(), items, next: None };
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(list))
}

async fn one(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::SeeSignIn)?;
    let found = api.database.sign_in_providers().get(&actor, id_of(&id)?).await?;
    versioned(HttpResponse::Ok(), &shown(&api, found.ok_or(Failure::NotFound)?))
}

async fn create(request: HttpRequest, api: web::Data<Api>, body: Body<NewSignInProvider>) -> Answered {
    let actor = permitted(&request, Action::Operate)?;
    let Body(NewSignInProvider { authority, name, issuer, client_id, client_secret }) = body;
    let found = api.database.authorities().find(&Viewer::Public, &authority).await?;
    let authority = found.ok_or_else(|| {
        let detail = "there is no such authority: give its id, or a borough's code as CMD".to_owned();
        Failure::Unprocessable(vec![Wrong { pointer: "/authority".to_owned(), detail }])
    })?;
    let id = SignInProviderId(api.clock.id());
    let client_secret = Some(api.secrets.seal(&of_provider(id.0), &client_secret)?);
    let settings = SignInProviderSettings { name, issuer, client_id, client_secret };
    let made = api
        .database
        .sign_in_providers()
        .create(&actor, &*api.clock, (id, authority.reference.id), &settings)
        .await?;
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("{BASE}/sign-in-providers/{}", made.id)));
    versioned(response, &shown(&api, made))
}

async fn change(
    request: HttpRequest,
    api: web::Data<Api>,
    id: web::Path<String>,
    body: Body<SignInProviderChange>,
) -> Answered {
    let actor = permitted(&request, Action::Operate)?;
    let (id, version) = (id_of(&id)?, precondition::version(request.headers())?);
    let Body(SignInProviderChange { name, issuer, client_id, client_secret }) = body;
    let seal = |secret: String| api.secrets.seal(&of_provider(id.0), &secret);
    let client_secret = client_secret.map(seal).transpose()?;
    let settings = SignInProviderSettings { name, issuer, client_id, client_secret };
    let providers = api.database.sign_in_providers();
    match providers.change(&actor, &*api.clock, id, version, &settings).await? {
        Changed::Done(provider) => versioned(HttpResponse::Ok(), &shown(&api, provider)),
        Changed::Missing => Err(Failure::NotFound),
        Changed::Stale(provider) => Err(Failure::stale(&shown(&api, provider))?),
    }
}

async fn remove(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let actor = permitted(&request, Action::Operate)?;
    match api.database.sign_in_providers().remove(&actor, &*api.clock, id_of(&id)?).await? {
        true => Ok(HttpResponse::NoContent().finish()),
        false => Err(Failure::NotFound),
    }
}

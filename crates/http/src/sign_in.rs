//! What the sign-in page offers, and the public keys that tell our access tokens.

use actix_web::{HttpRequest, web};
use muster_domain::sign_in_provider::SignInProvider;
use muster_identity::key::PublicKey;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::Api;
use crate::authority::AuthorityRef;
use crate::document::BASE;
use crate::operation::{Answered, Operation, Routes};
use crate::params::Params;
use crate::resource::NoQuery;
use crate::respond::{Made, fresh};
use crate::routes::read_only;

/// The password of every invented account. It is no secret: the sign-in page shows it.
pub const DEMONSTRATION_PASSWORD: &str = "harbour lantern bicycle";

/// The invented accounts: address, what they are, the authority's code, roles in words.
pub const DEMONSTRATION: [(&str, &str, &str, &[&str]); 6] = [
    ("contributor@camden.example", "Camden: keeps its records", "CMD", &["contributor"]),
    ("approver@camden.example", "Camden: decides who sees them", "CMD", &["approver"]),
    ("administrator@camden.example", "Camden: looks after its people", "CMD", &["administrator"]),
    ("approver@hackney.example", "Hackney: decides who sees its records", "HCK", &["approver"]),
    ("convenor@loti.example", "LOTI: looks after what members do together", "LOTI", &["convenor"]),
    ("operator@loti.example", "Runs this installation", "LOTI", &["operator"]),
];

/// An invented account that anybody may try.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct DemonstrationAccount {
    /// The name to sign in with.
    #[schema(example = "approver@camden.example")]
    name: &'static str,
    /// The password.
    password: &'static str,
    /// Who they are, in a few words.
    #[schema(example = "Camden: decides who sees them")]
    who: &'static str,
}

/// A provider that an authority's people sign in with.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ProviderLink {
    /// Its id.
    id: Uuid,
    /// Whose people sign in with it.
    authority: AuthorityRef,
    /// What it is called.
    name: String,
    /// Where the browser goes.
    #[schema(example = "/api/v1/sign-in/openid/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10")]
    start: String,
}

impl From<SignInProvider> for ProviderLink {
    fn from(provider: SignInProvider) -> Self {
        let SignInProvider { id, authority, name, .. } = provider;
        let start = format!("{BASE}/sign-in/openid/{id}");
        Self { id: id.0, authority: authority.into(), name, start }
    }
}

/// What the sign-in page offers.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct SignIn {
    /// Invented accounts; none unless this is a demonstration.
    demonstration: Vec<DemonstrationAccount>,
    /// Providers.
    providers: Vec<ProviderLink>,
}

/// Public keys (RFC 7517).
#[derive(Serialize)]
struct KeySet {
    keys: Vec<PublicKey>,
}

/// Declares the operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/sign-in", "getSignIn", "Signing in")
            .about("What the sign-in page offers: providers, and on a demonstration the invented accounts with their password.")
            .answers::<SignIn>(),
        sign_in,
    );
}

/// Mounts `/.well-known/jwks.json`.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    config.service(read_only("/.well-known/jwks.json", keys));
}

async fn sign_in(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let NoQuery = Params::read(request.query_string(), api.clock.today())?;
    let account = |(name, who, ..): &(&'static str, &'static str, &str, &[&str])| DemonstrationAccount {
        name,
        password: DEMONSTRATION_PASSWORD,
        who,
    };
    let demonstration =
        if api.demonstration { DEMONSTRATION.iter().map(account).collect() } else { Vec::new() };
    let providers = api.database.sign_in_providers().offered().await?;
    let providers = providers.into_iter().map(ProviderLink::from).collect();
    Ok(fresh(&request, Made::json(&SignIn { demonstration, providers })?))
}

async fn keys(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let now = api.clock.now();
    let keys = api.keys.ring(&api.database, now).await?.public(now).collect();
    Ok(fresh(&request, Made::json(&KeySet { keys })?))
}

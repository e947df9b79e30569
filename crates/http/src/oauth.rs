//! How another system gets an access token: OAuth 2.0 client credentials (RFC 6749, section 4.4).

use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Bytes};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use muster_domain::access::Scope;
use muster_domain::id::ClientId;
use muster_identity::secret;
use muster_identity::token::{LIFETIME, Subject};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::Api;
use crate::operation::{Answered, FORM, Operation, Routes};
use crate::params::decode;

/// Bytes of a request's form at most.
const MOST: usize = 8 * 1024;

/// Where tokens are to be had.
pub(crate) const TOKEN: &str = "/api/v1/oauth/token";

/// The one kind of grant that there is.
const GRANT: &str = "client_credentials";

/// A request for an access token. The credentials may come by HTTP basic authentication instead.
#[derive(Deserialize, ToSchema)]
pub struct TokenRequest {
    /// `client_credentials`.
    #[schema(required = true, example = "client_credentials")]
    grant_type: Option<String>,
    /// The client's id.
    #[schema(example = "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10")]
    client_id: Option<String>,
    /// Its secret.
    client_secret: Option<String>,
    /// Scopes that the token must have, with spaces between: refused where the client has not all
    /// of them. A token has every scope of its client.
    #[schema(example = "contracts:read")]
    scope: Option<String>,
}

/// An access token (RFC 6749, section 5.1).
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessToken {
    /// The token, for the header `Authorization: Bearer …`.
    pub access_token: String,
    /// `Bearer`.
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Seconds for which it is good.
    #[schema(example = 600)]
    pub expires_in: i64,
    /// What it may do: scopes with spaces between.
    #[schema(example = "contracts:read contracts:write")]
    pub scope: String,
}

/// Why there is no token (RFC 6749, section 5.2).
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenRefusal {
    /// One of the standard's words: `invalid_request`, `invalid_client`, `invalid_scope`,
    /// `unsupported_grant_type`.
    #[schema(example = "invalid_client")]
    pub error: &'static str,
    /// What is wrong, in plain English.
    pub error_description: String,
}

/// Marks an answer that fails in the words of another standard than RFC 9457: it is sent as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsItIs;

/// The operation.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::post("/oauth/token", "getAccessToken", "Other systems")
            .about("Gives another system an access token: OAuth 2.0 client credentials (RFC 6749, section 4.4). It is good for ten minutes; there is no refresh token, ask again.")
            .takes_form::<TokenRequest>()
            .answers::<AccessToken>()
            .refuses::<TokenRefusal>(&[400, 401]),
        token,
    );
}

async fn token(request: HttpRequest, api: web::Data<Api>, body: Bytes) -> Answered {
    match credentials(&request, &body) {
        Ok(asked) => issue(&api, asked).await,
        Err(refusal) => Ok(refused(refusal)),
    }
}

/// What was asked for, read and in order.
struct Asked {
    client: ClientId,
    secret: String,
    scopes: Vec<Scope>,
}

async fn issue(api: &Api, asked: Asked) -> Answered {
    let Asked { client, secret, scopes } = asked;
    let now = api.clock.now();
    let Some(client) = api.database.clients().authenticate(client, &secret::hash(&secret), now).await? else {
        return Ok(refused(unknown()));
    };
    if let Some(beyond) = scopes.iter().find(|scope| !client.scopes.contains(scope)) {
        return Ok(refused(TokenRefusal {
            error: "invalid_scope",
            error_description: format!("this client has not the scope {}", beyond.as_str()),
        }));
    }
    let issued = api.keys.issue(&api.database, &*api.clock, Subject::Client(client.id)).await?;
    let words: Vec<&str> = client.scopes.iter().map(|scope| scope.as_str()).collect();
    let answer = AccessToken {
        access_token: issued.token,
        token_type: "Bearer",
        expires_in: LIFETIME.num_seconds(),
        scope: words.join(" "),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::PRAGMA, "no-cache"))
        .json(answer))
}

fn credentials(request: &HttpRequest, body: &[u8]) -> Result<Asked, TokenRefusal> {
    if !request.content_type().eq_ignore_ascii_case(FORM) {
        return Err(invalid(&format!("send the parameters as {FORM}")));
    }
    if body.len() > MOST {
        return Err(invalid(&format!("the form has more than {MOST} bytes")));
    }
    let form = read(body)?;
    match form.grant_type.as_deref() {
        Some(GRANT) => {}
        None => return Err(invalid("grant_type is missing: it is client_credentials")),
        Some(_) => {
            return Err(TokenRefusal {
                error: "unsupported_grant_type",
                error_description: format!("the only grant_type here is {GRANT}"),
            });
        }
    }
    let scopes = form
        .scope
        .as_deref()
        .unwrap_or_default()
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| {
            Scope::parse(word).ok_or_else(|| TokenRefusal {
                error: "invalid_scope",
                error_description: "there is no such scope: the document of the API names them".to_owned(),
            })
        })
        .collect::<Result<Vec<Scope>, _>>()?;
    let (client, secret) = match (basic(request)?, form.client_id, form.client_secret) {
        (Some((client, _)), Some(named), None) if client != named => {
            return Err(invalid("the header and the form name two clients"));
        }
        (Some(both), _, None) => both,
        (Some(_), _, Some(_)) => {
            return Err(invalid("send the secret once: in the header or in the form"));
        }
        (None, Some(client), Some(secret)) => (client, secret),
        (None, ..) => return Err(unknown()),
    };
    let client = client.parse().map_err(|_| unknown())?;
    Ok(Asked { client, secret, scopes })
}

/// Reads a form. A parameter without a value counts as left out, one that is given twice is an
/// error, one that is not known is passed over (RFC 6749, section 3.2).
fn read(body: &[u8]) -> Result<TokenRequest, TokenRefusal> {
    let text = std::str::from_utf8(body).map_err(|_| invalid("the form is not UTF-8"))?;
    // A form is written as a query is.
    let form = web::Query::<TokenRequest>::from_query(text).map_err(|error| invalid(&error.to_string()))?;
    let TokenRequest { grant_type, client_id, client_secret, scope } = form.into_inner();
    let said = |value: Option<String>| value.filter(|value| !value.is_empty());
    Ok(TokenRequest {
        grant_type: said(grant_type),
        client_id: said(client_id),
        client_secret: said(client_secret),
        scope: said(scope),
    })
}

/// Id and secret by HTTP basic authentication, each encoded as in a form (RFC 6749, section 2.3.1).
fn basic(request: &HttpRequest) -> Result<Option<(String, String)>, TokenRefusal> {
    let Some(said) = request.headers().get(header::AUTHORIZATION) else { return Ok(None) };
    let read = || {
        let (scheme, encoded) = said.to_str().ok()?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("Basic"))?;
        let text = String::from_utf8(bytes).ok()?;
        let (client, secret) = text.split_once(':')?;
        Some((decode(client)?, decode(secret)?))
    };
    read().map(Some).ok_or_else(unknown)
}

fn invalid(what: &str) -> TokenRefusal {
    TokenRefusal { error: "invalid_request", error_description: what.to_owned() }
}

/// The same for a client that is not known, was revoked, or shows a wrong secret.
fn unknown() -> TokenRefusal {
    let description = "there is no client with this id and secret, or it was revoked";
    TokenRefusal { error: "invalid_client", error_description: description.to_owned() }
}

fn refused(refusal: TokenRefusal) -> HttpResponse {
    let status =
        if refusal.error == "invalid_client" { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
    let mut response = HttpResponse::build(status);
    if status == StatusCode::UNAUTHORIZED {
        response.insert_header((header::WWW_AUTHENTICATE, "Basic realm=\"muster\""));
    }
    let mut response = response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::PRAGMA, "no-cache"))
        .json(refusal);
    response.extensions_mut().insert(AsItIs);
    response
}

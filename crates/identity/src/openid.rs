//! Signing in with an authority's own provider: OpenID Connect Core 1.0, authorisation code with
//! PKCE (RFC 7636). What begins here is kept by the caller until the browser comes back, and is
//! good once.

mod claims;
mod web;

use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
    CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
    CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::{Host, Url};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields,
    IdTokenVerifier, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl,
    RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse, TokenResponse,
};
use serde::{Deserialize, Serialize};

use claims::Further;
use web::Web;

/// How tokens may be signed: never with a shared secret, never not at all.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Bytes of randomness in `state` and `nonce`.
const RANDOM: u32 = 32;

/// An authority's provider, and who Muster is to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its issuer, exactly as its tokens have it.
    pub issuer: String,
    /// Muster's client id there.
    pub client_id: String,
    /// Muster's client secret there.
    pub client_secret: String,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer).field("client_id", &self.client_id).finish()
    }
}

/// What must be kept between leaving for the provider and coming back.
#[derive(Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What its token must name.
    pub nonce: String,
    /// What proves to it that who comes back is who left.
    pub verifier: String,
}

/// A sign-in that begins.
#[derive(Clone)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// What the browser must bring back.
    pub state: String,
    /// What is kept here.
    pub attempt: Attempt,
}

/// What the browser brings back.
#[derive(Clone)]
pub struct Returned {
    /// The code that stands for the sign-in.
    pub code: String,
    /// Which provider says so (RFC 9207), where it does.
    pub issuer: Option<String>,
}

/// Somebody as their provider knows them: the key is issuer and subject, never an e-mail address,
/// which can be given to somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Who vouches for them.
    pub issuer: String,
    /// Who they are there; with Microsoft Entra ID their object id, which is the same for every
    /// application of a tenant, while `sub` is not.
    pub subject: String,
}

/// Why somebody could not be signed in with a provider.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings of the provider are no good.
    #[error("{0:?} cannot be used: it takes an https address without query or fragment")]
    Address(String),
    /// The provider does not answer, or not as one.
    #[error("the provider cannot be used for now: {0}")]
    Unreachable(String),
    /// The provider does not take the code.
    #[error("the provider refused the code: {0}")]
    Refused(String),
    /// What the provider says is not to be trusted.
    #[error("the provider's answer is not to be trusted: {0}")]
    Untrusted(String),
}

/// What a provider says of itself beyond what the library reads.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct Announced {
    /// Whether it names itself when the browser comes back (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Announced {}

type Metadata = ProviderMetadata<
    Announced,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Further,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Party = Client<
    Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// This installation as providers know it.
#[derive(Debug, Clone)]
pub struct RelyingParty {
    web: Web,
    redirect: RedirectUrl,
}

impl RelyingParty {
    /// A relying party to which browsers come back at `redirect`, the one address that is
    /// registered with every provider.
    ///
    /// # Errors
    /// [`Error::Address`] when that is not an absolute address.
    pub fn new(redirect: &str) -> Result<Self, Error> {
        let redirect =
            RedirectUrl::new(redirect.to_owned()).map_err(|_| Error::Address(redirect.to_owned()))?;
        Ok(Self { web: Web::new()?, redirect })
    }

    /// Begins a sign-in: where the browser goes, and what is kept until it comes back.
    ///
    /// # Errors
    /// [`Error::Address`] and [`Error::Unreachable`].
    pub async fn begin(&self, provider: &Provider) -> Result<Begun, Error> {
        let party = self.party(provider, &self.discover(provider).await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = party
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(RANDOM),
                || Nonce::new_random_len(RANDOM),
            )
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun {
            address: address.to_string(),
            state: state.into_secret(),
            attempt: Attempt { nonce: nonce.secret().clone(), verifier: verifier.into_secret() },
        })
    }

    /// Ends a sign-in: turns the code into a token and believes it only where everything about it
    /// is as it must be.
    ///
    /// # Errors
    /// Any of [`Error`].
    pub async fn finish(
        &self,
        provider: &Provider,
        attempt: Attempt,
        returned: Returned,
        now: DateTime<Utc>,
    ) -> Result<Identified, Error> {
        let metadata = self.discover(provider).await?;
        // Before the code is sent anywhere: it may belong to another provider (RFC 9207, section 2.4).
        match &returned.issuer {
            Some(issuer) if *issuer != provider.issuer => {
                return Err(Error::Untrusted(format!(
                    "{issuer:?} answered in place of {:?}",
                    provider.issuer
                )));
            }
            None if metadata.additional_metadata().authorization_response_iss_parameter_supported => {
                return Err(Error::Untrusted("it did not name itself, as it says it does".to_owned()));
            }
            _ => {}
        }
        let party = self.party(provider, &metadata);
        let request = party
            .exchange_code(AuthorizationCode::new(returned.code))
            .map_err(|_| Error::Unreachable("it names no token endpoint".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier));
        let tokens = request.request_async(&self.web).await.map_err(|error| match error {
            RequestTokenError::Request(error) => error,
            RequestTokenError::ServerResponse(answer) => Error::Refused(answer.to_string()),
            RequestTokenError::Parse(error, _) => Error::Untrusted(error.to_string()),
            RequestTokenError::Other(what) => Error::Refused(what),
        })?;
        let untrusted = |what: String| Error::Untrusted(what);
        let token = tokens.id_token().ok_or_else(|| untrusted("there is no ID token".to_owned()))?;
        let client = ClientId::new(provider.client_id.clone());
        let (issuer, keys) = (metadata.issuer().clone(), metadata.jwks().clone());
        // As of a public client: the verifier does not even know a secret that a token could be signed with.
        let verifier = IdTokenVerifier::new_public_client(client, issuer, keys)
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(|| now)
            .set_issue_time_verifier_fn(|issued| claims::issued_lately(issued, now));
        let claims = token
            .claims(&verifier, &Nonce::new(attempt.nonce))
            .map_err(|error| untrusted(error.to_string()))?;
        claims::identify(claims, &provider.client_id, now).map_err(untrusted)
    }

    /// Muster as the provider's client, from what the provider says of itself.
    fn party(&self, provider: &Provider, metadata: &Metadata) -> Party {
        let posts = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let id = ClientId::new(provider.client_id.clone());
        let secret = ClientSecret::new(provider.client_secret.clone());
        Party::from_provider_metadata(metadata.clone(), id, Some(secret))
            .set_redirect_uri(self.redirect.clone())
            .set_auth_type(if posts { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    /// Asks the provider what it is, each time: its keys may have changed a moment ago.
    async fn discover(&self, provider: &Provider) -> Result<Metadata, Error> {
        let discovered = Metadata::discover_async(issuer_of(provider)?, &self.web).await;
        let metadata = discovered.map_err(|error| match error {
            DiscoveryError::Request(error) => error,
            other => Error::Unreachable(told(&other)),
        })?;
        let mut endpoints = vec![metadata.authorization_endpoint().url()];
        endpoints.extend(metadata.token_endpoint().map(|endpoint| endpoint.url()));
        if let Some(open) = endpoints.into_iter().find(|url| !protected(url)) {
            return Err(Error::Address(open.to_string()));
        }
        Ok(metadata)
    }
}

/// Whether `issuer` can be one: an https address without query or fragment. On this machine http
/// will do.
#[must_use]
pub fn is_issuer(issuer: &str) -> bool {
    Url::parse(issuer).is_ok_and(|url| {
        protected(&url)
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    })
}

fn issuer_of(provider: &Provider) -> Result<IssuerUrl, Error> {
    let address = || Error::Address(provider.issuer.clone());
    if !is_issuer(&provider.issuer) {
        return Err(address());
    }
    IssuerUrl::new(provider.issuer.clone()).map_err(|_| address())
}

/// Whether nobody on the way can read or change what goes to `url`.
fn protected(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => return false,
    };
    url.scheme() == "https" || (here && url.scheme() == "http")
}

/// An error with its causes, for a log.
fn told(error: &(dyn std::error::Error + 'static)) -> String {
    let mut told = error.to_string();
    let mut next = error.source();
    while let Some(inner) = next {
        told = format!("{told}: {inner}");
        next = inner.source();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_an_https_address_and_nothing_more() {
        for good in [
            "https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "https://sso.camden.example",
            "http://127.0.0.1:4711",
            "http://localhost:4711/realms/muster",
        ] {
            assert!(is_issuer(good), "{good}");
        }
        for bad in [
            "http://sso.camden.example",
            "https://sso.camden.example/?tenant=1",
            "https://sso.camden.example/#top",
            "https://name:password@sso.camden.example",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "sso.camden.example",
            "",
        ] {
            assert!(!is_issuer(bad), "{bad}");
        }
    }

    #[test]
    fn a_secret_does_not_come_into_a_log() {
        let provider = Provider {
            issuer: "https://sso.camden.example".to_owned(),
            client_id: "muster".to_owned(),
            client_secret: "invented-and-hidden".to_owned(),
        };
        assert!(!format!("{provider:?}").contains("invented-and-hidden"));
    }
}

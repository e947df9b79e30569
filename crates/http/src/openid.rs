//! Signing in with an authority's provider: the way there, and the way back.

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Duration;
use muster_domain::id::SignInProviderId;
use muster_domain::session::Method;
use muster_domain::sign_in_provider::SignInProvider;
use muster_identity::openid::{Attempt, Error, Provider, Returned};
use muster_identity::place::of_provider;
use muster_identity::secret;
use muster_persistence::openid::{Arrival, OpenIdAttempt};
use muster_persistence::sign_in_provider::WithSecret;

use crate::api::Api;
use crate::operation::{Answered, Operation, Routes};
use crate::params::{Params, Query, decode};
use crate::problem::Failure;
use crate::session;
use crate::source::origin;

/// The tag of these operations: signing in with a provider is one way of signing in.
const TAG: &str = "Signing in";

/// Where browsers come back to, under the base of the API.
pub(crate) const CALLBACK: &str = "/sign-in/openid/callback";

/// How long somebody may take at their provider.
const WITHIN: Duration = Duration::minutes(10);

/// Names the browser that left, so that a sign-in that somebody else began cannot be ended in it.
/// It comes back from another site, hence `Lax`.
const BROWSER: &str = "__Host-muster-sign-in";

/// What is read of the way back; providers add more, which is passed over.
const RETURNED: [&str; 4] = ["code", "error", "iss", "state"];

/// Characters of a path to return to at most.
const LONGEST_PATH: usize = 2_000;

/// The operations.
pub(crate) fn operations(routes: &mut Routes) {
    routes.add(
        Operation::get("/sign-in/openid/{id}", "signInWithProvider", TAG)
            .about("Sends the browser to an authority's OpenID provider, to sign in there. A link for people, not for programs.")
            .query::<Leaving>()
            .status(302),
        leave,
    );
    routes.add(
        Operation::get(CALLBACK, "returnFromProvider", TAG)
            .about("Where a provider sends the browser back to: it is signed in and goes on to where it began, or to /sign-in?problem= and one word, `denied`, `expired`, `unreachable`, `untrusted`, `unknown` or `suspended`.")
            .query::<Returning>()
            .status(302),
        come_back,
    );
}

/// What is asked for on the way there.
struct Leaving {
    return_to: Option<String>,
    invitation: Option<String>,
}

impl Query for Leaving {
    fn read(params: &mut Params) -> Self {
        let doc = "Where the browser goes once somebody is signed in: a path of this address, as `/contracts?q=housing`.";
        let return_to = params.text("returnTo", doc, LONGEST_PATH);
        if return_to.as_deref().is_some_and(|path| !is_own_path(path)) {
            params.refuse("returnTo", "is not a path of this address, as /contracts?q=housing");
        }
        let doc = "The token of an invitation link: whoever signs in for the first time becomes its person.";
        Self { return_to, invitation: params.text("invitation", doc, 100) }
    }
}

/// What the way back brings.
struct Returning {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
}

impl Query for Returning {
    fn read(params: &mut Params) -> Self {
        Self {
            state: params.text("state", "What the browser took along.", 200),
            code: params.text("code", "What stands for the sign-in at the provider.", 4_096),
            error: params.text("error", "Why there is no code (RFC 6749, section 4.1.2.1).", 200),
            issuer: params.text("iss", "Which provider says so (RFC 9207).", 500),
        }
    }
}

/// Why somebody was not signed in, as the sign-in page has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    /// The provider, or the person there, said no.
    Denied,
    /// It was not begun in this browser, or too long ago, or is over already.
    Expired,
    /// The provider does not answer.
    Unreachable,
    /// The provider's answer is not to be trusted.
    Untrusted,
    /// Nobody here is known by that account: it takes an invitation.
    Unknown,
    /// The person is suspended.
    Suspended,
}

impl Problem {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Expired => "expired",
            Self::Unreachable => "unreachable",
            Self::Untrusted => "untrusted",
            Self::Unknown => "unknown",
            Self::Suspended => "suspended",
        }
    }
}

async fn leave(request: HttpRequest, api: web::Data<Api>, id: web::Path<String>) -> Answered {
    let Leaving { return_to, invitation } = Params::read(request.query_string(), api.clock.today())?;
    let id: SignInProviderId = id.parse().map_err(|_| Failure::NotFound)?;
    let found = api.database.sign_in_providers().with_secret(id).await?.ok_or(Failure::NotFound)?;
    let begun = match api.relying_party()?.begin(&credentials(&api, &found)?).await {
        Ok(begun) => begun,
        Err(error) => return Ok(failed(&found.provider, &error)),
    };
    let browser = match browser(request.headers()) {
        Some(known) => known,
        None => secret::generate()?,
    };
    let now = api.clock.now();
    let attempt = OpenIdAttempt {
        state_hash: secret::hash(&begun.state),
        browser_hash: secret::hash(&browser),
        provider: id,
        nonce: begun.attempt.nonce,
        verifier: begun.attempt.verifier,
        return_to: return_to.unwrap_or_else(|| "/".to_owned()),
        invitation_hash: invitation.as_deref().map(secret::hash),
        expires_at: now + WITHIN,
    };
    api.database.openids().begin(attempt, now).await?;
    let within = WITHIN.num_seconds();
    let cookie = format!("{BROWSER}={browser}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={within}");
    Ok(to(&begun.address, Some(&cookie)))
}

async fn come_back(request: HttpRequest, api: web::Data<Api>) -> Answered {
    let Ok(returning) = Params::read(&known_part(request.query_string()), api.clock.today()) else {
        return Ok(refused(Problem::Denied));
    };
    let Returning { state, code, error, issuer } = returning;
    let (Some(state), Some(browser)) = (state, browser(request.headers())) else {
        return Ok(refused(Problem::Expired));
    };
    let now = api.clock.now();
    let (state, browser) = (secret::hash(&state), secret::hash(&browser));
    let Some(attempt) = api.database.openids().take(&state, &browser, now).await? else {
        return Ok(refused(Problem::Expired));
    };
    let Some(found) = api.database.sign_in_providers().with_secret(attempt.provider).await? else {
        return Ok(refused(Problem::Expired));
    };
    let (Some(code), None) = (code, error) else { return Ok(refused(Problem::Denied)) };
    let kept = Attempt { nonce: attempt.nonce, verifier: attempt.verifier };
    let returned = Returned { code, issuer };
    let identified = match api.relying_party()?.finish(&credentials(&api, &found)?, kept, returned, now).await
    {
        Ok(identified) => identified,
        Err(error) => return Ok(failed(&found.provider, &error)),
    };
    let origin = origin(&request);
    let key = (identified.issuer.as_str(), identified.subject.as_str());
    let invitation = attempt.invitation_hash.as_deref();
    match api.database.openids().arrive(&origin, now, &found.provider, key, invitation).await? {
        Arrival::Unknown => {
            api.database.attempts().refused(None, "provider", &origin, &*api.clock).await?;
            Ok(refused(Problem::Unknown))
        }
        Arrival::Suspended(person) => {
            let account = Some((found.provider.authority.id, person));
            api.database.attempts().refused(account, "suspended", &origin, &*api.clock).await?;
            Ok(refused(Problem::Suspended))
        }
        Arrival::Person(person) => {
            let (cookie, _) = session::open(&request, &api, person, Method::OpenId).await?;
            metrics::counter!("sign_ins_total", "method" => Method::OpenId.as_str()).increment(1);
            Ok(to(&attempt.return_to, Some(&cookie)))
        }
    }
}

fn credentials(api: &Api, found: &WithSecret) -> Result<Provider, Failure> {
    let WithSecret { provider, client_secret } = found;
    Ok(Provider {
        issuer: provider.issuer.clone(),
        client_id: provider.client_id.clone(),
        client_secret: api.secrets.open(&of_provider(provider.id.0), client_secret)?,
    })
}

/// What the browser calls itself, if it left from here in the last minutes.
fn browser(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == BROWSER && is_secret(value))
        .map(|(_, value)| value.to_owned())
}

/// Whether it can be a secret of ours: 43 letters, digits, hyphens and underscores.
fn is_secret(value: &str) -> bool {
    value.len() == 43 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The parameters of ours that the way back has.
fn known_part(query: &str) -> String {
    let known = |pair: &&str| {
        let name = pair.split('=').next().and_then(decode);
        name.is_some_and(|name| RETURNED.contains(&name.as_str()))
    };
    query.split('&').filter(known).collect::<Vec<_>>().join("&")
}

/// Whether `path` stays at this address whatever a browser makes of it: it begins with one slash,
/// and has nothing that browsers pass over or take for another slash.
fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

fn to(address: &str, cookie: Option<&str>) -> HttpResponse {
    let mut response = HttpResponse::Found();
    response.insert_header((header::LOCATION, address)).insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(cookie).ok()) {
        response.insert_header((header::SET_COOKIE, cookie));
    }
    response.finish()
}

fn refused(problem: Problem) -> HttpResponse {
    to(&format!("/sign-in?problem={}", problem.as_str()), None)
}

/// The log says what the person need not know.
fn failed(provider: &SignInProvider, error: &Error) -> HttpResponse {
    tracing::warn!(provider = %provider.id, issuer = %provider.issuer, %error, "no sign-in with this provider");
    refused(match error {
        Error::Address(_) | Error::Unreachable(_) => Problem::Unreachable,
        Error::Refused(_) | Error::Untrusted(_) => Problem::Untrusted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_to_return_to_stays_at_this_address() {
        for own in ["/", "/contracts?q=caf%C3%A9&sort=-value", "/opportunities/7#stances", "/a//b"] {
            assert!(is_own_path(own), "{own}");
        }
        for elsewhere in [
            "",
            "contracts",
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example/",
            "/\t/evil.example/",
            "/\n/evil.example/",
            "\\\\evil.example",
            "/ /evil.example",
            "javascript:alert(1)",
            "/caf\u{e9}",
            "/a\r\nSet-Cookie: x=y",
        ] {
            assert!(!is_own_path(elsewhere), "{elsewhere:?}");
        }
    }

    #[test]
    fn what_providers_add_on_the_way_back_is_passed_over() {
        let query = "code=a%20b&session_state=5&state=s&iss=https%3A%2F%2Fsso.example&scope=openid";
        assert_eq!(known_part(query), "code=a%20b&state=s&iss=https%3A%2F%2Fsso.example");
        let Returning { state, code, error, issuer } =
            Params::read(&known_part(query), chrono::NaiveDate::MIN).unwrap();
        assert_eq!((state.as_deref(), code.as_deref(), error), (Some("s"), Some("a b"), None));
        assert_eq!(issuer.as_deref(), Some("https://sso.example"));
    }
}

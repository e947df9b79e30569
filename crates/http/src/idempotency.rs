//! `Idempotency-Key`: a POST that is sent twice is carried out once.
//!
//! The answer is kept for 24 hours, for each account, sealed with the key: of the key itself only a
//! hash is kept, so that nobody reads from the database what was shown once. A request that fails
//! leaves nothing, so that it can be sent again.

use std::ops::RangeInclusive;

use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpResponse, HttpResponseBuilder, rt};
use muster_identity::sealed;
use muster_persistence::idempotency::Begun;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tracing::Instrument;
use uuid::Uuid;

use crate::api::Api;
use crate::identity::actor;
use crate::problem::{Failure, Wrong};

/// The header.
pub(crate) const HEADER: &str = "Idempotency-Key";

/// What the document says of it.
pub(crate) const ABOUT: &str = "A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the \
     same key within 24 hours, the request is not carried out again and has the same answer.";

/// Shorter keys could be guessed, longer ones are none.
pub(crate) const LENGTH: RangeInclusive<usize> = 16..=200;

/// Headers that an answer is not complete without.
const HEADERS: [HeaderName; 5] =
    [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::LOCATION, header::ETAG, header::CACHE_CONTROL];

/// Whether an operation takes the header: whatever is posted by somebody who is known.
#[must_use]
pub(crate) fn takes(method: &Method, by_somebody_known: bool) -> bool {
    method == Method::POST && by_somebody_known
}

/// An answer but for its body.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    status: u16,
    headers: Vec<(String, String)>,
}

/// Which request it is.
#[derive(Debug, Clone)]
struct Request {
    account: Uuid,
    key: String,
    key_hash: String,
}

/// What is to be done with a request.
enum Verdict {
    /// It has no key, or nobody sent it.
    Plain,
    /// It comes with a new key.
    First(Api, Request),
    /// It was carried out before, with this answer.
    Again(HttpResponse),
}

/// Carries a request out unless it was carried out before. Answers [`Failure::Unprocessable`] for a
/// key that is none, or of another request, and [`Failure::Conflict`] while the request is being
/// carried out.
///
/// # Errors
/// As the operation does.
pub(crate) async fn once(
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let (api, kept) = match judge(&mut request).await {
        Ok(Verdict::Plain) => return next.call(request).await,
        Ok(Verdict::First(api, kept)) => (api, kept),
        Ok(Verdict::Again(response)) => return Ok(request.into_response(response)),
        Err(failure) => return Ok(request.error_response(failure)),
    };
    // Carried out to its end even if whoever sent it hangs up meanwhile: they will ask again.
    let carried_out = rt::spawn(carry_out(request, next, api, kept).in_current_span());
    match carried_out.await {
        Ok(answered) => answered,
        Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
        Err(ended) => Err(Failure::Internal(Box::new(ended)).into()),
    }
}

async fn judge(request: &mut ServiceRequest) -> Result<Verdict, Failure> {
    let (Some(key), Some(actor), Some(api)) = (
        key(request.headers())?,
        actor(request.request()),
        request.app_data::<Data<Api>>().map(|api| api.get_ref().clone()),
    ) else {
        return Ok(Verdict::Plain);
    };
    let body = request.extract::<Bytes>().await.map_err(|error| match error.as_error::<PayloadError>() {
        Some(PayloadError::Overflow) => Failure::TooLarge,
        _ => Failure::BadRequest("the body did not arrive whole".to_owned()),
    })?;
    let digest = digest(&[request.method().as_str().as_bytes(), request.uri().to_string().as_bytes(), &body]);
    let kept = Request { account: actor.account(), key_hash: self::digest(&[key.as_bytes()]), key };
    let store = api.database.idempotency();
    let conflict = |detail: &str| Err(Failure::Conflict(detail.to_owned()));
    match store.begin(kept.account, &kept.key_hash, &digest, api.clock.now()).await? {
        Begun::First => {
            request.set_payload(Payload::from(body));
            Ok(Verdict::First(api, kept))
        }
        Begun::Answered(sealed) => again(&kept.key, &sealed).map(Verdict::Again),
        Begun::Running => conflict(
            "The request with this Idempotency-Key is still being carried out: ask again in a moment.",
        ),
        Begun::CutOff => conflict(
            "The request with this Idempotency-Key was cut off: see whether it was carried out, and if not, send \
             it with another key.",
        ),
        Begun::Other => Err(wrong("was sent with another request before: take a new key for this one")),
    }
}

async fn carry_out(
    request: ServiceRequest,
    next: Next<BoxBody>,
    api: Api,
    kept: Request,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let store = api.database.idempotency();
    let answered = match next.call(request).await {
        Ok(answered) if answered.status().is_success() => answered,
        failed => {
            store.failed(kept.account, &kept.key_hash).await.map_err(Failure::from)?;
            return failed;
        }
    };
    let (request, response) = answered.into_parts();
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Failure::Internal("an answer without an end".into()))?;
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned).ok();
    let headers = HEADERS
        .iter()
        .filter_map(|name| Some((name.as_str().to_owned(), response.headers().get(name).and_then(text)?)));
    let head = Head { status: response.status().as_u16(), headers: headers.collect() };
    let mut answer = serde_json::to_vec(&head).map_err(|e| Failure::Internal(Box::new(e)))?;
    answer.push(b'\n');
    answer.extend_from_slice(&body);
    let sealed =
        sealed::seal(kept.key.as_bytes(), b"", &answer).map_err(|e| Failure::Internal(Box::new(e)))?;
    store.answered(kept.account, &kept.key_hash, &sealed).await.map_err(Failure::from)?;
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(body))))
}

/// The answer as it was.
fn again(key: &str, sealed: &[u8]) -> Result<HttpResponse, Failure> {
    let unreadable = || Failure::Internal("a kept answer cannot be read".into());
    let answer = sealed::open(key.as_bytes(), b"", sealed).map_err(|e| Failure::Internal(Box::new(e)))?;
    let end = answer.iter().position(|byte| *byte == b'\n').ok_or_else(unreadable)?;
    let (head, body) = answer.split_at(end);
    let Head { status, headers } =
        serde_json::from_slice(head).map_err(|e| Failure::Internal(Box::new(e)))?;
    let mut response = HttpResponseBuilder::new(StatusCode::from_u16(status).map_err(|_| unreadable())?);
    for (name, value) in headers {
        response.insert_header((name, value));
    }
    Ok(response.body(body[1..].to_vec()))
}

/// The key, where one is sent.
fn key(headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let mut keys = headers.get_all(HEADER);
    let Some(first) = keys.next() else { return Ok(None) };
    let key = first.to_str().ok().filter(|key| {
        LENGTH.contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) && keys.next().is_none()
    });
    match key {
        Some(key) => Ok(Some(key.to_owned())),
        None => Err(wrong("is one key of 16 to 200 visible characters, best a random UUID")),
    }
}

fn wrong(detail: &str) -> Failure {
    Failure::Unprocessable(vec![Wrong { pointer: HEADER.to_owned(), detail: detail.to_owned() }])
}

/// SHA-256 of several parts, in hexadecimal digits.
fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;

//! What every answer is wrapped in: a request id, a log line, headers that keep browsers safe, and
//! a problem document in place of anything else that failed.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, ResponseError, web};
use futures_util::FutureExt;
use tracing::Instrument;
use uuid::Uuid;

use crate::api::Api;
use crate::oauth::AsItIs;
use crate::problem::{Failure, Problem, plain};
use crate::source::RequestId;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Nothing in an answer of the API may load or run anything.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// A handler that panicked: the last thing that can be answered, ready made.
#[derive(Debug)]
struct Panicked(Problem);

impl std::fmt::Display for Panicked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a handler panicked")
    }
}

impl ResponseError for Panicked {
    fn status_code(&self) -> StatusCode {
        StatusCode::INTERNAL_SERVER_ERROR
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = self.0.clone().into_response();
        guard(response.headers_mut(), &self.0.instance);
        response
    }
}

/// Wraps one request and its answer.
///
/// # Errors
/// When a handler panicked; the error answers for itself.
pub async fn envelope(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(api) = request.app_data::<web::Data<Api>>().map(|data| Arc::clone(data)) else {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    };
    let id = api.clock.id();
    request.extensions_mut().insert(RequestId(id));
    let id = id.to_string();
    let started = Instant::now();
    let (method, path) = (request.method().clone(), without_secrets(request.path()));
    let span = tracing::info_span!("request", id = %id, %method, path = %path);
    let origin = allowed_origin(&api, request.headers());

    let asks_first =
        method == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if let (true, Some(origin)) = (asks_first, &origin) {
        let mut response = request.into_response(preflight());
        share(response.headers_mut(), origin.clone());
        guard(response.headers_mut(), &id);
        return Ok(response);
    }

    let answered = AssertUnwindSafe(next.call(request).instrument(span.clone())).catch_unwind().await;
    let _inside = span.enter();
    let Ok(answered) = answered else {
        tracing::error!("the handler panicked");
        return Err(Panicked(Failure::Internal("panicked".into()).problem(&id)).into());
    };
    let mut response = problem_for_failure(answered?, &id);
    if let Some(origin) = origin {
        share(response.headers_mut(), origin);
    }
    guard(response.headers_mut(), &id);
    let (status, took) = (response.status().as_u16(), started.elapsed());
    let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels).record(took.as_secs_f64());
    tracing::info!(status, took_us = took.as_micros(), "answered");
    Ok(response)
}

/// What of an address the log may hold: where it opens something by itself, not what opens it.
fn without_secrets(path: &str) -> String {
    let secret = |before: &str, part: &str| {
        ["view-links", "invitations", "join", "answers", "answer", "vendor-pages", "vendor-link"]
            .contains(&before)
            && Uuid::try_parse(part).is_err()
    };
    let mut before = "";
    let mut shown: Vec<&str> = Vec::new();
    for part in path.split('/') {
        shown.push(if !part.is_empty() && secret(before, part) { "…" } else { part });
        before = if part.is_empty() { before } else { part };
    }
    shown.join("/")
}

/// Puts a problem document in place of whatever a failed answer says, unless it is one already.
fn problem_for_failure(
    response: ServiceResponse<impl MessageBody + 'static>,
    id: &str,
) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || response.response().extensions().contains::<AsItIs>() {
        return response.map_into_boxed_body();
    }
    let problem = match response.response().error().and_then(Error::as_error::<Failure>) {
        Some(failure) => {
            if let Some(cause) = failure.cause() {
                tracing::error!(cause, "failed");
            }
            failure.problem(id)
        }
        None => {
            if let (true, Some(error)) = (status.is_server_error(), response.response().error()) {
                tracing::error!(cause = %error, "failed");
            }
            plain(status, status.canonical_reason().unwrap_or("The request failed."), id)
        }
    };
    response.into_response(problem.into_response())
}

/// Headers of every answer.
fn guard(headers: &mut HeaderMap, id: &str) {
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
    let mut say =
        |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(header::X_FRAME_OPTIONS, "DENY");
    if !headers.contains_key(header::REFERRER_POLICY) {
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING));
    }
}

/// The request's origin, where the configuration lets pages of it read answers.
fn allowed_origin(api: &Api, headers: &HeaderMap) -> Option<HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    let said = origin.to_str().ok()?;
    api.origins.iter().any(|allowed| allowed == said).then(|| origin.clone())
}

fn share(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag, Link, X-Request-Id, Content-Disposition"),
    );
}

fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Authorization, If-None-Match"))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "600"))
        .finish()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpServer};
    use bytes::Bytes;
    use chrono::NaiveDate;
    use futures_util::stream;
    use muster_domain::clock::FixedClock;
    use muster_persistence::Database;

    use super::*;

    #[test]
    fn what_opens_something_by_itself_is_not_logged() {
        let id = "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10";
        for (path, logged) in [
            ("/api/v1/contracts", "/api/v1/contracts"),
            ("/api/v1/view-links", "/api/v1/view-links"),
            ("/api/v1/view-links/s3cret/contracts.csv", "/api/v1/view-links/…/contracts.csv"),
            ("/api/v1//view-links//s3cret", "/api/v1//view-links//…"),
            ("/api/v1/invitations/s3cret", "/api/v1/invitations/…"),
            ("/join/s3cret", "/join/…"),
            ("/api/v1/answers/s3cret", "/api/v1/answers/…"),
            ("/api/v1/vendor-pages/s3cret/reviews/1/reply", "/api/v1/vendor-pages/…/reviews/1/reply"),
            ("/vendor-link/s3cret", "/vendor-link/…"),
            ("/answer/s3cret", "/answer/…"),
        ] {
            assert_eq!(without_secrets(path), logged);
        }
        let by_id = format!("/api/v1/view-links/{id}");
        assert_eq!(without_secrets(&by_id), by_id, "an id opens nothing");
    }

    async fn panics() -> HttpResponse {
        panic!("a fault in a handler, with a secret in it");
    }

    async fn breaks_off() -> HttpResponse {
        let pieces = [Ok(Bytes::from("half")), Err(std::io::Error::other("the database went away"))];
        HttpResponse::Ok().streaming(stream::iter(pieces))
    }

    async fn serving() -> String {
        let database = Database::connect("sqlite::memory:").await.unwrap();
        let api = web::Data::new(Api::new(database, Arc::new(FixedClock::at(NaiveDate::MIN))));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(api.clone())
                .route("/panics", web::get().to(panics))
                .route("/breaks-off", web::get().to(breaks_off))
                .wrap(from_fn(envelope))
        });
        tokio::spawn(server.workers(1).listen(listener).unwrap().run());
        format!("http://{address}")
    }

    #[tokio::test]
    async fn a_panic_answers_500_with_nothing_but_the_request_s_id() {
        let url = serving().await;
        for _ in 0..3 {
            let response = reqwest::get(format!("{url}/panics")).await.unwrap();
            assert_eq!(response.status(), 500, "each time: the thread lives on");
            assert_eq!(response.headers()["content-type"], "application/problem+json");
            assert_eq!(response.headers()["x-content-type-options"], "nosniff");
            let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
            let text = response.text().await.unwrap();
            assert!(text.contains(&id) && !text.contains("secret"), "{text}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_fails_half_way_breaks_off() {
        let url = serving().await;
        // Whether the head was on its way by then or not, the connection closes without an end.
        let whole = match reqwest::get(format!("{url}/breaks-off")).await {
            Ok(response) => response.bytes().await.is_ok(),
            Err(_) => false,
        };
        assert!(!whole, "half of it must not look like the whole");
    }
}

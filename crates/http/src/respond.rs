//! From what a store gave to an HTTP answer: entity tag, 304, kept answers, compression.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use bytes::Bytes;
use muster_domain::audit::Sight;
use muster_domain::viewer::Viewer;
use muster_persistence::audit;
use serde::Serialize;

use crate::answers::{Answer, Tag};
use crate::api::Api;
use crate::identity::actor;
use crate::negotiation::{gzip_accepted, known};
use crate::problem::Failure;

/// Something to answer with, and the `Link` header that goes with it.
#[derive(Debug)]
pub struct Made {
    /// JSON text.
    pub body: Bytes,
    /// Where the list goes on.
    pub link: Option<String>,
    /// The version of the one record that it is, which its tag then begins with.
    pub version: Option<i64>,
    /// What of it not everybody may see, for the audit of those whose it is.
    pub sights: Vec<Sight>,
}

impl Made {
    /// JSON of anything.
    ///
    /// # Errors
    /// [`Failure::Internal`] when it cannot be written as JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let body = serde_json::to_vec(value).map_err(|e| Failure::Internal(Box::new(e)))?;
        Ok(Self { body: body.into(), link: None, version: None, sights: Vec::new() })
    }
}

/// Answers from memory where the data has not changed since, else with what `make` makes.
///
/// # Errors
/// When the database fails, or as `make` does.
pub async fn kept<M>(
    request: &HttpRequest,
    api: &Api,
    viewer: Viewer,
    make: M,
) -> Result<HttpResponse, Failure>
where
    M: AsyncFnOnce(&Viewer) -> Result<Made, Failure>,
{
    kept_as(request, api, viewer, &normalised(request), HttpResponse::Ok(), make).await
}

/// The same for an answer that is known as something else than the address that was asked for.
///
/// # Errors
/// When the database fails, or as `make` does.
pub async fn kept_as<M>(
    request: &HttpRequest,
    api: &Api,
    viewer: Viewer,
    known_as: &str,
    response: HttpResponseBuilder,
    make: M,
) -> Result<HttpResponse, Failure>
where
    M: AsyncFnOnce(&Viewer) -> Result<Made, Failure>,
{
    api.renew().await?;
    // The version is read before the data: the worst that can happen is a fresher answer under an
    // older tag, which nobody asks for again.
    let version = api.database.version(&viewer).await?;
    let tag = Tag::new(version, &viewer, api.clock.today(), known_as);
    if let Some(unchanged) = unchanged(request, tag, None) {
        return Ok(unchanged);
    }
    let answer = match api.answers.get(&tag) {
        Some(answer) => answer,
        None => {
            let answer = Arc::new(Answer::new(make(&viewer).await?));
            api.answers.put(tag, &answer);
            answer
        }
    };
    if let Some(unchanged) = unchanged(request, tag, answer.version) {
        return Ok(unchanged);
    }
    note(request, api, answer.sights.clone()).await?;
    Ok(send(request, tag, &answer, response))
}

/// Has the audit note what an answer shows that not everybody may see, before it is sent.
///
/// # Errors
/// When the database fails: the answer must not be sent then.
pub async fn note(request: &HttpRequest, api: &Api, sights: Vec<Sight>) -> Result<(), Failure> {
    match actor(request) {
        Some(actor) if !sights.is_empty() => {
            Ok(audit::seen(&api.database, api.clock.now(), &actor, sights).await?)
        }
        _ => Ok(()),
    }
}

/// Answers with something that no data version stands for; its tag is made from the body.
#[must_use]
pub fn fresh(request: &HttpRequest, made: Made) -> HttpResponse {
    let tag = Tag::of_body(&made.body);
    unchanged(request, tag, made.version)
        .unwrap_or_else(|| send(request, tag, &Answer::new(made), HttpResponse::Ok()))
}

fn unchanged(request: &HttpRequest, tag: Tag, version: Option<i64>) -> Option<HttpResponse> {
    // Most requests name no tag: nothing to write out and compare.
    request.headers().get(header::IF_NONE_MATCH)?;
    let etag = [true, false]
        .map(|compressed| tag.etag(version, compressed))
        .into_iter()
        .find(|t| known(request.headers(), t))?;
    Some(
        HttpResponse::NotModified()
            .insert_header((header::ETAG, etag))
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::VARY, VARY))
            .finish(),
    )
}

/// What an answer depends on besides its address.
pub const VARY: &str = "Authorization, Accept, Accept-Encoding";

fn send(request: &HttpRequest, tag: Tag, answer: &Answer, mut response: HttpResponseBuilder) -> HttpResponse {
    let compressed = answer.compressible() && gzip_accepted(request.headers());
    response
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::ETAG, tag.etag(answer.version, compressed)))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, VARY));
    if let Some(link) = &answer.link {
        response.insert_header((header::LINK, link.as_str()));
    }
    if compressed {
        response.insert_header((header::CONTENT_ENCODING, "gzip")).body(answer.compressed())
    } else {
        response.body(answer.body.clone())
    }
}

/// Path and query with the parameters in one order: the same question is the same text.
pub(crate) fn normalised(request: &HttpRequest) -> String {
    let mut pairs: Vec<&str> = request.query_string().split('&').filter(|pair| !pair.is_empty()).collect();
    pairs.sort_unstable();
    format!("{}?{}", request.path(), pairs.join("&"))
}

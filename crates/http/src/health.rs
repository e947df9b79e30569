//! Whether the program lives and is ready, and its metrics, for whatever runs it.

use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, http::header};
use muster_domain::viewer::Viewer;
use serde::Serialize;

use crate::api::Api;
use crate::problem::Failure;
use crate::routes::read_only;

/// How the program is.
#[derive(Debug, Clone, Serialize)]
pub struct Health {
    /// `ok`; anything else is a problem document.
    pub status: &'static str,
}

/// Mounts `/health/live`, `/health/ready` and `/metrics`.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(read_only("/health/live", live))
        .service(read_only("/health/ready", ready))
        .service(read_only("/metrics", metrics));
}

fn ok() -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(Health { status: "ok" })
}

async fn live() -> Result<HttpResponse, Failure> {
    Ok(ok())
}

async fn ready(api: web::Data<Api>) -> Result<HttpResponse, Failure> {
    api.database.check().await.map_err(|error| Failure::Unavailable(Box::new(error)))?;
    Ok(ok())
}

async fn metrics(api: web::Data<Api>) -> Result<HttpResponse, Failure> {
    let text = api.metrics.as_ref().ok_or(Failure::NotFound)?;
    // Another process may follow them: only the database knows. Without it the rest is told all the same.
    let now = api.clock.now();
    for followed in api.database.notice_sources().list(&Viewer::Public, now).await.unwrap_or_default() {
        let source = followed.source;
        let label = ("source", source.source.as_str());
        let seconds = (now - source.complete_to).num_seconds();
        metrics::gauge!("source_lag_seconds", &[label]).set(seconds as f64);
        metrics::gauge!("source_failing", &[label]).set(f64::from(source.trouble.map_or(0, |t| t.times)));
        metrics::counter!("source_failures_total", &[label]).absolute(source.failures);
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text()))
}

//! The interactive documentation: one page that renders the OpenAPI document in the browser, with
//! nothing loaded from elsewhere.

use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse, http::header};

use crate::answers::Tag;
use crate::negotiation::known;
use crate::problem::Failure;
use crate::routes::read_only;

const PAGE: &str = include_str!("docs/page.html");
const SCRIPT: &str = include_str!("docs/page.js");
const STYLE: &str = include_str!("docs/page.css");
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Mounts `/api/docs`.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(read_only("/api/docs", async |r: HttpRequest| file(&r, PAGE, "text/html; charset=utf-8")))
        .service(read_only("/api/docs/page.js", async |r: HttpRequest| {
            file(&r, SCRIPT, "text/javascript; charset=utf-8")
        }))
        .service(read_only("/api/docs/page.css", async |r: HttpRequest| {
            file(&r, STYLE, "text/css; charset=utf-8")
        }));
}

fn file(request: &HttpRequest, text: &'static str, kind: &'static str) -> Result<HttpResponse, Failure> {
    let etag = Tag::of_body(text.as_bytes()).etag(None, false);
    let unchanged = known(request.headers(), &etag);
    let mut response = if unchanged { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::ETAG, etag)).insert_header((header::CACHE_CONTROL, "no-cache"));
    if unchanged {
        return Ok(response.finish());
    }
    Ok(response
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(text))
}

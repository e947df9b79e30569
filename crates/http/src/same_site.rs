//! Requests that another site's page makes in somebody's name are refused.
//!
//! Browsers say where a request comes from (`Sec-Fetch-Site`, W3C Fetch Metadata); scripts cannot
//! change that. Programs say nothing: they carry no cookies of anybody's.

use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName};

use crate::problem::Failure;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The header that pages of ours send where a cookie speaks for somebody. A form cannot send it, and a
/// script of another origin may not.
const OURS: HeaderName = HeaderName::from_static("x-muster");

/// Refuses a request that changes something if a page of another site makes it.
///
/// # Errors
/// [`Failure::CrossSite`].
pub fn check(method: &Method, headers: &HeaderMap) -> Result<(), Failure> {
    let cross = site(headers).is_some_and(|site| !matches!(site, "same-origin" | "same-site" | "none"));
    if cross && !method.is_safe() { Err(Failure::CrossSite) } else { Ok(()) }
}

/// The same, more strictly, where a cookie says who asks: only our own pages, and they say so.
///
/// # Errors
/// [`Failure::CrossSite`].
pub fn check_cookie(headers: &HeaderMap) -> Result<(), Failure> {
    let own = site(headers).is_none_or(|site| matches!(site, "same-origin" | "none"));
    let said = headers.get(OURS).is_some_and(|value| value == "1");
    if own && said { Ok(()) } else { Err(Failure::CrossSite) }
}

/// What the browser says; a word that is no text counts as another site.
fn site(headers: &HeaderMap) -> Option<&str> {
    headers.get(FETCH_SITE).map(|value| value.to_str().unwrap_or("cross-site"))
}

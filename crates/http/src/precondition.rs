//! `If-Match`: whoever changes something says which version of it they read.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::problem::Failure;

/// The version that the request changes: what stands before the first hyphen of the entity tag in
/// `If-Match`. A tag that is none of ours is of no version.
///
/// # Errors
/// [`Failure::PreconditionRequired`] where the header is missing.
pub fn version(request: &HttpRequest) -> Result<Option<i64>, Failure> {
    let said = request.headers().get(header::IF_MATCH).ok_or(Failure::PreconditionRequired)?;
    let tag = said.to_str().unwrap_or_default().trim();
    let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).unwrap_or_default();
    Ok(inner.split('-').next().and_then(|number| number.parse().ok()).filter(|version| *version > 0))
}

/// The entity tag of a version.
#[must_use]
pub fn tag(version: i64) -> String {
    format!("\"{version}\"")
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn read(said: &str) -> Option<i64> {
        version(&TestRequest::default().insert_header((header::IF_MATCH, said)).to_http_request()).unwrap()
    }

    #[test]
    fn the_version_stands_before_the_digest() {
        assert_eq!(read("\"7\""), Some(7));
        assert_eq!(read("\"7-5f2c\""), Some(7));
        assert_eq!(read(&tag(42)), Some(42));
        for none_of_ours in ["7", "W/\"7\"", "*", "\"\"", "\"-7\"", "\"a\"", "\"0\"", "\"7\", \"8\""] {
            assert_eq!(read(none_of_ours), None, "{none_of_ours}");
        }
    }

    #[test]
    fn a_change_without_if_match_is_refused() {
        let refused = version(&TestRequest::default().to_http_request());
        assert!(matches!(refused, Err(Failure::PreconditionRequired)));
    }
}

//! Which version somebody changes, and the tag that names it.

use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::answers::Tag;
use crate::problem::Failure;
use crate::respond::{Made, VARY};

/// The version that `If-Match` names: the number before the dash of one of our tags.
///
/// # Errors
/// [`Failure::PreconditionRequired`] where there is no such header or it names no version: `*` would
/// change whatever is there.
pub fn version(headers: &HeaderMap) -> Result<i64, Failure> {
    let said = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let tag = said.and_then(|said| said.trim().strip_prefix('"')?.strip_suffix('"'));
    let number = tag.and_then(|tag| tag.split('-').next()).filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    number.and_then(|number| number.parse().ok()).ok_or(Failure::PreconditionRequired)
}

/// Answers with a record and the tag of its version, for the `If-Match` of a change to come.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn versioned(
    mut response: HttpResponseBuilder,
    version: i64,
    record: &impl Serialize,
) -> Result<HttpResponse, Failure> {
    let Made { body, .. } = Made::json(record)?;
    let tag = Tag::of_body(&body).etag(Some(version), false);
    response
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, VARY));
    Ok(response.body(body))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn the_version_is_read_from_our_tags_alone() {
        let read = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_MATCH, HeaderValue::from_str(text).unwrap());
            version(&headers).ok()
        };
        assert_eq!(read("\"12-0a1b\""), Some(12));
        assert_eq!(read(" \"12-0a1b-gzip\" "), Some(12));
        for none in [
            "*",
            "12",
            "\"\"",
            "\"-1-a\"",
            "W/\"12-a\"",
            "\"+1-a\"",
            "\"99999999999999999999-a\"",
            "\"1-a\", \"2-b\"x",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
        assert!(matches!(version(&HeaderMap::new()), Err(Failure::PreconditionRequired)));
    }
}

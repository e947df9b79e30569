//! The one cookie: a refresh token, out of reach of scripts, sent to this host alone (RFC 6265bis).

use actix_web::http::header::{self, HeaderMap};
use muster_domain::session::LONGEST;

/// A browser takes a cookie of this name only over HTTPS (or from its own machine), for this host and
/// all of it.
const NAME: &str = "__Host-muster-refresh";

/// The header value that sets the cookie. It outlives its token: that a browser still holds one tells
/// that it is no stranger.
#[must_use]
pub fn set(token: &str) -> String {
    format!("{NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={}", LONGEST.num_seconds())
}

/// The header value that takes the cookie away.
#[must_use]
pub fn unset() -> String {
    format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// The refresh token that came with a request.
#[must_use]
pub fn read(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == NAME && !value.is_empty() && value.len() <= 100)
        .map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn the_cookie_is_found_among_others_and_no_other_is_taken_for_it() {
        let read = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(text).unwrap());
            super::read(&headers)
        };
        assert_eq!(read("a=b; __Host-muster-refresh=abc; c=d"), Some("abc".to_owned()));
        assert_eq!(read("muster-refresh=abc; x__Host-muster-refresh=abc"), None);
        assert_eq!(read("__Host-muster-refresh="), None);
        assert!(set("abc").contains("__Host-muster-refresh=abc; Path=/; Secure; HttpOnly; SameSite=Strict"));
    }
}

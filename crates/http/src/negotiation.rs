//! Which format a list is answered in: the address says so, or the `Accept` header.

use actix_web::http::header::{self, HeaderMap};

use crate::problem::Failure;
use crate::resource::{Format, Resource};

impl Format {
    /// The media type it is sent as.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Ocds => "application/json; profile=ocds",
            Self::Ics => "text/calendar; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }

    /// How the file's name ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Ocds => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Ics => "ics",
            Self::Atom => "atom",
        }
    }
}

/// The format that suits the `Accept` header best (RFC 9110, 12.5.1), JSON where there is none.
///
/// # Errors
/// [`Failure::NotAcceptable`] where it names none that `R` comes in.
pub fn format<R: Resource>(headers: &HeaderMap) -> Result<Format, Failure> {
    let ranges: Vec<&str> = headers
        .get_all(header::ACCEPT)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .collect();
    if ranges.is_empty() {
        return Ok(Format::Json);
    }
    let mut best: Option<(f32, Format)> = None;
    for range in ranges {
        let (format, weight) = match read(range) {
            Some((format, _)) if !format.offered::<R>() => continue,
            Some(found) => found,
            None => continue,
        };
        if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, format));
        }
    }
    best.map(|(_, format)| format).ok_or_else(|| {
        let offered = Format::ALL.into_iter().filter(|format| format.offered::<R>());
        let offered = offered.map(Format::media_type).collect::<Vec<_>>().join(", ");
        Failure::NotAcceptable { offered }
    })
}

/// The format that one media range means, and how much it is wanted; `None` for one that is not offered.
fn read(range: &str) -> Option<(Format, f32)> {
    let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
    let media = parts.next()?;
    let (mut weight, mut profile) = (1.0, None);
    for part in parts {
        match part.split_once('=') {
            Some(("q", q)) => weight = q.parse().unwrap_or(0.0),
            Some(("profile", name)) => profile = Some(name.trim_matches('"').to_owned()),
            _ => {}
        }
    }
    let format = match (media.as_str(), profile.as_deref()) {
        ("application/json", Some("ocds")) => Format::Ocds,
        ("text/calendar", _) => Format::Ics,
        ("application/atom+xml", _) => Format::Atom,
        ("application/json", None) | ("*/*" | "application/*", _) => Format::Json,
        ("application/x-ndjson" | "application/ndjson" | "application/jsonl", _) => Format::Ndjson,
        ("text/csv" | "text/*", _) => Format::Csv,
        (packed, _) => {
            *[Format::Xlsx, Format::Parquet].iter().find(|format| format.media_type() == packed)?
        }
    };
    Some((format, weight))
}

/// Whether the answer may be sent through gzip.
#[must_use]
pub fn gzip_accepted(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
            let refused =
                parts.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q == 0.0)));
            gzip && !refused
        })
}

/// Whether an entity tag is among those of `If-None-Match` (weak comparison, RFC 9110, 13.1.2).
#[must_use]
pub fn known(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;
    use crate::contract::Contracts;
    use crate::vendor::Vendors;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        headers
    }

    fn of_contracts(accept: &str) -> Option<Format> {
        format::<Contracts>(&headers(header::ACCEPT, accept)).ok()
    }

    #[test]
    fn the_format_most_wanted_is_chosen() {
        assert_eq!(of_contracts("text/csv"), Some(Format::Csv));
        assert_eq!(of_contracts("text/csv;q=0.5, application/x-ndjson"), Some(Format::Ndjson));
        assert_eq!(of_contracts("application/json; profile=ocds"), Some(Format::Ocds));
        assert_eq!(of_contracts("application/json;profile=\"ocds\""), Some(Format::Ocds));
        assert_eq!(of_contracts("application/vnd.apache.parquet"), Some(Format::Parquet));
        assert_eq!(of_contracts(Format::Xlsx.media_type()), Some(Format::Xlsx));
        assert_eq!(format::<Contracts>(&HeaderMap::new()).ok(), Some(Format::Json));
    }

    #[test]
    fn a_browser_gets_json() {
        assert_eq!(
            of_contracts("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            Some(Format::Json)
        );
    }

    #[test]
    fn what_is_not_offered_is_refused() {
        assert_eq!(of_contracts("application/pdf"), None);
        assert_eq!(of_contracts("application/json;q=0"), None);
        assert!(format::<Vendors>(&headers(header::ACCEPT, "application/json; profile=ocds")).is_err());
    }

    #[test]
    fn gzip_is_used_only_where_it_is_accepted() {
        assert!(gzip_accepted(&headers(header::ACCEPT_ENCODING, "br, gzip;q=0.8")));
        assert!(!gzip_accepted(&headers(header::ACCEPT_ENCODING, "gzip;q=0, br")));
        assert!(!gzip_accepted(&HeaderMap::new()));
    }

    #[test]
    fn an_entity_tag_is_found_in_a_list_and_behind_a_weak_mark() {
        assert!(known(&headers(header::IF_NONE_MATCH, "\"x\", W/\"abc\""), "\"abc\""));
        assert!(!known(&headers(header::IF_NONE_MATCH, "\"abc-gzip\""), "\"abc\""));
    }
}

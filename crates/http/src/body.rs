//! JSON bodies: read whole, unknown fields refused, everything wrong told with its place.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, http::header};
use serde::de::DeserializeOwned;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use crate::problem::{Failure, Wrong};

/// A JSON body that was read and checked.
#[derive(Debug, Clone)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Body<T> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let essence = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        let json = ["application/json", "application/merge-patch+json"]
            .iter()
            .any(|k| essence.eq_ignore_ascii_case(k));
        let bytes = Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = bytes.await.map_err(|error| match error.as_error::<PayloadError>() {
                Some(PayloadError::Overflow) => Failure::TooLarge,
                _ => Failure::BadRequest("the body did not arrive whole".to_owned()),
            })?;
            if !json {
                return Err(Failure::UnsupportedMediaType);
            }
            read(&bytes).map(Self)
        })
    }
}

/// Reads and checks JSON text.
///
/// # Errors
/// [`Failure::Unprocessable`] with a JSON pointer for each thing that is wrong.
pub fn read<T: DeserializeOwned + Validate>(bytes: &[u8]) -> Result<T, Failure> {
    let wrong = |pointer: String, detail: String| Failure::Unprocessable(vec![Wrong { pointer, detail }]);
    if bytes.contains(&0) || bytes.windows(6).any(|w| w == b"\\u0000") {
        return Err(wrong(String::new(), "holds a NUL character, which no text here can have".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let pointer = if path == "." {
            String::new()
        } else {
            format!("/{}", path.replace(['.', '['], "/").replace(']', "").replace("//", "/"))
        };
        wrong(pointer, error.into_inner().to_string())
    })?;
    reader.end().map_err(|error| wrong(String::new(), error.to_string()))?;
    read.validate().map_err(|errors| {
        let mut found = Vec::new();
        collect(&errors, "", &mut found);
        found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
        Failure::Unprocessable(found)
    })?;
    Ok(read)
}

/// Reads and checks part of a body, which stands at `place` in it.
///
/// # Errors
/// [`Failure::Unprocessable`] with a JSON pointer into the whole body for each thing that is wrong.
pub fn within<T: DeserializeOwned + Validate>(json: &serde_json::Value, place: &str) -> Result<T, Failure> {
    read(json.to_string().as_bytes()).map_err(|failure| match failure {
        Failure::Unprocessable(wrong) => Failure::Unprocessable(
            wrong.into_iter().map(|w| Wrong { pointer: format!("{place}{}", w.pointer), ..w }).collect(),
        ),
        other => other,
    })
}

fn collect(errors: &ValidationErrors, place: &str, found: &mut Vec<Wrong>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{place}/{}", camel(field));
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, found),
            ValidationErrorsKind::List(items) => {
                for (at, inner) in items {
                    collect(inner, &format!("{pointer}/{at}"), found);
                }
            }
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    let detail = error
                        .message
                        .as_ref()
                        .map_or_else(|| format!("breaks the rule \"{}\"", error.code), ToString::to_string);
                    found.push(Wrong { pointer: pointer.clone(), detail });
                }
            }
        }
    }
}

/// `display_name` as the JSON has it: `displayName`.
fn camel(field: &str) -> String {
    let mut words = field.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let head: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        name + &head + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Person {
        #[validate(length(min = 1, max = 5, message = "has 1 to 5 characters"))]
        display_name: String,
        #[validate(nested)]
        #[serde(default)]
        friends: Vec<Friend>,
    }

    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Friend {
        #[validate(range(max = 9, message = "is at most 9"))]
        age: u8,
    }

    fn wrong(text: &str) -> Vec<(String, String)> {
        match read::<Person>(text.as_bytes()) {
            Err(Failure::Unprocessable(wrong)) => wrong.into_iter().map(|w| (w.pointer, w.detail)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let found = wrong(r#"{"displayName": "too long", "friends": [{"age": 3}, {"age": 12}]}"#);
        assert_eq!(found[0], ("/displayName".to_owned(), "has 1 to 5 characters".to_owned()));
        assert_eq!(found[1], ("/friends/1/age".to_owned(), "is at most 9".to_owned()));
        assert_eq!(wrong(r#"{"displayName": "a", "friends": [{"age": "x"}]}"#)[0].0, "/friends/0/age");
    }

    #[test]
    fn unknown_fields_nul_and_trailing_text_are_refused() {
        assert!(wrong(r#"{"displayName": "a", "admin": true}"#)[0].1.contains("unknown field `admin`"));
        assert!(wrong(r#"{"displayName": "a\u0000"}"#)[0].1.contains("NUL"));
        assert!(!wrong(r#"{"displayName": "a"} {}"#).is_empty());
        assert!(read::<Person>(br#"{"displayName": "a"}"#).is_ok());
    }
}

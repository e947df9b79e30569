//! One answer for every failure: a problem document (RFC 9457).

use std::error::Error as StdError;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use muster_domain::access::Action;
use serde::Serialize;
use utoipa::ToSchema;

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wrong {
    /// Which part: the name of a query parameter, or a JSON pointer into the body.
    #[schema(example = "endsBefore")]
    pub pointer: String,
    /// What is wrong with it, in plain English.
    #[schema(example = "\"2027-13\" is not a date of the form 2027-06-30")]
    pub detail: String,
}

impl Wrong {
    /// Something wrong with the query parameter `name`.
    pub fn parameter(name: &str, detail: impl Into<String>) -> Self {
        Self { pointer: name.to_owned(), detail: detail.into() }
    }
}

/// A problem document as RFC 9457 has it (`application/problem+json`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Which kind of problem: a relative address that stays the same for the same kind.
    #[serde(rename = "type")]
    #[schema(example = "/problems/unprocessable")]
    pub kind: String,
    /// The kind in a few words.
    #[schema(example = "The request cannot be carried out")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 422, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened this time.
    pub detail: String,
    /// The request's id, as in the header `X-Request-Id`: say it when you ask for help.
    #[schema(example = "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10")]
    pub instance: String,
    /// What is wrong, piece by piece (422 only).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<Wrong>,
    /// The record as it is now, so that a person can merge (412 only).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, value_type = Option<Object>)]
    pub current: Option<serde_json::Value>,
    /// The record that has what was to be another's (409 only).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub record: Option<uuid::Uuid>,
    /// Seconds until it is worth trying again; also the header `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<u64>,
    /// The methods of the address; also the header `Allow`.
    #[serde(skip)]
    pub allow: Option<String>,
}

/// Why a request has no other answer than a problem document.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something about the parameters is wrong.
    #[error("something about the parameters is wrong")]
    Unprocessable(Vec<Wrong>),
    /// There is no such record, or it may not be seen; or there is no such address.
    #[error("nothing is found here")]
    NotFound,
    /// The address does not know this method.
    #[error("the method is not known here")]
    MethodNotAllowed {
        /// The methods that it knows.
        allow: String,
    },
    /// The request cannot be read.
    #[error("the request cannot be read: {0}")]
    BadRequest(String),
    /// Nobody is signed in, or no longer.
    #[error("nobody is signed in")]
    Unauthorised,
    /// Somebody is not who they say, or cannot be let in; the text is for them.
    #[error("not let in: {0}")]
    Credentials(&'static str),
    /// A page of another site makes this request.
    #[error("a page of another site makes this request")]
    CrossSite,
    /// Who is signed in may not do this.
    #[error("not permitted: {needed:?}")]
    Forbidden {
        /// What they may not do.
        needed: Action,
    },
    /// What is asked for does not go together with what is on record.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Another live record of the authority has this reference.
    #[error("the reference is taken")]
    Taken {
        /// The reference.
        reference: String,
        /// The record that has it.
        record: uuid::Uuid,
    },
    /// It was here and is to be had no more; the text says what to do instead.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// The record changed since the version that `If-Match` names.
    #[error("changed meanwhile")]
    Stale {
        /// The record as it is now, as its address would answer it.
        current: serde_json::Value,
    },
    /// A change needs `If-Match`.
    #[error("a change needs If-Match")]
    PreconditionRequired,
    /// The body is larger than any that is taken.
    #[error("the body is too large")]
    TooLarge,
    /// The body is not JSON.
    #[error("the body is not JSON")]
    UnsupportedMediaType,
    /// Too often.
    #[error("too often")]
    TooManyRequests {
        /// Seconds until it is worth trying again.
        retry_after: u64,
    },
    /// As much is under way as there may be.
    #[error("busy")]
    Busy {
        /// Seconds until it is worth trying again.
        retry_after: u64,
    },
    /// None of the formats that are asked for is offered.
    #[error("none of the formats asked for is offered")]
    NotAcceptable {
        /// What is offered.
        offered: String,
    },
    /// The database is out of reach, or not ready for this program.
    #[error("not ready")]
    Unavailable(#[source] Box<dyn StdError + Send + Sync>),
    /// Something failed here. Whoever asks learns nothing but the request's id.
    #[error("failed")]
    Internal(#[source] Box<dyn StdError + Send + Sync>),
}

impl From<muster_persistence::Error> for Failure {
    fn from(error: muster_persistence::Error) -> Self {
        match error {
            muster_persistence::Error::Cursor => Self::Unprocessable(vec![Wrong::parameter(
                "cursor",
                "does not belong to this list in this order: begin again without it",
            )]),
            muster_persistence::Error::Forbidden(needed) => Self::Forbidden { needed },
            muster_persistence::Error::NotFound => Self::NotFound,
            muster_persistence::Error::Conflict(what) => Self::Conflict(what),
            muster_persistence::Error::Taken { reference, record } => Self::Taken { reference, record },
            muster_persistence::Error::Forgotten => {
                Self::Gone("What changed since then is told no more: begin with the lists again.")
            }
            muster_persistence::Error::Stale => Self::Stale { current: serde_json::Value::Null },
            muster_persistence::Error::Unacceptable(wrong) => {
                let wrong = wrong.into_iter().map(|(pointer, detail)| Wrong { pointer, detail });
                Self::Unprocessable(wrong.collect())
            }
            other if other.is_passing() => Self::Unavailable(Box::new(other)),
            other => Self::Internal(Box::new(other)),
        }
    }
}

impl From<muster_identity::Error> for Failure {
    fn from(error: muster_identity::Error) -> Self {
        match error {
            muster_identity::Error::Busy => Self::TooManyRequests { retry_after: 2 },
            other => Self::Internal(Box::new(other)),
        }
    }
}

impl Failure {
    /// Changed meanwhile, with the record as it is now.
    ///
    /// # Errors
    /// [`Failure::Internal`] when it cannot be written as JSON.
    pub fn stale(current: &impl Serialize) -> Result<Self, Self> {
        let current = serde_json::to_value(current).map_err(|e| Self::Internal(Box::new(e)))?;
        Ok(Self::Stale { current })
    }

    /// Something wrong with one part of a body, named by its JSON pointer.
    #[must_use]
    pub fn wrong(pointer: &str, detail: impl Into<String>) -> Self {
        Self::Unprocessable(vec![Wrong { pointer: pointer.to_owned(), detail: detail.into() }])
    }

    /// The document that tells of it.
    #[must_use]
    pub fn problem(&self, instance: &str) -> Problem {
        let detail = match self {
            Self::Unprocessable(wrong) => {
                let one = |w: &Wrong| match w.pointer.as_str() {
                    "" => format!("the body: {}", w.detail),
                    pointer => format!("{pointer}: {}", w.detail),
                };
                let told: Vec<String> = wrong.iter().map(one).collect();
                return Problem {
                    errors: wrong.clone(),
                    ..plain(self.status_code(), &told.join("; "), instance)
                };
            }
            Self::NotFound => "There is nothing here that you may see.".to_owned(),
            Self::MethodNotAllowed { allow } => {
                let detail = format!("Only {allow} are known here.");
                return Problem {
                    allow: Some(allow.clone()),
                    ..plain(self.status_code(), &detail, instance)
                };
            }
            Self::BadRequest(what) => format!("{what}."),
            Self::Unauthorised => "Sign in for this: send an access token that is still good.".to_owned(),
            Self::Credentials(why) | Self::Gone(why) => (*why).to_owned(),
            Self::CrossSite => {
                let detail = "Only pages of this site may do this, and they send the header X-Muster: 1 where a \
                              cookie speaks for somebody.";
                return Problem {
                    kind: "/problems/cross-site".to_owned(),
                    title: "Asked by a page of another site".to_owned(),
                    ..plain(self.status_code(), detail, instance)
                };
            }
            Self::Forbidden { needed } => {
                let roles: Vec<&str> = needed.roles().iter().map(|role| role.as_str()).collect();
                format!("To {} takes the role {}.", needed.about(), roles.join(" or "))
            }
            Self::Conflict(what) => what.clone(),
            Self::Taken { reference, record } => {
                let detail = format!(
                    "{reference:?} is the reference of another record already: `record` is the one that has it."
                );
                return Problem { record: Some(*record), ..plain(self.status_code(), &detail, instance) };
            }
            Self::Stale { current } => {
                let detail = "Somebody changed this since you read it: `current` is how it is now.";
                return Problem {
                    current: Some(current.clone()),
                    ..plain(self.status_code(), detail, instance)
                };
            }
            Self::PreconditionRequired => {
                "Say which version you change: send the ETag that you read as If-Match.".to_owned()
            }
            Self::TooLarge => "The body is larger than what is taken here.".to_owned(),
            Self::UnsupportedMediaType => "Send the body as application/json.".to_owned(),
            Self::TooManyRequests { retry_after } => {
                let detail = format!("Too many attempts: try again in {retry_after} seconds.");
                return Problem {
                    retry_after: Some(*retry_after),
                    ..plain(self.status_code(), &detail, instance)
                };
            }
            Self::Busy { retry_after } => {
                let detail = format!("Others are having files made: try again in {retry_after} seconds.");
                return Problem {
                    retry_after: Some(*retry_after),
                    ..plain(self.status_code(), &detail, instance)
                };
            }
            Self::NotAcceptable { offered } => format!("This list comes as {offered}."),
            Self::Unavailable(_) => "The database is out of reach for now. Try again in a moment.".to_owned(),
            Self::Internal(_) => FAILED.to_owned(),
        };
        plain(self.status_code(), &detail, instance)
    }

    /// What the log should say; `None` where the fault is not on this side.
    #[must_use]
    pub fn cause(&self) -> Option<String> {
        let cause: &(dyn StdError + 'static) = match self {
            Self::Internal(cause) | Self::Unavailable(cause) => cause.as_ref(),
            _ => return None,
        };
        let mut told = cause.to_string();
        let mut next = cause.source();
        while let Some(inner) = next {
            told = format!("{told}: {inner}");
            next = inner.source();
        }
        Some(told)
    }
}

const FAILED: &str = "Something failed on this side. The log has it under the request's id.";

/// A problem document of a status that needs no more words than its own.
#[must_use]
pub fn plain(status: StatusCode, detail: &str, instance: &str) -> Problem {
    let (kind, title) = match status {
        StatusCode::UNAUTHORIZED => ("unauthorised", "Nobody is signed in"),
        StatusCode::FORBIDDEN => ("forbidden", "You may not do this"),
        StatusCode::CONFLICT => ("conflict", "This does not go together with what is on record"),
        StatusCode::PRECONDITION_FAILED => ("stale", "It changed since you read it"),
        StatusCode::PRECONDITION_REQUIRED => ("precondition-required", "Say which version you change"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported-media-type", "Not in a format that is taken"),
        StatusCode::TOO_MANY_REQUESTS => ("too-many-requests", "Too many attempts"),
        StatusCode::NOT_FOUND => ("not-found", "Not found"),
        StatusCode::GONE => ("gone", "To be had no more"),
        StatusCode::METHOD_NOT_ALLOWED => ("method-not-allowed", "This method is not known here"),
        StatusCode::NOT_ACCEPTABLE => ("not-acceptable", "Not to be had in this format"),
        StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "The request is too large"),
        StatusCode::UNPROCESSABLE_ENTITY => ("unprocessable", "The request cannot be carried out"),
        StatusCode::SERVICE_UNAVAILABLE => ("unavailable", "Not available for now"),
        other if other.is_client_error() => ("bad-request", "The request cannot be understood"),
        _ => ("internal", "Something went wrong"),
    };
    Problem {
        kind: format!("/problems/{kind}"),
        title: title.to_owned(),
        status: status.as_u16(),
        detail: detail.to_owned(),
        instance: instance.to_owned(),
        errors: Vec::new(),
        current: None,
        record: None,
        retry_after: None,
        allow: None,
    }
}

impl Problem {
    /// The answer that carries it.
    #[must_use]
    pub fn into_response(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            response.insert_header((header::ALLOW, self.allow.as_deref().unwrap_or("GET, HEAD, OPTIONS")));
        }
        if status == StatusCode::UNAUTHORIZED {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        if let Some(seconds) = self.retry_after.or((status == StatusCode::SERVICE_UNAVAILABLE).then_some(5)) {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        response
            .insert_header((header::CONTENT_TYPE, "application/problem+json"))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(serde_json::to_vec(&self).unwrap_or_default())
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Unauthorised | Self::Credentials(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::Taken { .. } => StatusCode::CONFLICT,
            Self::Gone(_) => StatusCode::GONE,
            Self::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotAcceptable { .. } => StatusCode::NOT_ACCEPTABLE,
            Self::Busy { .. } | Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without the request's id: [`crate::envelope`] writes the document again with it.
    fn error_response(&self) -> HttpResponse {
        self.problem("").into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let told = |pointer: &str| Failure::wrong(pointer, "is no date").problem("here").detail;
        assert_eq!(told("/term/end"), "/term/end: is no date");
        assert_eq!(told(""), "the body: is no date");
    }
}

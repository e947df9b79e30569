//! One answer for every failure: a problem document (RFC 9457).

use std::error::Error as StdError;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
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
    MethodNotAllowed,
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
            other => Self::Internal(Box::new(other)),
        }
    }
}

impl Failure {
    /// The document that tells of it.
    #[must_use]
    pub fn problem(&self, instance: &str) -> Problem {
        let detail = match self {
            Self::Unprocessable(wrong) => {
                let told: Vec<String> =
                    wrong.iter().map(|w| format!("{}: {}", w.pointer, w.detail)).collect();
                return Problem {
                    errors: wrong.clone(),
                    ..plain(self.status_code(), &told.join("; "), instance)
                };
            }
            Self::NotFound => "There is nothing here that you may see.".to_owned(),
            Self::MethodNotAllowed => "Only GET, HEAD and OPTIONS are known here.".to_owned(),
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
        StatusCode::NOT_FOUND => ("not-found", "Not found"),
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
    }
}

impl Problem {
    /// The answer that carries it.
    #[must_use]
    pub fn into_response(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            response.insert_header((header::ALLOW, "GET, HEAD, OPTIONS"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((header::RETRY_AFTER, "5"));
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
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable { .. } => StatusCode::NOT_ACCEPTABLE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without the request's id: [`crate::envelope`] writes the document again with it.
    fn error_response(&self) -> HttpResponse {
        self.problem("").into_response()
    }
}

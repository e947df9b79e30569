//! One answer for every failure: a problem document (RFC 9457).

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
    #[schema(example = 422)]
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
    /// Something about the request is wrong.
    #[error("the request has something wrong in it")]
    Unprocessable(Vec<Wrong>),
}

//! A contract as it is answered: what Muster answers, less what costs work to make of the row.

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

/// A contract with everything that Muster answers of it, dates and instants as the database writes them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    pub id: Uuid,
    pub title: String,
    pub description: Option<String>,
    pub authority: Authority,
    pub vendors: Vec<Vendor>,
    pub procurement: Option<Uuid>,
    pub service_area: Option<String>,
    pub technology: bool,
    pub cpv: Vec<i32>,
    pub status: String,
    pub term: Term,
    pub value: Value,
    pub signed_on: Option<String>,
    pub facts: Box<RawValue>,
    pub first_published_at: Option<String>,
    pub vouched_at: Option<String>,
    pub demonstration: bool,
    pub process: String,
    pub award: String,
    pub version: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices: Option<Vec<Notice>>,
}

#[derive(Debug, Serialize)]
pub struct Authority {
    pub id: Uuid,
    pub code: Option<String>,
    pub name: String,
    pub member: bool,
}

#[derive(Debug, Serialize)]
pub struct Vendor {
    pub id: Uuid,
    pub name: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    pub start: Option<String>,
    pub end: Option<String>,
    pub max_end: Option<String>,
    pub extensions: Option<String>,
}

/// Pence.
#[derive(Debug, Serialize)]
pub struct Value {
    pub net: Option<i64>,
    pub gross: Option<i64>,
    pub annual: Option<i64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    pub id: Uuid,
    pub source: String,
    pub release: String,
    pub kind: String,
    pub notice_type: Option<String>,
    pub title: Option<String>,
    pub published_at: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct List<T> {
    pub items: Vec<T>,
}

#[derive(Debug, Serialize)]
pub struct Hit {
    pub id: Uuid,
    pub title: String,
}

/// Facts are stored as one JSON document: it is passed on as it is.
pub fn facts(text: String) -> Box<RawValue> {
    RawValue::from_string(text).unwrap_or_default()
}

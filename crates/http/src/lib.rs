//! The REST API: routes, extractors, one problem document, streaming exports, the OpenAPI document.

pub mod authority;
pub mod contract;
pub mod document;
pub mod facts;
pub mod filters;
pub mod import;
pub mod notice;
pub mod opportunity;
pub mod params;
pub mod problem;
pub mod procurement;
pub mod resource;
pub mod search;
pub mod service_area;
pub mod stats;
pub mod vendor;
pub mod words;

pub use document::{openapi, openapi_json};

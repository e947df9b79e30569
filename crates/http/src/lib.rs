//! The REST API: routes, extractors, one problem document, streaming exports, the OpenAPI document.

mod answers;
pub mod api;
mod assets;
pub mod authority;
pub mod body;
pub mod contract;
mod docs;
pub mod document;
mod envelope;
pub mod export;
pub mod facts;
pub mod filters;
mod health;
pub mod identity;
pub mod import;
mod negotiation;
pub mod notice;
pub mod operation;
pub mod opportunity;
pub mod params;
pub mod problem;
pub mod procurement;
pub mod resource;
mod respond;
mod routes;
pub mod search;
pub mod server;
pub mod service_area;
pub mod stats;
pub mod vendor;
pub mod words;

pub use api::Api;
pub use document::{openapi, openapi_json};
pub use server::{Options, configure, server};

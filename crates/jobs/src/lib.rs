//! What happens outside a request: imports, publishers that are followed, the opportunities that come of it,
//! and telling people what they follow.

pub mod alerts;
pub mod error;
pub mod follow;
pub mod import;
pub mod members;
pub mod opportunities;
pub mod outbound;
pub mod register_file;
pub mod systems;
pub mod vendors;
pub mod webhooks;

pub use error::{Error, Result};

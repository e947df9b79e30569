//! What happens outside a request: imports, and the opportunities that follow from them.

pub mod error;
pub mod import;
pub mod members;
pub mod opportunities;
pub mod vendors;

pub use error::{Error, Result};

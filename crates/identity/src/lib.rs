//! Secrets and proofs of who somebody is: passwords, second factors, access tokens and their keys,
//! OpenID providers. No SQL and no routes: what is kept is the caller's to keep.

pub mod error;
pub mod key;
pub mod openid;
pub mod password;
pub mod place;
pub mod sealed;
pub mod second_factor;
pub mod secret;
pub mod secret_key;
pub mod token;
pub mod webhook;

pub use error::{Error, Result};

//! Secrets and proofs of who somebody is: passwords, second factors, access tokens and their keys,
//! OpenID providers. No SQL and no routes: what is kept is the caller's to keep.

pub mod openid;
pub mod sealed;

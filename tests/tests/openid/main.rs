//! Signing in with an authority's OpenID provider, other systems with credentials of their own, and
//! everybody who tries to get in otherwise: the real program, a real provider, and one that lies.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

mod access_tokens;
mod flow;
mod identities;
mod installation;
mod lies;
mod other_systems;
mod ways_back;

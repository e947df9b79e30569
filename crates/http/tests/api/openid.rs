//! Signing in with an authority's OpenID provider, other systems with credentials of their own, and
//! everybody who tries to get in otherwise: a real provider, and one that lies.

mod access_tokens;
mod flow;
mod identities;
mod installation;
mod lies;
mod other_systems;
mod ways_back;

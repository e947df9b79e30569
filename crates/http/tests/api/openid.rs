//! Signing in with an authority's OpenID provider, other systems with credentials of their own, and
//! everybody who tries to get in otherwise: a real provider, and one that lies.
//!
//! The attacks, counted, each on SQLite and on PostgreSQL where it meets the database:
//!
//! - 55 lies of a provider (`lies`): ID tokens for another audience or party, by another issuer, expired, not good
//!   yet, issued in time to come, about nobody, of another sign-in (nonce), of no algorithm, signed with the public
//!   key or the client's secret as an HMAC key, with a key they bring along (`jwk`, `jku`), under an unknown or
//!   path-like `kid`, in another way than they say, tampered with, cut, critical headers, other types; token endpoints that
//!   redirect, never end or answer something else; configurations of another issuer.
//! - 7 altered ways back (`ways_back`), and whole ones in the wrong place or time: a state that nobody left with, of another browser, brought twice, too late; a code that is
//!   invented or replayed; an answer of another issuer or of none (RFC 9207); a verifier of another sign-in
//!   (PKCE); return addresses elsewhere and another redirect address.
//! - Mix-ups of people (`identities`): the same subject of another issuer, another subject of the same, the same
//!   address, another authority's provider, an invitation that is invented or used.
//! - 21 access tokens (`access_tokens`): unsigned, HMAC with the public key, strangers' keys, altered claims, swapped
//!   signatures, other types and forms; 8 headers and addresses that carry one wrongly, 6 other secrets in a
//!   token's place; then sessions that ended and people who are suspended.
//! - 18 requests for a token (`other_systems`), in OAuth's words.
//! - Refresh tokens used twice, replayed or raced (`sessions`), guessing (`throttling`), and every operation that changes
//!   something asked from another site's page (`sessions::a_page_of_another_site_does_nothing_in_somebody_s_name`).
//!
//! `at_hash` is not looked at: the access token that it speaks for is never used.

mod access_tokens;
mod flow;
mod identities;
mod installation;
mod lies;
mod other_systems;
mod ways_back;

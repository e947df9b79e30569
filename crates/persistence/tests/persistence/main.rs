//! What the stores promise, on SQLite and on PostgreSQL with one body each.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that meets an error has failed")]

mod audit;
mod changes;
mod concurrency;
mod contracts;
mod faces;
mod grants;
mod idempotency;
mod imports;
mod lists;
mod migration;
mod opportunities;
mod prices;
mod register;
mod reviews;
mod search;
mod support;
mod systems;

//! What the stores promise, on SQLite and on PostgreSQL with one body each.

mod concurrency;
mod contracts;
mod imports;
mod lists;
mod migration;
mod opportunities;
mod register;
mod search;
mod support;

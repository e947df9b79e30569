//! The only crate that knows SQL: private SeaORM entities, stores that take a viewer, search,
//! and the write side of an import, on SQLite and on PostgreSQL.

pub mod assessment;
pub mod attempt;
pub mod audit;
pub mod authority;
pub mod authority_part;
pub mod change;
pub mod client;
pub mod completeness;
pub mod contract;
pub mod database;
pub mod desk;
pub mod duty;
pub mod error;
pub mod governance;
pub mod idempotency;
pub mod import;
pub mod invitation;
pub mod key;
pub mod notice;
pub mod notice_source;
pub mod openid;
pub mod opportunity;
pub mod person;
pub mod procurement;
pub mod publication;
pub mod record;
pub mod register;
pub mod search;
pub mod session;
pub mod settings;
pub mod sign_in_provider;
pub mod stance;
pub mod stats;
pub mod vendor;
pub mod vendor_ruling;
pub mod view_link;

mod audience;
mod cpv;
mod cursor;
mod entity;
mod face;
mod facts;
mod insert;
mod keyset;
mod list;
mod permission;
mod reader;
mod sql;
mod stored;
mod text;
mod total;
mod transaction;

pub use database::Database;
pub use error::{Error, Result};

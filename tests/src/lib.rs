//! What black-box tests stand on: the built program, a fresh database of either kind, a server.

pub mod database;
pub mod program;

pub use database::{Kind, TestDatabase};
pub use program::{Output, Server, run, sample};

//! What black-box tests stand on: the built program, a fresh database of either kind, a server.

pub mod browser;
pub mod database;
pub mod issuer;
pub mod mail;
pub mod openid_provider;
pub mod program;
pub mod publisher;

pub use browser::{Browser, Page};
pub use database::{Kind, TestDatabase};
pub use mail::MailServer;
pub use openid_provider::OpenIdProvider;
pub use program::{Output, Server, Worker, run, sample};
pub use publisher::{Fault, Publisher, SPOILT, Service};

/// Makes each test body a module with two tests, `sqlite` and `postgres`, each on a fresh database.
#[macro_export]
macro_rules! on_both {
    ($($(#[doc = $doc:literal])* async fn $name:ident($database:ident: &TestDatabase) $body:block)+) => {$(
        $(#[doc = $doc])*
        mod $name {
            use super::*;

            async fn body($database: &$crate::TestDatabase) $body

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                let database = $crate::TestDatabase::new($crate::Kind::Sqlite).await;
                body(&database).await;
                database.close().await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                let database = $crate::TestDatabase::new($crate::Kind::Postgres).await;
                body(&database).await;
                database.close().await;
            }
        }
    )+};
}

//! A fresh database for one test, gone with it.

use std::path::PathBuf;

use sea_orm::ConnectionTrait;
use tempfile::TempDir;

/// Which database a test runs on; every test body runs on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An SQLite file.
    Sqlite,
    /// A database of its own on the PostgreSQL server of `MUSTER_TEST_POSTGRES`.
    Postgres,
}

/// A fresh, empty database.
#[derive(Debug)]
pub struct TestDatabase {
    /// Its address, for `--database`.
    pub url: String,
    folder: TempDir,
    on_server: Option<(String, String)>,
}

impl TestDatabase {
    /// Makes one.
    ///
    /// # Panics
    /// When it cannot be made; for PostgreSQL also when `MUSTER_TEST_POSTGRES` is not set, since a
    /// test that silently ran on one database only would prove half of what it says.
    pub async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        match kind {
            Kind::Sqlite => {
                let url = format!("sqlite:{}", folder.path().join("muster.db").display());
                Self { url, folder, on_server: None }
            }
            Kind::Postgres => {
                let server = std::env::var("MUSTER_TEST_POSTGRES").expect(
                    "MUSTER_TEST_POSTGRES names a PostgreSQL server: run under scripts/with-postgres",
                );
                let name = format!(
                    "muster_{}_{}",
                    std::process::id(),
                    folder
                        .path()
                        .file_name()
                        .map(|n| n.to_string_lossy().replace('.', ""))
                        .unwrap_or_default()
                )
                .to_lowercase();
                administer(&server, &format!("CREATE DATABASE \"{name}\"")).await;
                let url = with_database(&server, &name);
                Self { url, folder, on_server: Some((server, name)) }
            }
        }
    }

    /// A path in the test's own folder.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Drops it on the server. An SQLite file goes with its folder.
    pub async fn close(self) {
        if let Some((server, name)) = &self.on_server {
            administer(server, &format!("DROP DATABASE \"{name}\" WITH (FORCE)")).await;
        }
    }
}

/// The server's address with another database in it, parameters kept.
fn with_database(server: &str, name: &str) -> String {
    let (address, parameters) = server.split_once('?').map_or((server, None), |(a, p)| (a, Some(p)));
    let host = address.rfind('/').filter(|at| *at > "postgres://".len()).map_or(address, |at| &address[..at]);
    match parameters {
        Some(parameters) => format!("{host}/{name}?{parameters}"),
        None => format!("{host}/{name}"),
    }
}

async fn administer(server: &str, statement: &str) {
    let connection = sea_orm::Database::connect(server).await.expect("the PostgreSQL server answers");
    connection.execute_unprepared(statement).await.expect("the server lets the test make databases");
    connection.close().await.expect("the connection closes");
}

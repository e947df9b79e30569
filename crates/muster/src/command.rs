//! What each command does, a file each.

mod audit;
mod demo;
mod export;
mod import;
mod key;
mod messages;
mod migrate;
mod person;
mod secret;
mod serve;
mod worker;

use std::io::Write;
use std::process::ExitCode;

use muster_persistence::Database;

use crate::cli::Command;

/// An error told to the person at the command line, with its causes.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs one command.
///
/// # Errors
/// Whatever stops it.
pub async fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(options) => serve::run(options).await,
        Command::Worker(options) => worker::run(options).await,
        Command::Import(options) => import::run(options).await,
        Command::Export(options) => export::run(options).await,
        Command::Audit { what } => audit::run(what).await,
        Command::Person { what } => person::run(what).await,
        Command::Key { what } => key::run(what).await,
        Command::Migrate(place) => migrate::run(&place).await,
        Command::Demo(options) => demo::run(options).await,
        Command::Openapi => {
            let mut out = std::io::stdout().lock();
            out.write_all(muster_http::openapi_json().as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Opens a database and sees that its tables are current: an SQLite file is brought up to date, a
/// server is only when `migrate` says so, since others may be using it.
async fn open(url: &str, migrate: bool) -> Result<Database, Failure> {
    let database = Database::connect(url).await?;
    if migrate || url.starts_with("sqlite:") {
        database.migrate().await?;
    } else {
        let pending = database.pending_migrations().await?;
        if pending > 0 {
            return Err(muster_persistence::Error::Unmigrated(pending).into());
        }
    }
    Ok(database)
}

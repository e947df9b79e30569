//! `muster migrate`

use std::process::ExitCode;

use muster_persistence::Database;

use super::Failure;
use crate::cli::Where;

pub async fn run(place: &Where) -> Result<ExitCode, Failure> {
    let database = Database::connect(&place.database).await?;
    let pending = database.pending_migrations().await?;
    database.migrate().await?;
    tracing::info!(applied = pending, "the database is up to date");
    Ok(ExitCode::SUCCESS)
}

//! `muster key`

use std::process::ExitCode;

use muster_domain::clock::Clock;
use muster_http::keyring;

use super::{Failure, open};
use crate::cli::Key;
use crate::clock::SystemClock;

pub async fn run(what: Key) -> Result<ExitCode, Failure> {
    let Key::Rotate(place) = what;
    let now = SystemClock::default().now();
    let database = open(&place.database, false).await?;
    // No key is younger than now: whichever signs is replaced.
    keyring::replace(&database, now, now).await?;
    tracing::info!(
        "a new key signs within a minute; tokens that the old one signed stay good until they end"
    );
    Ok(ExitCode::SUCCESS)
}

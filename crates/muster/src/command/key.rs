//! `muster key`

use std::process::ExitCode;

use muster_domain::clock::Clock;
use muster_http::keyring;

use super::{Failure, open, secret};
use crate::cli::{Key, KeyReseal, KeyRotate};
use crate::clock::SystemClock;

pub async fn run(what: Key) -> Result<ExitCode, Failure> {
    match what {
        Key::Rotate(options) => rotate(options).await,
        Key::Reseal(options) => reseal(options).await,
    }
}

async fn rotate(options: KeyRotate) -> Result<ExitCode, Failure> {
    let KeyRotate { place, secrets } = options;
    let keys = secret::keys(&place, &secrets)?;
    let now = SystemClock::default().now();
    let database = open(&place.database, false).await?;
    // No key is younger than now: whichever signs is replaced.
    keyring::replace(&database, &keys, now, now).await?;
    tracing::info!(
        "a new key signs within a minute; tokens that the old one signed stay good until they end"
    );
    Ok(ExitCode::SUCCESS)
}

async fn reseal(options: KeyReseal) -> Result<ExitCode, Failure> {
    let KeyReseal { place, secrets, new } = options;
    let keys = secret::keys(&place, &secrets)?;
    let database = open(&place.database, false).await?;
    if new {
        keys.renew()?;
        tracing::info!(
            "a new key is the first of the file; keep the old ones until every process was started again"
        );
    }
    secret::seal(&database, &keys).await?;
    Ok(ExitCode::SUCCESS)
}

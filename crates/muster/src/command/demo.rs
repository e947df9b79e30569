//! `muster demo`

mod pilot;
mod reviews;
mod systems;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use muster_domain::clock::Clock;
use muster_jobs::import::Options;

use super::import::{summary, with_progress};
use super::{Failure, open};
use crate::cli::Demo;
use crate::clock::SystemClock;
use crate::generate;

/// Vendors of a benchmark set.
const BENCH_VENDORS: usize = 3_000;

pub async fn run(options: Demo) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    if let Some(path) = &options.write {
        match options.contracts {
            None => write(path, generate::demonstration(options.seed, clock.today()))?,
            Some(contracts) => {
                write(path, generate::bench(options.seed, clock.today(), contracts, BENCH_VENDORS))?
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let database = open(&options.place.database, false).await?;
    if options.remove {
        let mut register = database.register().await?;
        let notices = register.remove_demonstration(clock.now()).await?;
        register.commit().await?;
        muster_jobs::opportunities::refresh(&database, &clock).await?;
        muster_jobs::systems::refresh(&database, &clock).await?;
        writeln!(std::io::stderr(), "{notices} demonstration notices and all that came of them are gone")?;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("demonstration.ndjson");
    write(&path, generate::demonstration(options.seed, clock.today()))?;
    let how = Options { strict: false, demonstration: true };
    systems::register_products(&database, &clock).await?;
    let report = with_progress(&database, &clock, &[path], how).await?;
    muster_jobs::systems::refresh(&database, &clock).await?;
    systems::speak(&database, options.seed, &clock).await?;
    std::io::stderr().write_all(summary(&report).as_bytes())?;
    let pilots = pilot::demonstrate(&database, &clock).await?;
    writeln!(std::io::stderr(), "{pilots} invented pilots are on record")?;
    muster_jobs::members::seed(&database, &clock).await?;
    let reviews = reviews::write(&database, &clock).await?;
    writeln!(std::io::stderr(), "{reviews} invented reviews of invented vendors")?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, releases: impl Iterator<Item = serde_json::Value>) -> Result<(), Failure> {
    let mut out = BufWriter::new(File::create(path)?);
    for release in releases {
        serde_json::to_writer(&mut out, &release)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

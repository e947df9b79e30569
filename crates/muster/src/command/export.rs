//! `muster export`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::pin::pin;
use std::process::ExitCode;

use futures_util::StreamExt;
use muster_domain::clock::Clock;
use muster_domain::viewer::Viewer;
use muster_http::authority::Authorities;
use muster_http::contract::Contracts;
use muster_http::export::{Choice, Stamp, write};
use muster_http::opportunity::Opportunities;
use muster_http::params::Params;
use muster_http::procurement::Procurements;
use muster_http::resource::{Format, ListQuery, Resource};
use muster_http::vendor::Vendors;
use muster_persistence::Database;

use super::{Failure, open};
use crate::cli::{self, Export, Exported};
use crate::clock::SystemClock;

pub async fn run(options: Export) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    let stamp = Stamp { today: clock.today(), now: clock.now() };
    let format = match options.format {
        cli::Format::Ndjson => Format::Ndjson,
        cli::Format::Csv => Format::Csv,
        cli::Format::Ocds => Format::Ocds,
        cli::Format::Xlsx => Format::Xlsx,
        cli::Format::Parquet => Format::Parquet,
    };
    let database = open(&options.place.database, false).await?;
    let wanted = Wanted { format, stamp, query: options.query.unwrap_or_default() };
    let mut out: Box<dyn Write> = match &options.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    let written = match options.what {
        Exported::Contracts => all::<Contracts>(&database, &wanted, &mut out).await,
        Exported::Procurements => all::<Procurements>(&database, &wanted, &mut out).await,
        Exported::Vendors => all::<Vendors>(&database, &wanted, &mut out).await,
        Exported::Opportunities => all::<Opportunities>(&database, &wanted, &mut out).await,
        Exported::Authorities => all::<Authorities>(&database, &wanted, &mut out).await,
    };
    match written {
        // Whoever reads may have seen enough (`| head`): nothing is wrong.
        Err(error) if broken_pipe(&error) => Ok(ExitCode::SUCCESS),
        other => other.map(|()| ExitCode::SUCCESS),
    }
}

/// What is asked for of a list.
struct Wanted {
    format: Format,
    stamp: Stamp,
    query: String,
}

/// Every row; without a query all there are.
async fn all<R: Resource<Filter: Default>>(
    database: &Database,
    wanted: &Wanted,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Wanted { format, stamp, query } = wanted;
    if !format.offered::<R>() {
        return Err(
            format!("{} do not come as {}: use --format ndjson or csv", R::NAME, format.as_str()).into()
        );
    }
    let read = Params::read::<ListQuery<R>>(query, stamp.today);
    let mut read = read.map_err(|failure| failure.problem("").detail)?;
    if query.is_empty() {
        read.filter = R::Filter::default();
    }
    let rows = R::stream(database, &Viewer::Public, &read.filter, &read.order(*format));
    let choice = Choice { filter: query.clone(), ..Choice::default() };
    let mut pieces = pin!(write::<R>(rows, *format, *stamp, choice));
    while let Some(piece) = pieces.next().await {
        out.write_all(&piece?)?;
    }
    out.flush()?;
    Ok(())
}

fn broken_pipe(error: &Failure) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

//! `muster export`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::pin::pin;
use std::process::ExitCode;

use futures_util::StreamExt;
use muster_domain::clock::Clock;
use muster_domain::viewer::Viewer;
use muster_http::contract::Contracts;
use muster_http::export::{Stamp, write};
use muster_http::opportunity::Opportunities;
use muster_http::procurement::Procurements;
use muster_http::resource::{Format, Resource};
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
    };
    let offers_ocds = matches!(options.what, Exported::Contracts | Exported::Procurements);
    if format == Format::Ocds && !offers_ocds {
        return Err("OCDS tells of contracts and procurements only: use --format ndjson or csv".into());
    }
    let database = open(&options.place.database, false).await?;
    let mut out: Box<dyn Write> = match &options.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    let written = match options.what {
        Exported::Contracts => all::<Contracts>(&database, format, stamp, &mut out).await,
        Exported::Procurements => all::<Procurements>(&database, format, stamp, &mut out).await,
        Exported::Vendors => all::<Vendors>(&database, format, stamp, &mut out).await,
        Exported::Opportunities => all::<Opportunities>(&database, format, stamp, &mut out).await,
    };
    match written {
        // Whoever reads may have seen enough (`| head`): nothing is wrong.
        Err(error) if broken_pipe(&error) => Ok(ExitCode::SUCCESS),
        other => other.map(|()| ExitCode::SUCCESS),
    }
}

/// Every row, in the list's own order.
async fn all<R: Resource<Filter: Default>>(
    database: &Database,
    format: Format,
    stamp: Stamp,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let rows = R::stream(database, &Viewer::Public, &R::Filter::default(), &[R::ORDER]);
    let mut pieces = pin!(write::<R>(rows, format, stamp, false));
    while let Some(piece) = pieces.next().await {
        out.write_all(&piece?)?;
    }
    out.flush()?;
    Ok(())
}

fn broken_pipe(error: &Failure) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

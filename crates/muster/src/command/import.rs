//! `muster import`

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use muster_domain::clock::Clock;
use muster_jobs::import::report::Report;
use muster_jobs::import::{Options, Progress};
use muster_persistence::Database;

use super::{Failure, open};
use crate::cli::Import;
use crate::clock::SystemClock;

/// How many kinds of problem the summary names; the rest are in `--report`.
const KINDS_SHOWN: usize = 12;

pub async fn run(options: Import) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    // A report that cannot be written should not be found out after an hour's import.
    let report_file = options.report.as_deref().map(create).transpose()?;
    let database = open(&options.place.database, false).await?;
    let how = Options { strict: options.strict, demonstration: false };
    let report = with_progress(&database, &clock, &options.paths, how).await?;
    muster_jobs::systems::refresh(&database, &clock).await?;
    if let Some(mut file) = report_file {
        serde_json::to_writer_pretty(&mut file, &report)?;
        file.write_all(b"\n")?;
    }
    std::io::stderr().write_all(summary(&report).as_bytes())?;
    Ok(if report.taken { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Imports, with a line that moves on a terminal and a log line now and then elsewhere.
pub async fn with_progress(
    database: &Database,
    clock: &dyn Clock,
    paths: &[std::path::PathBuf],
    options: Options,
) -> Result<Report, Failure> {
    let bar = std::io::stderr().is_terminal().then(|| {
        let bar = ProgressBar::new_spinner();
        bar.set_style(ProgressStyle::default_spinner());
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    });
    let mut logged = 0;
    let report = muster_jobs::import::run(database, clock, paths, options, &mut |progress: &Progress| {
        if let Some(bar) = &bar {
            bar.set_message(format!("{} notices read, now {}", progress.notices, progress.file));
        } else if progress.notices >= logged + 20_000 {
            logged = progress.notices;
            tracing::info!(notices = progress.notices, file = progress.file, "importing");
        }
    })
    .await?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    Ok(report)
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|e| format!("the report cannot be written to {}: {e}", path.display()).into())
}

/// What happened, for people.
pub fn summary(report: &Report) -> String {
    let mut out = String::new();
    for file in &report.files {
        out += &format!("{}: {}, {} notices", file.file, file.format, file.notices);
        out += &if file.problems == 0 { "\n".to_owned() } else { format!(", {} problems\n", file.problems) };
    }
    if report.taken {
        out += &format!(
            "{} notices read, {} of them new\n{} contracts added, {} changed\n{} procurements added, {} changed\n{} vendors and {} authorities not known before\n",
            report.notices,
            report.new_notices,
            report.contracts_added,
            report.contracts_changed,
            report.procurements_added,
            report.procurements_changed,
            report.vendors,
            report.authorities,
        );
    } else {
        out += "Nothing was taken, as --strict asks.\n";
    }
    let kinds = report.problem_kinds();
    if !kinds.is_empty() {
        out += &format!("{} problems:\n", report.problems.len());
        for (message, count) in kinds.iter().take(KINDS_SHOWN) {
            out += &format!("  {count} × {message}\n");
        }
        if kinds.len() > KINDS_SHOWN {
            out += &format!("  and {} other kinds\n", kinds.len() - KINDS_SHOWN);
        }
        out += "Each with its place: --report FILE.json\n";
    }
    out
}

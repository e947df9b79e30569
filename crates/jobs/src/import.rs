//! Importing: files of published notices become notices, contracts and procurements.
//!
//! Nothing unreadable stops the rest. Notices are kept whole; the records of a process are folded
//! from all its notices each time one comes, so that neither the order of files nor repetition
//! matters. Each batch is one transaction: an import that is cut off leaves whole batches, and
//! running it again completes it.

pub(crate) mod arrived;
pub(crate) mod batch;
pub(crate) mod directories;
mod reader;
pub mod report;

use std::path::PathBuf;

use futures_util::future::try_join;
use muster_domain::clock::Clock;
use muster_domain::id::ImportId;
use muster_persistence::Database;
use muster_persistence::import::{Import, ImportProblem};
use tokio::sync::mpsc::Receiver;

use self::arrived::{Arrived, arrive, not_kept};
use self::batch::{Making, Outcome, is_demonstration};
use self::directories::Directories;
use self::reader::{Portion, file_name};
use self::report::{FileReport, Report, ReportedProblem};
use crate::{Error, Result};

/// New notices that make it worth while to write the full-text indexes anew.
const BULK: u64 = 1_000;

/// How an import behaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Take nothing if anything is wrong.
    pub strict: bool,
    /// The files hold invented notices, and only such.
    pub demonstration: bool,
}

/// How far an import is, for whoever watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The file being read.
    pub file: String,
    /// Notices read so far, over all files.
    pub notices: u64,
}

/// Imports files and folders and then brings the opportunities up to date.
///
/// # Errors
/// A path that does not exist or is of no known type, and failures of the database. What is wrong
/// inside a file is in the report.
pub async fn run(
    database: &Database,
    clock: &dyn Clock,
    paths: &[PathBuf],
    options: Options,
    progress: &mut (dyn FnMut(&Progress) + Send),
) -> Result<Report> {
    let files = muster_ingest::files(paths)?;
    let database = &database.in_background();
    if options.strict {
        let report = check(files.clone(), options, progress).await?;
        if !report.problems.is_empty() {
            return Ok(report);
        }
    }
    let mut import = Import {
        id: ImportId(clock.id()),
        started_at: clock.now(),
        finished_at: None,
        files: files.iter().map(|p| file_name(p)).collect::<Vec<_>>().join(", "),
        notices: 0,
        new_notices: 0,
        contracts: 0,
        procurements: 0,
        problems: 0,
        demonstration: options.demonstration,
        source: None,
    };
    database.imports().begin(&import).await?;
    let report = take(database, clock, files, options, import.id, progress).await?;
    import.finished_at = Some(clock.now());
    import.notices = report.notices;
    import.new_notices = report.new_notices;
    import.contracts = report.contracts;
    import.procurements = report.procurements;
    import.problems = report.problems.len() as u64;
    database.imports().finish(&import).await?;
    if report.new_notices > 0 {
        database.optimise(report.new_notices >= BULK).await?;
    }
    crate::opportunities::refresh(database, clock).await?;
    Ok(report)
}

/// Reads everything and keeps nothing: what a strict import does first.
async fn check(
    files: Vec<PathBuf>,
    options: Options,
    progress: &mut (dyn FnMut(&Progress) + Send),
) -> Result<Report> {
    let mut report = Report::default();
    let (mut portions, reading) = reader::start(files);
    while let Some(portion) = portions.recv().await {
        match portion {
            Portion::Done(file) => report.files.push(file),
            Portion::Releases { file, reads, problems } => {
                report.notices += reads.len() as u64;
                report.problems.extend(problems);
                for read in &reads {
                    if let Some(problem) = unwelcome(&file, read, options) {
                        report.problems.push(problem);
                    } else if read.release.buyers.is_empty() {
                        report.problems.push(ReportedProblem {
                            file: file.clone(),
                            release: Some(read.release.release.clone()),
                            pointer: "/buyer".to_owned(),
                            message: "the release names no buyer".to_owned(),
                        });
                    }
                }
                progress(&Progress { file, notices: report.notices });
            }
        }
    }
    ended(reading).await?;
    Ok(report)
}

async fn take(
    database: &Database,
    clock: &dyn Clock,
    files: Vec<PathBuf>,
    options: Options,
    import: ImportId,
    progress: &mut (dyn FnMut(&Progress) + Send),
) -> Result<Report> {
    let mut report = Report { taken: true, ..Report::default() };
    let mut directories: Option<(i64, Directories)> = None;
    let (mut portions, reading) = reader::start(files);
    let mut next = arriving(&mut portions, options, clock).await?;
    while let Some(coming) = next {
        match coming {
            Coming::Done(file) => {
                report.files.push(file);
                next = arriving(&mut portions, options, clock).await?;
            }
            Coming::Releases { file, notices, arrived, mut problems } => {
                report.notices += notices;
                let making =
                    Making { import: Some(import), file: &file, demonstration: options.demonstration, clock };
                // While the database is at these, the next are read and worked out.
                let writing = one_batch(database, &making, &mut directories, arrived);
                let (outcome, following) = try_join(writing, arriving(&mut portions, options, clock)).await?;
                add(&mut report, &outcome);
                problems.extend(outcome.problems);
                database.imports().add_problems(import, &kept(&problems)).await?;
                report.problems.extend(problems);
                progress(&Progress { file, notices: report.notices });
                next = following;
            }
        }
    }
    ended(reading).await?;
    Ok(report)
}

/// What is to be written next.
enum Coming {
    /// Releases of one file, how many were read, and what is wrong with them.
    Releases { file: String, notices: u64, arrived: Vec<Arrived>, problems: Vec<ReportedProblem> },
    /// A file is done.
    Done(FileReport),
}

/// The next portion, less what is unwelcome, worked out as far as it can be by itself; `None` after the last.
async fn arriving(
    portions: &mut Receiver<Portion>,
    options: Options,
    clock: &dyn Clock,
) -> Result<Option<Coming>> {
    Ok(match portions.recv().await {
        None => None,
        Some(Portion::Done(file)) => Some(Coming::Done(file)),
        Some(Portion::Releases { file, mut reads, mut problems }) => {
            let notices = reads.len() as u64;
            reads.retain(|read| match unwelcome(&file, read, options) {
                Some(problem) => {
                    problems.push(problem);
                    false
                }
                None => true,
            });
            let arrived = arrive(reads, clock).await?;
            Some(Coming::Releases { file, notices, arrived, problems })
        }
    })
}

/// Writes one batch. The directories are read again when somebody else wrote in between.
async fn one_batch(
    database: &Database,
    making: &Making<'_>,
    directories: &mut Option<(i64, Directories)>,
    arrived: Vec<Arrived>,
) -> Result<Outcome> {
    let mut register = database.register().await?;
    let version = register.version().await?;
    let (_, mut current) = match directories.take() {
        Some((seen, current)) if seen == version => (seen, current),
        _ => (version, Directories::load(&mut register).await?),
    };
    let fresh = not_kept(&mut register, arrived).await?;
    let outcome = batch::write(making, &mut current, &mut register, fresh).await?;
    let version = register.version().await?;
    register.commit().await?;
    *directories = Some((version, current));
    Ok(outcome)
}

/// Invented notices come in through the demonstration only, and the demonstration brings no others.
fn unwelcome(file: &str, read: &muster_ingest::Read, options: Options) -> Option<ReportedProblem> {
    let message = match (is_demonstration(&read.release), options.demonstration) {
        (true, false) => "an invented demonstration notice: left out (`muster demo` loads the demonstration)",
        (false, true) => "not a demonstration notice: left out",
        _ => return None,
    };
    Some(ReportedProblem {
        file: file.to_owned(),
        release: Some(read.release.release.clone()),
        pointer: "/ocid".to_owned(),
        message: message.to_owned(),
    })
}

fn add(report: &mut Report, outcome: &Outcome) {
    report.new_notices += outcome.new_notices;
    report.contracts += outcome.contracts;
    report.contracts_added += outcome.written.contracts_added;
    report.contracts_changed += outcome.written.contracts_changed;
    report.procurements += outcome.procurements;
    report.procurements_added += outcome.written.procurements_added;
    report.procurements_changed += outcome.written.procurements_changed;
    report.vendors += outcome.vendors;
    report.authorities += outcome.authorities;
}

pub(crate) fn kept(problems: &[ReportedProblem]) -> Vec<ImportProblem> {
    problems
        .iter()
        .map(|p| ImportProblem {
            file: p.file.clone(),
            release: p.release.clone(),
            pointer: p.pointer.clone(),
            message: p.message.clone(),
        })
        .collect()
}

/// The thread that reads hands over everything before it ends, unless it panics.
async fn ended(reading: tokio::task::JoinHandle<()>) -> Result<()> {
    reading.await.map_err(|e| Error::Reader(e.to_string()))
}

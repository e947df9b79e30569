//! Reading files on a thread of its own, so that parsing and storing go on side by side.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use muster_domain::published::Problem;
use muster_ingest::{Event, Read};
use tokio::sync::mpsc;

use super::report::{FileReport, ReportedProblem};

/// Releases per write transaction: large enough that its costs spread (each one writes nearly every page of
/// the indexes once), small enough that a batch with its raw texts stays at some ten megabytes
/// and that others who write wait a second or two for it at most.
const BATCH: usize = 3_000;

/// What the reading thread hands over.
#[derive(Debug)]
pub enum Portion {
    /// Releases of one file, with what could not be read in them.
    Releases {
        /// The file's name.
        file: String,
        /// The releases.
        reads: Vec<Read>,
        /// Problems, those outside any release included.
        problems: Vec<ReportedProblem>,
    },
    /// A file is done.
    Done(FileReport),
}

/// Starts reading `paths`; what is read arrives in portions, at most one of them waiting: each is some
/// tens of megabytes.
pub fn start(paths: Vec<PathBuf>) -> (mpsc::Receiver<Portion>, tokio::task::JoinHandle<()>) {
    let (sender, receiver) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking(move || {
        let _ = paths.iter().try_for_each(|path| read(path, &sender));
    });
    (receiver, reading)
}

/// The file's name without its folders: what reports and notices keep.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn read(path: &Path, sender: &mpsc::Sender<Portion>) -> ControlFlow<()> {
    let file = file_name(path);
    let mut reads = Vec::with_capacity(BATCH);
    let mut problems = Vec::new();
    let (mut notices, mut found) = (0, 0);
    let summary = muster_ingest::read_file(path, &mut |event| {
        match event {
            Event::Release(mut read) => {
                notices += 1;
                found += read.problems.len() as u64;
                problems.extend(read.problems.drain(..).map(|p| reported(&file, p)));
                reads.push(*read);
            }
            Event::Problem(problem) => {
                found += 1;
                problems.push(reported(&file, problem));
            }
        }
        if reads.len() < BATCH && problems.len() < BATCH {
            return ControlFlow::Continue(());
        }
        hand_over(sender, &file, &mut reads, &mut problems)
    });
    // A file that is nothing we take must not keep the others of its folder out.
    let format = match summary {
        Ok(summary) => summary.kind.as_str().to_owned(),
        Err(error) => {
            found += 1;
            problems.push(ReportedProblem {
                file: file.clone(),
                release: None,
                pointer: "/".to_owned(),
                message: error.to_string(),
            });
            "not read".to_owned()
        }
    };
    let going = hand_over(sender, &file, &mut reads, &mut problems);
    let done = FileReport { file, format, notices, problems: found };
    if going.is_break() || sender.blocking_send(Portion::Done(done)).is_err() {
        return ControlFlow::Break(());
    }
    ControlFlow::Continue(())
}

/// Breaks when nobody listens any more.
fn hand_over(
    sender: &mpsc::Sender<Portion>,
    file: &str,
    reads: &mut Vec<Read>,
    problems: &mut Vec<ReportedProblem>,
) -> ControlFlow<()> {
    let portion = Portion::Releases {
        file: file.to_owned(),
        reads: std::mem::replace(reads, Vec::with_capacity(BATCH)),
        problems: std::mem::take(problems),
    };
    if sender.blocking_send(portion).is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn reported(file: &str, problem: Problem) -> ReportedProblem {
    ReportedProblem {
        file: file.to_owned(),
        release: problem.release,
        pointer: problem.pointer,
        message: problem.message,
    }
}

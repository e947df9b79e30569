//! What the tests share: reading text and samples into lists.

#![allow(dead_code, reason = "every test binary uses its own part")]

use std::ops::ControlFlow;
use std::path::PathBuf;

use muster_domain::published::{Problem, Release};
use muster_ingest::{Event, FileKind, FileSummary, Read, read, read_file};

/// What a file came to.
pub struct Outcome {
    /// What it turned out to be.
    pub kind: FileKind,
    /// The releases.
    pub reads: Vec<Read>,
    /// The problems outside any release.
    pub outside: Vec<Problem>,
}

impl Outcome {
    /// Every problem, of releases and outside.
    pub fn problems(&self) -> Vec<&Problem> {
        self.reads.iter().flat_map(|r| &r.problems).chain(&self.outside).collect()
    }

    /// The release ids.
    pub fn ids(&self) -> Vec<&str> {
        self.reads.iter().map(|r| r.release.release.as_str()).collect()
    }
}

fn collect(run: impl FnOnce(&mut dyn FnMut(Event) -> ControlFlow<()>) -> FileSummary) -> Outcome {
    let (mut reads, mut outside) = (Vec::new(), Vec::new());
    let summary = run(&mut |event| {
        match event {
            Event::Release(read) => reads.push(*read),
            Event::Problem(problem) => outside.push(problem),
        }
        ControlFlow::Continue(())
    });
    assert_eq!(summary.releases, reads.len() as u64);
    Outcome { kind: summary.kind, reads, outside }
}

/// Reads bytes that came under `name`.
pub fn read_bytes(bytes: &[u8], name: &str) -> Outcome {
    collect(|each| read(bytes, name, each).unwrap())
}

/// Reads a sample of the repository.
pub fn read_sample(path: &str) -> Outcome {
    collect(|each| read_file(&sample(path), each).unwrap())
}

/// Where a sample lies.
pub fn sample(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(path)
}

/// Reads one release and its problems.
pub fn read_release(json: &str) -> (Release, Vec<Problem>) {
    let mut outcome = read_bytes(json.as_bytes(), "notice.json");
    assert_eq!(outcome.outside, vec![], "{json}");
    let read = outcome.reads.remove(0);
    (read.release, read.problems)
}

/// A release package of these releases.
pub fn package(releases: &[String]) -> String {
    format!(
        r#"{{"uri": "https://example.org/p", "version": "1.1", "publishedDate": "2026-01-01T00:00:00Z",
            "releases": [{}], "links": {{"next": "https://example.org/q"}}}}"#,
        releases.join(",\n")
    )
}

/// A small award release with this id.
pub fn award(id: &str) -> String {
    format!(
        r#"{{"ocid": "ocds-h6vhtk-{id}", "id": "{id}", "date": "2026-03-02T10:00:00Z", "tag": ["award"],
            "buyer": {{"id": "GB-PPON-PXXX-1111-AAAA", "name": "London Borough of Camden"}},
            "tender": {{"id": "t", "title": "Housing system", "status": "complete",
                "classification": {{"scheme": "CPV", "id": "48000000"}}}},
            "awards": [{{"id": "1", "status": "active", "date": "2026-03-01T00:00:00Z",
                "value": {{"amount": 120000, "currency": "GBP"}},
                "suppliers": [{{"id": "GB-COH-01234567", "name": "Acme Software Ltd"}}],
                "contractPeriod": {{"startDate": "2026-04-01T00:00:00+01:00", "endDate": "2029-03-31T23:59:59+01:00"}}}}]}}"#
    )
}

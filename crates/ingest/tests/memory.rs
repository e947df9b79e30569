//! A package of any size is read in bounded memory. A test binary of its own, since the peak is
//! that of the whole process.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{self, Read};
use std::ops::ControlFlow;

use muster_ingest::{Event, FileKind, read};

/// A package of `left` releases of about two kilobytes, made while it is read.
struct Package {
    left: u32,
    text: Vec<u8>,
    at: usize,
    closed: bool,
}

impl Package {
    fn of(left: u32) -> Self {
        Self { left, text: br#"{"uri": "x", "releases": ["#.to_vec(), at: 0, closed: false }
    }

    fn next(&mut self) {
        self.at = 0;
        self.text.clear();
        if self.left == 0 {
            if !self.closed {
                self.text.extend_from_slice(b"], \"links\": {}}");
                self.closed = true;
            }
            return;
        }
        self.left -= 1;
        let n = self.left;
        let description = format!("The council buys system {n} & everything that belongs to it. ").repeat(20);
        let comma = if n == 0 { "" } else { "," };
        let release = format!(
            r#"{{"ocid": "ocds-h6vhtk-{n:06x}", "id": "{n:06}-2026", "date": "2026-03-02T10:00:00Z", "tag": ["award"],
            "buyer": {{"id": "GB-PPON-PXXX-1111-AAAA", "name": "London Borough of Camden"}},
            "tender": {{"id": "t{n}", "title": "System {n}", "description": "{description}", "status": "complete",
                "classification": {{"scheme": "CPV", "id": "48000000"}}}},
            "awards": [{{"id": "1", "status": "active", "date": "2026-03-01T00:00:00Z",
                "value": {{"amount": 120000, "currency": "GBP"}},
                "suppliers": [{{"id": "GB-COH-01234567", "name": "Acme Software Ltd"}}],
                "contractPeriod": {{"startDate": "2026-04-01", "endDate": "2029-03-31"}}}}]}}{comma}"#
        );
        self.text.extend_from_slice(release.as_bytes());
    }
}

impl Read for Package {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() {
            self.next();
        }
        let n = out.len().min(self.text.len() - self.at);
        out[..n].copy_from_slice(&self.text[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// The most memory that this process ever had, in KiB; `None` where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn releases_of(reader: impl Read) -> (u64, u64) {
    let mut problems = 0;
    let summary = read(reader, "package.json", &mut |event| {
        let of = match &event {
            Event::Release(read) => read.problems.len(),
            Event::Problem(_) => 1,
        };
        problems += of as u64;
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(summary.kind, FileKind::ReleasePackage);
    (summary.releases, problems)
}

#[test]
fn twenty_thousand_releases_take_no_more_memory_than_a_hundred() {
    assert_eq!(releases_of(Package::of(100)), (100, 0));
    let before = peak();
    assert_eq!(releases_of(Package::of(20_000)), (20_000, 0));
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 8 * 1024, "{} KiB more for 40 MB of releases", after - before);
        assert!(after < 64 * 1024, "{after} KiB in all");
    }
}

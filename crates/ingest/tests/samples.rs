//! The real samples, whole: every file is read to its end, and every problem is one we can explain.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;

use muster_ingest::FileKind;
use support::read_sample;

/// How often each kind of notice and each problem comes up in a file.
fn tally(path: &str) -> (FileKind, BTreeMap<&'static str, usize>, BTreeMap<String, usize>) {
    let outcome = read_sample(path);
    let (mut kinds, mut problems) = (BTreeMap::new(), BTreeMap::new());
    for read in &outcome.reads {
        *kinds.entry(read.release.kind.as_str()).or_default() += 1;
    }
    for problem in outcome.problems() {
        *problems.entry(problem.message.clone()).or_default() += 1;
    }
    (outcome.kind, kinds, problems)
}

fn counts<K: From<&'static str> + Ord>(list: &[(&'static str, usize)]) -> BTreeMap<K, usize> {
    list.iter().map(|(k, n)| (K::from(k), *n)).collect()
}

#[test]
fn contracts_finder_of_october_2022() {
    let (kind, kinds, problems) = tally("notices/contracts-finder-2022-10-20.json");
    assert_eq!(kind, FileKind::ReleasePackage);
    assert_eq!(kinds, counts(&[("award", 53), ("engagement", 3), ("tender", 44)]));
    assert_eq!(problems, counts(&[("\"invalidstatus\" is a status that no code list has", 1)]));

    let (_, kinds, problems) = tally("notices/contracts-finder-2022-10-22.json");
    assert_eq!(kinds, counts(&[("award", 27), ("engagement", 4), ("tender", 69)]));
    assert_eq!(problems, counts(&[]));
}

#[test]
fn find_a_tender_of_october_2026() {
    let (kind, kinds, problems) = tally("notices/find-a-tender-2026-10-06.json");
    assert_eq!(kind, FileKind::ReleasePackage);
    assert_eq!(kinds, counts(&[("award", 3), ("tender", 1)]));
    assert_eq!(problems, counts(&[("AED in a lot of a tender in GBP; the tender's is kept", 1)]));
}

#[test]
fn the_export_of_awarded_contracts_of_2020() {
    let (kind, kinds, problems) = tally("registers/contracts-finder-export-2020-10.csv");
    assert_eq!(kind, FileKind::Export);
    assert_eq!(kinds, counts(&[("award", 1000)]));
    assert_eq!(
        problems,
        counts(&[
            ("\"01/01/1970\" cannot be a date that is meant; left out", 1),
            ("1 stands for an amount that is not given; left out", 3),
        ])
    );
}

#[test]
fn the_export_of_open_notices_of_2025() {
    let (kind, kinds, problems) = tally("registers/contracts-finder-export-2025-11.csv");
    assert_eq!(kind, FileKind::Export);
    assert_eq!(kinds, counts(&[("engagement", 40), ("pipeline", 171), ("tender", 641)]));
    assert_eq!(
        problems,
        counts(&[
            ("\"01/01/1\" cannot be a date that is meant; left out", 34),
            ("0.01 stands for an amount that is not given; left out", 2),
            ("1 stands for an amount that is not given; left out", 18),
        ])
    );
}

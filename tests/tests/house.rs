//! The rules of the house that a compiler does not know: which crate may lean on which, and where
//! SQL, the clock and HTTP may stand.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each crate, and the crates of ours that it may use.
const DIRECTIONS: [(&str, &[&str]); 8] = [
    ("crates/domain", &[]),
    ("crates/ingest", &["muster-domain"]),
    ("crates/identity", &["muster-domain"]),
    ("migrations", &[]),
    ("crates/persistence", &["muster-domain", "muster-migrations"]),
    ("crates/jobs", &["muster-domain", "muster-identity", "muster-ingest", "muster-persistence"]),
    ("crates/http", &["muster-domain", "muster-identity", "muster-persistence"]),
    (
        "crates/muster",
        &["muster-domain", "muster-http", "muster-identity", "muster-jobs", "muster-persistence"],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The `muster-…` names under `[dependencies]`.
fn dependencies(manifest: &str) -> Vec<String> {
    let section = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    section
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| name.starts_with("muster-"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn imports_run_one_way() {
    for (folder, may) in DIRECTIONS {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        for used in dependencies(&manifest) {
            assert!(may.contains(&used.as_str()), "{folder} must not use {used}");
        }
    }
}

#[test]
fn every_crate_is_under_a_direction() {
    let mut crates: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    crates.sort();
    for found in crates {
        assert!(DIRECTIONS.iter().any(|(folder, _)| *folder == found), "{found} has no direction yet");
    }
}

#[test]
fn only_persistence_knows_the_database_and_only_http_knows_http() {
    let only = |word: &str, allowed: &[&str]| {
        for (path, text) in sources() {
            // This file names what it looks for.
            let inside = path == "tests/tests/house.rs" || allowed.iter().any(|a| path.starts_with(a));
            assert!(inside || !text.contains(word), "{path} must not name {word}");
        }
    };
    only("sea_orm::", &["crates/persistence/", "migrations/", "tests/"]);
    only("actix_web", &["crates/http/"]);
    only("Utc::now()", &["crates/muster/src/clock.rs"]);
    only("Uuid::now_v7", &["crates/muster/src/clock.rs"]);
}

/// Every Rust source of ours with its path from the root.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["crates", "migrations", "tests"] {
        walk(&root().join(folder), folder, &mut found);
    }
    assert!(found.len() > 50, "the sources are where this test looks for them");
    found
}

fn walk(folder: &Path, name: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let file = entry.file_name().to_string_lossy().into_owned();
        let inside = format!("{name}/{file}");
        if entry.path().is_dir() {
            if file != "target" && file != "node_modules" {
                walk(&entry.path(), &inside, found);
            }
        } else if file.ends_with(".rs") {
            found.push((inside, fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

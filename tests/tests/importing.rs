//! `muster import`: real notices in, everything explained, nothing doubled.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use muster_tests::{Output, TestDatabase, on_both, run, sample};
use serde_json::Value;

async fn migrated(database: &TestDatabase) {
    let done = run(&["migrate", "--database", &database.url]).await;
    assert_eq!(done.code, 0, "{}", done.err);
}

/// Imports `paths` and gives the report.
async fn import(database: &TestDatabase, paths: &[&str], more: &[&str]) -> (Output, Value) {
    let report = database.file("report.json");
    let report_path = report.to_string_lossy().into_owned();
    let mut arguments =
        vec!["--log", "warn", "import", "--database", &database.url, "--report", &report_path];
    arguments.extend(paths);
    arguments.extend(more);
    let done = run(&arguments).await;
    let text = std::fs::read_to_string(&report).unwrap_or_else(|_| panic!("no report: {}", done.err));
    (done, serde_json::from_str(&text).unwrap())
}

async fn contracts(database: &TestDatabase) -> String {
    run(&["export", "contracts", "--database", &database.url]).await.out
}

on_both! {
    /// The samples are 2,056 notices: 204 releases and 1,852 rows of exports.
    async fn every_sample_is_read_and_every_problem_has_its_place(database: &TestDatabase) {
        migrated(database).await;
        let (done, report) = import(database, &[&sample("notices"), &sample("registers")], &[]).await;
        assert_eq!(done.code, 0, "{}", done.err);
        assert_eq!(report["notices"], 2056);
        assert!(report["contracts"].as_u64().unwrap() > 1050, "{}", report["contracts"]);
        assert!(report["procurements"].as_u64().unwrap() > 900, "{}", report["procurements"]);
        for problem in report["problems"].as_array().unwrap() {
            for part in ["file", "pointer", "message"] {
                assert!(!problem[part].as_str().unwrap().is_empty(), "{problem}");
            }
        }
        let files = report["files"].as_array().unwrap();
        assert_eq!(files.len(), 5);
    }

    async fn importing_again_changes_nothing(database: &TestDatabase) {
        migrated(database).await;
        let folder = sample("notices");
        import(database, &[&folder], &[]).await;
        let before = contracts(database).await;
        let (_, again) = import(database, &[&folder], &[]).await;
        assert_eq!(again["newNotices"], 0);
        for count in ["contractsAdded", "contractsChanged", "procurementsAdded", "procurementsChanged"] {
            assert_eq!(again[count], 0, "{count}");
        }
        assert_eq!(contracts(database).await, before);
    }

    async fn a_strict_import_takes_all_or_nothing(database: &TestDatabase) {
        migrated(database).await;
        let broken = database.file("broken.json");
        let whole = std::fs::read_to_string(sample("notices/find-a-tender-2026-10-06.json")).unwrap();
        std::fs::write(&broken, &whole[..whole.len() - 2_000]).unwrap();
        let path = broken.to_string_lossy().into_owned();

        let (done, report) = import(database, &[&path], &["--strict"]).await;
        assert_eq!(done.code, 2);
        assert_eq!(report["taken"], false);
        assert_eq!(contracts(database).await, "");

        let (done, report) = import(database, &[&path], &[]).await;
        assert_eq!(done.code, 0, "{}", done.err);
        assert_eq!(report["newNotices"], 3, "the releases before the cut are taken");
        assert!(!report["problems"].as_array().unwrap().is_empty(), "the cut is reported");
    }

    async fn invented_notices_do_not_come_in_as_real_ones(database: &TestDatabase) {
        migrated(database).await;
        let file = database.file("invented.ndjson").to_string_lossy().into_owned();
        let made = run(&["demo", "--write", &file, "--as-of", "2026-11-23"]).await;
        assert_eq!(made.code, 0, "{}", made.err);
        let (_, report) = import(database, &[&file], &[]).await;
        assert_eq!(report["newNotices"], 0);
        let message = report["problems"][0]["message"].as_str().unwrap();
        assert!(message.contains("demonstration"), "{message}");
    }
}

#[tokio::test]
async fn a_path_that_is_not_there_is_named() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let done = run(&["import", "--database", &database.url, "nowhere.json"]).await;
    assert_eq!(done.code, 1);
    assert!(done.err.contains("nowhere.json"), "{}", done.err);
    database.close().await;
}

#[tokio::test]
async fn an_address_of_no_known_database_says_which_are() {
    let done = run(&["migrate", "--database", "mysql://somewhere"]).await;
    assert_eq!(done.code, 1);
    assert!(done.err.contains("sqlite:PATH or postgres://"), "{}", done.err);
}

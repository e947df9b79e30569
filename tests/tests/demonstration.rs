//! `muster demo`: invented notices that never pass for real ones and go without a trace.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use muster_tests::{Server, TestDatabase, on_both, run, sample};

const DAY: &str = "2026-11-23";

async fn exported(database: &TestDatabase, what: &str) -> Vec<String> {
    let done = run(&["export", what, "--database", &database.url, "--as-of", DAY]).await;
    assert_eq!(done.code, 0, "{}", done.err);
    done.out.lines().map(str::to_owned).collect()
}

on_both! {
    async fn it_fills_every_service_area_and_goes_with_one_command(database: &TestDatabase) {
        run(&["migrate", "--database", &database.url]).await;
        let real = sample("notices/find-a-tender-2026-10-06.json");
        run(&["import", &real, "--database", &database.url, "--as-of", DAY]).await;
        let before = (exported(database, "contracts").await, exported(database, "vendors").await);

        let done = run(&["demo", "--database", &database.url, "--as-of", DAY]).await;
        assert_eq!(done.code, 0, "{}", done.err);
        let server = Server::start(&database.url, &["--as-of", DAY]).await;
        let (_, stats) = server.get("/api/v1/stats").await;
        assert_eq!(stats["demonstration"], true);
        assert!(stats["liveTechnologyContracts"].as_u64().unwrap() > 1000, "{stats}");
        let (_, areas) = server.get("/api/v1/service-areas").await;
        // "Other technology" is for people to choose: nothing is put there by inference.
        let empty: Vec<_> = areas["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|a| a["contracts"] == 0 && a["code"] != "other-technology")
            .collect();
        assert!(empty.is_empty(), "service areas without a contract: {empty:?}");
        let (_, best) = server.get("/api/v1/opportunities?limit=1").await;
        assert_eq!(best["items"][0]["demonstration"], true);
        assert!(best["items"][0]["authorities"].as_array().unwrap().len() >= 3, "{best}");
        let (_, contracts) = server.get("/api/v1/contracts?demonstration=false&technology=all").await;
        assert_eq!(contracts["total"], before.0.len());
        assert_eq!(server.stop().await, Some(0));

        let done = run(&["demo", "--remove", "--database", &database.url, "--as-of", DAY]).await;
        assert_eq!(done.code, 0, "{}", done.err);
        assert_eq!(exported(database, "contracts").await, before.0);
        assert_eq!(exported(database, "vendors").await, before.1);
        assert!(exported(database, "opportunities").await.is_empty());
    }
}

#[tokio::test]
async fn the_same_seed_on_the_same_day_is_the_same_set() {
    let database = TestDatabase::new(muster_tests::Kind::Sqlite).await;
    let mut made = Vec::new();
    for name in ["a.ndjson", "b.ndjson"] {
        let path = database.file(name);
        let done = run(&["demo", "--write", &path.to_string_lossy(), "--seed", "7", "--as-of", DAY]).await;
        assert_eq!(done.code, 0, "{}", done.err);
        made.push(std::fs::read(path).unwrap());
    }
    assert_eq!(made[0], made[1]);
    database.close().await;
}

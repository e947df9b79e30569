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

on_both! {
    /// What the invented approver said of Camden's contracts makes a quarter's register that can be published
    /// whole; a few are left to be filled in. It goes with the contracts.
    async fn a_quarter_of_its_register_can_be_published(database: &TestDatabase) {
        run(&["migrate", "--database", &database.url]).await;
        run(&["demo", "--database", &database.url, "--as-of", DAY]).await;
        for start in ["the first", "another"] {
            let server = Server::start(&database.url, &["--as-of", DAY, "--demo", "--no-worker"]).await;
            let client = reqwest::Client::new();
            let password = server.get("/api/v1/sign-in").await.1["demonstration"][0]["password"].clone();
            let body = serde_json::json!({ "name": "approver@camden.example", "password": password });
            let session = client.post(format!("{}/api/v1/session", server.url)).json(&body).send().await.unwrap();
            let session: serde_json::Value = session.json().await.unwrap();
            let token = session["accessToken"].as_str().unwrap_or_else(|| panic!("{session}"));
            let at = |path: &str| format!("{}/api/v1/authorities/CMD/{path}", server.url);
            let draft = client.get(at("register-draft")).bearer_auth(token).send().await.unwrap();
            let draft: serde_json::Value = draft.json().await.unwrap();
            let rows = draft["rows"].as_array().unwrap();
            let whole: Vec<&serde_json::Value> = rows.iter().filter(|row| row["missing"] == serde_json::json!([])).collect();
            assert!(whole.len() * 2 > rows.len() && whole.len() < rows.len(), "{} of {} rows", whole.len(), rows.len());
            let clear: Vec<&serde_json::Value> = whole.iter().map(|row| &row["contract"]).collect();
            let publish = serde_json::json!({ "quarter": draft["quarter"], "clear": clear });
            let made = client.post(at("publications")).bearer_auth(token).json(&publish).send().await.unwrap();
            let made: serde_json::Value = made.json().await.unwrap();
            assert_eq!(made["contracts"], whole.len(), "{start}: {made}");
            assert_eq!(server.stop().await, Some(0));
        }
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

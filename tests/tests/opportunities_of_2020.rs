//! What the real notices of October 2020 alone would have told on 15 October 2020. Every date below
//! can be followed by hand in `samples/registers/contracts-finder-export-2020-10.csv`.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use muster_tests::{Server, TestDatabase, on_both, run, sample};
use serde_json::Value;

const DAY: &str = "2020-10-15";

async fn served(database: &TestDatabase) -> Server {
    run(&["migrate", "--database", &database.url]).await;
    let file = sample("registers/contracts-finder-export-2020-10.csv");
    let done = run(&["import", &file, "--database", &database.url, "--as-of", DAY]).await;
    assert_eq!(done.code, 0, "{}", done.err);
    Server::start(&database.url, &["--as-of", DAY]).await
}

async fn the_only(server: &Server, path: &str) -> Value {
    let (status, list) = server.get(path).await;
    assert_eq!(status, 200, "{list}");
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{path}: {items:#?}");
    items[0].clone()
}

on_both! {
    /// Kainos, by the rows of the file (days are from start to the last known end):
    ///
    /// | authority | start | end | last known end | days | tenth | window |
    /// | --- | --- | --- | --- | --- | --- | --- |
    /// | Public Health England | 25/05/2020 | 24/05/2022 | 24/05/2024 | 1460 | 146 | 24 May 2022 to 17 October 2024 |
    /// | HM Land Registry | 22/06/2020 | 21/06/2022 | the same | 729 | 72 | 21 June to 1 September 2022 |
    /// | NHS Digital | 24/08/2020 | 31/08/2022 | the same | 737 | 73 | 31 August to 12 November 2022 |
    ///
    /// Public Health England's last known end is inferred from "option to extend a further two
    /// years". All three share 31 August and 1 September 2022; each has 274 days of lead time.
    async fn three_buyers_of_one_vendor_could_go_live_together(database: &TestDatabase) {
        let server = served(database).await;
        let vendor = the_only(&server, "/api/v1/vendors?q=kainos").await;
        let listed =
            the_only(&server, &format!("/api/v1/opportunities?vendor={}", vendor["id"].as_str().unwrap())).await;
        let (_, whole) =
            server.get(&format!("/api/v1/opportunities/{}", listed["id"].as_str().unwrap())).await;
        let alignments = whole["alignments"].as_array().unwrap();
        assert_eq!(alignments.len(), 1, "{alignments:#?}");
        let dates = ["sharedFrom", "sharedTo", "goLive"].map(|key| alignments[0][key].as_str().unwrap());
        assert_eq!(dates, ["2022-08-31", "2022-09-01", "2022-08-31"]);

        let mut participants: Vec<[&str; 4]> = alignments[0]["participants"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| {
                [&p["authority"]["name"], &p["window"]["from"], &p["window"]["to"], &p["latestCommit"]]
                    .map(|v| v.as_str().unwrap())
            })
            .collect();
        participants.sort_unstable();
        // 31 August 2022 less 274 days is 30 November 2021.
        assert_eq!(
            participants,
            [
                ["Hm Land Registry", "2022-06-21", "2022-09-01", "2021-11-30"],
                [
                    "NHS Digital : Department of Health and Social Care",
                    "2022-08-31",
                    "2022-11-12",
                    "2021-11-30"
                ],
                ["Public Health England", "2022-05-24", "2024-10-17", "2021-11-30"],
            ]
        );
        assert_eq!(server.stop().await, Some(0));
    }

    /// The file writes one vendor in several ways.
    async fn one_vendor_is_one_row_however_it_is_spelt(database: &TestDatabase) {
        let server = served(database).await;
        let vendor = the_only(&server, "/api/v1/vendors?q=bytes%20software%20services").await;
        let (_, whole) = server.get(&format!("/api/v1/vendors/{}", vendor["id"].as_str().unwrap())).await;
        let names: Vec<&str> =
            whole["names"].as_array().unwrap().iter().map(|n| n["name"].as_str().unwrap()).collect();
        for spelling in
            ["Bytes Software Services Ltd", "Bytes Software Services Limited", "BYTES SOFTWARE SERVICES LIMITED"]
        {
            assert!(names.contains(&spelling), "{names:?}");
        }
        for decision in whole["decisions"].as_array().unwrap() {
            assert!(!decision["reason"].as_str().unwrap().is_empty(), "{decision}");
        }
        server.stop().await;
    }

    /// From the list to the evidence, as an officer who doubts a date would go.
    async fn every_date_leads_back_to_the_words_of_its_notice(database: &TestDatabase) {
        let server = served(database).await;
        let contract = the_only(&server, "/api/v1/contracts?q=%22Housing+Management+Solution%22").await;
        assert_eq!(contract["term"]["end"], "2025-06-30");
        let basis = &contract["facts"]["term.end"];
        assert_eq!(basis["state"], "published");
        let (_, notice) =
            server.get(&format!("/api/v1/notices/{}", basis["notice"].as_str().unwrap())).await;
        assert_eq!(notice["raw"]["Contract end date"], "30/06/2025");
        assert_eq!(notice["contracts"][0]["id"], contract["id"]);
        server.stop().await;
    }
}

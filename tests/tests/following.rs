//! `muster worker --follow`: whatever the publishers do, and whenever the worker is killed, every notice is
//! there in the end, once, and the register is what an import of the same notices makes.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::notice::Source;
use muster_domain::notice_source::NoticeSource;
use muster_domain::page::PageRequest;
use muster_domain::vendor_name::VendorName;
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_tests::publisher::package;
use muster_tests::{Fault, Kind, Publisher, SPOILT, Service, TestDatabase, Worker, on_both, run, sample};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

/// Before the first notice, and not so long ago that reading up to now takes long.
const FROM: &str = "2026-10-01";

/// How long anything may take before it is taken for stuck: seconds here, minutes on a machine that others use.
const PATIENCE: Duration = Duration::from_secs(300);

fn releases(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(sample(&format!("notices/{file}.json"))).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["releases"].as_array().unwrap().clone()
}

/// The two hundred releases of Contracts Finder, of October 2026.
fn of_contracts_finder() -> Vec<Value> {
    let all = ["contracts-finder-2022-10-20", "contracts-finder-2022-10-22"].into_iter().flat_map(releases);
    let dated = all.map(|mut release| {
        let date = release["date"].as_str().unwrap().replace("2022-10-", "2026-10-");
        release["date"] = json!(date);
        release
    });
    dated.collect()
}

/// The four releases of Find a Tender, ten times over, each time a day earlier and another process.
fn of_find_a_tender() -> Vec<Value> {
    let mut all = Vec::new();
    for n in 0..10 {
        for release in releases("find-a-tender-2026-10-06") {
            let (ocid, id) = (release["ocid"].as_str().unwrap(), release["id"].as_str().unwrap());
            let text = release.to_string();
            let text = text.replace(ocid, &format!("{ocid}{n}")).replace(id, &format!("{n}{}", &id[1..]));
            let mut release: Value = serde_json::from_str(&text).unwrap();
            let date: DateTime<Utc> = release["date"].as_str().unwrap().parse().unwrap();
            release["date"] = json!((date + TimeDelta::days(n)).to_rfc3339());
            all.push(release);
        }
    }
    all
}

/// Both publishers with their notices.
struct Publishers {
    find_a_tender: Publisher,
    contracts_finder: Publisher,
}

impl Publishers {
    async fn start() -> Self {
        let find_a_tender = Publisher::start(Service::FindATender, 7).await;
        let contracts_finder = Publisher::start(Service::ContractsFinder, 9).await;
        of_find_a_tender().iter().for_each(|release| find_a_tender.publish(release));
        of_contracts_finder().iter().for_each(|release| contracts_finder.publish(release));
        Self { find_a_tender, contracts_finder }
    }

    /// Follows both, as fast as a test can wait for.
    fn arguments(&self) -> Vec<String> {
        let addresses = format!(
            "find-a-tender={},contracts-finder={}",
            self.find_a_tender.url, self.contracts_finder.url
        );
        let words = [
            "--follow",
            "find-a-tender,contracts-finder",
            "--follow-address",
            &addresses,
            "--follow-from",
            FROM,
            "--follow-every",
            "200ms",
            "--follow-pause",
            "1ms",
            "--follow-timeout",
            "2s",
        ];
        words.map(str::to_owned).to_vec()
    }

    fn requests(&self) -> usize {
        self.find_a_tender.asked().len() + self.contracts_finder.asked().len()
    }

    fn faults_left(&self) -> usize {
        self.find_a_tender.faults_left() + self.contracts_finder.faults_left()
    }
}

/// Every fault there is, some of them more than once.
fn every_fault() -> Vec<Fault> {
    vec![
        Fault::Broken,
        Fault::OneIsBroken,
        Fault::Repeated,
        Fault::Empty,
        Fault::Half,
        Fault::TooMany(1),
        Fault::Repeated,
        Fault::BreaksOff,
        Fault::Moved,
        Fault::Circle,
        Fault::WebPage,
        Fault::Slow(Duration::from_secs(3)),
        Fault::Unavailable,
        Fault::PlaceLost,
        Fault::Down,
        Fault::CalledText,
        Fault::Empty,
        Fault::Circle,
        Fault::Circle,
    ]
}

async fn migrated(database: &TestDatabase) -> Database {
    let done = run(&["--log", "warn", "migrate", "--database", &database.url]).await;
    assert_eq!(done.code, 0, "{}", done.err);
    Database::connect(&database.url).await.unwrap()
}

/// How the publishers stand.
async fn standing(database: &Database) -> Vec<NoticeSource> {
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let followed = database.notice_sources().list(&Viewer::Public, now).await.unwrap();
    followed.into_iter().map(|one| one.source).collect()
}

/// Waits for something.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waited = tokio::time::timeout(PATIENCE, async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(waited.await.is_ok(), "{what} takes too long");
}

/// Waits until everything is in.
async fn caught_up(database: &Database, publishers: &Publishers) {
    let after: DateTime<Utc> = "2026-11-26T00:00:00Z".parse().unwrap();
    until("catching up", async || {
        let all = standing(database).await;
        let done = all.iter().filter(|one| one.complete_to > after && one.window.is_none()).count();
        done == 2 && publishers.faults_left() == 0
    })
    .await;
}

/// How often each notice is kept, by source and release.
async fn kept(database: &TestDatabase) -> BTreeMap<(String, String), i64> {
    let opened = sea_orm::Database::connect(&database.url).await.unwrap();
    let ask = "SELECT source, release, count(*) FROM notice GROUP BY source, release";
    let rows =
        opened.query_all_raw(Statement::from_string(opened.get_database_backend(), ask)).await.unwrap();
    opened.close().await.unwrap();
    let read = |row: &sea_orm::QueryResult| {
        let key = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        (key, row.try_get_by_index(2).unwrap())
    };
    rows.iter().map(read).collect()
}

/// What the register says, whatever ids it gave and however often it changed on the way.
async fn register(database: &TestDatabase) -> Vec<String> {
    let mut lines = Vec::new();
    for list in ["contracts", "procurements"] {
        let done = run(&["export", list, "--format", "ocds", "--database", &database.url]).await;
        let package: Value = serde_json::from_str(&done.out).unwrap();
        for mut release in package["releases"].as_array().unwrap().clone() {
            // The id of a release is that of the record and its version.
            release["id"] = Value::Null;
            by_key(&mut release);
            lines.push(without_ids(&release));
        }
    }
    lines.sort();
    lines
}

/// Puts what makes a name comparable in its place: a vendor is called as the first notice that came called it.
fn by_key(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if let (true, Some(text)) = (name == "name", inner.as_str()) {
                    *inner = json!(VendorName::read(text).key());
                }
                by_key(inner);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(by_key),
        _ => {}
    }
}

/// A text with every UUID in it made the same.
fn without_ids(value: &Value) -> String {
    let text = value.to_string();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let is_id = rest.len() >= 36 && rest.is_char_boundary(36) && {
            let part = &rest[..36];
            part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') && part.matches('-').count() == 4
        };
        if is_id {
            out.push_str("ID");
            rest = &rest[36..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// An import of the same notices, in a database of its own.
async fn imported(kind: Kind) -> (BTreeMap<(String, String), i64>, Vec<String>) {
    let database = TestDatabase::new(kind).await;
    migrated(&database).await.close().await.unwrap();
    let mut paths = Vec::new();
    for (name, releases) in [("cf.json", of_contracts_finder()), ("fts.json", of_find_a_tender())] {
        let path = database.file(name);
        std::fs::write(&path, package(&releases)).unwrap();
        paths.push(path.to_string_lossy().into_owned());
    }
    let done = run(&["--log", "warn", "import", &paths[0], &paths[1], "--database", &database.url]).await;
    assert_eq!(done.code, 0, "{}", done.err);
    let outcome = (kept(&database).await, register(&database).await);
    database.close().await;
    outcome
}

/// What went wrong with pages: each problem that belongs to no release.
async fn problems_outside_releases(database: &Database) -> Vec<String> {
    let mut found = Vec::new();
    let page = PageRequest { limit: PageRequest::MOST, cursor: None };
    for import in database.imports().list(&Viewer::Public, &page).await.unwrap().items {
        assert!(import.source.is_some());
        let mut page = page.clone();
        loop {
            let problems = database.imports().problems(&Viewer::Public, import.id, &page).await.unwrap();
            found.extend(problems.items.into_iter().filter(|p| p.release.is_none()).map(|p| p.message));
            page.cursor = problems.next;
            if page.cursor.is_none() {
                break;
            }
        }
    }
    found
}

/// Follows both publishers with so many workers, through every fault, and kills a worker now and then.
async fn through_everything(database: &TestDatabase, workers: usize, kills: usize) {
    let opened = migrated(database).await;
    let publishers = Publishers::start().await;
    publishers.find_a_tender.fail(every_fault());
    publishers.contracts_finder.fail(every_fault());
    // One that is broken whenever it is asked for.
    publishers
        .contracts_finder
        .publish(&json!({"ocid": "ocds-b5fd17-spoilt", "id": SPOILT, "date": "2026-10-20T12:00:00Z"}));
    let arguments = publishers.arguments();
    let start = || Worker::start(&database.url, &arguments);
    let mut running: Vec<Worker> = (0..workers).map(|_| start()).collect();
    for kill in 0..kills {
        // Another moment each time, and none that a clock decides.
        let goal = publishers.requests() + 3 + kill * 5 % 11;
        until("a request", async || publishers.requests() >= goal).await;
        running.remove(0).kill().await;
        running.push(start());
    }
    caught_up(&opened, &publishers).await;
    drop(running);

    let (expected, of_import) = imported(Kind::Sqlite).await;
    let kept = kept(database).await;
    let lost: Vec<_> = expected.keys().filter(|key| !kept.contains_key(*key)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert_eq!(kept, expected, "each notice once, as an import keeps it");
    let register = register(database).await;
    assert_eq!(register.len(), of_import.len());
    for (followed, imported) in register.iter().zip(&of_import) {
        assert_eq!(followed, imported, "the register is what an import makes of them");
    }
    let problems = problems_outside_releases(&opened).await;
    let broken = problems.iter().filter(|message| message.contains("not JSON")).count();
    assert!((1..=2).contains(&broken), "on record, and not each time: {problems:?}");
    for publisher in [&publishers.find_a_tender, &publishers.contracts_finder] {
        let asked = publisher.asked();
        assert_eq!(publisher.most_at_once(), 1, "one request at a time");
        for (before, after) in asked.iter().zip(asked.iter().skip(1)) {
            if let Some(Fault::TooMany(seconds)) = before.fault {
                assert!(after.at - before.at >= Duration::from_secs(seconds.into()), "it asked to wait");
            }
        }
        let refused = asked.iter().filter(|a| a.status == 400 && a.fault != Some(Fault::PlaceLost));
        assert_eq!(refused.count(), 0, "every request is one that the help page allows");
    }
    let requests = publishers.requests();
    eprintln!("{workers} workers, {kills} kills, {requests} requests, {} notices", kept.len());
    opened.close().await.unwrap();
}

on_both! {
    async fn every_notice_is_there_once_whatever_happens(database: &TestDatabase) {
        through_everything(database, 1, 5).await;
    }

    /// Found late, changed, and never twice.
    async fn what_comes_late_and_what_changes_is_found(database: &TestDatabase) {
        let opened = migrated(database).await;
        let publishers = Publishers::start().await;
        let worker = Worker::start(&database.url, &publishers.arguments());
        caught_up(&opened, &publishers).await;
        let reached = standing(&opened).await.iter().map(|one| one.complete_to).min().unwrap();

        // Published half an hour before the last that was asked for, and found only now.
        let mut changed = of_find_a_tender().swap_remove(0);
        changed["date"] = json!((reached - TimeDelta::minutes(30)).to_rfc3339());
        changed["tender"]["title"] = json!("A title that was put right");
        publishers.find_a_tender.publish(&changed);
        let release = changed["id"].as_str().unwrap().to_owned();
        let key = (Source::FindATender.as_str().to_owned(), release);
        until("the changed notice", async || kept(database).await[&key] == 2).await;

        let more = kept(database).await.into_values().filter(|n| *n != 1).count();
        assert_eq!(more, 1, "only what changed is there in two texts");
        let told = register(database).await;
        assert_eq!(told.iter().filter(|line| line.contains("A title that was put right")).count(), 1);
        worker.kill().await;
        opened.close().await.unwrap();
    }

    /// Of other buyers nothing is kept where only London is asked for; asked for everybody later, all is.
    async fn buyers_can_be_chosen_and_the_choice_widened(database: &TestDatabase) {
        let opened = migrated(database).await;
        let publishers = Publishers::start().await;
        let mut arguments = publishers.arguments();
        arguments.extend(["--follow-buyers".to_owned(), "london".to_owned()]);
        let worker = Worker::start(&database.url, &arguments);
        caught_up(&opened, &publishers).await;
        worker.kill().await;
        let of_london = kept(database).await.len();
        assert!((1..60).contains(&of_london), "{of_london}");

        let worker = Worker::start(&database.url, &publishers.arguments());
        let all = imported(Kind::Sqlite).await.0.len();
        until("everybody's notices", async || kept(database).await.len() == all).await;
        worker.kill().await;
        opened.close().await.unwrap();
    }
}

/// On PostgreSQL several workers share the work, and none does another's again.
#[tokio::test(flavor = "multi_thread")]
async fn two_workers_follow_a_publisher_as_one_does() {
    let database = TestDatabase::new(Kind::Postgres).await;
    through_everything(&database, 2, 5).await;
    database.close().await;
}

#[tokio::test]
async fn nobody_is_followed_who_cannot_be() {
    let database = TestDatabase::new(Kind::Sqlite).await;
    migrated(&database).await.close().await.unwrap();
    for (arguments, why) in [
        (["--follow", "ted", "--follow-from", FROM], "find-a-tender, contracts-finder"),
        (["--follow", "find-a-tender", "--follow-from", "1999-01-01"], "no notices of before 2011"),
        (["--follow", "find-a-tender", "--follow-address", "find-a-tender=ftp://x"], "not an http or https"),
    ] {
        let words = [&["worker", "--database", &database.url], &arguments[..]].concat();
        let done = run(&words).await;
        assert!(done.code != 0 && done.err.contains(why), "{}", done.err);
    }
    database.close().await;
}

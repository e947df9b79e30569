//! Nothing that was acknowledged is lost: not when the process is killed, not when two change the same
//! record, not when it is told to stop. The long runs are those of `make verify`, by environment
//! variables.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::collections::BTreeSet;
use std::sync::Arc;

use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_domain::person::NewPerson;
use muster_domain::viewer::Viewer;
use muster_identity::password::Passwords;
use muster_persistence::Database;
use muster_tests::{Kind, Server, TestDatabase, on_both, run};
use reqwest::{Client, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;

const NAME: &str = "approver@camden.example";
const WRITERS: usize = 8;

/// How often something is done: as the environment says, else what takes seconds.
fn times(variable: &str, default: usize) -> usize {
    std::env::var(variable).map_or(default, |n| n.parse().unwrap())
}

/// A demonstration set, and somebody of Camden who may do everything with its records.
async fn prepared(database: &TestDatabase) -> String {
    for command in ["migrate", "demo"] {
        let done = run(&["--log", "warn", command, "--database", &database.url]).await;
        assert_eq!(done.code, 0, "{}", done.err);
    }
    let opened = Database::connect(&database.url).await.unwrap();
    let camden = opened.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap();
    let password = format!("invented for {}", database.url);
    let hash = Passwords::default().hash(password.clone()).await.unwrap();
    let person = NewPerson {
        authority: camden.reference.id,
        name: "An approver".to_owned(),
        email: NAME.to_owned(),
        roles: vec![Role::Approver, Role::Administrator],
        demonstration: false,
    };
    let clock = FixedClock::at("2026-11-23".parse().unwrap());
    opened.people().establish(&person, Some(hash.as_str()), &clock).await.unwrap();
    opened.close().await.unwrap();
    password
}

/// Somebody signed in.
#[derive(Clone)]
struct Session {
    client: Client,
    url: String,
    token: String,
}

impl Session {
    async fn open(server: &Server, password: &str) -> Self {
        let (client, url) = (Client::new(), server.url.clone());
        let sign_in = client.post(format!("{url}/api/v1/session"));
        let answer = sign_in.json(&json!({"name": NAME, "password": password})).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let answer: Value = answer.json().await.unwrap();
        Self { client, url, token: answer["accessToken"].as_str().unwrap().to_owned() }
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.url)).bearer_auth(&self.token);
        request.send().await.unwrap().error_for_status().unwrap().json().await.unwrap()
    }

    /// Takes a stance that needs `needs`; whether that was acknowledged.
    async fn say(&self, opportunity: &str, needs: &str) -> bool {
        let address = format!("{}/api/v1/opportunities/{opportunity}/stance", self.url);
        let stance = json!({"stance": "watching", "contact": null, "needs": needs});
        match self.client.put(address).bearer_auth(&self.token).json(&stance).send().await {
            Ok(answer) => {
                let acknowledged = answer.status() == StatusCode::OK;
                acknowledged && answer.bytes().await.is_ok()
            }
            Err(_) => false,
        }
    }

    /// The number in a contract's notes, and the tag of the version that has it.
    async fn counted(&self, address: &str) -> (usize, String) {
        let request = self.client.get(format!("{}{address}", self.url)).bearer_auth(&self.token);
        let answer = request.send().await.unwrap().error_for_status().unwrap();
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        let contract: Value = answer.json().await.unwrap();
        (contract["notes"].as_str().map_or(0, |notes| notes.parse().unwrap()), tag)
    }

    /// Makes the number in a contract's notes one more, unless somebody else changed it meanwhile.
    async fn count_on(&self, address: &str) -> bool {
        let (counted, tag) = self.counted(address).await;
        let request = self.client.patch(format!("{}{address}", self.url)).bearer_auth(&self.token);
        let change = json!({"notes": (counted + 1).to_string()});
        let answer = request.header("if-match", tag).json(&change).send().await.unwrap();
        match answer.status() {
            StatusCode::OK => true,
            StatusCode::PRECONDITION_FAILED => false,
            other => panic!("{other}: {}", answer.text().await.unwrap()),
        }
    }

    /// Everything that was said to these opportunities.
    async fn said(&self, opportunities: &[String]) -> Vec<String> {
        let mut all = Vec::new();
        for opportunity in opportunities {
            let stances = self.get(&format!("/api/v1/opportunities/{opportunity}/stances")).await;
            let said = stances["history"].as_array().unwrap().iter();
            all.extend(said.map(|stance| stance["needs"].as_str().unwrap().to_owned()));
        }
        all
    }
}

/// One opportunity for each writer.
async fn opportunities(session: &Session) -> Vec<String> {
    let list = session.get(&format!("/api/v1/opportunities?limit={WRITERS}")).await;
    let ids: Vec<String> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), WRITERS);
    ids
}

/// What the database itself says of its state; PostgreSQL checks its pages whenever it reads them.
async fn is_intact(database: &TestDatabase) {
    if database.url.starts_with("sqlite:") {
        let opened = sea_orm::Database::connect(&database.url).await.unwrap();
        let ask = Statement::from_string(opened.get_database_backend(), "PRAGMA integrity_check");
        let row = opened.query_one_raw(ask).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "ok");
        opened.close().await.unwrap();
    }
}

/// How many entries of the audit tell of stances, after seeing that its chains are whole.
async fn audited(database: &TestDatabase) -> usize {
    let verified = run(&["audit", "verify", "--database", &database.url]).await;
    assert_eq!(verified.code, 0, "{}", verified.err);
    let export = run(&["audit", "export", "--database", &database.url]).await;
    let entries = export.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    entries.filter(|entry| entry["action"].as_str().unwrap().starts_with("stance.")).count()
}

on_both! {
    /// Eight write at once, the process is killed after a number of acknowledgements, again and again.
    async fn a_kill_loses_nothing_that_was_acknowledged(database: &TestDatabase) {
        let password = prepared(database).await;
        let mut acknowledged = BTreeSet::new();
        let rounds = times("MUSTER_KILLS", 4);
        for round in 0..rounds {
            let server = Server::start(&database.url, &[]).await;
            let session = Session::open(&server, &password).await;
            let opportunities = opportunities(&session).await;
            let (tell, mut told) = mpsc::unbounded_channel();
            let mut writers = JoinSet::new();
            for (writer, opportunity) in opportunities.into_iter().enumerate() {
                let (session, tell) = (session.clone(), tell.clone());
                writers.spawn(async move {
                    for n in 0.. {
                        let needs = format!("round {round}, writer {writer}, number {n}");
                        if !session.say(&opportunity, &needs).await {
                            break;
                        }
                        tell.send(needs).unwrap();
                    }
                });
            }
            drop(tell);
            // Another moment each time, and none that a clock decides.
            for _ in 0..1 + round * 7 % 40 {
                acknowledged.insert(told.recv().await.unwrap());
            }
            server.kill().await;
            while let Some(needs) = told.recv().await {
                acknowledged.insert(needs);
            }
            writers.join_all().await;
        }
        is_intact(database).await;
        let server = Server::start(&database.url, &[]).await;
        let session = Session::open(&server, &password).await;
        let said = session.said(&opportunities(&session).await).await;
        let there: BTreeSet<String> = said.iter().cloned().collect();
        let lost: Vec<&String> = acknowledged.difference(&there).collect();
        assert!(lost.is_empty(), "{} of {} lost: {lost:?}", lost.len(), acknowledged.len());
        assert_eq!(there.len(), said.len(), "nothing is there twice");
        assert_eq!(server.stop().await, Some(0));
        assert_eq!(audited(database).await, said.len(), "an entry of the audit for each change");
        eprintln!("{rounds} kills: {} acknowledged, {} there", acknowledged.len(), said.len());
    }

    /// Eight count on in the notes of one contract, each from what it read: a count that is lost is missing at the end.
    async fn of_racing_changes_none_is_lost(database: &TestDatabase) {
        let password = prepared(database).await;
        let server = Server::start(&database.url, &["--no-worker"]).await;
        let session = Session::open(&server, &password).await;
        let list = session.get("/api/v1/contracts?authority=CMD&limit=1").await;
        let address = format!("/api/v1/contracts/{}", list["items"][0]["id"].as_str().unwrap());
        let changes = times("MUSTER_RACES", 100);
        let left = Arc::new(Semaphore::new(changes));
        let mut writers = JoinSet::new();
        for _ in 0..WRITERS {
            let (session, address, left) = (session.clone(), address.clone(), left.clone());
            writers.spawn(async move {
                let mut refused = 0;
                while let Ok(one) = left.try_acquire() {
                    one.forget();
                    while !session.count_on(&address).await {
                        refused += 1;
                    }
                }
                refused
            });
        }
        let refused: usize = writers.join_all().await.into_iter().sum();
        let (counted, _) = session.counted(&address).await;
        assert_eq!(counted, changes, "after {refused} refusals");
        assert!(refused > 0, "nobody raced");
        assert_eq!(server.stop().await, Some(0));
        eprintln!("{changes} changes, {refused} refused and made again, none lost");
    }

    /// Told to stop, it finishes what it began to answer, takes nothing new, and ends well.
    async fn a_stop_cuts_no_answer_short(database: &TestDatabase) {
        let password = prepared(database).await;
        let server = Server::start(&database.url, &[]).await;
        let session = Session::open(&server, &password).await;
        let path = "/api/v1/contracts?technology=all";
        let total = session.get(path).await["total"].as_u64().unwrap();
        let (begun, stopped) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let mut readers = JoinSet::new();
        for _ in 0..WRITERS {
            let (session, begun, stopped) = (session.clone(), begun.clone(), stopped.clone());
            readers.spawn(async move {
                let address = format!("{}{path}&format=ndjson", session.url);
                let mut answer = session.client.get(address).send().await.unwrap();
                let mut text = answer.chunk().await.unwrap().unwrap().to_vec();
                begun.add_permits(1);
                stopped.acquire().await.unwrap().forget();
                while let Some(piece) = answer.chunk().await.unwrap() {
                    text.extend_from_slice(&piece);
                }
                text
            });
        }
        let all = u32::try_from(WRITERS).unwrap();
        begun.acquire_many(all).await.unwrap().forget();
        let stopping = server.tell_to_stop().await;
        stopped.add_permits(WRITERS);
        for text in readers.join_all().await {
            let lines: Vec<Value> =
                text.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect();
            assert_eq!(lines.len() as u64, total);
        }
        assert_eq!(stopping.ended().await, Some(0));
    }
}

/// A kill cannot tell what the disk has from what the system still holds in memory: the calls can.
#[tokio::test]
async fn every_acknowledged_write_was_synced() {
    if std::env::var_os("MUSTER_STRACE").is_none() {
        eprintln!("set MUSTER_STRACE to count the calls, where strace is there and may watch");
        return;
    }
    let database = TestDatabase::new(Kind::Sqlite).await;
    let password = prepared(&database).await;
    let server = Server::start(&database.url, &["--no-worker"]).await;
    let session = Session::open(&server, &password).await;
    let opportunities = opportunities(&session).await;
    let (log, process) = (database.file("calls"), server.process());
    let mut watching = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=fsync,fdatasync", "-p", &process.to_string(), "-o"])
        .arg(&log)
        .spawn()
        .unwrap();
    while !is_watched(process) {
        tokio::task::yield_now().await;
    }
    for n in 0..50 {
        assert!(session.say(&opportunities[n % WRITERS], &format!("number {n}")).await);
    }
    assert_eq!(server.stop().await, Some(0));
    watching.wait().await.unwrap();
    let calls = std::fs::read_to_string(&log).unwrap();
    let syncs = calls.lines().filter(|line| line.contains("sync(")).count();
    assert!(syncs >= 50, "{syncs} syncs for 50 acknowledged writes");
    eprintln!("{syncs} syncs for 50 acknowledged writes");
}

/// Whether every thread of a process has somebody who traces it.
fn is_watched(process: u32) -> bool {
    std::fs::read_dir(format!("/proc/{process}/task")).unwrap().all(|thread| {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap_or_default();
        !status.contains("TracerPid:\t0\n")
    })
}

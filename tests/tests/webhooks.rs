//! Webhooks lose nothing: whatever receivers do, and however often the worker is killed. The long run is that
//! of `make verify`, by environment variables.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]
#![allow(clippy::print_stdout, reason = "the long run tells its figures")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::change::ChangeKind;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::id::{PersonId, SessionId, WebhookId};
use muster_domain::viewer::Viewer;
use muster_domain::webhook::{WebhookSettings, WebhookState};
use muster_identity::webhook;
use muster_persistence::Database;
use muster_tests::program::binary;
use muster_tests::{TestDatabase, on_both, run};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use uuid::Uuid;

/// How many of something: as the environment says, else what takes seconds.
fn times(variable: &str, default: usize) -> usize {
    std::env::var(variable).map_or(default, |n| n.parse().unwrap())
}

/// What a receiver does wrong now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Refuses,
    Hangs,
    Resets,
    Fails,
    IsBusy,
    Redirects,
    IsGone,
}

const FAULTS: [Fault; 7] = [
    Fault::Refuses,
    Fault::Hangs,
    Fault::Resets,
    Fault::Fails,
    Fault::IsBusy,
    Fault::Redirects,
    Fault::IsGone,
];

/// What arrived at a receiver.
#[derive(Debug, Default)]
struct Arrived {
    requests: usize,
    /// How often each record was told of.
    records: BTreeMap<Uuid, usize>,
}

/// A receiver that takes what is signed, and now and then does not.
struct Receiver {
    fault: Fault,
    secret: String,
    arrived: Mutex<Arrived>,
}

impl Receiver {
    /// Listens, and gives its address.
    async fn listen(fault: Fault) -> (Arc<Self>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let secret = webhook::generate().unwrap();
        let receiver = Arc::new(Self { fault, secret, arrived: Mutex::default() });
        let serving = Arc::clone(&receiver);
        tokio::spawn(async move {
            let mut listener = Some(listener);
            loop {
                let Some(open) = &listener else {
                    // Nobody listens there for a while.
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    listener = TcpListener::bind(at).await.ok();
                    continue;
                };
                let Ok((stream, _)) = open.accept().await else { continue };
                if serving.fault == Fault::Refuses && serving.due(40) {
                    listener = None;
                    continue;
                }
                tokio::spawn(Arc::clone(&serving).serve(stream));
            }
        });
        (receiver, format!("http://{at}/hook"))
    }

    /// Whether this request is one of those that go wrong.
    fn due(&self, every: usize) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        arrived.requests += 1;
        arrived.requests % every == 1
    }

    async fn serve(self: Arc<Self>, mut stream: TcpStream) {
        while let Some((headers, body)) = read(&mut stream).await {
            let answer = match self.fault {
                Fault::Hangs if self.due(60) => {
                    tokio::time::sleep(Duration::from_secs(30)).await;
                    return;
                }
                Fault::Resets if self.due(10) => {
                    let _ = stream.set_zero_linger();
                    return;
                }
                Fault::Fails if self.due(10) => "500 Broken",
                Fault::IsBusy if self.due(100) => "429 Busy\r\nRetry-After: 1",
                Fault::Redirects if self.due(20) => "301 Elsewhere\r\nLocation: http://127.0.0.1:1/",
                Fault::IsGone if self.due(200) => "410 Gone",
                _ => {
                    self.take(&headers, &body);
                    "200 OK"
                }
            };
            let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 2\r\n\r\nok");
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    fn take(&self, headers: &BTreeMap<String, String>, body: &str) {
        let (id, time) = (&headers["webhook-id"], headers["webhook-timestamp"].parse().unwrap());
        let signed = webhook::sign(std::slice::from_ref(&self.secret), id, time, body);
        assert_eq!(headers["webhook-signature"], signed, "{body}");
        let message: Value = serde_json::from_str(body).unwrap();
        assert_eq!(message["type"], "contract.changed", "{message}");
        assert_eq!(message["data"].as_object().unwrap().len(), 2, "thin: {message}");
        let record = message["data"]["id"].as_str().unwrap().parse().unwrap();
        *self.arrived.lock().unwrap().records.entry(record).or_default() += 1;
    }
}

/// The headers and the body of one request; `None` where the other side hung up.
async fn read(stream: &mut TcpStream) -> Option<(BTreeMap<String, String>, String)> {
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
        text.extend_from_slice(&buffer[..read]);
        let told = String::from_utf8_lossy(&text);
        let Some((head, body)) = told.split_once("\r\n\r\n") else { continue };
        let pair = |line: &str| line.split_once(": ").map(|(k, v)| (k.to_lowercase(), v.to_owned()));
        let headers: BTreeMap<String, String> = head.lines().filter_map(pair).collect();
        let length: usize = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        if body.len() >= length {
            return Some((headers, body.to_owned()));
        }
    }
}

/// An administrator of Camden, and a clock that goes.
async fn administrator(database: &Database) -> Actor {
    let camden = database.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap();
    let (person, session) = (PersonId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    let who = Who::Person { person, session, roles: vec![Role::Administrator] };
    Actor { who, authority: camden.reference.id, member: true, address: None, request: Uuid::nil() }
}

/// `muster worker`, which ends with this value.
fn worker(database: &TestDatabase) -> tokio::process::Child {
    Command::new(binary())
        .args(["--log", "error", "worker", "--database", &database.url, "--allow-host", "127.0.0.1"])
        .args(["--webhook-answer-within", "300", "--webhook-first-wait", "20"])
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

on_both! {
    async fn nothing_is_lost_whatever_receivers_do(database: &TestDatabase) {
        let (events, kills) = (times("MUSTER_WEBHOOK_EVENTS", 350), times("MUSTER_WEBHOOK_KILLS", 3));
        let file = database.file("events.ndjson");
        let (path, contracts) = (file.to_str().unwrap(), events.div_ceil(FAULTS.len()).to_string());
        let written = run(&["--log", "warn", "demo", "--write", path, "--contracts", &contracts]).await;
        assert_eq!(written.code, 0, "{}", written.err);
        let migrated = run(&["--log", "warn", "migrate", "--database", &database.url]).await;
        assert_eq!(migrated.code, 0, "{}", migrated.err);
        let opened = Database::connect(&database.url).await.unwrap();
        // The boroughs come with the first import.
        let none = database.file("none.ndjson");
        std::fs::write(&none, "").unwrap();
        run(&["--log", "error", "import", none.to_str().unwrap(), "--database", &database.url]).await;

        let (actor, clock) = (administrator(&opened).await, FixedClock::at("2026-11-27".parse().unwrap()));
        let mut receivers: Vec<(Arc<Receiver>, WebhookId)> = Vec::new();
        for fault in FAULTS {
            let (receiver, address) = Receiver::listen(fault).await;
            let settings = WebhookSettings { name: format!("{fault:?}"), address, kinds: vec![ChangeKind::Contract] };
            // As a version that sealed none kept it: it is read all the same.
            let id = WebhookId(clock.id());
            opened.webhooks().create(&actor, &clock, id, &settings, &receiver.secret).await.unwrap();
            receivers.push((receiver, id));
        }

        let begun = Instant::now();
        let mut working = worker(database);
        let import = {
            let (path, url) = (path.to_owned(), database.url.clone());
            tokio::spawn(async move { run(&["--log", "error", "import", &path, "--database", &url]).await })
        };
        for kill in 0..kills {
            tokio::time::sleep(Duration::from_millis(600 + 37 * (kill as u64 % 23))).await;
            working.kill().await.unwrap();
            working = worker(database);
            turn_on_again(&opened, &actor, &clock, &receivers).await;
        }
        let imported = import.await.unwrap();
        assert!(imported.code == 0, "{}", imported.err);
        let expected = contracts_of(database).await;
        assert!(expected.len() * FAULTS.len() >= events, "{} contracts", expected.len());
        let most = Duration::from_secs(60 + events as u64 / 10);
        let missing = |receiver: &Receiver| {
            let arrived = receiver.arrived.lock().unwrap();
            expected.iter().filter(|id| !arrived.records.contains_key(id)).count()
        };
        while receivers.iter().any(|(receiver, _)| missing(receiver) > 0) {
            let left: Vec<String> =
                receivers.iter().map(|(r, _)| format!("{:?} {}", r.fault, missing(r))).collect();
            assert!(begun.elapsed() < most, "missing after {most:?}: {left:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
            turn_on_again(&opened, &actor, &clock, &receivers).await;
        }
        let (mut arrived, mut again) = (0, 0);
        for (receiver, _) in &receivers {
            let told = receiver.arrived.lock().unwrap();
            assert!(told.records.keys().all(|id| expected.contains(id)), "{:?}", receiver.fault);
            arrived += told.records.len();
            again += told.records.values().sum::<usize>() - told.records.len();
        }
        println!(
            "{arrived} deliveries to {} receivers, the worker killed {kills} times: 0 missing, {again} sent more than \
             once, {:.1} s",
            FAULTS.len(), begun.elapsed().as_secs_f64()
        );
        drop(working);
        opened.close().await.unwrap();
    }
}

/// As an administrator does who sees that a receiver said it was gone, and knows better.
async fn turn_on_again(
    database: &Database,
    actor: &Actor,
    clock: &dyn Clock,
    receivers: &[(Arc<Receiver>, WebhookId)],
) {
    let Some((_, id)) = receivers.iter().find(|(receiver, _)| receiver.fault == Fault::IsGone) else {
        return;
    };
    let found = database.webhooks().get(actor, *id, clock.now()).await.unwrap().unwrap();
    if found.state == WebhookState::Gone {
        let changed =
            database.webhooks().change(actor, clock, *id, found.version, &found.settings, true).await;
        assert!(matches!(changed, Ok(()) | Err(muster_persistence::Error::Stale)), "{changed:?}");
    }
}

/// The contracts that there are.
async fn contracts_of(database: &TestDatabase) -> BTreeSet<Uuid> {
    let connection = sea_orm::Database::connect(&database.url).await.unwrap();
    let backend = connection.get_database_backend();
    let all = Statement::from_string(backend, "SELECT id FROM contract WHERE face = 0");
    let rows = connection.query_all_raw(all).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

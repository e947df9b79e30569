//! Publishers that are followed, over HTTP: what everybody sees, and what an operator can do.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use muster_domain::access::Role;
use muster_domain::id::ImportId;
use muster_domain::notice::Source;
use muster_domain::notice_source::{Buyers, Pace, Setback};
use muster_persistence::import::{Import, ImportProblem};
use muster_persistence::notice_source::Wish;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::serving::{Muster, problem};

const PACE: Pace = Pace { every: Duration::from_secs(600), pause: Duration::from_secs(2) };

/// A worker that follows Find a Tender, without a publisher.
pub struct Worker<'m> {
    muster: &'m Muster,
    holder: Uuid,
}

impl<'m> Worker<'m> {
    pub async fn begin(muster: &'m Muster) -> Self {
        let now = muster.api.clock.now();
        let wish = Wish {
            source: Source::FindATender,
            address: "https://publisher.example/notices".to_owned(),
            buyers: Buyers::All,
            since: Some(now - TimeDelta::days(2)),
            usually_since: now,
        };
        muster.database.notice_sources().follow(&wish, now).await.unwrap();
        Self { muster, holder: muster.api.clock.id() }
    }

    /// A page of what is asked for came, with so many notices and a problem, and it was the last.
    async fn reads(&self, now: DateTime<Utc>, notices: u64) {
        let (database, clock) = (&self.muster.database, &*self.muster.api.clock);
        let until = now + TimeDelta::minutes(1);
        let claimed = database.notice_sources().claim(Source::FindATender, self.holder, now, until).await;
        let mut source = claimed.unwrap().unwrap();
        let window = source.ask(now).unwrap();
        source.took(window, None, now, PACE);
        let register = database.register().await.unwrap();
        let mut import = register.import_of_today(Source::FindATender, clock).await.unwrap();
        import.notices += notices;
        import.problems += 1;
        import.finished_at = Some(now);
        let problem = ImportProblem {
            file: "Find a Tender".to_owned(),
            release: Some("000001-2026".to_owned()),
            pointer: "/tender/value".to_owned(),
            message: "no money".to_owned(),
        };
        register.keep_import(&import, &[problem]).await.unwrap();
        assert!(register.read_to(self.holder, &source).await.unwrap());
        register.commit().await.unwrap();
    }

    async fn fails(&self, times: u32) {
        let now = self.muster.api.clock.now();
        let sources = self.muster.database.notice_sources();
        for _ in 0..times {
            let later = now + TimeDelta::days(1);
            let mut source =
                sources.claim(Source::FindATender, self.holder, later, later).await.unwrap().unwrap();
            let window = source.ask(later).unwrap();
            let words = "It answered 500 (Internal Server Error)".to_owned();
            source.failed(window, Setback::Failed, words, now, PACE, 0.0);
            assert!(sources.release(self.holder, &source).await.unwrap());
        }
    }
}

async fn told(muster: &Muster, method: Method, path: &str, token: &str, body: Option<Value>) -> Value {
    let mut request = muster.request(method, path).bearer_auth(token);
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.json().await.unwrap()
}

on_both! {
    async fn everybody_sees_how_far_a_publisher_was_read(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        assert_eq!(muster.json("/api/v1/sources").await, json!({"items": [], "next": null, "total": 0}));
        muster.problem("/api/v1/sources/find-a-tender", 404).await;
        let now = muster.api.clock.now();
        let worker = Worker::begin(&muster).await;
        let source = muster.json("/api/v1/sources/find-a-tender").await;
        assert_eq!((&source["state"], &source["answeredAt"]), (&json!("catchingUp"), &Value::Null));
        assert!(source["summary"].as_str().unwrap().starts_with("Nothing of it is in yet."));

        worker.reads(now, 12).await;
        let source = muster.json("/api/v1/sources").await["items"][0].clone();
        assert_eq!((&source["name"], &source["title"]), (&json!("find-a-tender"), &json!("Find a Tender")));
        assert_eq!((&source["state"], &source["noticesToday"], &source["noticesThisWeek"]), (&json!("upToDate"), &json!(12), &json!(12)));
        assert_eq!(source["summary"], "Everything published up to 23 November 2026 11:55 UTC is in.");
        assert_eq!(source["trouble"], Value::Null);
        let import = format!("/api/v1/imports/{}", source["imports"][0]["id"].as_str().unwrap());
        assert_eq!(muster.json(&import).await["source"], "find-a-tender");
        assert_eq!(muster.json(&format!("{import}/problems")).await["items"][0]["pointer"], "/tender/value");

        worker.fails(2).await;
        let source = muster.json("/api/v1/sources/find-a-tender").await;
        assert_eq!((&source["state"], &source["trouble"]["times"]), (&json!("failing"), &json!(2)));
        assert!(source["summary"].as_str().unwrap().contains("It answered 500"), "{source}");
        assert_eq!(muster.get("/health/ready").await.status(), 200, "a publisher that is away keeps nobody out");
        muster.stop().await;
    }

    async fn an_operator_pauses_goes_on_and_catches_up_and_the_audit_has_it(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let worker = Worker::begin(&muster).await;
        let now = muster.api.clock.now();
        worker.reads(now, 1).await;
        let address = "/api/v1/sources/find-a-tender";
        let (pause, catch_up) = (format!("{address}/pause"), format!("{address}/catch-up"));
        let operator = muster.signed_in("LOTI", &[Role::Operator]).await;
        let camden = muster.signed_in("CMD", &[Role::Administrator]).await;
        let refused = muster.request(Method::PUT, &pause).bearer_auth(&camden).send().await.unwrap();
        problem(refused, 403).await;

        let source = told(&muster, Method::PUT, &pause, &operator, None).await;
        assert_eq!((&source["state"], &source["nextTryAt"]), (&json!("paused"), &Value::Null));
        let sources = muster.database.notice_sources();
        let later = now + TimeDelta::hours(1);
        let claim = async || sources.claim(Source::FindATender, worker.holder, later, later).await.unwrap();
        assert!(claim().await.is_none(), "nobody asks it");
        let source = told(&muster, Method::DELETE, &pause, &operator, None).await;
        assert_eq!(source["state"], "upToDate");

        // Whoever reads a page while somebody sets the publisher back comes to nothing.
        let mut held = claim().await.unwrap();
        let source = told(&muster, Method::POST, &catch_up, &operator, Some(json!({"from": "2026-01-01"}))).await;
        assert_eq!((&source["state"], &source["completeTo"]), (&json!("catchingUp"), &json!("2026-01-01T00:00:00Z")));
        let window = held.ask(later).unwrap();
        held.took(window, None, later, PACE);
        let register = muster.database.register().await.unwrap();
        assert!(!register.read_to(worker.holder, &held).await.unwrap(), "it was taken from them");
        drop(register);
        assert_eq!(claim().await.unwrap().complete_to.to_rfc3339(), "2026-01-01T00:00:00+00:00");

        for day in ["2026-12-24", "1815-06-18"] {
            let request = muster.request(Method::POST, &catch_up).bearer_auth(&operator);
            let wrong = problem(request.json(&json!({"from": day})).send().await.unwrap(), 422).await;
            assert_eq!(wrong["errors"][0]["pointer"], "/from");
        }
        let audit = muster_tests::run(&["audit", "export", "--authority", "installation", "--database", &database.url]).await;
        for action in ["source.changed", "source.caughtUp"] {
            assert!(audit.out.contains(action), "{}", audit.out);
        }
        muster.stop().await;
    }

    /// Two workers that take each other for dead: what the first makes of its page comes to nothing.
    async fn of_two_who_hold_a_publisher_one_comes_to_nothing(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let worker = Worker::begin(&muster).await;
        let (sources, now) = (muster.database.notice_sources(), muster.api.clock.now());
        let until = now + TimeDelta::minutes(2);
        let other = muster.api.clock.id();
        let mut held = sources.claim(Source::FindATender, worker.holder, now, until).await.unwrap().unwrap();
        assert!(sources.claim(Source::FindATender, other, now, until).await.unwrap().is_none());
        let late = sources.claim(Source::FindATender, other, until, until + TimeDelta::minutes(2)).await.unwrap();
        assert!(late.is_some(), "a worker that was killed holds nothing for ever");

        let window = held.ask(now).unwrap();
        held.took(window, None, now, PACE);
        let register = muster.database.register().await.unwrap();
        let import = Import { notices: 1, ..register.import_of_today(Source::FindATender, &*muster.api.clock).await.unwrap() };
        register.keep_import(&import, &[]).await.unwrap();
        assert!(!register.read_to(worker.holder, &held).await.unwrap());
        drop(register);
        let ImportId(id) = import.id;
        muster.problem(&format!("/api/v1/imports/{id}"), 404).await;
        muster.stop().await;
    }
}

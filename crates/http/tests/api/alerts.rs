//! Telling people: over a real mail server and a real receiver, of a real register.

mod answers;
mod links;
mod telling;
mod waiting;

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use muster_domain::access::Role;
use muster_domain::clock::{Clock, FixedClock};
use muster_jobs::alerts::{Alerts, Hosts, Mailer, Teams};
use muster_tests::MailServer;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::notices::today;
use crate::serving::Muster;

/// A clock that is set to an instant; its ids are those of a clock that stands still.
struct SetClock {
    now: DateTime<Utc>,
    ids: FixedClock,
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn id(&self) -> Uuid {
        self.ids.id()
    }
}

/// So many minutes after noon of the Monday after the records came in: each has ids of its own.
fn monday(minutes: i64) -> impl Clock {
    let day: NaiveDate = today() + Days::new(7);
    let now = day.and_hms_opt(12, 0, 0).unwrap().and_utc() + chrono::Duration::minutes(minutes);
    let apart = u64::try_from(minutes).unwrap() + 1_000;
    SetClock { now, ids: FixedClock::at(day + Days::new(apart)) }
}

/// Telling by this mail server.
fn alerts(muster: &Muster, mail: &MailServer) -> Alerts {
    Alerts {
        database: muster.database.clone(),
        read_view: |list, query, today| muster_http::view::filter(list, query, today).ok(),
        mailer: Some(Mailer::new(&mail.url, "Muster <muster@muster.example>", None).unwrap()),
        secrets: Arc::clone(&muster.secrets),
        teams: None,
        public_url: muster.url.clone(),
        demonstration: false,
    }
}

/// The same by Teams alone, at this origin.
fn by_teams(muster: &Muster, origin: &str) -> Alerts {
    let hosts: Hosts = origin.parse().unwrap();
    Alerts {
        database: muster.database.clone(),
        read_view: |list, query, today| muster_http::view::filter(list, query, today).ok(),
        mailer: None,
        secrets: Arc::clone(&muster.secrets),
        teams: Some(Teams::new(hosts).unwrap()),
        public_url: muster.url.clone(),
        demonstration: false,
    }
}

/// A server that sends mail and posts to a receiver of its own.
async fn serving(database: &muster_tests::TestDatabase, contracts: u32) -> Muster {
    let check: muster_http::api::AddressCheck =
        Arc::new(|address: &str| match address.starts_with("http://127.0.0.1:") {
            true => Ok(()),
            false => Err("leads elsewhere".to_owned()),
        });
    let muster = Muster::start(database, None, |api| api.with_messages(true, Some(check))).await;
    muster.import(database, contracts).await;
    muster
}

async fn send(muster: &Muster, method: Method, path: &str, token: &str, body: &Value) -> Response {
    muster.request(method, path).bearer_auth(token).json(body).send().await.unwrap()
}

/// Sends a change of what is there now.
async fn change(
    muster: &Muster,
    method: Method,
    path: &str,
    at: &str,
    token: &str,
    body: &Value,
) -> Response {
    let now = muster.request(Method::GET, at).bearer_auth(token).send().await.unwrap();
    let tag = now.headers()["etag"].to_str().unwrap().to_owned();
    muster.request(method, path).bearer_auth(token).header("If-Match", tag).json(body).send().await.unwrap()
}

/// Somebody of Camden who keeps its records.
async fn contributor(muster: &Muster) -> String {
    muster.signed_in("CMD", &[Role::Contributor]).await
}

/// The addresses in a message's text that lead to an answer, after what they say.
fn answers<'a>(message: &'a Value, says: &str) -> Vec<&'a str> {
    let text = message["text"].as_str().unwrap();
    let beginning = format!("  {says}: ");
    text.lines().filter_map(|line| line.strip_prefix(beginning.as_str())).map(str::trim).collect()
}

/// The path of the operation behind a page that asks.
fn operation(page: &str) -> String {
    format!("/api/v1/answers/{}", page.rsplit('/').next().unwrap())
}

/// A view of Camden's contracts, followed at once by mail.
async fn followed_view(muster: &Muster, token: &str, query: &str) -> Value {
    let view = json!({ "list": "contracts", "name": "Ours", "query": query });
    let view: Value = send(muster, Method::POST, "/api/v1/views", token, &view).await.json().await.unwrap();
    let follow = json!({ "kind": "view", "subject": view["id"], "cadence": "now", "channel": "mail" });
    let made = send(muster, Method::POST, "/api/v1/me/follows", token, &follow).await;
    assert_eq!(made.status(), 201, "{}", made.text().await.unwrap());
    view
}

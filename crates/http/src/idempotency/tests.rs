use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::middleware::{Next, from_fn};
use actix_web::{App, HttpMessage, HttpServer, web};
use chrono::NaiveDate;
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::clock::FixedClock;
use muster_domain::id::{AuthorityId, PersonId, SessionId};
use muster_persistence::Database;
use reqwest::Response;
use tokio::sync::Semaphore;

use super::*;
use crate::envelope::envelope;
use crate::identity::Identity;

const KEY: &str = "0b9f1a52-6a2c-4d1e-9a57-3f0f5c1d2e3a";

/// More than the requests of a test.
const PERMITS: u32 = 1_000;

/// A server whose one operation counts how often it was carried out, and may be held up or fail.
struct Counting {
    url: String,
    carried_out: Arc<AtomicU64>,
    gate: Arc<Semaphore>,
    begun: Arc<Semaphore>,
}

impl Counting {
    async fn start() -> Self {
        let database = Database::connect("sqlite::memory:").await.unwrap();
        database.migrate().await.unwrap();
        let clock = FixedClock::at(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let api = Data::new(Api::new(database, Arc::new(clock)));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/things", listener.local_addr().unwrap());
        let carried_out = Arc::new(AtomicU64::new(0));
        let (gate, begun) = (Arc::new(Semaphore::new(PERMITS as usize)), Arc::new(Semaphore::new(0)));
        let this = Self { url, carried_out, gate, begun };
        let (count, gate, begun) = (this.carried_out.clone(), this.gate.clone(), this.begun.clone());
        let server = HttpServer::new(move || {
            let (count, gate, begun) = (count.clone(), gate.clone(), begun.clone());
            let create = move |body: String| {
                let (count, gate, begun) = (count.clone(), gate.clone(), begun.clone());
                async move {
                    begun.add_permits(1);
                    let _held_up = gate.acquire().await.unwrap();
                    let n = count.fetch_add(1, Ordering::SeqCst) + 1;
                    match body.as_str() {
                        "fails" => HttpResponse::Conflict().finish(),
                        _ => HttpResponse::Created()
                            .insert_header((header::LOCATION, format!("/things/{n}")))
                            .body(format!("{body} {n}")),
                    }
                }
            };
            App::new()
                .app_data(api.clone())
                .route("/things", web::post().to(create).wrap(from_fn(once)).wrap(from_fn(known)))
                .wrap(from_fn(envelope))
        });
        tokio::spawn(server.workers(2).listen(listener).unwrap().run());
        this
    }

    async fn post(&self, person: u128, key: &str, body: &'static str) -> Response {
        let request = reqwest::Client::new().post(&self.url).header("x-person", person.to_string());
        request.header(HEADER, key).body(body).send().await.unwrap()
    }

    fn times(&self) -> u64 {
        self.carried_out.load(Ordering::SeqCst)
    }
}

/// Whoever the test says.
async fn known(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let person: u128 = request.headers().get("x-person").unwrap().to_str().unwrap().parse().unwrap();
    let (person, session) = (PersonId(Uuid::from_u128(person)), SessionId(Uuid::from_u128(9)));
    let who = Who::Person { person, session, roles: vec![Role::Contributor] };
    let authority = AuthorityId(Uuid::from_u128(1));
    let actor = Actor { who, authority, member: true, address: None, request: Uuid::nil() };
    request.extensions_mut().insert(Identity::Known(actor));
    next.call(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_requests_at_once_with_one_key_have_one_effect_and_one_answer() {
    let server = Arc::new(Counting::start().await);
    let mut requests = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let server = server.clone();
        requests.spawn(async move {
            // While another carries it out, asking again is what a client does.
            loop {
                let answer = server.post(1, KEY, "thing").await;
                if answer.status() != 409 {
                    let place = answer.headers()["location"].to_str().unwrap().to_owned();
                    return (answer.status().as_u16(), place, answer.text().await.unwrap());
                }
            }
        });
    }
    let mut answers = BTreeMap::new();
    while let Some(answer) = requests.join_next().await {
        *answers.entry(answer.unwrap()).or_insert(0) += 1;
    }
    let one = (201, "/things/1".to_owned(), "thing 1".to_owned());
    assert_eq!(answers, BTreeMap::from([(one, 100)]));
    assert_eq!(server.times(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_is_carried_out_the_same_request_answers_409() {
    let server = Arc::new(Counting::start().await);
    let held = server.gate.acquire_many(PERMITS).await.unwrap();
    let first = tokio::spawn({
        let server = server.clone();
        async move { server.post(1, KEY, "thing").await }
    });
    server.begun.acquire().await.unwrap().forget();
    assert_eq!(server.post(1, KEY, "thing").await.status(), 409);
    drop(held);
    assert_eq!(first.await.unwrap().status(), 201);
    assert_eq!(server.post(1, KEY, "thing").await.text().await.unwrap(), "thing 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_of_one_request_and_of_one_account() {
    let server = Counting::start().await;
    assert_eq!(server.post(1, KEY, "thing").await.status(), 201);
    let other = server.post(1, KEY, "another thing").await;
    assert_eq!(other.status(), 422);
    let id = other.headers()["x-request-id"].to_str().unwrap().to_owned();
    let problem: serde_json::Value = other.json().await.unwrap();
    assert_eq!(problem["instance"], id.as_str());
    assert!(problem["detail"].as_str().unwrap().contains("was sent with another request before"));
    assert_eq!(server.post(2, KEY, "another thing").await.text().await.unwrap(), "another thing 2");
    assert_eq!(server.times(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_may_be_sent_again() {
    let server = Counting::start().await;
    assert_eq!(server.post(1, KEY, "fails").await.status(), 409);
    assert_eq!(server.post(1, KEY, "fails").await.status(), 409);
    assert_eq!(server.times(), 2, "both were carried out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_could_be_guessed_or_is_none_is_refused() {
    let server = Counting::start().await;
    for wrong in ["1", "a key with spaces in it", "", &"x".repeat(201)] {
        assert_eq!(server.post(1, wrong, "thing").await.status(), 422, "{wrong:?}");
    }
    assert_eq!(server.times(), 0);
}

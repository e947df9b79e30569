//! Webhooks over the API: made, looked at and delivered, with what their authority may know and no more.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use muster_domain::access::Role;
use muster_domain::clock::FixedClock;
use muster_domain::outward::AllowedHosts;
use muster_jobs::outbound::Outbound;
use muster_jobs::webhooks::{Pace, deliver};
use muster_tests::{TestDatabase, on_both};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::notices::today;
use crate::serving::{Muster, problem};

/// Somewhere that messages arrive, and how it answers.
struct Receiver {
    address: String,
    arrived: Arc<Mutex<Vec<(Value, String)>>>,
    answer: Arc<Mutex<&'static str>>,
}

impl Receiver {
    async fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/hook", listener.local_addr().unwrap());
        let (arrived, answer) = (Arc::<Mutex<Vec<_>>>::default(), Arc::new(Mutex::new("200 OK")));
        let (told, says) = (Arc::clone(&arrived), Arc::clone(&answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (told, says) = (Arc::clone(&told), Arc::clone(&says));
                tokio::spawn(async move {
                    let (mut text, mut buffer) = (String::new(), [0; 4096]);
                    while !text.contains("\r\n\r\n{") || !text.ends_with('}') {
                        match stream.read(&mut buffer).await {
                            Ok(read) if read > 0 => text.push_str(&String::from_utf8_lossy(&buffer[..read])),
                            _ => return,
                        }
                    }
                    let (head, body) = text.split_once("\r\n\r\n").unwrap();
                    told.lock().unwrap().push((serde_json::from_str(body).unwrap(), head.to_lowercase()));
                    let says = *says.lock().unwrap();
                    let answer =
                        format!("HTTP/1.1 {says}\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnoted");
                    let _ = stream.write_all(answer.as_bytes()).await;
                });
            }
        });
        Self { address, arrived, answer }
    }

    /// What arrived since this was last asked: type and record.
    fn heard(&self) -> Vec<(String, String)> {
        let arrived = std::mem::take(&mut *self.arrived.lock().unwrap());
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        arrived.iter().map(|(message, _)| (text(&message["type"]), text(&message["data"]["id"]))).collect()
    }

    fn says(&self, answer: &'static str) {
        *self.answer.lock().unwrap() = answer;
    }
}

async fn send(muster: &Muster, token: &str, method: Method, path: &str, body: Value) -> Response {
    let request = muster.request(method, &format!("/api/v1{path}")).bearer_auth(token);
    let request = if body.is_null() { request } else { request.json(&body) };
    request.send().await.unwrap()
}

async fn answered(response: Response, status: u16) -> Value {
    let (got, text) = (response.status(), response.text().await.unwrap());
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or_default()
}

async fn with_receivers(database: &TestDatabase) -> Muster {
    let muster =
        Muster::start(database, None, |api| api.with_outward(AllowedHosts::new(["127.0.0.1".to_owned()])))
            .await;
    muster.import(database, 3).await;
    muster
}

/// A clock of a worker, so many days after that of the server: no two give the same ids.
fn days_later(days: u64) -> FixedClock {
    FixedClock::at(today() + chrono::Days::new(days))
}

/// Sends all that is due.
async fn send_due(muster: &Muster, clock: &FixedClock) {
    let outbound =
        Outbound::new(AllowedHosts::new(["127.0.0.1".to_owned()]), Duration::from_secs(2)).unwrap();
    while deliver(&muster.database, clock, &muster.secrets, &outbound, Pace::default()).await.unwrap() {}
}

async fn made(muster: &Muster, token: &str, receiver: &Receiver, kinds: Value) -> (Value, String) {
    let body = json!({ "name": "Warehouse", "address": receiver.address, "kinds": kinds });
    let made = answered(send(muster, token, Method::POST, "/webhooks", body).await, 201).await;
    let path = format!("/webhooks/{}", made["webhook"]["id"].as_str().unwrap());
    (made, path)
}

on_both! {
    /// Each authority's other systems hear of what it may see, in the order in which it changed, and of
    /// nothing else.
    async fn each_hears_of_what_it_may_see(database: &TestDatabase) {
        let muster = with_receivers(database).await;
        let day = days_later(1);
        let (ours, theirs) = (Receiver::listen().await, Receiver::listen().await);
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let other = muster.signed_in("HCK", &[Role::Administrator]).await;
        made(&muster, &administrator, &ours, json!(["contract"])).await;
        made(&muster, &other, &theirs, json!([])).await;
        let camden = muster.signed_in("CMD", &[Role::Approver]).await;
        let body = json!({ "title": "Canarytitlezq", "audience": { "audience": "own" } });
        let response = send(&muster, &camden, Method::POST, "/contracts", body).await;
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        let id = answered(response, 201).await["id"].as_str().unwrap().to_owned();
        send_due(&muster, &day).await;
        assert!(!ours.arrived.lock().unwrap()[0].0.to_string().contains("Canary"), "thin");
        let head = ours.arrived.lock().unwrap()[0].1.clone();
        for header in ["webhook-id: ", "webhook-timestamp: ", "webhook-signature: v1,", "content-type: application/json"] {
            assert!(head.contains(header), "{head}");
        }
        assert_eq!(ours.heard(), [("contract.changed".to_owned(), id.clone())]);
        assert_eq!(theirs.heard(), [], "nothing of what others keep to themselves");

        let share = async |audience: Value, tag: String| {
            let request = muster.request(Method::PUT, &format!("/api/v1/contracts/{id}/audience"));
            let response = request.bearer_auth(&camden).header("If-Match", tag).json(&audience).send().await.unwrap();
            assert_eq!(response.status(), 200);
            response.headers()["etag"].to_str().unwrap().to_owned()
        };
        let tag = share(json!({ "audience": "named", "named": [{ "authority": "HCK" }] }), tag).await;
        send_due(&muster, &day).await;
        assert!(theirs.heard().contains(&("contract.changed".to_owned(), id.clone())));
        // What is seen when it is sent counts, not what was seen when it changed.
        let tag = share(json!({ "audience": "members" }), tag).await;
        share(json!({ "audience": "own" }), tag).await;
        send_due(&muster, &day).await;
        let heard = theirs.heard();
        assert!(!heard.is_empty() && heard.iter().all(|told| *told == ("contract.gone".to_owned(), id.clone())), "{heard:?}");
        muster.stop().await;
    }

    /// A receiver that fails is tried again later, is told of what it missed, and is left alone once it says
    /// that it is gone.
    async fn what_fails_is_sent_again(database: &TestDatabase) {
        let muster = with_receivers(database).await;
        let (day, next_day) = (days_later(1), days_later(2));
        let receiver = Receiver::listen().await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let (_, path) = made(&muster, &administrator, &receiver, json!(["contract"])).await;
        receiver.says("500 Broken");
        let tested = answered(send(&muster, &administrator, Method::POST, &format!("{path}/test"), Value::Null).await, 202).await;
        assert_eq!((&tested["type"], &tested["state"]), (&json!("webhook.test"), &json!("waiting")));
        send_due(&muster, &day).await;
        let log = format!("{path}/deliveries");
        let told = answered(send(&muster, &administrator, Method::GET, &log, Value::Null).await, 200).await;
        let first = &told["items"][0];
        assert_eq!((&first["status"], &first["said"], &first["attempts"]), (&json!(500), &json!("note"), &json!(1)), "{told}");
        send_due(&muster, &day).await;
        let now = answered(send(&muster, &administrator, Method::GET, &path, Value::Null).await, 200).await;
        assert!(now["failingSince"].is_string() && now["waiting"] == 1, "{now}");
        receiver.says("200 OK");
        receiver.heard();
        send_due(&muster, &next_day).await;
        assert_eq!(receiver.heard().len(), 1);

        let replay = async |body: Value| {
            answered(send(&muster, &administrator, Method::POST, &format!("{path}/replay"), body).await, 202).await
        };
        assert_eq!(replay(json!({ "delivery": tested["id"] })).await["deliveries"], 1);
        assert_eq!(replay(json!({ "since": "2020-01-01T00:00:00Z" })).await["deliveries"], 1);
        problem(send(&muster, &administrator, Method::POST, &format!("{path}/replay"), json!({})).await, 422).await;
        receiver.says("410 Gone");
        send_due(&muster, &next_day).await;
        let gone = send(&muster, &administrator, Method::GET, &path, Value::Null).await;
        let tag = gone.headers()["etag"].to_str().unwrap().to_owned();
        let gone = answered(gone, 200).await;
        assert_eq!((&gone["state"], &gone["waiting"]), (&json!("gone"), &json!(1)), "{gone}");
        problem(send(&muster, &administrator, Method::POST, &format!("{path}/test"), Value::Null).await, 409).await;
        receiver.says("200 OK");
        receiver.heard();
        let patch = muster.request(Method::PATCH, &format!("/api/v1{path}")).bearer_auth(&administrator);
        let on = patch.header("If-Match", &tag).json(&json!({ "on": true })).send().await.unwrap();
        assert_eq!(answered(on, 200).await["state"], "on");
        send_due(&muster, &next_day).await;
        assert_eq!(receiver.heard().len(), 1, "it goes on where it stopped");
        muster.stop().await;
    }

    /// Secrets are said once; addresses inside are refused; an authority's webhooks are its administrators'.
    async fn they_are_kept_by_administrators(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let receiver = Receiver { address: "https://systems.camden.example/muster".to_owned(), arrived: Arc::default(), answer: Arc::new(Mutex::new("")) };
        let (first, path) = made(&muster, &administrator, &receiver, json!(["contract", "stance"])).await;
        let secret = first["secret"].as_str().unwrap();
        assert!(secret.starts_with("whsec_"));
        let rotated = answered(send(&muster, &administrator, Method::POST, &format!("{path}/secret"), Value::Null).await, 200).await;
        assert_ne!(rotated["secret"], secret);
        assert!(rotated["webhook"]["oldSecretUntil"].is_string());
        let list = send(&muster, &administrator, Method::GET, "/webhooks", Value::Null).await.text().await.unwrap();
        assert!(list.contains("systems.camden.example") && !list.contains("whsec_"), "{list}");
        for (address, kinds) in [("http://systems.camden.example/", json!([])), ("https://127.0.0.1/", json!([])),
            ("https://169.254.169.254/latest", json!([])), ("https://db.internal/", json!([])), ("https://ok.example/", json!(["notice"]))] {
            let body = json!({ "name": "X", "address": address, "kinds": kinds });
            let told = problem(send(&muster, &administrator, Method::POST, "/webhooks", body).await, 422).await;
            let pointer = if kinds == json!([]) { "/address" } else { "/kinds" };
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }
        let other = muster.signed_in("HCK", &[Role::Administrator]).await;
        problem(send(&muster, &other, Method::GET, &path, Value::Null).await, 404).await;
        problem(send(&muster, &other, Method::DELETE, &path, Value::Null).await, 404).await;
        problem(send(&muster, &other, Method::GET, &format!("{path}/deliveries"), Value::Null).await, 404).await;
        assert_eq!(send(&muster, &administrator, Method::DELETE, &path, Value::Null).await.status(), 204);
        let audit = send(&muster, &administrator, Method::GET, "/audit?limit=200", Value::Null).await.text().await.unwrap();
        for action in ["webhook.created", "webhook.rotated", "webhook.removed"] {
            assert!(audit.contains(action), "{audit}");
        }
        assert!(!audit.contains("whsec_"));
        muster.stop().await;
    }
}

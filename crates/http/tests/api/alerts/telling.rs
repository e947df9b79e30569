//! What is told to whom: once, by those ways, and never what they may not see.

use std::sync::{Arc, Mutex};

use muster_domain::access::Role;
use muster_tests::{MailServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{alerts, by_teams, change, contributor, followed_view, monday, send, serving};
use crate::serving::problem;

on_both! {
    /// Whoever keeps records hears on Monday of ends, once, by a mail that can be stopped; nobody set anything up.
    async fn the_digest_tells_of_ends_once(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 18).await, MailServer::start(&[]).await);
        contributor(&muster).await;
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        assert_eq!(alerts.send(&monday(1)).await.unwrap(), 1);
        let digest = mail.taken(1).await.remove(0);
        assert_eq!(digest["to"], json!(["contributor@cmd.example"]));
        let (text, html) = (digest["text"].as_str().unwrap(), digest["html"].as_str().unwrap());
        assert!(digest["headers"]["subject"].as_str().unwrap().starts_with("Your week in Muster"), "{digest}");
        for told in ["Decide what follows", "ends on 30 April 2027: what follows should have been decided by", "ends on 30 April 2028, within 18 months"] {
            assert!(text.contains(told), "{told} in {text}");
        }
        assert!(html.contains("within 18 months") && !html.contains("<img"));
        assert!(!text.contains("Hackney") || text.contains("bought together"), "other registers are not Camden's: {text}");
        let headers = &digest["headers"];
        assert_eq!(headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
        assert_eq!(headers["auto-submitted"], "auto-generated");
        // Looked for again, on the same day or later in the week, there is nothing more.
        for minutes in [60, 2 * 24 * 60] {
            alerts.find(&monday(minutes)).await.unwrap();
            assert_eq!(alerts.send(&monday(minutes + 1)).await.unwrap(), 0);
        }
        assert_eq!(mail.taken(1).await.len(), 1);
        muster.stop().await;
    }

    /// Prices, notes and contacts are in no mail, whoever it is for.
    async fn what_is_sensitive_is_not_in_mail(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 3).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let view = followed_view(&muster, &token, "authority=CMD&technology=all").await;
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        let record = json!({
            "title": "Housing\r\nrepairs", "technology": true, "notes": "canarynotes", "contact": "canarycontact",
            "term": { "start": "2024-01-01", "end": "2027-05-31" }, "value": { "net": { "amount": 98765432.1, "currency": "GBP" } },
        });
        let made = send(&muster, Method::POST, "/api/v1/contracts", &token, &record).await;
        assert_eq!(made.status(), 201, "{}", made.text().await.unwrap());
        let id = made.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned();
        alerts.find(&monday(5)).await.unwrap();
        alerts.send(&monday(6)).await.unwrap();
        let at = format!("/api/v1/contracts/{id}");
        let later = json!({ "term": { "end": "2028-05-31" }, "notes": "canaryother", "value": { "net": { "amount": 98765499.1, "currency": "GBP" } } });
        let changed = change(&muster, Method::PATCH, &at, &at, &token, &later).await;
        assert_eq!(changed.status(), 200, "{}", changed.text().await.unwrap());
        alerts.find(&monday(10)).await.unwrap();
        alerts.send(&monday(11)).await.unwrap();
        let all = mail.taken(3).await;
        let said: String = all.iter().map(|message| message["text"].as_str().unwrap()).collect();
        assert!(said.contains(&format!("New in \u{201c}{}\u{201d}: \u{201c}Housing repairs\u{201d}", view["name"].as_str().unwrap())), "{said}");
        assert!(said.contains("ends on 31 May 2028, not 31 May 2027"), "{said}");
        for message in &all {
            let whole = message.to_string();
            for canary in ["canarynotes", "canarycontact", "canaryother", "98765432", "98,765,432", "98765499"] {
                assert!(!whole.contains(canary), "{canary} in {whole}");
            }
        }
        muster.stop().await;
    }

    /// What a neighbour keeps to itself is in no view of others; what it lets them see is told.
    async fn a_followed_view_tells_what_its_follower_may_see(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 3).await, MailServer::start(&[]).await);
        let camden = muster.signed_in("CMD", &[Role::Approver]).await;
        let hackney = muster.signed_in("HCK", &[Role::Reader]).await;
        followed_view(&muster, &hackney, "authority=CMD&technology=all").await;
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        let before = alerts.send(&monday(1)).await.unwrap();
        mail.taken(before).await;
        for (title, audience) in [("Kept to ourselves", "own"), ("For all members", "members")] {
            let record = json!({ "title": title, "technology": true, "audience": { "audience": audience }, "term": { "end": "2030-05-31" } });
            let made = send(&muster, Method::POST, "/api/v1/contracts", &camden, &record).await;
            assert_eq!(made.status(), 201, "{}", made.text().await.unwrap());
        }
        alerts.find(&monday(5)).await.unwrap();
        assert_eq!(alerts.send(&monday(6)).await.unwrap(), 1);
        let told = mail.taken(before + 1).await.remove(before);
        assert_eq!(told["to"], json!(["reader@hck.example"]));
        let text = told["text"].as_str().unwrap();
        assert!(text.contains("For all members") && !text.contains("Kept to ourselves"), "{text}");
        muster.stop().await;
    }

    /// Every change is told, the same one again after it was taken back, too; and each once: whoever follows
    /// a record and a view that it is in, at once and every morning, hears of it one time.
    async fn a_change_is_told_each_time_it_is_made_and_once(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 3).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        followed_view(&muster, &token, "authority=CMD&technology=all").await;
        let id = muster.json("/api/v1/contracts?authority=CMD&limit=1").await["items"][0]["id"].clone();
        let at = format!("/api/v1/contracts/{}", id.as_str().unwrap());
        let views: Value = send(&muster, Method::GET, "/api/v1/views", &token, &Value::Null).await.json().await.unwrap();
        assert_eq!(views["items"].as_array().unwrap().len(), 1);
        let follow = json!({ "kind": "contract", "subject": id, "cadence": "daily", "channel": "mail" });
        assert_eq!(send(&muster, Method::POST, "/api/v1/me/follows", &token, &follow).await.status(), 201);
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        let before = alerts.send(&monday(1)).await.unwrap();
        let mut count = mail.taken(before).await.len();
        for (step, end) in [(1, "2033-03-31"), (2, "2034-03-31"), (3, "2033-03-31"), (4, "2034-03-31")] {
            let said = json!({ "term": { "end": end, "maxEnd": end } });
            assert_eq!(change(&muster, Method::PATCH, &at, &at, &token, &said).await.status(), 200);
            // Several workers look at the same time: what one of them tells the others do not.
            let clocks = [0, 1, 2].map(|worker| monday(10 * step + worker));
            let [one, two, three] = &clocks;
            let found = tokio::join!(alerts.find(one), alerts.find(two), alerts.find(three));
            assert!(found.0.is_ok() && found.1.is_ok() && found.2.is_ok());
            assert_eq!(alerts.send(&monday(10 * step + 5)).await.unwrap(), 1, "{end} is told once");
            count += 1;
            let told = mail.taken(count).await.remove(count - 1);
            let written = format!("31 March {}", &end[..4]);
            assert!(told["text"].as_str().unwrap().contains(&written), "{told}");
        }
        // What is no news of this view is none: another authority's record changes.
        let hackney = muster.signed_in("HCK", &[Role::Approver]).await;
        let theirs = json!({ "title": "Elsewhere", "technology": true, "audience": { "audience": "members" } });
        assert_eq!(send(&muster, Method::POST, "/api/v1/contracts", &hackney, &theirs).await.status(), 201);
        alerts.find(&monday(60)).await.unwrap();
        let meanwhile = alerts.send(&monday(61)).await.unwrap();
        // The next morning brings what the daily follow leads to: it was told at once already.
        alerts.find(&monday(24 * 60)).await.unwrap();
        let later = meanwhile + alerts.send(&monday(24 * 60 + 1)).await.unwrap();
        let later: Vec<Value> = mail.taken(count + later).await.split_off(count);
        assert!(later.iter().all(|m| m["to"] != json!(["contributor@cmd.example"])), "{later:?}");
        muster.stop().await;
    }

    /// Between finding and sending somebody may have lost the right to it: then nothing is sent.
    async fn who_lost_the_right_gets_nothing(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 12).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        let me: Value = muster.request(Method::GET, "/api/v1/me").bearer_auth(&token).send().await.unwrap().json().await.unwrap();
        let at = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
        let suspended = change(&muster, Method::PATCH, &at, &at, &administrator, &json!({ "suspended": true })).await;
        assert_eq!(suspended.status(), 200);
        alerts.send(&monday(1)).await.unwrap();
        let sent = mail.taken(1).await;
        assert!(sent.iter().all(|m| m["to"] == json!(["administrator@cmd.example"])), "{sent:?}");
        muster.stop().await;
    }

    /// A server that refuses for good is not asked again; one that is busy is, with the same message.
    async fn a_message_is_tried_again_or_given_up(database: &TestDatabase) {
        let muster = serving(database, 12).await;
        let mail = MailServer::start(&[("contributor@cmd.example", "refuse"), ("reader@cmd.example", "later")]).await;
        contributor(&muster).await;
        muster.signed_in("CMD", &[Role::Reader]).await;
        let alerts = alerts(&muster, &mail);
        alerts.find(&monday(0)).await.unwrap();
        assert_eq!(alerts.send(&monday(1)).await.unwrap(), 0, "one is refused, one put off");
        assert_eq!(alerts.send(&monday(1)).await.unwrap(), 0, "not before its time");
        assert_eq!(alerts.send(&monday(3)).await.unwrap(), 1);
        assert_eq!(alerts.send(&monday(24 * 60)).await.unwrap(), 0, "nothing is left");
        let sent = mail.taken(1).await;
        assert_eq!(sent[0]["to"], json!(["reader@cmd.example"]));
        muster.stop().await;
    }

    /// A worker that dies while it sends leaves the message to the next one: it comes at least once, and every
    /// time under the same Message-ID.
    async fn a_message_outlives_the_worker_that_sends_it(database: &TestDatabase) {
        let muster = serving(database, 12).await;
        let mail = MailServer::start(&[("contributor@cmd.example", "slow")]).await;
        contributor(&muster).await;
        let telling = alerts(&muster, &mail);
        telling.find(&monday(0)).await.unwrap();
        let dying = telling.clone();
        let worker = tokio::spawn(async move { dying.send(&monday(1)).await.map(|_| ()) });
        let first = mail.taken(1).await;
        worker.abort();
        assert!(worker.await.unwrap_err().is_cancelled(), "the server never answered it");
        assert_eq!(telling.send(&monday(2)).await.unwrap(), 0, "it may be alive");
        assert_eq!(telling.send(&monday(7)).await.unwrap(), 1);
        let both = mail.taken(2).await;
        assert_eq!(both[1]["headers"]["message-id"], first[0]["headers"]["message-id"]);
        // One that dies between claiming and sending is no other case.
        assert_eq!(telling.send(&monday(60)).await.unwrap(), 0);
        muster.stop().await;
    }

    /// An authority's channel and a person's own workflow are posted a card each, without an address that could
    /// answer for somebody else.
    async fn teams_gets_a_card(database: &TestDatabase) {
        let muster = serving(database, 12).await;
        let receiver = Receiver::start().await;
        let administrator = muster.signed_in("CMD", &[Role::Administrator]).await;
        let elsewhere = json!({ "address": "https://elsewhere.example/hook" });
        let refused = problem(send(&muster, Method::PUT, "/api/v1/teams-channel", &administrator, &elsewhere).await, 422).await;
        assert_eq!(refused["errors"][0]["pointer"], "/address");
        let address = format!("{}/authority?sig=s3cr3t", receiver.origin);
        let put = send(&muster, Method::PUT, "/api/v1/teams-channel", &administrator, &json!({ "address": address })).await;
        assert_eq!(put.status(), 200);
        assert!(!put.text().await.unwrap().contains("s3cr3t"), "nobody is shown it again");
        let token = contributor(&muster).await;
        let mine = json!({ "teamsAddress": format!("{}/mine", receiver.origin), "ends": { "months": [12], "cadence": "daily", "channel": "teams" } });
        let settings = change(&muster, Method::PATCH, "/api/v1/me/following", "/api/v1/me/following", &token, &mine).await;
        assert_eq!(settings.status(), 200, "{}", settings.text().await.unwrap());

        let alerts = by_teams(&muster, &receiver.origin);
        alerts.find(&monday(0)).await.unwrap();
        assert!(alerts.send(&monday(1)).await.unwrap() >= 3);
        let posts = receiver.posts();
        let of = |path: &str| posts.iter().filter(|(to, _)| to.starts_with(path)).map(|(_, card)| card.to_string()).collect::<Vec<_>>();
        for cards in [of("/authority"), of("/mine")] {
            assert!(cards.iter().any(|card| card.contains("within a year")), "{cards:?}");
            assert!(cards.iter().all(|card| card.contains(r#""version":"1.5""#) && card.contains("application/vnd.microsoft.card.adaptive")));
        }
        assert!(of("/authority").iter().all(|card| !card.contains("/answer/")), "it would speak for whoever clicks");
        assert!(of("/mine").iter().any(|card| card.contains("/answer/")));
        muster.stop().await;
    }

    /// What somebody follows is theirs to change and to stop.
    async fn following_is_kept_for_each_person(database: &TestDatabase) {
        let (muster, mail) = (serving(database, 3).await, MailServer::start(&[]).await);
        let token = contributor(&muster).await;
        let settings: Value = send(&muster, Method::GET, "/api/v1/me/following", &token, &Value::Null).await.json().await.unwrap();
        assert_eq!(settings["ends"]["months"], json!([24, 18, 12, 6]), "without anybody having said so");
        assert_eq!((&settings["digest"], &settings["mail"]["setUp"]), (&json!(true), &json!(true)));
        let contract = muster.json("/api/v1/contracts?authority=CMD&limit=1").await["items"][0]["id"].clone();
        let follow = json!({ "kind": "contract", "subject": contract, "cadence": "daily", "channel": "mail" });
        let made = send(&muster, Method::POST, "/api/v1/me/follows", &token, &follow).await;
        assert_eq!(made.status(), 201);
        let made: Value = made.json().await.unwrap();
        problem(send(&muster, Method::POST, "/api/v1/me/follows", &token, &follow).await, 409).await;
        let nothing = json!({ "kind": "contract", "subject": "00000000-0000-0000-0000-000000000009", "cadence": "daily", "channel": "mail" });
        problem(send(&muster, Method::POST, "/api/v1/me/follows", &token, &nothing).await, 422).await;
        let other = muster.signed_in("CMD", &[Role::Reader]).await;
        let theirs: Value = send(&muster, Method::GET, "/api/v1/me/follows", &other, &Value::Null).await.json().await.unwrap();
        assert_eq!(theirs["items"], json!([]));
        let at = format!("/api/v1/me/follows/{}", made["id"].as_str().unwrap());
        let patched = muster.request(Method::PATCH, &at).bearer_auth(&token).header("If-Match", "\"1\"").json(&json!({ "cadence": "now" }));
        assert_eq!(patched.send().await.unwrap().status(), 200);
        let stale = muster.request(Method::DELETE, &at).bearer_auth(&token).header("If-Match", "\"1\"");
        problem(stale.send().await.unwrap(), 412).await;
        let gone = muster.request(Method::DELETE, &at).bearer_auth(&token).header("If-Match", "\"2\"");
        assert_eq!(gone.send().await.unwrap().status(), 204);

        assert_eq!(send(&muster, Method::POST, "/api/v1/me/following/test", &token, &json!({ "channel": "mail" })).await.status(), 204);
        let alerts = alerts(&muster, &mail);
        assert_eq!(alerts.send(&monday(0)).await.unwrap(), 1);
        assert!(mail.taken(1).await[0]["text"].as_str().unwrap().contains("They do."));
        let paused = change(&muster, Method::PATCH, "/api/v1/me/following", "/api/v1/me/following", &token, &json!({ "paused": true })).await;
        assert_eq!(paused.status(), 200);
        alerts.find(&monday(5)).await.unwrap();
        alerts.send(&monday(6)).await.unwrap();
        assert!(mail.taken(1).await.iter().filter(|m| m["to"] == json!(["contributor@cmd.example"])).count() == 1);
        muster.stop().await;
    }
}

/// A workflow's end: takes what is posted.
struct Receiver {
    origin: String,
    posts: Arc<Mutex<Vec<(String, Value)>>>,
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let posts: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
        let keeps = Arc::clone(&posts);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = Vec::new();
                let mut buffer = [0; 16 * 1024];
                let (head, body) = loop {
                    let read = stream.read(&mut buffer).await.unwrap();
                    request.extend_from_slice(&buffer[..read]);
                    let text = String::from_utf8_lossy(&request).into_owned();
                    if let Some((head, body)) = text.split_once("\r\n\r\n") {
                        let length = head.lines().find_map(|line| {
                            line.to_lowercase()
                                .strip_prefix("content-length:")
                                .map(|n| n.trim().parse::<usize>().unwrap())
                        });
                        if body.len() >= length.unwrap_or_default() {
                            break (head.to_owned(), body.to_owned());
                        }
                    }
                    assert!(read > 0, "a request comes whole");
                };
                let path = head.split(' ').nth(1).unwrap().to_owned();
                keeps.lock().unwrap().push((path, serde_json::from_str(&body).unwrap()));
                stream
                    .write_all(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .await
                    .unwrap();
            }
        });
        Self { origin, posts }
    }

    fn posts(&self) -> Vec<(String, Value)> {
        self.posts.lock().unwrap().clone()
    }
}

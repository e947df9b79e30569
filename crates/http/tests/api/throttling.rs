//! Guessing gets slow, and a stranger keeps nobody out.

use chrono::TimeDelta;
use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::json;

use crate::serving::{Muster, problem};
use crate::sessions::{PASSWORD, opened, sign_in, somebody, start};

/// Tries from an address that a proxy of ours names.
async fn from(muster: &Muster, address: &str, name: &str, password: &str) -> reqwest::Response {
    let body = json!({ "name": name, "password": password });
    let request = muster.request(Method::POST, "/api/v1/session").header("x-forwarded-for", address);
    request.json(&body).send().await.unwrap()
}

on_both! {
    /// After five failures each next try waits, the right password with it; names that nobody has wait alike.
    async fn guessing_gets_slow(database: &TestDatabase) {
        let (muster, clock) = start(database).await;
        let known = somebody(&muster, "CMD", &[Role::Reader]).await;
        for name in [known.as_str(), "nobody@camden.example"] {
            for _ in 0..6 {
                problem(sign_in(&muster, name, "a wrong password").await, 401).await;
            }
            let waits = sign_in(&muster, name, PASSWORD).await;
            assert_eq!(waits.headers()["retry-after"], "2");
            problem(waits, 429).await;
        }
        clock.pass(TimeDelta::seconds(2));
        opened(sign_in(&muster, &known, PASSWORD).await).await;
        problem(sign_in(&muster, &known, "a wrong password").await, 401).await;
        opened(sign_in(&muster, &known, PASSWORD).await).await;
        muster.stop().await;
    }

    /// Tries that come all at once are counted before any is judged.
    async fn a_hundred_tries_at_once_are_a_hundred(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let all = futures_util::future::join_all((0..40).map(|_| sign_in(&muster, &name, "a wrong password"))).await;
        let judged = all.iter().filter(|response| response.status() == 401).count();
        assert_eq!(judged, 6, "the rest waits");
        muster.stop().await;
    }

    /// What was counted is there after a restart, for every process.
    async fn a_restart_forgets_no_failure(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        for _ in 0..6 {
            problem(sign_in(&muster, &name, "a wrong password").await, 401).await;
        }
        muster.stop().await;
        let (muster, _) = start(database).await;
        problem(sign_in(&muster, &name, PASSWORD).await, 429).await;
        muster.stop().await;
    }

    /// Whoever guesses at a colleague's name from many places leaves the colleague's first try free.
    async fn a_stranger_locks_nobody_out(database: &TestDatabase) {
        let (muster, _) = crate::sessions::start_with(database, |api| api.behind_proxies(1)).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        let (cookie, _) = opened(from(&muster, "192.0.2.1", &name, PASSWORD).await).await;
        for n in 0..60 {
            problem(from(&muster, &format!("198.51.100.{n}"), &name, "a wrong password").await, 401).await;
        }
        problem(from(&muster, "198.51.100.7", &name, "a wrong password").await, 429).await;
        opened(from(&muster, "192.0.2.2", &name, PASSWORD).await).await;
        // At an address that is guessed from, too, the browser that is known comes in.
        problem(from(&muster, "198.51.100.7", &name, PASSWORD).await, 429).await;
        let body = json!({ "name": name, "password": PASSWORD });
        let known = muster.request(Method::POST, "/api/v1/session").header("x-forwarded-for", "198.51.100.7");
        opened(known.header("cookie", cookie).json(&body).send().await.unwrap()).await;
        muster.stop().await;
    }

    /// Without proxies of ours nobody chooses the address that their tries are counted under.
    async fn an_address_that_anybody_can_write_is_not_believed(database: &TestDatabase) {
        let (muster, _) = start(database).await;
        let name = somebody(&muster, "CMD", &[Role::Reader]).await;
        for n in 0..6 {
            problem(from(&muster, &format!("198.51.100.{n}"), &name, "a wrong password").await, 401).await;
        }
        problem(from(&muster, "198.51.100.9", &name, "a wrong password").await, 429).await;
        muster.stop().await;
    }
}

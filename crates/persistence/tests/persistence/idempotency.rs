use chrono::TimeDelta;
use muster_persistence::idempotency::Begun;
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Maker, Place};

on_both_databases!(
    a_request_is_taken_up_once_and_its_answer_kept_for_a_day,
    of_requests_at_once_one_is_the_first,
);

async fn a_request_is_taken_up_once_and_its_answer_kept_for_a_day(place: Place) {
    let (database, now) = (place.open_migrated().await, Maker::new().now());
    let (store, account) = (database.idempotency(), Uuid::from_u128(1));
    let begin = async |request: &str, after| store.begin(account, "key", request, now + after).await.unwrap();
    let zero = TimeDelta::zero();
    assert_eq!(begin("request", zero).await, Begun::First);
    assert_eq!(begin("request", zero).await, Begun::Running);
    assert_eq!(begin("another", zero).await, Begun::Other);
    assert_eq!(begin("request", TimeDelta::minutes(3)).await, Begun::CutOff);
    store.answered(account, "key", b"\0answer").await.unwrap();
    assert_eq!(begin("request", TimeDelta::hours(23)).await, Begun::Answered(b"\0answer".to_vec()));
    assert_eq!(store.begin(Uuid::from_u128(2), "key", "another", now).await.unwrap(), Begun::First);
    assert_eq!(begin("another", TimeDelta::hours(25)).await, Begun::First, "forgotten after a day");
    store.failed(account, "key").await.unwrap();
    assert_eq!(begin("request", TimeDelta::hours(25)).await, Begun::First);
}

async fn of_requests_at_once_one_is_the_first(place: Place) {
    place.open_migrated().await.close().await.unwrap();
    let mut requests = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let place = place.clone();
        requests.spawn(async move {
            let store = place.open().await.idempotency();
            let mut first = 0;
            for key in 0..10 {
                let begun =
                    store.begin(Uuid::nil(), &format!("key {key}"), "request", Maker::new().now()).await;
                first += usize::from(begun.unwrap() == Begun::First);
            }
            first
        });
    }
    assert_eq!(requests.join_all().await.into_iter().sum::<usize>(), 10);
}

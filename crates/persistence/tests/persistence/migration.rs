use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Error};

use crate::on_both_databases;
use crate::support::Place;

on_both_databases!(
    connecting_makes_no_tables_and_migrating_twice_is_migrating_once,
    several_processes_may_migrate_at_once
);

async fn connecting_makes_no_tables_and_migrating_twice_is_migrating_once(place: Place) {
    let database = place.open().await;
    assert!(database.pending_migrations().await.unwrap() > 0);
    assert!(database.check().await.is_err());
    assert!(database.pending_migrations().await.unwrap() > 0, "asking makes no tables either");
    database.migrate().await.unwrap();
    assert_eq!(database.pending_migrations().await.unwrap(), 0);
    database.migrate().await.unwrap();
    database.check().await.unwrap();
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), 0);
    database.optimise(true).await.unwrap();
}

async fn several_processes_may_migrate_at_once(place: Place) {
    let (one, two, three) = (place.open().await, place.open().await, place.open().await);
    let (one, two, three) = tokio::join!(one.migrate(), two.migrate(), three.migrate());
    one.and(two).and(three).unwrap();
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_by_name() {
    let error = Database::connect("mysql://localhost").await.unwrap_err();
    assert!(matches!(error, Error::Address(address) if address == "mysql://localhost"));
}

#[tokio::test]
async fn a_database_in_memory_can_be_read_while_it_is_written() {
    let database = Database::connect("sqlite::memory:").await.unwrap();
    database.migrate().await.unwrap();
    let register = database.register().await.unwrap();
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), 0);
    register.commit().await.unwrap();
}

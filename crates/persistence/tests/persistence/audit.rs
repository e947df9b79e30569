use muster_domain::access::{Role, Scope};
use muster_domain::actor::{Actor, Who};
use muster_domain::audit::{Account, Fault, Filter, INSTALLATION, Sight, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ClientId, PersonId, SessionId};
use muster_domain::page::PageRequest;
use muster_persistence::audit::seen;
use muster_persistence::{Database, Error};
use sea_orm::{ConnectionTrait, Database as Server, DatabaseConnection, DbBackend};
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Maker, Place, day};

on_both_databases!(
    what_others_see_is_in_the_owners_chain_and_what_ones_own_people_see_is_not,
    a_chain_is_listed_newest_first_by_page_and_by_filter,
    entries_can_be_neither_changed_nor_removed_nor_put_in,
    whoever_gets_past_the_database_is_found_by_the_chain,
    writers_of_several_processes_make_one_chain,
);

fn authority(n: u128) -> AuthorityId {
    AuthorityId(Uuid::from_u128(n))
}

fn reader(of: AuthorityId) -> Actor {
    let (person, session) = (PersonId(Uuid::from_u128(21)), SessionId(Uuid::from_u128(22)));
    let who = Who::Person { person, session, roles: vec![Role::Reader] };
    let address = Some("192.0.2.7".parse().unwrap());
    Actor { who, authority: of, member: true, address, request: Uuid::from_u128(23) }
}

fn client(of: AuthorityId) -> Actor {
    let who = Who::Client { client: ClientId(Uuid::from_u128(31)), scopes: vec![Scope::ContractsRead] };
    Actor { who, ..reader(of) }
}

fn sight(owner: AuthorityId, contract: u128) -> Sight {
    let subject = Subject::new("contract", Uuid::from_u128(contract));
    Sight { owner, subject, fields: vec!["value".to_owned(), "notes".to_owned()] }
}

/// So many entries in the chain of `owner`, about contracts 1, 2, 3 and so on.
async fn entries(database: &Database, owner: AuthorityId, n: u128) {
    let sights = (1..=n).map(|n| sight(owner, n)).collect();
    seen(database, Maker::new().now(), &reader(authority(99)), sights).await.unwrap();
}

fn page(limit: u16, cursor: Option<String>) -> PageRequest {
    PageRequest { limit, cursor }
}

async fn what_others_see_is_in_the_owners_chain_and_what_ones_own_people_see_is_not(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let (one, two) = (authority(1), authority(2));
    let sights = vec![sight(two, 5), sight(one, 6), sight(two, 7)];
    seen(&database, maker.now(), &reader(one), sights.clone()).await.unwrap();
    let all = database.audit().list(two, &Filter::default(), &page(50, None)).await.unwrap();
    let (entry, first) = (&all.items[0].entry, &all.items[1].entry);
    assert_eq!((all.total, entry.sequence, first.sequence), (Some(2), 2, 1));
    assert_eq!(entry.subject.id, Uuid::from_u128(7));
    assert_eq!(entry.action, "record.seen");
    assert_eq!(entry.changes[0].to, serde_json::json!(["value", "notes"]));
    assert_eq!(entry.at, maker.now());
    assert_eq!(entry.by.address.unwrap().to_string(), "192.0.2.7");
    assert!(matches!(&entry.by.account, Account::Person { authority, .. } if *authority == one));
    let own = database.audit().list(one, &Filter::default(), &page(50, None)).await.unwrap();
    assert!(own.items.is_empty());
    // Another system may hand on what it reads, so that its own authority wants to know.
    seen(&database, maker.now(), &client(one), sights).await.unwrap();
    let own = database.audit().list(one, &Filter::default(), &page(50, None)).await.unwrap();
    assert!(matches!(own.items[0].entry.by.account, Account::Client { .. }));
    assert!(database.audit().verify(Vec::new()).await.unwrap().is_ok());
}

async fn a_chain_is_listed_newest_first_by_page_and_by_filter(place: Place) {
    let database = place.open_migrated().await;
    entries(&database, authority(1), 7).await;
    entries(&database, authority(2), 2).await;
    let (audit, all) = (database.audit(), Filter::default());
    let first = audit.list(authority(1), &all, &page(3, None)).await.unwrap();
    let second = audit.list(authority(1), &all, &page(3, first.next.clone())).await.unwrap();
    let third = audit.list(authority(1), &all, &page(3, second.next.clone())).await.unwrap();
    let sequences: Vec<u64> =
        [&first, &second, &third].iter().flat_map(|p| &p.items).map(|k| k.entry.sequence).collect();
    assert_eq!(sequences, [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!((first.total, third.next), (Some(7), None));
    let other = audit.list(authority(2), &all, &page(3, first.next)).await;
    assert!(matches!(other, Err(Error::Cursor)), "a cursor is of one chain");

    let count =
        async |filter: Filter| audit.list(authority(1), &filter, &page(50, None)).await.unwrap().items.len();
    assert_eq!(count(Filter { subjects: vec![Uuid::from_u128(4)], ..Filter::default() }).await, 1);
    assert_eq!(count(Filter { accounts: vec![Uuid::from_u128(21)], ..Filter::default() }).await, 7);
    assert_eq!(count(Filter { accounts: vec![Uuid::from_u128(5)], ..Filter::default() }).await, 0);
    assert_eq!(count(Filter { actions: vec!["record.seen".to_owned()], ..Filter::default() }).await, 7);
    assert_eq!(count(Filter { from: Some(day("2026-11-24")), ..Filter::default() }).await, 0);
    assert_eq!(count(Filter { to: Some(day("2026-11-22")), ..Filter::default() }).await, 0);
    let that_day = Some(day("2026-11-23"));
    assert_eq!(count(Filter { from: that_day, to: that_day, ..Filter::default() }).await, 7);
}

async fn entries_can_be_neither_changed_nor_removed_nor_put_in(place: Place) {
    let database = place.open_migrated().await;
    entries(&database, authority(1), 3).await;
    let server = Server::connect(&place.0).await.unwrap();
    let copied = "SELECT authority_id, 2, at, account_id, account_authority_id, action, subject_kind, \
                  subject_id, entry, hash FROM audit_entry WHERE sequence = 1";
    let gap = copied.replace(" 2,", " 5,");
    let mut attempts = vec![
        "UPDATE audit_entry SET action = 'nothing' WHERE sequence = 2".to_owned(),
        "DELETE FROM audit_entry WHERE sequence = 3".to_owned(),
        format!("INSERT INTO audit_entry {gap}"),
        format!("INSERT INTO audit_entry {copied}"),
    ];
    attempts.push(match server.get_database_backend() {
        DbBackend::Sqlite => format!("INSERT OR REPLACE INTO audit_entry {copied}"),
        _ => "TRUNCATE audit_entry".to_owned(),
    });
    for attempt in attempts {
        let refused = server.execute_unprepared(&attempt).await.unwrap_err().to_string();
        assert!(refused.contains("an entry of the audit"), "{attempt}: {refused}");
    }
    server.close().await.unwrap();
    assert_eq!(database.audit().verify(Vec::new()).await.unwrap().unwrap().entries, 3);
}

/// As somebody may who has the file, or is the owner of the tables.
async fn without_triggers(server: &DatabaseConnection) {
    let triggers: &[&str] = match server.get_database_backend() {
        DbBackend::Sqlite => &[
            "DROP TRIGGER audit_entry_is_the_next",
            "DROP TRIGGER audit_entry_stays_as_it_is",
            "DROP TRIGGER audit_entry_stays",
        ],
        _ => &["ALTER TABLE audit_entry DISABLE TRIGGER ALL"],
    };
    for statement in triggers {
        server.execute_unprepared(statement).await.unwrap();
    }
}

async fn whoever_gets_past_the_database_is_found_by_the_chain(place: Place) {
    let database = place.open_migrated().await;
    entries(&database, authority(1), 5).await;
    let kept = database.audit().checkpoint(authority(1)).await.unwrap();
    assert_eq!(database.audit().checkpoint(INSTALLATION).await.unwrap().sequence, 0);
    let server = Server::connect(&place.0).await.unwrap();
    without_triggers(&server).await;
    let verify = async || database.audit().verify(vec![kept]).await.unwrap().map_err(|m| m.fault);
    let run = async |statement: &str| server.execute_unprepared(statement).await.unwrap();
    assert_eq!(verify().await.unwrap().entries, 5);

    run("UPDATE audit_entry SET action = 'record.overlooked' WHERE sequence = 4").await;
    assert_eq!(verify().await, Err(Fault::Relabelled { sequence: 4 }));
    run("UPDATE audit_entry SET entry = replace(entry, 'notes', 'title') WHERE sequence = 3").await;
    assert_eq!(verify().await, Err(Fault::Changed { sequence: 3 }));
    run("UPDATE audit_entry SET sequence = 20 WHERE sequence = 2").await;
    assert_eq!(verify().await, Err(Fault::Missing { expected: 2, found: 3 }));
    run("DELETE FROM audit_entry WHERE sequence > 1").await;
    assert_eq!(verify().await, Err(Fault::CutOff { last: 1, kept: 5 }));
    server.close().await.unwrap();
}

async fn writers_of_several_processes_make_one_chain(place: Place) {
    place.open_migrated().await.close().await.unwrap();
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..4_u128 {
        let place = place.clone();
        writers.spawn(async move {
            let database = place.open().await;
            for round in 0..5 {
                // Two chains in either order: whoever locked them as they come would wait for each other.
                let mut both = vec![sight(authority(1), round), sight(authority(2), round)];
                if writer % 2 == 1 {
                    both.reverse();
                }
                seen(&database, Maker::new().clock.now(), &reader(authority(99)), both).await.unwrap();
            }
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    let database = place.open().await;
    let verified = database.audit().verify(Vec::new()).await.unwrap().unwrap();
    assert_eq!(verified.entries, 40);
    assert!(verified.chains.iter().all(|chain| chain.sequence == 20));
}

use std::collections::HashSet;

use muster_domain::contract::{ContractFilter, ContractSort};
use muster_domain::page::{Direction, Sort};
use muster_domain::viewer::Viewer;

use crate::on_both_databases;
use crate::support::{Maker, Place, page, small, write};

on_both_databases!(
    writers_of_several_processes_wait_for_each_other,
    pages_neither_skip_nor_repeat_while_rows_are_written,
    readers_read_while_a_register_is_open,
);

async fn writers_of_several_processes_wait_for_each_other(place: Place) {
    let database = place.open_migrated().await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..8 {
        let place = place.clone();
        writers.spawn(async move {
            let database = place.open().await;
            for round in 0..5 {
                let maker = Maker::new();
                let mut register = database.register().await.unwrap();
                // Reads first and writes then: what a deferred transaction fails at.
                register.known_vendors().await.unwrap();
                let mut batch = small(&maker);
                let id = || {
                    let n = u128::from(u64::from_be_bytes(rand_bytes(writer, round)));
                    uuid::Uuid::from_u128(n)
                };
                batch.vendors.clear();
                batch.authorities.clear();
                batch.contracts.clear();
                batch.procurements.clear();
                batch.notices.truncate(1);
                batch.notices[0].id = muster_domain::id::NoticeId(id());
                batch.notices[0].release = format!("{writer}-{round}");
                register.write(&batch, maker.now()).await.unwrap();
                register.commit().await.unwrap();
            }
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), 40);
}

fn rand_bytes(writer: u8, round: u8) -> [u8; 8] {
    [1, 0, 0, 0, 0, 0, writer + 1, round + 1]
}

async fn pages_neither_skip_nor_repeat_while_rows_are_written(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let first = small(&maker);
    let (camden, vendor) = (first.authorities[0].clone(), first.vendors[0].clone());
    write(&database, &first, maker.now()).await;
    let add = async |from: u32, to: u32| {
        let mut batch = muster_persistence::register::Batch::default();
        for n in from..to {
            let notice = maker.notice(&format!("more-{n}"), &format!("more-{n}"));
            let mut contract = maker.contract(&camden, &[&vendor], &notice);
            contract.term.end = (n % 3 > 0)
                .then(|| crate::support::day("2027-01-01") + chrono::Days::new(u64::from(n * 7919 % 50)));
            batch.notices.push(notice);
            batch.contracts.push(contract);
        }
        write(&database, &batch, maker.now()).await;
        batch.contracts.into_iter().map(|c| c.id).collect::<HashSet<_>>()
    };
    let there_before = add(0, 60).await;
    let sort = [Sort { key: ContractSort::End, direction: Direction::Descending }];
    let (mut seen, mut cursor, mut n) = (Vec::new(), None, 60);
    loop {
        let list = database.contracts();
        let page =
            list.list(&Viewer::Public, &ContractFilter::default(), &sort, &page(7, cursor)).await.unwrap();
        seen.extend(page.items.into_iter().map(|c| c.id));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
        add(n, n + 5).await;
        n += 5;
    }
    let unique: HashSet<_> = seen.iter().copied().collect();
    assert_eq!(unique.len(), seen.len(), "nothing twice");
    assert!(there_before.is_subset(&unique), "nothing skipped");
}

async fn readers_read_while_a_register_is_open(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut register = database.register().await.unwrap();
    register.write(&small(&maker), maker.now()).await.unwrap();
    let filter = ContractFilter::default();
    let list =
        || async { database.contracts().list(&Viewer::Public, &filter, &[], &page(10, None)).await.unwrap() };
    assert_eq!(list().await.items.len(), 0, "nothing is shown before it is committed");
    register.commit().await.unwrap();
    assert_eq!(list().await.total, Some(2), "and everything is at once afterwards");
}

//! The feed of changes: in the order of commits, none left out, whoever writes how at the same time.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use muster_domain::change::{ChangeKind, Eyes, Place as Stand, TOLD_FOR};
use muster_domain::clock::FixedClock;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Error};
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Maker, Place, small, write};

on_both_databases!(
    a_follower_misses_nothing_while_several_processes_write,
    of_one_import_everything_is_told_and_of_the_same_again_nothing,
    a_demonstration_that_goes_is_told_of_whole,
    what_is_long_past_is_told_no_more,
);

const PUBLIC: Eyes = Eyes::of(Viewer::Public);

/// Everything after a place, of some kinds, and where it ends.
async fn told(
    database: &Database,
    mut since: Stand,
    kinds: &[ChangeKind],
) -> (Vec<(ChangeKind, Uuid, bool)>, Stand) {
    let mut entries = Vec::new();
    loop {
        let stretch = database.changes().after(&PUBLIC, since, kinds, 7).await.unwrap();
        entries.extend(stretch.entries.iter().map(|e| (e.kind, e.id, e.gone)));
        assert!(stretch.next >= since, "a follower never goes back");
        since = stretch.next;
        if !stretch.more {
            return (entries, since);
        }
    }
}

async fn a_follower_misses_nothing_while_several_processes_write(place: Place) {
    const WRITERS: u32 = 6;
    const ROUNDS: u32 = 12;
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let first = small(&maker);
    write(&database, &first, maker.now()).await;
    let start = database.changes().here().await.unwrap();
    let done = Arc::new(AtomicBool::new(false));
    let follower = {
        let (done, database) = (Arc::clone(&done), place.open().await);
        tokio::spawn(async move {
            let (mut heard, mut since) = (Vec::new(), start);
            loop {
                // Asked before reading: what came before this is read by then.
                let last = done.load(Ordering::SeqCst);
                let (entries, stand) = told(&database, since, &[ChangeKind::Contract]).await;
                heard.extend(entries.into_iter().map(|(_, id, _)| id));
                since = stand;
                if last {
                    return heard;
                }
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        })
    };
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let (place, first) = (place.clone(), first.clone());
        writers.spawn(async move {
            let (database, maker, mut written) = (place.open().await, Maker::new(), Vec::new());
            for round in 0..ROUNDS {
                let name = format!("writer-{writer}-{round}");
                let id = |n: u8| Uuid::new_v5(&Uuid::nil(), format!("{name}-{n}").as_bytes());
                let mut notice = maker.notice(&name, &name);
                notice.id = muster_domain::id::NoticeId(id(0));
                let mut contract = maker.contract(&first.authorities[0], &[&first.vendors[0]], &notice);
                contract.id = muster_domain::id::ContractId(id(1));
                contract.notices = vec![notice.id];
                contract.facts.clear();
                written.push(contract.id.0);
                let mut batch = small(&maker);
                batch.authorities.clear();
                batch.vendors.clear();
                batch.procurements.clear();
                (batch.notices, batch.contracts) = (vec![notice], vec![contract]);
                let mut register = database.register().await.unwrap();
                register.write(&batch, maker.now()).await.unwrap();
                // Some are long in coming to their end.
                tokio::time::sleep(std::time::Duration::from_millis(u64::from((writer + round) % 3) * 4))
                    .await;
                if round % 5 == 4 {
                    written.pop();
                    drop(register);
                } else {
                    register.commit().await.unwrap();
                }
            }
            written
        });
    }
    let mut written = HashSet::new();
    while let Some(these) = writers.join_next().await {
        written.extend(these.unwrap());
    }
    done.store(true, Ordering::SeqCst);
    let heard = follower.await.unwrap();
    let unique: HashSet<Uuid> = heard.iter().copied().collect();
    assert_eq!(heard.len(), unique.len(), "nothing twice");
    assert_eq!(unique, written, "nothing left out, nothing that was not committed");
}

async fn of_one_import_everything_is_told_and_of_the_same_again_nothing(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let start = database.changes().here().await.unwrap();
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let (entries, stand) = told(&database, start, &[]).await;
    let of =
        |kind| entries.iter().filter(move |(k, ..)| *k == kind).map(|(_, id, _)| *id).collect::<HashSet<_>>();
    assert_eq!(of(ChangeKind::Contract), batch.contracts.iter().map(|c| c.id.0).collect());
    assert_eq!(of(ChangeKind::Procurement), batch.procurements.iter().map(|p| p.id.0).collect());
    assert_eq!(of(ChangeKind::Vendor), batch.vendors.iter().map(|v| v.id.0).collect());
    assert_eq!(of(ChangeKind::Authority), batch.authorities.iter().map(|a| a.id.0).collect());
    assert!(entries.iter().all(|(.., gone)| !gone));
    write(&database, &batch, maker.now()).await;
    let (again, _) = told(&database, stand, &[]).await;
    assert_eq!(again, [], "the same again is nothing new");
    let (one, _) = told(&database, start, &[ChangeKind::Procurement]).await;
    assert_eq!(one.len(), batch.procurements.len());
}

async fn a_demonstration_that_goes_is_told_of_whole(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.notices.iter_mut().for_each(|n| n.demonstration = true);
    batch.contracts.iter_mut().for_each(|c| c.demonstration = true);
    batch.procurements.iter_mut().for_each(|p| p.demonstration = true);
    batch.vendors.iter_mut().for_each(|v| v.demonstration = true);
    write(&database, &batch, maker.now()).await;
    let start = database.changes().here().await.unwrap();
    let mut register = database.register().await.unwrap();
    register.remove_demonstration(maker.now()).await.unwrap();
    register.commit().await.unwrap();
    let (entries, _) = told(&database, start, &[]).await;
    for contract in &batch.contracts {
        assert!(entries.contains(&(ChangeKind::Contract, contract.id.0, true)), "{entries:?}");
    }
    assert!(entries.contains(&(ChangeKind::Procurement, batch.procurements[0].id.0, true)));
    assert!(entries.contains(&(ChangeKind::Vendor, batch.vendors[0].id.0, true)));
    assert!(entries.contains(&(ChangeKind::Authority, batch.authorities[0].id.0, false)), "boroughs stay");
}

async fn what_is_long_past_is_told_no_more(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let start = database.changes().here().await.unwrap();
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let (_, stand) = told(&database, start, &[]).await;
    let day = maker.now().date_naive();
    let kept = FixedClock::at(day + TOLD_FOR);
    assert_eq!(database.changes().forget_old(&kept).await.unwrap(), 0);
    let later = FixedClock::at(day + TOLD_FOR + chrono::TimeDelta::days(1));
    assert!(database.changes().forget_old(&later).await.unwrap() > 0);
    let asked = database.changes().after(&PUBLIC, start, &[], 10).await;
    assert!(matches!(asked, Err(Error::Forgotten)), "{asked:?}");
    let (entries, _) = told(&database, stand, &[]).await;
    assert_eq!(entries, [], "whoever was up to date still is");
}

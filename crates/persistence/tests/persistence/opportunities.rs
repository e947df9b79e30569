use std::collections::BTreeSet;

use muster_domain::opportunity::{
    Candidate, Group, GroupKey, Opportunity, OpportunityFilter, OpportunityKind, OpportunitySort, groups,
    summarise,
};
use muster_domain::page::{Direction, Sort};
use muster_domain::search::HitKind;
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::opportunity::{Due, Found};

use crate::on_both_databases;
use crate::support::{Maker, Place, day, small, whole, write};

on_both_databases!(
    what_was_computed_is_stored_listed_and_found,
    computing_the_same_again_changes_nothing,
    what_becomes_due_meanwhile_stays_due,
    a_computation_that_comes_too_late_changes_nothing,
    candidates_are_what_the_domain_makes_of_whole_records,
    an_opportunity_that_is_no_more_goes,
);

const TODAY: &str = "2026-11-23";

/// What members see, too, where there is nothing that only they see.
fn for_all(found: &[Opportunity]) -> Found<'_> {
    Found { public: found, members: found }
}

async fn computed(database: &Database, due: &Due) -> Vec<Opportunity> {
    let candidates = database.opportunities().candidates(&Viewer::Public, due).await.unwrap();
    let directory = database.opportunities().directory(&Viewer::Public).await.unwrap();
    let wanted = due.groups.as_ref().map(|g| g.iter().copied().collect::<BTreeSet<Group>>());
    let found =
        groups(&candidates).into_iter().filter(|(g, _)| wanted.as_ref().is_none_or(|w| w.contains(g)));
    let mut found: Vec<Opportunity> =
        found.filter_map(|(group, members)| summarise(group, &members, day(TODAY), &directory)).collect();
    found.sort_by_key(|o| o.id);
    found
}

async fn refresh(database: &Database, maker: &Maker) -> u64 {
    let due = database.opportunities().all_due().await.unwrap();
    let found = computed(database, &due).await;
    database.opportunities().replace(&due, &for_all(&found), day(TODAY), maker.now()).await.unwrap()
}

async fn what_was_computed_is_stored_listed_and_found(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let store = database.opportunities();
    assert_eq!(store.computed_on().await.unwrap(), None);
    assert_eq!(refresh(&database, &maker).await, 2);
    assert_eq!(store.computed_on().await.unwrap(), Some(day(TODAY)));
    assert_eq!(store.due().await.unwrap().groups, Some(vec![]));
    let sort = [Sort { key: OpportunitySort::Authorities, direction: Direction::Descending }];
    let page = store.list(&Viewer::Public, &OpportunityFilter::default(), &sort, &whole()).await.unwrap();
    let mut listed = page.items.clone();
    listed.sort_by_key(|o| o.id);
    assert_eq!(listed, computed(&database, &store.all_due().await.unwrap()).await);
    for opportunity in &listed {
        assert_eq!(store.get(&Viewer::Public, opportunity.id).await.unwrap().as_ref(), Some(opportunity));
    }
    let list = async |filter: OpportunityFilter| {
        let page = store.list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
        page.items.into_iter().map(|o| o.kind).collect::<Vec<_>>()
    };
    let all = OpportunityFilter::default;
    let vendor = OpportunityFilter { vendors: vec![batch.vendors[0].id], ..all() };
    assert_eq!(list(vendor).await, [OpportunityKind::Vendor]);
    let need = OpportunityFilter { kind: Some(OpportunityKind::Need), ..all() };
    assert_eq!(list(need).await, [OpportunityKind::Need]);
    let both = OpportunityFilter { authorities: vec!["cmd".into(), "hck".into()], ..all() };
    assert_eq!(list(both).await.len(), 2);
    let one_unknown = OpportunityFilter { authorities: vec!["cmd".into(), "xyz".into()], ..all() };
    assert_eq!(list(one_unknown).await.len(), 0);
    assert_eq!(list(OpportunityFilter { text: Some("hackney".into()), ..all() }).await.len(), 2);
    assert_eq!(list(OpportunityFilter { members: Some(false), ..all() }).await.len(), 0);
    assert_eq!(list(OpportunityFilter { min_authorities: Some(2), ..all() }).await.len(), 2);
    let go_live = listed[0].go_live;
    assert_eq!(
        list(OpportunityFilter { go_live_after: go_live.succ_opt(), kind: Some(listed[0].kind), ..all() })
            .await
            .len(),
        0
    );
    let hits = database.search().find(&Viewer::Public, "systeme", &[HitKind::Opportunity], 20).await.unwrap();
    assert!(!hits.is_empty());
}

async fn computing_the_same_again_changes_nothing(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    write(&database, &small(&maker), maker.now()).await;
    refresh(&database, &maker).await;
    let version = database.version(&Viewer::Public).await.unwrap();
    assert_eq!(refresh(&database, &maker).await, 0);
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), version);
}

async fn what_becomes_due_meanwhile_stays_due(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let due = database.opportunities().due().await.unwrap();
    let found = computed(&database, &due).await;
    batch.contracts[0].value.net = None;
    write(&database, &batch, maker.now()).await;
    database.opportunities().replace(&due, &for_all(&found), day(TODAY), maker.now()).await.unwrap();
    let still = database.opportunities().due().await.unwrap();
    assert_eq!(still.groups.as_ref().map(Vec::len), Some(2));
    let found = computed(&database, &still).await;
    assert_eq!(
        database.opportunities().replace(&still, &for_all(&found), day(TODAY), maker.now()).await.unwrap(),
        2
    );
    let changed = database.opportunities().get(&Viewer::Public, found[0].id).await.unwrap().unwrap();
    assert_eq!((changed.version, changed.unvalued), (2, found[0].unvalued));
    assert_eq!(database.opportunities().due().await.unwrap().groups, Some(vec![]));
}

async fn a_computation_that_comes_too_late_changes_nothing(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let slow = database.opportunities().due().await.unwrap();
    let mut more = batch.clone();
    more.contracts[0].value.net = None;
    write(&database, &more, maker.now()).await;
    refresh(&database, &maker).await;
    assert_eq!(
        database.opportunities().replace(&slow, &for_all(&[]), day(TODAY), maker.now()).await.unwrap(),
        0
    );
    let all = OpportunityFilter::default();
    let page = database.opportunities().list(&Viewer::Public, &all, &[], &whole()).await.unwrap();
    assert_eq!(page.total, Some(2));
}

async fn candidates_are_what_the_domain_makes_of_whole_records(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.contracts[1].vendors.clear();
    let ended = {
        let notice = maker.notice("ended", "ended");
        let mut contract = maker.contract(&batch.authorities[0], &[&batch.vendors[0]], &notice);
        contract.status = muster_domain::contract::ContractStatus::Terminated;
        batch.notices.push(notice);
        contract
    };
    batch.contracts.push(ended);
    write(&database, &batch, maker.now()).await;
    let store = database.opportunities();
    let mut candidates = store.candidates(&Viewer::Public, &store.all_due().await.unwrap()).await.unwrap();
    let mut expected: Vec<Candidate> = Vec::new();
    for contract in &batch.contracts {
        let whole = database.contracts().get(&Viewer::Public, contract.id).await.unwrap().unwrap();
        expected.extend(Candidate::of_contract(&whole));
    }
    let whole =
        database.procurements().get(&Viewer::Public, batch.procurements[0].id).await.unwrap().unwrap();
    expected.extend(Candidate::of_procurement(&whole));
    candidates.sort_by_key(|c| c.record);
    expected.sort_by_key(|c| c.record);
    assert_eq!(candidates, expected);
    let group = Group { key: GroupKey::Vendor(batch.vendors[0].id), demonstration: false };
    let members = store.members(&Viewer::Public, &group).await.unwrap();
    assert_eq!(members.contracts.iter().map(|c| c.id).collect::<Vec<_>>(), [batch.contracts[0].id]);
    assert!(members.procurements.is_empty());
    let need = muster_domain::service_area::ServiceAreaCode::parse("housing-management").unwrap();
    let group = Group { key: GroupKey::Need(need), demonstration: false };
    let members = store.members(&Viewer::Public, &group).await.unwrap();
    assert_eq!((members.contracts.len(), members.procurements.len()), (2, 1));
}

async fn an_opportunity_that_is_no_more_goes(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    refresh(&database, &maker).await;
    for contract in &mut batch.contracts {
        contract.status = muster_domain::contract::ContractStatus::Cancelled;
    }
    write(&database, &batch, maker.now()).await;
    assert_eq!(refresh(&database, &maker).await, 2);
    let all = OpportunityFilter::default();
    let page = database.opportunities().list(&Viewer::Public, &all, &[], &whole()).await.unwrap();
    assert_eq!(page.total, Some(0));
    let hits = database.search().find(&Viewer::Public, "systeme", &[HitKind::Opportunity], 20).await.unwrap();
    assert_eq!(hits, []);
}

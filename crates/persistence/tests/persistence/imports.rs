use muster_domain::clock::Clock;
use muster_domain::id::ImportId;
use muster_domain::viewer::Viewer;
use muster_persistence::Error;
use muster_persistence::import::{Import, ImportProblem};

use crate::on_both_databases;
use crate::support::{Maker, Place, by_threes, day, noon, page, whole};

on_both_databases!(
    an_import_is_kept_with_its_problems_in_order,
    an_import_that_changed_nothing_is_the_last_import_all_the_same,
);

async fn an_import_is_kept_with_its_problems_in_order(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let imports = database.imports();
    let import = |started| Import {
        id: ImportId(maker.clock.id()),
        started_at: noon(started),
        finished_at: None,
        files: "notices.json".to_owned(),
        notices: 0,
        new_notices: 0,
        contracts: 0,
        procurements: 0,
        problems: 0,
        demonstration: false,
        source: None,
    };
    let (mut first, second) = (import("2026-11-20"), import("2026-11-21"));
    imports.begin(&first).await.unwrap();
    imports.begin(&second).await.unwrap();
    let problem = |n: usize| ImportProblem {
        file: "notices.json".to_owned(),
        release: None,
        pointer: format!("/releases/{n}"),
        message: "no\0 id".to_owned(),
    };
    let problems: Vec<ImportProblem> = (0..2_000).map(problem).collect();
    imports.add_problems(first.id, &problems[..1_990]).await.unwrap();
    imports.add_problems(first.id, &problems[1_990..]).await.unwrap();
    first.finished_at = Some(noon("2026-11-22"));
    first.notices = 7;
    imports.finish(&first).await.unwrap();
    assert_eq!(imports.get(&Viewer::Public, first.id).await.unwrap(), Some(first.clone()));
    let listed = imports.list(&Viewer::Public, &whole()).await.unwrap();
    assert_eq!(listed.items, [second.clone(), first.clone()]);
    let page_one = imports.problems(&Viewer::Public, first.id, &page(200, None)).await.unwrap();
    assert_eq!((page_one.total, page_one.items.len()), (Some(2_000), 200));
    assert_eq!(page_one.items[199].pointer, "/releases/199");
    assert_eq!(page_one.items[0].message, "no id");
    let after = imports.problems(&Viewer::Public, first.id, &page(200, page_one.next.clone())).await.unwrap();
    assert_eq!(after.items[0].pointer, "/releases/200");
    let elsewhere = imports.problems(&Viewer::Public, second.id, &page(200, page_one.next)).await;
    assert!(matches!(elsewhere, Err(Error::Cursor)));
    let newest_first = by_threes(|page| {
        let imports = imports.clone();
        async move { imports.list(&Viewer::Public, &page).await }
    })
    .await;
    assert_eq!(newest_first.len(), 2);
}

async fn an_import_that_changed_nothing_is_the_last_import_all_the_same(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let last =
        async || database.stats().get(&Viewer::Public, day("2026-11-23")).await.unwrap().last_import_at;
    assert_eq!(last().await, None);
    let before = database.version(&Viewer::Public).await.unwrap();
    let import = Import {
        id: ImportId(maker.clock.id()),
        started_at: noon("2026-11-22"),
        finished_at: Some(noon("2026-11-23")),
        files: "notices.json".to_owned(),
        notices: 0,
        new_notices: 0,
        contracts: 0,
        procurements: 0,
        problems: 0,
        demonstration: false,
        source: None,
    };
    database.imports().finish(&import).await.unwrap();
    assert_eq!(last().await, import.finished_at);
    assert_ne!(database.version(&Viewer::Public).await.unwrap(), before, "kept answers are made again");
}

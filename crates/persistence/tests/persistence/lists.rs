use muster_domain::authority::{AuthorityFilter, AuthorityKind, AuthoritySort};
use muster_domain::notice::{NoticeFilter, NoticeKind, NoticeSort, Source};
use muster_domain::page::{Direction, Sort};
use muster_domain::procurement::{ProcurementFilter, ProcurementSort, Stage};
use muster_domain::vendor::{VendorFilter, VendorSort};
use muster_domain::viewer::Viewer;

use crate::on_both_databases;
use crate::support::{Maker, Place, day, noon, small, whole, write};

on_both_databases!(
    authorities_are_found_by_name_code_and_kind,
    vendors_are_found_by_spelling_number_and_authority,
    procurements_are_filtered_and_sorted,
    notices_are_found_by_words_and_listed_without_text,
    counts_and_sums_are_of_live_technology,
);

async fn authorities_are_found_by_name_code_and_kind(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.authorities.push(maker.authority(None, "100% of_Nothing"));
    write(&database, &batch, maker.now()).await;
    let list = async |filter: AuthorityFilter| {
        let sort = [Sort { key: AuthoritySort::Name, direction: Direction::Descending }];
        let page = database.authorities().list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
        page.items.into_iter().map(|a| a.reference.name).collect::<Vec<_>>()
    };
    let text = |text: &str| AuthorityFilter { text: Some(text.to_owned()), ..AuthorityFilter::default() };
    assert_eq!(list(text("BOROUGH")).await, ["London Borough of Hackney", "London Borough of Camden"]);
    assert_eq!(list(text("cmd")).await, ["London Borough of Camden"]);
    assert_eq!(list(text("0% of_")).await, ["100% of_Nothing"]);
    assert_eq!(list(text("0%of")).await, Vec::<String>::new());
    assert_eq!(list(text("\\")).await, Vec::<String>::new());
    let others = AuthorityFilter { kind: Some(AuthorityKind::Other), ..AuthorityFilter::default() };
    assert_eq!(list(others).await, ["100% of_Nothing"]);
    let members = AuthorityFilter { member: Some(true), ..AuthorityFilter::default() };
    assert_eq!(list(members).await.len(), 2);
}

async fn vendors_are_found_by_spelling_number_and_authority(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.vendors[0].company_number = Some("02706402".to_owned());
    let mut spelled = batch.vendors[0].clone();
    (spelled.created, spelled.spelling) = (false, "Zystem Group".to_owned());
    batch.vendors.push(spelled);
    let other = maker.vendor("Aardvark plc", &batch.notices[0]);
    batch.vendors.push(other);
    write(&database, &batch, maker.now()).await;
    let list = async |filter: VendorFilter, key: VendorSort| {
        let sort = [Sort { key, direction: Direction::Descending }];
        let page = database.vendors().list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
        page.items.into_iter().map(|v| v.reference.name).collect::<Vec<_>>()
    };
    let text = |text: &str| VendorFilter { text: Some(text.to_owned()), ..VendorFilter::default() };
    for found in ["systeme", "zystem g", "02706402"] {
        assert_eq!(list(text(found), VendorSort::Name).await, ["Système Ltd"], "{found}");
    }
    let all = || VendorFilter::default();
    for key in [VendorSort::Name, VendorSort::Contracts, VendorSort::Authorities, VendorSort::Value] {
        assert_eq!(list(all(), key).await, ["Système Ltd", "Aardvark plc"]);
    }
    let with = VendorFilter { authorities: vec!["HCK".to_owned()], ..all() };
    assert_eq!(list(with, VendorSort::Name).await, ["Système Ltd"]);
    let without = VendorFilter { technology: Some(false), ..all() };
    assert_eq!(list(without, VendorSort::Name).await, ["Aardvark plc"]);
}

async fn procurements_are_filtered_and_sorted(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    let camden = batch.authorities[0].clone();
    for (n, (start, stage)) in
        [(Some("2027-01-01"), Stage::Tender), (None, Stage::Awarded), (Some("2029-01-01"), Stage::Idea)]
            .iter()
            .enumerate()
    {
        let notice = maker.notice(&format!("p-{n}"), &format!("p-{n}"));
        let mut procurement = maker.procurement(&camden, &notice);
        (procurement.expected_start, procurement.stage) = (start.map(day), *stage);
        procurement.title = format!("{n}");
        batch.notices.push(notice);
        batch.procurements.push(procurement);
    }
    write(&database, &batch, maker.now()).await;
    let list = async |filter: ProcurementFilter, direction| {
        let sort = [Sort { key: ProcurementSort::ExpectedStart, direction }];
        let page = database.procurements().list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
        page.items.into_iter().map(|p| p.title).collect::<Vec<_>>()
    };
    let all = ProcurementFilter::default;
    assert_eq!(list(all(), Direction::Ascending).await, ["0", "Parking permits", "2", "1"]);
    assert_eq!(list(all(), Direction::Descending).await, ["2", "Parking permits", "0", "1"]);
    let stages = ProcurementFilter { stages: vec![Stage::Tender, Stage::Awarded], ..all() };
    assert_eq!(list(stages, Direction::Ascending).await, ["0", "1"]);
    let text = ProcurementFilter { text: Some("permit".to_owned()), ..all() };
    assert_eq!(list(text, Direction::Ascending).await, ["Parking permits"]);
    let later = ProcurementFilter { starts_after: Some(day("2028-01-01")), ..all() };
    assert_eq!(list(later, Direction::Ascending).await, ["Parking permits", "2"]);
}

async fn notices_are_found_by_words_and_listed_without_text(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.notices[1].authority = Some(batch.authorities[1].id);
    batch.notices[2].published_at = Some(noon("2026-05-01"));
    write(&database, &batch, maker.now()).await;
    let list = async |filter: NoticeFilter| {
        let sort = [Sort { key: NoticeSort::Published, direction: Direction::Descending }];
        let page = database.notices().list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
        assert!(page.items.iter().all(|n| n.raw.is_empty()));
        page.items.into_iter().map(|n| n.reference.release).collect::<Vec<_>>()
    };
    let all = NoticeFilter::default;
    assert_eq!(list(all()).await, ["3-2026", "2-2026", "1-2026"]);
    assert_eq!(list(NoticeFilter { text: Some("OCDS-2 award".to_owned()), ..all() }).await, ["2-2026"]);
    assert_eq!(list(NoticeFilter { authorities: vec!["hck".to_owned()], ..all() }).await, ["2-2026"]);
    assert_eq!(list(NoticeFilter { kinds: vec![NoticeKind::Tender], ..all() }).await, Vec::<String>::new());
    assert_eq!(list(NoticeFilter { source: Some(Source::FindATender), ..all() }).await.len(), 3);
    assert_eq!(list(NoticeFilter { process: Some("ocds-1".to_owned()), ..all() }).await, ["1-2026"]);
    // The third tells of a procurement that nobody has won yet.
    let of = |vendor| NoticeFilter { vendors: vec![vendor], ..all() };
    assert_eq!(list(of(batch.vendors[0].id)).await, ["2-2026", "1-2026"]);
    assert!(list(of(muster_domain::id::VendorId(uuid::Uuid::from_u128(5)))).await.is_empty());
}

async fn counts_and_sums_are_of_live_technology(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.contracts[1].technology = false;
    write(&database, &batch, maker.now()).await;
    let stats = database.stats().get(&Viewer::Public, day("2028-03-05")).await.unwrap();
    assert_eq!((stats.contracts, stats.technology_contracts, stats.live_technology_contracts), (2, 1, 1));
    assert_eq!((stats.open_procurements, stats.open_technology_procurements), (1, 1));
    assert_eq!((stats.vendors, stats.authorities, stats.notices, stats.active_boroughs), (1, 2, 3, 1));
    assert!(!stats.demonstration);
    assert_eq!(stats.ending_by_month.len(), 36);
    assert_eq!((stats.ending_by_month[0].month, stats.ending_by_month[0].contracts), (day("2028-03-01"), 1));
    // 480,000 pounds over four years and a leap day.
    assert_eq!(stats.ending_by_month[0].annual_value.pence, 12_000_000);
    assert_eq!(stats.by_service_area.len(), 1);
    assert_eq!((stats.by_service_area[0].contracts, stats.by_service_area[0].procurements), (1, 1));
    let boroughs: Vec<(Option<&str>, u64, u64)> =
        stats.by_borough.iter().map(|b| (b.authority.code.as_deref(), b.contracts, b.procurements)).collect();
    assert_eq!(boroughs, [(Some("CMD"), 1, 1), (Some("HCK"), 0, 0)]);
    let late = database.stats().get(&Viewer::Public, day("2031-01-01")).await.unwrap();
    assert_eq!((late.live_technology_contracts, late.by_borough[0].contracts), (0, 0));
}

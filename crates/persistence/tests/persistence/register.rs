use muster_domain::authority::AuthorityFilter;
use muster_domain::contract::ContractFilter;
use muster_domain::id::NoticeId;
use muster_domain::money::Money;
use muster_domain::notice::Source;
use muster_domain::opportunity::GroupKey;
use muster_domain::search::HitKind;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::vendor::VendorFilter;
use muster_domain::viewer::Viewer;
use muster_persistence::opportunity::Found;
use muster_persistence::register::{Batch, Written};
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Maker, Place, noon, small, whole, write};

on_both_databases!(
    what_is_written_is_read_back_whole,
    the_same_batch_again_changes_nothing,
    a_change_raises_the_versions_and_marks_the_groups_it_touched,
    the_same_records_under_other_ids_keep_theirs,
    of_several_versions_of_a_release_the_newest_is_folded,
    counts_follow_what_is_written,
    a_register_that_is_dropped_leaves_nothing,
    a_spelling_is_counted_once_a_notice,
    a_company_number_under_two_names_marks_both_vendors,
    the_demonstration_goes_and_leaves_the_rest,
    nul_and_the_marks_of_search_never_get_in,
);

async fn what_is_written_is_read_back_whole(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let batch = small(&maker);
    let written = write(&database, &batch, maker.now()).await;
    assert_eq!(written, Written { contracts_added: 2, procurements_added: 1, ..Written::default() });
    let folded = &batch.contracts[0];
    let contract = database.contracts().get(&Viewer::Public, folded.id).await.unwrap().unwrap();
    assert_eq!(contract.authority.code.as_deref(), Some("CMD"));
    assert_eq!(contract.vendors[0].name, "Système Ltd");
    assert_eq!((&contract.title, &contract.description), (&folded.title, &folded.description));
    assert_eq!((&contract.term, contract.value), (&folded.term, folded.value));
    assert_eq!((&contract.cpv, &contract.facts), (&folded.cpv, &folded.facts));
    assert_eq!((contract.signed_on, contract.service_area), (folded.signed_on, folded.service_area));
    assert_eq!(contract.vouched_at, Some(noon("2026-03-01")));
    assert_eq!(contract.version, 1);
    let folded = &batch.procurements[0];
    let procurement = database.procurements().get(&Viewer::Public, folded.id).await.unwrap().unwrap();
    assert_eq!((procurement.stage, procurement.value), (folded.stage, folded.value));
    assert_eq!(
        (procurement.expected_start, procurement.tender_deadline),
        (folded.expected_start, folded.tender_deadline)
    );
    let notice = database.notices().get(&Viewer::Public, batch.notices[0].id).await.unwrap().unwrap();
    assert_eq!((&notice.raw, &notice.contracts), (&batch.notices[0].raw, &vec![batch.contracts[0].id]));
    let told = database.notices().of_contract(&Viewer::Public, batch.contracts[0].id).await.unwrap();
    assert_eq!(told[0].id, batch.notices[0].id);
    assert_eq!(
        database.contracts().get(&Viewer::Public, muster_domain::id::ContractId(Uuid::nil())).await.unwrap(),
        None
    );
}

async fn the_same_batch_again_changes_nothing(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let version = database.version(&Viewer::Public).await.unwrap();
    let camden = database.authorities().find(&Viewer::Public, "cmd").await.unwrap();
    assert_eq!(write(&database, &batch, maker.now()).await, Written::default());
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), version);
    assert_eq!(database.authorities().find(&Viewer::Public, "CMD").await.unwrap(), camden);
}

async fn a_change_raises_the_versions_and_marks_the_groups_it_touched(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let version = database.version(&Viewer::Public).await.unwrap();
    let due = database.opportunities().due().await.unwrap();
    database
        .opportunities()
        .replace(&due, &Found { public: &[], members: &[] }, maker.now().date_naive(), maker.now())
        .await
        .unwrap();
    assert_eq!(database.opportunities().due().await.unwrap().groups, Some(vec![]));

    batch.contracts[0].service_area = ServiceAreaCode::parse("adult-social-care");
    batch.contracts[0].vendors.clear();
    let written = write(&database, &batch, maker.now()).await;
    assert_eq!(written, Written { contracts_changed: 1, ..Written::default() });
    assert_eq!(database.version(&Viewer::Public).await.unwrap(), version + 1);
    let contract = database.contracts().get(&Viewer::Public, batch.contracts[0].id).await.unwrap().unwrap();
    assert_eq!((contract.version, contract.vendors.len()), (2, 0));
    let groups = database.opportunities().due().await.unwrap().groups.unwrap();
    let mut keys: Vec<GroupKey> = groups.iter().map(|g| g.key).collect();
    keys.sort();
    let need = |code| GroupKey::Need(ServiceAreaCode::parse(code).unwrap());
    let mut expected =
        vec![GroupKey::Vendor(batch.vendors[0].id), need("adult-social-care"), need("housing-management")];
    expected.sort();
    assert_eq!(keys, expected);
}

async fn the_same_records_under_other_ids_keep_theirs(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let mut again = batch.clone();
    for notice in &mut again.notices {
        notice.id = NoticeId(maker_id(&maker));
    }
    for (contract, notice) in again.contracts.iter_mut().zip(&again.notices) {
        contract.id = muster_domain::id::ContractId(maker_id(&maker));
        contract.notices = vec![notice.id];
        contract.facts.values_mut().for_each(|basis| basis.notice = Some(notice.id));
    }
    again.procurements[0].id = muster_domain::id::ProcurementId(maker_id(&maker));
    again.procurements[0].notices = vec![again.notices[2].id];
    again.vendors.clear();
    again.authorities.clear();
    assert_eq!(write(&database, &again, maker.now()).await, Written::default());
    let register = database.register().await.unwrap();
    let ids =
        register.ids_of(&["ocds-1".to_owned(), "ocds-3".to_owned(), "ocds-9".to_owned()]).await.unwrap();
    assert_eq!(ids["ocds-1"].contracts["1"], batch.contracts[0].id);
    assert_eq!(ids["ocds-3"].procurement, Some(batch.procurements[0].id));
    assert!(!ids.contains_key("ocds-9"));
}

fn maker_id(maker: &Maker) -> Uuid {
    use muster_domain::clock::Clock;
    maker.clock.id()
}

async fn of_several_versions_of_a_release_the_newest_is_folded(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let old = maker.notice("ocds-1", "1-2026");
    let mut new = maker.notice("ocds-1", "1-2026");
    new.raw = "{\"corrected\":true}".to_owned();
    new.digest = "another".to_owned();
    let other = maker.notice("ocds-1", "2-2026");
    let notices = vec![old.clone(), new.clone(), other.clone()];
    write(&database, &Batch { notices, ..Batch::default() }, maker.now()).await;
    let register = database.register().await.unwrap();
    let stored = register.notices_of(&["ocds-1".to_owned()]).await.unwrap();
    let mut raws: Vec<&str> = stored.iter().map(|n| n.raw.as_str()).collect();
    raws.sort_unstable();
    assert_eq!(raws, [new.raw.as_str(), other.raw.as_str()]);
    let asked = |digest: &str| (Source::FindATender, "1-2026".to_owned(), digest.to_owned());
    let kept = register.kept(&[asked("third"), asked("another"), asked(&old.digest)]).await.unwrap();
    assert_eq!(kept, [false, true, true]);
}

async fn counts_follow_what_is_written(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let vendor =
        || async { database.vendors().get(&Viewer::Public, batch.vendors[0].id).await.unwrap().unwrap() };
    let first = vendor().await;
    assert_eq!((first.contracts, first.authorities, first.total_value), (2, 2, Money::gbp(96_000_000)));
    let mut changed = batch.clone();
    changed.contracts[1].authority = changed.authorities[0].id;
    changed.contracts[1].value.net = None;
    changed.contracts[0].technology = false;
    write(&database, &changed, maker.now()).await;
    let second = vendor().await;
    assert_eq!((second.contracts, second.authorities, second.total_value), (2, 1, Money::gbp(48_000_000)));
    assert!(second.version > first.version);
    let camden = database.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap();
    assert_eq!((camden.contracts, camden.technology_contracts, camden.procurements), (2, 1, 1));
    let hackney = database.authorities().find(&Viewer::Public, "HCK").await.unwrap().unwrap();
    assert_eq!((hackney.contracts, hackney.technology_contracts), (0, 0));
    batch.contracts.clear();
    let filter = VendorFilter { authorities: vec!["HCK".to_owned()], ..VendorFilter::default() };
    let with = database.vendors().list(&Viewer::Public, &filter, &[], &whole()).await.unwrap();
    assert!(with.items.is_empty(), "no contract with Hackney is left");
}

async fn a_register_that_is_dropped_leaves_nothing(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut register = database.register().await.unwrap();
    register.write(&small(&maker), maker.now()).await.unwrap();
    drop(register);
    let register = database.register().await.unwrap();
    assert!(register.known_authorities().await.unwrap().is_empty());
    assert_eq!(register.version().await.unwrap(), 0);
}

async fn a_spelling_is_counted_once_a_notice(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    write(&database, &batch, maker.now()).await;
    let notice = maker.notice("ocds-9", "9-2026");
    let mut seen = batch.vendors[0].clone();
    (seen.created, seen.notice) = (false, Some(notice.id));
    batch.notices.push(notice);
    batch.vendors.push(seen.clone());
    seen.spelling = "SYSTEME LIMITED".to_owned();
    batch.vendors.push(seen);
    write(&database, &batch, maker.now()).await;
    write(&database, &batch, maker.now()).await;
    let vendor = database.vendors().get(&Viewer::Public, batch.vendors[0].id).await.unwrap().unwrap();
    let names: Vec<(&str, u64)> = vendor.names.iter().map(|n| (n.name.as_str(), n.times_seen)).collect();
    assert_eq!(names, [("Système Ltd", 2), ("SYSTEME LIMITED", 1)]);
    assert_eq!(vendor.decisions.len(), 2);
}

async fn a_company_number_under_two_names_marks_both_vendors(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    let mut other = maker.vendor("Unlike plc", &batch.notices[0]);
    other.conflicts_with = Some(batch.vendors[0].id);
    other.outcome = "conflict".to_owned();
    batch.vendors.push(other);
    batch.vendors.push(maker.vendor("Third", &batch.notices[0]));
    write(&database, &batch, maker.now()).await;
    let filter = VendorFilter { conflicts: Some(true), ..VendorFilter::default() };
    let page = database.vendors().list(&Viewer::Public, &filter, &[], &whole()).await.unwrap();
    let names: Vec<&str> = page.items.iter().map(|v| v.reference.name.as_str()).collect();
    assert_eq!(names, ["Système Ltd", "Unlike plc"]);
}

async fn the_demonstration_goes_and_leaves_the_rest(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let real = small(&maker);
    write(&database, &real, maker.now()).await;
    let before = (
        database.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap(),
        database.vendors().get(&Viewer::Public, real.vendors[0].id).await.unwrap().unwrap(),
    );
    let mut notice = maker.notice("demo-1", "demo-1");
    notice.demonstration = true;
    let invented = maker.authority(None, "Invented Partnership");
    let invented = muster_persistence::register::AuthoritySeen { notice: Some(notice.id), ..invented };
    let mut spelled = real.authorities[0].clone();
    (spelled.created, spelled.notice, spelled.spelling) = (false, Some(notice.id), "Kamden".to_owned());
    let vendor = maker.vendor("Imaginary Software", &notice);
    let contracts = vec![
        maker.contract(&real.authorities[0], &[&vendor, &real.vendors[0]], &notice),
        muster_persistence::register::ContractFolded {
            award: "2".to_owned(),
            ..maker.contract(&invented, &[&vendor], &notice)
        },
    ];
    let procurements = vec![maker.procurement(&real.authorities[0], &notice)];
    let demonstration = Batch {
        authorities: vec![invented, spelled],
        vendors: vec![vendor],
        notices: vec![notice],
        contracts,
        procurements,
        import: None,
    };
    write(&database, &demonstration, maker.now()).await;
    let found = database.search().find(&Viewer::Public, "imaginary", &[], 20).await.unwrap();
    assert!(found.iter().any(|hit| hit.kind == HitKind::Vendor));

    let mut register = database.register().await.unwrap();
    assert_eq!(register.remove_demonstration(maker.now()).await.unwrap(), 1);
    register.commit().await.unwrap();
    let all =
        database.contracts().list(&Viewer::Public, &ContractFilter::default(), &[], &whole()).await.unwrap();
    assert_eq!(
        all.items.iter().map(|c| c.id).collect::<Vec<_>>(),
        real.contracts.iter().map(|c| c.id).collect::<Vec<_>>()
    );
    let all = database
        .authorities()
        .list(&Viewer::Public, &AuthorityFilter::default(), &[], &whole())
        .await
        .unwrap();
    assert_eq!(all.total, Some(2));
    for gone in ["imaginary", "kamden", "invented"] {
        assert_eq!(database.search().find(&Viewer::Public, gone, &[], 20).await.unwrap(), [], "{gone}");
    }
    let camden = database.authorities().find(&Viewer::Public, "CMD").await.unwrap().unwrap();
    assert_eq!((camden.contracts, camden.procurements, &camden.names), (1, 1, &before.0.names));
    let vendor = database.vendors().get(&Viewer::Public, real.vendors[0].id).await.unwrap().unwrap();
    assert_eq!((vendor.contracts, vendor.authorities, vendor.total_value), (2, 2, before.1.total_value));
    let mut register = database.register().await.unwrap();
    assert_eq!(register.remove_demonstration(maker.now()).await.unwrap(), 0);
}

async fn nul_and_the_marks_of_search_never_get_in(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.contracts[0].title = "Rents\0 and \u{2}repairs\u{3}".to_owned();
    batch.vendors[0].spelling = "Syst\0em".to_owned();
    write(&database, &batch, maker.now()).await;
    let contract = database.contracts().get(&Viewer::Public, batch.contracts[0].id).await.unwrap().unwrap();
    assert_eq!(contract.title, "Rents and repairs");
    assert_eq!(write(&database, &batch, maker.now()).await, Written::default());
}

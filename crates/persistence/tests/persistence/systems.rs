//! What authorities use: systems follow from contracts, are said of by those whose they are, and seen by those who
//! may; products are found, merged and parted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::audience::Audience;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::id::{AuthorityId, PersonId, ProductId, SessionId, SystemId};
use muster_domain::product::{ProductFilter, id_of};
use muster_domain::record::Reach;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::infer::infer;
use muster_domain::system::{
    Claim, Details, Listed, NewSystem, Said, SayingKind, Statement, System, SystemFilter, SystemKey,
    SystemState, View, Which,
};
use muster_domain::viewer::Viewer;
use muster_persistence::product::NewProduct;
use muster_persistence::register::Batch;
use muster_persistence::{Database, Error};
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Dice, Maker, Place, by_threes, day, small, write};

on_both_databases!(
    contracts_fill_the_register_and_the_same_again_changes_nothing,
    every_list_shows_what_the_rule_of_the_domain_allows,
    nobodys_version_moves_with_what_an_authority_says_to_itself,
    a_claim_is_for_members_until_the_authority_has_spoken,
    a_merged_product_takes_its_systems_along_and_gives_them_back,
    a_renamed_product_is_found_by_both_names_and_a_former_name_can_be_split_off,
    what_one_authority_alone_named_is_its_own,
    who_may_say_what_and_what_cannot_be_said,
    a_contract_that_may_not_be_seen_is_not_named_by_the_system_that_it_pays_for,
);

const TODAY: &str = "2026-11-23";

/// One for all tests: a clock made anew would give the same ids again.
fn clock() -> &'static FixedClock {
    static CLOCK: LazyLock<FixedClock> = LazyLock::new(|| FixedClock::at(day("2026-11-24")));
    &CLOCK
}

/// What the worker does when it next looks.
async fn refresh(database: &Database) -> u64 {
    let (store, today) = (database.systems(), day(TODAY));
    database.products().keep(&[], clock()).await.unwrap();
    let due = store.due(today).await.unwrap();
    if due.is_nothing() {
        return 0;
    }
    let dictionary = Arc::new(database.products().dictionary().await.unwrap());
    let authorities = store.authorities(&due).await.unwrap();
    let mut found = BTreeMap::new();
    for authority in &authorities {
        let contracts = store.contracts_of(*authority, today).await.unwrap();
        found.extend(infer(contracts.iter().map(|c| c.candidate()), &dictionary, today));
    }
    store.replace(&due, &authorities, found, today, clock().now()).await.unwrap()
}

/// Camden and Hackney, each with a contract of one vendor; Camden's names a product.
async fn town(place: &Place) -> (Database, Batch) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = small(&maker);
    batch.contracts[0].title = "NEC Housing support and maintenance".to_owned();
    write(&database, &batch, maker.now()).await;
    refresh(&database).await;
    (database, batch)
}

fn actor(authority: AuthorityId, role: Role) -> Actor {
    let (person, session) = (PersonId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    let who = Who::Person { person, session, roles: vec![role] };
    Actor { who, authority, member: true, address: None, request: Uuid::nil() }
}

fn own(authority: AuthorityId) -> Viewer {
    Viewer::Member { authority, own: true }
}

async fn all(database: &Database, viewer: &Viewer) -> Vec<Listed> {
    let states = SystemState::ALL.to_vec();
    let filter = SystemFilter { states, ..SystemFilter::default() };
    database.systems().all(viewer, &filter).await.unwrap()
}

/// Names and states, in the order of authorities.
async fn told(database: &Database, viewer: &Viewer) -> Vec<(String, SystemState)> {
    all(database, viewer).await.into_iter().map(|listed| (listed.name(), listed.state)).collect()
}

fn said(in_use: bool, audience: Audience, notes: &str) -> Said {
    let details = Details { users: Some(420), notes: Some(notes.to_owned()), ..Details::default() };
    Said { in_use, details, audience }
}

/// The one system of an authority.
async fn system_of(database: &Database, authority: AuthorityId) -> Listed {
    let all = all(database, &own(authority)).await;
    all.into_iter().find(|listed| listed.authority.id == authority).unwrap()
}

async fn contracts_fill_the_register_and_the_same_again_changes_nothing(place: Place) {
    let (database, batch) = town(&place).await;
    let listed = all(&database, &Viewer::Public).await;
    let names: Vec<String> = listed.iter().map(Listed::name).collect();
    assert_eq!(names, ["NEC Housing", "A product of Système Ltd"]);
    let [camden, hackney] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!(camden.product.as_ref().unwrap().id, id_of("NEC Housing"));
    let evidence = camden.evidence.as_ref().unwrap();
    assert_eq!((evidence.contract, evidence.words.as_str()), (batch.contracts[0].id, "NEC Housing"));
    assert_eq!(camden.contract.as_ref().unwrap().end, Some(day("2028-03-31")));
    assert_eq!(hackney.vendor.as_ref().unwrap().name, "Système Ltd");
    assert_eq!(hackney.state, SystemState::Inferred);
    let sold = database.products().get(&Viewer::Public, id_of("NEC Housing")).await.unwrap().unwrap();
    assert_eq!(sold.vendor.map(|vendor| vendor.name).as_deref(), Some("Système Ltd"));
    assert_eq!(sold.authorities, 1);

    let version = database.version(&Viewer::Public).await.unwrap();
    assert_eq!(refresh(&database).await, 0, "nothing changed");
    write(&database, &batch, clock().now()).await;
    assert_eq!(refresh(&database).await, 0, "the same contracts again");
    assert!(database.version(&Viewer::Public).await.unwrap() >= version);
    assert_eq!(all(&database, &Viewer::Public).await, listed);

    let mut ended = batch.clone();
    ended.contracts[0].status = muster_domain::contract::ContractStatus::Terminated;
    ended.contracts[0].notices.clear();
    write(&database, &ended, clock().now()).await;
    assert!(refresh(&database).await > 0);
    let names: Vec<String> = all(&database, &Viewer::Public).await.iter().map(Listed::name).collect();
    assert_eq!(names, ["A product of Système Ltd"], "a contract that has ended tells of nothing");
}

/// What somebody sees of a system, by the rule of the domain.
fn expected(system: &System, viewer: &Viewer) -> Option<View> {
    let faces = system.faces();
    let of = |reach: Reach| faces.iter().find(|face| face.reach == reach).map(|face| &face.view);
    let public = faces.iter().find(|face| face.reach == Reach::Public);
    let members = of(Reach::Members).or(public.filter(|face| !face.covered).map(|face| &face.view));
    let seen = match viewer {
        Viewer::Public => public.map(|face| &face.view),
        Viewer::Member { authority, own: true } => of(Reach::Own(*authority)).or(members),
        Viewer::Member { .. } => members,
    };
    seen.cloned()
}

async fn every_list_shows_what_the_rule_of_the_domain_allows(place: Place) {
    let (database, batch) = town(&place).await;
    let boroughs: Vec<AuthorityId> = batch.authorities.iter().map(|a| a.id).collect();
    let store = database.systems();
    let mut truth: BTreeMap<SystemId, System> = BTreeMap::new();
    for listed in all(&database, &Viewer::Public).await {
        let product = listed.product.as_ref().map(|product| product.id);
        let vendor = listed.vendor.as_ref().map(|vendor| vendor.id);
        let key = SystemKey::new(listed.authority.id, listed.service_area, product, vendor).unwrap();
        assert_eq!(key.id(), listed.id, "an id follows from what makes it that system");
        let (evidence, claimed_at, statement) = (listed.evidence, None, None);
        truth.insert(listed.id, System { id: listed.id, key, vendor: None, evidence, claimed_at, statement });
    }
    let area = ServiceAreaCode::parse("elections").unwrap();
    for borough in &boroughs {
        let new = NewSystem {
            service_area: area,
            product: None,
            vendor: Some(batch.vendors[0].id),
            said: said(true, Audience::Own, "by hand"),
        };
        let id = store.create(&actor(*borough, Role::Approver), &new, clock()).await.unwrap();
        let key = SystemKey::new(*borough, area, None, Some(batch.vendors[0].id)).unwrap();
        let statement =
            Statement { in_use: true, details: new.said.details, audience: Audience::Own, at: clock().now() };
        let empty =
            System { id, key, vendor: None, evidence: None, claimed_at: None, statement: Some(statement) };
        truth.insert(id, empty);
    }
    let viewers: Vec<Viewer> = [Viewer::Public, Viewer::ANY_MEMBER]
        .into_iter()
        .chain(boroughs.iter().flat_map(|b| [true, false].map(|own| Viewer::Member { authority: *b, own })))
        .collect();
    let mut dice = Dice(0x5eed);
    for step in 0..24 {
        let id = dice.of(&truth.keys().copied().collect::<Vec<_>>());
        let owner = truth[&id].key.authority;
        let version = store.get(&own(owner), id).await.unwrap().unwrap().version;
        let audience = dice.of(&[Audience::Own, Audience::Members, Audience::Public]);
        let word = (dice.below(5) > 0).then(|| said(dice.below(3) > 0, audience, &format!("canary{step}")));
        let known = truth[&id].evidence.is_some();
        if word.is_none() && !known {
            continue;
        }
        store.say(&actor(owner, Role::Approver), id, version, word.as_ref(), clock()).await.unwrap();
        truth.get_mut(&id).unwrap().statement = word.map(|word| Statement {
            in_use: word.in_use,
            details: word.details,
            audience: word.audience,
            at: clock().now(),
        });
        for viewer in &viewers {
            let seen: BTreeMap<SystemId, Listed> =
                all(&database, viewer).await.into_iter().map(|listed| (listed.id, listed)).collect();
            for (id, system) in &truth {
                let view = expected(system, viewer);
                let shown = seen.get(id).map(|listed| (listed.state, listed.details.clone()));
                assert_eq!(shown, view.map(|view| (view.state, view.details)), "step {step}, {viewer:?}");
                assert_eq!(store.get(viewer, *id).await.unwrap().as_ref(), seen.get(id));
                let heard = store.history(viewer, *id).await;
                if !seen.contains_key(id) {
                    assert!(matches!(heard, Err(Error::NotFound)), "{viewer:?}");
                }
            }
            let filter = SystemFilter { states: SystemState::ALL.to_vec(), ..SystemFilter::default() };
            let paged = by_threes(|page| {
                let (store, filter, viewer) = (store.clone(), filter.clone(), *viewer);
                async move { store.list(&viewer, &filter, &[], &page).await }
            });
            let paged: BTreeSet<SystemId> = paged.await.into_iter().map(|listed| listed.id).collect();
            assert_eq!(paged, seen.keys().copied().collect(), "pages and the whole list show the same");
        }
    }
}

async fn nobodys_version_moves_with_what_an_authority_says_to_itself(place: Place) {
    let (database, batch) = town(&place).await;
    let [camden, hackney] = [0, 1].map(|n| batch.authorities[n].id);
    let others = [Viewer::Public, Viewer::ANY_MEMBER, own(hackney)];
    let mut before = Vec::new();
    for viewer in &others {
        before.push(database.version(viewer).await.unwrap());
    }
    let mine = database.version(&own(camden)).await.unwrap();
    let system = system_of(&database, camden).await;
    let word = said(true, Audience::Own, "between ourselves");
    let approver = actor(camden, Role::Approver);
    database.systems().say(&approver, system.id, system.version, Some(&word), clock()).await.unwrap();
    for (viewer, before) in others.iter().zip(before) {
        assert_eq!(database.version(viewer).await.unwrap(), before, "{viewer:?}");
    }
    assert!(database.version(&own(camden)).await.unwrap() > mine);
    assert_eq!(database.systems().history(&own(hackney), system.id).await.unwrap(), []);
    let heard = database.systems().history(&own(camden), system.id).await.unwrap();
    assert_eq!(heard.iter().map(|saying| saying.kind).collect::<Vec<_>>(), [SayingKind::Confirmed]);
}

async fn a_claim_is_for_members_until_the_authority_has_spoken(place: Place) {
    let (database, batch) = town(&place).await;
    let [camden, hackney] = [0, 1].map(|n| batch.authorities[n].id);
    let claim = Claim {
        vendor: batch.vendors[0].id,
        authority: camden,
        service_area: ServiceAreaCode::parse("elections").unwrap(),
        product: Some("Ballot Desk".to_owned()),
    };
    let store = database.systems();
    let by = || muster_domain::audit::By::command("a vendor's page");
    let id = store.claim(by(), &claim, clock()).await.unwrap();
    assert_eq!(store.claim(by(), &claim, clock()).await.unwrap(), id, "once more is the same");
    assert!(store.get(&Viewer::Public, id).await.unwrap().is_none());
    assert!(database.products().named(&Viewer::Public, "ballot desk").await.unwrap().is_none());
    for viewer in [own(camden), own(hackney), Viewer::ANY_MEMBER] {
        let seen = store.get(&viewer, id).await.unwrap().unwrap();
        assert_eq!((seen.state, seen.name().as_str()), (SystemState::Claimed, "Ballot Desk"));
        assert_eq!(seen.vendor.unwrap().id, batch.vendors[0].id);
        assert!(database.products().named(&viewer, "ballot desk").await.unwrap().is_some());
    }
    let version = store.get(&own(camden), id).await.unwrap().unwrap().version;
    let word = said(false, Audience::Members, "Never had it.");
    store.say(&actor(camden, Role::Contributor), id, version, Some(&word), clock()).await.unwrap();
    assert_eq!(store.get(&own(hackney), id).await.unwrap().unwrap().state, SystemState::Rejected);
    assert!(store.get(&Viewer::Public, id).await.unwrap().is_none());
    refresh(&database).await;
    let kinds: Vec<SayingKind> =
        store.history(&own(hackney), id).await.unwrap().into_iter().map(|saying| saying.kind).collect();
    assert_eq!(kinds, [SayingKind::Rejected, SayingKind::Claimed]);
    let nobody = Claim { authority: AuthorityId(Uuid::from_u128(9)), ..claim.clone() };
    let unknown = Claim { vendor: muster_domain::id::VendorId(Uuid::from_u128(9)), ..claim };
    for wrong in [nobody, unknown] {
        assert!(matches!(store.claim(by(), &wrong, clock()).await, Err(Error::Unacceptable(_))));
    }
}

async fn register(database: &Database, name: &str, area: &str) -> ProductId {
    let new = NewProduct {
        name: name.to_owned(),
        maker: None,
        service_areas: ServiceAreaCode::parse(area).into_iter().collect(),
        named_by: None,
        demonstration: false,
    };
    database.products().keep(&[new], clock()).await.unwrap();
    database.products().named(&Viewer::Public, name).await.unwrap().unwrap().id
}

async fn a_merged_product_takes_its_systems_along_and_gives_them_back(place: Place) {
    let (database, batch) = town(&place).await;
    let camden = batch.authorities[0].id;
    let into = register(&database, "Corrow Homes", "housing-management").await;
    let merged = id_of("NEC Housing");
    let approver = actor(camden, Role::Approver);
    let system = system_of(&database, camden).await;
    let word = said(true, Audience::Members, "We stay.");
    database.systems().say(&approver, system.id, system.version, Some(&word), clock()).await.unwrap();
    let before = told(&database, &own(camden)).await;

    let clock = clock();
    let rulings = database.products().rulings();
    let reader = actor(camden, Role::Reader);
    assert!(matches!(rulings.merge(&reader, merged, into, "sold", clock).await, Err(Error::Forbidden(_))));
    let ruling = rulings.merge(&approver, merged, into, "Sold under the buyer's name", clock).await.unwrap();
    assert!(matches!(rulings.merge(&approver, merged, into, "again", clock).await, Err(Error::Conflict(_))));
    assert!(matches!(rulings.merge(&approver, into, into, "itself", clock).await, Err(Error::Conflict(_))));
    refresh(&database).await;
    let after = told(&database, &own(camden)).await;
    assert_eq!(after[0], ("Corrow Homes".to_owned(), SystemState::Confirmed), "what was said stays said");
    assert_eq!(after.len(), before.len(), "and is one system, as before");
    let answered = database.products().get(&Viewer::Public, merged).await.unwrap().unwrap();
    assert_eq!((answered.id, answered.authorities), (into, 1), "the old address leads to what remains");
    let of_both = SystemFilter { products: vec![merged], ..SystemFilter::default() };
    assert_eq!(database.systems().all(&Viewer::ANY_MEMBER, &of_both).await.unwrap().len(), 1);

    rulings.undo(&approver, ruling, clock).await.unwrap();
    assert!(matches!(rulings.undo(&approver, ruling, clock).await, Err(Error::Conflict(_))));
    refresh(&database).await;
    assert_eq!(told(&database, &own(camden)).await, before);
    let history = rulings.of(&Viewer::ANY_MEMBER, merged).await.unwrap();
    assert_eq!(history.len(), 1);
    assert!(history[0].undone_at.is_some() && history[0].reason.starts_with("Sold"));
    assert_eq!(rulings.of(&Viewer::Public, merged).await.unwrap(), [], "for members");
}

async fn a_renamed_product_is_found_by_both_names_and_a_former_name_can_be_split_off(place: Place) {
    let (database, batch) = town(&place).await;
    let camden = batch.authorities[0].id;
    let approver = actor(camden, Role::Approver);
    let (clock, rulings, product) = (clock(), database.products().rulings(), id_of("NEC Housing"));
    let taken = rulings.rename(&approver, product, "Mosaic", "?", clock).await;
    assert!(matches!(taken, Err(Error::Conflict(_))), "{taken:?}");
    let first = rulings.rename(&approver, product, "Nova Homes", "Renamed in May", clock).await.unwrap();
    refresh(&database).await;
    assert_eq!(told(&database, &Viewer::Public).await[0].0, "Nova Homes", "found by the name before");
    for name in ["nec housing", "NOVA homes"] {
        let found = database.products().named(&Viewer::Public, name).await.unwrap().unwrap();
        assert_eq!((found.id, found.name.as_str()), (product, "Nova Homes"));
    }
    let second = rulings.rename(&approver, product, "Nova Tenancy", "Again", clock).await.unwrap();
    assert!(
        matches!(rulings.undo(&approver, first, clock).await, Err(Error::Conflict(_))),
        "a later one stands in the way"
    );
    rulings.undo(&approver, second, clock).await.unwrap();
    let found = database.products().get(&Viewer::Public, product).await.unwrap().unwrap();
    assert_eq!(found.name, "Nova Homes");

    let unknown = rulings.split(&approver, product, &["Nobody".to_owned()], "?", clock).await;
    assert!(matches!(unknown, Err(Error::Unacceptable(_))));
    let (split, new) = rulings
        .split(&approver, product, &["Nova Tenancy".to_owned()], "Its own since May", clock)
        .await
        .unwrap();
    assert_ne!(new, product);
    let parted = database.products().named(&Viewer::Public, "Nova Tenancy").await.unwrap().unwrap();
    assert_eq!(parted.id, new);
    rulings.undo(&approver, split, clock).await.unwrap();
    let whole = database.products().get(&Viewer::Public, new).await.unwrap().unwrap();
    assert_eq!(whole.id, product, "a split that is undone leads back");
}

async fn what_one_authority_alone_named_is_its_own(place: Place) {
    let (database, batch) = town(&place).await;
    let [camden, hackney] = [0, 1].map(|n| batch.authorities[n].id);
    let new = |audience| NewSystem {
        service_area: ServiceAreaCode::parse("elections").unwrap(),
        product: Some(Which::Named("Quince Ballot".to_owned())),
        vendor: None,
        said: said(true, audience, "quincenote"),
    };
    let store = database.systems();
    let approver = actor(camden, Role::Approver);
    let id = store.create(&approver, &new(Audience::Own), clock()).await.unwrap();
    let again = store.create(&approver, &new(Audience::Own), clock()).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    let known = async |viewer: &Viewer| {
        let filter = ProductFilter { text: Some("quince".to_owned()), ..ProductFilter::default() };
        let page = crate::support::whole();
        let listed = database.products().list(viewer, &filter, &[], &page).await.unwrap().items.len();
        let by_name = database.products().named(viewer, "quince ballot").await.unwrap().is_some();
        let by_id = database.products().get(viewer, id_of("Quince Ballot")).await.unwrap().is_some();
        assert_eq!((listed == 1, by_name), (by_id, by_id), "{viewer:?}");
        by_id
    };
    assert!(known(&own(camden)).await);
    for viewer in
        [Viewer::Public, Viewer::ANY_MEMBER, own(hackney), Viewer::Member { authority: camden, own: false }]
    {
        assert!(!known(&viewer).await, "{viewer:?}");
        assert!(store.get(&viewer, id).await.unwrap().is_none());
    }
    // Hackney names the same: that shows neither to the other.
    let theirs = store.create(&actor(hackney, Role::Approver), &new(Audience::Own), clock()).await.unwrap();
    assert_ne!(theirs, id);
    assert!(known(&own(hackney)).await);
    let seen = database.products().get(&own(hackney), id_of("Quince Ballot")).await.unwrap().unwrap();
    assert_eq!(seen.authorities, 1);
    let version = store.get(&own(camden), id).await.unwrap().unwrap().version;
    let shared = said(true, Audience::Members, "quincenote");
    store.say(&approver, id, version, Some(&shared), clock()).await.unwrap();
    assert!(known(&Viewer::ANY_MEMBER).await && !known(&Viewer::Public).await);
    let version = store.get(&own(camden), id).await.unwrap().unwrap().version;
    store.say(&approver, id, version, None, clock()).await.unwrap();
    assert!(store.get(&own(camden), id).await.unwrap().is_none(), "nobody tells of it any more");
    assert!(!known(&Viewer::ANY_MEMBER).await);
}

async fn who_may_say_what_and_what_cannot_be_said(place: Place) {
    let (database, batch) = town(&place).await;
    let [camden, hackney] = [0, 1].map(|n| batch.authorities[n].id);
    let (store, clock) = (database.systems(), clock());
    let system = system_of(&database, camden).await;
    let word = said(true, Audience::Members, "Runs well.");
    let say = async |actor: &Actor, version, said: &Said| {
        store.say(actor, system.id, version, Some(said), clock).await
    };
    let contributor = actor(camden, Role::Contributor);
    assert!(matches!(
        say(&actor(camden, Role::Reader), system.version, &word).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(
        say(&actor(hackney, Role::Approver), system.version, &word).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(say(&contributor, system.version + 1, &word).await, Err(Error::Stale)));
    let public = said(true, Audience::Public, "For all.");
    assert!(matches!(say(&contributor, system.version, &public).await, Err(Error::Forbidden(_))));
    let details = Details { satisfaction: Some(9), ..Details::default() };
    let wrong = Said { details, ..word.clone() };
    assert!(matches!(say(&contributor, system.version, &wrong).await, Err(Error::Unacceptable(_))));
    let theirs = Details { contract: Some(batch.contracts[1].id), ..Details::default() };
    let wrong = Said { details: theirs, ..word.clone() };
    let refused = say(&contributor, system.version, &wrong).await;
    assert!(matches!(refused, Err(Error::Unacceptable(ref w)) if w[0].0 == "/contract"), "{refused:?}");
    say(&contributor, system.version, &word).await.unwrap();
    let nowhere = SystemId(Uuid::from_u128(77));
    let missing = store.say(&contributor, nowhere, 1, Some(&word), clock).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    let now = system_of(&database, camden).await;
    say(&actor(camden, Role::Approver), now.version, &public).await.unwrap();
    let now = system_of(&database, camden).await;
    say(&contributor, now.version, &public).await.unwrap();
    assert_eq!(
        store.get(&Viewer::Public, system.id).await.unwrap().unwrap().details.notes.as_deref(),
        Some("For all.")
    );
}

async fn a_contract_that_may_not_be_seen_is_not_named_by_the_system_that_it_pays_for(place: Place) {
    use muster_domain::record::{Datum, RecordKind, Sharing};
    let (database, batch) = town(&place).await;
    let [camden, hackney] = [0, 1].map(|n| batch.authorities[n].id);
    let (clock, approver) = (clock(), actor(camden, Role::Approver));
    let fields = BTreeMap::from([
        (muster_domain::fact::Field::Title, Some(Datum::Text("Medlar licences".to_owned()))),
        (muster_domain::fact::Field::TermEnd, Some(Datum::Date(day("2029-03-31")))),
    ]);
    let sharing = Some(Sharing::with(Audience::Own));
    let records = database.records();
    let contract = records.create(&approver, clock, RecordKind::Contract, fields, sharing).await.unwrap();
    let system = system_of(&database, camden).await;
    let details = Details { contract: Some(contract.into()), ..Details::default() };
    let word = Said { in_use: true, details, audience: Audience::Members };
    database.systems().say(&approver, system.id, system.version, Some(&word), clock).await.unwrap();
    let mine = system_of(&database, camden).await;
    assert_eq!(mine.contract.map(|c| c.title).as_deref(), Some("Medlar licences"));
    for viewer in [Viewer::ANY_MEMBER, own(hackney)] {
        let seen = database.systems().get(&viewer, system.id).await.unwrap().unwrap();
        assert_eq!(
            (seen.state, &seen.contract, seen.details.contract),
            (SystemState::Confirmed, &None, None)
        );
        let history = database.systems().history(&viewer, system.id).await.unwrap();
        assert!(history.iter().all(|saying| saying.details.as_ref().is_none_or(|d| d.contract.is_none())));
        let by_end = SystemFilter { ends_after: Some(day("2029-01-01")), ..SystemFilter::default() };
        let found = database.systems().all(&viewer, &by_end).await.unwrap();
        assert!(found.iter().all(|listed| listed.id != system.id), "nor found by its end");
    }
    assert!(!batch.contracts.iter().any(|known| known.id.0 == contract));
}

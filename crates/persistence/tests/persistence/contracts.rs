use std::cmp::Ordering;

use futures_util::TryStreamExt;
use muster_domain::contract::{Contract, ContractFilter, ContractSort, ContractStatus};
use muster_domain::cpv::Cpv;
use muster_domain::money::{Currency, Money};
use muster_domain::page::{Direction, Sort};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::text::fold;
use muster_domain::viewer::Viewer;
use muster_persistence::register::Batch;
use muster_persistence::{Database, Error};

use crate::on_both_databases;
use crate::support::{Dice, Maker, Place, by_threes, day, noon, page, whole, write};

on_both_databases!(
    every_filter_lets_through_what_the_rule_says,
    every_sort_is_the_order_of_the_rule_page_by_page,
    a_stream_is_the_list,
    a_cursor_belongs_to_its_order,
    a_value_that_breaks_a_rule_is_named,
);

const AREAS: [&str; 3] = ["housing-management", "adult-social-care", "finance-erp"];
const CODES: [&str; 4] = ["48000000", "72000000", "72200000", "03000000"];
const TITLES: [&str; 6] = ["Zebra crossings", "zebra Housing", "Árbol", "apple", "Apple", "Ärger"];

fn area(code: &str) -> Option<ServiceAreaCode> {
    ServiceAreaCode::parse(code)
}

/// 80 contracts of four authorities and five vendors with every field missing here and there.
async fn random(database: &Database, seed: u64) -> Vec<Contract> {
    let (maker, mut dice) = (Maker::new(), Dice(seed));
    let mut batch = Batch {
        authorities: vec![
            maker.authority(Some("CMD"), "London Borough of Camden"),
            maker.authority(Some("HCK"), "London Borough of Hackney"),
            maker.authority(None, "Zoo of Somewhere"),
            maker.authority(None, "abbey"),
        ],
        ..Batch::default()
    };
    for n in 0..80 {
        let notice = maker.notice(&format!("ocds-{}", n / 2), &format!("{n}"));
        if n < 5 {
            batch.vendors.push(maker.vendor(&format!("Vendor {n}"), &notice));
        }
        let authority = dice.of(&batch.authorities);
        let mut contract = maker.contract(&authority, &[], &notice);
        contract.award = n.to_string();
        contract.vendors = (0..dice.below(3)).map(|_| dice.of(&batch.vendors).id).collect();
        contract.title = dice.of(&TITLES).to_owned();
        contract.status = dice.of(&ContractStatus::ALL);
        let date = |dice: &mut Dice| day("2026-01-01") + chrono::Days::new(dice.below(20) * 30);
        contract.term.start = dice.maybe(date);
        contract.term.end = dice.maybe(date);
        contract.term.max_end = dice.maybe(date);
        let currency = dice.of(&[Currency::GBP, Currency::GBP, Currency::parse("EUR").unwrap()]);
        let money =
            |dice: &mut Dice| Money { pence: i64::try_from(dice.below(5)).unwrap() * 1_000_000, currency };
        contract.value.net = dice.maybe(money);
        contract.value.gross = dice.maybe(money);
        contract.cpv = (0..dice.below(3)).map(|_| Cpv::parse(dice.of(&CODES)).unwrap()).collect();
        contract.technology = dice.below(2) == 0;
        contract.service_area = dice.maybe(|dice| area(dice.of(&AREAS))).flatten();
        contract.vouched_at = dice.maybe(|dice| noon(dice.of(&["2026-01-01", "2026-02-01", "2026-03-01"])));
        batch.notices.push(notice);
        batch.contracts.push(contract);
    }
    write(database, &batch, maker.now()).await;
    let mut contracts = Vec::new();
    for contract in &batch.contracts {
        contracts.push(database.contracts().get(&Viewer::Public, contract.id).await.unwrap().unwrap());
    }
    contracts
}

/// The rule, on one contract at a time.
fn lets_through(filter: &ContractFilter, contract: &Contract) -> bool {
    let names = |codes: &[String]| {
        codes.iter().any(|text| {
            contract.authority.code.as_deref() == Some(&text.to_uppercase())
                || *text == contract.authority.id.to_string()
        })
    };
    let within = |date: Option<chrono::NaiveDate>,
                  after: Option<chrono::NaiveDate>,
                  before: Option<chrono::NaiveDate>| {
        after.is_none_or(|a| date.is_some_and(|d| d >= a))
            && before.is_none_or(|b| date.is_some_and(|d| d <= b))
    };
    let pence = contract.value.best().map(|m| m.pence);
    let term = &contract.term;
    (filter.authorities.is_empty() || names(&filter.authorities))
        && filter.members.is_none_or(|m| m == contract.authority.member)
        && (filter.vendors.is_empty() || contract.vendors.iter().any(|v| filter.vendors.contains(&v.id)))
        && (filter.service_areas.is_empty()
            || contract.service_area.is_some_and(|a| filter.service_areas.contains(&a)))
        && filter.technology.is_none_or(|t| t == contract.technology)
        && (filter.statuses.is_empty() || filter.statuses.contains(&contract.status))
        && filter.live_on.is_none_or(|d| contract.live_on(d))
        && within(term.start, filter.starts_after, filter.starts_before)
        && within(term.end, filter.ends_after, filter.ends_before)
        && within(term.max_end, filter.max_ends_after, filter.max_ends_before)
        && filter.end_known.is_none_or(|known| known == term.end.is_some())
        && filter.min_value.is_none_or(|least| pence.is_some_and(|p| p >= least))
        && filter.max_value.is_none_or(|most| pence.is_some_and(|p| p <= most))
        && filter.cpv.as_ref().is_none_or(|prefix| contract.cpv.iter().any(|c| c.under(prefix)))
        && filter.demonstration.is_none_or(|d| d == contract.demonstration)
        && filter.process.as_ref().is_none_or(|p| *p == contract.process)
}

fn random_filter(dice: &mut Dice, contracts: &[Contract]) -> ContractFilter {
    let date = |dice: &mut Dice| day("2026-01-01") + chrono::Days::new(dice.below(600));
    let mut filter = ContractFilter::default();
    // One to three conditions, so that most filters let something through.
    for _ in 0..=dice.below(3) {
        match dice.below(18) {
            0 => filter.authorities = vec![dice.of(&["cmd", "HCK", "nobody"]).to_owned()],
            1 => filter.authorities = (0..2).map(|_| dice.of(contracts).authority.id.to_string()).collect(),
            2 => filter.members = Some(dice.below(2) == 0),
            3 => filter.vendors = dice.of(contracts).vendors.iter().map(|v| v.id).collect(),
            4 => filter.service_areas = vec![area(dice.of(&AREAS)).unwrap(), area(dice.of(&AREAS)).unwrap()],
            5 => filter.technology = Some(dice.below(2) == 0),
            6 => filter.statuses = vec![dice.of(&ContractStatus::ALL)],
            7 => filter.live_on = Some(date(dice)),
            8 => filter.starts_after = Some(date(dice)),
            9 => filter.starts_before = Some(date(dice)),
            10 => filter.ends_after = Some(date(dice)),
            11 => filter.ends_before = Some(date(dice)),
            12 => filter.max_ends_after = Some(date(dice)),
            13 => filter.max_ends_before = Some(date(dice)),
            14 => filter.end_known = Some(dice.below(2) == 0),
            15 => filter.min_value = Some(2_000_000),
            16 => filter.max_value = Some(2_000_000),
            _ => filter.cpv = Some(dice.of(&["72", "722", "03", "48000000", "99", "x"]).to_owned()),
        }
    }
    filter
}

async fn every_filter_lets_through_what_the_rule_says(place: Place) {
    let database = place.open_migrated().await;
    let contracts = random(&database, 0x5eed).await;
    let mut dice = Dice(0xf117e5);
    let mut let_through = 0;
    for _ in 0..150 {
        let filter = random_filter(&mut dice, &contracts);
        let page = database.contracts().list(&Viewer::Public, &filter, &[], &whole()).await.unwrap();
        let expected: Vec<&Contract> = contracts.iter().filter(|c| lets_through(&filter, c)).collect();
        assert_eq!(page.items.iter().collect::<Vec<_>>(), expected, "{filter:?}");
        assert_eq!(page.total, Some(expected.len() as u64), "{filter:?}");
        let_through += expected.len();
    }
    assert!(let_through > 1_000, "filters that let nothing through show nothing");
}

/// The rule of order: missing last either way, the id in the direction of the first key.
fn compare(sort: &[Sort<ContractSort>], a: &Contract, b: &Contract) -> Ordering {
    fn by<T: Ord>(direction: Direction, a: Option<T>, b: Option<T>) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if direction == Direction::Descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
    for Sort { key, direction } in sort {
        let annual = |c: &Contract| c.value.annual(&c.term).map(|m| m.pence);
        let order = match key {
            ContractSort::End => by(*direction, a.term.end, b.term.end),
            ContractSort::MaxEnd => by(*direction, a.term.max_end, b.term.max_end),
            ContractSort::Start => by(*direction, a.term.start, b.term.start),
            ContractSort::Value => {
                by(*direction, a.value.best().map(|m| m.pence), b.value.best().map(|m| m.pence))
            }
            ContractSort::AnnualValue => by(*direction, annual(a), annual(b)),
            ContractSort::Title => by(*direction, Some(fold(&a.title)), Some(fold(&b.title))),
            ContractSort::Authority => {
                by(*direction, Some(fold(&a.authority.name)), Some(fold(&b.authority.name)))
            }
            ContractSort::Vouched => by(*direction, a.vouched_at, b.vouched_at),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    match sort.first() {
        Some(Sort { direction: Direction::Descending, .. }) => b.id.cmp(&a.id),
        _ => a.id.cmp(&b.id),
    }
}

async fn every_sort_is_the_order_of_the_rule_page_by_page(place: Place) {
    let database = place.open_migrated().await;
    let contracts = random(&database, 0xdead).await;
    let keys = [
        ContractSort::End,
        ContractSort::MaxEnd,
        ContractSort::Start,
        ContractSort::Value,
        ContractSort::AnnualValue,
        ContractSort::Title,
        ContractSort::Authority,
        ContractSort::Vouched,
    ];
    let directions = [Direction::Ascending, Direction::Descending];
    let mut sorts: Vec<Vec<Sort<ContractSort>>> = vec![vec![]];
    for key in keys {
        for direction in directions {
            sorts.push(vec![Sort { key, direction }]);
        }
    }
    let mut dice = Dice(0x50f7);
    for _ in 0..14 {
        let some = |dice: &mut Dice| Sort { key: dice.of(&keys), direction: dice.of(&directions) };
        sorts.push((0..=1 + dice.below(2)).map(|_| some(&mut dice)).collect());
    }
    for sort in sorts {
        let filter = ContractFilter::default();
        let store = database.contracts();
        let paged = by_threes(|page| {
            let (store, sort, filter) = (store.clone(), sort.clone(), filter.clone());
            async move { store.list(&Viewer::Public, &filter, &sort, &page).await }
        })
        .await;
        // A key named twice counts once.
        let mut unique: Vec<Sort<ContractSort>> = Vec::new();
        for key in &sort {
            if unique.iter().all(|k| k.key != key.key) {
                unique.push(*key);
            }
        }
        let mut expected = contracts.clone();
        expected.sort_by(|a, b| compare(&unique, a, b));
        let ids = |contracts: &[Contract]| contracts.iter().map(|c| c.id).collect::<Vec<_>>();
        assert_eq!(ids(&paged), ids(&expected), "{sort:?}");
    }
}

async fn a_stream_is_the_list(place: Place) {
    let database = place.open_migrated().await;
    random(&database, 7).await;
    let sort = [Sort { key: ContractSort::Value, direction: Direction::Descending }];
    let filter = ContractFilter { technology: Some(true), ..ContractFilter::default() };
    let listed = database.contracts().list(&Viewer::Public, &filter, &sort, &whole()).await.unwrap();
    let streamed: Vec<Contract> =
        database.contracts().stream(&Viewer::Public, &filter, &sort).try_collect().await.unwrap();
    assert_eq!(streamed, listed.items);
}

async fn a_cursor_belongs_to_its_order(place: Place) {
    let database = place.open_migrated().await;
    random(&database, 7).await;
    let list = async |direction, cursor| {
        let sort = [Sort { key: ContractSort::End, direction }];
        database.contracts().list(&Viewer::Public, &ContractFilter::default(), &sort, &page(5, cursor)).await
    };
    let cursor = list(Direction::Ascending, None).await.unwrap().next;
    assert!(cursor.is_some());
    assert!(list(Direction::Ascending, cursor.clone()).await.is_ok());
    assert!(matches!(list(Direction::Descending, cursor).await, Err(Error::Cursor)));
    assert!(matches!(list(Direction::Ascending, Some("nonsense".to_owned())).await, Err(Error::Cursor)));
}

async fn a_value_that_breaks_a_rule_is_named(place: Place) {
    let database = place.open_migrated().await;
    let contracts = random(&database, 7).await;
    let raw = sea_orm::Database::connect(&place.0).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&raw, "UPDATE contract SET status = 'asleep'")
        .await
        .unwrap();
    let error = database.contracts().get(&Viewer::Public, contracts[0].id).await.unwrap_err();
    let Error::Inconsistent { table, column, row, value } = error else { panic!("{error}") };
    assert_eq!((table, column, value.as_str()), ("contract", "status", "asleep"));
    assert_eq!(row, contracts[0].id.to_string());
}

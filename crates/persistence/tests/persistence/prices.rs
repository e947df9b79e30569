//! Who sees which unit price: the list says what the domain's rule says, and PostgreSQL says it once more.

use std::collections::BTreeSet;

use muster_domain::audience::Audience;
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ContractId, VendorId};
use muster_domain::page::{Direction, Sort};
use muster_domain::price_point::{PricePointFilter, PricePointSort, Priced, Unit};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use sea_orm::{
    ConnectionTrait, Database as Server, DbBackend, Statement, TransactionOptions, TransactionTrait,
};
use uuid::Uuid;

use crate::on_both_databases;
use crate::support::{Dice, Maker, Place, by_threes, day, on_postgres, page, small, write};

on_both_databases![each_sees_what_the_rule_allows, invented_prices_go_with_the_demonstration];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_forgets_the_rule_gets_no_more_prices() {
    on_postgres(forgetful).await;
}

/// Forty prices of two authorities, each with some audience: whose, for whom, and its pence, which tell it. Beside
/// them a member that has none.
async fn prices(database: &Database) -> Vec<(AuthorityId, Audience, i64)> {
    let maker = Maker::new();
    let mut batch = small(&maker);
    batch.authorities.push(maker.authority(Some("ISL"), "London Borough of Islington"));
    write(database, &batch, maker.now()).await;
    let authorities: Vec<AuthorityId> = batch.authorities.iter().take(2).map(|a| a.id).collect();
    let vendor: VendorId = batch.vendors[0].id;
    let mut dice = Dice(0xf00d);
    let mut kept = Vec::new();
    let mut said = Vec::new();
    for n in 0..40 {
        let (authority, audience) =
            (dice.of(&authorities), dice.of(&[Audience::Own, Audience::Members, Audience::Public]));
        let priced = Priced {
            vendor,
            product: None,
            unit: Unit::User,
            pence: 1_000 + n,
            quantity: 1 + u32::try_from(dice.below(500)).unwrap(),
            on: day("2026-01-01"),
            included: String::new(),
            contract: dice.maybe(|_| ContractId(Uuid::from_u128(9))),
            nda: false,
            audience,
            compared: true,
        };
        kept.push((authority, audience, priced.pence));
        said.push((authority, priced));
    }
    let told = database.price_points().demonstrate(&said, maker.now(), &maker.clock).await.unwrap();
    assert_eq!(told, 40);
    assert_eq!(
        database.price_points().demonstrate(&said, maker.now(), &maker.clock).await.unwrap(),
        0,
        "once is enough"
    );
    kept
}

/// Nobody, and each member as somebody who sees what it keeps and as somebody who does not.
async fn viewers(database: &Database) -> Vec<Viewer> {
    let mut viewers = vec![Viewer::Public];
    for code in ["CMD", "HCK", "ISL"] {
        let found = database.authorities().find(&Viewer::Public, code).await.unwrap().unwrap();
        let authority = found.reference.id;
        viewers.extend([true, false].map(|own| Viewer::Member { authority, own }));
    }
    viewers
}

fn allowed(kept: &[(AuthorityId, Audience, i64)], viewer: &Viewer) -> BTreeSet<i64> {
    kept.iter().filter(|(owner, to, _)| to.admits(viewer, *owner, &[])).map(|(.., pence)| *pence).collect()
}

async fn each_sees_what_the_rule_allows(place: Place) {
    let database = place.open_migrated().await;
    let kept = prices(&database).await;
    let store = database.price_points();
    let filter = PricePointFilter::default();
    for viewer in viewers(&database).await {
        let right = allowed(&kept, &viewer);
        for key in
            [PricePointSort::On, PricePointSort::Price, PricePointSort::Quantity, PricePointSort::Recorded]
        {
            for direction in [Direction::Ascending, Direction::Descending] {
                let sort = [Sort { key, direction }];
                let (store, filter, viewer, sort) = (&store, &filter, &viewer, &sort);
                let seen =
                    by_threes(|page| async move { store.list(viewer, filter, sort, &page).await }).await;
                let pence: Vec<i64> = seen.iter().map(|point| point.said.pence).collect();
                assert_eq!(pence.len(), right.len(), "{key:?} for {viewer:?}");
                assert_eq!(pence.into_iter().collect::<BTreeSet<_>>(), right);
                // The contract is nobody's to see: no price tells of it.
                assert!(seen.iter().all(|point| point.contract.is_none() && point.said.contract.is_none()));
            }
        }
        let total = store.list(&viewer, &filter, &[], &page(1, None)).await.unwrap().total;
        assert_eq!(total, u64::try_from(right.len()).ok(), "what may not be seen is not counted");
    }
    database.close().await.unwrap();
}

async fn invented_prices_go_with_the_demonstration(place: Place) {
    let database = place.open_migrated().await;
    prices(&database).await;
    let mut register = database.register().await.unwrap();
    register.remove_demonstration(Maker::new().clock.now()).await.unwrap();
    register.commit().await.unwrap();
    let left = database
        .price_points()
        .list(&Viewer::Public, &PricePointFilter::default(), &[], &page(1, None))
        .await;
    assert!(left.unwrap().items.is_empty());
    database.close().await.unwrap();
}

async fn forgetful(place: Place) {
    let database = place.open_migrated().await;
    let kept = prices(&database).await;
    let raw = Server::connect(&place.0).await.unwrap();
    let read = async |setting: &str, statement: &str| {
        let transaction = raw.begin_with_options(TransactionOptions::default()).await?;
        transaction.execute_unprepared("SET LOCAL ROLE muster_reader").await?;
        if !setting.is_empty() {
            transaction.execute_unprepared(&format!("SET LOCAL muster.viewer = '{setting}'")).await?;
        }
        let rows = transaction.query_all_raw(Statement::from_string(DbBackend::Postgres, statement)).await?;
        rows.iter().map(|row| row.try_get_by_index::<i64>(0)).collect::<Result<BTreeSet<_>, _>>()
    };
    for viewer in viewers(&database).await {
        let setting = match viewer {
            Viewer::Public => String::new(),
            Viewer::Member { authority, own } => format!("{authority}{}", if own { " own" } else { "" }),
        };
        assert_eq!(
            read(&setting, "SELECT pence FROM price_point").await.unwrap(),
            allowed(&kept, &viewer),
            "{viewer:?}"
        );
        assert!(
            read(&setting, "SELECT pence FROM price_entry").await.is_err(),
            "all prices together are for the comparison alone"
        );
    }
    database.close().await.unwrap();
}

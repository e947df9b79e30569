//! PostgreSQL's own wall: a statement that forgets whose face a row is meets it still.

use std::collections::BTreeSet;

use muster_domain::viewer::Viewer;
use sea_orm::{
    ConnectionTrait, Database as Server, DatabaseConnection, DbBackend, DbErr, Statement, TransactionOptions,
    TransactionTrait,
};
use uuid::Uuid;

use super::shown::expected;
use super::town::{TODAY, Town};
use crate::support::{Dice, Place, day, on_postgres};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_forgets_the_rule_gets_no_more_than_the_rule_allows() {
    on_postgres(forgetful).await;
}

async fn forgetful(place: Place) {
    let (mut dice, town) = (Dice(0xbadd), Town::build(&place).await);
    for _ in 0..60 {
        town.change_something(&mut dice).await;
    }
    let raw = Server::connect(&place.0).await.unwrap();
    for viewer in town.viewers() {
        let setting = match viewer {
            Viewer::Public => String::new(),
            Viewer::Member { authority, own } => format!("{authority}{}", if own { " own" } else { "" }),
        };
        let right: BTreeSet<Uuid> = expected(&town.kept().await, &viewer, day(TODAY)).into_keys().collect();
        let rows = read(
            &raw,
            &setting,
            "SELECT record_id FROM contract UNION ALL SELECT record_id FROM procurement",
        );
        let rows = rows.await.unwrap();
        assert_eq!(rows.len(), right.len(), "one face of each, for {}", town.name(&viewer));
        assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), right);
    }
    let private = [
        "SELECT id FROM contract WHERE face <> 0",
        "SELECT id FROM procurement WHERE face <> 0",
        "SELECT contract_id FROM contract_vendor WHERE private",
        "SELECT contract_id FROM contract_cpv WHERE private",
        "SELECT procurement_id FROM procurement_cpv WHERE private",
        "SELECT record FROM search_private_document",
    ];
    for statement in private {
        let all: Vec<Uuid> = all(&raw, statement).await;
        assert!(!all.is_empty(), "nothing to hide from {statement}");
        let of_public = read_as(&raw, "muster_public", "", statement).await.unwrap();
        assert_eq!(of_public, Vec::<Uuid>::new(), "{statement} as the public's role");
        let stranger = Uuid::from_u128(7).to_string();
        for nobody in ["", &stranger, &format!("{stranger} own")] {
            assert_eq!(
                read(&raw, nobody, statement).await.unwrap(),
                Vec::<Uuid>::new(),
                "{statement} as {nobody:?}"
            );
        }
        for forged in ["' OR true", "own", "public own", "members own x y"] {
            let found = read(&raw, forged, statement).await;
            assert!(found.is_err() || found.is_ok_and(|rows| rows.is_empty()), "{statement} as {forged:?}");
        }
    }
    let (faces, all_public) = (town.viewers(), expected(&town.kept().await, &Viewer::Public, day(TODAY)));
    for viewer in faces {
        let Viewer::Member { authority, .. } = viewer else { continue };
        let both = "SELECT record_id FROM contract UNION ALL SELECT record_id FROM procurement";
        let rows = read_as(&raw, "muster_public", &format!("{authority} own"), both).await.unwrap();
        let rows: BTreeSet<Uuid> = rows.into_iter().collect();
        assert_eq!(
            rows,
            all_public.keys().copied().collect(),
            "the public's role, whatever a transaction says"
        );
    }
    let denied = "UPDATE contract SET title = 'mine' RETURNING id";
    assert!(read(&raw, "", denied).await.is_err(), "who reads writes nothing");
}

/// Ids that a statement gives the role that reads, with this setting, or none at all where it is empty.
async fn read(raw: &DatabaseConnection, setting: &str, statement: &str) -> Result<Vec<Uuid>, DbErr> {
    read_as(raw, "muster_reader", setting, statement).await
}

async fn read_as(
    raw: &DatabaseConnection,
    role: &str,
    setting: &str,
    statement: &str,
) -> Result<Vec<Uuid>, DbErr> {
    let transaction = raw.begin_with_options(TransactionOptions::default()).await?;
    transaction.execute_unprepared(&format!("SET LOCAL ROLE {role}")).await?;
    if !setting.is_empty() {
        let say = format!("SET LOCAL muster.viewer = '{}'", setting.replace('\'', "''"));
        transaction.execute_unprepared(&say).await?;
    }
    let statement = Statement::from_string(DbBackend::Postgres, statement);
    transaction.query_all_raw(statement).await?.iter().map(|row| row.try_get_by_index(0)).collect()
}

async fn all(raw: &DatabaseConnection, statement: &str) -> Vec<Uuid> {
    let statement = Statement::from_string(DbBackend::Postgres, statement);
    raw.query_all_raw(statement).await.unwrap().iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

//! Where imports meet records that their authorities have said something of: what notices say is
//! taken over, statements stay, and where the two come to disagree a question is asked.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use muster_domain::record::{Facts, Origin, Speaker};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{content, load, save};
use crate::Result;
use crate::entity::record;
use crate::register::{ContractFolded, ProcurementFolded};

/// Ids in one statement.
const AT_A_TIME: usize = 500;

/// Those of these records that their authorities have said something of.
pub(crate) async fn kept(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    let mut kept = BTreeSet::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let found: Vec<Uuid> = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(transaction)
            .await?;
        kept.extend(found);
    }
    Ok(kept)
}

/// Takes over what notices say of contracts now, and says of how many that was something new.
pub(crate) async fn republish_contracts(
    transaction: &DatabaseTransaction,
    contracts: Vec<(Uuid, ContractFolded)>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let mut changed = 0;
    for (id, folded) in contracts {
        let (origin, facts) = content::of_contract(folded);
        changed += u64::from(republish(transaction, id, origin, facts, now).await?);
    }
    Ok(changed)
}

/// As [`republish_contracts`], of procurements.
pub(crate) async fn republish_procurements(
    transaction: &DatabaseTransaction,
    procurements: Vec<(Uuid, ProcurementFolded)>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let mut changed = 0;
    for (id, folded) in procurements {
        let (origin, facts) = content::of_procurement(folded);
        changed += u64::from(republish(transaction, id, origin, facts, now).await?);
    }
    Ok(changed)
}

async fn republish(
    transaction: &DatabaseTransaction,
    id: Uuid,
    origin: Origin,
    facts: Facts,
    now: DateTime<Utc>,
) -> Result<bool> {
    let Some((before, version)) = load::record(transaction, id).await? else { return Ok(false) };
    let mut after = before.clone();
    // A question follows from the record and what it asks, so that taking the same in again asks nothing new.
    after.republish(origin, facts, now, &|asks| Uuid::new_v5(&id, asks.as_bytes()));
    if after == before {
        return Ok(false);
    }
    let nobody = Speaker { account: Uuid::nil(), name: String::new() };
    let saved = save::Saved { before: Some(&before), after: &after, version: version + 1 };
    save::rows(transaction, &[saved], &nobody, now, now.date_naive()).await?;
    save::faces(transaction, &[&after], now, now.date_naive()).await?;
    Ok(true)
}

//! What comparison is told of a price when it is put on record, changed or taken back.
//!
//! An entry stays as it was said: a band is worked out from entries alone, and every answer that was given can be
//! worked out again. Who corrects a price says another entry, in whose place it stands from the next batch on; who
//! takes it back, lets it be compared no longer, or puts it under an NDA is out of every answer at once.

use chrono::{DateTime, Utc};
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{reach, row, said, store};
use crate::change::Told;
use crate::entity::{price_entry, price_point};
use crate::insert::insert;
use crate::{Result, audience, audit};

/// Has comparison follow what became of a price.
pub(super) async fn follow(
    transaction: &DatabaseTransaction,
    clock: &dyn Clock,
    now: DateTime<Utc>,
    before: Option<&price_point::Model>,
    after: Option<&price_point::Model>,
) -> Result<()> {
    let counted = |row: Option<&price_point::Model>| -> Result<Option<price_point::Model>> {
        Ok(row.map(|row| said(row).map(|said| said.counts().then(|| row.clone()))).transpose()?.flatten())
    };
    let (before, after) = (counted(before)?, counted(after)?);
    let cell = |row: &price_point::Model| (row.vendor_id, row.product_id, row.unit.clone());
    let price = |row: &price_point::Model| (row.pence, row.quantity, row.held_on);
    match (before, after) {
        (Some(before), Some(after)) if cell(&before) == cell(&after) => {
            if price(&before) == price(&after) {
                return Ok(());
            }
            replace(transaction, before.id, now).await?;
            say(transaction, clock, now, &after).await
        }
        (before, after) => {
            if let Some(before) = before {
                withdraw(transaction, &[before.id], now).await?;
            }
            match after {
                Some(after) => say(transaction, clock, now, &after).await,
                None => Ok(()),
            }
        }
    }
}

async fn say(
    transaction: &DatabaseTransaction,
    clock: &dyn Clock,
    now: DateTime<Utc>,
    row: &price_point::Model,
) -> Result<()> {
    let entry = price_entry::Model {
        id: clock.id(),
        price_point_id: row.id,
        authority_id: row.authority_id,
        vendor_id: row.vendor_id,
        product_id: row.product_id,
        unit: row.unit.clone(),
        pence: row.pence,
        quantity: row.quantity,
        held_on: row.held_on,
        recorded_at: now,
        replaced_at: None,
        withdrawn_at: None,
    };
    insert(transaction, &[entry], None).await
}

async fn replace(transaction: &DatabaseTransaction, point: Uuid, now: DateTime<Utc>) -> Result<()> {
    use price_entry::Column as C;
    price_entry::Entity::update_many()
        .col_expr(C::ReplacedAt, Expr::value(now))
        .filter(C::PricePointId.eq(point))
        .filter(C::ReplacedAt.is_null())
        .filter(C::WithdrawnAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Everything that was ever said of it: what a later entry replaced may still be what bands count.
async fn withdraw(transaction: &DatabaseTransaction, points: &[Uuid], now: DateTime<Utc>) -> Result<()> {
    use price_entry::Column as C;
    price_entry::Entity::update_many()
        .col_expr(C::WithdrawnAt, Expr::value(now))
        .filter(C::PricePointId.is_in(points.iter().copied()))
        .filter(C::WithdrawnAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Puts the prices of contracts that came under an NDA under it, too: in the transaction that put them there, so
/// that there is no moment between. When the agreement ends, its authority shares them anew or does not.
pub(crate) async fn bind(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    contracts: &[Uuid],
    now: DateTime<Utc>,
) -> Result<()> {
    use price_point::Column as C;
    if contracts.is_empty() {
        return Ok(());
    }
    let points = price_point::Entity::find()
        .filter(C::ContractId.is_in(contracts.iter().copied()))
        .filter(C::WithdrawnAt.is_null())
        .filter(C::Nda.eq(false))
        .all(transaction)
        .await?;
    if points.is_empty() {
        return Ok(());
    }
    let mut told = Told::at(now);
    let mut events = Vec::with_capacity(points.len());
    for before in &points {
        let after = price_point::Model {
            nda: true,
            audience: Audience::Own.as_str().to_owned(),
            compared: false,
            updated_at: now,
            version: before.version + 1,
            ..before.clone()
        };
        told.besides(reach(before)?);
        told.besides(reach(&after)?);
        store(transaction, &after).await?;
        let event = Event::new(
            AuthorityId(before.authority_id),
            "pricePoint.bound",
            Subject::new("pricePoint", before.id),
        );
        events.push(row::told(event, Some(before), Some(&after)));
    }
    let ids: Vec<Uuid> = points.iter().map(|point| point.id).collect();
    withdraw(transaction, &ids, now).await?;
    audit::append_all(transaction, now, actor, events).await?;
    audience::raise(transaction, &told).await?;
    Ok(())
}

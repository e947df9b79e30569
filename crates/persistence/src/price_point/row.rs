//! Price points as their rows have them.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::audience::Audience;
use muster_domain::audit::Event;
use muster_domain::id::{AuthorityId, ContractId, PricePointId, ProductId, VendorId};
use muster_domain::price_point::{PricePoint, Priced, PricedContract, Unit};
use muster_domain::product::ProductRef;
use muster_domain::vendor::VendorRef;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{contract, price_point};
use crate::face::Faces;
use crate::reader::Reader;
use crate::text::cleaned;
use crate::vendor::survivor;
use crate::{Error, Result, authority, product};

/// The row of a price that is put on record.
pub(super) fn new(
    id: Uuid,
    authority: AuthorityId,
    said: &Priced,
    now: DateTime<Utc>,
    demonstration: bool,
) -> price_point::Model {
    let Priced { vendor, product, unit, pence, quantity, on, included, contract, nda, audience, compared } =
        said;
    price_point::Model {
        id,
        authority_id: authority.0,
        vendor_id: vendor.0,
        product_id: product.as_ref().map(|p| p.id.0),
        product_name: product.as_ref().map(|p| cleaned(p.name.trim())),
        unit: unit.as_str().to_owned(),
        pence: *pence,
        quantity: i64::from(*quantity),
        held_on: *on,
        included: cleaned(included.trim()),
        contract_id: contract.map(|c| c.0),
        nda: *nda,
        audience: audience.as_str().to_owned(),
        compared: *compared,
        recorded_at: now,
        updated_at: now,
        withdrawn_at: None,
        demonstration,
        version: 1,
    }
}

pub(super) fn audience(row: &price_point::Model) -> Result<Audience> {
    Audience::parse(&row.audience).ok_or_else(|| wrong(row.id, "audience", &row.audience))
}

fn wrong(row: Uuid, column: &'static str, value: &str) -> Error {
    Error::inconsistent("price_point", column, row, value)
}

/// What one of these tables has of a unit and a quantity.
pub(crate) fn counted(table: &'static str, row: Uuid, unit: &str, quantity: i64) -> Result<(Unit, u32)> {
    let wrong = |column, value: &str| Error::inconsistent(table, column, row, value);
    let unit = Unit::parse(unit).ok_or_else(|| wrong("unit", unit))?;
    let quantity = u32::try_from(quantity).map_err(|_| wrong("quantity", &quantity.to_string()))?;
    Ok((unit, quantity))
}

/// What a row says, whoever asks.
pub(crate) fn said(row: &price_point::Model) -> Result<Priced> {
    let (unit, quantity) = counted("price_point", row.id, &row.unit, row.quantity)?;
    let product = row
        .product_id
        .map(|id| ProductRef { id: ProductId(id), name: row.product_name.clone().unwrap_or_default() });
    Ok(Priced {
        vendor: VendorId(row.vendor_id),
        product,
        unit,
        pence: row.pence,
        quantity,
        on: row.held_on,
        included: row.included.clone(),
        contract: row.contract_id.map(ContractId),
        nda: row.nda,
        audience: audience(row)?,
        compared: row.compared,
    })
}

/// The titles of those of these contracts that whoever reads may see.
pub(super) async fn contracts(reader: &Reader, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = contract::Entity::find()
        .select_only()
        .columns([contract::Column::RecordId, contract::Column::Title])
        .filter(contract::Column::RecordId.is_in(ids))
        .filter(reader.shown(Faces::Contract))
        .into_tuple()
        .all(reader)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What vendors of these ids are called now, by the id that was asked for.
pub(crate) async fn vendors(reader: &Reader, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, VendorRef>> {
    let mut vendors = HashMap::with_capacity(ids.len());
    for id in ids {
        let row = survivor(reader, id).await?.ok_or_else(|| wrong(id, "vendor_id", "nobody"))?;
        let reference =
            VendorRef { id: VendorId(row.id), name: row.name, company_number: row.company_number };
        vendors.insert(id, reference);
    }
    Ok(vendors)
}

pub(crate) fn assemble(
    reader: &Reader,
    rows: Vec<price_point::Model>,
) -> BoxFuture<'_, Result<Vec<PricePoint>>> {
    async move {
        let authorities = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), authorities).await?;
        let vendors = vendors(reader, rows.iter().map(|row| row.vendor_id).collect()).await?;
        let contracts = contracts(reader, rows.iter().filter_map(|row| row.contract_id).collect()).await?;
        let naming = product::naming_of(reader, rows.iter().any(|row| row.product_id.is_some())).await?;
        let point = |row: price_point::Model| {
            let said = said(&row)?;
            let product = said.product.as_ref().map(|product| naming.shown(product));
            // A contract that the viewer does not see is not told of.
            let contract = said
                .contract
                .and_then(|id| contracts.get(&id.0).map(|title| PricedContract { id, title: title.clone() }));
            let authority = authorities.get(&row.authority_id).cloned();
            let vendor = vendors.get(&row.vendor_id).cloned();
            Ok(PricePoint {
                id: PricePointId(row.id),
                authority: authority
                    .ok_or_else(|| wrong(row.id, "authority_id", &row.authority_id.to_string()))?,
                vendor: vendor.ok_or_else(|| wrong(row.id, "vendor_id", &row.vendor_id.to_string()))?,
                said: Priced { contract: contract.as_ref().map(|c| c.id), product, ..said },
                contract,
                recorded_at: row.recorded_at,
                updated_at: row.updated_at,
                demonstration: row.demonstration,
                version: row.version,
            })
        };
        rows.into_iter().map(point).collect()
    }
    .boxed()
}

/// What changed of a price, for its authority's audit.
pub(super) fn told(
    event: Event,
    before: Option<&price_point::Model>,
    after: Option<&price_point::Model>,
) -> Event {
    type Value = fn(&price_point::Model) -> serde_json::Value;
    let fields: [(&str, Value); 11] = [
        ("vendor", |row| row.vendor_id.to_string().into()),
        ("product", |row| row.product_name.clone().into()),
        ("unit", |row| row.unit.clone().into()),
        ("pence", |row| row.pence.into()),
        ("quantity", |row| row.quantity.into()),
        ("on", |row| row.held_on.to_string().into()),
        ("included", |row| row.included.clone().into()),
        ("contract", |row| row.contract_id.map(|id| id.to_string()).into()),
        ("nda", |row| row.nda.into()),
        ("audience", |row| row.audience.clone().into()),
        ("compared", |row| row.compared.into()),
    ];
    fields.into_iter().fold(event, |event, (field, of)| event.change(field, before.map(of), after.map(of)))
}

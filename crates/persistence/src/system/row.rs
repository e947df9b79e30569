//! A system as a row and as a domain value.

use std::collections::{BTreeSet, HashMap};

use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::id::{AuthorityId, ContractId, ProductId, SystemId, VendorId};
use muster_domain::product::ProductRef;
use muster_domain::system::{
    ContractSeen, Details, Evidence, Hosting, Listed, Statement, System, SystemKey, SystemState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::entity::{product, system_record, system_shown};
use crate::reader::Reader;
use crate::{Error, Result, authority, stored, vendor};

const TABLE: &str = "system";

/// How many ids go into one question.
const AT_A_TIME: usize = 500;

/// The systems of rows, with who and what they name; those of the viewer's own with the version that it
/// changes and the audience that it chose.
pub(super) fn assemble(
    reader: &Reader,
    rows: Vec<system_shown::Model>,
) -> BoxFuture<'_, Result<Vec<Listed>>> {
    async move {
        let held_by = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), held_by).await?;
        let vendors: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.vendor_id).collect();
        let vendors = vendor::references(reader, vendors.into_iter().collect()).await?;
        let products = products(reader, rows.iter().filter_map(|row| row.product_id).collect()).await?;
        let own: Vec<Uuid> = rows
            .iter()
            .filter(|row| reader.viewer().sees_own_of(AuthorityId(row.authority_id)))
            .map(|row| row.record_id)
            .collect();
        let own = records(reader, &own).await?;
        let listed = |row: system_shown::Model| {
            let inconsistent = |column, value: &str| Error::inconsistent(TABLE, column, row.id, value);
            let record = own.get(&row.record_id);
            let statement = record.map(statement_of).transpose()?.flatten();
            let authority = authorities.get(&row.authority_id).cloned();
            let state = SystemState::parse(&row.state);
            let contract = row.contract_seen.map(|id| ContractSeen {
                id: ContractId(id),
                title: row.contract_title.clone().unwrap_or_default(),
                end: row.ends_on,
                max_end: row.ends_at_most,
            });
            let hosting = row
                .hosting
                .as_deref()
                .map(|word| Hosting::parse(word).ok_or_else(|| inconsistent("hosting", word)));
            let small = |n: Option<i64>, column| {
                n.map(|n| u32::try_from(n).map_err(|_| inconsistent(column, &n.to_string()))).transpose()
            };
            let satisfaction = small(row.satisfaction, "satisfaction")?;
            Ok(Listed {
                id: SystemId(row.record_id),
                authority: authority
                    .ok_or_else(|| inconsistent("authority_id", &row.authority_id.to_string()))?,
                service_area: area(TABLE, row.id, &row.service_area)?,
                product: row.product_id.and_then(|id| products.get(&id).cloned()),
                vendor: row.vendor_id.and_then(|id| vendors.get(&id).cloned()),
                state: state.ok_or_else(|| inconsistent("state", &row.state))?,
                details: Details {
                    hosting: hosting.transpose()?,
                    users: small(row.users, "users")?,
                    go_live: row.go_live,
                    end_of_support: row.end_of_support,
                    contract: contract.as_ref().map(|contract| contract.id),
                    integrations: read(TABLE, "integrations", row.id, &row.integrations)?,
                    satisfaction: satisfaction.and_then(|n| u8::try_from(n).ok()),
                    notes: row.notes.clone(),
                },
                contract,
                evidence: row
                    .evidence
                    .as_deref()
                    .map(|text| read::<Evidence>(TABLE, "evidence", row.id, text))
                    .transpose()?,
                claimed_at: row.claimed_at,
                confirmed_at: row.confirmed_at,
                audience: statement.map(|statement| statement.audience),
                private: row.face != 0,
                demonstration: row.demonstration,
                version: record.map_or(row.version, |record| record.version),
            })
        };
        rows.into_iter().map(listed).collect()
    }
    .boxed()
}

/// Products as systems name them: whoever sees the system sees what it is.
async fn products(reader: &Reader, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, ProductRef>> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut products = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_A_TIME) {
        let find = product::Entity::find().filter(product::Column::Id.is_in(ids.iter().copied()));
        for row in find.all(reader).await? {
            products.insert(row.id, ProductRef { id: ProductId(row.id), name: row.name });
        }
    }
    Ok(products)
}

async fn records(reader: &Reader, ids: &[Uuid]) -> Result<HashMap<Uuid, system_record::Model>> {
    let mut records = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_A_TIME) {
        let find = system_record::Entity::find().filter(system_record::Column::Id.is_in(ids.iter().copied()));
        records.extend(find.all(reader).await?.into_iter().map(|row| (row.id, row)));
    }
    Ok(records)
}

/// A service area that must be there.
pub(super) fn area(
    table: &'static str,
    row: Uuid,
    code: &str,
) -> Result<muster_domain::service_area::ServiceAreaCode> {
    stored::service_area(table, row, Some(code))?
        .ok_or_else(|| Error::inconsistent(table, "service_area", row, code))
}

/// Reads a document.
pub(super) fn read<T: DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    row: Uuid,
    text: &str,
) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::inconsistent(table, column, row, text))
}

/// What its authority says of a system.
pub(super) fn statement_of(row: &system_record::Model) -> Result<Option<Statement>> {
    row.statement.as_deref().map(|text| read("system_record", "statement", row.id, text)).transpose()
}

/// All that is told of a system.
pub(super) fn system(row: &system_record::Model) -> Result<System> {
    let evidence = row.evidence.as_deref().map(|text| read("system_record", "evidence", row.id, text));
    Ok(System {
        id: SystemId(row.id),
        key: key(row)?,
        vendor: row.product_id.and(row.vendor_id).map(VendorId),
        evidence: evidence.transpose()?,
        claimed_at: row.claimed_at,
        statement: statement_of(row)?,
    })
}

/// What makes it that system, as it was put on record.
pub(super) fn key(row: &system_record::Model) -> Result<SystemKey> {
    let (product, vendor) = (row.product_id.map(ProductId), row.vendor_id.map(VendorId));
    let area = area("system_record", row.id, &row.service_area)?;
    SystemKey::new(AuthorityId(row.authority_id), area, product, vendor).ok_or_else(|| {
        Error::inconsistent("system_record", "product_id", row.id, "neither product nor vendor")
    })
}

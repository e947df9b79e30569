//! Writing the faces of systems: what each reader sees, and only where it differs from what stands there.

use std::collections::{BTreeSet, HashMap};

use muster_domain::change::ChangeKind;
use muster_domain::id::{AuthorityId, ProductId, VendorId};
use muster_domain::product::ruling::survivor;
use muster_domain::record::Reach;
use muster_domain::system::View;
use muster_domain::text::fold;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter};
use uuid::Uuid;

use super::row;
use crate::change::Told;
use crate::entity::{authority, product, system, system_record, vendor};
use crate::insert::insert;
use crate::{Error, Result, face};

/// How many ids go into one statement.
const AT_A_TIME: usize = 500;

/// Who and what systems name, as they are called now, and what leads where since it was merged.
pub(super) struct Names {
    authorities: HashMap<Uuid, String>,
    products: HashMap<Uuid, String>,
    pub(super) invented_products: BTreeSet<Uuid>,
    pub(super) merged: HashMap<ProductId, ProductId>,
    vendors: HashMap<Uuid, vendor::Model>,
}

impl Names {
    /// Those that these records name, and more.
    pub(super) async fn of(
        transaction: &DatabaseTransaction,
        records: &[system_record::Model],
        held_by: &[AuthorityId],
        more: impl IntoIterator<Item = VendorId>,
    ) -> Result<Self> {
        let all = product::Entity::find().all(transaction).await?;
        let merged = crate::product::merged(transaction).await?;
        let invented_products = all.iter().filter(|row| row.demonstration).map(|row| row.id).collect();
        let products = all.into_iter().map(|row| (row.id, fold(&row.name))).collect();
        let more_held_by = held_by.iter().map(|authority| authority.0);
        let held_by: BTreeSet<Uuid> =
            records.iter().map(|row| row.authority_id).chain(more_held_by).collect();
        let find = authority::Entity::find().filter(authority::Column::Id.is_in(held_by));
        let authorities =
            find.all(transaction).await?.into_iter().map(|row| (row.id, fold(&row.name))).collect();
        let mut vendors: HashMap<Uuid, vendor::Model> = HashMap::new();
        let mut wanted: BTreeSet<Uuid> = records.iter().filter_map(|row| row.vendor_id).collect();
        for row in records {
            wanted.extend(row::system(row)?.evidence.and_then(|evidence| evidence.vendor).map(|v| v.0));
        }
        wanted.extend(more.into_iter().map(|vendor| vendor.0));
        while !wanted.is_empty() {
            let asked: Vec<Uuid> = std::mem::take(&mut wanted).into_iter().collect();
            for ids in asked.chunks(AT_A_TIME) {
                let find = vendor::Entity::find().filter(vendor::Column::Id.is_in(ids.iter().copied()));
                for row in find.all(transaction).await? {
                    wanted.extend(row.merged_into);
                    vendors.insert(row.id, row);
                }
            }
            wanted.retain(|id| !vendors.contains_key(id));
        }
        Ok(Self { authorities, products, invented_products, merged, vendors })
    }

    /// Where a product leads.
    pub(super) fn product(&self, id: Uuid) -> Uuid {
        survivor(&self.merged, ProductId(id)).0
    }

    /// Where a vendor leads.
    pub(super) fn vendor(&self, id: Uuid) -> Uuid {
        let mut at = id;
        for _ in 0..=self.vendors.len() {
            match self.vendors.get(&at).and_then(|row| row.merged_into) {
                Some(into) => at = into,
                None => break,
            }
        }
        at
    }

    /// Whether a vendor is invented.
    pub(super) fn invented_vendor(&self, id: Uuid) -> bool {
        self.vendors.get(&id).is_some_and(|row| row.demonstration)
    }
}

/// Writes what readers see of these records, and counts the faces that changed.
pub(super) async fn show(
    transaction: &DatabaseTransaction,
    records: &[system_record::Model],
    names: &Names,
    told: &mut Told,
) -> Result<u64> {
    let mut before: HashMap<Uuid, system::Model> = HashMap::new();
    for records in records.chunks(AT_A_TIME) {
        let of = system::Column::RecordId.is_in(records.iter().map(|row| row.id));
        let rows = system::Entity::find().filter(of).all(transaction).await?;
        before.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    let mut written = Vec::new();
    for record in records {
        for (reach, after) in faces(record, names)? {
            let Some(stood) = before.remove(&after.id) else {
                told.tell(ChangeKind::System, record.id, reach);
                written.push(after);
                continue;
            };
            let after = system::Model { version: stood.version, ..after };
            if after == stood {
                continue;
            }
            let only_covered = system::Model { covered: after.covered, ..stood } == after;
            // What members see instead is nothing that the public could notice.
            told.tell(ChangeKind::System, record.id, if only_covered { Reach::Members } else { reach });
            written.push(system::Model { version: after.version + i64::from(!only_covered), ..after });
        }
    }
    let gone: Vec<system::Model> = before.into_values().collect();
    for row in &gone {
        told.tell(ChangeKind::System, row.record_id, reach(row)?);
    }
    for rows in gone.chunks(AT_A_TIME) {
        let of = system::Column::Id.is_in(rows.iter().map(|row| row.id));
        system::Entity::delete_many().filter(of).exec(transaction).await?;
    }
    let whole_row = OnConflict::column(system::Column::Id)
        .update_columns(system::Column::iter().filter(|column| !matches!(column, system::Column::Id)))
        .to_owned();
    insert(transaction, &written, Some(&whole_row)).await?;
    Ok(u64::try_from(written.len() + gone.len()).unwrap_or(u64::MAX))
}

/// Forgets records, and tells those who saw them.
pub(super) async fn forget(transaction: &DatabaseTransaction, ids: &[Uuid], told: &mut Told) -> Result<u64> {
    let mut gone = 0;
    for ids in ids.chunks(AT_A_TIME) {
        let of = system::Column::RecordId.is_in(ids.iter().copied());
        for row in system::Entity::find().filter(of).all(transaction).await? {
            told.tell(ChangeKind::System, row.record_id, reach(&row)?);
            gone += 1;
        }
        let of = system_record::Column::Id.is_in(ids.iter().copied());
        system_record::Entity::delete_many().filter(of).exec(transaction).await?;
    }
    Ok(gone)
}

/// Writes records as they are now.
pub(super) async fn store(transaction: &DatabaseTransaction, records: &[system_record::Model]) -> Result<()> {
    let whole_row = OnConflict::column(system_record::Column::Id)
        .update_columns(
            system_record::Column::iter().filter(|column| !matches!(column, system_record::Column::Id)),
        )
        .to_owned();
    insert(transaction, records, Some(&whole_row)).await
}

fn reach(row: &system::Model) -> Result<Reach> {
    face::reach(row.face, row.reader_id)
        .ok_or_else(|| Error::inconsistent("system", "face", row.id, &row.face.to_string()))
}

/// The rows that are to stand there.
fn faces(record: &system_record::Model, names: &Names) -> Result<Vec<(Reach, system::Model)>> {
    let all = row::system(record)?;
    let product_id = record.product_id.map(|id| names.product(id));
    let evidence = all.evidence.as_ref().map(document).transpose()?;
    let rows = all.faces().into_iter().map(|told| {
        let muster_domain::system::Face { reach, view, covered } = told;
        let View { state, vendor, claimed_at, details, confirmed_at } = view;
        let vendor_id = vendor.map(|vendor| names.vendor(vendor.0));
        let (face, reader_id) = face::columns(reach);
        let row = system::Model {
            id: face::row_id(record.id, reach),
            record_id: record.id,
            face,
            reader_id,
            covered,
            authority_id: record.authority_id,
            authority_name: names.authorities.get(&record.authority_id).cloned().ok_or_else(|| {
                let held_by = record.authority_id.to_string();
                Error::inconsistent("system_record", "authority_id", record.id, &held_by)
            })?,
            service_area: record.service_area.clone(),
            product_id,
            product_name: product_id.and_then(|id| names.products.get(&id).cloned()),
            vendor_id,
            vendor_name: vendor_id.and_then(|id| names.vendors.get(&id)).map(|row| row.name_folded.clone()),
            state: state.as_str().to_owned(),
            hosting: details.hosting.map(|hosting| hosting.as_str().to_owned()),
            users: details.users.map(i64::from),
            go_live: details.go_live,
            end_of_support: details.end_of_support,
            contract_id: details.contract.map(|contract| contract.0),
            integrations: document(&details.integrations)?,
            satisfaction: details.satisfaction.map(i64::from),
            notes: details.notes,
            evidence: evidence.clone(),
            claimed_at,
            confirmed_at,
            demonstration: record.demonstration,
            version: 1,
        };
        Ok((reach, row))
    });
    rows.collect()
}

/// A document of a column.
pub(super) fn document(value: &impl serde::Serialize) -> Result<String> {
    let failed = |error: serde_json::Error| sea_orm::DbErr::Custom(error.to_string());
    Ok(crate::text::cleaned(&serde_json::to_string(value).map_err(failed)?))
}

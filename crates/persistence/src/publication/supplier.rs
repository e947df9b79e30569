//! What is known of the suppliers of contracts: published, and so for everybody.

use std::collections::{BTreeSet, HashMap};

use muster_domain::contract::Contract;
use muster_domain::id::VendorId;
use muster_domain::identifier::Identifier;
use muster_domain::transparency::Supplier;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{vendor, vendor_identifier};
use crate::{Database, Result};

/// Ids in one statement.
const AT_A_TIME: usize = 1_000;

/// The Charity Commission for England and Wales.
const CHARITY: &str = "GB-CHC";

/// Accounts with services that publish notices, of which one supplier has many: they name nobody elsewhere.
const ACCOUNTS: [&str; 3] = ["GB-CFS", "GB-SRS", "GB-FTS"];

/// The suppliers of all of these, by id.
pub(super) async fn of<'a>(
    database: &Database,
    contracts: impl Iterator<Item = &'a Contract>,
) -> Result<HashMap<Uuid, Supplier>> {
    let ids: BTreeSet<Uuid> = contracts.flat_map(|c| c.vendors.iter().map(|v| v.id.0)).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut suppliers: HashMap<Uuid, Supplier> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(AT_A_TIME) {
        let chunk = || chunk.iter().copied();
        let rows =
            vendor::Entity::find().filter(vendor::Column::Id.is_in(chunk())).all(database.readers()).await?;
        for vendor::Model { id, company_number, sme, vcse, .. } in rows {
            let known = Supplier { id: Some(VendorId(id)), company_number, sme, vcse, ..Supplier::default() };
            suppliers.insert(id, known);
        }
        let rows = vendor_identifier::Entity::find()
            .filter(vendor_identifier::Column::VendorId.is_in(chunk()))
            .order_by_asc(vendor_identifier::Column::Scheme)
            .order_by_asc(vendor_identifier::Column::Identifier)
            .all(database.readers())
            .await?;
        for vendor_identifier::Model { vendor_id, scheme, identifier, .. } in rows {
            let supplier = suppliers.entry(vendor_id).or_default();
            match scheme.as_str() {
                Identifier::COMPANIES_HOUSE => {}
                account if ACCOUNTS.contains(&account) => {}
                CHARITY => supplier.charity_number = Some(identifier),
                _ => supplier.other.push(format!("{scheme}-{identifier}")),
            }
        }
    }
    Ok(suppliers)
}

/// What notices say of each of these vendors: whether it is small or medium-sized, whether it is a voluntary or
/// community organisation. Those of which they say neither are left out.
pub(crate) async fn kinds(
    database: &Database,
    vendors: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, (Option<bool>, Option<bool>)>> {
    let ids: Vec<Uuid> = vendors.collect::<BTreeSet<Uuid>>().into_iter().collect();
    let mut kinds = HashMap::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let said =
            Condition::any().add(vendor::Column::Sme.is_not_null()).add(vendor::Column::Vcse.is_not_null());
        let rows: Vec<(Uuid, Option<bool>, Option<bool>)> = vendor::Entity::find()
            .select_only()
            .columns([vendor::Column::Id, vendor::Column::Sme, vendor::Column::Vcse])
            .filter(vendor::Column::Id.is_in(chunk.iter().copied()))
            .filter(said)
            .into_tuple()
            .all(database.readers())
            .await?;
        kinds.extend(rows.into_iter().map(|(id, sme, vcse)| (id, (sme, vcse))));
    }
    Ok(kinds)
}

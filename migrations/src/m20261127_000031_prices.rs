//! Unit prices, and what of them is compared.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, TABLES).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(POLICIES).await?;
        }
        Ok(())
    }
}

/// `price_point` is what an authority says of a price now, for its audience. `price_entry` is what it let be
/// compared, once said and never changed, so that every answer that was given stays as it was: it is all
/// authorities' prices together, and nobody but the comparison reads it. `contract_id` is a record, whose faces
/// come and go, and so no foreign key; `product_id` may be that of a name which nobody put on record.
const TABLES: &str = r#"
CREATE TABLE price_point (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    vendor_id {uuid} NOT NULL REFERENCES vendor (id),
    product_id {uuid},
    product_name text,
    unit text NOT NULL,
    pence {long} NOT NULL,
    quantity {long} NOT NULL,
    held_on {date} NOT NULL,
    included text NOT NULL,
    contract_id {uuid},
    nda {bool} NOT NULL,
    audience text NOT NULL,
    compared {bool} NOT NULL,
    recorded_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    withdrawn_at {instant},
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX price_point_by_day ON price_point (held_on, id);
CREATE INDEX price_point_by_price ON price_point (pence, id);
CREATE INDEX price_point_by_quantity ON price_point (quantity, id);
CREATE INDEX price_point_by_record ON price_point (recorded_at, id);
CREATE INDEX price_point_by_authority ON price_point (authority_id, held_on, id);
CREATE INDEX price_point_by_vendor ON price_point (vendor_id, held_on, id);
CREATE INDEX price_point_by_contract ON price_point (contract_id) WHERE contract_id IS NOT NULL;

CREATE TABLE price_entry (
    id {uuid} NOT NULL PRIMARY KEY,
    price_point_id {uuid} NOT NULL REFERENCES price_point (id),
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    vendor_id {uuid} NOT NULL REFERENCES vendor (id),
    product_id {uuid},
    unit text NOT NULL,
    pence {long} NOT NULL,
    quantity {long} NOT NULL,
    held_on {date} NOT NULL,
    recorded_at {instant} NOT NULL,
    replaced_at {instant},
    withdrawn_at {instant}
) {wide};
CREATE INDEX price_entry_by_cell ON price_entry (vendor_id, product_id, unit);
CREATE INDEX price_entry_by_product ON price_entry (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX price_entry_by_point ON price_entry (price_point_id);
"#;

/// The same rule as `persistence::admitted`. What was taken back is nobody's to read.
const POLICIES: &str = r#"
ALTER TABLE price_point ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON price_point FOR SELECT USING (withdrawn_at IS NULL AND (
    audience = 'public'
    OR audience = 'members' AND (SELECT muster_viewer()) IS NOT NULL
    OR authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own())))
"#;

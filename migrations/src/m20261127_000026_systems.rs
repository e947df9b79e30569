//! Products, and the systems that authorities use.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, PRODUCTS).await?;
        dialect::run(manager, SYSTEMS).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            for statement in [VIEWER, POLICIES] {
                manager.get_connection().execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }
}

/// `vendor_id` is the vendor that the product's contracts name. `named_by` is the authority that put a product on
/// record which nobody else has named: it is that authority's own until others see a system with it. `product_name` has
/// every name but the present one. In `product_ruling`, `other_id` is the product that remains of a merge, or the
/// one that was split off; `names` are those that a split gave away, one a line.
const PRODUCTS: &str = r#"
CREATE TABLE product (
    id {uuid} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    maker text,
    vendor_id {uuid} REFERENCES vendor (id) ON DELETE SET NULL,
    merged_into {uuid} REFERENCES product (id) ON DELETE CASCADE,
    named_by {uuid} REFERENCES authority (id) ON DELETE CASCADE,
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX product_by_name ON product (name_folded, id);
CREATE INDEX product_by_vendor ON product (vendor_id) WHERE vendor_id IS NOT NULL;
CREATE INDEX product_merged ON product (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE product_name (
    product_id {uuid} NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    name_folded {folded} NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (product_id, name_folded)
) {narrow};
CREATE INDEX product_name_by_name ON product_name (name_folded, product_id);

CREATE TABLE product_area (
    product_id {uuid} NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    service_area text NOT NULL,
    PRIMARY KEY (product_id, service_area)
) {narrow};

CREATE TABLE product_ruling (
    id {uuid} NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    product_id {uuid} NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    other_id {uuid} REFERENCES product (id) ON DELETE CASCADE,
    from_name text,
    to_name text,
    names text NOT NULL,
    reason text NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    ruled_at {instant} NOT NULL,
    undone_at {instant}
) {wide};
CREATE INDEX product_ruling_by_product ON product_ruling (product_id, ruled_at, id);
CREATE INDEX product_ruling_by_other ON product_ruling (other_id, ruled_at, id) WHERE other_id IS NOT NULL;
"#;

/// `system_record` is all that is told of a system; `evidence` and `statement` are documents that are read and
/// written whole. `system` has its faces, as `contract` has: what one reader sees stands in one row. `contract_id`
/// is a record, which not everybody who sees the system need see. `system_saying` is what was said of it, in
/// order, each to the audience that it was said to. `system_run` says up to which change contracts were read.
const SYSTEMS: &str = r#"
CREATE TABLE system_record (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    service_area text NOT NULL,
    product_id {uuid} REFERENCES product (id) ON DELETE CASCADE,
    vendor_id {uuid} REFERENCES vendor (id) ON DELETE CASCADE,
    evidence text,
    evidence_contract_id {uuid},
    claimed_at {instant},
    statement text,
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX system_record_by_evidence ON system_record (evidence_contract_id)
    WHERE evidence_contract_id IS NOT NULL;
CREATE INDEX system_record_by_authority ON system_record (authority_id, service_area, id);
CREATE INDEX system_record_by_product ON system_record (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE system (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL REFERENCES system_record (id) ON DELETE CASCADE,
    face integer NOT NULL CHECK (face IN (0, 1, 3)),
    reader_id {uuid} REFERENCES authority (id) ON DELETE CASCADE,
    covered {bool} NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    authority_name {folded} NOT NULL,
    service_area {folded} NOT NULL,
    product_id {uuid} REFERENCES product (id) ON DELETE CASCADE,
    product_name {folded},
    vendor_id {uuid} REFERENCES vendor (id) ON DELETE SET NULL,
    vendor_name {folded},
    state text NOT NULL,
    hosting text,
    users {long},
    go_live {date},
    end_of_support {date},
    contract_id {uuid},
    integrations text NOT NULL,
    satisfaction {long},
    notes text,
    evidence text,
    claimed_at {instant},
    confirmed_at {instant},
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE UNIQUE INDEX system_faces ON system (record_id, face);
CREATE INDEX system_of_reader ON system (reader_id, record_id, face) WHERE reader_id IS NOT NULL;
CREATE INDEX system_covered ON system (record_id) WHERE covered;
CREATE INDEX system_by_authority_name ON system (authority_name, id, face, covered);
CREATE INDEX system_by_area ON system (service_area, id, face, covered);
CREATE INDEX system_by_product_name ON system (product_name, id, face, covered);
CREATE INDEX system_by_vendor_name ON system (vendor_name, id, face, covered);
CREATE INDEX system_by_satisfaction ON system (satisfaction, id, face, covered);
CREATE INDEX system_by_authority ON system (authority_id, service_area, id);
CREATE INDEX system_by_product ON system (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX system_by_vendor ON system (vendor_id, id) WHERE vendor_id IS NOT NULL;

CREATE TABLE system_saying (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL REFERENCES system_record (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    kind text NOT NULL,
    audience text NOT NULL,
    vendor_id {uuid} REFERENCES vendor (id) ON DELETE SET NULL,
    statement text,
    said_at {instant} NOT NULL
) {wide};
CREATE INDEX system_saying_by_record ON system_saying (record_id, said_at, id);

CREATE TABLE system_run (
    number integer NOT NULL PRIMARY KEY CHECK (number = 1),
    mark {long} NOT NULL,
    computed_on {date}
) {wide};
INSERT INTO system_run (number, mark, computed_on) VALUES (1, 0, NULL);
"#;

/// Finds the systems of which the reader has a face of its own, past row-level security: a policy cannot ask the
/// table that it guards.
const VIEWER: &str = r#"
CREATE FUNCTION muster_own_systems() RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT record_id FROM system WHERE reader_id = muster_viewer() AND muster_sees_own()
$$
"#;

/// What the stores say, said once more.
const POLICIES: &str = r#"
ALTER TABLE system ENABLE ROW LEVEL SECURITY;
ALTER TABLE system_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE system_saying ENABLE ROW LEVEL SECURITY;
ALTER TABLE product ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_area ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_ruling ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON system FOR SELECT USING (
    CASE WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE reader_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own())
        OR reader_id IS NULL AND NOT covered AND record_id NOT IN (SELECT muster_own_systems()) END);
CREATE POLICY own ON system_record FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY visible ON system_saying FOR SELECT USING (
    audience = 'public' OR audience = 'members' AND (SELECT muster_viewer()) IS NOT NULL
    OR authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY visible ON product FOR SELECT USING (
    named_by IS NULL OR named_by = (SELECT muster_viewer()) AND (SELECT muster_sees_own())
    OR EXISTS (SELECT 1 FROM system s WHERE s.product_id = product.id));
CREATE POLICY visible ON product_name FOR SELECT USING (
    EXISTS (SELECT 1 FROM product p WHERE p.id = product_id));
CREATE POLICY visible ON product_area FOR SELECT USING (
    EXISTS (SELECT 1 FROM product p WHERE p.id = product_id));
CREATE POLICY visible ON product_ruling FOR SELECT USING (
    (SELECT muster_viewer()) IS NOT NULL AND EXISTS (SELECT 1 FROM product p WHERE p.id = product_id))
"#;

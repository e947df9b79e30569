//! Pilots: what authorities tried.

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

/// A pilot has one audience as a whole. `product_id` follows from the product's first name, which stands beside
/// it. In `pilot_change`, `changes` is a document of fields with what they were and what they became, which
/// only those see who see everything of the authority: what was once kept close stays so.
const TABLES: &str = r#"
CREATE TABLE pilot (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    question text NOT NULL,
    question_folded {folded} NOT NULL,
    approach text,
    vendor_id {uuid} REFERENCES vendor (id),
    product_id {uuid},
    product text,
    start_on {date},
    end_on {date},
    cost_pence {long},
    cost_currency text,
    people {long},
    measures text,
    outcome text,
    decision text,
    why text,
    lessons text,
    contact text,
    audience text NOT NULL CHECK (audience IN ('public', 'members', 'own')),
    recorded_at {instant} NOT NULL,
    vouched_at {instant} NOT NULL,
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX pilot_by_recorded ON pilot (recorded_at, id);
CREATE INDEX pilot_by_vouched ON pilot (vouched_at, id);
CREATE INDEX pilot_by_start ON pilot (start_on, id);
CREATE INDEX pilot_by_end ON pilot (end_on, id);
CREATE INDEX pilot_by_cost ON pilot (cost_pence, id);
CREATE INDEX pilot_by_question ON pilot (question_folded, id);
CREATE INDEX pilot_by_authority ON pilot (authority_id, recorded_at, id);
CREATE INDEX pilot_by_vendor ON pilot (vendor_id, recorded_at, id);
CREATE INDEX pilot_by_product ON pilot (product_id, recorded_at, id);

CREATE TABLE pilot_service_area (
    pilot_id {uuid} NOT NULL REFERENCES pilot (id) ON DELETE CASCADE,
    position integer NOT NULL,
    service_area text NOT NULL,
    PRIMARY KEY (pilot_id, position)
) {narrow};
CREATE INDEX pilot_service_area_by_area ON pilot_service_area (service_area, pilot_id);

CREATE TABLE pilot_document (
    pilot_id {uuid} NOT NULL REFERENCES pilot (id) ON DELETE CASCADE,
    position integer NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (pilot_id, position)
) {narrow};

CREATE TABLE pilot_change (
    id {uuid} NOT NULL PRIMARY KEY,
    pilot_id {uuid} NOT NULL REFERENCES pilot (id) ON DELETE CASCADE,
    changed_at {instant} NOT NULL,
    changed_by text NOT NULL,
    what text NOT NULL,
    changes text NOT NULL
) {wide};
CREATE INDEX pilot_change_by_pilot ON pilot_change (pilot_id, changed_at, id);
"#;

/// Search learns of another kind of record that not everybody may see.
const POLICIES: &str = r#"
ALTER TABLE pilot ENABLE ROW LEVEL SECURITY;
ALTER TABLE pilot_service_area ENABLE ROW LEVEL SECURITY;
ALTER TABLE pilot_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE pilot_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON pilot FOR SELECT USING (
    audience = 'public' OR audience = 'members' AND (SELECT muster_viewer()) IS NOT NULL
    OR authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY visible ON pilot_service_area FOR SELECT USING (
    EXISTS (SELECT 1 FROM pilot p WHERE p.id = pilot_id));
CREATE POLICY visible ON pilot_document FOR SELECT USING (
    EXISTS (SELECT 1 FROM pilot p WHERE p.id = pilot_id));
CREATE POLICY own ON pilot_change FOR SELECT USING (
    EXISTS (SELECT 1 FROM pilot p WHERE p.id = pilot_id
        AND p.authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own())));
CREATE POLICY visible_pilot ON search_private_document FOR SELECT USING (
    EXISTS (SELECT 1 FROM pilot r WHERE r.id = record))
"#;

//! Records as their authorities keep them: what they say, who may see it, what they did when.

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

/// A contract or procurement has a `record` once its authority has said something of it, or made it
/// by hand. `published`: what notices say, as one document, since the rows of `contract` and
/// `procurement` are made of both. `lapses_on`: the first day on which something that is shared until
/// then is shared no more. In `record_reader`, `field` is empty for the record itself and `band` for
/// the band of its value.
const TABLES: &str = r#"
CREATE TABLE record (
    id {uuid} NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    origin text NOT NULL,
    published text,
    audience text NOT NULL,
    nda {bool} NOT NULL,
    archived_at {instant},
    demonstration {bool} NOT NULL,
    lapses_on {date},
    created_by text NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX record_by_authority ON record (authority_id, id);
CREATE INDEX record_by_lapse ON record (lapses_on) WHERE lapses_on IS NOT NULL;

CREATE TABLE record_reader (
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field text NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    until {date},
    PRIMARY KEY (record_id, field, authority_id)
) {narrow};

CREATE TABLE record_field (
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field text NOT NULL,
    audience text NOT NULL,
    band_audience text,
    PRIMARY KEY (record_id, field)
) {narrow};

CREATE TABLE record_statement (
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field text NOT NULL,
    value text NOT NULL,
    said_by text NOT NULL,
    said_at {instant} NOT NULL,
    PRIMARY KEY (record_id, field)
) {wide};

CREATE TABLE record_clearance (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field text NOT NULL,
    audience text NOT NULL,
    until {date},
    reason text NOT NULL,
    nda_checked {bool} NOT NULL,
    supplier_consent {bool} NOT NULL,
    disclosure_considered {bool} NOT NULL,
    cleared_by text NOT NULL,
    cleared_at {instant} NOT NULL,
    revoked_at {instant}
) {wide};
CREATE INDEX record_clearance_by_record ON record_clearance (record_id, id);

CREATE TABLE record_change (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    version {long} NOT NULL,
    changed_at {instant} NOT NULL,
    changed_by text NOT NULL,
    what text NOT NULL,
    part_before text NOT NULL,
    part_after text NOT NULL,
    undoes {uuid}
) {wide};
CREATE UNIQUE INDEX record_change_by_record ON record_change (record_id, version);

CREATE TABLE record_question (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field text NOT NULL,
    notice_id {uuid} REFERENCES notice (id) ON DELETE SET NULL,
    published text NOT NULL,
    said text NOT NULL,
    asked_at {instant} NOT NULL,
    answered text
) {wide};
CREATE INDEX record_question_by_record ON record_question (record_id, id);
CREATE INDEX record_question_open ON record_question (asked_at, id) WHERE answered IS NULL;
"#;

/// What an authority says is read by that authority; what others see of it stands in the faces.
const POLICIES: &str = r#"
ALTER TABLE record ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_field ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_clearance ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_question ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON record FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY own ON record_reader FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id));
CREATE POLICY own ON record_field FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id));
CREATE POLICY own ON record_statement FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id));
CREATE POLICY own ON record_clearance FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id));
CREATE POLICY own ON record_change FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id));
CREATE POLICY own ON record_question FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = record_id))
"#;

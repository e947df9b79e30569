//! Registers that boroughs send as files: the files, their rows as they were understood, and what is
//! remembered for the next one.

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

/// `settings`, `understood` and `counts` are documents that are read and written whole. `asked_by` is the
/// account for which the work is done outside its request. A `register_file_part` is a piece of the file as
/// it came. In `register_file_row`, `number` is null of a record that no row tells of; `change_id` is what
/// taking the row did to its record. `register_file_link` remembers which record a row was, by what it is
/// known by from one file to the next; `register_file_heading` what a heading means (null: nothing).
const TABLES: &str = r#"
CREATE TABLE register_file (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    name text NOT NULL,
    bytes {long} NOT NULL,
    digest text NOT NULL,
    state text NOT NULL,
    refused text,
    settings text NOT NULL,
    understood text NOT NULL,
    counts text NOT NULL,
    asked_by text NOT NULL,
    sent_by text NOT NULL,
    sent_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    taken_at {instant},
    undone_at {instant},
    rows_read {long} NOT NULL,
    claimed_at {instant},
    version {long} NOT NULL
) {wide};
CREATE INDEX register_file_by_authority ON register_file (authority_id, sent_at, id);
CREATE INDEX register_file_due ON register_file (updated_at, id)
    WHERE state IN ('reading', 'taking', 'undoing');

CREATE TABLE register_file_part (
    file_id {uuid} NOT NULL REFERENCES register_file (id) ON DELETE CASCADE,
    position integer NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (file_id, position)
) {wide};

CREATE TABLE register_file_row (
    id {uuid} NOT NULL PRIMARY KEY,
    file_id {uuid} NOT NULL REFERENCES register_file (id) ON DELETE CASCADE,
    place {long} NOT NULL,
    number {long},
    outcome text NOT NULL,
    flawed {bool} NOT NULL,
    decision text,
    record_id {uuid},
    key text NOT NULL,
    title text NOT NULL,
    entry text NOT NULL,
    changes text NOT NULL,
    flaws text NOT NULL,
    why text,
    change_id {uuid}
) {wide};
CREATE UNIQUE INDEX register_file_row_by_place ON register_file_row (file_id, place);
CREATE INDEX register_file_row_by_outcome ON register_file_row (file_id, outcome, place);
CREATE INDEX register_file_row_flawed ON register_file_row (file_id, place) WHERE flawed;

CREATE TABLE register_file_link (
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    key {folded} NOT NULL,
    record_id {uuid} NOT NULL,
    PRIMARY KEY (authority_id, key)
) {narrow};

CREATE TABLE register_file_heading (
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    heading {folded} NOT NULL,
    meaning text,
    PRIMARY KEY (authority_id, heading)
) {wide};
"#;

/// A register is its authority's own until it is taken, and then its records say who sees them.
const POLICIES: &str = r#"
ALTER TABLE register_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_file_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_file_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_file_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_file_heading ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON register_file FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY own ON register_file_row FOR SELECT USING (
    EXISTS (SELECT 1 FROM register_file f WHERE f.id = file_id))
"#;

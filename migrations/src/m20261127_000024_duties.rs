//! What authorities must publish: what they say of themselves, what they have done, how suppliers performed.

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

/// `duty_discharge.subject_id` is a contract, a procurement or the authority itself, as `concern` says; it
/// and `assessment.contract_id` are records, whose faces come and go, and so no foreign keys.
const TABLES: &str = r#"
CREATE TABLE duty_setting (
    authority_id {uuid} NOT NULL PRIMARY KEY REFERENCES authority (id),
    described text NOT NULL,
    updated_at {instant} NOT NULL
) {wide};

CREATE TABLE duty_discharge (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    kind text NOT NULL,
    concern text NOT NULL,
    subject_id {uuid} NOT NULL,
    occurrence text NOT NULL,
    reference text NOT NULL,
    said_by text NOT NULL,
    said_at {instant} NOT NULL
) {wide};
CREATE UNIQUE INDEX duty_discharge_once ON duty_discharge (authority_id, kind, subject_id, occurrence);

CREATE TABLE assessment (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    contract_id {uuid} NOT NULL,
    kpi text NOT NULL,
    rating text NOT NULL,
    from_on {date} NOT NULL,
    to_on {date} NOT NULL,
    note text,
    assessed_by text NOT NULL,
    assessed_at {instant} NOT NULL
) {wide};
CREATE INDEX assessment_by_contract ON assessment (contract_id, assessed_at, id);
"#;

/// All of it is the authority's own.
const POLICIES: &str = r#"
ALTER TABLE duty_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_discharge ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON duty_setting FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY own ON duty_discharge FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY own ON assessment FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()))
"#;

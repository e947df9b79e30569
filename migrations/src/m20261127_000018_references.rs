//! The references by which an authority's other systems know its records.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, REFERENCES).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(POLICY).await?;
        }
        Ok(())
    }
}

/// What is said stands in `record_statement`, as all that is said; this is the index by which it is found, of
/// records that are not put away, and what makes it unique.
const REFERENCES: &str = r#"
CREATE TABLE record_reference (
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    kind text NOT NULL,
    reference text NOT NULL,
    record_id {uuid} NOT NULL UNIQUE REFERENCES record (id) ON DELETE CASCADE,
    PRIMARY KEY (authority_id, kind, reference)
) {narrow};
"#;

const POLICY: &str = r#"
ALTER TABLE record_reference ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON record_reference FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()))
"#;

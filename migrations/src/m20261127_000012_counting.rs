//! What row-level security asks of each row of PostgreSQL, made cheap to answer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        dialect::run(manager, INDEXES).await?;
        dialect::run(manager, POLICIES).await
    }
}

/// The indexes that lists are counted by hold every column that the policy on contracts names, too:
/// without them each row that is counted has to be fetched to ask who may see it.
const INDEXES: &str = r#"
DROP INDEX contract_by_end;
DROP INDEX contract_by_authority;
CREATE INDEX contract_by_end ON contract
    (end_on, id, face, covered, technology, status, last_day, demonstration, authority_id, service_area, best_pence)
    INCLUDE (record_id, reader_id);
CREATE INDEX contract_by_authority ON contract
    (authority_id, end_on, id, face, covered, technology, status, last_day, demonstration, service_area, best_pence)
    INCLUDE (record_id, reader_id);
"#;

/// The same rule as before. Where nobody said who reads it is the public, and no function needs to be
/// asked: calling one costs a statement more than finding a record by its id does.
const POLICIES: &str = r#"
ALTER POLICY visible ON contract USING (
    CASE WHEN (SELECT coalesce(current_setting('muster.viewer', true), '') = '') THEN face = 0
    WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE reader_id = (SELECT muster_viewer()) AND (face = 2 OR (SELECT muster_sees_own()))
        OR reader_id IS NULL AND NOT covered AND record_id NOT IN (SELECT muster_own_contracts()) END);
ALTER POLICY visible ON procurement USING (
    CASE WHEN (SELECT coalesce(current_setting('muster.viewer', true), '') = '') THEN face = 0
    WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE reader_id = (SELECT muster_viewer()) AND (face = 2 OR (SELECT muster_sees_own()))
        OR reader_id IS NULL AND NOT covered AND record_id NOT IN (SELECT muster_own_procurements()) END);
ALTER POLICY visible ON opportunity USING (
    CASE WHEN (SELECT coalesce(current_setting('muster.viewer', true), '') = '') THEN face = 0
    WHEN (SELECT muster_viewer()) IS NULL THEN face = 0 ELSE NOT covered END);
"#;

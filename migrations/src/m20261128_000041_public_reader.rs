//! On PostgreSQL the public reads as a role of its own, to which published faces alone are shown.
//!
//! The policies of the role that members read as ask of every statement who reads, which takes PostgreSQL longer to
//! plan than a page takes it to read, and of every row that is counted. What the public may see depends on nothing
//! but the row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        // Where there is none, the public reads as members do who said nothing of themselves.
        dialect::role(manager, "muster_public").await?;
        manager.get_connection().execute_unprepared(POLICIES).await?;
        Ok(())
    }
}

/// Policies of several roles add up: those of before are for the role of members alone from now on, where there
/// are both.
const POLICIES: &str = r#"
DO $$
BEGIN
    IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('muster_reader', 'muster_public')) < 2 THEN
        RETURN;
    END IF;
    ALTER POLICY visible ON contract TO muster_reader;
    ALTER POLICY visible ON procurement TO muster_reader;
    ALTER POLICY visible ON opportunity TO muster_reader;
    ALTER POLICY visible ON contract_vendor TO muster_reader;
    ALTER POLICY visible ON contract_cpv TO muster_reader;
    ALTER POLICY visible ON procurement_cpv TO muster_reader;
    ALTER POLICY visible ON opportunity_authority TO muster_reader;
    CREATE POLICY published ON contract FOR SELECT TO muster_public USING (face = 0);
    CREATE POLICY published ON procurement FOR SELECT TO muster_public USING (face = 0);
    CREATE POLICY published ON opportunity FOR SELECT TO muster_public USING (face = 0);
    CREATE POLICY published ON contract_vendor FOR SELECT TO muster_public USING (NOT private);
    CREATE POLICY published ON contract_cpv FOR SELECT TO muster_public USING (NOT private);
    CREATE POLICY published ON procurement_cpv FOR SELECT TO muster_public USING (NOT private);
    CREATE POLICY published ON opportunity_authority FOR SELECT TO muster_public USING (NOT private);
END
$$
"#;

//! The feed of changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, CHANGES).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(POLICIES).await?;
        }
        Ok(())
    }
}

/// One row for each record and each audience whose view of it changed. `version` is the count in
/// `data_version` as the change left it; `face` and `reader_id` say whose view, as in `contract`. Nothing
/// refers to what changed: it may be gone. `change_forgotten` is the last change whose entries are told no
/// more: those from before there was a feed, to begin with. `change_secret` seals the places that
/// followers are given.
const CHANGES: &str = r#"
CREATE TABLE change (
    version {long} NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    record_id {uuid} NOT NULL,
    face integer NOT NULL CHECK (face BETWEEN 0 AND 3),
    reader_id {uuid},
    changed_at {instant} NOT NULL,
    PRIMARY KEY (version, position)
) {narrow};

CREATE TABLE change_forgotten (
    number integer NOT NULL PRIMARY KEY CHECK (number = 1),
    version {long} NOT NULL
) {wide};
INSERT INTO change_forgotten (number, version) SELECT 1, version FROM data_version;

CREATE TABLE change_secret (
    number integer NOT NULL PRIMARY KEY CHECK (number = 1),
    secret text NOT NULL
) {wide};
"#;

/// What is told to whom, as `persistence::change` has it. The secret is nobody's to read.
const POLICIES: &str = r#"
ALTER TABLE change ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON change FOR SELECT USING (
    CASE WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE face < 2 OR reader_id = (SELECT muster_viewer()) AND (face = 2 OR (SELECT muster_sees_own())) END);
ALTER TABLE change_secret ENABLE ROW LEVEL SECURITY
"#;

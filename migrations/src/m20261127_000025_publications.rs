//! Contracts registers as they were published, kept for ever.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, TABLES).await
    }
}

/// `body` is the file, byte for byte, and `digest` its SHA-256. A quarter can be published again: the
/// last one counts, and those before stay. Published means public: there is nothing to guard.
const TABLES: &str = r#"
CREATE TABLE publication (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    quarter text NOT NULL,
    contracts {long} NOT NULL,
    digest text NOT NULL,
    body text NOT NULL,
    published_by text NOT NULL,
    published_at {instant} NOT NULL
) {wide};
CREATE INDEX publication_by_quarter ON publication (authority_id, quarter, published_at, id);
"#;

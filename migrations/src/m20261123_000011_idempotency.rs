//! Requests that were sent with an `Idempotency-Key`, and their answers.

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

/// `request` is a digest. `answer` is there once the request was carried out: base64 of bytes that
/// only the key itself opens, of which nothing but a hash is kept.
const TABLES: &str = r#"
CREATE TABLE idempotency (
    account_id {uuid} NOT NULL,
    key_hash text NOT NULL,
    request text NOT NULL,
    started_at {instant} NOT NULL,
    answer text,
    PRIMARY KEY (account_id, key_hash)
) {wide};
CREATE INDEX idempotency_by_age ON idempotency (started_at);
"#;

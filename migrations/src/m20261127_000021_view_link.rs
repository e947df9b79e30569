//! Links that show one view of a list.

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

/// What is kept of the secret in a link's address is its hash. `list` and `format` are words of the API,
/// which knows more of them with time.
const TABLES: &str = r#"
CREATE TABLE view_link (
    id {uuid} NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    name text NOT NULL,
    list text NOT NULL,
    query text NOT NULL,
    format text NOT NULL,
    seen_by text NOT NULL CHECK (seen_by IN ('authority', 'public')),
    secret_hash text NOT NULL UNIQUE,
    until {date},
    created_at {instant} NOT NULL,
    last_used_at {instant},
    revoked_at {instant},
    version {long} NOT NULL
) {wide};
CREATE INDEX view_link_by_person ON view_link (person_id, created_at, id);
CREATE INDEX view_link_by_authority ON view_link (authority_id, created_at, id);
"#;

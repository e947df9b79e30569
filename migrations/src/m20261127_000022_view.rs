//! Saved views of lists.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, VIEWS).await
    }
}

/// `query` is the list's address after the question mark, as it was read and found right when it was
/// saved. Somebody's views go with them.
const VIEWS: &str = r#"
CREATE TABLE saved_view (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    owner_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    list text NOT NULL,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    query text NOT NULL,
    audience text NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX saved_view_by_owner ON saved_view (owner_id, name_folded, id);
CREATE INDEX saved_view_by_authority ON saved_view (authority_id, audience, name_folded, id);
CREATE INDEX saved_view_by_audience ON saved_view (audience, name_folded, id);
"#;

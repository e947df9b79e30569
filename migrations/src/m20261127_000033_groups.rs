//! Groups of authorities, and views that are shared with one.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, GROUPS).await
    }
}

/// Who is in a group is no secret of anybody's: there is nothing to guard. `group_id` of a view is set where its
/// audience is `group`; whoever removes a group sees to its views first.
const GROUPS: &str = r#"
CREATE TABLE authority_group (
    id {uuid} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE UNIQUE INDEX authority_group_by_name ON authority_group (name_folded);

CREATE TABLE authority_group_member (
    group_id {uuid} NOT NULL REFERENCES authority_group (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, authority_id)
) {narrow};
CREATE INDEX authority_group_of ON authority_group_member (authority_id, group_id);

ALTER TABLE saved_view ADD COLUMN group_id {uuid} REFERENCES authority_group (id);
CREATE INDEX saved_view_by_group ON saved_view (group_id) WHERE group_id IS NOT NULL;
"#;

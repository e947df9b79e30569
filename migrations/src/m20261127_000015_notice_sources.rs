//! Publishers of notices that are followed, and which imports came from them.

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

/// `window_from` to `mark` say what is being read and where it goes on. `holder` is the worker that asks
/// at present; another may once `held_until` has passed. What the last trouble was stays when it is
/// over: `trouble_times` is 0 then.
const TABLES: &str = r#"
CREATE TABLE notice_source (
    source text NOT NULL PRIMARY KEY,
    address text NOT NULL,
    buyers text NOT NULL,
    since {instant} NOT NULL,
    complete_to {instant} NOT NULL,
    window_from {instant},
    window_to {instant},
    place_cursor text,
    place_pages {long},
    place_mark text,
    next_try_at {instant} NOT NULL,
    answered_at {instant},
    trouble_at {instant},
    trouble text,
    trouble_times {long} NOT NULL,
    failures {long} NOT NULL,
    paused_at {instant},
    holder {uuid},
    held_until {instant}
) {wide};

ALTER TABLE import ADD COLUMN source text;
CREATE INDEX import_by_source ON import (source, started_at) WHERE source IS NOT NULL;
"#;

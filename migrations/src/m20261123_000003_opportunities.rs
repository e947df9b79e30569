//! Opportunities as computed, and the groups to compute again.

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

/// `opportunity_due.mark` is the data version that made the group due: a computation that read an
/// older one does not clear it. `opportunity_run` says for which day all were last computed, and up to
/// which data version: what was computed from an older one comes too late.
const TABLES: &str = r#"
CREATE TABLE opportunity (
    id {uuid} NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    vendor_id {uuid} REFERENCES vendor (id) ON DELETE CASCADE,
    service_area text,
    title text NOT NULL,
    authorities {long} NOT NULL,
    members {long} NOT NULL,
    contracts {long} NOT NULL,
    procurements {long} NOT NULL,
    shared_from {date} NOT NULL,
    shared_to {date} NOT NULL,
    go_live {date} NOT NULL,
    latest_commit {date} NOT NULL,
    annual_pence {long} NOT NULL,
    combined_pence {long} NOT NULL,
    unvalued {long} NOT NULL,
    why text NOT NULL,
    alignments {long} NOT NULL,
    end_unknown {long} NOT NULL,
    start_unknown {long} NOT NULL,
    demonstration {bool} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX opportunity_by_authorities ON opportunity (authorities, annual_pence, id);
CREATE INDEX opportunity_by_annual_value ON opportunity (annual_pence, id);
CREATE INDEX opportunity_by_commit ON opportunity (latest_commit, id);
CREATE INDEX opportunity_by_go_live ON opportunity (go_live, id);
CREATE INDEX opportunity_by_vendor ON opportunity (vendor_id);

CREATE TABLE opportunity_authority (
    opportunity_id {uuid} NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
    position integer NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    best {bool} NOT NULL,
    PRIMARY KEY (opportunity_id, position)
) {narrow};
CREATE INDEX opportunity_authority_by_authority ON opportunity_authority (authority_id, opportunity_id);

CREATE TABLE opportunity_due (
    kind text NOT NULL,
    key text NOT NULL,
    demonstration {bool} NOT NULL,
    mark {long} NOT NULL,
    PRIMARY KEY (kind, key, demonstration)
) {narrow};

CREATE TABLE opportunity_run (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    computed_on {date},
    computed_at {instant},
    mark {long} NOT NULL
) {wide};
INSERT INTO opportunity_run (id, mark) VALUES (1, 0);
"#;

//! What authorities say of themselves, to opportunities, and of vendors.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, AUTHORITIES).await?;
        dialect::run(manager, STANCES).await?;
        dialect::run(manager, VENDORS).await
    }
}

/// `governance.described` is the gates with their durations and `setting.field_audiences` the audience by
/// field: each is read and written whole and never searched, so it is one document.
/// `authority_part` keeps what was claimed once and given up since: `ended_at` says so.
const AUTHORITIES: &str = r#"
CREATE TABLE governance (
    authority_id {uuid} NOT NULL PRIMARY KEY REFERENCES authority (id),
    described text NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};

CREATE TABLE setting (
    authority_id {uuid} NOT NULL PRIMARY KEY REFERENCES authority (id),
    statement_audience text NOT NULL,
    field_audiences text NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};

CREATE TABLE authority_part (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    part_id {uuid} NOT NULL REFERENCES authority (id),
    reason text NOT NULL,
    claimed_at {instant} NOT NULL,
    ended_at {instant}
) {wide};
CREATE UNIQUE INDEX authority_part_once ON authority_part (authority_id, part_id) WHERE ended_at IS NULL;
CREATE INDEX authority_part_by_part ON authority_part (part_id);
"#;

/// Every word that was said; the last one of each authority counts. `stance` is null where it took
/// back what it had said. The opportunity is no foreign key: what was said outlives its computation.
const STANCES: &str = r#"
CREATE TABLE stance (
    id {uuid} NOT NULL PRIMARY KEY,
    opportunity_id {uuid} NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    stance text,
    contact text,
    needs text,
    said_at {instant} NOT NULL
) {wide};
CREATE INDEX stance_by_opportunity ON stance (opportunity_id, said_at, id);
CREATE INDEX stance_by_authority ON stance (authority_id, opportunity_id, said_at);
CREATE INDEX stance_by_time ON stance (said_at, id);
"#;

/// A merged vendor keeps its row, its spellings and its identifiers, so that a merge can be undone;
/// `merged_into` says where it leads. What a split pins is looked at before any likeness.
/// `process_due` are the processes to fold again, since their vendors may be others now.
const VENDORS: &str = r#"
ALTER TABLE vendor ADD COLUMN merged_into {uuid} REFERENCES vendor (id);
CREATE INDEX vendor_merged ON vendor (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE vendor_ruling (
    id {uuid} NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    other_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    reason text NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    ruled_at {instant} NOT NULL,
    undone_at {instant}
) {wide};
CREATE INDEX vendor_ruling_by_vendor ON vendor_ruling (vendor_id);
CREATE INDEX vendor_ruling_by_other ON vendor_ruling (other_id);

CREATE TABLE vendor_ruling_name (
    ruling_id {uuid} NOT NULL REFERENCES vendor_ruling (id) ON DELETE CASCADE,
    name text NOT NULL,
    PRIMARY KEY (ruling_id, name)
) {narrow};

CREATE TABLE vendor_ruling_identifier (
    ruling_id {uuid} NOT NULL REFERENCES vendor_ruling (id) ON DELETE CASCADE,
    scheme text NOT NULL,
    identifier text NOT NULL,
    PRIMARY KEY (ruling_id, scheme, identifier)
) {narrow};

CREATE TABLE process_due (
    process text NOT NULL PRIMARY KEY
) {narrow};
"#;

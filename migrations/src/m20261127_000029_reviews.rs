//! Reviews of vendors, where each stands, and how it came there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, TABLES).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(POLICIES).await?;
        }
        Ok(())
    }
}

/// `foundation_id` is a record, whose faces come and go, and `product_id` follows from a name: no foreign keys.
/// One review is current for each authority, product and desk.
const TABLES: &str = r#"
CREATE TABLE review (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    vendor_id {uuid} NOT NULL REFERENCES vendor (id),
    product_id {uuid},
    product_name text,
    desk text NOT NULL,
    foundation text NOT NULL,
    foundation_id {uuid} NOT NULL,
    nda {bool} NOT NULL,
    service_area text,
    overall {long},
    aspects text NOT NULL,
    facts text NOT NULL,
    best text NOT NULL,
    worst text NOT NULL,
    conflict text,
    state text NOT NULL,
    author_id {uuid} NOT NULL REFERENCES person (id),
    approver_id {uuid},
    returned_by {uuid},
    reason text,
    appealed {bool} NOT NULL,
    published_at {instant},
    since {instant} NOT NULL,
    demonstration {bool} NOT NULL,
    written_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE UNIQUE INDEX review_current ON review (authority_id, vendor_id, coalesce(product_id, {nobody}), desk)
    WHERE state = 'published';
CREATE INDEX review_by_published ON review (published_at, id);
CREATE INDEX review_by_since ON review (since, id);
CREATE INDEX review_by_overall ON review (overall, id);
CREATE INDEX review_by_vendor ON review (vendor_id, state, published_at, id);
CREATE INDEX review_by_state ON review (state, authority_id, since, id);

CREATE TABLE review_step (
    review_id {uuid} NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    position {long} NOT NULL,
    step text NOT NULL,
    person_id {uuid} NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    reason text,
    made_at {instant} NOT NULL,
    PRIMARY KEY (review_id, position)
) {narrow};
"#;

/// The role that reads lists reads what is published, for members, and nothing before that: what waits for
/// somebody is a matter of the person, whom no policy knows, and is read by its own store alone.
const POLICIES: &str = r#"
ALTER TABLE review ENABLE ROW LEVEL SECURITY;
CREATE POLICY published ON review FOR SELECT USING (
    state = 'published' AND (SELECT muster_viewer()) IS NOT NULL)
"#;

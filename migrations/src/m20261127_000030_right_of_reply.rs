//! What vendors say to reviews of them, the links by which they do, and who is kept from reviews.

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

/// Of the secret in a link's address only the hash is kept. A fact is challenged once. The role that reads lists
/// is denied all of these. `evaluation.procurement_id` is a record, whose faces come and go: no foreign key.
const TABLES: &str = r#"
CREATE TABLE vendor_link (
    id {uuid} NOT NULL PRIMARY KEY,
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    person_id {uuid} NOT NULL REFERENCES person (id),
    name text NOT NULL,
    secret_hash text NOT NULL UNIQUE,
    until {date} NOT NULL,
    created_at {instant} NOT NULL,
    last_used_at {instant},
    revoked_at {instant}
) {wide};
CREATE INDEX vendor_link_by_authority ON vendor_link (authority_id, created_at, id);

CREATE TABLE review_reply (
    review_id {uuid} NOT NULL PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    vendor_link_id {uuid},
    text text NOT NULL,
    replied_at {instant} NOT NULL
) {wide};

CREATE TABLE review_challenge (
    id {uuid} NOT NULL PRIMARY KEY,
    review_id {uuid} NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    vendor_link_id {uuid},
    fact text NOT NULL,
    reason text NOT NULL,
    challenged_at {instant} NOT NULL,
    outcome text,
    decided_because text,
    decided_by {uuid},
    decided_at {instant}
) {wide};
CREATE UNIQUE INDEX review_challenge_once ON review_challenge (review_id, fact);

CREATE TABLE evaluation (
    procurement_id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    until {date} NOT NULL,
    declared_by {uuid} NOT NULL,
    declared_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};

CREATE TABLE evaluation_person (
    procurement_id {uuid} NOT NULL REFERENCES evaluation (procurement_id) ON DELETE CASCADE,
    person_id {uuid} NOT NULL REFERENCES person (id),
    PRIMARY KEY (procurement_id, person_id)
) {narrow};
CREATE INDEX evaluation_of_person ON evaluation_person (person_id, procurement_id);

CREATE TABLE evaluation_vendor (
    procurement_id {uuid} NOT NULL REFERENCES evaluation (procurement_id) ON DELETE CASCADE,
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    PRIMARY KEY (procurement_id, vendor_id)
) {narrow};
"#;

//! Who buys and who sells, what was taken in, and the count of changes.

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

const TABLES: &str = r#"
CREATE TABLE data_version (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    version {long} NOT NULL
) {wide};
INSERT INTO data_version (id, version) VALUES (1, 0);

CREATE TABLE import (
    id {uuid} NOT NULL PRIMARY KEY,
    started_at {instant} NOT NULL,
    finished_at {instant},
    files text NOT NULL,
    notices {long} NOT NULL,
    new_notices {long} NOT NULL,
    contracts {long} NOT NULL,
    procurements {long} NOT NULL,
    problems {long} NOT NULL,
    demonstration {bool} NOT NULL
) {wide};
CREATE INDEX import_started ON import (started_at, id);

CREATE TABLE import_problem (
    import_id {uuid} NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    position {long} NOT NULL,
    file text NOT NULL,
    release text,
    pointer text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (import_id, position)
) {narrow};

CREATE TABLE authority (
    id {uuid} NOT NULL PRIMARY KEY,
    code text UNIQUE,
    gss text,
    kind text NOT NULL,
    member {bool} NOT NULL,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    contracts {long} NOT NULL,
    technology_contracts {long} NOT NULL,
    procurements {long} NOT NULL,
    created_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX authority_by_name ON authority (name_folded, id);
CREATE INDEX authority_by_contracts ON authority (contracts, id);

CREATE TABLE vendor (
    id {uuid} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    company_number text,
    sme {bool},
    vcse {bool},
    conflicting {bool} NOT NULL,
    contracts {long} NOT NULL,
    technology_contracts {long} NOT NULL,
    authorities {long} NOT NULL,
    total_pence {long} NOT NULL,
    demonstration {bool} NOT NULL,
    created_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX vendor_by_name ON vendor (name_folded, id);
CREATE INDEX vendor_by_contracts ON vendor (contracts, id);
CREATE INDEX vendor_by_authorities ON vendor (authorities, id);
CREATE INDEX vendor_by_value ON vendor (total_pence, id);
CREATE INDEX vendor_by_number ON vendor (company_number);
"#;

//! Notices as received, and the contracts and procurements that they tell of.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, NOTICES).await?;
        dialect::run(manager, IDENTITY).await?;
        dialect::run(manager, PROCUREMENTS).await?;
        dialect::run(manager, CONTRACTS).await
    }
}

/// The text of a notice comes last, so that lists need not read past it.
const NOTICES: &str = r#"
CREATE TABLE notice (
    id {uuid} NOT NULL PRIMARY KEY,
    source text NOT NULL,
    process text NOT NULL,
    release text NOT NULL,
    digest text NOT NULL,
    kind text NOT NULL,
    notice_type text,
    title text,
    title_folded {folded} NOT NULL,
    published_at {instant},
    url text,
    authority_id {uuid} REFERENCES authority (id),
    file text,
    demonstration {bool} NOT NULL,
    imported_at {instant} NOT NULL,
    import_id {uuid} REFERENCES import (id),
    raw text NOT NULL
) {wide};
CREATE UNIQUE INDEX notice_once ON notice (source, release, digest);
CREATE INDEX notice_by_process ON notice (process);
CREATE INDEX notice_by_published ON notice (published_at, id);
CREATE INDEX notice_by_authority ON notice (authority_id, published_at, id);
"#;

/// Spellings, identifiers, and why they were taken for whom. `demonstration` says that only
/// invented notices showed it, so that it goes when they go.
const IDENTITY: &str = r#"
CREATE TABLE authority_name (
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    demonstration {bool} NOT NULL,
    PRIMARY KEY (authority_id, name)
) {narrow};

CREATE TABLE authority_identifier (
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    scheme text NOT NULL,
    identifier text NOT NULL,
    demonstration {bool} NOT NULL,
    PRIMARY KEY (authority_id, scheme, identifier)
) {narrow};

CREATE TABLE authority_decision (
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    name text NOT NULL,
    reason text NOT NULL,
    notice_id {uuid} REFERENCES notice (id),
    decided_at {instant} NOT NULL,
    PRIMARY KEY (authority_id, name)
) {narrow};
CREATE INDEX authority_decision_by_notice ON authority_decision (notice_id);

CREATE TABLE vendor_name (
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    times_seen {long} NOT NULL,
    demonstration {bool} NOT NULL,
    PRIMARY KEY (vendor_id, name)
) {narrow};

CREATE TABLE vendor_identifier (
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    scheme text NOT NULL,
    identifier text NOT NULL,
    demonstration {bool} NOT NULL,
    PRIMARY KEY (vendor_id, scheme, identifier)
) {narrow};

CREATE TABLE vendor_decision (
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    name text NOT NULL,
    identifiers text NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    conflicts_with {uuid} REFERENCES vendor (id) ON DELETE SET NULL,
    notice_id {uuid} REFERENCES notice (id),
    decided_at {instant} NOT NULL,
    PRIMARY KEY (vendor_id, name, identifiers)
) {narrow};
CREATE INDEX vendor_decision_by_notice ON vendor_decision (notice_id);
CREATE INDEX vendor_decision_by_conflict ON vendor_decision (conflicts_with);

CREATE TABLE vendor_authority (
    vendor_id {uuid} NOT NULL REFERENCES vendor (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    contracts {long} NOT NULL,
    PRIMARY KEY (vendor_id, authority_id)
) {narrow};
CREATE INDEX vendor_authority_by_authority ON vendor_authority (authority_id, vendor_id);
"#;

/// `best_pence` and what follows it is worked out from the columns above it, for sorts and filters.
/// `facts` says where each field comes from: it is read and written with its record as a whole and
/// never searched, so it is one document and not a dozen rows.
const PROCUREMENTS: &str = r#"
CREATE TABLE procurement (
    id {uuid} NOT NULL PRIMARY KEY,
    process text NOT NULL UNIQUE,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    title text NOT NULL,
    description text,
    stage text NOT NULL,
    expected_start {date},
    expected_end {date},
    max_end {date},
    engagement_ends {date},
    tender_deadline {date},
    notice_expected {date},
    net_pence {long},
    net_currency text,
    gross_pence {long},
    gross_currency text,
    technology {bool} NOT NULL,
    service_area text,
    first_published_at {instant},
    vouched_at {instant},
    demonstration {bool} NOT NULL,
    version {long} NOT NULL,
    best_pence {long},
    title_folded {folded} NOT NULL,
    authority_name {folded} NOT NULL,
    facts text NOT NULL
) {wide};
CREATE INDEX procurement_by_start ON procurement (expected_start, id);
CREATE INDEX procurement_by_deadline ON procurement (tender_deadline, id);
CREATE INDEX procurement_by_value ON procurement (best_pence, id);
CREATE INDEX procurement_by_title ON procurement (title_folded, id);
CREATE INDEX procurement_by_authority_name ON procurement (authority_name, id);
CREATE INDEX procurement_by_vouched ON procurement (vouched_at, id);
CREATE INDEX procurement_by_authority ON procurement (authority_id, expected_start, id);
CREATE INDEX procurement_by_area ON procurement (service_area, expected_start, id);

CREATE TABLE procurement_cpv (
    procurement_id {uuid} NOT NULL REFERENCES procurement (id) ON DELETE CASCADE,
    position integer NOT NULL,
    code integer NOT NULL,
    PRIMARY KEY (procurement_id, position)
) {narrow};
CREATE INDEX procurement_cpv_by_code ON procurement_cpv (code, procurement_id);

CREATE TABLE procurement_notice (
    procurement_id {uuid} NOT NULL REFERENCES procurement (id) ON DELETE CASCADE,
    notice_id {uuid} NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    PRIMARY KEY (procurement_id, notice_id)
) {narrow};
CREATE INDEX procurement_notice_by_notice ON procurement_notice (notice_id, procurement_id);
"#;

/// `contract_counted` has all that the home page counts, so that it need not read the contracts.
const CONTRACTS: &str = r#"
CREATE TABLE contract (
    id {uuid} NOT NULL PRIMARY KEY,
    process text NOT NULL,
    award text NOT NULL,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    procurement_id {uuid} REFERENCES procurement (id) ON DELETE SET NULL,
    title text NOT NULL,
    description text,
    status text NOT NULL,
    start_on {date},
    end_on {date},
    max_end_on {date},
    extensions text,
    net_pence {long},
    net_currency text,
    gross_pence {long},
    gross_currency text,
    signed_on {date},
    technology {bool} NOT NULL,
    service_area text,
    first_published_at {instant},
    vouched_at {instant},
    demonstration {bool} NOT NULL,
    version {long} NOT NULL,
    best_pence {long},
    best_currency text,
    annual_pence {long},
    last_day {date},
    title_folded {folded} NOT NULL,
    authority_name {folded} NOT NULL,
    facts text NOT NULL
) {wide};
CREATE UNIQUE INDEX contract_once ON contract (process, award);
CREATE INDEX contract_by_end ON contract (end_on, id);
CREATE INDEX contract_by_max_end ON contract (max_end_on, id);
CREATE INDEX contract_by_start ON contract (start_on, id);
CREATE INDEX contract_by_value ON contract (best_pence, id);
CREATE INDEX contract_by_annual_value ON contract (annual_pence, id);
CREATE INDEX contract_by_title ON contract (title_folded, id);
CREATE INDEX contract_by_authority_name ON contract (authority_name, id);
CREATE INDEX contract_by_vouched ON contract (vouched_at, id);
CREATE INDEX contract_by_authority ON contract (authority_id, end_on, id);
CREATE INDEX contract_by_authority_and_area ON contract (authority_id, service_area, end_on, id);
CREATE INDEX contract_by_area ON contract (service_area, end_on, id);
CREATE INDEX contract_by_procurement ON contract (procurement_id);
CREATE INDEX contract_counted
    ON contract (last_day, status, end_on, service_area, authority_id, best_currency, annual_pence)
    WHERE technology;

CREATE TABLE contract_vendor (
    contract_id {uuid} NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
    position integer NOT NULL,
    vendor_id {uuid} NOT NULL REFERENCES vendor (id),
    PRIMARY KEY (contract_id, position)
) {narrow};
CREATE INDEX contract_vendor_by_vendor ON contract_vendor (vendor_id, contract_id);

CREATE TABLE contract_cpv (
    contract_id {uuid} NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
    position integer NOT NULL,
    code integer NOT NULL,
    PRIMARY KEY (contract_id, position)
) {narrow};
CREATE INDEX contract_cpv_by_code ON contract_cpv (code, contract_id);

CREATE TABLE contract_notice (
    contract_id {uuid} NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
    notice_id {uuid} NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    PRIMARY KEY (contract_id, notice_id)
) {narrow};
CREATE INDEX contract_notice_by_notice ON contract_notice (notice_id, contract_id);
"#;

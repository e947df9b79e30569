//! Faces: one row for each distinct view of a contract, procurement or opportunity, so that what a
//! reader may not see is not in the row that they read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, CONTRACTS).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        dialect::run(manager, if sqlite { PROCUREMENTS_ON_SQLITE } else { PROCUREMENTS_ON_POSTGRES }).await?;
        dialect::run(manager, PROCUREMENT_INDEXES).await?;
        dialect::run(manager, REST).await?;
        dialect::run(manager, if sqlite { SEARCH_ON_SQLITE } else { SEARCH_ON_POSTGRES }).await?;
        if !sqlite {
            dialect::role(manager, "muster_reader").await?;
            for statement in [VIEWER, POLICIES] {
                manager.get_connection().execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }
}

/// `face`: 0 what the public sees, 1 what every member sees, 2 what the authority in `reader_id` sees
/// because it is named, 3 what that authority keeps to itself. `covered`: members see another face than
/// this public one, or nothing. `said`: what only the authority itself can say of it, as one document.
/// The indexes of lists have `face` and `covered` at their end, so that counting rows of a face
/// need not read the rows; those of the usual lists also have what is usually filtered by.
const CONTRACTS: &str = r#"
ALTER TABLE contract ADD COLUMN record_id {uuid} NOT NULL DEFAULT {nobody};
UPDATE contract SET record_id = id;
ALTER TABLE contract ADD COLUMN face integer NOT NULL DEFAULT 0 CHECK (face BETWEEN 0 AND 3);
ALTER TABLE contract ADD COLUMN reader_id {uuid} REFERENCES authority (id) ON DELETE CASCADE;
ALTER TABLE contract ADD COLUMN covered {bool} NOT NULL DEFAULT {no};
ALTER TABLE contract ADD COLUMN said text;

DROP INDEX contract_once;
DROP INDEX contract_by_end;
DROP INDEX contract_by_max_end;
DROP INDEX contract_by_start;
DROP INDEX contract_by_value;
DROP INDEX contract_by_annual_value;
DROP INDEX contract_by_title;
DROP INDEX contract_by_authority_name;
DROP INDEX contract_by_vouched;
DROP INDEX contract_by_authority;
DROP INDEX contract_by_authority_and_area;
DROP INDEX contract_by_area;
DROP INDEX contract_counted;

CREATE UNIQUE INDEX contract_once ON contract (process, award) WHERE face = 0;
CREATE INDEX contract_by_end ON contract
    (end_on, id, face, covered, technology, status, last_day, demonstration, authority_id, service_area, best_pence);
CREATE INDEX contract_by_max_end ON contract (max_end_on, id, face, covered);
CREATE INDEX contract_by_start ON contract (start_on, id, face, covered);
CREATE INDEX contract_by_value ON contract (best_pence, id, face, covered);
CREATE INDEX contract_by_annual_value ON contract (annual_pence, id, face, covered);
CREATE INDEX contract_by_title ON contract (title_folded, id, face, covered);
CREATE INDEX contract_by_authority_name ON contract (authority_name, id, face, covered);
CREATE INDEX contract_by_vouched ON contract (vouched_at, id, face, covered);
CREATE INDEX contract_by_authority ON contract
    (authority_id, end_on, id, face, covered, technology, status, last_day, demonstration, service_area, best_pence);
CREATE INDEX contract_by_authority_and_area
    ON contract (authority_id, service_area, end_on, id, face, covered);
CREATE INDEX contract_by_area ON contract (service_area, end_on, id, face, covered);
CREATE INDEX contract_counted ON contract
    (last_day, status, end_on, service_area, authority_id, best_currency, annual_pence, face, covered, record_id)
    WHERE technology;
CREATE INDEX contract_faces ON contract (record_id, face) WHERE face <> 0;
CREATE INDEX contract_faces_by_process ON contract (process, award) WHERE face <> 0;
CREATE INDEX contract_of_reader ON contract (reader_id, record_id, face) WHERE reader_id IS NOT NULL;
CREATE INDEX contract_covered ON contract (record_id) WHERE covered;

ALTER TABLE contract_vendor ADD COLUMN private {bool} NOT NULL DEFAULT {no};
ALTER TABLE contract_cpv ADD COLUMN private {bool} NOT NULL DEFAULT {no};
"#;

/// The process of a procurement was unique by a constraint, which SQLite cannot take away: the table
/// is made again. Dropping a table takes along what refers to its rows, which is therefore
/// set aside and put back.
const PROCUREMENTS_ON_SQLITE: &str = r#"
CREATE TABLE procurement_made_again (
    id {uuid} NOT NULL PRIMARY KEY,
    record_id {uuid} NOT NULL,
    face integer NOT NULL DEFAULT 0 CHECK (face BETWEEN 0 AND 3),
    reader_id {uuid} REFERENCES authority (id) ON DELETE CASCADE,
    covered {bool} NOT NULL DEFAULT 0,
    said text,
    process text NOT NULL,
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
INSERT INTO procurement_made_again (id, record_id, process, authority_id, title, description, stage,
    expected_start, expected_end, max_end, engagement_ends, tender_deadline, notice_expected,
    net_pence, net_currency, gross_pence, gross_currency, technology, service_area,
    first_published_at, vouched_at, demonstration, version, best_pence, title_folded, authority_name, facts)
SELECT id, id, process, authority_id, title, description, stage,
    expected_start, expected_end, max_end, engagement_ends, tender_deadline, notice_expected,
    net_pence, net_currency, gross_pence, gross_currency, technology, service_area,
    first_published_at, vouched_at, demonstration, version, best_pence, title_folded, authority_name, facts
FROM procurement;
CREATE TEMPORARY TABLE aside_contract AS
    SELECT id, procurement_id FROM contract WHERE procurement_id IS NOT NULL;
CREATE TEMPORARY TABLE aside_cpv AS SELECT procurement_id, position, code FROM procurement_cpv;
CREATE TEMPORARY TABLE aside_notice AS SELECT procurement_id, notice_id FROM procurement_notice;
DROP TABLE procurement;
ALTER TABLE procurement_made_again RENAME TO procurement;
UPDATE contract SET procurement_id = a.procurement_id FROM aside_contract AS a WHERE a.id = contract.id;
INSERT INTO procurement_cpv (procurement_id, position, code) SELECT procurement_id, position, code FROM aside_cpv;
INSERT INTO procurement_notice (procurement_id, notice_id) SELECT procurement_id, notice_id FROM aside_notice;
DROP TABLE aside_contract;
DROP TABLE aside_cpv;
DROP TABLE aside_notice;
"#;

const PROCUREMENTS_ON_POSTGRES: &str = r#"
ALTER TABLE procurement ADD COLUMN record_id uuid NOT NULL DEFAULT {nobody};
UPDATE procurement SET record_id = id;
ALTER TABLE procurement ADD COLUMN face integer NOT NULL DEFAULT 0 CHECK (face BETWEEN 0 AND 3),
    ADD COLUMN reader_id uuid REFERENCES authority (id) ON DELETE CASCADE,
    ADD COLUMN covered boolean NOT NULL DEFAULT false,
    ADD COLUMN said text,
    DROP CONSTRAINT procurement_process_key;
DROP INDEX procurement_by_start;
DROP INDEX procurement_by_deadline;
DROP INDEX procurement_by_value;
DROP INDEX procurement_by_title;
DROP INDEX procurement_by_authority_name;
DROP INDEX procurement_by_vouched;
DROP INDEX procurement_by_authority;
DROP INDEX procurement_by_area;
"#;

const PROCUREMENT_INDEXES: &str = r#"
CREATE UNIQUE INDEX procurement_once ON procurement (process) WHERE face = 0;
CREATE INDEX procurement_by_start ON procurement (expected_start, id, face, covered);
CREATE INDEX procurement_by_deadline ON procurement (tender_deadline, id, face, covered);
CREATE INDEX procurement_by_value ON procurement (best_pence, id, face, covered);
CREATE INDEX procurement_by_title ON procurement (title_folded, id, face, covered);
CREATE INDEX procurement_by_authority_name ON procurement (authority_name, id, face, covered);
CREATE INDEX procurement_by_vouched ON procurement (vouched_at, id, face, covered);
CREATE INDEX procurement_by_authority ON procurement (authority_id, expected_start, id, face, covered);
CREATE INDEX procurement_by_area ON procurement (service_area, expected_start, id, face, covered);
CREATE INDEX procurement_faces ON procurement (record_id, face) WHERE face <> 0;
CREATE INDEX procurement_faces_by_process ON procurement (process) WHERE face <> 0;
CREATE INDEX procurement_of_reader ON procurement (reader_id, record_id, face) WHERE reader_id IS NOT NULL;
CREATE INDEX procurement_covered ON procurement (record_id) WHERE covered;

ALTER TABLE procurement_cpv ADD COLUMN private {bool} NOT NULL DEFAULT {no};
"#;

/// An opportunity has two faces at most, 0 and 1. `audience_version` counts the changes that each
/// audience could see, so that nobody's tags move with what they may not see; the one number in
/// `data_version` goes on counting all of them, for what is computed in the background only.
/// `lapses_on` is the first day on which something shared until then is shared no more.
const REST: &str = r#"
ALTER TABLE opportunity ADD COLUMN record_id {uuid} NOT NULL DEFAULT {nobody};
UPDATE opportunity SET record_id = id;
ALTER TABLE opportunity ADD COLUMN face integer NOT NULL DEFAULT 0 CHECK (face IN (0, 1));
ALTER TABLE opportunity ADD COLUMN covered {bool} NOT NULL DEFAULT {no};
CREATE UNIQUE INDEX opportunity_faces ON opportunity (record_id, face);
ALTER TABLE opportunity_authority ADD COLUMN private {bool} NOT NULL DEFAULT {no};

CREATE TABLE audience_version (
    face integer NOT NULL,
    reader_id {uuid} NOT NULL,
    version {long} NOT NULL,
    PRIMARY KEY (face, reader_id)
) {narrow};
INSERT INTO audience_version (face, reader_id, version) SELECT 0, {nobody}, version FROM data_version;
ALTER TABLE data_version ADD COLUMN lapses_on {date};

CREATE TABLE search_private_document (
    number {long} NOT NULL PRIMARY KEY,
    record {uuid} NOT NULL UNIQUE,
    title text NOT NULL,
    aliases text NOT NULL
) {wide};
"#;

/// Texts that not everybody may see are in no index that everybody's questions read, and have no list of words.
const SEARCH_ON_SQLITE: &str = r#"
CREATE VIRTUAL TABLE search_private_text USING fts5 (
    title, names, body,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
CREATE VIRTUAL TABLE search_private_text_title USING fts5 (
    title,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
"#;

const SEARCH_ON_POSTGRES: &str = r#"
ALTER TABLE search_private_document
    ADD COLUMN words tsvector NOT NULL, ADD COLUMN title_words tsvector NOT NULL;
CREATE INDEX search_private_document_words ON search_private_document USING gin (words);
CREATE INDEX search_private_document_title_words ON search_private_document USING gin (title_words);
"#;

/// Who reads, as the transaction says: nothing (the public), the id that is all zeros (what every member
/// sees), or a member authority's id, with ` own` behind it where what it keeps to itself is seen too. Whoever is no
/// member reads as the public; what is no id is an error. A setting that a transaction made is empty after
/// it, and not absent. The third and fourth find the records of
/// which the reader has a face of its own; they look past row-level security, since a policy
/// cannot ask the table that it guards.
const VIEWER: &str = r#"
CREATE FUNCTION muster_viewer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN coalesce(current_setting('muster.viewer', true), '') = '' THEN NULL
        WHEN split_part(current_setting('muster.viewer', true), ' ', 1) = '00000000-0000-0000-0000-000000000000'
            THEN CAST('00000000-0000-0000-0000-000000000000' AS uuid)
        ELSE (SELECT id FROM authority WHERE member
            AND id = CAST(nullif(split_part(current_setting('muster.viewer', true), ' ', 1), '') AS uuid))
    END
$$;
CREATE FUNCTION muster_sees_own() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT split_part(coalesce(current_setting('muster.viewer', true), ''), ' ', 2) = 'own'
$$;
CREATE FUNCTION muster_own_contracts() RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT record_id FROM contract
    WHERE reader_id = muster_viewer() AND (face = 2 OR muster_sees_own())
$$;
CREATE FUNCTION muster_own_procurements() RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT record_id FROM procurement
    WHERE reader_id = muster_viewer() AND (face = 2 OR muster_sees_own())
$$
"#;

/// The same rule as `persistence::face`, said once more where a statement that forgot it still meets it.
const POLICIES: &str = r#"
ALTER TABLE contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract_vendor ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract_cpv ENABLE ROW LEVEL SECURITY;
ALTER TABLE procurement ENABLE ROW LEVEL SECURITY;
ALTER TABLE procurement_cpv ENABLE ROW LEVEL SECURITY;
ALTER TABLE opportunity ENABLE ROW LEVEL SECURITY;
ALTER TABLE opportunity_authority ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_private_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON contract FOR SELECT USING (
    CASE WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE reader_id = (SELECT muster_viewer()) AND (face = 2 OR (SELECT muster_sees_own()))
        OR reader_id IS NULL AND NOT covered AND record_id NOT IN (SELECT muster_own_contracts()) END);
CREATE POLICY visible ON procurement FOR SELECT USING (
    CASE WHEN (SELECT muster_viewer()) IS NULL THEN face = 0
    ELSE reader_id = (SELECT muster_viewer()) AND (face = 2 OR (SELECT muster_sees_own()))
        OR reader_id IS NULL AND NOT covered AND record_id NOT IN (SELECT muster_own_procurements()) END);
CREATE POLICY visible ON opportunity FOR SELECT USING (
    CASE WHEN (SELECT muster_viewer()) IS NULL THEN face = 0 ELSE NOT covered END);
CREATE POLICY visible ON contract_vendor FOR SELECT USING (
    NOT private OR EXISTS (SELECT 1 FROM contract c WHERE c.id = contract_id));
CREATE POLICY visible ON contract_cpv FOR SELECT USING (
    NOT private OR EXISTS (SELECT 1 FROM contract c WHERE c.id = contract_id));
CREATE POLICY visible ON procurement_cpv FOR SELECT USING (
    NOT private OR EXISTS (SELECT 1 FROM procurement p WHERE p.id = procurement_id));
CREATE POLICY visible ON opportunity_authority FOR SELECT USING (
    NOT private OR EXISTS (SELECT 1 FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY visible ON search_private_document FOR SELECT USING (
    EXISTS (SELECT 1 FROM contract r WHERE r.id = record)
    OR EXISTS (SELECT 1 FROM procurement r WHERE r.id = record)
    OR EXISTS (SELECT 1 FROM opportunity r WHERE r.id = record))
"#;

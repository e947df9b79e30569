//! The audit: chains of entries that can only grow.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, TABLES).await?;
        // The bodies of triggers have semicolons of their own.
        let guards = match manager.get_database_backend() {
            DbBackend::Sqlite => ON_SQLITE,
            _ => ON_POSTGRES,
        };
        for guard in guards {
            manager.get_connection().execute_unprepared(guard).await?;
        }
        Ok(())
    }
}

/// `entry` is the canonical text that `hash` is taken of; the columns before it say the same again,
/// to be searched by. The authority refers to no table: the nil id is the installation, and a chain
/// stays when its authority goes.
const TABLES: &str = r#"
CREATE TABLE audit_entry (
    authority_id {uuid} NOT NULL,
    sequence {long} NOT NULL,
    at {instant} NOT NULL,
    account_id {uuid},
    account_authority_id {uuid},
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    entry text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (authority_id, sequence)
) {wide};
CREATE INDEX audit_entry_by_subject ON audit_entry (authority_id, subject_id, sequence);
CREATE INDEX audit_entry_by_account ON audit_entry (authority_id, account_id, sequence);
CREATE INDEX audit_entry_by_action ON audit_entry (authority_id, action, sequence);
CREATE INDEX audit_entry_by_time ON audit_entry (authority_id, at, sequence);
"#;

/// `INSERT OR REPLACE` takes rows away without asking the trigger against DELETE, and cannot come
/// past the one against entries that are not the next.
const ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_entry_is_the_next BEFORE INSERT ON audit_entry
     WHEN NEW.sequence <> 1 + COALESCE(
         (SELECT max(sequence) FROM audit_entry WHERE authority_id = NEW.authority_id), 0)
     BEGIN SELECT RAISE(ABORT, 'an entry of the audit comes after the last one'); END",
    "CREATE TRIGGER audit_entry_stays_as_it_is BEFORE UPDATE ON audit_entry
     BEGIN SELECT RAISE(ABORT, 'an entry of the audit cannot be changed'); END",
    "CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
     BEGIN SELECT RAISE(ABORT, 'an entry of the audit cannot be removed'); END",
];

const ON_POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_entry_is_the_next() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
         IF NEW.sequence <> 1 + COALESCE(
             (SELECT max(sequence) FROM audit_entry WHERE authority_id = NEW.authority_id), 0) THEN
             RAISE EXCEPTION 'an entry of the audit comes after the last one';
         END IF;
         RETURN NEW;
     END $$",
    "CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
         RAISE EXCEPTION 'an entry of the audit can be neither changed nor removed';
     END $$",
    "CREATE TRIGGER audit_entry_is_the_next BEFORE INSERT ON audit_entry
     FOR EACH ROW EXECUTE FUNCTION audit_entry_is_the_next()",
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
     FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()",
];

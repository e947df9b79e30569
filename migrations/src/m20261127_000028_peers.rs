//! Peers: people who agreed to be asked about a vendor, and the questions to them.

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

/// `reach` is how to reach somebody, sealed; it is erased when they take their offer back. `until` is the last day
/// of their consent. An offer that has ended stays for its count of questions and is shown to nobody.
const TABLES: &str = r#"
CREATE TABLE peer (
    id {uuid} NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    vendor_id {uuid} NOT NULL REFERENCES vendor (id),
    product_id {uuid},
    product text,
    knows text NOT NULL,
    since integer,
    a_month integer NOT NULL CHECK (a_month BETWEEN 1 AND 20),
    reach text NOT NULL,
    until {date} NOT NULL,
    offered_at {instant} NOT NULL,
    ended_at {instant},
    demonstration {bool} NOT NULL
) {wide};
CREATE INDEX peer_by_vendor ON peer (vendor_id, offered_at, id);
CREATE INDEX peer_by_person ON peer (person_id, offered_at, id);

CREATE TABLE peer_request (
    id {uuid} NOT NULL PRIMARY KEY,
    peer_id {uuid} NOT NULL REFERENCES peer (id) ON DELETE CASCADE,
    asker_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    question text NOT NULL,
    asked_at {instant} NOT NULL,
    state text NOT NULL,
    answered_at {instant},
    helped {bool}
) {wide};
CREATE INDEX peer_request_by_peer ON peer_request (peer_id, asked_at, id);
CREATE INDEX peer_request_by_asker ON peer_request (asker_id, asked_at, id);
"#;

/// Nobody reads them but through accounts.
const POLICIES: &str = r#"
ALTER TABLE peer ENABLE ROW LEVEL SECURITY;
ALTER TABLE peer_request ENABLE ROW LEVEL SECURITY
"#;

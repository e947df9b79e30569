//! Webhooks and their deliveries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, WEBHOOKS).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(POLICIES).await?;
        }
        Ok(())
    }
}

/// `feed_version` and `feed_position` are how far in the feed of changes a webhook is; `rests_until` is when
/// a failing receiver is tried again, `taken_until` how long one worker has it to itself. A secret without
/// an end is the one in force. Of a delivery, `version` and `position` are its place in the feed, so
/// that no change becomes two of them; a test has none. `face` is whose view changed, as in `change`.
const WEBHOOKS: &str = r#"
CREATE TABLE webhook (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    name text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    feed_version {long} NOT NULL,
    feed_position integer NOT NULL,
    failures integer NOT NULL,
    rests_until {instant},
    taken_until {instant},
    served_at {instant} NOT NULL,
    delivered_at {instant},
    failing_since {instant},
    created_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX webhook_by_authority ON webhook (authority_id, created_at, id);

CREATE TABLE webhook_kind (
    webhook_id {uuid} NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    kind text NOT NULL,
    PRIMARY KEY (webhook_id, kind)
) {narrow};

CREATE TABLE webhook_secret (
    webhook_id {uuid} NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    secret text NOT NULL,
    created_at {instant} NOT NULL,
    signs_until {instant},
    PRIMARY KEY (webhook_id, secret)
) {narrow};

CREATE TABLE webhook_delivery (
    id {uuid} NOT NULL PRIMARY KEY,
    webhook_id {uuid} NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    version {long},
    position integer,
    kind text,
    record_id {uuid},
    face integer NOT NULL,
    changed_at {instant} NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    waiting_since {instant} NOT NULL,
    next_try_at {instant},
    tried_at {instant},
    status integer,
    said text
) {wide};
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhook_id, version, position);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook_id, version, position) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_of_record ON webhook_delivery (webhook_id, record_id) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, changed_at, id);
"#;

/// An authority sees its own. Secrets are for who signs with them, and that is not who reads.
const POLICIES: &str = r#"
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_kind ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON webhook FOR SELECT USING (
    authority_id = (SELECT muster_viewer()) AND (SELECT muster_sees_own()));
CREATE POLICY own ON webhook_kind FOR SELECT USING (EXISTS (SELECT 1 FROM webhook w WHERE w.id = webhook_id));
CREATE POLICY own ON webhook_delivery FOR SELECT USING (EXISTS (SELECT 1 FROM webhook w WHERE w.id = webhook_id))
"#;

//! What people follow, what they were told, what is still to be sent, and links that answer in one click.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, FOLLOWS).await?;
        dialect::run(manager, DELIVERIES).await?;
        dialect::run(manager, ANSWERS).await
    }
}

/// Who said nothing has no `follow_setting` and hears by default. `ends` is one document, read and
/// written whole. `teams` is a secret and is kept as it is, since it must be posted to.
/// `follow_match` is what a follow led to when it was last looked at, and what of each was worth telling.
const FOLLOWS: &str = r#"
CREATE TABLE follow_setting (
    person_id {uuid} NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    paused {bool} NOT NULL,
    digest {bool} NOT NULL,
    ends text NOT NULL,
    teams text,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};

CREATE TABLE authority_teams (
    authority_id {uuid} NOT NULL PRIMARY KEY REFERENCES authority (id) ON DELETE CASCADE,
    teams text NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};

CREATE TABLE follow (
    id {uuid} NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    view_id {uuid} REFERENCES saved_view (id) ON DELETE CASCADE,
    cadence text NOT NULL,
    channel text NOT NULL,
    looked_at {instant},
    seen_version {long} NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE UNIQUE INDEX follow_once ON follow (person_id, kind, subject_id);
CREATE INDEX follow_by_cadence ON follow (cadence, person_id);
CREATE INDEX follow_by_view ON follow (view_id) WHERE view_id IS NOT NULL;

CREATE TABLE follow_match (
    follow_id {uuid} NOT NULL REFERENCES follow (id) ON DELETE CASCADE,
    thing_id {uuid} NOT NULL,
    mark text NOT NULL,
    PRIMARY KEY (follow_id, thing_id)
) {narrow};

CREATE TABLE snooze (
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    thing_id {uuid} NOT NULL,
    until {date} NOT NULL,
    PRIMARY KEY (person_id, thing_id)
) {narrow};
"#;

/// A delivery is one message: to a person, or to the channel of an authority, which `recipient_id` is.
/// `occasion` is what it is for: a recipient has each once. `told` is what a recipient heard of, and in
/// which message, so that they hear of it once; it stays when the message is forgotten.
const DELIVERIES: &str = r#"
CREATE TABLE delivery (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    person_id {uuid} REFERENCES person (id) ON DELETE CASCADE,
    recipient_id {uuid} NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    occasion text NOT NULL,
    state text NOT NULL CHECK (state IN ('due', 'sent', 'skipped', 'failed')),
    attempts integer NOT NULL,
    due_at {instant} NOT NULL,
    created_at {instant} NOT NULL,
    ended_at {instant},
    problem text
) {wide};
CREATE UNIQUE INDEX delivery_once ON delivery (recipient_id, channel, occasion);
CREATE INDEX delivery_due ON delivery (due_at, id) WHERE state = 'due';
CREATE INDEX delivery_by_end ON delivery (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX delivery_of_person ON delivery (person_id, created_at) WHERE person_id IS NOT NULL;

CREATE TABLE told (
    recipient_id {uuid} NOT NULL,
    thing_id {uuid} NOT NULL,
    occasion text NOT NULL,
    thing text NOT NULL,
    reason text NOT NULL,
    place integer NOT NULL,
    delivery_id {uuid} REFERENCES delivery (id) ON DELETE SET NULL,
    told_at {instant} NOT NULL,
    PRIMARY KEY (recipient_id, thing_id, occasion)
) {wide};
CREATE INDEX told_in ON told (delivery_id, place);
"#;

/// What only its bearer may know is kept as its SHA-256. `record_version` is the version that an answer is
/// about: of another one it is of no use.
const ANSWERS: &str = r#"
CREATE TABLE answer_link (
    hash text NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    delivery_id {uuid} REFERENCES delivery (id) ON DELETE SET NULL,
    says text NOT NULL,
    thing text NOT NULL,
    thing_id {uuid} NOT NULL,
    record_version {long},
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    used_at {instant}
) {wide};
CREATE INDEX answer_link_by_expiry ON answer_link (expires_at);
CREATE INDEX answer_link_by_person ON answer_link (person_id);
"#;

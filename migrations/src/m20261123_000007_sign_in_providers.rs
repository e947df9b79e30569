//! OpenID providers of authorities, who people are there, and credentials of other systems.

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

/// What only its bearer may know (state, the browser's cookie, an invitation, a client's secret) is
/// kept as its SHA-256. The secret of an `openid_provider` is kept as it is, since it must be sent
/// to the provider. `openid_attempt` is a sign-in under way: its row goes when the browser comes
/// back. A person is known to one issuer under one subject.
const TABLES: &str = r#"
CREATE TABLE openid_provider (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    name text NOT NULL,
    issuer text NOT NULL,
    client_id text NOT NULL,
    client_secret text NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX openid_provider_by_age ON openid_provider (created_at, id);
CREATE INDEX openid_provider_by_authority ON openid_provider (authority_id, created_at, id);

CREATE TABLE openid_attempt (
    state_hash text NOT NULL PRIMARY KEY,
    browser_hash text NOT NULL,
    provider_id {uuid} NOT NULL REFERENCES openid_provider (id) ON DELETE CASCADE,
    nonce text NOT NULL,
    verifier text NOT NULL,
    return_to text NOT NULL,
    invitation_hash text,
    expires_at {instant} NOT NULL
) {wide};
CREATE INDEX openid_attempt_by_expiry ON openid_attempt (expires_at);

CREATE TABLE person_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    linked_at {instant} NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (person_id, issuer)
) {narrow};

CREATE TABLE client (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
    name text NOT NULL,
    created_by {uuid} REFERENCES person (id) ON DELETE SET NULL,
    created_at {instant} NOT NULL,
    last_used_at {instant},
    revoked_at {instant}
) {wide};
CREATE INDEX client_by_authority ON client (authority_id, created_at, id);

CREATE TABLE client_secret (
    hash text NOT NULL PRIMARY KEY,
    client_id {uuid} NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    created_at {instant} NOT NULL,
    expires_at {instant}
) {wide};
CREATE INDEX client_secret_by_client ON client_secret (client_id);

CREATE TABLE client_scope (
    client_id {uuid} NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    scope text NOT NULL,
    PRIMARY KEY (client_id, scope)
) {narrow};
"#;

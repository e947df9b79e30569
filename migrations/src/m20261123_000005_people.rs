//! People, how they sign in, and what keeps others from doing so in their name.

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

/// Of every secret that somebody holds, only a hash stands here. `joined_at` is empty until somebody
/// has been here, `suspended_at` unless they are kept out. `refresh_token.nonce` gives, together with
/// the token that somebody holds, the one that follows it.
const TABLES: &str = r#"
CREATE TABLE person (
    id {uuid} NOT NULL PRIMARY KEY,
    authority_id {uuid} NOT NULL REFERENCES authority (id),
    name text NOT NULL,
    name_folded {folded} NOT NULL,
    email text NOT NULL,
    sign_in_name {folded} NOT NULL UNIQUE,
    password_hash text,
    totp_secret text,
    totp_confirmed {bool} NOT NULL,
    totp_last_step {long} NOT NULL,
    demonstration {bool} NOT NULL,
    joined_at {instant},
    suspended_at {instant},
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    version {long} NOT NULL
) {wide};
CREATE INDEX person_by_authority ON person (authority_id, name_folded, id);

CREATE TABLE person_role (
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role text NOT NULL,
    PRIMARY KEY (person_id, role)
) {narrow};

CREATE TABLE recovery_code (
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    hash text NOT NULL,
    used_at {instant},
    PRIMARY KEY (person_id, hash)
) {narrow};

CREATE TABLE invitation (
    token_hash text NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose text NOT NULL CHECK (purpose IN ('invite', 'reset')),
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    used_at {instant}
) {narrow};
CREATE INDEX invitation_by_person ON invitation (person_id);

CREATE TABLE session (
    id {uuid} NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    method text NOT NULL CHECK (method IN ('password', 'openid')),
    user_agent text,
    address text,
    created_at {instant} NOT NULL,
    last_used_at {instant} NOT NULL,
    ended_at {instant}
) {wide};
CREATE INDEX session_by_person ON session (person_id, last_used_at);

CREATE TABLE refresh_token (
    hash text NOT NULL PRIMARY KEY,
    session_id {uuid} NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    issued_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    used_at {instant},
    nonce text,
    successor text
) {narrow};
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

CREATE TABLE sign_in_ticket (
    hash text NOT NULL PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    expires_at {instant} NOT NULL
) {narrow};
CREATE INDEX sign_in_ticket_by_person ON sign_in_ticket (person_id);

CREATE TABLE sign_in_attempt (
    counter text NOT NULL,
    key text NOT NULL,
    failures {long} NOT NULL,
    last_at {instant} NOT NULL,
    PRIMARY KEY (counter, key)
) {narrow};
CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (last_at);

CREATE TABLE signing_key (
    kid text NOT NULL PRIMARY KEY,
    pkcs8 text NOT NULL,
    created_at {instant} NOT NULL,
    retires_at {instant}
) {narrow};
"#;

//! What the roles that read on PostgreSQL may read at all. Which rows of it, their policies say.

/// Tables that they are denied: accounts, what they sign in with and are told, secrets, the audit, the prices of all
/// authorities together, and what is for one person and not for another of the same authority. They are read
/// through [`super::Database::accounts`], by the few stores whose tables they are.
const DENIED: [&str; 39] = [
    "answer_link",
    "audit_entry",
    "authority_teams",
    "change_secret",
    "client",
    "client_scope",
    "client_secret",
    "delivery",
    "evaluation",
    "evaluation_person",
    "evaluation_vendor",
    "follow",
    "follow_match",
    "follow_setting",
    "idempotency",
    "invitation",
    "openid_attempt",
    "openid_provider",
    "peer",
    "peer_request",
    "person",
    "person_identity",
    "person_role",
    "price_entry",
    "recovery_code",
    "refresh_token",
    "review",
    "review_challenge",
    "review_reply",
    "review_step",
    "session",
    "sign_in_attempt",
    "sign_in_ticket",
    "signing_key",
    "snooze",
    "told",
    "vendor_link",
    "view_link",
    "webhook_secret",
];

/// What they may read of people: who somebody is, not what they sign in with. A statement that needs
/// more, or all of a row, goes through [`super::Database::accounts`], too.
const OF_PEOPLE: &str =
    "id, authority_id, name, name_folded, joined_at, suspended_at, demonstration, created_at";

/// What they may read of reviews: that one is published. What it says is read by its own store alone, which knows
/// from whom words are withheld.
const OF_REVIEWS: &str = "id, state";

/// Roles that read, of which the first is the public's.
const READERS: [&str; 2] = ["muster_public", "muster_reader"];

/// Lets the roles read every table there is now but those, whatever they were let read before.
pub(super) fn let_read() -> String {
    let denied = DENIED.join(", ");
    let of_role = |role: &str| {
        format!(
            "IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN \
             EXECUTE format('GRANT USAGE ON SCHEMA %I TO {role}', current_schema()); \
             EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO {role}', current_schema()); \
             REVOKE ALL ON {denied} FROM {role}; \
             GRANT SELECT ({OF_PEOPLE}) ON person TO {role}; \
             GRANT SELECT ({OF_REVIEWS}) ON review TO {role}; \
             END IF; "
        )
    };
    format!("DO $$ BEGIN {} END $$", READERS.map(of_role).concat())
}

/// Reads as the role to which policies show what the public may see, where there is one that this program may
/// be, else as the one that members read as.
pub(super) const AS_PUBLIC: &str = "SELECT set_config('role', coalesce( \
     (SELECT rolname FROM pg_roles WHERE rolname = 'muster_public' AND pg_has_role(oid, 'MEMBER') \
     AND EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = current_schema() AND tablename = 'contract' \
     AND policyname = 'published')), \
     rolname), false) FROM pg_roles WHERE rolname = 'muster_reader' AND pg_has_role(oid, 'MEMBER') \
     AND EXISTS (SELECT 1 FROM pg_class WHERE relname = 'contract' AND relrowsecurity)";

/// Reads as the role that asks who reads, where there is one that this program may be.
pub(super) const AS_MEMBER: &str = "SELECT set_config('role', 'muster_reader', false) FROM pg_roles \
     WHERE rolname = 'muster_reader' AND pg_has_role(oid, 'MEMBER') \
     AND EXISTS (SELECT 1 FROM pg_class WHERE relname = 'contract' AND relrowsecurity)";

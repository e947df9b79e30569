//! What the roles that read on PostgreSQL may read: each table is either a matter of policies and stores, or
//! denied altogether. A new table needs a decision here.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Database as Server, DatabaseConnection, DbBackend, Statement};

use crate::support::{Place, on_postgres};

/// Published, or guarded row by row by a policy.
const READ: [&str; 75] = [
    "assessment",
    "audience_version",
    "authority",
    "authority_decision",
    "authority_group",
    "authority_group_member",
    "authority_identifier",
    "authority_name",
    "authority_part",
    "change",
    "change_forgotten",
    "contract",
    "contract_cpv",
    "contract_notice",
    "contract_vendor",
    "data_version",
    "duty_discharge",
    "duty_setting",
    "governance",
    "import",
    "import_problem",
    "notice",
    "notice_source",
    "opportunity",
    "opportunity_authority",
    "opportunity_due",
    "opportunity_run",
    "pilot",
    "pilot_change",
    "pilot_document",
    "pilot_service_area",
    "price_point",
    "process_due",
    "procurement",
    "procurement_cpv",
    "procurement_notice",
    "product",
    "product_area",
    "product_name",
    "product_ruling",
    "publication",
    "record",
    "record_change",
    "record_clearance",
    "record_field",
    "record_question",
    "record_reader",
    "record_reference",
    "record_statement",
    "register_file",
    "register_file_heading",
    "register_file_link",
    "register_file_part",
    "register_file_row",
    "saved_view",
    "seaql_migrations",
    "search_document",
    "search_private_document",
    "setting",
    "stance",
    "system",
    "system_record",
    "system_run",
    "system_saying",
    "vendor",
    "vendor_authority",
    "vendor_decision",
    "vendor_identifier",
    "vendor_name",
    "vendor_ruling",
    "vendor_ruling_identifier",
    "vendor_ruling_name",
    "webhook",
    "webhook_delivery",
    "webhook_kind",
];

/// Accounts, what they sign in with and are told, secrets, the audit, and the prices of all authorities together.
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_reads_no_secrets() {
    on_postgres(granted).await;
}

async fn granted(place: Place) {
    let database = place.open_migrated().await;
    // Once more, as at every start of a new version: what was denied stays denied.
    database.migrate().await.unwrap();
    let raw = Server::connect(&place.0).await.unwrap();
    for role in ["muster_public", "muster_reader"] {
        reads_what_it_may(&raw, role).await;
    }
}

async fn reads_what_it_may(raw: &DatabaseConnection, role: &str) {
    let asked = format!(
        "SELECT tablename::text, has_table_privilege('{role}', format('%I.%I', schemaname, tablename), 'SELECT') \
         FROM pg_tables WHERE schemaname = current_schema()"
    );
    let rows = raw.query_all_raw(Statement::from_string(DbBackend::Postgres, asked)).await.unwrap();
    let (mut read, mut denied) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let (table, readable): (String, bool) =
            (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        if readable {
            read.insert(table)
        } else {
            denied.insert(table)
        };
    }
    let told = |tables: &[&str]| tables.iter().map(|table| (*table).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(denied, told(&DENIED), "what is denied is in persistence::database::grant");
    assert_eq!(read, told(&READ), "decide whether {role} may read a new table, and say so here");
    let columns = format!(
        "SELECT string_agg(c.table_name || '.' || c.column_name, ' ' ORDER BY c.table_name, c.column_name) FROM information_schema.columns c \
                   WHERE c.table_schema = current_schema() AND c.table_name = ANY(CAST($1 AS text[])) \
                   AND has_column_privilege('{role}', format('%I.%I', c.table_schema, c.table_name), c.column_name, 'SELECT')"
    );
    let asked = Statement::from_sql_and_values(
        DbBackend::Postgres,
        columns,
        [format!("{{{}}}", DENIED.join(",")).into()],
    );
    let row = raw.query_one_raw(asked).await.unwrap().unwrap();
    let some: String = row.try_get_by_index(0).unwrap();
    assert_eq!(
        some,
        "person.authority_id person.created_at person.demonstration person.id person.joined_at person.name \
         person.name_folded person.suspended_at review.id review.state",
        "of what is denied, who somebody is and that a review is published"
    );
    let writes = format!(
        "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND \
                  has_table_privilege('{role}', format('%I.%I', schemaname, tablename), 'INSERT, UPDATE, DELETE, TRUNCATE')"
    );
    let row = raw.query_one_raw(Statement::from_string(DbBackend::Postgres, writes)).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 0, "who reads writes nothing");
}

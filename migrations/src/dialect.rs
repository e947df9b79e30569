//! One text of SQL for both databases: what they call differently stands in braces.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// The word in braces, on SQLite, on PostgreSQL.
///
/// `folded` columns hold text made comparable; PostgreSQL must sort them by bytes, as SQLite does,
/// or pages would come in another order on each. On SQLite every table is `STRICT`, since it
/// would otherwise take any value in any column; `narrow` ends tables that are all key, which need
/// no row number beside it.
const WORDS: [(&str, &str, &str); 12] = [
    ("{long}", "integer", "bigint"),
    ("{uuid}", "blob", "uuid"),
    ("{bytes}", "blob", "bytea"),
    ("{instant}", "text", "timestamptz"),
    ("{date}", "text", "date"),
    ("{bool}", "integer", "boolean"),
    ("{folded}", "text", "text COLLATE \"C\""),
    ("{no}", "0", "false"),
    ("{yes}", "1", "true"),
    ("{nobody}", "x'00000000000000000000000000000000'", "'00000000-0000-0000-0000-000000000000'"),
    ("{wide}", "STRICT", ""),
    ("{narrow}", "STRICT, WITHOUT ROWID", ""),
];

/// Runs statements, separated by semicolons, in the database's own words.
///
/// # Errors
/// When the database refuses one.
pub async fn run(manager: &SchemaManager<'_>, statements: &str) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
    let sql = WORDS.iter().fold(statements.to_owned(), |sql, (word, on_sqlite, on_postgres)| {
        sql.replace(word, if sqlite { on_sqlite } else { on_postgres })
    });
    for statement in sql.split(';').map(str::trim).filter(|s| !s.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Makes a role of PostgreSQL that reads: it owns nothing, so that row-level security holds for it. Several databases
/// of one server share it, and may be migrated at the same moment. Where this program may make no roles, `serve` says
/// what an administrator has to run.
///
/// # Errors
/// When the database refuses for another reason.
pub async fn role(manager: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(&ROLE.replace("{role}", name)).await.map(|_| ())
}

const ROLE: &str = r#"
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN
        BEGIN
            CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
        EXCEPTION
            WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
        END;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') AND NOT pg_has_role('{role}', 'MEMBER') THEN
        BEGIN
            EXECUTE 'GRANT {role} TO CURRENT_USER';
        EXCEPTION
            WHEN insufficient_privilege THEN NULL;
        END;
    END IF;
END
$$
"#;

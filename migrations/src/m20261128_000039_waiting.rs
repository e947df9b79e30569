//! Whether somebody hears at once of what waits for them: who said nothing of it does.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, COLUMN).await
    }
}

const COLUMN: &str = "ALTER TABLE follow_setting ADD COLUMN waiting {bool} NOT NULL DEFAULT {yes}";

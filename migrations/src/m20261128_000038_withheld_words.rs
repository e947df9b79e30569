//! Whether the words of a review are kept to its authority.

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

const COLUMN: &str = "ALTER TABLE review ADD COLUMN words_withheld {bool} NOT NULL DEFAULT {no}";

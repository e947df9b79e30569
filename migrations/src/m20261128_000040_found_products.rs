//! Search finds products: the worker puts those that are on record into it when it next looks at systems.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DUE).await
    }
}

const DUE: &str = "UPDATE system_run SET computed_on = NULL";

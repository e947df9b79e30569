//! On PostgreSQL an index of words for the kinds of record that are few.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        dialect::run(manager, INDEX).await
    }
}

/// Contracts and procurements have the numbers below (1 and 2, times 2 to the 40th). A word that is common among
/// them would have to be looked up among hundreds of thousands to find the few vendors that it stands in.
const INDEX: &str = r#"
CREATE INDEX search_document_words_of_few ON search_document USING gin (words) WHERE number >= 3298534883328;
"#;

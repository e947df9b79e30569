//! Vendors that only an authority's own register has named so far.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, VENDORS).await
    }
}

/// `named_by`: the authority whose register named it first, as long as nothing that was published does. Others
/// see such a vendor where they see a contract with it.
const VENDORS: &str = r#"
ALTER TABLE vendor ADD COLUMN named_by {uuid} REFERENCES authority (id);
CREATE INDEX vendor_named_by ON vendor (named_by) WHERE named_by IS NOT NULL;
"#;

//! A person's offer to be asked about a vendor.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "peer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub authority_id: Uuid,
    pub vendor_id: Uuid,
    pub product_id: Option<Uuid>,
    pub product: Option<String>,
    pub knows: String,
    pub since: Option<i32>,
    pub a_month: i32,
    pub reach: String,
    pub until: NaiveDate,
    pub offered_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub demonstration: bool,
}

impl std::fmt::Debug for Model {
    /// Without how to reach them: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("id", &self.id).finish_non_exhaustive()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

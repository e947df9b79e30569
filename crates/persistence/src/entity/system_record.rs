//! All that is told of a system.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "system_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub service_area: String,
    pub product_id: Option<Uuid>,
    pub vendor_id: Option<Uuid>,
    pub evidence: Option<String>,
    pub evidence_contract_id: Option<Uuid>,
    pub claimed_at: Option<DateTime<Utc>>,
    pub statement: Option<String>,
    pub demonstration: bool,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

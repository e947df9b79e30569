//! A review of a vendor.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub vendor_id: Uuid,
    pub product_id: Option<Uuid>,
    pub product_name: Option<String>,
    pub desk: String,
    pub foundation: String,
    pub foundation_id: Uuid,
    pub nda: bool,
    pub service_area: Option<String>,
    pub overall: Option<i64>,
    pub aspects: String,
    pub facts: String,
    pub best: String,
    pub worst: String,
    pub conflict: Option<String>,
    pub words_withheld: bool,
    pub state: String,
    pub author_id: Uuid,
    pub approver_id: Option<Uuid>,
    pub returned_by: Option<Uuid>,
    pub reason: Option<String>,
    pub appealed: bool,
    pub published_at: Option<DateTime<Utc>>,
    pub since: DateTime<Utc>,
    pub demonstration: bool,
    pub written_at: DateTime<Utc>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

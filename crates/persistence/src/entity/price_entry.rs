//! A price as its authority let it be compared.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub price_point_id: Uuid,
    pub authority_id: Uuid,
    pub vendor_id: Uuid,
    pub product_id: Option<Uuid>,
    pub unit: String,
    pub pence: i64,
    pub quantity: i64,
    pub held_on: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    pub replaced_at: Option<DateTime<Utc>>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

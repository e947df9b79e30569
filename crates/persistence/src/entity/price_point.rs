//! What an authority says of a unit price.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price_point")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub vendor_id: Uuid,
    pub product_id: Option<Uuid>,
    pub product_name: Option<String>,
    pub unit: String,
    pub pence: i64,
    pub quantity: i64,
    pub held_on: NaiveDate,
    pub included: String,
    pub contract_id: Option<Uuid>,
    pub nda: bool,
    pub audience: String,
    pub compared: bool,
    pub recorded_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub demonstration: bool,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

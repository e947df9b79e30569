//! A system as somebody sees it, with what they see of the contract that pays for it.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "system")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub record_id: Uuid,
    pub face: i32,
    pub reader_id: Option<Uuid>,
    pub covered: bool,
    pub authority_id: Uuid,
    pub authority_name: String,
    pub service_area: String,
    pub product_id: Option<Uuid>,
    pub product_name: Option<String>,
    pub vendor_id: Option<Uuid>,
    pub vendor_name: Option<String>,
    pub state: String,
    pub hosting: Option<String>,
    pub users: Option<i64>,
    pub go_live: Option<NaiveDate>,
    pub end_of_support: Option<NaiveDate>,
    pub contract_id: Option<Uuid>,
    pub integrations: String,
    pub satisfaction: Option<i64>,
    pub notes: Option<String>,
    pub evidence: Option<String>,
    pub claimed_at: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub demonstration: bool,
    pub version: i64,
    pub contract_seen: Option<Uuid>,
    pub contract_title: Option<String>,
    pub ends_on: Option<NaiveDate>,
    pub ends_at_most: Option<NaiveDate>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

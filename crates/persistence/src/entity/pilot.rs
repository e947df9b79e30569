//! Something that an authority tried.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub question: String,
    pub question_folded: String,
    pub approach: Option<String>,
    pub vendor_id: Option<Uuid>,
    pub product_id: Option<Uuid>,
    pub product: Option<String>,
    pub start_on: Option<NaiveDate>,
    pub end_on: Option<NaiveDate>,
    pub cost_pence: Option<i64>,
    pub cost_currency: Option<String>,
    pub people: Option<i64>,
    pub measures: Option<String>,
    pub outcome: Option<String>,
    pub decision: Option<String>,
    pub why: Option<String>,
    pub lessons: Option<String>,
    pub contact: Option<String>,
    pub audience: String,
    pub recorded_at: DateTime<Utc>,
    pub vouched_at: DateTime<Utc>,
    pub demonstration: bool,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

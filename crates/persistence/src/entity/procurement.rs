//! A procurement.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "procurement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub process: String,
    pub authority_id: Uuid,
    pub title: String,
    pub description: Option<String>,
    pub stage: String,
    pub expected_start: Option<NaiveDate>,
    pub expected_end: Option<NaiveDate>,
    pub max_end: Option<NaiveDate>,
    pub engagement_ends: Option<NaiveDate>,
    pub tender_deadline: Option<NaiveDate>,
    pub notice_expected: Option<NaiveDate>,
    pub net_pence: Option<i64>,
    pub net_currency: Option<String>,
    pub gross_pence: Option<i64>,
    pub gross_currency: Option<String>,
    pub technology: bool,
    pub service_area: Option<String>,
    pub first_published_at: Option<DateTime<Utc>>,
    pub vouched_at: Option<DateTime<Utc>>,
    pub demonstration: bool,
    pub version: i64,
    pub best_pence: Option<i64>,
    pub title_folded: String,
    pub authority_name: String,
    pub facts: String,
    pub record_id: Uuid,
    pub face: i32,
    pub reader_id: Option<Uuid>,
    pub covered: bool,
    pub said: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

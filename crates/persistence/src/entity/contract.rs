//! A contract.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub process: String,
    pub award: String,
    pub authority_id: Uuid,
    pub procurement_id: Option<Uuid>,
    pub title: String,
    pub description: Option<String>,
    pub status: String,
    pub start_on: Option<NaiveDate>,
    pub end_on: Option<NaiveDate>,
    pub max_end_on: Option<NaiveDate>,
    pub extensions: Option<String>,
    pub net_pence: Option<i64>,
    pub net_currency: Option<String>,
    pub gross_pence: Option<i64>,
    pub gross_currency: Option<String>,
    pub signed_on: Option<NaiveDate>,
    pub technology: bool,
    pub service_area: Option<String>,
    pub first_published_at: Option<DateTime<Utc>>,
    pub vouched_at: Option<DateTime<Utc>>,
    pub demonstration: bool,
    pub version: i64,
    pub best_pence: Option<i64>,
    pub best_currency: Option<String>,
    pub annual_pence: Option<i64>,
    pub last_day: Option<NaiveDate>,
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

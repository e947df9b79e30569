//! An opportunity as computed.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opportunity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub vendor_id: Option<Uuid>,
    pub service_area: Option<String>,
    pub title: String,
    pub authorities: i64,
    pub members: i64,
    pub contracts: i64,
    pub procurements: i64,
    pub shared_from: NaiveDate,
    pub shared_to: NaiveDate,
    pub go_live: NaiveDate,
    pub latest_commit: NaiveDate,
    pub annual_pence: i64,
    pub combined_pence: i64,
    pub unvalued: i64,
    pub why: String,
    pub alignments: i64,
    pub end_unknown: i64,
    pub start_unknown: i64,
    pub demonstration: bool,
    pub version: i64,
    pub record_id: Uuid,
    pub face: i32,
    pub covered: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A sensitive field of a record under NDA that was cleared.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_clearance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub record_id: Uuid,
    pub field: String,
    pub audience: String,
    pub until: Option<NaiveDate>,
    pub reason: String,
    pub nda_checked: bool,
    pub supplier_consent: bool,
    pub disclosure_considered: bool,
    pub cleared_by: String,
    pub cleared_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A register that an authority sent as a file, and how far it is.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub name: String,
    pub bytes: i64,
    pub digest: String,
    pub state: String,
    pub refused: Option<String>,
    pub settings: String,
    pub understood: String,
    pub counts: String,
    pub asked_by: String,
    pub sent_by: String,
    pub sent_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub taken_at: Option<DateTime<Utc>>,
    pub undone_at: Option<DateTime<Utc>>,
    pub rows_read: i64,
    pub claimed_at: Option<DateTime<Utc>>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

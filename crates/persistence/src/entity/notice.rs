//! A notice as received.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub source: String,
    pub process: String,
    pub release: String,
    pub digest: String,
    pub kind: String,
    pub notice_type: Option<String>,
    pub title: Option<String>,
    pub title_folded: String,
    pub published_at: Option<DateTime<Utc>>,
    pub url: Option<String>,
    pub authority_id: Option<Uuid>,
    pub file: Option<String>,
    pub demonstration: bool,
    pub imported_at: DateTime<Utc>,
    pub import_id: Option<Uuid>,
    pub raw: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A publisher of notices that is followed.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: String,
    pub address: String,
    pub buyers: String,
    pub since: DateTime<Utc>,
    pub complete_to: DateTime<Utc>,
    pub window_from: Option<DateTime<Utc>>,
    pub window_to: Option<DateTime<Utc>>,
    pub place_cursor: Option<String>,
    pub place_pages: Option<i64>,
    pub place_mark: Option<String>,
    pub next_try_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub trouble_at: Option<DateTime<Utc>>,
    pub trouble: Option<String>,
    pub trouble_times: i64,
    pub failures: i64,
    pub paused_at: Option<DateTime<Utc>>,
    pub holder: Option<Uuid>,
    pub held_until: Option<DateTime<Utc>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

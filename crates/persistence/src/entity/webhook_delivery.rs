//! A message of a webhook, sent or to be sent.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub webhook_id: Uuid,
    pub version: Option<i64>,
    pub position: Option<i32>,
    pub kind: Option<String>,
    pub record_id: Option<Uuid>,
    pub face: i32,
    pub changed_at: DateTime<Utc>,
    pub state: String,
    pub attempts: i32,
    pub waiting_since: DateTime<Utc>,
    pub next_try_at: Option<DateTime<Utc>>,
    pub tried_at: Option<DateTime<Utc>>,
    pub status: Option<i32>,
    pub said: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

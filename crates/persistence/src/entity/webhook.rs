//! Where changes are sent to for an authority.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub authority_id: Uuid,
    pub name: String,
    pub address: String,
    pub state: String,
    pub feed_version: i64,
    pub feed_position: i32,
    pub failures: i32,
    pub rests_until: Option<DateTime<Utc>>,
    pub taken_until: Option<DateTime<Utc>>,
    pub served_at: DateTime<Utc>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub failing_since: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

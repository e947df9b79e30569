//! A vendor and what is counted of it.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub name_folded: String,
    pub company_number: Option<String>,
    pub sme: Option<bool>,
    pub vcse: Option<bool>,
    pub conflicting: bool,
    pub contracts: i64,
    pub technology_contracts: i64,
    pub authorities: i64,
    pub total_pence: i64,
    pub demonstration: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
    pub merged_into: Option<Uuid>,
    pub named_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

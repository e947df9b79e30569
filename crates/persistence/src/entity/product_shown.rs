//! A product as somebody sees it, with how many authorities they see to use it.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub name_folded: String,
    pub maker: Option<String>,
    pub vendor_id: Option<Uuid>,
    pub merged_into: Option<Uuid>,
    pub named_by: Option<Uuid>,
    pub demonstration: bool,
    pub version: i64,
    pub authorities: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

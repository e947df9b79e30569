//! What a follow led to when it was last looked at.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_match")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub follow_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: Uuid,
    pub mark: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

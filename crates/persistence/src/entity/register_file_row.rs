//! A row of a register file as it was understood, or a record that no row tells of.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_file_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub file_id: Uuid,
    pub place: i64,
    pub number: Option<i64>,
    pub outcome: String,
    pub flawed: bool,
    pub decision: Option<String>,
    pub record_id: Option<Uuid>,
    pub key: String,
    pub title: String,
    pub entry: String,
    pub changes: String,
    pub flaws: String,
    pub why: Option<String>,
    pub change_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Which groups are to be computed again.

use chrono::NaiveDate;
use muster_domain::id::VendorId;
use muster_domain::opportunity::{Group, GroupKey};
use muster_domain::service_area::ServiceAreaCode;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};

use crate::entity::opportunity_due;
use crate::{Database, Error, Result};

/// What is to be computed again, as it was read: what becomes due meanwhile stays due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The groups; `None` means every group there is.
    pub groups: Option<Vec<Group>>,
    /// The data version up to which marks are done with.
    pub(crate) mark: i64,
}

/// The row that marks a group as due.
pub(crate) fn due_row(group: &Group, mark: i64) -> opportunity_due::Model {
    let (kind, key) = match group.key {
        GroupKey::Vendor(id) => ("vendor", id.to_string()),
        GroupKey::Need(area) => ("need", area.as_str().to_owned()),
    };
    opportunity_due::Model { kind: kind.to_owned(), key, demonstration: group.demonstration, mark }
}

/// The groups that are marked.
pub(super) async fn read(database: &Database) -> Result<Due> {
    // The version first: a group marked in between is computed now and, to be safe, once more.
    let mark = database.read_version().await?;
    let rows = opportunity_due::Entity::find().all(database.readers()).await?;
    let groups = rows.iter().map(group).collect::<Result<_>>()?;
    Ok(Due { groups: Some(groups), mark })
}

fn group(row: &opportunity_due::Model) -> Result<Group> {
    let key = match row.kind.as_str() {
        "vendor" => row.key.parse().ok().map(|id| GroupKey::Vendor(VendorId(id))),
        "need" => ServiceAreaCode::parse(&row.key).map(GroupKey::Need),
        _ => None,
    };
    let key = key.ok_or_else(|| Error::inconsistent("opportunity_due", "key", &row.kind, &row.key))?;
    Ok(Group { key, demonstration: row.demonstration })
}

/// The day for which all opportunities were last computed.
pub(super) async fn computed_on(database: &Database) -> Result<Option<NaiveDate>> {
    let statement = Statement::from_string(database.backend(), "SELECT computed_on FROM opportunity_run");
    let row = database.readers().query_one_raw(statement).await?;
    Ok(row.map_or(Ok(None), |row| row.try_get_by_index(0))?)
}

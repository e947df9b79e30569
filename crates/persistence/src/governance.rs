//! How authorities decide: their gates and lead times.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::governance::Governance;
use muster_domain::id::AuthorityId;
use muster_domain::opportunity::{Group, GroupKey};
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use crate::change::Told;
use crate::entity::governance;
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::register::mark_due;
use crate::sql::Sql;
use crate::text::clean;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, audience, audit, stored};

/// What an authority described, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// The gates and durations.
    pub governance: Governance,
    /// When it was last described.
    pub updated_at: DateTime<Utc>,
    /// Changes with every description; 0 before the first.
    pub version: i64,
}

/// The store of it.
#[derive(Debug, Clone)]
pub struct Governances {
    database: Database,
}

impl Governances {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What an authority described; `None` where it described nothing, or the viewer is no member.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Option<Described>> {
        if viewer.authority().is_none() {
            return Ok(None);
        }
        let row = governance::Entity::find_by_id(authority.0).one(self.database.readers()).await?;
        row.map(described).transpose()
    }

    /// What every authority described that did, as far as the viewer may see it.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn all(&self, viewer: &Viewer) -> Result<HashMap<AuthorityId, Governance>> {
        if viewer.authority().is_none() {
            return Ok(HashMap::new());
        }
        let rows = governance::Entity::find().all(self.database.readers()).await?;
        rows.into_iter().map(|row| Ok((AuthorityId(row.authority_id), described(row)?.governance))).collect()
    }

    /// Puts this description in place of the one of this version, 0 where there was none. What the authority takes part in is due for
    /// computing again: its commit dates move.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not, [`Error::Stale`] where it has another version by now; else
    /// when the database fails.
    pub async fn put(
        &self,
        actor: &Actor,
        (authority, version): (AuthorityId, i64),
        new: &Governance,
        clock: &dyn Clock,
    ) -> Result<Described> {
        permitted_of(actor, Action::ManageSettings, authority)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let before = governance::Entity::find_by_id(authority.0).one(&transaction).await?;
        if before.as_ref().map_or(0, |before| before.version) != version {
            return Err(Error::Stale);
        }
        let row = governance::Model {
            authority_id: authority.0,
            described: clean(&serde_json::to_string(new).unwrap_or_default()).into_owned(),
            updated_at: clock.now().trunc_subsecs(6),
            version: version + 1,
        };
        let again = OnConflict::column(governance::Column::AuthorityId)
            .update_columns([
                governance::Column::Described,
                governance::Column::UpdatedAt,
                governance::Column::Version,
            ])
            .to_owned();
        insert(&transaction, std::slice::from_ref(&row), Some(&again)).await?;
        let told = Told::one(clock.now(), ChangeKind::Authority, authority.0, Reach::Members);
        let raised = audience::raise(&transaction, &told).await?;
        let document = |row: &governance::Model| -> serde_json::Value {
            serde_json::from_str(&row.described).unwrap_or_default()
        };
        let event = Event::new(authority, "governance.described", Subject::new("authority", authority.0))
            .change("governance", before.as_ref().map(document).unwrap_or_default(), document(&row));
        audit::append(&transaction, clock.now(), actor, event).await?;
        mark_due(&transaction, &groups_of(&transaction, authority).await?, raised).await?;
        transaction.commit().await?;
        self.database.forget_version();
        described(row)
    }
}

fn described(row: governance::Model) -> Result<Described> {
    let governance = serde_json::from_str(&row.described)
        .map_err(|_| Error::inconsistent("governance", "described", row.authority_id, &row.described))?;
    Ok(Described { governance, updated_at: row.updated_at, version: row.version })
}

/// Every group that a record of the authority is in.
async fn groups_of(transaction: &DatabaseTransaction, authority: AuthorityId) -> Result<BTreeSet<Group>> {
    let backend = transaction.get_database_backend();
    let mut groups = BTreeSet::new();
    for table in ["contract", "procurement"] {
        let mut sql = Sql::new("SELECT DISTINCT service_area, demonstration FROM ");
        sql.push(table).push(" WHERE service_area IS NOT NULL AND authority_id = ").bind(authority.0);
        for row in transaction.query_all_raw(sql.statement(backend)).await? {
            let area: Option<String> = row.try_get_by_index(0)?;
            let area = stored::service_area(table, authority.0, area.as_deref())?;
            let demonstration = row.try_get_by_index(1)?;
            groups.extend(area.map(|area| Group { key: GroupKey::Need(area), demonstration }));
        }
    }
    let mut sql = Sql::new(
        "SELECT DISTINCT v.vendor_id, c.demonstration FROM contract c \
         JOIN contract_vendor v ON v.contract_id = c.id WHERE c.technology AND c.authority_id = ",
    );
    sql.bind(authority.0);
    for row in transaction.query_all_raw(sql.statement(backend)).await? {
        let vendor: Uuid = row.try_get_by_index(0)?;
        let demonstration = row.try_get_by_index(1)?;
        groups.insert(Group { key: GroupKey::Vendor(vendor.into()), demonstration });
    }
    Ok(groups)
}

//! What authorities set for their own people.

use std::collections::BTreeMap;

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audience::Audience;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_domain::record::Sensitive;
use muster_domain::settings::Settings;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::setting;
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, audit};

/// The store of them.
#[derive(Debug, Clone)]
pub struct SettingsStore {
    database: Database,
}

impl SettingsStore {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The settings of the viewer's own authority and their version, the default ones of version 0 where
    /// nobody set any; `None` for any other authority: nobody else has to know them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Option<(Settings, i64)>> {
        if !viewer.sees_own_of(authority) {
            return Ok(None);
        }
        let row = setting::Entity::find_by_id(authority.0).one(self.database.readers()).await?;
        let version = row.as_ref().map_or(0, |row| row.version);
        Ok(Some((row.map(settings).transpose()?.unwrap_or_default(), version)))
    }

    /// Puts these settings in place of those of this version, and says which they have then. What was said before keeps its audience.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not, [`Error::Stale`] where they have another version by now;
    /// else when the database fails.
    pub async fn put(
        &self,
        actor: &Actor,
        (authority, version): (AuthorityId, i64),
        new: &Settings,
        clock: &dyn Clock,
    ) -> Result<i64> {
        permitted_of(actor, Action::ManageSettings, authority)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Accounts)).await?;
        // Two that set them at once take turns: the row may not be there to be locked.
        let before = setting::Entity::find_by_id(authority.0).one(&transaction).await?;
        if before.as_ref().map_or(0, |before| before.version) != version {
            return Err(Error::Stale);
        }
        let row = setting::Model {
            authority_id: authority.0,
            statement_audience: new.statement_audience.as_str().to_owned(),
            field_audiences: serde_json::to_string(&new.field_audiences).unwrap_or_default(),
            updated_at: clock.now().trunc_subsecs(6),
            version: version + 1,
        };
        use setting::Column as C;
        let again = OnConflict::column(C::AuthorityId)
            .update_columns([C::StatementAudience, C::FieldAudiences, C::UpdatedAt, C::Version])
            .to_owned();
        insert(&transaction, std::slice::from_ref(&row), Some(&again)).await?;
        let known = before.map(settings).transpose()?.unwrap_or_default();
        let mut event = Event::new(authority, "settings.changed", Subject::new("authority", authority.0))
            .change("statementAudience", known.statement_audience.as_str(), new.statement_audience.as_str());
        for field in Sensitive::ALL {
            let of = |set: &Settings| set.field_audiences.get(&field).map(|audience| audience.as_str());
            event = event.change(&format!("fieldAudiences.{}", field.as_str()), of(&known), of(new));
        }
        audit::append(&transaction, clock.now(), actor, event).await?;
        transaction.commit().await?;
        Ok(version + 1)
    }
}

/// The settings of an authority, the default ones where nobody set any.
///
/// # Errors
/// When the database fails or holds something inconsistent.
pub(crate) async fn of<C: ConnectionTrait>(connection: &C, authority: AuthorityId) -> Result<Settings> {
    let row = setting::Entity::find_by_id(authority.0).one(connection).await?;
    Ok(row.map(settings).transpose()?.unwrap_or_default())
}

fn settings(row: setting::Model) -> Result<Settings> {
    let wrong = |column, value: &str| Error::inconsistent("setting", column, row.authority_id, value);
    let statement_audience = Audience::parse(&row.statement_audience)
        .ok_or_else(|| wrong("statement_audience", &row.statement_audience))?;
    let field_audiences: BTreeMap<Sensitive, Audience> = serde_json::from_str(&row.field_audiences)
        .map_err(|_| wrong("field_audiences", &row.field_audiences))?;
    Ok(Settings { statement_audience, field_audiences })
}

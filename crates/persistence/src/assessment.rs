//! How suppliers were rated against key performance indicators: their authority's own business until
//! it publishes a notice of it.

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::assessment::{Assessment, Rated, Rating};
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::ContractId;
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::assessment;
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::record::{document, speaker};
use crate::text::{cleaned, cleaned_option};
use crate::{Database, Error, Result, audit, transaction};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Assessments {
    database: Database,
}

impl Assessments {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Those of a contract of the viewer's own authority, newest first; none to anybody else.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, contract: ContractId) -> Result<Vec<Assessment>> {
        use assessment::Column as C;
        let own = viewer.authority().filter(|authority| viewer.sees_own_of(*authority));
        let Some(authority) = own else { return Ok(Vec::new()) };
        let reader = Reader::open(&self.database, viewer).await?;
        let rows = assessment::Entity::find()
            .filter(C::ContractId.eq(contract.0))
            .filter(C::AuthorityId.eq(authority.0))
            .order_by_desc(C::ToOn)
            .order_by_desc(C::AssessedAt)
            .order_by_desc(C::Id)
            .all(&reader)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Keeps one, of a contract of the actor's own authority.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where there is no such contract, [`Error::Unacceptable`]; else
    /// when the database fails.
    pub async fn add(
        &self,
        actor: &Actor,
        viewer: &Viewer,
        contract: ContractId,
        rated: &Rated,
        clock: &dyn Clock,
    ) -> Result<()> {
        let found = self.database.contracts().get(viewer, contract).await?.ok_or(Error::NotFound)?;
        permitted_of(actor, Action::KeepDuties, found.authority.id)?;
        let wrong = rated.check();
        if !wrong.is_empty() {
            return Err(Error::Unacceptable(wrong.into_iter().map(|w| (w.pointer, w.detail)).collect()));
        }
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let by = speaker(&transaction, actor).await?;
        let row = assessment::Model {
            id: clock.id(),
            authority_id: actor.authority.0,
            contract_id: contract.0,
            kpi: cleaned(rated.kpi.trim()),
            rating: rated.rating.as_str().to_owned(),
            from_on: rated.from,
            to_on: rated.to,
            note: cleaned_option(rated.note.as_deref()),
            assessed_by: serde_json::to_string(&by).unwrap_or_default(),
            assessed_at: clock.now().trunc_subsecs(6),
        };
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        let event = Event::new(actor.authority, "assessment.made", Subject::new("contract", contract.0))
            .change("kpi", None::<String>, row.kpi)
            .change("rating", None::<String>, row.rating)
            .change("from", None::<String>, rated.from.to_string())
            .change("to", None::<String>, rated.to.to_string());
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes one back; the audit keeps what it said.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`]; else when the database fails.
    pub async fn remove(
        &self,
        actor: &Actor,
        contract: ContractId,
        id: Uuid,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::KeepDuties, actor.authority)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = assessment::Entity::find_by_id(id)
            .filter(assessment::Column::AuthorityId.eq(actor.authority.0))
            .filter(assessment::Column::ContractId.eq(contract.0))
            .one(&transaction)
            .await?
            .ok_or(Error::NotFound)?;
        assessment::Entity::delete_by_id(id).exec(&transaction).await?;
        let event = Event::new(actor.authority, "assessment.removed", Subject::new("contract", contract.0))
            .change("kpi", row.kpi, None::<String>)
            .change("rating", row.rating, None::<String>);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }
}

fn read(row: assessment::Model) -> Result<Assessment> {
    let rating = Rating::parse(&row.rating);
    Ok(Assessment {
        id: row.id,
        contract: ContractId(row.contract_id),
        rated: Rated {
            rating: rating.ok_or_else(|| Error::inconsistent("assessment", "rating", row.id, &row.rating))?,
            kpi: row.kpi,
            from: row.from_on,
            to: row.to_on,
            note: row.note,
        },
        by: document("assessment", "assessed_by", row.id, &row.assessed_by)?,
        at: row.assessed_at,
    })
}

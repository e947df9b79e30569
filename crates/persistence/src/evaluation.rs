//! Who evaluates offers of whom: reviews of those who offer are kept from those who judge.

use std::collections::BTreeSet;

use chrono::{NaiveDate, SubsecRound};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, ProcurementId, VendorId};
use muster_domain::review::Evaluation;
use muster_domain::vendor::VendorRef;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{evaluation, evaluation_person, evaluation_vendor, person, vendor as vendor_entity};
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::vendor::{family, references, survivor};
use crate::{Database, Error, Result, audit, transaction};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Evaluations {
    database: Database,
}

/// An evaluation as its authority declared it, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The last day.
    pub until: NaiveDate,
    /// Who judges.
    pub people: Vec<(PersonId, String)>,
    /// Whose offers.
    pub vendors: Vec<VendorRef>,
}

impl Evaluations {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What was declared of a procurement of the actor's own authority.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not declare it; else when the database fails.
    pub async fn get(
        &self,
        actor: &Actor,
        owner: AuthorityId,
        procurement: ProcurementId,
    ) -> Result<Option<Declared>> {
        permitted_of(actor, Action::DeclareEvaluation, owner)?;
        let accounts = self.database.accounts();
        let Some(row) = evaluation::Entity::find_by_id(procurement.0).one(accounts).await? else {
            return Ok(None);
        };
        let Evaluation { vendors, people, until } = whole(accounts, &row).await?;
        let names: Vec<(Uuid, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(person::Column::Id.is_in(people.iter().map(|p| p.0)))
            .into_tuple()
            .all(accounts)
            .await?;
        let mut people: Vec<(PersonId, String)> =
            names.into_iter().map(|(id, name)| (PersonId(id), name)).collect();
        people.sort_by(|a, b| a.1.cmp(&b.1));
        let vendors = references(accounts, vendors.iter().map(|v| v.0).collect()).await?;
        let mut vendors: Vec<VendorRef> = vendors.into_values().collect();
        vendors.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Some(Declared { until, people, vendors }))
    }

    /// People of the actor's authority who can sign in, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not declare an evaluation; else when the database fails.
    pub async fn colleagues(&self, actor: &Actor) -> Result<Vec<(PersonId, String)>> {
        permitted_of(actor, Action::DeclareEvaluation, actor.authority)?;
        let people: Vec<(Uuid, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(person::Column::AuthorityId.eq(actor.authority.0))
            .filter(person::Column::JoinedAt.is_not_null())
            .filter(person::Column::SuspendedAt.is_null())
            .order_by_asc(person::Column::NameFolded)
            .order_by_asc(person::Column::Id)
            .into_tuple()
            .all(self.database.accounts())
            .await?;
        Ok(people.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
    }

    /// Declares it, in place of what was declared before. From then on, and to the end of its last day, reviews
    /// of these vendors are as if they were not there, for these people.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Unacceptable`] where somebody is not of the authority or a vendor is not
    /// known; else when the database fails.
    pub async fn declare(
        &self,
        actor: &Actor,
        owner: AuthorityId,
        procurement: ProcurementId,
        evaluation: &Evaluation,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::DeclareEvaluation, owner)?;
        let Evaluation { vendors, people, until } = evaluation;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        known(&transaction, owner, people, vendors).await?;
        let before = evaluation::Entity::find_by_id(procurement.0).lock_exclusive().one(&transaction).await?;
        let was = match &before {
            Some(row) => Some(whole(&transaction, row).await?),
            None => None,
        };
        if was.as_ref() == Some(evaluation) {
            return Ok(());
        }
        let now = clock.now().trunc_subsecs(6);
        let row = evaluation::Model {
            procurement_id: procurement.0,
            authority_id: owner.0,
            until: *until,
            declared_by: actor.account(),
            declared_at: now,
            version: before.map_or(1, |row| row.version + 1),
        };
        use evaluation::Column as C;
        let again = OnConflict::column(C::ProcurementId)
            .update_columns([C::Until, C::DeclaredBy, C::DeclaredAt, C::Version])
            .to_owned();
        insert(&transaction, &[row], Some(&again)).await?;
        clear(&transaction, procurement).await?;
        let person = |person: &PersonId| evaluation_person::Model {
            procurement_id: procurement.0,
            person_id: person.0,
        };
        let vendor = |vendor: &VendorId| evaluation_vendor::Model {
            procurement_id: procurement.0,
            vendor_id: vendor.0,
        };
        insert(&transaction, &people.iter().map(person).collect::<Vec<_>>(), None).await?;
        insert(&transaction, &vendors.iter().map(vendor).collect::<Vec<_>>(), None).await?;
        let event = Event::new(owner, "evaluation.declared", Subject::new("procurement", procurement.0))
            .change("until", was.as_ref().map(|e| e.until.to_string()), until.to_string())
            .change("people", was.as_ref().map(|e| ids(&e.people)), ids(people))
            .change("vendors", was.as_ref().map(|e| ids(&e.vendors)), ids(vendors));
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Ends it now; does nothing where none is declared.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails.
    pub async fn end(
        &self,
        actor: &Actor,
        owner: AuthorityId,
        procurement: ProcurementId,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::DeclareEvaluation, owner)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(row) = evaluation::Entity::find_by_id(procurement.0).one(&transaction).await? else {
            return Ok(());
        };
        let was = whole(&transaction, &row).await?;
        clear(&transaction, procurement).await?;
        evaluation::Entity::delete_by_id(procurement.0).exec(&transaction).await?;
        let event = Event::new(owner, "evaluation.ended", Subject::new("procurement", procurement.0))
            .change("until", was.until.to_string(), None::<String>)
            .change("people", ids(&was.people), None::<Vec<String>>)
            .change("vendors", ids(&was.vendors), None::<Vec<String>>);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }
}

fn ids<T: Copy + Into<Uuid>>(ids: &BTreeSet<T>) -> Vec<String> {
    ids.iter().map(|id| Into::<Uuid>::into(*id).to_string()).collect()
}

/// Sees that these are people of the authority and vendors on record.
async fn known<C: ConnectionTrait>(
    connection: &C,
    owner: AuthorityId,
    people: &BTreeSet<PersonId>,
    vendors: &BTreeSet<VendorId>,
) -> Result<()> {
    let found: Vec<Uuid> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::AuthorityId.eq(owner.0))
        .filter(person::Column::Id.is_in(people.iter().map(|p| p.0)))
        .into_tuple()
        .all(connection)
        .await?;
    if found.len() < people.len() {
        return Err(wrong("/people", "names somebody who is not of your authority"));
    }
    let found: Vec<Uuid> = vendor_entity::Entity::find()
        .select_only()
        .column(vendor_entity::Column::Id)
        .filter(vendor_entity::Column::Id.is_in(vendors.iter().map(|v| v.0)))
        .into_tuple()
        .all(connection)
        .await?;
    if found.len() < vendors.len() {
        return Err(wrong("/vendors", "names a vendor that is not on record"));
    }
    Ok(())
}

fn wrong(pointer: &str, detail: &str) -> Error {
    Error::Unacceptable(vec![(pointer.to_owned(), detail.to_owned())])
}

async fn clear<C: ConnectionTrait>(connection: &C, procurement: ProcurementId) -> Result<()> {
    let of = evaluation_person::Column::ProcurementId.eq(procurement.0);
    evaluation_person::Entity::delete_many().filter(of).exec(connection).await?;
    let of = evaluation_vendor::Column::ProcurementId.eq(procurement.0);
    evaluation_vendor::Entity::delete_many().filter(of).exec(connection).await?;
    Ok(())
}

async fn whole<C: ConnectionTrait>(connection: &C, row: &evaluation::Model) -> Result<Evaluation> {
    let people = evaluation_person::Entity::find()
        .filter(evaluation_person::Column::ProcurementId.eq(row.procurement_id))
        .all(connection)
        .await?;
    let vendors = evaluation_vendor::Entity::find()
        .filter(evaluation_vendor::Column::ProcurementId.eq(row.procurement_id))
        .all(connection)
        .await?;
    Ok(Evaluation {
        vendors: vendors.into_iter().map(|row| VendorId(row.vendor_id)).collect(),
        people: people.into_iter().map(|row| PersonId(row.person_id)).collect(),
        until: row.until,
    })
}

/// The vendors whose reviews are kept from somebody on a day, with all that are one with them:
/// [`muster_domain::review::kept_from`], as SQL. For most people there are none.
pub(crate) async fn kept_from<C: ConnectionTrait>(
    connection: &C,
    who: PersonId,
    today: NaiveDate,
) -> Result<Vec<Uuid>> {
    let running: Vec<Uuid> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::ProcurementId)
        .filter(evaluation::Column::Until.gte(today))
        .filter(
            evaluation::Column::ProcurementId.in_subquery(
                sea_orm::sea_query::Query::select()
                    .column(evaluation_person::Column::ProcurementId)
                    .from(evaluation_person::Entity)
                    .and_where(evaluation_person::Column::PersonId.eq(who.0))
                    .take(),
            ),
        )
        .into_tuple()
        .all(connection)
        .await?;
    if running.is_empty() {
        return Ok(Vec::new());
    }
    let offering = evaluation_vendor::Entity::find()
        .filter(evaluation_vendor::Column::ProcurementId.is_in(running))
        .all(connection)
        .await?;
    let mut kept = Vec::new();
    for row in offering {
        let head = survivor(connection, row.vendor_id).await?.map_or(row.vendor_id, |vendor| vendor.id);
        kept.extend(family(connection, head).await?);
    }
    Ok(kept)
}

//! What authorities must publish: the facts that their duties follow from, and what they said is done.

mod notices;

use std::collections::{BTreeMap, HashMap};

use chrono::{Months, NaiveDate, SubsecRound};
use futures_util::TryStreamExt;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::contract::{Contract, ContractFilter, Value};
use muster_domain::duty::authority::{Facts, of_authority};
use muster_domain::duty::calendar::Quarter;
use muster_domain::duty::contract::{Held, of_contract};
use muster_domain::duty::procurement::of_procurement;
use muster_domain::duty::{Concern, Discharge, Duty, DutyKind, DutySettings, Published, sort};
use muster_domain::fact::Field;
use muster_domain::id::AuthorityId;
use muster_domain::notice::NoticeKind;
use muster_domain::procurement::{Procurement, ProcurementFilter};
use muster_domain::record::{self as domain, Datum};
use muster_domain::term::Term;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{duty_discharge, duty_setting, publication, record};
use crate::insert::insert;
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::record::{document, published, speaker};
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// How far ahead duties are told of.
const MONTHS_AHEAD: Months = Months::new(12);

/// What an authority must publish, and what it said is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// What is to do, the most urgent first.
    pub open: Vec<Duty>,
    /// What officers said is done, the last one first.
    pub done: Vec<Discharge>,
}

/// Term and value as notices have them, where an authority says otherwise.
pub type Before = (Term, Value);

/// The store of them.
#[derive(Debug, Clone)]
pub struct DutyStore {
    database: Database,
}

impl DutyStore {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The duties of the viewer's own authority on `today`, a year ahead; none of any other's.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, authority: AuthorityId, today: NaiveDate) -> Result<Duties> {
        if !viewer.sees_own_of(authority) {
            return Ok(Duties::default());
        }
        let until = today.checked_add_months(MONTHS_AHEAD).unwrap_or(NaiveDate::MAX);
        let contracts = self.contracts(viewer, authority).await?;
        let procurements = self.procurements(viewer, authority).await?;
        let done = self.done(viewer, authority).await?;
        let reader = Reader::open(&self.database, viewer).await?;
        let told = notices::of_contracts(&reader, authority).await?;
        let told_before = notices::of_procurements(&reader, authority).await?;
        let before = befores(&reader, authority, None).await?;
        let pipelines = notices::pipelines(&reader, authority).await?;
        let registers = registers(&reader, authority).await?;
        let settings = settings(&reader, authority).await?;
        drop(reader);
        let mut open = Vec::new();
        for contract in &contracts {
            let id = contract.id.0;
            let before = before.get(&id).filter(|before| differs(contract, before));
            let notices = told.get(&id).map_or(&[][..], Vec::as_slice);
            open.extend(of_contract(&Held { contract, before, notices }, today, until));
        }
        for procurement in &procurements {
            let notices = told_before.get(&procurement.id.0).map_or(&[][..], Vec::as_slice);
            let duty = of_procurement(procurement, notices, today);
            open.extend(duty.filter(|duty| duty.due.is_none_or(|due| due <= until)));
        }
        let facts =
            Facts { settings, pipelines: &pipelines, registers: &registers, procurements: &procurements };
        open.extend(of_authority(&facts, today, until));
        open.retain(|duty| !done.iter().any(|discharge| duty.is_discharged_by(discharge)));
        sort(&mut open);
        Ok(Duties { open, done })
    }

    /// The duties of one record of the viewer's own authority.
    ///
    /// # Errors
    /// As [`DutyStore::of`].
    pub async fn of_contract(
        &self,
        viewer: &Viewer,
        contract: &Contract,
        today: NaiveDate,
    ) -> Result<Vec<Duty>> {
        let authority = contract.authority.id;
        if !viewer.sees_own_of(authority) {
            return Ok(Vec::new());
        }
        let until = today.checked_add_months(MONTHS_AHEAD).unwrap_or(NaiveDate::MAX);
        let before = self.before(viewer, contract).await?;
        let told = self.database.notices().of_contract(viewer, contract.id).await?;
        let told: Vec<Published> = told
            .into_iter()
            .map(|n| Published {
                kind: n.kind,
                code: n.notice_type,
                on: n.published_at.map(|at| at.date_naive()),
            })
            .collect();
        let mut open = of_contract(&Held { contract, before: before.as_ref(), notices: &told }, today, until);
        let done = self.done(viewer, authority).await?;
        open.retain(|duty| !done.iter().any(|discharge| duty.is_discharged_by(discharge)));
        sort(&mut open);
        Ok(open)
    }

    /// Term and value of a contract of the viewer's own authority as notices have them, where the
    /// authority says otherwise.
    ///
    /// # Errors
    /// As [`DutyStore::of`].
    pub async fn before(&self, viewer: &Viewer, contract: &Contract) -> Result<Option<Before>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let mut found = befores(&reader, contract.authority.id, Some(contract.id.0)).await?;
        Ok(found.remove(&contract.id.0).filter(|before| differs(contract, before)))
    }

    /// What an authority says of itself that its duties depend on: its own business.
    ///
    /// # Errors
    /// As [`DutyStore::of`].
    pub async fn settings(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Option<DutySettings>> {
        if !viewer.sees_own_of(authority) {
            return Ok(None);
        }
        let reader = Reader::open(&self.database, viewer).await?;
        settings(&reader, authority).await.map(Some)
    }

    /// Puts these in place of those there were.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn put_settings(
        &self,
        actor: &Actor,
        authority: AuthorityId,
        new: DutySettings,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_of(actor, Action::ManageSettings, authority)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let before = settings(&transaction, authority).await?;
        if before == new {
            return Ok(());
        }
        let row = duty_setting::Model {
            authority_id: authority.0,
            described: serde_json::to_string(&new).unwrap_or_default(),
            updated_at: clock.now().trunc_subsecs(6),
        };
        let again = OnConflict::column(duty_setting::Column::AuthorityId)
            .update_columns([duty_setting::Column::Described, duty_setting::Column::UpdatedAt])
            .to_owned();
        insert(&transaction, &[row], Some(&again)).await?;
        let event = Event::new(authority, "duties.set", Subject::new("authority", authority.0)).change(
            "above100Million",
            before.above_100_million,
            new.above_100_million,
        );
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Says that a duty is done, under which reference. Said again, the new reference counts.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where the record is not one of the authority's own; else when the
    /// database fails.
    pub async fn discharge(
        &self,
        actor: &Actor,
        viewer: &Viewer,
        (kind, concern, occurrence): (DutyKind, Concern, &str),
        reference: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        let authority = actor.authority;
        permitted_of(actor, Action::KeepDuties, authority)?;
        self.own(viewer, authority, concern).await?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let by = speaker(&transaction, actor).await?;
        let row = duty_discharge::Model {
            id: clock.id(),
            authority_id: authority.0,
            kind: kind.as_str().to_owned(),
            concern: concern.as_str().to_owned(),
            subject_id: concern.id().unwrap_or(authority.0),
            occurrence: cleaned(occurrence),
            reference: cleaned(reference),
            said_by: serde_json::to_string(&by).unwrap_or_default(),
            said_at: clock.now().trunc_subsecs(6),
        };
        use duty_discharge::Column as C;
        let again = OnConflict::columns([C::AuthorityId, C::Kind, C::SubjectId, C::Occurrence])
            .update_columns([C::Reference, C::SaidBy, C::SaidAt])
            .to_owned();
        let subject = Subject::new(concern.as_str(), row.subject_id);
        insert(&transaction, &[row], Some(&again)).await?;
        let event = Event::new(authority, "duty.discharged", subject)
            .change("kind", None::<String>, kind.as_str())
            .change("occurrence", None::<String>, occurrence)
            .change("reference", None::<String>, reference);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes back that a duty is done.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] where it was not said; else when the database fails.
    pub async fn reopen(&self, actor: &Actor, discharge: Uuid, clock: &dyn Clock) -> Result<()> {
        let authority = actor.authority;
        permitted_of(actor, Action::KeepDuties, authority)?;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let found = duty_discharge::Entity::find_by_id(discharge)
            .filter(duty_discharge::Column::AuthorityId.eq(authority.0))
            .one(&transaction)
            .await?
            .ok_or(Error::NotFound)?;
        duty_discharge::Entity::delete_by_id(discharge).exec(&transaction).await?;
        let event = Event::new(authority, "duty.reopened", Subject::new(&found.concern, found.subject_id))
            .change("kind", found.kind, None::<String>)
            .change("occurrence", found.occurrence, None::<String>)
            .change("reference", found.reference, None::<String>);
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Every contract that an authority holds, as the viewer sees it.
    ///
    /// # Errors
    /// As [`DutyStore::of`].
    pub async fn contracts(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Vec<Contract>> {
        let filter = ContractFilter { authorities: vec![authority.to_string()], ..ContractFilter::default() };
        self.database.contracts().stream(viewer, &filter, &[]).try_collect().await
    }

    /// Every procurement of an authority, as the viewer sees it.
    ///
    /// # Errors
    /// As [`DutyStore::of`].
    pub async fn procurements(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Vec<Procurement>> {
        let filter =
            ProcurementFilter { authorities: vec![authority.to_string()], ..ProcurementFilter::default() };
        self.database.procurements().stream(viewer, &filter, &[]).try_collect().await
    }

    async fn done(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Vec<Discharge>> {
        use duty_discharge::Column as C;
        let reader = Reader::open(&self.database, viewer).await?;
        let rows = duty_discharge::Entity::find()
            .filter(C::AuthorityId.eq(authority.0))
            .order_by_desc(C::SaidAt)
            .order_by_desc(C::Id)
            .all(&reader)
            .await?;
        rows.into_iter().map(discharged).collect()
    }

    async fn own(&self, viewer: &Viewer, authority: AuthorityId, concern: Concern) -> Result<()> {
        let holder = match concern {
            Concern::Authority => Some(authority),
            Concern::Contract(id) => {
                self.database.contracts().get(viewer, id.into()).await?.map(|found| found.authority.id)
            }
            Concern::Procurement(id) => {
                self.database.procurements().get(viewer, id.into()).await?.map(|found| found.authority.id)
            }
        };
        if holder == Some(authority) { Ok(()) } else { Err(Error::NotFound) }
    }
}

fn differs(contract: &Contract, before: &Before) -> bool {
    let (term, value) = before;
    (term.start, term.end, term.max_end, *value)
        != (contract.term.start, contract.term.end, contract.term.max_end, contract.value)
}

/// What notices say of term and value of the contracts that an authority has said something of.
async fn befores(
    reader: &Reader,
    authority: AuthorityId,
    only: Option<Uuid>,
) -> Result<HashMap<Uuid, Before>> {
    use record::Column as C;
    let mut select = record::Entity::find()
        .filter(C::AuthorityId.eq(authority.0))
        .filter(C::Kind.eq(domain::RecordKind::Contract.as_str()))
        .filter(C::Published.is_not_null());
    if let Some(id) = only {
        select = select.filter(C::Id.eq(id));
    }
    let mut before = HashMap::new();
    for row in select.all(reader).await? {
        let Some(text) = &row.published else { continue };
        let facts = published(row.id, text)?;
        let value = |field| facts.get(&field).map(|known: &domain::Known| &known.value);
        let day = |field| match value(field) {
            Some(Datum::Date(day)) => Some(*day),
            _ => None,
        };
        let money = |field| match value(field) {
            Some(Datum::Money(money)) => Some(*money),
            _ => None,
        };
        let term = Term {
            start: day(Field::TermStart),
            end: day(Field::TermEnd),
            max_end: day(Field::TermMaxEnd),
            extensions: None,
        };
        let value = Value { net: money(Field::ValueNet), gross: money(Field::ValueGross) };
        before.insert(row.id, (term, value));
    }
    Ok(before)
}

/// The quarters whose register an authority has published.
async fn registers(reader: &Reader, authority: AuthorityId) -> Result<Vec<Quarter>> {
    let words: Vec<String> = publication::Entity::find()
        .select_only()
        .column(publication::Column::Quarter)
        .distinct()
        .filter(publication::Column::AuthorityId.eq(authority.0))
        .into_tuple()
        .all(reader)
        .await?;
    Ok(words.iter().filter_map(|word| Quarter::parse(word)).collect())
}

async fn settings<C: sea_orm::ConnectionTrait>(
    connection: &C,
    authority: AuthorityId,
) -> Result<DutySettings> {
    match duty_setting::Entity::find_by_id(authority.0).one(connection).await? {
        None => Ok(DutySettings::default()),
        Some(row) => document("duty_setting", "described", authority.0, &row.described),
    }
}

fn discharged(row: duty_discharge::Model) -> Result<Discharge> {
    let table = "duty_discharge";
    let kind = DutyKind::parse(&row.kind);
    let concern = match row.concern.as_str() {
        "authority" => Some(Concern::Authority),
        "contract" => Some(Concern::Contract(row.subject_id)),
        "procurement" => Some(Concern::Procurement(row.subject_id)),
        _ => None,
    };
    Ok(Discharge {
        id: row.id,
        kind: kind.ok_or_else(|| Error::inconsistent(table, "kind", row.id, &row.kind))?,
        concern: concern.ok_or_else(|| Error::inconsistent(table, "concern", row.id, &row.concern))?,
        occurrence: row.occurrence,
        reference: row.reference,
        by: document(table, "said_by", row.id, &row.said_by)?,
        at: row.said_at,
    })
}

/// Notices by the record that they tell of.
type Told = BTreeMap<Uuid, Vec<Published>>;

fn tell(told: &mut Told, id: Uuid, kind: &str, code: Option<String>, on: Option<NaiveDate>) {
    if let Some(kind) = NoticeKind::parse(kind) {
        told.entry(id).or_default().push(Published { kind, code, on });
    }
}

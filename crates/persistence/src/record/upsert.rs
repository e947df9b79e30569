//! What another system of an authority knows of its records, by the authority's own references: what is
//! new is made, what differs is said, what is the same stays as it is.

use std::collections::BTreeMap;

use muster_domain::actor::Actor;
use muster_domain::clock::Clock;
use muster_domain::fact::Field;
use muster_domain::record::{Change, Datum, Record, RecordKind};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::vendor::{self, VendorSaid};
use super::{Records, changed, created, find, may, reference, save};
use crate::transaction::{self, Lock};
use crate::{Error, Result};

/// One record as another system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upsert {
    /// The authority's own reference of it.
    pub reference: String,
    /// What is said of it; what is left out stays, `None` takes back what was said.
    pub said: BTreeMap<Field, Option<Datum>>,
    /// The vendors, in order, where they are said.
    pub vendors: Option<Vec<VendorSaid>>,
    /// The version that is changed, where the other system names one.
    pub version: Option<i64>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upserted {
    /// It was made.
    Created,
    /// Something was said of it.
    Changed,
    /// It was so already.
    Unchanged,
}

impl Records {
    /// Makes or changes records, each by itself: what is wrong with one does not stop the others. All of it is
    /// one transaction; where `strict` and anything is wrong, nothing is written.
    ///
    /// # Errors
    /// When the database fails. What is wrong with one record stands in its place: as [`Records::change`]
    /// and [`Records::create`] say.
    pub async fn upsert(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        kind: RecordKind,
        upserts: &[Upsert],
        strict: bool,
    ) -> Result<Vec<Result<(Uuid, Upserted)>>> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let mut directory = None;
        let mut outcomes = Vec::with_capacity(upserts.len());
        for upsert in upserts {
            transaction.execute_unprepared("SAVEPOINT one").await?;
            let outcome = one(&transaction, actor, clock, kind, upsert, &mut directory).await;
            match &outcome {
                Ok(_) => transaction.execute_unprepared("RELEASE SAVEPOINT one").await?,
                Err(error) if !error.is_refusal() => return outcome.map(|_| Vec::new()),
                Err(_) => {
                    // A vendor that was met on the way is met no more.
                    directory = None;
                    transaction.execute_unprepared("ROLLBACK TO SAVEPOINT one").await?
                }
            };
            outcomes.push(outcome);
        }
        if strict && outcomes.iter().any(Result::is_err) {
            transaction.rollback().await?;
        } else {
            save::next_lapse(&transaction).await?;
            transaction.commit().await?;
        }
        self.database.forget_version();
        Ok(outcomes)
    }
}

async fn one(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    clock: &dyn Clock,
    kind: RecordKind,
    upsert: &Upsert,
    directory: &mut vendor::Directory,
) -> Result<(Uuid, Upserted)> {
    let mut said = upsert.said.clone();
    if let Some(vendors) = &upsert.vendors {
        let vendors = vendor::found(transaction, actor.authority, clock, vendors, directory).await?;
        said.insert(Field::Vendors, Some(Datum::Vendors(vendors)));
    }
    let known = reference::find(transaction, actor.authority, kind, &upsert.reference).await?;
    let Some(id) = known else {
        if upsert.version.is_some() {
            return Err(Error::Stale);
        }
        said.insert(Field::Reference, Some(Datum::Text(upsert.reference.clone())));
        let id = created(transaction, actor, clock, kind, said, None).await?;
        return Ok((id, Upserted::Created));
    };
    let kept = find(transaction, kind, id).await?.ok_or(Error::NotFound)?;
    if upsert.version.is_some_and(|version| version != kept.version) {
        return Err(Error::Stale);
    }
    said.retain(|field, value| differs(&kept.record, *field, value.as_ref()));
    if said.is_empty() {
        may(actor, &kept.record, &Change::Say(said), clock.today())?;
        return Ok((id, Upserted::Unchanged));
    }
    changed(transaction, actor, clock, kept, Change::Say(said)).await?;
    Ok((id, Upserted::Changed))
}

/// Whether something new is said: what is known already, from whomever, need not be said again.
fn differs(record: &Record, field: Field, value: Option<&Datum>) -> bool {
    match value {
        Some(value) => record.known(field) != Some(value),
        None => record.statements.contains_key(&field),
    }
}

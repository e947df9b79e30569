//! What a row does to its record.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::entry::is_technology;
use crate::contract::ContractStatus;
use crate::fact::Field;
use crate::id::VendorId;
use crate::record::{Change, Datum, Done, Record, Refusal, Speaker, What, Wrong};

/// What a row says of a contract, vendors and reference included.
pub type Said = BTreeMap<Field, Datum>;

/// A record after a row was taken, and what that did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The record as it is then.
    pub after: Record,
    /// What was done.
    pub done: Done,
}

/// Whole, with the vendors that its names stand for.
#[must_use]
pub fn with_vendors(mut said: Said, mut vendors: Vec<VendorId>) -> Said {
    let mut met = Vec::new();
    vendors.retain(|vendor| {
        !met.contains(vendor) && {
            met.push(*vendor);
            true
        }
    });
    if !vendors.is_empty() {
        said.insert(Field::Vendors, Datum::Vendors(vendors));
    }
    said
}

/// Makes a new record of what a row says. Where it does not say whether it is technology, its codes, title
/// and description are asked.
///
/// # Errors
/// As [`Record::apply`] refuses.
pub fn add(
    empty: &Record,
    said: &Said,
    by: &Speaker,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Planned, Refusal> {
    let mut said: BTreeMap<Field, Option<Datum>> = said.iter().map(|(f, d)| (*f, Some(d.clone()))).collect();
    if !said.contains_key(&Field::Technology) {
        let plain = said.iter().filter_map(|(f, d)| Some((*f, d.clone()?))).collect();
        let (technology, area) = is_technology(&plain);
        said.insert(Field::Technology, Some(Datum::Flag(technology)));
        if let Some(area) = area {
            said.entry(Field::ServiceArea).or_insert(Some(Datum::ServiceArea(area)));
        }
    }
    said.entry(Field::Title).or_insert(None);
    let mut after = empty.clone();
    let done = after.apply(&Change::Say(said), by, at, today)?;
    Ok(Planned { after, done: Done { what: What::Created, ..done } })
}

/// Takes into a record what a row says otherwise than it; what a row leaves empty it does not deny. A
/// record that was put away is taken out again. `None` where nothing differs.
///
/// # Errors
/// As [`Record::apply`] refuses.
pub fn change(
    record: &Record,
    said: &Said,
    by: &Speaker,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Option<Planned>, Refusal> {
    let differs = |(field, datum): &(&Field, &Datum)| match record.known(**field) {
        Some(known) => known != *datum,
        // A contract of which nobody says how it stands is shown as one in force.
        None => **datum != Datum::Status(ContractStatus::Active),
    };
    let said: BTreeMap<Field, Option<Datum>> =
        said.iter().filter(differs).map(|(field, datum)| (*field, Some(datum.clone()))).collect();
    if said.is_empty() && record.archived_at.is_none() {
        return Ok(None);
    }
    let mut after = record.clone();
    let mut what = What::Restored;
    if record.archived_at.is_some() {
        after.apply(&Change::Archive(false), by, at, today)?;
    }
    if !said.is_empty() {
        what = What::Said;
        after.apply(&Change::Say(said), by, at, today)?;
    }
    let done = Done::between(what, record, &after);
    Ok(Some(Planned { after, done }))
}

/// Takes back what taking a file did to a record whose version is `version`. A record that the file brought
/// is put away, since nothing is unmade.
///
/// # Errors
/// [`Refusal::Conflict`] where somebody changed it since.
pub fn undo(
    record: &Record,
    version: i64,
    change: uuid::Uuid,
    done: &Done,
    by: &Speaker,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Planned, Refusal> {
    let mut after = record.clone();
    let done = if done.what == What::Created {
        if version != 1 {
            return Err(Refusal::Conflict(
                "Somebody changed it since it came in: it stays as it is.".to_owned(),
            ));
        }
        after.apply(&Change::Archive(true), by, at, today)?
    } else {
        after.apply(&Change::Undo(change, Box::new(done.clone())), by, at, today)?
    };
    Ok(Planned { after, done })
}

/// Why something is refused, in one line.
#[must_use]
pub fn told(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Conflict(why) => why.clone(),
        Refusal::Wrong(wrong) => {
            let told = |Wrong { pointer, detail }: &Wrong| {
                format!("{} {detail}", pointer.trim_start_matches('/').replace('/', "."))
            };
            wrong.iter().map(told).collect::<Vec<_>>().join("; ")
        }
    }
}

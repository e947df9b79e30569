//! Changes to several records at once, in few statements: of one record and of a whole register alike.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::future::join;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::record::{Done, Part, Record, RecordKind, Sharing, Speaker, What};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use tokio::task::yield_now;
use uuid::Uuid;

use super::{Kept, by_default, content, load, save};
use crate::entity::record_change;
use crate::insert::insert;
use crate::{Result, audit, price_point, register};

/// Changes that are told of in one go, before the database is looked after again.
const AT_ONCE: usize = 50;

/// A change that was made to a record in memory.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// The record as it is stored; `None` of one that is new there.
    pub(crate) before: Option<Record>,
    /// As it is now.
    pub(crate) after: Record,
    /// The version that it has now.
    pub(crate) version: i64,
    /// What was done.
    pub(crate) done: Done,
    /// The id of the change.
    pub(crate) change: Uuid,
    /// The change that it undoes.
    pub(crate) undoes: Option<Uuid>,
}

/// Stores changes to records, each of another one: their rows, what others see of them, their histories and
/// their authority's audit.
///
/// # Errors
/// [`crate::Error::Taken`] where another record has a reference; else when the database refuses.
pub(crate) async fn write(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    by: &Speaker,
    (now, today): (DateTime<Utc>, NaiveDate),
    made: &[Made],
) -> Result<()> {
    if made.is_empty() {
        return Ok(());
    }
    let saved: Vec<save::Saved<'_>> = made
        .iter()
        .map(|m| save::Saved { before: m.before.as_ref(), after: &m.after, version: m.version })
        .collect();
    let records: Vec<&Record> = made.iter().map(|m| &m.after).collect();
    let text = |part: &Part| crate::text::cleaned_whole(part.json().to_string());
    let speaker = serde_json::json!(by).to_string();
    let row = |m: &Made| record_change::Model {
        id: m.change,
        record_id: m.after.id,
        version: m.version,
        changed_at: now,
        changed_by: speaker.clone(),
        what: m.done.what.as_str().to_owned(),
        part_before: text(&m.done.before),
        part_after: text(&m.done.after),
        undoes: m.undoes,
    };
    let event = |m: &Made| {
        let subject = Subject::new(m.after.kind.as_str(), m.after.id);
        let event = Event::new(m.after.authority, action(m.done.what), subject);
        let changes = m.done.changes();
        changes.fold(event, |event, (path, from, to)| event.change(path, from.clone(), to.clone()))
    };
    let stored = async {
        save::rows(transaction, &saved, by, now, today).await?;
        save::faces(transaction, &records, now, today).await
    };
    // What is told of it is put together while the database is busy with it.
    let told = async {
        let (mut history, mut events) = (Vec::with_capacity(made.len()), Vec::with_capacity(made.len()));
        for some in made.chunks(AT_ONCE) {
            history.extend(some.iter().map(row));
            events.extend(some.iter().map(event));
            yield_now().await;
        }
        (history, events)
    };
    let (stored, (history, events)) = join(stored, told).await;
    stored?;
    insert(transaction, &history, None).await?;
    audit::append_all(transaction, now, actor, events).await?;
    let bound = made.iter().filter(|m| m.after.kind == RecordKind::Contract && m.after.sharing.nda);
    let bound: Vec<Uuid> = bound.map(|m| m.after.id).collect();
    price_point::bind(transaction, actor, &bound, now).await
}

/// What was done, as the audit names it.
const fn action(what: What) -> &'static str {
    match what {
        What::Created => "record.created",
        What::Said => "record.corrected",
        What::Confirmed => "record.confirmed",
        What::Answered => "record.answered",
        What::Archived => "record.archived",
        What::Restored => "record.restored",
        What::Shared => "record.shared",
        What::Nda => "record.nda",
        What::Cleared => "record.cleared",
        What::Revoked => "record.revoked",
        What::Undone => "record.undone",
    }
}

/// Contracts as their authorities keep them, those included of which nobody has said anything yet.
pub(crate) async fn contracts<C: ConnectionTrait>(
    connection: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Kept>> {
    let opened = load::records(connection, ids).await?.into_iter();
    let mut kept: HashMap<Uuid, Kept> = opened
        .filter(|(_, (record, _))| record.kind == RecordKind::Contract)
        .map(|(id, (record, version))| (id, Kept { record, version, opened: true }))
        .collect();
    let others: Vec<Uuid> = ids.iter().copied().filter(|id| !kept.contains_key(id)).collect();
    kept.extend(published(connection, &others).await?);
    Ok(kept)
}

/// Contracts of which nothing is known but what notices say.
async fn published<C: ConnectionTrait>(connection: &C, ids: &[Uuid]) -> Result<HashMap<Uuid, Kept>> {
    let mut kept = HashMap::new();
    let mut sharing: HashMap<Uuid, Sharing> = HashMap::new();
    let mut faces = register::contracts::faces(connection, ids).await?;
    for id in ids {
        let Some(whole) = faces.remove(id) else { continue };
        let version = whole.row.version;
        let folded = content::folded_contract(whole)?;
        let authority = folded.authority;
        let sharing = match sharing.get(&authority.0) {
            Some(sharing) => sharing.clone(),
            None => {
                let default = by_default(connection, authority).await?;
                sharing.entry(authority.0).or_insert(default).clone()
            }
        };
        let (origin, facts) = content::of_contract(folded);
        let record = Record {
            kind: RecordKind::Contract,
            id: *id,
            authority,
            origin,
            published: Some(facts),
            statements: Default::default(),
            sharing,
            archived_at: None,
            questions: Vec::new(),
        };
        kept.insert(*id, Kept { record, version, opened: false });
    }
    Ok(kept)
}

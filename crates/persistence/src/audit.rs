//! The audit's chains: entries are appended in the transaction of what they tell of, and stay.

mod log;

use chrono::{DateTime, Utc};
use muster_domain::actor::Actor;
use muster_domain::audit::{By, Checkpoint, Entry, Event, Sight};
use muster_domain::id::AuthorityId;
use sea_orm::sea_query::Value;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

pub use log::{Audit, Kept};

use crate::entity::audit_entry;
use crate::insert::insert;
use crate::transaction;
use crate::{Database, Error, Result};

/// Appends what happens to the chain that it belongs to. The entry lasts if and only if the
/// transaction does: call it wherever something changes, before the commit.
///
/// # Errors
/// When the database refuses; the transaction is of no use then.
pub(crate) async fn append(
    transaction: &DatabaseTransaction,
    now: DateTime<Utc>,
    by: impl Into<By>,
    event: Event,
) -> Result<()> {
    append_all(transaction, now, by, vec![event]).await
}

/// Appends several things that happened at once, each to its chain.
///
/// # Errors
/// As [`append`].
pub(crate) async fn append_all(
    transaction: &DatabaseTransaction,
    now: DateTime<Utc>,
    by: impl Into<By>,
    mut events: Vec<Event>,
) -> Result<()> {
    let by = by.into();
    // Every writer locks the chains in one order, so that no two wait for each other.
    events.sort_by_key(|event| event.authority);
    let mut last: Option<Checkpoint> = None;
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let authority = event.authority;
        let before = match last.filter(|last| last.authority == authority) {
            Some(last) => last,
            None => {
                lock(transaction, authority).await?;
                checkpoint(transaction, authority).await?
            }
        };
        let entry = Entry::after(before, now, by.clone(), event);
        let (row, checkpoint) = row(entry)?;
        rows.push(row);
        last = Some(checkpoint);
    }
    insert(transaction, &rows, None).await
}

/// Notes in the owners' chains that an account sees sensitive fields of their records. Call it
/// before the answer is sent. People who see what their own authority holds leave no entry; its other
/// systems do.
///
/// # Errors
/// When the database refuses: the answer must not be sent then.
pub async fn seen(database: &Database, now: DateTime<Utc>, actor: &Actor, sights: Vec<Sight>) -> Result<()> {
    let own = |sight: &Sight| actor.person().is_some() && sight.owner == actor.authority;
    let event = |sight: Sight| {
        let Sight { owner, subject, fields } = sight;
        Event::new(owner, "record.seen", subject).change("fields", None::<Vec<String>>, fields)
    };
    let events: Vec<Event> =
        sights.into_iter().filter(|s| !s.fields.is_empty() && !own(s)).map(event).collect();
    if events.is_empty() {
        return Ok(());
    }
    let transaction = transaction::begin(database.writer(), None).await?;
    append_all(&transaction, now, actor, events).await?;
    Ok(transaction.commit().await?)
}

/// Where a chain stands.
pub(crate) async fn checkpoint<C: ConnectionTrait>(
    connection: &C,
    authority: AuthorityId,
) -> Result<Checkpoint> {
    use audit_entry::Column as C;
    let last: Option<(i64, String)> = audit_entry::Entity::find()
        .select_only()
        .columns([C::Sequence, C::Hash])
        .filter(C::AuthorityId.eq(authority.0))
        .order_by_desc(C::Sequence)
        .into_tuple()
        .one(connection)
        .await?;
    let Some((sequence, hash)) = last else { return Ok(Checkpoint::start(authority)) };
    let wrong = |column, value: &str| Error::inconsistent("audit_entry", column, authority, value);
    Ok(Checkpoint {
        authority,
        sequence: u64::try_from(sequence).map_err(|_| wrong("sequence", &sequence.to_string()))?,
        hash: hash.parse().map_err(|_| wrong("hash", &hash))?,
    })
}

/// One writer at a time on a chain, until the transaction ends. SQLite has one writer anyway.
async fn lock(transaction: &DatabaseTransaction, authority: AuthorityId) -> Result<()> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // Two chains that share a number only wait for each other.
        let (high, low) = authority.0.as_u64_pair();
        let number = Value::from(i64::from_ne_bytes((high ^ low).to_ne_bytes()));
        let lock = "SELECT pg_advisory_xact_lock($1)";
        transaction.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, lock, [number])).await?;
    }
    Ok(())
}

/// The row of an entry, and where its chain stands with it.
fn row(entry: Entry) -> Result<(audit_entry::Model, Checkpoint)> {
    let (text, checkpoint) = entry.sealed();
    let Entry { authority, sequence, at, by, action, subject, .. } = entry;
    let row = audit_entry::Model {
        authority_id: authority.0,
        sequence: i64::try_from(sequence)
            .map_err(|_| Error::inconsistent("audit_entry", "sequence", authority, &sequence.to_string()))?,
        at,
        account_id: by.account.id(),
        account_authority_id: by.account.authority().map(|a| a.0),
        action,
        subject_kind: subject.kind,
        subject_id: subject.id,
        entry: text,
        hash: checkpoint.hash.to_string(),
    };
    Ok((row, checkpoint))
}

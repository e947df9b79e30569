//! Publishers of notices that are followed: how far each was read, and who asks it at present.
//!
//! One worker at a time asks a publisher: it holds its row for as long as a request and the import of a
//! page may take. What it makes of the page is committed together with the new position, and only if it
//! still holds the row: of two that took each other for dead, one comes to nothing.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveTime, SubsecRound, TimeDelta, Utc};
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, INSTALLATION};
use muster_domain::clock::Clock;
use muster_domain::notice::Source;
use muster_domain::notice_source::{Buyers, NoticeSource, Place, Trouble, Window, subject};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::notice_source::{ActiveModel, Column, Entity, Model};
use crate::entity::{import, import_problem};
use crate::import::{self as imports, Import};
use crate::insert::insert;
use crate::reader::Reader;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// How long imports count as recent.
const RECENT: TimeDelta = TimeDelta::days(7);

/// A publisher, and what came from it of late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// How far it was read.
    pub source: NoticeSource,
    /// What came from it in the last seven days: an import for each day that brought something, newest first.
    pub imports: Vec<Import>,
}

/// How a publisher is to be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which one.
    pub source: Source,
    /// Where it is asked.
    pub address: String,
    /// Whose notices are kept.
    pub buyers: Buyers,
    /// From when on, where somebody said so.
    pub since: Option<DateTime<Utc>>,
    /// From when on otherwise.
    pub usually_since: DateTime<Utc>,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct NoticeSources {
    database: Database,
}

impl NoticeSources {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every publisher that is or was followed.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn list(&self, viewer: &Viewer, now: DateTime<Utc>) -> Result<Vec<Followed>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let rows = Entity::find().order_by_desc(Column::Source).all(&reader).await?;
        let recent = import::Entity::find()
            .filter(import::Column::Source.is_not_null())
            .filter(import::Column::StartedAt.gte(day_of(now) - RECENT + TimeDelta::days(1)))
            .order_by_desc(import::Column::StartedAt)
            .all(&reader)
            .await?;
        let mut by_source: BTreeMap<Source, Vec<Import>> = BTreeMap::new();
        for row in recent {
            let import = imports::of_row(row)?;
            if let Some(source) = import.source {
                by_source.entry(source).or_default().push(import);
            }
        }
        rows.into_iter()
            .map(|row| {
                let source = assemble(row)?;
                let imports = by_source.remove(&source.source).unwrap_or_default();
                Ok(Followed { source, imports })
            })
            .collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub async fn get(&self, viewer: &Viewer, source: Source, now: DateTime<Utc>) -> Result<Option<Followed>> {
        let all = self.list(viewer, now).await?;
        Ok(all.into_iter().find(|followed| followed.source.source == source))
    }

    /// Begins to follow a publisher, or goes on. Where more is wanted than before, what was passed over is
    /// asked for again.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn follow(&self, wish: &Wish, now: DateTime<Utc>) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let since = wish.since.unwrap_or(wish.usually_since);
        let fresh = NoticeSource {
            source: wish.source,
            address: wish.address.clone(),
            buyers: wish.buyers,
            since,
            complete_to: since,
            window: None,
            next_try_at: now,
            answered_at: None,
            trouble: None,
            failures: 0,
            paused_at: None,
        };
        let there = OnConflict::column(Column::Source).do_nothing().to_owned();
        insert(&transaction, &[row(&fresh)], Some(&there)).await?;
        let mut known = locked(&transaction, wish.source).await?.ok_or(Error::NotFound)?;
        let wider = known.buyers == Buyers::London && wish.buyers == Buyers::All;
        let earlier = wish.since.is_some_and(|since| since < known.since);
        let moved = known.address != wish.address;
        if wider || earlier || moved || known.buyers != wish.buyers {
            known.address.clone_from(&wish.address);
            known.buyers = wish.buyers;
            // Another address need not know the places of the one before.
            known.window = None;
            let again = if wider { Some(known.since) } else { None };
            known.catch_up(wish.since.filter(|_| earlier).into_iter().chain(again).min(), now);
            put(&transaction, None, &known).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Takes hold of a publisher that is due, until then; `None` while somebody else has it, and while it
    /// is paused or not due.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn claim(
        &self,
        source: Source,
        holder: Uuid,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<NoticeSource>> {
        let free = Condition::any()
            .add(Column::Holder.is_null())
            .add(Column::Holder.eq(holder))
            .add(Column::HeldUntil.lte(now));
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = Entity::update_many()
            .col_expr(Column::Holder, Expr::val(holder))
            .col_expr(Column::HeldUntil, Expr::val(until))
            .filter(Column::Source.eq(source.as_str()))
            .filter(Column::PausedAt.is_null())
            .filter(Column::NextTryAt.lte(now))
            .filter(free)
            .exec(&transaction)
            .await?;
        let found = if taken.rows_affected == 1 { locked(&transaction, source).await? } else { None };
        transaction.commit().await?;
        Ok(found)
    }

    /// When a publisher is to be asked next, as the database has it now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_at(&self, source: Source) -> Result<Option<DateTime<Utc>>> {
        let select = Entity::find_by_id(source.as_str()).filter(Column::PausedAt.is_null());
        let select = select.select_only().column(Column::NextTryAt);
        Ok(select.into_tuple().one(self.database.readers()).await?)
    }

    /// Keeps how a publisher stands after a request that brought no page, and lets go of it. Whether the
    /// holder still had it; where not, nothing is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release(&self, holder: Uuid, source: &NoticeSource) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let kept = put(&transaction, Some(holder), source).await?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// Pauses a publisher, or goes on with it; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to whoever may not; else when the database fails.
    pub async fn pause(
        &self,
        actor: &Actor,
        source: Source,
        paused: bool,
        clock: &dyn Clock,
    ) -> Result<bool> {
        permitted(actor)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(known) = locked(&transaction, source).await? else { return Ok(false) };
        if known.paused_at.is_some() != paused {
            let mut change = Entity::update_many()
                .col_expr(Column::PausedAt, Expr::val(paused.then_some(now)))
                .filter(Column::Source.eq(source.as_str()));
            if !paused {
                change = change.col_expr(Column::NextTryAt, Expr::val(now));
            }
            change.exec(&transaction).await?;
            let event = Event::new(INSTALLATION, "source.changed", subject(source));
            let event = event.change("paused", known.paused_at.is_some(), paused);
            audit::append(&transaction, now, actor, event).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Has a publisher asked at once: for everything from `from` on, or for what is new; `false` where
    /// there is none.
    ///
    /// # Errors
    /// As [`Self::pause`].
    pub async fn catch_up(
        &self,
        actor: &Actor,
        source: Source,
        from: Option<DateTime<Utc>>,
        clock: &dyn Clock,
    ) -> Result<bool> {
        permitted(actor)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(mut known) = locked(&transaction, source).await? else { return Ok(false) };
        let before = known.complete_to;
        known.catch_up(from, now);
        // Whoever asks at present comes to nothing: they hold it no more.
        put(&transaction, None, &known).await?;
        let event = Event::new(INSTALLATION, "source.caughtUp", subject(source));
        let event = event.change("completeTo", before.to_rfc3339(), known.complete_to.to_rfc3339());
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

fn permitted(actor: &Actor) -> Result<()> {
    if actor.may(Action::Operate) { Ok(()) } else { Err(Error::Forbidden(Action::Operate)) }
}

/// The first moment of the day of an instant.
fn day_of(now: DateTime<Utc>) -> DateTime<Utc> {
    now.date_naive().and_time(NaiveTime::MIN).and_utc()
}

/// A publisher, kept from others until the transaction ends.
async fn locked(transaction: &DatabaseTransaction, source: Source) -> Result<Option<NoticeSource>> {
    let row = Entity::find_by_id(source.as_str()).lock_exclusive().one(transaction).await?;
    row.map(assemble).transpose()
}

/// Keeps how a publisher stands and lets go of it, if `holder` has it; without a holder, whoever has it.
/// Whether it is paused is not touched. Whether it was kept.
pub(crate) async fn put(
    transaction: &DatabaseTransaction,
    holder: Option<Uuid>,
    source: &NoticeSource,
) -> Result<bool> {
    let mut change = ActiveModel::from(row(source)).reset_all();
    change.paused_at = ActiveValue::NotSet;
    change.source = ActiveValue::NotSet;
    let mut update = Entity::update_many().set(change).filter(Column::Source.eq(source.source.as_str()));
    if let Some(holder) = holder {
        update = update.filter(Column::Holder.eq(holder));
    }
    Ok(update.exec(transaction).await?.rows_affected == 1)
}

/// The import that takes what comes from a publisher today; begun if there is none.
pub(crate) async fn import_of_today(
    transaction: &DatabaseTransaction,
    source: Source,
    title: &str,
    clock: &dyn Clock,
) -> Result<Import> {
    let now = clock.now();
    let found = import::Entity::find()
        .filter(import::Column::Source.eq(source.as_str()))
        .filter(import::Column::StartedAt.gte(day_of(now)))
        .order_by_desc(import::Column::StartedAt)
        .limit(1)
        .one(transaction)
        .await?;
    if let Some(row) = found {
        return imports::of_row(row);
    }
    let import = Import {
        id: muster_domain::id::ImportId(clock.id()),
        started_at: now,
        finished_at: None,
        files: title.to_owned(),
        notices: 0,
        new_notices: 0,
        contracts: 0,
        procurements: 0,
        problems: 0,
        demonstration: false,
        source: Some(source),
    };
    imports::put(transaction, &import).await?;
    Ok(import)
}

/// What was reported of late of places outside any release: the same page is asked for more than once.
pub(crate) async fn reported<C: ConnectionTrait>(
    connection: &C,
    source: Source,
    now: DateTime<Utc>,
) -> Result<HashSet<String>> {
    let recent = import::Entity::find()
        .select_only()
        .column(import::Column::Id)
        .filter(import::Column::Source.eq(source.as_str()))
        .filter(import::Column::StartedAt.gte(day_of(now) - TimeDelta::days(1)))
        .into_tuple::<Uuid>()
        .all(connection)
        .await?;
    let messages = import_problem::Entity::find()
        .select_only()
        .column(import_problem::Column::Message)
        .filter(import_problem::Column::ImportId.is_in(recent))
        .filter(import_problem::Column::Release.is_null())
        .into_tuple::<String>()
        .all(connection)
        .await?;
    Ok(messages.into_iter().collect())
}

fn row(source: &NoticeSource) -> Model {
    let NoticeSource {
        source,
        address,
        buyers,
        since,
        complete_to,
        window,
        next_try_at,
        answered_at,
        trouble,
        failures,
        paused_at,
    } = source;
    let cut = |at: DateTime<Utc>| at.trunc_subsecs(6);
    let place = window.as_ref().and_then(|w| w.place.as_ref());
    Model {
        source: source.as_str().to_owned(),
        address: cleaned(address),
        buyers: buyers.as_str().to_owned(),
        since: cut(*since),
        complete_to: cut(*complete_to),
        window_from: window.as_ref().map(|w| cut(w.from)),
        window_to: window.as_ref().map(|w| cut(w.to)),
        place_cursor: place.map(|p| cleaned(&p.cursor)),
        place_pages: place.map(|p| i64::from(p.pages)),
        place_mark: place.map(|p| cleaned(&p.mark)),
        next_try_at: cut(*next_try_at),
        answered_at: answered_at.map(cut),
        trouble_at: trouble.as_ref().map(|t| cut(t.at)),
        trouble: trouble.as_ref().map(|t| cleaned(&t.words)),
        trouble_times: trouble.as_ref().map_or(0, |t| i64::from(t.times)),
        failures: i64::try_from(*failures).unwrap_or(i64::MAX),
        paused_at: paused_at.map(cut),
        holder: None,
        held_until: None,
    }
}

fn assemble(row: Model) -> Result<NoticeSource> {
    let wrong = |column, value: &str| Error::inconsistent("notice_source", column, &row.source, value);
    let number = |column, n: i64| u32::try_from(n).map_err(|_| wrong(column, &n.to_string()));
    let place = match (&row.place_cursor, row.place_pages, &row.place_mark) {
        (Some(cursor), Some(pages), Some(mark)) => {
            Some(Place { cursor: cursor.clone(), pages: number("place_pages", pages)?, mark: mark.clone() })
        }
        _ => None,
    };
    let window = row.window_from.zip(row.window_to).map(|(from, to)| Window { from, to, place });
    let trouble = match (row.trouble_at, &row.trouble) {
        (Some(at), Some(words)) => {
            Some(Trouble { at, words: words.clone(), times: number("trouble_times", row.trouble_times)? })
        }
        _ => None,
    };
    Ok(NoticeSource {
        source: Source::parse(&row.source).ok_or_else(|| wrong("source", &row.source))?,
        buyers: Buyers::parse(&row.buyers).ok_or_else(|| wrong("buyers", &row.buyers))?,
        failures: u64::try_from(row.failures).map_err(|_| wrong("failures", &row.failures.to_string()))?,
        window,
        trouble,
        address: row.address,
        since: row.since,
        complete_to: row.complete_to,
        next_try_at: row.next_try_at,
        answered_at: row.answered_at,
        paused_at: row.paused_at,
    })
}

//! Reading the chains: pages, exports, checkpoints, and whether they are whole.

use async_stream::try_stream;
use chrono::{Days, NaiveDate, NaiveTime};
use futures_util::TryStreamExt;
use futures_util::stream::BoxStream;
use muster_domain::audit::{Checkpoint, Entry, EntryHash, Fault, Filter, Misfit, Verified, Verifier, line};
use muster_domain::id::AuthorityId;
use muster_domain::page::{Page, PageRequest};
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query, Value};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::checkpoint;
use crate::cursor::{KeyType, Position};
use crate::entity::audit_entry::{Column as C, Entity, Model};
use crate::{Database, Error, Result};

/// Up to here totals are exact.
const EXACT: u64 = 10_000;

/// Entries that a stream reads at a time.
const STREAMED: u64 = 1_000;

/// An entry with the hash that is kept beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What it says.
    pub entry: Entry,
    /// Its hash, as kept: [`Audit::verify`] says whether it is right.
    pub hash: EntryHash,
    /// The line of an export: the canonical text with the hash among the fields.
    pub line: String,
}

/// The store of the audit. Whose chain somebody may read is decided where the right to read it is
/// asked for; here it is a parameter.
#[derive(Debug, Clone)]
pub struct Audit {
    database: Database,
}

impl Audit {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Entries of one chain, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn list(&self, of: AuthorityId, filter: &Filter, page: &PageRequest) -> Result<Page<Kept>> {
        let order = format!("audit of {of}");
        let before = match page.cursor.as_deref() {
            None => i64::MAX,
            Some(cursor) => match Position::decode(cursor, &order, &[KeyType::Integer])?.keys.first() {
                Some(Value::BigInt(Some(sequence))) => *sequence,
                _ => return Err(Error::Cursor),
            },
        };
        let select = select(Some(of), filter);
        let total = self.total(&select).await?;
        let limit = u64::from(page.limit.clamp(1, PageRequest::MOST));
        let rows = select.filter(C::Sequence.lt(before)).order_by_desc(C::Sequence).limit(limit + 1);
        let mut rows = rows.all(self.database.accounts()).await?;
        let more = u64::try_from(rows.len()).is_ok_and(|n| n > limit);
        if more {
            rows.pop();
        }
        let position = |row: &Model| Position { keys: vec![Value::from(row.sequence)], id: Uuid::nil() };
        let next = rows.last().filter(|_| more).map(|last| position(last).encode(&order));
        Ok(Page { items: rows.into_iter().map(kept).collect::<Result<_>>()?, next, total })
    }

    /// Entries in the order of their chains, a thousand in memory at a time; of every chain where
    /// none is named.
    #[must_use]
    pub fn stream(&self, of: Option<AuthorityId>, filter: &Filter) -> BoxStream<'static, Result<Kept>> {
        Box::pin(self.rows(select(of, filter)).and_then(|row| std::future::ready(kept(row))))
    }

    /// Where a chain stands now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn checkpoint(&self, of: AuthorityId) -> Result<Checkpoint> {
        checkpoint(self.database.accounts(), of).await
    }

    /// Whether every chain is whole, fits these checkpoints, and is searched by what it says.
    ///
    /// # Errors
    /// When the database fails. That something does not fit is an answer, not an error.
    pub async fn verify(&self, checkpoints: Vec<Checkpoint>) -> Result<Result<Verified, Misfit>> {
        let mut verifier = Verifier::new(checkpoints);
        let mut rows = self.rows(Entity::find());
        while let Some(row) = rows.try_next().await? {
            if let Err(misfit) = fits(&mut verifier, &row) {
                return Ok(Err(misfit));
            }
        }
        Ok(verifier.finish())
    }

    async fn total(&self, select: &Select<Entity>) -> Result<Option<u64>> {
        let rows = select.clone().select_only().expr(Expr::val(1_i64)).limit(EXACT + 1).into_query();
        let counting = Query::select()
            .expr(Func::count(Expr::col(Asterisk)).cast_as(Alias::new("bigint")))
            .from_subquery(rows, Alias::new("matching"))
            .take();
        let row = self.database.accounts().query_one(&counting).await?;
        let counted: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(u64::try_from(counted).ok().filter(|n| *n <= EXACT))
    }

    fn rows(&self, select: Select<Entity>) -> BoxStream<'static, Result<Model>> {
        let database = self.database.clone();
        let select = select.order_by_asc(C::AuthorityId).order_by_asc(C::Sequence).limit(STREAMED);
        Box::pin(try_stream! {
            let mut last: Option<(Uuid, i64)> = None;
            loop {
                let mut select = select.clone();
                if let Some((authority, sequence)) = last {
                    let place = Expr::tuple([C::AuthorityId.into_expr(), C::Sequence.into_expr()]);
                    let after = Expr::tuple([Expr::val(authority), Expr::val(sequence)]);
                    select = select.filter(place.gt(after));
                }
                let rows = select.all(database.accounts()).await?;
                let Some(end) = rows.last() else { break };
                last = Some((end.authority_id, end.sequence));
                for row in rows {
                    yield row;
                }
            }
        })
    }
}

fn select(of: Option<AuthorityId>, filter: &Filter) -> Select<Entity> {
    let Filter { actions, subjects, accounts, from, to } = filter;
    let start = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let mut select = Entity::find();
    if let Some(of) = of {
        select = select.filter(C::AuthorityId.eq(of.0));
    }
    if !actions.is_empty() {
        select = select.filter(C::Action.is_in(actions));
    }
    if !subjects.is_empty() {
        select = select.filter(C::SubjectId.is_in(subjects.iter().copied()));
    }
    if !accounts.is_empty() {
        select = select.filter(C::AccountId.is_in(accounts.iter().copied()));
    }
    if let Some(from) = from {
        select = select.filter(C::At.gte(start(*from)));
    }
    // A day past the last that a date can be has nothing after it.
    if let Some(end) = to.and_then(|to| to.checked_add_days(Days::new(1))) {
        select = select.filter(C::At.lt(start(end)));
    }
    select
}

fn kept(row: Model) -> Result<Kept> {
    let place = format!("{} {}", row.authority_id, row.sequence);
    let wrong = |column, value: &str| Error::inconsistent("audit_entry", column, &place, value);
    let entry = serde_json::from_str(&row.entry).map_err(|_| wrong("entry", &row.entry))?;
    let hash = row.hash.parse().map_err(|_| wrong("hash", &row.hash))?;
    Ok(Kept { entry, hash, line: line(&row.entry, hash) })
}

/// Whether a row follows the ones before, and its columns say what its text says.
fn fits(verifier: &mut Verifier, row: &Model) -> Result<(), Misfit> {
    let sequence = u64::try_from(row.sequence).unwrap_or_default();
    let misfit = |fault| Misfit { chain: Some(AuthorityId(row.authority_id)), fault };
    let hash = row.hash.parse().map_err(|_| misfit(Fault::Changed { sequence }))?;
    let Entry { authority, sequence: said, at, by, action, subject, .. } = verifier.text(&row.entry, hash)?;
    let says = (authority.0, said, at, by.account.id(), by.account.authority().map(|a| a.0));
    let kept = (row.authority_id, sequence, row.at, row.account_id, row.account_authority_id);
    let same = says == kept
        && action == row.action
        && subject.kind == row.subject_kind
        && subject.id == row.subject_id;
    if same { Ok(()) } else { Err(misfit(Fault::Relabelled { sequence })) }
}

//! Taking a register file, and undoing that: within one transaction on the register.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use muster_domain::actor::Actor;
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_domain::record::{Change, Done, RecordKind, Refusal, Sharing, Speaker};
use muster_domain::register_file::plan::{self, Planned, Said};
use muster_domain::register_file::{Counts, Outcome, State, header};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::{RegisterFile, RegisterFiles, TakenRow, document, row, work};
use crate::entity::{
    record_change, register_file, register_file_heading, register_file_link, register_file_row,
};
use crate::insert::insert;
use crate::reader::Reader;
use crate::record::batch::{self, Made};
use crate::record::{self, Kept, by_default, by_hand};
use crate::register::{Register, VendorSeen};
use crate::sql::Sql;
use crate::text::cleaned;
use crate::{Error, Result};

/// A row to be taken: the record that it is, if any, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The record that it is.
    pub record: Option<Uuid>,
    /// What it says, vendors and all.
    pub said: Said,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// Added, changed, unchanged, or left where its record refuses it.
    pub outcome: Outcome,
    /// What it changes, by path: from, to.
    pub changes: Json,
    /// Why its record refuses it.
    pub refused: Option<String>,
}

/// Taking a file, or undoing that.
#[derive(Debug)]
pub struct Taking {
    file: RegisterFile,
    actor: Actor,
    by: Speaker,
    now: DateTime<Utc>,
    today: NaiveDate,
    sharing: Sharing,
}

enum Plan {
    Add(Planned),
    Change(Box<Kept>, Planned),
    Nothing(Uuid),
    Refused(String),
}

/// For whom and when something is planned.
struct Occasion<'a> {
    authority: AuthorityId,
    by: &'a Speaker,
    now: DateTime<Utc>,
    today: NaiveDate,
    sharing: &'a Sharing,
}

impl RegisterFiles {
    /// What rows would do if they were taken now, in the same order.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn foresee(
        &self,
        authority: AuthorityId,
        clock: &dyn Clock,
        wanted: &[Wanted],
    ) -> Result<Vec<Foreseen>> {
        let reader = Reader::open(&self.database, &Viewer::Member { authority, own: true }).await?;
        let by = Speaker { account: Uuid::nil(), name: String::new() };
        let sharing = by_default(&reader, authority).await?;
        let (now, today) = (clock.now().trunc_subsecs(6), clock.today());
        let occasion = Occasion { authority, by: &by, now, today, sharing: &sharing };
        let plans = plans(&reader, &occasion, wanted, &mut || Uuid::nil()).await?;
        Ok(plans.iter().map(foreseen).collect())
    }
}

fn foreseen(plan: &Plan) -> Foreseen {
    let (outcome, done, refused) = match plan {
        Plan::Add(planned) => (Outcome::Added, Some(&planned.done), None),
        Plan::Change(_, planned) => (Outcome::Changed, Some(&planned.done), None),
        Plan::Nothing(_) => (Outcome::Unchanged, None, None),
        Plan::Refused(why) => (Outcome::Left, None, Some(why.clone())),
    };
    Foreseen { outcome, changes: done.map(changes).unwrap_or_default(), refused }
}

fn changes(done: &Done) -> Json {
    let changes = done.changes().map(|(path, from, to)| (path.to_owned(), json!({ "from": from, "to": to })));
    Json::Object(changes.collect::<Map<String, Json>>())
}

async fn plans<C: ConnectionTrait>(
    connection: &C,
    occasion: &Occasion<'_>,
    wanted: &[Wanted],
    fresh: &mut (dyn FnMut() -> Uuid + Send),
) -> Result<Vec<Plan>> {
    let Occasion { authority, by, now, today, sharing } = *occasion;
    let ids: Vec<Uuid> = wanted.iter().filter_map(|w| w.record).collect();
    let mut kept = batch::contracts(connection, &ids).await?;
    let mut plans = Vec::with_capacity(wanted.len());
    for Wanted { record, said } in wanted {
        let refused = |refusal: Refusal| Plan::Refused(plan::told(&refusal));
        let planned = match record {
            None => {
                let empty = by_hand(RecordKind::Contract, fresh(), authority, sharing.clone());
                plan::add(&empty, said, by, now, today).map_or_else(refused, Plan::Add)
            }
            Some(id) => match kept.remove(id).filter(|kept| kept.record.authority == authority) {
                None => Plan::Refused("Its record is not there any more.".to_owned()),
                Some(kept) => match plan::change(&kept.record, said, by, now, today) {
                    Ok(None) => Plan::Nothing(*id),
                    Ok(Some(planned)) => Plan::Change(Box::new(kept), planned),
                    Err(refusal) => refused(refusal),
                },
            },
        };
        plans.push(planned);
    }
    Ok(plans)
}

impl Register {
    /// Begins to take a file, or to undo that; `None` where somebody else did so since it was claimed.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn begin_taking(
        &mut self,
        file: &RegisterFile,
        actor: &Actor,
        clock: &dyn Clock,
    ) -> Result<Option<Taking>> {
        let transaction = self.transaction();
        if work::claimed(transaction, file).await?.is_none() {
            return Ok(None);
        }
        Ok(Some(Taking {
            file: file.clone(),
            actor: actor.clone(),
            by: record::speaker(transaction, actor).await?,
            now: clock.now().trunc_subsecs(6),
            today: clock.today(),
            sharing: by_default(transaction, file.authority).await?,
        }))
    }

    /// The rows of a file after a place, in its order.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn staged(&self, file: Uuid, after: i64, most: u64) -> Result<Vec<TakenRow>> {
        use register_file_row::Column as C;
        let rows: Vec<row::Narrow> = register_file_row::Entity::find()
            .select_only()
            .columns(row::NARROW)
            .filter(C::FileId.eq(file))
            .filter(C::Place.gt(after))
            .order_by_asc(C::Place)
            .limit(most)
            .into_tuple()
            .all(self.transaction())
            .await?;
        rows.into_iter().map(row::taken).collect()
    }

    /// Creates vendors that a register is the first to name. Only its authority hears of them.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn name_vendors(&mut self, vendors: Vec<VendorSeen>, now: DateTime<Utc>) -> Result<()> {
        let batch = crate::register::Batch { vendors, ..Default::default() };
        let (kept, fresh, invented) = (HashMap::new(), HashSet::new(), HashSet::new());
        let evidence = crate::register::Evidence { kept: &kept, fresh: &fresh, invented: &invented, now };
        crate::register::vendors::see(self.transaction(), &batch, &evidence).await?;
        Ok(())
    }

    /// Takes rows: each becomes a record or changes one, exactly as if a person said so.
    ///
    /// # Errors
    /// [`Error::Taken`] where another record has a reference by now; else when the database refuses. The
    /// transaction is of no use then.
    pub async fn take(
        &mut self,
        taking: &Taking,
        rows: Vec<(TakenRow, Said)>,
        clock: &dyn Clock,
    ) -> Result<()> {
        let transaction = self.transaction();
        let Taking { file, actor, by, now, today, sharing } = taking;
        let (rows, wanted): (Vec<TakenRow>, Vec<Wanted>) = rows
            .into_iter()
            .map(|(row, said)| {
                let record = row.record;
                (row, Wanted { record, said })
            })
            .unzip();
        let occasion = Occasion { authority: file.authority, by, now: *now, today: *today, sharing };
        let plans = plans(transaction, &occasion, &wanted, &mut || clock.id()).await?;
        drop(wanted);
        let (mut made, mut came, mut links) = (Vec::new(), Vec::new(), Vec::new());
        for (row, planned) in rows.into_iter().zip(plans) {
            let mut now_is = Came::as_it_was(&row);
            match planned {
                Plan::Add(Planned { after, done }) => {
                    let change = clock.id();
                    now_is.record = Some(after.id);
                    now_is.outcome = Outcome::Added;
                    now_is.change = Some(change);
                    made.push(Made { before: None, after, version: 1, done, change, undoes: None });
                }
                Plan::Change(kept, Planned { after, done }) => {
                    let before = kept.opened.then_some(kept.record);
                    let (version, change) = (kept.version + 1, clock.id());
                    now_is.outcome = Outcome::Changed;
                    now_is.change = Some(change);
                    made.push(Made { before, after, version, done, change, undoes: None });
                }
                Plan::Nothing(record) => now_is.record = Some(record),
                Plan::Refused(why) => {
                    now_is.outcome = Outcome::Left;
                    now_is.why = Some(why);
                }
            }
            if let Some(record_id) = now_is.record.filter(|_| now_is.outcome != Outcome::Left) {
                let key = cleaned(&row.key);
                links.push(register_file_link::Model { authority_id: file.authority.0, key, record_id });
            }
            if now_is != Came::as_it_was(&row) {
                came.push((row.outcome, now_is));
            }
        }
        batch::write(transaction, actor, by, (*now, *today), &made).await?;
        remember(transaction, links).await?;
        keep_rows(transaction, came).await
    }

    /// Puts away records that no row tells of any more, and remembers which rows were left out.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn put_away(&mut self, taking: &Taking, rows: Vec<TakenRow>, clock: &dyn Clock) -> Result<()> {
        let transaction = self.transaction();
        let Taking { actor, by, now, today, .. } = taking;
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.record).collect();
        let mut kept = batch::contracts(transaction, &ids).await?;
        let (mut made, mut came) = (Vec::new(), Vec::new());
        for row in rows {
            let Some(Kept { record, version, opened }) = row.record.and_then(|id| kept.remove(&id)) else {
                continue;
            };
            let mut after = record.clone();
            // What somebody put away meanwhile is away.
            let Ok(done) = after.apply(&Change::Archive(true), by, *now, *today) else { continue };
            let (before, change) = (opened.then_some(record), clock.id());
            made.push(Made { before, after, version: version + 1, done, change, undoes: None });
            came.push((row.outcome, Came { change: Some(change), ..Came::as_it_was(&row) }));
        }
        batch::write(transaction, actor, by, (*now, *today), &made).await?;
        keep_rows(transaction, came).await
    }

    /// Remembers that rows were left out because somebody said so.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn remember_left(&mut self, taking: &Taking, keys: Vec<String>) -> Result<()> {
        let authority_id = taking.file.authority.0;
        let link = |key: String| {
            let key = cleaned(&key);
            register_file_link::Model { authority_id, key, record_id: Uuid::nil() }
        };
        remember(self.transaction(), keys.into_iter().map(link).collect()).await
    }

    /// The file is taken: what its headings mean is remembered.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn finish_taking(&mut self, taking: &Taking) -> Result<()> {
        let transaction = self.transaction();
        let Taking { file, now, .. } = taking;
        let mut headings: HashMap<String, register_file_heading::Model> = HashMap::new();
        for column in &file.understood.columns {
            let heading = cleaned(&header::words(&column.heading));
            if heading.is_empty() {
                continue;
            }
            let meaning = column.meaning.map(|meaning| meaning.as_str().to_owned());
            let row = register_file_heading::Model {
                authority_id: file.authority.0,
                heading: heading.clone(),
                meaning,
            };
            headings.insert(heading, row);
        }
        use register_file_heading::Column as H;
        let again = OnConflict::columns([H::AuthorityId, H::Heading]).update_column(H::Meaning).to_owned();
        insert(transaction, &headings.into_values().collect::<Vec<_>>(), Some(&again)).await?;
        record::next_lapse(transaction).await?;
        let taken = register_file::Model {
            taken_at: Some(*now),
            undone_at: None,
            ..settled(taking, State::Taken, transaction).await?
        };
        keep_file(transaction, taken).await
    }

    /// Takes back what taking rows did, and says how many records stay since somebody changed them.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn take_back(
        &mut self,
        taking: &Taking,
        rows: Vec<TakenRow>,
        clock: &dyn Clock,
    ) -> Result<u32> {
        let transaction = self.transaction();
        let Taking { actor, by, now, today, .. } = taking;
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.record).collect();
        let mut kept = batch::contracts(transaction, &ids).await?;
        let changes: Vec<Uuid> = rows.iter().filter_map(|row| row.change).collect();
        let mut done_by: HashMap<Uuid, Done> = HashMap::new();
        for chunk in changes.chunks(500) {
            let which = record_change::Column::Id.is_in(chunk.iter().copied());
            for row in record_change::Entity::find().filter(which).all(transaction).await? {
                done_by.insert(row.id, record::done(&row)?);
            }
        }
        let (mut made, mut came, mut stay) = (Vec::new(), Vec::new(), 0);
        for row in rows {
            let Some((change, done)) = row.change.and_then(|id| Some((id, done_by.remove(&id)?))) else {
                continue;
            };
            let Some(Kept { record, version, .. }) = row.record.and_then(|id| kept.remove(&id)) else {
                continue;
            };
            match plan::undo(&record, version, change, &done, by, *now, *today) {
                Ok(Planned { after, done }) => {
                    let (before, undoes) = (Some(record), Some(change));
                    made.push(Made { before, after, version: version + 1, done, change: clock.id(), undoes });
                }
                Err(refusal) => {
                    stay += 1;
                    let why = Some(plan::told(&refusal));
                    came.push((row.outcome, Came { why, ..Came::as_it_was(&row) }));
                }
            }
        }
        batch::write(transaction, actor, by, (*now, *today), &made).await?;
        keep_rows(transaction, came).await?;
        Ok(stay)
    }

    /// Taking the file is undone, but for so many records.
    ///
    /// # Errors
    /// When the database refuses; the transaction is of no use then.
    pub async fn finish_undoing(&mut self, taking: &Taking, stay: u32) -> Result<()> {
        let transaction = self.transaction();
        record::next_lapse(transaction).await?;
        let counts = Counts { kept: stay, ..taking.file.counts };
        let undone = register_file::Model {
            undone_at: Some(taking.now),
            counts: document(&counts)?,
            ..settled(taking, State::Undone, transaction).await?
        };
        keep_file(transaction, undone).await
    }
}

async fn remember(transaction: &DatabaseTransaction, links: Vec<register_file_link::Model>) -> Result<()> {
    use register_file_link::Column as L;
    // PostgreSQL refuses to meet one key twice in a statement: the last one counts.
    let links: HashMap<String, register_file_link::Model> =
        links.into_iter().map(|link| (link.key.clone(), link)).collect();
    let again = OnConflict::columns([L::AuthorityId, L::Key]).update_column(L::RecordId).to_owned();
    insert(transaction, &links.into_values().collect::<Vec<_>>(), Some(&again)).await
}

/// What taking came to for a row, or undoing that.
#[derive(Debug, PartialEq, Eq)]
struct Came {
    row: Uuid,
    outcome: Outcome,
    record: Option<Uuid>,
    change: Option<Uuid>,
    /// Why, where it is another reason than the one that is stored.
    why: Option<String>,
}

impl Came {
    const fn as_it_was(row: &TakenRow) -> Self {
        Self { row: row.id, outcome: row.outcome, record: row.record, change: row.change, why: None }
    }
}

/// Rows in one statement.
const AT_A_TIME: usize = 500;

/// Keeps what came of rows, each with the outcome that was foreseen. Nearly all come as foreseen: then neither
/// their texts nor their places in indexes are written again.
async fn keep_rows(transaction: &DatabaseTransaction, came: Vec<(Outcome, Came)>) -> Result<()> {
    let (foreseen, otherwise): (Vec<_>, Vec<_>) =
        came.into_iter().partition(|(foreseen, came)| came.outcome == *foreseen && came.why.is_none());
    let backend = transaction.get_database_backend();
    let update = |set: &str| Sql::new(&format!("UPDATE register_file_row SET {set} FROM (VALUES "));
    const WHICH: &str = ") AS d WHERE register_file_row.id = d.column1";
    for chunk in foreseen.chunks(AT_A_TIME) {
        let mut sql = update("record_id = d.column2, change_id = d.column3");
        for (at, (_, came)) in chunk.iter().enumerate() {
            sql.push(if at > 0 { ", (" } else { "(" })
                .list([Some(came.row), came.record, came.change])
                .push(")");
        }
        sql.push(WHICH);
        transaction.execute_raw(sql.statement(backend)).await?;
    }
    for chunk in otherwise.chunks(AT_A_TIME) {
        let mut sql = update(
            "record_id = d.column2, change_id = d.column3, outcome = d.column4, \
             why = coalesce(d.column5, register_file_row.why)",
        );
        for (at, (_, came)) in chunk.iter().enumerate() {
            sql.push(if at > 0 { ", (" } else { "(" }).list([Some(came.row), came.record, came.change]);
            sql.push(", ").bind(came.outcome.as_str()).push(", ");
            sql.bind(came.why.as_deref().map(cleaned)).push(")");
        }
        sql.push(WHICH);
        transaction.execute_raw(sql.statement(backend)).await?;
    }
    Ok(())
}

/// The file's row as it is now, in another state.
async fn settled(
    taking: &Taking,
    state: State,
    transaction: &DatabaseTransaction,
) -> Result<register_file::Model> {
    let row = work::claimed(transaction, &taking.file).await?.ok_or(Error::Stale)?;
    Ok(register_file::Model {
        state: state.as_str().to_owned(),
        refused: None,
        updated_at: taking.now,
        claimed_at: None,
        version: row.version + 1,
        ..row
    })
}

async fn keep_file(transaction: &DatabaseTransaction, row: register_file::Model) -> Result<()> {
    use register_file::Column as C;
    let whole =
        OnConflict::column(C::Id).update_columns(C::iter().filter(|c| !matches!(c, C::Id))).to_owned();
    insert(transaction, &[row], Some(&whole)).await
}

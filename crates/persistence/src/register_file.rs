//! Registers that authorities send as files: how far each is, its rows as they were understood, and what
//! people decide about them.

mod row;
mod taking;
mod work;

use std::collections::BTreeMap;

use chrono::{DateTime, SubsecRound, Utc};
use futures_util::future::FutureExt;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::record::Speaker;
use muster_domain::register_file::{Counts, Decision, Settings, State, Understood};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

pub use row::{RowFilter, StagedRow, TakenRow};
pub use taking::{Foreseen, Taking, Wanted};
pub use work::{Due, Remembered};

use crate::cursor::KeyType;
use crate::entity::register_file::{Column as C, Entity, Model};
use crate::entity::register_file_row;
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::permission::permitted_of;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, list, record, transaction};

/// A register file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterFile {
    /// Its id.
    pub id: Uuid,
    /// Whose register it is.
    pub authority: AuthorityId,
    /// What the file is called.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// How far it is.
    pub state: State,
    /// Why it cannot be read.
    pub refused: Option<String>,
    /// What people chose.
    pub settings: Settings,
    /// How it was understood.
    pub understood: Understood,
    /// How many rows there are of each outcome.
    pub counts: Counts,
    /// Who sent it.
    pub sent_by: Speaker,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// When it was taken.
    pub taken_at: Option<DateTime<Utc>>,
    /// When that was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// Rows read so far.
    pub rows_read: u64,
    /// Grows with every change of it.
    pub version: i64,
}

/// What somebody changes about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterFileChange {
    /// What is chosen for the file as a whole from now on.
    pub settings: Settings,
    /// What is decided about rows; `None` takes a decision back.
    pub decisions: BTreeMap<Uuid, Option<Decision>>,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct RegisterFiles {
    database: Database,
}

impl RegisterFiles {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Begins to take in the bytes of a file of the actor's authority.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; else when the database fails.
    pub async fn begin(&self, actor: &Actor, clock: &dyn Clock, name: &str) -> Result<Uuid> {
        permitted_of(actor, Action::WriteContracts, actor.authority)?;
        let (id, now) = (clock.id(), clock.now().trunc_subsecs(6));
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let by = record::speaker(&transaction, actor).await?;
        let row = Model {
            id,
            authority_id: actor.authority.0,
            name: cleaned(name),
            bytes: 0,
            digest: String::new(),
            state: State::Arriving.as_str().to_owned(),
            refused: None,
            settings: document(&Settings::default())?,
            understood: document(&Understood::default())?,
            counts: document(&Counts::default())?,
            asked_by: work::asker(actor)?,
            sent_by: document(&by)?,
            sent_at: now,
            updated_at: now,
            taken_at: None,
            undone_at: None,
            rows_read: 0,
            claimed_at: None,
            version: 1,
        };
        insert(&transaction, &[row], None).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Keeps a piece of a file that is arriving.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_part(&self, id: Uuid, position: u32, content: Vec<u8>) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let mut sql = Sql::new("INSERT INTO register_file_part (file_id, position, content) VALUES (");
        sql.bind(id)
            .push(", ")
            .bind(i32::try_from(position).unwrap_or(i32::MAX))
            .push(", ")
            .bind(content)
            .push(")");
        transaction.execute_raw(sql.statement(self.database.backend())).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets a file that did not arrive whole.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn abandon(&self, id: Uuid) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let arriving = C::State.eq(State::Arriving.as_str());
        Entity::delete_many().filter(C::Id.eq(id)).filter(arriving).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// All of a file is here: it waits to be read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrived(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: Uuid,
        (bytes, digest): (u64, &str),
    ) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let (mut row, file) = own(&transaction, actor, id).await?;
        row.bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        row.digest = digest.to_owned();
        row.state = State::Reading.as_str().to_owned();
        let event =
            event(actor, "registerFile.sent", &file).change("digest", serde_json::Value::Null, digest);
        keep(&transaction, row, clock.now()).await?;
        audit::append(&transaction, clock.now(), actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// The files of the viewer's authority, newest first.
    ///
    /// # Errors
    /// [`Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn list(&self, viewer: &Viewer, page: &PageRequest) -> Result<Page<RegisterFile>> {
        let Some(authority) = viewer.authority().filter(|authority| viewer.sees_own_of(*authority)) else {
            return Ok(Page { items: Vec::new(), next: None, total: Some(0) });
        };
        let reader = Reader::open(&self.database, viewer).await?;
        let select = Entity::find()
            .filter(C::AuthorityId.eq(authority.0))
            .filter(C::State.ne(State::Arriving.as_str()));
        let newest = Key::always(C::SentAt, KeyType::Instant, Direction::Descending);
        let keyset = Keyset::new("register-files", C::Id, vec![newest]);
        list::page(&reader, select, &keyset, page, |_, rows: Vec<Model>| {
            async move { rows.into_iter().map(file).collect() }.boxed()
        })
        .await
    }

    /// One file of the viewer's authority.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: Uuid) -> Result<Option<RegisterFile>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = Entity::find_by_id(id).one(&reader).await?;
        let file = row.map(file).transpose()?;
        Ok(file.filter(|file| viewer.sees_own_of(file.authority) && file.state != State::Arriving))
    }

    /// Changes what is chosen for a file whose version is `version`: it is read again with that. Gives the
    /// version that it has then.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`], [`Error::Conflict`] where it is taken or on its way; else when the
    /// database fails.
    pub async fn change(
        &self,
        actor: &Actor,
        clock: &dyn Clock,
        id: Uuid,
        version: i64,
        change: RegisterFileChange,
    ) -> Result<i64> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let (mut row, file) = own(&transaction, actor, id).await?;
        if row.version != version {
            return Err(Error::Stale);
        }
        match file.state {
            State::Ready | State::Undone | State::Refused => {}
            State::Taken => {
                return Err(Error::Conflict(
                    "It is taken already: undo that first, or send the file again.".to_owned(),
                ));
            }
            State::Arriving | State::Reading | State::Taking | State::Undoing => {
                return Err(Error::Conflict("It is being worked on: ask again in a moment.".to_owned()));
            }
        }
        decide(&transaction, id, &change.decisions).await?;
        row.settings = document(&change.settings)?;
        row.state = State::Reading.as_str().to_owned();
        row.asked_by = work::asker(actor)?;
        let version = keep(&transaction, row, clock.now()).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Asks that a file be taken, or that this be undone: that is done outside the request. Gives the version
    /// that it has then.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] where it is not ready for that; else when the database fails.
    pub async fn ask(&self, actor: &Actor, clock: &dyn Clock, id: Uuid, wanted: State) -> Result<i64> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let (mut row, file) = own(&transaction, actor, id).await?;
        let action = match (file.state, wanted) {
            (State::Ready, State::Taking) => {
                let Counts { added, changed, unchanged, missing, .. } = file.counts;
                if added + changed + unchanged + missing == 0 {
                    return Err(Error::Conflict(
                        "There is nothing in it to take: look at what is wrong with its rows first."
                            .to_owned(),
                    ));
                }
                "registerFile.taken"
            }
            (State::Taken, State::Undoing) => "registerFile.undone",
            // Asked twice, it is done once.
            (now, wanted) if now == wanted => return Ok(row.version),
            (_, State::Taking) => {
                return Err(Error::Conflict(
                    "It can be taken once it was read and before it is taken.".to_owned(),
                ));
            }
            _ => return Err(Error::Conflict("It is not taken: there is nothing to undo.".to_owned())),
        };
        row.state = wanted.as_str().to_owned();
        row.asked_by = work::asker(actor)?;
        let version = keep(&transaction, row, clock.now()).await?;
        audit::append(&transaction, clock.now(), actor, event(actor, action, &file)).await?;
        transaction.commit().await?;
        Ok(version)
    }
}

/// A file of the actor's authority, locked until the transaction ends.
async fn own(transaction: &DatabaseTransaction, actor: &Actor, id: Uuid) -> Result<(Model, RegisterFile)> {
    use sea_orm::QuerySelect;
    let row = Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    let row = row.filter(|row| row.authority_id == actor.authority.0).ok_or(Error::NotFound)?;
    permitted_of(actor, Action::WriteContracts, actor.authority)?;
    let file = file(row.clone())?;
    Ok((row, file))
}

/// Stores a file's row as its next version, which is open to whoever works on it.
async fn keep(transaction: &DatabaseTransaction, mut row: Model, now: DateTime<Utc>) -> Result<i64> {
    use sea_orm::Iterable;
    row.version += 1;
    row.updated_at = now.trunc_subsecs(6);
    row.claimed_at = None;
    row.rows_read = 0;
    let version = row.version;
    let whole = sea_orm::sea_query::OnConflict::column(C::Id)
        .update_columns(C::iter().filter(|c| !matches!(c, C::Id)))
        .to_owned();
    insert(transaction, &[row], Some(&whole)).await?;
    Ok(version)
}

async fn decide(
    transaction: &DatabaseTransaction,
    file: Uuid,
    decisions: &BTreeMap<Uuid, Option<Decision>>,
) -> Result<()> {
    use register_file_row::Column as R;
    for (row, decision) in decisions {
        let done = register_file_row::Entity::update_many()
            .col_expr(R::Decision, Expr::val(decision.map(|d| d.as_str().to_owned())))
            .filter(R::FileId.eq(file))
            .filter(R::Id.eq(*row))
            .exec(transaction)
            .await?;
        if done.rows_affected == 0 {
            let pointer = format!("/decisions/{row}");
            return Err(Error::Unacceptable(vec![(
                pointer,
                "is no row of this file: it was read again since".to_owned(),
            )]));
        }
    }
    Ok(())
}

fn event(actor: &Actor, action: &'static str, file: &RegisterFile) -> Event {
    let subject = Subject::new("registerFile", file.id);
    Event::new(actor.authority, action, subject).change("name", serde_json::Value::Null, file.name.as_str())
}

/// A document as its column has it.
fn document<T: serde::Serialize>(value: &T) -> Result<String> {
    match serde_json::to_string(value) {
        Ok(text) => Ok(cleaned(&text)),
        Err(e) => Err(Error::inconsistent("register_file", "document", "new", &e.to_string())),
    }
}

fn read<T: serde::de::DeserializeOwned>(column: &'static str, row: Uuid, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::inconsistent("register_file", column, row, text))
}

fn file(row: Model) -> Result<RegisterFile> {
    let id = row.id;
    Ok(RegisterFile {
        id,
        authority: AuthorityId(row.authority_id),
        name: row.name,
        bytes: u64::try_from(row.bytes).unwrap_or(0),
        digest: row.digest,
        state: State::parse(&row.state)
            .ok_or_else(|| Error::inconsistent("register_file", "state", id, &row.state))?,
        refused: row.refused,
        settings: read("settings", id, &row.settings)?,
        understood: read("understood", id, &row.understood)?,
        counts: read("counts", id, &row.counts)?,
        sent_by: read("sent_by", id, &row.sent_by)?,
        sent_at: row.sent_at,
        taken_at: row.taken_at,
        undone_at: row.undone_at,
        rows_read: u64::try_from(row.rows_read).unwrap_or(0),
        version: row.version,
    })
}

//! Imports: what was taken in, when, and what could not be read.

use chrono::{DateTime, SubsecRound, Utc};
use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::id::ImportId;
use muster_domain::notice::Source;
use muster_domain::page::{Direction, Page, PageRequest};
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect, Value,
};
use uuid::Uuid;

use crate::change::Told;
use crate::cursor::{KeyType, Position};
use crate::entity::{import, import_problem};
use crate::insert::insert;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::text::{cleaned, cleaned_option};
use crate::total::total;
use crate::transaction;
use crate::{Database, Error, Result, audience, list, stored};

/// One run of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; `None` while it runs or if it was cut off.
    pub finished_at: Option<DateTime<Utc>>,
    /// Files or folders it was given, as one line for people (names only, no folders).
    pub files: String,
    /// Notices read.
    pub notices: u64,
    /// Of them, new.
    pub new_notices: u64,
    /// Contracts written or found unchanged.
    pub contracts: u64,
    /// Procurements written or found unchanged.
    pub procurements: u64,
    /// Problems reported.
    pub problems: u64,
    /// Invented demonstration notices.
    pub demonstration: bool,
    /// The publisher it came from by itself; none for files.
    pub source: Option<Source>,
}

/// A problem that an import reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file's name.
    pub file: String,
    /// The release's id.
    pub release: Option<String>,
    /// JSON pointer, or row and column.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
}

/// The store of imports. What it writes is a transaction of its own: on SQLite it waits for a
/// [`crate::register::Register`] that is open.
#[derive(Debug, Clone)]
pub struct Imports {
    database: Database,
}

impl Imports {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Records that an import begins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, import: &Import) -> Result<()> {
        self.keep(import).await
    }

    /// Appends problems as they are found (by the thousand; chunked inside).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_problems(&self, import: ImportId, problems: &[ImportProblem]) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        append_problems(&transaction, import, problems).await?;
        Ok(transaction.commit().await?)
    }

    /// Records how an import ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(&self, import: &Import) -> Result<()> {
        self.keep(import).await
    }

    async fn keep(&self, import: &Import) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        put(&transaction, import).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    /// One import.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, viewer: &Viewer, id: ImportId) -> Result<Option<Import>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = import::Entity::find_by_id(id.0).one(&reader).await?;
        Ok(assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// Imports, newest first.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn list(&self, viewer: &Viewer, page: &PageRequest) -> Result<Page<Import>> {
        let newest = Key::always(import::Column::StartedAt, KeyType::Instant, Direction::Descending);
        let keyset = Keyset::new("imports", import::Column::Id, vec![newest]);
        let reader = Reader::open(&self.database, viewer).await?;
        list::page(&reader, import::Entity::find(), &keyset, page, assemble).await
    }

    /// Problems of one import, in the order found.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn problems(
        &self,
        viewer: &Viewer,
        id: ImportId,
        page: &PageRequest,
    ) -> Result<Page<ImportProblem>> {
        use import_problem::Column as C;
        let order = format!("problems of {id}");
        let after = match page.cursor.as_deref() {
            None => -1,
            Some(cursor) => match Position::decode(cursor, &order, &[KeyType::Integer])?.keys.first() {
                Some(Value::BigInt(Some(position))) => *position,
                _ => return Err(crate::Error::Cursor),
            },
        };
        let limit = u64::from(page.limit.clamp(1, PageRequest::MOST));
        let select = import_problem::Entity::find().filter(C::ImportId.eq(id.0));
        let reader = Reader::open(&self.database, viewer).await?;
        let total = total(&reader, &select).await?;
        let rows = select.filter(C::Position.gt(after)).order_by_asc(C::Position).limit(limit + 1);
        let mut rows = rows.all(&reader).await?;
        let more = u64::try_from(rows.len()).is_ok_and(|n| n > limit);
        if more {
            rows.pop();
        }
        let position =
            |row: &import_problem::Model| Position { keys: vec![Value::from(row.position)], id: Uuid::nil() };
        let next = rows.last().filter(|_| more).map(|last| position(last).encode(&order));
        let problem = |row: import_problem::Model| ImportProblem {
            file: row.file,
            release: row.release,
            pointer: row.pointer,
            message: row.message,
        };
        Ok(Page { items: rows.into_iter().map(problem).collect(), next, total })
    }
}

/// Keeps an import as it stands.
pub(crate) async fn put(transaction: &DatabaseTransaction, import: &Import) -> Result<()> {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let row = import::Model {
        id: import.id.0,
        started_at: import.started_at.trunc_subsecs(6),
        finished_at: import.finished_at.map(|t| t.trunc_subsecs(6)),
        files: cleaned(&import.files),
        notices: count(import.notices),
        new_notices: count(import.new_notices),
        contracts: count(import.contracts),
        procurements: count(import.procurements),
        problems: count(import.problems),
        demonstration: import.demonstration,
        source: import.source.map(|source| source.as_str().to_owned()),
    };
    let again = OnConflict::column(import::Column::Id)
        .update_columns(import::Column::iter().filter(|c| !matches!(c, import::Column::Id)))
        .to_owned();
    insert(transaction, &[row], Some(&again)).await?;
    // When the last import was is told beside the counts, whether or not it changed a record.
    if let Some(finished_at) = import.finished_at {
        let mut told = Told::at(finished_at);
        told.besides(Reach::Public);
        audience::raise(transaction, &told).await?;
    }
    Ok(())
}

/// Appends problems to those of an import.
pub(crate) async fn append_problems(
    transaction: &DatabaseTransaction,
    import: ImportId,
    problems: &[ImportProblem],
) -> Result<()> {
    let last: Option<i64> = import_problem::Entity::find()
        .select_only()
        .column(import_problem::Column::Position)
        .filter(import_problem::Column::ImportId.eq(import.0))
        .order_by_desc(import_problem::Column::Position)
        .into_tuple()
        .one(transaction)
        .await?;
    let row = |(position, problem): (i64, &ImportProblem)| import_problem::Model {
        import_id: import.0,
        position,
        file: cleaned(&problem.file),
        release: cleaned_option(problem.release.as_deref()),
        pointer: cleaned(&problem.pointer),
        message: cleaned(&problem.message),
    };
    let rows: Vec<import_problem::Model> = (last.map_or(0, |n| n + 1)..).zip(problems).map(row).collect();
    insert(transaction, &rows, None).await
}

fn assemble(_reader: &Reader, rows: Vec<import::Model>) -> BoxFuture<'_, Result<Vec<Import>>> {
    async move { rows.into_iter().map(of_row).collect() }.boxed()
}

/// An import as it is stored.
pub(crate) fn of_row(row: import::Model) -> Result<Import> {
    let count = |column, n| stored::count("import", column, row.id, n);
    let source =
        |word: &str| Source::parse(word).ok_or_else(|| Error::inconsistent("import", "source", row.id, word));
    Ok(Import {
        notices: count("notices", row.notices)?,
        new_notices: count("new_notices", row.new_notices)?,
        contracts: count("contracts", row.contracts)?,
        procurements: count("procurements", row.procurements)?,
        problems: count("problems", row.problems)?,
        source: row.source.as_deref().map(source).transpose()?,
        id: ImportId(row.id),
        started_at: row.started_at,
        finished_at: row.finished_at,
        files: row.files,
        demonstration: row.demonstration,
    })
}

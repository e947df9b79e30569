//! Connections that read for somebody.

use async_trait::async_trait;
use futures_util::future::{BoxFuture, FutureExt};
use futures_util::stream::{BoxStream, StreamExt};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, StreamTrait,
};

use crate::face::{Faces, literal};
use crate::sql::limit_in_words;
use crate::{Database, Result, transaction};

/// Reads what `viewer` may see. On PostgreSQL members read within a transaction that says who they
/// are, since row-level security asks; for the public, saying nothing says it.
#[derive(Debug)]
pub(crate) struct Reader {
    database: Database,
    viewer: Viewer,
    through: Through,
}

/// Which connections a reader reads through.
#[derive(Debug)]
enum Through {
    /// Those of everybody.
    Readers,
    /// Those that may read accounts.
    Accounts,
    /// One that says who reads.
    Member(DatabaseTransaction),
}

impl Reader {
    /// Opens one. Dropped, it is closed: there is nothing to commit.
    pub(crate) async fn open(database: &Database, viewer: &Viewer) -> Result<Self> {
        let through = match (database.backend(), viewer) {
            (DbBackend::Sqlite, _) | (_, Viewer::Public) => Through::Readers,
            (_, Viewer::Member { .. }) => {
                Through::Member(transaction::read(database.members(), viewer).await?)
            }
        };
        Ok(Self { database: database.clone(), viewer: *viewer, through })
    }

    /// Opens one that reads accounts, for the stores that say themselves whose they show to whom.
    pub(crate) fn of_accounts(database: &Database) -> Self {
        Self { database: database.clone(), viewer: Viewer::Public, through: Through::Accounts }
    }

    /// The database that it reads.
    pub(crate) const fn database(&self) -> &Database {
        &self.database
    }

    /// For whom.
    pub(crate) const fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// Rows of these faces that the viewer sees.
    pub(crate) fn shown(&self, faces: Faces) -> Condition {
        faces.shown(self.database.backend(), &self.viewer)
    }

    /// The version by which the viewer's own authority changes a record, to be read beside a row of these
    /// faces; null for what is not its own, or of which it has said nothing. It is read in one statement with the
    /// row: read after it, it could be that of a change which the row does not have yet, and whoever changes that
    /// would overwrite it unseen.
    pub(crate) fn kept_version(&self, faces: Faces) -> Expr {
        let table = faces.table();
        Expr::cust(match self.viewer {
            Viewer::Member { authority, own: true } => {
                let own = literal(self.database.backend(), authority.0);
                format!(
                    "(SELECT r.version FROM record r WHERE r.id = {table}.record_id AND {table}.authority_id = {own})"
                )
            }
            Viewer::Member { .. } | Viewer::Public => "CAST(NULL AS bigint)".to_owned(),
        })
    }

    /// As [`Reader::shown`], as SQL over rows that go by `name`.
    pub(crate) fn visible(&self, faces: Faces, name: &str) -> String {
        faces.visible(self.database.backend(), &self.viewer, name)
    }
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.database.backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.through {
            Through::Readers => self.database.readers().execute_raw(statement).await,
            Through::Accounts => self.database.accounts().execute_raw(statement).await,
            Through::Member(transaction) => transaction.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.through {
            Through::Readers => self.database.readers().execute_unprepared(sql).await,
            Through::Accounts => self.database.accounts().execute_unprepared(sql).await,
            Through::Member(transaction) => transaction.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let statement = limit_in_words(statement);
        match &self.through {
            Through::Readers => self.database.readers().query_one_raw(statement).await,
            Through::Accounts => self.database.accounts().query_one_raw(statement).await,
            Through::Member(transaction) => transaction.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = limit_in_words(statement);
        match &self.through {
            Through::Readers => self.database.readers().query_all_raw(statement).await,
            Through::Accounts => self.database.accounts().query_all_raw(statement).await,
            Through::Member(transaction) => transaction.query_all_raw(statement).await,
        }
    }
}

/// For hundreds of thousands of rows, which take several times the memory of what is made of them.
impl StreamTrait for Reader {
    type Stream<'a> = BoxStream<'a, Result<QueryResult, DbErr>>;

    fn get_database_backend(&self) -> DbBackend {
        self.database.backend()
    }

    fn stream_raw<'a>(&'a self, statement: Statement) -> BoxFuture<'a, Result<Self::Stream<'a>, DbErr>> {
        async move {
            let statement = limit_in_words(statement);
            Ok(match &self.through {
                Through::Readers => self.database.readers().stream_raw(statement).await?.boxed(),
                Through::Accounts => self.database.accounts().stream_raw(statement).await?.boxed(),
                Through::Member(transaction) => transaction.stream_raw(statement).await?.boxed(),
            })
        }
        .boxed()
    }
}

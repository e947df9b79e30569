//! Connections that read for somebody.

use async_trait::async_trait;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::Condition;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::face::Faces;
use crate::sql::limit_in_words;
use crate::{Database, Result, transaction};

/// Reads what `viewer` may see. On PostgreSQL members read within a transaction that says who they
/// are, since row-level security asks; for the public, saying nothing says it.
#[derive(Debug)]
pub(crate) struct Reader {
    database: Database,
    viewer: Viewer,
    transaction: Option<DatabaseTransaction>,
}

impl Reader {
    /// Opens one. Dropped, it is closed: there is nothing to commit.
    pub(crate) async fn open(database: &Database, viewer: &Viewer) -> Result<Self> {
        let transaction = match (database.backend(), viewer) {
            (DbBackend::Sqlite, _) | (_, Viewer::Public) => None,
            (_, Viewer::Member { .. }) => Some(transaction::read(database.members(), viewer).await?),
        };
        Ok(Self { database: database.clone(), viewer: *viewer, transaction })
    }

    /// The database that it reads.
    pub(crate) const fn database(&self) -> &Database {
        &self.database
    }

    /// For whom.
    pub(crate) const fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// A statement as its database takes it best.
    fn said(&self, statement: Statement) -> Statement {
        match self.database.backend() {
            DbBackend::Sqlite => limit_in_words(statement),
            _ => statement,
        }
    }

    /// Rows of these faces that the viewer sees.
    pub(crate) fn shown(&self, faces: Faces) -> Condition {
        faces.shown(self.database.backend(), &self.viewer)
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
        match &self.transaction {
            Some(transaction) => transaction.execute_raw(statement).await,
            None => self.database.readers().execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.transaction {
            Some(transaction) => transaction.execute_unprepared(sql).await,
            None => self.database.readers().execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match &self.transaction {
            Some(transaction) => transaction.query_one_raw(statement).await,
            None => self.database.readers().query_one_raw(self.said(statement)).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.transaction {
            Some(transaction) => transaction.query_all_raw(statement).await,
            None => self.database.readers().query_all_raw(self.said(statement)).await,
        }
    }
}

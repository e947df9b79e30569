//! Requests that must not be carried out twice: each is known by its account and key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::idempotency::{Column as C, Entity};
use crate::sql::Sql;
use crate::transaction;
use crate::{Database, Error, Result};

/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// After this long no request is still being carried out: the process that did it is gone.
const LONGEST: TimeDelta = TimeDelta::minutes(2);

/// What is known of a request when it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nothing: carry it out.
    First,
    /// It is being carried out.
    Running,
    /// It was begun and never ended: nobody knows whether it was carried out.
    CutOff,
    /// Another request was sent with this key.
    Other,
    /// It was carried out, with this answer.
    Answered(Vec<u8>),
}

/// The store of such requests.
#[derive(Debug, Clone)]
pub struct Idempotency {
    database: Database,
}

impl Idempotency {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Takes a request up, by the hash of its key and a digest of all that it says. Of several that
    /// come at once, one is [`Begun::First`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(
        &self,
        account: Uuid,
        key_hash: &str,
        request: &str,
        now: DateTime<Utc>,
    ) -> Result<Begun> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        Entity::delete_many().filter(C::StartedAt.lt(now - KEPT)).exec(&transaction).await?;
        let mut insert =
            Sql::new("INSERT INTO idempotency (account_id, key_hash, request, started_at) VALUES (");
        insert.bind(account).push(", ").bind(key_hash).push(", ").bind(request).push(", ").bind(now);
        insert.push(") ON CONFLICT DO NOTHING");
        let inserted = transaction.execute_raw(insert.statement(self.database.backend())).await?;
        let begun = if inserted.rows_affected() == 1 {
            Begun::First
        } else {
            let row = Entity::find_by_id((account, key_hash.to_owned())).one(&transaction).await?;
            match row {
                // It failed and was forgotten between the two statements: whoever asks again is the first.
                None => Begun::Running,
                Some(row) if row.request != request => Begun::Other,
                Some(row) => match row.answer {
                    Some(answer) => Begun::Answered(
                        STANDARD
                            .decode(&answer)
                            .map_err(|_| Error::inconsistent("idempotency", "answer", account, &answer))?,
                    ),
                    None if now - row.started_at > LONGEST => Begun::CutOff,
                    None => Begun::Running,
                },
            }
        };
        transaction.commit().await?;
        Ok(begun)
    }

    /// Keeps the answer for whoever sends the request again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn answered(&self, account: Uuid, key_hash: &str, answer: &[u8]) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        Entity::update_many()
            .col_expr(C::Answer, Expr::val(STANDARD.encode(answer)))
            .filter(C::AccountId.eq(account))
            .filter(C::KeyHash.eq(key_hash))
            .exec(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets a request that failed: it may be sent again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn failed(&self, account: Uuid, key_hash: &str) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        Entity::delete_by_id((account, key_hash.to_owned())).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }
}

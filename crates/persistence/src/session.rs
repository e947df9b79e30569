//! Sessions: opened by a sign-in, kept by refresh tokens that change with each use, ended by their
//! person, by a suspension, or by a token that is used twice.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use muster_domain::audit::{Account, By, Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId, SessionId};
use muster_domain::person::in_order;
use muster_domain::session::{IDLE, LONGEST, Method, Origin, Session, TWO_TABS};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{person, refresh_token, session, sign_in_ticket};
use crate::insert::insert;
use crate::person::roles_of;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, transaction};

/// How long somebody has for their second factor after the right password.
pub const TICKET: TimeDelta = TimeDelta::minutes(5);

/// What is kept of a browser's name at most, in letters.
const MOST_USER_AGENT: usize = 300;

/// For how long tokens that are of no more use still tell that a browser is known.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// The store of them.
#[derive(Debug, Clone)]
pub struct Sessions {
    database: Database,
}

/// What follows a refresh token: the hash of its successor, and the nonce that gives it.
#[derive(Debug, Clone)]
pub struct Successor {
    /// The hash of the token that follows.
    pub hash: String,
    /// What gives it to whoever holds the token before.
    pub nonce: String,
}

/// What came of a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refreshed {
    /// The session goes on. The new token comes of the one that was sent by these nonces, one after
    /// the other: one where it was fresh, more where other tabs were faster.
    On {
        /// The session.
        session: SessionId,
        /// Whose.
        person: PersonId,
        /// How to come to the token that is good now.
        nonces: Vec<String>,
    },
    /// It does not: the token is unknown, too old, or was used before, in which case the session has
    /// ended now.
    Refused,
}

impl Sessions {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Opens a session that the refresh token of this hash keeps. Nothing is asked here: whoever calls
    /// it has seen that it is this person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open(
        &self,
        person: PersonId,
        method: Method,
        origin: &Origin,
        refresh_hash: &str,
        clock: &dyn Clock,
    ) -> Result<SessionId> {
        let now = clock.now().trunc_subsecs(6);
        let user_agent = origin.user_agent.as_deref().map(cleaned);
        let row = session::Model {
            id: clock.id(),
            person_id: person.0,
            method: method.as_str().to_owned(),
            user_agent: user_agent.map(|text| text.chars().take(MOST_USER_AGENT).collect()),
            address: origin.address.map(|address| address.to_string()),
            created_at: now,
            last_used_at: now,
            ended_at: None,
        };
        let token = token_row(row.id, refresh_hash, now, now);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        insert(&transaction, &[token], None).await?;
        let by = by_person(&transaction, person, SessionId(row.id), origin).await?;
        if let Some(authority) = by.account.authority() {
            let event = Event::new(authority, "session.opened", Subject::new("session", row.id));
            audit::append(
                &transaction,
                now,
                by,
                event.change("method", serde_json::Value::Null, method.as_str()),
            )
            .await?;
        }
        transaction.commit().await?;
        Ok(SessionId(row.id))
    }

    /// Takes a refresh token and puts its successor in its place. Within [`TWO_TABS`] a token that was
    /// used already leads to the one that is good now; later it tells of a theft, and the session ends.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn refresh(
        &self,
        hash: &str,
        next: &Successor,
        origin: &Origin,
        clock: &dyn Clock,
    ) -> Result<Refreshed> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = refresh_token::Entity::update_many()
            .col_expr(refresh_token::Column::UsedAt, Expr::value(Some(now)))
            .col_expr(refresh_token::Column::Nonce, Expr::value(Some(next.nonce.clone())))
            .col_expr(refresh_token::Column::Successor, Expr::value(Some(next.hash.clone())))
            .filter(refresh_token::Column::Hash.eq(hash))
            .filter(refresh_token::Column::UsedAt.is_null())
            .exec(&transaction)
            .await?
            .rows_affected
            > 0;
        let Some(token) = refresh_token::Entity::find_by_id(hash).one(&transaction).await? else {
            return Ok(Refreshed::Refused);
        };
        let row = session::Entity::find_by_id(token.session_id).one(&transaction).await?;
        let row = row.ok_or_else(|| {
            Error::inconsistent("refresh_token", "session_id", &token.hash, &token.session_id.to_string())
        })?;
        if row.ended_at.is_some() || now >= token.expires_at || !welcome(&transaction, row.person_id).await? {
            transaction.commit().await?;
            return Ok(Refreshed::Refused);
        }
        let nonces = if taken {
            insert(&transaction, &[token_row(row.id, &next.hash, now, row.created_at)], None).await?;
            let used = session::Entity::update_many()
                .col_expr(session::Column::LastUsedAt, Expr::value(now))
                .filter(session::Column::Id.eq(row.id));
            used.exec(&transaction).await?;
            vec![next.nonce.clone()]
        } else if token.used_at.is_some_and(|used| now < used + TWO_TABS) {
            way_to_the_good_one(&transaction, token).await?
        } else {
            end(&transaction, row.id, now).await?;
            if let Some(whose) = person::Entity::find_by_id(row.person_id).one(&transaction).await? {
                let subject = Subject::new("session", row.id);
                let event = Event::new(AuthorityId(whose.authority_id), "session.revoked", subject);
                audit::append(&transaction, now, By::unknown(origin.address, origin.request), event).await?;
            }
            transaction.commit().await?;
            tracing::warn!(session = %row.id, "a refresh token was used twice: the session has ended");
            return Ok(Refreshed::Refused);
        };
        transaction.commit().await?;
        Ok(Refreshed::On { session: SessionId(row.id), person: PersonId(row.person_id), nonces })
    }

    /// The session that a refresh token, good or not any more, belongs to, and its person: a browser
    /// that holds one has been signed in before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_token(&self, hash: &str) -> Result<Option<(SessionId, PersonId)>> {
        let Some(token) = refresh_token::Entity::find_by_id(hash).one(self.database.accounts()).await? else {
            return Ok(None);
        };
        let row = session::Entity::find_by_id(token.session_id).one(self.database.accounts()).await?;
        Ok(row.map(|row| (SessionId(row.id), PersonId(row.person_id))))
    }

    /// A session that goes on.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, id: SessionId) -> Result<Option<Session>> {
        let row = session::Entity::find_by_id(id.0).filter(session::Column::EndedAt.is_null());
        row.one(self.database.accounts()).await?.map(whole).transpose()
    }

    /// A person's sessions that go on, the one used last first.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of_person(&self, person: PersonId, now: DateTime<Utc>) -> Result<Vec<Session>> {
        use session::Column as C;
        let rows = session::Entity::find()
            .filter(C::PersonId.eq(person.0))
            .filter(C::EndedAt.is_null())
            .filter(C::LastUsedAt.gt(now - IDLE))
            .filter(C::CreatedAt.gt(now - LONGEST))
            .order_by_desc(C::LastUsedAt)
            .order_by_desc(C::Id);
        rows.all(self.database.accounts()).await?.into_iter().map(whole).collect()
    }

    /// Ends one of a person's sessions; `false` where it is not theirs or has ended already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end(&self, person: PersonId, id: SessionId, clock: &dyn Clock) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let ended = session::Entity::update_many()
            .col_expr(session::Column::EndedAt, Expr::value(Some(clock.now().trunc_subsecs(6))))
            .filter(session::Column::Id.eq(id.0))
            .filter(session::Column::PersonId.eq(person.0))
            .filter(session::Column::EndedAt.is_null())
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(ended.rows_affected > 0)
    }

    /// Gives somebody with the right password [`TICKET`] to show their second factor.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn await_second_factor(
        &self,
        person: PersonId,
        ticket_hash: &str,
        clock: &dyn Clock,
    ) -> Result<()> {
        let expires_at = (clock.now() + TICKET).trunc_subsecs(6);
        let row = sign_in_ticket::Model { hash: ticket_hash.to_owned(), person_id: person.0, expires_at };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        insert(&transaction, &[row], None).await?;
        Ok(transaction.commit().await?)
    }

    /// Whose ticket it is, while it is good.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ticket(&self, hash: &str, now: DateTime<Utc>) -> Result<Option<PersonId>> {
        let row = sign_in_ticket::Entity::find_by_id(hash).one(self.database.accounts()).await?;
        Ok(row.filter(|row| now < row.expires_at).map(|row| PersonId(row.person_id)))
    }

    /// Takes a ticket: `true` for one caller alone.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_ticket(&self, hash: &str) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = sign_in_ticket::Entity::delete_by_id(hash).exec(&transaction).await?;
        transaction.commit().await?;
        Ok(taken.rows_affected > 0)
    }

    /// Forgets tokens, tickets and sessions that have long been of no use.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let tickets = sign_in_ticket::Column::ExpiresAt.lt(now);
        sign_in_ticket::Entity::delete_many().filter(tickets).exec(&transaction).await?;
        let tokens = refresh_token::Column::ExpiresAt.lt(now - REMEMBERED);
        refresh_token::Entity::delete_many().filter(tokens).exec(&transaction).await?;
        let sessions = session::Column::LastUsedAt.lt(now - IDLE - REMEMBERED);
        session::Entity::delete_many().filter(sessions).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }
}

/// A person as they act in a session of theirs.
pub(crate) async fn by_person(
    transaction: &DatabaseTransaction,
    person: PersonId,
    session: SessionId,
    origin: &Origin,
) -> Result<By> {
    let row = person::Entity::find_by_id(person.0).one(transaction).await?;
    let Some(row) = row else { return Ok(By::unknown(origin.address, origin.request)) };
    let roles = in_order(&roles_of(transaction, &[row.id]).await?.remove(&row.id).unwrap_or_default());
    let authority = AuthorityId(row.authority_id);
    let account = Account::Person { person, session, authority, roles };
    Ok(By { account, address: origin.address, request: Some(origin.request) })
}

/// Ends every session of a person, but one.
pub(crate) async fn end_all(
    transaction: &DatabaseTransaction,
    person: Uuid,
    but: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut all = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(Some(now)))
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::EndedAt.is_null());
    if let Some(but) = but {
        all = all.filter(session::Column::Id.ne(but.0));
    }
    all.exec(transaction).await?;
    // Somebody who waits to show a second factor begins again, too.
    let tickets = sign_in_ticket::Column::PersonId.eq(person);
    sign_in_ticket::Entity::delete_many().filter(tickets).exec(transaction).await?;
    Ok(())
}

async fn end(transaction: &DatabaseTransaction, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let one = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(Some(now)))
        .filter(session::Column::Id.eq(id));
    one.exec(transaction).await?;
    Ok(())
}

/// Whether the person may still come in.
async fn welcome<C: ConnectionTrait>(connection: &C, person: Uuid) -> Result<bool> {
    let row = person::Entity::find_by_id(person).one(connection).await?;
    Ok(row.is_some_and(|row| row.joined_at.is_some() && row.suspended_at.is_none()))
}

/// The nonces from a token that was used a moment ago to the one that has not been used.
async fn way_to_the_good_one(
    transaction: &DatabaseTransaction,
    mut token: refresh_token::Model,
) -> Result<Vec<String>> {
    let mut nonces = Vec::new();
    while let (Some(nonce), Some(successor)) = (token.nonce.take(), token.successor.take()) {
        nonces.push(nonce);
        let next = refresh_token::Entity::find_by_id(&successor).one(transaction).await?;
        token =
            next.ok_or_else(|| Error::inconsistent("refresh_token", "successor", &token.hash, &successor))?;
    }
    Ok(nonces)
}

fn token_row(session: Uuid, hash: &str, now: DateTime<Utc>, began: DateTime<Utc>) -> refresh_token::Model {
    refresh_token::Model {
        hash: hash.to_owned(),
        session_id: session,
        issued_at: now,
        expires_at: (now + IDLE).min(began + LONGEST),
        used_at: None,
        nonce: None,
        successor: None,
    }
}

fn whole(row: session::Model) -> Result<Session> {
    Ok(Session {
        id: SessionId(row.id),
        method: Method::parse(&row.method)
            .ok_or_else(|| Error::inconsistent("session", "method", row.id, &row.method))?,
        user_agent: row.user_agent,
        address: row.address,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    })
}

//! Tries to sign in, counted where they outlive a restart and are the same for every process. What
//! follows from the counts is the domain's to say.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::audit::{By, Event, INSTALLATION, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, PersonId};
use muster_domain::session::Origin;
use muster_domain::throttle::{Counter, FORGOTTEN_AFTER, Tallies, Tally, next_code, next_try};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter};

use crate::entity::sign_in_attempt;
use crate::insert::insert;
use crate::sql::Sql;
use crate::transaction;
use crate::{Database, Result, audit};

/// What one try is counted under. Names and addresses come hashed: people type passwords into the
/// wrong field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// The name from this source, or from a known browser.
    pub pair: String,
    /// The source; `None` where the browser is known.
    pub source: Option<String>,
    /// The name; `None` where the browser is known.
    pub name: Option<String>,
}

impl Try {
    fn counters(&self) -> impl Iterator<Item = (Counter, &str)> {
        let maybe = [(Counter::Source, self.source.as_deref()), (Counter::Name, self.name.as_deref())];
        let others = maybe.into_iter().filter_map(|(counter, key)| key.map(|key| (counter, key)));
        std::iter::once((Counter::Pair, self.pair.as_str())).chain(others)
    }
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Attempts {
    database: Database,
}

impl Attempts {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Lets a try through, counted as a failure until [`Attempts::succeeded`] says otherwise, so that a
    /// hundred at once are a hundred; or says from when on one is taken.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn admit(&self, attempt: &Try, clock: &dyn Clock) -> Result<Option<DateTime<Utc>>> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = self.one_at_a_time(&attempt.pair).await?;
        let mut tallies = Tallies::default();
        for (counter, key) in attempt.counters() {
            let tally = tally(&transaction, counter, key).await?;
            match counter {
                Counter::Pair => tallies.pair = tally,
                Counter::Source => tallies.source = tally,
                Counter::Name => tallies.name = tally,
                Counter::SecondFactor | Counter::Unknown => {}
            }
        }
        let next = next_try(&tallies, now);
        if next > now {
            return Ok(Some(next));
        }
        for (counter, key) in attempt.counters() {
            count(&transaction, counter, key, now).await?;
        }
        transaction.commit().await?;
        Ok(None)
    }

    /// The try was no failure: what was counted of the pair goes, of the others this one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn succeeded(&self, attempt: &Try) -> Result<()> {
        use sign_in_attempt::Column as C;
        let transaction = self.one_at_a_time(&attempt.pair).await?;
        for (counter, key) in attempt.counters() {
            let one = C::Counter.eq(counter.as_str()).and(C::Key.eq(key));
            if counter == Counter::Pair {
                sign_in_attempt::Entity::delete_many().filter(one).exec(&transaction).await?;
            } else {
                let fewer = sign_in_attempt::Entity::update_many()
                    .col_expr(C::Failures, Expr::col(C::Failures).sub(1))
                    .filter(one.and(C::Failures.gt(0)));
                fewer.exec(&transaction).await?;
            }
        }
        Ok(transaction.commit().await?)
    }

    /// The same as [`Attempts::admit`] for a code of somebody's second factor.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn admit_code(&self, person: PersonId, clock: &dyn Clock) -> Result<Option<DateTime<Utc>>> {
        let now = clock.now().trunc_subsecs(6);
        let key = person.to_string();
        let transaction = self.one_at_a_time(&key).await?;
        let next = next_code(tally(&transaction, Counter::SecondFactor, &key).await?, now);
        if next > now {
            return Ok(Some(next));
        }
        count(&transaction, Counter::SecondFactor, &key, now).await?;
        transaction.commit().await?;
        Ok(None)
    }

    /// The code was right: all that was counted goes.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn code_was_right(&self, person: PersonId) -> Result<()> {
        use sign_in_attempt::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let one = C::Counter.eq(Counter::SecondFactor.as_str()).and(C::Key.eq(person.to_string()));
        sign_in_attempt::Entity::delete_many().filter(one).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Tells the audit that somebody was not let in as this account, or counts it where nobody has
    /// the name: either is one write, so that neither takes longer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn refused(
        &self,
        account: Option<(AuthorityId, PersonId)>,
        why: &'static str,
        origin: &Origin,
        clock: &dyn Clock,
    ) -> Result<()> {
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        match account {
            Some((authority, person)) => {
                let event = Event::new(authority, "person.signInRefused", Subject::new("person", person.0))
                    .change("why", None::<String>, why);
                let by = By::unknown(origin.address, origin.request);
                audit::append(&transaction, now, by, event).await?;
            }
            None => count(&transaction, Counter::Unknown, "", now).await?,
        }
        Ok(transaction.commit().await?)
    }

    /// Tells the audit of the installation how many tries there were by names that nobody has, since it
    /// was last told.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tell_unknown(&self, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let Some(tally) = tally(&transaction, Counter::Unknown, "").await? else { return Ok(()) };
        let id = (Counter::Unknown.as_str().to_owned(), String::new());
        sign_in_attempt::Entity::delete_by_id(id).exec(&transaction).await?;
        let event =
            Event::new(INSTALLATION, "signIn.unknownNames", Subject::new("authority", INSTALLATION.0))
                .change("refused", 0, tally.failures);
        audit::append(&transaction, clock.now(), By::command("worker"), event).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets what no longer counts.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_old(&self, clock: &dyn Clock) -> Result<()> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let old = sign_in_attempt::Column::LastAt.lte((clock.now() - FORGOTTEN_AFTER).trunc_subsecs(6));
        sign_in_attempt::Entity::delete_many().filter(old).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// A write transaction in which nobody else counts under this key. SQLite has one writer anyway.
    async fn one_at_a_time(&self, key: &str) -> Result<DatabaseTransaction> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            let mut wait = Sql::new("SELECT pg_advisory_xact_lock(hashtextextended(");
            wait.bind(key).push(", 7))");
            transaction.execute_raw(wait.statement(DbBackend::Postgres)).await?;
        }
        Ok(transaction)
    }
}

async fn tally(transaction: &DatabaseTransaction, counter: Counter, key: &str) -> Result<Option<Tally>> {
    let id = (counter.as_str().to_owned(), key.to_owned());
    let row = sign_in_attempt::Entity::find_by_id(id).one(transaction).await?;
    Ok(row
        .map(|row| Tally { failures: u32::try_from(row.failures).unwrap_or(u32::MAX), last_at: row.last_at }))
}

/// One failure more; the first after a day begins anew.
async fn count(
    transaction: &DatabaseTransaction,
    counter: Counter,
    key: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    use sign_in_attempt::Column as C;
    let stored = |column: C| Expr::col((sign_in_attempt::Entity, column));
    let row = sign_in_attempt::Model {
        counter: counter.as_str().to_owned(),
        key: key.to_owned(),
        failures: 1,
        last_at: now,
    };
    let more =
        Expr::case(stored(C::LastAt).lte(now - FORGOTTEN_AFTER), 1).finally(stored(C::Failures).add(1));
    let again = OnConflict::columns([C::Counter, C::Key])
        .value(C::Failures, more)
        .value(C::LastAt, Expr::val(now))
        .to_owned();
    insert(transaction, &[row], Some(&again)).await
}

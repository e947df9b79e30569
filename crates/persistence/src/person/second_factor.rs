//! A person's second factor as it is kept. Each step and each recovery code is good once, whichever
//! process is asked.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::actor::Actor;
use muster_domain::clock::Clock;
use muster_domain::id::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::change::{forget_second_factor, of_oneself, raise};
use super::{People, put};
use crate::entity::{person, recovery_code};
use crate::insert::insert;
use crate::{Result, audit, transaction};

/// A second factor, begun or confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct FactorState {
    /// The secret, as it is kept.
    pub secret: String,
    /// Whether a code of it has been shown, so that it is asked for from now on.
    pub confirmed: bool,
}

impl std::fmt::Debug for FactorState {
    /// Without the secret: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FactorState").field("confirmed", &self.confirmed).finish_non_exhaustive()
    }
}

impl People {
    /// A person's second factor, if they have begun one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn second_factor(&self, person: PersonId) -> Result<Option<FactorState>> {
        let row = person::Entity::find_by_id(person.0).one(self.database.accounts()).await?;
        Ok(row.and_then(|row| {
            row.totp_secret.map(|secret| FactorState { secret, confirmed: row.totp_confirmed })
        }))
    }

    /// Begins a second factor with this secret; `false` where one is confirmed already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_second_factor(&self, person: PersonId, secret: &str) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = person::Entity::find_by_id(person.0).one(&transaction).await?;
        let Some(mut row) = row.filter(|row| !row.totp_confirmed) else { return Ok(false) };
        row.totp_secret = Some(secret.to_owned());
        row.totp_last_step = 0;
        put(&transaction, &row).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Confirms the actor's second factor that was begun with this secret, by a code of this step; from now on it
    /// is asked for. `false` where it is no longer this one, or confirmed already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn confirm_second_factor(
        &self,
        actor: &Actor,
        secret: &str,
        step: i64,
        recovery_hashes: &[String],
        clock: &dyn Clock,
    ) -> Result<bool> {
        let (Some(person), now) = (actor.person(), clock.now().trunc_subsecs(6)) else { return Ok(false) };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = person::Entity::find_by_id(person.0).one(&transaction).await?;
        let begun = |row: &person::Model| !row.totp_confirmed && row.totp_secret.as_deref() == Some(secret);
        let Some(mut row) = row.filter(begun) else { return Ok(false) };
        row.totp_confirmed = true;
        row.totp_last_step = step;
        let old = recovery_code::Column::PersonId.eq(person.0);
        recovery_code::Entity::delete_many().filter(old).exec(&transaction).await?;
        let code =
            |hash: &String| recovery_code::Model { person_id: person.0, hash: hash.clone(), used_at: None };
        let codes: Vec<recovery_code::Model> = recovery_hashes.iter().map(code).collect();
        insert(&transaction, &codes, None).await?;
        raise(&transaction, &mut row, now).await?;
        audit::append(&transaction, now, actor, of_oneself(&row, "person.secondFactorConfirmed")).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes the actor's second factor away.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_second_factor(&self, actor: &Actor, clock: &dyn Clock) -> Result<()> {
        let (Some(person), now) = (actor.person(), clock.now().trunc_subsecs(6)) else { return Ok(()) };
        let transaction = transaction::begin(self.database.writer(), None).await?;
        if let Some(mut row) = person::Entity::find_by_id(person.0).one(&transaction).await? {
            forget_second_factor(&transaction, &mut row).await?;
            raise(&transaction, &mut row, now).await?;
            audit::append(&transaction, now, actor, of_oneself(&row, "person.secondFactorRemoved")).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Takes a step of a confirmed second factor: `true` once for each, and for none before it after.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_step(&self, person: PersonId, step: i64) -> Result<bool> {
        use person::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = person::Entity::update_many()
            .col_expr(C::TotpLastStep, Expr::value(step))
            .filter(C::Id.eq(person.0))
            .filter(C::TotpConfirmed.eq(true))
            .filter(C::TotpLastStep.lt(step))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(taken.rows_affected > 0)
    }

    /// Takes a recovery code: `true` once for each.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_recovery_code(&self, person: PersonId, hash: &str, now: DateTime<Utc>) -> Result<bool> {
        use recovery_code::Column as C;
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let taken = recovery_code::Entity::update_many()
            .col_expr(C::UsedAt, Expr::value(Some(now.trunc_subsecs(6))))
            .filter(C::PersonId.eq(person.0))
            .filter(C::Hash.eq(hash))
            .filter(C::UsedAt.is_null())
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(taken.rows_affected > 0)
    }
}

//! The keys that sign access tokens. What a key is, is not known here: a name, a text, and since when.

use chrono::{DateTime, SubsecRound, Utc};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::signing_key;
use crate::insert::insert;
use crate::transaction::{self, Lock};
use crate::{Database, Result};

/// A key as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its name.
    pub kid: String,
    /// The key pair, as it is kept.
    pub pkcs8: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops verifying; `None` for the one that signs.
    pub retires_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for SigningKey {
    /// Without the private half: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Keys {
    database: Database,
}

impl Keys {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every key that verifies, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn good_at(&self, now: DateTime<Utc>) -> Result<Vec<SigningKey>> {
        use signing_key::Column as C;
        let good = Condition::any().add(C::RetiresAt.is_null()).add(C::RetiresAt.gt(now));
        let rows = signing_key::Entity::find().filter(good).order_by_desc(C::CreatedAt);
        let rows = rows.all(self.database.accounts()).await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let signing_key::Model { kid, pkcs8, created_at, retires_at } = row;
                SigningKey { kid, pkcs8, created_at, retires_at }
            })
            .collect())
    }

    /// Puts `new` in the place of the key that signs, which verifies until `others_retire_at`. Unless
    /// another process was faster: where a key younger than `older_than` signs, nothing changes and
    /// this says `false`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(
        &self,
        new: &SigningKey,
        older_than: DateTime<Utc>,
        others_retire_at: DateTime<Utc>,
    ) -> Result<bool> {
        use signing_key::Column as C;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Accounts)).await?;
        let young =
            signing_key::Entity::find().filter(C::RetiresAt.is_null()).filter(C::CreatedAt.gt(older_than));
        if young.one(&transaction).await?.is_some() {
            return Ok(false);
        }
        let others = signing_key::Entity::update_many()
            .col_expr(C::RetiresAt, Expr::value(Some(others_retire_at.trunc_subsecs(6))))
            .filter(C::RetiresAt.is_null());
        others.exec(&transaction).await?;
        let gone = C::RetiresAt.lte(new.created_at);
        signing_key::Entity::delete_many().filter(gone).exec(&transaction).await?;
        let row = signing_key::Model {
            kid: new.kid.clone(),
            pkcs8: new.pkcs8.clone(),
            created_at: new.created_at.trunc_subsecs(6),
            retires_at: None,
        };
        insert(&transaction, &[row], None).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

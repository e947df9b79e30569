//! Secrets that the program must read again, as they are kept: what seals them is not known here.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{openid_provider, person, signing_key};
use crate::{Database, Result, transaction};

/// Whose secret it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A key that signs access tokens, by its name.
    SigningKey(String),
    /// A person's second factor.
    SecondFactor(Uuid),
    /// Muster, at an authority's OpenID provider.
    Provider(Uuid),
}

/// A secret as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptSecret {
    /// Whose.
    pub holder: Holder,
    /// As it is kept.
    pub kept: String,
}

impl std::fmt::Debug for KeptSecret {
    /// Without the secret: it must not come into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptSecret").field("holder", &self.holder).finish_non_exhaustive()
    }
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Secrets {
    database: Database,
}

impl Secrets {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all(&self) -> Result<Vec<KeptSecret>> {
        let accounts = self.database.accounts();
        let keys = signing_key::Entity::find().all(accounts).await?;
        let factors = person::Column::TotpSecret.is_not_null();
        let people = person::Entity::find().filter(factors).all(accounts).await?;
        let providers = openid_provider::Entity::find().all(accounts).await?;
        let keys =
            keys.into_iter().map(|row| KeptSecret { holder: Holder::SigningKey(row.kid), kept: row.pkcs8 });
        let factors = people.into_iter().filter_map(|row| {
            Some(KeptSecret { holder: Holder::SecondFactor(row.id), kept: row.totp_secret? })
        });
        let providers = providers
            .into_iter()
            .map(|row| KeptSecret { holder: Holder::Provider(row.id), kept: row.client_secret });
        Ok(keys.chain(factors).chain(providers).collect())
    }

    /// Keeps one in another way from now on; `false` where it was changed or went meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(&self, before: &KeptSecret, kept: &str) -> Result<bool> {
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let now = Expr::value(kept);
        let replaced = match &before.holder {
            Holder::SigningKey(kid) => {
                use signing_key::Column as C;
                let one = C::Kid.eq(kid.as_str()).and(C::Pkcs8.eq(before.kept.as_str()));
                let update = signing_key::Entity::update_many().col_expr(C::Pkcs8, now).filter(one);
                update.exec(&transaction).await?
            }
            Holder::SecondFactor(id) => {
                use person::Column as C;
                let one = C::Id.eq(*id).and(C::TotpSecret.eq(before.kept.as_str()));
                let update = person::Entity::update_many().col_expr(C::TotpSecret, now).filter(one);
                update.exec(&transaction).await?
            }
            Holder::Provider(id) => {
                use openid_provider::Column as C;
                let one = C::Id.eq(*id).and(C::ClientSecret.eq(before.kept.as_str()));
                let update =
                    openid_provider::Entity::update_many().col_expr(C::ClientSecret, now).filter(one);
                update.exec(&transaction).await?
            }
        };
        transaction.commit().await?;
        Ok(replaced.rows_affected > 0)
    }
}

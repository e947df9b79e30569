//! Secrets that the program must read again, as they are kept: what seals them is not known here.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{
    authority_teams, follow_setting, openid_provider, peer, person, signing_key, webhook_secret,
};
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
    /// A webhook, whose messages it signs.
    Webhook(Uuid),
    /// A person: the address of their workflow in Teams.
    Teams(Uuid),
    /// An authority: the address of its workflow in Teams.
    AuthorityTeams(Uuid),
    /// Somebody who agreed to be asked: how to reach them, by their offer.
    Peer(Uuid),
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
        let webhooks = webhook_secret::Entity::find().all(accounts).await?;
        let webhooks = webhooks
            .into_iter()
            .map(|row| KeptSecret { holder: Holder::Webhook(row.webhook_id), kept: row.secret });
        let own = follow_setting::Column::Teams.is_not_null();
        let own = follow_setting::Entity::find().filter(own).all(accounts).await?;
        let own = own
            .into_iter()
            .filter_map(|row| Some(KeptSecret { holder: Holder::Teams(row.person_id), kept: row.teams? }));
        let theirs = authority_teams::Entity::find().all(accounts).await?;
        let theirs = theirs
            .into_iter()
            .map(|row| KeptSecret { holder: Holder::AuthorityTeams(row.authority_id), kept: row.teams });
        let holding = peer::Entity::find().filter(peer::Column::EndedAt.is_null()).all(accounts).await?;
        let peers =
            holding.into_iter().map(|row| KeptSecret { holder: Holder::Peer(row.id), kept: row.reach });
        Ok(keys
            .chain(peers)
            .chain(factors)
            .chain(providers)
            .chain(webhooks)
            .chain(own)
            .chain(theirs)
            .collect())
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
            Holder::Webhook(id) => {
                use webhook_secret::Column as C;
                let one = C::WebhookId.eq(*id).and(C::Secret.eq(before.kept.as_str()));
                let update = webhook_secret::Entity::update_many().col_expr(C::Secret, now).filter(one);
                update.exec(&transaction).await?
            }
            Holder::Teams(id) => {
                use follow_setting::Column as C;
                let one = C::PersonId.eq(*id).and(C::Teams.eq(before.kept.as_str()));
                let update = follow_setting::Entity::update_many().col_expr(C::Teams, now).filter(one);
                update.exec(&transaction).await?
            }
            Holder::AuthorityTeams(id) => {
                use authority_teams::Column as C;
                let one = C::AuthorityId.eq(*id).and(C::Teams.eq(before.kept.as_str()));
                let update = authority_teams::Entity::update_many().col_expr(C::Teams, now).filter(one);
                update.exec(&transaction).await?
            }
            Holder::Peer(id) => {
                use peer::Column as C;
                let one = C::Id.eq(*id).and(C::Reach.eq(before.kept.as_str()));
                let update = peer::Entity::update_many().col_expr(C::Reach, now).filter(one);
                update.exec(&transaction).await?
            }
        };
        transaction.commit().await?;
        Ok(replaced.rows_affected > 0)
    }
}

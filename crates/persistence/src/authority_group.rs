//! Groups of authorities, as a convenor keeps them.

use std::collections::{BTreeSet, HashMap};

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::authority::AuthorityRef;
use muster_domain::authority_group::{AuthorityGroup, AuthorityGroupChange, MOST, NewAuthorityGroup};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityGroupId, AuthorityId};
use muster_domain::text::fold;
use muster_domain::view::ViewAudience;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::{authority as authority_entity, authority_group, authority_group_member, saved_view};
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::text::cleaned;
use crate::{Database, Error, Result, audit, authority, transaction};

/// The store of them.
#[derive(Debug, Clone)]
pub struct AuthorityGroups {
    database: Database,
}

impl AuthorityGroups {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Every group, by name.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn all(&self) -> Result<Vec<AuthorityGroup>> {
        let rows = authority_group::Entity::find()
            .order_by_asc(authority_group::Column::NameFolded)
            .order_by_asc(authority_group::Column::Id);
        self.whole(rows.all(self.database.readers()).await?).await
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`AuthorityGroups::all`].
    pub async fn get(&self, id: AuthorityGroupId) -> Result<Option<AuthorityGroup>> {
        let row = authority_group::Entity::find_by_id(id.0).one(self.database.readers()).await?;
        Ok(self.whole(row.into_iter().collect()).await?.pop())
    }

    async fn whole(&self, rows: Vec<authority_group::Model>) -> Result<Vec<AuthorityGroup>> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let members = authority_group_member::Entity::find()
            .filter(authority_group_member::Column::GroupId.is_in(ids))
            .all(self.database.readers())
            .await?;
        let named = members.iter().map(|member| member.authority_id).collect();
        let names = authority::references(&self.database, named).await?;
        let mut of: HashMap<Uuid, Vec<AuthorityRef>> = HashMap::new();
        for member in members {
            let known = names.get(&member.authority_id).cloned();
            of.entry(member.group_id).or_default().extend(known);
        }
        let group = |row: authority_group::Model| {
            let mut authorities = of.remove(&row.id).unwrap_or_default();
            authorities.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
            let authority_group::Model { id, name, name_folded: _, created_at, updated_at, version } = row;
            AuthorityGroup { id: AuthorityGroupId(id), name, authorities, created_at, updated_at, version }
        };
        Ok(rows.into_iter().map(group).collect())
    }

    /// Makes a group.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Conflict`] where another is called so, or who is in it does not take part;
    /// else when the database fails.
    pub async fn create(
        &self,
        actor: &Actor,
        new: &NewAuthorityGroup,
        clock: &dyn Clock,
    ) -> Result<AuthorityGroupId> {
        permitted_member(actor, Action::KeepGroups)?;
        let now = clock.now().trunc_subsecs(6);
        let name = cleaned(new.name.trim());
        let transaction = transaction::begin(self.database.writer(), None).await?;
        free(&transaction, &name, None).await?;
        let row = authority_group::Model {
            id: clock.id(),
            name_folded: fold(&name),
            name,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let id = AuthorityGroupId(row.id);
        let event = Event::new(actor.authority, "group.made", Subject::new("group", row.id)).change(
            "name",
            None::<String>,
            row.name.as_str(),
        );
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        let codes = put(&transaction, id, &new.authorities).await?;
        let event = event.change("authorities", None::<Vec<String>>, codes);
        audit::append(&transaction, now, actor, event).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Changes a group whose version is `version`. Views that are shared with it follow it; records whose
    /// audience was chosen by it do not: who sees a record is its authority's to say.
    ///
    /// # Errors
    /// As [`AuthorityGroups::create`], and [`Error::NotFound`], [`Error::Stale`].
    pub async fn change(
        &self,
        actor: &Actor,
        id: AuthorityGroupId,
        version: i64,
        change: &AuthorityGroupChange,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, Action::KeepGroups)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = standing(&transaction, id, version).await?;
        let mut event = Event::new(actor.authority, "group.changed", Subject::new("group", id.0));
        let name = change.name.as_deref().map_or(row.name.clone(), |name| cleaned(name.trim()));
        if name != row.name {
            free(&transaction, &name, Some(id)).await?;
            event = event.change("name", row.name.as_str(), name.as_str());
        }
        if let Some(authorities) = &change.authorities {
            let before = codes_of(&transaction, id).await?;
            let after = put(&transaction, id, authorities).await?;
            event = event.change("authorities", before, after);
        }
        use authority_group::Column as C;
        authority_group::Entity::update_many()
            .col_expr(C::NameFolded, Expr::value(fold(&name)))
            .col_expr(C::Name, Expr::value(name))
            .col_expr(C::UpdatedAt, Expr::value(now))
            .col_expr(C::Version, Expr::value(version + 1))
            .filter(C::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }

    /// Lets a group go. Views that were shared with it are their owners' alone again.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; else when the database fails.
    pub async fn delete(
        &self,
        actor: &Actor,
        id: AuthorityGroupId,
        version: i64,
        clock: &dyn Clock,
    ) -> Result<()> {
        permitted_member(actor, Action::KeepGroups)?;
        let now = clock.now().trunc_subsecs(6);
        let transaction = transaction::begin(self.database.writer(), None).await?;
        let row = standing(&transaction, id, version).await?;
        use saved_view::Column as V;
        saved_view::Entity::update_many()
            .col_expr(V::Audience, Expr::value(ViewAudience::Me.as_str()))
            .col_expr(V::GroupId, Expr::value(None::<Uuid>))
            .col_expr(V::UpdatedAt, Expr::value(now))
            .col_expr(V::Version, Expr::col(V::Version).add(1))
            .filter(V::GroupId.eq(id.0))
            .exec(&transaction)
            .await?;
        let before = codes_of(&transaction, id).await?;
        authority_group::Entity::delete_by_id(id.0).exec(&transaction).await?;
        let event = Event::new(actor.authority, "group.removed", Subject::new("group", id.0))
            .change("name", row.name, None::<String>)
            .change("authorities", before, None::<Vec<String>>);
        audit::append(&transaction, now, actor, event).await?;
        Ok(transaction.commit().await?)
    }
}

async fn standing(
    transaction: &DatabaseTransaction,
    id: AuthorityGroupId,
    version: i64,
) -> Result<authority_group::Model> {
    let row = authority_group::Entity::find_by_id(id.0).lock_exclusive().one(transaction).await?;
    let row = row.ok_or(Error::NotFound)?;
    if row.version == version { Ok(row) } else { Err(Error::Stale) }
}

/// Sees that no other group is called so.
async fn free(transaction: &DatabaseTransaction, name: &str, but: Option<AuthorityGroupId>) -> Result<()> {
    let same = authority_group::Entity::find()
        .filter(authority_group::Column::NameFolded.eq(fold(name)))
        .one(transaction)
        .await?;
    match same.filter(|row| but.is_none_or(|id| id.0 != row.id)) {
        Some(row) => Err(Error::Conflict(format!("There is a group called {} already.", row.name))),
        None => Ok(()),
    }
}

/// Puts these authorities in place of those of a group, and says them by their codes.
async fn put(
    transaction: &DatabaseTransaction,
    id: AuthorityGroupId,
    authorities: &[AuthorityId],
) -> Result<Vec<String>> {
    let all: BTreeSet<Uuid> = authorities.iter().map(|authority| authority.0).collect();
    if all.is_empty() || all.len() > MOST {
        return Err(Error::Conflict(format!("A group has 1 to {MOST} authorities.")));
    }
    let rows = authority_entity::Entity::find()
        .filter(authority_entity::Column::Id.is_in(all.iter().copied()))
        .all(transaction)
        .await?;
    if rows.len() < all.len() {
        return Err(Error::NotFound);
    }
    if let Some(stranger) = rows.iter().find(|row| !row.member) {
        let detail =
            format!("{} does not take part in Muster: nothing can be shared with it.", stranger.name);
        return Err(Error::Conflict(detail));
    }
    use authority_group_member::Column as M;
    authority_group_member::Entity::delete_many().filter(M::GroupId.eq(id.0)).exec(transaction).await?;
    let rows: Vec<authority_group_member::Model> = all
        .into_iter()
        .map(|authority_id| authority_group_member::Model { group_id: id.0, authority_id })
        .collect();
    insert(transaction, &rows, None).await?;
    codes_of(transaction, id).await
}

async fn codes_of<C: ConnectionTrait>(connection: &C, id: AuthorityGroupId) -> Result<Vec<String>> {
    let members = authority_group_member::Entity::find()
        .filter(authority_group_member::Column::GroupId.eq(id.0))
        .all(connection)
        .await?;
    let ids = members.into_iter().map(|member| member.authority_id);
    let rows = authority_entity::Entity::find()
        .filter(authority_entity::Column::Id.is_in(ids))
        .all(connection)
        .await?;
    let mut codes: Vec<String> =
        rows.into_iter().map(|row| row.code.unwrap_or_else(|| row.id.to_string())).collect();
    codes.sort();
    Ok(codes)
}

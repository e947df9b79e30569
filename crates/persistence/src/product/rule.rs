//! What people decided of products: merges, splits and renamings, each with its reason, and undo.

use std::collections::{BTreeSet, HashMap};

use chrono::SubsecRound;
use muster_domain::access::Action;
use muster_domain::actor::Actor;
use muster_domain::audit::{Event, Subject};
use muster_domain::clock::Clock;
use muster_domain::id::ProductId;
use muster_domain::product::ruling::{ProductRuling, ProductRulingKind};
use muster_domain::product::{ProductRef, id_of};
use muster_domain::text::fold;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{due_again, index, one, with_families};
use crate::change::Told;
use crate::entity::{product, product_area, product_name, product_ruling};
use crate::insert::insert;
use crate::permission::permitted_member;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, audience, audit, authority};

/// The store of them.
#[derive(Debug, Clone)]
pub struct ProductRulings {
    database: Database,
}

/// A decision that is being written down.
struct Draft<'a> {
    kind: ProductRulingKind,
    product: Uuid,
    other: Option<Uuid>,
    from: Option<String>,
    to: Option<String>,
    names: Vec<String>,
    reason: &'a str,
}

impl ProductRulings {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What was decided of a product and of those that are part of it, newest first. Nothing for whoever is
    /// no member.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, id: ProductId) -> Result<Vec<ProductRuling>> {
        if viewer.authority().is_none() {
            return Ok(Vec::new());
        }
        let reader = Reader::open(&self.database, viewer).await?;
        let family = with_families(&reader, &[id]).await?;
        let concerned = Condition::any()
            .add(product_ruling::Column::ProductId.is_in(family.iter().copied()))
            .add(product_ruling::Column::OtherId.is_in(family));
        let rows = product_ruling::Entity::find()
            .filter(concerned)
            .order_by_desc(product_ruling::Column::RuledAt)
            .order_by_desc(product_ruling::Column::Id)
            .all(&reader)
            .await?;
        self.rulings(&reader, rows).await
    }

    /// One decision.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none; else when the database fails.
    pub async fn get(&self, viewer: &Viewer, id: Uuid) -> Result<ProductRuling> {
        let reader = Reader::open(&self.database, viewer).await?;
        let row = match viewer {
            Viewer::Public => None,
            Viewer::Member { .. } => product_ruling::Entity::find_by_id(id).one(&reader).await?,
        };
        self.rulings(&reader, row.into_iter().collect()).await?.pop().ok_or(Error::NotFound)
    }

    /// Makes a product part of another one.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where the two are one already or one of
    /// them is invented; else when the database fails.
    pub async fn merge(
        &self,
        actor: &Actor,
        id: ProductId,
        into: ProductId,
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<Uuid> {
        permitted_member(actor, Action::MergeProducts)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let merged = one(&transaction, id.0).await?;
        standing(&merged)?;
        let unknown = |_| Error::Unacceptable(vec![("/into".to_owned(), "is no product".to_owned())]);
        let into = super::survivor(&transaction, into.0).await?;
        let into = one(&transaction, into).await.map_err(unknown)?;
        if into.id == merged.id {
            return Err(Error::Conflict("The two are one product already.".to_owned()));
        }
        if into.demonstration != merged.demonstration {
            let detail = "One of the two is invented for demonstration: it cannot be a real product.";
            return Err(Error::Conflict(detail.to_owned()));
        }
        if into.named_by.is_some() || merged.named_by.is_some() {
            return Err(Error::Conflict("One of the two is known to one authority alone.".to_owned()));
        }
        lead(&transaction, merged.id, Some(into.id)).await?;
        let draft = Draft {
            kind: ProductRulingKind::Merge,
            product: merged.id,
            other: Some(into.id),
            from: None,
            to: None,
            names: Vec::new(),
            reason,
        };
        let event = Event::new(actor.authority, "product.merged", Subject::new("product", merged.id))
            .change("mergedInto", None::<String>, into.id.to_string())
            .change("reason", None::<String>, reason);
        self.decide(transaction, actor, draft, event, clock).await
    }

    /// Gives names of a product to a new one. Returns the decision and the new product.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where the product is part of another,
    /// [`Error::Unacceptable`] where it has no such name; else when the database fails.
    pub async fn split(
        &self,
        actor: &Actor,
        id: ProductId,
        names: &[String],
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<(Uuid, ProductId)> {
        permitted_member(actor, Action::MergeProducts)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let from = one(&transaction, id.0).await?;
        standing(&from)?;
        let find = product_name::Entity::find().filter(product_name::Column::ProductId.eq(from.id));
        let known: HashMap<String, product_name::Model> =
            find.all(&transaction).await?.into_iter().map(|row| (row.name_folded.clone(), row)).collect();
        let mut moved = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let place = format!("/names/{at}");
            let row = known.get(&fold(name)).ok_or_else(|| {
                Error::Unacceptable(vec![(place, "is no other name of this product".to_owned())])
            })?;
            moved.push(row.clone());
        }
        let Some(first) = moved.first() else {
            return Err(Error::Unacceptable(vec![("/names".to_owned(), "names nothing".to_owned())]));
        };
        // A name that products were once first known by is the id of one of them already.
        let known = product::Entity::find_by_id(id_of(&first.name).0).one(&transaction).await?;
        let new = product::Model {
            id: if known.is_some() { clock.id() } else { id_of(&first.name).0 },
            name: first.name.clone(),
            name_folded: first.name_folded.clone(),
            maker: None,
            vendor_id: None,
            merged_into: None,
            named_by: from.named_by,
            demonstration: from.demonstration,
            version: 1,
        };
        insert(&transaction, std::slice::from_ref(&new), None).await?;
        for row in &moved {
            product_name::Entity::delete_by_id((row.product_id, row.name_folded.clone()))
                .exec(&transaction)
                .await?;
        }
        let rest: Vec<product_name::Model> =
            moved[1..].iter().map(|row| product_name::Model { product_id: new.id, ..row.clone() }).collect();
        insert(&transaction, &rest, None).await?;
        let find = product_area::Entity::find().filter(product_area::Column::ProductId.eq(from.id));
        let areas: Vec<product_area::Model> = find
            .all(&transaction)
            .await?
            .into_iter()
            .map(|area| product_area::Model { product_id: new.id, ..area })
            .collect();
        insert(&transaction, &areas, None).await?;
        let names: Vec<String> = moved.into_iter().map(|row| row.name).collect();
        let event = Event::new(actor.authority, "product.split", Subject::new("product", from.id))
            .change("splitOff", None::<String>, new.id.to_string())
            .change("names", None::<String>, names.clone())
            .change("reason", None::<String>, reason);
        let draft = Draft {
            kind: ProductRulingKind::Split,
            product: from.id,
            other: Some(new.id),
            from: None,
            to: None,
            names,
            reason,
        };
        let ruling = self.decide(transaction, actor, draft, event, clock).await?;
        Ok((ruling, ProductId(new.id)))
    }

    /// Has a product go by another name; the one before stays among its names.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where another product goes by that name or
    /// it is part of another; else when the database fails.
    pub async fn rename(
        &self,
        actor: &Actor,
        id: ProductId,
        name: &str,
        reason: &str,
        clock: &dyn Clock,
    ) -> Result<Uuid> {
        permitted_member(actor, Action::MergeProducts)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let before = one(&transaction, id.0).await?;
        standing(&before)?;
        let name = cleaned(name.trim());
        if name == before.name {
            return Err(Error::Conflict("That is its name already.".to_owned()));
        }
        if super::by_name(&transaction, &name).await?.is_some_and(|other| other != before.id) {
            let detail = format!("Another product goes, or went, by the name {name}: merge the two.");
            return Err(Error::Conflict(detail));
        }
        call(&transaction, &before, &name).await?;
        let event = Event::new(actor.authority, "product.renamed", Subject::new("product", before.id))
            .change("name", before.name.as_str(), name.as_str())
            .change("reason", None::<String>, reason);
        let draft = Draft {
            kind: ProductRulingKind::Rename,
            product: before.id,
            other: None,
            from: Some(before.name),
            to: Some(name),
            names: Vec::new(),
            reason,
        };
        self.decide(transaction, actor, draft, event, clock).await
    }

    /// Undoes a decision: a merged product stands for itself again, a split-off one is part of the one it came
    /// from, a renamed one goes by its name before.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Conflict`] where it is undone already or a later
    /// decision stands in the way; else when the database fails.
    pub async fn undo(&self, actor: &Actor, id: Uuid, clock: &dyn Clock) -> Result<()> {
        permitted_member(actor, Action::MergeProducts)?;
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let find = product_ruling::Entity::find_by_id(id);
        let ruling = find.one(&transaction).await?.ok_or(Error::NotFound)?;
        if ruling.undone_at.is_some() {
            return Err(Error::Conflict("This decision is undone already.".to_owned()));
        }
        let kind = kind(&ruling)?;
        match (kind, ruling.other_id) {
            (ProductRulingKind::Merge, _) => lead(&transaction, ruling.product_id, None).await?,
            (ProductRulingKind::Split, Some(other)) => {
                standing(&one(&transaction, other).await?)?;
                lead(&transaction, other, Some(ruling.product_id)).await?;
            }
            (ProductRulingKind::Rename | ProductRulingKind::Split, _) => {
                let product = one(&transaction, ruling.product_id).await?;
                let (from, to) = (ruling.from_name.as_deref(), ruling.to_name.as_deref());
                if to != Some(product.name.as_str()) {
                    let detail =
                        format!("It was renamed again since, and is {} now: undo that first.", product.name);
                    return Err(Error::Conflict(detail));
                }
                call(&transaction, &product, from.unwrap_or_default()).await?;
            }
        }
        let mut sql = Sql::new("UPDATE product_ruling SET undone_at = ");
        sql.bind(clock.now().trunc_subsecs(6)).push(" WHERE id = ").bind(id);
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
        let subject = Subject::new("product", ruling.product_id);
        let event = Event::new(actor.authority, "product.restored", subject).change(
            "decision",
            ruling.id.to_string(),
            None::<String>,
        );
        audit::append(&transaction, clock.now(), actor, event).await?;
        self.follow(transaction, clock).await
    }

    /// Writes a decision down and has everything follow.
    async fn decide(
        &self,
        transaction: DatabaseTransaction,
        actor: &Actor,
        draft: Draft<'_>,
        event: Event,
        clock: &dyn Clock,
    ) -> Result<Uuid> {
        let Draft { kind, product, other, from, to, names, reason } = draft;
        let row = product_ruling::Model {
            id: clock.id(),
            kind: kind.as_str().to_owned(),
            product_id: product,
            other_id: other,
            from_name: from,
            to_name: to,
            names: names.join("\n"),
            reason: cleaned(reason),
            authority_id: actor.authority.0,
            ruled_at: clock.now().trunc_subsecs(6),
            undone_at: None,
        };
        insert(&transaction, std::slice::from_ref(&row), None).await?;
        audit::append(&transaction, clock.now(), actor, event).await?;
        self.follow(transaction, clock).await?;
        Ok(row.id)
    }

    /// The contracts are read again with the names as they are now.
    async fn follow(&self, transaction: DatabaseTransaction, clock: &dyn Clock) -> Result<()> {
        due_again(&transaction).await?;
        index(&transaction).await?;
        let mut told = Told::at(clock.now());
        told.besides(muster_domain::record::Reach::Public);
        audience::raise(&transaction, &told).await?;
        transaction.commit().await?;
        self.database.forget_version();
        Ok(())
    }

    async fn rulings(&self, reader: &Reader, rows: Vec<product_ruling::Model>) -> Result<Vec<ProductRuling>> {
        let ids: BTreeSet<Uuid> =
            rows.iter().flat_map(|row| [Some(row.product_id), row.other_id]).flatten().collect();
        let find = product::Entity::find().filter(product::Column::Id.is_in(ids));
        let products: HashMap<Uuid, product::Model> =
            find.all(reader).await?.into_iter().map(|row| (row.id, row)).collect();
        let authorities = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(&self.database, authorities).await?;
        let reference =
            |id: Uuid| products.get(&id).map(|row| ProductRef { id: ProductId(id), name: row.name.clone() });
        let mut rulings = Vec::with_capacity(rows.len());
        for row in rows {
            let kind = kind(&row)?;
            let known = (reference(row.product_id), authorities.get(&row.authority_id));
            let (Some(product), Some(authority)) = known else { continue };
            rulings.push(ProductRuling {
                id: row.id,
                kind,
                product,
                other: row.other_id.and_then(reference),
                from: row.from_name,
                to: row.to_name,
                names: row.names.lines().map(str::to_owned).collect(),
                reason: row.reason,
                authority: authority.clone(),
                at: row.ruled_at,
                undone_at: row.undone_at,
            });
        }
        Ok(rulings)
    }
}

pub(super) fn kind(row: &product_ruling::Model) -> Result<ProductRulingKind> {
    ProductRulingKind::parse(&row.kind)
        .ok_or_else(|| Error::inconsistent("product_ruling", "kind", row.id, &row.kind))
}

fn standing(product: &product::Model) -> Result<()> {
    match product.merged_into {
        None => Ok(()),
        Some(_) => {
            Err(Error::Conflict(format!("{} is part of another product: undo that first.", product.name)))
        }
    }
}

async fn lead(transaction: &DatabaseTransaction, id: Uuid, into: Option<Uuid>) -> Result<()> {
    let mut sql = Sql::new("UPDATE product SET version = version + 1, merged_into = ");
    sql.bind(into).push(" WHERE id = ").bind(id);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

/// Has a product go by a name, and keeps the one before among its names.
async fn call(transaction: &DatabaseTransaction, before: &product::Model, name: &str) -> Result<()> {
    let backend = transaction.get_database_backend();
    let mut sql = Sql::new("UPDATE product SET version = version + 1, name = ");
    sql.bind(name).push(", name_folded = ").bind(fold(name)).push(" WHERE id = ").bind(before.id);
    transaction.execute_raw(sql.statement(backend)).await?;
    product_name::Entity::delete_by_id((before.id, fold(name))).exec(transaction).await?;
    if before.name_folded != fold(name) {
        let former = product_name::Model {
            product_id: before.id,
            name_folded: before.name_folded.clone(),
            name: before.name.clone(),
        };
        let again = OnConflict::new().do_nothing().to_owned();
        insert(transaction, &[former], Some(&again)).await?;
    }
    Ok(())
}

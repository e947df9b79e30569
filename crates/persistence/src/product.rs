//! Products: the known list, what demonstrations and authorities add to it, and what people decided of them.
//!
//! A product that only one authority has named is that authority's own, until others see a system with it.

mod found;
mod naming;
mod row;
mod rule;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ProductId, VendorId};
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::product::dictionary::{Dictionary, Entry};
use muster_domain::product::{Product, ProductFilter, ProductRef, ProductSort, id_of, known, seller};
use muster_domain::record::Reach;
use muster_domain::search::HitKind;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::text::fold;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub(crate) use found::{index, of};
pub(crate) use naming::{decided, named, naming, naming_of, said_of};
pub(crate) use row::visible;
pub use rule::ProductRulings;

use crate::change::Told;
use crate::entity::{product, product_area, product_name, product_shown};
use crate::insert::insert;
use crate::reader::Reader;
use crate::search::Shelf;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::transaction::{self, Lock};
use crate::{Database, Error, Result, audience, list, search};

/// A product that is put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// Its name.
    pub name: String,
    /// Who is said to make it, in words.
    pub maker: Option<String>,
    /// What it is for.
    pub service_areas: Vec<ServiceAreaCode>,
    /// The authority whose own it is until others see a system with it; `None` where everybody may know.
    pub named_by: Option<AuthorityId>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

/// The store of them.
#[derive(Debug, Clone)]
pub struct Products {
    database: Database,
}

impl Products {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole; for one that was merged the product that it leads to. `None` when there is none that the
    /// viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: ProductId) -> Result<Option<Product>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let id = survivor(&reader, id.0).await?;
        let find = row::counted(&reader).filter(product_shown::Column::Id.eq(id));
        let row = find.one(&reader).await?;
        Ok(row::assemble(&reader, row.into_iter().collect()).await?.pop())
    }

    /// The product that goes, or went, by this name, in whatever case.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn named(&self, viewer: &Viewer, name: &str) -> Result<Option<Product>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let found = by_name(&reader, name).await?;
        drop(reader);
        match found {
            Some(id) => self.get(viewer, ProductId(id)).await,
            None => Ok(None),
        }
    }

    /// Products as other records name them, where the viewer may see them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn references(
        &self,
        viewer: &Viewer,
        ids: impl IntoIterator<Item = ProductId>,
    ) -> Result<HashMap<ProductId, ProductRef>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let ids: BTreeSet<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let find = product::Entity::find().filter(product::Column::Id.is_in(ids));
        let rows = find.filter(visible(&reader, "product")).all(&reader).await?;
        let reference = |row: product::Model| {
            let id = ProductId(row.id);
            (id, ProductRef { id, name: row.name })
        };
        Ok(rows.into_iter().map(reference).collect())
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else when the database fails.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &ProductFilter,
        sort: &[Sort<ProductSort>],
        page: &PageRequest,
    ) -> Result<Page<Product>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = row::select(&reader, filter).await?;
        list::page(&reader, select, &row::keyset(sort), page, row::assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &ProductFilter,
        sort: &[Sort<ProductSort>],
    ) -> BoxStream<'static, Result<Product>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), row::keyset(sort));
        once(async move {
            let select = row::select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, row::assemble))
        })
        .try_flatten()
        .boxed()
    }

    /// What people decided of products.
    #[must_use]
    pub fn rulings(&self) -> ProductRulings {
        ProductRulings::new(self.database.clone())
    }

    /// Puts products on record that are not yet: the known list, and `more`. Names that are known stay whose
    /// they are. Returns how many are new.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep(&self, more: &[NewProduct], clock: &dyn Clock) -> Result<u64> {
        let listed = known().iter().map(|known| NewProduct {
            name: known.name.clone(),
            maker: known.maker.clone(),
            service_areas: known.service_areas.clone(),
            named_by: None,
            demonstration: false,
        });
        let all: Vec<NewProduct> = listed.chain(more.iter().cloned()).collect();
        let there: BTreeSet<Uuid> = ids(self.database.readers()).await?;
        let found = search::kept(self.database.readers(), Shelf::Public, HitKind::Product).await?;
        if !found.is_empty() && all.iter().all(|new| there.contains(&id_of(&new.name).0)) {
            return Ok(0);
        }
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let mut new = 0;
        for product in &all {
            new += u64::from(put(&transaction, product).await?.1);
        }
        index(&transaction).await?;
        if new > 0 {
            due_again(&transaction).await?;
            let mut told = Told::at(clock.now());
            told.besides(Reach::Public);
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(new)
    }

    /// The names by which products are found in contracts. Those that one authority alone has named are none
    /// of it: what it says of itself is not what others' contracts are read by.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn dictionary(&self) -> Result<Dictionary> {
        let reader = Reader::open(&self.database, &Viewer::Public).await?;
        let find = product::Entity::find().filter(product::Column::NamedBy.is_null());
        let rows = find.all(&reader).await?;
        let mut names = row::names(&reader, None).await?;
        let mut areas = row::areas(&reader, None).await?;
        Ok(Dictionary::new(rows.into_iter().map(|row| Entry {
            product: ProductId(row.id),
            name: row.name,
            names: names.remove(&row.id).unwrap_or_default(),
            service_areas: areas.remove(&row.id).unwrap_or_default(),
            merged_into: row.merged_into.map(ProductId),
        })))
    }
}

async fn ids(connection: &impl ConnectionTrait) -> Result<BTreeSet<Uuid>> {
    let find = product::Entity::find().select_only().column(product::Column::Id);
    Ok(find.into_tuple::<Uuid>().all(connection).await?.into_iter().collect())
}

/// The product that goes, or went, by this name.
pub(crate) async fn by_name(connection: &impl ConnectionTrait, name: &str) -> Result<Option<Uuid>> {
    let folded = fold(name);
    let find = product::Entity::find().filter(product::Column::NameFolded.eq(folded.as_str()));
    if let Some(row) = find.filter(product::Column::MergedInto.is_null()).one(connection).await? {
        return Ok(Some(row.id));
    }
    let find = product_name::Entity::find().filter(product_name::Column::NameFolded.eq(folded.as_str()));
    if let Some(row) = find.one(connection).await? {
        return Ok(Some(row.product_id));
    }
    Ok(product::Entity::find_by_id(id_of(name).0).one(connection).await?.map(|row| row.id))
}

/// Puts a product on record where none goes by its name. Says which it is, and whether it is new.
pub(crate) async fn put(transaction: &DatabaseTransaction, new: &NewProduct) -> Result<(Uuid, bool)> {
    if let Some(known) = by_name(transaction, &new.name).await? {
        let named = product::Entity::find_by_id(known).one(transaction).await?;
        let private = named.as_ref().is_some_and(|row| row.named_by.is_some());
        if new.named_by.is_none() && private {
            // What everybody may know from now on is nobody's own.
            let mut sql = Sql::new("UPDATE product SET named_by = NULL, version = version + 1 WHERE id = ");
            sql.bind(known);
            transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
        }
        return Ok((known, false));
    }
    let name = cleaned(new.name.trim());
    let id = id_of(&name).0;
    let row = product::Model {
        id,
        name_folded: fold(&name),
        name,
        maker: new.maker.clone(),
        vendor_id: None,
        merged_into: None,
        named_by: new.named_by.map(|authority| authority.0),
        demonstration: new.demonstration,
        version: 1,
    };
    insert(transaction, &[row], None).await?;
    // What one authority alone uses it for is that authority's to say, with its system.
    let areas = new.service_areas.iter().filter(|_| new.named_by.is_none());
    let areas: Vec<product_area::Model> = areas
        .map(|area| product_area::Model { product_id: id, service_area: area.as_str().to_owned() })
        .collect();
    let again = OnConflict::new().do_nothing().to_owned();
    insert(transaction, &areas, Some(&again)).await?;
    Ok((id, true))
}

/// Has all contracts read again: names mean other products now.
pub(crate) async fn due_again(transaction: &DatabaseTransaction) -> Result<()> {
    transaction.execute_unprepared("UPDATE system_run SET computed_on = NULL").await?;
    Ok(())
}

/// Which product leads where.
pub(crate) async fn merged(connection: &impl ConnectionTrait) -> Result<HashMap<ProductId, ProductId>> {
    let find = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::MergedInto])
        .filter(product::Column::MergedInto.is_not_null());
    let rows: Vec<(Uuid, Uuid)> = find.into_tuple().all(connection).await?;
    Ok(rows.into_iter().map(|(id, into)| (ProductId(id), ProductId(into))).collect())
}

/// The product that this one leads to.
pub(crate) async fn survivor(connection: &impl ConnectionTrait, id: Uuid) -> Result<Uuid> {
    let merged = merged(connection).await?;
    Ok(muster_domain::product::ruling::survivor(&merged, ProductId(id)).0)
}

/// These products with all that lead to them.
pub(crate) async fn with_families(connection: &Reader, ids: &[ProductId]) -> Result<Vec<Uuid>> {
    let merged = merged(connection).await?;
    let lead = |id: ProductId| muster_domain::product::ruling::survivor(&merged, id);
    let heads: BTreeSet<ProductId> = ids.iter().map(|id| lead(*id)).collect();
    let members = merged.keys().filter(|id| heads.contains(&lead(**id)));
    Ok(heads.iter().chain(members).map(|id| id.0).collect())
}

/// Sees to it that each product names the vendor that its contracts name. `evidence` gives, in the order of
/// time, who delivers which product. Returns whether any changed.
pub(crate) async fn sell(
    transaction: &DatabaseTransaction,
    evidence: &BTreeMap<Uuid, Vec<VendorId>>,
) -> Result<bool> {
    let find = product::Entity::find().filter(product::Column::MergedInto.is_null());
    let mut changed = false;
    for row in find.all(transaction).await? {
        let vendor = evidence.get(&row.id).and_then(|seen| seller(seen)).map(|vendor| vendor.0);
        if vendor.is_none() || vendor == row.vendor_id {
            continue;
        }
        let mut sql = Sql::new("UPDATE product SET version = version + 1, vendor_id = ");
        sql.bind(vendor).push(" WHERE id = ").bind(row.id);
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
        changed = true;
    }
    Ok(changed)
}

/// The product of this id, whether or not it was merged.
pub(crate) async fn one(connection: &impl ConnectionTrait, id: Uuid) -> Result<product::Model> {
    product::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)
}

/// Products of whose names one begins like, or is, what is looked for.
pub(crate) fn going_by(text: &str) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(product_name::Column::ProductId)
        .from(product_name::Entity)
        .and_where(Expr::col(product_name::Column::NameFolded).like(crate::authority::pattern(text)))
        .take()
}

//! What search finds products by: their names and former names, those of products that are part of them, who sells
//! them, and what they are for, in the words that people use. What one authority alone has named is not found.

use std::collections::{BTreeSet, HashMap, HashSet};

use muster_domain::id::ProductId;
use muster_domain::product::Product;
use muster_domain::product::ruling::survivor;
use muster_domain::search::HitKind;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{merged, row};
use crate::Result;
use crate::entity::{product, product_shown, vendor};
use crate::reader::Reader;
use crate::search::{self, Document, Shelf};

/// Products of these ids, as the reader's viewer sees them.
pub(crate) async fn of(reader: &Reader, ids: Vec<Uuid>) -> Result<Vec<Product>> {
    let found = row::counted(reader).filter(product_shown::Column::Id.is_in(ids));
    let rows = found.filter(product_shown::Column::NamedBy.is_null()).all(reader).await?;
    row::assemble(reader, rows).await
}

/// Has search find products by what they are by now. There are some hundreds of them.
pub(crate) async fn index(transaction: &DatabaseTransaction) -> Result<()> {
    let rows = product::Entity::find().filter(product::Column::NamedBy.is_null()).all(transaction).await?;
    let merged = merged(transaction).await?;
    let mut names = row::names(transaction, None).await?;
    let mut areas = row::areas(transaction, None).await?;
    let sellers = sellers(transaction, rows.iter().filter_map(|row| row.vendor_id).collect()).await?;
    let mut families: HashMap<Uuid, Vec<product::Model>> = HashMap::new();
    for row in rows {
        families.entry(survivor(&merged, ProductId(row.id)).0).or_default().push(row);
    }
    let mut documents = Vec::with_capacity(families.len());
    for (head, family) in families {
        let Some(title) = family.iter().find(|row| row.id == head).map(|row| row.name.clone()) else {
            continue;
        };
        let (mut called, mut sold_by, mut used_for) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for row in family {
            called.extend(names.remove(&row.id).unwrap_or_default());
            used_for.extend(areas.remove(&row.id).unwrap_or_default());
            sold_by.extend(row.vendor_id.and_then(|id| sellers.get(&id).cloned()));
            sold_by.extend(row.maker);
            if row.id != head {
                called.insert(row.name);
            }
        }
        let words = used_for.into_iter().flat_map(|area| {
            let area = area.area();
            [area.name.clone()].into_iter().chain(area.also_called.iter().cloned())
        });
        documents.push(Document {
            kind: HitKind::Product,
            record: head,
            title,
            // Whoever types what it is for, and nothing else, looks for what there is for that.
            aliases: called.into_iter().chain(words).collect(),
            names: sold_by.into_iter().collect::<Vec<_>>().join("\n"),
            body: String::new(),
        });
    }
    documents.sort_by(|a, b| (&a.title, a.record).cmp(&(&b.title, b.record)));
    let heads: HashSet<Uuid> = documents.iter().map(|document| document.record).collect();
    let gone = search::kept(transaction, Shelf::Public, HitKind::Product).await?;
    let gone: Vec<Uuid> = gone.into_iter().filter(|id| !heads.contains(id)).collect();
    search::forget(transaction, Shelf::Public, &gone).await?;
    search::keep(transaction, Shelf::Public, &documents).await
}

/// What vendors are called, by the id that was asked for.
async fn sellers(connection: &impl ConnectionTrait, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let rows = vendor::Entity::find().filter(vendor::Column::Id.is_in(ids)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

//! What people decided of products, as far as it says which product goes by which name.

use std::collections::HashMap;

use muster_domain::id::ProductId;
use muster_domain::product::naming::{Decided, Naming};
use muster_domain::product::ruling::ProductRulingKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rule::kind;
use crate::Result;
use crate::entity::{product, product_ruling};
use crate::reader::Reader;

/// Which product goes by which name, as everybody may know it: what one authority alone has named, and what it calls
/// that, is none of it. Read as accounts are, or where one writes: who decided what of products is for members, which
/// product is meant by a name is not.
pub(crate) async fn naming(connection: &impl ConnectionTrait) -> Result<Naming> {
    named(connection, &decided(connection).await?).await
}

/// As [`naming`], by what was decided.
pub(crate) async fn named(connection: &impl ConnectionTrait, decided: &[Decided]) -> Result<Naming> {
    let called: Vec<(Uuid, String)> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::Name])
        .filter(product::Column::NamedBy.is_null())
        .into_tuple()
        .all(connection)
        .await?;
    let called: HashMap<ProductId, String> =
        called.into_iter().map(|(id, name)| (ProductId(id), name)).collect();
    let public: Vec<Decided> =
        decided.iter().filter(|one| called.contains_key(&one.product)).cloned().collect();
    Ok(Naming::of(&public, called, None))
}

/// As [`naming`], to show rows by; nothing is read where none of them is about a product.
pub(crate) async fn naming_of(reader: &Reader, any_is: bool) -> Result<Naming> {
    match any_is {
        true => naming(reader.database().accounts()).await,
        false => Ok(Naming::default()),
    }
}

/// The ids of all names by which somebody may have meant these products.
pub(crate) async fn said_of(reader: &Reader, products: &[ProductId]) -> Result<Vec<Uuid>> {
    let names = naming(reader.database().accounts()).await?.names_of(products);
    Ok(names.into_iter().map(|name| name.0).collect())
}

/// Everything that was decided of products, the first first.
pub(crate) async fn decided(connection: &impl ConnectionTrait) -> Result<Vec<Decided>> {
    let rows = product_ruling::Entity::find()
        .order_by_asc(product_ruling::Column::RuledAt)
        .order_by_asc(product_ruling::Column::Id)
        .all(connection)
        .await?;
    let decided = |row: product_ruling::Model| {
        let kind = kind(&row)?;
        let names = match kind {
            ProductRulingKind::Rename => [row.from_name, row.to_name].into_iter().flatten().collect(),
            ProductRulingKind::Merge | ProductRulingKind::Split => {
                row.names.lines().map(str::to_owned).collect()
            }
        };
        Ok(Decided {
            kind,
            product: ProductId(row.product_id),
            other: row.other_id.map(ProductId),
            names,
            at: row.ruled_at,
            undone_at: row.undone_at,
        })
    };
    rows.into_iter().map(decided).collect()
}

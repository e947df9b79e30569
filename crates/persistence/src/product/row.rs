//! A product as a row and as a domain value, and what lists of them are filtered and sorted by.

use std::collections::HashMap;

use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::id::ProductId;
use muster_domain::page::Sort;
use muster_domain::product::{Product, ProductFilter, ProductSort};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QueryTrait, Select,
};
use uuid::Uuid;

use super::going_by;
use crate::authority::pattern;
use crate::cursor::KeyType;
use crate::entity::{product_area, product_name, product_shown};
use crate::face::{Faces, literal};
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Result, stored, vendor};

/// The products that the viewer may see, as a condition on rows that go by `name`.
pub(crate) fn visible(reader: &Reader, name: &str) -> Condition {
    let backend = reader.get_database_backend();
    let seen = reader.visible(Faces::System, "s");
    let mut any = Condition::any()
        .add(Expr::cust(format!("{name}.named_by IS NULL")))
        .add(Expr::cust(format!("{name}.id IN (SELECT s.product_id FROM system s WHERE {seen})")));
    if let Viewer::Member { authority, own: true } = reader.viewer() {
        any = any.add(Expr::cust(format!("{name}.named_by = {}", literal(backend, authority.0))));
    }
    any
}

/// Products with how many authorities the viewer sees to use each.
pub(super) fn counted(reader: &Reader) -> Select<product_shown::Entity> {
    use product_shown::Column as C;
    let seen = reader.visible(Faces::System, "s");
    let users = format!(
        "(SELECT CAST(count(DISTINCT s.authority_id) AS bigint) FROM system s \
         WHERE s.product_id = product.id AND s.state <> 'rejected' AND {seen})"
    );
    let mut products = Query::select();
    for column in C::iter() {
        match column {
            C::Authorities => products.expr_as(Expr::cust(users.clone()), column),
            _ => products.column((product_shown::Entity, column)),
        };
    }
    products.from(product_shown::Entity);
    let mut select = product_shown::Entity::find();
    QueryTrait::query(&mut select).from_clear().from_subquery(products, product_shown::Entity);
    select.filter(visible(reader, "product"))
}

/// Products that the filter lets through.
pub(super) async fn select(reader: &Reader, filter: &ProductFilter) -> Result<Select<product_shown::Entity>> {
    use product_shown::Column as C;
    let ProductFilter { text, vendors, service_areas, in_use, demonstration } = filter;
    let used = |used| if used { C::Authorities.gt(0) } else { C::Authorities.eq(0) };
    let mut all = Condition::all()
        .add(C::MergedInto.is_null())
        .add_option(in_use.map(used))
        .add_option(demonstration.map(|invented| C::Demonstration.eq(invented)));
    if let Some(text) = text {
        let spelled = Condition::any()
            .add(Expr::col((product_shown::Entity, C::NameFolded)).like(pattern(text)))
            .add(C::Id.in_subquery(going_by(text)));
        all = all.add(spelled);
    }
    if !vendors.is_empty() {
        all = all.add(C::VendorId.is_in(vendor::with_families(reader, vendors).await?));
    }
    if !service_areas.is_empty() {
        let of = Query::select()
            .column(product_area::Column::ProductId)
            .from(product_area::Entity)
            .and_where(
                Expr::col(product_area::Column::ServiceArea).is_in(service_areas.iter().map(|a| a.as_str())),
            )
            .take();
        all = all.add(C::Id.in_subquery(of));
    }
    Ok(counted(reader).filter(all))
}

/// The order of a list of products.
pub(super) fn keyset(sort: &[Sort<ProductSort>]) -> Keyset<product_shown::Entity> {
    use product_shown::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        ProductSort::Name => Key::always(C::NameFolded, KeyType::Text, *direction),
        ProductSort::Authorities => Key::always(C::Authorities, KeyType::Integer, *direction),
    });
    Keyset::new("products", C::Id, keys.collect())
}

/// The other names of products; of all of them where none are named.
pub(super) async fn names(
    connection: &impl ConnectionTrait,
    of: Option<&[Uuid]>,
) -> Result<HashMap<Uuid, Vec<String>>> {
    let mut find = product_name::Entity::find();
    if let Some(ids) = of {
        find = find.filter(product_name::Column::ProductId.is_in(ids.iter().copied()));
    }
    let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in find.order_by_asc(product_name::Column::NameFolded).all(connection).await? {
        names.entry(row.product_id).or_default().push(row.name);
    }
    Ok(names)
}

/// What products are for; all of them where none are named.
pub(super) async fn areas(
    connection: &impl ConnectionTrait,
    of: Option<&[Uuid]>,
) -> Result<HashMap<Uuid, Vec<ServiceAreaCode>>> {
    let mut find = product_area::Entity::find();
    if let Some(ids) = of {
        find = find.filter(product_area::Column::ProductId.is_in(ids.iter().copied()));
    }
    let mut areas: HashMap<Uuid, Vec<ServiceAreaCode>> = HashMap::new();
    for row in find.order_by_asc(product_area::Column::ServiceArea).all(connection).await? {
        let area = stored::service_area("product_area", row.product_id, Some(&row.service_area))?;
        areas.entry(row.product_id).or_default().extend(area);
    }
    Ok(areas)
}

/// The products of rows, with their names, areas and vendors.
pub(super) fn assemble(
    reader: &Reader,
    rows: Vec<product_shown::Model>,
) -> BoxFuture<'_, Result<Vec<Product>>> {
    async move {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut names = names(reader, Some(&ids)).await?;
        let mut areas = areas(reader, Some(&ids)).await?;
        let vendors =
            vendor::references(reader, rows.iter().filter_map(|row| row.vendor_id).collect()).await?;
        rows.into_iter()
            .map(|row| {
                Ok(Product {
                    names: names.remove(&row.id).unwrap_or_default(),
                    vendor: row.vendor_id.and_then(|id| vendors.get(&id).cloned()),
                    service_areas: areas.remove(&row.id).unwrap_or_default(),
                    authorities: stored::count("product", "authorities", row.id, row.authorities)?,
                    id: ProductId(row.id),
                    name: row.name,
                    maker: row.maker,
                    merged_into: row.merged_into.map(ProductId),
                    demonstration: row.demonstration,
                    version: row.version,
                })
            })
            .collect()
    }
    .boxed()
}

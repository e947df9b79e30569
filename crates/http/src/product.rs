//! Products over the API: what vendors sell under a name.

use chrono::NaiveDate;
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::product::{Product as Record, ProductFilter, ProductRef as DomainRef, ProductSort};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::export::cell::{Cell, Column};
use crate::facts::ServiceArea;
use crate::filters;
use crate::params::Params;
use crate::resource::{NoQuery, Resource};
use crate::vendor::VendorRef;

/// A product as other records name it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProductRef {
    /// Its id.
    pub id: Uuid,
    /// The name it goes by.
    #[schema(example = "NEC Housing")]
    pub name: String,
}

impl From<DomainRef> for ProductRef {
    fn from(product: DomainRef) -> Self {
        let DomainRef { id, name } = product;
        Self { id: id.0, name }
    }
}

/// A product.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// Its id.
    pub id: Uuid,
    /// The name it goes by.
    #[schema(example = "NEC Housing")]
    pub name: String,
    /// Other and former names.
    pub names: Vec<String>,
    /// Who is said to make it, in words.
    pub maker: Option<String>,
    /// The vendor whose contracts name it most; null where none does.
    pub vendor: Option<VendorRef>,
    /// What it is for.
    pub service_areas: Vec<ServiceArea>,
    /// How many authorities are seen to use it.
    pub authorities: u64,
    /// Whether it was invented for demonstration.
    pub demonstration: bool,
    /// Changes with every change of the product.
    pub version: i64,
}

impl From<Record> for Product {
    fn from(product: Record) -> Self {
        let Record {
            id,
            name,
            names,
            maker,
            vendor,
            service_areas,
            authorities,
            merged_into: _,
            demonstration,
            version,
        } = product;
        Self {
            id: id.0,
            name,
            names,
            maker,
            vendor: vendor.map(Into::into),
            service_areas: service_areas.into_iter().map(Into::into).collect(),
            authorities,
            demonstration,
            version,
        }
    }
}

/// The keys that products can be sorted by.
pub const SORTS: [(&str, ProductSort); 2] =
    [("name", ProductSort::Name), ("authorities", ProductSort::Authorities)];

/// Products over the API.
#[derive(Debug, Clone, Copy)]
pub struct Products;

impl Resource for Products {
    const KIND: Kind = Kind::System;
    const NAME: &'static str = "products";
    const LIST: &'static str = "ProductList";
    const LIST_OPERATION: &'static str = "listProducts";
    const ABOUT_LIST: &'static str =
        "What vendors sell under a name, with how many authorities are seen to use each.";
    const GET_OPERATION: &'static str = "getProduct";
    const ABOUT_ONE: &'static str = "One product; of one that was merged, the product that it is part of now. Who uses it: `listSystems` with `product`.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: ProductSort::Authorities, direction: Direction::Descending };
    const EXAMPLE: &'static str = "serviceArea=housing-management&inUse=true&sort=-authorities";

    type Record = Record;
    type Filter = ProductFilter;
    type Key = ProductSort;
    type Item = Product;
    type Detail = Product;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        ProductFilter {
            text: params.text("q", "A part of any of its names.", filters::MOST_QUERY),
            vendors: params.ids("vendor", "Sold by one of these vendors (ids, separated by commas)."),
            service_areas: filters::service_areas(params),
            in_use: params.flag(
                "inUse",
                "`true`: only products that somebody is seen to use; `false`: only the others.",
            ),
            demonstration: params
                .flag("demonstration", "`true`: only invented products; `false`: none of them."),
        }
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.products().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.products().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        Ok(database.products().get(viewer, id).await?.map(Into::into))
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("name", 34),
        Column::texts("names", 40),
        Column::text("maker", 30),
        Column::id("vendorId"),
        Column::text("vendor", 40),
        Column::texts("serviceAreas", 40),
        Column::number("authorities"),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            (&item.name).into(),
            Cell::texts(item.names.iter()),
            item.maker.as_ref().into(),
            item.vendor.as_ref().map(|vendor| vendor.id).into(),
            item.vendor.as_ref().map(|vendor| &vendor.name).into(),
            Cell::texts(item.service_areas.iter().map(|area| area.code)),
            item.authorities.into(),
            item.demonstration.into(),
        ]
    }
}

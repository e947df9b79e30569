//! Vendors: one record for one company, whatever notices call it.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::vendor::{
    Vendor as Record, VendorDecision as DomainDecision, VendorFilter, VendorName as DomainName,
    VendorRef as DomainRef, VendorSort,
};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::export::cell::{Cell, Column};
use crate::facts::{Identifier, Money};
use crate::filters;
use crate::params::Params;
use crate::resource::NoQuery;
use crate::resource::Resource;

/// A vendor as other records name it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorRef {
    /// Its id.
    pub id: Uuid,
    /// The name it is known by.
    #[schema(example = "NEC Software Solutions UK Limited")]
    pub name: String,
    /// Companies House number; null where none is known.
    #[schema(example = "00968498")]
    pub company_number: Option<String>,
}

impl From<DomainRef> for VendorRef {
    fn from(vendor: DomainRef) -> Self {
        let DomainRef { id, name, company_number } = vendor;
        Self { id: id.0, name, company_number }
    }
}

/// A spelling of a vendor's name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorName {
    /// As published.
    pub name: String,
    /// In how many awards.
    pub times_seen: u64,
}

/// Why a published name was taken for this vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorDecision {
    /// The name as published.
    pub name: String,
    /// The identifiers published beside it.
    pub identifiers: Vec<Identifier>,
    /// `new`, `same number`, `same name`, `similar name`, `conflict`, or `decided` by a person.
    #[schema(example = "same number")]
    pub outcome: String,
    /// In plain English.
    pub reason: String,
    /// The first notice that showed it.
    pub notice: Option<Uuid>,
    /// When it was decided.
    pub decided_at: DateTime<Utc>,
}

/// A vendor with what is counted of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vendor {
    /// Its id.
    pub id: Uuid,
    /// The name it is known by.
    #[schema(example = "NEC Software Solutions UK Limited")]
    pub name: String,
    /// Companies House number, normalised to eight characters.
    #[schema(example = "00968498")]
    pub company_number: Option<String>,
    /// Whether a notice said that it is a small or medium-sized enterprise; null where none said.
    pub sme: Option<bool>,
    /// Whether a notice said that it is a voluntary, community or social enterprise; null where none said.
    pub vcse: Option<bool>,
    /// Contracts on record.
    pub contracts: u64,
    /// Authorities that hold or held them.
    pub authorities: u64,
    /// Net value of all its contracts in pounds sterling; a contract with several vendors counts whole for each.
    pub total_value: Money,
    /// Whether it is known from records invented for demonstration only.
    pub demonstration: bool,
    /// Changes with every change of the record.
    pub version: i64,
}

/// A vendor with every spelling, every identifier, and why each was taken for it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VendorDetail {
    /// The vendor.
    #[serde(flatten)]
    pub vendor: Vendor,
    /// Every spelling seen.
    pub names: Vec<VendorName>,
    /// Every identifier seen.
    pub identifiers: Vec<Identifier>,
    /// Why each spelling was taken for this vendor.
    pub decisions: Vec<VendorDecision>,
}

impl From<Record> for Vendor {
    fn from(vendor: Record) -> Self {
        VendorDetail::from(vendor).vendor
    }
}

impl From<Record> for VendorDetail {
    fn from(vendor: Record) -> Self {
        let Record {
            reference: DomainRef { id, name, company_number: _ },
            company_number,
            sme,
            vcse,
            names,
            identifiers,
            decisions,
            contracts,
            authorities,
            total_value,
            demonstration,
            version,
        } = vendor;
        Self {
            vendor: Vendor {
                id: id.0,
                name,
                company_number,
                sme,
                vcse,
                contracts,
                authorities,
                total_value: total_value.into(),
                demonstration,
                version,
            },
            names: names
                .into_iter()
                .map(|DomainName { name, times_seen }| VendorName { name, times_seen })
                .collect(),
            identifiers: identifiers.into_iter().map(Into::into).collect(),
            decisions: decisions.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<DomainDecision> for VendorDecision {
    fn from(decision: DomainDecision) -> Self {
        let DomainDecision { name, identifiers, outcome, reason, notice, decided_at } = decision;
        Self {
            name,
            identifiers: identifiers.into_iter().map(Into::into).collect(),
            outcome,
            reason,
            notice: notice.map(|n| n.0),
            decided_at,
        }
    }
}

/// The keys that vendors can be sorted by.
pub const SORTS: [(&str, VendorSort); 4] = [
    ("name", VendorSort::Name),
    ("contracts", VendorSort::Contracts),
    ("authorities", VendorSort::Authorities),
    ("value", VendorSort::Value),
];

/// Declares and reads the filters of vendors.
pub fn filter(params: &mut Params) -> VendorFilter {
    VendorFilter {
        text: params.text(
            "q",
            "A part of any spelling of the name, or a company number.",
            filters::MOST_QUERY,
        ),
        authorities: filters::authorities(params),
        technology: params.flag(
            "technology",
            "`true`: only vendors with contracts of technology; `false`: only the others.",
        ),
        conflicts: params.flag(
            "conflicts",
            "`true`: only vendors that share a company number with an unlike name; `false`: only the others.",
        ),
    }
}

/// Vendors over the API.
#[derive(Debug, Clone, Copy)]
pub struct Vendors;

impl Resource for Vendors {
    const KIND: Kind = Kind::Vendor;
    const NAME: &'static str = "vendors";
    const LIST: &'static str = "VendorList";
    const LIST_OPERATION: &'static str = "listVendors";
    const ABOUT_LIST: &'static str = "Companies that public buyers hold contracts with, one record for one company however notices spell it.";
    const GET_OPERATION: &'static str = "getVendor";
    const ABOUT_ONE: &'static str =
        "One vendor with every spelling and identifier seen, and why each was taken for this company.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: VendorSort::Contracts, direction: Direction::Descending };
    const EXAMPLE: &'static str = "q=software&sort=-contracts";

    type Record = Record;
    type Filter = VendorFilter;
    type Key = VendorSort;
    type Item = Vendor;
    type Detail = VendorDetail;
    type DetailQuery = NoQuery;

    fn filter(params: &mut Params) -> Self::Filter {
        filter(params)
    }

    async fn list(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
        page: &PageRequest,
    ) -> Stored<Page<Record>> {
        database.vendors().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.vendors().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        let Ok(id) = key.parse() else { return Ok(None) };
        Ok(database.vendors().get(viewer, id).await?.map(Into::into))
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("name", 44),
        Column::text("companyNumber", 14),
        Column::flag("sme"),
        Column::flag("vcse"),
        Column::number("contracts"),
        Column::number("authorities"),
        Column::money("totalValue"),
        Column::text("currency", 14),
        Column::flag("demonstration"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            (&item.name).into(),
            item.company_number.as_ref().into(),
            item.sme.into(),
            item.vcse.into(),
            item.contracts.into(),
            item.authorities.into(),
            Some(&item.total_value).into(),
            (&item.total_value.currency).into(),
            item.demonstration.into(),
        ]
    }
}

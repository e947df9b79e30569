//! Authorities: the boroughs and every other public buyer that notices name.

use chrono::NaiveDate;
use futures_util::stream::BoxStream;
use muster_domain::access::Kind;
use muster_domain::authority::{
    Authority as Record, AuthorityFilter, AuthorityRef as DomainRef, AuthoritySort,
};
use muster_domain::page::{Direction, Page, PageRequest, Sort};
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Result as Stored};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::export::cell::{Cell, Column};
use crate::facts::Identifier;
use crate::filters;
use crate::params::Params;
use crate::problem::Failure;
use crate::resource::NoQuery;
use crate::resource::Resource;
use crate::words;

/// An authority as other records name it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityRef {
    /// Its id.
    pub id: Uuid,
    /// Short code of a borough.
    #[schema(example = "CMD")]
    pub code: Option<String>,
    /// The name it is known by.
    #[schema(example = "London Borough of Camden")]
    pub name: String,
    /// Whether it takes part in Muster.
    pub member: bool,
}

impl From<DomainRef> for AuthorityRef {
    fn from(authority: DomainRef) -> Self {
        let DomainRef { id, code, name, member } = authority;
        Self { id: id.0, code, name, member }
    }
}

/// An authority with what is counted of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Authority {
    /// Its id.
    pub id: Uuid,
    /// Short code of a borough.
    #[schema(example = "CMD")]
    pub code: Option<String>,
    /// The name it is known by.
    #[schema(example = "London Borough of Camden")]
    pub name: String,
    /// Whether it takes part in Muster.
    pub member: bool,
    /// What kind of body.
    #[schema(schema_with = words::authority_kind_schema)]
    pub kind: &'static str,
    /// Office for National Statistics code, for maps and joins with other data.
    #[schema(example = "E09000007")]
    pub gss: Option<String>,
    /// Every spelling seen in notices.
    pub names: Vec<String>,
    /// Every identifier seen in notices or known before.
    pub identifiers: Vec<Identifier>,
    /// Contracts on record.
    pub contracts: u64,
    /// Of them, contracts of technology.
    pub technology_contracts: u64,
    /// Procurements on record.
    pub procurements: u64,
    /// Changes with every change of the record.
    pub version: i64,
}

impl From<Record> for Authority {
    fn from(authority: Record) -> Self {
        let Record {
            reference: DomainRef { id, code, name, member },
            kind,
            gss,
            names,
            identifiers,
            contracts,
            technology_contracts,
            procurements,
            version,
        } = authority;
        Self {
            id: id.0,
            code,
            name,
            member,
            kind: kind.as_str(),
            gss,
            names,
            identifiers: identifiers.into_iter().map(Into::into).collect(),
            contracts,
            technology_contracts,
            procurements,
            version,
        }
    }
}

/// The authority that a member asks for, by its id or a borough's code.
///
/// # Errors
/// [`Failure::NotFound`] where there is none, and for whoever is no member.
pub(crate) async fn for_members(
    database: &Database,
    viewer: &Viewer,
    key: &str,
) -> Result<DomainRef, Failure> {
    let found = match viewer {
        Viewer::Public => None,
        Viewer::Member { .. } => database.authorities().find(viewer, key).await?,
    };
    found.map(|authority| authority.reference).ok_or(Failure::NotFound)
}

/// The keys that authorities can be sorted by.
pub const SORTS: [(&str, AuthoritySort); 2] =
    [("name", AuthoritySort::Name), ("contracts", AuthoritySort::Contracts)];

/// Declares and reads the filters of authorities.
pub fn filter(params: &mut Params) -> AuthorityFilter {
    AuthorityFilter {
        text: params.text("q", "A part of any spelling of the name.", filters::MOST_QUERY),
        kind: params.word("kind", "Only this kind of body.", &words::authority_kinds()),
        member: params.flag("member", "`true`: only authorities that take part; `false`: only others."),
    }
}

/// Authorities over the API.
#[derive(Debug, Clone, Copy)]
pub struct Authorities;

impl Resource for Authorities {
    const KIND: Kind = Kind::Authority;
    const NAME: &'static str = "authorities";
    const LIST: &'static str = "AuthorityList";
    const LIST_OPERATION: &'static str = "listAuthorities";
    const ABOUT_LIST: &'static str = "Contracting authorities: London's 33 boroughs, their partners, and every other public buyer that notices name.";
    const GET_OPERATION: &'static str = "getAuthority";
    const ABOUT_ONE: &'static str = "One authority, by its id or, for a borough, by its code.";
    const SORTS: &'static [(&'static str, Self::Key)] = &SORTS;
    const ORDER: Sort<Self::Key> = Sort { key: AuthoritySort::Name, direction: Direction::Ascending };
    const EXAMPLE: &'static str = "member=true&limit=50";

    const PATH_KEY: (&'static str, &'static str) =
        ("idOrCode", "The authority's id, or a borough's code as `CMD`.");

    type Record = Record;
    type Filter = AuthorityFilter;
    type Key = AuthoritySort;
    type Item = Authority;
    type Detail = Authority;
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
        database.authorities().list(viewer, filter, sort, page).await
    }

    fn stream(
        database: &Database,
        viewer: &Viewer,
        filter: &Self::Filter,
        sort: &[Sort<Self::Key>],
    ) -> BoxStream<'static, Stored<Record>> {
        database.authorities().stream(viewer, filter, sort)
    }

    async fn get(
        database: &Database,
        viewer: &Viewer,
        key: &str,
        _: &Self::DetailQuery,
        _: NaiveDate,
    ) -> Stored<Option<Self::Detail>> {
        if let Ok(id) = key.parse() {
            return Ok(database.authorities().get(viewer, id).await?.map(Into::into));
        }
        let members = AuthorityFilter { member: Some(true), ..AuthorityFilter::default() };
        let all = PageRequest { limit: PageRequest::MOST, cursor: None };
        let boroughs = database.authorities().list(viewer, &members, &[], &all).await?.items;
        let named =
            |a: &Record| a.reference.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(key));
        Ok(boroughs.into_iter().find(named).map(Into::into))
    }

    fn item(record: Record, _: NaiveDate) -> Self::Item {
        record.into()
    }

    const COLUMNS: &'static [Column] = &[
        Column::id("id"),
        Column::text("code", 14),
        Column::text("name", 44),
        Column::flag("member"),
        Column::text("kind", 14),
        Column::text("gss", 14),
        Column::texts("names", 60),
        Column::texts("identifiers", 40),
        Column::number("contracts"),
        Column::number("technologyContracts"),
        Column::number("procurements"),
    ];

    fn cells(item: &Self::Item) -> Vec<Cell<'_>> {
        vec![
            item.id.into(),
            item.code.as_ref().into(),
            (&item.name).into(),
            item.member.into(),
            item.kind.into(),
            item.gss.as_ref().into(),
            Cell::texts(&item.names),
            Cell::texts(item.identifiers.iter().map(|i| format!("{}-{}", i.scheme, i.id))),
            item.contracts.into(),
            item.technology_contracts.into(),
            item.procurements.into(),
        ]
    }
}

//! Vendors.

use std::collections::{BTreeSet, HashMap};

use futures_util::future::{BoxFuture, FutureExt};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, once};
use muster_domain::id::{NoticeId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::money::Money;
use muster_domain::page::{Page, PageRequest, Sort};
use muster_domain::vendor::{Vendor, VendorDecision, VendorFilter, VendorName, VendorRef, VendorSort};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use crate::authority::{named, pattern};
use crate::cursor::KeyType;
use crate::entity::{
    contract, contract_vendor, vendor, vendor_authority, vendor_decision, vendor_identifier, vendor_name,
};
use crate::face::Faces;
use crate::keyset::{Key, Keyset};
use crate::reader::Reader;
use crate::{Database, Result, list, stored};

/// The store of them.
#[derive(Debug, Clone)]
pub struct Vendors {
    database: Database,
}

impl Vendors {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// One, whole, with what it has from those that were merged into it; for one that was merged itself
    /// the vendor that it leads to. `None` when there is none that the viewer may see.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn get(&self, viewer: &Viewer, id: VendorId) -> Result<Option<Vendor>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let connection = &reader;
        let Some(head) = survivor(connection, id.0).await? else { return Ok(None) };
        let row = counted(&reader).filter(vendor::Column::Id.eq(head.id)).one(connection).await?;
        let Some(mut vendor) = assemble(&reader, row.into_iter().collect()).await?.pop() else {
            return Ok(None);
        };
        let family = family(connection, vendor.reference.id.0).await?;
        let names = vendor_name::Entity::find()
            .filter(vendor_name::Column::VendorId.is_in(family.iter().copied()))
            .order_by_desc(vendor_name::Column::TimesSeen)
            .order_by_asc(vendor_name::Column::Name);
        for row in names.all(connection).await? {
            let times_seen = stored::count("vendor_name", "times_seen", id.0, row.times_seen)?;
            // Two of the family may have been published under one name.
            match vendor.names.iter_mut().find(|known| known.name == row.name) {
                Some(known) => known.times_seen += times_seen,
                None => vendor.names.push(VendorName { name: row.name, times_seen }),
            }
        }
        let identifiers = vendor_identifier::Entity::find()
            .filter(vendor_identifier::Column::VendorId.is_in(family.iter().copied()))
            .order_by_asc(vendor_identifier::Column::Scheme)
            .order_by_asc(vendor_identifier::Column::Identifier);
        let identifier =
            |row: vendor_identifier::Model| Identifier { scheme: row.scheme, id: row.identifier };
        vendor.identifiers = identifiers.all(connection).await?.into_iter().map(identifier).collect();
        vendor.identifiers.dedup();
        let decisions = vendor_decision::Entity::find()
            .filter(vendor_decision::Column::VendorId.is_in(family))
            .order_by_asc(vendor_decision::Column::DecidedAt)
            .order_by_asc(vendor_decision::Column::Name)
            .order_by_asc(vendor_decision::Column::Identifiers);
        vendor.decisions = decisions.all(connection).await?.into_iter().map(decision).collect();
        Ok(Some(vendor))
    }

    /// One page, by keyset. Sort keys come in order of weight; the id is the last one.
    ///
    /// # Errors
    /// [`crate::Error::Cursor`] for a cursor of another list; else as above.
    pub async fn list(
        &self,
        viewer: &Viewer,
        filter: &VendorFilter,
        sort: &[Sort<VendorSort>],
        page: &PageRequest,
    ) -> Result<Page<Vendor>> {
        let reader = Reader::open(&self.database, viewer).await?;
        let select = select(&reader, filter).await?;
        list::page(&reader, select, &keyset(sort), page, assemble).await
    }

    /// Every row that the filter matches, in constant memory.
    #[must_use]
    pub fn stream(
        &self,
        viewer: &Viewer,
        filter: &VendorFilter,
        sort: &[Sort<VendorSort>],
    ) -> BoxStream<'static, Result<Vendor>> {
        let (database, viewer) = (self.database.clone(), *viewer);
        let (filter, keyset) = (filter.clone(), keyset(sort));
        once(async move {
            let select = select(&Reader::open(&database, &viewer).await?, &filter).await?;
            Ok::<_, crate::Error>(list::stream(database, viewer, select, keyset, assemble))
        })
        .try_flatten()
        .boxed()
    }
}

async fn select(reader: &Reader, filter: &VendorFilter) -> Result<Select<vendor::Entity>> {
    use vendor::Column as C;
    let VendorFilter { text, authorities, technology, conflicts } = filter;
    let with_technology =
        |with| if with { C::TechnologyContracts.gt(0) } else { C::TechnologyContracts.eq(0) };
    let mut all = Condition::all()
        .add(C::MergedInto.is_null())
        .add_option(technology.map(with_technology))
        .add_option(conflicts.map(|c| C::Conflicting.eq(c)));
    if let Some(text) = text {
        let spelled = Query::select()
            .column(vendor_name::Column::VendorId)
            .from(vendor_name::Entity)
            .and_where(Expr::col(vendor_name::Column::NameFolded).like(pattern(text)))
            .take();
        let spelled = leading_to(reader, spelled).await?;
        let any = Condition::any()
            .add(Expr::col((vendor::Entity, C::NameFolded)).like(pattern(text)))
            .add(C::CompanyNumber.eq(crate::text::clean(text.trim()).to_uppercase()))
            .add(spelled);
        all = all.add(any);
    }
    if !authorities.is_empty() {
        let ids = named(reader.database(), authorities).await?;
        all = all.add(C::Id.in_subquery(holding_contracts_with(reader, ids)));
    }
    Ok(counted(reader).filter(all))
}

/// The vendors that have or had contracts with one of these authorities.
fn holding_contracts_with(reader: &Reader, authorities: Vec<Uuid>) -> SelectStatement {
    use contract_vendor::Column as W;
    use vendor_authority::Column as A;
    let mut with = Query::select();
    if *reader.viewer() == Viewer::Public {
        return with
            .column(A::VendorId)
            .from(vendor_authority::Entity)
            .and_where(Expr::col(A::AuthorityId).is_in(authorities))
            .and_where(Expr::col(A::Contracts).gt(0))
            .take();
    }
    let of =
        contract_vendor::Entity::belongs_to(contract::Entity).from(W::ContractId).to(contract::Column::Id);
    contract_vendor::Entity::find()
        .select_only()
        .column(W::VendorId)
        .join(JoinType::InnerJoin, of.into())
        .filter(contract::Column::AuthorityId.is_in(authorities))
        .filter(reader.shown(Faces::Contract))
        .into_query()
}

/// Vendors with the counts that the viewer may see. The stored counts are the public's. Members' are
/// the same for nearly all vendors: those that contracts with other faces name are counted again. A vendor
/// that only a register has named is there for its authority, and for whoever sees a contract with it.
pub(crate) fn counted(reader: &Reader) -> Select<vendor::Entity> {
    use vendor::Column as C;
    let mut select = vendor::Entity::find();
    let known = Condition::any().add(C::NamedBy.is_null()).add(C::Contracts.gt(0));
    let Some(authority) = reader.viewer().authority() else { return select.filter(known) };
    let of_faces = Faces::Contract.faces_of(reader.get_database_backend(), authority);
    let touched = format!(
        "SELECT t.vendor_id FROM contract_vendor t WHERE t.contract_id IN ({}) \
         UNION SELECT t.vendor_id FROM contract_vendor t WHERE t.contract_id IN ({of_faces})",
        Faces::Contract.differing(reader.get_database_backend(), authority)
    );
    let held = |what: &str| {
        let visible = reader.visible(Faces::Contract, "c");
        format!(
            "SELECT {what} FROM contract c WHERE {visible} AND c.id IN \
             (SELECT w.contract_id FROM contract_vendor w WHERE w.vendor_id = vendor.id)"
        )
    };
    let most = stored::MOST_PENCE;
    let sum = format!(
        "CAST(coalesce(sum(CASE WHEN c.net_currency <> 'GBP' THEN 0 WHEN c.net_pence > {most} THEN {most} \
         WHEN c.net_pence < -{most} THEN -{most} ELSE c.net_pence END), 0) AS bigint)"
    );
    let again = |column: &str, what: &str| {
        let counted = held(what);
        Expr::cust(format!("CASE WHEN vendor.id IN ({touched}) THEN ({counted}) ELSE vendor.{column} END"))
    };
    let mut vendors = Query::select();
    for column in C::iter() {
        match column {
            C::Contracts => vendors.expr_as(again("contracts", "count(*)"), column),
            C::TechnologyContracts => vendors
                .expr_as(again("technology_contracts", "count(CASE WHEN c.technology THEN 1 END)"), column),
            C::Authorities => vendors.expr_as(again("authorities", "count(DISTINCT c.authority_id)"), column),
            C::TotalPence => vendors.expr_as(again("total_pence", &sum), column),
            _ => vendors.column((vendor::Entity, column)),
        };
    }
    vendors.from(vendor::Entity);
    QueryTrait::query(&mut select).from_clear().from_subquery(vendors, vendor::Entity);
    let own = reader.viewer().sees_own_of(authority).then(|| C::NamedBy.eq(authority.0));
    select.filter(known.add_option(own))
}

fn keyset(sort: &[Sort<VendorSort>]) -> Keyset<vendor::Entity> {
    use vendor::Column as C;
    let keys = sort.iter().map(|Sort { key, direction }| match key {
        VendorSort::Name => Key::always(C::NameFolded, KeyType::Text, *direction),
        VendorSort::Contracts => Key::always(C::Contracts, KeyType::Integer, *direction),
        VendorSort::Authorities => Key::always(C::Authorities, KeyType::Integer, *direction),
        VendorSort::Value => Key::always(C::TotalPence, KeyType::Integer, *direction),
    });
    Keyset::new("vendors", C::Id, keys.collect())
}

fn assemble(_reader: &Reader, rows: Vec<vendor::Model>) -> BoxFuture<'_, Result<Vec<Vendor>>> {
    let vendor = |row: vendor::Model| {
        let count = |column, n| stored::count("vendor", column, row.id, n);
        Ok(Vendor {
            contracts: count("contracts", row.contracts)?,
            authorities: count("authorities", row.authorities)?,
            reference: VendorRef {
                id: VendorId(row.id),
                name: row.name,
                company_number: row.company_number.clone(),
            },
            company_number: row.company_number,
            sme: row.sme,
            vcse: row.vcse,
            names: Vec::new(),
            identifiers: Vec::new(),
            decisions: Vec::new(),
            total_value: Money::gbp(row.total_pence),
            demonstration: row.demonstration,
            version: row.version,
        })
    };
    async move { rows.into_iter().map(vendor).collect() }.boxed()
}

fn decision(row: vendor_decision::Model) -> VendorDecision {
    let identifier = |line: &str| {
        let (scheme, id) = line.split_once(' ')?;
        Some(Identifier { scheme: scheme.to_owned(), id: id.to_owned() })
    };
    VendorDecision {
        identifiers: row.identifiers.lines().filter_map(identifier).collect(),
        name: row.name,
        outcome: row.outcome,
        reason: row.reason,
        notice: row.notice_id.map(NoticeId),
        decided_at: row.decided_at,
    }
}

/// The vendor of this id, or the one that it leads to since it was merged.
pub(crate) async fn survivor<C: ConnectionTrait>(connection: &C, id: Uuid) -> Result<Option<vendor::Model>> {
    let mut found = vendor::Entity::find_by_id(id).one(connection).await?;
    while let Some(into) = found.as_ref().and_then(|vendor| vendor.merged_into) {
        found = vendor::Entity::find_by_id(into).one(connection).await?;
    }
    Ok(found)
}

/// These vendors as other records name them, each as the one that it leads to since it was merged.
pub(crate) async fn heads<C: ConnectionTrait>(
    connection: &C,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, VendorRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut heads = HashMap::with_capacity(ids.len());
    for row in vendor::Entity::find().filter(vendor::Column::Id.is_in(ids)).all(connection).await? {
        let id = row.id;
        let head = if row.merged_into.is_some() { survivor(connection, id).await? } else { Some(row) };
        heads.extend(head.map(|head| {
            let company_number = head.company_number;
            (id, VendorRef { id: VendorId(head.id), name: head.name, company_number })
        }));
    }
    Ok(heads)
}

/// A vendor and all that lead to it.
pub(crate) async fn family<C: ConnectionTrait>(connection: &C, id: Uuid) -> Result<Vec<Uuid>> {
    let mut family = vec![id];
    let mut newest = vec![id];
    while !newest.is_empty() {
        newest = vendor::Entity::find()
            .select_only()
            .column(vendor::Column::Id)
            .filter(vendor::Column::MergedInto.is_in(newest))
            .into_tuple()
            .all(connection)
            .await?;
        family.extend(newest.iter().copied());
    }
    Ok(family)
}

/// These vendors with all that are one with them: what a list is filtered by, since contracts follow
/// a merge only when their processes have been folded again.
pub(crate) async fn with_families(connection: &Reader, ids: &[VendorId]) -> Result<Vec<Uuid>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let head = survivor(connection, id.0).await?.map_or(id.0, |vendor| vendor.id);
        all.extend(family(connection, head).await?);
    }
    Ok(all)
}

/// Vendors that are among `found`, or that one of these leads to.
async fn leading_to(reader: &Reader, found: SelectStatement) -> Result<Condition> {
    let merged: Vec<Uuid> = vendor::Entity::find()
        .select_only()
        .column(vendor::Column::Id)
        .filter(vendor::Column::MergedInto.is_not_null())
        .filter(vendor::Column::Id.in_subquery(found.clone()))
        .into_tuple()
        .all(reader)
        .await?;
    let mut heads = Vec::with_capacity(merged.len());
    for id in merged {
        heads.extend(survivor(reader, id).await?.map(|vendor| vendor.id));
    }
    let any = Condition::any().add(vendor::Column::Id.in_subquery(found));
    Ok(if heads.is_empty() { any } else { any.add(vendor::Column::Id.is_in(heads)) })
}

/// The vendors of contracts, in published order.
pub(crate) async fn of_contracts<C: ConnectionTrait>(
    connection: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<VendorRef>>> {
    use contract_vendor::Column as W;
    let joined = contract_vendor::Entity::belongs_to(vendor::Entity).from(W::VendorId).to(vendor::Column::Id);
    let rows: Vec<(Uuid, Uuid, String, Option<String>)> = contract_vendor::Entity::find()
        .select_only()
        .columns([W::ContractId, W::VendorId])
        .columns([vendor::Column::Name, vendor::Column::CompanyNumber])
        .join(JoinType::InnerJoin, joined.into())
        .filter(W::ContractId.is_in(ids.iter().copied()))
        .order_by_asc(W::ContractId)
        .order_by_asc(W::Position)
        .into_tuple()
        .all(connection)
        .await?;
    let mut vendors: HashMap<Uuid, Vec<VendorRef>> = HashMap::new();
    for (contract, id, name, company_number) in rows {
        let vendor = VendorRef { id: VendorId(id), name, company_number };
        vendors.entry(contract).or_default().push(vendor);
    }
    Ok(vendors)
}

/// Every vendor as other records name it.
pub(crate) async fn all_references<C: ConnectionTrait>(connection: &C) -> Result<HashMap<Uuid, VendorRef>> {
    references_of(connection, vendor::Entity::find()).await
}

/// Vendors as other records name them.
pub(crate) async fn references<C: ConnectionTrait>(
    connection: &C,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, VendorRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    references_of(connection, vendor::Entity::find().filter(vendor::Column::Id.is_in(ids))).await
}

async fn references_of<C: ConnectionTrait>(
    connection: &C,
    find: Select<vendor::Entity>,
) -> Result<HashMap<Uuid, VendorRef>> {
    let rows: Vec<(Uuid, String, Option<String>)> = find
        .select_only()
        .columns([vendor::Column::Id, vendor::Column::Name, vendor::Column::CompanyNumber])
        .into_tuple()
        .all(connection)
        .await?;
    let vendor = |(id, name, company_number)| (id, VendorRef { id: VendorId(id), name, company_number });
    Ok(rows.into_iter().map(vendor).collect())
}

//! Systems out of contracts: which contracts are to be read again, and what follows from them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::change::Place;
use muster_domain::id::{AuthorityId, ContractId, ProductId, VendorId};
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::system::infer::Candidate;
use muster_domain::system::{Evidence, SystemKey};
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::{ExprTrait, JoinType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{Systems, row, save};
use crate::change::{Told, first_told};
use crate::entity::{authority, contract, contract_vendor, system_record};
use crate::face::Faces;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::transaction::{self, Lock};
use crate::{Result, audience, product, stored};

/// Past so many changed contracts it is simpler to read all of them.
const MOST_CHANGED: usize = 2_000;

/// Whose contracts are to be read again, as it was found: what changes meanwhile stays due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The members; `None` means all of them.
    pub authorities: Option<Vec<AuthorityId>>,
    /// The change up to which contracts are read then.
    mark: i64,
    /// Whether anything changed at all since contracts were last read.
    moved: bool,
}

impl Due {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.moved && self.authorities.as_ref().is_some_and(Vec::is_empty)
    }
}

/// What is read of a contract, as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    contract: ContractId,
    authority: AuthorityId,
    vendors: Vec<VendorId>,
    title: String,
    description: Option<String>,
    service_area: Option<ServiceAreaCode>,
    start: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    demonstration: bool,
}

impl Read {
    /// As systems are inferred from it.
    #[must_use]
    pub fn candidate(&self) -> Candidate<'_> {
        let Self { contract, authority, service_area, start, last_day, demonstration, .. } = *self;
        let (vendors, title, description) = (&self.vendors, &self.title, self.description.as_deref());
        Candidate {
            contract,
            authority,
            vendors,
            title,
            description,
            service_area,
            start,
            last_day,
            demonstration,
        }
    }
}

#[derive(FromQueryResult)]
struct Narrow {
    id: Uuid,
    authority_id: Uuid,
    title: String,
    description: Option<String>,
    service_area: Option<String>,
    start_on: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    demonstration: bool,
    said: Option<String>,
}

impl Systems {
    /// Whose contracts changed since they were last read; on a new day, and when names of products changed,
    /// everybody's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due(&self, today: NaiveDate) -> Result<Due> {
        let mark = self.database.read_version().await?;
        let readers = self.database.readers();
        let backend = readers.get_database_backend();
        let run = Sql::new("SELECT mark, computed_on FROM system_run").statement(backend);
        let (read, computed_on): (i64, Option<NaiveDate>) = match readers.query_one_raw(run).await? {
            Some(row) => (row.try_get_by_index(0)?, row.try_get_by_index(1)?),
            None => (0, None),
        };
        let all = Due { authorities: None, mark, moved: true };
        if computed_on != Some(today) || first_told(readers).await? > Place::behind(read) {
            return Ok(all);
        }
        let some = |authorities| Due { authorities: Some(authorities), mark, moved: mark != read };
        if mark == read {
            return Ok(some(Vec::new()));
        }
        let mut sql = Sql::new("SELECT DISTINCT record_id FROM change WHERE version > ");
        sql.bind(read).push(" AND version <= ").bind(mark).push(" AND kind = 'contract' AND face = 0");
        let rows = readers.query_all_raw(sql.statement(backend)).await?;
        if rows.len() > MOST_CHANGED {
            return Ok(all);
        }
        let changed = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<Uuid>, _>>()?;
        let mut authorities: BTreeSet<Uuid> = BTreeSet::new();
        for ids in changed.chunks(500) {
            let held = contract::Entity::find()
                .select_only()
                .column(contract::Column::AuthorityId)
                .filter(contract::Column::Id.is_in(ids.iter().copied()));
            authorities.extend(held.into_tuple::<Uuid>().all(readers).await?);
            // What told of a system and is no more names nobody itself. Only the writer sees all records.
            let told = system_record::Entity::find()
                .select_only()
                .column(system_record::Column::AuthorityId)
                .filter(system_record::Column::EvidenceContractId.is_in(ids.iter().copied()));
            authorities.extend(told.into_tuple::<Uuid>().all(self.database.writer()).await?);
        }
        let members = self.members(Some(&authorities)).await?;
        Ok(some(members))
    }

    /// Whose contracts are read: those of members.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn authorities(&self, due: &Due) -> Result<Vec<AuthorityId>> {
        match &due.authorities {
            Some(authorities) => Ok(authorities.clone()),
            None => self.members(None).await,
        }
    }

    async fn members(&self, among: Option<&BTreeSet<Uuid>>) -> Result<Vec<AuthorityId>> {
        let mut find = authority::Entity::find()
            .select_only()
            .column(authority::Column::Id)
            .filter(authority::Column::Member.eq(true));
        if let Some(among) = among {
            find = find.filter(authority::Column::Id.is_in(among.iter().copied()));
        }
        let ids = find.into_tuple::<Uuid>().all(self.database.readers()).await?;
        Ok(ids.into_iter().map(AuthorityId).collect())
    }

    /// The contracts of technology of one authority that have not ended on `today`, as everybody may see them.
    /// Those that it put away tell of nothing.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn contracts_of(&self, authority: AuthorityId, today: NaiveDate) -> Result<Vec<Read>> {
        use contract::Column as C;
        use contract_vendor::Column as W;
        let reader = Reader::open(&self.database, &Viewer::Public).await?;
        let usable = || {
            reader
                .shown(Faces::Contract)
                .add(C::AuthorityId.eq(authority.0))
                .add(C::Technology.eq(true))
                .add(C::Status.is_not_in(["terminated", "cancelled"]))
                .add(C::LastDay.is_null().or(C::LastDay.gte(today)))
        };
        let rows = contract::Entity::find()
            .select_only()
            .columns([C::Id, C::AuthorityId, C::Title, C::Description, C::ServiceArea])
            .columns([C::StartOn, C::LastDay, C::Demonstration, C::Said])
            .filter(usable())
            .into_model::<Narrow>()
            .all(&reader)
            .await?;
        let of = contract_vendor::Entity::belongs_to(contract::Entity).from(W::ContractId).to(C::Id);
        let held: Vec<(Uuid, Uuid)> = contract_vendor::Entity::find()
            .select_only()
            .columns([W::ContractId, W::VendorId])
            .join(JoinType::InnerJoin, of.into())
            .filter(usable())
            .order_by_asc(W::ContractId)
            .order_by_asc(W::Position)
            .into_tuple()
            .all(&reader)
            .await?;
        let mut vendors: HashMap<Uuid, Vec<VendorId>> = HashMap::with_capacity(rows.len());
        for (contract, vendor) in held {
            vendors.entry(contract).or_default().push(VendorId(vendor));
        }
        let read = |row: Narrow| {
            Ok(Read {
                contract: ContractId(row.id),
                authority: AuthorityId(row.authority_id),
                vendors: vendors.remove(&row.id).unwrap_or_default(),
                service_area: stored::service_area("contract", row.id, row.service_area.as_deref())?,
                title: row.title,
                description: row.description,
                start: row.start_on,
                last_day: row.last_day,
                demonstration: row.demonstration,
            })
        };
        rows.into_iter().filter(|row| !put_away(row.said.as_deref())).map(read).collect()
    }

    /// Puts what was inferred of the contracts of these authorities in place of what was inferred before.
    /// What is the same stays untouched. Returns how many faces of systems were added, changed or removed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replace(
        &self,
        due: &Due,
        authorities: &[AuthorityId],
        found: BTreeMap<SystemKey, Evidence>,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<u64> {
        let transaction = transaction::begin(self.database.writer(), Some(Lock::Register)).await?;
        let ids: Vec<Uuid> = authorities.iter().map(|authority| authority.0).collect();
        let of = system_record::Column::AuthorityId.is_in(ids);
        let before = system_record::Entity::find().filter(of).all(&transaction).await?;
        let told_of = found.iter().flat_map(|(key, evidence)| [key.vendor, evidence.vendor]).flatten();
        let names = save::Names::of(&transaction, &before, authorities, told_of).await?;
        let after = matched(&before, found, &names)?;
        let stood: HashMap<Uuid, &system_record::Model> = before.iter().map(|row| (row.id, row)).collect();
        let (mut kept, mut changed) = (Vec::new(), Vec::new());
        for record in after {
            match stood.get(&record.id) {
                Some(stood) if **stood == record => {}
                Some(_) => {
                    changed.push(system_record::Model { version: record.version + 1, ..record.clone() })
                }
                None => changed.push(record.clone()),
            }
            kept.push(record);
        }
        let staying: BTreeSet<Uuid> = kept.iter().map(|record| record.id).collect();
        let gone: Vec<Uuid> = stood.into_keys().filter(|id| !staying.contains(id)).collect();
        let mut told = Told::at(now);
        save::store(&transaction, &changed).await?;
        let mut faces = save::forget(&transaction, &gone, &mut told).await?;
        faces += save::show(&transaction, &kept, &names, &mut told).await?;
        let sold = product::sell(&transaction, &sold(&transaction, &names).await?).await?;
        if sold {
            product::index(&transaction).await?;
            told.besides(muster_domain::record::Reach::Public);
        }
        let mut run = Sql::new("UPDATE system_run SET mark = ");
        run.bind(due.mark);
        if due.authorities.is_none() {
            run.push(", computed_on = ").bind(today);
        }
        transaction.execute_raw(run.statement(transaction.get_database_backend())).await?;
        if faces > 0 || sold {
            audience::raise(&transaction, &told).await?;
        }
        transaction.commit().await?;
        self.database.forget_version();
        Ok(faces)
    }
}

/// Whether its authority has put a contract away.
fn put_away(said: Option<&str>) -> bool {
    let said = said.and_then(|text| serde_json::from_str::<Json>(text).ok());
    said.is_some_and(|said| said["archived"] == true)
}

/// The records as they are to be: each with what contracts tell of it now, and new ones. What nobody tells of
/// any more is not among them. Of several records that are one system since products or vendors were merged,
/// contracts tell of the one that most is said of.
fn matched(
    before: &[system_record::Model],
    found: BTreeMap<SystemKey, Evidence>,
    names: &save::Names,
) -> Result<Vec<system_record::Model>> {
    let mut by_key: HashMap<SystemKey, Vec<&system_record::Model>> = HashMap::new();
    for record in before {
        let key = row::key(record)?;
        let product = key.product.map(|id| ProductId(names.product(id.0)));
        let vendor = key.vendor.map(|id| VendorId(names.vendor(id.0)));
        by_key.entry(SystemKey { product, vendor, ..key }).or_default().push(record);
    }
    let mut evidence: HashMap<Uuid, Evidence> = HashMap::new();
    let mut after = Vec::new();
    for (key, told) in found {
        let said_of =
            |row: &&&system_record::Model| (row.statement.is_some(), row.claimed_at.is_some(), row.id);
        match by_key.get(&key).and_then(|rows| rows.iter().max_by_key(said_of)) {
            Some(row) => {
                evidence.insert(row.id, told);
            }
            None => after.push(record(&key, Some(told), names)?),
        }
    }
    for row in before {
        let told = evidence.remove(&row.id);
        if told.is_some() || row.statement.is_some() || row.claimed_at.is_some() {
            after.push(with(row.clone(), told.as_ref(), names)?);
        }
    }
    Ok(after)
}

/// A new record.
pub(super) fn record(
    key: &SystemKey,
    evidence: Option<Evidence>,
    names: &save::Names,
) -> Result<system_record::Model> {
    let empty = system_record::Model {
        id: key.id().0,
        authority_id: key.authority.0,
        service_area: key.service_area.as_str().to_owned(),
        product_id: key.product.map(|product| product.0),
        vendor_id: key.vendor.map(|vendor| vendor.0),
        evidence: None,
        evidence_contract_id: None,
        claimed_at: None,
        statement: None,
        demonstration: false,
        version: 1,
    };
    with(empty, evidence.as_ref(), names)
}

/// The record with what contracts tell of it now.
pub(super) fn with(
    row: system_record::Model,
    evidence: Option<&Evidence>,
    names: &save::Names,
) -> Result<system_record::Model> {
    let invented = row.product_id.is_some_and(|id| names.invented_products.contains(&id))
        || row.vendor_id.is_some_and(|id| names.invented_vendor(id))
        || evidence.is_some_and(|evidence| evidence.demonstration);
    Ok(system_record::Model {
        evidence: evidence.map(save::document).transpose()?,
        evidence_contract_id: evidence.map(|evidence| evidence.contract.0),
        demonstration: invented,
        ..row
    })
}

/// Who delivers which product, as contracts tell, in the order of time.
async fn sold(
    connection: &impl ConnectionTrait,
    names: &save::Names,
) -> Result<BTreeMap<Uuid, Vec<VendorId>>> {
    let told =
        system_record::Column::Evidence.is_not_null().and(system_record::Column::ProductId.is_not_null());
    let rows = system_record::Entity::find().filter(told).all(connection).await?;
    let mut seen: BTreeMap<Uuid, Vec<(Option<NaiveDate>, Uuid, VendorId)>> = BTreeMap::new();
    for record in &rows {
        let Some(evidence) = row::system(record)?.evidence else { continue };
        let (Some(product), Some(vendor)) = (record.product_id, evidence.vendor) else { continue };
        seen.entry(names.product(product)).or_default().push((evidence.since, record.id, vendor));
    }
    let in_time = |(product, mut seen): (Uuid, Vec<_>)| {
        seen.sort();
        (product, seen.into_iter().map(|(_, _, vendor)| vendor).collect())
    };
    Ok(seen.into_iter().map(in_time).collect())
}

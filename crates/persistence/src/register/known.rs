//! What the register knows already: for the directories, and for folding a process again.

use std::collections::{BTreeMap, HashMap, HashSet};

use muster_domain::id::{AuthorityId, ContractId, NoticeId, ProcurementId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::notice::Source;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Known, ProcessIds, StoredNotice};
use crate::entity::{
    authority, authority_identifier, authority_name, contract, notice, procurement, vendor,
    vendor_identifier, vendor_name,
};
use crate::text::cleaned;
use crate::{Error, Result};

/// Values in one `IN` list.
pub(super) const AT_A_TIME: usize = 500;

/// Every authority with its names and identifiers, in the order they came.
pub(super) async fn authorities(transaction: &DatabaseTransaction) -> Result<Vec<Known<AuthorityId>>> {
    let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in authority_name::Entity::find().all(transaction).await? {
        names.entry(row.authority_id).or_default().push(row.name);
    }
    let mut identifiers: HashMap<Uuid, Vec<Identifier>> = HashMap::new();
    for row in authority_identifier::Entity::find().all(transaction).await? {
        let identifier = Identifier { scheme: row.scheme, id: row.identifier };
        identifiers.entry(row.authority_id).or_default().push(identifier);
    }
    let rows = authority::Entity::find().order_by_asc(authority::Column::Id).all(transaction).await?;
    let known = rows.into_iter().map(|row| Known {
        id: AuthorityId(row.id),
        names: with_name(names.remove(&row.id).unwrap_or_default(), &row.name),
        identifiers: identifiers.remove(&row.id).unwrap_or_default(),
        code: row.code,
        name: row.name,
    });
    Ok(known.collect())
}

/// Every vendor with its names and identifiers, in the order they came.
pub(crate) async fn vendors(transaction: &DatabaseTransaction) -> Result<Vec<Known<VendorId>>> {
    let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in vendor_name::Entity::find().all(transaction).await? {
        names.entry(row.vendor_id).or_default().push(row.name);
    }
    let mut identifiers: HashMap<Uuid, Vec<Identifier>> = HashMap::new();
    for row in vendor_identifier::Entity::find().all(transaction).await? {
        let identifier = Identifier { scheme: row.scheme, id: row.identifier };
        identifiers.entry(row.vendor_id).or_default().push(identifier);
    }
    let rows = vendor::Entity::find().order_by_asc(vendor::Column::Id).all(transaction).await?;
    let known = rows.into_iter().map(|row| Known {
        id: VendorId(row.id),
        code: None,
        names: with_name(names.remove(&row.id).unwrap_or_default(), &row.name),
        identifiers: identifiers.remove(&row.id).unwrap_or_default(),
        name: row.name,
    });
    Ok(known.collect())
}

/// Vendors that only registers have named so far.
pub(super) async fn vendors_of_registers(transaction: &DatabaseTransaction) -> Result<HashSet<VendorId>> {
    let ids: Vec<Uuid> = vendor::Entity::find()
        .select_only()
        .column(vendor::Column::Id)
        .filter(vendor::Column::NamedBy.is_not_null())
        .into_tuple()
        .all(transaction)
        .await?;
    Ok(ids.into_iter().map(VendorId).collect())
}

fn with_name(mut names: Vec<String>, name: &str) -> Vec<String> {
    if names.iter().all(|n| n != name) {
        names.push(name.to_owned());
    }
    names
}

/// The ids under which notices are kept, by source, release and digest.
pub(super) async fn kept(
    transaction: &DatabaseTransaction,
    notices: &[(Source, String, String)],
) -> Result<HashMap<(Source, String, String), NoticeId>> {
    let mut kept = HashMap::new();
    let mut by_source: HashMap<Source, Vec<String>> = HashMap::new();
    for (source, release, _) in notices {
        by_source.entry(*source).or_default().push(cleaned(release));
    }
    for (source, releases) in by_source {
        for chunk in releases.chunks(AT_A_TIME) {
            let rows: Vec<(Uuid, String, String)> = notice::Entity::find()
                .select_only()
                .columns([notice::Column::Id, notice::Column::Release, notice::Column::Digest])
                .filter(notice::Column::Source.eq(source.as_str()))
                .filter(notice::Column::Release.is_in(chunk.iter().map(String::as_str)))
                .into_tuple()
                .all(transaction)
                .await?;
            for (id, release, digest) in rows {
                kept.insert((source, release, digest), NoticeId(id));
            }
        }
    }
    Ok(kept)
}

/// The notices kept of these processes; of several versions of one release only the newest.
pub(super) async fn notices_of(
    transaction: &DatabaseTransaction,
    processes: &[String],
) -> Result<Vec<StoredNotice>> {
    let mut newest: BTreeMap<(String, String, String), (chrono::DateTime<chrono::Utc>, StoredNotice)> =
        BTreeMap::new();
    for chunk in processes.chunks(AT_A_TIME) {
        let rows = notice::Entity::find()
            .filter(notice::Column::Process.is_in(chunk.iter().map(String::as_str)))
            .all(transaction)
            .await?;
        for row in rows {
            let source = Source::parse(&row.source)
                .ok_or_else(|| Error::inconsistent("notice", "source", row.id, &row.source))?;
            let key = (row.process.clone(), row.source, row.release.clone());
            let notice = StoredNotice {
                id: NoticeId(row.id),
                source,
                process: row.process,
                release: row.release,
                raw: row.raw,
            };
            let older = newest.get(&key).is_none_or(|(at, n)| (*at, n.id) < (row.imported_at, notice.id));
            if older {
                newest.insert(key, (row.imported_at, notice));
            }
        }
    }
    Ok(newest.into_values().map(|(_, notice)| notice).collect())
}

/// The ids these processes have already.
pub(super) async fn ids_of(
    transaction: &DatabaseTransaction,
    processes: &[String],
) -> Result<BTreeMap<String, ProcessIds>> {
    let mut ids: BTreeMap<String, ProcessIds> = BTreeMap::new();
    for chunk in processes.chunks(AT_A_TIME) {
        let rows: Vec<(Uuid, String)> = procurement::Entity::find()
            .select_only()
            .columns([procurement::Column::Id, procurement::Column::Process])
            .filter(procurement::Column::Process.is_in(chunk.iter().map(String::as_str)))
            .filter(Expr::cust("procurement.face = 0"))
            .into_tuple()
            .all(transaction)
            .await?;
        for (id, process) in rows {
            ids.entry(process).or_default().procurement = Some(ProcurementId(id));
        }
        let rows: Vec<(Uuid, String, String)> = contract::Entity::find()
            .select_only()
            .columns([contract::Column::Id, contract::Column::Process, contract::Column::Award])
            .filter(contract::Column::Process.is_in(chunk.iter().map(String::as_str)))
            .filter(Expr::cust("contract.face = 0"))
            .into_tuple()
            .all(transaction)
            .await?;
        for (id, process, award) in rows {
            ids.entry(process).or_default().contracts.insert(award, ContractId(id));
        }
    }
    Ok(ids)
}

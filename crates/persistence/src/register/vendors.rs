//! Vendors as notices show them: created, or known by one more spelling.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::search::HitKind;
use muster_domain::text::fold;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter};
use uuid::Uuid;

use super::known::AT_A_TIME;
use super::parties::{Evidence, keep_first, once};
use super::{Batch, VendorSeen};
use crate::Result;
use crate::entity::{vendor, vendor_decision, vendor_identifier, vendor_name};
use crate::insert::insert;
use crate::search::{self, Document, Shelf};
use crate::text::{cleaned, cleaned_option};
use crate::vendor::family;

/// Creates vendors and keeps their spellings, identifiers and decisions; they come after notices,
/// which they cite, and before contracts, which name them. Says which changed.
pub(crate) async fn see(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    evidence: &Evidence<'_>,
) -> Result<BTreeSet<Uuid>> {
    let mut ids: BTreeSet<Uuid> = batch.vendors.iter().map(|v| v.id.0).collect();
    ids.extend(batch.vendors.iter().filter_map(|v| v.conflicts_with).map(|v| v.0));
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut vendors: BTreeMap<Uuid, vendor::Model> = BTreeMap::new();
    let mut names: BTreeMap<(Uuid, String), vendor_name::Model> = BTreeMap::new();
    let mut identifiers: BTreeMap<(Uuid, String, String), vendor_identifier::Model> = BTreeMap::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let of = || chunk.iter().copied();
        let find = vendor::Entity::find().filter(vendor::Column::Id.is_in(of()));
        vendors.extend(find.all(transaction).await?.into_iter().map(|v| (v.id, v)));
        let find = vendor_name::Entity::find().filter(vendor_name::Column::VendorId.is_in(of()));
        names.extend(find.all(transaction).await?.into_iter().map(|n| ((n.vendor_id, n.name.clone()), n)));
        let find = vendor_identifier::Entity::find().filter(vendor_identifier::Column::VendorId.is_in(of()));
        identifiers.extend(
            find.all(transaction)
                .await?
                .into_iter()
                .map(|i| ((i.vendor_id, i.scheme.clone(), i.identifier.clone()), i)),
        );
    }
    let published = publish(transaction, batch, &vendors).await?;
    names.retain(|(vendor, _), _| !published.contains_key(vendor));
    let before = (vendors.clone(), names.clone(), identifiers.clone());
    vendors.extend(published);
    let mut decisions = Vec::new();
    for seen in &batch.vendors {
        let row = vendors.entry(seen.id.0).or_insert_with(|| new_vendor(seen, evidence.now));
        row.demonstration &= seen.demonstration;
        row.conflicting |= seen.conflicts_with.is_some();
        row.sme = seen.sme.or(row.sme);
        row.vcse = seen.vcse.or(row.vcse);
        if row.company_number.is_none() {
            row.company_number = cleaned_option(seen.company_number.as_deref());
        }
        if let Some(other) = seen.conflicts_with.and_then(|v| vendors.get_mut(&v.0)) {
            other.conflicting = true;
        }
        see_name(&mut names, seen, evidence);
        for identifier in &seen.identifiers {
            let key = (seen.id.0, cleaned(&identifier.scheme), cleaned(&identifier.id));
            let row = identifiers.entry(key.clone()).or_insert_with(|| vendor_identifier::Model {
                vendor_id: key.0,
                scheme: key.1,
                identifier: key.2,
                demonstration: true,
            });
            row.demonstration &= seen.demonstration;
        }
        decisions.push(decision(seen, evidence));
    }
    let changed_names: Vec<&vendor_name::Model> =
        names.iter().filter(|(key, row)| before.1.get(*key) != Some(row)).map(|(_, row)| row).collect();
    let changed_identifiers: Vec<vendor_identifier::Model> = identifiers
        .iter()
        .filter(|(key, row)| before.2.get(*key) != Some(row))
        .map(|(_, row)| row.clone())
        .collect();
    let touched: BTreeSet<Uuid> = vendors
        .iter()
        .filter(|(id, row)| before.0.get(*id) != Some(row))
        .map(|(id, _)| *id)
        .chain(changed_names.iter().map(|n| n.vendor_id))
        .chain(changed_identifiers.iter().map(|i| i.vendor_id))
        .collect();
    let (mut documents, mut merged) = (Vec::new(), Vec::new());
    for id in &touched {
        let Some(row) = vendors.get_mut(id) else { continue };
        row.version += i64::from(before.0.contains_key(id));
        // What a merged vendor is called finds the one that it leads to.
        if row.merged_into.is_some() {
            merged.push(*id);
            continue;
        }
        // Search tells everybody: what only a register named, it does not know.
        if row.named_by.is_some() {
            continue;
        }
        let spellings = names.range((*id, String::new())..).take_while(|((of, _), _)| of == id);
        documents.push(document(row, spellings.map(|((_, name), _)| name.clone())));
    }
    let rows: Vec<vendor::Model> = touched.iter().filter_map(|id| vendors.get(id).cloned()).collect();
    let whole_row = OnConflict::column(vendor::Column::Id)
        .update_columns(vendor::Column::iter().filter(|c| !matches!(c, vendor::Column::Id)))
        .to_owned();
    insert(transaction, &rows, Some(&whole_row)).await?;
    let conflict = OnConflict::columns([vendor_name::Column::VendorId, vendor_name::Column::Name])
        .update_columns([vendor_name::Column::TimesSeen, vendor_name::Column::Demonstration])
        .to_owned();
    let rows: Vec<vendor_name::Model> = changed_names.into_iter().cloned().collect();
    insert(transaction, &rows, Some(&conflict)).await?;
    let conflict = OnConflict::columns([
        vendor_identifier::Column::VendorId,
        vendor_identifier::Column::Scheme,
        vendor_identifier::Column::Identifier,
    ])
    .update_column(vendor_identifier::Column::Demonstration)
    .to_owned();
    insert(transaction, &changed_identifiers, Some(&conflict)).await?;
    let decisions = once(decisions, |d| (d.vendor_id, d.name.clone(), d.identifiers.clone()));
    insert(transaction, &decisions, Some(&keep_first())).await?;
    search::keep(transaction, Shelf::Public, &documents).await?;
    refind(transaction, &survivors(transaction, merged).await?).await?;
    Ok(touched)
}

/// Vendors that only a register had named and that a notice names now are everybody's: called as the notice
/// calls them, and without what only the register said.
async fn publish(
    transaction: &DatabaseTransaction,
    batch: &Batch,
    vendors: &BTreeMap<Uuid, vendor::Model>,
) -> Result<BTreeMap<Uuid, vendor::Model>> {
    let mut published = BTreeMap::new();
    for seen in batch.vendors.iter().filter(|seen| seen.notice.is_some()) {
        let Some(row) = vendors.get(&seen.id.0).filter(|row| row.named_by.is_some()) else { continue };
        let name = cleaned(&seen.spelling);
        let row = vendor::Model {
            named_by: None,
            name_folded: fold(&name),
            name,
            demonstration: true,
            ..row.clone()
        };
        published.entry(row.id).or_insert(row);
    }
    let ids = || published.keys().copied();
    vendor_name::Entity::delete_many()
        .filter(vendor_name::Column::VendorId.is_in(ids()))
        .exec(transaction)
        .await?;
    vendor_decision::Entity::delete_many()
        .filter(vendor_decision::Column::VendorId.is_in(ids()))
        .exec(transaction)
        .await?;
    Ok(published)
}

/// What finds a vendor: its name, every spelling, and its company number.
fn document(row: &vendor::Model, spellings: impl Iterator<Item = String>) -> Document {
    Document {
        kind: HitKind::Vendor,
        record: row.id,
        title: row.name.clone(),
        aliases: spellings.chain(row.company_number.clone()).collect(),
        names: String::new(),
        body: String::new(),
    }
}

fn new_vendor(seen: &VendorSeen, now: DateTime<Utc>) -> vendor::Model {
    vendor::Model {
        id: seen.id.0,
        name: cleaned(&seen.name),
        name_folded: fold(&cleaned(&seen.name)),
        company_number: None,
        sme: None,
        vcse: None,
        conflicting: false,
        contracts: 0,
        technology_contracts: 0,
        authorities: 0,
        total_pence: 0,
        demonstration: true,
        created_at: now.trunc_subsecs(6),
        version: 1,
        merged_into: None,
        named_by: seen.named_by.map(|authority| authority.0),
    }
}

/// Counts a spelling once a notice: a notice that was kept before has been counted.
fn see_name(
    names: &mut BTreeMap<(Uuid, String), vendor_name::Model>,
    seen: &VendorSeen,
    evidence: &Evidence<'_>,
) {
    let name = cleaned(&seen.spelling);
    let key = (seen.id.0, name.clone());
    let known = names.contains_key(&key);
    let row = names.entry(key).or_insert_with(|| vendor_name::Model {
        vendor_id: seen.id.0,
        name_folded: fold(&name),
        name,
        times_seen: 0,
        demonstration: true,
    });
    row.times_seen += i64::from(!known || seen.notice.is_some_and(|notice| evidence.fresh.contains(&notice)));
    row.demonstration &= seen.demonstration;
}

fn decision(seen: &VendorSeen, evidence: &Evidence<'_>) -> vendor_decision::Model {
    let identifiers = seen.identifiers.iter().map(|i| format!("{} {}", cleaned(&i.scheme), cleaned(&i.id)));
    vendor_decision::Model {
        vendor_id: seen.id.0,
        name: cleaned(&seen.spelling),
        identifiers: identifiers.collect::<Vec<_>>().join("\n"),
        outcome: seen.outcome.clone(),
        reason: cleaned(&seen.reason),
        conflicts_with: seen.conflicts_with.map(|v| v.0),
        notice_id: seen.notice.map(|notice| evidence.stored(notice)),
        decided_at: evidence.now.trunc_subsecs(6),
    }
}

/// Makes vendors known to search by the spellings that are stored of them now.
pub(crate) async fn refind(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<()> {
    let mut documents = Vec::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let find = vendor::Entity::find().filter(vendor::Column::Id.is_in(chunk.iter().copied()));
        let find = find.filter(vendor::Column::NamedBy.is_null());
        for row in find.all(transaction).await? {
            let family = family(transaction, row.id).await?;
            let names = vendor_name::Entity::find().filter(vendor_name::Column::VendorId.is_in(family));
            let names = names.all(transaction).await?.into_iter().map(|n| n.name);
            documents.push(document(&row, names));
        }
    }
    search::keep(transaction, Shelf::Public, &documents).await
}

/// The vendors that merged ones lead to, each once.
async fn survivors(transaction: &DatabaseTransaction, merged: Vec<Uuid>) -> Result<Vec<Uuid>> {
    let mut found = BTreeSet::new();
    let mut open = merged;
    while let Some(id) = open.pop() {
        match vendor::Entity::find_by_id(id).one(transaction).await?.and_then(|row| row.merged_into) {
            Some(into) => open.push(into),
            None => {
                found.insert(id);
            }
        }
    }
    Ok(found.into_iter().collect())
}

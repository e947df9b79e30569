//! What a split gives away: spellings and identifiers, and what of the vendors concerned follows from that.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use muster_domain::identifier::Identifier;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Split, one};
use crate::entity::{
    vendor_decision, vendor_identifier, vendor_name, vendor_ruling_identifier, vendor_ruling_name,
};
use crate::insert::insert;
use crate::sql::Sql;
use crate::text::cleaned;
use crate::vendor::family;
use crate::{Error, Result};

/// The rows of the spellings and identifiers that a split names; those that the vendor does not have
/// are told with their place, and so is a split that leaves nothing behind.
pub(super) fn chosen<'a>(
    split: &Split,
    names: &'a [vendor_name::Model],
    identifiers: &'a [vendor_identifier::Model],
) -> Result<(Vec<&'a vendor_name::Model>, Vec<&'a vendor_identifier::Model>)> {
    let mut wrong = Vec::new();
    let mut moved_names = Vec::new();
    for (at, name) in split.names.iter().enumerate() {
        let before = moved_names.len();
        moved_names.extend(names.iter().filter(|n| n.name == *name));
        if moved_names.len() == before {
            wrong.push((format!("/names/{at}"), format!("the vendor has no spelling {name:?}")));
        }
    }
    let mut moved_identifiers = Vec::new();
    for (at, number) in split.numbers.iter().enumerate() {
        let before = moved_identifiers.len();
        let said = |i: &&vendor_identifier::Model| {
            i.identifier == *number || format!("{}-{}", i.scheme, i.identifier) == *number
        };
        moved_identifiers.extend(identifiers.iter().filter(said));
        if moved_identifiers.len() == before {
            wrong.push((format!("/numbers/{at}"), format!("the vendor has no number {number:?}")));
        }
    }
    if split.names.is_empty() && split.numbers.is_empty() {
        wrong.push(("/names".to_owned(), "say which spellings or numbers are the new vendor's".to_owned()));
    } else if moved_names.len() == names.len() && moved_identifiers.len() == identifiers.len() {
        wrong.push(("/names".to_owned(), "leave the vendor one of its spellings or numbers".to_owned()));
    }
    if wrong.is_empty() { Ok((moved_names, moved_identifiers)) } else { Err(Error::Unacceptable(wrong)) }
}

pub(super) async fn pin(
    transaction: &DatabaseTransaction,
    ruling_id: Uuid,
    names: &[&vendor_name::Model],
    identifiers: &[&vendor_identifier::Model],
) -> Result<()> {
    let keep = OnConflict::new().do_nothing().to_owned();
    let names: BTreeSet<&str> = names.iter().map(|n| n.name.as_str()).collect();
    let rows: Vec<vendor_ruling_name::Model> = names
        .into_iter()
        .map(|name| vendor_ruling_name::Model { ruling_id, name: name.to_owned() })
        .collect();
    insert(transaction, &rows, Some(&keep)).await?;
    let identifiers: BTreeSet<(&str, &str)> =
        identifiers.iter().map(|i| (i.scheme.as_str(), i.identifier.as_str())).collect();
    let rows: Vec<vendor_ruling_identifier::Model> = identifiers
        .into_iter()
        .map(|(scheme, identifier)| vendor_ruling_identifier::Model {
            ruling_id,
            scheme: scheme.to_owned(),
            identifier: identifier.to_owned(),
        })
        .collect();
    insert(transaction, &rows, Some(&keep)).await
}

/// Gives spellings and identifiers of one family to the new vendor.
pub(super) async fn hand_over(
    transaction: &DatabaseTransaction,
    family: &[Uuid],
    new: Uuid,
    names: &[&vendor_name::Model],
    identifiers: &[&vendor_identifier::Model],
) -> Result<()> {
    let mut given: BTreeMap<&str, vendor_name::Model> = BTreeMap::new();
    for row in names {
        let fresh = || vendor_name::Model { vendor_id: new, times_seen: 0, ..(*row).clone() };
        let kept = given.entry(&row.name).or_insert_with(fresh);
        kept.times_seen += row.times_seen;
        kept.demonstration &= row.demonstration;
    }
    let of_family = vendor_name::Column::VendorId.is_in(family.iter().copied());
    let these = vendor_name::Column::Name.is_in(given.keys().copied());
    vendor_name::Entity::delete_many().filter(of_family).filter(these).exec(transaction).await?;
    insert(transaction, &given.into_values().collect::<Vec<_>>(), None).await?;
    let mut given: BTreeMap<(&str, &str), vendor_identifier::Model> = BTreeMap::new();
    for row in identifiers {
        let fresh = || vendor_identifier::Model { vendor_id: new, ..(*row).clone() };
        given.entry((&row.scheme, &row.identifier)).or_insert_with(fresh).demonstration &= row.demonstration;
        vendor_identifier::Entity::delete_by_id((row.vendor_id, row.scheme.clone(), row.identifier.clone()))
            .exec(transaction)
            .await?;
    }
    insert(transaction, &given.into_values().collect::<Vec<_>>(), None).await
}

pub(super) fn decision(
    vendor: Uuid,
    name: &str,
    from: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> vendor_decision::Model {
    vendor_decision::Model {
        vendor_id: vendor,
        name: name.to_owned(),
        identifiers: String::new(),
        outcome: "decided".to_owned(),
        reason: cleaned(&format!("A person decided that “{name}” is not {from}: {reason}")),
        conflicts_with: None,
        notice_id: None,
        decided_at: now,
    }
}

/// The first company number among identifiers.
pub(super) fn company_number<'a>(
    identifiers: impl Iterator<Item = &'a vendor_identifier::Model>,
) -> Option<String> {
    let mut numbers: Vec<&str> = identifiers
        .filter(|i| i.scheme == Identifier::COMPANIES_HOUSE)
        .map(|i| i.identifier.as_str())
        .collect();
    numbers.sort_unstable();
    numbers.first().map(|number| (*number).to_owned())
}

/// Shows another company number of a vendor where it gave the one shown away.
pub(super) async fn renumber(transaction: &DatabaseTransaction, id: Uuid) -> Result<()> {
    let Some(row) = one(transaction, id).await? else { return Ok(()) };
    let left = vendor_identifier::Entity::find()
        .filter(vendor_identifier::Column::VendorId.eq(id))
        .all(transaction)
        .await?;
    let shown = row.company_number.as_deref();
    if left.iter().any(|i| i.scheme == Identifier::COMPANIES_HOUSE && Some(i.identifier.as_str()) == shown) {
        return Ok(());
    }
    let mut sql = Sql::new("UPDATE vendor SET version = version + 1, company_number = ");
    sql.bind(company_number(left.iter())).push(" WHERE id = ").bind(id);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

/// A vendor is in conflict while it shares a number with one that is still another.
pub(super) async fn reconsider_conflict(transaction: &DatabaseTransaction, id: Uuid) -> Result<()> {
    let family = family(transaction, id).await?;
    let mut sql = Sql::new("UPDATE vendor SET conflicting = EXISTS (SELECT 1 FROM vendor_decision d WHERE ");
    sql.push("d.conflicts_with IS NOT NULL AND (d.vendor_id IN (").list(family.iter().copied());
    sql.push(") AND d.conflicts_with NOT IN (").list(family.iter().copied());
    sql.push(") OR d.conflicts_with IN (").list(family.iter().copied());
    sql.push(") AND d.vendor_id NOT IN (").list(family.iter().copied());
    sql.push("))) WHERE id = ").bind(id);
    transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    Ok(())
}

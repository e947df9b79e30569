//! The references by which an authority's other systems know its records.

use std::collections::BTreeMap;

use muster_domain::id::AuthorityId;
use muster_domain::record::{Record, RecordKind};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::load::AT_A_TIME;
use super::save::Saved;
use crate::entity::record_reference::{Column, Entity, Model};
use crate::insert::insert;
use crate::text::cleaned;
use crate::{Error, Result};

/// The live record of an authority that has this reference.
pub(super) async fn find(
    connection: &impl ConnectionTrait,
    authority: AuthorityId,
    kind: RecordKind,
    reference: &str,
) -> Result<Option<Uuid>> {
    let key = (authority.0, kind.as_str().to_owned(), cleaned(reference));
    Ok(Entity::find_by_id(key).one(connection).await?.map(|row| row.record_id))
}

/// Notes the references that records have now. Whoever writes them holds the register, so that nobody else
/// takes one between looking and writing. One record can take over what another of these gives up.
///
/// # Errors
/// [`Error::Taken`] where another live record has it.
pub(super) async fn keep(transaction: &DatabaseTransaction, saved: &[Saved<'_>]) -> Result<()> {
    let differ: Vec<&Saved<'_>> =
        saved.iter().filter(|s| s.before.and_then(Record::reference) != s.after.reference()).collect();
    let known: Vec<Uuid> = differ.iter().filter(|s| s.before.is_some()).map(|s| s.after.id).collect();
    for chunk in known.chunks(AT_A_TIME) {
        let given_up = Column::RecordId.is_in(chunk.iter().copied());
        Entity::delete_many().filter(given_up).exec(transaction).await?;
    }
    let mut rows: BTreeMap<(Uuid, String, String), Model> = BTreeMap::new();
    for Saved { after, .. } in differ {
        let Some(reference) = after.reference().map(cleaned) else { continue };
        let kind = after.kind.as_str().to_owned();
        let row = Model {
            authority_id: after.authority.0,
            kind,
            reference: reference.clone(),
            record_id: after.id,
        };
        let key = (row.authority_id, row.kind.clone(), row.reference.clone());
        if let Some(other) = rows.insert(key, row) {
            return Err(Error::Taken { reference, record: other.record_id });
        }
    }
    let wanted: Vec<&Model> = rows.values().collect();
    for chunk in wanted.chunks(AT_A_TIME) {
        let references = chunk.iter().map(|row| row.reference.as_str());
        let taken = Entity::find().filter(Column::Reference.is_in(references)).all(transaction).await?;
        let is_taken =
            |row: &Model| rows.contains_key(&(row.authority_id, row.kind.clone(), row.reference.clone()));
        if let Some(row) = taken.into_iter().find(is_taken) {
            return Err(Error::Taken { reference: row.reference, record: row.record_id });
        }
    }
    insert(transaction, &rows.into_values().collect::<Vec<_>>(), None).await
}

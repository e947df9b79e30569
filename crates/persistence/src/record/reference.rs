//! The references by which an authority's other systems know its records.

use muster_domain::id::AuthorityId;
use muster_domain::record::{Record, RecordKind};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

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

/// Notes the reference that a record has now. Whoever writes it holds the register, so that nobody else
/// takes it between looking and writing.
///
/// # Errors
/// [`Error::Taken`] where another live record has it.
pub(super) async fn keep(
    transaction: &DatabaseTransaction,
    before: Option<&Record>,
    after: &Record,
) -> Result<()> {
    let reference = after.reference();
    if before.and_then(Record::reference) == reference {
        return Ok(());
    }
    if before.is_some() {
        Entity::delete_many().filter(Column::RecordId.eq(after.id)).exec(transaction).await?;
    }
    let Some(reference) = reference else { return Ok(()) };
    if let Some(record) = find(transaction, after.authority, after.kind, reference).await? {
        return Err(Error::Taken { reference: reference.to_owned(), record });
    }
    let row = Model {
        authority_id: after.authority.0,
        kind: after.kind.as_str().to_owned(),
        reference: cleaned(reference),
        record_id: after.id,
    };
    insert(transaction, &[row], None).await
}

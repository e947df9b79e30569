//! Many rows in few statements.

use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityName, EntityTrait, Iterable, ModelTrait};

use crate::Result;

/// Values in one statement. SQLite takes 32,766 and PostgreSQL 65,535; past a few thousand nothing
/// is gained any more.
const VALUES: usize = 8_000;

/// Inserts rows, as many a statement as fit. What to do about rows that are there already is
/// `conflict`'s matter.
pub(crate) async fn insert<M>(
    transaction: &DatabaseTransaction,
    rows: &[M],
    conflict: Option<&OnConflict>,
) -> Result<()>
where
    M: ModelTrait,
{
    let columns: Vec<_> = <M::Entity as EntityTrait>::Column::iter().collect();
    // Always the same number of rows, so that the statement is prepared once; the rest as it comes.
    let at_a_time = (VALUES / columns.len()).max(1);
    for chunk in rows.chunks(at_a_time) {
        let mut query = Query::insert();
        query.into_table(M::Entity::default().table_ref()).columns(columns.iter().copied());
        for row in chunk {
            query.values_panic(columns.iter().map(|column| Expr::val(row.get(*column))));
        }
        if let Some(conflict) = conflict {
            query.on_conflict(conflict.clone());
        }
        transaction.execute(&query).await?;
    }
    Ok(())
}

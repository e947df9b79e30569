//! The notices that tell of an authority's records.

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::id::AuthorityId;
use muster_domain::notice::NoticeKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Told, tell};
use crate::Result;
use crate::entity::notice;
use crate::reader::Reader;
use crate::sql::Sql;

/// Of its contracts.
pub(super) async fn of_contracts(reader: &Reader, authority: AuthorityId) -> Result<Told> {
    of(reader, authority, "contract").await
}

/// Of its procurements.
pub(super) async fn of_procurements(reader: &Reader, authority: AuthorityId) -> Result<Told> {
    of(reader, authority, "procurement").await
}

async fn of(reader: &Reader, authority: AuthorityId, noun: &str) -> Result<Told> {
    // The public face has the record's own id; its notices are those of every face.
    let mut sql = Sql::new(&format!(
        "SELECT t.{noun}_id, n.kind, n.notice_type, n.published_at FROM {noun}_notice t \
         JOIN notice n ON n.id = t.notice_id \
         WHERE t.{noun}_id IN (SELECT r.record_id FROM {noun} r WHERE r.authority_id = "
    ));
    sql.bind(authority.0).push(")");
    let mut told = Told::new();
    for row in reader.query_all_raw(sql.statement(reader.get_database_backend())).await? {
        let id: Uuid = row.try_get_by_index(0)?;
        let kind: String = row.try_get_by_index(1)?;
        let at: Option<DateTime<Utc>> = row.try_get_by_index(3)?;
        tell(&mut told, id, &kind, row.try_get_by_index(2)?, at.map(|at| at.date_naive()));
    }
    Ok(told)
}

/// The days on which it published pipeline notices.
pub(super) async fn pipelines(reader: &Reader, authority: AuthorityId) -> Result<Vec<NaiveDate>> {
    let at: Vec<Option<DateTime<Utc>>> = notice::Entity::find()
        .select_only()
        .column(notice::Column::PublishedAt)
        .filter(notice::Column::AuthorityId.eq(authority.0))
        .filter(notice::Column::Kind.eq(NoticeKind::Pipeline.as_str()))
        .into_tuple()
        .all(reader)
        .await?;
    Ok(at.into_iter().flatten().map(|at| at.date_naive()).collect())
}

//! One record with the notices of its process, asked in one statement: on SQLite each statement is a
//! walk to the connection's thread and back, which costs more than reading a handful of notices does.

use chrono::{DateTime, Utc};
use muster_domain::id::NoticeId;
use muster_domain::notice::{NoticeKind, NoticeRef, Source};
use muster_domain::page::PageRequest;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryResult, QuerySelect, Select,
};
use uuid::Uuid;

use crate::list::Assemble;
use crate::reader::Reader;
use crate::{Error, Result};

/// A row with the notices of its process beside it, as JSON.
struct Told<R> {
    row: R,
    notices: Option<String>,
}

impl<R: FromQueryResult> FromQueryResult for Told<R> {
    fn from_query_result(result: &QueryResult, pre: &str) -> Result<Self, DbErr> {
        Ok(Self { row: R::from_query_result(result, pre)?, notices: result.try_get(pre, "notices")? })
    }
}

/// The one record that `select` finds in `table`, with the notices of its process, newest first, as many
/// as one page holds.
///
/// # Errors
/// When the database fails or holds something inconsistent.
pub(crate) async fn with_notices<E, R, T>(
    reader: &Reader,
    table: &str,
    select: Select<E>,
    assemble: Assemble<R, T>,
) -> Result<Option<(T, Vec<NoticeRef>)>>
where
    E: EntityTrait,
    R: FromQueryResult + Send + Sync,
{
    let beside = Expr::cust(notices_of(reader.get_database_backend(), table));
    let found = select.expr_as(beside, "notices").into_model::<Told<R>>().one(reader).await?;
    let Some(Told { row, notices }) = found else { return Ok(None) };
    let notices = read(notices.as_deref().unwrap_or("[]"))?;
    Ok(assemble(reader, vec![row]).await?.pop().map(|record| (record, notices)))
}

fn notices_of(backend: DbBackend, table: &str) -> String {
    let (id, array, all) = match backend {
        DbBackend::Sqlite => ("hex(id)", "json_array", "json_group_array(json(n.told) ORDER BY"),
        _ => ("id", "json_build_array", "json_agg(n.told ORDER BY"),
    };
    let newest = "published_at DESC NULLS LAST, id DESC";
    let most = PageRequest::MOST;
    format!(
        "(SELECT CAST({all} {newest}) AS text) FROM (SELECT id, published_at, \
         {array}({id}, source, release, kind, notice_type, title, published_at, url) AS told \
         FROM notice WHERE notice.process = {table}.process ORDER BY {newest} LIMIT {most}) n)"
    )
}

/// A notice in the order of [`notices_of`].
type Row =
    (Uuid, String, String, String, Option<String>, Option<String>, Option<DateTime<Utc>>, Option<String>);

fn read(text: &str) -> Result<Vec<NoticeRef>> {
    let rows: Vec<Row> =
        serde_json::from_str(text).map_err(|_| Error::inconsistent("notice", "told", Uuid::nil(), text))?;
    let notice = |(id, source, release, kind, notice_type, title, published_at, url): Row| {
        let inconsistent = |column, value: &str| Error::inconsistent("notice", column, id, value);
        Ok(NoticeRef {
            id: NoticeId(id),
            source: Source::parse(&source).ok_or_else(|| inconsistent("source", &source))?,
            kind: NoticeKind::parse(&kind).ok_or_else(|| inconsistent("kind", &kind))?,
            release,
            notice_type,
            title,
            published_at,
            url,
        })
    };
    rows.into_iter().map(notice).collect()
}

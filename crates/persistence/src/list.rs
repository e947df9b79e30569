//! Pages and streams of any list.

use async_stream::try_stream;
use futures_util::future::{BoxFuture, try_join};
use futures_util::stream::BoxStream;
use muster_domain::page::{Page, PageRequest};
use muster_domain::viewer::Viewer;
use sea_orm::{EntityTrait, ModelTrait, Select};

use crate::keyset::{Keyset, Read};
use crate::reader::Reader;
use crate::total::total;
use crate::{Database, Error, Result};

/// Rows that a stream reads at a time: enough that a query's cost does not show, few enough that
/// memory does not either.
const STREAMED: u64 = 1_000;

/// Makes domain values of rows: all of a page at once, so that child rows cost one query a table.
pub(crate) type Assemble<R, T> = for<'a> fn(&'a Reader, Vec<R>) -> BoxFuture<'a, Result<Vec<T>>>;

/// One page of what `select` matches.
pub(crate) async fn page<E, R, T>(
    reader: &Reader,
    select: Select<E>,
    keyset: &Keyset<E>,
    request: &PageRequest,
    assemble: Assemble<R, T>,
) -> Result<Page<T>>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    R: Read<E>,
{
    let limit = usize::from(request.limit.clamp(1, PageRequest::MOST));
    let position = request.cursor.as_deref().map(|c| keyset.position(c)).transpose()?;
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX) + 1;
    let rows = async {
        let mut rows: Vec<R> = keyset.rows(reader, &select, position.as_ref(), one_more).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| keyset.cursor(last.row()));
        Ok::<_, Error>((assemble(reader, rows).await?, next))
    };
    if request.cursor.is_some() {
        let ((items, next), total) = try_join(rows, total(reader, &select)).await?;
        return Ok(Page { items, next, total });
    }
    let (items, next) = rows.await?;
    // A first page that is the last one too has counted itself.
    let total = match next {
        None => u64::try_from(items.len()).ok(),
        Some(_) => total(reader, &select).await?,
    };
    Ok(Page { items, next, total })
}

/// Everything that `select` matches, a thousand rows in memory at a time. No transaction stays open
/// meanwhile, so that an export holds up no writer.
pub(crate) fn stream<E, R, T>(
    database: Database,
    viewer: Viewer,
    select: Select<E>,
    keyset: Keyset<E>,
    assemble: Assemble<R, T>,
) -> BoxStream<'static, Result<T>>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    R: Read<E> + 'static,
    T: Send + 'static,
{
    Box::pin(try_stream! {
        let mut position = None;
        loop {
            let reader = Reader::open(&database, &viewer).await?;
            let rows: Vec<R> = keyset.rows(&reader, &select, position.as_ref(), STREAMED).await?;
            let Some(last) = rows.last() else { break };
            position = Some(keyset.position_of(last.row()));
            let done = u64::try_from(rows.len()).is_ok_and(|n| n < STREAMED);
            let items = assemble(&reader, rows).await?;
            drop(reader);
            for item in items {
                yield item;
            }
            if done {
                break;
            }
        }
    })
}

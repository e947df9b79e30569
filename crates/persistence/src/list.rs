//! Pages and streams of any list.

use async_stream::try_stream;
use futures_util::future::{BoxFuture, try_join};
use futures_util::stream::BoxStream;
use muster_domain::page::{Page, PageRequest};
use muster_domain::viewer::Viewer;
use sea_orm::{DbErr, EntityTrait, ModelTrait, Select};

use crate::cursor::Position;
use crate::keyset::{Keyset, Read};
use crate::reader::Reader;
use crate::total::total;
use crate::{Database, Error, Result};

/// Rows that a stream reads at a time: enough that a query's cost does not show, few enough that
/// memory does not either.
const STREAMED: u64 = 500;

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

/// Everything that `select` matches, five hundred rows at a time: the next are asked for before records are made of
/// those at hand, so that the database works while they are made, written and sent. A thousand are in memory at most.
/// No transaction stays open meanwhile, so that an export holds up no writer.
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
    let ask = move |position| {
        let (database, select, keyset) = (database.clone(), select.clone(), keyset.clone());
        tokio::spawn(async move { portion(&database, &viewer, &select, &keyset, position).await })
    };
    Box::pin(try_stream! {
        let mut asked = Some(ask(None));
        while let Some(portion) = asked.take() {
            let (reader, rows, last) = portion.await.map_err(|e| DbErr::Custom(e.to_string()))??;
            asked = last.map(|last| ask(Some(last)));
            // Lets the question go out before this task has its hands full of the answer before.
            tokio::task::yield_now().await;
            for item in assemble(&reader, rows).await? {
                yield item;
            }
        }
    })
}

/// Rows after `position` with what read them, and the last of them where more may follow.
async fn portion<E, R>(
    database: &Database,
    viewer: &Viewer,
    select: &Select<E>,
    keyset: &Keyset<E>,
    position: Option<Position>,
) -> Result<(Reader, Vec<R>, Option<Position>)>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    R: Read<E>,
{
    let reader = Reader::open(database, viewer).await?;
    let rows: Vec<R> = keyset.rows(&reader, select, position.as_ref(), STREAMED).await?;
    let more = u64::try_from(rows.len()).is_ok_and(|n| n == STREAMED);
    let last = rows.last().filter(|_| more).map(|last| keyset.position_of(last.row()));
    Ok((reader, rows, last))
}

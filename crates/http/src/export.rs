//! Every row of a list as one file: NDJSON, CSV, OCDS releases, an Excel workbook, a Parquet table. Used
//! by downloads over HTTP and by the command line; each is sent while it is made, and memory stays constant
//! whatever the number of rows.

pub mod atom;
pub mod calendar;
pub mod cell;
pub mod csv;
pub mod ocds;
mod parquet;
pub(crate) mod xlsx;
mod zip;

use std::collections::HashMap;

use async_stream::try_stream;
use bytes::{Buf, Bytes, BytesMut};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use futures_util::future::ready;
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use muster_domain::governance::Governance;
use muster_domain::id::AuthorityId;
use muster_persistence::Result as Stored;
use tokio::task::{JoinError, spawn_blocking};

use self::cell::Cell;
use self::parquet::Table;
use self::xlsx::Workbook;
use crate::params::decode;
use crate::resource::{Format, Resource};

/// Bytes gathered before they are handed on.
const PIECE: usize = 64 * 1024;

/// Rows of a text written at a time: some hundred kilobytes.
const WRITTEN: usize = 100;

/// The licence of what notices say.
const LICENCE: &str = "Contains public sector information licensed under the Open Government Licence v3.0.";

/// Why an export breaks off. What was written until then is not whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed, or holds something inconsistent.
    #[error(transparent)]
    Stored(#[from] muster_persistence::Error),
    /// A record cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// There is more than a workbook can hold.
    #[error(transparent)]
    TooLarge(#[from] zip::TooLarge),
    /// What was to write it ended.
    #[error(transparent)]
    Ended(#[from] JoinError),
}

/// When an export was made.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The day that dates are judged against.
    pub today: NaiveDate,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// How authorities decide, of those that described it to whoever asks.
pub type Described = HashMap<AuthorityId, Governance>;

/// What of a list was chosen, and how it is wanted.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Filters and order, as the query of an address: files that can say what they are say it.
    pub filter: String,
    /// Whether CSV begins with a byte order mark.
    pub bom: bool,
    /// The address of this installation, which calendars and feeds lead to.
    pub public_url: String,
    /// How authorities decide, for the days of a calendar.
    pub governance: Described,
}

/// All `rows` as a file in pieces. [`Format::Json`] gives one JSON array.
///
/// An error ends the stream: whoever sends it on has to break off there, so that nobody takes half
/// for the whole.
pub fn write<R: Resource>(
    rows: BoxStream<'static, Stored<R::Record>>,
    format: Format,
    stamp: Stamp,
    choice: Choice,
) -> BoxStream<'static, Result<Bytes, Error>> {
    let rows = rows
        .map(|row| row.inspect_err(|error| tracing::error!(%error, list = R::NAME, "an export broke off")))
        .boxed();
    let pieces = match format {
        Format::Xlsx => workbook::<R>(rows, stamp, &choice),
        Format::Parquet => table::<R>(rows, stamp, &choice),
        Format::Ics | Format::Atom => dated::<R>(rows, format, stamp, choice),
        Format::Json | Format::Ndjson | Format::Csv | Format::Ocds => {
            text::<R>(rows, format, stamp, choice.bom)
        }
    };
    // A piece of no bytes would be the end of an answer.
    pieces.try_filter(|piece| ready(!piece.is_empty())).boxed()
}

fn text<R: Resource>(
    rows: BoxStream<'static, Stored<R::Record>>,
    format: Format,
    stamp: Stamp,
    bom: bool,
) -> BoxStream<'static, Result<Bytes, Error>> {
    // Writing takes as long as reading does: the one is done while the other is, and not on a thread that answers
    // others.
    let written =
        rows.ready_chunks(WRITTEN).map(move |some| spawn_blocking(move || lines::<R>(some, format, stamp)));
    let mut written = written.buffered(2);
    let pieces = try_stream! {
        yield Bytes::from(head::<R>(format, stamp, bom));
        let mut first = true;
        while let Some(lines) = written.next().await {
            let mut lines = lines??;
            if first {
                lines.advance(before(format).len());
            }
            first = false;
            while lines.len() > PIECE {
                yield lines.split_to(PIECE);
            }
            yield lines;
        }
        yield Bytes::from_static(tail(format));
    };
    pieces.boxed()
}

/// These rows as they stand in a text, each with what stands before a row that is not the first.
fn lines<R: Resource>(rows: Vec<Stored<R::Record>>, format: Format, stamp: Stamp) -> Result<Bytes, Error> {
    let mut text = Vec::with_capacity(PIECE);
    for row in rows {
        text.extend_from_slice(before(format));
        line::<R>(&mut text, row?, format, stamp)?;
    }
    Ok(text.into())
}

/// A calendar of the days of all rows, or a feed of them.
fn dated<R: Resource>(
    mut rows: BoxStream<'static, Stored<R::Record>>,
    format: Format,
    stamp: Stamp,
    choice: Choice,
) -> BoxStream<'static, Result<Bytes, Error>> {
    let is_calendar = format == Format::Ics;
    let pieces = try_stream! {
        let Choice { filter, public_url, governance, .. } = choice;
        let mut text = BytesMut::with_capacity(PIECE + PIECE / 4);
        let head = match is_calendar {
            true => calendar::head(&format!("Muster: {}", R::NAME)),
            false => atom::head(R::NAME, &filter, &public_url, stamp.now),
        };
        text.extend_from_slice(&head);
        while let Some(row) = rows.next().await {
            let row = row?;
            match is_calendar {
                true => {
                    let days = R::days(&row, &governance);
                    text.extend_from_slice(&calendar::events(&days, &public_url, stamp.today, stamp.now));
                }
                false => {
                    let entry = R::entry(&row).map(|entry| atom::entry(&entry, &public_url));
                    text.extend_from_slice(&entry.unwrap_or_default());
                }
            }
            if text.len() >= PIECE {
                yield text.split().freeze();
            }
        }
        text.extend_from_slice(if is_calendar { calendar::TAIL } else { atom::TAIL });
        yield text.freeze();
    };
    pieces.boxed()
}

fn workbook<R: Resource>(
    mut rows: BoxStream<'static, Stored<R::Record>>,
    stamp: Stamp,
    choice: &Choice,
) -> BoxStream<'static, Result<Bytes, Error>> {
    let about = about::<R>(stamp, choice);
    let pieces = try_stream! {
        let mut workbook = Workbook::new(R::NAME, R::COLUMNS, about)?;
        while let Some(row) = rows.next().await {
            let row = row?;
            let written = with_cells::<R, _>(row, stamp, |cells| workbook.row(cells));
            written?;
            if workbook.waiting() >= PIECE {
                yield Bytes::from(workbook.take());
            }
        }
        workbook.finish()?;
        yield Bytes::from(workbook.take());
    };
    pieces.boxed()
}

fn table<R: Resource>(
    mut rows: BoxStream<'static, Stored<R::Record>>,
    stamp: Stamp,
    choice: &Choice,
) -> BoxStream<'static, Result<Bytes, Error>> {
    let about = about::<R>(stamp, choice);
    let pieces = try_stream! {
        let mut table = Table::new(R::NAME, R::COLUMNS, about);
        while let Some(row) = rows.next().await {
            let row = row?;
            with_cells::<R, _>(row, stamp, |cells| table.row(cells));
            if table.full() {
                // Packing some megabytes takes a while: not on a thread that answers others.
                let (rest, piece) = spawn_blocking(move || {
                    let piece = table.group();
                    (table, piece)
                })
                .await?;
                table = rest;
                yield Bytes::from(piece);
            }
        }
        let rest = spawn_blocking(move || table.finish()).await?;
        yield Bytes::from(rest);
    };
    pieces.boxed()
}

/// Hands on the cells of one row. Nothing waits meanwhile: what they are borrowed from stays on its thread.
fn with_cells<R: Resource, T>(row: R::Record, stamp: Stamp, take: impl FnOnce(&[Cell<'_>]) -> T) -> T {
    let item = R::item(row, stamp.today);
    take(&R::cells(&item))
}

/// What a file says of itself, line by line.
fn about<R: Resource>(stamp: Stamp, choice: &Choice) -> Vec<(String, String)> {
    let line = |what: &str, said: String| (what.to_owned(), said);
    let mut about = vec![
        line("Muster", format!("The list of {}", R::NAME)),
        line("Made at", stamp.now.to_rfc3339_opts(SecondsFormat::Secs, true)),
        line("Dates as of", stamp.today.to_string()),
    ];
    let filters = choice.filter.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let of_the_file = ["format", "bom", "limit", "cursor"].contains(&name);
        (!of_the_file).then(|| Some((format!("Filter: {}", decode(name)?), decode(value)?)))?
    });
    let before = about.len();
    about.extend(filters);
    if about.len() == before {
        about.push(line("Filter", "none beyond what the list shows by itself".to_owned()));
    }
    about.push(line("Licence", LICENCE.to_owned()));
    let besides = "What authorities say of their records is as whoever made this file may see it.";
    about.push(line("Besides", besides.to_owned()));
    about
}

/// What stands before the first row.
fn head<R: Resource>(format: Format, stamp: Stamp, bom: bool) -> Vec<u8> {
    match format {
        Format::Json => b"[\n".to_vec(),
        Format::Csv => {
            let mark: &[u8] = if bom { b"\xef\xbb\xbf" } else { b"" };
            let names: Vec<&str> = R::COLUMNS.iter().map(|column| column.name).collect();
            [mark, &csv::line(&names)].concat()
        }
        Format::Ocds => ocds::head(R::NAME, stamp),
        Format::Ndjson | Format::Xlsx | Format::Parquet | Format::Ics | Format::Atom => Vec::new(),
    }
}

/// Appends one row of a text.
fn line<R: Resource>(out: &mut Vec<u8>, row: R::Record, format: Format, stamp: Stamp) -> Result<(), Error> {
    let item = R::item(row, stamp.today);
    match format {
        Format::Csv => csv::row(out, &R::cells(&item)),
        Format::Ocds => match R::release(&item, stamp.now) {
            Some(release) => serde_json::to_writer(out, &release)?,
            None => serde_json::to_writer(out, &item)?,
        },
        _ => {
            serde_json::to_writer(&mut *out, &item)?;
            if format == Format::Ndjson {
                out.push(b'\n');
            }
        }
    }
    Ok(())
}

/// What stands between a row and the one before it.
const fn before(format: Format) -> &'static [u8] {
    match format {
        Format::Json | Format::Ocds => b",\n",
        _ => b"",
    }
}

/// What stands after the last row.
fn tail(format: Format) -> &'static [u8] {
    match format {
        Format::Json => b"\n]\n",
        Format::Ocds => b"\n]}\n",
        Format::Ndjson | Format::Csv | Format::Xlsx | Format::Parquet | Format::Ics | Format::Atom => b"",
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream::{self, Stream};
    use muster_domain::authority::{Authority, AuthorityKind, AuthorityRef};
    use muster_domain::id::AuthorityId;
    use uuid::Uuid;

    use super::*;
    use crate::authority::Authorities;

    fn authority(n: u128) -> Authority {
        let id = AuthorityId(Uuid::from_u128(n));
        Authority {
            reference: AuthorityRef { id, code: None, name: format!("Council {n}"), member: false },
            kind: AuthorityKind::Other,
            gss: None,
            names: Vec::new(),
            identifiers: Vec::new(),
            contracts: 0,
            technology_contracts: 0,
            procurements: 0,
            version: 1,
        }
    }

    async fn pieces(
        rows: impl Stream<Item = Stored<Authority>> + Send + 'static,
        format: Format,
    ) -> Vec<Result<Bytes, Error>> {
        let stamp = Stamp { today: NaiveDate::MIN, now: DateTime::UNIX_EPOCH };
        write::<Authorities>(rows.boxed(), format, stamp, Choice::default()).collect().await
    }

    #[tokio::test]
    async fn a_failure_in_mid_stream_ends_the_text_without_its_tail() {
        let rows = stream::iter([Ok(authority(1)), Err(muster_persistence::Error::Cursor), Ok(authority(2))]);
        let written = pieces(rows, Format::Json).await;
        assert!(matches!(written.last(), Some(Err(Error::Stored(_)))));
        assert!(written.iter().flatten().all(|piece| !piece.ends_with(b"]\n")));
    }

    #[tokio::test]
    async fn many_rows_come_in_pieces_of_bounded_size() {
        let written = pieces(stream::iter((0..5_000).map(|n| Ok(authority(n)))), Format::Ndjson).await;
        assert!(written.len() > 5);
        let sizes: Vec<usize> = written.into_iter().map(|piece| piece.unwrap().len()).collect();
        assert!(sizes.iter().all(|size| *size < 2 * PIECE), "{sizes:?}");
    }

    /// Each cell fits its column, for every kind of column there is: a cell that does not would be lost.
    #[test]
    fn cells_fit_their_columns() {
        let item = Authorities::item(authority(1), NaiveDate::MIN);
        let cells = Authorities::cells(&item);
        assert_eq!(cells.len(), Authorities::COLUMNS.len());
        assert!(cells.iter().zip(Authorities::COLUMNS).all(|(cell, column)| cell.fits(column.kind)));
    }

    #[tokio::test]
    async fn a_packed_file_begins_to_be_sent_before_its_rows_end() {
        for format in [Format::Xlsx, Format::Parquet] {
            let written = pieces(stream::iter((0..60_000).map(|n| Ok(authority(n)))), format).await;
            assert!(written.len() >= 3, "{format:?}: {}", written.len());
            let broken = stream::iter([Ok(authority(1)), Err(muster_persistence::Error::Cursor)]);
            let written = pieces(broken, format).await;
            assert!(matches!(written.last(), Some(Err(Error::Stored(_)))));
        }
    }

    #[tokio::test]
    async fn an_array_of_rows_is_json() {
        for rows in [0, 1, 3] {
            let written = pieces(stream::iter((0..rows).map(|n| Ok(authority(n)))), Format::Json).await;
            let text: Vec<u8> = written.into_iter().flat_map(|piece| piece.unwrap().to_vec()).collect();
            let read: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
            assert_eq!(read.len() as u128, rows);
        }
    }
}

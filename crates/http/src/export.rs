//! Every row of a list as one text: NDJSON, CSV, or OCDS releases. Used by downloads over HTTP and
//! by the command line; memory stays constant whatever the number of rows.

pub mod csv;
pub mod ocds;

use bytes::{Bytes, BytesMut};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::StreamExt;
use futures_util::stream::{BoxStream, Stream};
use muster_persistence::Result as Stored;

use crate::resource::{Format, Resource};

/// Bytes gathered before they are handed on.
const PIECE: usize = 64 * 1024;

/// Why an export breaks off. What was written until then is not whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed, or holds something inconsistent.
    #[error(transparent)]
    Stored(#[from] muster_persistence::Error),
    /// A record cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// When an export was made.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The day that dates are judged against.
    pub today: NaiveDate,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// The text of all `rows` in pieces. `bom` puts a byte order mark before CSV. [`Format::Json`] gives
/// one JSON array.
///
/// An error ends the stream: whoever sends it on has to break off there, so that nobody takes half
/// for the whole.
pub fn write<R: Resource>(
    mut rows: BoxStream<'static, Stored<R::Record>>,
    format: Format,
    stamp: Stamp,
    bom: bool,
) -> impl Stream<Item = Result<Bytes, Error>> + Send + 'static {
    async_stream::try_stream! {
        let mut text = BytesMut::with_capacity(PIECE + PIECE / 4);
        text.extend_from_slice(&head::<R>(format, stamp, bom));
        let mut first = true;
        while let Some(row) = rows.next().await {
            let row = row.inspect_err(|error| tracing::error!(%error, list = R::NAME, "an export broke off"))?;
            let line = line::<R>(row, format, stamp)?;
            if !first && matches!(format, Format::Json | Format::Ocds) {
                text.extend_from_slice(b",\n");
            }
            text.extend_from_slice(&line);
            first = false;
            if text.len() >= PIECE {
                yield text.split().freeze();
            }
        }
        text.extend_from_slice(tail(format));
        yield text.freeze();
    }
}

/// What stands before the first row.
fn head<R: Resource>(format: Format, stamp: Stamp, bom: bool) -> Vec<u8> {
    match format {
        Format::Json => b"[\n".to_vec(),
        Format::Ndjson => Vec::new(),
        Format::Csv => {
            let mark: &[u8] = if bom { b"\xef\xbb\xbf" } else { b"" };
            [mark, &csv::line(R::COLUMNS)].concat()
        }
        Format::Ocds => ocds::head(R::NAME, stamp),
    }
}

/// One row.
fn line<R: Resource>(row: R::Record, format: Format, stamp: Stamp) -> Result<Vec<u8>, Error> {
    let item = R::item(row, stamp.today);
    let mut line = match format {
        Format::Csv => return Ok(csv::line(&R::cells(&item))),
        Format::Ocds => match R::release(&item, stamp.now) {
            Some(release) => serde_json::to_vec(&release)?,
            None => serde_json::to_vec(&item)?,
        },
        Format::Json | Format::Ndjson => serde_json::to_vec(&item)?,
    };
    if format == Format::Ndjson {
        line.push(b'\n');
    }
    Ok(line)
}

/// What stands after the last row.
fn tail(format: Format) -> &'static [u8] {
    match format {
        Format::Json => b"\n]\n",
        Format::Ndjson | Format::Csv => b"",
        Format::Ocds => b"\n]}\n",
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
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
        write::<Authorities>(rows.boxed(), format, stamp, false).collect().await
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

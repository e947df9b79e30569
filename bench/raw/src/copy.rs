//! The rows of one SQLite database inserted into another with the same empty tables, indexes and
//! full text: the least time that an import of them can take.

use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::Failure;

/// What a full-text index holds cannot be read back as text, so titles stand for it.
const FULL_TEXT: &str = "INSERT INTO search_text (rowid, title, names, body) \
    SELECT number, title, aliases, '' FROM search_document";

/// Copies every row of `from` into `into`, which `muster migrate` made; prints rows and seconds.
pub fn copy(from: &str, into: &str) -> Result<(), Failure> {
    let source = Connection::open(from)?;
    let tables: Vec<String> = {
        let mut ask = source.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name NOT LIKE 'search_text%' AND name NOT LIKE 'seaql_%' ORDER BY rowid",
        )?;
        ask.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    let mut read: Vec<(String, usize, Vec<Vec<Value>>)> = Vec::new();
    for table in tables {
        let mut ask = source.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = ask.column_count();
        let rows = ask.query_map([], |row| (0..columns).map(|i| row.get(i)).collect())?;
        read.push((table, columns, rows.collect::<Result<_, _>>()?));
    }
    let mut target = Connection::open(into)?;
    target.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;",
    )?;
    for (table, ..) in &read {
        // A migration leaves a row or two of its own.
        target.execute(&format!("DELETE FROM \"{table}\""), [])?;
    }
    let start = Instant::now();
    let mut count = 0;
    for (table, columns, rows) in &read {
        let places = vec!["?"; *columns].join(", ");
        for batch in rows.chunks(5_000) {
            let transaction = target.transaction()?;
            {
                let mut insert =
                    transaction.prepare_cached(&format!("INSERT INTO \"{table}\" VALUES ({places})"))?;
                for row in batch {
                    insert.execute(params_from_iter(row))?;
                }
            }
            transaction.commit()?;
            count += batch.len();
        }
    }
    target.execute_batch(FULL_TEXT)?;
    println!("{count} {:.3}", start.elapsed().as_secs_f64());
    Ok(())
}

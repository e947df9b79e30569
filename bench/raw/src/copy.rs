//! The rows of one SQLite database inserted into another with the same empty tables, constraints,
//! indexes and full text: the least time that an import of them can take.

use std::collections::HashSet;
use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::Failure;

/// Rows in one transaction, as many as an import has in one of its own.
const AT_A_TIME: usize = 5_000;

/// What a full-text index holds cannot be read back as text: it is put together again from the records.
const TEXTS: &str = "SELECT d.number, d.title, \
    d.aliases || ' ' || coalesce(a.name, '') || ' ' || coalesce(a.code, '') || ' ' || coalesce( \
        (SELECT group_concat(v.name, ' ') FROM contract_vendor w JOIN vendor v ON v.id = w.vendor_id \
         WHERE w.contract_id = c.id), ''), \
    coalesce(c.description, p.description, o.why, '') \
    FROM search_document d LEFT JOIN contract c ON c.id = d.record LEFT JOIN procurement p ON p.id = d.record \
    LEFT JOIN opportunity o ON o.id = d.record LEFT JOIN authority a ON a.id = coalesce(c.authority_id, p.authority_id) \
    ORDER BY d.number";

struct Table {
    name: String,
    columns: usize,
    rows: Vec<Vec<Value>>,
}

/// Copies every row of `from` into `into`, which `muster migrate` made; prints rows and seconds.
pub fn copy(from: &str, into: &str) -> Result<(), Failure> {
    let source = Connection::open(from)?;
    let mut tables = Vec::new();
    for name in in_order(&source)? {
        let mut ask = source.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = ask.column_count();
        let rows = ask.query_map([], |row| (0..columns).map(|i| row.get(i)).collect())?;
        tables.push(Table { rows: rows.collect::<Result<_, _>>()?, name, columns });
    }
    let texts: Vec<(i64, String, String, String)> = source
        .prepare(TEXTS)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut target = Connection::open(into)?;
    target.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 4000;",
    )?;
    for table in tables.iter().rev() {
        // A migration leaves a row or two of its own.
        target.execute(&format!("DELETE FROM \"{}\"", table.name), [])?;
    }
    let start = Instant::now();
    let mut count = 0;
    for Table { name, columns, rows } in &tables {
        let places = vec!["?"; *columns].join(", ");
        for batch in rows.chunks(AT_A_TIME) {
            let transaction = target.transaction()?;
            {
                let mut insert =
                    transaction.prepare_cached(&format!("INSERT INTO \"{name}\" VALUES ({places})"))?;
                for row in batch {
                    insert.execute(params_from_iter(row))?;
                }
            }
            transaction.commit()?;
            count += batch.len();
        }
    }
    for batch in texts.chunks(AT_A_TIME) {
        let transaction = target.transaction()?;
        {
            let mut anywhere = transaction
                .prepare_cached("INSERT INTO search_text (rowid, title, names, body) VALUES (?, ?, ?, ?)")?;
            let mut in_title =
                transaction.prepare_cached("INSERT INTO search_text_title (rowid, title) VALUES (?, ?)")?;
            for (number, title, names, body) in batch {
                anywhere.execute(params![number, title, names, body])?;
                in_title.execute(params![number, title])?;
            }
        }
        transaction.commit()?;
    }
    println!("{count} {:.3}", start.elapsed().as_secs_f64());
    Ok(())
}

/// The tables, each after those that its rows refer to, without the full-text indexes and what they
/// keep their words in.
fn in_order(source: &Connection) -> Result<Vec<String>, Failure> {
    let mut waiting: Vec<String> = source
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' \
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'seaql_%' \
             AND (name = 'search_text_word' OR name NOT LIKE 'search_%text%') ORDER BY rowid",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let (mut order, mut done): (Vec<String>, HashSet<String>) = Default::default();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut left = Vec::new();
        for name in waiting {
            let needed: Vec<String> = source
                .prepare("SELECT \"table\" FROM pragma_foreign_key_list(?)")?
                .query_map([&name], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            if needed.iter().all(|needed| *needed == name || done.contains(needed)) {
                done.insert(name.clone());
                order.push(name);
            } else {
                left.push(name);
            }
        }
        if left.len() == before {
            return Err(Failure(format!("these tables refer to each other: {}", left.join(", "))));
        }
        waiting = left;
    }
    Ok(order)
}

//! SQLite: one read-only connection a thread, every statement prepared once.

use std::cell::RefCell;
use std::io::Write;

use actix_web::{HttpResponse, web};
use bytes::Bytes;
use rusqlite::{CachedStatement, Connection, OpenFlags, Row, params};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::contract::{Authority, Contract, Hit, List, Notice, Term, Value, Vendor, facts};
use crate::{Answer, Failure, PageQuery, SearchQuery, chunks};

const CONTRACTS: &str = "SELECT c.id, c.title, c.description, c.authority_id, c.procurement_id, c.service_area, \
    c.technology, c.status, c.start_on, c.end_on, c.max_end_on, c.extensions, c.net_pence, c.gross_pence, \
    c.annual_pence, c.signed_on, c.first_published_at, c.vouched_at, c.demonstration, c.process, c.award, \
    c.version, a.code, a.name, a.member, c.facts \
    FROM contract c JOIN authority a ON a.id = c.authority_id ";
const VENDORS: &str = "SELECT v.id, v.name FROM contract_vendor l JOIN vendor v ON v.id = l.vendor_id \
    WHERE l.contract_id = ?1 ORDER BY l.position";
const CODES: &str = "SELECT code FROM contract_cpv WHERE contract_id = ?1 ORDER BY position";
const NOTICES: &str = "SELECT id, source, release, kind, notice_type, title, published_at, url FROM notice \
    WHERE process = ?1 ORDER BY published_at DESC, id DESC";

thread_local! {
    static CONNECTION: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// Where the database is.
#[derive(Clone)]
pub struct Place(pub String);

pub fn connect(path: &str) -> Result<Connection, Failure> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn with<T>(place: &Place, ask: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
    CONNECTION.with(|slot| {
        let mut slot = slot.borrow_mut();
        let connection = match slot.take() {
            Some(connection) => connection,
            None => connect(&place.0)?,
        };
        let answer = ask(&connection);
        *slot = Some(connection);
        answer
    })
}

pub async fn one(place: web::Data<Place>, id: web::Path<Uuid>) -> Answer {
    let contract = with(&place, |connection| {
        let mut ask = connection.prepare_cached(&format!("{CONTRACTS} WHERE c.id = ?1"))?;
        let mut contract = ask.query_row([id.as_bytes()], |row| contract(row))?;
        complete(connection, &mut contract)?;
        let mut ask = connection.prepare_cached(NOTICES)?;
        let notices = ask.query_map([&contract.process], notice)?.collect::<Result<Vec<_>, _>>()?;
        contract.notices = Some(notices);
        Ok(contract)
    })?;
    Ok(HttpResponse::Ok().json(contract))
}

pub async fn list(place: web::Data<Place>, query: web::Query<PageQuery>) -> Answer {
    let items = with(&place, |connection| {
        let mut ask: CachedStatement<'_>;
        let mut items = match (&query.authority, &query.after, &query.end, query.id) {
            (Some(authority), Some(after), ..) => {
                let filter = "WHERE c.authority_id = ?1 AND c.end_on >= ?2 AND c.technology = 1 \
                    ORDER BY c.end_on, c.id LIMIT 50";
                ask = connection.prepare_cached(&format!("{CONTRACTS}{filter}"))?;
                let given = params![authority.as_bytes(), after];
                ask.query_map(given, contract)?.collect::<Result<Vec<_>, _>>()?
            }
            (_, _, Some(end), Some(id)) => {
                let filter =
                    "WHERE (c.end_on, c.id) > (?1, ?2) AND c.technology = 1 ORDER BY c.end_on, c.id LIMIT 50";
                ask = connection.prepare_cached(&format!("{CONTRACTS}{filter}"))?;
                ask.query_map(params![end, id.as_bytes()], contract)?.collect::<Result<Vec<_>, _>>()?
            }
            _ => {
                let filter =
                    "WHERE c.end_on IS NOT NULL AND c.technology = 1 ORDER BY c.end_on, c.id LIMIT 50";
                ask = connection.prepare_cached(&format!("{CONTRACTS}{filter}"))?;
                ask.query_map([], contract)?.collect::<Result<Vec<_>, _>>()?
            }
        };
        for item in &mut items {
            complete(connection, item)?;
        }
        Ok(items)
    })?;
    Ok(HttpResponse::Ok().json(List { items }))
}

/// Ranks every match, as a full-text query out of the book does.
pub async fn search(place: web::Data<Place>, query: web::Query<SearchQuery>) -> Answer {
    let items = with(&place, |connection| {
        let mut ask = connection.prepare_cached(
            "SELECT d.record, d.title FROM (SELECT rowid, rank FROM search_text WHERE search_text MATCH ?1 \
             ORDER BY rank LIMIT 20) f JOIN search_document d ON d.number = f.rowid ORDER BY f.rank",
        )?;
        let phrase = format!("\"{}\"", query.q.replace('"', ""));
        let hits = ask.query_map([phrase], |row| Ok(Hit { id: uuid(row, 0)?, title: row.get(1)? }))?;
        Ok(hits.collect::<Result<Vec<_>, _>>()?)
    })?;
    Ok(HttpResponse::Ok().json(List { items }))
}

pub async fn export(place: web::Data<Place>) -> Answer {
    let (sender, receiver) = mpsc::channel(8);
    std::thread::spawn(move || {
        // The reader may go away halfway: there is nobody left to tell.
        let _ = write_all(&place, &sender);
    });
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").streaming(chunks(receiver)))
}

fn write_all(place: &Place, sender: &mpsc::Sender<Bytes>) -> Result<(), Failure> {
    let connection = connect(&place.0)?;
    let mut ask = connection.prepare(&format!("{CONTRACTS} ORDER BY c.id"))?;
    let mut rows = ask.query([])?;
    let mut chunk = Vec::with_capacity(80 * 1024);
    while let Some(row) = rows.next()? {
        let mut contract = contract(row)?;
        complete(&connection, &mut contract)?;
        serde_json::to_writer(&mut chunk, &contract)?;
        chunk.write_all(b"\n")?;
        if chunk.len() >= 64 * 1024 {
            sender
                .blocking_send(Bytes::from(std::mem::replace(&mut chunk, Vec::with_capacity(80 * 1024))))?;
        }
    }
    sender.blocking_send(Bytes::from(chunk))?;
    Ok(())
}

fn complete(connection: &Connection, contract: &mut Contract) -> Result<(), Failure> {
    let mut ask = connection.prepare_cached(VENDORS)?;
    let vendors =
        ask.query_map([contract.id.as_bytes()], |row| Ok(Vendor { id: uuid(row, 0)?, name: row.get(1)? }))?;
    contract.vendors = vendors.collect::<Result<_, _>>()?;
    let mut ask = connection.prepare_cached(CODES)?;
    contract.cpv = ask.query_map([contract.id.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(())
}

fn contract(row: &Row<'_>) -> rusqlite::Result<Contract> {
    Ok(Contract {
        id: uuid(row, 0)?,
        title: row.get(1)?,
        description: row.get(2)?,
        authority: Authority {
            id: uuid(row, 3)?,
            code: row.get(22)?,
            name: row.get(23)?,
            member: row.get(24)?,
        },
        vendors: Vec::new(),
        procurement: row.get::<_, Option<[u8; 16]>>(4)?.map(Uuid::from_bytes),
        service_area: row.get(5)?,
        technology: row.get(6)?,
        cpv: Vec::new(),
        status: row.get(7)?,
        term: Term { start: row.get(8)?, end: row.get(9)?, max_end: row.get(10)?, extensions: row.get(11)? },
        value: Value { net: row.get(12)?, gross: row.get(13)?, annual: row.get(14)? },
        signed_on: row.get(15)?,
        facts: facts(row.get(25)?),
        first_published_at: row.get(16)?,
        vouched_at: row.get(17)?,
        demonstration: row.get(18)?,
        process: row.get(19)?,
        award: row.get(20)?,
        version: row.get(21)?,
        notices: None,
    })
}

fn notice(row: &Row<'_>) -> rusqlite::Result<Notice> {
    Ok(Notice {
        id: uuid(row, 0)?,
        source: row.get(1)?,
        release: row.get(2)?,
        kind: row.get(3)?,
        notice_type: row.get(4)?,
        title: row.get(5)?,
        published_at: row.get(6)?,
        url: row.get(7)?,
    })
}

fn uuid(row: &Row<'_>, at: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(at)?))
}

//! PostgreSQL: one connection a thread, every statement prepared once, what can be asked at the
//! same time asked at the same time.

use std::collections::HashMap;
use std::io::Write;

use actix_web::{HttpResponse, web};
use bytes::Bytes;
use futures_util::{StreamExt, pin_mut, try_join};
use tokio::sync::mpsc;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Row, Statement};
use uuid::Uuid;

use crate::contract::{Authority, Contract, Hit, List, Notice, Term, Value, Vendor, facts};
use crate::{Answer, Failure, PageQuery, SearchQuery, chunks};

const CONTRACTS: &str = "SELECT c.id, c.title, c.description, c.authority_id, c.procurement_id, c.service_area, \
    c.technology, c.status, c.start_on::text, c.end_on::text, c.max_end_on::text, c.extensions, c.net_pence, \
    c.gross_pence, c.annual_pence, c.signed_on::text, c.first_published_at::text, c.vouched_at::text, \
    c.demonstration, c.process, c.award, c.version, a.code, a.name, a.member, c.facts \
    FROM contract c JOIN authority a ON a.id = c.authority_id ";
const VENDORS: &str =
    "SELECT l.contract_id, v.id, v.name FROM contract_vendor l JOIN vendor v ON v.id = l.vendor_id ";
const CODES: &str = "SELECT contract_id, code FROM contract_cpv ";

/// A connection and its statements.
pub struct Session {
    client: Client,
    one: Statement,
    filtered: Statement,
    first: Statement,
    after: Statement,
    vendors: Statement,
    codes: Statement,
    notices: Statement,
    search: Statement,
    url: String,
}

pub async fn connect(url: &str) -> Result<Client, Failure> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::task::spawn_local(async move {
        // The client's next call tells what happened.
        let _ = connection.await;
    });
    Ok(client)
}

impl Session {
    pub async fn open(url: &str) -> Result<Self, Failure> {
        let client = connect(url).await?;
        let page = "ORDER BY c.end_on, c.id LIMIT 50";
        let prepare = async |sql: String| client.prepare(&sql).await;
        Ok(Self {
            one: prepare(format!("{CONTRACTS} WHERE c.id = $1")).await?,
            filtered: prepare(format!(
                "{CONTRACTS} WHERE c.authority_id = $1 AND c.end_on >= $2::text::date AND c.technology {page}"
            ))
            .await?,
            first: prepare(format!("{CONTRACTS} WHERE c.end_on IS NOT NULL AND c.technology {page}")).await?,
            after: prepare(format!(
                "{CONTRACTS} WHERE (c.end_on, c.id) > ($1::text::date, $2) AND c.technology {page}"
            ))
            .await?,
            vendors: prepare(format!("{VENDORS} WHERE l.contract_id = ANY($1) ORDER BY l.contract_id, l.position"))
                .await?,
            codes: prepare(format!("{CODES} WHERE contract_id = ANY($1) ORDER BY contract_id, position")).await?,
            notices: prepare(
                "SELECT n.id, n.source, n.release, n.kind, n.notice_type, n.title, n.published_at::text, n.url \
                 FROM contract c JOIN notice n ON n.process = c.process WHERE c.id = $1 \
                 ORDER BY n.published_at DESC, n.id DESC"
                    .to_owned(),
            )
            .await?,
            search: prepare(
                "SELECT record, title FROM search_document, phraseto_tsquery('simple', $1) q WHERE words @@ q \
                 ORDER BY ts_rank(words, q) DESC LIMIT 20"
                    .to_owned(),
            )
            .await?,
            url: url.to_owned(),
            client,
        })
    }

    async fn complete(&self, items: &mut [Contract]) -> Result<(), Failure> {
        let ids: Vec<Uuid> = items.iter().map(|c| c.id).collect();
        let by_ids: [&(dyn ToSql + Sync); 1] = [&ids];
        let (vendors, codes) =
            try_join!(self.client.query(&self.vendors, &by_ids), self.client.query(&self.codes, &by_ids))?;
        let at: HashMap<Uuid, usize> = ids.iter().copied().enumerate().map(|(i, id)| (id, i)).collect();
        for row in vendors {
            let vendor = Vendor { id: row.try_get(1)?, name: row.try_get(2)? };
            items[at[&row.try_get(0)?]].vendors.push(vendor);
        }
        for row in codes {
            items[at[&row.try_get(0)?]].cpv.push(row.try_get(1)?);
        }
        Ok(())
    }
}

pub async fn one(session: web::Data<Session>, id: web::Path<Uuid>) -> Answer {
    let id = *id;
    let ids = vec![id];
    let by_id: [&(dyn ToSql + Sync); 1] = [&id];
    let by_ids: [&(dyn ToSql + Sync); 1] = [&ids];
    let client = &session.client;
    let (contracts, vendors, codes, notices) = try_join!(
        client.query_one(&session.one, &by_id),
        client.query(&session.vendors, &by_ids),
        client.query(&session.codes, &by_ids),
        client.query(&session.notices, &by_id),
    )?;
    let mut contract = contract(&contracts)?;
    for row in vendors {
        contract.vendors.push(Vendor { id: row.try_get(1)?, name: row.try_get(2)? });
    }
    for row in codes {
        contract.cpv.push(row.try_get(1)?);
    }
    contract.notices = Some(notices.iter().map(notice).collect::<Result<_, _>>()?);
    Ok(HttpResponse::Ok().json(contract))
}

pub async fn list(session: web::Data<Session>, query: web::Query<PageQuery>) -> Answer {
    let client = &session.client;
    let rows = match (&query.authority, &query.after, &query.end, query.id) {
        (Some(authority), Some(after), ..) => client.query(&session.filtered, &[authority, after]).await?,
        (_, _, Some(end), Some(id)) => client.query(&session.after, &[end, &id]).await?,
        _ => client.query(&session.first, &[]).await?,
    };
    let mut items = rows.iter().map(contract).collect::<Result<Vec<_>, _>>()?;
    session.complete(&mut items).await?;
    Ok(HttpResponse::Ok().json(List { items }))
}

/// Ranks every match, as a full-text query out of the book does.
pub async fn search(session: web::Data<Session>, query: web::Query<SearchQuery>) -> Answer {
    let rows = session.client.query(&session.search, &[&query.q]).await?;
    let hit = |row: &Row| Ok::<_, Failure>(Hit { id: row.try_get(0)?, title: row.try_get(1)? });
    let items = rows.iter().map(hit).collect::<Result<Vec<_>, _>>()?;
    Ok(HttpResponse::Ok().json(List { items }))
}

pub async fn export(session: web::Data<Session>) -> Answer {
    let (sender, receiver) = mpsc::channel(8);
    let url = session.url.clone();
    tokio::task::spawn_local(async move {
        // The reader may go away halfway: there is nobody left to tell.
        let _ = write_all(&url, &sender).await;
    });
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").streaming(chunks(receiver)))
}

/// Contracts, their vendors and their codes come over three connections in one order, and are
/// joined as they come: nothing is asked row by row, and nothing is kept.
async fn write_all(url: &str, sender: &mpsc::Sender<Bytes>) -> Result<(), Failure> {
    let (a, b, c) = try_join!(connect(url), connect(url), connect(url))?;
    let none: [i32; 0] = [];
    let contracts = a.query_raw(&format!("{CONTRACTS} ORDER BY c.id"), none).await?;
    let vendors =
        b.query_raw(&format!("{VENDORS} ORDER BY l.contract_id, l.position"), none).await?.peekable();
    let codes = c.query_raw(&format!("{CODES} ORDER BY contract_id, position"), none).await?.peekable();
    pin_mut!(contracts, vendors, codes);
    let mut chunk = Vec::with_capacity(80 * 1024);
    while let Some(row) = contracts.next().await {
        let mut contract = contract(&row?)?;
        let own = |next: &Result<Row, tokio_postgres::Error>| {
            next.as_ref().is_ok_and(|row| row.try_get::<_, Uuid>(0).is_ok_and(|id| id == contract.id))
        };
        let mut vendors_of = Vec::new();
        while let Some(row) = vendors.as_mut().next_if(own).await {
            let row = row?;
            vendors_of.push(Vendor { id: row.try_get(1)?, name: row.try_get(2)? });
        }
        let mut codes_of = Vec::new();
        while let Some(row) = codes.as_mut().next_if(own).await {
            codes_of.push(row?.try_get(1)?);
        }
        (contract.vendors, contract.cpv) = (vendors_of, codes_of);
        serde_json::to_writer(&mut chunk, &contract)?;
        chunk.write_all(b"\n")?;
        if chunk.len() >= 64 * 1024 {
            sender.send(Bytes::from(std::mem::replace(&mut chunk, Vec::with_capacity(80 * 1024)))).await?;
        }
    }
    sender.send(Bytes::from(chunk)).await?;
    Ok(())
}

fn contract(row: &Row) -> Result<Contract, Failure> {
    Ok(Contract {
        id: row.try_get(0)?,
        title: row.try_get(1)?,
        description: row.try_get(2)?,
        authority: Authority {
            id: row.try_get(3)?,
            code: row.try_get(22)?,
            name: row.try_get(23)?,
            member: row.try_get(24)?,
        },
        vendors: Vec::new(),
        procurement: row.try_get(4)?,
        service_area: row.try_get(5)?,
        technology: row.try_get(6)?,
        cpv: Vec::new(),
        status: row.try_get(7)?,
        term: Term {
            start: row.try_get(8)?,
            end: row.try_get(9)?,
            max_end: row.try_get(10)?,
            extensions: row.try_get(11)?,
        },
        value: Value { net: row.try_get(12)?, gross: row.try_get(13)?, annual: row.try_get(14)? },
        signed_on: row.try_get(15)?,
        facts: facts(row.try_get(25)?),
        first_published_at: row.try_get(16)?,
        vouched_at: row.try_get(17)?,
        demonstration: row.try_get(18)?,
        process: row.try_get(19)?,
        award: row.try_get(20)?,
        version: row.try_get(21)?,
        notices: None,
    })
}

fn notice(row: &Row) -> Result<Notice, Failure> {
    Ok(Notice {
        id: row.try_get(0)?,
        source: row.try_get(1)?,
        release: row.try_get(2)?,
        kind: row.try_get(3)?,
        notice_type: row.try_get(4)?,
        title: row.try_get(5)?,
        published_at: row.try_get(6)?,
        url: row.try_get(7)?,
    })
}

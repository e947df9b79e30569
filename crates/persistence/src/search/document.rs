//! What search knows of a record, and how it is kept up.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use muster_domain::search::HitKind;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use uuid::Uuid;

use super::words::{joined, words};
use crate::Result;
use crate::sql::Sql;

/// Words of one record that are indexed; descriptions of a hundred pages are cut.
const MOST_WORDS: usize = 3_000;

/// Documents in one statement.
const AT_A_TIME: usize = 500;

/// What is found of one record.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) kind: HitKind,
    pub(crate) record: Uuid,
    /// Its title or name: matches here weigh most.
    pub(crate) title: String,
    /// Other names that find it exactly: codes, spellings, numbers.
    pub(crate) aliases: Vec<String>,
    /// Names of those who have to do with it.
    pub(crate) names: String,
    /// The rest of its text.
    pub(crate) body: String,
}

/// The numbers that documents of a kind have: a range each, so that a kind is a range of numbers.
pub(crate) const fn numbers(kind: HitKind) -> (i64, i64) {
    let place = match kind {
        HitKind::Contract => 1_i64,
        HitKind::Procurement => 2,
        HitKind::Opportunity => 3,
        HitKind::Vendor => 4,
        HitKind::Authority => 5,
    };
    (place << 40, (place + 1) << 40)
}

/// The kind of the document that has `number`.
pub(crate) fn kind_of(number: i64) -> Option<HitKind> {
    HitKind::ALL.into_iter().find(|kind| {
        let (from, to) = numbers(*kind);
        (from..to).contains(&number)
    })
}

/// Keeps documents, in place of what was kept of the same records.
pub(crate) async fn keep(transaction: &DatabaseTransaction, documents: &[Document]) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let records: Vec<Uuid> = documents.iter().map(|d| d.record).collect();
    let known = numbers_of(transaction, &records).await?;
    remove_text(transaction, known.values().copied().collect()).await?;
    let mut next: HashMap<HitKind, i64> = HashMap::new();
    let mut numbered = Vec::with_capacity(documents.len());
    for document in documents {
        let number = match known.get(&document.record) {
            Some(number) => *number,
            None => {
                let number = match next.entry(document.kind) {
                    Entry::Occupied(number) => number.into_mut(),
                    Entry::Vacant(vacant) => vacant.insert(newest(transaction, document.kind).await?),
                };
                *number += 1;
                *number
            }
        };
        numbered.push((number, document));
    }
    for chunk in numbered.chunks(AT_A_TIME) {
        insert(transaction, chunk).await?;
    }
    Ok(())
}

/// Forgets the records.
pub(crate) async fn forget(transaction: &DatabaseTransaction, records: &[Uuid]) -> Result<()> {
    let known: Vec<i64> = numbers_of(transaction, records).await?.into_values().collect();
    for chunk in known.chunks(AT_A_TIME) {
        let mut sql = Sql::new("DELETE FROM search_document WHERE number IN (");
        sql.list(chunk.iter().copied()).push(")");
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    }
    remove_text(transaction, known).await
}

async fn numbers_of(transaction: &DatabaseTransaction, records: &[Uuid]) -> Result<HashMap<Uuid, i64>> {
    let mut known = HashMap::new();
    for chunk in records.chunks(AT_A_TIME) {
        let mut sql = Sql::new("SELECT record, number FROM search_document WHERE record IN (");
        sql.list(chunk.iter().copied()).push(")");
        for row in transaction.query_all_raw(sql.statement(transaction.get_database_backend())).await? {
            known.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(known)
}

async fn newest(transaction: &DatabaseTransaction, kind: HitKind) -> Result<i64> {
    let (from, to) = numbers(kind);
    let mut sql = Sql::new("SELECT max(number) FROM search_document WHERE number >= ");
    sql.bind(from).push(" AND number < ").bind(to);
    let row = transaction.query_one_raw(sql.statement(transaction.get_database_backend())).await?;
    let newest: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    Ok(newest.unwrap_or(from))
}

/// On PostgreSQL the words stand in the document's own row.
async fn remove_text(transaction: &DatabaseTransaction, numbers: Vec<i64>) -> Result<()> {
    if transaction.get_database_backend() == DbBackend::Sqlite {
        for chunk in numbers.chunks(AT_A_TIME) {
            let mut sql = Sql::new("DELETE FROM search_text WHERE rowid IN (");
            sql.list(chunk.iter().copied()).push(")");
            transaction.execute_raw(sql.statement(DbBackend::Sqlite)).await?;
        }
    }
    Ok(())
}

async fn insert(transaction: &DatabaseTransaction, documents: &[(i64, &Document)]) -> Result<()> {
    let backend = transaction.get_database_backend();
    let sqlite = backend == DbBackend::Sqlite;
    let columns =
        if sqlite { "number, record, title, aliases" } else { "number, record, title, aliases, words" };
    let mut sql = Sql::new("INSERT INTO search_document (");
    sql.push(columns).push(") VALUES ");
    for (at, (number, document)) in documents.iter().enumerate() {
        sql.push(if at > 0 { ", (" } else { "(" });
        let aliases: Vec<String> = document.aliases.iter().map(|a| joined(a)).collect();
        sql.bind(*number).push(", ").bind(document.record).push(", ");
        sql.bind(document.title.clone()).push(", ").bind(aliases.join("\n"));
        if !sqlite {
            sql.push(", CAST(").bind(vector(document)).push(" AS tsvector)");
        }
        sql.push(")");
    }
    sql.push(" ON CONFLICT (number) DO UPDATE SET title = excluded.title, aliases = excluded.aliases");
    if !sqlite {
        sql.push(", words = excluded.words");
    }
    transaction.execute_raw(sql.statement(backend)).await?;
    if sqlite {
        let mut sql = Sql::new("INSERT INTO search_text (rowid, title, names, body) VALUES ");
        for (at, (number, document)) in documents.iter().enumerate() {
            sql.push(if at > 0 { ", (" } else { "(" }).bind(*number);
            let mut body = words(&document.body);
            body.truncate(MOST_WORDS);
            sql.push(", ").bind(joined(&document.title)).push(", ").bind(names(document).join(" "));
            sql.push(", ").bind(body.join(" ")).push(")");
        }
        transaction.execute_raw(sql.statement(backend)).await?;
    }
    Ok(())
}

fn names(document: &Document) -> Vec<String> {
    let mut names = words(&document.names);
    for alias in &document.aliases {
        names.extend(words(alias));
    }
    names.truncate(MOST_WORDS);
    names
}

/// The words with their places and weights, in PostgreSQL's own notation, so that both databases
/// index exactly the same words. A gap keeps phrases from running out of one text into the next.
fn vector(document: &Document) -> String {
    let mut out = String::new();
    let mut place = 0;
    let mut body = words(&document.body);
    body.truncate(MOST_WORDS);
    for (weight, words) in [("A", words(&document.title)), ("B", names(document)), ("", body)] {
        for word in words {
            place += 1;
            // Words are letters and digits only: nothing to escape.
            out.push_str(&format!("'{word}':{place}{weight} "));
        }
        place += 5;
    }
    out
}

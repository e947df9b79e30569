//! What search knows of a record, and how it is kept up.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use muster_domain::search::HitKind;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use uuid::Uuid;

use super::words::{joined, words};
use crate::Result;
use crate::insert::execute_all;
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

/// Where documents are kept. What not everybody may see has tables of its own: it is in no index and in no
/// list of words that everybody's questions read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shelf {
    /// Of public faces, and of what has no other.
    Public,
    /// Of the other faces.
    Private,
}

impl Shelf {
    /// The table of documents.
    pub(crate) const fn documents(self) -> &'static str {
        match self {
            Self::Public => "search_document",
            Self::Private => "search_private_document",
        }
    }

    /// SQLite's indexes of their words, anywhere and in titles.
    pub(crate) const fn indexes(self) -> [&'static str; 2] {
        match self {
            Self::Public => ["search_text", "search_text_title"],
            Self::Private => ["search_private_text", "search_private_text_title"],
        }
    }
}

/// The numbers that documents of a kind have: a range each, so that a kind is a range of numbers.
pub(crate) const fn numbers(kind: HitKind) -> (i64, i64) {
    let place = match kind {
        HitKind::Contract => 1_i64,
        HitKind::Procurement => 2,
        HitKind::Opportunity => 3,
        HitKind::Vendor => 4,
        HitKind::Authority => 5,
        HitKind::Pilot => 6,
        HitKind::Product => 7,
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
pub(crate) async fn keep(
    transaction: &DatabaseTransaction,
    shelf: Shelf,
    documents: &[Document],
) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let records: Vec<Uuid> = documents.iter().map(|d| d.record).collect();
    let known = numbers_of(transaction, shelf, &records).await?;
    remove_text(transaction, shelf, known.values().copied().collect()).await?;
    let mut next: HashMap<HitKind, i64> = HashMap::new();
    let mut numbered = Vec::with_capacity(documents.len());
    for document in documents {
        let number = match known.get(&document.record) {
            Some(number) => *number,
            None => {
                let number = match next.entry(document.kind) {
                    Entry::Occupied(number) => number.into_mut(),
                    Entry::Vacant(vacant) => vacant.insert(newest(transaction, shelf, document.kind).await?),
                };
                *number += 1;
                *number
            }
        };
        numbered.push((number, document));
    }
    let backend = transaction.get_database_backend();
    let statements = numbered.chunks(AT_A_TIME).flat_map(|chunk| insertion(backend, shelf, chunk));
    execute_all(transaction, statements.map(Ok)).await
}

/// Forgets the records.
pub(crate) async fn forget(transaction: &DatabaseTransaction, shelf: Shelf, records: &[Uuid]) -> Result<()> {
    let known: Vec<i64> = numbers_of(transaction, shelf, records).await?.into_values().collect();
    for chunk in known.chunks(AT_A_TIME) {
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(shelf.documents()).push(" WHERE number IN (").list(chunk.iter().copied()).push(")");
        transaction.execute_raw(sql.statement(transaction.get_database_backend())).await?;
    }
    remove_text(transaction, shelf, known).await
}

/// The records of a kind that documents are kept of.
pub(crate) async fn kept(
    connection: &impl ConnectionTrait,
    shelf: Shelf,
    kind: HitKind,
) -> Result<Vec<Uuid>> {
    let (from, to) = numbers(kind);
    let mut sql = Sql::new("SELECT record FROM ");
    sql.push(shelf.documents()).push(" WHERE number >= ").bind(from).push(" AND number < ").bind(to);
    let rows = connection.query_all_raw(sql.statement(connection.get_database_backend())).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

async fn numbers_of(
    transaction: &DatabaseTransaction,
    shelf: Shelf,
    records: &[Uuid],
) -> Result<HashMap<Uuid, i64>> {
    let mut known = HashMap::new();
    for chunk in records.chunks(AT_A_TIME) {
        let mut sql = Sql::new("SELECT record, number FROM ");
        sql.push(shelf.documents()).push(" WHERE record IN (").list(chunk.iter().copied()).push(")");
        for row in transaction.query_all_raw(sql.statement(transaction.get_database_backend())).await? {
            known.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(known)
}

async fn newest(transaction: &DatabaseTransaction, shelf: Shelf, kind: HitKind) -> Result<i64> {
    let (from, to) = numbers(kind);
    let mut sql = Sql::new("SELECT max(number) FROM ");
    sql.push(shelf.documents()).push(" WHERE number >= ").bind(from).push(" AND number < ").bind(to);
    let row = transaction.query_one_raw(sql.statement(transaction.get_database_backend())).await?;
    let newest: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    Ok(newest.unwrap_or(from))
}

/// On PostgreSQL the words stand in the document's own row.
async fn remove_text(transaction: &DatabaseTransaction, shelf: Shelf, numbers: Vec<i64>) -> Result<()> {
    if transaction.get_database_backend() == DbBackend::Sqlite {
        for chunk in numbers.chunks(AT_A_TIME) {
            for index in shelf.indexes() {
                let mut sql = Sql::new("DELETE FROM ");
                sql.push(index).push(" WHERE rowid IN (").list(chunk.iter().copied()).push(")");
                transaction.execute_raw(sql.statement(DbBackend::Sqlite)).await?;
            }
        }
    }
    Ok(())
}

/// A document cut into words.
struct Cut {
    title: Vec<String>,
    names: Vec<String>,
    body: Vec<String>,
}

impl Cut {
    fn of(document: &Document) -> Self {
        let mut names = words(&document.names);
        for alias in &document.aliases {
            names.extend(words(alias));
        }
        names.truncate(MOST_WORDS);
        let mut body = words(&document.body);
        body.truncate(MOST_WORDS);
        Self { title: words(&document.title), names, body }
    }
}

/// The statements that insert documents and their words.
fn insertion(backend: DbBackend, shelf: Shelf, documents: &[(i64, &Document)]) -> Vec<Statement> {
    let sqlite = backend == DbBackend::Sqlite;
    let cut: Vec<Cut> = documents.iter().map(|(_, document)| Cut::of(document)).collect();
    let aliases =
        |document: &Document| document.aliases.iter().map(|a| joined(a)).collect::<Vec<_>>().join("\n");
    let mut sql = Sql::new("INSERT INTO ");
    sql.push(shelf.documents()).push(" (number, record, title, aliases");
    if sqlite {
        sql.push(") VALUES ");
        for (at, (number, document)) in documents.iter().enumerate() {
            sql.push(if at > 0 { ", (" } else { "(" }).bind(*number).push(", ").bind(document.record);
            sql.push(", ").bind(document.title.as_str()).push(", ").bind(aliases(document)).push(")");
        }
    } else {
        let all = |text: &dyn Fn(&(i64, &Document), &Cut) -> String| -> Vec<String> {
            documents.iter().zip(&cut).map(|(document, cut)| text(document, cut)).collect()
        };
        sql.push(", words, title_words) SELECT number, record, title, aliases, CAST(words AS tsvector), ");
        sql.push("CAST(title_words AS tsvector) FROM unnest(");
        sql.bind(documents.iter().map(|(number, _)| *number).collect::<Vec<_>>()).push(", ");
        sql.bind(documents.iter().map(|(_, document)| document.record).collect::<Vec<_>>()).push(", ");
        sql.bind(all(&|(_, document), _| document.title.clone())).push(", ");
        sql.bind(all(&|(_, document), _| aliases(document))).push(", ");
        sql.bind(all(&|_, cut| vector(&[&cut.title, &cut.names, &cut.body]))).push(", ");
        sql.bind(all(&|_, cut| vector(&[&cut.title])));
        sql.push(") AS d (number, record, title, aliases, words, title_words)");
    }
    sql.push(" ON CONFLICT (number) DO UPDATE SET title = excluded.title, aliases = excluded.aliases");
    if !sqlite {
        sql.push(", words = excluded.words, title_words = excluded.title_words");
    }
    let mut statements = vec![sql.statement(backend)];
    if sqlite {
        let numbers = documents.iter().map(|(number, _)| *number);
        statements.extend(text_insertion(shelf, &numbers.zip(cut).collect::<Vec<_>>()));
    }
    statements
}

/// The statements that insert words into SQLite's indexes of them, and into the list of all words.
fn text_insertion(shelf: Shelf, documents: &[(i64, Cut)]) -> Vec<Statement> {
    let [anywhere, in_title] = shelf.indexes();
    let mut sql = Sql::new("INSERT INTO ");
    sql.push(anywhere).push(" (rowid, title, names, body) VALUES ");
    let mut titles = Sql::new("INSERT INTO ");
    titles.push(in_title).push(" (rowid, title) VALUES ");
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (at, (number, cut)) in documents.iter().enumerate() {
        let title = cut.title.join(" ");
        sql.push(if at > 0 { ", (" } else { "(" }).bind(*number);
        sql.push(", ").bind(title.clone()).push(", ").bind(cut.names.join(" "));
        sql.push(", ").bind(cut.body.join(" ")).push(")");
        titles.push(if at > 0 { ", (" } else { "(" }).bind(*number).push(", ").bind(title).push(")");
        met.extend(cut.title.iter().chain(&cut.names).chain(&cut.body).map(String::as_str));
    }
    let mut statements = Vec::new();
    let met: Vec<&str> = if shelf == Shelf::Private { Vec::new() } else { met.into_iter().collect() };
    for chunk in met.chunks(AT_A_TIME) {
        let mut sql = Sql::new("INSERT INTO search_text_word (word) VALUES (");
        for (at, word) in chunk.iter().enumerate() {
            sql.push(if at > 0 { "), (" } else { "" }).bind(*word);
        }
        sql.push(") ON CONFLICT DO NOTHING");
        statements.push(sql.statement(DbBackend::Sqlite));
    }
    statements.push(titles.statement(DbBackend::Sqlite));
    // The one that takes longest comes last: the words of the next documents are cut meanwhile.
    statements.push(sql.statement(DbBackend::Sqlite));
    statements
}

/// Texts as their words and places, in PostgreSQL's own notation, so that both databases index
/// exactly the same words. A gap keeps phrases from running out of one text into the next.
fn vector(texts: &[&[String]]) -> String {
    let mut out = String::new();
    let mut place = 0;
    for words in texts {
        for word in *words {
            place += 1;
            // Words are letters and digits only: nothing to escape.
            out.push_str(&format!("'{word}':{place} "));
        }
        place += 5;
    }
    out
}

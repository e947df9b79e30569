//! Full-text search over every kind of record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DOCUMENTS).await?;
        let index = match manager.get_database_backend() {
            DbBackend::Sqlite => ON_SQLITE,
            _ => ON_POSTGRES,
        };
        dialect::run(manager, index).await
    }
}

/// `number` orders the documents of one kind by age and keeps the kinds apart: the kind is in its
/// upper bits, so that a range of numbers is a kind, and the newest matches of it come first
/// without sorting. `aliases` are other names that find a record exactly, one a line.
const DOCUMENTS: &str = r#"
CREATE TABLE search_document (
    number {long} NOT NULL PRIMARY KEY,
    record {uuid} NOT NULL UNIQUE,
    title text NOT NULL,
    aliases text NOT NULL
) {wide};
"#;

/// Text arrives folded and cut into words, so the tokenizer only splits at spaces. The index does
/// not keep the text: records have it already. Titles have an index of their own, so that a word
/// that is everywhere but in titles is not looked for everywhere. `search_text_word` has every word
/// ever indexed: what begins like a word is looked up there, since FTS5 would put together all
/// matches of a long beginning before it gave the first.
const ON_SQLITE: &str = r#"
CREATE VIRTUAL TABLE search_text USING fts5 (
    title, names, body,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
CREATE VIRTUAL TABLE search_text_title USING fts5 (
    title,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
CREATE TABLE search_text_word (
    word text NOT NULL PRIMARY KEY
) {narrow};
"#;

/// The same two indexes.
const ON_POSTGRES: &str = r#"
ALTER TABLE search_document ADD COLUMN words tsvector NOT NULL, ADD COLUMN title_words tsvector NOT NULL;
CREATE INDEX search_document_words ON search_document USING gin (words);
CREATE INDEX search_document_title_words ON search_document USING gin (title_words);
"#;

//! SQL put together by hand, where the two databases need what no builder writes.

use sea_orm::{DbBackend, Statement, Value};

/// A statement that grows, with its values bound in order.
#[derive(Debug, Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// A statement that begins like this.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Whether nothing has been said yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends SQL, which has no `?` of its own.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends a value, bound.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('?');
        self
    }

    /// Appends values, bound, with commas between.
    pub(crate) fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            self.bind(value);
        }
        self
    }

    /// The statement. PostgreSQL numbers its places; SQLite could as well, but looks for each
    /// number among all of them.
    pub(crate) fn statement(self, backend: DbBackend) -> Statement {
        if backend == DbBackend::Sqlite {
            return Statement::from_sql_and_values(backend, self.text, self.values);
        }
        let mut text = String::with_capacity(self.text.len() + 4 * self.values.len());
        for (at, piece) in self.text.split('?').enumerate() {
            if at > 0 {
                text.push('$');
                text.push_str(&at.to_string());
            }
            text.push_str(piece);
        }
        Statement::from_sql_and_values(backend, text, self.values)
    }
}

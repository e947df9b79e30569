//! SQL put together by hand, where the two databases need what no builder writes.

use sea_orm::sea_query::{Expr, Values};
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

/// Yes or no, in words. Bound, PostgreSQL takes each for half of all rows, and plans anew for each value what one
/// plan would do for.
pub(crate) fn flag(yes: bool) -> Expr {
    Expr::cust(if yes { "TRUE" } else { "FALSE" })
}

/// The statement with the number of its last `LIMIT` in words. SQLite plans a statement anew each time
/// that it is executed with a bound limit, since another number could deserve another plan; that costs
/// more than most of what is asked. PostgreSQL takes a tenth of all rows for what a plan for any number has to
/// reckon with, and so plans anew, too. The builder binds it, as the one unsigned value there is.
pub(crate) fn limit_in_words(mut statement: Statement) -> Statement {
    let Some(Values(values)) = &mut statement.values else { return statement };
    let bound = match statement.db_backend {
        DbBackend::Sqlite => "LIMIT ?".to_owned(),
        _ => format!("LIMIT ${}", values.len()),
    };
    let place =
        statement.sql.rfind(&bound).filter(|at| !statement.sql[at + bound.len()..].contains(['?', '$']));
    if let (Some(at), Some(Value::BigUnsigned(Some(limit)))) = (place, values.last()) {
        let words = format!("LIMIT {limit}");
        statement.sql.replace_range(at..at + bound.len(), &words);
        values.pop();
    }
    statement
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_limit_is_said_in_words_and_everything_else_stays_bound() {
        let bound = |sql: &str, values: Vec<Value>| {
            let said = limit_in_words(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values));
            (said.sql, said.values.map_or(0, |values| values.0.len()))
        };
        let rows = bound("SELECT a FROM t WHERE b = ? LIMIT ?", vec![1.into(), 51_u64.into()]);
        assert_eq!(rows, ("SELECT a FROM t WHERE b = ? LIMIT 51".to_owned(), 1));
        let counted = bound("SELECT count(*) FROM (SELECT 1 FROM t LIMIT ?) AS m", vec![9_u64.into()]);
        assert_eq!(counted, ("SELECT count(*) FROM (SELECT 1 FROM t LIMIT 9) AS m".to_owned(), 0));
        let numbered = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT count(*) FROM (SELECT $1 FROM t LIMIT $2) AS m",
            vec![Value::from(1), 9_u64.into()],
        );
        let said = limit_in_words(numbered);
        assert_eq!(said.sql, "SELECT count(*) FROM (SELECT $1 FROM t LIMIT 9) AS m");
        assert_eq!(said.values.map(|values| values.0), Some(vec![Value::from(1)]));
        for (sql, values) in [
            ("SELECT a FROM t WHERE b = ?", vec![Value::from(1)]),
            ("SELECT a FROM (SELECT 1 LIMIT ?) WHERE b = ?", vec![9_u64.into(), 1.into()]),
            ("SELECT a FROM t LIMIT ?", vec![Value::from(9_i64)]),
        ] {
            assert_eq!(bound(sql, values.clone()), (sql.to_owned(), values.len()));
        }
    }
}

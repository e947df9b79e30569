//! What a table of an export is made of, whatever kind of file it becomes: columns that each hold one
//! kind of thing, and their cells.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use uuid::Uuid;

use crate::facts::Money;

/// What the cells of a column hold, where they hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// Texts in order.
    Texts,
    /// A day.
    Day,
    /// An instant.
    Instant,
    /// Money, in pounds or whatever the column beside it says.
    Money,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name, the same in every format and every release.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// How wide a spreadsheet shows it, in digits.
    pub width: u8,
}

impl Column {
    /// A column of texts of about so many letters.
    #[must_use]
    pub const fn text(name: &'static str, width: u8) -> Self {
        Self { name, kind: Kind::Text, width }
    }

    /// A column of ids.
    #[must_use]
    pub const fn id(name: &'static str) -> Self {
        Self { name, kind: Kind::Text, width: 12 }
    }

    /// A column with several texts in each cell.
    #[must_use]
    pub const fn texts(name: &'static str, width: u8) -> Self {
        Self { name, kind: Kind::Texts, width }
    }

    /// A column of days.
    #[must_use]
    pub const fn day(name: &'static str) -> Self {
        Self { name, kind: Kind::Day, width: 12 }
    }

    /// A column of instants.
    #[must_use]
    pub const fn instant(name: &'static str) -> Self {
        Self { name, kind: Kind::Instant, width: 17 }
    }

    /// A column of money.
    #[must_use]
    pub const fn money(name: &'static str) -> Self {
        Self { name, kind: Kind::Money, width: 16 }
    }

    /// A column of whole numbers.
    #[must_use]
    pub const fn number(name: &'static str) -> Self {
        Self { name, kind: Kind::Number, width: 12 }
    }

    /// A column of yes and no.
    #[must_use]
    pub const fn flag(name: &'static str) -> Self {
        Self { name, kind: Kind::Flag, width: 12 }
    }
}

/// One cell; it fits the [`Kind`] of its column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Nothing,
    /// A text.
    Text(Cow<'a, str>),
    /// Texts in order.
    Texts(Vec<Cow<'a, str>>),
    /// A day.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
    /// An amount in major units, with at most two decimals.
    Money(f64),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// Several texts.
    pub fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Texts(texts.into_iter().map(Into::into).collect())
    }

    /// Whether the cell may stand in a column of this kind.
    #[must_use]
    pub const fn fits(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Nothing, _)
                | (Self::Text(_), Kind::Text)
                | (Self::Texts(_), Kind::Texts)
                | (Self::Day(_), Kind::Day)
                | (Self::Instant(_), Kind::Instant)
                | (Self::Money(_), Kind::Money)
                | (Self::Number(_), Kind::Number)
                | (Self::Flag(_), Kind::Flag)
        )
    }

    /// The cell as text: ISO dates, amounts with two decimals, several texts with semicolons between.
    #[must_use]
    pub fn to_text(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Texts(texts) => texts.join("; ").into(),
            Self::Day(day) => day.to_string().into(),
            Self::Instant(at) => at.to_rfc3339_opts(SecondsFormat::Secs, true).into(),
            Self::Money(amount) => format!("{amount:.2}").into(),
            Self::Number(number) => number.to_string().into(),
            Self::Flag(true) => Cow::Borrowed("true"),
            Self::Flag(false) => Cow::Borrowed("false"),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<Uuid> for Cell<'_> {
    fn from(id: Uuid) -> Self {
        Self::Text(id.to_string().into())
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime<Utc>> for Cell<'_> {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Instant(at)
    }
}

impl From<&Money> for Cell<'_> {
    fn from(money: &Money) -> Self {
        Self::Money(money.amount)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u16> for Cell<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

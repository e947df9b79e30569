//! What a statement may be, and what does not go together.

use chrono::NaiveDate;

use super::{Datum, Record, Wrong};
use crate::fact::Field;

/// Ten trillion pounds in pence: more is a slip of the keyboard.
const MOST_PENCE: i64 = 1_000_000_000_000_000;

/// CPV codes of one record.
pub const MOST_CODES: usize = 50;

/// The most characters of a text.
#[must_use]
pub const fn most_characters(field: Field) -> usize {
    match field {
        Field::Description | Field::Notes => 10_000,
        Field::Title | Field::Contact => 500,
        _ => 200,
    }
}

/// Pairs of days of which the second is not before the first, and what to say where it is.
const IN_ORDER: [(Field, Field, &str); 6] = [
    (Field::TermStart, Field::TermEnd, "ends before it starts"),
    (Field::TermEnd, Field::TermMaxEnd, "is before the end without extensions"),
    (Field::TermStart, Field::TermMaxEnd, "ends before it starts"),
    (Field::ExpectedStart, Field::ExpectedEnd, "ends before it starts"),
    (Field::ExpectedEnd, Field::MaxEnd, "is before the end without extensions"),
    (Field::ExpectedStart, Field::MaxEnd, "ends before it starts"),
];

/// What is wrong with a value in itself.
pub(super) fn limits(field: Field, value: &Datum) -> Option<Wrong> {
    let detail = match value {
        Datum::Text(text) if text.trim().is_empty() => {
            "is empty: leave it out, or send null to take back what was said".to_owned()
        }
        Datum::Text(text) if text.chars().count() > most_characters(field) => {
            format!("has at most {} characters", most_characters(field))
        }
        Datum::Date(day) if !sensible(*day) => "lies between 1970 and 2199".to_owned(),
        Datum::Money(money) if !(0..=MOST_PENCE).contains(&money.pence) => {
            "is from 0 to ten trillion".to_owned()
        }
        Datum::Vendors(vendors) if vendors.is_empty() || vendors.len() > 200 => {
            "names 1 to 200 vendors".to_owned()
        }
        Datum::Vendors(vendors) if vendors.iter().enumerate().any(|(at, v)| vendors[..at].contains(v)) => {
            "names a vendor twice".to_owned()
        }
        Datum::Codes(codes) if codes.is_empty() || codes.len() > MOST_CODES => {
            format!("names 1 to {MOST_CODES} codes")
        }
        Datum::Codes(codes) if codes.iter().enumerate().any(|(at, c)| codes[..at].contains(c)) => {
            "names a code twice".to_owned()
        }
        Datum::Extensions(options) if options.len() > 20 => "has at most 20 steps".to_owned(),
        _ => return None,
    };
    Some(Wrong::field(field, detail))
}

fn sensible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1970..2200).contains(&day.year())
}

impl Record {
    /// What does not go together, as far as one of these fields has a part in it: what others
    /// published wrongly is not held against somebody who corrects something else.
    pub(super) fn contradictions<'a>(&self, touched: impl IntoIterator<Item = &'a Field>) -> Vec<Wrong> {
        let touched: Vec<Field> = touched.into_iter().copied().collect();
        let day = |field| match self.known(field) {
            Some(Datum::Date(day)) => Some(*day),
            _ => None,
        };
        let mut wrong: Vec<Wrong> = Vec::new();
        for (first, second, detail) in IN_ORDER {
            let concerned = touched.contains(&first) || touched.contains(&second);
            let reversed = day(first).zip(day(second)).is_some_and(|(first, second)| second < first);
            let told = Wrong::field(second, detail);
            if concerned && reversed && wrong.iter().all(|w| w.pointer != told.pointer) {
                wrong.push(told);
            }
        }
        if touched.contains(&Field::Title) && self.known(Field::Title).is_none() {
            wrong.push(Wrong::field(Field::Title, "is needed: nothing published gives one"));
        }
        wrong
    }
}

//! Where each field of a record comes from, as one document beside the record.
//!
//! `{"notices": ["0190…"], "facts": {"title": ["published", 0, "/tender/title"]}}`: a fact names its
//! notice by its place in the list, and what it does not have is `null` or cut off at the end. The
//! same facts always make the same text, so that two texts can be compared.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use muster_domain::fact::{Basis, FactState, Field};
use muster_domain::id::NoticeId;
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Error, Result};

#[derive(Serialize)]
struct Document {
    notices: Vec<Uuid>,
    facts: BTreeMap<String, Vec<Json>>,
}

/// The document of these facts.
pub(crate) fn encode(facts: &BTreeMap<Field, Basis>) -> String {
    let mut document = Document { notices: Vec::new(), facts: BTreeMap::new() };
    for (field, basis) in facts {
        let notice = basis.notice.map(|id| {
            document.notices.iter().position(|n| *n == id.0).unwrap_or_else(|| {
                document.notices.push(id.0);
                document.notices.len() - 1
            })
        });
        let text = |text: &Option<String>| text.as_deref().map(crate::text::cleaned);
        let mut fact = vec![
            Json::from(basis.state.as_str()),
            Json::from(notice),
            Json::from(text(&basis.pointer)),
            Json::from(text(&basis.words)),
            Json::from(text(&basis.reason)),
            Json::from(basis.confirmed_at.map(|at| at.to_rfc3339())),
        ];
        while fact.last().is_some_and(Json::is_null) {
            fact.pop();
        }
        document.facts.insert(field.as_str().to_owned(), fact);
    }
    // A map of strings and numbers always serialises.
    serde_json::to_string(&document).unwrap_or_default()
}

/// Reads the document that `row` of `table` has.
///
/// # Errors
/// [`Error::Inconsistent`] when it is none.
pub(crate) fn decode(table: &'static str, row: Uuid, text: &str) -> Result<BTreeMap<Field, Basis>> {
    read(text).ok_or_else(|| Error::inconsistent(table, "facts", row, text))
}

fn read(text: &str) -> Option<BTreeMap<Field, Basis>> {
    let document: Read<'_> = serde_json::from_str(text).ok()?;
    let mut facts = BTreeMap::new();
    for (field, fact) in document.facts.0 {
        let notice = match fact.notice {
            None => None,
            Some(at) => Some(NoticeId(*document.notices.get(at)?)),
        };
        let owned = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        let basis = Basis {
            state: FactState::parse(&fact.state)?,
            notice,
            pointer: owned(fact.pointer),
            words: owned(fact.words),
            reason: owned(fact.reason),
            confirmed_at: fact.confirmed_at.map(|at| at.parse()).transpose().ok()?,
        };
        facts.insert(Field::parse(&field)?, basis);
    }
    Some(facts)
}

/// The document as it is read: every contract of every list has one, so text is borrowed from it.
#[derive(Deserialize)]
struct Read<'a> {
    notices: Vec<Uuid>,
    #[serde(borrow)]
    facts: Facts<'a>,
}

struct Facts<'a>(Vec<(Cow<'a, str>, Fact<'a>)>);

struct Fact<'a> {
    state: Cow<'a, str>,
    notice: Option<usize>,
    pointer: Option<Cow<'a, str>>,
    words: Option<Cow<'a, str>>,
    reason: Option<Cow<'a, str>>,
    confirmed_at: Option<Cow<'a, str>>,
}

/// Text that is borrowed where it has no escapes; serde borrows within an `Option` only when asked like this.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Facts<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Facts<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("facts by field")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut facts = Vec::with_capacity(Field::ALL.len());
                while let Some((field, fact)) = map.next_entry::<Text<'de>, Fact<'de>>()? {
                    facts.push((field.0, fact));
                }
                Ok(Facts(facts))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fact<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Fact<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a state, the place of a notice, a pointer, words, a reason, an instant")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let state =
                    parts.next_element::<Text<'de>>()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                let notice = parts.next_element::<Option<usize>>()?.flatten();
                let mut text = || parts.next_element::<Option<Text<'de>>>().map(|t| t.flatten().map(|t| t.0));
                let (pointer, words, reason, confirmed_at) = (text()?, text()?, text()?, text()?);
                Ok(Fact { state: state.0, notice, pointer, words, reason, confirmed_at })
            }
        }
        deserializer.deserialize_seq(Parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_back_as_they_went_in() {
        let (one, two) = (NoticeId(Uuid::from_u128(1)), NoticeId(Uuid::from_u128(2)));
        let officer = Basis::confirmed("2026-11-23T09:30:00.123456Z".parse().unwrap(), None);
        let facts = BTreeMap::from([
            (Field::Title, Basis::published(one, "/tender/title")),
            (
                Field::TermMaxEnd,
                Basis::inferred(two, "/tender/description", "2 x 12 months", "24 months more"),
            ),
            (Field::TermEnd, Basis::published(one, "row 2, column \"End Date\"")),
            (Field::Status, officer),
        ]);
        assert_eq!(decode("contract", Uuid::nil(), &encode(&facts)).unwrap(), facts);
    }

    #[test]
    fn a_document_that_cannot_be_read_is_named_by_table_column_and_row() {
        for text in ["", "{}", r#"{"notices":[],"facts":{"title":["published",0]}}"#] {
            let error = decode("contract", Uuid::from_u128(5), text).unwrap_err();
            let Error::Inconsistent { table, column, row, .. } = error else { panic!("{error}") };
            assert_eq!((table, column, row), ("contract", "facts", Uuid::from_u128(5).to_string()));
        }
    }
}

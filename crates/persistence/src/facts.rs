//! Where each field of a record comes from, as one document beside the record.
//!
//! `{"notices": ["0190…"], "facts": {"title": ["published", 0, "/tender/title"]}}`: a fact names its
//! notice by its place in the list, and what it does not have is `null` or cut off at the end. The
//! same facts always make the same text, so that two texts can be compared.

use std::collections::BTreeMap;

use muster_domain::fact::{Basis, FactState, Field};
use muster_domain::id::NoticeId;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Error, Result};

#[derive(Serialize, Deserialize)]
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
    let document: Document = serde_json::from_str(text).ok()?;
    let mut facts = BTreeMap::new();
    for (field, fact) in &document.facts {
        let text = |at: usize| match fact.get(at) {
            None | Some(Json::Null) => Some(None),
            Some(other) => other.as_str().map(|s| Some(s.to_owned())),
        };
        let notice = match fact.get(1) {
            None | Some(Json::Null) => None,
            Some(at) => Some(*document.notices.get(usize::try_from(at.as_u64()?).ok()?)?),
        };
        let basis = Basis {
            state: FactState::parse(fact.first()?.as_str()?)?,
            notice: notice.map(NoticeId),
            pointer: text(2)?,
            words: text(3)?,
            reason: text(4)?,
        };
        facts.insert(Field::parse(field)?, basis);
    }
    Some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_back_as_they_went_in() {
        let (one, two) = (NoticeId(Uuid::from_u128(1)), NoticeId(Uuid::from_u128(2)));
        let nobody =
            Basis { state: FactState::Confirmed, notice: None, pointer: None, words: None, reason: None };
        let facts = BTreeMap::from([
            (Field::Title, Basis::published(one, "/tender/title")),
            (
                Field::TermMaxEnd,
                Basis::inferred(two, "/tender/description", "2 x 12 months", "24 months more"),
            ),
            (Field::TermEnd, Basis::published(one, "row 2, column \"End Date\"")),
            (Field::Status, nobody),
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

//! JSON Merge Patch (RFC 7396) of what an authority says of a record.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{Datum, RecordKind, Wrong};
use crate::fact::Field;

/// Reads a merge patch: a field that is not in it stays, `null` takes the statement back.
///
/// # Errors
/// Every field that is wrong or not known, with its pointer.
pub fn read(
    kind: RecordKind,
    patch: &Map<String, Json>,
) -> Result<BTreeMap<Field, Option<Datum>>, Vec<Wrong>> {
    let mut said = BTreeMap::new();
    let mut wrong = Vec::new();
    for (key, value) in patch {
        let inner: Vec<Field> = under(kind, key).collect();
        if let Some(field) = kind.fields().iter().find(|f| f.as_str() == key) {
            take(*field, value, &mut said, &mut wrong);
        } else if inner.is_empty() {
            let known: Vec<&str> = kind.fields().iter().map(|f| f.as_str()).collect();
            let detail = format!("is not known here: {}", known.join(", "));
            wrong.push(Wrong::here(detail).within(key));
        } else {
            match value {
                Json::Null => said.extend(inner.into_iter().map(|field| (field, None))),
                Json::Object(parts) => {
                    for (part, value) in parts {
                        let path = format!("{key}.{part}");
                        match inner.iter().find(|f| f.as_str() == path) {
                            Some(field) => take(*field, value, &mut said, &mut wrong),
                            None => {
                                let known: Vec<&str> = inner.iter().map(|f| f.as_str()).collect();
                                let detail = format!("is not known here: {}", known.join(", "));
                                wrong.push(Wrong::here(detail).within(part).within(key));
                            }
                        }
                    }
                }
                _ => wrong.push(Wrong::here("is an object or null").within(key)),
            }
        }
    }
    if wrong.is_empty() { Ok(said) } else { Err(wrong) }
}

/// The fields that stand within an object.
fn under(kind: RecordKind, object: &str) -> impl Iterator<Item = Field> + '_ {
    let within =
        move |field: &Field| field.as_str().split_once('.').is_some_and(|(outer, _)| outer == object);
    kind.fields().iter().copied().filter(move |field| within(field))
}

fn take(field: Field, value: &Json, said: &mut BTreeMap<Field, Option<Datum>>, wrong: &mut Vec<Wrong>) {
    let read = match value {
        Json::Null => Ok(None),
        value => Datum::read(field, value).map(Some),
    };
    match read {
        Ok(value) => {
            said.insert(field, value);
        }
        Err(why) => wrong.push(Wrong {
            pointer: format!("/{}{}", field.as_str().replace('.', "/"), why.pointer),
            detail: why.detail,
        }),
    }
}

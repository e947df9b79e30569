//! Cursors: where a page ended, opaque to whoever carries it to the next one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate};
use sea_orm::Value;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Error, Result};

/// What kind of value a sort key has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyType {
    Integer,
    Text,
    Date,
    Instant,
}

/// The last row of a page: its sort keys in order, and its id. A `None` within a value is a missing key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Position {
    pub(crate) keys: Vec<Value>,
    pub(crate) id: Uuid,
}

/// Whether the value is missing.
pub(crate) fn is_missing(value: &Value) -> bool {
    matches!(
        value,
        Value::BigInt(None) | Value::String(None) | Value::ChronoDate(None) | Value::ChronoDateTimeUtc(None)
    )
}

impl Position {
    /// The cursor of this position in the list of that name and order.
    pub(crate) fn encode(&self, order: &str) -> String {
        let keys: Vec<Json> = self.keys.iter().map(to_json).collect();
        let text = Json::from(vec![Json::from(keys), Json::from(self.id.to_string())]).to_string();
        let mut bytes = checksum(order, text.as_bytes()).to_vec();
        bytes.extend_from_slice(text.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor back.
    ///
    /// # Errors
    /// [`Error::Cursor`] when it is none, or one of another list or order.
    pub(crate) fn decode(cursor: &str, order: &str, types: &[KeyType]) -> Result<Self> {
        Self::read(cursor, order, types).ok_or(Error::Cursor)
    }

    fn read(cursor: &str, order: &str, types: &[KeyType]) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (sum, text) = bytes.split_at_checked(8)?;
        if sum != checksum(order, text) {
            return None;
        }
        let (keys, id): (Vec<Json>, Uuid) = serde_json::from_slice(text).ok()?;
        if keys.len() != types.len() {
            return None;
        }
        let keys = keys.iter().zip(types).map(|(key, kind)| from_json(key, *kind)).collect::<Option<_>>()?;
        Some(Self { keys, id })
    }
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::BigInt(Some(n)) => Json::from(*n),
        Value::String(Some(s)) => Json::from(s.as_str()),
        Value::ChronoDate(Some(d)) => Json::from(d.to_string()),
        Value::ChronoDateTimeUtc(Some(t)) => Json::from(t.timestamp_micros()),
        _ => Json::Null,
    }
}

fn from_json(json: &Json, kind: KeyType) -> Option<Value> {
    Some(match kind {
        KeyType::Integer if json.is_null() => Value::BigInt(None),
        KeyType::Text if json.is_null() => Value::String(None),
        KeyType::Date if json.is_null() => Value::ChronoDate(None),
        KeyType::Instant if json.is_null() => Value::ChronoDateTimeUtc(None),
        KeyType::Integer => Value::BigInt(Some(json.as_i64()?)),
        KeyType::Text => Value::String(Some(json.as_str()?.to_owned())),
        KeyType::Date => Value::ChronoDate(Some(json.as_str()?.parse::<NaiveDate>().ok()?)),
        KeyType::Instant => Value::ChronoDateTimeUtc(Some(DateTime::from_timestamp_micros(json.as_i64()?)?)),
    })
}

/// FNV-1a: it finds a cursor of another list or a mangled one. It need not keep anybody out, since
/// a made-up cursor shows nothing that turning pages would not.
fn checksum(order: &str, text: &[u8]) -> [u8; 8] {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in order.bytes().chain([0]).chain(text.iter().copied()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position() -> Position {
        Position {
            keys: vec![
                Value::ChronoDate(NaiveDate::from_ymd_opt(2027, 3, 31)),
                Value::BigInt(None),
                Value::String(Some("a\u{2}b".to_owned())),
                Value::ChronoDateTimeUtc(DateTime::from_timestamp_micros(1_700_000_000_000_001)),
            ],
            id: Uuid::from_u128(7),
        }
    }

    const TYPES: [KeyType; 4] = [KeyType::Date, KeyType::Integer, KeyType::Text, KeyType::Instant];

    #[test]
    fn a_cursor_brings_back_the_position_it_was_made_of() {
        let cursor = position().encode("contracts+end");
        assert_eq!(Position::decode(&cursor, "contracts+end", &TYPES).unwrap(), position());
    }

    #[test]
    fn a_cursor_of_another_order_or_a_mangled_one_is_refused() {
        let cursor = position().encode("contracts+end");
        let refused =
            |cursor: &str, order| matches!(Position::decode(cursor, order, &TYPES), Err(Error::Cursor));
        assert!(refused(&cursor, "contracts-end"));
        assert!(refused(&cursor[..cursor.len() - 2], "contracts+end"));
        assert!(refused("", "contracts+end"));
        assert!(refused("!", "contracts+end"));
        assert!(refused("AAAAAAAAAAAAAAAA", "contracts+end"));
    }
}

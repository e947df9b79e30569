//! Whatever the bytes, reading ends, and what was read of them reads the same again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::ops::ControlFlow;

use muster_ingest::{Event, read, reread};
use proptest::prelude::*;
use support::{award, package};

/// Reads bytes that may be anything; a refusal is fine, a panic is not.
fn survive(bytes: &[u8], name: &str) -> Result<(), TestCaseError> {
    let mut reads = Vec::new();
    // A refusal of the whole is an answer, too.
    let _ = read(bytes, name, &mut |event| {
        if let Event::Release(read) = event {
            reads.push(*read);
        }
        ControlFlow::Continue(())
    });
    for read in reads {
        let again = reread(read.release.source, &read.raw);
        prop_assert_eq!(&again.map(|a| a.release).map_err(|e| e.to_string()), &Ok(read.release));
        prop_assert!(serde_json::from_str::<serde_json::Value>(&read.raw).is_ok(), "{}", read.raw);
    }
    Ok(())
}

const ROW: &str = "Notice Identifier,Notice Type,Organisation Name,Status,Title,Start Date,Awarded Value,\
Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]\r\n\
DN1,Contract,Camden,Awarded,Telephony,01/10/2020,12000,\"[Acme Ltd|1 High Street\nLondon|COMPANIES_HOUSE|01234567|Yes|No]\"\r\n";

fn any_edits() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..12)
}

/// Bytes replaced, put in, taken out, and the rest cut off.
fn edited(text: &str, edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (index, byte, how) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = index.index(bytes.len());
        // Structure is hit more often than any one letter would be by chance.
        let byte = if byte % 2 == 0 { b"{}[]\",:\\0\0\n"[usize::from(byte / 2) % 11] } else { *byte };
        match how {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => {
                bytes.remove(at);
            }
            _ if byte % 5 == 0 => bytes.truncate(at),
            _ => bytes.swap(at, 0),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_damaged_package_is_read_as_far_as_it_goes(edits in any_edits()) {
        let text = package(&["a", "b"].map(award));
        survive(&edited(&text, &edits), "p.json")?;
        survive(&edited(&text, &edits), "p.ndjson")?;
    }

    #[test]
    fn a_damaged_release_is_read_as_far_as_it_goes(edits in any_edits()) {
        survive(&edited(&award("a"), &edits), "p.json")?;
    }

    #[test]
    fn a_damaged_export_is_read_as_far_as_it_goes(edits in any_edits()) {
        survive(&edited(ROW, &edits), "p.csv")?;
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survive(&bytes, "p.json")?;
    }

    #[test]
    fn any_json_in_the_place_of_any_field_is_survived(
        field in proptest::sample::select(vec![
            "\"London Borough of Camden\"", "\"48000000\"", "\"1\"", "120000", "\"GBP\"", "[\"award\"]", "\"active\"",
            "\"2026-04-01T00:00:00+01:00\"", "\"GB-COH-01234567\"", "\"Acme Software Ltd\"", "\"complete\"",
        ]),
        value in proptest::sample::select(vec![
            "null", "true", "[]", "{}", "[[]]", "[null]", "\"\"", "\"\\u0000\"", "0", "-1", "1e9999", "1e-9999",
            "12345678901234567890123456789012345678901234567890", "\"9999-99-99T99:99:99Z\"", "\"é\"", "[{\"a\": []}]",
        ]),
    ) {
        survive(award("a").replace(field, value).as_bytes(), "p.json")?;
    }
}

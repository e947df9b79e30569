//! What a chain of the audit shows when somebody lays hands on it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use muster_domain::audit::{self, By, Checkpoint, Entry, Event, Fault, Misfit, Subject, Verified, Verifier};
use muster_domain::id::AuthorityId;
use proptest::prelude::{any, prop, prop_assert, proptest};
use serde_json::{Value, json};
use uuid::Uuid;

fn authority(n: u128) -> AuthorityId {
    AuthorityId(Uuid::from_u128(n))
}

/// A chain of so many entries, each with a number, a text and a nested value that changed.
fn chain(of: AuthorityId, length: u64) -> Vec<Entry> {
    let mut last = Checkpoint::start(of);
    let entry = |n: u64| {
        let subject = Subject::new("contract", Uuid::from_u128(u128::from(n)));
        let event = Event::new(of, "contract.corrected", subject)
            .change("value", json!({"net": {"pence": n}}), json!({"net": {"pence": n + 1}}))
            .change("notes", Value::Null, format!("“{n}” é\n"))
            .change("title", "same", "same");
        let at = "2026-11-23T12:00:00.123456Z".parse().unwrap();
        let entry = Entry::after(last, at, By::command("test"), event);
        last = entry.checkpoint();
        entry
    };
    (1..=length).map(entry).collect()
}

/// As an export has it: the entry with its hash among the fields.
fn line(entry: &Entry) -> Value {
    serde_json::from_str(&audit::line(&entry.text(), entry.checkpoint().hash)).unwrap()
}

fn verify(lines: &[Value], kept: Vec<Checkpoint>) -> Result<Verified, Fault> {
    let mut verifier = Verifier::new(kept);
    let read = lines.iter().try_for_each(|line| verifier.line(&line.to_string()));
    read.and_then(|()| verifier.finish()).map_err(|misfit| misfit.fault)
}

fn five() -> (Vec<Value>, Vec<Checkpoint>) {
    let entries = chain(authority(1), 5);
    (entries.iter().map(line).collect(), vec![entries[4].checkpoint()])
}

#[test]
fn a_chain_as_it_was_written_is_whole_and_fits_every_checkpoint_of_it() {
    let entries = chain(authority(1), 5);
    let lines: Vec<Value> = entries.iter().map(line).collect();
    let kept = entries.iter().map(Entry::checkpoint).collect();
    let Verified { entries: read, chains } = verify(&lines, kept).unwrap();
    assert_eq!((read, chains), (5, vec![entries[4].checkpoint()]));
    assert_eq!(entries[0].changes.len(), 2, "a field that stayed as it was is no change");
}

#[test]
fn the_order_of_keys_and_space_between_them_say_nothing() {
    let entry = &chain(authority(1), 1)[0];
    let spaced = serde_json::to_string_pretty(&line(entry)).unwrap();
    let mut verifier = Verifier::default();
    verifier.line(&spaced).unwrap();
    assert_eq!(verifier.finish().unwrap().entries, 1);
}

#[test]
fn what_does_not_fit_is_told_in_plain_words() {
    let mut verifier = Verifier::default();
    let misfit: Misfit = verifier.line(&five().0[2].to_string()).unwrap_err();
    assert_eq!(
        misfit.to_string(),
        format!(
            "entry 3 stands where entry 1 should: what was between was taken out, or the order was changed \
             (in the chain of authority {})",
            authority(1)
        )
    );
}

#[test]
fn chains_of_several_authorities_may_stand_in_one_file() {
    let (one, two) = (chain(authority(1), 2), chain(authority(2), 2));
    let mixed: Vec<Value> = [&one[0], &two[0], &two[1], &one[1]].into_iter().map(line).collect();
    assert_eq!(verify(&mixed, Vec::new()).unwrap().chains.len(), 2);
}

#[test]
fn an_entry_that_was_changed_is_named() {
    for (pointer, value) in [
        ("/changes/0/to/net/pence", json!(7)),
        ("/changes/1/to", json!("nothing")),
        ("/at", json!("2026-11-23T12:00:01Z")),
        ("/subject/id", json!(Uuid::nil())),
        ("/by/account/words", json!("another")),
    ] {
        let (mut lines, _) = five();
        *lines[2].pointer_mut(pointer).unwrap() = value;
        assert_eq!(verify(&lines, Vec::new()), Err(Fault::Changed { sequence: 3 }), "{pointer}");
    }
}

#[test]
fn what_is_added_to_an_entry_is_found() {
    let (mut lines, _) = five();
    lines[2]["remark"] = json!("slipped in");
    assert!(matches!(verify(&lines, Vec::new()), Err(Fault::Unreadable { line: 3, .. })));
}

#[test]
fn an_entry_that_was_changed_and_signed_again_breaks_the_one_after() {
    let mut entries = chain(authority(1), 5);
    entries[2].changes.clear();
    let lines: Vec<Value> = entries.iter().map(line).collect();
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::Unlinked { sequence: 4 }));
}

#[test]
fn an_entry_that_was_taken_out_is_missed() {
    let (mut lines, _) = five();
    lines.remove(2);
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::Missing { expected: 3, found: 4 }));
    let (mut lines, _) = five();
    lines.remove(0);
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::Missing { expected: 1, found: 2 }));
}

#[test]
fn an_order_that_was_changed_is_found() {
    let (mut lines, _) = five();
    lines.swap(1, 2);
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::Missing { expected: 2, found: 3 }));
}

#[test]
fn an_entry_that_was_put_in_is_found() {
    let (mut lines, _) = five();
    lines.insert(3, lines[1].clone());
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::OutOfOrder { expected: 4, found: 2 }));
    let (mut lines, _) = five();
    let mut false_entry = chain(authority(1), 3).pop().unwrap();
    false_entry.action = "contract.archived".to_owned();
    lines.insert(2, line(&false_entry));
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::OutOfOrder { expected: 4, found: 3 }));
}

#[test]
fn an_entry_of_another_chain_does_not_fit() {
    let (mut lines, _) = five();
    let mut moved = line(&chain(authority(2), 3)[2]);
    moved["authority"] = json!(authority(1));
    lines[2] = moved;
    assert_eq!(verify(&lines, Vec::new()), Err(Fault::Changed { sequence: 3 }));
}

#[test]
fn an_end_that_was_cut_off_shows_against_a_checkpoint_only() {
    let (mut lines, kept) = five();
    lines.truncate(3);
    assert!(verify(&lines, Vec::new()).is_ok());
    assert_eq!(verify(&lines, kept.clone()), Err(Fault::CutOff { last: 3, kept: 5 }));
    assert_eq!(verify(&[], kept), Err(Fault::CutOff { last: 0, kept: 5 }));
}

#[test]
fn a_chain_that_was_written_again_shows_against_a_checkpoint_only() {
    let (_, kept) = five();
    let mut last = Checkpoint::start(authority(1));
    let rewritten: Vec<Value> = chain(authority(1), 6)
        .into_iter()
        .map(|mut entry| {
            entry.previous = last.hash;
            if entry.sequence == 2 {
                entry.changes.clear();
            }
            last = entry.checkpoint();
            line(&entry)
        })
        .collect();
    assert!(verify(&rewritten, Vec::new()).is_ok());
    assert_eq!(verify(&rewritten, kept), Err(Fault::Rewritten { sequence: 5 }));
}

#[test]
fn a_line_that_is_no_entry_is_told_with_its_number() {
    for wrong in ["", "{", "[]", "{}", r#"{"hash": "zz"}"#, r#"{"hash": 5}"#] {
        let mut verifier = Verifier::default();
        verifier.line(&five().0[0].to_string()).unwrap();
        let fault = verifier.line(wrong).unwrap_err().fault;
        assert!(matches!(fault, Fault::Unreadable { line: 2, .. }), "{wrong:?}");
    }
}

proptest! {
    #[test]
    fn no_byte_of_an_export_can_be_another(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (lines, kept) = five();
        let whole: Vec<String> = lines.iter().map(Value::to_string).collect();
        let mut bytes = whole.join("\n").into_bytes();
        let at = at.index(bytes.len());
        let changed = bytes[at] != byte;
        bytes[at] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        let mut verifier = Verifier::new(kept);
        let told = text.split('\n').try_for_each(|line| verifier.line(line));
        let told = told.and_then(|()| verifier.finish().map(|_| ()));
        // What reads the same is the same.
        let same = text.split('\n').filter_map(|l| serde_json::from_str::<Value>(l).ok()).eq(lines);
        prop_assert!(!changed || same || told.is_err(), "byte {at}");
    }
}

//! Whatever wraps them, the same releases come out; what is broken stops nothing but itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::io::Write;
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use muster_domain::published::Release;
use muster_ingest::{Event, FileKind, IngestError, files, read, read_file, reread};
use support::{Outcome, award, package, read_bytes, read_sample, sample};

fn three() -> Vec<String> {
    ["a", "b", "c"].map(award).to_vec()
}

fn one_line(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).unwrap().to_string()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn releases(outcome: &Outcome) -> Vec<Release> {
    outcome.reads.iter().map(|r| r.release.clone()).collect()
}

#[test]
fn a_package_a_list_lines_and_gzip_of_them_give_the_same_releases() {
    let all = three();
    let lines = all.iter().map(|r| one_line(r)).collect::<Vec<_>>();
    let records = format!(
        r#"{{"uri": "x", "records": [
            {{"ocid": "ocds-h6vhtk-a", "compiledRelease": {}, "releases": [{}, {}], "versionedRelease": {{"deep": [1]}}}},
            {{"ocid": "ocds-h6vhtk-c", "releases": [{}]}}]}}"#,
        award("compiled"),
        all[0],
        all[1],
        all[2]
    );
    let expected = releases(&read_bytes(package(&all).as_bytes(), "p.json"));
    assert_eq!(expected.len(), 3);
    let list_of_packages = format!("[{}, {}]", package(&all[..1]), package(&all[1..]));
    for (kind, text, name) in [
        (FileKind::ReleasePackage, package(&all), "p.json"),
        (FileKind::RecordPackage, records, "p.json"),
        (FileKind::ReleaseList, format!("[{}]", all.join(",")), "p.json"),
        (FileKind::ReleaseList, list_of_packages, "p.json"),
        (FileKind::Lines, lines.join("\n"), "p.ndjson"),
        (FileKind::Lines, lines.join("\r\n") + "\r\n\r\n", "p.jsonl"),
        (FileKind::Lines, lines.join("\n") + "\n", "p.json"),
        (
            FileKind::Lines,
            [package(&all[..2]), package(&all[2..])].map(|p| one_line(&p)).join("\n"),
            "p.ndjson",
        ),
        (FileKind::Release, all.join("\n\n"), "p.json"),
    ] {
        for (bytes, name) in [
            (text.clone().into_bytes(), name.to_owned()),
            (gz(text.as_bytes()), format!("{name}.gz")),
            (gz(text.as_bytes()), name.to_owned()),
        ] {
            let outcome = read_bytes(&bytes, &name);
            assert_eq!(outcome.kind, kind, "{name}: {text}");
            assert_eq!(releases(&outcome), expected, "{name}: {text}");
            assert_eq!(outcome.problems(), Vec::<&_>::new(), "{name}: {text}");
        }
    }
    let single = read_bytes(all[0].as_bytes(), "p.json");
    assert_eq!((single.kind, releases(&single)), (FileKind::Release, expected[..1].to_vec()));
}

#[test]
fn a_record_of_linked_releases_gives_its_compiled_release_and_says_which_were_not_fetched() {
    let record = format!(
        r#"{{"records": [{{"ocid": "ocds-h6vhtk-a",
            "releases": [{{"url": "https://example.org/r/1", "date": "2026-01-01", "tag": ["tender"]}}],
            "compiledRelease": {}}}, {{"ocid": "ocds-h6vhtk-b", "releases": []}}]}}"#,
        award("compiled")
    );
    let outcome = read_bytes(record.as_bytes(), "r.json");
    assert_eq!(outcome.ids(), ["compiled"]);
    let said: Vec<_> = outcome.outside.iter().map(|p| (p.pointer.as_str(), p.message.as_str())).collect();
    assert_eq!(
        said,
        [
            ("/records/0/releases/0", "a linked release is not fetched: https://example.org/r/1"),
            ("/records/1", "a record without releases"),
        ]
    );
}

#[test]
fn one_unreadable_release_does_not_stop_the_rest() {
    let mut all = three();
    all[1] = all[1].replace("\"active\"", "actve");
    for (text, name, place) in
        [(package(&all), "p.json", "/releases/1"), (format!("[{}]", all.join(",")), "p.json", "/1")]
    {
        let outcome = read_bytes(text.as_bytes(), name);
        assert_eq!(outcome.ids(), ["a", "c"]);
        assert_eq!(outcome.outside.len(), 1);
        assert_eq!(outcome.outside[0].pointer, place);
        assert!(outcome.outside[0].message.starts_with("not JSON at character"), "{:?}", outcome.outside);
    }
}

#[test]
fn a_line_that_breaks_off_does_not_stop_the_lines_after_it() {
    let lines: Vec<String> = three().iter().map(|r| one_line(r)).collect();
    let cut = &lines[1][..lines[1].len() / 2];
    let text = format!("{}\n{cut}\n{}\n}}}}]\n", lines[0], lines[2]);
    let outcome = read_bytes(text.as_bytes(), "n.ndjson");
    assert_eq!(outcome.ids(), ["a", "c"]);
    let places: Vec<&str> = outcome.outside.iter().map(|p| p.pointer.as_str()).collect();
    assert_eq!(places, ["line 2", "line 4"]);
}

#[test]
fn of_a_file_that_was_cut_everything_before_the_cut_is_taken() {
    let whole = package(&three());
    let cut = whole.rfind("Acme").unwrap();
    let plain = read_bytes(&whole.as_bytes()[..cut], "p.json");
    assert_eq!(plain.ids(), ["a", "b"]);
    assert_eq!(plain.outside.len(), 1);
    assert_eq!(plain.outside[0].pointer, "/releases/2");
    assert!(plain.outside[0].message.contains("ends before it is whole"));

    let packed = gz(whole.as_bytes());
    let packed = read_bytes(&packed[..packed.len() - 12], "p.json.gz");
    assert!(["a", "b", "c"].starts_with(&packed.ids()));
    assert_eq!(packed.outside.len(), 1, "{:?}", packed.outside);
    assert!(packed.outside[0].message.contains("what came before is taken"), "{:?}", packed.outside);
}

#[test]
fn what_stands_between_releases_and_is_no_json_is_left_out() {
    let all = three();
    let text = format!("{{\"releases\": [{}, @@ oops, 7, null, {},]}}", all[0], all[1]);
    let outcome = read_bytes(text.as_bytes(), "p.json");
    assert_eq!(outcome.ids(), ["a", "b"]);
    assert!(outcome.outside.len() >= 3, "{:?}", outcome.outside);
}

#[test]
fn a_release_that_breaks_the_structure_around_it_is_left_out_and_the_next_one_found() {
    let all = three();
    let unclosed = all[1].replace("\"Acme Software Ltd\"}]", "\"Acme Software Ltd\"");
    let overclosed = all[1].replace("\"Acme Software Ltd\"}", "\"Acme Software Ltd\"]}]}");
    let unquoted = all[1].replace("\"Housing system\"", "\"Housing system");
    let sample = read_sample("notices/find-a-tender-2026-10-06.json").reads;
    for broken in [unclosed, overclosed, unquoted, "{\"ocid\": [}".to_owned(), "{\"title\": \"x".to_owned()] {
        let list =
            [all[0].clone(), broken, all[2].replace("Housing system", "Two  words"), sample[1].raw.clone()];
        let text = package(&list);
        let outcome = read_bytes(text.as_bytes(), "p.json");
        assert_eq!(outcome.ids(), ["a", "c", "094476-2026"], "{text}");
        assert_eq!(outcome.reads[1].release.title.as_deref(), Some("Two  words"));
        assert_eq!(outcome.reads[2].release, sample[1].release);
        assert_eq!(outcome.outside.len(), 1, "{:?}", outcome.outside);
        assert_eq!(outcome.outside[0].pointer, "/releases/1");
        assert!(outcome.outside[0].message.ends_with("reading goes on with the next one"));
    }
}

#[test]
fn a_nesting_bomb_is_one_release_less() {
    let all = three();
    let bomb = format!(r#"{{"ocid": "x", "tender": {}{}}}"#, "[".repeat(500_000), "]".repeat(500_000));
    let outcome = read_bytes(package(&[all[0].clone(), bomb, all[2].clone()]).as_bytes(), "p.json");
    assert_eq!(outcome.ids(), ["a", "c"]);
    assert_eq!(outcome.outside.len(), 1);
    assert!(outcome.outside[0].message.contains("nested more than 64 deep"), "{:?}", outcome.outside);
}

#[test]
fn a_release_without_measure_is_one_release_less() {
    let all = three();
    let huge = format!(r#"{{"ocid": "x", "id": "huge", "title": "{}"}}"#, "x".repeat(9 * 1024 * 1024));
    let texts = [
        package(&[all[0].clone(), huge.clone(), all[2].clone()]),
        [one_line(&all[0]), huge, one_line(&all[2])].join("\n"),
    ];
    for text in texts {
        let outcome = read_bytes(text.as_bytes(), "p.json");
        assert_eq!(outcome.ids(), ["a", "c"]);
        assert_eq!(outcome.outside.len(), 1);
        assert!(outcome.outside[0].message.contains("more than 8 MiB"), "{:?}", outcome.outside);
    }
}

#[test]
fn a_gzip_bomb_is_stopped() {
    struct Repetition(u64);
    impl std::io::Read for Repetition {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let n = self.0.min(out.len() as u64);
            self.0 -= n;
            let n = usize::try_from(n).unwrap();
            out[..n].fill(b'x');
            Ok(n)
        }
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(br#"{"releases": ["#).unwrap();
    encoder.write_all(award("a").as_bytes()).unwrap();
    encoder.write_all(br#", {"ocid": ""#).unwrap();
    std::io::copy(&mut Repetition(200 * 1024 * 1024), &mut encoder).unwrap();
    let bomb = encoder.finish().unwrap();
    let outcome = read_bytes(&bomb, "b.json.gz");
    assert_eq!(outcome.ids(), ["a"]);
    assert_eq!(outcome.outside.len(), 1);
    assert!(outcome.outside[0].message.contains("gzip bomb"), "{:?}", outcome.outside);
}

#[test]
fn utf_8_with_mark_and_utf_16_in_either_order_are_read() {
    let text = package(&[award("a").replace("Housing system", "Café – façade £5")]);
    let utf16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = text.encode_utf16();
        let mark = if mark { Some(0xFEFF) } else { None };
        mark.into_iter().chain(units).flat_map(bytes).collect()
    };
    for bytes in [
        text.clone().into_bytes(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        utf16(true, u16::to_le_bytes),
        utf16(true, u16::to_be_bytes),
        utf16(false, u16::to_le_bytes),
        utf16(false, u16::to_be_bytes),
        gz(&utf16(true, u16::to_le_bytes)),
    ] {
        let outcome = read_bytes(&bytes, "p.json");
        assert_eq!(outcome.problems(), Vec::<&_>::new());
        assert_eq!(outcome.reads[0].release.title.as_deref(), Some("Café – façade £5"));
    }
}

#[test]
fn json_in_windows_1252_or_mac_roman_is_read_and_said() {
    let text = package(&[award("a").replace("Housing system", "The Council’s façade – £5")]);
    for (encoding, name) in
        [(encoding_rs::WINDOWS_1252, "Windows-1252"), (encoding_rs::MACINTOSH, "Mac Roman")]
    {
        let outcome = read_bytes(&encoding.encode(&text).0, "p.json");
        assert_eq!(outcome.reads[0].release.title.as_deref(), Some("The Council’s façade – £5"));
        assert_eq!(outcome.reads[0].problems[0].message, format!("not UTF-8; read as {name}"));
    }
}

#[test]
fn what_is_read_again_from_the_stored_text_is_the_same_release() {
    for path in [
        "notices/contracts-finder-2022-10-20.json",
        "notices/contracts-finder-2022-10-22.json",
        "notices/find-a-tender-2026-10-06.json",
        "registers/contracts-finder-export-2020-10.csv",
        "registers/contracts-finder-export-2025-11.csv",
    ] {
        for read in read_sample(path).reads {
            let again = reread(read.release.source, &read.raw).unwrap();
            assert_eq!(again.release, read.release);
            assert_eq!(again.raw, read.raw);
            assert!(serde_json::from_str::<serde_json::Value>(&read.raw).is_ok());
        }
    }
}

#[test]
fn the_stored_text_is_the_release_as_received_but_for_white_space() {
    let text = std::fs::read_to_string(sample("notices/find-a-tender-2026-10-06.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (index, read) in read_sample("notices/find-a-tender-2026-10-06.json").reads.iter().enumerate() {
        let stored: serde_json::Value = serde_json::from_str(&read.raw).unwrap();
        assert_eq!(stored, package["releases"][index]);
    }
}

#[test]
fn a_text_that_is_no_json_by_the_letter_is_stored_so_that_every_reader_takes_it() {
    let raw = award("a").replace("Housing system", "Housing\u{0}\u{1} \n system");
    let outcome = read_bytes(raw.as_bytes(), "p.json");
    let read = &outcome.reads[0];
    assert_eq!(read.release.title.as_deref(), Some("Housing \n system"));
    assert!(serde_json::from_str::<serde_json::Value>(&read.raw).is_ok());
    assert!(!read.raw.contains('\0'));
    assert!(read.problems.iter().any(|p| p.message.contains("control character inside a string")));
    assert!(read.problems.iter().any(|p| p.message == "2 control characters removed"));
    assert_eq!(reread(read.release.source, &read.raw).unwrap().release, read.release);
}

#[test]
fn nothing_and_nonsense_are_told_apart_from_notices() {
    let empty = read_bytes(b" \n ", "e.json");
    assert_eq!((empty.kind, empty.outside.len()), (FileKind::Empty, 1));
    let error_page = br#"{"timestamp": "2026-05-16T22:33:36", "status": 404, "error": "Not found"}"#;
    let outcome = read_bytes(error_page, "x.json");
    assert!(outcome.reads.is_empty());
    assert_eq!(
        outcome.outside[0].message,
        "neither a release nor a package of releases: it has timestamp, status, error"
    );
    for (bytes, word) in [
        (b"<html><body>Not found</body></html>".as_slice(), "HTML"),
        (b"PK\x03\x04....".as_slice(), "zip"),
        (b"a,b,c\n1,2,3\n".as_slice(), "no column Notice Identifier, Organisation Name, Title"),
    ] {
        let refused = read(bytes, "x.csv", &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert!(refused.to_string().contains(word), "{refused}");
    }
}

#[test]
fn a_reader_that_has_had_enough_is_not_read_on() {
    let mut seen = 0;
    let summary = read_file(&sample("notices/contracts-finder-2022-10-20.json"), &mut |event| {
        seen += u64::from(matches!(event, Event::Release(_)));
        if seen == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!((seen, summary.releases), (5, 5));
}

#[test]
fn folders_are_read_whole_and_in_order_and_a_strange_file_only_if_it_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let make = |path: &str| {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "[]").unwrap();
        path
    };
    let (b, a, deep) = (make("b.json"), make("a.ndjson.gz"), make("x/y/z.CSV"));
    let (note, _hidden) = (make("README.md"), make(".hidden.json"));
    let found = files(&[dir.path().to_owned(), b.clone()]).unwrap();
    assert_eq!(found, [a, b, deep]);
    let refused = files(std::slice::from_ref(&note)).unwrap_err();
    assert!(matches!(&refused, IngestError::NotTaken { path } if *path == note));
    assert!(refused.to_string().contains(".ndjson"));
    assert!(matches!(files(&[dir.path().join("none.json")]), Err(IngestError::Unreadable { .. })));
}

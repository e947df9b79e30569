use std::io::Write as _;

use super::*;

fn window(cursor: Option<&str>) -> Window {
    let place = cursor.and_then(|c| muster_domain::notice_source::Place::after(None, c.to_owned()));
    Window {
        from: "2026-10-24T23:30:00Z".parse().unwrap(),
        to: "2026-10-25T01:30:00Z".parse().unwrap(),
        place,
    }
}

fn asked(source: Source, cursor: Option<&str>) -> String {
    let publisher = Publisher::new(source, None, Duration::from_secs(1)).unwrap();
    publisher.page_of(&window(cursor)).query().unwrap().to_owned()
}

#[test]
fn each_publisher_is_asked_as_it_documents() {
    assert_eq!(
        asked(Source::FindATender, None),
        "updatedFrom=2026-10-24T23%3A30%3A00&updatedTo=2026-10-25T01%3A30%3A00&limit=100"
    );
    assert_eq!(
        asked(Source::ContractsFinder, Some("MTAwM==")),
        "publishedFrom=2026-10-25T00%3A30%3A00%2B01%3A00&publishedTo=2026-10-25T01%3A30%3A00Z&limit=100&cursor=MTAwM%3D%3D"
    );
}

#[test]
fn a_mirror_is_shown_without_its_password() {
    let mirror = "https://somebody:secret@mirror.example/notices?key=secret";
    let publisher = Publisher::new(Source::FindATender, Some(mirror), Duration::from_secs(1)).unwrap();
    assert_eq!(publisher.shown(), "https://mirror.example/notices");
    assert!(!format!("{publisher:?}").contains("secret"));
    let error = Publisher::new(Source::FindATender, Some("ftp://mirror.example"), Duration::from_secs(1));
    assert!(error.unwrap_err().to_string().starts_with("Find a Tender cannot be followed"));
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let now: DateTime<Utc> = "2026-11-23T12:00:00Z".parse().unwrap();
    let until = |said: &str| retry_after(said, now).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    assert_eq!(until("11").as_deref(), Some("2026-11-23T12:00:11Z"));
    assert_eq!(until("Mon, 23 Nov 2026 12:30:00 GMT").as_deref(), Some("2026-11-23T12:30:00Z"));
    assert_eq!(until("soon"), None);
    assert_eq!(until("-5"), None);
}

const RELEASE: &str = r#"{"ocid":"ocds-h6vhtk-000001","id":"ID","tag":["tender"],"buyer":{"name":"Camden"}}"#;

fn package(releases: &[&str], next: Option<&str>) -> String {
    let links = next.map_or(String::new(), |next| format!(r#","links":{{"next":"{next}"}}"#));
    format!(r#"{{"version":"1.1","releases":[{}]{links}}}"#, releases.join(","))
}

fn release(id: &str) -> String {
    RELEASE.replace("ID", id)
}

#[test]
fn a_page_has_its_releases_and_the_cursor_of_the_next() {
    let next = "https://elsewhere.example/x?updatedFrom=2026&limit=100&cursor=MTAwM%3D%3D";
    let page = read_page(package(&[&release("1"), &release("2")], Some(next)).as_bytes()).unwrap();
    assert_eq!((page.reads.len(), page.problems.len()), (2, 0));
    assert_eq!(page.next.as_deref(), Some("MTAwM=="));
    let last = read_page(package(&[], None).as_bytes()).unwrap();
    assert_eq!((last.reads.len(), last.next, last.problems.len()), (0, None, 0));
}

#[test]
fn a_packed_page_is_unpacked_and_a_bomb_is_not() {
    let pack = |text: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    };
    let page = read_page(&pack(package(&[&release("1")], None).as_bytes())).unwrap();
    assert_eq!(page.reads.len(), 1);
    let bomb = read_page(&pack(&vec![b' '; MOST + 1])).unwrap_err();
    assert_eq!((bomb.setback, bomb.words.as_str()), (Setback::CutOff, "Its answer is longer than 32 MiB"));
    let packed = pack(package(&[&release("1")], None).as_bytes());
    assert_eq!(read_page(&packed[..packed.len() - 9]).unwrap_err().setback, Setback::CutOff);
}

#[test]
fn a_broken_release_is_a_problem_with_the_one_before_it_and_the_rest_is_taken() {
    let broken = r#"{"ocid":"ocds-h6vhtk-000002","id":"broken","tag":[}"#;
    let next = "https://publisher.example/?cursor=abc";
    let page = read_page(package(&[&release("1"), broken, &release("3")], Some(next)).as_bytes()).unwrap();
    let ids: Vec<&str> = page.reads.iter().map(|r| r.release.release.as_str()).collect();
    assert_eq!(ids, ["1", "3"]);
    assert_eq!(page.next.as_deref(), Some("abc"));
    assert!(page.problems[0].message.ends_with("(it stands after 1)"), "{:?}", page.problems);
    assert_eq!(page.problems[0].pointer, "/releases/1");
}

#[test]
fn a_page_with_a_broken_release_that_is_cut_off_is_no_page() {
    let broken = r#"{"ocid":"ocds-h6vhtk-000002","id":"broken","tag":[}"#;
    let linked =
        release("3").replace(r#""tag""#, r#""links":{"canonical":"https://publisher.example/3"},"tag""#);
    let whole = package(&[broken, &linked], None);
    assert_eq!(read_page(whole.as_bytes()).unwrap().next, None, "the links of a release lead nowhere");
    let cut = whole.find(r#""buyer""#).unwrap();
    assert_eq!(read_page(&whole.as_bytes()[..cut]).unwrap_err().setback, Setback::CutOff);
    let many = vec![broken; 100];
    assert!(read_page(package(&many, None).as_bytes()).is_err(), "a full page says where it goes on");
}

#[test]
fn what_is_not_whole_is_no_page_wherever_it_is_cut() {
    let whole = package(&[&release("1"), &release("2")], Some("https://publisher.example/?cursor=abc"));
    for end in 1..whole.len() {
        let error = read_page(&whole.as_bytes()[..end]).expect_err("it is not whole");
        assert_eq!(error.setback, Setback::CutOff, "cut after {end}: {error}");
    }
}

#[test]
fn other_json_and_odd_cursors_are_no_pages() {
    for body in [r#"{"timestamp":"2026","status":400}"#, "[]", "12"] {
        assert_eq!(read_page(body.as_bytes()).unwrap_err().setback, Setback::Failed, "{body}");
    }
    for next in ["https://publisher.example/", "https://publisher.example/?cursor="] {
        assert_eq!(read_page(package(&[], Some(next)).as_bytes()).unwrap_err().setback, Setback::Failed);
    }
    assert!(read_page(b"").is_err());
}

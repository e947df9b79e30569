//! One OCDS 1.1 release, mapped field by field: Find a Tender under the Procurement Act 2023 and
//! under the law before it, Contracts Finder, and any other publisher.

mod award;
mod kind;
mod lot;
mod party;
mod purchase;

use muster_domain::notice::{DEMONSTRATION_PREFIX, Source};
use muster_domain::published::{Problem, Release};
use sha2::{Digest, Sha256};

use crate::Read;
use crate::date;
use crate::encoding;
use crate::json::{self, Node};
use crate::sink::{At, MAX_TITLE, Sink};

/// What our own exports put before a reference that is no OCID.
const OWN: &str = "muster-";

/// Reads one release from its text. `place` is where it stands in its file; `source` is known
/// already when a stored notice is read again. The error is the reason why it is no release.
pub(crate) fn read_text(text: Vec<u8>, place: &str, source: Option<Source>) -> Result<Read, Problem> {
    let refused = |message: String| Problem { release: None, pointer: place.to_owned(), message };
    let mut sink = Sink::default();
    let raw = encoding::decode(text, &mut sink);
    let tree = json::parse(&raw)
        .map_err(|e| refused(format!("not JSON at character {}: {}; left out", e.offset, e.message)))?;
    if tree.overlooked.is_empty() {
        let (release, problems) = told(&tree.root, &raw, place, source, sink).map_err(refused)?;
        return Ok(Read { release, raw, problems });
    }
    for flaw in &tree.overlooked {
        sink.report("", format!("not JSON at character {}: {}; overlooked", flaw.offset, flaw.message));
    }
    let mut strict = String::with_capacity(raw.len());
    tree.root.write(&mut strict);
    // Read from what is stored, so that it reads the same again.
    let tree = json::parse(&strict).map_err(|e| refused(e.message.to_owned()))?;
    let (release, problems) = told(&tree.root, &strict, place, source, sink).map_err(refused)?;
    Ok(Read { release, raw: strict, problems })
}

fn told(
    root: &Node<'_>,
    raw: &str,
    place: &str,
    source: Option<Source>,
    mut sink: Sink,
) -> Result<(Release, Vec<Problem>), String> {
    check_shape(root)?;
    let release = map(&At::root(root), raw, source, &mut sink);
    let named = root.get("id").is_some();
    let problems = sink.finish(named.then_some(release.release.as_str()), place);
    Ok((release, problems))
}

/// Whether an object is a release at all: an error page of a service is JSON, too.
fn check_shape(root: &Node<'_>) -> Result<(), String> {
    let Node::Object(members) = root else {
        return Err(format!("a release is an object, not {}; left out", root.kind()));
    };
    let known = ["ocid", "tender", "awards", "contracts", "planning"];
    if members.iter().any(|(key, _)| known.contains(&key.as_ref())) {
        return Ok(());
    }
    let keys: Vec<&str> = members.iter().take(6).map(|(key, _)| key.as_ref()).collect();
    Err(format!("neither a release nor a package of releases: it has {}", keys.join(", ")))
}

fn map(root: &At<'_>, raw: &str, source: Option<Source>, sink: &mut Sink) -> Release {
    let release = root.word("id", sink).unwrap_or_else(|| {
        sink.report("/id", "no id; one is made from the content");
        content_id(raw)
    });
    let process = root.word("ocid", sink).unwrap_or_else(|| {
        sink.report("/ocid", "no OCID; the release stands alone");
        format!("release {release}")
    });
    let process = process.strip_prefix(OWN).map(str::to_owned).unwrap_or(process);
    let source = source.unwrap_or_else(|| publisher(&process, root));
    let parties = party::Parties::new(root, sink);
    let lots = lot::Lots::new(root, sink);
    let awards = award::read(root, &parties, &lots, sink);
    let procurement = purchase::read(root, &lots, &awards, sink);
    let found = kind::find(root, &release, procurement.as_ref(), &awards, sink);
    let title = root
        .text("title", MAX_TITLE, sink)
        .or_else(|| procurement.as_ref().and_then(|p| p.title.clone()))
        .or_else(|| awards.iter().find_map(|a| a.title.clone()))
        .map(|said| said.value);
    Release {
        source,
        published_at: date::instant(root, "date", sink)
            .or_else(|| found.published.as_deref().and_then(date::parse_instant)),
        kind: found.kind,
        url: found.url.or_else(|| page(source, &release)),
        notice_type: found.notice_type,
        title,
        buyers: parties.buyers(sink),
        procurement,
        awards,
        process,
        release,
    }
}

/// An id that the same content always gets.
pub(crate) fn content_id(raw: &str) -> String {
    let digest = Sha256::digest(raw.as_bytes());
    let hex: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("content-{hex}")
}

/// Who published it: the OCID's prefix is registered to a publisher. Notices invented for
/// demonstration say after their own prefix whose they imitate.
fn publisher(process: &str, root: &At<'_>) -> Source {
    let imitated = process.strip_prefix(DEMONSTRATION_PREFIX).map(|rest| format!("ocds-{rest}"));
    let process = imitated.as_deref().unwrap_or(process);
    if process.starts_with("ocds-h6vhtk") {
        return Source::FindATender;
    }
    if process.starts_with("ocds-b5fd17") {
        return Source::ContractsFinder;
    }
    match kind::any_page(root.node).as_deref() {
        Some(url) if url.contains("find-tender.service.gov.uk") => Source::FindATender,
        Some(url) if url.contains("contractsfinder.service.gov.uk") => Source::ContractsFinder,
        _ => Source::Other,
    }
}

/// A Find a Tender notice's page follows from its number (`094477-2026`).
fn page(source: Source, release: &str) -> Option<String> {
    let (number, year) = release.split_once('-')?;
    let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    (source == Source::FindATender && digits(number, 6) && digits(year, 4))
        .then(|| format!("https://www.find-tender.service.gov.uk/Notice/{release}"))
}

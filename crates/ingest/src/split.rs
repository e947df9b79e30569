//! Cuts a stream of JSON into releases, one at a time, whatever it wraps them in: a release
//! package, a record package, a list, a single release, or any of these line by line.
//!
//! Nothing but the release at hand is kept, without the white space between its tokens.

use std::io::Read;
use std::ops::ControlFlow;

use muster_domain::published::Problem;

use crate::file::FileKind;
use crate::json;
use crate::scan::{Scanner, Stop};

/// The most bytes that one release may have, white space between its tokens not counted.
pub(crate) const MAX_RELEASE: usize = 8 * 1024 * 1024;

/// How often reading goes on behind a release that broke the structure. Each time costs at most one
/// release read over again.
const MAX_RESUMED: u32 = 100;

/// What the stream is cut into.
pub(crate) enum Piece {
    /// The text of something that should be a release, and where in the file it stands.
    Release { text: Vec<u8>, place: String },
    /// Something that could not be cut.
    Problem(Problem),
}

/// Cuts `reader` into pieces until `each` breaks. `lines` says that every line is a text of its
/// own; otherwise that is found out. The kind is that of the first text.
pub(crate) fn split(
    reader: impl Read,
    lines: bool,
    each: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> FileKind {
    let mut splitter =
        Splitter { scan: Scanner::new(reader), each, kind: FileKind::Empty, resumed: 0, at_item: false };
    splitter.scan.by_line(lines);
    splitter.texts(lines);
    splitter.kind
}

struct Splitter<'e, R> {
    scan: Scanner<R>,
    each: &'e mut dyn FnMut(Piece) -> ControlFlow<()>,
    kind: FileKind,
    resumed: u32,
    /// The next item of a list starts here, without a comma.
    at_item: bool,
}

/// What an object turned out to be while its members went by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Unknown,
    Package,
    Record,
}

impl<R: Read> Splitter<'_, R> {
    /// One text after the other: a single one, or one a line.
    fn texts(&mut self, mut lines: bool) {
        let mut first = true;
        loop {
            let place = if lines { format!("line {}", self.scan.line()) } else { String::new() };
            let began = self.scan.line();
            if lines {
                self.is(FileKind::Lines);
            }
            let outcome = self.text(&place);
            let stopped = match outcome {
                Ok(empty) => empty && !lines,
                Err(Stop::Caller) => return,
                Err(stop) => {
                    let fatal = !lines || matches!(stop.parts().1, Stop::Failed(_));
                    if self.stopped(&place, &stop).is_err() || fatal {
                        return;
                    }
                    false
                }
            };
            if stopped {
                return;
            }
            if first && !lines && self.scan.line() == began {
                // The first text stood on one line. If another follows, each line is a text.
                match self.scan.space() {
                    Ok(()) if self.scan.line() > began && matches!(self.scan.peek(), Ok(Some(_))) => {
                        lines = true;
                        self.kind = FileKind::Lines;
                        self.scan.by_line(true);
                        first = false;
                        continue;
                    }
                    Ok(()) => {}
                    Err(stop) => {
                        // The caller's wish to stop needs no report, and there is nothing after this.
                        let _ = self.stopped(&place, &stop);
                        return;
                    }
                }
            }
            first = false;
            if lines {
                match self.scan.next_line() {
                    Ok(true) => {}
                    Ok(false) => return,
                    Err(stop) => {
                        let _ = self.stopped(&place, &stop);
                        return;
                    }
                }
            }
        }
    }

    /// One text; true when there was nothing but white space.
    fn text(&mut self, place: &str) -> Result<bool, Stop> {
        self.scan.space()?;
        let Some(byte) = self.scan.peek()? else { return Ok(true) };
        match byte {
            b'{' => {
                self.object(place, Role::Unknown)?;
                self.is(FileKind::Release);
            }
            b'[' => {
                self.is(FileKind::ReleaseList);
                self.items(place, |this, place| this.document(place))?;
            }
            _ => return Err(Stop::Broken("no object or list of releases starts here")),
        }
        Ok(false)
    }

    fn is(&mut self, kind: FileKind) {
        if self.kind == FileKind::Empty {
            self.kind = kind;
        }
    }

    /// A release, a package or a record, as an item of a list.
    fn document(&mut self, place: &str) -> Result<(), Stop> {
        if self.scan.peek()? == Some(b'{') {
            self.object(place, Role::Unknown)?;
            return Ok(());
        }
        self.scan.value(None)?;
        self.problem(place, "this is not a release")
    }

    /// The items of a list, each handed to `read` with its place.
    fn items(&mut self, place: &str, read: impl Fn(&mut Self, &str) -> Result<(), Stop>) -> Result<(), Stop> {
        self.scan.expect(b'[')?;
        for index in 0.. {
            self.scan.space()?;
            if self.scan.peek()? == Some(b']') {
                break;
            }
            let place = format!("{place}/{index}");
            read(self, &place).map_err(|stop| stop.inside(&place))?;
            if std::mem::take(&mut self.at_item) {
                continue;
            }
            self.scan.space()?;
            match self.scan.peek()? {
                Some(b',') => self.scan.expect(b',')?,
                Some(b']') => break,
                Some(_) => {
                    self.problem(&place, "something that is not JSON follows and is left out")?;
                    self.scan.skip_to_next_item()?;
                }
                None => return Err(Stop::Ended.inside(&place)),
            }
        }
        self.scan.expect(b']')
    }

    /// An object, member by member: as soon as it shows itself to be a package or a record, its
    /// releases are cut out one by one; if it never does, it is a release itself.
    fn object(&mut self, place: &str, mut role: Role) -> Result<Role, Stop> {
        let mut own = b"{".to_vec();
        let mut whole = true;
        let mut compiled = None;
        let mut found = 0_u64;
        self.scan.expect(b'{')?;
        loop {
            self.scan.space()?;
            if self.scan.peek()? == Some(b'}') {
                break;
            }
            let mut key = Vec::new();
            if self.scan.peek()? != Some(b'"') {
                return Err(Stop::Broken("a member's name is due").inside(place));
            }
            self.scan.value(Some(&mut key))?;
            self.scan.space()?;
            self.scan.expect(b':')?;
            self.scan.space()?;
            let list = self.scan.peek()? == Some(b'[');
            match (key.as_slice(), role) {
                (b"\"releases\"", _) if list => {
                    role = if role == Role::Record { role } else { Role::Package };
                    self.is(FileKind::ReleasePackage);
                    found += self.releases(&format!("{place}/releases"))?;
                }
                (b"\"records\"", Role::Unknown | Role::Package) if list => {
                    role = Role::Package;
                    self.is(FileKind::RecordPackage);
                    self.items(&format!("{place}/records"), |this, place| {
                        if this.scan.peek()? == Some(b'{') {
                            this.object(place, Role::Record)?;
                            return Ok(());
                        }
                        this.scan.value(None)?;
                        this.problem(place, "this is not a record")
                    })?;
                }
                (b"\"compiledRelease\"", Role::Record | Role::Unknown) => {
                    role = Role::Record;
                    let mut text = Vec::new();
                    if self.scan.value(Some(&mut text))? {
                        compiled = Some(text);
                    }
                }
                (_, Role::Unknown) if whole => {
                    if own.len() > 1 {
                        own.push(b',');
                    }
                    own.extend_from_slice(&key);
                    own.push(b':');
                    whole = self.scan.value(Some(&mut own))?;
                    if !whole {
                        own = Vec::new();
                    }
                }
                _ => {
                    self.scan.value(None)?;
                }
            }
            self.scan.space()?;
            match self.scan.peek()? {
                Some(b',') => self.scan.expect(b',')?,
                Some(b'}') => break,
                Some(_) => return Err(Stop::Broken("a comma or the end of an object is due").inside(place)),
                None => return Err(Stop::Ended.inside(place)),
            }
        }
        self.scan.expect(b'}')?;
        match role {
            Role::Unknown if !whole => self.problem(place, "a release of more than 8 MiB is left out")?,
            Role::Unknown => {
                own.push(b'}');
                self.release(own, place)?;
            }
            Role::Record if found == 0 => match compiled {
                Some(text) => self.release(text, &format!("{place}/compiledRelease"))?,
                None => self.problem(place, "a record without releases")?,
            },
            Role::Record | Role::Package => {}
        }
        Ok(role)
    }

    /// The releases of a package or record; how many were handed on.
    fn releases(&mut self, place: &str) -> Result<u64, Stop> {
        let found = std::cell::Cell::new(0);
        self.items(place, |this, place| {
            let (mut text, mut taken) = (Vec::new(), Vec::new());
            if let Err(stop) = this.scan.release(&mut text, &mut taken) {
                return this.resume(place, stop, &taken);
            }
            if swallowed_another(&text) {
                let stop = Stop::Broken("it does not end before the next one starts");
                return this.resume(place, stop, &taken);
            }
            if let Some(url) = linked(&text) {
                return this.problem(place, &format!("a linked release is not fetched: {url}"));
            }
            found.set(found.get() + 1);
            this.release(text, place)
        })?;
        Ok(found.get())
    }

    /// A release broke the structure around it: goes on with the next one that can be found.
    fn resume(&mut self, place: &str, stop: Stop, taken: &[u8]) -> Result<(), Stop> {
        if matches!(stop, Stop::Failed(_)) || self.resumed == MAX_RESUMED {
            return Err(stop);
        }
        self.resumed += 1;
        self.scan.put_back(taken.get(1..).unwrap_or_default());
        if !self.scan.seek_release()? {
            return Err(stop);
        }
        self.at_item = true;
        let why = match &stop {
            Stop::Broken(why) => format!("a release that is not JSON ({why}) is left out"),
            Stop::Ended => "a release that never ends is left out".to_owned(),
            other => other.to_string(),
        };
        self.problem(place, &format!("{why}; reading goes on with the next one"))
    }

    fn release(&mut self, text: Vec<u8>, place: &str) -> Result<(), Stop> {
        match (self.each)(Piece::Release { text, place: place.to_owned() }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Caller),
        }
    }

    /// Reports why a text cannot be read on, at the innermost place that is known.
    fn stopped(&mut self, place: &str, stop: &Stop) -> Result<(), Stop> {
        self.problem(stop.parts().0.unwrap_or(place), &stop.to_string())
    }

    fn problem(&mut self, place: &str, message: &str) -> Result<(), Stop> {
        let problem = Problem { release: None, pointer: place.to_owned(), message: message.to_owned() };
        match (self.each)(Piece::Problem(problem)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Caller),
        }
    }
}

/// Whether a release has another inside it: a bracket or a quote is missing before its end.
fn swallowed_another(text: &[u8]) -> bool {
    const MARK: &[u8] = b"\"ocid\":";
    let mut marks = text.windows(MARK.len()).filter(|w| *w == MARK);
    if marks.next().is_none() || marks.next().is_none() {
        return false;
    }
    fn named(node: &json::Node<'_>) -> bool {
        node.get("ocid").is_some() || inside(node)
    }
    fn inside(node: &json::Node<'_>) -> bool {
        match node {
            json::Node::Object(members) => members.iter().any(|(_, value)| named(value)),
            json::Node::List(items) => items.iter().any(named),
            _ => false,
        }
    }
    let text = String::from_utf8_lossy(text);
    json::parse(&text).map_or(true, |tree| inside(&tree.root))
}

/// The address of a linked release (OCDS record packages): `url`, `date` and `tag`, no content.
fn linked(text: &[u8]) -> Option<String> {
    if text.len() > 4096 {
        return None;
    }
    let tree = json::parse(std::str::from_utf8(text).ok()?).ok()?;
    let has = |key| tree.root.get(key).is_some();
    match tree.root.get("url") {
        Some(json::Node::Text(url)) if !has("ocid") && !has("tender") && !has("awards") => {
            Some(url.to_string())
        }
        _ => None,
    }
}

//! Answers kept in memory: good for as long as the data version in their tag stays.

use std::collections::{HashMap, VecDeque};
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use bytes::Bytes;
use chrono::NaiveDate;
use flate2::Compression;
use flate2::write::GzEncoder;
use muster_domain::audit::Sight;
use muster_domain::viewer::Viewer;
use sha2::{Digest, Sha256};

use crate::respond::Made;

/// Bodies smaller than this are not worth compressing: they fit one packet either way.
const LEAST_COMPRESSED: usize = 1_400;

/// What an answer is known by: the data version, who asks, what day it is, and what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag([u8; 16]);

impl Tag {
    /// The tag of the answer to `request` (method-less, as path and normalised query).
    #[must_use]
    pub fn new(version: i64, viewer: &Viewer, today: NaiveDate, request: &str) -> Self {
        let eyes = match viewer {
            Viewer::Public => Vec::new(),
            Viewer::Member { authority, own } => [&authority.0.as_bytes()[..], &[u8::from(*own)]].concat(),
        };
        Self::of(&[&version.to_be_bytes(), &eyes, today.to_string().as_bytes(), request.as_bytes()])
    }

    /// The tag of a body that no data version stands for.
    #[must_use]
    pub fn of_body(body: &[u8]) -> Self {
        Self::of(&[body])
    }

    fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        let mut tag = [0; 16];
        tag.copy_from_slice(&hash.finalize()[..16]);
        Self(tag)
    }

    /// The strong entity tag of RFC 9110; the compressed form of an answer is another entity. That of one
    /// record begins with its version, which `If-Match` goes by.
    #[must_use]
    pub fn etag(&self, version: Option<i64>, compressed: bool) -> String {
        let prefix = version.map(|version| format!("{version}-")).unwrap_or_default();
        let suffix = if compressed { "-gzip" } else { "" };
        format!("\"{prefix}{:032x}{suffix}\"", u128::from_be_bytes(self.0))
    }
}

/// A body that can be sent plain or compressed.
#[derive(Debug)]
pub struct Answer {
    /// The body.
    pub body: Bytes,
    /// The `Link` header of a list.
    pub link: Option<String>,
    /// The version of the one record that it is.
    pub version: Option<i64>,
    /// What of it not everybody may see.
    pub sights: Vec<Sight>,
    compressed: OnceLock<Bytes>,
}

impl Answer {
    /// An answer as it was made.
    #[must_use]
    pub fn new(made: Made) -> Self {
        let Made { body, link, version, sights } = made;
        Self { body, link, version, sights, compressed: OnceLock::new() }
    }

    /// Whether the body is worth compressing.
    #[must_use]
    pub fn compressible(&self) -> bool {
        self.body.len() >= LEAST_COMPRESSED
    }

    /// The body through gzip, made once.
    #[must_use]
    pub fn compressed(&self) -> Bytes {
        self.compressed.get_or_init(|| gzip(&self.body)).clone()
    }

    /// Bytes it holds, with what it will hold once somebody asks for it compressed.
    fn weight(&self) -> usize {
        let link = self.link.as_ref().map_or(0, String::len);
        self.body.len() + self.body.len() / 4 + link + 200 * (1 + self.sights.len())
    }
}

/// Compresses a body.
#[must_use]
pub fn gzip(body: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::new(5));
    // Writing to a vector does not fail; if it did, the shorter body would fail its checksum.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default().into()
}

/// Answers by tag, up to a number of bytes; those not asked for again go first.
#[derive(Debug)]
pub struct Answers {
    most: usize,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    answers: HashMap<Tag, (Arc<Answer>, bool)>,
    order: VecDeque<Tag>,
    weight: usize,
}

impl Answers {
    /// Room for `most` bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, kept: Mutex::default() }
    }

    /// The answer with this tag, if it is still here.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<Arc<Answer>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (answer, again) = kept.answers.get_mut(tag)?;
        *again = true;
        Some(Arc::clone(answer))
    }

    /// Keeps an answer, unless it would take more than an eighth of the room.
    pub fn put(&self, tag: Tag, answer: &Arc<Answer>) {
        if answer.weight() > self.most / 8 {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((old, _)) = kept.answers.insert(tag, (Arc::clone(answer), false)) {
            kept.weight -= old.weight();
        } else {
            kept.order.push_back(tag);
        }
        kept.weight += answer.weight();
        while kept.weight > self.most {
            let Some(oldest) = kept.order.pop_front() else { break };
            match kept.answers.get_mut(&oldest) {
                // Asked for since it came to the front: it goes round once more.
                Some((_, again)) if *again => {
                    *again = false;
                    kept.order.push_back(oldest);
                }
                Some(_) => {
                    if let Some((gone, _)) = kept.answers.remove(&oldest) {
                        kept.weight -= gone.weight();
                    }
                }
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(n: i64) -> Tag {
        Tag::new(n, &Viewer::Public, NaiveDate::MIN, "/")
    }

    fn answer(bytes: usize) -> Arc<Answer> {
        let body = vec![b'x'; bytes].into();
        Arc::new(Answer::new(Made { body, link: None, version: None, sights: Vec::new() }))
    }

    #[test]
    fn what_is_asked_for_again_outlives_what_is_not_and_the_room_is_never_exceeded() {
        let answers = Answers::new(20_000);
        answers.put(tag(0), &answer(1_000));
        for n in 1..100 {
            assert!(answers.get(&tag(0)).is_some(), "asked for before each of the others");
            answers.put(tag(n), &answer(1_000));
            assert!(answers.kept.lock().unwrap().weight <= 20_000);
        }
        assert!(answers.get(&tag(50)).is_none());
        assert!(answers.get(&tag(99)).is_some());
    }

    #[test]
    fn an_answer_too_large_for_the_room_is_not_kept() {
        let answers = Answers::new(20_000);
        answers.put(tag(1), &answer(5_000));
        assert!(answers.get(&tag(1)).is_none());
    }

    #[test]
    fn the_tag_differs_by_version_day_request_and_encoding() {
        let day = NaiveDate::MIN;
        let base = Tag::new(1, &Viewer::Public, day, "/a");
        assert_eq!(base, Tag::new(1, &Viewer::Public, day, "/a"));
        assert_ne!(base, Tag::new(2, &Viewer::Public, day, "/a"));
        assert_ne!(base, Tag::new(1, &Viewer::Public, day.succ_opt().unwrap(), "/a"));
        assert_ne!(base, Tag::new(1, &Viewer::Public, day, "/b"));
        assert_ne!(base.etag(None, true), base.etag(None, false));
    }
}

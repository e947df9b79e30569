//! A page of notices: its releases, what could not be read of it, and where the next one is.

use std::borrow::Cow;
use std::io::Read as _;
use std::ops::ControlFlow;

use flate2::read::MultiGzDecoder;
use muster_domain::notice_source::Setback;
use muster_domain::published::Problem;
use reqwest::Url;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;

use super::{LIMIT, LONGEST_CURSOR, MOST, NoPage};
use crate::file::{Event, Read, read};

/// One page.
#[derive(Debug, Default)]
pub struct Page {
    /// Its releases, in the order they came.
    pub reads: Vec<Read>,
    /// What stands outside any release that could be read.
    pub problems: Vec<Problem>,
    /// The cursor of the page after; `None` on the last.
    pub next: Option<String>,
}

/// What a page must have around its releases.
#[derive(Deserialize)]
struct Package {
    #[serde(rename = "releases")]
    _releases: Vec<IgnoredAny>,
    #[serde(default)]
    links: Value,
}

/// Reads an answer. A release that is not JSON is a problem and the rest is taken; an answer that is not
/// whole is no page, since what is missing could be anything.
///
/// # Errors
/// When it is cut off, too long, or no release package.
pub fn read_page(body: &[u8]) -> Result<Page, NoPage> {
    let text = unpacked(body)?;
    let links = match serde_json::from_slice::<Package>(&text) {
        Ok(package) => Ok(package.links),
        Err(error) => match error.classify() {
            Category::Eof | Category::Io => return Err(cut_off(&text)),
            // What is whole, and not what was asked for.
            Category::Data => {
                let words = "It answered with JSON that is no release package";
                return Err(NoPage::new(Setback::Failed, words));
            }
            Category::Syntax => Err(()),
        },
    };
    let mut page = Page::default();
    let mut before = None;
    let mut pieces = 0;
    let read = read(text.as_ref(), "page.json", &mut |event| {
        pieces += 1;
        match event {
            Event::Release(read) => {
                before = Some(read.release.release.clone());
                page.reads.push(*read);
            }
            Event::Problem(problem) => page.problems.push(placed(problem, before.as_deref())),
        }
        ControlFlow::Continue(())
    });
    read.map_err(|error| NoPage::new(Setback::Failed, format!("Its answer cannot be read: {error}")))?;
    page.next = match links {
        Ok(links) => next(&links)?,
        // Something in the middle is not JSON: what ends as a page ends, and says where it goes on or has
        // fewer releases than it may have, is one.
        Err(()) => match links_at_the_end(&text).as_ref().map(next).transpose()?.flatten() {
            _ if !text.trim_ascii_end().ends_with(b"}") => return Err(cut_off(&text)),
            None if pieces >= LIMIT => return Err(cut_off(&text)),
            next => next,
        },
    };
    Ok(page)
}

pub(super) fn too_long() -> NoPage {
    NoPage::new(Setback::CutOff, format!("Its answer is longer than {} MiB", MOST >> 20))
}

fn cut_off(text: &[u8]) -> NoPage {
    NoPage::new(Setback::CutOff, format!("Its answer is not whole: it ends after {} bytes", text.len()))
}

fn unpacked(body: &[u8]) -> Result<Cow<'_, [u8]>, NoPage> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body.into());
    }
    let mut text = Vec::new();
    let most = u64::try_from(MOST).unwrap_or(u64::MAX) + 1;
    let unpacking = MultiGzDecoder::new(body).take(most).read_to_end(&mut text);
    if unpacking.is_err() {
        return Err(cut_off(&text));
    }
    if text.len() > MOST { Err(too_long()) } else { Ok(text.into()) }
}

/// A place in a page means nothing the next time it is asked for: the release before it does.
fn placed(mut problem: Problem, before: Option<&str>) -> Problem {
    if problem.release.is_none()
        && let Some(before) = before
    {
        problem.message.push_str(&format!(" (it stands after {before})"));
    }
    problem
}

/// The cursor in `links.next`. The rest of that address is not followed: it may lead to another host.
fn next(links: &Value) -> Result<Option<String>, NoPage> {
    let Some(address) = links.get("next").and_then(Value::as_str).filter(|a| !a.is_empty()) else {
        return Ok(None);
    };
    let odd = || NoPage::new(Setback::Failed, "Its next page has no cursor that can be sent");
    let url = Url::parse(address).or_else(|_| Url::parse("http://localhost").and_then(|u| u.join(address)));
    let url = url.map_err(|_| odd())?;
    let cursor = url.query_pairs().find(|(name, _)| name == "cursor").map(|(_, value)| value.into_owned());
    cursor.filter(|c| !c.is_empty() && c.len() <= LONGEST_CURSOR).map(Some).ok_or_else(odd)
}

/// The last `"links"` of a text that is not JSON as a whole: the page's, or where it has none, a release's.
fn links_at_the_end(text: &[u8]) -> Option<Value> {
    const NAME: &[u8] = b"\"links\"";
    let at = text.windows(NAME.len()).rposition(|w| w == NAME)?;
    let rest = text.get(at + NAME.len()..)?.trim_ascii_start().strip_prefix(b":")?;
    // Whatever follows the object is the rest of the page.
    serde_json::Deserializer::from_slice(rest).into_iter::<Value>().next()?.ok()
}

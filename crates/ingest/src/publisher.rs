//! Find a Tender and Contracts Finder over HTTP: one page of notices at a time, by the time they were
//! published or changed.
//!
//! | | Find a Tender | Contracts Finder |
//! | --- | --- | --- |
//! | window | `updatedFrom`, `updatedTo` | `publishedFrom`, `publishedTo` |
//! | instants | `YYYY-MM-DDTHH:MM:SS`, no zone | London time with `Z` or `+01:00` |
//! | turned away | 429 and 503 with `Retry-After` | the same; also 403, which its help does not tell of |
//! | the next page | `links.next` with a `cursor` | the same |
//!
//! Find a Tender does not say in which zone its instants are. They are sent in UTC: read as UTC they
//! are right, and read as London time they lie up to an hour back, so that a window may be found later,
//! but none is left out.

mod page;

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeDelta, Utc};
use muster_domain::clock::Clock;
use muster_domain::notice::Source;
use muster_domain::notice_source::{Setback, Window, title};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};

use crate::date::summer_time;

pub use page::{Page, read_page};

/// Notices in a page: the most that either gives.
const LIMIT: usize = 100;

/// Bytes of an answer at most, packed and unpacked alike: a hundred notices have some 400 KB.
const MOST: usize = 32 * 1024 * 1024;

/// Letters of a cursor at most. Find a Tender's have 300.
const LONGEST_CURSOR: usize = 1_000;

/// How long to keep away from Contracts Finder after it answered 403: it does so to whoever asks too much.
const FORBIDDEN_FOR: TimeDelta = TimeDelta::minutes(5);

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct NoPage {
    /// What follows from it.
    pub setback: Setback,
    /// What happened, in plain English.
    pub words: String,
}

impl NoPage {
    fn new(setback: Setback, words: impl Into<String>) -> Self {
        Self { setback, words: words.into() }
    }
}

/// An address that cannot be asked.
#[derive(Debug, thiserror::Error)]
#[error("{publisher} cannot be followed at {address:?}: {why}")]
pub struct NoAddress {
    publisher: &'static str,
    address: String,
    why: String,
}

/// One of the two publishers.
pub struct Publisher {
    source: Source,
    address: Url,
    client: Client,
}

impl fmt::Debug for Publisher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Publisher").field("address", &self.shown()).finish_non_exhaustive()
    }
}

impl Publisher {
    /// The publisher at its own address, or at that of a mirror. An answer must be there whole within
    /// `patience`.
    ///
    /// # Errors
    /// When the address is none of `http` or `https`, or no client can be made.
    pub fn new(source: Source, address: Option<&str>, patience: Duration) -> Result<Self, NoAddress> {
        let address = address.unwrap_or(match source {
            Source::FindATender => "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages",
            _ => "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search",
        });
        let wrong = |why: String| NoAddress { publisher: title(source), address: address.to_owned(), why };
        let url = Url::parse(address).map_err(|e| wrong(e.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("it is not an http or https address".to_owned()));
        }
        let client = Client::builder()
            // A publisher that moved is for a person to look at: its new address may be anybody's.
            .redirect(Policy::none())
            .connect_timeout(patience.min(Duration::from_secs(10)))
            .timeout(patience)
            .user_agent(concat!("Muster/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| wrong(e.to_string()))?;
        Ok(Self { source, address: url, client })
    }

    /// Which one it is.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// Its address for people, without a password that may stand in it.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut shown = self.address.clone();
        // Refused only where there can be none.
        let _ = shown.set_username("");
        let _ = shown.set_password(None);
        shown.set_query(None);
        shown.to_string()
    }

    /// Asks for the page of a window: the bytes of the answer, for [`read_page`].
    ///
    /// # Errors
    /// When there is no answer, or another than a page.
    pub async fn fetch(&self, window: &Window, clock: &dyn Clock) -> Result<Vec<u8>, NoPage> {
        let request = self.client.get(self.page_of(window));
        let request = request.header(ACCEPT, "application/json").header(ACCEPT_ENCODING, "gzip");
        let response = request.send().await.map_err(|e| unreached(&e))?;
        self.checked(&response, window, clock)?;
        whole(response).await
    }

    fn page_of(&self, window: &Window) -> Url {
        let (from, to, format): (_, _, fn(DateTime<Utc>) -> String) = match self.source {
            Source::FindATender => ("updatedFrom", "updatedTo", without_zone),
            _ => ("publishedFrom", "publishedTo", in_london),
        };
        let mut url = self.address.clone();
        {
            let mut query = url.query_pairs_mut();
            query.append_pair(from, &format(window.from)).append_pair(to, &format(window.to));
            query.append_pair("limit", &LIMIT.to_string());
            if let Some(place) = &window.place {
                query.append_pair("cursor", &place.cursor);
            }
        }
        url
    }

    /// Whether an answer can be a page, by what its head says.
    fn checked(&self, response: &Response, window: &Window, clock: &dyn Clock) -> Result<(), NoPage> {
        let status = response.status();
        let answered = || {
            let reason = status.canonical_reason().map(|r| format!(" ({r})")).unwrap_or_default();
            format!("It answered {}{reason}", status.as_u16())
        };
        let header = |name| response.headers().get(name).and_then(|v| v.to_str().ok());
        match status {
            StatusCode::OK => {}
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                let until = header(RETRY_AFTER).and_then(|said| retry_after(said, clock.now()));
                let words = format!("{} and asked to be left alone for a while", answered());
                return Err(NoPage::new(Setback::AskedToWait(until), words));
            }
            StatusCode::FORBIDDEN if self.source == Source::ContractsFinder => {
                let until = header(RETRY_AFTER).and_then(|said| retry_after(said, clock.now()));
                let until = until.unwrap_or(clock.now() + FORBIDDEN_FOR);
                let words = format!("{}, as it does to whoever asks too much", answered());
                return Err(NoPage::new(Setback::AskedToWait(Some(until)), words));
            }
            status if status.is_redirection() => {
                let to: String = header(LOCATION).unwrap_or("nowhere").chars().take(200).collect();
                let words =
                    format!("{} and points to another address, which is not followed: {to}", answered());
                return Err(NoPage::new(Setback::Failed, words));
            }
            StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND | StatusCode::GONE if window.place.is_some() => {
                let words = format!("{}: it does not know the place where reading was to go on", answered());
                return Err(NoPage::new(Setback::PlaceLost, words));
            }
            _ => return Err(NoPage::new(Setback::Failed, answered())),
        }
        let kind = header(CONTENT_TYPE).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "application/json" | "text/json" => Ok(()),
            kind if kind.ends_with("+json") => Ok(()),
            "text/html" => {
                Err(NoPage::new(Setback::Failed, "It answered with a web page in place of notices"))
            }
            kind => {
                let kind: String = kind.chars().take(100).collect();
                let words = format!("It answered with {kind:?} in place of notices in JSON");
                Err(NoPage::new(Setback::Failed, words))
            }
        }
    }
}

/// The bytes of an answer, all of them.
async fn whole(mut response: Response) -> Result<Vec<u8>, NoPage> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(piece)) if body.len() + piece.len() > MOST => return Err(page::too_long()),
            Ok(Some(piece)) => body.extend_from_slice(&piece),
            Ok(None) => return Ok(body),
            Err(error) if error.is_timeout() => return Err(unreached(&error)),
            Err(_) => {
                let words = format!("Its answer broke off after {} bytes", body.len());
                return Err(NoPage::new(Setback::CutOff, words));
            }
        }
    }
}

/// What became of a request without an answer. The address is left out: it may have a password.
fn unreached(error: &reqwest::Error) -> NoPage {
    let words = if error.is_timeout() {
        "It did not answer in time"
    } else if error.is_connect() {
        "It cannot be reached"
    } else {
        "The connection broke off"
    };
    NoPage::new(Setback::Failed, words)
}

/// Until when `Retry-After` asks to wait (RFC 9110, 10.2.3): so many seconds, or a date.
fn retry_after(said: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let said = said.trim();
    if let Ok(seconds) = said.parse::<u32>() {
        return now.checked_add_signed(TimeDelta::seconds(i64::from(seconds)));
    }
    DateTime::parse_from_rfc2822(said).ok().map(|at| at.to_utc())
}

fn without_zone(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// London's own time, as Contracts Finder writes it: `Z` in winter, `+01:00` in summer.
fn in_london(at: DateTime<Utc>) -> String {
    match FixedOffset::east_opt(3_600).filter(|_| summer_time(at.naive_utc())) {
        Some(summer) => at.with_timezone(&summer).to_rfc3339_opts(SecondsFormat::Secs, true),
        None => at.to_rfc3339_opts(SecondsFormat::Secs, true),
    }
}

#[cfg(test)]
mod tests;

//! Find a Tender and Contracts Finder as their help pages describe them, replaying notices that a test
//! gives them, with every fault that a test asks for.

use std::collections::VecDeque;
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::Url;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The id of a notice that is not JSON, whenever it is asked for.
pub const SPOILT: &str = "spoilt";

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// `updatedFrom`, `updatedTo`, instants without a zone.
    FindATender,
    /// `publishedFrom`, `publishedTo`, instants with London's offset.
    ContractsFinder,
}

/// What goes wrong with the answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// 429 with `Retry-After` in seconds.
    TooMany(u32),
    /// 503 with `Retry-After` as a date that has passed.
    Unavailable,
    /// 503 without a word when to come again.
    Down,
    /// 500.
    Broken,
    /// 400, as for a cursor that is no longer known.
    PlaceLost,
    /// The connection ends after half of the answer.
    BreaksOff,
    /// Half of the answer, as if it were the whole.
    Half,
    /// The page before, once more, with the way to the page that was asked for.
    Repeated,
    /// An empty page with the way to the page that was asked for.
    Empty,
    /// The page, leading to itself for ever.
    Circle,
    /// No answer for so long.
    Slow(Duration),
    /// 301 to another address.
    Moved,
    /// 200 with a web page.
    WebPage,
    /// 200 with JSON that is called something else.
    CalledText,
    /// The page with one release that is not JSON.
    OneIsBroken,
}

/// A request as it was answered.
#[derive(Debug, Clone)]
pub struct Asked {
    /// When it came.
    pub at: Instant,
    /// Its parameters.
    pub query: Vec<(String, String)>,
    /// The status that it got.
    pub status: u16,
    /// The fault that it met.
    pub fault: Option<Fault>,
}

/// A notice, and when the service took it in.
#[derive(Debug, Clone)]
struct Notice {
    number: usize,
    at: DateTime<Utc>,
    release: Value,
}

#[derive(Debug, Default)]
struct Held {
    notices: Vec<Notice>,
    faults: VecDeque<Fault>,
    asked: Vec<Asked>,
    at_once: usize,
    most_at_once: usize,
}

/// A service, on a port of its own.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Its address, for `--follow-address`.
    pub url: String,
    service: Service,
    page: usize,
    held: Arc<Mutex<Held>>,
}

impl Publisher {
    /// Starts one that gives `page` notices at a time, whatever limit it is asked for.
    ///
    /// # Panics
    /// When it finds no port.
    pub async fn start(service: Service, page: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let path = match service {
            Service::FindATender => "/api/1.0/ocdsReleasePackages",
            Service::ContractsFinder => "/Published/Notices/OCDS/Search",
        };
        let url = format!("http://{}{path}", listener.local_addr().expect("an address"));
        let publisher = Self { url, service, page, held: Arc::default() };
        let serving = publisher.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.answer(stream).await });
            }
        });
        publisher
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().expect("no test failed while it held this")
    }

    /// Publishes a release, or a changed one of the same id in place of the one before.
    ///
    /// # Panics
    /// When it has no date.
    pub fn publish(&self, release: &Value) {
        let at = release["date"].as_str().and_then(|d| d.parse().ok()).expect("a release has a date");
        let mut held = self.held();
        let number = held.notices.len();
        held.notices.retain(|known| known.release["id"] != release["id"]);
        held.notices.push(Notice { number, at, release: release.clone() });
        held.notices.sort_by_key(|notice| std::cmp::Reverse((notice.at, notice.number)));
    }

    /// The next requests meet these faults, one each.
    pub fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        self.held().faults.extend(faults);
    }

    /// Faults that nobody has met yet.
    #[must_use]
    pub fn faults_left(&self) -> usize {
        self.held().faults.len()
    }

    /// Every request so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.held().asked.clone()
    }

    /// The most requests that were being answered at the same time.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.held().most_at_once
    }

    async fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        {
            let mut held = self.held();
            held.at_once += 1;
            held.most_at_once = held.most_at_once.max(held.at_once);
        }
        let answered = self.answered(stream).await;
        self.held().at_once -= 1;
        answered
    }

    async fn answered(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                // Whoever asked was killed before the request was whole.
                return Ok(());
            }
            if line == "\r\n" {
                break;
            }
            head.push_str(&line);
        }
        let path = head.split(' ').nth(1).unwrap_or_default();
        let base = Url::parse(&self.url).expect("its own address");
        let query: Vec<(String, String)> = base
            .join(path)
            .expect("an address")
            .query_pairs()
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let fault = self.held().faults.pop_front();
        let (status, headers, body) = self.response(&query, fault.as_ref());
        // A page without a release has none to break.
        if fault == Some(Fault::OneIsBroken) && !String::from_utf8_lossy(&body).contains("\"id:") {
            self.held().faults.push_front(Fault::OneIsBroken);
        }
        let asked = Asked { at: Instant::now(), query, status, fault: fault.clone() };
        self.held().asked.push(asked);
        if let Some(Fault::Slow(long)) = fault {
            // Whoever asked has long gone by then: it does not count as being answered.
            self.held().at_once -= 1;
            tokio::time::sleep(long).await;
            self.held().at_once += 1;
        }
        let packed =
            head.to_lowercase().contains("accept-encoding: gzip") && status == 200 && body.len() % 2 == 0;
        let (headers, body) = match packed {
            true => (format!("{headers}content-encoding: gzip\r\n"), gzip(&body)),
            false => (headers, body),
        };
        let length = body.len();
        let sent = if fault == Some(Fault::BreaksOff) { length / 2 } else { length };
        let head =
            format!("HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n");
        let stream = stream.get_mut();
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&body[..sent]).await?;
        stream.shutdown().await
    }

    /// Status, headers and body.
    fn response(&self, query: &[(String, String)], fault: Option<&Fault>) -> (u16, String, Vec<u8>) {
        const JSON: &str = "content-type: application/json\r\n";
        let plain = |status, more: &str, text: &str| {
            (status, format!("content-type: text/plain\r\n{more}"), text.as_bytes().to_vec())
        };
        match fault {
            Some(Fault::TooMany(seconds)) => {
                return plain(429, &format!("retry-after: {seconds}\r\n"), "Too Many Requests");
            }
            Some(Fault::Unavailable) => {
                return plain(503, "retry-after: Mon, 23 Nov 2020 12:00:00 GMT\r\n", "Service Unavailable");
            }
            Some(Fault::Down) => return plain(503, "", "Service Unavailable"),
            Some(Fault::Broken) => return plain(500, "", "Internal Server Error"),
            Some(Fault::PlaceLost) => {
                return (400, JSON.to_owned(), refusal("the cursor is not valid").to_string().into_bytes());
            }
            Some(Fault::Moved) => return plain(301, "location: http://127.0.0.1:9/elsewhere\r\n", ""),
            Some(Fault::WebPage) => {
                let page = "<!doctype html><title>Sorry</title><h1>We are working on the service</h1>";
                return (
                    200,
                    "content-type: text/html; charset=utf-8\r\n".to_owned(),
                    page.as_bytes().to_vec(),
                );
            }
            _ => {}
        }
        let package = match self.package(query, fault) {
            Ok(package) => package.replace(&format!("\"{SPOILT}\""), "[}"),
            Err(why) => return (400, JSON.to_owned(), refusal(&why).to_string().into_bytes()),
        };
        match fault {
            Some(Fault::Half) => (200, JSON.to_owned(), package.as_bytes()[..package.len() / 2].to_vec()),
            Some(Fault::CalledText) => plain(200, "", &package),
            Some(Fault::OneIsBroken) => {
                // The first release loses the quotation mark behind its id's name.
                (200, JSON.to_owned(), package.replacen("\"id\":", "\"id:", 1).into_bytes())
            }
            _ => (200, JSON.to_owned(), package.into_bytes()),
        }
    }

    /// A page, or why the parameters are no good.
    fn package(&self, query: &[(String, String)], fault: Option<&Fault>) -> Result<String, String> {
        let (from, to) = match self.service {
            Service::FindATender => ("updatedFrom", "updatedTo"),
            Service::ContractsFinder => ("publishedFrom", "publishedTo"),
        };
        let known = [from, to, "stages", "limit", "cursor"];
        if let Some((name, _)) = query.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            let allowed = known.join(", ");
            return Err(format!(
                "Request parameter '{name}' is not recognised, allowed parameters are: {allowed}"
            ));
        }
        let value = |of: &str| query.iter().find(|(name, _)| name == of).map(|(_, value)| value.as_str());
        let instant = |name: &str| self.instant(value(name).ok_or_else(|| format!("{name} is missing"))?);
        let (first, last) = (instant(from)?, instant(to)?);
        let limit: usize = value("limit").unwrap_or("100").parse().map_err(|_| "limit is no number")?;
        if !(1..=100).contains(&limit) {
            return Err("limit is 1 to 100".to_owned());
        }
        let at_a_time = limit.min(self.page);
        let held = self.held();
        let found: Vec<&Notice> = held.notices.iter().filter(|n| (first..=last).contains(&n.at)).collect();
        let start = match value("cursor") {
            None => 0,
            Some(cursor) => {
                let text = STANDARD.decode(cursor).map_err(|_| "the cursor is not valid")?;
                let text = String::from_utf8(text).map_err(|_| "the cursor is not valid")?;
                let after = text.rsplit("nextCursor=").next().and_then(|n| n.split('|').next());
                after.and_then(|n| n.parse().ok()).ok_or("the cursor is not valid")?
            }
        };
        // A window that grew or shrank in between is another window.
        let cursor = |at: usize, salt: &str| {
            STANDARD.encode(format!("{from}={first}|{to}={last}|limit={limit}|nextCursor={at}|{salt}"))
        };
        let (shown, next) = match fault {
            Some(Fault::Empty) => (0..0, Some(cursor(start, "empty"))),
            Some(Fault::Repeated) => {
                (start.saturating_sub(at_a_time)..start, Some(cursor(start, "repeated")))
            }
            Some(Fault::Circle) => {
                (start..start + at_a_time, Some(value("cursor").map_or_else(|| cursor(0, ""), str::to_owned)))
            }
            _ => {
                let end = start + at_a_time;
                (start..end, (end < found.len()).then(|| cursor(end, "")))
            }
        };
        let shown = shown.start.min(found.len())..shown.end.min(found.len());
        let releases = package(found[shown].iter().map(|notice| &notice.release));
        let Some(next) = next else { return Ok(releases) };
        let mut address = Url::parse(&self.url).expect("its own address");
        address.query_pairs_mut().append_pair("limit", &limit.to_string()).append_pair("cursor", &next);
        let open = releases.strip_suffix('}').unwrap_or(&releases);
        Ok(format!("{open},\"links\":{}}}", json!({"next": address.as_str()})))
    }

    fn instant(&self, text: &str) -> Result<DateTime<Utc>, String> {
        let wrong = || format!("{text} is not an instant as the help page has it");
        match self.service {
            Service::FindATender if text.len() == 19 => format!("{text}Z").parse().map_err(|_| wrong()),
            Service::ContractsFinder if text.ends_with('Z') || text.ends_with("+01:00") => {
                text.parse().map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    }
}

/// A package of releases as both publishers write them: each begins with its OCID.
pub fn package<'r>(releases: impl IntoIterator<Item = &'r Value>) -> String {
    let text = |release: &Value| {
        let mut rest = release.clone();
        let ocid = rest.as_object_mut().and_then(|fields| fields.remove("ocid")).unwrap_or_default();
        format!("{{\"ocid\":{ocid},{}", rest.to_string().trim_start_matches('{'))
    };
    let all: Vec<String> = releases.into_iter().map(text).collect();
    format!("{{\"version\":\"1.1\",\"releases\":[{}]}}", all.join(","))
}

/// As Find a Tender refuses.
fn refusal(why: &str) -> Value {
    json!({"timestamp": "2026-05-16T20:27:40", "status": 400, "error": "Bad Request", "exception": why})
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(body).expect("memory takes it");
    packer.finish().expect("memory takes it")
}

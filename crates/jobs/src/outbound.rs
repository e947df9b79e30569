//! The one way by which Muster speaks to addresses that people gave it: webhooks, Teams.
//!
//! A name is looked up once, internal addresses among what it leads to are refused, and exactly what is left
//! is connected to: no second look-up can lead elsewhere in between. Redirects are not followed, proxies not asked,
//! answers not read to their end.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use muster_domain::outward::{self, AllowedHosts};
use reqwest::Client;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER, USER_AGENT};
use reqwest::redirect::Policy;

/// How long a connection may take to come about.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// Bytes of an answer that are read, for whoever looks why it was no good.
const READ: usize = 500;

/// The longest that somebody is waited for who says `Retry-After`.
const WAIT_AT_MOST: Duration = Duration::from_secs(86_400);

/// A client for addresses of others; clones share its connections.
#[derive(Debug, Clone)]
pub struct Outbound {
    client: Client,
    allowed: AllowedHosts,
    answer_within: Duration,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// How long the other side asks to be left alone.
    pub retry_after: Option<Duration>,
    /// The beginning of what it said.
    pub said: String,
}

impl Answered {
    /// Whether it was taken. A redirect is not followed, and so nothing that was taken.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// Why there is no answer; in words for whoever set the address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// The address is none that may be sent to.
    #[error("the address {0}")]
    Refused(String),
    /// There was no answer in time.
    #[error("no answer within {0} seconds")]
    TooSlow(u64),
    /// It could not be reached, or broke off.
    #[error("{0}")]
    Unreachable(String),
}

impl Outbound {
    /// A client that may also speak to these hosts, and waits so long for an answer.
    ///
    /// # Errors
    /// When no HTTPS client can be made.
    pub fn new(allowed: AllowedHosts, answer_within: Duration) -> Result<Self, Unsent> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(CONNECT_WITHIN.min(answer_within))
            .timeout(answer_within)
            .dns_resolver(Arc::new(Guard { allowed: allowed.clone() }))
            .build()
            .map_err(|error| Unsent::Unreachable(told(&error)))?;
        Ok(Self { client, allowed, answer_within })
    }

    /// The hosts that may be internal.
    #[must_use]
    pub const fn allowed(&self) -> &AllowedHosts {
        &self.allowed
    }

    /// Sends JSON, and says what came back, whatever status it has. `now` is what a date in `Retry-After`
    /// is measured from.
    ///
    /// # Errors
    /// [`Unsent`] where nothing came back.
    pub async fn post(
        &self,
        address: &str,
        headers: &[(&'static str, String)],
        body: String,
        now: DateTime<Utc>,
    ) -> Result<Answered, Unsent> {
        // An address that is written as numbers is looked up by nobody: it is seen here.
        let url = outward::read(address, &self.allowed).map_err(|why| Unsent::Refused(why.to_owned()))?;
        let mut all = HeaderMap::new();
        all.insert("content-type", HeaderValue::from_static("application/json"));
        all.insert(USER_AGENT, HeaderValue::from_static(concat!("Muster/", env!("CARGO_PKG_VERSION"))));
        for (name, value) in headers {
            let value = HeaderValue::from_str(value)
                .map_err(|_| Unsent::Refused(format!("cannot be sent {name} to")))?;
            all.insert(HeaderName::from_static(name), value);
        }
        let sent = self.client.post(url).headers(all).body(body).send().await;
        let mut answer = sent.map_err(|error| self.unsent(&error))?;
        let status = answer.status().as_u16();
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let retry_after = retry_after.and_then(|value| wait(value, now));
        let mut said = Vec::with_capacity(READ);
        while said.len() < READ {
            match answer.chunk().await {
                Ok(Some(chunk)) => said.extend_from_slice(&chunk[..chunk.len().min(READ - said.len())]),
                // The status is what counts: what is said beside it may break off.
                Ok(None) | Err(_) => break,
            }
        }
        let said = String::from_utf8_lossy(&said).replace('\0', "");
        Ok(Answered { status, retry_after, said })
    }

    fn unsent(&self, error: &reqwest::Error) -> Unsent {
        if error.is_timeout() {
            return Unsent::TooSlow(self.answer_within.as_secs().max(1));
        }
        Unsent::Unreachable(told(error))
    }
}

/// `Retry-After` in seconds or as a date (RFC 9110).
fn wait(value: &str, now: DateTime<Utc>) -> Option<Duration> {
    let wait = match value.trim().parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let at = DateTime::parse_from_rfc2822(value.trim()).ok()?;
            (at.with_timezone(&Utc) - now).to_std().unwrap_or_default()
        }
    };
    Some(wait.min(WAIT_AT_MOST))
}

/// The innermost reason, which is the one that says something, without the address, which may hold a secret.
fn told(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let told = cause.to_string();
    if told.contains("://") { "it could not be reached".to_owned() } else { told }
}

/// Looks names up, and leaves out what is internal.
struct Guard {
    allowed: AllowedHosts,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("allowed", &self.allowed).finish()
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.allowed.names_host(name.as_str());
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let found: Vec<SocketAddr> =
                found.filter(|address| allowed || outward::is_public(address.ip())).collect();
            if found.is_empty() {
                return Err(io::Error::other("its name leads to no address on the open internet").into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-27T12:00:00Z".parse().unwrap()
    }

    /// A receiver that answers everything with this, and how often it was asked.
    async fn receiver(answer: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut read = [0; 4096];
                let _ = stream.read(&mut read).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        address
    }

    fn client(allowed: &str) -> Outbound {
        Outbound::new(AllowedHosts::new([allowed.to_owned()]), Duration::from_millis(600)).unwrap()
    }

    #[tokio::test]
    async fn internal_addresses_are_refused_however_they_are_named() {
        let address = receiver("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
        let port = address.rsplit_once(':').unwrap().1;
        let none = client("elsewhere.example");
        for url in
            [format!("https://{address}/"), format!("https://localhost:{port}/"), "https://[::1]/".to_owned()]
        {
            let refused = none.post(&url, &[], String::new(), now()).await;
            assert!(matches!(refused, Err(Unsent::Refused(_))), "{url}: {refused:?}");
        }
        // The operator names it, and it is spoken to.
        let answered =
            client(&address).post(&format!("http://{address}/"), &[], "{}".to_owned(), now()).await;
        assert!(answered.unwrap().is_taken());
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_connected_to() {
        let guard = Guard { allowed: AllowedHosts::default() };
        let found = guard.resolve("localhost".parse().unwrap()).await;
        assert!(found.is_err(), "localhost leads to this machine");
        let guard = Guard { allowed: AllowedHosts::new(["localhost".to_owned()]) };
        assert!(
            guard.resolve("localhost".parse().unwrap()).await.is_ok_and(|mut found| found.next().is_some())
        );
    }

    #[tokio::test]
    async fn redirects_are_answers_and_hanging_ends() {
        let moved =
            receiver("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
                .await;
        let answered =
            client(&moved).post(&format!("http://{moved}/"), &[], String::new(), now()).await.unwrap();
        assert_eq!((answered.status, answered.is_taken()), (301, false));
        let busy =
            receiver("HTTP/1.1 429 Slow down\r\nRetry-After: 120\r\nContent-Length: 4\r\n\r\nwait").await;
        let answered =
            client(&busy).post(&format!("http://{busy}/"), &[], String::new(), now()).await.unwrap();
        assert_eq!((answered.retry_after, answered.said.as_str()), (Some(Duration::from_secs(120)), "wait"));
        let hanging = receiver("").await;
        let unsent = client(&hanging).post(&format!("http://{hanging}/"), &[], String::new(), now()).await;
        assert!(matches!(unsent, Err(Unsent::TooSlow(_) | Unsent::Unreachable(_))), "{unsent:?}");
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_and_has_an_end() {
        assert_eq!(wait("30", now()), Some(Duration::from_secs(30)));
        assert_eq!(wait("Fri, 27 Nov 2026 12:01:00 GMT", now()), Some(Duration::from_secs(60)));
        assert_eq!(wait("Fri, 27 Nov 2020 12:01:00 GMT", now()), Some(Duration::ZERO));
        assert_eq!(wait("99999999999", now()), Some(WAIT_AT_MOST));
        assert_eq!(wait("soon", now()), None);
    }
}

//! Posts to Microsoft Teams: to the address of a workflow ("when a webhook request is received"), as an
//! adaptive card.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use serde_json::{Value, json};

use super::{Message, Unsent};

/// How long a workflow may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sentences on a card: it may have 28 KB.
const MOST_LINES: usize = 15;

/// The hosts of workflows that may be posted to, as whoever runs the installation allows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts {
    allowed: Vec<Allowed>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Allowed {
    /// One host over HTTPS, or everything under it.
    Host { name: String, below: bool },
    /// One origin exactly as it is written, wherever it lies: for a relay of one's own.
    Origin(String),
}

/// Why an address may not be posted to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// It is no address.
    #[error("is not an address as https://….logic.azure.com/…")]
    NoAddress,
    /// Its host is none of those allowed.
    #[error("leads to a host that this installation does not post to")]
    Host,
}

impl FromStr for Hosts {
    type Err = NotAllowed;

    /// Reads `*.logic.azure.com`, `hooks.example.org` or a whole origin, `http://127.0.0.1:9000`, with commas
    /// between.
    fn from_str(text: &str) -> Result<Self, NotAllowed> {
        let entry = |entry: &str| match entry.split_once("://") {
            Some(_) => {
                let url = Url::parse(entry).map_err(|_| NotAllowed::NoAddress)?;
                Ok(Allowed::Origin(url.origin().ascii_serialization()))
            }
            None => {
                let below = entry.starts_with("*.");
                let name = entry.trim_start_matches("*.").to_ascii_lowercase();
                let plain = !name.is_empty()
                    && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
                if plain { Ok(Allowed::Host { name, below }) } else { Err(NotAllowed::NoAddress) }
            }
        };
        let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        Ok(Self { allowed: entries.map(entry).collect::<Result<_, _>>()? })
    }
}

impl Hosts {
    /// Whether any host is allowed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.allowed.is_empty()
    }

    /// Sees that an address may be posted to.
    ///
    /// # Errors
    /// [`NotAllowed`] where it may not.
    pub fn check(&self, address: &str) -> Result<(), NotAllowed> {
        let url = Url::parse(address).map_err(|_| NotAllowed::NoAddress)?;
        let origin = url.origin().ascii_serialization();
        let host = url.domain().map(str::to_ascii_lowercase);
        let plain = url.scheme() == "https" && url.port_or_known_default() == Some(443);
        let bare = url.username().is_empty() && url.password().is_none();
        let allowed = self.allowed.iter().any(|allowed| match allowed {
            Allowed::Origin(known) => *known == origin,
            Allowed::Host { name, below } => {
                plain
                    && host.as_deref().is_some_and(|host| match below {
                        true => host.strip_suffix(name.as_str()).is_some_and(|left| left.ends_with('.')),
                        false => host == name,
                    })
            }
        });
        if allowed && bare { Ok(()) } else { Err(NotAllowed::Host) }
    }
}

/// Posts cards to workflows.
#[derive(Debug, Clone)]
pub struct Teams {
    hosts: Hosts,
    client: Client,
}

impl Teams {
    /// Posts to these hosts.
    ///
    /// # Errors
    /// When no HTTPS client can be made.
    pub fn new(hosts: Hosts) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .dns_resolver(Outside)
            .no_proxy()
            .build()?;
        Ok(Self { hosts, client })
    }

    /// Posts a message to the workflow at `address`.
    ///
    /// # Errors
    /// [`Unsent::Never`] where the address is not allowed or the workflow is gone or refuses, else
    /// [`Unsent::Later`].
    pub async fn post(&self, message: &Message, address: &str) -> Result<(), Unsent> {
        self.hosts.check(address).map_err(|error| Unsent::Never(format!("the address {error}")))?;
        // What went wrong is told without the address, which is a secret.
        let failed = |error: reqwest::Error| Unsent::Later(error.without_url().to_string());
        let answer = self.client.post(address).json(&card(message)).send().await.map_err(failed)?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status @ (StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS) => {
                Err(Unsent::Later(format!("the workflow answered {status}")))
            }
            status if status.is_server_error() => {
                Err(Unsent::Later(format!("the workflow answered {status}")))
            }
            status => Err(Unsent::Never(format!("the workflow answered {status}"))),
        }
    }
}

/// Looks names up and leaves out what lies inside: a name that leads to this machine or its network is
/// not a workflow, whoever says so.
struct Outside;

impl Resolve for Outside {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let outside: Vec<SocketAddr> = found.filter(|address| is_outside(address.ip())).collect();
            if outside.is_empty() {
                return Err("the name leads to no address outside".into());
            }
            Ok(Box::new(outside.into_iter()) as Addrs)
        })
    }
}

/// Whether an address lies in the public internet, as far as the registries of special addresses (RFC 6890)
/// tell.
fn is_outside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_documentation()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0 && c == 0)
                || (a == 198 && (18..20).contains(&b)))
        }
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_outside(IpAddr::V4(v4)),
            None => (v6.segments()[0] & 0xe000) == 0x2000 && v6.segments()[..2] != [0x2001, 0x0db8],
        },
    }
}

/// A message as Teams takes it: adaptive card 1.5 in an envelope of one attachment.
fn card(message: &Message) -> Value {
    let text = |text: &str, weight: &str| json!({ "type": "TextBlock", "text": plain(text), "wrap": true, "weight": weight });
    let mut body = vec![json!({
        "type": "TextBlock", "text": plain(&message.subject), "wrap": true, "weight": "bolder", "size": "medium",
    })];
    body.push(text(&message.opening, "default"));
    let mut left = MOST_LINES;
    for section in &message.sections {
        body.push(text(&section.title, "bolder"));
        for line in section.lines.iter().take(left) {
            let mut actions = vec![open("See it", &line.url)];
            actions.extend(line.answers.iter().map(|answer| open(answer.label, &answer.url)));
            body.push(json!({
                "type": "Container",
                "items": [text(&line.text, "default"), { "type": "ActionSet", "actions": actions }],
            }));
        }
        let cut = section.lines.len().saturating_sub(left);
        left = left.saturating_sub(section.lines.len());
        let others = cut + section.more.as_ref().map_or(0, |(more, _)| *more);
        if others > 0 {
            body.push(text(&format!("and {others} more"), "default"));
        }
    }
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.5",
                "lang": "en-GB",
                "body": body,
                "actions": [open("What you are sent, and how often", &message.settings_url)],
            },
        }],
    })
}

fn open(title: &str, url: &str) -> Value {
    json!({ "type": "Action.OpenUrl", "title": title, "url": url })
}

/// Text that a card shows as it is: it would take marks in a title for formatting or a link.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '[' | ']' | '(' | ')' | '`' | '~' | '#' | '<' | '>' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::{Line, Section};

    #[test]
    fn only_the_hosts_that_are_allowed_are_posted_to() {
        let hosts: Hosts = "*.logic.azure.com, hooks.example.org,http://127.0.0.1:9000".parse().unwrap();
        for allowed in [
            "https://prod-12.uksouth.logic.azure.com:443/workflows/x?sig=y",
            "https://HOOKS.example.org/a",
            "http://127.0.0.1:9000/hook",
        ] {
            assert_eq!(hosts.check(allowed), Ok(()), "{allowed}");
        }
        for refused in [
            "https://logic.azure.com/x",
            "https://evil-logic.azure.com/x",
            "https://logic.azure.com.evil.example/x",
            "http://prod-12.uksouth.logic.azure.com/x",
            "https://prod-12.uksouth.logic.azure.com:8443/x",
            "https://user:secret@hooks.example.org/x",
            "https://sub.hooks.example.org/x",
            "http://127.0.0.1:9001/hook",
            "https://127.0.0.1/x",
            "file:///etc/passwd",
            "no address",
        ] {
            assert!(hosts.check(refused).is_err(), "{refused}");
        }
        assert!("*.".parse::<Hosts>().is_err() && "a b".parse::<Hosts>().is_err());
        assert!("".parse::<Hosts>().unwrap().is_empty());
    }

    #[test]
    fn inside_addresses_are_told_from_outside_ones() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "2001:db8::1",
            "64:ff9b::a00:1",
        ] {
            assert!(!is_outside(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["20.90.1.2", "8.8.8.8", "2603:1020::1", "::ffff:8.8.8.8"] {
            assert!(is_outside(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn a_card_is_no_larger_than_teams_takes_and_shows_titles_as_they_are() {
        let line = Line {
            text: format!("[Click](https://evil.example) {}", "x".repeat(400)),
            url: "https://muster.example/contracts/1".to_owned(),
            answers: Vec::new(),
        };
        let section = || Section {
            title: "Ends".to_owned(),
            lines: vec![line.clone(); 10],
            more: Some((4, String::new())),
        };
        let message = Message {
            subject: "Your week".to_owned(),
            opening: "Good morning.".to_owned(),
            sections: vec![section(), section(), section()],
            settings_url: "https://muster.example/following".to_owned(),
            stop: None,
        };
        let card = card(&message).to_string();
        assert!(card.len() < 28 * 1024, "{}", card.len());
        assert!(card.contains(r"\\[Click\\]\\(https://evil.example\\)"), "{card}");
        assert!(card.contains("and 4 more") && card.contains("and 9 more") && card.contains("and 14 more"));
        assert!(card.contains(r#""version":"1.5""#));
    }
}

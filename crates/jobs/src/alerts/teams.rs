//! Posts to Microsoft Teams: to the address of a workflow ("when a webhook request is received"), as an
//! adaptive card.

use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use muster_domain::outward::AllowedHosts;
use reqwest::Url;
use serde_json::{Value, json};

use super::{Message, Unsent};
use crate::outbound::{self, Outbound};

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
    /// The origins that are allowed as they are written, which may lie inside.
    fn internal(&self) -> AllowedHosts {
        let authority = |origin: &str| {
            let url = Url::parse(origin).ok()?;
            Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
        };
        AllowedHosts::new(self.allowed.iter().filter_map(|allowed| match allowed {
            Allowed::Origin(origin) => authority(origin),
            Allowed::Host { .. } => None,
        }))
    }

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
    outbound: Outbound,
}

impl Teams {
    /// Posts to these hosts.
    ///
    /// # Errors
    /// When no HTTPS client can be made.
    pub fn new(hosts: Hosts) -> Result<Self, outbound::Unsent> {
        let outbound = Outbound::new(hosts.internal(), PATIENCE)?;
        Ok(Self { hosts, outbound })
    }

    /// Posts a message to the workflow at `address`. `now` is what a date in its answer is measured from.
    ///
    /// # Errors
    /// [`Unsent::Never`] where the address is not allowed or the workflow is gone or refuses, else
    /// [`Unsent::Later`].
    pub async fn post(&self, message: &Message, address: &str, now: DateTime<Utc>) -> Result<(), Unsent> {
        self.hosts.check(address).map_err(|error| Unsent::Never(format!("the address {error}")))?;
        let answer = match self.outbound.post(address, &[], card(message).to_string(), now).await {
            Ok(answer) => answer,
            Err(refused @ outbound::Unsent::Refused(_)) => return Err(Unsent::Never(refused.to_string())),
            Err(failed) => return Err(Unsent::Later(failed.to_string())),
        };
        let told = || format!("the workflow answered {}", answer.status);
        match answer.status {
            _ if answer.is_taken() => Ok(()),
            408 | 429 | 500.. => Err(Unsent::Later(told())),
            _ => Err(Unsent::Never(told())),
        }
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

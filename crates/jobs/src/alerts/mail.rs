//! Mail over SMTP.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart};
use lettre::{Address as MailAddress, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use muster_domain::alert::Delivery;
use uuid::Uuid;

use super::{Address, Message, Unsent};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that takes mail, and from whom it comes.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    bounces: MailAddress,
}

impl fmt::Debug for Mailer {
    /// Without the server's password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Why mail cannot be set up like this.
#[derive(Debug, thiserror::Error)]
pub enum NoMailer {
    /// The address of the server cannot be read.
    #[error(
        "the mail server's address cannot be read: write smtps://USER:PASSWORD@HOST or smtp://HOST:PORT?tls=required"
    )]
    Server(#[source] lettre::transport::smtp::Error),
    /// The sender cannot be read.
    #[error("{0:?} is not a sender: write it as \"Muster <muster@example.org>\"")]
    Sender(String),
}

impl Mailer {
    /// Mail by the server at `url` (`smtps://…`, or `smtp://…` with `?tls=required` where it upgrades), sent
    /// by `from`. What cannot be delivered goes back to `bounces`, or to the sender.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn new(url: &str, from: &str, bounces: Option<&str>) -> Result<Self, NoMailer> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(NoMailer::Server)?
            .timeout(Some(PATIENCE))
            .build();
        let sender = |text: &str| NoMailer::Sender(text.to_owned());
        let from: Mailbox = from.parse().map_err(|_| sender(from))?;
        let bounces = match bounces {
            Some(text) => text.parse().map_err(|_| sender(text))?,
            None => from.email.clone(),
        };
        Ok(Self { transport, from, bounces })
    }

    /// Hands a message to the server.
    ///
    /// # Errors
    /// [`Unsent::Never`] where the address is none or the server refuses for good (5xx), else
    /// [`Unsent::Later`].
    pub async fn send(
        &self,
        delivery: &Delivery,
        message: &Message,
        to: &Address,
        now: DateTime<Utc>,
    ) -> Result<(), Unsent> {
        self.hand_over(self.letter(delivery, message, to, now)?).await
    }

    /// Hands a letter to the server.
    pub(super) async fn hand_over(&self, letter: lettre::Message) -> Result<(), Unsent> {
        match self.transport.send(letter).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Unsent::Never(told(&error))),
            Err(error) => Err(Unsent::Later(told(&error))),
        }
    }

    /// A letter to somebody, as yet without what it says. `id` is what it is known by: whoever gets two of the
    /// same shows one.
    pub(super) fn addressed(
        &self,
        id: Uuid,
        subject: &str,
        to: &Address,
        now: DateTime<Utc>,
    ) -> Result<MessageBuilder, Unsent> {
        let never = |error: &dyn fmt::Display| Unsent::Never(error.to_string());
        let address: MailAddress = to.address.parse().map_err(|e| never(&e))?;
        let envelope =
            Envelope::new(Some(self.bounces.clone()), vec![address.clone()]).map_err(|e| never(&e))?;
        Ok(lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(in_one_line(&to.name)), address))
            .subject(in_one_line(subject))
            .date(now.into())
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            .envelope(envelope))
    }

    fn letter(
        &self,
        delivery: &Delivery,
        message: &Message,
        to: &Address,
        now: DateTime<Utc>,
    ) -> Result<lettre::Message, Unsent> {
        let list = format!("Muster <alerts.{}>", self.from.email.domain());
        // Every attempt has the same id.
        let mut builder =
            self.addressed(delivery.id.0, &message.subject, to, now)?.raw_header(header("List-Id", list));
        if let Some((_, call)) = &message.stop {
            // RFC 8058: a mail program posts to this address, and nothing else is asked of its reader.
            builder = builder
                .raw_header(header("List-Unsubscribe", format!("<{call}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        builder
            .multipart(MultiPart::alternative_plain_html(message.text(), message.html()))
            .map_err(|error| Unsent::Never(error.to_string()))
    }
}

/// Names and titles may have broken lines, a header has none.
fn in_one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// What went wrong, with its causes.
fn told(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use muster_domain::alert::DeliveryKind;
    use muster_domain::follow::Channel;
    use muster_domain::id::{AuthorityId, DeliveryId};

    use super::*;

    #[test]
    fn a_letter_is_the_same_at_every_attempt_and_names_its_way_out() {
        let mailer =
            Mailer::new("smtp://localhost:2525", "Muster <muster@example.org>", Some("bounces@example.org"))
                .unwrap();
        let now = "2026-11-30T07:00:00Z".parse().unwrap();
        let delivery = |attempts| Delivery {
            id: DeliveryId(Uuid::from_u128(7)),
            authority: AuthorityId(Uuid::from_u128(1)),
            person: None,
            channel: Channel::Mail,
            kind: DeliveryKind::Digest,
            attempts,
            created_at: now,
        };
        let message = Message {
            subject: "Your week \u{2014} \u{a3}\r\nBcc: all@example.org".to_owned(),
            opening: "Good morning.".to_owned(),
            sections: Vec::new(),
            settings_url: "https://muster.example/following".to_owned(),
            stop: Some((
                "https://muster.example/answer/y".to_owned(),
                "https://muster.example/api/v1/answers/y".to_owned(),
            )),
        };
        let to = Address { name: "Rani Patel".to_owned(), address: "rani@camden.example".to_owned() };
        let text = |attempts| {
            let letter = mailer.letter(&delivery(attempts), &message, &to, now).unwrap();
            assert_eq!(letter.envelope().from().unwrap().to_string(), "bounces@example.org");
            assert_eq!(letter.envelope().to().len(), 1, "a subject adds nobody");
            String::from_utf8(letter.formatted()).unwrap()
        };
        for attempt in [1, 2] {
            let text = text(attempt);
            for header in [
                "Message-ID: <00000000-0000-0000-0000-000000000007@example.org>",
                "List-Unsubscribe: <https://muster.example/api/v1/answers/y>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "Auto-Submitted: auto-generated",
            ] {
                assert!(text.contains(header), "{header} in {text}");
            }
            let (headers, _) = text.split_once("\r\n\r\n").unwrap();
            assert!(!headers.contains("\nBcc:"), "{headers}");
        }
        let nobody = Address { name: String::new(), address: "no address".to_owned() };
        assert!(matches!(mailer.letter(&delivery(1), &message, &nobody, now), Err(Unsent::Never(_))));
    }

    #[test]
    fn a_server_or_a_sender_that_is_none_is_told() {
        assert!(matches!(Mailer::new("http://example.org", "a@b.example", None), Err(NoMailer::Server(_))));
        assert!(matches!(Mailer::new("smtp://localhost", "nobody", None), Err(NoMailer::Sender(_))));
    }
}

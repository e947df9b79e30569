//! Mails somebody the link by which they join, or choose a new password. It goes at once, while whoever made it
//! waits: what it opens is kept nowhere, so it could not be sent later.

use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::SinglePart;
use muster_domain::alert::{day, written};
use muster_domain::person::{InvitationPurpose, MailedLink};

use super::{Address, Mailer, Unsent};

/// How long a server may take while somebody waits for it.
const PATIENCE: Duration = Duration::from_secs(10);

impl Mailer {
    /// Hands a link to the server, for whom it is for alone.
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn send_link(&self, link: &MailedLink, now: DateTime<Utc>) -> Result<(), Unsent> {
        let sent = self.hand_over(self.letter_with(link, now)?);
        let late = |_| Unsent::Later("the mail server gave no answer in time".to_owned());
        tokio::time::timeout(PATIENCE, sent).await.map_err(late)?
    }

    fn letter_with(&self, link: &MailedLink, now: DateTime<Utc>) -> Result<lettre::Message, Unsent> {
        let MailedLink { id, purpose, name, email, authority, url, expires_at } = link;
        let subject = match purpose {
            InvitationPurpose::Invite => "Join Muster",
            InvitationPurpose::Reset => "Choose a new password for Muster",
        };
        let opening = match purpose {
            InvitationPurpose::Invite => format!(
                "{authority} invites you to Muster, where London's authorities see who buys what from whom and until when.\n\nChoose a password here:"
            ),
            InvitationPurpose::Reset => format!(
                "An administrator of {authority} made a link by which you choose a new password. Your sessions end when you do. Until then the old one stays good.\n\nChoose it here:"
            ),
        };
        let until = written(day(*expires_at));
        let text = format!(
            "Hello {name},\n\n{opening}\n\n{url}\n\nThe link works once, until {until}. Whoever has it has the account: pass it on to nobody. \
             If you did not expect it, ask your administrator, and do not follow it.\n"
        );
        let to = Address { name: name.clone(), address: email.clone() };
        self.addressed(*id, subject, &to, now)?
            .singlepart(SinglePart::plain(text))
            .map_err(|error| Unsent::Never(error.to_string()))
    }
}

//! Telling people what they follow: what is due for whom is found and written down, then sent.
//!
//! Finding and sending are apart. What was found becomes messages in one transaction with what it was
//! found by, so that a worker that dies tells nothing twice and loses nothing; a message that was not
//! known to be sent is sent again, under the same Message-ID. What a message says is put together when it
//! is sent, with the eyes of its recipient as they are then.

mod compose;
mod digest;
mod find;
mod link;
mod mail;
mod message;
mod sentence;
mod teams;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use muster_domain::alert::{Delivery, DeliveryKind, Morning, Recipient, Told, morning};
use muster_domain::clock::Clock;
use muster_domain::follow::{Cadence, Channel, Ends};
use muster_domain::id::PersonId;
use muster_domain::view::{ViewFilter, ViewList};
use muster_domain::viewer::Viewer;
use muster_identity::secret_key::SecretKeys;
use muster_persistence::Database;
use muster_persistence::delivery::Plan;

use crate::{Error, Result};

pub use mail::{Mailer, NoMailer};
pub use message::{Answer, Line, Message, Section};
pub use teams::{Hosts, NotAllowed, Teams};

/// Reads a view's query as its list does on some day; `None` where the list refuses it by now.
pub type ReadView = fn(ViewList, &str, NaiveDate) -> Option<ViewFilter>;

/// What telling takes.
#[derive(Debug, Clone)]
pub struct Alerts {
    /// Where everything is.
    pub database: Database,
    /// Reads the queries of views.
    pub read_view: ReadView,
    /// Sends mail; `None` where nobody said by which server.
    pub mailer: Option<Mailer>,
    /// Opens the addresses of workflows, which are kept sealed.
    pub secrets: Arc<SecretKeys>,
    /// Posts to Teams; `None` where no host is allowed.
    pub teams: Option<Teams>,
    /// The address under which people reach this installation, without a slash at its end.
    pub public_url: String,
    /// Whether invented people are told things, too.
    pub demonstration: bool,
}

/// Why a message was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Unsent {
    /// It is worth trying again.
    #[error("{0}")]
    Later(String),
    /// It will never be taken.
    #[error("{0}")]
    Never(String),
}

impl Alerts {
    /// Whether anything could be sent at all.
    #[must_use]
    pub fn able(&self) -> bool {
        self.mailer.is_some() || self.teams.is_some()
    }

    /// Finds what is due and writes it down as messages. Says how many people were looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, clock: &dyn Clock) -> Result<usize> {
        let mut looked_at = 0;
        for person in self.database.deliveries().impatient().await? {
            looked_at += usize::from(self.find_for(person, Cadence::Now, None, clock).await?);
        }
        for (person, waiting) in self.database.deliveries().waiting(clock).await? {
            looked_at += usize::from(self.tell_waiting(person, waiting, clock).await?);
        }
        for cadence in [Cadence::Daily, Cadence::Weekly] {
            let Some(morning) = morning(cadence, clock.now()) else { continue };
            let deliveries = self.database.deliveries();
            for person in deliveries.without(&morning.name, beginning(&morning)).await? {
                looked_at += usize::from(self.find_for(person, cadence, Some(&morning), clock).await?);
            }
            if self.teams.is_some() {
                for teams in self.database.follows().every_authority_teams().await? {
                    self.find_for_authority(teams.authority, cadence, &morning, clock).await?;
                }
            }
        }
        Ok(looked_at)
    }

    async fn find_for(
        &self,
        person: PersonId,
        cadence: Cadence,
        morning: Option<&Morning>,
        clock: &dyn Clock,
    ) -> Result<bool> {
        let found = self.database.deliveries().recipient(person).await?;
        let Some(recipient) = found.filter(|found| found.reachable(self.demonstration)) else {
            return Ok(false);
        };
        let mut plan = find::for_person(self, &recipient, cadence, clock).await?;
        plan.morning = morning.map(|morning| morning.name.clone());
        if cadence == Cadence::Weekly && recipient.settings.digest {
            plan.digest = self.way_of(&recipient, Channel::Mail).into_iter().collect();
        }
        if plan.is_empty() {
            return Ok(false);
        }
        Ok(self.database.deliveries().plan(&plan, clock).await?)
    }

    /// Writes down that somebody is told at once of what waits for them, if they want to be.
    async fn tell_waiting(&self, person: PersonId, waiting: Vec<Told>, clock: &dyn Clock) -> Result<bool> {
        let found = self.database.deliveries().recipient(person).await?;
        let wanted = found.filter(|found| found.reachable(self.demonstration) && found.settings.waiting);
        let Some((recipient, way)) = wanted.and_then(|found| {
            let way = self.way_of(&found, Channel::Mail)?;
            Some((found, way))
        }) else {
            return Ok(false);
        };
        let plan = Plan {
            person: Some(person),
            authority: recipient.person.authority.id,
            morning: None,
            tell: [(way, waiting)].into(),
            digest: Vec::new(),
            looks: Vec::new(),
        };
        Ok(self.database.deliveries().plan(&plan, clock).await?)
    }

    async fn find_for_authority(
        &self,
        authority: muster_domain::id::AuthorityId,
        cadence: Cadence,
        morning: &Morning,
        clock: &dyn Clock,
    ) -> Result<()> {
        let mut plan = Plan {
            person: None,
            authority,
            morning: Some(morning.name.clone()),
            tell: Default::default(),
            digest: Vec::new(),
            looks: Vec::new(),
        };
        match cadence {
            Cadence::Weekly => plan.digest.push(Channel::Teams),
            _ => {
                // Set up by its administrators for its people: it is told what they all may see.
                let viewer = Viewer::Member { authority, own: true };
                let ends = Ends::default();
                let told = find::ends(self, authority.0, &viewer, &ends.months, clock).await?;
                plan.tell.insert(Channel::Teams, told);
            }
        }
        self.database.deliveries().plan(&plan, clock).await?;
        Ok(())
    }

    /// By which way a recipient can be told something that they want by `wanted`: another where that one is
    /// not set up here, none where no way is.
    fn way_of(&self, recipient: &Recipient, wanted: Channel) -> Option<Channel> {
        let mail = self.mailer.is_some();
        let teams = self.teams.is_some() && recipient.settings.teams.is_some();
        match wanted {
            Channel::Mail if mail => Some(Channel::Mail),
            Channel::Teams if teams => Some(Channel::Teams),
            _ if teams => Some(Channel::Teams),
            _ if mail => Some(Channel::Mail),
            _ => None,
        }
    }

    /// Sends what is due, one after the other, until nothing is. Says how many were sent.
    ///
    /// # Errors
    /// When the database fails; a message that is not taken is no such failure.
    pub async fn send(&self, clock: &dyn Clock) -> Result<usize> {
        let mut sent = 0;
        let mut desks = digest::Desks::default();
        while let Some(delivery) = self.database.deliveries().claim(clock).await? {
            sent += usize::from(self.send_one(&delivery, &mut desks, clock).await?);
        }
        Ok(sent)
    }

    /// Sends a message that was claimed. Says whether it was sent.
    ///
    /// # Errors
    /// As [`Alerts::send`].
    pub async fn send_one(
        &self,
        delivery: &Delivery,
        desks: &mut digest::Desks,
        clock: &dyn Clock,
    ) -> Result<bool> {
        let store = self.database.deliveries();
        let composed = match delivery.person {
            Some(person) => {
                let found = store.recipient(person).await?;
                // Whether they may be told anything is asked of them as they are now.
                match found.filter(|found| {
                    found.reachable(self.demonstration) || delivery.kind == DeliveryKind::Test
                }) {
                    Some(recipient) => compose::to_person(self, delivery, &recipient, desks, clock).await,
                    None => Ok(None),
                }
            }
            None => compose::to_authority(self, delivery, desks, clock).await,
        };
        let written = match composed {
            // An address that cannot be opened holds up no message but its own.
            Err(Error::Secret(error)) => {
                store.failed(delivery, &error.to_string(), false, clock).await?;
                tracing::error!(delivery = %delivery.id, %error, "a message has no address that can be read");
                return Ok(false);
            }
            composed => composed?,
        };
        let Some((message, address)) = written else {
            store.skipped(delivery, "nothing to tell them any more", clock).await?;
            return Ok(false);
        };
        let outcome = match (delivery.channel, &self.mailer, &self.teams) {
            (Channel::Mail, Some(mailer), _) => mailer.send(delivery, &message, &address, clock.now()).await,
            (Channel::Teams, _, Some(teams)) => teams.post(&message, &address.address, clock.now()).await,
            _ => Err(Unsent::Later("this way of sending is not set up".to_owned())),
        };
        match outcome {
            Ok(()) => {
                store.sent(delivery, clock).await?;
                Ok(true)
            }
            Err(unsent) => {
                let hopeless = matches!(unsent, Unsent::Never(_));
                let given_up = store.failed(delivery, &unsent.to_string(), hopeless, clock).await?;
                tracing::warn!(delivery = %delivery.id, attempts = delivery.attempts, given_up, %unsent, "a message was not taken");
                Ok(false)
            }
        }
    }
}

/// Where a message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What the recipient is called.
    pub name: String,
    /// Their mail address, or the address of a workflow.
    pub address: String,
}

/// The beginning of a morning's day: who joined later waits for the next.
fn beginning(morning: &Morning) -> DateTime<Utc> {
    morning.day.and_time(NaiveTime::MIN).and_utc()
}

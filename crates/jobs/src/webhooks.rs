//! Sends what changed to the other systems that want to hear of it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::stream::{StreamExt, iter};
use muster_domain::change::ChangeKind;
use muster_domain::clock::Clock;
use muster_domain::webhook::{Outcome, Tells, message_type};
use muster_identity::place::of_webhook;
use muster_identity::secret_key::SecretKeys;
use muster_identity::webhook;
use muster_persistence::Database;
use muster_persistence::webhook::{Due, Turn};
use serde::Serialize;
use uuid::Uuid;

use crate::Result;
use crate::outbound::Outbound;

/// Messages that are on their way to one receiver at the same time.
const AT_ONCE: usize = 8;

/// How fast it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How long until what failed is tried again for the first time; later waits grow from it.
    pub first_wait: TimeDelta,
    /// How long a receiver has for its answer.
    pub answer_within: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { first_wait: TimeDelta::seconds(5), answer_within: Duration::from_secs(15) }
    }
}

impl Pace {
    /// How long one worker has a receiver to itself: what was begun in the first half of it has had its time
    /// at the end.
    fn lease(&self) -> TimeDelta {
        TimeDelta::from_std(self.answer_within * 2).unwrap_or(TimeDelta::seconds(30))
    }
}

/// A message as it is sent: thin, since what may be seen of a record is asked of its address.
#[derive(Serialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    timestamp: chrono::DateTime<chrono::Utc>,
    data: Data,
}

#[derive(Serialize)]
struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<ChangeKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
}

/// Sends what is due to the receiver that has waited longest; `false` where nothing is due.
///
/// # Errors
/// When the database fails. What was sent is sent again then.
pub async fn deliver(
    database: &Database,
    clock: &dyn Clock,
    secrets: &SecretKeys,
    outbound: &Outbound,
    pace: Pace,
) -> Result<bool> {
    let outbox = database.webhooks().outbox();
    let Some(turn) = outbox.take(clock, pace.lease(), pace.first_wait).await? else { return Ok(false) };
    let opened: Result<Vec<String>, _> =
        turn.secrets.iter().map(|kept| secrets.open(&of_webhook(turn.webhook.0), kept)).collect();
    if let Err(error) = &opened {
        tracing::error!(webhook = %turn.webhook, %error, "what signs its messages cannot be opened");
    }
    let signing = opened.ok();
    // One failure is enough to know: the rest is not held up by it, nor sent into the void.
    let (failing, half) = (AtomicBool::new(false), turn.until - pace.lease() / 2);
    let outcomes: Vec<Option<(Uuid, Outcome)>> = iter(&turn.due)
        .map(|due| async {
            if failing.load(Ordering::Relaxed) || clock.now() > half {
                return None;
            }
            let outcome = send(clock, outbound, &turn, signing.as_deref(), due).await;
            if matches!(outcome, Outcome::Refused { .. } | Outcome::Gone { .. }) {
                failing.store(true, Ordering::Relaxed);
            }
            Some((due.delivery.id, outcome))
        })
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let outcomes: Vec<(Uuid, Outcome)> = outcomes.into_iter().flatten().collect();
    outbox.finish(clock, &turn, &outcomes, pace.first_wait).await?;
    Ok(true)
}

async fn send(
    clock: &dyn Clock,
    outbound: &Outbound,
    turn: &Turn,
    signing: Option<&[String]>,
    due: &Due,
) -> Outcome {
    if due.withheld {
        return Outcome::Withheld;
    }
    // Unsigned, nobody could tell that it is from here.
    let refused = |said: &str| Outcome::Refused { status: None, said: said.to_owned(), rest: None };
    let Some(signing) = signing else {
        return refused(
            "the secret that signs it cannot be opened here: give the worker the file of secret keys",
        );
    };
    let (id, now) = (due.delivery.id.to_string(), clock.now());
    let tells: Option<&Tells> = due.delivery.tells.as_ref();
    let message = Message {
        kind: message_type(tells, due.gone),
        timestamp: due.delivery.at,
        data: Data { kind: tells.map(|tells| tells.kind), id: tells.map(|tells| tells.id) },
    };
    let Ok(body) = serde_json::to_string(&message) else { return refused("the message is no JSON") };
    let headers = [
        ("webhook-signature", webhook::sign(signing, &id, now.timestamp(), &body)),
        ("webhook-timestamp", now.timestamp().to_string()),
        ("webhook-id", id),
    ];
    match outbound.post(&turn.address, &headers, body, now).await {
        Ok(answer) if answer.is_taken() => Outcome::Taken { status: answer.status, said: answer.said },
        Ok(answer) if answer.status == 410 => Outcome::Gone { said: answer.said },
        Ok(answer) => Outcome::Refused {
            status: Some(answer.status),
            rest: answer.retry_after.and_then(|wait| TimeDelta::from_std(wait).ok()),
            said: answer.said,
        },
        Err(unsent) => Outcome::Refused { status: None, said: unsent.to_string(), rest: None },
    }
}

//! `muster worker`, and the same work inside `muster serve`.

use std::process::ExitCode;
use std::time::Duration;

use futures_util::future::join_all;
use muster_domain::clock::Clock;
use muster_domain::notice_source::{FOLLOWED, Pace, beginning};
use muster_domain::outward::AllowedHosts;
use muster_identity::secret_key::SecretKeys;
use muster_jobs::alerts::Alerts;
use muster_jobs::follow::{Follower, Following};
use muster_jobs::outbound::Outbound;
use muster_jobs::webhooks;
use muster_persistence::Database;

use super::{Failure, messages, open, secret};
use crate::cli::{Follow, Sending, Worker};
use crate::clock::SystemClock;

/// How often due work is looked for. What is due costs one small query to find out.
const PAUSE: Duration = Duration::from_secs(5);

/// How often a register file is looked for: somebody waits for it.
const PAUSE_OF_FILES: Duration = Duration::from_secs(1);

/// How many pauses lie between two looks for what people should be told.
const LOOK_EVERY: u32 = 12;

/// How often it is looked whether something is to be sent.
const SEND_PAUSE: Duration = Duration::from_secs(1);

/// How often what is of no more use is forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(3_600);

pub async fn run(options: Worker) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    let database = open(&options.place.database, false).await?;
    let mut followers = followers(&database, &clock, &options.follow).await?;
    let secrets = secret::keys(&options.place, &options.secrets)?;
    let alerts = messages::alerts(&options.messages, &database, secrets, &options.public_url, false)?;
    tracing::info!("working; stop with Ctrl-C");
    tokio::select! {
        () = keep_up(&database, &clock, &mut followers, &alerts, &options.sending) => {}
        stopped = stop_asked() => stopped?,
    }
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Everything that is done outside requests, each at its own pace: none waits for another.
pub async fn keep_up(
    database: &Database,
    clock: &dyn Clock,
    followers: &mut [Follower],
    alerts: &Alerts,
    sending: &Sending,
) {
    let publishers =
        join_all(followers.iter_mut().map(|follower| follow_publisher(database, clock, follower)));
    let register_files = work_on_register_files(database, clock);
    tokio::join!(
        follow_changes(database, clock),
        register_files,
        tell_people(alerts, clock),
        send_webhooks(database, clock, &alerts.secrets, sending),
        tidy_up(database, clock),
        publishers,
    );
}

/// Whoever follows the publishers that are asked for.
pub async fn followers(
    database: &Database,
    clock: &dyn Clock,
    options: &Follow,
) -> Result<Vec<Follower>, Failure> {
    let since = options.follow_from.map(|day| beginning(day, clock.now())).transpose();
    let since = since.map_err(|why| format!("--follow-from: {why}"))?;
    let mut followers: Vec<Follower> = Vec::new();
    for source in FOLLOWED.into_iter().filter(|source| options.follow.contains(source)) {
        let address = options.follow_address.iter().find(|(of, _)| *of == source);
        let following = Following {
            source,
            address: address.map(|(_, address)| address.clone()),
            buyers: options.follow_buyers,
            since,
            pace: Pace { every: options.follow_every, pause: options.follow_pause },
            patience: options.follow_timeout,
        };
        followers.push(Follower::begin(database, clock, &following).await?);
    }
    Ok(followers)
}

/// Follows a publisher: page after page while there are any, then as often as its pace says. Between, it is
/// seen now and then whether somebody asked for it sooner.
async fn follow_publisher(database: &Database, clock: &dyn Clock, follower: &mut Follower) {
    loop {
        let next = follower.step(database, clock).await.unwrap_or_else(|error| {
            tracing::error!(%error, "notices of {} could not be stored; trying again", follower.title());
            clock.now() + PAUSE
        });
        tokio::time::sleep((next - clock.now()).to_std().unwrap_or_default().min(PAUSE)).await;
    }
}

/// Lets contracts follow decisions on vendors, and brings the opportunities and systems up to date whenever something
/// changed or a new day began. A failure is logged and tried again: the database may be away for a while.
async fn follow_changes(database: &Database, clock: &dyn Clock) {
    loop {
        if let Err(error) = muster_jobs::vendors::refresh(database, clock).await {
            tracing::error!(%error, "contracts could not follow a decision on vendors; trying again");
        }
        if let Err(error) = muster_jobs::opportunities::refresh(database, clock).await {
            tracing::error!(%error, "the opportunities could not be recomputed; trying again");
        }
        if let Err(error) = muster_jobs::systems::refresh(database, clock).await {
            tracing::error!(%error, "systems could not be inferred from contracts; trying again");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Reads and takes the register files that people send.
async fn work_on_register_files(database: &Database, clock: &dyn Clock) {
    loop {
        if let Err(error) = muster_jobs::register_file::refresh(database, clock).await {
            tracing::error!(%error, "a register file could not be worked on; trying again");
        }
        tokio::time::sleep(PAUSE_OF_FILES).await;
    }
}

/// Tells people what they follow, where there is a way to: looks for it every minute, and sends what is due.
async fn tell_people(alerts: &Alerts, clock: &dyn Clock) {
    if !alerts.able() {
        return;
    }
    for pause in (0..LOOK_EVERY).cycle() {
        if pause == 0
            && let Err(error) = alerts.find(clock).await
        {
            tracing::error!(%error, "what people should be told could not be found; trying again");
        }
        if let Err(error) = alerts.send(clock).await {
            tracing::error!(%error, "messages could not be sent; trying again");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sends changes to other systems, to several receivers at the same time: one that hangs holds up none of
/// the others.
async fn send_webhooks(database: &Database, clock: &dyn Clock, secrets: &SecretKeys, sending: &Sending) {
    let pace = webhooks::Pace {
        first_wait: chrono::TimeDelta::milliseconds(sending.webhook_first_wait),
        answer_within: Duration::from_millis(sending.webhook_answer_within),
    };
    let outbound = loop {
        match Outbound::new(AllowedHosts::new(sending.allow_host.clone()), pace.answer_within) {
            Ok(outbound) => break outbound,
            Err(error) => tracing::error!(%error, "nothing can be sent to other systems; trying again"),
        }
        tokio::time::sleep(PAUSE).await;
    };
    let lane = async || loop {
        match webhooks::deliver(database, clock, secrets, &outbound, pace).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "webhooks could not be sent; trying again"),
        }
        tokio::time::sleep(SEND_PAUSE).await;
    };
    tokio::join!(lane(), lane(), lane(), lane());
}

/// Forgets what is of no more use.
async fn tidy_up(database: &Database, clock: &dyn Clock) {
    loop {
        if let Err(error) = tidy(database, clock).await {
            tracing::error!(%error, "what is of no more use could not be forgotten; trying again");
        }
        tokio::time::sleep(TIDY_EVERY).await;
    }
}

/// Forgets sessions, tokens, tries to sign in, messages and entries of the feed that have long been of no use.
async fn tidy(database: &Database, clock: &dyn Clock) -> muster_persistence::Result<()> {
    database.sessions().forget_old(clock).await?;
    database.register_files().forget_old(clock).await?;
    database.attempts().tell_unknown(clock).await?;
    database.attempts().forget_old(clock).await?;
    database.changes().forget_old(clock).await?;
    database.deliveries().forget_old(clock).await?;
    database.webhooks().outbox().forget_old(clock).await?;
    Ok(())
}

/// Ctrl-C, or the signal that service managers send.
async fn stop_asked() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

//! How messages to people are sent, from the command line's options.

use std::sync::Arc;

use muster_http::api::{AddressCheck, LinkMailer};
use muster_identity::secret_key::SecretKeys;
use muster_jobs::alerts::{Alerts, Hosts, Mailer, Teams};
use muster_persistence::Database;

use super::Failure;
use crate::cli::Messages;

/// Telling people, as the options say; `demonstration` lets invented people be told, too.
///
/// # Errors
/// Where an option cannot be read.
pub fn alerts(
    options: &Messages,
    database: &Database,
    secrets: Arc<SecretKeys>,
    public_url: &str,
    demonstration: bool,
) -> Result<Alerts, Failure> {
    let mailer = match (&options.smtp_url, &options.mail_from) {
        (Some(url), Some(from)) => Some(Mailer::new(url, from, options.mail_bounces.as_deref())?),
        (None, None) => None,
        _ => return Err("--smtp-url and --mail-from go together".into()),
    };
    let hosts: Hosts = options.teams_hosts.as_deref().unwrap_or_default().parse()?;
    let teams = if hosts.is_empty() { None } else { Some(Teams::new(hosts)?) };
    if mailer.is_none() && teams.is_none() {
        tracing::info!("no messages are sent: neither a mail server nor hosts of Teams are set up");
    }
    Ok(Alerts {
        database: database.clone(),
        read_view: |list, query, today| muster_http::view::filter(list, query, today).ok(),
        mailer,
        secrets,
        teams,
        public_url: public_url.trim_end_matches('/').to_owned(),
        demonstration,
    })
}

/// What mails links by which people join.
pub fn link_mailer(alerts: &Alerts) -> Option<LinkMailer> {
    let mailer = alerts.mailer.clone()?;
    Some(Arc::new(move |link, now| {
        let mailer = mailer.clone();
        Box::pin(async move { mailer.send_link(&link, now).await.map_err(|unsent| unsent.to_string()) })
    }))
}

/// What the API asks before it keeps the address of a workflow.
///
/// # Errors
/// As [`alerts`].
pub fn address_check(options: &Messages) -> Result<Option<AddressCheck>, Failure> {
    let hosts: Hosts = options.teams_hosts.as_deref().unwrap_or_default().parse()?;
    let check: AddressCheck =
        Arc::new(move |address: &str| hosts.check(address).map_err(|error| error.to_string()));
    Ok(options.teams_hosts.as_ref().filter(|hosts| !hosts.trim().is_empty()).map(|_| check))
}

//! `muster serve`

use std::io::Write;
use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;

use metrics_exporter_prometheus::PrometheusBuilder;
use muster_domain::outward::AllowedHosts;
use muster_http::{Api, Options};

use super::{Failure, messages, open, person, secret, worker};
use crate::cli::Serve;
use crate::clock::SystemClock;

pub async fn run(options: Serve) -> Result<ExitCode, Failure> {
    let clock = SystemClock { as_of: options.day.as_of };
    let database = open(&options.place.database, options.migrate).await?;
    if let Some(app) = &options.app
        && !app.join("index.html").is_file()
    {
        return Err(format!("there is no built app in {}: build it with `make app`", app.display()).into());
    }
    let secrets = secret::keys(&options.place, &options.secrets)?;
    secret::seal(&database, &secrets).await?;
    if options.demo {
        person::demonstrate(&database, &clock).await?;
    }
    if let Some(remedy) = database.unguarded().await? {
        tracing::warn!(remedy, "row-level security does not stand behind what is read");
    }
    let metrics = PrometheusBuilder::new().install_recorder()?;
    let listener =
        TcpListener::bind(options.listen).map_err(|e| format!("cannot listen on {}: {e}", options.listen))?;
    let address = listener.local_addr()?;
    let public_url = options.public_url.unwrap_or_else(|| format!("http://{address}"));
    let alerts =
        messages::alerts(&options.messages, &database, Arc::clone(&secrets), &public_url, options.demo)?;
    let api = Api::new(database.clone(), Arc::new(clock))
        .with_secret_keys(secrets)
        .with_messages(alerts.mailer.is_some(), messages::address_check(&options.messages)?)
        .with_link_mailer(messages::link_mailer(&alerts))
        .with_demonstration(options.demo)
        .behind_proxies(options.proxies)
        .with_origins(options.cors_origin)
        .with_public_url(&public_url)
        .with_outward(AllowedHosts::new(options.sending.allow_host.clone()))
        .with_metrics(Arc::new(move || metrics.render()));
    let mut followers = match options.no_worker {
        true => Vec::new(),
        false => worker::followers(&database, &clock, &options.follow).await?,
    };
    let server = muster_http::server(api, listener, options.app, Options::default())?;
    // Scripts that asked for port 0 read the address here.
    writeln!(std::io::stdout(), "Muster is at http://{address}")?;
    if options.no_worker {
        server.await?;
    } else {
        // The server ends on a signal, and the worker with it: a write transaction that is cut off
        // leaves nothing, and the work is still due.
        tokio::select! {
            ended = server => ended?,
            () = worker::keep_up(&database, &clock, &mut followers, &alerts, &options.sending) => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}

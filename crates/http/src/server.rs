//! The server: the binary and the tests start the same.

use std::io;
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{App, HttpServer};

use crate::api::Api;
use crate::assets::{self, Assets};
use crate::envelope::envelope;
use crate::identity::identify;
use crate::{docs, health, routes, sign_in};

/// How the server runs.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Threads that answer; 0 means one for each core.
    pub workers: usize,
    /// How long a client may take to send a request's head.
    pub client_request_timeout: Duration,
    /// How long answers under way may take to finish once the server is told to stop.
    pub shutdown_timeout: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            workers: 0,
            client_request_timeout: Duration::from_secs(10),
            shutdown_timeout: Duration::from_secs(30),
        }
    }
}

/// Mounts everything but the app's files.
pub fn configure(config: &mut ServiceConfig) {
    routes::configure(config);
    health::configure(config);
    docs::configure(config);
    sign_in::configure(config);
}

/// A server on `listener`, with the app's built files from `assets` where given. It stops
/// gracefully on SIGTERM and SIGINT: answers under way are finished.
///
/// # Errors
/// When the files cannot be read or the listener cannot be used.
pub fn server(
    api: Api,
    listener: TcpListener,
    assets: Option<PathBuf>,
    options: Options,
) -> io::Result<Server> {
    let api = web::Data::new(api);
    let assets = assets.map(|folder| Assets::read(&folder)).transpose()?.map(web::Data::new);
    let server = HttpServer::new(move || {
        let app = App::new()
            .app_data(api.clone())
            .configure(configure)
            .configure(|config| {
                if let Some(assets) = &assets {
                    config.app_data(assets.clone());
                }
            })
            .default_service(web::to(assets::serve));
        app.wrap(from_fn(identify)).wrap(from_fn(envelope))
    })
    .client_request_timeout(options.client_request_timeout)
    .shutdown_timeout(options.shutdown_timeout.as_secs());
    let server = if options.workers > 0 { server.workers(options.workers) } else { server };
    Ok(server.listen(listener)?.run())
}

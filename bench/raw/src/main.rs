//! The least that can be done with Muster's rows: a server of a few prepared statements on SQLite
//! or PostgreSQL, and a copy of rows without anything that Muster does to them.
//!
//! ```text
//! muster-bench-raw sqlite PATH ADDRESS
//! muster-bench-raw postgres URL ADDRESS
//! muster-bench-raw copy FROM INTO
//! ```

mod contract;
mod copy;
mod postgres;
mod sqlite;

use std::fmt;
use std::time::Duration;

use actix_web::{App, HttpResponse, HttpServer, ResponseError, web};
use bytes::Bytes;
use futures_util::Stream;
use serde::Deserialize;
use tokio::sync::mpsc;
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Anything that went wrong, in words.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl ResponseError for Failure {}

macro_rules! failures {
    ($($error:ty),+) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self(error.to_string())
            }
        }
    )+};
}

failures!(
    rusqlite::Error,
    tokio_postgres::Error,
    serde_json::Error,
    std::io::Error,
    mpsc::error::SendError<Bytes>
);

/// What a handler answers.
pub type Answer = Result<HttpResponse, Failure>;

/// Which page of contracts.
#[derive(Debug, Deserialize)]
pub struct PageQuery {
    authority: Option<Uuid>,
    /// Ends on or after.
    after: Option<String>,
    /// With `id`, the row that the page before ended with.
    end: Option<String>,
    id: Option<Uuid>,
}

/// Which words.
#[derive(Debug, Deserialize)]
pub struct SearchQuery {
    q: String,
}

/// A response body of the pieces that come.
pub fn chunks(receiver: mpsc::Receiver<Bytes>) -> impl Stream<Item = Result<Bytes, Failure>> {
    futures_util::stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|chunk| (Ok(chunk), receiver))
    })
}

#[actix_web::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["copy", from, into] => copy::copy(from, into),
        ["sqlite", path, address] => serve_sqlite(path, address).await,
        ["postgres", url, address] => serve_postgres(url, address).await,
        _ => Err(Failure("sqlite PATH ADDRESS, postgres URL ADDRESS, or copy FROM INTO".to_owned())),
    }
}

async fn serve_sqlite(path: &str, address: &str) -> Result<(), Failure> {
    let place = web::Data::new(sqlite::Place(path.to_owned()));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(place.clone())
            .route("/contracts/{id}", web::get().to(sqlite::one))
            .route("/contracts", web::get().to(sqlite::list))
            .route("/search", web::get().to(sqlite::search))
            .route("/export", web::get().to(sqlite::export))
    });
    // A slow question keeps its thread, and those behind it must wait for as long as it takes.
    Ok(server.client_request_timeout(Duration::ZERO).bind(address)?.run().await?)
}

async fn serve_postgres(url: &str, address: &str) -> Result<(), Failure> {
    let url = url.to_owned();
    let server = HttpServer::new(move || {
        let url = url.clone();
        App::new()
            .data_factory(move || {
                let url = url.clone();
                async move { postgres::Session::open(&url).await }
            })
            .route("/contracts/{id}", web::get().to(postgres::one))
            .route("/contracts", web::get().to(postgres::list))
            .route("/search", web::get().to(postgres::search))
            .route("/export", web::get().to(postgres::export))
    });
    // A slow question keeps its thread, and those behind it must wait for as long as it takes.
    Ok(server.client_request_timeout(Duration::ZERO).bind(address)?.run().await?)
}

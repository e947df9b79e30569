//! Logs: lines for people, or JSON for machines, on standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Starts logging. An unreadable filter falls back to `info` and says so.
pub fn start(filter: &str, json: bool) {
    let (filter, unreadable) = match EnvFilter::try_new(filter) {
        Ok(parsed) => (parsed, None),
        Err(error) => (EnvFilter::new("info"), Some(error)),
    };
    let lines =
        fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    if json {
        lines.json().init();
    } else {
        lines.with_target(false).init();
    }
    if let Some(error) = unreadable {
        tracing::warn!(%error, "the log filter cannot be read; logging at info");
    }
}

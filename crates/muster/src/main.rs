//! The `muster` program: serves the API and the app, imports notices, exports the register.

mod cli;
mod clock;
mod command;
mod generate;
mod telemetry;

use std::process::ExitCode;

use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    telemetry::start(&cli.log, cli.log_json);
    match command::run(cli.command).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("muster: {error}");
            let mut cause = std::error::Error::source(error.as_ref());
            while let Some(deeper) = cause {
                eprintln!("  because: {deeper}");
                cause = deeper.source();
            }
            ExitCode::FAILURE
        }
    }
}

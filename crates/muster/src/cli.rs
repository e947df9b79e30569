//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use muster_domain::access::Role;

/// Muster: who buys what from whom and until when, and who could buy together.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Cli {
    /// What to log, as `info` or `muster_http=debug,warn`.
    #[arg(
        long,
        global = true,
        env = "MUSTER_LOG",
        default_value = "info,sea_orm_migration=warn,sqlx=warn",
        value_name = "FILTER"
    )]
    pub log: String,
    /// Log lines as JSON, for machines.
    #[arg(long, global = true, env = "MUSTER_LOG_JSON")]
    pub log_json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API and the app, and keep the opportunities up to date.
    Serve(Serve),
    /// Keep the opportunities up to date without serving: for installations of several processes.
    Worker(Worker),
    /// Import files or folders of published notices.
    Import(Import),
    /// Write a list to standard output or a file.
    Export(Export),
    /// Write the audit, or see whether it is whole.
    Audit {
        /// Which of the two.
        #[command(subcommand)]
        what: Audit,
    },
    /// Invite somebody: an authority's first administrator, a convenor, an operator.
    Person {
        /// What to do.
        #[command(subcommand)]
        what: Person,
    },
    /// Look after the keys that sign access tokens.
    Key {
        /// What to do.
        #[command(subcommand)]
        what: Key,
    },
    /// Bring the database's tables up to this program's version.
    Migrate(Where),
    /// Print the API's OpenAPI document.
    Openapi,
    /// Load an invented demonstration set, or remove it.
    Demo(Demo),
}

/// Which database.
#[derive(Debug, Clone, Args)]
pub struct Where {
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(
        long,
        env = "MUSTER_DATABASE",
        default_value = "sqlite:muster.db",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: String,
}

/// Which day.
#[derive(Debug, Clone, Copy, Args)]
pub struct AsOf {
    /// Judge dates as if today were this day, as 2020-10-15.
    #[arg(long, env = "MUSTER_AS_OF", value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
}

/// `muster serve`
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
    /// Where to listen; port 0 takes a free one and prints it.
    #[arg(long, env = "MUSTER_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub listen: SocketAddr,
    /// Migrate the database first. The embedded default, an SQLite file, always does.
    #[arg(long, env = "MUSTER_MIGRATE")]
    pub migrate: bool,
    /// The folder of the built app, served beside the API; without it, the API alone.
    #[arg(long, env = "MUSTER_APP", value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The address under which people and sign-in providers reach this installation, as
    /// https://muster.example.org; without it, the one that it listens on.
    #[arg(long, env = "MUSTER_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Leave recomputing to a separate `muster worker`.
    #[arg(long, env = "MUSTER_NO_WORKER")]
    pub no_worker: bool,
    /// Let invented people of two boroughs, LOTI and the installation sign in with a password that the
    /// sign-in page shows. For trying it out; never where there are real records.
    #[arg(long, env = "MUSTER_DEMO")]
    pub demo: bool,
    /// How many proxies of yours stand before this: so many entries of `X-Forwarded-For` are believed.
    #[arg(long, env = "MUSTER_PROXIES", default_value_t = 0, value_name = "N")]
    pub proxies: usize,
    /// Web origins other than our own whose pages may call the API.
    #[arg(long, env = "MUSTER_CORS_ORIGINS", value_delimiter = ',', value_name = "ORIGIN")]
    pub cors_origin: Vec<String>,
}

/// `muster worker`
#[derive(Debug, Args)]
pub struct Worker {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
}

/// `muster import`
#[derive(Debug, Args)]
pub struct Import {
    /// Files (.json, .ndjson, .csv, each also .gz) or folders of them.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
    /// Take nothing if anything is wrong.
    #[arg(long)]
    pub strict: bool,
    /// Write the whole report as JSON.
    #[arg(long, value_name = "FILE.json")]
    pub report: Option<PathBuf>,
}

/// `muster person`
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Invite somebody and print the link to send them. It is good for a week, once.
    Add(PersonAdd),
}

/// `muster person add`
#[derive(Debug, Args)]
pub struct PersonAdd {
    #[command(flatten)]
    pub place: Where,
    /// Where they belong: a borough's code as CMD, LOTI, or an authority's id.
    #[arg(long, value_name = "CODE")]
    pub authority: String,
    /// What they are called.
    #[arg(long)]
    pub name: String,
    /// Their address at work, by which they sign in.
    #[arg(long)]
    pub email: String,
    /// What they may do: reader, contributor, approver, administrator, convenor or operator.
    #[arg(long = "role", required = true, value_parser = role, value_name = "ROLE")]
    pub roles: Vec<Role>,
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| {
        let all: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("there is no such role; there are {}", all.join(", "))
    })
}

/// `muster key`
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a new key that signs from now on. Nobody is signed out. It happens by itself every 30 days.
    Rotate(Where),
}

/// `muster export`
#[derive(Debug, Args)]
pub struct Export {
    /// Which list.
    #[arg(value_enum)]
    pub what: Exported,
    /// In which form.
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    pub format: Format,
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Exported {
    /// All contracts.
    Contracts,
    /// All procurements.
    Procurements,
    /// All vendors.
    Vendors,
    /// All opportunities.
    Opportunities,
}

/// How exports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A JSON document a line.
    Ndjson,
    /// A table, safe to open in a spreadsheet.
    Csv,
    /// An OCDS 1.1 release package: contracts and procurements only.
    Ocds,
}

/// `muster audit`
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Write entries, one JSON document a line, oldest first: what `verify` reads.
    Export(AuditExport),
    /// Say whether nothing was changed, removed, put in or moved; prints how far each chain goes, to
    /// be kept as a checkpoint.
    Verify(AuditVerify),
}

/// `muster audit export`
#[derive(Debug, Args)]
pub struct AuditExport {
    #[command(flatten)]
    pub place: Where,
    /// Whose audit, by code or id, or `installation`; without it, everybody's.
    #[arg(long, value_name = "AUTHORITY")]
    pub authority: Option<String>,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `muster audit verify`
#[derive(Debug, Args)]
pub struct AuditVerify {
    /// An export (NDJSON); without it, the database is read.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub place: Where,
    /// Checkpoints that were kept, by this authority or another: the end is cut off or the whole is
    /// written anew only where they say so.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
}

/// `muster demo`
#[derive(Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
    /// The same seed on the same day makes the same notices.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Remove every demonstration record instead.
    #[arg(long, conflicts_with = "write")]
    pub remove: bool,
    /// Write the invented notices into this file (NDJSON) instead of importing them.
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Invent this many contracts (with --write), for load tests and benchmarks.
    #[arg(long, requires = "write", value_name = "N")]
    pub contracts: Option<usize>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}

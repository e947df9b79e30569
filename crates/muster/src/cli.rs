//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use muster_domain::access::Role;
use muster_domain::notice::Source;
use muster_domain::notice_source::{Buyers, FOLLOWED};

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
    /// Serve the API and the app, keep the opportunities up to date, and follow publishers of notices.
    Serve(Serve),
    /// The same without serving: for installations of several processes.
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
    /// Look after the keys that sign access tokens, and those that seal secrets in the database.
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

/// Where the keys lie that seal secrets in the database.
#[derive(Debug, Clone, Args)]
pub struct Secrets {
    /// The file of the keys that seal secrets in the database; made where there is none. Without this it is
    /// beside the SQLite file, under its name with `.key` behind it; on PostgreSQL secrets are then kept as
    /// they are.
    #[arg(long, env = "MUSTER_SECRET_KEY_FILE", value_name = "FILE")]
    pub secret_key_file: Option<PathBuf>,
}

/// Which day.
#[derive(Debug, Clone, Copy, Args)]
pub struct AsOf {
    /// Judge dates as if today were this day, as 2020-10-15.
    #[arg(long, env = "MUSTER_AS_OF", value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
}

/// Which publishers of notices are followed, and how.
#[derive(Debug, Clone, Args)]
pub struct Follow {
    /// Publishers to follow by themselves: find-a-tender, contracts-finder. Without it none is asked.
    #[arg(long, env = "MUSTER_FOLLOW", value_delimiter = ',', value_parser = followed, value_name = "PUBLISHER")]
    pub follow: Vec<Source>,
    /// From which day on; without it, from a year ago.
    #[arg(long, env = "MUSTER_FOLLOW_FROM", value_name = "DATE")]
    pub follow_from: Option<NaiveDate>,
    /// Whose notices are kept: of all public buyers, or of the boroughs and bodies that are theirs (london).
    #[arg(long, env = "MUSTER_FOLLOW_BUYERS", default_value = "all", value_parser = buyers, value_name = "all|london")]
    pub follow_buyers: Buyers,
    /// How often new notices are asked for, as 10m.
    #[arg(long, env = "MUSTER_FOLLOW_EVERY", default_value = "10m", value_parser = duration, value_name = "TIME")]
    pub follow_every: Duration,
    /// The shortest time between two requests to one publisher, as 2s.
    #[arg(long, env = "MUSTER_FOLLOW_PAUSE", default_value = "2s", value_parser = duration, value_name = "TIME")]
    pub follow_pause: Duration,
    /// How long a publisher may take for an answer, as 60s.
    #[arg(long, env = "MUSTER_FOLLOW_TIMEOUT", default_value = "60s", value_parser = duration, value_name = "TIME")]
    pub follow_timeout: Duration,
    /// Another address than a publisher's own, such as a mirror's, as find-a-tender=https://….
    #[arg(long, env = "MUSTER_FOLLOW_ADDRESS", value_delimiter = ',', value_parser = address, value_name = "PUBLISHER=URL", hide_env_values = true)]
    pub follow_address: Vec<(Source, String)>,
}

fn followed(word: &str) -> Result<Source, String> {
    FOLLOWED.into_iter().find(|source| source.as_str() == word).ok_or_else(|| {
        let all = FOLLOWED.map(Source::as_str).join(", ");
        format!("there is no such publisher; there are {all}")
    })
}

fn buyers(word: &str) -> Result<Buyers, String> {
    Buyers::parse(word).ok_or_else(|| "it is all or london".to_owned())
}

fn address(pair: &str) -> Result<(Source, String), String> {
    let (word, url) = pair.split_once('=').ok_or("it is a publisher, =, and an address")?;
    Ok((followed(word)?, url.to_owned()))
}

/// A whole number with a unit.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => 0_u64,
    };
    let number: Option<u64> = number.parse().ok().filter(|_| milliseconds > 0);
    let whole = number.and_then(|n| n.checked_mul(milliseconds)).filter(|n| (1..=86_400_000).contains(n));
    whole
        .map(Duration::from_millis)
        .ok_or_else(|| "it is a time such as 500ms, 2s, 10m or 1h, of a day at most".to_owned())
}

/// How messages to people are sent.
#[derive(Debug, Clone, Args)]
pub struct Messages {
    /// The server that takes mail: smtps://USER:PASSWORD@HOST, or smtp://USER:PASSWORD@HOST:PORT?tls=required.
    /// Without it no mail is sent.
    #[arg(long, env = "MUSTER_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// From whom mail comes, as "Muster <muster@example.org>".
    #[arg(long, env = "MUSTER_MAIL_FROM", value_name = "SENDER")]
    pub mail_from: Option<String>,
    /// Where mail goes back to that cannot be delivered; without it, to the sender.
    #[arg(long, env = "MUSTER_MAIL_BOUNCES", value_name = "ADDRESS")]
    pub mail_bounces: Option<String>,
    /// Hosts of Microsoft Teams workflows that may be posted to, with commas between, as
    /// *.logic.azure.com,*.api.powerplatform.com. Without it nothing is posted.
    #[arg(long, env = "MUSTER_TEAMS_HOSTS", value_name = "HOSTS")]
    pub teams_hosts: Option<String>,
}

/// What is sent to addresses that people gave.
#[derive(Debug, Clone, Args)]
pub struct Sending {
    /// Hosts that webhooks may be sent to though they are internal or speak no TLS, as
    /// `hooks.camden.internal` or `10.0.0.7:8080`.
    #[arg(long, env = "MUSTER_ALLOW_HOSTS", value_delimiter = ',', value_name = "HOST")]
    pub allow_host: Vec<String>,
    /// How long a receiver of a webhook has for its answer, in milliseconds.
    #[arg(long, env = "MUSTER_WEBHOOK_ANSWER_WITHIN", default_value_t = 15_000, value_name = "MS",
          value_parser = clap::value_parser!(u64).range(100..=60_000))]
    pub webhook_answer_within: u64,
    /// How long until a webhook that failed is tried again, in milliseconds. Later waits grow from it: with 5
    /// seconds a receiver is tried for three days.
    #[arg(long, env = "MUSTER_WEBHOOK_FIRST_WAIT", default_value_t = 5_000, value_name = "MS",
          value_parser = clap::value_parser!(i64).range(1..=60_000))]
    pub webhook_first_wait: i64,
}

/// `muster serve`
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub secrets: Secrets,
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
    #[command(flatten)]
    pub sending: Sending,
    /// Leave recomputing to a separate `muster worker`.
    #[arg(long, env = "MUSTER_NO_WORKER")]
    pub no_worker: bool,
    /// Let invented people of two boroughs, LOTI and the installation sign in with a password that the
    /// sign-in page shows. For trying it out; never where there are real records.
    #[arg(long, env = "MUSTER_DEMO")]
    pub demo: bool,
    #[command(flatten)]
    pub follow: Follow,
    /// How many proxies of yours stand before this: so many entries of `X-Forwarded-For` are believed.
    #[arg(long, env = "MUSTER_PROXIES", default_value_t = 0, value_name = "N")]
    pub proxies: usize,
    /// Web origins other than our own whose pages may call the API.
    #[arg(long, env = "MUSTER_CORS_ORIGINS", value_delimiter = ',', value_name = "ORIGIN")]
    pub cors_origin: Vec<String>,
    #[command(flatten)]
    pub messages: Messages,
}

/// `muster worker`
#[derive(Debug, Args)]
pub struct Worker {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub day: AsOf,
    #[command(flatten)]
    pub follow: Follow,
    /// The address under which people reach this installation: messages lead there.
    #[arg(long, env = "MUSTER_PUBLIC_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    pub public_url: String,
    #[command(flatten)]
    pub messages: Messages,
    #[command(flatten)]
    pub sending: Sending,
    #[command(flatten)]
    pub secrets: Secrets,
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
    Rotate(KeyRotate),
    /// Seal every secret in the database with the first key of the file of secret keys.
    Reseal(KeyReseal),
}

/// `muster key rotate`
#[derive(Debug, Args)]
pub struct KeyRotate {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub secrets: Secrets,
}

/// `muster key reseal`
#[derive(Debug, Args)]
pub struct KeyReseal {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub secrets: Secrets,
    /// Put a new key before those of the file first. Take the old ones out when no process seals with them any
    /// more.
    #[arg(long)]
    pub new: bool,
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
    /// Filters and order, as the query of the list's address: 'authority=CMD&live=true&sort=end'.
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
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
    /// All authorities.
    Authorities,
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
    /// An Excel workbook.
    Xlsx,
    /// A table of Apache Parquet.
    Parquet,
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
    fn times_have_a_unit_and_are_a_day_at_most() {
        assert_eq!(duration("10m"), Ok(Duration::from_secs(600)));
        assert_eq!(duration("50ms"), Ok(Duration::from_millis(50)));
        for wrong in ["", "10", "m", "0s", "25h", "1.5s", "-1s", "99999999999999999999h"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}

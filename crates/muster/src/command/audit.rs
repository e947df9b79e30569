//! `muster audit`

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use futures_util::TryStreamExt;
use muster_domain::audit::{Checkpoint, Filter, INSTALLATION, Misfit, NotACheckpoint, Verified, Verifier};
use muster_domain::id::AuthorityId;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Error};

use super::{Failure, open};
use crate::cli::{Audit, AuditExport, AuditVerify};

/// The word for the chain of what concerns no authority.
const INSTALLATION_WORD: &str = "installation";

pub async fn run(what: Audit) -> Result<ExitCode, Failure> {
    match what {
        Audit::Export(options) => export(options).await,
        Audit::Verify(options) => verify(options).await,
    }
}

async fn export(options: AuditExport) -> Result<ExitCode, Failure> {
    let database = open(&options.place.database, false).await?;
    let of = match options.authority.as_deref() {
        None => None,
        Some(INSTALLATION_WORD) => Some(INSTALLATION),
        Some(key) => Some(authority(&database, key).await?),
    };
    let mut out: Box<dyn Write> = match &options.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    let mut entries = database.audit().stream(of, &Filter::default());
    while let Some(kept) = entries.try_next().await? {
        writeln!(out, "{}", kept.line)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

async fn authority(database: &Database, key: &str) -> Result<AuthorityId, Failure> {
    let found = database.authorities().find(&Viewer::Public, key).await?;
    let found = found.ok_or_else(|| {
        format!("there is no authority {key}: give its code, as CMD, its id, or {INSTALLATION_WORD:?}")
    })?;
    Ok(found.reference.id)
}

/// Checkpoints go to standard output, to be kept; words for people to standard error.
async fn verify(options: AuditVerify) -> Result<ExitCode, Failure> {
    let checkpoints = match &options.checkpoint {
        Some(path) => checkpoints(path)?,
        None => Vec::new(),
    };
    let (place, found) = match &options.file {
        Some(path) => (path.display().to_string(), verify_file(path, checkpoints)?),
        None => {
            let found = verify_database(&options.place.database, checkpoints).await?;
            ("the database".to_owned(), found)
        }
    };
    match found {
        Ok(Verified { entries, chains }) => {
            for chain in &chains {
                writeln!(std::io::stdout(), "{}", serde_json::to_string(chain)?)?;
            }
            let (entries, chains) = (counted(entries, "entry", "entries"), chains.len());
            let chains = counted(u64::try_from(chains).unwrap_or(u64::MAX), "chain", "chains");
            eprintln!("The audit in {place} is whole: {entries} in {chains}.");
            Ok(ExitCode::SUCCESS)
        }
        Err(misfit) => {
            eprintln!("The audit in {place} is not whole: {misfit}.");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// As "1 chain", "2 chains".
fn counted(count: u64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn verify_file(path: &Path, checkpoints: Vec<Checkpoint>) -> Result<Result<Verified, Misfit>, Failure> {
    let mut verifier = Verifier::new(checkpoints);
    for line in BufReader::new(opened(path)?).lines() {
        if let Err(misfit) = verifier.line(&line?) {
            return Ok(Err(misfit));
        }
    }
    Ok(verifier.finish())
}

/// Looks without bringing anything up to date: what is judged is not written to.
async fn verify_database(
    url: &str,
    checkpoints: Vec<Checkpoint>,
) -> Result<Result<Verified, Misfit>, Failure> {
    let database = Database::connect(url).await?;
    let pending = database.pending_migrations().await?;
    if pending > 0 {
        return Err(Error::Unmigrated(pending).into());
    }
    Ok(database.audit().verify(checkpoints).await?)
}

/// One checkpoint or several: JSON as `GET /api/v1/audit/checkpoint` and this command give them, or
/// lines as the app copies them.
fn checkpoints(path: &Path) -> Result<Vec<Checkpoint>, Failure> {
    let text = std::io::read_to_string(opened(path)?)?;
    let json = serde_json::Deserializer::from_str(&text).into_iter().collect::<Result<_, _>>();
    json.or_else(|_| text.lines().filter(|line| !line.trim().is_empty()).map(str::parse).collect())
        .map_err(|error: NotACheckpoint| format!("{}: {error}", path.display()).into())
}

fn opened(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|e| format!("cannot read {}: {e}", path.display()).into())
}

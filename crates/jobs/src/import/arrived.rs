//! Releases on their way into the register: what can be worked out of them alone is, on a thread of its own, so that
//! the database can be at those before them meanwhile.

use std::collections::{HashMap, HashSet};

use muster_domain::clock::Clock;
use muster_domain::id::NoticeId;
use muster_domain::process::{self, Folded};
use muster_domain::published::{Problem, Release};
use muster_ingest::Read;
use muster_persistence::register::Register;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A release that was read.
pub struct Arrived {
    /// The release, with the id of the notice that it becomes if it is not kept yet.
    pub release: (NoticeId, Release),
    /// Its text as received.
    pub raw: String,
    /// The digest of that.
    pub digest: String,
    /// What of it could not be read.
    pub problems: Vec<Problem>,
    /// What its process folds to where this is all that there is of it, unless more of it arrived.
    pub alone: Option<Folded>,
}

/// Releases as they were read, each once.
pub async fn arrive(reads: Vec<Read>, clock: &dyn Clock) -> Result<Vec<Arrived>> {
    let reads: Vec<(NoticeId, Read)> = reads.into_iter().map(|read| (NoticeId(clock.id()), read)).collect();
    let arrived = tokio::task::spawn_blocking(move || worked_out(reads)).await;
    arrived.map_err(|e| Error::Reader(e.to_string()))
}

fn worked_out(reads: Vec<(NoticeId, Read)>) -> Vec<Arrived> {
    let mut seen = HashSet::new();
    let mut of_process: HashMap<String, usize> = HashMap::new();
    let mut arrived = Vec::with_capacity(reads.len());
    for (id, Read { release, raw, problems }) in reads {
        let digest = digest(&raw);
        if seen.insert((release.source, release.release.clone(), digest.clone())) {
            *of_process.entry(release.process.clone()).or_default() += 1;
            arrived.push(Arrived { release: (id, release), raw, digest, problems, alone: None });
        }
    }
    for one in arrived.iter_mut().filter(|one| of_process.get(&one.release.1.process) == Some(&1)) {
        one.alone = Some(process::fold(std::slice::from_ref(&one.release)));
    }
    arrived
}

fn digest(raw: &str) -> String {
    Sha256::digest(raw.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Those that are not kept yet.
pub async fn not_kept(register: &mut Register, arrived: Vec<Arrived>) -> Result<Vec<Arrived>> {
    let key = |one: &Arrived| (one.release.1.source, one.release.1.release.clone(), one.digest.clone());
    let kept = register.kept(&arrived.iter().map(key).collect::<Vec<_>>()).await?;
    Ok(arrived.into_iter().zip(kept).filter(|(_, kept)| !kept).map(|(one, _)| one).collect())
}

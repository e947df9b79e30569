//! One batch of an import: releases become notices, their processes are folded again with what is
//! kept of them, and the records that follow are written, all in one transaction.

use std::collections::BTreeMap;

use muster_domain::clock::Clock;
use muster_domain::id::{AuthorityId, ContractId, ImportId, NoticeId, ProcurementId, VendorId};
use muster_domain::notice::DEMONSTRATION_PREFIX;
use muster_domain::process::{self, Folded, FoldedContract, FoldedProcurement};
use muster_domain::published::{Party, Release};
use muster_persistence::register::{
    Batch, ContractFolded, NewNotice, ProcessIds, ProcurementFolded, Register, Written,
};

use super::arrived::Arrived;
use super::directories::Directories;
use super::report::ReportedProblem;
use crate::Result;

/// What one batch did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Releases not kept before.
    pub new_notices: u64,
    /// Records that their processes tell of.
    pub contracts: u64,
    /// Records that their processes tell of.
    pub procurements: u64,
    /// Vendors created.
    pub vendors: u64,
    /// Authorities created.
    pub authorities: u64,
    /// What changed.
    pub written: Written,
    /// Problems that show only when records are made.
    pub problems: Vec<ReportedProblem>,
}

/// What a batch is made with.
pub struct Making<'a> {
    /// The import; none where processes are only folded again.
    pub import: Option<ImportId>,
    /// The file the releases came in.
    pub file: &'a str,
    /// Whether the releases are invented for demonstration.
    pub demonstration: bool,
    /// Time and ids.
    pub clock: &'a dyn Clock,
}

/// The releases of one process, what they fold to where there is only one and that is known, and the ids its
/// records have.
#[derive(Default)]
struct Process {
    releases: Vec<(NoticeId, Release)>,
    alone: Option<Folded>,
    ids: ProcessIds,
}

/// Writes what is not kept yet into `register`, which the caller commits.
pub async fn write(
    making: &Making<'_>,
    directories: &mut Directories,
    register: &mut Register,
    fresh: Vec<Arrived>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut batch = Batch { import: making.import, ..Batch::default() };
    directories.seed_boroughs(making.clock, &mut batch);

    let mut processes: BTreeMap<String, Process> = BTreeMap::new();
    for Arrived { release: (id, release), raw, digest, alone, .. } in fresh {
        let buyer = release.buyers.first();
        let authority =
            buyer.and_then(|party| directories.authority(party, Some(id), making.clock, &mut batch));
        batch.notices.push(notice(making, id, authority, &release, raw, digest));
        let process = processes.entry(release.process.clone()).or_default();
        process.alone = alone;
        process.releases.push((id, release));
    }
    outcome.new_notices = batch.notices.len() as u64;
    add_kept(register, &mut processes).await?;

    for (name, process) in processes {
        records(making, directories, &name, process, &mut batch, &mut outcome);
    }
    outcome.contracts = batch.contracts.len() as u64;
    outcome.procurements = batch.procurements.len() as u64;
    outcome.vendors = batch.vendors.iter().filter(|v| v.created).count() as u64;
    outcome.authorities = batch.authorities.iter().filter(|a| a.created).count() as u64;
    outcome.written = register.write(&batch, making.clock.now()).await?;
    Ok(outcome)
}

/// Folds processes again from the notices kept of them.
pub async fn refold(
    making: &Making<'_>,
    directories: &mut Directories,
    register: &mut Register,
    processes: &[String],
) -> Result<()> {
    let mut outcome = Outcome::default();
    let mut batch = Batch::default();
    let mut processes: BTreeMap<String, Process> =
        processes.iter().map(|name| (name.clone(), Process::default())).collect();
    add_kept(register, &mut processes).await?;
    for (name, process) in processes.into_iter().filter(|(_, process)| !process.releases.is_empty()) {
        records(making, directories, &name, process, &mut batch, &mut outcome);
    }
    register.write(&batch, making.clock.now()).await?;
    Ok(())
}

/// Whether a release belongs to the invented ones.
pub fn is_demonstration(release: &Release) -> bool {
    is_invented(&release.process)
}

/// Whether a process is an invented one.
pub fn is_invented(process: &str) -> bool {
    process.starts_with(DEMONSTRATION_PREFIX)
}

/// Adds what is kept of the same processes: releases of earlier imports, and the ids of records.
async fn add_kept(register: &mut Register, processes: &mut BTreeMap<String, Process>) -> Result<()> {
    let names: Vec<String> = processes.keys().cloned().collect();
    for stored in register.notices_of(&names).await? {
        let Some(process) = processes.get_mut(&stored.process) else { continue };
        // A release that comes again with another text takes the place of the one kept.
        if process
            .releases
            .iter()
            .any(|(_, new)| new.source == stored.source && new.release == stored.release)
        {
            continue;
        }
        let read = muster_ingest::reread(stored.source, &stored.raw)?;
        process.releases.push((stored.id, read.release));
    }
    for (name, ids) in register.ids_of(&names).await? {
        if let Some(process) = processes.get_mut(&name) {
            process.ids = ids;
        }
    }
    Ok(())
}

/// Folds one process and puts its records into `batch`.
fn records(
    making: &Making<'_>,
    directories: &mut Directories,
    name: &str,
    process: Process,
    batch: &mut Batch,
    outcome: &mut Outcome,
) {
    let alone = process.alone.filter(|_| process.releases.len() == 1);
    let folded = alone.unwrap_or_else(|| process::fold(&process.releases));
    if folded.procurement.is_none() && folded.contracts.is_empty() {
        return;
    }
    let newest = process.releases.iter().map(|(id, _)| *id).max();
    let buyer =
        folded.buyer.as_ref().and_then(|party| directories.authority(party, newest, making.clock, batch));
    let Some(authority) = buyer else {
        outcome.problems.push(ReportedProblem {
            file: making.file.to_owned(),
            release: process.releases.first().map(|(_, r)| r.release.clone()),
            pointer: "/buyer".to_owned(),
            message: "no release of this process names its buyer: the notice is kept, no record made".into(),
        });
        return;
    };
    let procurement = folded.procurement.map(|p| {
        let id = process.ids.procurement.unwrap_or_else(|| ProcurementId(making.clock.id()));
        batch.procurements.push(procurement(making, name, id, authority, p));
        id
    });
    for contract in folded.contracts {
        let id = process
            .ids
            .contracts
            .get(&contract.award)
            .copied()
            .unwrap_or_else(|| ContractId(making.clock.id()));
        let told = contract.notices.last().copied().or(newest);
        let vendors = told
            .map_or_else(Vec::new, |notice| vendors(making, directories, &contract.suppliers, notice, batch));
        let ids = Ids { id, procurement, authority, vendors };
        batch.contracts.push(contract_folded(making, name, ids, contract));
    }
}

/// The vendors of one contract, each once, in published order.
fn vendors(
    making: &Making<'_>,
    directories: &mut Directories,
    suppliers: &[Party],
    notice: NoticeId,
    batch: &mut Batch,
) -> Vec<VendorId> {
    let mut vendors = Vec::with_capacity(suppliers.len());
    for supplier in suppliers {
        let found = directories.vendor(supplier, notice, making.demonstration, making.clock, batch);
        if let Some(vendor) = found.filter(|v| !vendors.contains(v)) {
            vendors.push(vendor);
        }
    }
    vendors
}

fn notice(
    making: &Making<'_>,
    id: NoticeId,
    authority: Option<AuthorityId>,
    release: &Release,
    raw: String,
    digest: String,
) -> NewNotice {
    NewNotice {
        id,
        source: release.source,
        process: release.process.clone(),
        release: release.release.clone(),
        kind: release.kind,
        notice_type: release.notice_type.clone(),
        title: release.title.clone(),
        published_at: release.published_at,
        url: release.url.clone(),
        authority,
        raw,
        digest,
        file: making.file.to_owned(),
        demonstration: making.demonstration,
    }
}

struct Ids {
    id: ContractId,
    procurement: Option<ProcurementId>,
    authority: AuthorityId,
    vendors: Vec<VendorId>,
}

fn contract_folded(making: &Making<'_>, process: &str, ids: Ids, folded: FoldedContract) -> ContractFolded {
    ContractFolded {
        id: ids.id,
        process: process.to_owned(),
        award: folded.award,
        authority: ids.authority,
        vendors: ids.vendors,
        procurement: ids.procurement,
        title: folded.title,
        description: folded.description,
        status: folded.status,
        term: folded.term,
        value: folded.value,
        signed_on: folded.signed_on,
        cpv: folded.cpv,
        technology: folded.technology,
        service_area: folded.service_area,
        facts: folded.facts,
        notices: folded.notices,
        first_published_at: folded.first_published_at,
        vouched_at: folded.vouched_at,
        demonstration: making.demonstration,
    }
}

fn procurement(
    making: &Making<'_>,
    process: &str,
    id: ProcurementId,
    authority: AuthorityId,
    folded: FoldedProcurement,
) -> ProcurementFolded {
    ProcurementFolded {
        id,
        process: process.to_owned(),
        authority,
        title: folded.title,
        description: folded.description,
        stage: folded.stage,
        expected_start: folded.expected_start,
        expected_end: folded.expected_end,
        max_end: folded.max_end,
        engagement_ends: folded.engagement_ends,
        tender_deadline: folded.tender_deadline,
        notice_expected: folded.notice_expected,
        value: folded.value,
        cpv: folded.cpv,
        technology: folded.technology,
        service_area: folded.service_area,
        facts: folded.facts,
        notices: folded.notices,
        first_published_at: folded.first_published_at,
        vouched_at: folded.vouched_at,
        demonstration: making.demonstration,
    }
}

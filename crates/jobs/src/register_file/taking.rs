//! Taking a register file in one transaction, and undoing that in one.

use muster_domain::actor::Actor;
use muster_domain::clock::Clock;
use muster_domain::register_file::plan::{Said, with_vendors};
use muster_domain::register_file::{Decision, Entry, Named, Outcome};
use muster_persistence::Database;
use muster_persistence::register::Batch;
use muster_persistence::register_file::{RegisterFile, StagedRow};
use uuid::Uuid;

use super::AT_A_TIME;
use crate::import::directories::Directories;
use crate::{Error, Result};

/// Takes a file.
///
/// # Errors
/// Failures of the database: nothing is taken then.
pub(super) async fn take(
    database: &Database,
    clock: &dyn Clock,
    file: &RegisterFile,
    actor: &Actor,
) -> Result<()> {
    let mut register = database.register().await?;
    let Some(taking) = register.begin_taking(file, actor, clock).await? else { return Ok(()) };
    let mut directories = Directories::load(&mut register).await?;
    let mut after = i64::MIN;
    loop {
        let rows = register.staged(file.id, after, AT_A_TIME as u64).await?;
        let Some(last) = rows.last() else { break };
        after = last.place;
        let (mut taken, mut put_away, mut left) = (Vec::new(), Vec::new(), Vec::new());
        let mut batch = Batch::default();
        for row in rows {
            match (row.outcome, row.decision) {
                (Outcome::Added | Outcome::Changed | Outcome::Unchanged, _) => {
                    let said = said(&row, &mut directories, file, clock, &mut batch)?;
                    taken.push((row, said));
                }
                (Outcome::Missing, Some(Decision::Archive)) => put_away.push(row),
                (Outcome::Left, Some(Decision::Leave)) => left.push(row.key),
                (Outcome::Missing | Outcome::Left | Outcome::Unclear, _) => {}
            }
        }
        register.name_vendors(batch.vendors, clock.now()).await?;
        register.take(&taking, taken, clock).await?;
        register.put_away(&taking, put_away, clock).await?;
        register.remember_left(&taking, left).await?;
    }
    register.finish_taking(&taking).await?;
    Ok(register.commit().await?)
}

/// Takes back what taking a file did.
///
/// # Errors
/// Failures of the database: nothing is undone then.
pub(super) async fn undo(
    database: &Database,
    clock: &dyn Clock,
    file: &RegisterFile,
    actor: &Actor,
) -> Result<()> {
    let mut register = database.register().await?;
    let Some(taking) = register.begin_taking(file, actor, clock).await? else { return Ok(()) };
    let (mut after, mut stay) = (i64::MIN, 0);
    loop {
        let rows = register.staged(file.id, after, AT_A_TIME as u64).await?;
        let Some(last) = rows.last() else { break };
        after = last.place;
        let changed = rows.into_iter().filter(|row| row.change.is_some()).collect();
        stay += register.take_back(&taking, changed, clock).await?;
    }
    register.finish_undoing(&taking, stay).await?;
    Ok(register.commit().await?)
}

/// What a row says, with its vendors found; those that are new go into `batch`.
fn said(
    row: &StagedRow,
    directories: &mut Directories,
    file: &RegisterFile,
    clock: &dyn Clock,
    batch: &mut Batch,
) -> Result<Said> {
    let unreadable = || {
        Error::Reader(format!("row {} of the register file {} is not as it was stored", row.place, file.id))
    };
    let said = Entry::read_said(&row.entry["said"]).ok_or_else(unreadable)?;
    let names: Vec<Named> = serde_json::from_value(row.entry["vendors"].clone()).map_err(|_| unreadable())?;
    let ids: Vec<Uuid> = serde_json::from_value(row.entry["vendorIds"].clone()).map_err(|_| unreadable())?;
    let vendors = directories.vendors_of_register((&names, &ids), file.authority, clock, batch);
    Ok(with_vendors(said, vendors))
}

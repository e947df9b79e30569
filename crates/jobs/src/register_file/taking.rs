//! Taking a register file in one transaction, and undoing that in one.

use futures_util::future::join;
use muster_domain::actor::Actor;
use muster_domain::clock::Clock;
use muster_domain::register_file::plan::{Said, with_vendors};
use muster_domain::register_file::{Decision, Entry, Named, Outcome};
use muster_persistence::Database;
use muster_persistence::register::{Batch, Register};
use muster_persistence::register_file::{RegisterFile, TakenRow, Taking};
use serde::Deserialize;
use serde_json::Value as Json;
use tokio::task::yield_now;
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
    let rows = register.staged(file.id, i64::MIN, AT_A_TIME as u64).await?;
    let mut portion = Portion::of(rows, &mut directories, file, clock).await?;
    while let Some(after) = portion.last {
        let rows = register.staged(file.id, after, AT_A_TIME as u64).await?;
        // While the database is busy with one portion, the next is understood.
        let next = Portion::of(rows, &mut directories, file, clock);
        let (written, next) = join(portion.write(&mut register, &taking, clock), next).await;
        written?;
        portion = next?;
    }
    register.finish_taking(&taking).await?;
    Ok(register.commit().await?)
}

/// Rows that are understood in one go, before the database is looked after again.
const AT_ONCE: usize = 50;

/// Rows that are taken together.
#[derive(Default)]
struct Portion {
    taken: Vec<(TakenRow, Said)>,
    put_away: Vec<TakenRow>,
    left: Vec<String>,
    /// Those whom they are the first to name, and vendors only.
    named: Batch,
    /// The place of the last of them; `None` of no rows.
    last: Option<i64>,
}

impl Portion {
    async fn of(
        rows: Vec<TakenRow>,
        directories: &mut Directories,
        file: &RegisterFile,
        clock: &dyn Clock,
    ) -> Result<Self> {
        let mut portion = Self { last: rows.last().map(|row| row.place), ..Self::default() };
        for (at, row) in rows.into_iter().enumerate() {
            match (row.outcome, row.decision) {
                (Outcome::Added | Outcome::Changed | Outcome::Unchanged, _) => {
                    let said = said(&row, directories, file, clock, &mut portion.named)?;
                    portion.taken.push((row, said));
                }
                (Outcome::Missing, Some(Decision::Archive)) => portion.put_away.push(row),
                (Outcome::Left, Some(Decision::Leave)) => portion.left.push(row.key),
                (Outcome::Missing | Outcome::Left | Outcome::Unclear, _) => {}
            }
            if at % AT_ONCE == AT_ONCE - 1 {
                yield_now().await;
            }
        }
        Ok(portion)
    }

    async fn write(self, register: &mut Register, taking: &Taking, clock: &dyn Clock) -> Result<()> {
        register.name_vendors(self.named.vendors, clock.now()).await?;
        register.take(taking, self.taken, clock).await?;
        register.put_away(taking, self.put_away, clock).await?;
        Ok(register.remember_left(taking, self.left).await?)
    }
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

/// What is stored of what a row says.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    said: Json,
    vendors: Vec<Named>,
    vendor_ids: Vec<Uuid>,
}

/// What a row says, with its vendors found; those that are new go into `batch`.
fn said(
    row: &TakenRow,
    directories: &mut Directories,
    file: &RegisterFile,
    clock: &dyn Clock,
    batch: &mut Batch,
) -> Result<Said> {
    let unreadable = || {
        Error::Reader(format!("row {} of the register file {} is not as it was stored", row.place, file.id))
    };
    let Stored { said, vendors, vendor_ids } = serde_json::from_str(&row.entry).map_err(|_| unreadable())?;
    let said = Entry::read_said(&said).ok_or_else(unreadable)?;
    let vendors = directories.vendors_of_register((&vendors, &vendor_ids), file.authority, clock, batch);
    Ok(with_vendors(said, vendors))
}

//! Registers that authorities send as files: read, held against what is on record, taken, undone.

mod reading;
mod taking;

use muster_domain::clock::Clock;
use muster_domain::register_file::State;
use muster_persistence::Database;
use muster_persistence::register_file::Due;

use crate::{Error, Result};

/// Rows in one portion: enough that statements are few, few enough that what each row becomes on its way fits
/// into some megabytes.
const AT_A_TIME: usize = 500;

/// Does what is due about register files, the one that has waited longest first. Does nothing, for the price
/// of one small query, when nothing is due. Returns how many files were worked on.
///
/// # Errors
/// Failures of the database: the file is still due then. A file that cannot be read is told so, which is no
/// failure.
pub async fn refresh(database: &Database, clock: &dyn Clock) -> Result<u32> {
    let database = &database.in_background();
    let mut done = 0;
    while let Some(due) = database.register_files().due(clock).await? {
        database.hold_less(true).await?;
        let worked = work(database, clock, due).await;
        database.hold_less(false).await?;
        worked?;
        done += 1;
    }
    Ok(done)
}

async fn work(database: &Database, clock: &dyn Clock, Due { file, actor }: Due) -> Result<()> {
    let (id, rows) = (file.id, file.counts.rows);
    match file.state {
        State::Reading => reading::read(database, clock, &file).await?,
        State::Taking | State::Undoing => {
            let worked = match file.state {
                State::Taking => taking::take(database, clock, &file, &actor).await,
                _ => taking::undo(database, clock, &file, &actor).await,
            };
            if let Err(Error::Database(muster_persistence::Error::Taken { reference, .. })) = &worked {
                let why = format!(
                    "Another record was given the reference {reference} meanwhile: nothing was taken. Read the file again."
                );
                database.register_files().fall_back(&file, &why, clock.now()).await?;
            } else {
                worked?;
            }
        }
        State::Arriving | State::Refused | State::Ready | State::Taken | State::Undone => {}
    }
    tracing::info!(file = %id, state = file.state.as_str(), rows, "a register file was worked on");
    Ok(())
}
